package words

// flagLines are the frame of the help pages, and what help says of each flag.
func (s *Shell) flagLines() []line {
	return []line{
		{&s.Usage, "用法：", "Usage:"},
		{&s.Commands, "命令：", "Commands:"},
		{&s.Flags, "选项：", "Flags:"},
		{&s.GlobalFlags, "通用选项：", "Global flags:"},
		{&s.Examples, "示例：", "Examples:"},
		{&s.MoreHelp, "用 %s help 命令名 查看一个命令的详细说明。", "Use %s help COMMAND for more about a command."},
		{&s.Version, "duban {{.Version}}", "duban {{.Version}}"},
		{&s.Comma, "、", ", "},
		{&s.Stop, "；", "; "},
		{&s.Colon, "：", ": "},
		{&s.Semicolon, "；", "; "},

		{
			&s.FlagDB,
			"台账文件 `PATH`（默认：环境变量 DUBAN_DB，再为用户数据目录下的 duban/ledger.db）",
			"the ledger's file `PATH` (default: DUBAN_DB, else duban/ledger.db in the user's data folder)",
		},
		{&s.FlagToday, "把 `DATE` 当作今天，如 2026-11-23、11月底、昨天", "take `DATE` as today, such as 2026-11-23 or yesterday"},
		{&s.FlagLang, "界面语言 `LANG`：zh 或 en（默认随系统语言）", "language `LANG`: zh or en (default: the system's)"},
		{&s.FlagJSON, "输出 JSON，供其他程序读取", "print JSON for other programs"},
		{
			&s.FlagReadOnly,
			"只读：打开台账的一份副本，台账被占用时也能看",
			"open a copy of the ledger, which works while it is in use elsewhere",
		},
		{&s.FlagHelp, "显示说明", "show this help"},
		{&s.FlagVersion, "显示版本", "show the version"},
		{
			&s.FlagAmbiguous,
			"终端把 “ ① 之类的字符画多宽 `WIDTH`：narrow（一格）或 wide（两格）",
			"how wide the terminal draws “ and ① `WIDTH`: narrow (one cell) or wide (two)",
		},
		{&s.FlagTasks, "造 `N` 项同样的任务，用于测速", "make `N` tasks of the same mould, to measure with"},
		{&s.FlagNoUI, "只造台账，不打开看板", "make the ledger, and do not open the dashboard"},
		{&s.FlagPercent, "完成百分比 `P`，0 到 100", "percentage done `P`, 0 to 100"},
		{
			&s.FlagValue,
			"指标的实际完成数 `FIGURE`，如 6.0公里；可多次给出，用 2=6.0公里 指明第几个指标，逐单位的写 东山镇=2",
			"actual `FIGURE` of a target, such as 6.0公里; may be repeated, 2=6.0公里 names the target, 东山镇=2 the unit where each has its own",
		},
		{
			&s.FlagTarget,
			"--value 报的是第 `N` 个指标（从 1 数起，见 show）",
			"--value is for the `N`th target (counted from 1, see show)",
		},
		{&s.FlagEstimate, "所报的是预计数，可报到本期末", "the figures are preliminary, and may speak for the end of the turn"},
		{
			&s.FlagDone,
			"第 `N` 个节点已完成；可写 1,3，或 2=2026-05-03 指明完成的日子",
			"milestone `N` is done; 1,3 for several, 2=2026-05-03 with the day",
		},
		{&s.FlagUndoYes, "装入、导入、恢复也撤销，不再问", "take back also what loaded, imported or restored"},
		{&s.FlagUndone, "更正：第 `N` 个节点尚未完成", "a correction: milestone `N` is not done after all"},
		{
			&s.FlagSaid,
			"没有指标的任务自报 `WORD`：正常推进、滞后、受阻或已完成",
			"what a task without figures is said to be `WORD`: normal, behind, blocked or done",
		},
		{&s.FlagText, "进展说明 `TEXT`", "what happened `TEXT`"},
		{
			&s.FlagDate,
			"进展所说明的日期 `DATE`（默认所答一期的最后一天）",
			"the day that the report speaks for `DATE` (default: the last day of its turn)",
		},
		{
			&s.FlagBy,
			"填报人 `NAME`，即记入台账的人（默认当前用户）",
			"who enters it `NAME`, the author in the journal (default: the current user)",
		},
		{&s.FlagWhy, "数字比上次少的原因 `TEXT`，随填报留存", "why a figure is less than the last one `TEXT`, kept with the report"},
		{&s.FlagYes, "数字可疑也照存（不加则说明疑在哪里，不存）", "store figures in doubt too (without it the doubt is told and nothing stored)"},
	}
}
