package cli

import "duban/model"

func chinese() *texts {
	t := &texts{
		Usage: "用法：", Commands: "命令：", Flags: "选项：", GlobalFlags: "通用选项：", Examples: "示例：",
		MoreHelp: "用 %s help 命令名 查看一个命令的详细说明。", Version: "duban {{.Version}}",
		Comma: "、", Stop: "；", Colon: "：",

		FlagDB:        "台账文件 `PATH`（默认：环境变量 DUBAN_DB，再为用户数据目录下的 duban/ledger.db）",
		FlagToday:     "把 `DATE` 当作今天，如 2026-11-23、11月底、昨天",
		FlagLang:      "界面语言 `LANG`：zh 或 en（默认随系统语言）",
		FlagJSON:      "输出 JSON，供其他程序读取",
		FlagReadOnly:  "只读：打开台账的一份副本，台账被占用时也能看",
		FlagHelp:      "显示说明",
		FlagVersion:   "显示版本",
		FlagAmbiguous: "终端把 “ ① 之类的字符画多宽 `WIDTH`：narrow（一格）或 wide（两格）",
		FlagTasks:     "造 `N` 项同样的任务，用于测速",
		FlagNoUI:      "只造台账，不打开看板",
		FlagPercent:   "完成百分比 `P`，0 到 100",
		FlagValue:     "指标的实际完成数 `FIGURE`，如 6.0公里；可多次给出，用 2=6.0公里 指明第几个指标",
		FlagTarget:    "--value 报的是第 `N` 个指标（从 1 数起，见 show）",
		FlagEstimate:  "所报的是预计数，可报到本期末",
		FlagDone:      "第 `N` 个节点已完成；可写 1,3，或 2=2026-05-03 指明完成的日子",
		FlagUndone:    "更正：第 `N` 个节点尚未完成",
		FlagText:      "进展说明 `TEXT`",
		FlagDate:      "进展所说明的日期 `DATE`（默认所答一期的最后一天）",
		FlagBy:        "填报人 `NAME`，即记入台账的人（默认当前用户）",

		SeeHelp:              "；用法见 %s --help",
		DidYouMean:           "；是不是 %s？",
		UnknownCommand:       "没有“%s”这个命令",
		UnknownFlag:          "没有 %s 这个选项",
		NeedsValue:           "选项 %s 后面要写一个值",
		BadValue:             "“%s”不能作 %s 的值",
		BadFlag:              "“%s”不是选项的写法",
		TooManyArgs:          "多了“%s”",
		MissingArg:           "缺少 %s",
		BadLang:              "没有“%s”这种语言，请用 zh 或 en",
		BadAmbiguous:         "--ambiguous 不能是“%s”，请用 narrow 或 wide",
		BadDate:              "%s 的“%s”不是日期，请写成 2026-11-23 或 11月底",
		BadTasks:             "任务数不能是 %d，至少为 1",
		BadPercent:           "完成百分比不能是“%s”，应为 0 到 100 的数",
		BadFigure:            "“%s”不是带单位的数，请写成 6.0公里、1.2亿元 或 40%%",
		BadNumber:            "“%v”不能作 %s 的序号，序号从 1 数起",
		BadQuery:             "查询“%s”看不懂：%s",
		BadShell:             "不认识“%s”，请用 bash、zsh、fish 或 powershell",
		NoJSONHere:           "看板不能输出 JSON，请把 --json 与 list、show 等命令同用",
		NothingReported:      "没有填报内容，请给出 --percent、--value、--done 或 --text",
		TargetWithoutValue:   "--target 要与一个 --value 同用；几个数请写成 --value 1=… --value 2=…",
		EstimateWithoutValue: "--estimate 要与 --value 或 --percent 同用",
		DoneAndUndone:        "第 %d 个节点说了两次",
		ValueTwice:           "第 %d 个指标说了两次",
		ArgID:                "编号",
		ArgFile:              "文件",
		ArgShell:             "bash、zsh、fish 或 powershell",

		NoTargets:          "任务 %s 没有指标，请用 --percent 填完成百分比",
		NoSuchTarget:       "任务 %s 没有第 %d 个指标，只有 %d 个：%s",
		ValueWithoutTarget: "看不出“%s”报的是哪个指标，请加 --target：%s",
		WrongUnit:          "“%s”的单位不对：第 %d 个指标“%s”以%s计",
		NoMilestones:       "任务 %s 没有节点",
		NoSuchMilestone:    "任务 %s 没有第 %d 个节点，只有 %d 个",
		UnknownTask:        "台账里没有编号为“%s”的任务",
		NearTasks:          "；是不是 %s？",
		LookTasks:          "；用 duban list 查编号",

		NoLedger:        "%s 还没有台账；用 duban seed 建立，或用 --db 指明台账文件",
		LedgerExists:    "%s 已经存在，没有改动它；请用 --db 换一个文件名",
		FileExists:      "%s 已经存在，没有改动它；请换一个文件名",
		IsFolder:        "%s 是文件夹，请写文件名",
		NotThere:        "找不到 %s，请检查路径",
		Permission:      "没有权限读写 %s，请检查文件和文件夹的所有者",
		NotLedger:       "%s 不是督办台账，没有改动它；请用 --db 指明台账文件",
		NewerLedger:     "%s 由更新的 duban 写成，本版本打不开；请升级 duban",
		Damaged:         "%s 已损坏；请用同一文件夹里的备份",
		Locked:          "%s 正被 %s 占用；请先在那边退出，或加 --read-only 看副本",
		LockedBy:        "另一个程序",
		LockedByProcess: "%s（进程 %d）",
		NotExport:       "%s 不是 duban export 导出的文件",
		DamagedExport:   "%s 不完整或已损坏，什么都没有恢复（%v）",
		NewerExport:     "%s 是第 %d 版格式，本版本读不了；请升级 duban",
		Interrupted:     "已中断，没有写 %s",
		RecordUnit:      "单位 %s",
		RecordCampaign:  "行动 %s",
		RecordTask:      "行动 %s 的任务 %s",
		HasNoID:         "没有编号",
		HasNoName:       "没有名称",
		OccursTwice:     "出现了两次",
		MoreFaults:      "（另有 %d 处问题）",
		RuleOf:          "%s（%s）",
		Rules: []rule{
			{model.ErrMissing, "缺少内容"},
			{model.ErrRange, "超出范围"},
			{model.ErrControl, "含有控制字符"},
			{model.ErrEmpty, "没有填报内容"},
			{model.ErrPercent, "百分比应在 0 到 100 之间"},
			{model.ErrReason, "缺少理由"},
			{model.ErrOrder, "先后次序不对"},
			{model.ErrClosed, "任务已办结"},
			{model.ErrDate, "日期看不懂，应如 2026-11-23、11-23、5月底"},
			{model.ErrSame, "没有改动"},
			{model.ErrTarget, "指标看不懂，应如 财政收入>=30亿元"},
			{model.ErrUnit, "单位不符"},
			{model.ErrAmount, "不是数字，应如 6.5 或 6.5亿元"},
			{model.ErrBefore, "早于所答的一期"},
			{model.ErrEarly, "这一期还没有结束，只有预计数可以先报"},
			{model.ErrAhead, "只有预计数可以报到以后"},
			{model.ErrTurn, "不是要求报送的一期"},
			{model.ErrAnchor, "双周要有其中一期的第一天"},
			{model.ErrScope, "没有任务属于这个范围"},
			{model.ErrDueDay, "不能作报送期限"},
		},

		NoHome:        "不知道台账放在哪里，请用 --db 指明",
		NoTerminal:    "看板要在终端里打开；在别处请用 duban list、duban show",
		DiskFull:      "磁盘已满，什么都没有改动；请先腾出空间",
		ReadOnlyWrite: "只读方式不能改动台账，请去掉 --read-only",
		Future:        "填报日期在今天之后，进展只能报到今天；预计数可报到本期末",
		NothingToUndo: "没有可以撤销的操作",
		NothingToRedo: "没有可以重做的操作",
		Invalid:       "没有保存：%v",
		Conflict:      "没有保存，与台账里已有的内容冲突：%v",
		NotInLedger:   "台账里没有：%v",
		Failed:        "没有成功：%v",
		BackupFailed:  "今天的备份没有做成（台账本身没有问题）：%v",
		Crashed:       "程序出错，台账仍是上一次保存的样子：%s",

		Lights:  [5]string{"灰", "绿", "黄", "红", "完"},
		Kinds:   [8]string{"累计", "水平", "控制", "零容忍", "位次", "节点", "形象进度", "待下达"},
		Ops:     [6]string{"", "不低于", "超过", "约", "不超过", "低于"},
		Between: "%s至%s",
		Actions: map[model.Action]string{
			model.ActReport: "填报", model.ActEdit: "修改", model.ActDeadline: "调整时限", model.ActLight: "手动定灯",
			model.ActClose: "办结", model.ActReopen: "重新打开", model.ActSuspend: "暂停", model.ActResume: "恢复推进",
			model.ActAdd: "新增任务", model.ActRemove: "删除任务", model.ActBulk: "批量修改", model.ActCampaign: "修改行动",
			model.ActUnit: "修改单位", model.ActSettle: "核实", model.ActSeed: "载入文件任务", model.ActRestore: "恢复台账", model.ActImport: "导入文件",
			model.ActUndo: "撤销", model.ActRedo: "重做", model.ActDecide: "审批", model.ActSettings: "修改设置", model.ActArchive: "归档",
		},
		Heads:         [8]string{"灯", "编号", "任务", "单位", "时限", "完成", "应完成", "为何"},
		NoTasks:       "没有符合的任务。",
		Totals:        "共 %d 项：",
		TotalOf:       "%s %d",
		OfAll:         "（台账共 %d 项）",
		Seeded:        "已载入 %d 个行动、%d 项任务：%s",
		SeededSkipped: "已载入 %d 个行动、%d 项任务：%s（另有 %d 个行动已在台账里，没有动）",
		NothingSeeded: "没有载入：%s 里已有全部 %d 个行动",
		DemoMade:      "已建立演示台账 %s：%d 个行动、%d 项任务、%d 次填报（模拟）",
		DemoTitle:     "演示",
		Reported:      "已填报 %s（%s）%s",
		LightStays:    "仍为 %s",
		LightTurns:    "%s → %s",
		Exported:      "已导出 %s：%d 项任务、%d 次填报",
		Restored:      "已恢复到 %s：%d 项任务、%d 次填报",
		BackedUp:      "已把 %s 备份到 %s",
		CheckClean:    "%s 没有问题：%d 项任务、%d 次填报",
		CheckFound:    "发现 %d 处问题：%s；请用备份，或逐条改正",
		Undone:        "已撤销“%s”：%s",
		Redone:        "已重做“%s”：%s",
		Simulated:     "[模拟]",
		Estimate:      "（预计）",
		Label: labels{
			Light: "灯", Why: "为何", Completion: "进度", Next: "下次变灯", Policy: "亮灯规则", Campaign: "行动", Section: "部分",
			No: "序号", Marks: "标记", Lead: "牵头单位", Responsible: "责任单位", Related: "相关单位", Leaders: "责任领导",
			Coordinators: "协管责任人", Persons: "责任人", Owners: "业主单位", Start: "开始", Deadline: "完成时限", Extended: "延期",
			Added: "新增于", Manual: "手动定灯", Suspended: "暂停", Closed: "办结", Detail: "内容", Targets: "指标",
			Milestones: "节点", Progress: "进展", Fields: "其他栏目", Review: "待核实", Source: "来源",
			Asked: "报送", Owed: "欠报", Coming: "待报", History: "经过",
		},
		Present: presents{
			Completion: "完成 %s，应完成 %s", Unknown: "完成情况未知，应完成 %s", Next: "%s 起转%s（若无新的填报）",
			Printed: "%s（%s）", DaysLeft: "，还有 %d 个工作日", DaysOver: "，已逾期 %d 天",
			Extension: "%s 由 %s 改为 %s", Manual: "%s，%s，按规则应为%s", Span: "%s 至 %s", Forever: "另行通知",
			Parens: "（%s）", Quote: "“%s”", Reading: "，实报 %s（%s）", Stretch: "力争 %s", Baseline: "基数 %s",
			StepDone: "，%s 完成", MarkDone: "节点 %d 完成", MarkUndone: "节点 %d 更正为未完成",
			NeverReported: "还没有填报", Settled: "（已核实：%s）", Line: "第 %d 行",
			Assumed: "%s（文件未给，按行动结束日）", Unclosed: "，行动已结束，未销号", Watched: "另有%s，只作调度",
			OwedTurn: "%s数，%s 应报", InARow: "，已连续 %d 期未报", Estimate: "预计", Version: "更正第%d版", SentBy: "%s报送",
			Received: "%s 收到", Entered: "%s 补录", MarkDoneOn: "节点 %d 于 %s 完成", States: [3]string{"已审批", "待审批", "已退回"},
			Decided: [2]string{"通过", "退回"}, OfAction: "%s“%s”", FieldChange: "%s：%s → %s",
		},
	}
	chineseCommands(t)
	t.In = chineseImport()
	t.cycleTexts = chineseCycle()
	return t
}

func chineseCommands(t *texts) {
	t.Root = command{
		Use: "duban [命令] [选项]", Short: "督办台账",
		Long: "duban（督办）：县区督查室的督办台账。哪项任务红、黄、绿，为什么，谁牵头，何时到期，一目了然。\n不带命令则打开看板。",
		Example: "  duban demo                         用五份文件的演示台账打开看板\n" +
			"  duban seed                         把五份文件的任务载入台账\n" +
			"  duban list 单位:交通局 灯:红,黄    列出交通局的红灯、黄灯任务",
	}
	t.Seed = command{
		Use: "seed [选项]", Short: "把五份文件的任务载入台账",
		Long: "把五份文件的行动和任务载入台账；台账不存在则新建。已在台账里的行动不动，重复执行不会重复载入；\n" +
			"它们与文件不同之处会列出，用 --update 按文件更新。任务编号不变，人工改过的和填报都保留。",
	}
	t.Demo = command{
		Use: "demo [选项]", Short: "打开演示台账（进展为模拟）",
		Long: "用五份文件的任务和模拟的进展建一个演示台账并打开看板。不写 --db 时放在临时文件里，退出后删除；\n写了 --db 则建在那里，不覆盖已有的文件。",
		Example: "  duban demo\n" +
			"  duban demo --db big.db --tasks 100000 --no-ui    造一个 10 万项任务的台账用于测速",
	}
	t.List = command{
		Use: "list [查询] [选项]", Short: "列出任务",
		Long: "列出符合查询的任务。查询由词组成，各词都要符合；词可以是汉字、拼音或拼音首字母，也可以是 字段:值。\n" +
			"字段：行动 编号 单位 牵头 责任 主责 领导 责任人 灯 期限 分组 标记（英文名也可）。- 表示不要，| 表示或，括号分组。\n" +
			"标记：已完成 逾期 未报 待报 待审批 待核实 延期 手动 暂停 模拟，以及 在办 历史遗留 未销号 已归档。\n" +
			"文件没有给时限的，注明“按行动结束日”；--today 列出那一天的台账。\n" +
			"在终端里是表格；输出到管道时每项一行，以制表符分隔：编号、灯、行动、序号、部分、任务、单位、时限、完成、应完成、为何。",
		Example: "  duban list 灯:红\n  duban list 单位:交通局 灯:红,黄 '期限<2026-12' -已完成\n  duban list jtj | head",
	}
	t.Show = command{
		Use: "show 编号 [选项]", Short: "显示一项任务的全部内容",
		Long: "显示一项任务的灯和原因、单位和责任人、报送要求和欠报、指标、节点、每一次填报、来源、待核实之处和经过。",
	}
	t.Report = command{
		Use: "report 编号 [选项]", Short: "填报一次进展",
		Long: "为一项任务填报进展，并显示灯的变化。不写 --period 则答该报的一期，说明的是这一期的最后一天。\n填报只增不改；报错了再报一次同一期的，以后一次为准。",
		Example: "  duban report jt-3 --percent 40 --text '路基完成'\n" +
			"  duban report jt-3 --value 6.0公里 --period 10月 --received 11月12日 --sent-by 交通局\n" +
			"  duban report jt-3 --percent 60 --estimate --period 11月\n" +
			"  duban report jt-3 --done 2=11月20日 --by 王芳",
	}
	t.Export = command{
		Use: "export [文件|-] [选项]", Short: "导出整个台账为 JSON",
		Long: "把整个台账导出为 JSON。不写文件或写 - 则输出到标准输出。已有的文件只在它本来就是导出文件时才替换。",
	}
	t.Restore = command{
		Use: "restore 文件 [选项]", Short: "用导出的 JSON 建立新台账",
		Long: "用 duban export 导出的文件建立新台账；- 表示标准输入。要么全部恢复，要么什么都不做；不覆盖已有的台账。",
	}
	t.Backup = command{
		Use: "backup [文件] [选项]", Short: "备份台账文件",
		Long: "把台账复制为一个完整的备份文件，台账正在使用时也可以。不写文件名则放在台账旁边，文件名带日期时间。",
	}
	t.Check = command{
		Use: "check [选项]", Short: "检查台账有无损坏",
		Long: "检查台账文件的每一页和每一条规则。有问题则逐条列出，退出码为 1。",
	}
	t.Undo = command{
		Use: "undo [选项]", Short: "撤销上一次操作",
		Long: "撤销对台账的上一次操作；可以连续撤销。",
	}
	t.Redo = command{
		Use: "redo [选项]", Short: "重做刚撤销的操作",
		Long: "重做刚刚撤销的操作。",
	}
	t.Completion = command{
		Use: "completion bash|zsh|fish|powershell", Short: "输出命令行补全脚本",
		Long:    "输出一种 shell 的补全脚本；补全命令、选项和任务编号。",
		Example: "  source <(duban completion bash)\n  duban completion zsh > ~/.zfunc/_duban",
	}
	t.Help = command{
		Use: "help [命令]", Short: "显示说明",
		Long: "显示一个命令的说明。",
	}
}
