package cli

// cycleTexts is what the commands of the cycle of returns say: what is asked, what
// is reported and approved, who owes what, and how units stand.
type cycleTexts struct {
	Decide, Due, Rank command

	FlagPeriod, FlagReceived, FlagSentBy                                string
	FlagApprove, FlagSendBack, FlagSeq, FlagDecisionText, FlagDecidedBy string
	FlagUpdate, FlagUpdateAll                                           string

	// Wrong usage.
	BadPeriod        string // text
	DayOutside       string // day, first, last
	ApproveOrBack    string
	DecidedByNobody  string
	AllWithoutUpdate string

	// What cannot be reported or decided.
	ReceivedAhead   string // day received, today
	DateAhead       string // day, day received
	EstimateAlone   string // day, day received
	BeforeTurn      string // day received, turn, its first day
	OutsideTurn     string // day, turn, its first and last day
	NotAsked        string // ID, turn, turns near
	NeverAsked      string // ID, turn
	StepAhead       string // number, day, day received
	NoSuchReturn    string // ID, number
	NoApprovalAsked string // ID, number
	NothingWaits    string // ID

	// What is printed when all goes well.
	FiguresOf     string // turn
	StandsFor     string // day
	WaitsApproval string
	Approved      string // ID, return, title
	SentBack      string // ID, return, title
	AssumedNote   string
	Settings      string
	Nothing       string // in place of a value that is not there
	FieldNames    map[string]string

	DueHeads    [8]string
	NothingOwed string
	NoUnit      string
	OwedTotals  string // units, tasks
	RankHeads   [10]string
	RankFormula string
	SilentUnit  string

	SeedDiffers   string // changes
	KeptByHand    string
	SeedHowUpdate string // changes to take, changes to keep
	SeedUpdated   string // changes taken, changes kept
	SeedAllKept   string // changes kept
	SeedNote      string
}

func chineseCycle() cycleTexts {
	return cycleTexts{
		Decide: command{
			Use: "decide 编号 --approve|--send-back [选项]", Short: "审批一次填报",
			Long: "审批要求审批的填报：通过后数据才计入，退回视同未报。不写 --seq 则审批最新一次待审批的；序号见 show。\n待审批的任务用 duban list 待审批 查看。",
			Example: "  duban decide jt-3 --approve\n" +
				"  duban decide jt-3 --seq 4 --send-back --text '投资额与统计口径不符'",
		},
		Due: command{
			Use: "due [查询] [选项]", Short: "列出谁欠报什么",
			Long: "按单位列出过了报送期限还没有报的任务：哪一期、应报日期、迟了几个工作日、连续几期、电话。\n" +
				"只列在办的行动，查询里写明 行动: 或 历史遗留、已归档 的除外。\n" +
				"输出到管道时每项一行，以制表符分隔：单位、电话、编号、任务、期、应报日期、迟的工作日、连续期数。",
			Example: "  duban due\n  duban due 单位:交通局\n  duban due --json",
		},
		Rank: command{
			Use: "rank [查询] [选项]", Short: "单位排名",
			Long: "按按序时率给责任单位排名，同率看红灯数，再看平均差；应报而一次未报的单位列在表上方，不排名。\n" +
				"只算在办的行动，查询里写明 行动: 或 历史遗留、已归档 的除外。\n" +
				"输出到管道时每个单位一行，以制表符分隔：名次、单位、红、黄、绿、完、灰、按序时率、报送及时率、平均差。",
			Example: "  duban rank\n  duban rank 行动:交通 --json",
		},

		FlagPeriod:       "答哪一期 `PERIOD`：2026-11、11月、2026Q3、上半年、2026-11-上旬、2026-05-04..2026-05-10，或 无（默认：该报的一期）",
		FlagReceived:     "收到的日期 `DATE`，决定是否按时（默认今天）",
		FlagSentBy:       "报送单位或报送人 `NAME`",
		FlagApprove:      "通过",
		FlagSendBack:     "退回，视同未报",
		FlagSeq:          "第 `N` 次填报（见 show；默认最新一次待审批的）",
		FlagDecisionText: "审批意见 `TEXT`",
		FlagDecidedBy:    "审批人 `NAME`（默认当前用户）",
		FlagUpdate:       "已在台账里的行动也按文件更新；人工改过的不动",
		FlagUpdateAll:    "与 --update 同用：人工改过的也按文件更新",

		DayOutside:       "--today 的 %s 不在 %s 到 %s 之间",
		BadPeriod:        "看不懂“%s”是哪一期，请写成 2026-11、11月、2026Q3、上半年、2026-11-上旬、2026-05-04..2026-05-10 或 无",
		ApproveOrBack:    "请给出 --approve（通过）或 --send-back（退回）之一",
		DecidedByNobody:  "不知道是谁审批的，请用 --by 写明审批人",
		AllWithoutUpdate: "--all 要与 --update 同用",

		ReceivedAhead:   "收到日期 %s 在今天（%s）之后",
		DateAhead:       "填报所说明的日期 %s 在收到日期（%s）之后；预计数请加 --estimate",
		EstimateAlone:   "预计数 %s 不属于任何一期，只能报到收到当天（%s）；请用 --period 指明哪一期",
		BeforeTurn:      "%s 收到的填报不能答%s：这一期 %s 才开始",
		OutsideTurn:     "填报所说明的日期 %s 不在%s之内（%s 至 %s）",
		NotAsked:        "任务 %s 不要求报送%s；相近的是 %s",
		NeverAsked:      "任务 %s 不要求报送，没有%s这一期；请用 --period 无",
		StepAhead:       "节点 %d 的完成日期 %s 在收到日期（%s）之后",
		NoSuchReturn:    "任务 %s 没有第 %d 次填报",
		NoApprovalAsked: "任务 %s 的第 %d 次填报不要求审批",
		NothingWaits:    "任务 %s 没有待审批的填报",

		FiguresOf: "%s数", StandsFor: "截至 %s",
		WaitsApproval: "待审批，通过后才计入",
		Approved:      "已通过 %s（%s）%s",
		SentBack:      "已退回 %s（%s）%s",
		AssumedNote:   "文件未给，按行动结束日",
		Settings:      "设置",
		Nothing:       "无",
		FieldNames: map[string]string{
			"title": "任务", "no": "序号", "section": "章节", "lead_units": "牵头单位", "responsible_units": "责任单位", "related_units": "相关单位",
			"leaders": "责任领导", "coordinators": "协管责任人", "persons": "责任人", "owners": "业主单位", "start": "开始", "deadline": "完成时限",
			"targets": "指标", "milestones": "节点", "marks": "标记", "detail": "内容", "fields": "其他栏目", "source": "来源", "review": "待核实",
			"curve": "进度计划", "extensions": "延期", "manual_lights": "手动定灯", "suspensions": "暂停", "closed": "办结", "added": "新增于", "progress": "填报",
			"name": "名称", "parent": "上级方案", "document": "文件", "period": "起止", "office": "办公室", "posts": "指挥机构", "cadences": "报送和调度",
			"tracked_since": "开始跟踪", "policy": "亮灯规则", "validity": "有效期", "stated_totals": "合计", "markers": "标记说明", "note": "说明", "archived": "归档", "approval": "审批",
			"aliases": "别名", "group": "是一组单位", "members": "组成单位", "contact": "联系人", "phone": "电话", "decisions": "审批", "days_off": "休息日",
		},

		DueHeads:    [8]string{"单位", "联系", "编号", "任务", "欠报", "应报", "迟(工作日)", "连续期数"},
		NothingOwed: "没有欠报的任务。",
		NoUnit:      "（没有可联系的单位）",
		OwedTotals:  "共 %d 个单位、%d 项任务欠报。",
		RankHeads:   [10]string{"名次", "单位", "红", "黄", "绿", "完", "灰", "按序时率", "报送及时率", "平均差(点)"},
		RankFormula: "按序时率 =（绿灯+办结）÷ 亮灯任务，到期未报计为落后；报送及时率 = 按时报送 ÷ 到期应报；同率先看红灯少，再看平均差小。应报而一次未报的不排名。",
		SilentUnit:  "未报",

		SeedDiffers:   "已有的行动与文件不同，共 %d 处：",
		KeptByHand:    "（人工改过或来历不明，保留）",
		SeedHowUpdate: "没有改动。可更新 %d 处，用 duban seed --update；保留 %d 处",
		SeedUpdated:   "已更新 %d 处，保留 %d 处；可用 duban undo 撤销",
		SeedAllKept:   "没有改动：%d 处都保留；要按文件更新请加 --all",
		SeedNote:      "按文件更新",
	}
}

func englishCycle() cycleTexts {
	return cycleTexts{
		Decide: command{
			Use: "decide ID --approve|--send-back [flags]", Short: "approve a return or send it back",
			Long: "Decides on a return that asks for an approval: its figures count once it is approved, and one that is sent back counts as not returned.\n" +
				"Without --seq it is the newest return that waits; show has the numbers. duban list approval lists the tasks that wait.",
			Example: "  duban decide jt-3 --approve\n" +
				"  duban decide jt-3 --seq 4 --send-back --text 'not the figure that was asked for'",
		},
		Due: command{
			Use: "due [QUERY] [flags]", Short: "list who owes which return",
			Long: "Lists by unit the tasks whose return is past its due day: the turn, when it was due, how many working days late it is, how many turns in a row, and the telephone.\n" +
				"Only campaigns that run are listed, unless the query names a campaign, left or archived.\n" +
				"A pipe gets one line a task with TABs between unit, telephone, ID, task, turn, due day, working days late and turns in a row.",
			Example: "  duban due\n  duban due unit:交通局\n  duban due --json",
		},
		Rank: command{
			Use: "rank [QUERY] [flags]", Short: "the league table of the units",
			Long: "Ranks the units by their share on schedule, then by fewer red tasks, then by the smaller mean gap. A unit that returned nothing that was due stands above the table, unranked.\n" +
				"Only campaigns that run count, unless the query names a campaign, left or archived.\n" +
				"A pipe gets one line a unit with TABs between rank, unit, red, yellow, green, done, grey, share on schedule, share in time and mean gap.",
			Example: "  duban rank\n  duban rank campaign:交通 --json",
		},

		FlagPeriod:       "the turn that it answers `PERIOD`: 2026-11, 2026Q3, 上半年, 2026-11-上旬, 2026-05-04..2026-05-10 or none (default: the one that is asked for)",
		FlagReceived:     "the day on which it was received `DATE`, which decides whether it is in time (default: today)",
		FlagSentBy:       "the unit or person that sent it `NAME`",
		FlagApprove:      "approve it",
		FlagSendBack:     "send it back: it counts as not returned",
		FlagSeq:          "the `N`th return (see show; default: the newest that waits)",
		FlagDecisionText: "what is said about it `TEXT`",
		FlagDecidedBy:    "who decides `NAME` (default: the current user)",
		FlagUpdate:       "bring the campaigns that are there up to date with the documents, but for what was changed by hand",
		FlagUpdateAll:    "with --update: also what was changed by hand",

		DayOutside:       "--today: %s does not lie between %s and %s",
		BadPeriod:        "%q names no turn, write it like 2026-11, 2026Q3, 上半年, 2026-11-上旬, 2026-05-04..2026-05-10 or none",
		ApproveOrBack:    "give one of --approve and --send-back",
		DecidedByNobody:  "nobody is known who decides, give --by",
		AllWithoutUpdate: "--all goes with --update",

		ReceivedAhead:   "the day received %s is after today (%s)",
		DateAhead:       "the day %s that it speaks for is after the day received (%s); add --estimate to a preliminary figure",
		EstimateAlone:   "the estimate for %s answers no turn, so it can speak up to the day received (%s) only; name the turn with --period",
		BeforeTurn:      "a return received on %s cannot answer %s, which begins on %s",
		OutsideTurn:     "the day %s that it speaks for is outside %s (%s to %s)",
		NotAsked:        "task %s is not asked for %s; near are %s",
		NeverAsked:      "task %s is asked for no returns, so there is no turn %s; use --period none",
		StepAhead:       "milestone %d cannot be done on %s, after the day received (%s)",
		NoSuchReturn:    "task %s has no return %d",
		NoApprovalAsked: "task %s: return %d asks for no approval",
		NothingWaits:    "no return of task %s waits for an approval",

		FiguresOf: "for %s", StandsFor: "as of %s",
		WaitsApproval: "it waits for its approval and does not count before",
		Approved:      "Approved %s (%s) %s",
		SentBack:      "Sent back %s (%s) %s",
		AssumedNote:   "no paper gives a deadline: the campaign's end",
		Settings:      "the settings",
		Nothing:       "none",
		FieldNames: map[string]string{
			"title": "task", "no": "number", "section": "section", "lead_units": "lead units", "responsible_units": "responsible units",
			"related_units": "related units", "leaders": "leaders", "coordinators": "coordinators", "persons": "persons", "owners": "owners",
			"start": "start", "deadline": "deadline", "targets": "targets", "milestones": "milestones", "marks": "marks",
			"detail": "text", "fields": "further columns", "source": "source", "review": "doubts", "curve": "plan curve",
			"extensions": "extensions", "manual_lights": "lights by hand", "suspensions": "suspensions", "closed": "closing", "added": "added",
			"progress": "return", "name": "name", "parent": "plan above", "document": "document", "period": "period",
			"office": "office", "posts": "posts", "cadences": "turns", "tracked_since": "tracked since", "policy": "rule of lights", "validity": "validity",
			"stated_totals": "stated totals", "markers": "markers", "note": "note", "archived": "archived", "approval": "approval",
			"aliases": "aliases", "group": "stands for a group", "members": "members", "contact": "contact", "phone": "phone",
			"decisions": "decisions", "days_off": "days off",
		},

		DueHeads:    [8]string{"Unit", "Contact", "ID", "Task", "Owes", "Due", "Days late", "In a row"},
		NothingOwed: "No return is owed.",
		NoUnit:      "(no unit to call)",
		OwedTotals:  "Units: %d, tasks with a return owed: %d.",
		RankHeads:   [10]string{"Rank", "Unit", "Red", "Yellow", "Green", "Done", "Grey", "On schedule", "In time", "Mean gap"},
		RankFormula: "On schedule = (green + done) ÷ tasks with a light, silence past its due day counts against; in time = returns in time ÷ returns due; then fewer red, then the smaller mean gap. A unit that returned nothing due is not ranked.",
		SilentUnit:  "silent",

		SeedDiffers:   "Campaigns that were there differ from the documents in %d places:",
		KeptByHand:    " (changed by hand, or nobody knows by whom: kept)",
		SeedHowUpdate: "Nothing of it was changed. duban seed --update takes %d of them and keeps %d",
		SeedUpdated:   "Took %d of them and kept %d; duban undo takes it back",
		SeedAllKept:   "Nothing was changed: all %d are kept; --all takes them too",
		SeedNote:      "brought up to date with the documents",
	}
}
