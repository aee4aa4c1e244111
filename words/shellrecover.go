package words

// RecoverWords is what recover says.
type RecoverWords struct {
	Recover CommandHelp // how the command is to be used

	FlagReplace string // help of the flag
	ArgCopy     string // the name of an argument

	NoCopies       string // ledger
	NoSuchCopy     string // what was named, the command that lists them
	BadCopy        string // copy, the command that lists the good ones
	ReplaceAndFile string // wrong usage

	Heads     [8]string // of the list's columns
	Good, Bad string    // the state of a copy
	Lacks     string    // how many changes
	LacksNone string    // in place of Lacks
	Unknown   string    // in place of a figure that cannot be read
	Now       string    // ledger, tasks and goals, reports
	NowBad    string    // ledger
	NowGone   string    // ledger
	How       string    // the command, without the copy's name
	Day       string    // in the place of a copy's name
	Apart     string    // copy, new file, what tasks, reports, the command that looks at it, the command that puts it in place
	InPlace   string    // copy, ledger, what tasks, reports
	KeptAside string    // file
	LeftAside string    // path, file
}

// recoverLines are what recover says.
func (s *Shell) recoverLines() []line {
	r := &s.Back
	return []line{
		{&r.Recover.Use, "recover [备份 [新文件]] [选项]", "recover [COPY [FILE]] [flags]"},
		{&r.Recover.Short, "从备份找回台账", "get the ledger back from a backup"},
		{
			&r.Recover.Long,
			"不写备份，则列出台账旁边的备份：日期，是否完好，有多少任务和填报，比现在的台账少最后几次改动。\n" +
				"写明备份（日期或文件名），则把它恢复成台账旁边的一个新文件，台账不动；--replace 用它换下台账，换下的改名留着。\n" +
				"已损坏的备份不会恢复。",
			"Without a copy it lists the backups beside the ledger: the day, whether it is sound, how many tasks and\n" +
				"reports it holds, and how many of the ledger's last changes it lacks.\n" +
				"With the day or file of a copy it makes a new file of it beside the ledger, which is left alone; --replace\n" +
				"puts it in the ledger's place, and the ledger is kept under another name. A damaged copy is refused.",
		},
		{
			&r.Recover.Example,
			"  duban recover\n" +
				"  duban recover 2026-11-23\n" +
				"  duban recover 2026-11-23 --replace",
			"  duban recover\n" +
				"  duban recover 2026-11-23\n" +
				"  duban recover 2026-11-23 --replace",
		},
		{&r.FlagReplace, "换下台账，换下的改名留着", "put it in the ledger's place, which is kept under another name"},
		{&r.ArgCopy, "备份", "COPY"},

		{&r.NoCopies, "%s 旁边没有备份", "there are no backups beside %s"},
		{&r.NoSuchCopy, "没有备份 %s；用 %s 看有哪些", "there is no backup %s; %s lists them"},
		{&r.BadCopy, "备份 %s 已损坏，没有恢复；用 %s 看哪些完好", "the backup %s is damaged and was not restored; %s lists the good ones"},
		{&r.ReplaceAndFile, "写了新文件就不要 --replace", "leave out --replace, or the new file"},

		{&r.Heads[0], "日期", "Day"},
		{&r.Heads[1], "状况", "State"},
		{&r.Heads[2], "大小", "Size"},
		{&r.Heads[3], "最后改动", "Last change"},
		{&r.Heads[4], "任务和目标", "Tasks, goals"},
		{&r.Heads[5], "填报", "Reports"},
		{&r.Heads[6], "比现在少", "Lacks"},
		{&r.Heads[7], "文件", "File"},
		{&r.Good, "完好", "good"},
		{&r.Bad, "已损坏", "damaged"},
		{&r.Lacks, "最后 %d 次改动", "the last %d"},
		{&r.LacksNone, "不少", "nothing"},
		{&r.Unknown, "?", "?"},
		{&r.Now, "现在的台账 %s：任务和目标 %d 项，填报 %d 次", "The ledger now, %s: %d tasks and goals, %d reports"},
		{&r.NowBad, "现在的台账 %s 已损坏", "The ledger now, %s, is damaged"},
		{&r.NowGone, "现在没有台账 %s", "There is no ledger %s now"},
		{&r.How, "恢复：%s %s", "To restore: %s %s"},
		{&r.Day, "日期", "DAY"},
		{
			&r.Apart,
			"已从 %s 恢复到 %s：%s、%d 次填报；台账没有动。先看：%s；就用它：%s",
			"Restored %s to %s: %s, %d reports; the ledger was left alone. Look at it with %s; put it in place with %s",
		},
		{&r.InPlace, "已用 %s 换下 %s：%s、%d 次填报", "Put %s in the place of %s: %s, %d reports"},
		{&r.LeftAside, "%s 没有放回：那里又有了别的文件，换下的台账在 %s", "%s was not put back, for another file has come there; the ledger that was there is kept as %s"},
		{&r.KeptAside, "换下的台账在 %s", "The ledger that was there is kept as %s"},
	}
}
