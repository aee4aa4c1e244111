package ui

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
)

func (o *overview) draw(a *App, w, h int) rows {
	o.shown = [paneCount]bool{}
	out := rows{spaces(w), o.drawTally(a, w)}
	if h >= 20 {
		out = append(out, " "+a.stacked(w-2, o.tally.Counts())+" ")
	}
	out = append(out, spaces(w))
	top := len(out)
	if w < 100 {
		return append(out, o.drawStacked(a, w, h-top, top)...)
	}
	const gap = 3
	right := min(max(w/3, 38), 66)
	left := w - right - gap
	return append(out, beside(o.drawLeft(a, left, h-top, top), left, gap, o.drawRight(a, right, h-top, left+gap, top), right)...)
}

// drawStacked draws a narrow page: the plans, and below them what must be done today.
func (o *overview) drawStacked(a *App, w, h, y int) rows {
	// What must be done has a line a group there; the plans get the rest.
	campaigns := min(max(o.campaignLines(), 1)+1, max(h-max(len(o.due), 1)-2, h/2, 3)) // a line for there being none
	out := o.drawCampaigns(a, w, campaigns, y).fill(w, campaigns)
	if h-campaigns < 4 {
		return out.fill(w, h)
	}
	out = append(out, spaces(w))
	return append(out, o.drawDue(a, w, h-len(out), 0, y+len(out))...).fill(w, h)
}

// drawLeft draws the plans, and below them the units.
func (o *overview) drawLeft(a *App, w, h, y int) rows {
	// A third of the height is the units', more where the plans leave it to them.
	campaigns := min(max(o.campaignLines(), 1)+1, h)
	if room := h * 2 / 3; campaigns > room && len(o.units) > 0 {
		campaigns = room
	}
	out := o.drawCampaigns(a, w, campaigns, y).fill(w, campaigns)
	if rest := h - campaigns - 1; rest >= 3 && len(o.units) > 0 {
		out = append(out, spaces(w))
		out = append(out, o.drawUnits(a, w, rest, y+len(out))...)
	}
	return out.fill(w, h)
}

// drawRight draws what must be done today, and below it how the lights went in the last months.
func (o *overview) drawRight(a *App, w, h, x, y int) rows {
	due := min(len(o.due)+1, h)
	var trend rows
	if h-due >= trendLines {
		trend = a.drawTrend(w)
	}
	if len(trend) == 0 {
		return o.drawDue(a, w, h, x, y).fill(w, h)
	}
	due = max(due, 2)
	out := o.drawDue(a, w, due, x, y).fill(w, due)
	// The trend stands at the height of the units, or below what is due.
	at := max(due+1, o.at[unitPane].y-1-y)
	if at+len(trend) > h {
		at = due + 1
	}
	out = append(out.fill(w, at), trend...)
	return out.fill(w, h)
}

// drawTally draws the five lights with their counts, what changed since last
// month, and what is late in reporting.
func (o *overview) drawTally(a *App, w int) string {
	p, x := a.theme.plain, a.words
	l := new(line).put(p.text, " ")
	wide := w >= 80
	for _, k := range lightOrder() {
		if wide {
			l.raw(a.wideChip(k), 4)
		} else {
			l.raw(a.chip(k), 2)
		}
		s, n := p.strong, strconv.Itoa(o.tally.Of(k))
		if o.tally.Of(k) == 0 {
			s = p.faint
		}
		l.put(p.text, " ").cell(s, n, max(3, len(n))).put(p.text, " ")
		if wide {
			l.put(p.text, " ")
		}
	}
	type note struct {
		style ansi.Style
		name  string
		n     int
		gap   string
	}
	var notes []note
	if c, ok := a.compare(); ok {
		notes = append(notes, note{p.strongLight[model.Red], x.NewRed, c.newRed, x.SinceLastMonth + " "}, note{p.light[model.Green], x.TurnedGreen, c.turnedGreen, ""})
	}
	notes = append(notes,
		note{p.dim, x.Extended, o.tally.Extended, ""},
		note{p.dim, x.Doubts, o.doubts, ""},
		note{p.light[model.Yellow], o.unreported, o.tally.Unreported, ""})
	// What does not fit is left out from the left: the last is the most urgent.
	for len(notes) > 0 {
		var r line
		for _, n := range notes {
			if n.n == 0 && n.gap == "" {
				continue
			}
			if r.w > 0 {
				r.put(p.text, "   ")
			}
			s := n.style
			if n.n == 0 {
				s = p.dim
			}
			r.put(p.dim, n.gap).put(s, n.name+" "+strconv.Itoa(n.n))
		}
		if l.w+r.w+2 <= w {
			l.to(p.text, w-r.w-1).raw(r.b.String(), r.w)
			break
		}
		notes = notes[1:]
	}
	return l.end(p.text, w)
}

func (o *overview) drawCampaigns(a *App, w, h, y int) rows {
	x := a.words
	cols := []column{{id: "name", w: 16, flex: 1}}
	cols = append(cols, countColumns(x, o.tally)...)
	cols = append(cols, column{id: "bar", title: x.ColBar, w: min(max(12, w/6), 24), drop: 3}, column{id: "percent", w: 4, right: true}, column{id: "gap", title: x.ColGap, w: 4, right: true})
	cols = arrange(cols, w-2)
	list := &o.lists[campaignPane]
	list.resize(o.campaignLines(), max(h-1, 1))
	o.shown[campaignPane] = true
	o.at[campaignPane] = rect{0, y + 1, w, list.height}
	out := rows{a.drawColumnHeads(x.Campaigns, x.Count(len(o.campaigns)-o.ended), cols, w, o.focus == campaignPane)}
	for i := list.top; i < list.end(); i++ {
		here := i == list.cursor && o.focus == campaignPane
		if c := o.campaignAt(i); c != nil {
			out = append(out, o.drawCampaign(a, c, cols, w, here, o.lineAt(i) >= len(o.campaigns)-o.ended))
		} else if o.lineAt(i) == leftLine {
			l, p := a.rowStart(here)
			out = append(out, l.put(p.dim, x.LeftOver(o.left)).end(p.text, w))
		} else {
			out = append(out, o.drawEnded(a, w, here))
		}
	}
	if len(o.campaigns) == 0 {
		out = append(out, new(line).put(a.theme.plain.dim, "  "+x.NoCampaigns).end(a.theme.plain.text, w))
	}
	return out
}

// drawEnded draws the line that stands for the plans that are over.
func (o *overview) drawEnded(a *App, w int, here bool) string {
	l, p := a.rowStart(here)
	return l.put(p.dim, a.words.Ended(o.ended, o.withEnded)).end(p.text, w)
}

func (o *overview) drawCampaign(a *App, c *board.CampaignSum, cols []column, w int, here, over bool) string {
	x := a.words
	l, p := a.rowStart(here)
	name := p.text
	switch {
	case here:
		name = p.strong
	case over || c.Light == model.Done || c.Light == model.Grey:
		name = p.dim
	}
	for j, col := range cols {
		if j > 0 {
			l.put(p.text, spaces(columnGap))
		}
		switch col.id {
		case "name":
			indent := min(2*c.Depth, col.w/2)
			l.put(p.text, spaces(indent)).cell(name, c.Campaign.Name, col.w-indent)
		case "bar":
			l.raw(a.bar(col.w, c.Completion, c.Expected, c.Light, c.Known), col.w)
		case "percent":
			text := "-"
			if c.Known {
				text = x.PercentOf(c.Completion)
			}
			l.right(name, text, col.w)
		case "gap":
			text := ""
			if c.Known {
				text = points(c.Gap)
			}
			s := p.dim
			if c.Light == model.Red || c.Light == model.Yellow {
				s = p.light[c.Light]
			}
			l.right(s, text, col.w)
		default:
			a.drawCounts(l, col, c.Tally, p)
		}
	}
	return l.end(p.text, w)
}

func (o *overview) drawUnits(a *App, w, h, y int) rows {
	x := a.words
	cols := unitColumns(x, w, o.tally, false, false)
	list := &o.lists[unitPane]
	list.resize(len(o.units), max(h-1, 1))
	o.shown[unitPane] = true
	o.at[unitPane] = rect{0, y + 1, w, list.height}
	s := a.theme.plain.strong
	if o.focus == unitPane {
		s = a.theme.plain.accentStrong
	}
	out := rows{a.unitHeads(cols, x.Units, s, w)}
	for i := list.top; i < list.end(); i++ {
		out = append(out, a.drawUnit(&o.units[i], cols, w, o.most, i == list.cursor && o.focus == unitPane))
	}
	return out
}

func (o *overview) drawDue(a *App, w, h, x, y int) rows {
	p := a.theme.plain
	list := &o.lists[duePane]
	list.resize(len(o.due), max(h-1, 1))
	o.shown[duePane] = true
	o.at[duePane] = rect{x, y + 1, w, list.height}
	s := p.strong
	if o.focus == duePane {
		s = p.accentStrong
	}
	out := rows{new(line).put(p.text, " ").put(s, a.words.Due).end(p.text, w)}
	for i := list.top; i < list.end(); i++ {
		out = append(out, o.drawDueLine(a, &o.due[i], w, i == list.cursor && o.focus == duePane))
	}
	if len(o.due) == 0 {
		out = append(out, new(line).put(p.dim, "   "+a.words.NothingDue).end(p.text, w))
	}
	return out
}

func (o *overview) drawDueLine(a *App, d *dueLine, w int, here bool) string {
	l, p := a.rowStart(here)
	if d.heading() {
		s, n := p.strong, p.strongLight[d.light]
		if d.calm {
			s, n = p.text, p.text
		}
		count := strconv.Itoa(d.count)
		l.put(s, zh.Cut(d.title, w-l.w-len(count)-3))
		if d.note != "" && l.w+2+zh.Width(d.note)+len(count)+2 <= w {
			l.put(p.text, "  ").put(p.dim, d.note)
		}
		return l.to(p.text, w-len(count)-1).put(n, count).end(p.text, w)
	}
	body, note := p.dim, p.dim
	if d.light == model.Red {
		body, note = p.text, p.light[model.Red]
	}
	if here {
		body = p.strong
	}
	noteW := 10
	unitW, unit := 0, d.unit
	switch {
	case unit == "":
	case d.row != nil:
		unitW = min(16, w/4)
	default:
		// Whom to telephone: a number that is cut off is of no use.
		noteW = 8
		room := w - noteW - 6 - min(zh.Width(d.title), 12)
		if zh.Width(unit) > room {
			unit = unit[strings.LastIndex(unit, " ")+1:]
		}
		unitW = min(zh.Width(unit), max(room, 0))
	}
	l.put(p.text, "  ").cell(body, d.title, w-unitW-noteW-6)
	if unitW > 0 {
		l.put(p.text, " ").cell(p.dim, unit, unitW)
	} else {
		l.put(p.text, " ")
	}
	l.put(p.text, " ").right(note, zh.Cut(d.note, noteW), noteW)
	return l.end(p.text, w)
}
