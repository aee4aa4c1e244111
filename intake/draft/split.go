package draft

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"duban/intake/parse"
	"duban/internal/zh"
	"duban/model"
)

// Merge joins an item with the one behind it in the plan: its targets,
// milestones, units, reports and doubts come to those of the first, whose
// title and number stay. Targets that were due on another day keep that day.
func (d *Draft) Merge(at At) error {
	a := d.Item(at)
	if a == nil {
		return ErrNoItem
	}
	b := d.Item(At{at.Plan, at.Item + 1})
	if b == nil {
		return ErrNoNext
	}
	m := Merged(a, b)
	items := slices.Delete(slices.Clone(d.Plans[at.Plan].Items), at.Item+1, at.Item+2)
	items[at.Item] = m
	d.Plans[at.Plan].Items = items
	return nil
}

// Merged returns the item that a and b make together, as Merge says. Neither is changed.
func Merged(a, b *Item) Item {
	m := *a
	t, o := &a.Record.Task, &b.Record.Task
	targets, steps := make([]int, len(o.Targets)), make([]int, len(o.Milestones))
	for i := range targets {
		targets[i] = len(t.Targets) + i
	}
	for i := range steps {
		steps[i] = len(t.Milestones) + i
	}
	m.Record.Returns = append(slices.Clone(a.Record.Returns), remap(b.Record.Returns, targets, steps)...)
	slices.SortStableFunc(m.Record.Returns, func(x, y model.Return) int { return int(x.Date - y.Date) })
	m.Facts = slices.Clone(a.Facts)
	for _, f := range b.Facts {
		switch f.Field {
		case FieldTarget:
			f.Index += len(t.Targets)
		case FieldMilestone:
			f.Index += len(t.Milestones)
		case FieldLead, FieldResponsible, FieldRelated, FieldProgress:
		default:
			continue // the first one's value stays
		}
		m.Facts = append(m.Facts, f)
	}
	m.Record.Task = *mergedTasks(t, o)
	m.Span = Span{min(a.Span.From, b.Span.From), max(a.Span.To, b.Span.To)}
	m.Settled = Undecided
	if a.read != nil && b.read != nil {
		m.read = mergedTasks(a.read, b.read)
		m.sourced(slices.Concat(t.SourceRows(), o.SourceRows()))
	}
	return m
}

// mergedTasks returns the task that a and o make together.
func mergedTasks(a, o *model.Task) *model.Task {
	t := a.Clone()
	if t.Detail == nil {
		t.Detail = new(model.Detail)
	}
	t.Targets = slices.Clone(t.Targets)
	for _, g := range o.Targets {
		if g.Deadline.Date.IsZero() && o.Deadline.Given && o.Deadline.Date != t.Deadline.Date {
			g.Deadline = o.Deadline
		}
		t.Targets = append(t.Targets, g)
	}
	t.Milestones = append(slices.Clone(t.Milestones), o.Milestones...)
	if !t.Deadline.Given && o.Deadline.Given {
		t.Deadline = o.Deadline
	}
	if t.Start.Date.IsZero() {
		t.Start = o.Start
	}
	for _, list := range []struct {
		to   *[]string
		from []string
	}{
		{&t.Marks, o.Marks},
		{&t.LeadUnits, o.LeadUnits},
		{&t.ResponsibleUnits, o.ResponsibleUnits},
		{&t.RelatedUnits, o.RelatedUnits},
		{&t.Leaders, o.Leaders},
		{&t.Coordinators, o.Coordinators},
		{&t.Persons, o.Persons},
		{&t.Owners, o.Owners},
	} {
		*list.to = Union(*list.to, list.from)
	}
	text := FullText(o)
	if text != "" && !strings.Contains(FullText(t), text) {
		t.Detail.Text = strings.TrimSpace(FullText(t) + "\n" + text)
	}
	if o.Detail != nil {
		t.Detail.Fields = fieldsOf(t.Detail.Fields, o.Detail.Fields)
		for _, doubt := range o.Detail.Review {
			if !slices.Contains(t.Detail.Review, doubt) {
				t.Detail.Review = append(slices.Clip(t.Detail.Review), doubt)
			}
		}
	}
	return t
}

// FullText returns what a task says in the document: its text, or else its title.
func FullText(t *model.Task) string {
	if t.Detail != nil && strings.TrimSpace(t.Detail.Text) != "" {
		return t.Detail.Text
	}
	return t.Title
}

// Union returns the names of a, and behind them those of b that a lacks. Neither is changed.
func Union(a, b []string) []string {
	out := slices.Clone(a)
	for _, s := range b {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// fieldsOf returns the printed columns of two rows; where both have one, both values.
func fieldsOf(a, b map[string]string) map[string]string {
	if len(b) == 0 {
		return a
	}
	out := make(map[string]string, len(a)+len(b))
	for k, v := range a {
		out[k] = v
	}
	for k, v := range b {
		if old, ok := out[k]; ok && old != v {
			v = old + "；" + v
		}
		out[k] = v
	}
	return out
}

// SplitTargets makes one item of each target of an item and returns how many
// there are now. Each report goes with its target, and what belongs to no
// single target (milestones, percentages, texts) stays with the first.
func (d *Draft) SplitTargets(at At) (int, error) { return d.split(at, ByTargets) }

// SplitSentences makes one item of each sentence of an item's text, or of its
// title where it has no text, and returns how many there are now. A target or
// milestone goes with the sentence that prints it.
func (d *Draft) SplitSentences(at At) (int, error) { return d.split(at, BySentences) }

// Way is a way to split an item. The ledger keeps its letter in the names of parts.
type Way byte

// The ways to split an item.
const (
	ByTargets   Way = 't'
	BySentences Way = 's'
)

// split puts the parts of an item in its place.
func (d *Draft) split(at At, way Way) (int, error) {
	it := d.Item(at)
	if it == nil {
		return 0, ErrNoItem
	}
	made := it.Split(way)
	if len(made) == 0 {
		return 0, ErrOneTarget
	}
	items := slices.Clone(d.Plans[at.Plan].Items)
	d.Plans[at.Plan].Items = slices.Replace(items, at.Item, at.Item+1, made...)
	return len(made), nil
}

// part is one of the items that an item is split into.
type part struct {
	title, text    string
	targets, steps []int // which of the whole
}

// parts returns what a task is split into; none where there is nothing to split by.
func (way Way) parts(t *model.Task) []part {
	if way == ByTargets {
		return targetParts(t)
	}
	return sentenceParts(t)
}

func targetParts(t *model.Task) []part {
	if len(t.Targets) < 2 {
		return nil
	}
	var parts []part
	for i, g := range t.Targets {
		title := strings.TrimSpace(zh.Clean(g.Text))
		if title == "" {
			title = t.Title + "：" + g.Metric
		}
		parts = append(parts, part{title: title, text: g.Text, targets: []int{i}})
	}
	for i := range t.Milestones {
		parts[0].steps = append(parts[0].steps, i)
	}
	return parts
}

func sentenceParts(t *model.Task) []part {
	sentences := parse.Sentences(FullText(t))
	if len(sentences) < 2 {
		sentences = parse.Sentences(t.Title)
	}
	if len(sentences) < 2 {
		return nil
	}
	parts := make([]part, len(sentences))
	for i, s := range sentences {
		parts[i] = part{title: zh.Clean(s), text: s}
	}
	home := func(printed ...string) int {
		for _, p := range printed {
			p = dropSpace(p)
			for i, s := range sentences {
				if p != "" && strings.Contains(dropSpace(s), p) {
					return i
				}
			}
		}
		return 0
	}
	for i, g := range t.Targets {
		n := home(g.Text, g.Metric)
		parts[n].targets = append(parts[n].targets, i)
	}
	for i, m := range t.Milestones {
		n := home(m.Title)
		parts[n].steps = append(parts[n].steps, i)
	}
	return parts
}

// of returns the part of a task, and where its targets and milestones have come
// from those of the whole.
func (p *part) of(whole *model.Task) (t *model.Task, targets, steps []int) {
	t = whole.Clone()
	t.Title = p.title
	t.Detail = &model.Detail{Text: p.text, Fields: DetailOf(whole).Fields, Source: DetailOf(whole).Source}
	t.Targets, t.Milestones = nil, nil
	targets, steps = none(len(whole.Targets)), none(len(whole.Milestones))
	for _, i := range p.targets {
		targets[i] = len(t.Targets)
		t.Targets = append(t.Targets, whole.Targets[i])
	}
	for _, i := range p.steps {
		steps[i] = len(t.Milestones)
		t.Milestones = append(t.Milestones, whole.Milestones[i])
	}
	return t, targets, steps
}

// Split returns the parts of an item, none where it cannot be split so. The first one
// keeps its doubts. The item itself is not changed.
func (whole *Item) Split(way Way) []Item {
	parts := way.parts(&whole.Record.Task)
	var read []part
	if whole.read != nil {
		read = way.parts(whole.read)
	}
	made := make([]Item, 0, len(parts))
	for n, p := range parts {
		it := Item{Span: whole.Span, Apart: whole.Apart}
		t, targets, steps := p.of(&whole.Record.Task)
		if n > 0 {
			t.ID = "" // the first part keeps the ID of the whole
		} else {
			t.Detail.Review = slices.Clone(DetailOf(&whole.Record.Task).Review)
		}
		for _, f := range whole.Facts {
			switch f.Field {
			case FieldTarget:
				f.Index = moved(targets, f.Index)
			case FieldMilestone:
				f.Index = moved(steps, f.Index)
			}
			if f.Index >= 0 {
				it.Facts = append(it.Facts, f)
			}
		}
		reports := slices.Clone(whole.Record.Returns)
		if n > 0 {
			for i := range reports {
				reports[i].Percent = nil
				if !carries(reports[i], targets, steps) {
					reports[i].Text = ""
				}
			}
		}
		it.Record = model.Record{Task: *t, Returns: remap(reports, targets, steps)}
		if whole.read != nil {
			it.read = t
			if len(read) == len(parts) {
				it.read, _, _ = read[n].of(whole.read)
			}
			rows := slices.Clone(whole.Record.Task.SourceRows())
			for i := range rows {
				rows[i].Part = PartOf(rows[i].Part, way, n, len(parts), len(rows) == 1)
			}
			it.sourced(rows)
		}
		made = append(made, it)
	}
	return made
}

// PartOf names the nth, from 0, of the parts that a row, or a part of one, is split
// into: 「t2/3」 is the second of three by targets, and a part of a part stands
// behind it. Of what was merged before no row can be split in the same way
// again by itself, and that part is marked with a plus.
func PartOf(whole string, way Way, n, of int, alone bool) string {
	step := fmt.Sprintf("%c%d/%d", way, n+1, of)
	if !alone {
		step = "+" + step
	}
	return strings.TrimSpace(whole + " " + step)
}

// ReadPart takes the first step off the name of a part that PartOf made: it is the nth,
// from 0, of so many, and rest names the part of it, if any. ok is false for no such name.
func ReadPart(part string) (way Way, n, of int, rest string, ok bool) {
	step, rest, _ := strings.Cut(part, " ")
	if len(step) < 4 {
		return 0, 0, 0, "", false
	}
	a, b, cut := strings.Cut(step[1:], "/")
	n, err := strconv.Atoi(a)
	of, err2 := strconv.Atoi(b)
	way = Way(step[0])
	return way, n - 1, of, rest, cut && err == nil && err2 == nil && (way == ByTargets || way == BySentences)
}

// dropSpace takes all white space out of a text.
func dropSpace(s string) string { return strings.Join(strings.Fields(s), "") }
