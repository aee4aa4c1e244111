package draw

import (
	"strconv"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/page"
	"duban/ui/widget"
	"duban/words"
)

// UnitHeads draws the headings of the league table: the name of the units, and a note behind it where there is room.
func UnitHeads(u *widget.Screen, cols []widget.Column, name string, s widget.Pen, note *widget.Line, w int) string {
	p := u.Theme.Plain
	l := new(widget.Line).Put(p.Text, " ")
	for i, c := range cols {
		if i > 0 {
			l.Put(p.Text, widget.Spaces(widget.ColumnGap))
		}
		k, isLight := countLight(c.ID)
		switch {
		case c.ID == "name":
			end := l.W + c.W
			l.Cell(s, name, min(zh.Width(name), c.W))
			if l.W+2+note.W <= end {
				l.Put(p.Text, "  ").Raw(note.String(), note.W)
			}
			l.To(p.Text, end)
		case isLight:
			l.Right(p.Light[k], u.Words.Lights[k], c.W)
		case c.Right:
			l.Right(p.Dim, c.Title, c.W)
		default:
			l.Cell(p.Dim, c.Title, c.W)
		}
	}
	return l.End(p.Text, w)
}

// UnitColumns are those of the league table; the page of units, the whole of it, has more of them than the overview.
func UnitColumns(x *words.Screen, w int, most board.Tally, whole, phone bool) []widget.Column {
	cols := []widget.Column{{ID: "rank", Title: x.ColRank, W: max(zh.Width(x.ColRank), zh.Width(x.NotReturned())), Right: true}, {ID: "name", W: 18, Flex: 1}}
	for _, c := range CountColumns(x, most) {
		if whole || c.ID != "total" {
			cols = append(cols, c)
		}
	}
	figure := func(id, title string) widget.Column {
		return widget.Column{ID: id, Title: title, W: max(zh.Width(title), 5), Right: true}
	}
	cols = append(cols, figure("gap", x.ColMeanGap), figure("intime", x.InTime()), figure("onschedule", x.OnSchedule()), figure("change", x.SinceMonth()))
	if whole {
		cols = append(cols, widget.Column{ID: "lights", Title: " " + x.MakeUp(), W: 32})
		if phone {
			cols = append(cols, widget.Column{ID: "phone", Title: " " + x.Contact, W: 22})
		}
	}
	return UnitLeaving.Arrange(cols, w-2)
}

// Heaviest is the most tasks that one of the units has.
func Heaviest(units []board.UnitSum) int {
	most := 0
	for i := range units {
		most = max(most, units[i].Tally.Total)
	}
	return most
}

// Unit draws a unit's line; most is the load of the unit that has most.
func Unit(desk *page.Desk, u *board.UnitSum, cols []widget.Column, w, most int, here bool) string {
	l, p := RowStart(desk.Screen, here)
	for j, c := range cols {
		if j > 0 {
			l.Put(p.Text, widget.Spaces(widget.ColumnGap))
		}
		switch c.ID {
		case "rank":
			switch {
			case u.Silent:
				l.Right(p.Light[model.Yellow], desk.Words.NotReturned(), c.W)
			case u.Rank == 0:
				l.Right(p.Dim, "-", c.W)
			default:
				l.Right(p.Dim, strconv.Itoa(u.Rank), c.W)
			}
		case "name":
			s := p.Text
			if here {
				s = p.Strong
			}
			l.Cell(s, u.Unit, c.W)
		case "onschedule":
			l.Right(p.Text, Share(desk.Words, u.OnSchedule, u.Judged > 0), c.W)
		case "change":
			was, ok := desk.UnitWas(u.Unit)
			Change(l, u.OnSchedule, was, ok && u.Judged > 0, p, c.W)
		case "intime":
			l.Right(p.Dim, Share(desk.Words, u.InTime, u.Due > 0), c.W)
		case "gap":
			MeanGap(l, u.Gap, u.Known, p, c.W)
		case "phone":
			l.Cell(p.Dim, " "+desk.Phone(u.Unit), c.W)
		case "lights":
			// As long as the unit's load is heavy: one red task of one is no red wall.
			n := max(u.Tally.Total*(c.W-2)/max(most, 1), 1)
			l.Put(p.Text, " ")
			widget.Stripe(l, n, u.Tally.Counts(), p)
			l.Put(p.Text, widget.Spaces(c.W-1-n))
		default:
			Count(desk.Screen, l, c, u.Tally, p)
		}
	}
	return l.End(p.Text, w)
}

// Share is a share in a column, "-" where there is none.
func Share(x *words.Screen, r model.Ratio, known bool) string {
	if !known {
		return "-"
	}
	return x.PercentOf(r)
}

// Change draws by how many points a share is another one than it was, in w cells.
func Change(l *widget.Line, now, was model.Ratio, known bool, p *widget.Pens, w int) {
	text := ""
	if known {
		text = widget.Points(was - now)
	}
	l.Right(p.Dim, text, w)
}

// MeanGap draws the mean gap of what has a pace in w cells, in the colour that the usual limits give it.
func MeanGap(l *widget.Line, gap model.Ratio, known bool, p *widget.Pens, w int) {
	s, text := p.Dim, "-"
	if known {
		text = widget.Points(gap)
		pace := model.DefaultPolicy()
		if k := pace.Pace(0, gap); k != model.Green {
			s = p.Light[k]
		}
	}
	l.Right(s, text, w)
}
