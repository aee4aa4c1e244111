package ui

import "duban/model"

func english() *words {
	w := &words{
		lang: model.English, Draft: englishDraft(), Turns: englishTurns(),
		Name: "duban", Loading: "Reading the ledger…", Sample: "Sample ledger, simulated reports", ReadOnly: "Read-only copy", ReadOnlyRefuses: "This is a read-only copy; nothing can be changed.", AsOf: "As of",
		Pages:      [pageCount]string{"Overview", "Tasks", "Calendar", "Units", "Review"},
		Weekdays:   [7]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
		Lights:     [5]string{"GY", "GN", "YL", "RD", "OK"},
		LightNames: [5]string{"Grey", "Green", "Yellow", "Red", "Done"},
		Kinds:      [8]string{"sum", "lev", "cap", "zero", "rank", "step", "pct", "tbd"},
		Yardsticks: [4]string{"points 10/30", "SPI .95/.85", "late 7/15 d", "days left"},
		Columns: map[string]string{
			"order": "document order", "light": "light", "no": "number", "title": "task", "unit": "unit", "leader": "leader", "deadline": "deadline",
			"completion": "completion", "gap": "gap", "days": "days left", "last": "last report", "campaign": "campaign",
			"none": "no groups", "section": "section", "month": "month due",
		},
		Every: map[model.Every]string{
			model.Never: "never", model.Day: "daily", model.Week: "weekly", model.Fortnight: "fortnightly", model.TenDays: "ten days", model.Month: "monthly",
			model.TwoMonths: "two months", model.Quarter: "quarterly", model.HalfYear: "half-yearly", model.Year: "yearly",
			model.HalfMonth: "half-monthly", model.Term: "each term", model.Stage: "each stage",
		},
		Actions: map[model.Action]string{
			model.ActReport: "Report", model.ActEdit: "Edit", model.ActDeadline: "Extend", model.ActLight: "Set light", model.ActClose: "Close", model.ActReopen: "Reopen",
			model.ActSuspend: "Suspend", model.ActResume: "Resume", model.ActAdd: "Add", model.ActRemove: "Remove", model.ActBulk: "Bulk edit", model.ActCampaign: "Campaign",
			model.ActUnit: "Unit", model.ActSettle: "Settle", model.ActSeed: "Load sample", model.ActRestore: "Restore", model.ActImport: "Import", model.ActUndo: "Undo", model.ActRedo: "Redo",
			model.ActDecide: "Decide", model.ActSettings: "Settings", model.ActArchive: "Archive",
		},

		WelcomeTitle: "No ledger yet", WelcomeText: "duban keeps campaigns, tasks, targets and deadlines in one file, shows each task red, yellow or green by progress against schedule, and says why. Choose how to begin:",
		WelcomeSample: "Sample ledger", WelcomeSampleWhat: "The tasks of five real documents with simulated reports, to try everything on.",
		WelcomeEmpty: "Empty ledger", WelcomeEmptyWhat: "Set up your own campaigns and tasks.", WelcomeKeys: "Up/Down choose   Enter begin   q quit",

		TrendTitle: "Red in the last six months", SinceLastMonth: "since last month", NewRed: "new red", TurnedGreen: "to green", NoUnit: "no unit",
		Campaigns: "Campaigns", Units: "Units", Due: "To act on today", NoCampaigns: "No campaigns yet. Press A to add one.", NothingDue: "Nothing to chase today.",
		Extended: "Extended", Doubts: "To review", Unreported: "Not returned", NeverReported: "never",
		DueOverdue: "Overdue", DueSoon: "Due soon", DueTurning: "Turning red",

		ColNo: "No", ColTask: "Task", ColTasks: "Tasks", ColCampaign: "Campaign", ColUnit: "Unit", ColLeader: "Leader", ColDeadline: "Deadline", ColBar: "Done / due",
		ColGap: "Gap", ColLast: "Reported", ColReason: "Why", ColDoubts: "Doubt", ColOnTime: "On time", ColMeanGap: "Gap", ColRank: "Rank",
		AllTasks: "All tasks", OpenTasks: "Open tasks", Find: "Find", FindHint: "words, pinyin, initials: gk  unit:交通局 light:red", NothingFound: "No task matches. Esc clears the filter.", NoTasks: "No tasks yet. Press a to add one.",
		ReasonGap: "; ", TurnRound: "again: reversed", Now: "now",
		SheetTitle: "Reporting sheet", SheetHint: "figure or 40% text",

		Targets: "Targets", Milestones: "Milestones", Reports: "Reports", Chart: "Plan and reports", ChartNote: "grey: plan, colour: reported", Overall: "Overall", Source: "Source", Text: "Text", Fields: "Fields",
		Review: "Review", Rule: "Rule", NoReports: "No reports yet. Press p to report.", TaskGone: "This task is no longer in the ledger.",
		LeadUnits: "Lead", ResponsibleUnits: "Units", RelatedUnits: "Related", Owners: "Owner", Leaders: "Leader", Coordinators: "Coordinator", Persons: "Person", Contact: "Phone", ContactPerson: "Contact", OtherNames: "Other names", Start: "Start", Marks: "Marks", Section: "Section",
		ComputedLight: "by the rule", Late: "late", IsDone: "done", NotDone: "open", ListGap: ", ", FieldGap: "; ",

		DayOff: "off", DayReports: "rp", DayOn: "work", NothingDueThen: "Nothing falls due on this day.", ReviewTitle: "To review", ReviewNote: "doubts in the documents; due before tracking began and never reported", NothingToReview: "Nothing to review.", NoDoubts: "There is no doubt about this task.",

		FormKeys: "Enter next   Tab skip   Ctrl+S save   Esc cancel", PreviewNothing: "shows what becomes of the light", Percent: "Percent", Sentence: "Remark", Date: "Date",
		DateHint: "12-31, 2026-12-31", Reason: "Reason", Until: "Until", UntilHint: "empty: until further notice", LightLabel: "Set to", LightComputed: "by the rule",
		ListHint: "separated by spaces", Sure: "Remove?", Yes: "Yes", No: "No", AddTitle: "Add a task", AddCampaignTitle: "Add a campaign", Campaign: "Campaign", DocNumber: "Document", From: "From", To: "To", Office: "Office",
		ReportEvery: "Reports", AsOfTitle: "Show the board of which day", AsOfNote: "Lights are worked out anew from the reports, deadlines and closings up to that day. Empty: the end of last month.", AsOfPast: "Lights are worked out anew from the reports, deadlines and closings up to that day. Empty: back to today.", AsOfHint: "10-31, -7, 2026-03-31", ByHand: "Added by hand",
		BulkLeader: "Change leaders", BulkUnit: "Change lead units", NeedsTitle: "A name is needed.", NoSuchCampaign: "No such campaign: write its name or a part of it.", EmptyReport: "Nothing to report: write a figure or a sentence.",
		GoesBySteps: "This task goes by steps: press Esc, then p, and tick them.", StepsHint: "by steps, use p",
		TypeToNarrow: "type to narrow", NothingMatches: "Nothing matches.",

		FilterTitle: "Filter", FilterNone: "Clear the filter", FilterOverdue: "Overdue", FilterUnreported: "Past due, not returned", FilterOpen: "Not done", FilterDoubts: "To review", FilterExtended: "Extended", FilterManual: "Light set by hand",
		HelpHere: "Here", HelpAll: "Everywhere",
		HelpQueryTitle: "Finding and filtering", HelpQuery: "All words must match; a word is Chinese, pinyin or initials. Fields: unit: lead: responsible: main: leader: person: campaign: id: light: due section: mark:. Example: unit:交通局 light:red,yellow due<2026-12 -done. - excludes, | is or, brackets group. States: overdue unreported awaited approval unclosed running left archived review extended manual suspended.",
		HelpLightsTitle: "Lights", HelpLights: "Red (RD): past a deadline that a paper gives, past the red limit, a zero line broken, or two turns in a row not returned. Yellow (YL): past the yellow limit, due soon and not done, a return missing, or not closed though the campaign is over. Green (GN): on schedule. Grey (GY): not started, suspended, given later, or no return due yet. Done (OK): closed. A deadline that no paper gives is the plan's end and never overdue. Each row says why; a task's page names the rule.",
		HelpIMETitle: "With an input method", HelpIME: "An input method in Chinese mode swallows letters: hold Alt with the letter, or use arrows, Enter, Esc, Tab and the function keys. Full-width ？：／ work as the ASCII ones.", NoHistory: "No changes recorded.",

		KeyUpDown: "Up/Down", KeyLeftRight: "Left/Right", KeySpace: "Space",
		DoMove: "move", DoPage: "page", DoEnds: "first, last", DoSibling: "previous, next", DoOpen: "open", DoBack: "back", DoPane: "pane", DoFind: "find", DoFilter: "filter", DoSort: "sort", DoGroup: "group",
		DoMark: "mark", DoMarkAll: "mark all", DoBulk: "bulk", DoReport: "report", DoSheet: "sheet", DoEdit: "edit", DoDeadline: "extend", DoLight: "light", DoClose: "close", DoSuspend: "suspend",
		DoSettle: "settle", DoHistory: "history", DoRemove: "remove", DoAdd: "add task", DoAddCampaign: "add campaign", DoUndo: "undo", DoRedo: "redo", DoAsOf: "as of", DoPalette: "commands", DoHelp: "help", DoQuit: "quit",
		DoReload: "reload", DoDay: "day", DoWeek: "week", DoMonth: "month", DoToday: "today", DoToList: "to the list",
	}
	bindings(w, "store, next", "move", "undo")
	return w
}
