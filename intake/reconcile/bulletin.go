package reconcile

import (
	"slices"
	"strings"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/model"
)

// report finds the tasks of the ledger that the items of bulletins report on. A bulletin
// says how far the work is that a plan has ordered, and orders none itself. An item that
// names no such task stays new.
func (f *Difference) report(existing *model.Ledger, d *draft.Draft, names map[string]string) {
	var ordered []orderedTask
	for p := range d.Plans {
		c := &d.Plans[p].Campaign
		if !d.Plans[p].Reports {
			continue
		}
		m := Matcher{Names: names}
		var items []int
		for i := range d.Plans[p].Items {
			it, diff := &d.Plans[p].Items[i], &f.Plans[p].Items[i]
			if diff.State == New && len(diff.dropped) == 0 && !it.Apart && len(it.Record.Returns) > 0 {
				row := draft.RowOf(&it.Record.Task)
				m.Left, items = append(m.Left, m.Identity(&row)), append(items, i)
			}
		}
		if len(items) == 0 {
			continue
		}
		if ordered == nil {
			ordered = orderedIn(existing, &m)
		}
		var of []*orderedTask
		for k := range ordered {
			o := &ordered[k]
			if !mayReportOn(o.of, c) {
				continue
			}
			for _, row := range o.rows {
				row.Owner = len(of)
				m.Right = append(m.Right, row)
			}
			of = append(of, o)
		}
		m.Owners = len(of)
		pairs, guess := m.MatchReports()
		for n, t := range pairs {
			if t >= 0 {
				f.Plans[p].Items[items[n]] = reportOn(of[t].record, of[t].of, &d.Plans[p].Items[items[n]], guess[n])
			}
		}
	}
}

// orderedTask is a task that a plan of the ledger orders. Its rows are those that it was
// made of, and the task as it is now where officers have changed it.
type orderedTask struct {
	record *model.Record
	of     *model.Campaign
	rows   []Identity
}

// orderedIn lists the tasks of a ledger on which bulletins may report.
func orderedIn(existing *model.Ledger, m *Matcher) []orderedTask {
	out := []orderedTask{}
	for k := range existing.Plans {
		plan := &existing.Plans[k]
		if reports, _ := parse.ReportsByTitle(titleOf(&plan.Campaign)); reports {
			continue
		}
		for j := range plan.Records {
			r := &plan.Records[j]
			if r.Task.Overall() {
				continue
			}
			o := orderedTask{record: r, of: &plan.Campaign}
			for _, row := range append(slices.Clone(r.Task.SourceRows()), draft.RowOf(&r.Task)) {
				c := m.Identity(&row)
				c.Edited = true
				if !slices.ContainsFunc(o.rows, func(x Identity) bool { return x.Title == c.Title && x.Units == c.Units }) {
					o.rows = append(o.rows, c)
				}
			}
			out = append(out, o)
		}
	}
	return out
}

func titleOf(c *model.Campaign) string {
	if c.Document.Title != "" {
		return c.Document.Title
	}
	return c.Name
}

// mayReportOn reports whether a plan can be what a bulletin reports on: it is not
// over for a year, nor younger than the bulletin.
func mayReportOn(plan, bulletin *model.Campaign) bool {
	day := bulletin.Document.Date
	return day.IsZero() || (plan.Period.To.IsZero() || day <= plan.Period.To+366) && (plan.Period.From.IsZero() || plan.Period.From <= day)
}

// reportOn returns the difference of an item that reports on a task of another document.
// guess says that this is the task only by likeness.
func reportOn(task *model.Record, of *model.Campaign, it *draft.Item, guess bool) ItemDifference {
	d := ItemDifference{State: Unchanged, Old: task, Of: of}
	read := &it.Record.Task
	for _, p := range it.Record.Returns {
		q := p
		there := draft.Refer([]model.Return{p}, read, &task.Task)
		if len(there) == 1 && len(there[0].Actuals) == len(p.Actuals) && len(there[0].Steps) == len(p.Steps) && len(model.CheckReturn(&task.Task, &there[0])) == 0 {
			q = there[0]
			for n, a := range p.Actuals {
				guess = guess || !draft.Namesake(&read.Targets[a.Target], &task.Task.Targets[q.Actuals[n].Target])
			}
		} else {
			// What the plan has no place for is kept as it is printed.
			q.Actuals, q.Steps = nil, nil
			if strings.TrimSpace(q.Text) == "" {
				q.Text = oneLine(draft.FullText(read))
			}
		}
		if !slices.ContainsFunc(task.Returns, func(r model.Return) bool { return draft.SameReport(&q, &r) }) {
			d.Reports = append(d.Reports, q)
		}
	}
	if len(d.Reports) > 0 {
		d.State = Changed
		d.ask(d.Reports)
		if guess {
			d.Doubts = append(d.Doubts, issueDoubt("推测是“%s”（%s）的进展", task.Task.Title, of.Name))
		}
	}
	return d
}
