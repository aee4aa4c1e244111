package review

import (
	"duban/intake/draft"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/widget"
	"duban/words"
)

// fewAlike is how many items of a plan have one and the same doubt where each stands in the list by itself still.
const fewAlike = 3

// doubtKind is a doubt that several items of a plan have alone.
type doubtKind struct {
	draft, plan int
	text        string
}

// kindOf is the doubt that an item has alone, open or settled; ok is false for other items.
func (p *Page) kindOf(l draftLine) (k doubtKind, ok bool) {
	if l.kind != itemLine {
		return k, false
	}
	it := p.item(l)
	detail := draft.DetailOf(&it.Record.Task)
	if len(detail.Review) == 0 || len(p.difference(l).Doubts) > 0 {
		return k, false
	}
	for _, d := range detail.Review[1:] {
		if d.Text != detail.Review[0].Text {
			return k, false
		}
	}
	return doubtKind{l.draft, l.at.Plan, detail.Review[0].Text}, true
}

// gather puts one line in the place of items that have one and the same doubt alone; unfolded, it stands above them.
func (p *Page) gather(lines []draftLine) []draftLine {
	alike := make(map[doubtKind][]draftLine)
	for _, l := range lines {
		if k, ok := p.kindOf(l); ok {
			alike[k] = append(alike[k], l)
		}
	}
	var out []draftLine
	told := make(map[doubtKind]bool)
	for _, l := range lines {
		k, ok := p.kindOf(l)
		switch {
		case !ok || len(alike[k]) <= fewAlike:
			out = append(out, l)
		case !told[k]:
			told[k] = true
			open := 0
			for _, of := range alike[k] {
				if p.item(of).Settled == draft.Undecided {
					open++
				}
			}
			first := l.at
			out = append(out, draftLine{kind: kindLine, group: l.group, draft: l.draft, at: first, n: len(alike[k]), open: open})
			if p.unfolded[k] {
				out = append(out, alike[k]...)
			}
		}
	}
	return out
}

// kindHere is the kind of doubt of a line that stands for several items.
func (p *Page) kindHere(l draftLine) doubtKind {
	l.kind = itemLine
	k, _ := p.kindOf(l)
	return k
}

// foldKind folds the items below the line of their doubt away, or shows them.
func (p *Page) foldKind(l draftLine) {
	k := p.kindHere(l)
	p.unfolded[k] = !p.unfolded[k]
	p.keepLine(func() { p.layout(p.desk) })
}

// drawKind draws a line that stands for several items.
func (p *Page) drawKind(a *Desk, d draftLine, l *widget.Line, k *widget.Pens, w int) string {
	x := &a.Words.Draft
	mark, s := x.MarkDoubt, k.AccentStrong
	if d.open == 0 {
		mark, s = x.MarkAccepted, k.Dim
	}
	sign := "+ "
	if p.unfolded[p.kindHere(d)] {
		sign = "- "
	}
	count := a.Words.DraftGroup(d.n, d.open)
	l.Cell(s, mark, 2).Put(k.Text, widget.Spaces(widget.ColumnGap)).Put(k.Dim, sign)
	text := zh.Clean(oneLine(words.Doubt(p.item(d).Record.Task.Detail.Review[0], a.Lang)))
	l.Put(k.Text, zh.Cut(text, max(w-l.W-zh.Width(count)-3, 8))).Put(k.Text, "  ").Put(k.Dim, count)
	return l.End(k.Text, w)
}

// drawKindNote says below the list what stands for several items, and which they are.
func (p *Page) drawKindNote(a *Desk, l draftLine, w, h int) widget.Rows {
	out := p.drawDoubts(a, []model.Doubt{p.item(l).Record.Task.Detail.Review[0]}, w, max(h/3, 1))
	out = append(out, a.wrapped(a.Theme.Plain.Dim, a.Words.Draft.KindWhy, w, 3)...)
	k := p.kindHere(l)
	for i := range p.drafts[l.draft].Plans[l.at.Plan].Items {
		of := draftLine{kind: itemLine, draft: l.draft, at: draft.At{Plan: l.at.Plan, Item: i}}
		if got, ok := p.kindOf(of); ok && got == k && len(out) < h {
			t := &p.item(of).Record.Task
			out = append(out, new(widget.Line).Put(a.Theme.Plain.Text, zh.Cut(zh.Clean(oneLine(t.No+" "+t.Title)), w-1)).End(a.Theme.Plain.Text, w))
		}
	}
	return out
}
