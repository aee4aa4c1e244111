package intake

import (
	"slices"
	"strings"

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
	m := *a
	t, o := a.Record.Task.Clone(), &b.Record.Task
	if t.Detail == nil {
		t.Detail = new(model.Detail)
	}
	m.Record.Progress = slices.Clone(a.Record.Progress)
	targets, steps := make([]int, len(o.Targets)), make([]int, len(o.Milestones))
	for i := range targets {
		targets[i] = len(t.Targets) + i
	}
	for i := range steps {
		steps[i] = len(t.Milestones) + i
	}
	m.Record.Progress = append(m.Record.Progress, remap(b.Record.Progress, targets, steps)...)
	slices.SortStableFunc(m.Record.Progress, func(x, y model.Progress) int { return int(x.Date - y.Date) })
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
		*list.to = union(*list.to, list.from)
	}
	text := fullText(o)
	if text != "" && !strings.Contains(fullText(t), text) {
		t.Detail.Text = strings.TrimSpace(fullText(t) + "\n" + text)
	}
	if o.Detail != nil {
		t.Detail.Fields = fieldsOf(t.Detail.Fields, o.Detail.Fields)
		for _, doubt := range o.Detail.Review {
			if !slices.Contains(t.Detail.Review, doubt) {
				t.Detail.Review = append(slices.Clip(t.Detail.Review), doubt)
			}
		}
	}
	m.Record.Task = *t
	m.Span = Span{min(a.Span.From, b.Span.From), max(a.Span.To, b.Span.To)}
	m.Settled = Undecided
	items := slices.Delete(slices.Clone(d.Plans[at.Plan].Items), at.Item+1, at.Item+2)
	items[at.Item] = m
	d.Plans[at.Plan].Items = items
	return nil
}

// fullText is what a task says in the document, by its text or else its title.
func fullText(t *model.Task) string {
	if t.Detail != nil && strings.TrimSpace(t.Detail.Text) != "" {
		return t.Detail.Text
	}
	return t.Title
}

func union(a, b []string) []string {
	out := slices.Clone(a)
	for _, s := range b {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

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
func (d *Draft) SplitTargets(at At) (int, error) {
	it := d.Item(at)
	if it == nil {
		return 0, ErrNoItem
	}
	if len(it.Record.Task.Targets) < 2 {
		return 0, ErrOneTarget
	}
	var parts []part
	for i, g := range it.Record.Task.Targets {
		title := strings.TrimSpace(zh.Clean(g.Text))
		if title == "" {
			title = it.Record.Task.Title + "：" + g.Metric
		}
		parts = append(parts, part{title: title, text: g.Text, targets: []int{i}})
	}
	for i := range it.Record.Task.Milestones {
		parts[0].steps = append(parts[0].steps, i)
	}
	d.split(at, parts)
	return len(parts), nil
}

// SplitSentences makes one item of each sentence of an item's text, or of its
// title where it has no text, and returns how many there are now. A target or
// milestone goes with the sentence that prints it.
func (d *Draft) SplitSentences(at At) (int, error) {
	it := d.Item(at)
	if it == nil {
		return 0, ErrNoItem
	}
	t := &it.Record.Task
	sentences := Sentences(fullText(t))
	if len(sentences) < 2 {
		sentences = Sentences(t.Title)
	}
	if len(sentences) < 2 {
		return 0, ErrOneTarget
	}
	parts := make([]part, len(sentences))
	for i, s := range sentences {
		parts[i] = part{title: zh.Clean(s), text: s}
	}
	home := func(printed ...string) int {
		for _, p := range printed {
			p = squeeze(p)
			for i, s := range sentences {
				if p != "" && strings.Contains(squeeze(s), p) {
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
	d.split(at, parts)
	return len(parts), nil
}

// part is one of the items that an item is split into.
type part struct {
	title, text    string
	targets, steps []int // which of the whole
}

// split puts parts in place of an item. The first one keeps its doubts.
func (d *Draft) split(at At, parts []part) {
	whole := d.Item(at)
	made := make([]Item, 0, len(parts))
	for n, p := range parts {
		it := Item{Span: whole.Span}
		t := whole.Record.Task.Clone()
		t.Title = p.title
		if n > 0 {
			t.ID = "" // the first one is the whole's heir
		}
		detail := model.Detail{Text: p.text}
		if whole.Record.Task.Detail != nil {
			detail.Fields, detail.Source = whole.Record.Task.Detail.Fields, whole.Record.Task.Detail.Source
			if n == 0 {
				detail.Review = slices.Clone(whole.Record.Task.Detail.Review)
			}
		}
		t.Detail = &detail
		t.Targets, t.Milestones = nil, nil
		targets, steps := none(len(whole.Record.Task.Targets)), none(len(whole.Record.Task.Milestones))
		for _, i := range p.targets {
			targets[i] = len(t.Targets)
			t.Targets = append(t.Targets, whole.Record.Task.Targets[i])
		}
		for _, i := range p.steps {
			steps[i] = len(t.Milestones)
			t.Milestones = append(t.Milestones, whole.Record.Task.Milestones[i])
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
		reports := slices.Clone(whole.Record.Progress)
		if n > 0 {
			for i := range reports {
				reports[i].Percent = nil
				if !carries(reports[i], targets, steps) {
					reports[i].Text = ""
				}
			}
		}
		it.Record = model.Record{Task: *t, Progress: remap(reports, targets, steps)}
		made = append(made, it)
	}
	items := slices.Clone(d.Plans[at.Plan].Items)
	d.Plans[at.Plan].Items = slices.Replace(items, at.Item, at.Item+1, made...)
}

// carries reports whether a report speaks of one of the targets or milestones that have a new place.
func carries(p model.Progress, targets, steps []int) bool {
	return slices.ContainsFunc(p.Actuals, func(v model.Actual) bool { return moved(targets, v.Target) >= 0 }) ||
		slices.ContainsFunc(p.Steps, func(m model.StepMark) bool { return moved(steps, m.Milestone) >= 0 })
}

func moved(places []int, i int) int {
	if i < 0 || i >= len(places) {
		return -1
	}
	return places[i]
}

func none(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

// Sentences cuts a text where a Chinese sentence ends: behind 。；！？ and their
// half-width forms, and at line breaks, but not inside brackets or quotes.
func Sentences(text string) []string {
	var out []string
	var b strings.Builder
	depth := 0
	flush := func() {
		if s := strings.TrimSpace(b.String()); s != "" {
			out = append(out, s)
		}
		b.Reset()
		depth = 0
	}
	for _, r := range text {
		switch r {
		case '（', '(', '《', '“', '〔', '【':
			depth++
		case '）', ')', '》', '”', '〕', '】':
			depth = max(depth-1, 0)
		case '\n':
			flush()
			continue
		}
		b.WriteRune(r)
		if depth == 0 && strings.ContainsRune("。；;！？!?", r) {
			flush()
		}
	}
	flush()
	return out
}

// squeeze takes the white space out of a text.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }
