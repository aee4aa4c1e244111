package cli

import "duban/model"

func english() *texts {
	t := &texts{
		Usage: "Usage:", Commands: "Commands:", Flags: "Flags:", GlobalFlags: "Global flags:", Examples: "Examples:",
		MoreHelp: "Use %s help COMMAND for more about a command.", Version: "duban {{.Version}}",
		Comma: ", ", Stop: "; ", Colon: ": ",

		FlagDB:        "the ledger's file `PATH` (default: DUBAN_DB, else duban/ledger.db in the user's data folder)",
		FlagToday:     "take `DATE` as today, such as 2026-11-23 or yesterday",
		FlagLang:      "language `LANG`: zh or en (default: the system's)",
		FlagJSON:      "print JSON for other programs",
		FlagReadOnly:  "open a copy of the ledger, which works while it is in use elsewhere",
		FlagHelp:      "show this help",
		FlagVersion:   "show the version",
		FlagAmbiguous: "how wide the terminal draws “ and ① `WIDTH`: narrow (one cell) or wide (two)",
		FlagTasks:     "make `N` tasks of the same mould, to measure with",
		FlagNoUI:      "make the ledger, and do not open the dashboard",
		FlagPercent:   "percentage done `P`, 0 to 100",
		FlagValue:     "actual `FIGURE` of a target, such as 6.0公里; may be repeated, 2=6.0公里 names the target",
		FlagTarget:    "--value is for the `N`th target (counted from 1, see show)",
		FlagEstimate:  "the figures are preliminary, and may speak for the end of the turn",
		FlagDone:      "milestone `N` is done; 1,3 for several, 2=2026-05-03 with the day",
		FlagUndone:    "a correction: milestone `N` is not done after all",
		FlagText:      "what happened `TEXT`",
		FlagDate:      "the day that the report speaks for `DATE` (default: the last day of its turn)",
		FlagBy:        "who enters it `NAME`, the author in the journal (default: the current user)",

		SeeHelp:              "; see %s --help",
		DidYouMean:           "; did you mean %s?",
		UnknownCommand:       "there is no command %q",
		UnknownFlag:          "there is no flag %s",
		NeedsValue:           "flag %s needs a value",
		BadValue:             "%q is no value for %s",
		BadFlag:              "%q is not how a flag is written",
		TooManyArgs:          "%q is one argument too many",
		MissingArg:           "%s is missing",
		BadLang:              "there is no language %q, use zh or en",
		BadAmbiguous:         "--ambiguous cannot be %q, use narrow or wide",
		BadDate:              "%s: %q is not a date, write it like 2026-11-23",
		BadTasks:             "%d tasks cannot be made, the least is 1",
		BadPercent:           "%q is not a percentage from 0 to 100",
		BadFigure:            "%q is not a figure with a unit, write it like 6.0公里, 1.2亿元 or 40%%",
		BadNumber:            "\"%v\" cannot be a number in %s, they are counted from 1",
		BadQuery:             "the query %q makes no sense: %s",
		BadShell:             "there is no script for %q, use bash, zsh, fish or powershell",
		NoJSONHere:           "the dashboard prints no JSON, use --json with list, show and the like",
		NothingReported:      "there is nothing to report, give --percent, --value, --done or --text",
		TargetWithoutValue:   "--target goes with one --value; for several write --value 1=… --value 2=…",
		EstimateWithoutValue: "--estimate goes with --value or --percent",
		DoneAndUndone:        "milestone %d is named twice",
		ValueTwice:           "target %d is given twice",
		ArgID:                "the task's ID",
		ArgFile:              "the file",
		ArgShell:             "bash, zsh, fish or powershell",

		NoTargets:          "task %s has no target, use --percent",
		NoSuchTarget:       "task %s has no target %d, it has %d: %s",
		ValueWithoutTarget: "%q could be for several targets, add --target: %s",
		WrongUnit:          "%q has the wrong unit: target %d (%s) is counted in %s",
		NoMilestones:       "task %s has no milestones",
		NoSuchMilestone:    "task %s has no milestone %d, it has %d",
		UnknownTask:        "there is no task %q in the ledger",
		NearTasks:          "; did you mean %s?",
		LookTasks:          "; duban list shows the IDs",

		NoLedger:        "there is no ledger at %s; make one with duban seed, or name it with --db",
		LedgerExists:    "%s exists already and was left alone; name another file with --db",
		FileExists:      "%s exists already and was left alone; name another file",
		IsFolder:        "%s is a folder; name a file",
		NotThere:        "%s cannot be found; check the path",
		Permission:      "%s may not be read or written; check who owns the file and its folder",
		NotLedger:       "%s is not a ledger of duban and was left alone; name the ledger with --db",
		NewerLedger:     "%s was written by a newer duban; use that version",
		Damaged:         "%s is damaged; use a backup from the same folder",
		Locked:          "%s is in use by %s; quit there first, or look at a copy with --read-only",
		LockedBy:        "another program",
		LockedByProcess: "%s (process %d)",
		NotExport:       "%s was not written by duban export",
		DamagedExport:   "%s is cut off or damaged, nothing was restored (%v)",
		NewerExport:     "%s has version %d of the form, which this duban cannot read; use a newer one",
		Interrupted:     "interrupted, %s was not written",
		RecordUnit:      "unit %s",
		RecordCampaign:  "campaign %s",
		RecordTask:      "campaign %s, task %s",
		Rules: []rule{
			{model.ErrMissing, "something is missing"},
			{model.ErrRange, "out of range"},
			{model.ErrControl, "it holds control characters"},
			{model.ErrEmpty, "nothing is reported"},
			{model.ErrPercent, "a percentage lies between 0 and 100"},
			{model.ErrReason, "a reason is needed"},
			{model.ErrOrder, "the dates are in the wrong order"},
			{model.ErrClosed, "the task is closed"},
			{model.ErrDate, "not a date: write 2026-11-23, 11-23 or 5月底"},
			{model.ErrSame, "nothing would change"},
			{model.ErrTarget, "not a target: write 财政收入>=30亿元"},
			{model.ErrUnit, "the units do not agree"},
			{model.ErrAmount, "not a figure: write 6.5 or 6.5亿元"},
			{model.ErrBefore, "it lies before its turn"},
			{model.ErrEarly, "the turn has not ended; only an estimate can answer it yet"},
			{model.ErrAhead, "only an estimate can speak for a day to come"},
			{model.ErrTurn, "the task is not asked for this turn"},
			{model.ErrAnchor, "fortnights need the first day of one of them"},
			{model.ErrScope, "it holds no task"},
			{model.ErrDueDay, "it is no due day"},
		},
		RuleOf: "%s (%s)",

		HasNoID:     "it has no ID",
		HasNoName:   "it has no name",
		OccursTwice: "it occurs twice",
		MoreFaults:  " (and %d more faults)",

		NoHome:        "there is no place for the ledger; name it with --db",
		NoTerminal:    "the dashboard needs a terminal; elsewhere use duban list and duban show",
		DiskFull:      "the disk is full, and nothing was changed; free some space first",
		ReadOnlyWrite: "a ledger that is open for reading only cannot be changed; leave out --read-only",
		Future:        "the report's date is after today; report up to today, or an estimate up to the end of its turn",
		NothingToUndo: "there is nothing to undo",
		NothingToRedo: "there is nothing to redo",
		Invalid:       "not saved: %v",
		Conflict:      "not saved, it does not fit what is in the ledger: %v",
		NotInLedger:   "not in the ledger: %v",
		Failed:        "it failed: %v",
		BackupFailed:  "today's backup could not be made (the ledger itself is fine): %v",
		Crashed:       "a fault in the program, the ledger is as it was last saved: %s",

		Lights:  [5]string{"grey", "green", "yellow", "red", "done"},
		Kinds:   [8]string{"cumulative", "level", "ceiling", "zero", "rank", "milestone", "percent", "given later"},
		Ops:     [6]string{"", "at least ", "above ", "about ", "at most ", "below "},
		Between: "%s to %s",
		Actions: map[model.Action]string{
			model.ActReport: "report", model.ActEdit: "edit", model.ActDeadline: "new deadline", model.ActLight: "light set by hand",
			model.ActClose: "close", model.ActReopen: "reopen", model.ActSuspend: "suspend", model.ActResume: "resume",
			model.ActAdd: "new task", model.ActRemove: "removed task", model.ActBulk: "bulk edit", model.ActCampaign: "campaign",
			model.ActUnit: "unit", model.ActSettle: "settled doubt", model.ActSeed: "founding documents", model.ActRestore: "restore", model.ActImport: "import",
			model.ActUndo: "undo", model.ActRedo: "redo", model.ActDecide: "decision", model.ActSettings: "settings", model.ActArchive: "archive",
		},
		Heads:         [8]string{"Light", "ID", "Task", "Unit", "Due", "Done", "Expected", "Why"},
		NoTasks:       "No task matches.",
		Totals:        "%d in all: ",
		TotalOf:       "%s %d",
		OfAll:         "  (of %d in the ledger)",
		Seeded:        "Loaded %d campaigns with %d tasks into %s",
		SeededSkipped: "Loaded %d campaigns with %d tasks into %s (%d campaigns were there already and stay as they are)",
		NothingSeeded: "Nothing loaded: %s has all %d campaigns already",
		DemoMade:      "Made the sample ledger %s: %d campaigns, %d tasks, %d reports (simulated)",
		DemoTitle:     "Sample",
		Reported:      "Reported on %s (%s) %s",
		LightStays:    "still %s",
		LightTurns:    "%s → %s",
		Exported:      "Exported to %s: %d tasks, %d reports",
		Restored:      "Restored to %s: %d tasks, %d reports",
		BackedUp:      "Backed up %s to %s",
		CheckClean:    "%s is in order: %d tasks, %d reports",
		CheckFound:    "faults found: %d in %s; use a backup, or set them right one by one",
		Undone:        "Undone: %s of %s",
		Redone:        "Done again: %s of %s",
		Simulated:     "[simulated]",
		Estimate:      " (preliminary)",
		Label: labels{
			Light: "Light", Why: "Why", Completion: "Progress", Next: "Next change", Policy: "Rule", Campaign: "Campaign", Section: "Section",
			No: "No.", Marks: "Marks", Lead: "Lead units", Responsible: "Responsible", Related: "Related units", Leaders: "Leaders",
			Coordinators: "Coordinators", Persons: "Persons", Owners: "Owners", Start: "Start", Deadline: "Deadline", Extended: "Extended",
			Added: "Added", Manual: "Light by hand", Suspended: "Suspended", Closed: "Closed", Detail: "Detail", Targets: "Targets",
			Milestones: "Milestones", Progress: "Reports", Fields: "Further columns", Review: "To be settled", Source: "Source",
			Asked: "Returns", Owed: "Owed", Coming: "Next return", History: "History",
		},
		Present: presents{
			Completion: "%s done, %s expected", Unknown: "unknown, %s expected", Next: "from %s %s, if nobody reports",
			Printed: "%s (%s)", DaysLeft: ", %d working days left", DaysOver: ", %d days overdue",
			Extension: "on %s from %s to %s", Manual: "%s, %s, by the rule %s", Span: "%s to %s", Forever: "further notice",
			Parens: " (%s)", Quote: "“%s”", Reading: ", reported %s (%s)", Stretch: "striving for %s", Baseline: "from %s",
			StepDone: ", done %s", MarkDone: "milestone %d done", MarkUndone: "milestone %d not done after all",
			NeverReported: "never reported", Settled: " (settled: %s)", Line: "line %d",
			Assumed: "%s (no paper gives one: the campaign's end)", Unclosed: ", the campaign has ended, not closed", Watched: "watched %s",
			OwedTurn: "%s, due %s", InARow: ", %d turns in a row", Estimate: "preliminary", Version: "correction, version %d", SentBy: "sent by %s",
			Received: "received %s", Entered: "entered %s", MarkDoneOn: "milestone %d done on %s", States: [3]string{"approved", "waits for approval", "sent back"},
			Decided: [2]string{"approved", "sent back"}, OfAction: "%s of %s", FieldChange: "%s: %s → %s",
		},
	}
	englishCommands(t)
	t.In = englishImport()
	t.cycleTexts = englishCycle()
	return t
}

func englishCommands(t *texts) {
	t.Root = command{
		Use: "duban [COMMAND] [flags]", Short: "a ledger of supervision",
		Long: "duban (督办) keeps the ledger of a county's supervision office: which task is red, yellow or green, why,\nwho leads it and when it falls due. Without a command it opens the dashboard.",
		Example: "  duban demo                          the dashboard on a sample of five real documents\n" +
			"  duban seed                          put the tasks of the five documents into the ledger\n" +
			"  duban list unit:交通局 light:red    the red tasks of one unit",
	}
	t.Seed = command{
		Use: "seed [flags]", Short: "put the tasks of the five founding documents into the ledger",
		Long: "Puts the campaigns and tasks of the five founding documents into the ledger, which is made where there is none.\nCampaigns that are there already stay as they are, so that seeding twice doubles nothing; where they differ from the documents it is\nlisted, and --update takes it over. IDs never change, and what was changed by hand and all returns stay.",
	}
	t.Demo = command{
		Use: "demo [flags]", Short: "open a sample ledger with simulated reports",
		Long: "Makes a sample ledger of the five founding documents with simulated reports and opens the dashboard on it.\nWithout --db it is a temporary file, gone afterwards; with --db it is made there, and replaces no file.",
		Example: "  duban demo\n" +
			"  duban demo --db big.db --tasks 100000 --no-ui    a ledger of 100,000 tasks to measure with",
	}
	t.List = command{
		Use: "list [QUERY] [flags]", Short: "list tasks",
		Long: "Lists the tasks that match a query. A query is words that must all match, in Chinese, pinyin or initials, and field:value.\n" +
			"Fields: campaign id unit lead responsible main leader person light due section mark. - negates, | is or, brackets group.\n" +
			"Flags: done overdue unreported awaited approval review extended manual suspended simulated, and running left unclosed archived.\n" +
			"A deadline that no paper gives says so: it is the campaign's end. --today lists the ledger of that day.\n" +
			"A terminal gets a table; a pipe gets one line a task with TABs between ID, light, campaign, number, section, title, units, deadline, completion, expected and reasons.",
		Example: "  duban list light:red\n  duban list unit:交通局 light:red,yellow 'due<2026-12' -done\n  duban list jtj | head",
	}
	t.Show = command{
		Use: "show ID [flags]", Short: "show all about one task",
		Long: "Shows a task's light and why, its units and persons, which returns are asked and owed, targets, milestones, every report, its source, its doubts and its history.",
	}
	t.Report = command{
		Use: "report ID [flags]", Short: "report progress on a task",
		Long: "Stores a progress report on a task and says what becomes of its light. Without --period it answers the turn that is asked for,\nand speaks for its last day. Reports are only ever added; to correct one, report again on the same turn: the later one counts.",
		Example: "  duban report jt-3 --percent 40 --text 'road bed finished'\n" +
			"  duban report jt-3 --value 6.0公里 --period 2026-10 --received 2026-11-12 --sent-by 交通局\n" +
			"  duban report jt-3 --percent 60 --estimate --period 2026-11\n" +
			"  duban report jt-3 --done 2=2026-11-20 --by 王芳",
	}
	t.Export = command{
		Use: "export [FILE|-] [flags]", Short: "write the whole ledger as JSON",
		Long: "Writes the whole ledger as JSON, to the standard output without a file or for -. A file that exists is replaced only\nwhere it is an export itself.",
	}
	t.Restore = command{
		Use: "restore FILE [flags]", Short: "make a new ledger of an export",
		Long: "Makes a new ledger of a file that duban export wrote; - is the standard input. All of it is restored or nothing,\nand no ledger is replaced.",
	}
	t.Backup = command{
		Use: "backup [FILE] [flags]", Short: "copy the ledger's file",
		Long: "Copies the ledger to a complete backup file, also while it is in use. Without a name the copy goes beside the ledger,\nwith date and time in its name.",
	}
	t.Check = command{
		Use: "check [flags]", Short: "look for damage in the ledger",
		Long: "Looks at every page of the ledger's file and every rule of the model. Findings are listed, and the exit code is 1.",
	}
	t.Undo = command{
		Use: "undo [flags]", Short: "take back the last action",
		Long: "Takes back the last action on the ledger; repeat it to go further back.",
	}
	t.Redo = command{
		Use: "redo [flags]", Short: "do again what was undone",
		Long: "Does again what was just undone.",
	}
	t.Completion = command{
		Use: "completion bash|zsh|fish|powershell", Short: "print a script for the shell's completion",
		Long:    "Prints a completion script for a shell. It completes commands, flags and the IDs of tasks.",
		Example: "  source <(duban completion bash)\n  duban completion zsh > ~/.zfunc/_duban",
	}
	t.Help = command{
		Use: "help [COMMAND]", Short: "show help",
		Long: "Shows the help of a command.",
	}
}
