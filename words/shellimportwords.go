package words

import (
	"duban/intake/draft"
	"duban/intake/source"
)

// ImportWords is what import and template say.
type ImportWords struct {
	Import, Template CommandHelp

	FlagYes, FlagDryRun, FlagUnit, FlagCampaign, FlagOutput string

	// Wrong usage.
	YesAndDryRun, NoJSONReview, InputTwice, NeedsUnit string

	NoTerminal        string
	StandardInput     string
	Stopped           string
	Reading           string // file
	Preparing         string // file
	SameDocument      string // two files
	NothingRead       string // file
	FormsAndDocuments string

	// Why a file cannot be read; each takes its name.
	Empty, Scanned, Encrypted, NeedsOffice, Unknown, Damaged, BadForm, NoList string
	Others                                                                    map[source.Other]string
	TooLarge                                                                  string                  // name, what is too large
	Limits                                                                    map[source.Limit]string // each takes the bound

	// What an import brought.
	Imported                                                                string // counts, ledger
	NothingNew                                                              string // unchanged tasks, ledger
	WithDoubts, UnreadLeft, GoneTasks, KnownTasks, HeldTasks, ReportedTasks string // count
	NewCampaigns, NewTasks, ChangedTasks, NewReports, SameTasks             string // count
	DoubtfulTasks, UnreadCount                                              string // count
	NothingStored                                                           string
	CampaignsKept                                                           string // count
	CampaignDiffers                                                         string // change

	// The listing of a draft.
	Totals                                                                      string // how many, that agree, that differ, that cannot be checked
	Tasks                                                                       string // count
	DoubtHead, NewHead, ReportHead, ChangeHead, GoneHead, KnownHead, UnreadHead string // count
	DoubtColumn, ChangeColumn, ReportColumn, Kept                               string
	Heads                                                                       [5]string
	FieldChange                                                                 string // field, old, new
	Fields                                                                      map[draft.Field]string

	// The forms of units.
	FormStored     string // reports, ledger
	FormWould      string // reports that --yes stores
	FormWouldAsked string // the same, and how many of them are in doubt
	FormNothing    string
	FormHead       string // what is listed, count

	NoSuchUnit   string // unit; one of the two that follow stands behind it
	NearUnits    string // names
	LookUnits    string
	NoOpenTasks  string // unit
	NoCampaign   string // name
	FormWritten  string // file, tasks, unit
	FormFileName string // unit, day
}
