package intake

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"duban/intake/parse"
	"duban/internal/pattern"
	"duban/internal/zh"
	"duban/model"
)

func keySet(words string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// The keys of a file by what they mean, folded.
var (
	// listKeys are those under which a file keeps its tasks, or its chapters.
	listKeys = keySet(`tasks 任务 items 条目 records rows list data 事项 任务清单 事项清单 项目清单 清单 列表 任务列表 项目 projects elements embedded results result entries issues workitems todos
		sections groups categories chapters 分组 板块 章节 部分 类别 children subtasks 子任务 子项 明细 详情 分项 任务分解 数据 内容`)
	// titleKeys are those under which a file gives its own title.
	titleKeys = keySet(`title name 标题 名称 plan campaign 行动 文件名称 文件标题 文件名 方案名称 方案 计划名称`)
	// nameKeys are those under which a value that is an object gives its words.
	nameKeys = keySet(`name title text value raw 名称 标题 文本 值 姓名 全称 displayname label`)
	// machineKeys say nothing to a person.
	machineKeys = keySet(`createtime updatetime modifytime createby updateby createuser updateuser deleted delflag tenantid version success msg message uuid guid href html format type self schema version etag lockversion _id oid hash checksum urgency modified entry createdat updatedat created updated creationdate pagesize offset count total position order parentid parent color colour icon url link method precision`)
)

// headingWords are the headings that English names of a task's values stand for,
// and the initials by which Chinese programs name their columns.
var headingWords = map[string]string{
	"no": "序号", "number": "序号", "index": "序号", "seq": "序号", "serial": "序号", "id": "编号", "code": "编号",
	"title": "任务名称", "task": "任务名称", "taskname": "任务名称", "name": "任务名称", "subject": "任务名称", "item": "任务名称", "project": "项目名称", "projectname": "项目名称", "description": "任务名称", "summary": "任务名称",
	"section": "类别", "category": "类别", "group": "类别", "chapter": "类别", "area": "类别", "theme": "类别", "phase": "类别", "epic": "类别",
	"detail": "工作内容", "details": "工作内容", "content": "工作内容", "body": "工作内容", "measures": "工作措施", "measure": "工作措施", "actions": "工作措施", "steps": "工作措施",
	"lead": "牵头单位", "leadunit": "牵头单位", "leadunits": "牵头单位", "leaddepartment": "牵头单位", "leadagency": "牵头单位",
	"unit": "单位", "units": "责任单位", "department": "责任单位", "departments": "责任单位", "dept": "责任单位", "agency": "责任单位", "agencies": "责任单位", "organization": "责任单位", "organisation": "责任单位", "assignee": "责任单位", "assignees": "责任单位", "assignedto": "责任单位",
	"responsible": "责任单位", "responsibleunit": "责任单位", "responsibleunits": "责任单位", "responsibledepartment": "责任单位", "responsibledepartments": "责任单位",
	"related": "配合单位", "relatedunit": "配合单位", "relatedunits": "配合单位", "cooperating": "配合单位", "cooperatingunit": "配合单位", "cooperatingunits": "配合单位", "supporting": "配合单位", "support": "配合单位", "supportingunits": "配合单位", "partners": "配合单位", "cooperation": "配合单位",
	"leader": "责任领导", "leaders": "责任领导", "sponsor": "责任领导", "coordinator": "协管领导", "coordinators": "协管领导",
	"person": "责任人", "persons": "责任人", "contact": "责任人", "contacts": "责任人", "manager": "责任人", "owner": "责任单位", "owners": "责任单位", "liaison": "责任人",
	"deadline": "完成时限", "due": "完成时限", "duedate": "完成时限", "end": "完成时限", "enddate": "完成时限", "finish": "完成时限", "finishdate": "完成时限", "targetdate": "完成时限", "timelimit": "完成时限", "until": "完成时限",
	"start": "开工时间", "startdate": "开工时间", "begin": "开工时间", "begindate": "开工时间", "period": "起止时间", "schedule": "进度安排", "milestones": "进度安排", "milestone": "进度安排",
	"target": "目标值", "targets": "目标值", "goal": "目标值", "goals": "目标值", "objective": "目标值", "metric": "指标名称", "metrics": "指标名称", "indicator": "指标名称", "kpi": "指标名称",
	"progress": "完成情况", "status": "完成状态", "state": "完成状态", "percent": "完成率", "percentage": "完成率", "percentagedone": "完成率", "percentdone": "完成率", "percentcomplete": "完成率", "completion": "完成率",
	"remark": "备注", "remarks": "备注", "note": "备注", "notes": "备注", "comment": "备注", "comments": "备注", "annotations": "备注", "place": "建设地点", "location": "建设地点", "investment": "总投资", "budget": "资金", "problems": "存在问题", "problem": "存在问题", "issue": "存在问题", "risks": "存在问题",
	"source": "来源", "任务": "任务名称", "部门": "责任部门",
	"xh": "序号", "rwmc": "任务名称", "rwnr": "任务内容", "gzrw": "工作任务", "zdgz": "重点工作", "xmmc": "项目名称", "sxmc": "事项名称", "sx": "事项", "rw": "任务名称", "lb": "类别", "fl": "分类",
	"qtdw": "牵头单位", "zrdw": "责任单位", "phdw": "配合单位", "xbdw": "协办单位", "zbdw": "主办单位", "cbdw": "承办单位", "zrbm": "责任部门", "qtbm": "牵头部门", "zrr": "责任人", "lxr": "联系人", "fzr": "负责人", "zrld": "责任领导", "fgld": "分管领导", "qtld": "牵头领导",
	"wcsx": "完成时限", "wcsj": "完成时间", "bjsx": "办结时限", "sjjd": "时间节点", "jzsj": "截止时间", "jzrq": "截止日期", "kssj": "开始时间", "kgsj": "开工时间", "ndmb": "年度目标", "mbrw": "目标任务", "gzmb": "工作目标", "gzcs": "工作措施", "jtcs": "具体措施",
	"jzqk": "进展情况", "wcqk": "完成情况", "wcl": "完成率", "czwt": "存在问题", "bz": "备注", "ztz": "总投资",
}

// keyWords are the words that long English keys are made of: of each row the
// first that fits tells the heading.
var keyWords = [...]struct{ has, heading string }{
	{"lead unit dept department org agency bureau", "牵头单位"},
	{"main unit dept department org agency", "牵头单位"},
	{"host unit dept department org", "牵头单位"},
	{"primary unit dept department org", "牵头单位"},
	{"coop unit dept department org", "配合单位"},
	{"cooperate unit dept department org", "配合单位"},
	{"cooperative unit dept department org", "配合单位"},
	{"assist unit dept department org", "配合单位"},
	{"support unit dept department org", "配合单位"},
	{"co unit dept department org", "配合单位"},
	{"start time date day", "开工时间"},
	{"begin time date day", "开工时间"},
	{"limit time date", "完成时限"},
	{"end time date", "完成时限"},
	{"finish time date", "完成时限"},
	{"complete time date limit", "完成时限"},
	{"completion time date deadline", "完成时限"},
	{"due time date", "完成时限"},
	{"deadline time date", "完成时限"},
	{"target date", "完成时限"},
	{"plan finish end date", "完成时限"},
	{"task name title", "任务名称"},
	{"work name title", "任务名称"},
	{"item name title", "任务名称"},
	{"matter name title", "任务名称"},
	{"project name title", "项目名称"},
	{"task content desc description detail", "工作内容"},
	{"work content desc description detail", "工作内容"},
	{"task type category class", "类别"},
	{"work type category class", "类别"},
	{"item type category class", "类别"},
	{"category name", "类别"},
	{"task no num number index code", "编号"},
	{"serial no num number", "序号"},
	{"work progress situation", "完成情况"},
	{"current progress situation status", "完成情况"},
	{"completion status situation", "完成情况"},
	{"completion rate percent", "完成率"},
	{"progress rate percent", "完成率"},
	{"duty unit dept department org", "责任单位"},
	{"responsible unit dept department org", "责任单位"},
	{"resp unit dept department org", "责任单位"},
	{"duty person leader people", "责任人"},
	{"charge leader", "责任领导"},
	{"charge person", "责任人"},
	{"charge unit dept department", "责任单位"},
	{"contact person name", "责任人"},
	{"unit name", "责任单位"},
	{"dept name", "责任单位"},
	{"department name", "责任单位"},
	{"org name", "责任单位"},
}

// wordsOfKey parts a key at its strokes and capitals: taskName, task_name.
func wordsOfKey(k string) []string {
	var b strings.Builder
	lower := false
	for _, r := range k {
		switch {
		case r == '_' || r == '-' || r == '.' || unicode.IsSpace(r):
			b.WriteByte(' ')
			lower = false
			continue
		case unicode.IsUpper(r) && lower:
			b.WriteByte(' ')
		}
		lower = unicode.IsLower(r)
		b.WriteRune(unicode.ToLower(r))
	}
	return strings.Fields(b.String())
}

// headingOfKey returns the heading that a key stands for.
func headingOfKey(k string) string {
	if h := headingWords[foldKey(k)]; h != "" {
		return h
	}
	words := wordsOfKey(k)
	if len(words) > 1 && len(words) < 5 && words[0] < "\u0080" {
		for _, w := range keyWords {
			first, others, _ := strings.Cut(w.has, " ")
			if slices.Contains(words, first) && slices.ContainsFunc(strings.Fields(others), func(o string) bool { return slices.Contains(words, o) }) {
				return w.heading
			}
		}
	}
	return withoutSpace(zh.Clean(k))
}

// roleOf returns what the values under a heading are.
func roleOf(heading string) parse.Role {
	h, ok := parse.ReadHeading(heading)
	if !ok {
		return parse.NoRole
	}
	return h.Role
}

// statusWords are the states of other programs' tasks.
var statusWords = map[string]string{
	"pending": "未开始", "todo": "未开始", "open": "未开始", "new": "未开始", "notstarted": "未开始", "backlog": "未开始", "waiting": "未开始", "planned": "未开始",
	"inprogress": "进行中", "doing": "进行中", "started": "进行中", "active": "进行中", "ongoing": "进行中",
	"done": "已完成", "completed": "已完成", "complete": "已完成", "closed": "已完成", "finished": "已完成", "resolved": "已完成",
}

// statusWord returns the state of a task as this program's readers know it.
func statusWord(s string) string {
	if w := statusWords[foldKey(s)]; w != "" {
		return w
	}
	return s
}

var (
	serialDay  = pattern.New(`^[2-7]\d{4}(?:\.\d+)?$`)
	packedDay  = pattern.New(`^((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?$`)
	stampedDay = pattern.New(`^((?:19|20)\d\d)-([01]\d)-([0-3]\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?$`)
)

// jsonDate shows a date as programs write it as a day: the serial day of a workbook, a day
// without separators, a point in time. Any other text stays.
func jsonDate(s string, number bool) string {
	if number && serialDay.MatchString(s) {
		return model.NewDate(1899, 12, 30).AddDays(digits(strings.SplitN(s, ".", 2)[0])).String()
	}
	m := packedDay.FindStringSubmatch(s)
	if m == nil {
		m = stampedDay.FindStringSubmatch(s)
	}
	if m == nil {
		return s
	}
	day := model.NewDate(digits(m[1]), time.Month(digits(m[2])), digits(m[3]))
	if m[len(m)-1] == "Z" && digits(m[4]) >= 24-chinaAhead {
		day = day.AddDays(1) // midnight in China, told in universal time
	}
	return day.String()
}

// chinaAhead is how many hours Chinese time is ahead of universal time.
const chinaAhead = 8

// foldKey returns a key without what its spelling may differ in: case, underscores, blanks.
func foldKey(k string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r == '.' || unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, zh.Fold(k))
}
