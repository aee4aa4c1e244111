package words

import "duban/model"

// Screen is every word of the dashboard in one language. Sentences with figures in them are methods.
type Screen struct {
	// Lang is the language of the words.
	Lang model.Lang
	// Draft are the words of the page that reviews an import.
	Draft DraftWords
	// Turns are the words of turns, returns and rules.
	Turns TurnWords

	Name, Loading, Sample, ReadOnly, ReadOnlyRefuses, AsOf string
	Pages                                                  [5]string                // in the order of the top bar
	Weekdays                                               [7]string                // by time.Weekday
	Lights                                                 [model.LightCount]string // by model.Light; one 汉字 or two letters
	LightNames                                             [model.LightCount]string // by model.Light
	Kinds                                                  [model.KindCount]string  // by model.Kind; four cells
	Columns                                                map[string]string        // by the names of board.Column and board.GroupBy
	Every                                                  map[model.Every]string   // how often
	Yardsticks                                             [4]string                // by model.Yardstick
	Actions                                                map[model.Action]string  // what was done

	// The first run.
	WelcomeTitle, WelcomeText, WelcomeImport, WelcomeImportWhat, WelcomeEmpty, WelcomeEmptyWhat, WelcomeSample, WelcomeSampleWhat string
	WelcomeFile, WelcomeKept, DoLeaveSample, LeaveSampleNote, SampleLeft                                                          string

	// The overview.
	TrendTitle, TrendOwed, SinceLastMonth, NewRed, TurnedGreen, NoUnit string
	Campaigns, Units, Due, NoCampaigns, NothingDue                     string
	Extended, Doubts, Unreported                                       string
	DueOverdue, DueSoon, DueTurning                                    string

	// The tables.
	ColNo, ColTask, ColTasks, ColCampaign, ColUnit, ColDeadline, ColBar, ColDone, ColGap, ColChange, ColReason, ColDoubts string
	ColMeanGap, ColRank                                                                                                   string
	AllTasks, OpenTasks, Find, FindHint, NothingFound, NoTasks, ReasonGap, BesideGap, TurnRound, Now                      string
	FileLost, FileBack, DoKeep                                                                                            string
	SheetTitle, SheetHint, SheetStoring, SomeChange                                                                       string
	DoSheetStore, DoSheetMove, DoSheetUndo                                                                                string

	// A task.
	Targets, Milestones, Reports, Chart, ChartNote, Overall, Source, Text, Fields, Review, Rule, NoReports, TaskGone                             string
	LeadUnits, ResponsibleUnits, RelatedUnits, Owners, Leaders, Coordinators, Persons, Contact, ContactPerson, OtherNames, Start, Marks, Section string
	ComputedLight, Late, IsDone, NotDone, ListGap, FieldGap                                                                                      string

	// The calendar and the review.
	DayOff, DayOn, DayReports, NothingDueThen, ReviewTitle, ReviewNote, NothingToReview, NoDoubts string

	// The forms.
	KeysAsOf, KeysSure                                                                                                                                  string
	FormKeys, ChoiceKeys, ToggleKeys, OfferKeys, PreviewNothing, Percent, Sentence, Date, DateHint, Reason, Until, UntilHint, LightLabel, LightComputed string
	ListHint, Sure, UndoSure, Yes, No, AddTitle, AddCampaignTitle, Campaign, DocNumber, From, To, Office, Paper                                         string
	ReportEvery, AsOfTitle, AsOfNote, AsOfPast, AsOfHint, ByHand, BulkLeader, BulkUnit                                                                  string
	SettleHow, SettleHowHint, NeedsTitle, NoSuchCampaign, EmptyReport, GoesBySteps, StepsHint, TypeToNarrow, NothingMatches                             string

	// The filter menu, the help and the history.
	FilterTitle, FilterNone, FilterOverdue, FilterUnreported, FilterOpen, FilterDoubts, FilterExtended, FilterManual                     string
	HelpHere, HelpAll, HelpElsewhere, HelpKeys, HelpQueryTitle, HelpQuery, HelpLightsTitle, HelpLights, HelpIMETitle, HelpIME, NoHistory string

	// What keys do.
	KeyUpDown, KeyLeftRight, KeySpace, KeyUp, KeyDown, KeyLeft, KeyRight                                            string
	DoMove, DoPage, DoEnds, DoSibling, DoOpen, DoBack, DoPane, DoFind, DoFilter, DoSort, DoGroup                    string
	DoMark, DoMarkAll, DoBulk, DoReport, DoSheet, DoEdit, DoDeadline, DoLight, DoClose, DoSuspend                   string
	DoSettle, DoEvent, DoHistory, DoRemove, DoAdd, DoAddCampaign, DoUndo, DoRedo, DoAsOf, DoPalette, DoHelp, DoQuit string
	DoReload, DoDay, DoWeek, DoMonth, DoToday, DoToList                                                             string
}

// NewScreen returns the words of the dashboard in a language.
func NewScreen(lang model.Lang) *Screen {
	w := &Screen{Lang: lang}
	for _, table := range [][]line{w.lines(), w.draftLines(), w.turnLines()} {
		for _, l := range table {
			*l.to = in(lang, l.zh, l.en)
		}
	}
	w.names()
	return w
}

// line is one key: where its text goes, and the text in both languages.
type line struct {
	to     *string
	zh, en string
}

// in chooses the language of the screen.
func (w *Screen) in(zh, en string) string { return in(w.Lang, zh, en) }

// f fills in the format of the language of the screen.
func (w *Screen) f(zh, en string, args ...any) string { return fill(w.Lang, zh, en, args...) }

// Aside is a text behind another one, in brackets.
func (w *Screen) Aside(text string) string { return w.f("（%s）", " (%s)", text) }

// Span is from one thing to another.
func (w *Screen) Span(from, to string) string { return w.f("%s至%s", "%s to %s", from, to) }

// Comma stands between the parts of a sentence.
func (w *Screen) Comma() string { return w.in("，", ", ") }
