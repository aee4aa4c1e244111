package words

// TurnWords are the words of turns, returns and rules: of the forms in which they
// are edited.
type TurnWords struct {
	// A return.
	Turn, Day, DayNote, Received, Figures, Final, Estimate, EstimateNote, Sender, Writer, DoneOn string
	None, NoTurn, NotAsked, WasSentBack, ComesLate, PastBoard                                    string
	FormStores, FormOpens                                                                        string

	// The sheet.
	EachItsOwn, EachUnit, HeadNote string
	DoSheetTurn, DoSheetHead       string

	// An approval.
	NothingPending, Decision, Approve, SendBack, Remark, DecidedBy, NeedsReason string

	// A campaign and its rules.
	Rules, Cadences, Approval, ApprovalNote, Archive, InUse, IsArchived, NoCampaignHere      string
	YellowLimit, RedLimit, WarnDays, WarnDaysUnit, SilentYellow, SilentRed, RungUnit         string
	StaleDays, StaleUnit, WindUp, WindUpUnit                                                 string
	Yardsticks, LimitUnits                                                                   [4]string  // by model.Yardstick
	Purposes                                                                                 [11]string // by model.Purpose
	Kinds                                                                                    [13]string // by model.Every
	Dues, DueUnits                                                                           [4]string  // by the ways to say a due day, in the order of the form
	Holidays                                                                                 [3]string  // by model.HolidayRule
	Purpose, Kind, Due, DueDay, Holiday, Scope, Whole, ScopeTitle, PickKeys                  string
	Anchor, AnchorNote, TypedTurns, TypedTurnsHint, FirstDay, LastDay, SpanNote, Who, ToWhom string
	Printed, Line, NeedsAnchor, NeedsTurns, OnlyReports                                      string
	Assumed, NoCadences, CadenceKeys, AssumedStays, CadenceGone                              string

	// Days off and units.
	DaysOff, DaysOffNote, DaysOffHint, Group, GroupNote, Members, NoGroup string

	DoDecide, DoEditCampaign, DoRules, DoCadences, DoDaysOff string
}
