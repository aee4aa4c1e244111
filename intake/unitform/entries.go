package unitform

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"duban/intake/draft"
	"duban/internal/zh"
	"duban/model"
)

// empty reports whether nothing is filled in that tells how the task stands.
func (r *Row) empty() bool {
	return r.Text == "" && strings.TrimSpace(r.Change) == "" && !slices.ContainsFunc(r.Items, func(it Item) bool { return it.Value != "" })
}

// read puts the cells of a row into a return, and notes those that cannot be taken.
func (x *reviewer) read(received model.Date) model.Return {
	r, t := x.row, &x.Record.Task
	p := model.Return{Text: r.Text, Received: received, By: x.ledger.By, SentBy: x.form.SentBy, Turn: x.Turn, Estimate: r.estimate()}
	if p.SentBy == "" {
		p.SentBy = p.By
	}
	x.day(&p)
	for i := range r.Items {
		it := &r.Items[i]
		it.told = untold
		if it.Value == "" {
			continue
		}
		if err := it.read(t, &p); err != nil {
			x.Faults = append(x.Faults, Fault{Row: it.Row, What: it.shown(), Reason: err})
		}
	}
	if r.saysUnchanged() {
		x.carry(&p)
	} else if word := zh.WithoutMarks(r.Change); word != "" && word != Changed {
		x.Faults = append(x.Faults, Fault{Row: r.Row, What: r.Change, Reason: ErrChange})
	}
	x.leftOut(&p)
	return p
}

// day sets the day that a return stands for. Where the cell holds none that can be, it is that of an empty cell.
func (x *reviewer) day(p *model.Return) {
	r, today := x.row, x.ledger.Today
	p.Date = today
	if end := p.Turn.To; end != 0 && (end <= today || p.Estimate) {
		p.Date = end
	}
	// What was received before today cannot stand for a later day, unless it is an estimate.
	if !p.Estimate {
		p.Date = max(min(p.Date, p.Received), p.Turn.From)
	}
	if r.Date == "" {
		return
	}
	d, err := model.ReadDate(r.Date, today)
	switch {
	case err != nil:
		err = model.ErrDate
	case d > today && (!p.Estimate || d > p.Turn.To):
		err = ErrFuture
	case d > p.Received && !p.Estimate:
		err = model.ErrAhead
	case d < p.Turn.From:
		err = model.ErrBefore
	default:
		p.Date = d
		return
	}
	x.Faults = append(x.Faults, Fault{Row: r.Row, What: r.Date, Reason: err, Instead: p.Date})
}

// leftOut names the targets of which the form has an empty cell and the return tells nothing.
func (x *reviewer) leftOut(p *model.Return) {
	for i := range x.row.Items {
		it := &x.row.Items[i]
		if it.Value != "" || !strings.HasPrefix(it.Key, Target) {
			continue
		}
		if at, err := it.target(&x.Record.Task); err == nil && !slices.ContainsFunc(p.Actuals, func(a model.Actual) bool { return a.Target == at }) {
			x.Left = append(x.Left, it.Name)
		}
	}
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

// What an entry told: the index of a target, or one of these.
const (
	toldPercent = -1 // as questions count
	untold      = -2
)

// key returns the letter of an entry's key with its number, -1 where it has none.
func (it *Item) key() (kind string, number int, err error) {
	if len(it.Key) < 2 {
		return it.Key, -1, nil
	}
	if number, err = strconv.Atoi(it.Key[1:]); err != nil {
		return "", 0, ErrItem
	}
	return it.Key[:1], number, nil
}

// target returns the index of the target that an entry is for. The form was written some time ago: its target is known by
// its name.
func (it *Item) target(t *model.Task) (int, error) {
	_, number, err := it.key()
	if err != nil {
		return 0, err
	}
	i := draft.WhereNow(number, len(t.Targets), func(i int) bool { return zh.WithoutMarks(t.Targets[i].Metric) == zh.WithoutMarks(it.Name) })
	if i < 0 {
		return 0, ErrItem
	}
	return i, nil
}

// read puts one entry into a return.
func (it *Item) read(t *model.Task, p *model.Return) error {
	kind, number, err := it.key()
	if err != nil {
		return err
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
		p.Percent, it.told = &v, toldPercent
	case Target:
		i, err := it.target(t)
		if err != nil {
			return err
		}
		v, err := t.ReadActual(i, it.Value)
		if err != nil {
			return err
		}
		p.Actuals, it.told = append(p.Actuals, v), i
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
