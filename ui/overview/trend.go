package overview

import (
	"maps"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/page"
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
	version int // the Desk's PastVersion
	gen     int // numbers what is worked out, so that what was forgotten meanwhile is dropped
	busy    bool
	failed  model.Date // the day of the board for which it could not be worked out
	byDay   map[model.Date]*pastBoard
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

// trendDays are the ends of the months before a day, the earliest first.
func trendDays(on model.Date) []model.Date {
	var days []model.Date
	for n := trendMonths - 1; n >= 1; n-- {
		days = append(days, model.NewDate(on.Year(), on.Month()-time.Month(n)+1, 0))
	}
	return days
}

// pastNow is what is known of past boards, without what has changed since it was read.
func (o *Page) pastNow() *pastBoards {
	p := &o.past
	if p.version != o.PastVersion {
		*p = pastBoards{version: o.PastVersion, gen: p.gen + 1}
	}
	return p
}

// trendCmd works out those boards of the last months' ends that are not known yet.
func (o *Page) trendCmd() tea.Cmd {
	p, on := o.pastNow(), o.On
	if p.busy || p.failed == on || o.Board.Len() == 0 || o.Board.Len() > trendMost {
		return nil
	}
	days := trendDays(on)
	last := days[len(days)-1]
	var missing []model.Date
	for _, d := range days {
		if b := p.byDay[d]; b == nil || d == last && b.lights == nil {
			missing = append(missing, d)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	p.busy = true
	gen := p.gen
	return o.Read(func(l page.Ledger) (func() tea.Cmd, error) {
		byDay, err := pastOf(l, missing, last)
		return func() tea.Cmd {
			if p.gen != gen {
				return nil
			}
			p.busy = false
			if err != nil {
				p.failed = on
				return o.Complain(err)
			}
			if p.byDay == nil {
				p.byDay = map[model.Date]*pastBoard{}
			}
			maps.Copy(p.byDay, byDay)
			return o.trendCmd() // for the day that the board has gone to meanwhile
		}, nil
	})
}

// pastOf reads the boards of past days, of the last one with the lights of its tasks.
func pastOf(l page.Ledger, days []model.Date, last model.Date) (map[model.Date]*pastBoard, error) {
	out := map[model.Date]*pastBoard{}
	for _, day := range days {
		b, _, err := page.BoardOn(l, day)
		if err != nil {
			return nil, err
		}
		p := &pastBoard{red: b.Headline().Red}
		if day == last {
			p.lights = make(map[string]model.Light, b.Len())
			for i := range int32(b.Len()) {
				r := b.At(i)
				p.lights[r.Task.ID] = r.Assessment.Light
			}
		}
		out[day] = p
	}
	return out, nil
}

// compare holds the present board against that of the end of last month, once for each
// change of the board; ok is false while that one is not worked out.
func (o *Page) compare() (c compared, ok bool) {
	days := trendDays(o.On)
	was := o.pastNow().byDay[days[len(days)-1]]
	if was == nil || was.lights == nil {
		return c, false
	}
	if made := &o.pastNow().made; made.version == o.Version && made.with == was {
		return *made, true
	}
	c = compared{version: o.Version, with: was}
	for i := range int32(o.Board.Len()) {
		if !o.Board.Is(i, board.FlagRunning) {
			continue
		}
		r := o.Board.At(i)
		before := was.lights[r.Task.ID]
		switch now := r.Assessment.Light; {
		case now == model.Red && before != model.Red:
			c.newRed++
		case (now == model.Green || now == model.Done) && (before == model.Red || before == model.Yellow):
			c.turnedGreen++
		}
	}
	o.pastNow().made = c
	return c, true
}

// trend is red at the ends of the last months, and last that of the board itself; nil until
// all are known.
func (o *Page) trend() (days []model.Date, red []int) {
	days = trendDays(o.On)
	for _, d := range days {
		b := o.pastNow().byDay[d]
		if b == nil {
			return nil, nil
		}
		red = append(red, b.red)
	}
	return append(days, o.On), append(red, o.tally.Red)
}

const (
	trendBars  = 5             // lines of the highest column
	trendLines = trendBars + 4 // with the title, the figures, the months and a line above
)

// drawTrend draws a column of red for each of the last months; nil where they are
// not known, or there is no room.
func (o *Page) drawTrend(w int) widget.Rows {
	p := o.Theme.Plain
	days, red := o.trend()
	if days == nil {
		return nil
	}
	most := 1
	for _, n := range red {
		most = max(most, n)
	}
	out := widget.Rows{new(widget.Line).Put(p.Text, " ").Put(p.Strong, o.Words.TrendTitle).End(p.Text, w)}
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
				s = o.Theme.Fill[model.Red]
			}
			l.Put(s, widget.Spaces(each-2)).Put(p.Text, "  ")
		}
		out = append(out, l.End(p.Text, w))
	}
	l, m := new(widget.Line).Put(p.Text, "  "), new(widget.Line).Put(p.Text, "  ")
	for i, n := range red {
		l.Right(p.Dim, strconv.Itoa(n), each-2).Put(p.Text, "  ")
		m.Right(p.Faint, o.Words.MonthShort(days[i]), each-2).Put(p.Text, "  ")
	}
	return append(out, l.End(p.Text, w), m.End(p.Text, w))
}
