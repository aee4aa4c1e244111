package draw

import (
	"strconv"
	"strings"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/page"
	"duban/ui/widget"
	"duban/words"
)

// TaskCell draws one column of a task's row. What is finished or not yet known
// recedes; what must be acted on stands out.
func TaskCell(desk *page.Desk, l *widget.Line, r *board.Row, c widget.Column, p *widget.Pens, here bool) {
	t, s := r.Task, &r.Assessment
	body := p.Text
	if s.Light == model.Done || s.Light == model.Grey {
		body = p.Dim
	}
	switch c.ID {
	case "light":
		l.Raw(desk.Chip(s.Light), 2)
	case "no":
		l.Cell(p.Faint, t.No, c.W)
	case "title":
		if here {
			body = p.Strong
		}
		l.Cell(body, t.Title, c.W)
	case "campaign":
		l.Cell(p.Dim, r.Campaign.Name, c.W)
	case "unit":
		st := body
		if len(t.LeadUnits) == 0 {
			st = p.Dim // none is named as lead
		}
		l.Cell(st, severalUnits(t.Units(), c.W), c.W)
	case "leader":
		l.Cell(p.Dim, strings.Join(t.Leaders, " "), c.W)
	case "deadline":
		if due := t.DueOn(r.Campaign, desk.On); s.Assumed {
			l.Cell(p.Dim, desk.Words.AssumedDeadline(due.Date, desk.On, c.W), c.W)
		} else {
			l.Cell(body, desk.Words.ShortDeadline(due, desk.On), c.W)
		}
	case "bar":
		if s.Light == model.Done || s.Light == model.Grey {
			l.Put(p.Text, widget.Spaces(c.W)) // there is nothing to press for
			return
		}
		l.Raw(desk.Bar(c.W, s.Completion, s.Expected, s.Light, s.Known), c.W)
	case "percent":
		text := "-"
		if s.Known {
			text = desk.Words.PercentOf(s.Completion)
		}
		l.Right(body, text, c.W)
	case "gap":
		k, coloured := widget.GapLight(s.Gap, s.Light)
		switch {
		case !s.Known || s.Light == model.Done || s.Light == model.Grey:
			l.Right(p.Faint, "", c.W)
		case coloured:
			l.Right(p.Light[k], widget.Points(s.Gap), c.W)
		default:
			l.Right(p.Dim, widget.Points(s.Gap), c.W)
		}
	case "last":
		l.Cell(p.Dim, t.Standing.Last.String(), c.W)
	case "reason":
		st := p.Dim
		if s.Light == model.Red {
			st = p.Text
		}
		l.Cell(st, ShortReason(desk, r), c.W)
	}
}

// ShortReason is why a task has its light, for a column.
func ShortReason(desk *page.Desk, row *board.Row) string {
	var b strings.Builder
	s := desk.Board.Explain(row)
	for i := range s.Reasons {
		r := &s.Reasons[i]
		if r.Code == model.ReasonTurn && r.Days > turnsSoon || r.Code == model.ReasonCalendar {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(desk.Words.ReasonGap)
		}
		b.WriteString(words.ShortReason(*r, desk.Lang))
	}
	return b.String()
}

// turnsSoon is within how many working days a change of colour is told in a
// table; what is farther off, and what only explains the count of days, is told
// on the task's own page.
const turnsSoon = 10

// severalUnits names the first unit and counts the others, when they do not all fit.
func severalUnits(units []string, w int) string {
	all := strings.Join(units, " ")
	if len(units) < 2 || zh.Width(all) <= w {
		return all
	}
	more := " +" + strconv.Itoa(len(units)-1)
	return zh.Cut(units[0], w-len(more)) + more
}
