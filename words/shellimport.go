package words

import (
	"duban/intake/draft"
	"duban/intake/source"
)

// importLines are what import and template say.
func (s *Shell) importLines() []line {
	return []line{
		{&s.In.Import.Use, "import 文件… [选项]", "import FILE… [flags]"},
		{&s.In.Import.Short, "把文件读成台账（Word、Excel、PDF、文本）", "read documents into the ledger (Word, Excel, PDF, text)"},
		{
			&s.In.Import.Long,
			"把文件读成行动和任务，打开核对页面：逐条显示将要存入的内容，有疑点的在前，旁边是原文；" +
				"核对后一次存入。\n" +
				"文件可以是 .docx、.xlsx、.csv、.pdf、.txt、.md、.json，按内容识别；- 表示标准输入。" +
				"再次导入同一份文件或它的更正稿，只显示差别，不会重复。\n" +
				"填好的单位填报表（见 duban template）会读成进展：逐行列出收不收、为什么、灯怎么变，不带 --yes 只核对，不存。\n" +
				"--yes 不经核对直接存入：没有疑点的照存，有疑点的也存，疑点留在“待核实”里；文件里没有了的任务不删。",
			"Reads documents into campaigns and tasks and opens the review: every item as it will be stored, " +
				"doubts first, with the passage beside it.\n" +
				"What the officer leaves in is stored as one action. Files may be .docx, .xlsx, .csv, .pdf, .txt, " +
				".md or .json, told by their content; - is the standard input.\n" +
				"The same document again, or its corrected issue, shows what differs and doubles nothing.\n" +
				"A filled-in form of a unit (see duban template) is read as progress reports: what becomes of each row, why, " +
				"and of its light; nothing of it is stored without --yes.\n" +
				"--yes stores without the review: items without doubts and items with doubts alike, whose doubts " +
				"stay open; nothing is removed.",
		},
		{
			&s.In.Import.Example,
			"  duban import 重点工作任务清单.docx\n" +
				"  duban import --yes 工作要点.pdf 责任分工.xlsx\n" +
				"  duban import --dry-run --json 清单.docx > 草稿.json",
			"  duban import plan.docx\n" +
				"  duban import --yes plan.pdf tasks.xlsx\n" +
				"  duban import --dry-run --json plan.docx > draft.json",
		},
		{&s.In.Template.Use, "template --unit 单位 [选项]", "template --unit UNIT [flags]"},
		{&s.In.Template.Short, "给一个单位生成填报表（.xlsx）", "write a form for a unit to report with (.xlsx)"},
		{
			&s.In.Template.Long,
			"生成一个单位的填报表：列出它未办结的任务，只有浅黄色的格子可以填。单位填好后用 duban import 读回。",
			"Writes a form for a unit: its open tasks, with only the light yellow cells to be filled in. duban " +
				"import reads it back.",
		},
		{
			&s.In.Template.Example,
			"  duban template --unit 交通局\n" +
				"  duban template --unit 水利局 --campaign 重点工作 -o 水利局.xlsx",
			"  duban template --unit 交通局\n" +
				"  duban template --unit 水利局 --campaign 重点工作 -o 水利局.xlsx",
		},
		{&s.In.FlagYes, "不经核对直接存入，疑点留在“待核实”里", "store without the review; doubts stay open in the ledger"},
		{
			&s.In.FlagDryRun,
			"只列出读到的内容，什么都不存；与 --json 同用则输出草稿",
			"list what was read and store nothing; with --json print the draft",
		},
		{&s.In.FlagUnit, "单位 `NAME`，全称或台账里的简称", "the unit `NAME`, in full or an alias that the ledger knows"},
		{&s.In.FlagCampaign, "只要这个行动 `NAME` 的任务", "only tasks of this campaign `NAME`"},
		{&s.In.FlagOutput, "写到 `FILE`（默认：单位和日期作文件名）", "write to `FILE` (default: named by unit and day)"},
		{&s.In.YesAndDryRun, "--yes 和 --dry-run 不能同用", "--yes and --dry-run do not go together"},
		{
			&s.In.NoJSONReview,
			"核对页面不能输出 JSON，请把 --json 与 --dry-run 或 --yes 同用",
			"the review prints no JSON, use --json with --dry-run or --yes",
		},
		{&s.In.InputTwice, "标准输入只能写一次", "the standard input can be named only once"},
		{&s.In.NeedsUnit, "缺少 --unit", "--unit is missing"},
		{
			&s.In.NoTerminal,
			"核对要在终端里进行；在别处请用 --yes 存入，或用 --dry-run 查看",
			"the review needs a terminal; elsewhere store with --yes or look with --dry-run",
		},
		{&s.In.StandardInput, "标准输入", "standard input"},
		{&s.In.Stopped, "已中断，什么都没有存入", "interrupted, nothing was stored"},
		{&s.In.Reading, "正在读 %s……", "reading %s…"},
		{
			&s.In.Preparing,
			"正在准备 PDF 阅读器，第一次要几秒钟，然后读 %s……",
			"making the PDF reader ready, which takes some seconds the first time, then reading %s…",
		},
		{&s.In.SameDocument, "%s 和 %s 是同一份文件，请只导入一个", "%s and %s are the same document, import one of them"},
		{&s.In.NothingRead, "%s 里没有读出任务，什么都没有存入", "no task was read from %s, nothing was stored"},
		{&s.In.FormsAndDocuments, "填报表和文件请分开导入", "import forms and documents one after the other"},
		{&s.In.Empty, "%s 是空的", "%s is empty"},
		{
			&s.In.Scanned,
			"%s 是扫描件，没有文字可读；请用文字识别软件转成 Word 或文本再导入",
			"%s is a scan without text; turn it into Word or text with a program that recognises characters",
		},
		{&s.In.Encrypted, "%s 有密码，请去掉密码再导入", "%s is protected by a password; take it off first"},
		{
			&s.In.NeedsOffice,
			"%s 是旧格式，要有 LibreOffice 才能读；请安装 LibreOffice，或在 Word、WPS 里另存为 .docx 或 .xlsx",
			"%s is of an old kind that needs LibreOffice; install it, or save the file as .docx or .xlsx",
		},
		{
			&s.In.Unknown,
			"%s 不是能读的文件，请用 .docx、.xlsx、.csv、.pdf、.txt、.md 或 .json",
			"%s cannot be read; use .docx, .xlsx, .csv, .pdf, .txt, .md or .json",
		},
		{&s.In.Damaged, "%s 已损坏或不完整，读不出来；请重新取一份", "%s is damaged or cut off; get another copy"},
		{
			&s.In.NoList,
			"%s 是 JSON，但不是 duban export 的台账，里面也没有任务清单",
			"%s is JSON, but no export of duban, and holds no list of tasks",
		},
		{
			&s.In.BadForm,
			"%s 不是完整的填报表，栏目被改动过；请用 duban template 重新生成",
			"%s is not a whole form, its columns were changed; make a new one with duban template",
		},
		{&s.In.TooLarge, "%s 太大：%s", "%s is too large: %s"},
		{&s.In.Imported, "已导入：%s（%s）", "Imported: %s (%s)"},
		{&s.In.NothingNew, "没有要存入的：%d 项任务与台账相同（%s）", "Nothing to store: %d tasks are as in the ledger (%s)"},
		{
			&s.In.WithDoubts,
			"有疑点的 %d 项，已列入“待核实”；用 duban list 待核实 查看",
			"%d of them have doubts, which stay open; duban list review shows them",
		},
		{&s.In.GoneTasks, "文件已无而保留 %d 项", "%d gone and kept"},
		{&s.In.KnownTasks, "以前舍去而仍不存 %d 项", "%d dropped before and kept out"},
		{&s.In.HeldTasks, "要核对 %d 项", "%d to check against the ledger"},
		{&s.In.ReportedTasks, "报已有任务的进展 %d 项", "%d report on tasks of the ledger"},
		{
			&s.In.UnreadLeft,
			"没有读懂的文字 %d 处；用 duban import --dry-run 查看",
			"%d passages were not understood; duban import --dry-run shows them",
		},
		{&s.In.NewCampaigns, "新行动 %d 个", "%d new campaigns"},
		{&s.In.NewTasks, "新任务 %d 项", "%d new tasks"},
		{&s.In.ChangedTasks, "改动 %d 项", "%d changed"},
		{&s.In.NewReports, "进展 %d 次", "%d reports"},
		{&s.In.SameTasks, "不变 %d 项", "%d unchanged"},
		{&s.In.DoubtfulTasks, "有疑点 %d 项", "%d with doubts"},
		{&s.In.UnreadCount, "未读 %d 处", "%d not understood"},
		{&s.In.NothingStored, "只是查看，什么都没有存入。", "Only looked at, nothing was stored."},
		{
			&s.In.CampaignsKept,
			"%d 个行动的信息与文件不同，保留台账的；要改请不带 --yes 打开核对",
			"%d campaigns are described otherwise in the document and stay as they are; open the review without " +
				"--yes to change them",
		},
		{&s.In.CampaignDiffers, "与台账不同（保留台账的）：%s", "differs from the ledger, which is kept: %s"},
		{
			&s.In.Totals,
			"文中合计 %d 处：相符 %d、不符 %d、无法核对 %d",
			"totals stated: %d; %d agree, %d differ, %d cannot be checked",
		},
		{&s.In.Tasks, "%d 项任务", "%d tasks"},
		{&s.In.DoubtHead, "有疑点（%d 项）", "With doubts (%d)"},
		{&s.In.ChangeHead, "与台账的差别（%d 项）", "Differs from the ledger (%d)"},
		{&s.In.NewHead, "新任务（%d 项）", "New (%d)"},
		{&s.In.ReportHead, "报台账里已有任务的进展（%d 项）", "Reports on tasks of the ledger (%d)"},
		{&s.In.GoneHead, "文件里没有了（%d 项，仍保留）", "No longer in the document (%d, kept)"},
		{&s.In.KnownHead, "以前舍去或删除的（%d 项，仍不存入）", "Dropped or removed before (%d, kept out)"},
		{&s.In.UnreadHead, "未读文字（%d 处）", "Not understood (%d)"},
		{&s.In.DoubtColumn, "疑点", "Doubt"},
		{&s.In.ChangeColumn, "改动", "Change"},
		{&s.In.ReportColumn, "进展", "Report"},
		{&s.In.Kept, "保留", "kept"},
		{&s.In.Heads[0], "行", "Line"},
		{&s.In.Heads[1], "序号", "No."},
		{&s.In.Heads[2], "任务", "Task"},
		{&s.In.Heads[3], "单位", "Unit"},
		{&s.In.Heads[4], "时限", "Due"},
		{&s.In.FieldChange, "%s：%s 改为 %s", "%s: %s becomes %s"},
		{&s.In.FormStored, "已收 %d 次填报（%s）", "Stored %d reports (%s)"},
		{
			&s.In.FormWould,
			"什么都没有存；核对无误，请加 --yes 再导入，存入可收的 %d 项。",
			"Nothing was stored; if this is right, import again with --yes, which stores the %d.",
		},
		{
			&s.In.FormWouldAsked,
			"什么都没有存；核对无误，请加 --yes 再导入，存入可收的 %d 项，包括数字可疑的 %d 项。",
			"Nothing was stored; if this is right, import again with --yes, which stores the %d, also the %d with figures in doubt.",
		},
		{&s.In.FormNothing, "没有可存的。", "Nothing to store."},
		{&s.In.FormHead, "%s（%d）", "%s (%d)"},
		{&s.In.NoSuchUnit, "台账里没有“%s”这个单位的任务", "no task in the ledger is for the unit %q"},
		{&s.In.NearUnits, "；是不是 %s？", "; did you mean %s?"},
		{&s.In.LookUnits, "；用 duban list 查单位", "; duban list shows the units"},
		{&s.In.NoOpenTasks, "“%s”没有未办结的任务", "%q has no open tasks"},
		{&s.In.NoCampaign, "台账里没有“%s”这个行动", "there is no campaign %q in the ledger"},
		{&s.In.FormWritten, "已写 %s：%d 项任务（%s）", "Wrote %s: %d tasks of %s"},
		{&s.In.FormFileName, "%s填报表-%s.xlsx", "%s-report-%s.xlsx"},
	}
}

// importNames are why a document cannot be read, what its fields are called, and why a row of a form is refused.
func (s *Shell) importNames() {
	s.In.Others = named(s.Lang, []entry[source.Other]{
		{source.OtherArchive, "%s 是压缩包，请先解压，再导入里面的文件", "%s is an archive; unpack it and import the files in it"},
		{
			source.OtherPicture,
			"%s 是图片，没有文字可读；请用文字识别软件转成 Word 或文本再导入",
			"%s is a picture without text; turn it into Word or text with a program that recognises characters",
		},
		{
			source.OtherLayout,
			"%s 是 OFD 版式文件，请在阅读器里另存为 PDF 或 Word 再导入",
			"%s is an OFD layout; save it as PDF or Word in its reader",
		},
		{
			source.OtherSlides,
			"%s 是演示文稿，请把其中的清单另存为 Word、Excel 或文本再导入",
			"%s is a presentation; save its list as Word, Excel or text",
		},
		{
			source.OtherMail,
			"%s 是电子邮件，请把附件另存，再导入附件",
			"%s is an e-mail; save what is attached to it and import that",
		},
		{
			source.OtherLock,
			"%s 是文件打开时的占用标记，不是文件本身；请导入不带 ~$ 的那一个",
			"%s only marks a file that is open; import the one without ~$",
		},
	})
	s.In.Limits = named(s.Lang, []entry[source.Limit]{
		{source.LimitSize, "文件不能超过 %d MB", "a file has at most %d MB"},
		{source.LimitUnpacked, "解压后不能超过 %d MB", "at most %d MB unpacked"},
		{source.LimitEntries, "压缩包里不能超过 %d 个部分", "at most %d parts"},
		{source.LimitRatio, "压缩比不能超过 %d 倍", "packed at most %d times"},
		{source.LimitLines, "不能超过 %d 行", "at most %d lines"},
		{source.LimitParagraph, "一段或一格文字不能超过 %d MB", "at most %d MB in one paragraph or cell"},
		{source.LimitColumns, "表格不能超过 %d 列", "at most %d columns"},
		{source.LimitRows, "表格不能超过 %d 行", "at most %d rows"},
		{source.LimitCells, "表格不能超过 %d 格", "at most %d cells"},
		{source.LimitNesting, "嵌套不能超过 %d 层", "at most %d levels"},
		{source.LimitPages, "不能超过 %d 页", "at most %d pages"},
	})
	s.In.Fields = named(s.Lang, []entry[draft.Field]{
		{draft.FieldTitle, "任务", "title"},
		{draft.FieldNo, "序号", "number"},
		{draft.FieldSection, "章节", "section"},
		{draft.FieldLead, "牵头单位", "lead units"},
		{draft.FieldResponsible, "责任单位", "responsible units"},
		{draft.FieldRelated, "相关单位", "related units"},
		{draft.FieldLeaders, "责任领导", "leaders"},
		{draft.FieldCoordinators, "协管责任人", "coordinators"},
		{draft.FieldPersons, "责任人", "persons"},
		{draft.FieldOwners, "业主单位", "owners"},
		{draft.FieldStart, "开始", "start"},
		{draft.FieldDeadline, "完成时限", "deadline"},
		{draft.FieldTarget, "指标", "targets"},
		{draft.FieldMilestone, "节点", "milestones"},
		{draft.FieldMarks, "标记", "marks"},
		{draft.FieldDetail, "内容", "text"},
		{draft.FieldColumns, "其他栏目", "further columns"},
		{draft.FieldDocument, "文件", "document"},
		{draft.FieldPeriod, "起止", "period"},
		{draft.FieldOffice, "办公室", "office"},
		{draft.FieldPosts, "指挥机构", "posts"},
		{draft.FieldCadences, "报送", "cadences"},
		{draft.FieldTotals, "合计", "totals"},
		{draft.FieldMarkers, "标记说明", "markers"},
	})
}
