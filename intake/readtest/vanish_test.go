package readtest_test

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"duban/intake"
	"duban/intake/draft"
	"duban/internal/slow"
	"duban/internal/zh"
	"duban/model"
)

// letters are the letters and figures of a text, in one width.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, zh.Fold(s))
}

// told is all that a draft says, each value a line of letters.
func told(d *draft.Draft) string {
	var b strings.Builder
	say := func(words ...string) {
		for _, w := range words {
			b.WriteString(letters(w))
			b.WriteByte('\n')
		}
	}
	deadline := func(x model.Deadline) { say(x.Text, x.Date.String()) }
	targets := func(list []model.Target) {
		for i := range list {
			x := &list[i]
			say(x.Text, x.Metric, x.Unit)
			if x.Value != nil {
				say(x.Value.String())
			}
			deadline(x.Deadline)
		}
	}
	for i := range d.Plans {
		c := &d.Plans[i].Campaign
		say(c.Name, c.Note, c.Office, c.Document.Number, c.Document.Title, c.Document.Date.String())
		say(c.Document.Issuers...)
		for _, p := range c.Posts {
			say(p.Post+p.Person+p.Unit, p.Unit+p.Person+p.Post, p.Post, p.Person, p.Unit)
		}
		for _, x := range c.Cadences {
			say(x.Text)
		}
		for _, x := range c.StatedTotals {
			say(x.Table, x.Column, x.Unit, x.Stated.String())
		}
		targets(c.Targets)
		for j := range d.Plans[i].Items {
			r := &d.Plans[i].Items[j].Record
			t := &r.Task
			say(t.No, t.Title)
			for _, l := range [][]string{t.Section, t.Marks, t.LeadUnits, t.ResponsibleUnits, t.RelatedUnits, t.Leaders, t.Coordinators, t.Persons, t.Owners} {
				say(l...)
				say(strings.Join(l, ""))
			}
			deadline(t.Deadline)
			deadline(t.Start)
			targets(t.Targets)
			for _, m := range t.Milestones {
				say(m.Title)
				deadline(m.Deadline)
			}
			if x := t.Detail; x != nil {
				say(x.Text, x.Source.Text)
				for k, v := range x.Fields {
					say(k, v)
				}
				for _, q := range x.Review {
					say(q.Text)
				}
			}
			for _, p := range r.Returns {
				say(p.Text, p.Date.String())
				if p.Percent != nil {
					say(p.Percent.String())
				}
			}
		}
	}
	for _, u := range d.Unread {
		say(u.Text)
	}
	return b.String()
}

// vanished lists the runs of letters in the lines of a document that neither its
// draft nor the paper's letterhead and headings tell.
func vanished(d *draft.Draft, known string) []string {
	all := told(d) + known
	var out []string
	for _, line := range d.Document.Lines {
		for _, run := range strings.FieldsFunc(line, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			s := letters(run)
			if len([]rune(s)) < 2 || !strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) || unicode.IsDigit(r) }) || slices.Contains(out, run) {
				continue // a sign, a key, a tag
			}
			if !strings.Contains(all, s) && !inTwo(s, all) {
				out = append(out, run)
			}
		}
	}
	return out
}

// inTwo says whether a run is two that are told, with nothing between them in
// print; the second may be the number of an item.
func inTwo(s, all string) bool {
	for i := range s {
		if i > 0 && strings.Contains(all, s[:i]) && (len([]rune(s[i:])) == 1 || strings.Contains(all, s[i:]) || inTwo(s[i:], all)) {
			return true
		}
	}
	return false
}

// printed is what a paper prints besides its rows: its letterhead and the headings
// of its tables.
func printed(p *paper, s *style) string {
	out := append(letterhead(p), "合计", "牵头单位", "责任单位") // the labels in a cell
	if s.titleRows {
		g := &grid{}
		out = append(out, g.titles(s)...)
	}
	for i := range p.Tables {
		out = append(out, "附件"+strconv.Itoa(i+1))
		for _, c := range p.Tables[i].Columns {
			out = append(out, c.Over, c.name(), c.Head, spread(c.Head))
		}
	}
	for i := range out {
		out[i] = letters(out[i])
	}
	return strings.Join(out, "\n")
}

// TestNoWordOfADocumentVanishes reads plans in every shape and looks for every
// word that was printed: in a task, in the plan, or among what was not read.
func TestNoWordOfADocumentVanishes(t *testing.T) {
	papers := readPapers(t)
	docs := 0
	for i := range shapes {
		sh := &shapes[i]
		for j, p := range papers {
			if p.numeric() && !sh.figures || sh.slow {
				continue
			}
			for k := -1; k < len(mutations); k++ {
				if k < 0 && (i+j)%slow.Or(1, 7) != 0 {
					continue
				}
				name := p.ID + ", " + sh.name
				s := &style{rnd: random(seedOf(name))}
				q := p.clone()
				if k >= 0 {
					m := &mutations[k]
					if testing.Short() || m.where&sh.where == 0 || !chosen(i, j, k, slow.Or(19, 383)) {
						continue
					}
					name += ", " + m.name
					s.rnd = random(seedOf(name))
					m.apply(q, s)
				}
				known := printed(q, s)
				data := sh.render(q, s)
				d, err := intake.Read(context.Background(), sh.file, data, intake.Options{Today: model.NewDate(p.Year, 6, 1)})
				if err != nil {
					t.Errorf("%s: %v", name, err)
					continue
				}
				docs++
				if gone := vanished(d, known+"\n"+printed(q, s)); len(gone) > 0 {
					t.Errorf("%s: %q have vanished", name, gone)
				}
			}
		}
	}
	t.Logf("%d documents", docs)
}
