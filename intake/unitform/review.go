package unitform

import (
	"errors"
	"slices"
	"strings"

	"duban/intake/draft"
	"duban/model"
)

// The reasons for which a cell or a whole row of a form is refused, beside those of the model.
var (
	// ErrTask is returned for a task that the ledger does not have.
	ErrTask = errors.New("no such task")
	// ErrTwice is returned for a task that stands in the form once more.
	ErrTwice = errors.New("the task stands in the form already")
	// ErrItem is returned for a target or milestone that the task no longer has.
	ErrItem = errors.New("the task is not measured so any more")
	// ErrStep is returned for a milestone that is neither done nor not done.
	ErrStep = errors.New("neither done nor not done")
	// ErrFuture is returned for a date that has not come yet.
	ErrFuture = errors.New("the date lies in the future")
	// ErrNoWhy is returned for a figure that is less than the last one where the text does not say why.
	ErrNoWhy = errors.New("the text does not say why it fell")
	// ErrChange is returned for a word that is none of the choices of the column for what has not changed.
	ErrChange = errors.New("neither changed nor unchanged")
	// ErrBoth is returned where a figure is filled in that differs from the last one, and the row says that nothing changed.
	ErrBoth = errors.New("a figure differs from the last one")
	// ErrNoLast is returned where nothing changed since a report that there never was.
	ErrNoLast = errors.New("nothing was reported before")
	// ErrTellAnew is returned where nothing changed of what each turn has to tell anew, such as a zero line.
	ErrTellAnew = errors.New("each turn has to tell it anew")
)

// Fate is what becomes of a task of a form.
type Fate uint8

// The fates.
const (
	Stored     Fate = iota // a return is to be stored
	Unchanged              // the ledger has the same return
	Refused                // what is filled in gives no return
	Unreported             // 未报: nothing is filled in
)

// FateCount is how many fates there are.
const FateCount = int(Unreported) + 1

// Outcome says of one task of a form what becomes of it.
type Outcome struct {
	Row, To int           // the rows of the sheet that are the task's, from 1
	Task    string        // the ID that the form has, which no task need have
	Title   string        // the task's title in the ledger, else in the form
	Fate    Fate          // what becomes of it
	Turn    model.Period  // that the form asks the task for; zero where it asks for none
	Record  *model.Record // the task as the ledger has it; nil where it does not
	Return  model.Return  // as it would be stored; zero unless the fate is Stored or Unchanged
	// Faults are the cells that were not taken. Where the fate is Refused they leave nothing to store.
	Faults []Fault
	// Left names the targets that are left empty beside what is filled in: these measures are 未报.
	Left []string
	// Asked is what must be answered before the return is believed.
	Asked []model.Question
	// Before and After are the task's light without the return and with it, as if it were stored today.
	Before, After model.Light
}

// Fault is a cell of a form that was not taken. It costs none of the cells beside it.
type Fault struct {
	Row    int    // of the sheet, from 1
	What   string // what stands there, behind the name of its entry; "" for the whole row
	Reason error  // one of those above, or one of the model's
	// Question is what is asked of the figure where the reason is ErrNoWhy; else nil.
	Question *model.Question
	// Instead is the day that is taken in place of a wrong one; else zero.
	Instead model.Date
}

// Review is what becomes of a form: each of its tasks has one outcome, in the order of the sheet.
type Review struct {
	Head     []Fault   // cells above the columns that were not taken
	Outcomes []Outcome // one for each task
}

// Count returns how many outcomes have a fate.
func (v *Review) Count(f Fate) int {
	n := 0
	for i := range v.Outcomes {
		if v.Outcomes[i].Fate == f {
			n++
		}
	}
	return n
}

// Ledger is what a form is reviewed against.
type Ledger struct {
	// Find returns a task by its ID with its campaign, or nil where there is none.
	Find     func(id string) (*model.Record, *model.Campaign)
	Calendar *model.Calendar // by which lights are worked out
	Today    model.Date      // the day on which the form is read
	// By is who takes the form in; it is also who sent it where the form does not say.
	By string
}

// Review checks what a form says against the ledger's tasks. A wrong cell is left out and told; what else its row
// says is taken.
//
// A return answers the turn that the form asks for. Without a day it stands for the last day of the turn, or for
// today where that day has not come; an estimate may stand for a last day to come. It was received on the day in the
// head, else today.
//
// The returns are noted in the records that Find gives, so that a form reviewed after this one is held against them too.
func (f *Form) Review(l *Ledger) Review {
	v := Review{Outcomes: make([]Outcome, 0, len(f.Rows))}
	received := f.received(l.Today, &v)
	seen := make(map[string]bool)
	for i := range f.Rows {
		r := &f.Rows[i]
		o := Outcome{Row: r.Row, To: r.Items[len(r.Items)-1].Row, Task: r.Task, Title: r.Title, Turn: r.turn(), Fate: Unreported}
		rec, c := l.Find(r.Task)
		switch {
		case rec == nil:
			if !r.empty() {
				o.refuse(Fault{Row: r.Row, What: r.Task, Reason: ErrTask})
			}
		case seen[r.Task]:
			o.Title = rec.Task.Title
			if !r.empty() {
				o.refuse(Fault{Row: r.Row, What: r.Task, Reason: ErrTwice})
			}
		default:
			seen[r.Task] = true
			o.Record, o.Title = rec, rec.Task.Title
			x := reviewer{ledger: l, form: f, row: r, campaign: c, Outcome: &o}
			x.review(received)
		}
		v.Outcomes = append(v.Outcomes, o)
	}
	return v
}

// received returns the day on which the form came. A wrong one is told in the review, and today is taken.
func (f *Form) received(today model.Date, v *Review) model.Date {
	if f.Received == "" {
		return today
	}
	d, err := model.ReadDate(f.Received, today)
	switch {
	case err != nil:
		err = model.ErrDate
	case d > today:
		err = ErrFuture
	default:
		return d
	}
	v.Head = append(v.Head, Fault{Row: f.head - 1, What: LabelReceived + " " + f.Received, Reason: err, Instead: today})
	return today
}

func (o *Outcome) refuse(faults ...Fault) {
	o.Fate = Refused
	o.Faults = append(o.Faults, faults...)
	o.Return, o.Asked, o.Left = model.Return{}, nil, nil
}

// reviewer works out one outcome.
type reviewer struct {
	ledger   *Ledger
	form     *Form
	row      *Row
	campaign *model.Campaign
	*Outcome
}

func (x *reviewer) review(received model.Date) {
	t, today := &x.Record.Task, x.ledger.Today
	before := model.Summarise(t, x.Record.Returns, today)
	x.Before = model.Assess(t, &before, x.campaign, x.ledger.Calendar, today).Light
	x.After = x.Before
	if x.row.empty() {
		return
	}
	p := x.read(received)
	x.Asked = model.Questions(t, &before, &p)
	if p.Text == "" && x.dropFalls(&p) {
		x.Asked = model.Questions(t, &before, &p)
	}
	if p.Percent == nil && len(p.Actuals)+len(p.Steps) == 0 && p.Text == "" {
		x.refuse()
		return
	}
	if found := model.CheckReturn(t, &p); len(found) > 0 {
		x.refuse(Fault{Row: x.Row, Reason: found[0]})
		return
	}
	if model.WantReason(x.Asked) {
		p.Why = p.Text
	}
	x.Return = p
	if slices.ContainsFunc(x.Record.Returns, func(q model.Return) bool {
		return draft.SameReport(&p, &q) && p.Turn == q.Turn && p.Estimate == q.Estimate
	}) {
		x.Fate, x.Asked = Unchanged, nil
		return
	}
	x.Fate = Stored
	x.note(p)
}

// note adds a return to those that the task has, and works out its light with it, as the store will.
func (x *reviewer) note(p model.Return) {
	today := x.ledger.Today
	if n := len(x.Record.Returns); n > 0 {
		p.Seq = x.Record.Returns[n-1].Seq
	}
	p.Seq++
	p.Entered, p.Version, p.Approval = today, model.NextVersion(x.Record.Returns, &p), asksApproval(x.campaign)
	x.Record.Returns = append(slices.Clip(x.Record.Returns), p)
	t := x.Record.Task
	t.TellEvents(today, x.Record.Returns, &p)
	after := model.Summarise(&t, x.Record.Returns, today)
	x.After = model.Assess(&t, &after, x.campaign, x.ledger.Calendar, today).Light
}

// asksApproval reports whether a campaign, or one that it is part of, asks for an approval of returns.
func asksApproval(c *model.Campaign) bool {
	for ; c != nil; c = c.Up {
		if c.Approval {
			return true
		}
	}
	return false
}

// dropFalls leaves out the figures of a return that are less than the last ones, and reports whether there were any.
func (x *reviewer) dropFalls(p *model.Return) bool {
	any := false
	for i := range x.Asked {
		q := &x.Asked[i]
		if !q.WantsReason() {
			continue
		}
		any = true
		what := ""
		row := x.Row
		for _, it := range x.row.Items {
			if it.told == q.Index {
				row, what = it.Row, it.shown()
			}
		}
		x.Faults = append(x.Faults, Fault{Row: row, What: what, Reason: ErrNoWhy, Question: q})
		if q.Index < 0 {
			p.Percent = nil
		} else {
			p.Actuals = slices.DeleteFunc(p.Actuals, func(a model.Actual) bool { return a.Target == q.Index && a.Of == q.Of })
		}
	}
	return any
}

// shown is the entry as it is named when its cell is not taken.
func (it *Item) shown() string { return strings.TrimSpace(it.Name + " " + it.Value) }
