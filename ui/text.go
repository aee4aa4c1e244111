package ui

import (
	"charm.land/bubbles/v2/key"

	"duban/model"
)

// words are all words on the screen in one language. Sentences with figures in
// them are methods, in sentences.go.
type words struct {
	lang model.Lang
	// Draft are the words of the page that reviews an import.
	Draft draftWords
	// Turns are the words of turns, returns and rules.
	Turns turnWords

	Name, Loading, Sample, ReadOnly, ReadOnlyRefuses, AsOf string
	Pages                                                  [pageCount]string
	Weekdays                                               [7]string
	Lights                                                 [5]string // one 汉字 or two letters
	LightNames                                             [5]string
	Kinds                                                  [8]string // four cells
	Columns                                                map[string]string
	Every                                                  map[model.Every]string
	Yardsticks                                             [4]string
	Actions                                                map[model.Action]string

	WelcomeTitle, WelcomeText, WelcomeSample, WelcomeSampleWhat, WelcomeEmpty, WelcomeEmptyWhat, WelcomeKeys string

	// The overview.
	TrendTitle, SinceLastMonth, NewRed, TurnedGreen, NoUnit string
	Campaigns, Units, Due, NoCampaigns, NothingDue          string
	Extended, Doubts, Unreported, NeverReported             string
	DueOverdue, DueSoon, DueTurning                         string

	// The tables.
	ColNo, ColTask, ColTasks, ColCampaign, ColUnit, ColLeader, ColDeadline, ColBar, ColGap, ColLast, ColReason, ColDoubts string
	ColOnTime, ColMeanGap, ColRank                                                                                        string
	AllTasks, OpenTasks, Find, FindHint, NothingFound, NoTasks, ReasonGap, TurnRound, Now                                 string
	SheetTitle, SheetHint                                                                                                 string
	SheetStore, SheetMove, SheetUndo                                                                                      key.Binding

	// A task.
	Targets, Milestones, Reports, Chart, ChartNote, Overall, Source, Text, Fields, Review, Rule, NoReports, TaskGone                             string
	LeadUnits, ResponsibleUnits, RelatedUnits, Owners, Leaders, Coordinators, Persons, Contact, ContactPerson, OtherNames, Start, Marks, Section string
	ComputedLight, Late, IsDone, NotDone, ListGap, FieldGap                                                                                      string

	// The calendar and the review.
	DayOff, DayOn, DayReports, NothingDueThen, ReviewTitle, ReviewNote, NothingToReview, NoDoubts string

	// The forms.
	FormKeys, PreviewNothing, Percent, Sentence, Date, DateHint, Reason, Until, UntilHint, LightLabel, LightComputed string
	ListHint, Sure, Yes, No, AddTitle, AddCampaignTitle, Campaign, DocNumber, From, To, Office                       string
	ReportEvery, AsOfTitle, AsOfNote, AsOfPast, AsOfHint, ByHand, BulkLeader, BulkUnit                               string
	NeedsTitle, NoSuchCampaign, EmptyReport, GoesBySteps, StepsHint, TypeToNarrow, NothingMatches                    string

	// The filter menu, the help and the history.
	FilterTitle, FilterNone, FilterOverdue, FilterUnreported, FilterOpen, FilterDoubts, FilterExtended, FilterManual string
	HelpHere, HelpAll, HelpQueryTitle, HelpQuery, HelpLightsTitle, HelpLights, HelpIMETitle, HelpIME, NoHistory      string

	// What keys do.
	KeyUpDown, KeyLeftRight, KeySpace                                                                      string
	DoMove, DoPage, DoEnds, DoSibling, DoOpen, DoBack, DoPane, DoFind, DoFilter, DoSort, DoGroup           string
	DoMark, DoMarkAll, DoBulk, DoReport, DoSheet, DoEdit, DoDeadline, DoLight, DoClose, DoSuspend          string
	DoSettle, DoHistory, DoRemove, DoAdd, DoAddCampaign, DoUndo, DoRedo, DoAsOf, DoPalette, DoHelp, DoQuit string
	DoReload, DoDay, DoWeek, DoMonth, DoToday, DoToList                                                    string
}

// wordsFor returns the words of a language.
func wordsFor(lang model.Lang) *words {
	if lang == model.English {
		return english()
	}
	return chinese()
}

func bindings(w *words, store, move, undo string) {
	w.SheetStore = key.NewBinding(key.WithKeys("enter"), key.WithHelp("Enter", store))
	w.SheetMove = key.NewBinding(key.WithKeys("up", "down"), key.WithHelp(w.KeyUpDown, move))
	w.SheetUndo = key.NewBinding(key.WithKeys("ctrl+z"), key.WithHelp("Ctrl+Z", undo))
}
