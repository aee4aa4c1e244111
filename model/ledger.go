package model

// Ledger is everything that one store holds (台账), in the order in which it
// is shown. It is the form in which a ledger is read in, written out and
// compared; a running program works on the store, not on a Ledger.
type Ledger struct {
	Units    []Unit   // the register of units, each name once
	Settings Settings // what holds today
	Plans    []Plan   // in the order in which campaigns were added
	// UnitsWas and SettingsWas are how they stood before they were changed.
	UnitsWas    []Past[Unit]
	SettingsWas []Past[Settings]
}

// Past is a record as it stood until a day: up to the day before Until. Boards of
// the days before are made of it.
type Past[T any] struct {
	ID    string // of the record, where several kinds or records stand in one list
	Until Date   // the day of the change
	Value *T     // nil: it was not there
}

// Plan is a campaign with its tasks, in the order of the document.
type Plan struct {
	Campaign Campaign // as it is today
	Records  []Record // in the order of the document
	// Was is how the campaign stood before it was changed, the earliest first.
	Was []Past[Campaign]
	// Removed says that it is not in the ledger any more, and is kept for the
	// boards of past days alone.
	Removed bool
}

// Record is a task with all its detail and every return on it, oldest first.
type Record struct {
	Task    Task     // as it is today
	Returns []Return // every version of every return
	// Was and ReturnsWas are how the task and its returns stood before they were
	// changed, the earliest first. The ID of a return is its number.
	Was        []Past[Task]
	ReturnsWas []Past[Return]
	// Removed says that the task is not in the ledger any more, and is kept for
	// the boards of past days alone.
	Removed bool
}

// Settings are what holds for the whole ledger.
type Settings struct {
	// DaysOff are the office's own days off, beside the calendar's.
	DaysOff []DayOff `cbor:"1,keyasint,omitempty" json:"days_off"`
	// Views are the lists of tasks that the office comes back to, in the order in which they are offered.
	Views []View `cbor:"2,keyasint,omitempty" json:"views,omitempty"`
}

// View is a list of tasks under a name: a query, an order and a grouping, each as the program's lists name them. What a
// program does not know of them it leaves as it is.
type View struct {
	Name  string `cbor:"1,keyasint" json:"name"`                      // in one line; each name once
	Query string `cbor:"2,keyasint,omitempty" json:"query,omitempty"` // in the language of queries; empty for all tasks
	Sort  string `cbor:"3,keyasint,omitempty" json:"sort,omitempty"`  // the column, such as light or deadline
	Desc  bool   `cbor:"4,keyasint,omitempty" json:"desc,omitempty"`  // the order of the column is turned round
	Group string `cbor:"5,keyasint,omitempty" json:"group,omitempty"` // such as unit; empty for none
}

// View is the view of a name; nil where there is none.
func (s *Settings) View(name string) *View {
	for i := range s.Views {
		if s.Views[i].Name == name {
			return &s.Views[i]
		}
	}
	return nil
}

// DayOff is a span of days, both included, on which the office rests although
// the calendar has working days in it.
type DayOff struct {
	From Date   `cbor:"1,keyasint" json:"from"`           // first day
	To   Date   `cbor:"2,keyasint" json:"to"`             // last day, less than a year later
	Text string `cbor:"3,keyasint,omitempty" json:"text"` // why, in one line
}

// Lang is a language of the screens and papers.
type Lang uint8

// The languages.
const (
	Chinese Lang = iota
	English
)

// Update is what an import brings into a ledger, to be stored as one action.
type Update struct {
	// Units are stored in place of those of the same name.
	Units []Unit
	// Plans are campaigns that the ledger does not have yet.
	Plans []Plan
	// Campaigns are changed ones that it has.
	Campaigns []Campaign
	// Records are tasks of campaigns that it has: new ones where the ID is
	// empty, else changed ones. Their Returns hold new reports only.
	Records []Record
	// Remove are the IDs of tasks that go.
	Remove []string
	// RemoveUnits are the names of units that go.
	RemoveUnits []string
}

// IsEmpty reports whether the update brings nothing.
func (u *Update) IsEmpty() bool {
	return len(u.Units)+len(u.Plans)+len(u.Campaigns)+len(u.Records)+len(u.Remove)+len(u.RemoveUnits) == 0
}
