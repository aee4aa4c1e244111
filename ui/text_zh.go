package ui

import "duban/model"

func chinese() *words {
	w := &words{
		lang: model.Chinese, Draft: chineseDraft(), Turns: chineseTurns(),
		Name: "督办", Loading: "正在读取台账…", Sample: "样例台账，进展为模拟", ReadOnly: "只读副本", ReadOnlyRefuses: "这是只读副本，不能修改。", AsOf: "截至",
		Pages:      [pageCount]string{"总览", "任务", "日历", "单位", "待核实"},
		Weekdays:   [7]string{"周日", "周一", "周二", "周三", "周四", "周五", "周六"},
		Lights:     [5]string{"灰", "绿", "黄", "红", "完"},
		LightNames: [5]string{"灰灯", "绿灯", "黄灯", "红灯", "办结"},
		Kinds:      [8]string{"累计", "水平", "控制", "零线", "位次", "节点", "进度", "待下"},
		Yardsticks: [4]string{"序时差 10/30", "SPI 0.95/0.85", "滞后 7/15天", "临期"},
		Columns: map[string]string{
			"order": "文件顺序", "light": "灯", "no": "序号", "title": "任务", "unit": "单位", "leader": "领导", "deadline": "时限",
			"completion": "完成", "gap": "差", "days": "剩余天数", "last": "最近填报", "campaign": "行动",
			"none": "不分组", "section": "章节", "month": "到期月份",
		},
		Every: map[model.Every]string{
			model.Never: "不定期", model.Day: "每日", model.Week: "每周", model.Fortnight: "双周", model.TenDays: "每旬", model.Month: "每月",
			model.TwoMonths: "每两月", model.Quarter: "每季", model.HalfYear: "半年", model.Year: "每年",
			model.HalfMonth: "每半月", model.Term: "每学期", model.Stage: "每阶段",
		},
		Actions: map[model.Action]string{
			model.ActReport: "填报", model.ActEdit: "修改", model.ActDeadline: "延期", model.ActLight: "定灯", model.ActClose: "办结", model.ActReopen: "重开",
			model.ActSuspend: "暂停", model.ActResume: "恢复", model.ActAdd: "新增", model.ActRemove: "删除", model.ActBulk: "批量修改", model.ActCampaign: "行动",
			model.ActUnit: "单位", model.ActSettle: "核实", model.ActSeed: "装入样例", model.ActRestore: "恢复台账", model.ActImport: "导入文件", model.ActUndo: "撤销", model.ActRedo: "重做",
			model.ActDecide: "审批", model.ActSettings: "设置", model.ActArchive: "归档",
		},

		WelcomeTitle: "还没有台账", WelcomeText: "督办把行动、任务、指标和时限记在一个文件里，按序时进度给每项任务亮红黄绿灯，并说明为什么。先选一种开始：",
		WelcomeSample: "样例台账", WelcomeSampleWhat: "五份真实文件的任务，进展为模拟，可随意试用。",
		WelcomeEmpty: "空白台账", WelcomeEmptyWhat: "从头建立自己的行动和任务。", WelcomeKeys: "上下键选择   Enter 开始   q 退出",

		TrendTitle: "近六月红灯", SinceLastMonth: "比上月底", NewRed: "新增红", TurnedGreen: "转绿", NoUnit: "未定单位",
		Campaigns: "行动", Units: "单位", Due: "今日要办", NoCampaigns: "还没有行动。按 A 新建。", NothingDue: "今天没有要催办的事项。",
		Extended: "延期", Doubts: "待核实", Unreported: "到期未报", NeverReported: "从未填报",
		DueOverdue: "逾期未完", DueSoon: "临近时限", DueTurning: "即将转红",

		ColNo: "序号", ColTask: "任务", ColTasks: "任务", ColCampaign: "行动", ColUnit: "单位", ColLeader: "领导", ColDeadline: "时限", ColBar: "完成与序时",
		ColGap: "差", ColLast: "最近填报", ColReason: "为何", ColDoubts: "疑点", ColOnTime: "按时率", ColMeanGap: "均差", ColRank: "名次",
		AllTasks: "全部任务", OpenTasks: "未办结的任务", Find: "查找", FindHint: "汉字、拼音或首字母，如 gk、单位:交通局 灯:红", NothingFound: "没有符合条件的任务。按 Esc 清除条件。", NoTasks: "还没有任务。按 a 新增。",
		ReasonGap: "；", TurnRound: "再选则倒序", Now: "当前",
		SheetTitle: "逐行填报", SheetHint: "数 或 40% 一句话",

		Targets: "指标", Milestones: "节点", Reports: "进展", Chart: "计划与实报", ChartNote: "灰为计划，色为实报", Overall: "总体进度", Source: "出处", Text: "内容", Fields: "要素",
		Review: "待核实", Rule: "规则", NoReports: "还没有填报。按 p 填报。", TaskGone: "这项任务已不在台账里。",
		LeadUnits: "牵头", ResponsibleUnits: "责任", RelatedUnits: "配合", Owners: "业主", Leaders: "领导", Coordinators: "协管", Persons: "责任人", Contact: "电话", ContactPerson: "联系人", OtherNames: "别名", Start: "开工", Marks: "标记", Section: "章节",
		ComputedLight: "按规则应为", Late: "逾期", IsDone: "完成", NotDone: "未完", ListGap: "、", FieldGap: "；",

		DayOff: "休", DayOn: "班", DayReports: "报", NothingDueThen: "这一天没有到期的任务。", ReviewTitle: "待核实", ReviewNote: "文件里有疑点，或时限早于跟踪起点且从未填报", NothingToReview: "没有待核实的事项。", NoDoubts: "这项任务没有疑点。",

		FormKeys: "Enter 下一项   Tab 跳过   Ctrl+S 保存   Esc 取消", PreviewNothing: "填写后这里显示灯的变化", Percent: "完成进度", Sentence: "说明", Date: "日期",
		DateHint: "如 12-31、5月底前", Reason: "理由", Until: "到何日", UntilHint: "不填为长期", LightLabel: "定为", LightComputed: "按规则",
		ListHint: "用空格或、隔开", Sure: "确定删除", Yes: "是", No: "否", AddTitle: "新增任务", AddCampaignTitle: "新建行动", Campaign: "行动", DocNumber: "文号", From: "开始", To: "结束", Office: "办公室",
		ReportEvery: "报送", AsOfTitle: "看哪一天的盘面", AsOfNote: "盘面按那一天为止的填报、时限和办结重新计算。不填则看上月底。", AsOfPast: "盘面按那一天为止的填报、时限和办结重新计算。不填则回到今天。", AsOfHint: "如 10-31、3月底、-7", ByHand: "手工新增",
		BulkLeader: "改责任领导", BulkUnit: "改牵头单位", NeedsTitle: "要有名称。", NoSuchCampaign: "没有这个行动，请写行动的名称或其中的字。", EmptyReport: "没有填报内容：写一个数，或一句话。",
		GoesBySteps: "这项任务按节点填报：按 Esc，再按 p 勾选节点。", StepsHint: "按节点，用 p",
		TypeToNarrow: "输入汉字、拼音或首字母", NothingMatches: "没有符合的。",

		FilterTitle: "筛选", FilterNone: "清除筛选", FilterOverdue: "逾期未完", FilterUnreported: "到期未报", FilterOpen: "未办结", FilterDoubts: "待核实", FilterExtended: "延过期", FilterManual: "手工定灯",
		HelpHere: "在这里", HelpAll: "在各页",
		HelpQueryTitle: "查找与筛选", HelpQuery: "几个词都要符合；词可以是汉字、拼音或首字母。字段：单位: 牵头: 责任: 主责: 领导: 责任人: 行动: 编号: 灯: 期限 分组: 标记:。例：单位:交通局 灯:红,黄 期限<2026-12 -已完成。- 为除去，| 为或，括号为组。状态：逾期 未报 待报 待审批 未销号 在办 历史遗留 已归档 待核实 延期 手动 暂停。",
		HelpLightsTitle: "红黄绿灯", HelpLights: "红：过了文件给的时限，或落后超过红线，或突破零线，或连续两期未报。黄：落后超过黄线，或临近时限未完，或到期未报，或行动已结束未销号。绿：达到序时。灰：未开始、暂停、待下达，或还没到第一个报送日。完：办结。文件没给时限的，按行动结束日计（行动止），不算逾期。每行右边写明原因，任务页写明所用规则。",
		HelpIMETitle: "中文输入法", HelpIME: "输入法在中文状态时字母键到不了程序：按住 Alt 再按字母，或用方向键、Enter、Esc、Tab 和功能键；全角的 ？：／ 与半角同样有效。", NoHistory: "没有变更记录。",

		KeyUpDown: "上/下", KeyLeftRight: "左/右", KeySpace: "空格",
		DoMove: "移动", DoPage: "翻页", DoEnds: "首尾", DoSibling: "上下条", DoOpen: "打开", DoBack: "返回", DoPane: "换栏", DoFind: "查找", DoFilter: "筛选", DoSort: "排序", DoGroup: "分组",
		DoMark: "选中", DoMarkAll: "全选", DoBulk: "批量", DoReport: "填报", DoSheet: "逐行填报", DoEdit: "修改", DoDeadline: "延期", DoLight: "定灯", DoClose: "办结", DoSuspend: "暂停",
		DoSettle: "核实", DoHistory: "变更史", DoRemove: "删除", DoAdd: "新增任务", DoAddCampaign: "新建行动", DoUndo: "撤销", DoRedo: "重做", DoAsOf: "换日期", DoPalette: "命令", DoHelp: "帮助", DoQuit: "退出",
		DoReload: "重读", DoDay: "前后一天", DoWeek: "前后一周", DoMonth: "前后一月", DoToday: "今天", DoToList: "到列表",
	}
	bindings(w, "保存并下一行", "换行", "撤销")
	return w
}
