package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"duban/intake"
	"duban/internal/zh"
	"duban/model"
)

// sideBySide is the width from which the document stands beside the list.
const sideBySide = 100

// draw lays out the page: the list, and beside or below it the item at the
// cursor with its passage of the document.
func (p *draftPage) draw(a *App, w, h int) rows {
	p.cursor = nil
	out := rows{p.drawTop(a, w)}
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
		rule := a.theme.plain.faint.Styled(a.upright())
		for i := range room {
			out = append(out, list[i]+" "+rule+" "+pane[i])
		}
		return out
	}
	p.listW = w
	// A short list leaves its room to the document.
	below := max(min(max(room*2/5, 5), 14), room-2-max(len(p.lines), 2))
	out = append(out, p.drawList(a, w, room-below-1)...)
	out = append(out, a.theme.plain.faint.Styled(strings.Repeat(a.flat(), w)))
	for _, r := range p.drawPane(a, w-2, below) {
		out = append(out, " "+r+" ")
	}
	return out
}

// upright and flat are the signs that lines are drawn with.
func (a *App) upright() string {
	if a.ascii {
		return "|"
	}
	return "│"
}

func (a *App) flat() string {
	if a.ascii {
		return "-"
	}
	return "─"
}

// drawTop says what was read and what of it is still open, or takes the search.
func (p *draftPage) drawTop(a *App, w int) string {
	x, k := a.words, a.theme.plain
	l := new(line).put(k.text, " ")
	sum := p.sum
	find := 0
	if p.typing || p.find.value() != "" {
		find = min(36, w/3)
	}
	if sum.all > 0 {
		l.put(k.strong, x.Items(sum.all))
	} else {
		l.put(k.strong, x.Draft.NothingRead)
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
		if s.n > 0 && l.w+3+zh.Width(s.text)+find < w {
			l.put(k.text, "   ").put(k.dim, s.text)
		}
	}
	if find > 0 {
		l.to(k.text, w-find-1)
		label := x.Find + " "
		l.put(k.dim, label)
		view, at := p.find.view(&a.screen, find-zh.Width(label), p.typing)
		if p.typing {
			p.cursor = &tea.Position{X: l.w + at, Y: 0}
		}
		l.raw(view, find-zh.Width(label))
	}
	return l.end(k.text, w)
}

// columnsFor are the columns of the list.
func (p *draftPage) columnsFor(a *App, w int) []column {
	x := a.words
	all := []column{
		{id: "mark", w: 2},
		{id: "no", w: 4, title: x.ColNo, drop: 2},
		{id: "title", w: 16, flex: 8, title: x.ColTask},
		{id: "unit", w: 10, flex: 3, title: x.ColUnit, drop: 1},
		{id: "deadline", w: 10, title: x.ColDeadline, drop: 3},
		{id: "targets", w: 22, flex: 3, title: x.Targets, drop: 5},
		{id: "doubt", w: 22, flex: 4, title: x.Draft.ColDoubt},
	}
	// A document without dates or doubts needs no empty columns.
	all = slices.DeleteFunc(all, func(c column) bool { return c.id == "deadline" && !p.dated || c.id == "doubt" && !p.told })
	cols := arrange(all, w-3)
	// Where there is no room for both, a row without a doubt shows its date there.
	if i := slices.IndexFunc(cols, func(c column) bool { return c.id == "doubt" }); i >= 0 && p.dated &&
		!slices.ContainsFunc(cols, func(c column) bool { return c.id == "deadline" }) {
		cols[i].id, cols[i].title = "doubt or deadline", x.Draft.ColDoubt+x.ListGap+x.ColDeadline
	}
	return cols
}

// drawList draws the heads and the lines in view, in exactly h lines.
func (p *draftPage) drawList(a *App, w, h int) rows {
	k, x := a.theme.plain, a.words
	cols := p.columnsFor(a, w)
	head := new(line).put(k.text, "  ")
	for i, c := range cols {
		if i > 0 {
			head.put(k.text, spaces(columnGap))
		}
		head.cell(k.dim, c.title, c.w)
	}
	out := rows{head.end(k.text, w)}
	p.list.resize(len(p.lines), h-1)
	for i := p.list.top; i < p.list.end(); i++ {
		out = append(out, p.drawLine(a, p.lines[i], cols, w, i == p.list.cursor))
	}
	if len(p.lines) == 0 {
		text := x.Draft.NothingRead
		if p.find.value() != "" {
			text = x.NothingMatches
		}
		out = append(out, new(line).put(k.dim, "  "+zh.Cut(text, w-4)).end(k.text, w))
	}
	return out.fill(w, h)
}

func (p *draftPage) drawLine(a *App, d draftLine, cols []column, w int, here bool) string {
	x, k := a.words, &a.theme.plain
	l := new(line)
	if here {
		k = &a.theme.sel
		if p.reading() {
			k = &a.theme.mark
		}
		l.put(a.theme.cursor, " ").put(k.text, " ")
	} else {
		l.put(k.text, "  ")
	}
	switch d.kind {
	case headingLine:
		sign := "- "
		if p.folded[d.group] && p.find.value() == "" {
			sign = "+ "
		}
		l.put(k.dim, sign).put(k.accentStrong, x.Draft.Groups[d.group]).put(k.text, "  ").put(k.dim, x.DraftGroup(d.n, d.open))
		return l.end(k.text, w)
	case planLine:
		plan := &p.drafts[d.draft].Plans[d.at.Plan]
		l.put(k.dim, zh.Cut(zh.Clean(plan.Campaign.Name), w-4))
		return l.end(k.text, w)
	case planDoubtLine:
		doubt, mark, s := p.planDoubt(d), x.Draft.MarkDoubt, k.accentStrong
		if !doubt.Settled.IsZero() {
			mark, s = x.Draft.MarkAccepted, k.dim
		}
		l.cell(s, mark, 2).put(k.text, spaces(columnGap)).put(k.dim, x.Draft.WholePlan+"  ").put(k.text, zh.Cut(zh.Clean(oneLine(doubt.Text)), max(w-l.w-1, 1)))
		return l.end(k.text, w)
	case unreadLine:
		u := p.drafts[d.draft].Unread[d.n]
		l.right(k.faint, x.LineNo(u.Span.From), 6).put(k.text, "  ").put(k.text, zh.Cut(zh.Clean(oneLine(u.Text)), max(w-l.w-1, 1)))
		return l.end(k.text, w)
	case itemLine, goneLine, campaignLine:
	}
	row := p.row(a, d)
	for i, c := range cols {
		if i > 0 {
			l.put(k.text, spaces(columnGap))
		}
		pen := k.text
		if row.dropped {
			pen = k.faint
		}
		switch c.id {
		case "mark":
			s := k.dim
			if row.asks {
				s = k.accentStrong
			}
			l.cell(s, row.mark, c.w)
		case "no":
			l.cell(k.dim, row.no, c.w)
		case "title":
			l.cell(pen, row.title, c.w)
		case "unit":
			s := k.dim
			if row.noUnit && !row.dropped {
				s = k.faint
			}
			l.cell(s, row.unit, c.w)
		case "deadline":
			l.cell(k.dim, row.deadline, c.w)
		case "targets":
			l.cell(k.dim, row.targets, c.w)
		case "doubt", "doubt or deadline":
			s, text := k.dim, row.doubt
			if row.asks {
				s = k.text
			}
			if text == "" && c.id != "doubt" {
				text = row.deadline
			}
			l.cell(s, text, c.w)
		}
	}
	return l.end(k.text, w)
}

// draftRow is what the list says of an item.
type draftRow struct {
	mark, no, title, unit, deadline, targets, doubt string
	asks, dropped, noUnit                           bool
}

func (p *draftPage) row(a *App, d draftLine) draftRow {
	x := &a.words.Draft
	if d.kind == campaignLine {
		diff := &p.diffs[d.draft].Plans[d.at.Plan]
		r := draftRow{title: zh.Clean(diff.Old.Name), doubt: zh.Clean(oneLine(a.words.FieldNames(diff.Fields))), mark: x.MarkChanged, asks: true}
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
	r.doubt = zh.Clean(oneLine(doubtText(doubts)))
	switch {
	case r.doubt != "" || diff.State != intake.Changed:
	case diff.Of != nil:
		r.doubt = zh.Clean(oneLine(a.words.ReportsOn(diff)))
	default:
		r.doubt = a.words.Changes(diff, &it.Record.Task, a.on)
	}
	switch {
	case it.Settled == intake.Dropped && diff.State == intake.Changed:
		r.mark, r.dropped = x.MarkKept, true
	case it.Settled == intake.Dropped:
		r.mark, r.dropped = x.MarkDropped, true
	case it.Settled == intake.Accepted:
		r.mark = x.MarkAccepted
	case len(doubts) > 0:
		r.mark, r.asks = x.MarkDoubt, true
	case diff.State == intake.Changed && diff.Of != nil:
		r.mark, r.asks = x.MarkReport, true
	case diff.State == intake.Changed:
		r.mark, r.asks = x.MarkChanged, true
	}
	return r
}

func taskRow(a *App, t *model.Task) draftRow {
	r := draftRow{no: strings.Trim(zh.Clean(t.No), "（）()[]【】"), title: zh.Clean(t.Title), unit: zh.Clean(strings.Join(t.Units(), a.words.ListGap))}
	var noDate bool
	r.noUnit, noDate = missing(t)
	if r.noUnit {
		r.unit = a.words.Draft.NoUnit
	}
	switch {
	case noDate:
		r.deadline = "-"
	case !t.Deadline.Given:
		r.deadline = zh.Clean(t.Deadline.Text)
	default:
		r.deadline = zh.Clean(a.words.ShortDeadline(t.Deadline, a.on))
	}
	var targets []string
	for i := range t.Targets {
		targets = append(targets, a.words.Target(&t.Targets[i]))
	}
	for _, m := range t.Milestones {
		targets = append(targets, m.Title)
	}
	r.targets = zh.Clean(strings.Join(targets, a.words.FieldGap))
	return r
}

// oneLine joins the lines of a text.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
