package review

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"duban/intake/draft"
	"duban/intake/reconcile"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/widget"
)

// sideBySide is the width from which the document stands beside the list.
const sideBySide = 100

// Draw lays out the page: the list, and beside or below it the item at the
// Cursor with its passage of the document.
func (p *Page) Draw(w, h int) widget.Rows {
	a := p.desk
	p.cursor = nil
	out := p.drawBody(a, w, h)
	out[0] = p.drawTop(a, w) // it says which part of the list is in view
	return out
}

// drawBody draws all below the top line, for which it leaves room.
func (p *Page) drawBody(a *Desk, w, h int) widget.Rows {
	out := widget.Rows{""}
	p.top = 2
	room := h - len(out)
	if w >= sideBySide {
		side := w * 2 / 5
		if w > 160 {
			side = w * 9 / 20
		}
		p.listW = w - side - 3
		list := p.drawList(a, p.listW, room)
		pane := p.drawPane(a, side, room)
		rule := a.Theme.Plain.Faint.Styled(a.upright())
		for i := range room {
			out = append(out, list[i]+" "+rule+" "+pane[i])
		}
		return out
	}
	p.listW = w
	// A short list leaves its room to the document.
	below := max(min(max(room*2/5, 5), 14), room-2-max(len(p.lines), 2))
	out = append(out, p.drawList(a, w, room-below-1)...)
	out = append(out, a.Theme.Plain.Faint.Styled(strings.Repeat(a.flat(), w)))
	for _, r := range p.drawPane(a, w-2, below) {
		out = append(out, " "+r+" ")
	}
	return out
}

// upright and flat are the signs that lines are drawn with.
func (a *Desk) upright() string {
	if a.ASCII {
		return "|"
	}
	return "│"
}

func (a *Desk) flat() string {
	if a.ASCII {
		return "-"
	}
	return "─"
}

// drawTop says what was read and what of it is still open, or takes the search.
func (p *Page) drawTop(a *Desk, w int) string {
	x, k := a.Words, a.Theme.Plain
	l := new(widget.Line).Put(k.Text, " ")
	sum := p.sum
	find := 0
	if p.typing || p.find.Value() != "" {
		find = min(36, w/3)
	}
	if sum.all > 0 {
		l.Put(k.Strong, x.Items(sum.all))
	} else {
		l.Put(k.Strong, x.Draft.NothingRead)
	}
	diff := sum.diff
	if !diff.Again() {
		diff.New = 0 // all of it is
	}
	for _, s := range []struct {
		n    int
		text string
	}{
		{diff.New, x.DraftNew(diff.New)},
		{diff.Changed, x.DraftChanged(diff.Changed)},
		{diff.Reported, x.DraftReported(diff.Reported)},
		{diff.Gone, x.DraftGone(diff.Gone)},
		{diff.Known, x.DraftKnown(diff.Known)},
		{sum.doubts, x.DraftDoubts(sum.doubts)},
		{sum.unread, x.DraftUnread(sum.unread)},
		{sum.open, x.DraftOpen(sum.open)},
	} {
		if s.n > 0 && l.W+3+zh.Width(s.text)+find < w {
			l.Put(k.Text, "   ").Put(k.Dim, s.text)
		}
	}
	if find > 0 {
		l.To(k.Text, w-find-1)
		label := x.Find + " "
		l.Put(k.Dim, label)
		view, at := p.find.View(a.Screen, find-zh.Width(label), p.typing)
		if p.typing {
			p.cursor = &tea.Position{X: l.W + at, Y: 0}
		}
		l.Raw(view, find-zh.Width(label))
	} else if place := p.list.Place(&k); l.W+3+place.W < w {
		l.To(k.Text, w-place.W-1).Raw(place.String(), place.W)
	}
	return l.End(k.Text, w)
}

// columnsFor are the columns of the list.
func (p *Page) columnsFor(a *Desk, w int) []widget.Column {
	x := a.Words
	all := []widget.Column{
		{ID: "mark", W: 2},
		{ID: "no", W: 4, Title: x.ColNo, Drop: 2},
		{ID: "title", W: 16, Flex: 8, Title: x.ColTask},
		{ID: "unit", W: 10, Flex: 3, Title: x.ColUnit, Drop: 1},
		{ID: "deadline", W: 10, Title: x.ColDeadline, Drop: 3},
		{ID: "targets", W: 22, Flex: 3, Title: x.Targets, Drop: 5},
		{ID: "doubt", W: 22, Flex: 4, Title: x.Draft.ColDoubt},
	}
	// A document without dates or doubts needs no empty columns.
	all = slices.DeleteFunc(all, func(c widget.Column) bool { return c.ID == "deadline" && !p.dated || c.ID == "doubt" && !p.told })
	cols := widget.Arrange(all, w-3)
	// Where there is no room for both, a row without a doubt shows its date there.
	if i := slices.IndexFunc(cols, func(c widget.Column) bool { return c.ID == "doubt" }); i >= 0 && p.dated &&
		!slices.ContainsFunc(cols, func(c widget.Column) bool { return c.ID == "deadline" }) {
		cols[i].ID, cols[i].Title = "doubt or deadline", x.Draft.ColDoubt+x.ListGap+x.ColDeadline
	}
	return cols
}

// drawList draws the heads and the lines in view, in exactly h lines.
func (p *Page) drawList(a *Desk, w, h int) widget.Rows {
	k, x := a.Theme.Plain, a.Words
	cols := p.columnsFor(a, w)
	head := new(widget.Line).Put(k.Text, "  ")
	for i, c := range cols {
		if i > 0 {
			head.Put(k.Text, widget.Spaces(widget.ColumnGap))
		}
		head.Cell(k.Dim, c.Title, c.W)
	}
	out := widget.Rows{head.End(k.Text, w)}
	p.list.Resize(len(p.lines), h-1)
	for i := p.list.Top; i < p.list.End(); i++ {
		out = append(out, p.drawLine(a, p.lines[i], cols, w, i == p.list.Cursor))
	}
	if len(p.lines) == 0 {
		text := x.Draft.NothingRead
		if p.find.Value() != "" {
			text = x.NothingMatches
		}
		out = append(out, new(widget.Line).Put(k.Dim, "  "+zh.Cut(text, w-4)).End(k.Text, w))
	}
	return out.Fill(w, h)
}

func (p *Page) drawLine(a *Desk, d draftLine, cols []widget.Column, w int, here bool) string {
	x, k := a.Words, &a.Theme.Plain
	l := new(widget.Line)
	if here {
		k = &a.Theme.Sel
		if p.reading() {
			k = &a.Theme.Mark
		}
		l.Signs(a.Theme.Cursor, widget.Edge, 1).Put(k.Text, " ")
	} else {
		l.Put(k.Text, "  ")
	}
	switch d.kind {
	case headingLine:
		sign := "- "
		if p.folded[d.group] && p.find.Value() == "" {
			sign = "+ "
		}
		l.Put(k.Dim, sign).Put(k.AccentStrong, x.Draft.Groups[d.group]).Put(k.Text, "  ").Put(k.Dim, x.DraftGroup(d.n, d.open))
		return l.End(k.Text, w)
	case planLine:
		plan := &p.drafts[d.draft].Plans[d.at.Plan]
		l.Put(k.Dim, zh.Cut(zh.Clean(plan.Campaign.Name), w-4))
		return l.End(k.Text, w)
	case paperLine:
		return p.drawPlan(a, d, l, k, w)
	case kindLine:
		return p.drawKind(a, d, l, k, w)
	case planDoubtLine:
		doubt, mark, s := p.planDoubt(d), x.Draft.MarkDoubt, k.AccentStrong
		if !doubt.Settled.IsZero() {
			mark, s = x.Draft.MarkAccepted, k.Dim
		}
		l.Cell(s, mark, 2).Put(k.Text, widget.Spaces(widget.ColumnGap)).Put(k.Dim, x.Draft.WholePlan+"  ").Put(k.Text, zh.Cut(zh.Clean(oneLine(doubt.Text)), max(w-l.W-1, 1)))
		return l.End(k.Text, w)
	case unreadLine:
		u := p.drafts[d.draft].Unread[d.n]
		l.Right(k.Dim, x.LineNo(u.Span.From), 6).Put(k.Text, "  ").Put(k.Text, zh.Cut(zh.Clean(oneLine(u.Text)), max(w-l.W-1, 1)))
		return l.End(k.Text, w)
	case itemLine, goneLine, campaignLine:
	}
	row := p.row(a, d)
	for i, c := range cols {
		if i > 0 {
			l.Put(k.Text, widget.Spaces(widget.ColumnGap))
		}
		pen := k.Text
		if row.dropped {
			pen = k.Dim
		}
		switch c.ID {
		case "mark":
			s := k.Dim
			if row.asks {
				s = k.AccentStrong
			}
			l.Cell(s, row.mark, c.W)
		case "no":
			l.Cell(k.Dim, row.no, c.W)
		case "title":
			l.Cell(pen, row.title, c.W)
		case "unit":
			s := k.Dim
			if row.noUnit && !row.dropped {
				s = k.Dim
			}
			l.Cell(s, row.unit, c.W)
		case "deadline":
			l.Cell(k.Dim, row.deadline, c.W)
		case "targets":
			l.Cell(k.Dim, row.targets, c.W)
		case "doubt", "doubt or deadline":
			s, text := k.Dim, row.doubt
			if row.asks {
				s = k.Text
			}
			if text == "" && c.ID != "doubt" {
				text = row.deadline
			}
			l.Cell(s, text, c.W)
		}
	}
	return l.End(k.Text, w)
}

// draftRow is what the list says of an item.
type draftRow struct {
	mark, no, title, unit, deadline, targets, doubt string
	asks, dropped, noUnit                           bool
}

func (p *Page) row(a *Desk, d draftLine) draftRow {
	x := &a.Words.Draft
	if d.kind == campaignLine {
		diff := &p.diffs[d.draft].Plans[d.at.Plan]
		r := draftRow{title: zh.Clean(diff.Old.Name), doubt: zh.Clean(oneLine(a.Words.FieldNames(diff.Fields))), mark: x.MarkChanged, asks: true}
		if diff.Take {
			r.mark, r.asks = x.MarkAccepted, false
		}
		return r
	}
	if d.kind == goneLine {
		g := &p.diffs[d.draft].Gone[d.n]
		r := taskRow(a, &g.Record.Task)
		r.mark, r.doubt, r.asks = x.MarkGone, x.GoneKept, true
		if g.Remove {
			r.mark, r.doubt, r.dropped = x.MarkRemoved, x.GoneRemoved, true
		}
		return r
	}
	it, diff := p.item(d), p.difference(d)
	r := taskRow(a, &it.Record.Task)
	doubts := openDoubts(it, diff)
	r.doubt = zh.Clean(oneLine(a.doubtText(doubts)))
	switch {
	case r.doubt != "" || diff.State != reconcile.Changed:
	case diff.Of != nil:
		r.doubt = zh.Clean(oneLine(a.Words.ReportsOn(diff)))
	default:
		r.doubt = a.Words.Changes(diff, &it.Record.Task, a.On)
	}
	switch {
	case it.Settled == draft.Dropped && diff.State == reconcile.Changed:
		r.mark, r.dropped = x.MarkKept, true
	case it.Settled == draft.Dropped:
		r.mark, r.dropped = x.MarkDropped, true
	case it.Settled == draft.Accepted:
		r.mark = x.MarkAccepted
	case len(doubts) > 0:
		r.mark, r.asks = x.MarkDoubt, true
	case diff.State == reconcile.Changed && diff.Of != nil:
		r.mark, r.asks = x.MarkReport, true
	case diff.State == reconcile.Changed:
		r.mark, r.asks = x.MarkChanged, true
	}
	return r
}

func taskRow(a *Desk, t *model.Task) draftRow {
	r := draftRow{no: strings.Trim(zh.Clean(t.No), "（）()[]【】"), title: zh.Clean(t.Title), unit: zh.Clean(strings.Join(t.Units(), a.Words.ListGap))}
	var noDate bool
	r.noUnit, noDate = missing(t)
	if r.noUnit {
		r.unit = a.Words.Draft.NoUnit
	}
	switch {
	case noDate:
		r.deadline = "-"
	case !t.Deadline.Given:
		r.deadline = zh.Clean(t.Deadline.Text)
	default:
		r.deadline = zh.Clean(a.Words.ShortDeadline(t.Deadline, a.On))
	}
	var targets []string
	for i := range t.Targets {
		targets = append(targets, a.Words.Target(&t.Targets[i]))
	}
	for _, m := range t.Milestones {
		targets = append(targets, m.Title)
	}
	r.targets = zh.Clean(strings.Join(targets, a.Words.FieldGap))
	return r
}

// oneLine joins the lines of a text.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
