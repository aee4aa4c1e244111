package ui

import (
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"duban/internal/board"
	"duban/model"
)

// trendMonths is how many months the overview looks back, the present one included.
const trendMonths = 6

// trendMost is the most tasks for which past months are worked out: the board
// of each is made anew, which a large ledger would make the officer wait for.
const trendMost = 20_000

// trend is how the lights went in the last months, and what changed since the
// end of the last one.
type trend struct {
	days        []model.Date // the ends of months, and last the board's day
	red, yellow []int
	// compared says that there was a board at the end of last month.
	compared            bool
	newRed, turnedGreen int
}

// trendMsg brings the boards of past months, for the load that asked for it.
type trendMsg struct {
	gen   int
	trend *trend
	err   error
}

// trendCmd works out the boards of the last months' ends, behind the first frame.
func (a *App) trendCmd() tea.Cmd {
	if a.board.Len() == 0 || a.board.Len() > trendMost {
		return nil
	}
	gen, led, cal, now, units := a.gen, a.led, a.cal, a.board, a.units
	campaigns := now.Campaigns()
	lights := make(map[string]model.Light, now.Len())
	for i := range now.Len() {
		r := now.At(int32(i))
		lights[r.Task.ID] = r.Assessment.Light
	}
	today := now.Tally(nil)
	on := a.on
	return func() tea.Msg {
		t := &trend{}
		var last *board.Board
		for n := trendMonths - 1; n >= 1; n-- {
			day := model.NewDate(on.Year(), on.Month()-time.Month(n)+1, 0)
			tasks, err := led.TasksOn(day)
			if err != nil {
				return trendMsg{gen: gen, err: err}
			}
			b := board.New(campaigns, tasks, units, cal, day)
			c := b.Tally(nil)
			t.days, t.red, t.yellow = append(t.days, day), append(t.red, c.Red), append(t.yellow, c.Yellow)
			last = b
		}
		t.days, t.red, t.yellow = append(t.days, on), append(t.red, today.Red), append(t.yellow, today.Yellow)
		t.compared = true
		for id, k := range lights {
			r := last.Row(id)
			was := model.Grey
			if r != nil {
				was = r.Assessment.Light
			}
			switch {
			case k == model.Red && was != model.Red:
				t.newRed++
			case (k == model.Green || k == model.Done) && (was == model.Red || was == model.Yellow):
				t.turnedGreen++
			}
		}
		return trendMsg{gen: gen, trend: t}
	}
}

func (a *App) handleTrend(m trendMsg) tea.Cmd {
	if m.gen != a.gen {
		return nil
	}
	if m.err != nil {
		return a.complain(m.err)
	}
	a.trend = m.trend
	return nil
}

const (
	trendBars  = 5             // lines of the highest column
	trendLines = trendBars + 4 // with the title, the figures, the months and a line above
)

// drawTrend draws a column of red for each of the last months.
func (a *App) drawTrend(w int) rows {
	p, t := a.theme.plain, a.trend
	most := 1
	for _, n := range t.red {
		most = max(most, n)
	}
	out := rows{new(line).put(p.text, " ").put(p.strong, a.words.TrendTitle).end(p.text, w)}
	each := min((w-2)/len(t.days), 8)
	if each < 4 {
		return nil
	}
	for y := trendBars; y >= 1; y-- {
		l := new(line).put(p.text, "  ")
		for _, n := range t.red {
			s := p.text
			// Any red at all shows.
			if n > 0 && max(n*trendBars*2/most, 1) >= y*2-1 {
				s = a.theme.fill[model.Red]
			}
			l.put(s, spaces(each-2)).put(p.text, "  ")
		}
		out = append(out, l.end(p.text, w))
	}
	l, m := new(line).put(p.text, "  "), new(line).put(p.text, "  ")
	for i, n := range t.red {
		l.right(p.dim, strconv.Itoa(n), each-2).put(p.text, "  ")
		m.right(p.faint, a.words.monthShort(t.days[i]), each-2).put(p.text, "  ")
	}
	return append(out, l.end(p.text, w), m.end(p.text, w))
}
