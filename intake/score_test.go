package intake_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"duban/intake"
	"duban/intake/draft"
	"duban/internal/founding"
	"duban/internal/zh"
	"duban/model"
	"duban/seeds"
)

// foundingPaper is a founding document: its number, and the campaigns that the
// ledger of the founding documents has of it.
type foundingPaper struct {
	number    string
	campaigns []string
	// wrecked are the lines of tables that came out of a page's picture in pieces:
	// their rows are counted by themselves.
	wrecked []draft.Span
	floor   floor
}

// floor is what has been reached on a document: the share of the rows found, of
// its units, leaders and deadlines that are right, and how many items were invented at most.
type floor struct {
	rows, lead, resp, leaders, deadline, totals float64
	invented                                    int
}

var foundings = []foundingPaper{
	{"000", []string{"sdhz", "park", "trans", "wharf", "poverty"}, nil, floor{98, 99, 98.5, 99, 98.5, 100, 1}},
	{"001", []string{"dth"}, nil, floor{100, 99, 99, 99, 97, 100, 0}},
	{"002", []string{"ylz"}, nil, floor{100, 99, 99, 99, 99, 100, 0}},
	{"003", []string{"kb", "kb1", "kb2", "kb3", "kb4", "kb5", "kb6", "kb7", "kb8"}, nil, floor{100, 99, 99, 99, 99, 100, 0}},
	{
		"004",
		[]string{"xy1", "xy2", "xy3", "xy4", "xy5", "xy6", "xy7", "xy8", "xy9", "xy9a", "xy9b", "xy9c", "xy9d", "xy9e", "xy9f"},
		[]draft.Span{{From: 448, To: 480}, {From: 695, To: 748}},
		floor{100, 99, 99, 98, 99, 100, 0},
	},
}

// readOn is the day on which the tests read.
var readOn = model.NewDate(2026, 11, 23)

func readFounding(t testing.TB, f foundingPaper) *draft.Draft {
	t.Helper()
	name, data := founding.Text(t, f.number)
	d, err := intake.Read(context.Background(), name, data, intake.Options{Today: readOn})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// tally counts one field of a document: how many rows give it, and how many of
// them were read right.
type tally struct{ right, all int }

func (c *tally) add(ok bool) {
	c.all++
	if ok {
		c.right++
	}
}

func (c tally) share() float64 {
	if c.all == 0 {
		return 100
	}
	return 100 * float64(c.right) / float64(c.all)
}

func (c tally) String() string { return fmt.Sprintf("%d/%d (%.1f%%)", c.right, c.all, c.share()) }

type score struct {
	rows                       tally
	items, invented            int
	lead, resp, related        tally
	leaders, persons, deadline tally
	totals                     tally
	wrecked, doubted           tally // rows of wrecked tables: found, and found with a doubt
}

// matched pairs every row of the ledger with the item of the draft that stands on its line.
type matched struct {
	want model.Record
	got  *draft.Item
}

func match(want []model.Record, d *draft.Draft) []matched {
	used := make(map[*draft.Item]bool)
	var out []matched
	for _, w := range want {
		line := w.Task.Detail.Source.Line
		var best *draft.Item
		bestScore := -1
		for i := range d.Plans {
			for j := range d.Plans[i].Items {
				it := &d.Plans[i].Items[j]
				if used[it] || line < it.Span.From || line > it.Span.To {
					continue
				}
				s := 0
				if it.Span.From == line {
					s += 2
				}
				if fold(it.Record.Task.No) == fold(w.Task.No) {
					s += 2
				}
				s += sharedRunes(it.Record.Task.Title, w.Task.Title)
				if s > bestScore {
					best, bestScore = it, s
				}
			}
		}
		if best != nil {
			used[best] = true
		}
		out = append(out, matched{w, best})
	}
	return out
}

func sharedRunes(a, b string) int {
	n := 0
	for _, r := range b {
		if strings.ContainsRune(a, r) {
			n++
		}
	}
	return n * 4 / max(1, len([]rune(b)))
}

func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \u00a0\u3000\n\t（）()、,", r) {
			return -1
		}
		return r
	}, zh.Fold(s))
}

// named leaves out the words that stand for whoever else is meant: a list that
// ends in 「等相关单位」 is an open one.
func named(list []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == "相关单位" || s == "相关部门" })
}

func sameNames(a, b []string) bool {
	x, y := make([]string, 0, len(a)), make([]string, 0, len(b))
	for _, s := range a {
		x = append(x, fold(s))
	}
	for _, s := range b {
		y = append(y, fold(s))
	}
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// truthLines are the lines on which the transcription of a document has a task:
// an item that stands on none of them was invented.
func truthLines(t testing.TB, number string) map[int]bool {
	t.Helper()
	data := founding.Truth(t, number)
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	out := make(map[int]bool)
	take := func(m map[string]any) {
		for _, k := range [...]string{"line", "_line"} {
			if n, ok := m[k].(float64); ok {
				out[int(n)] = true
			}
		}
		if l, ok := m["lines"].([]any); ok && len(l) > 0 {
			if n, ok := l[0].(float64); ok {
				out[int(n)] = true
			}
		}
	}
	var visit func(v any, tasks bool)
	visit = func(v any, tasks bool) {
		switch x := v.(type) {
		case map[string]any:
			if tasks {
				take(x)
			}
			for k, y := range x {
				visit(y, tasks || slices.Contains([]string{"rows", "narrative_tasks", "tasks", "measures", "preamble_tasks", "minsheng"}, k))
			}
		case []any:
			for _, y := range x {
				visit(y, tasks)
			}
		}
	}
	visit(v, false)
	return out
}

// measureLines are the lines of what a transcription lists as measures of the
// organisation, and not as tasks.
func measureLines(t testing.TB, number string) map[int]bool {
	t.Helper()
	data := founding.Truth(t, number)
	var v struct {
		Campaigns []struct {
			Measures []struct{ Line int }
		}
	}
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	out := make(map[int]bool)
	for _, c := range v.Campaigns {
		for _, m := range c.Measures {
			out[m.Line] = true
		}
	}
	return out
}

func scoreFounding(t *testing.T, f foundingPaper, ledger *model.Ledger, d *draft.Draft) (score, []string) {
	t.Helper()
	var s score
	var log []string
	note := func(m matched, what string, want, got any) {
		log = append(log, fmt.Sprintf("line %d %s: %s: want %v, got %v", m.want.Task.Detail.Source.Line, m.want.Task.Title, what, want, got))
	}
	truth := truthLines(t, f.number)
	var want []model.Record
	var totals []model.StatedTotal
	for i := range ledger.Plans {
		if p := &ledger.Plans[i]; slices.Contains(f.campaigns, p.Campaign.ID) {
			want = append(want, p.Records...)
			totals = append(totals, p.Campaign.StatedTotals...)
		}
	}
	aliases := make(map[string]string)
	for _, u := range ledger.Units {
		for _, a := range u.Aliases {
			aliases[fold(a)] = u.Name
		}
	}
	// The ledger's own name counts where a document prints one for short.
	short, err := seeds.ShortUnits()
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range f.campaigns {
		for printed, name := range short[id] {
			aliases[fold(printed)] = name
		}
	}
	canon := func(lists ...[]string) {
		for _, l := range lists {
			for i, n := range l {
				if to := aliases[fold(n)]; to != "" {
					l[i] = to
				}
			}
		}
	}
	measures := measureLines(t, f.number)
	want = slices.DeleteFunc(want, func(r model.Record) bool { return measures[r.Task.Detail.Source.Line] })
	pairs := match(want, d)
	taken := make(map[*draft.Item]bool)
	for _, m := range pairs {
		if line := m.want.Task.Detail.Source.Line; slices.ContainsFunc(f.wrecked, func(w draft.Span) bool { return w.From <= line && line <= w.To }) {
			s.wrecked.add(m.got != nil)
			if m.got != nil {
				taken[m.got] = true
				s.doubted.add(len(m.got.Record.Task.Detail.Review) > 0)
			}
			continue
		}
		if m.got == nil && !truth[m.want.Task.Detail.Source.Line] {
			continue // the ledger has it from a sentence beside the rows
		}
		s.rows.add(m.got != nil)
		if m.got == nil {
			note(m, "row", "found", "missed")
			continue
		}
		taken[m.got] = true
		w, g := &m.want.Task, new(model.Task)
		*g = m.got.Record.Task
		canon(w.LeadUnits, w.ResponsibleUnits, w.RelatedUnits, g.LeadUnits, g.ResponsibleUnits, g.RelatedUnits)
		check := func(c *tally, what string, a, b []string) {
			ok := sameNames(a, b)
			c.add(ok)
			if !ok {
				note(m, what, a, b)
			}
		}
		check(&s.lead, "lead", w.LeadUnits, g.LeadUnits)
		// The transcription has no list of its own for cooperating units (配合).
		if both := slices.Concat(g.ResponsibleUnits, g.RelatedUnits); len(w.RelatedUnits) == 0 && sameNames(named(w.ResponsibleUnits), named(both)) {
			s.resp.add(true)
			g.ResponsibleUnits, g.RelatedUnits = w.ResponsibleUnits, nil
		} else {
			check(&s.resp, "responsible", w.ResponsibleUnits, g.ResponsibleUnits)
		}
		check(&s.related, "related", w.RelatedUnits, g.RelatedUnits)
		check(&s.leaders, "leaders", w.Leaders, g.Leaders)
		check(&s.persons, "persons", w.Persons, g.Persons)
		ok := w.Deadline.Given == g.Deadline.Given && (!w.Deadline.Given || w.Deadline.Date == g.Deadline.Date)
		s.deadline.add(ok)
		if !ok {
			note(m, "deadline", w.Deadline, g.Deadline)
		}
	}
	for i := range d.Plans {
		for j := range d.Plans[i].Items {
			it := &d.Plans[i].Items[j]
			s.items++
			known := taken[it] || slices.ContainsFunc(f.wrecked, func(w draft.Span) bool { return w.From <= it.Span.From && it.Span.From <= w.To })
			for l := it.Span.From; l <= it.Span.To && !known; l++ {
				known = truth[l]
			}
			if !known {
				s.invented++
				log = append(log, fmt.Sprintf("line %d invented: %s", it.Span.From, it.Record.Task.Title))
			}
		}
	}
	for _, w := range totals {
		ok := false
		for i := range d.Plans {
			for _, g := range d.Plans[i].Campaign.StatedTotals {
				ok = ok || g.Stated.Cmp(w.Stated) == 0 && (w.Computed == nil || g.Computed != nil && g.Computed.Cmp(*w.Computed) == 0)
			}
		}
		s.totals.add(ok)
		if !ok {
			log = append(log, fmt.Sprintf("total missed: %s %s %v %v", w.Table, w.Column, w.Stated, w.Computed))
		}
	}
	return s, log
}

func TestScoreOnTheFoundingDocuments(t *testing.T) {
	ledger, err := seeds.Load(readOn)
	if err != nil {
		t.Fatal(err)
	}
	for i := range ledger.Plans { // goals are no rows
		p := &ledger.Plans[i]
		p.Records = slices.DeleteFunc(p.Records, func(r model.Record) bool { return r.Task.Overall() })
	}
	for _, f := range foundings {
		t.Run(f.number, func(t *testing.T) {
			s, log := scoreFounding(t, f, ledger, readFounding(t, f))
			t.Logf("%s: rows %v, items %d, invented %d; lead %v, responsible %v, related %v, leaders %v, persons %v, deadline %v, totals %v; wrecked rows %v, with a doubt %v",
				f.number, s.rows, s.items, s.invented, s.lead, s.resp, s.related, s.leaders, s.persons, s.deadline, s.totals, s.wrecked, s.doubted)
			for _, c := range []struct {
				what  string
				got   tally
				floor float64
			}{
				{"rows found", s.rows, f.floor.rows},
				{"lead units", s.lead, f.floor.lead},
				{"responsible units", s.resp, f.floor.resp},
				{"leaders", s.leaders, f.floor.leaders},
				{"deadlines", s.deadline, f.floor.deadline},
				{"stated totals", s.totals, f.floor.totals},
				{"rows of wrecked tables", s.wrecked, 80},
				{"rows of wrecked tables with a doubt", s.doubted, 100},
			} {
				if c.got.share() < c.floor {
					t.Errorf("%s: %v, want %.1f%% at least", c.what, c.got, c.floor)
				}
			}
			if s.invented > f.floor.invented {
				t.Errorf("%d items invented, want %d at most", s.invented, f.floor.invented)
			}
			if os.Getenv("DUBAN_SCORE") != "" {
				t.Log(strings.Join(log, "\n"))
			}
		})
	}
}
