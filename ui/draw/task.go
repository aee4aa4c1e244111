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
	if Recedes(s.Light) {
		body = p.Dim
	}
	switch c.ID {
	case "light":
		l.Raw(desk.Chip(s.Light), 2)
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
	case "deadline":
		if due := t.DueOn(r.Campaign, desk.On); s.Assumed {
			l.Cell(p.Dim, desk.Words.AssumedDeadline(due.Date, desk.On, c.W), c.W)
		} else {
			st := body
			if due.Date != 0 && due.Date < desk.On && !Recedes(s.Light) {
				st = p.Light[s.Light]
			}
			l.Cell(st, desk.Words.ShortDeadline(due, desk.On), c.W)
		}
	case "figures":
		done, due := words.Progress(t, s)
		due = desk.Words.ShouldBe(due)
		strong := min(zh.Width(done), c.W)
		l.Cell(body, done, strong).Cell(p.Dim, due, c.W-strong)
	case "bar":
		if s.Shared && !Recedes(s.Light) {
			widget.Bar(l, c.W, s.Completion, s.Expected, s.Light, s.Known, p)
		} else {
			l.Put(p.Text, widget.Spaces(c.W)) // there is nothing to press for
		}
	case "percent":
		done, _ := words.Progress(t, s)
		if done == "-" || s.Light == model.Unlit {
			done = "" // nothing is known of it, which its light says
		}
		l.Right(body, done, c.W)
	case "gap":
		text, short := "", false
		switch {
		case Recedes(s.Light):
		case s.Known:
			text, short = widget.Points(s.Gap), s.Gap > 0
		default:
			text = words.Shortfall(t, s)
			short = text != ""
		}
		if short && (s.Light == model.Red || s.Light == model.Yellow) {
			l.Right(p.Light[s.Light], text, c.W)
		} else {
			l.Right(p.Dim, text, c.W)
		}
	case "change":
		text := ""
		if course, ok := desk.Course(t); ok && course.Stepped {
			text = widget.Points(-course.Step)
		}
		l.Right(p.Dim, text, c.W)
	case "reason":
		st := p.Dim
		if s.Light == model.Red {
			st = p.Text
		}
		l.Cell(st, Why(desk, r, c.W), c.W)
	}
}

// Recedes reports whether a light asks for nothing: what is finished, has not begun, or has none.
func Recedes(l model.Light) bool { return l == model.Done || l == model.Grey || l == model.Unlit }

// Figures reports whether a row's progress is told in figures, since its measure does not come by shares: they take the
// places of the percentage and of the bar.
func Figures(r *board.Row) bool {
	if r.Assessment.Shared || r.Assessment.Known {
		return false
	}
	done, _ := words.Progress(r.Task, &r.Assessment)
	return done != "-"
}

// ShortReason is why a task has its light, for a column of w cells.
func ShortReason(desk *page.Desk, row *board.Row, w int) string {
	var b strings.Builder
	s := desk.Board.Explain(row)
	for i := range s.Reasons {
		r := &s.Reasons[i]
		if r.Code == model.ReasonTurn && r.Days > turnsSoon {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(desk.Words.ReasonGap)
		}
		b.WriteString(words.ShortReasonOf(*r, desk.Lang, w))
	}
	return b.String()
}

// Why is what a table of tasks says of a row in w cells beside its columns: what made the light as far as they do not say it,
// for how many turns it has been so, and when it changes. What does not fit whole is left out, but for the first.
func Why(desk *page.Desk, row *board.Row, w int) string {
	text := ""
	add := func(part string) {
		switch {
		case part == "":
		case text == "":
			text = part
		case zh.Width(text)+zh.Width(desk.Words.BesideGap)+zh.Width(part) <= w:
			text += desk.Words.BesideGap + part
		}
	}
	s := desk.Board.Explain(row)
	silent := false
	for i := range s.Reasons {
		r := &s.Reasons[i]
		if r.Code == model.ReasonTurn && r.Days > turnsSoon {
			continue
		}
		silent = silent || r.Code == model.ReasonSilent || r.Code == model.ReasonNeverReported
		add(words.Beside(*r, desk.Lang, w))
	}
	if course, ok := desk.Course(row.Task); ok && !silent {
		if course.InARow > 0 {
			add(words.InARow(course.InARow, row.Assessment.Light, desk.Lang))
		}
		if course.Still > 0 {
			add(words.Unmoved(course.Still, desk.Lang))
		}
	}
	return text
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
