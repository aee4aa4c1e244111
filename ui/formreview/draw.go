package formreview

import (
	"strings"

	"duban/intake/unitform"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/widget"
	"duban/words"
)

// Draw lays out the page: how many rows come to what, the list, and below it all that there is to say of the line at
// the cursor.
func (p *Page) Draw(w, h int) widget.Rows {
	a := p.desk
	k := a.Theme.Plain
	cols := p.columns(w)
	head := new(widget.Line).Put(k.Text, "  ")
	for i, c := range cols {
		if i > 0 {
			head.Put(k.Text, widget.Spaces(widget.ColumnGap))
		}
		head.Cell(k.Dim, c.Title, c.W)
	}
	out := widget.Rows{p.drawTop(w), widget.Spaces(w), head.End(k.Text, w)}
	p.top = len(out)
	room := h - len(out)
	below := min(max(room/3, 4), 8)
	// A short form leaves its room to the line at the cursor.
	below = max(below, room-1-max(len(p.lines), 2))
	p.list.Resize(len(p.lines), room-below-1)
	p.list.KeepAbove(func(i int) bool { return p.lines[i].heading() })
	for i := p.list.Top; i < p.list.End(); i++ {
		out = append(out, p.drawLine(p.lines[i], cols, w, i == p.list.Cursor))
	}
	out = out.Fill(w, h-below-1)
	rule := "─"
	if a.ASCII {
		rule = "-"
	}
	out = append(out, k.Faint.Styled(strings.Repeat(rule, w)))
	return append(out, p.drawPane(w, below)...).Fill(w, h)
}

// drawTop says which form it is and what its rows come to.
func (p *Page) drawTop(w int) string {
	k := p.desk.Theme.Plain
	var fates [unitform.FateCount]int
	asked, cells := 0, len(p.review.Head)
	for i := range p.review.Outcomes {
		o := &p.review.Outcomes[i]
		fates[o.Fate]++
		if len(o.Asked) > 0 {
			asked++
		}
		if o.Fate != unitform.Refused {
			cells += len(o.Faults)
		}
	}
	l := new(widget.Line).Put(k.Text, " ")
	counts := words.FormCounts(fates, asked, cells, false, p.desk.Lang)
	l.Put(k.Strong, counts).Put(k.Text, "   ")
	if room := w - l.W - 1; room > 8 {
		l.Put(k.Dim, zh.Cut(zh.Clean(p.title), room))
	}
	return l.End(k.Text, w)
}

// columns are the columns of the list.
func (p *Page) columns(w int) []widget.Column {
	x := words.FormColumns(p.desk.Lang)
	return widget.Arrange([]widget.Column{
		{ID: "mark", W: 2},
		{ID: "rows", W: 7, Title: x[0]},
		{ID: "title", W: 18, Flex: 2, Title: x[1]},
		{ID: "light", W: lightsWidth, Title: x[2]},
		{ID: "text", W: 20, Flex: 5, Title: x[3]},
	}, w-3)
}

// lightsWidth is the width of two lights with an arrow between them.
const lightsWidth = 8

func (p *Page) drawLine(d line, cols []widget.Column, w int, here bool) string {
	a := p.desk
	k := &a.Theme.Plain
	l := new(widget.Line)
	if here {
		k = &a.Theme.Sel
		l.Put(a.Theme.Cursor, " ").Put(k.Text, " ")
	} else {
		l.Put(k.Text, "  ")
	}
	if d.heading() {
		fate := [groupCount]unitform.Fate{unitform.Stored, unitform.Refused, unitform.Stored, unitform.Unreported, unitform.Unchanged}[d.group]
		l.Put(k.AccentStrong, words.FormGroup(fate, d.group == groupAsked, false, a.Lang)).Put(k.Text, "  ").Put(k.Dim, a.Words.DraftGroup(d.n, 0))
		return l.End(k.Text, w)
	}
	o := p.outcome(d)
	text, title, rows := p.text(d), "", ""
	mark, st := "", k.Text
	switch {
	case d.fault >= 0 && o == nil:
		rows = words.FormRows(p.review.Head[d.fault].Row, 0)
	case d.fault >= 0:
		rows, title = words.FormRows(o.Faults[d.fault].Row, 0), o.Title
	default:
		rows, title = words.FormRows(o.Row, o.To), o.Title
		switch {
		case o.Fate != unitform.Stored:
			st = k.Dim
		case p.taken[d.outcome]:
			mark = a.Words.Draft.MarkAccepted
		case len(o.Asked) > 0:
			mark = a.Words.Draft.MarkDoubt
		default:
			mark, st = a.Words.Draft.MarkDropped, k.Faint
		}
	}
	for i, c := range cols {
		if i > 0 {
			l.Put(k.Text, widget.Spaces(widget.ColumnGap))
		}
		switch c.ID {
		case "mark":
			l.Cell(k.AccentStrong, mark, c.W)
		case "rows":
			l.Cell(k.Dim, rows, c.W)
		case "title":
			l.Cell(st, zh.Clean(title), c.W)
		case "light":
			if d.fault < 0 {
				p.drawLights(l, o, k)
			} else {
				l.Put(k.Text, widget.Spaces(c.W))
			}
		case "text":
			l.Cell(st, text, c.W)
		}
	}
	return l.End(k.Text, w)
}

// drawLights draws the light of a task, and what it becomes where that differs.
func (p *Page) drawLights(l *widget.Line, o *unitform.Outcome, k *widget.Pens) {
	from := l.W
	if o != nil && o.Record != nil {
		l.Raw(p.desk.Chip(o.Before), zh.Width(p.desk.Words.Lights[o.Before]))
		if o.After != o.Before {
			l.Put(k.Dim, " -> ").Raw(p.desk.Chip(o.After), zh.Width(p.desk.Words.Lights[o.After]))
		}
	}
	l.To(k.Text, from+lightsWidth)
}

// text is what a line says behind the light: why a cell was not taken, what is asked, or what is reported.
func (p *Page) text(d line) string {
	a := p.desk
	o := p.outcome(d)
	var s string
	switch {
	case d.fault >= 0 && o == nil:
		s = words.FormFault(&p.review.Head[d.fault], a.Today, a.Lang)
	case d.fault >= 0:
		s = words.FormFault(&o.Faults[d.fault], a.Today, a.Lang)
	case len(o.Asked) > 0:
		s = words.Questions(o.Asked, a.Today, a.Lang)
	case o.Fate == unitform.Stored, o.Fate == unitform.Unchanged:
		s = words.FormReturn(o, a.Today, a.Lang)
	default:
		s = words.FormNothing(o, a.Today, a.Lang)
	}
	return zh.Clean(strings.Join(strings.Fields(s), " "))
}

// drawPane says all that there is to say of the line at the cursor, in exactly h lines.
func (p *Page) drawPane(w, h int) widget.Rows {
	a := p.desk
	k := a.Theme.Plain
	var out widget.Rows
	say := func(s widget.Pen, text string) {
		for _, part := range zh.Wrap(zh.Clean(strings.Join(strings.Fields(text), " ")), w-3) {
			out = append(out, new(widget.Line).Put(k.Text, " ").Put(s, part).End(k.Text, w))
		}
	}
	d, ok := p.here()
	switch {
	case !ok:
	case d.heading():
		say(k.Dim, a.Words.Draft.FormNotes[d.group])
	case d.outcome < 0:
		say(k.Strong, p.text(d))
	default:
		o := p.outcome(d)
		say(k.Strong, o.Title)
		for _, q := range o.Asked {
			say(k.AccentStrong, a.Words.Draft.MarkDoubt+" "+words.Question(q, a.Today, a.Lang))
		}
		if o.Record != nil && (o.Fate == unitform.Stored || o.Fate == unitform.Unchanged) {
			say(k.Text, words.FormReturn(o, a.Today, a.Lang))
			if o.Return.Turn != (model.Period{}) {
				say(k.Dim, a.Words.FormAnswers(&o.Return))
			}
		}
		for i := range o.Faults {
			say(k.Accent, words.FormFault(&o.Faults[i], a.Today, a.Lang))
		}
		if o.Fate == unitform.Unreported {
			say(k.Dim, a.Words.Draft.FormNotes[groupUnreported])
		}
	}
	return out.Fill(w, h)
}
