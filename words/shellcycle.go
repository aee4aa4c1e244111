package words

// cycleLines are what the commands of the cycle of returns say.
func (s *Shell) cycleLines() []line {
	return []line{
		{&s.Decide.Use, "decide 编号 --approve|--send-back [选项]", "decide ID --approve|--send-back [flags]"},
		{&s.Decide.Short, "审批一次填报", "approve a return or send it back"},
		{
			&s.Decide.Long,
			"审批要求审批的填报：通过后数据才计入，退回视同未报。不写 --seq 则审批最新一次待审批的；序号见 show。" +
				"\n" +
				"待审批的任务用 duban list 待审批 查看。",
			"Decides on a return that asks for an approval: its figures count once it is approved, and one that " +
				"is sent back counts as not returned.\n" +
				"Without --seq it is the newest return that waits; show has the numbers. duban list approval lists " +
				"the tasks that wait.",
		},
		{
			&s.Decide.Example,
			"  duban decide jt-3 --approve\n" +
				"  duban decide jt-3 --seq 4 --send-back --text '投资额与统计口径不符'",
			"  duban decide jt-3 --approve\n" +
				"  duban decide jt-3 --seq 4 --send-back --text 'not the figure that was asked for'",
		},
		{&s.Due.Use, "due [查询] [选项]", "due [QUERY] [flags]"},
		{&s.Due.Short, "列出谁欠报什么", "list who owes which return"},
		{
			&s.Due.Long,
			"按单位列出过了报送期限还没有报的任务：哪一期、应报日期、迟了几个工作日、连续几期、电话。\n" +
				"只列在办的行动，查询里写明 行动: 或 历史遗留、已归档 的除外。\n" +
				"输出到管道时每项一行，以制表符分隔：单位、电话、编号、任务、期、应报日期、迟的工作日、连续期数。",
			"Lists by unit the tasks whose return is past its due day: the turn, when it was due, how many " +
				"working days late it is, how many turns in a row, and the telephone.\n" +
				"Only campaigns that run are listed, unless the query names a campaign, left or archived.\n" +
				"A pipe gets one line a task with TABs between unit, telephone, ID, task, turn, due day, working " +
				"days late and turns in a row.",
		},
		{
			&s.Due.Example,
			"  duban due\n" +
				"  duban due 单位:交通局\n" +
				"  duban due --json",
			"  duban due\n" +
				"  duban due unit:交通局\n" +
				"  duban due --json",
		},
		{&s.Rank.Use, "rank [查询] [选项]", "rank [QUERY] [flags]"},
		{&s.Rank.Short, "单位排名", "the league table of the units"},
		{
			&s.Rank.Long,
			"按按序时率给责任单位排名，同率看红灯数，再看平均差；应报而一次未报的单位列在表上方，不排名。\n" +
				"只算在办的行动，查询里写明 行动: 或 历史遗留、已归档 的除外。\n" +
				"输出到管道时每个单位一行，以制表符分隔：名次、单位、红、黄、绿、完、灰、按序时率、报送及时率、" +
				"平均差。",
			"Ranks the units by their share on schedule, then by fewer red tasks, then by the smaller mean gap. " +
				"A unit that returned nothing that was due stands above the table, unranked.\n" +
				"Only campaigns that run count, unless the query names a campaign, left or archived.\n" +
				"A pipe gets one line a unit with TABs between rank, unit, red, yellow, green, done, grey, share on " +
				"schedule, share in time and mean gap.",
		},
		{
			&s.Rank.Example,
			"  duban rank\n" +
				"  duban rank 行动:交通 --json",
			"  duban rank\n" +
				"  duban rank campaign:交通 --json",
		},

		{
			&s.FlagPeriod,
			"答哪一期 `PERIOD`：2026-11、11月、2026Q3、上半年、2026-11-上旬、2026-05-04..2026-05-10，或 " +
				"无（默认：该报的一期）",
			"the turn that it answers `PERIOD`: 2026-11, 2026Q3, 上半年, 2026-11-上旬, 2026-05-04..2026-05-10 or " +
				"none (default: the one that is asked for)",
		},
		{
			&s.FlagReceived,
			"收到的日期 `DATE`，决定是否按时（默认今天）",
			"the day on which it was received `DATE`, which decides whether it is in time (default: today)",
		},
		{&s.FlagSentBy, "报送单位或报送人 `NAME`", "the unit or person that sent it `NAME`"},
		{&s.FlagApprove, "通过", "approve it"},
		{&s.FlagSendBack, "退回，视同未报", "send it back: it counts as not returned"},
		{
			&s.FlagSeq,
			"第 `N` 次填报（见 show；默认最新一次待审批的）",
			"the `N`th return (see show; default: the newest that waits)",
		},
		{&s.FlagDecisionText, "审批意见 `TEXT`", "what is said about it `TEXT`"},
		{&s.FlagDecidedBy, "审批人 `NAME`（默认当前用户）", "who decides `NAME` (default: the current user)"},
		{
			&s.FlagUpdate,
			"已在台账里的行动也按文件更新；人工改过的不动",
			"bring the campaigns that are there up to date with the documents, but for what was changed by hand",
		},
		{&s.FlagUpdateAll, "与 --update 同用：人工改过的也按文件更新", "with --update: also what was changed by hand"},

		{&s.DayOutside, "--today 的 %s 不在 %s 到 %s 之间", "--today: %s does not lie between %s and %s"},
		{
			&s.BadPeriod,
			"看不懂“%s”是哪一期，请写成 2026-11、11月、2026Q3、上半年、2026-11-上旬、2026-05-04..2026-05-10 或 " +
				"无",
			"%q names no turn, write it like 2026-11, 2026Q3, 上半年, 2026-11-上旬, 2026-05-04..2026-05-10 or " +
				"none",
		},
		{&s.ApproveOrBack, "请给出 --approve（通过）或 --send-back（退回）之一", "give one of --approve and --send-back"},
		{&s.DecidedByNobody, "不知道是谁审批的，请用 --by 写明审批人", "nobody is known who decides, give --by"},
		{&s.AllWithoutUpdate, "--all 要与 --update 同用", "--all goes with --update"},

		{&s.ReceivedAhead, "收到日期 %s 在今天（%s）之后", "the day received %s is after today (%s)"},
		{
			&s.DateAhead,
			"填报所说明的日期 %s 在收到日期（%s）之后；预计数请加 --estimate",
			"the day %s that it speaks for is after the day received (%s); add --estimate to a preliminary figure",
		},
		{
			&s.EstimateAlone,
			"预计数 %s 不属于任何一期，只能报到收到当天（%s）；请用 --period 指明哪一期",
			"the estimate for %s answers no turn, so it can speak up to the day received (%s) only; name the " +
				"turn with --period",
		},
		{&s.BeforeTurn, "%s 收到的填报不能答%s：这一期 %s 才开始", "a return received on %s cannot answer %s, which begins on %s"},
		{&s.OutsideTurn, "填报所说明的日期 %s 不在%s之内（%s 至 %s）", "the day %s that it speaks for is outside %s (%s to %s)"},
		{&s.NotAsked, "任务 %s 不要求报送%s；相近的是 %s", "task %s is not asked for %s; near are %s"},
		{
			&s.NeverAsked,
			"任务 %s 不要求报送，没有%s这一期；请用 --period 无",
			"task %s is asked for no returns, so there is no turn %s; use --period none",
		},
		{
			&s.StepAhead,
			"节点 %d 的完成日期 %s 在收到日期（%s）之后",
			"milestone %d cannot be done on %s, after the day received (%s)",
		},
		{&s.NoSuchReturn, "任务 %s 没有第 %d 次填报", "task %s has no return %d"},
		{&s.NoApprovalAsked, "任务 %s 的第 %d 次填报不要求审批", "task %s: return %d asks for no approval"},
		{&s.NothingWaits, "任务 %s 没有待审批的填报", "no return of task %s waits for an approval"},

		{&s.FiguresOf, "%s数", "for %s"},
		{&s.StandsFor, "截至 %s", "as of %s"},
		{&s.WaitsApproval, "待审批，通过后才计入", "it waits for its approval and does not count before"},
		{&s.Approved, "已通过 %s（%s）%s", "Approved %s (%s) %s"},
		{&s.SentBack, "已退回 %s（%s）%s", "Sent back %s (%s) %s"},
		{&s.AssumedNote, "文件未给，按行动结束日", "no paper gives a deadline: the campaign's end"},
		{&s.Settings, "设置", "the settings"},
		{&s.Nothing, "无", "none"},

		{&s.DueHeads[0], "单位", "Unit"},
		{&s.DueHeads[1], "联系", "Contact"},
		{&s.DueHeads[2], "编号", "ID"},
		{&s.DueHeads[3], "任务", "Task"},
		{&s.DueHeads[4], "欠报", "Owes"},
		{&s.DueHeads[5], "应报", "Due"},
		{&s.DueHeads[6], "迟(工作日)", "Days late"},
		{&s.DueHeads[7], "连续期数", "In a row"},
		{&s.NothingOwed, "没有欠报的任务。", "No return is owed."},
		{&s.NoUnit, "（没有可联系的单位）", "(no unit to call)"},
		{&s.OwedTotals, "共 %d 个单位、%d 项任务欠报。", "Units: %d, tasks with a return owed: %d."},
		{&s.RankHeads[0], "名次", "Rank"},
		{&s.RankHeads[1], "单位", "Unit"},
		{&s.RankHeads[2], "红", "Red"},
		{&s.RankHeads[3], "黄", "Yellow"},
		{&s.RankHeads[4], "绿", "Green"},
		{&s.RankHeads[5], "完", "Done"},
		{&s.RankHeads[6], "灰", "Grey"},
		{&s.RankHeads[7], "按序时率", "On schedule"},
		{&s.RankHeads[8], "报送及时率", "In time"},
		{&s.RankHeads[9], "平均差(点)", "Mean gap"},
		{
			&s.RankFormula,
			"按序时率 =（绿灯+办结）÷ 亮灯任务，到期未报计为落后；报送及时率 = 按时报送 ÷ 到期应报；" +
				"同率先看红灯少，再看平均差小。应报而一次未报的不排名。",
			"On schedule = (green + done) ÷ tasks with a light, silence past its due day counts against; in time " +
				"= returns in time ÷ returns due; then fewer red, then the smaller mean gap. A unit that returned " +
				"nothing due is not ranked.",
		},
		{&s.SilentUnit, "未报", "silent"},

		{&s.SeedDiffers, "已有的行动与文件不同，共 %d 处：", "Campaigns that were there differ from the documents in %d places:"},
		{&s.KeptByHand, "（人工改过或来历不明，保留）", " (changed by hand, or nobody knows by whom: kept)"},
		{
			&s.SeedHowUpdate,
			"没有改动。可更新 %d 处，用 duban seed --update；保留 %d 处",
			"Nothing of it was changed. duban seed --update takes %d of them and keeps %d",
		},
		{&s.SeedUpdated, "已更新 %d 处，保留 %d 处；可用 duban undo 撤销", "Took %d of them and kept %d; duban undo takes it back"},
		{
			&s.SeedAllKept,
			"没有改动：%d 处都保留；要按文件更新请加 --all",
			"Nothing was changed: all %d are kept; --all takes them too",
		},
		{&s.SeedNote, "按文件更新", "brought up to date with the documents"},
	}
}

// cycleNames are what the fields of a record are called, by their names in the JSON form.
func (s *Shell) cycleNames() {
	s.FieldNames = named(s.Lang, []entry[string]{
		{"title", "任务", "task"},
		{"no", "序号", "number"},
		{"section", "章节", "section"},
		{"lead_units", "牵头单位", "lead units"},
		{"responsible_units", "责任单位", "responsible units"},
		{"related_units", "相关单位", "related units"},
		{"leaders", "责任领导", "leaders"},
		{"coordinators", "协管责任人", "coordinators"},
		{"persons", "责任人", "persons"},
		{"owners", "业主单位", "owners"},
		{"start", "开始", "start"},
		{"deadline", "完成时限", "deadline"},
		{"targets", "指标", "targets"},
		{"milestones", "节点", "milestones"},
		{"marks", "标记", "marks"},
		{"detail", "内容", "text"},
		{"fields", "其他栏目", "further columns"},
		{"source", "来源", "source"},
		{"review", "待核实", "doubts"},
		{"curve", "进度计划", "plan curve"},
		{"extensions", "延期", "extensions"},
		{"manual_lights", "手动定灯", "lights by hand"},
		{"suspensions", "暂停", "suspensions"},
		{"closed", "办结", "closing"},
		{"events", "事件", "events"},
		{"added", "新增于", "added"},
		{"progress", "填报", "return"},
		{"name", "名称", "name"},
		{"parent", "上级方案", "plan above"},
		{"document", "文件", "document"},
		{"period", "起止", "period"},
		{"office", "办公室", "office"},
		{"posts", "指挥机构", "posts"},
		{"cadences", "报送和调度", "turns"},
		{"tracked_since", "开始跟踪", "tracked since"},
		{"policy", "亮灯规则", "rule of lights"},
		{"validity", "有效期", "validity"},
		{"stated_totals", "合计", "stated totals"},
		{"markers", "标记说明", "markers"},
		{"note", "说明", "note"},
		{"archived", "归档", "archived"},
		{"approval", "审批", "approval"},
		{"aliases", "别名", "aliases"},
		{"group", "是一组单位", "stands for a group"},
		{"members", "组成单位", "members"},
		{"contact", "联系人", "contact"},
		{"phone", "电话", "phone"},
		{"decisions", "审批", "decisions"},
		{"days_off", "休息日", "days off"},
		{"views", "视图", "views"},
	})
}
