package words

// CycleWords is what the commands of the cycle of returns say: what is asked, what
// is reported and approved, who owes what, and how units stand.
type CycleWords struct {
	Decide, Due, Rank CommandHelp

	FlagPeriod, FlagReceived, FlagSentBy                                string
	FlagApprove, FlagSendBack, FlagSeq, FlagDecisionText, FlagDecidedBy string
	FlagUpdate, FlagUpdateAll                                           string

	// Wrong usage.
	BadPeriod        string // text
	DayOutside       string // day, first, last
	ApproveOrBack    string
	DecidedByNobody  string
	AllWithoutUpdate string

	// What cannot be reported or decided.
	ReceivedAhead   string // day received, today
	DateAhead       string // day, day received
	EstimateAlone   string // day, day received
	BeforeTurn      string // day received, turn, its first day
	OutsideTurn     string // day, turn, its first and last day
	NotAsked        string // ID, turn, turns near
	NeverAsked      string // ID, turn
	StepAhead       string // number, day, day received
	NoSuchReturn    string // ID, number
	NoApprovalAsked string // ID, number
	NothingWaits    string // ID

	// What is printed when all goes well.
	FiguresOf     string // turn
	StandsFor     string // day
	WaitsApproval string
	Approved      string // ID, return, title
	SentBack      string // ID, return, title
	AssumedNote   string
	Settings      string
	Nothing       string            // in place of a value that is not there
	FieldNames    map[string]string // by the field's name in the JSON form

	DueHeads    [8]string // of the columns, from the left
	NothingOwed string
	NoUnit      string
	OwedTotals  string     // units, tasks
	RankHeads   [10]string // of the columns, from the left
	RankFormula string
	SilentUnit  string

	SeedDiffers   string // changes
	KeptByHand    string
	SeedHowUpdate string // changes to take, changes to keep
	SeedUpdated   string // changes taken, changes kept
	SeedAllKept   string // changes kept
	SeedNote      string
}
