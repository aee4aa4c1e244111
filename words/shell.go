package words

import (
	"strings"

	"duban/model"
)

// Shell is every word that the commands say, in one language. Many are formats
// of package fmt; what they take is said beside them, and both languages take
// the same values in the same order.
type Shell struct {
	// Lang is the language of the words.
	Lang model.Lang

	// The frame of the help pages.
	Usage, Commands, Flags, GlobalFlags, Examples string
	MoreHelp                                      string // command
	Version                                       string // takes what cobra's template gives
	Comma, Stop, Colon, Semicolon                 string
	// In is what import and template say.
	In ImportWords
	// Event is what the commands of events say.
	Event EventWords
	// ListFile is what list says when it writes a file.
	ListFile ListFileWords
	// Back is what recover says, and the way back from damage.
	Back RecoverWords
	// CycleWords is what the commands of the cycle say.
	CycleWords

	Root, Seed, Demo, List, Show, Report, Export, Restore, Backup, Check, Undo, Redo, Keys, Completion, Help CommandHelp

	FlagDB, FlagToday, FlagLang, FlagJSON, FlagReadOnly, FlagHelp, FlagVersion, FlagAmbiguous string
	FlagTasks, FlagNoUI                                                                       string
	FlagUndoYes                                                                               string
	FlagPercent, FlagValue, FlagTarget, FlagDone, FlagUndone, FlagEstimate                    string
	FlagSaid, FlagText, FlagDate, FlagBy, FlagWhy, FlagYes                                    string

	// Wrong usage. What follows it says what to do.
	SeeHelp              string // command
	DidYouMean           string // names
	UnknownCommand       string // name
	UnknownFlag          string // flag
	NeedsValue           string // flag
	BadValue             string // value, flag
	BadFlag              string // text
	TooManyArgs          string // first one too many
	MissingArg           string // what
	BadLang              string // value
	BadAmbiguous         string // value
	BadDate              string // flag, value
	BadTasks             string // number
	BadPercent           string // text
	BadFigure            string // text
	BadSaid              string // text
	BadNumber            string // text, flag
	BadQuery             string // query, what is wrong
	BadShell             string // name
	NoJSONHere           string
	NothingReported      string
	TargetWithoutValue   string
	EstimateWithoutValue string
	DoneAndUndone        string // number of the milestone
	ValueTwice           string // number of the target

	KeysWhere string // path

	// The names of arguments.
	ArgID, ArgFile, ArgShell string

	// What cannot be reported on a task.
	NoTargets          string // ID
	NoSuchTarget       string // ID, number, count, targets
	ValueWithoutTarget string // value, targets
	WrongUnit          string // figure, number of the target, target, unit
	SaidOfFigures      string // ID
	NotByUnit          string // number of the target, target, unit
	WhichUnit          string // number of the target, target, units
	NoSuchUnit         string // number of the target, target, unit, units
	// What is asked of a return before it is stored; each takes the questions.
	Questioned      string
	QuestionedFall  string
	QuestionedWhy   string
	QuestionedEvent string
	NoMilestones    string // ID
	NoSuchMilestone string // ID, number, count
	UnknownTask     string // ID; one of the two that follow stands behind it
	NearTasks       string // IDs
	LookTasks       string

	// What went wrong with a ledger or a file; each takes its path first.
	NoLedger, LedgerExists, FileExists, IsFolder, NotThere, Permission string
	NotLedger, NewerLedger                                             string
	Damaged                                                            string    // path, the command that lists the backups
	Moved                                                              [4]string // by db.Loss; takes the file's name
	LastChangeLost, DanglingLink, LinkLoop                             string
	Locked                                                             string // path, holder
	LockedBy                                                           string // takes nothing
	LockedByProcess                                                    string // name, process
	NotExport                                                          string // path
	DamagedExport                                                      string // path, what is wrong
	NewerExport                                                        string // path, version
	Interrupted                                                        string // path
	RecordUnit                                                         string // name
	RecordCampaign                                                     string // ID
	RecordTask                                                         string // campaign, ID
	HasNoID, HasNoName, OccursTwice                                    string
	NoSuchField, BadField                                              string // field
	AtByte                                                             string // byte
	MoreFaults                                                         string // count
	// Rules are the model's rules in words, for a language that is not the one
	// in which the model's errors are; RuleOf takes such words and the error.
	Rules  []Rule
	RuleOf string

	// What else went wrong.
	NoHome, NoTerminal, DiskFull, ReadOnlyWrite string
	DumbTerminal                                string // TERM
	OtherCharset                                string // locale; in ASCII, which every terminal shows
	NoTemp                                      string // why
	// What the dashboard had to leave unstored; each takes the actions, UnstoredFor also why.
	Unstored, UnstoredFor                                string
	Future, NothingToUndo, NothingToRedo                 string
	Invalid, Conflict, NotInLedger, Failed, BackupFailed string // error
	TooDeep                                              string // ID of a campaign, how many may be above it
	BadCopy, NoRoom                                      string // of a backup; they take nothing
	Crashed                                              string // panic

	// What is printed when all goes well.
	Lights        [model.LightCount]string // by model.Light
	Kinds         [model.KindCount]string  // by model.Kind
	Ops           [6]string                // by model.Op; stands before a value
	Between       string                   // least, most
	Actions       map[model.Action]string
	Heads         [8]string // of the list's columns
	NoTasks       string
	Totals        string // tasks
	TotalOf       string // light, tasks
	TotalGoals    string // goals beside the tasks
	TasksOnly     string // tasks
	TasksGoals    string // tasks, goals
	OfAll         string // tasks in the ledger
	Seeded        string // campaigns, what tasks, path
	SeededSkipped string // campaigns, what tasks, path, campaigns passed over
	NothingSeeded string // path, campaigns passed over
	DemoMade      string // path, campaigns, what tasks, reports
	DemoTitle     string
	Reported      string // ID, turn and what else is to be said, title
	LightStays    string // light
	LightTurns    string // before, after
	Exported      string // path, what tasks, reports
	Restored      string // path, what tasks, reports
	BackedUp      string // ledger, path
	CheckClean    string // path, what tasks, reports
	// Faults are what check finds, by db's names; each takes the record, which is empty where it is about the file.
	Faults map[string]string
	// RecordsIn name the records by db's buckets; NamedRecord takes such a name and an ID.
	RecordsIn      map[string]string
	NamedRecord    string
	CheckFound     string // findings, path, the command that lists the backups
	Undone, Redone string // action, records
	UndoAsks       string // action, what goes with it
	Simulated      string
	Estimate       string
	Label          TaskLabels
	Present        TaskFormats
}

// Rule is one of the errors of model or intake, and what it means.
type Rule struct {
	Err  error  // found by errors.Is
	Text string // what it means, in the language of the words
}

// CommandHelp is what help says of one command.
type CommandHelp struct {
	Use, Short, Long, Example string
}

// TaskLabels name the lines and parts of a task's page.
type TaskLabels struct {
	Light, Why, Completion, Next, Policy, Campaign, Section, No, Marks string
	Lead, Responsible, Related, Leaders, Coordinators, Persons, Owners string
	Start, Deadline, Extended, Added, Manual, Suspended, Closed        string
	Asked, Owed, Coming, History, Goals                                string
	Detail, Targets, Milestones, Progress, Fields, Review, Source      string
}

// TaskFormats are the formats of the values on a task's page.
type TaskFormats struct {
	Completion           string // done, due
	Unknown              string // due
	Figures              string // reported, asked
	OfMeasure            string // the sentence, the measure
	Next                 string // day, light
	Printed              string // date, printed text
	DaysLeft, DaysOver   string // working days left, days over
	Extension            string // day, from, to
	Manual               string // light, span, computed light
	Span                 string // from, until
	Forever              string
	Parens, Quote        string // text
	Reading              string // value, day
	Stretch, Baseline    string // value
	Linked               string // name of the indicator
	StepDone             string // day
	MarkDone, MarkUndone string // number
	NeverReported        string
	Because              string // why a figure fell
	Settled              string // day, who and how
	Line                 string // number
	Assumed              string // date
	Unclosed             string
	Watched              string // rule
	OwedTurn             string // turn, due day
	InARow               string // turns
	Estimate             string
	Version              string    // number
	SentBy               string    // name
	Received             string    // day
	Entered              string    // day
	MarkDoneOn           string    // number, day
	States               [3]string // by model.ReturnState
	Decided              [2]string // approved, sent back
	OfAction             string    // action, the action taken back
	FieldChange          string    // field, from, to
}

// NewShell returns the words of the commands in a language.
func NewShell(lang model.Lang) *Shell {
	s := &Shell{Lang: lang}
	for _, table := range [][]line{
		s.flagLines(), s.errorLines(), s.lines(), s.helpLines(), s.cycleLines(), s.importLines(), s.eventLines(), s.recoverLines(),
		s.listFileLines(),
	} {
		for _, l := range table {
			*l.to = in(lang, l.zh, l.en)
		}
	}
	s.Rules = s.rules(modelRules())
	s.faultNames()
	s.names()
	s.cycleNames()
	s.importNames()
	return s
}

// Phrase takes the full stop off a sentence that is to stand within another one.
func Phrase(sentence string) string { return strings.TrimSuffix(sentence, "。") }

// entry is one key of a table by codes, in both languages.
type entry[K comparable] struct {
	key    K
	zh, en string
}

// named returns a table by codes in one language.
func named[K comparable](lang model.Lang, entries []entry[K]) map[K]string {
	names := make(map[K]string, len(entries))
	for _, e := range entries {
		names[e.key] = in(lang, e.zh, e.en)
	}
	return names
}

// ruleLine is an error and what it means, in both languages.
type ruleLine struct {
	err    error
	zh, en string
}

// rules returns what errors mean, in the order in which they are to be looked for.
func (s *Shell) rules(lines []ruleLine) []Rule {
	rules := make([]Rule, len(lines))
	for i, l := range lines {
		rules[i] = Rule{l.err, in(s.Lang, l.zh, l.en)}
	}
	return rules
}
