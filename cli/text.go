package cli

import (
	"strings"

	"duban/model"
)

// texts is every word that the commands say, in one language. Messages are
// formats of package fmt; both languages take the same values in the same order.
type texts struct {
	// Help: the frame of every help page.
	Usage, Commands, Flags, GlobalFlags, Examples string
	FlagsWord                                     string // "[flags]" in a usage line
	MoreHelp                                      string // command
	Version                                       string // version

	Root, Seed, Demo, List, Show, Report, Export, Restore, Backup, Check, Undo, Redo, Completion, Help command

	FlagDB, FlagToday, FlagLang, FlagJSON, FlagReadOnly, FlagHelp, FlagVersion, FlagAmbiguous string
	FlagTasks, FlagNoUI                                                                       string
	FlagPercent, FlagValue, FlagTarget, FlagDone, FlagUndone, FlagEstimate                    string
	FlagText, FlagDate, FlagBy                                                                string

	// Wrong usage. Each ends with what to do.
	UnknownCommand, UnknownFlag, NeedsValue, BadValue, BadFlag string
	DidYouMean                                                 string // names
	SeeHelp                                                    string // command
	TooManyArgs                                                string // first one too many, command
	MissingArg                                                 string // what, command
	BadLang, BadAmbiguous, BadDate, BadTasks                   string
	BadPercent, BadFigure, BadNumber, NothingReported          string
	BadShell                                                   string
	NoJSONHere                                                 string
	ValueWithoutTarget, TargetWithoutValue, NoSuchTarget       string
	NoTargets, NoSuchMilestone, NoMilestones, DoneAndUndone    string
	WrongUnit, UnitNeeded, EstimateWithoutValue, BadQuery      string
	ReadOnlyWrite                                              string

	// What went wrong with a ledger or a file.
	NoHome, NoLedger, LedgerExists, FileExists, SameFile         string
	Locked, LockedBy, LockedByProcess                            string
	NotLedger, NewerLedger, OlderLedger, Damaged                 string
	DiskFull, Permission, NotThere, IsFolder, NoTerminal         string
	UnknownTask, NearTasks, LookTasks                            string
	Conflict, Invalid, Future, NothingToUndo, NothingToRedo      string
	NotExport, DamagedExport, NewerExport                        string
	RecordUnit, RecordCampaign, RecordTask                       string
	HasNoID, HasNoName, OccursTwice, MoreFaults                  string
	Interrupted, Crashed, Failed, BackupFailed, StillInLedger    string

	// What is printed.
	Lights                                                       [5]string // by model.Light
	Heads                                                        [8]string // of the list's columns
	Totals, TotalOf, NoTasks                                     string
	Seeded, SeededSkipped, NothingSeeded, DemoMade, DemoSample   string
	Reported, LightStays, LightTurns                             string
	Exported, Restored, BackedUp                                 string
	CheckClean, CheckFound, CheckSummary                         string
	Undone, Redone                                               string
	Actions                                                      map[model.Action]string
	Simulated, Estimate, NoDate, Open, DoneOn, NotDone           string
	Label                                                        labels
	Presents                                                     presents
	Ops                                                          [7]string // by model.Op; a format for the last
	Kinds                                                        [8]string
	DemoTitle, Anonymous, Comma, Stop                            string
}

// command is what help says of one command.
type command struct {
	Use, Short, Long, Example string
}

// labels name the lines of a task's page.
type labels struct {
	Light, Why, Campaign, Section, No, Marks, Lead, Responsible, Related  string
	Leaders, Coordinators, Persons, Owners, Start, Deadline, First, Added string
	Completion, Targets, Milestones, Progress, Fields, Review, Source     string
	Detail, Manual, Suspended, Closed, Next, Extended, DaysLeft           string
}

// presents are the formats of the values on a task's page.
type presents struct {
	Completion   string // completion, expected
	Unknown      string // expected
	Next         string // day, light
	DaysLeft     string // working days
	DaysOver     string // working days
	Extension    string // day, from, to, reason
	Manual       string // light, from, until, reason, computed light
	Forever      string
	Span         string // from, until
	Settled      string // day
	SourceLine   string // document, line
	Actual       string // number of target, value
	StepDone     string // number
	StepUndone   string // number
	NeverReport  string
	StretchTo    string // value
	BaselineFrom string // value
}

// textsOf returns the catalogue of a language.
func textsOf(lang model.Lang) *texts {
	if lang == model.English {
		return english()
	}
	return chinese()
}

// parseLang reads the value of --lang.
func parseLang(s string) (model.Lang, bool) {
	switch strings.ToLower(s) {
	case "zh", "cn", "zh-cn", "zh_cn", "中文":
		return model.Chinese, true
	case "en", "english", "英文":
		return model.English, true
	}
	return model.Chinese, false
}

// languageOf decides the language before anything else is read, since even a
// wrong flag must be explained in it: the flag, else the locale. Without a
// locale, or in the C locale, it is Chinese.
func languageOf(args []string, sys System) model.Lang {
	for i, a := range args {
		if a == "--" {
			break
		}
		v, found := strings.CutPrefix(a, "--lang=")
		if a == "--lang" && i+1 < len(args) {
			v, found = args[i+1], true
		}
		if lang, ok := parseLang(v); found && ok {
			return lang
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		v := strings.ToLower(sys.getenv(name))
		if v == "" {
			continue
		}
		name, _, _ := strings.Cut(v, ".")
		if name == "c" || name == "posix" || strings.HasPrefix(name, "zh") {
			return model.Chinese
		}
		return model.English
	}
	return model.Chinese
}
