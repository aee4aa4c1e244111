package words

// EventWords is what the commands of events say.
type EventWords struct {
	Event, Add, List, Complete, Withdraw CommandHelp

	FlagDate, FlagTarget, FlagKind, FlagCount, FlagDeaths, FlagUnit, FlagSource, FlagBy, FlagWhy string

	ArgWhat, ArgNumber string // the names of arguments

	// Wrong usage.
	NoDate       string
	NoWhy        string
	BadCount     string // number
	BadDeaths    string // number
	NothingToAdd string

	// What cannot be registered, completed or withdrawn.
	Ahead       string // day, today
	AfterEntry  string // day, day on which it was entered
	NoZeroLine  string // ID
	NotZeroLine string // ID, number of the target, the zero lines
	WhichLine   string // ID, the zero lines
	NoEvents    string // ID
	NoSuchEvent string // ID, number, count
	Withdrawn   string // ID, number
	Whole       string // ID, number

	// What is printed when all goes well.
	Added     string // ID, number, event, title
	Completed string // ID, number, event, title
	TakenBack string // ID, number, event, title
	EnteredOn string // day
	BackOn    string // day; why and by whom stand behind it
	OfFigure  string // takes nothing; in place of why

	Label  string // of the events on a task's page
	Heads  [10]string
	None   string
	Totals string // events, deaths
}

// eventLines are what the commands of events say.
func (s *Shell) eventLines() []line {
	e := &s.Event
	return []line{
		{&e.Event.Use, "event add|list|complete|withdraw", "event add|list|complete|withdraw"},
		{&e.Event.Short, "登记、列出、补全、撤回事件", "register, list, complete or withdraw events"},
		{
			&e.Event.Long,
			"零容忍指标（不发生…）由事件突破：一起事故，一次违规。登记以后，这一年到底都是红灯，报 0 也不消；\n" +
				"登记那天以前的台账不变。单凭文字不算事件，也不算没有发生：没有发生要明确报 0。\n" +
				"报送的数大于 0 的，自动记一个事件，注明“要素待补”：所报的数减去这一期里已登记的，余下的就是它。\n" +
				"更正为较小的数或 0、退回，它也跟着改或撤回；人工登记、补全过的不动，只能人工撤回。\n" +
				"动态清零看最近一次的数，不登记事件。",
			"A zero line (不发生…) is broken by events: an accident, a breach. Once one is registered it is red to the end of\n" +
				"that year, and no later 0 washes it away; boards of the days before stay as they were. A text alone neither makes an\n" +
				"event nor says that nothing happened: that takes an explicit 0.\n" +
				"A figure above 0 makes an event whose details are to be completed: what it says, less the events that are registered\n" +
				"of its turn. It follows a correction or a return that is sent back; what was registered or completed by hand stays\n" +
				"until it is withdrawn by hand. What is cleared as it comes (动态清零) follows its newest figure and has no events.",
		},

		{&e.Add.Use, "add 编号 --date 日期 [选项]", "add ID --date DATE [flags]"},
		{&e.Add.Short, "登记一个事件", "register an event"},
		{
			&e.Add.Long,
			"登记一个事件，并显示灯的变化。任务只有一个零容忍指标的，不必写 --target。\n" +
				"日期在某期报送之内，而那一期已按数记了一个要素待补的事件的，就是补全那一个。",
			"Registers an event and says what becomes of the task's light. A task with one zero line needs no --target.\n" +
				"Where a figure of those days has made an event whose details are to be completed, it is that one, and completes it.",
		},
		{
			&e.Add.Example,
			"  duban event add aq-1 --date 6月20日 --kind 较大事故 --deaths 3 --unit 某矿 --source 应急局快报\n" +
				"  duban event add aq-1 --date 2026-06-20 --target 2 --count 2",
			"  duban event add aq-1 --date 2026-06-20 --kind 较大事故 --deaths 3 --unit 某矿 --source 应急局快报\n" +
				"  duban event add aq-1 --date 2026-06-20 --target 2 --count 2",
		},

		{&e.List.Use, "list [查询] [选项]", "list [QUERY] [flags]"},
		{&e.List.Short, "列出事件，最近的在前", "list events, the newest first"},
		{
			&e.List.Long,
			"列出符合查询的任务的全部事件，撤回的也列。查询与 duban list 的相同；--today 列出那一天所知的。\n" +
				"输出到管道时每个事件一行，以制表符分隔：日期、任务编号、序号、任务、类别、起数、死亡、单位、来源、" +
				"录入日期、录入人、状态。",
			"Lists all events of the tasks that match a query, those withdrawn too. The query is that of duban list; --today\n" +
				"lists what was known on that day. A pipe gets one line an event with TABs between day, ID of the task, number, task, kind, how\n" +
				"many, deaths, unit, source, day entered, who entered it and state.",
		},
		{
			&e.List.Example,
			"  duban event list\n" +
				"  duban event list 单位:应急局 --json",
			"  duban event list\n" +
				"  duban event list unit:应急局 --json",
		},

		{&e.Complete.Use, "complete 编号 序号 [选项]", "complete ID N [flags]"},
		{&e.Complete.Short, "补全一个事件的要素", "complete an event"},
		{
			&e.Complete.Long,
			"补全任务的第几个事件（序号见 event list）：发生日期、类别、死亡、单位、来源。一个数报了几起的，可用 --count\n" +
				"先补其中几起，其余仍待补。已经齐全的只能补空着的。",
			"Tells what the Nth event of a task lacks (event list has the numbers): its day, kind, deaths, unit, source. Of\n" +
				"several that one figure counts --count tells some, and the others are left to be completed. Of a complete one only what is\n" +
				"empty can be told.",
		},
		{
			&e.Complete.Example,
			"  duban event complete aq-1 2 --date 6月20日 --kind 一般事故 --deaths 1",
			"  duban event complete aq-1 2 --date 2026-06-20 --kind 一般事故 --deaths 1",
		},

		{&e.Withdraw.Use, "withdraw 编号 序号 --why 理由 [选项]", "withdraw ID N --why TEXT [flags]"},
		{&e.Withdraw.Short, "撤回一个事件", "withdraw an event"},
		{
			&e.Withdraw.Long,
			"撤回任务的第几个事件（序号见 event list），要写理由。事件仍留在台账里，撤回那天起不再计。\n" +
				"报送的数大于 0 的，灯要等那次报送更正以后才变。",
			"Withdraws the Nth event of a task (event list has the numbers), with a reason. It stays in the ledger and counts\n" +
				"no more from that day on. A figure above 0 that was reported keeps the light red until it is corrected.",
		},
		{
			&e.Withdraw.Example,
			"  duban event withdraw aq-1 2 --why 经核实不属较大事故",
			"  duban event withdraw aq-1 2 --why 'not in our county'",
		},

		{&e.FlagDate, "发生的日期 `DATE`，如 2026-06-20、6月20日", "the day on which it happened `DATE`, such as 2026-06-20"},
		{
			&e.FlagTarget,
			"突破的是第 `N` 个指标（从 1 数起，见 show）；只有一个零容忍指标的不必写",
			"it breaks the `N`th target (counted from 1, see show); not needed where there is one zero line",
		},
		{&e.FlagKind, "类别 `TEXT`，如 较大事故", "what it was `TEXT`, such as 较大事故"},
		{&e.FlagCount, "起数 `N`（默认 1）", "how many `N` (default: 1)"},
		{&e.FlagDeaths, "死亡人数 `N`", "how many died `N`"},
		{&e.FlagUnit, "发生单位或责任单位 `NAME`", "where it happened, or who answers for it `NAME`"},
		{&e.FlagSource, "来源 `TEXT`，如 应急局快报", "where it is known from `TEXT`"},
		{&e.FlagBy, "录入人 `NAME`（默认当前用户）", "who enters it `NAME` (default: the current user)"},
		{&e.FlagWhy, "撤回的理由 `TEXT`", "why it is withdrawn `TEXT`"},

		{&e.ArgWhat, "add、list、complete 或 withdraw", "add, list, complete or withdraw"},
		{&e.ArgNumber, "事件的序号", "the event's number"},

		{&e.NoDate, "请用 --date 写明事件发生的日期", "say with --date when it happened"},
		{&e.NoWhy, "请用 --why 写明撤回的理由", "say with --why why it is withdrawn"},
		{&e.BadCount, "起数不能是 %d，应在 1 到 9999 之间", "%d events cannot be, it is 1 to 9999"},
		{&e.BadDeaths, "死亡人数不能是 %d，应在 0 到 9999 之间", "%d deaths cannot be, it is 0 to 9999"},
		{
			&e.NothingToAdd,
			"没有要补的内容，请给出 --date、--kind、--count、--deaths、--unit 或 --source",
			"there is nothing to tell, give --date, --kind, --count, --deaths, --unit or --source",
		},

		{&e.Ahead, "事件的日期 %s 在今天（%s）之后", "the event's day %s is after today (%s)"},
		{
			&e.AfterEntry,
			"事件的日期 %s 在录入（%s）之后：报送时它已经发生",
			"the event's day %s is after it was entered (%s): it had happened when it was reported",
		},
		{
			&e.NoZeroLine,
			"任务 %s 没有零容忍指标，不能登记事件；指标见 duban show",
			"task %s has no zero line, so that it has no events; duban show has its targets",
		},
		{
			&e.NotZeroLine,
			"任务 %s 的第 %d 个指标不是零容忍指标；零容忍的是 %s",
			"target %[2]d of task %[1]s is no zero line; those are %[3]s",
		},
		{&e.WhichLine, "任务 %s 有几个零容忍指标，请用 --target 指明：%s", "task %s has several zero lines, add --target: %s"},
		{&e.NoEvents, "任务 %s 没有事件", "task %s has no events"},
		{&e.NoSuchEvent, "任务 %s 没有第 %d 个事件，只有 %d 个", "task %s has no event %d, it has %d"},
		{&e.Withdrawn, "任务 %s 的第 %d 个事件已经撤回", "event %[2]d of task %[1]s was withdrawn before"},
		{&e.Whole, "任务 %s 的第 %d 个事件要素已全，没有可补的", "event %[2]d of task %[1]s has all of that already"},

		{&e.Added, "已登记 %s 的第 %d 个事件（%s）%s", "Registered event %[2]d of %[1]s (%[3]s) %[4]s"},
		{&e.Completed, "已补全 %s 的第 %d 个事件（%s）%s", "Completed event %[2]d of %[1]s (%[3]s) %[4]s"},
		{&e.TakenBack, "已撤回 %s 的第 %d 个事件（%s）%s", "Withdrew event %[2]d of %[1]s (%[3]s) %[4]s"},
		{&e.EnteredOn, "%s 录入", "entered %s"},
		{&e.BackOn, "%s 撤回", "withdrawn %s"},
		{&e.OfFigure, "报送已更正", "its figure was corrected"},

		{&e.Label, "事件", "Events"},
		{&e.Heads[0], "日期", "Date"},
		{&e.Heads[1], "编号", "ID"},
		{&e.Heads[2], "序", "N"},
		{&e.Heads[3], "任务", "Task"},
		{&e.Heads[4], "类别", "Kind"},
		{&e.Heads[5], "起", "How many"},
		{&e.Heads[6], "死亡", "Deaths"},
		{&e.Heads[7], "单位", "Unit"},
		{&e.Heads[8], "录入", "Entered"},
		{&e.Heads[9], "状态", "State"},
		{&e.None, "没有事件。", "There are no events."},
		{&e.Totals, "共 %d 起，死亡 %d 人（已撤回的不计）。", "%d in all, %d dead (not counting those withdrawn)."},
	}
}
