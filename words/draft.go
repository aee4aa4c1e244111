package words

import (
	"duban/intake/draft"
)

// DraftWords are the words of the page that shows what was read from documents.
type DraftWords struct {
	Title, FindHint, ColDoubt, NothingRead, NoUnit, Source string
	Groups, GroupNotes                                     [6]string // by the groups of the list, from the top
	// The marks are two cells wide at most.
	MarkDoubt, MarkChanged, MarkReport, MarkGone, MarkRemoved, MarkAccepted, MarkDropped, MarkKept string
	Sure                                                                                           [3]string // by intake.Sureness
	GoneKept, GoneRemoved, GoneWhy, WholePlan, WholePlanWhy                                        string

	DoFix, DoFold, DoAccept, DoAcceptAll, DoDrop, DoMerge, DoSplit, DoApart, DoAlias, DoStore, DoLeave                           string
	DoScroll, DoPassage                                                                                                          string
	CampaignWhy                                                                                                                  string
	DoImport, ImportTitle, ImportNote, ImportFile, ImportNoFile, ImportNoSuch, ImportAskKeys, ImportStopped, ImportKeys, Reading string
	FormTitle, FormLeft, DoFormTake, DoFormDrop, HelpForm                                                                        string
	FormNotes                                                                                                                    [5]string // by the groups of the list, from the top
	DoKeepCampaign, DoKeepGone, DoRemoveGone, DoTakeUnread, DoDropUnread, DoFoldGroup, DoSettleDoubt, DoAcceptKind, KindWhy      string

	Merged, Fixed, NoUnits, NothingKnown, NothingToUndo, NothingToStore string
	Alias, FullName, AliasNote                                          string
	StoreTitle, LeaveTitle, AliasTitle, AcceptTitle                     string
	StoreNow, LeaveNote, LeaveHow, GoOn, StoreAndGo, GoWithout          string
	HelpMarksTitle, HelpMarks, HelpStoreTitle, HelpStore                string
	ErrNoNext, ErrOneTarget, ErrAlias, ErrNoItem, ErrNoTitle            string
	Fields                                                              map[draft.Field]string
}
