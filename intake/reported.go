package intake

import (
	"slices"
	"strings"

	"duban/model"
)

// report finds for the items of bulletins the tasks of the ledger's plans that
// they report on: a bulletin tells how far the work is that a plan has ordered,
// and is no plan of its own. What names no such task stays new.
func (f *Difference) report(existing *model.Ledger, d *Draft, names map[string]string) {
	var ordered []orderedTask
	for p := range d.Plans {
		c := &d.Plans[p].Campaign
		if !d.Plans[p].Reports {
			continue
		}
		m := matcher{names: names}
		var items []int
		for i := range d.Plans[p].Items {
			it, diff := &d.Plans[p].Items[i], &f.Plans[p].Items[i]
			if diff.State == New && len(diff.dropped) == 0 && !it.Apart && len(it.Record.Returns) > 0 {
				row := rowOf(&it.Record.Task)
				m.left, items = append(m.left, m.card(&row)), append(items, i)
			}
		}
		if len(items) == 0 {
			continue
		}
		if ordered == nil {
			ordered = m.ordered(existing)
		}
		var of []*orderedTask
		for k := range ordered {
			o := &ordered[k]
			if !mayReportOn(o.of, c) {
				continue
			}
			for _, card := range o.cards {
				card.owner = len(of)
				m.right = append(m.right, card)
			}
			of = append(of, o)
		}
		m.owners = len(of)
		for n, t := range m.reportedOn() {
			if t >= 0 {
				f.Plans[p].Items[items[n]] = reportOn(of[t].record, of[t].of, &d.Plans[p].Items[items[n]], m.guess[n])
			}
		}
	}
}

// orderedTask is a task that a plan of the ledger orders: its rows, and what it
// is now where officers have changed that.
type orderedTask struct {
	record *model.Record
	of     *model.Campaign
	cards  []card
}

// ordered are the tasks of a ledger on which bulletins may report.
func (m *matcher) ordered(existing *model.Ledger) []orderedTask {
	out := []orderedTask{}
	for k := range existing.Plans {
		plan := &existing.Plans[k]
		if isReport(titleOf(&plan.Campaign), nil) {
			continue
		}
		for j := range plan.Records {
			r := &plan.Records[j]
			o := orderedTask{record: r, of: &plan.Campaign}
			for _, row := range append(slices.Clone(r.Task.SourceRows()), rowOf(&r.Task)) {
				c := m.card(&row)
				c.edited = true
				if !slices.ContainsFunc(o.cards, func(x card) bool { return x.title == c.title && x.units == c.units }) {
					o.cards = append(o.cards, c)
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

// reportedOn pairs rows of a bulletin with tasks of plans: by their titles, and
// where these differ a little only if a unit is the same as well. Numbers and
// sections are the bulletin's own.
func (m *matcher) reportedOn() []int {
	m.pairs, m.guess, m.found = none(len(m.left)), make([]bool, len(m.left)), make([]bool, m.owners)
	m.by(true, true, func(c *card) string { return c.title + "\x00" + c.units })
	m.by(true, true, func(c *card) string { return c.title })
	named := slices.Clone(m.pairs)
	m.alike()
	for l, owner := range m.pairs {
		if owner < 0 {
			continue
		}
		// A title that several tasks have says nothing.
		several := named[l] < 0 && slices.ContainsFunc(m.right, func(c card) bool { return c.title == m.left[l].title })
		together := slices.ContainsFunc(m.right, func(c card) bool {
			return c.owner == owner && shareUnit(&m.left[l], &c) && likenessOf(m.left[l].letters, c.letters) >= sure
		})
		switch {
		case named[l] >= 0:
			m.guess[l] = !together && m.left[l].units != ""
		case together && !several:
			m.guess[l] = true
		default:
			m.pairs[l] = -1
		}
	}
	return m.pairs
}

func shareUnit(a, b *card) bool {
	units := strings.Split(b.units, "/")
	return a.units != "" && slices.ContainsFunc(strings.Split(a.units, "/"), func(u string) bool { return slices.Contains(units, u) })
}

// reportOn is the difference of an item that reports on a task of another document.
func reportOn(task *model.Record, of *model.Campaign, it *Item, guess bool) ItemDifference {
	d := ItemDifference{State: Unchanged, Old: task, Of: of}
	read := &it.Record.Task
	for _, p := range it.Record.Returns {
		q := p
		there := refer([]model.Return{p}, read, &task.Task)
		if len(there) == 1 && len(there[0].Actuals) == len(p.Actuals) && len(there[0].Steps) == len(p.Steps) && len(model.CheckReturn(&task.Task, &there[0])) == 0 {
			q = there[0]
			for n, a := range p.Actuals {
				guess = guess || !namesake(&read.Targets[a.Target], &task.Task.Targets[q.Actuals[n].Target])
			}
		} else {
			// What the plan has no place for is kept as it is printed.
			q.Actuals, q.Steps = nil, nil
			if strings.TrimSpace(q.Text) == "" {
				q.Text = oneLine(fullText(read))
			}
		}
		if !slices.ContainsFunc(task.Returns, func(r model.Return) bool { return sameReport(&q, &r) }) {
			d.Reports = append(d.Reports, q)
		}
	}
	if len(d.Reports) > 0 {
		d.State = Changed
		if guess {
			d.Doubts = append(d.Doubts, issueDoubt("推测是“%s”（%s）的进展", task.Task.Title, of.Name))
		}
	}
	return d
}
