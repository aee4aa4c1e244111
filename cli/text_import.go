package cli

import (
	"duban/intake"
	"duban/intake/source"
	"duban/model"
)

// importTexts is what import and template say.
type importTexts struct {
	Import, Template command

	FlagYes, FlagDryRun, FlagUnit, FlagCampaign, FlagOutput string

	// Wrong usage.
	YesAndDryRun, NoJSONReview, InputTwice, NeedsUnit string

	NoTerminal        string
	StandardInput     string
	Stopped           string
	Reading           string // file
	Preparing         string // file
	SameDocument      string // two files
	NothingRead       string // file
	FormsAndDocuments string

	// Why a file cannot be read; each takes its name.
	Empty, Scanned, Encrypted, NeedsOffice, Unknown, Damaged, BadForm, NoList string
	Others                                                                    map[source.Other]string
	TooLarge                                                                  string                  // name, what is too large
	Limits                                                                    map[source.Limit]string // each takes the bound

	// What an import brought.
	Imported                                                                string // counts, ledger
	NothingNew                                                              string // unchanged tasks, ledger
	WithDoubts, UnreadLeft, GoneTasks, KnownTasks, HeldTasks, ReportedTasks string // count
	NewCampaigns, NewTasks, ChangedTasks, NewReports, SameTasks             string // count
	DoubtfulTasks, UnreadCount                                              string // count
	NothingStored                                                           string
	CampaignsKept                                                           string // count
	CampaignDiffers                                                         string // change

	// The listing of a draft.
	Totals                                                                      string // how many, that agree, that differ, that cannot be checked
	Tasks                                                                       string // count
	DoubtHead, NewHead, ReportHead, ChangeHead, GoneHead, KnownHead, UnreadHead string // count
	DoubtColumn, ChangeColumn, ReportColumn, Kept                               string
	Heads                                                                       [5]string
	FieldChange                                                                 string // field, old, new
	Fields                                                                      map[intake.Field]string

	// The forms of units.
	FormStored  string // reports, ledger
	FormWould   string // reports
	FormLine    string // row, task, date, what is reported
	FormRefused string // count
	FormReason  string // row, task, reason
	FormEmpty   string // count
	FormSame    string // count
	// Reasons are why a row of a form is refused.
	Reasons      []rule
	NoSuchUnit   string // unit; one of the two that follow stands behind it
	NearUnits    string // names
	LookUnits    string
	NoOpenTasks  string // unit
	NoCampaign   string // name
	FormWritten  string // file, tasks, unit
	FormFileName string // unit, day
}

func chineseImport() importTexts {
	return importTexts{
		Import: command{
			Use: "import 文件… [选项]", Short: "把文件读成台账（Word、Excel、PDF、文本）",
			Long: "把文件读成行动和任务，打开核对页面：逐条显示将要存入的内容，有疑点的在前，旁边是原文；核对后一次存入。\n" +
				"文件可以是 .docx、.xlsx、.csv、.pdf、.txt、.md、.json，按内容识别；- 表示标准输入。再次导入同一份文件或它的更正稿，只显示差别，不会重复。\n" +
				"填好的单位填报表（见 duban template）会读成进展，逐行说明哪些没有收。\n" +
				"--yes 不经核对直接存入：没有疑点的照存，有疑点的也存，疑点留在“待核实”里；文件里没有了的任务不删。",
			Example: "  duban import 重点工作任务清单.docx\n" +
				"  duban import --yes 工作要点.pdf 责任分工.xlsx\n" +
				"  duban import --dry-run --json 清单.docx > 草稿.json",
		},
		Template: command{
			Use: "template --unit 单位 [选项]", Short: "给一个单位生成填报表（.xlsx）",
			Long: "生成一个单位的填报表：列出它未办结的任务，只有浅黄色的格子可以填。单位填好后用 duban import 读回。",
			Example: "  duban template --unit 交通局\n" +
				"  duban template --unit 水利局 --campaign 重点工作 -o 水利局.xlsx",
		},
		FlagYes: "不经核对直接存入，疑点留在“待核实”里", FlagDryRun: "只列出读到的内容，什么都不存；与 --json 同用则输出草稿",
		FlagUnit: "单位 `NAME`，全称或台账里的简称", FlagCampaign: "只要这个行动 `NAME` 的任务", FlagOutput: "写到 `FILE`（默认：单位和日期作文件名）",
		YesAndDryRun: "--yes 和 --dry-run 不能同用", NoJSONReview: "核对页面不能输出 JSON，请把 --json 与 --dry-run 或 --yes 同用",
		InputTwice: "标准输入只能写一次", NeedsUnit: "缺少 --unit",
		NoTerminal:    "核对要在终端里进行；在别处请用 --yes 存入，或用 --dry-run 查看",
		StandardInput: "标准输入", Stopped: "已中断，什么都没有存入", Reading: "正在读 %s……", Preparing: "正在准备 PDF 阅读器，第一次要几秒钟，然后读 %s……",
		SameDocument: "%s 和 %s 是同一份文件，请只导入一个", NothingRead: "%s 里没有读出任务，什么都没有存入",
		FormsAndDocuments: "填报表和文件请分开导入",
		Empty:             "%s 是空的", Scanned: "%s 是扫描件，没有文字可读；请用文字识别软件转成 Word 或文本再导入",
		Encrypted: "%s 有密码，请去掉密码再导入", NeedsOffice: "%s 是旧格式，要有 LibreOffice 才能读；请安装 LibreOffice，或在 Word、WPS 里另存为 .docx 或 .xlsx",
		Unknown: "%s 不是能读的文件，请用 .docx、.xlsx、.csv、.pdf、.txt、.md 或 .json", Damaged: "%s 已损坏或不完整，读不出来；请重新取一份",
		Others: map[source.Other]string{
			source.OtherArchive: "%s 是压缩包，请先解压，再导入里面的文件", source.OtherPicture: "%s 是图片，没有文字可读；请用文字识别软件转成 Word 或文本再导入",
			source.OtherLayout: "%s 是 OFD 版式文件，请在阅读器里另存为 PDF 或 Word 再导入", source.OtherSlides: "%s 是演示文稿，请把其中的清单另存为 Word、Excel 或文本再导入",
			source.OtherMail: "%s 是电子邮件，请把附件另存，再导入附件", source.OtherLock: "%s 是文件打开时的占用标记，不是文件本身；请导入不带 ~$ 的那一个",
		},
		NoList:  "%s 是 JSON，但不是 duban export 的台账，里面也没有任务清单",
		BadForm: "%s 不是完整的填报表，栏目被改动过；请用 duban template 重新生成", TooLarge: "%s 太大：%s",
		Limits: map[source.Limit]string{
			source.LimitSize: "文件不能超过 %d MB", source.LimitUnpacked: "解压后不能超过 %d MB", source.LimitEntries: "压缩包里不能超过 %d 个部分",
			source.LimitRatio: "压缩比不能超过 %d 倍", source.LimitLines: "不能超过 %d 行", source.LimitParagraph: "一段或一格文字不能超过 %d MB",
			source.LimitColumns: "表格不能超过 %d 列", source.LimitRows: "表格不能超过 %d 行", source.LimitCells: "表格不能超过 %d 格",
			source.LimitNesting: "嵌套不能超过 %d 层", source.LimitPages: "不能超过 %d 页",
		},
		Imported: "已导入：%s（%s）", NothingNew: "没有要存入的：%d 项任务与台账相同（%s）",
		WithDoubts: "有疑点的 %d 项，已列入“待核实”；用 duban list 待核实 查看", GoneTasks: "文件已无而保留 %d 项", KnownTasks: "以前舍去而仍不存 %d 项", HeldTasks: "要核对 %d 项", ReportedTasks: "报已有任务的进展 %d 项", UnreadLeft: "没有读懂的文字 %d 处；用 duban import --dry-run 查看",
		NewCampaigns: "新行动 %d 个", NewTasks: "新任务 %d 项", ChangedTasks: "改动 %d 项", NewReports: "进展 %d 次", SameTasks: "不变 %d 项",
		DoubtfulTasks: "有疑点 %d 项", UnreadCount: "未读 %d 处", NothingStored: "只是查看，什么都没有存入。",
		CampaignsKept: "%d 个行动的信息与文件不同，保留台账的；要改请不带 --yes 打开核对", CampaignDiffers: "与台账不同（保留台账的）：%s",
		Totals: "文中合计 %d 处：相符 %d、不符 %d、无法核对 %d",
		Tasks:  "%d 项任务", DoubtHead: "有疑点（%d 项）", ChangeHead: "与台账的差别（%d 项）", NewHead: "新任务（%d 项）", ReportHead: "报台账里已有任务的进展（%d 项）", GoneHead: "文件里没有了（%d 项，仍保留）", KnownHead: "以前舍去或删除的（%d 项，仍不存入）", UnreadHead: "未读文字（%d 处）",
		DoubtColumn: "疑点", ChangeColumn: "改动", ReportColumn: "进展", Kept: "保留", Heads: [5]string{"行", "序号", "任务", "单位", "时限"},
		FieldChange: "%s：%s 改为 %s",
		Fields: map[intake.Field]string{
			intake.FieldTitle: "任务", intake.FieldNo: "序号", intake.FieldSection: "章节", intake.FieldLead: "牵头单位", intake.FieldResponsible: "责任单位", intake.FieldRelated: "相关单位",
			intake.FieldLeaders: "责任领导", intake.FieldCoordinators: "协管责任人", intake.FieldPersons: "责任人", intake.FieldOwners: "业主单位", intake.FieldStart: "开始", intake.FieldDeadline: "完成时限",
			intake.FieldTarget: "指标", intake.FieldMilestone: "节点", intake.FieldMarks: "标记", intake.FieldDetail: "内容", intake.FieldColumns: "其他栏目",
			intake.FieldDocument: "文件", intake.FieldPeriod: "起止", intake.FieldOffice: "办公室", intake.FieldPosts: "指挥机构", intake.FieldCadences: "报送", intake.FieldTotals: "合计", intake.FieldMarkers: "标记说明",
		},
		FormStored: "已收 %d 次进展（%s）", FormWould: "可收 %d 次进展", FormLine: "第 %d 行  %s  %s  %s", FormRefused: "没有收的 %d 行：", FormReason: "第 %d 行  %s：%s",
		FormEmpty: "没有填的 %d 行，略过", FormSame: "台账里已有同样进展的 %d 行，略过",
		Reasons: []rule{
			{intake.ErrFormTask, "台账里没有这项任务，或同一任务填了两次"},
			{intake.ErrFormItem, "任务的指标或节点已经改了，请用新的填报表"},
			{intake.ErrFormStep, "节点应填“已完成”或“未完成”"},
			{intake.ErrFormFuture, "日期在今天之后"},
			{model.ErrDate, "不是日期"},
			{model.ErrPercent, "百分比应在 0 到 100 之间"},
			{model.ErrUnit, "单位与指标的计量单位不符"},
			{model.ErrAmount, "不是数"},
		},
		NoSuchUnit: "台账里没有“%s”这个单位的任务", NearUnits: "；是不是 %s？", LookUnits: "；用 duban list 查单位",
		NoOpenTasks: "“%s”没有未办结的任务", NoCampaign: "台账里没有“%s”这个行动", FormWritten: "已写 %s：%d 项任务（%s）", FormFileName: "%s填报表-%s.xlsx",
	}
}

func englishImport() importTexts {
	return importTexts{
		Import: command{
			Use: "import FILE… [flags]", Short: "read documents into the ledger (Word, Excel, PDF, text)",
			Long: "Reads documents into campaigns and tasks and opens the review: every item as it will be stored, doubts first, with the passage beside it.\n" +
				"What the officer leaves in is stored as one action. Files may be .docx, .xlsx, .csv, .pdf, .txt, .md or .json, told by their content; - is the standard input.\n" +
				"The same document again, or its corrected issue, shows what differs and doubles nothing.\n" +
				"A filled-in form of a unit (see duban template) is read as progress reports, with a reason for each row that is refused.\n" +
				"--yes stores without the review: items without doubts and items with doubts alike, whose doubts stay open; nothing is removed.",
			Example: "  duban import plan.docx\n" +
				"  duban import --yes plan.pdf tasks.xlsx\n" +
				"  duban import --dry-run --json plan.docx > draft.json",
		},
		Template: command{
			Use: "template --unit UNIT [flags]", Short: "write a form for a unit to report with (.xlsx)",
			Long: "Writes a form for a unit: its open tasks, with only the light yellow cells to be filled in. duban import reads it back.",
			Example: "  duban template --unit 交通局\n" +
				"  duban template --unit 水利局 --campaign 重点工作 -o 水利局.xlsx",
		},
		FlagYes: "store without the review; doubts stay open in the ledger", FlagDryRun: "list what was read and store nothing; with --json print the draft",
		FlagUnit: "the unit `NAME`, in full or an alias that the ledger knows", FlagCampaign: "only tasks of this campaign `NAME`", FlagOutput: "write to `FILE` (default: named by unit and day)",
		YesAndDryRun: "--yes and --dry-run do not go together", NoJSONReview: "the review prints no JSON, use --json with --dry-run or --yes",
		InputTwice: "the standard input can be named only once", NeedsUnit: "--unit is missing",
		NoTerminal:    "the review needs a terminal; elsewhere store with --yes or look with --dry-run",
		StandardInput: "standard input", Stopped: "interrupted, nothing was stored", Reading: "reading %s…", Preparing: "making the PDF reader ready, which takes some seconds the first time, then reading %s…",
		SameDocument: "%s and %s are the same document, import one of them", NothingRead: "no task was read from %s, nothing was stored",
		FormsAndDocuments: "import forms and documents one after the other",
		Empty:             "%s is empty", Scanned: "%s is a scan without text; turn it into Word or text with a program that recognises characters",
		Encrypted: "%s is protected by a password; take it off first", NeedsOffice: "%s is of an old kind that needs LibreOffice; install it, or save the file as .docx or .xlsx",
		Unknown: "%s cannot be read; use .docx, .xlsx, .csv, .pdf, .txt, .md or .json", Damaged: "%s is damaged or cut off; get another copy",
		Others: map[source.Other]string{
			source.OtherArchive: "%s is an archive; unpack it and import the files in it", source.OtherPicture: "%s is a picture without text; turn it into Word or text with a program that recognises characters",
			source.OtherLayout: "%s is an OFD layout; save it as PDF or Word in its reader", source.OtherSlides: "%s is a presentation; save its list as Word, Excel or text",
			source.OtherMail: "%s is an e-mail; save what is attached to it and import that", source.OtherLock: "%s only marks a file that is open; import the one without ~$",
		},
		NoList:  "%s is JSON, but no export of duban, and holds no list of tasks",
		BadForm: "%s is not a whole form, its columns were changed; make a new one with duban template", TooLarge: "%s is too large: %s",
		Limits: map[source.Limit]string{
			source.LimitSize: "a file has at most %d MB", source.LimitUnpacked: "at most %d MB unpacked", source.LimitEntries: "at most %d parts",
			source.LimitRatio: "packed at most %d times", source.LimitLines: "at most %d lines", source.LimitParagraph: "at most %d MB in one paragraph or cell",
			source.LimitColumns: "at most %d columns", source.LimitRows: "at most %d rows", source.LimitCells: "at most %d cells",
			source.LimitNesting: "at most %d levels", source.LimitPages: "at most %d pages",
		},
		Imported: "Imported: %s (%s)", NothingNew: "Nothing to store: %d tasks are as in the ledger (%s)",
		WithDoubts: "%d of them have doubts, which stay open; duban list review shows them", GoneTasks: "%d gone and kept", KnownTasks: "%d dropped before and kept out", HeldTasks: "%d to check against the ledger", ReportedTasks: "%d report on tasks of the ledger", UnreadLeft: "%d passages were not understood; duban import --dry-run shows them",
		NewCampaigns: "%d new campaigns", NewTasks: "%d new tasks", ChangedTasks: "%d changed", NewReports: "%d reports", SameTasks: "%d unchanged",
		DoubtfulTasks: "%d with doubts", UnreadCount: "%d not understood", NothingStored: "Only looked at, nothing was stored.",
		CampaignsKept: "%d campaigns are described otherwise in the document and stay as they are; open the review without --yes to change them", CampaignDiffers: "differs from the ledger, which is kept: %s",
		Totals: "totals stated: %d; %d agree, %d differ, %d cannot be checked",
		Tasks:  "%d tasks", DoubtHead: "With doubts (%d)", ChangeHead: "Differs from the ledger (%d)", NewHead: "New (%d)", ReportHead: "Reports on tasks of the ledger (%d)", GoneHead: "No longer in the document (%d, kept)", KnownHead: "Dropped or removed before (%d, kept out)", UnreadHead: "Not understood (%d)",
		DoubtColumn: "Doubt", ChangeColumn: "Change", ReportColumn: "Report", Kept: "kept", Heads: [5]string{"Line", "No.", "Task", "Unit", "Due"},
		FieldChange: "%s: %s becomes %s",
		Fields: map[intake.Field]string{
			intake.FieldTitle: "title", intake.FieldNo: "number", intake.FieldSection: "section", intake.FieldLead: "lead units", intake.FieldResponsible: "responsible units", intake.FieldRelated: "related units",
			intake.FieldLeaders: "leaders", intake.FieldCoordinators: "coordinators", intake.FieldPersons: "persons", intake.FieldOwners: "owners", intake.FieldStart: "start", intake.FieldDeadline: "deadline",
			intake.FieldTarget: "targets", intake.FieldMilestone: "milestones", intake.FieldMarks: "marks", intake.FieldDetail: "text", intake.FieldColumns: "further columns",
			intake.FieldDocument: "document", intake.FieldPeriod: "period", intake.FieldOffice: "office", intake.FieldPosts: "posts", intake.FieldCadences: "cadences", intake.FieldTotals: "totals", intake.FieldMarkers: "markers",
		},
		FormStored: "Stored %d reports (%s)", FormWould: "%d reports would be stored", FormLine: "row %d  %s  %s  %s", FormRefused: "%d rows were refused:", FormReason: "row %d  %s: %s",
		FormEmpty: "%d rows were left empty", FormSame: "%d rows are in the ledger already",
		Reasons: []rule{
			{intake.ErrFormTask, "the ledger has no such task, or it stands in the form twice"},
			{intake.ErrFormItem, "the task is no longer measured so, use a new form"},
			{intake.ErrFormStep, "a milestone is either 已完成 (done) or 未完成 (not done)"},
			{intake.ErrFormFuture, "the date lies in the future"},
			{model.ErrDate, "not a date"},
			{model.ErrPercent, "a percentage is from 0 to 100"},
			{model.ErrUnit, "the unit does not agree with the target's"},
			{model.ErrAmount, "not a figure"},
		},
		NoSuchUnit: "no task in the ledger is for the unit %q", NearUnits: "; did you mean %s?", LookUnits: "; duban list shows the units",
		NoOpenTasks: "%q has no open tasks", NoCampaign: "there is no campaign %q in the ledger", FormWritten: "Wrote %s: %d tasks of %s", FormFileName: "%s-report-%s.xlsx",
	}
}
