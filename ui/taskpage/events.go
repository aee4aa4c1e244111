package taskpage

import (
	"cmp"
	"slices"
	"strconv"

	"duban/internal/zh"
	"duban/model"
	"duban/ui/draw"
	"duban/ui/widget"
	"duban/words"
)

// drawEvents draws the events of the task as they are known on the board's day, the newest first: day, what it was, how
// many, how many died, unit, and how it stands.
func (d *Page) drawEvents(t *model.Task, w int) widget.Rows {
	p, x := d.Theme.Plain, d.Words
	var known []*model.Event
	count, deaths := 0, 0
	for i := len(t.Events) - 1; i >= 0; i-- {
		e := &t.Events[i]
		state := e.StateOn(d.On)
		if state == model.EventUnknown {
			continue
		}
		known = append(known, e)
		if state != model.EventWithdrawn {
			count, deaths = count+max(e.Count, 1), deaths+e.Deaths
		}
	}
	if len(known) == 0 {
		return nil
	}
	slices.SortStableFunc(known, func(a, b *model.Event) int { return cmp.Compare(b.Date, a.Date) })
	out := widget.Rows{draw.Section(d.Screen, x.Events(), x.EventTotal(count, deaths), w)}
	heads := x.EventHeads()
	var width [len(heads)]int
	rows := make([][len(heads)]string, len(known))
	for i, e := range known {
		dead := ""
		if e.Deaths > 0 {
			dead = strconv.Itoa(e.Deaths)
		}
		rows[i] = [...]string{
			words.ShortDay(e.Date, d.On), zh.Clean(words.EventName(t, e)), strconv.Itoa(max(e.Count, 1)), dead, zh.Clean(e.Unit),
			words.EventState(e.StateOn(d.On), d.Lang),
		}
		for c, text := range rows[i] {
			width[c] = max(width[c], zh.Width(text), zh.Width(heads[c]))
		}
	}
	// What it was and the unit give way where the rest needs the room.
	const kind, unit, least = 1, 4, 6
	room := w - 2 - len(heads)
	for _, n := range width {
		room -= n
	}
	for _, c := range [...]int{unit, kind} {
		if room < 0 {
			cut := min(-room, max(width[c]-least, 0))
			width[c], room = width[c]-cut, room+cut
		}
	}
	line := func(texts [len(heads)]string, first, rest widget.Pen) *widget.Line {
		l := new(widget.Line).Put(p.Text, "  ")
		for c, text := range texts {
			pen := rest
			if c == kind {
				pen = first
			}
			if c == 2 || c == 3 {
				l.Right(pen, text, width[c])
			} else {
				l.Cell(pen, text, width[c])
			}
			l.Put(p.Text, " ")
		}
		return l
	}
	out = append(out, line(heads, p.Dim, p.Dim).End(p.Text, w))
	for i, e := range known {
		first, rest := p.Strong, p.Text
		state := e.StateOn(d.On)
		if state == model.EventWithdrawn {
			first, rest = p.Dim, p.Dim
		}
		out = append(out, line(rows[i], first, rest).End(p.Text, w))
		if state == model.EventWithdrawn {
			for _, part := range zh.Wrap(zh.Clean(x.EventWithdrawn(e, d.On)), max(w-5-width[0], 10)) {
				out = append(out, new(widget.Line).Put(p.Text, widget.Spaces(3+width[0])).Put(p.Dim, part).End(p.Text, w))
			}
		}
	}
	return append(out, widget.Spaces(w))
}
