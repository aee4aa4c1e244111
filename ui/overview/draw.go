package overview

import (
	"strconv"
	"strings"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/draw"
	"duban/ui/page"
	"duban/ui/widget"
)

// Draw draws the page in w by h cells.
func (o *Page) Draw(w, h int) widget.Rows {
	o.fit()
	o.shown = [paneCount]bool{}
	out := widget.Rows{o.drawTally(w)}
	if h >= 20 {
		l := new(widget.Line).Put(o.Theme.Plain.Text, " ")
		widget.Stripe(l, w-2, o.tally.Counts(), &o.Theme.Plain)
		out = append(out, l.End(o.Theme.Plain.Text, w))
	}
	out = append(out, widget.Spaces(w))
	top := len(out)
	if w < oneColumn {
		return append(out, o.drawStacked(w, h-top, top)...)
	}
	const gap = 3
	right := max(w*3/10, 38)
	if w >= page.Wide { // names and figures stay together
		right = max(w-leftMost-gap, 49)
	}
	left := w - right - gap
	return append(out, widget.Beside(o.drawLeft(left, h-top, top), left, gap, o.drawRight(right, h-top, left+gap, top), right)...)
}

// leftMost is how wide the plans and the units are at the most.
const leftMost = 112

// oneColumn is the width below which all stands in one column.
const oneColumn = 100

// drawStacked draws a narrow page: what must be done today, a line a group, and below it the plans.
func (o *Page) drawStacked(w, h, y int) widget.Rows {
	due := min(max(len(o.due), 1)+1, max(h/2, 2)) // a line for there being nothing
	out := o.drawDue(w, due, 0, y).Fill(w, due)
	if h-due < 4 {
		return out.Fill(w, h)
	}
	out = append(out, widget.Spaces(w))
	return append(out, o.drawCampaigns(w, h-len(out), y+len(out))...).Fill(w, h)
}

// drawLeft draws the plans, and below them the units.
func (o *Page) drawLeft(w, h, y int) widget.Rows {
	// A third of the height is the units', more where the plans leave it to them.
	campaigns := min(max(o.campaignLines(), 1)+1, h)
	if room := h * 2 / 3; campaigns > room && len(o.units) > 0 {
		campaigns = room
	}
	out := o.drawCampaigns(w, campaigns, y).Fill(w, campaigns)
	if rest := h - campaigns - 1; rest >= 3 && len(o.units) > 0 {
		out = append(out, widget.Spaces(w))
		out = append(out, o.drawUnits(w, rest, y+len(out))...)
	}
	return out.Fill(w, h)
}

// drawRight draws what must be done today, and below it how the lights went in the last months.
func (o *Page) drawRight(w, h, x, y int) widget.Rows {
	due := min(len(o.due)+1, h)
	var trend widget.Rows
	if h-due >= trendLines {
		trend = o.drawTrend(w)
	}
	if len(trend) == 0 {
		return o.drawDue(w, h, x, y).Fill(w, h)
	}
	due = max(due, 2)
	out := o.drawDue(w, due, x, y).Fill(w, due)
	// The trend stands at the height of the units, or below what is due.
	at := max(due+1, o.at[unitPane].Y-1-y)
	if at+len(trend) > h {
		at = due + 1
	}
	out = append(out.Fill(w, at), trend...)
	return out.Fill(w, h)
}

// drawTally draws the five lights with their counts, what changed since last
// month, and what is late in reporting.
func (o *Page) drawTally(w int) string {
	p, x := o.Theme.Plain, o.Words
	l := new(widget.Line).Put(p.Text, " ")
	wide := w >= 80
	gap := 2
	if w >= 100 {
		gap = 3
	}
	draw.Lights(o.Screen, l, &o.tally, gap)
	l.Put(p.Text, widget.Spaces(gap))
	if text := x.GoalsNote(&o.tally); text != "" && wide {
		l.Put(p.Dim, text)
	}
	type note struct {
		style widget.Pen
		name  string
		n     int
		gap   string
	}
	var notes []note
	if c, ok := o.SinceLastMonth(); ok {
		notes = append(notes, note{p.StrongLight[model.Red], x.NewRed, c.NewRed, x.SinceLastMonth + " "}, note{p.Light[model.Green], x.TurnedGreen, c.TurnedGreen, ""})
	}
	notes = append(notes,
		note{p.Dim, x.Extended, o.tally.Extended, ""},
		note{p.Dim, x.Doubts, o.doubts, ""},
		note{p.Light[model.Yellow], o.unreported, o.tally.Unreported, ""})
	// What does not fit is left out from the left: the last is the most urgent.
	for len(notes) > 0 {
		var r widget.Line
		for _, n := range notes {
			if n.n == 0 && n.gap == "" {
				continue
			}
			if r.W > 0 {
				r.Put(p.Text, "   ")
			}
			s := n.style
			if n.n == 0 {
				s = p.Dim
			}
			r.Put(p.Dim, n.gap).Put(s, n.name+" "+strconv.Itoa(n.n))
		}
		if l.W+r.W+4 <= w {
			l.To(p.Text, w-r.W-1).Raw(r.String(), r.W)
			break
		}
		notes = notes[1:]
	}
	return l.End(p.Text, w)
}

func (o *Page) drawCampaigns(w, h, y int) widget.Rows {
	x := o.Words
	cols := []widget.Column{{ID: "name", W: 28, Flex: 1}}
	cols = append(cols, draw.CountColumns(x, o.tally)...)
	if o.goalsW > 0 {
		cols = append(cols, widget.Column{ID: "goals", Title: x.Goals(), W: max(o.goalsW, zh.Width(x.Goals())), Right: true})
	}
	figure := func(id, title string) widget.Column {
		return widget.Column{ID: id, Title: title, W: max(zh.Width(title), 5), Right: true}
	}
	cols = append(cols, figure("gap", x.ColMeanGap), figure("onschedule", x.OnSchedule()), figure("change", x.SinceMonth()))
	cols = draw.CampaignLeaving.Arrange(cols, w-2)
	list := &o.lists[campaignPane]
	list.Resize(o.campaignLines(), max(h-1, 1))
	o.shown[campaignPane] = true
	o.at[campaignPane] = page.Rect{X: 0, Y: y + 1, W: w, H: list.Height}
	note := o.placeWhereCut(list)
	if note.W == 0 {
		note.Put(o.Theme.Plain.Dim, x.Count(len(o.campaigns)-o.ended))
	}
	out := widget.Rows{draw.CountHeads(o.Screen, x.Campaigns, note, cols, w, o.focus == campaignPane)}
	for i := list.Top; i < list.End(); i++ {
		here := i == list.Cursor && o.focus == campaignPane
		if c := o.campaignAt(i); c != nil {
			out = append(out, o.drawCampaign(c, cols, w, here, o.lineAt(i) >= len(o.campaigns)-o.ended))
		} else if o.lineAt(i) == leftLine {
			l, p := draw.RowStart(o.Screen, here)
			out = append(out, l.Put(p.Dim, x.LeftOver(o.left)).End(p.Text, w))
		} else {
			out = append(out, o.drawEnded(w, here))
		}
	}
	if len(o.campaigns) == 0 {
		out = append(out, new(widget.Line).Put(o.Theme.Plain.Dim, "  "+x.NoCampaigns).End(o.Theme.Plain.Text, w))
	}
	return out
}

// placeWhereCut is the place in a list of which a part is out of view, for its heading.
func (o *Page) placeWhereCut(list *widget.Scroll) *widget.Line {
	if list.N <= list.Height {
		return new(widget.Line)
	}
	return list.Place(&o.Theme.Plain)
}

// drawEnded draws the line that stands for the plans that are over.
func (o *Page) drawEnded(w int, here bool) string {
	l, p := draw.RowStart(o.Screen, here)
	return l.Put(p.Dim, o.Words.Ended(o.ended, o.withEnded)).End(p.Text, w)
}

func (o *Page) drawCampaign(c *board.CampaignSum, cols []widget.Column, w int, here, over bool) string {
	x := o.Words
	l, p := draw.RowStart(o.Screen, here)
	name := p.Text
	switch {
	case here:
		name = p.Strong
	case over || c.Tally.Judged() == c.Tally.Done:
		name = p.Dim
	}
	for j, col := range cols {
		if j > 0 {
			l.Put(p.Text, widget.Spaces(widget.ColumnGap))
		}
		switch col.ID {
		case "name":
			indent := min(2*c.Depth, col.W/2)
			l.Put(p.Text, widget.Spaces(indent)).Cell(name, c.Campaign.Name, col.W-indent)
		case "goals":
			text, s := x.GoalCount(&c.Tally), p.Dim
			if c.Tally.GoalsShort > 0 {
				s = p.Text
			}
			l.Right(s, text, col.W)
		case "onschedule":
			share, ok := c.Tally.OnSchedule()
			l.Right(p.Text, draw.Share(x, share, ok), col.W)
		case "change":
			share, known := c.Tally.OnSchedule()
			was, ok := o.CampaignWas(c.Campaign.ID)
			draw.Change(l, share, was, known && ok, p, col.W)
		case "gap":
			draw.MeanGap(l, c.Gap, c.Known, p, col.W)
		default:
			draw.Count(o.Screen, l, col, c.Tally, p)
		}
	}
	return l.End(p.Text, w)
}

func (o *Page) drawUnits(w, h, y int) widget.Rows {
	x := o.Words
	cols := draw.UnitColumns(x, w, o.tally, false, false)
	list := &o.lists[unitPane]
	list.Resize(len(o.units), max(h-1, 1))
	o.shown[unitPane] = true
	o.at[unitPane] = page.Rect{X: 0, Y: y + 1, W: w, H: list.Height}
	s := o.Theme.Plain.Strong
	if o.focus == unitPane {
		s = o.Theme.Plain.AccentStrong
	}
	out := widget.Rows{draw.UnitHeads(o.Screen, cols, x.Units, s, o.placeWhereCut(list), w)}
	for i := list.Top; i < list.End(); i++ {
		out = append(out, draw.Unit(o.Desk, &o.units[i], cols, w, o.most, i == list.Cursor && o.focus == unitPane))
	}
	return out
}

func (o *Page) drawDue(w, h, x, y int) widget.Rows {
	p := o.Theme.Plain
	list := &o.lists[duePane]
	list.Resize(len(o.due), max(h-1, 1))
	o.shown[duePane] = true
	o.at[duePane] = page.Rect{X: x, Y: y + 1, W: w, H: list.Height}
	s := p.Strong
	if o.focus == duePane {
		s = p.AccentStrong
	}
	head, place := new(widget.Line).Put(p.Text, " ").Put(s, o.Words.Due), o.placeWhereCut(list)
	out := widget.Rows{head.To(p.Text, w-place.W-1).Raw(place.String(), place.W).End(p.Text, w)}
	for i := list.Top; i < list.End(); i++ {
		out = append(out, o.drawDueLine(&o.due[i], w, i == list.Cursor && o.focus == duePane))
	}
	if len(o.due) == 0 {
		out = append(out, new(widget.Line).Put(p.Dim, "   "+o.Words.NothingDue).End(p.Text, w))
	}
	return out
}

// drawGroup draws a group in one line: its name, how many, and the first of them.
func (o *Page) drawGroup(l *widget.Line, p *widget.Pens, d *dueLine, s, n widget.Pen, count string, w int) string {
	const figure, note = 4, 10
	name := 0
	for i := range o.due {
		name = max(name, min(zh.Width(o.due[i].title), w/3))
	}
	l.Cell(s, d.title, name).Put(p.Text, " ").Right(n, count, figure).Put(p.Text, "   ")
	text, behind := d.note, ""
	pen := p.Dim
	if d.lead != nil {
		if text, behind = d.lead.title, d.lead.note; d.lead.light == model.Red {
			pen = p.Light[model.Red]
		}
	}
	l.Cell(p.Dim, text, w-l.W-note-2)
	return l.Put(p.Text, " ").Right(pen, zh.Cut(behind, note), note).End(p.Text, w)
}

func (o *Page) drawDueLine(d *dueLine, w int, here bool) string {
	l, p := draw.RowStart(o.Screen, here)
	if d.heading() {
		s, n := p.Strong, p.StrongLight[d.light]
		if d.calm {
			s, n = p.Text, p.Text
		}
		count := strconv.Itoa(d.count)
		if o.W < oneColumn {
			return o.drawGroup(l, p, d, s, n, count, w)
		}
		l.Put(s, zh.Cut(d.title, w-l.W-len(count)-3))
		if d.note != "" && l.W+2+zh.Width(d.note)+len(count)+2 <= w {
			l.Put(p.Text, "  ").Put(p.Dim, d.note)
		}
		return l.To(p.Text, w-len(count)-1).Put(n, count).End(p.Text, w)
	}
	body, note := p.Dim, p.Dim
	if d.light == model.Red {
		body, note = p.Text, p.Light[model.Red]
	}
	if here {
		body = p.Strong
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
	l.Put(p.Text, "  ").Cell(body, d.title, w-unitW-noteW-6)
	if unitW > 0 {
		l.Put(p.Text, " ").Cell(p.Dim, unit, unitW)
	} else {
		l.Put(p.Text, " ")
	}
	l.Put(p.Text, " ").Right(note, zh.Cut(d.note, noteW), noteW)
	return l.End(p.Text, w)
}
