package unitform

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"duban/intake/draft"
	"duban/internal/zh"
	"duban/model"
)

// The reasons for which a row of a form is refused, beside those of the model.
var (
	// ErrTask is returned for a task that the ledger does not have.
	ErrTask = errors.New("no such task")
	// ErrItem is returned for a target or milestone that the task no longer has.
	ErrItem = errors.New("the task is not measured so any more")
	// ErrStep is returned for a milestone that is neither done nor not done.
	ErrStep = errors.New("neither done nor not done")
	// ErrFuture is returned for a date that has not come yet.
	ErrFuture = errors.New("the date lies in the future")
)

// Report is a report that a form gives.
type Report struct {
	Row      int           // of the sheet, from 1
	Record   *model.Record // the task as the ledger has it
	Progress model.Return  // the return as it would be stored
}

// Refusal is a row of a form that gives no report, and why.
type Refusal struct {
	Row    int    // of the sheet, from 1
	Task   string // the ID that the form has, which no task need have
	Title  string // the task's title in the ledger, else in the form
	What   string // the entry, where one is at fault
	Reason error  // one of those above, or one of the model's
}

// Result is what a form gives.
type Result struct {
	Reports []Report  // in the order of the form
	Refused []Refusal // rows that give no report
	Empty   int       // tasks of which nothing is said
	Same    int       // tasks of which the ledger has the same report
}

// Reports checks what a form says against the ledger's tasks. find returns a task by its
// ID, nil where there is none. A task with one wrong entry gives no report at all, so that
// it comes in whole when it is put right.
//
// A report answers the turn that the form asks for. Without a date it stands for the last
// day of the turn, or for today where that day has not come; an estimate may stand for a
// last day to come. It was received on the day in the head, else today, from whom the head
// names, else from by.
func (f *Form) Reports(find func(id string) *model.Record, today model.Date, by string) Result {
	var out Result
	seen := make(map[string]bool)
	for i := range f.Rows {
		r := &f.Rows[i]
		if r.empty() {
			out.Empty++
			continue
		}
		rec := find(r.Task)
		if rec == nil || seen[r.Task] {
			out.Refused = append(out.Refused, Refusal{Row: r.Row, Task: r.Task, Title: r.Title, What: r.Task, Reason: ErrTask})
			continue
		}
		seen[r.Task] = true
		p, refused := r.report(f, &rec.Task, today)
		if refused != nil {
			refused.Task, refused.Title = r.Task, rec.Task.Title
			out.Refused = append(out.Refused, *refused)
			continue
		}
		if p.By = by; p.SentBy == "" {
			p.SentBy = by
		}
		if slices.ContainsFunc(rec.Returns, func(q model.Return) bool {
			return draft.SameReport(&p, &q) && p.Turn == q.Turn && p.Estimate == q.Estimate
		}) {
			out.Same++
			continue
		}
		out.Reports = append(out.Reports, Report{Row: r.Row, Record: rec, Progress: p})
	}
	return out
}

func (r *Row) empty() bool {
	return r.Text == "" && !slices.ContainsFunc(r.Items, func(it Item) bool { return it.Value != "" })
}

// report returns what a row says of a task.
func (r *Row) report(f *Form, t *model.Task, today model.Date) (model.Return, *Refusal) {
	p := model.Return{Date: today, Text: r.Text, Received: today, SentBy: f.SentBy, Turn: r.turn(), Estimate: r.estimate()}
	refuse := func(row int, what string, err error) (model.Return, *Refusal) {
		return p, &Refusal{Row: row, What: what, Reason: err}
	}
	if f.Received != "" {
		d, err := model.ReadDate(f.Received, today)
		if err != nil {
			return refuse(r.Row, LabelReceived+" "+f.Received, model.ErrDate)
		}
		if d > today {
			return refuse(r.Row, LabelReceived+" "+f.Received, ErrFuture)
		}
		p.Received = d
	}
	if end := p.Turn.To; end != 0 && (end <= today || p.Estimate) {
		p.Date = end
	}
	if r.Date != "" {
		d, err := model.ReadDate(r.Date, today)
		if err != nil {
			return refuse(r.Row, r.Date, model.ErrDate)
		}
		if d > today && (!p.Estimate || d > p.Turn.To) {
			return refuse(r.Row, r.Date, ErrFuture)
		}
		p.Date = d
	}
	for _, it := range r.Items {
		if it.Value == "" {
			continue
		}
		if err := it.report(t, &p); err != nil {
			return refuse(it.Row, strings.TrimSpace(it.Name+" "+it.Value), err)
		}
	}
	if found := model.CheckReturn(t, &p); len(found) > 0 {
		return refuse(r.Row, "", found[0])
	}
	return p, nil
}

// turnDays finds the days of a turn in what the form says of it.
var turnDays = regexp.MustCompile(`(\d{4}-\d{2}-\d{2})\D{1,6}(\d{4}-\d{2}-\d{2})`)

// turn returns the turn that the form asks for; zero where it asks for none.
func (r *Row) turn() model.Period {
	m := turnDays.FindStringSubmatch(r.Turn)
	if m == nil {
		return model.Period{}
	}
	from, err := model.ParseDate(m[1])
	to, err2 := model.ParseDate(m[2])
	if err != nil || err2 != nil || to < from {
		return model.Period{}
	}
	return model.Period{From: from, To: to}
}

// estimate reports whether the figures are preliminary: whatever mark is made but one
// that says they are not.
func (r *Row) estimate() bool {
	switch zh.WithoutMarks(r.Estimate) {
	case "", Final, "否", "不是", "无":
		return false
	}
	return true
}

// report puts one entry into a report.
func (it *Item) report(t *model.Task, p *model.Return) error {
	kind, number := it.Key, -1
	if len(it.Key) > 1 {
		n, err := strconv.Atoi(it.Key[1:])
		if err != nil {
			return ErrItem
		}
		kind, number = it.Key[:1], n
	}
	switch kind {
	case Percent:
		if !t.TakesPercent() {
			return ErrItem
		}
		v, err := model.ReadPercent(it.Value)
		if err != nil {
			return model.ErrPercent
		}
		p.Percent = &v
	case Target:
		// The form was written some time ago: its target is known by its name.
		i := draft.WhereNow(number, len(t.Targets), func(i int) bool { return zh.WithoutMarks(t.Targets[i].Metric) == zh.WithoutMarks(it.Name) })
		if i < 0 {
			return ErrItem
		}
		v, err := t.ReadActual(i, it.Value)
		if err != nil {
			return err
		}
		p.Actuals = append(p.Actuals, v)
	case Milestone:
		i := draft.WhereNow(number, len(t.Milestones), func(i int) bool { return zh.WithoutMarks(t.Milestones[i].Title) == zh.WithoutMarks(it.Name) })
		if i < 0 {
			return ErrItem
		}
		switch zh.WithoutMarks(it.Value) {
		case Done, "是", "完成":
			p.Steps = append(p.Steps, model.StepMark{Milestone: i, Done: true})
		case NotDone, "否":
			p.Steps = append(p.Steps, model.StepMark{Milestone: i})
		default:
			return ErrStep
		}
	default:
		return ErrItem
	}
	return nil
}
