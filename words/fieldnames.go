package words

import "duban/model"

// fieldWord is what a field of a record is called, by its name in the JSON form.
type fieldWord struct{ json, zh, en string }

// fieldWordsTable names the fields of every record, in the order in which a record within a record is told.
var fieldWordsTable = [...]fieldWord{
	// A return.
	{"date", "代表日期", "for the day"},
	{"turn", "调度期", "turn"},
	{"received", "收到", "received"},
	{"entered", "录入", "entered"},
	{"percent", "完成进度", "percent"},
	{"actuals", "实报", "figures"},
	{"steps", "节点完成", "steps done"},
	{"estimate", "预计", "estimate"},
	{"sent_by", "报送", "sent by"},
	{"via", "随报", "reported with"},
	{"version", "版次", "version"},
	{"approval", "要审批", "approval"},
	{"decisions", "审批", "decisions"},
	{"simulated", "模拟", "simulated"},
	// A task.
	{"no", "序号", "number"},
	{"title", "任务", "title"},
	{"name", "名称", "name"},
	{"section", "章节", "section"},
	{"marks", "标记", "marks"},
	{"lead_units", "牵头", "lead units"},
	{"responsible_units", "责任", "units"},
	{"related_units", "配合", "related"},
	{"leaders", "领导", "leaders"},
	{"coordinators", "协管", "coordinator"},
	{"persons", "责任人", "persons"},
	{"owners", "业主", "owners"},
	{"start", "开工", "start"},
	{"deadline", "时限", "deadline"},
	{"extensions", "延期", "extensions"},
	{"targets", "指标", "targets"},
	{"milestones", "节点", "milestones"},
	{"curve", "计划线", "plan curve"},
	{"manual_lights", "手工定灯", "light by hand"},
	{"suspensions", "暂停", "suspensions"},
	{"closed", "办结", "closed"},
	{"added", "列入", "added"},
	{"events", "事件", "events"},
	{"detail", "内容", "text"},
	{"fields", "要素", "fields"},
	{"source", "出处", "source"},
	{"review", "待核实", "doubts"},
	// A target, a milestone.
	{"metric", "指标", "metric"},
	{"op", "算符", "operator"},
	{"value", "数值", "value"},
	{"max", "上限", "upper limit"},
	{"unit", "单位", "unit"},
	{"weight", "权重", "weight"},
	{"stretch", "力争", "stretch"},
	{"baseline", "基数", "base"},
	{"strength", "语气", "strength"},
	{"part_of", "属于", "part of"},
	// A campaign.
	{"document", "文件", "document"},
	{"number", "文号", "number"},
	{"issuers", "发文", "issuers"},
	{"parent", "上级方案", "part of"},
	{"period", "起止", "period"},
	{"office", "办公室", "office"},
	{"posts", "指挥", "posts"},
	{"post", "职务", "post"},
	{"person", "姓名", "person"},
	{"cadences", "调度报送", "cadences"},
	{"tracked_since", "纳入台账", "tracked"},
	{"policy", "规则", "rule"},
	{"stated_totals", "文件合计", "totals"},
	{"markers", "标记说明", "markers"},
	{"archived", "归档", "archived"},
	{"dropped", "略去的行", "rows left out"},
	{"note", "备注", "note"},
	// A cadence.
	{"kind", "类别", "kind"},
	{"purpose", "用途", "purpose"},
	{"due_day", "报送日", "due day"},
	{"due_workdays", "工作日内", "workdays"},
	{"within", "当期内", "within"},
	{"holiday", "遇假", "holidays"},
	{"scope", "范围", "scope"},
	{"sections", "章节", "sections"},
	{"tasks", "任务", "tasks"},
	{"units", "单位", "units"},
	{"anchor", "起算日", "anchor"},
	{"who", "报送人", "who"},
	{"to_whom", "报给", "to whom"},
	{"turns", "各期", "turns"},
	// A policy.
	{"yardstick", "尺度", "yardstick"},
	{"yellow", "黄线", "yellow from"},
	{"red", "红线", "red from"},
	{"warn_days", "提醒天数", "days of warning"},
	{"stale_days", "过旧天数", "days till stale"},
	{"level_slack", "水平宽限", "level slack"},
	{"ceiling_slack", "控制宽限", "ceiling slack"},
	{"silent_yellow", "未报转黄", "silent: yellow"},
	{"silent_red", "未报转红", "silent: red"},
	{"wind_up_days", "收尾天数", "winding up"},
	// A unit, the settings.
	{"aliases", "别名", "other names"},
	{"contact", "联系人", "contact"},
	{"phone", "电话", "phone"},
	{"group", "统称", "group"},
	{"members", "包括", "members"},
	{"days_off", "放假", "days off"},
	{"views", "视图", "views"},
	// Acts.
	{"from", "自", "from"},
	{"to", "至", "to"},
	{"on", "日期", "on"},
	{"until", "到", "until"},
	{"light", "灯", "light"},
	{"reason", "理由", "reason"},
	{"text", "说明", "text"},
	{"back", "退回", "sent back"},
	{"done", "完成", "done"},
	{"settled", "已核实", "settled"},
	{"code", "类别", "code"},
	{"by", "由", "by"},
	{"line", "行", "line"},
	// An event.
	{"count", "起数", "how many"},
	{"deaths", "死亡人数", "dead"},
	{"incomplete", "要素待补", "to be completed"},
	{"withdrawn", "撤回", "withdrawn"},
	{"why", "撤回理由", "why withdrawn"},
	{"withdrawn_by", "撤回人", "withdrawn by"},
	{"of", "报送所属日期", "days of its figure"},
}

// FieldName is what a field is called; one that the table does not know is called by its name.
func (w *Screen) FieldName(json string) string {
	if i := FieldPlace(json); i < len(fieldWordsTable) {
		return w.in(fieldWordsTable[i].zh, fieldWordsTable[i].en)
	}
	return json
}

// FieldPlace is the place of a field in the table, behind its end for one that it does not know.
func FieldPlace(json string) int {
	for i := range fieldWordsTable {
		if fieldWordsTable[i].json == json {
			return i
		}
	}
	return len(fieldWordsTable)
}

// CodeWord is what a code of the JSON form stands for in a field; any other text is itself.
func (w *Screen) CodeWord(field, code string) string {
	switch field {
	case "light":
		for l := range w.Lights {
			if model.Light(l).String() == code {
				return w.LightOr(model.Light(l))
			}
		}
	case "kind":
		for every, name := range w.Every {
			if every.String() == code && name != "" {
				return name
			}
		}
	case "precision":
		return "" // said by the text
	}
	return code
}

// Becomes stands between what a field was and what it is.
func (w *Screen) Becomes() string { return w.in(" 改为 ", " -> ") }

// MovedTo stands between a deadline and the one that it was moved to.
func (w *Screen) MovedTo() string { return w.in(" 延至 ", " to ") }

// Nothing stands for a field that was or is empty.
func (w *Screen) Nothing() string { return w.in("无", "none") }

// TakenAway stands before what was removed.
func (w *Screen) TakenAway() string { return w.in("取消 ", "taken back: ") }

// Entries counts what a list has.
func (w *Screen) Entries(n int) string { return w.f("%d 条", "%d entries", n) }
