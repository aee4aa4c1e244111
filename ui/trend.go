package ui

import (
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/widget"
)

// trendMonths is how many months the overview looks back, the present one included.
const trendMonths = 6

// trendMost is the most tasks for which past months are worked out: the board
// of each is made anew, which a large ledger would make the officer wait for.
const trendMost = 20_000

// pastBoards are the counts of the boards of past days, worked out behind the first frame and
// kept: no action of today changes what was known on an earlier day. Only what is brought in
// with its own days, such as an import, does.
type pastBoards struct {
	gen   int // numbers what is worked out, so that what was forgotten meanwhile is dropped
	busy  bool
	byDay map[model.Date]*pastBoard
	// made holds what was compared last.
	made compared
}

// pastBoard is what is kept of the board of a day.
type pastBoard struct {
	red int
	// lights are those of all its tasks; nil where only the counts were asked for.
	lights map[string]model.Light
}

// compared is the present board beside that of the end of last month.
type compared struct {
	version             int
	with                *pastBoard
	newRed, turnedGreen int
}

// forget drops every past board.
func (p *pastBoards) forget() {
	p.gen++
	p.busy, p.byDay, p.made = false, nil, compared{}
}

// trendDays are the ends of the months before a day, the earliest first.
func trendDays(on model.Date) []model.Date {
	var days []model.Date
	for n := trendMonths - 1; n >= 1; n-- {
		days = append(days, model.NewDate(on.Year(), on.Month()-time.Month(n)+1, 0))
	}
	return days
}

// trendMsg brings the boards of past days.
type trendMsg struct {
	gen   int
	byDay map[model.Date]*pastBoard
	err   error
}

// trendCmd works out those boards of the last months' ends that are not known yet.
func (a *App) trendCmd() tea.Cmd {
	if a.past.busy || a.board.Len() == 0 || a.board.Len() > trendMost {
		return nil
	}
	days := trendDays(a.on)
	last := days[len(days)-1]
	var missing []model.Date
	for _, d := range days {
		if b := a.past.byDay[d]; b == nil || d == last && b.lights == nil {
			missing = append(missing, d)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	a.past.busy = true
	gen, led := a.past.gen, a.led
	return func() tea.Msg {
		m := trendMsg{gen: gen, byDay: map[model.Date]*pastBoard{}}
		for _, day := range missing {
			b, _, err := boardOn(led, day)
			if err != nil {
				return trendMsg{gen: gen, err: err}
			}
			p := &pastBoard{red: b.Headline().Red}
			if day == last {
				p.lights = make(map[string]model.Light, b.Len())
				for i := range int32(b.Len()) {
					r := b.At(i)
					p.lights[r.Task.ID] = r.Assessment.Light
				}
			}
			m.byDay[day] = p
		}
		return m
	}
}

func (a *App) handleTrend(m trendMsg) tea.Cmd {
	if m.gen != a.past.gen {
		return nil
	}
	a.past.busy = false
	if m.err != nil {
		return a.complain(m.err)
	}
	if a.past.byDay == nil {
		a.past.byDay = map[model.Date]*pastBoard{}
	}
	for day, b := range m.byDay {
		a.past.byDay[day] = b
	}
	return a.trendCmd() // for the day that the board has gone to meanwhile
}

// compare holds the present board against that of the end of last month, once for each
// change of the board; ok is false while that one is not worked out.
func (a *App) compare() (c compared, ok bool) {
	days := trendDays(a.on)
	was := a.past.byDay[days[len(days)-1]]
	if was == nil || was.lights == nil {
		return c, false
	}
	if made := &a.past.made; made.version == a.version && made.with == was {
		return *made, true
	}
	c = compared{version: a.version, with: was}
	for i := range int32(a.board.Len()) {
		if !a.board.Is(i, board.FlagRunning) {
			continue
		}
		r := a.board.At(i)
		before := was.lights[r.Task.ID]
		switch now := r.Assessment.Light; {
		case now == model.Red && before != model.Red:
			c.newRed++
		case (now == model.Green || now == model.Done) && (before == model.Red || before == model.Yellow):
			c.turnedGreen++
		}
	}
	a.past.made = c
	return c, true
}

// trend is red at the ends of the last months, and last that of the board itself; nil until
// all are known.
func (a *App) trend() (days []model.Date, red []int) {
	days = trendDays(a.on)
	for _, d := range days {
		b := a.past.byDay[d]
		if b == nil {
			return nil, nil
		}
		red = append(red, b.red)
	}
	return append(days, a.on), append(red, a.overview.tally.Red)
}

const (
	trendBars  = 5             // lines of the highest column
	trendLines = trendBars + 4 // with the title, the figures, the months and a line above
)

// drawTrend draws a column of red for each of the last months; nil where they are
// not known, or there is no room.
func (a *App) drawTrend(w int) widget.Rows {
	p := a.Theme.Plain
	days, red := a.trend()
	if days == nil {
		return nil
	}
	most := 1
	for _, n := range red {
		most = max(most, n)
	}
	out := widget.Rows{new(widget.Line).Put(p.Text, " ").Put(p.Strong, a.Words.TrendTitle).End(p.Text, w)}
	each := min((w-2)/len(days), 8)
	if each < 4 {
		return nil
	}
	for y := trendBars; y >= 1; y-- {
		l := new(widget.Line).Put(p.Text, "  ")
		for _, n := range red {
			s := p.Text
			// Any red at all shows.
			if n > 0 && max(n*trendBars*2/most, 1) >= y*2-1 {
				s = a.Theme.Fill[model.Red]
			}
			l.Put(s, widget.Spaces(each-2)).Put(p.Text, "  ")
		}
		out = append(out, l.End(p.Text, w))
	}
	l, m := new(widget.Line).Put(p.Text, "  "), new(widget.Line).Put(p.Text, "  ")
	for i, n := range red {
		l.Right(p.Dim, strconv.Itoa(n), each-2).Put(p.Text, "  ")
		m.Right(p.Faint, a.Words.MonthShort(days[i]), each-2).Put(p.Text, "  ")
	}
	return append(out, l.End(p.Text, w), m.End(p.Text, w))
}
