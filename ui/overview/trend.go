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
	counts
	// lights are those of all its tasks; nil where only the counts were asked for.
	lights map[string]model.Light
}

// counts are what the trend tells of a day.
type counts struct{ red, yellow, owed int }

func countsOf(t *board.Tally) counts { return counts{t.Red, t.Yellow, t.Unreported} }

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
		all := b.Headline()
		p := &pastBoard{counts: countsOf(&all)}
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

// trend is what the ends of the last months tell, and last the board itself; nil until all are known.
func (o *Page) trend() (days []model.Date, past []counts) {
	days = trendDays(o.On)
	for _, d := range days {
		b := o.pastNow().byDay[d]
		if b == nil {
			return nil, nil
		}
		past = append(past, b.counts)
	}
	return append(days, o.On), append(past, countsOf(&o.tally))
}

// trendLines is how many lines the trend takes, with the one above it.
const trendLines = 5

// drawTrend draws how many were red, yellow and owed at the ends of the last months; nil where that is not
// known, or there is no room.
func (o *Page) drawTrend(w int) widget.Rows {
	p, x := o.Theme.Plain, o.Words
	days, past := o.trend()
	each := min((w-14)/trendMonths, 8)
	if days == nil || each < 3 {
		return nil
	}
	head := new(widget.Line).Put(p.Text, " ").Cell(p.Strong, x.TrendTitle, 11)
	for i, d := range days {
		month := strconv.Itoa(int(d.Month()))
		if i == 0 {
			month = x.MonthShort(d)
		}
		head.Right(p.Dim, month, each)
	}
	out := widget.Rows{head.End(p.Text, w)}
	for _, c := range []struct {
		name      string
		bar, last widget.Pen
		of        func(*counts) int
	}{
		{x.Lights[model.Red], p.Bar[model.Red], p.StrongLight[model.Red], func(c *counts) int { return c.red }},
		{x.Lights[model.Yellow], p.Bar[model.Yellow], p.Light[model.Yellow], func(c *counts) int { return c.yellow }},
		{x.TrendOwed, p.Dim, p.Text, func(c *counts) int { return c.owed }},
	} {
		figures := make([]int, len(past))
		for i := range past {
			figures[i] = c.of(&past[i])
		}
		l := new(widget.Line).Put(p.Text, " ").Cell(p.Dim, c.name, 4).Put(p.Text, " ")
		o.Spark(l, figures, c.bar, &p)
		for i, n := range figures {
			pen := p.Dim
			if i == len(figures)-1 {
				pen = c.last
			}
			l.Right(pen, strconv.Itoa(n), each)
		}
		out = append(out, l.End(p.Text, w))
	}
	return out
}
