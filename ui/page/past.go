package page

import (
	"maps"
	"time"

	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
)

// TrendMonths is how many months are looked back, the present one included.
const TrendMonths = 6

// pastMost is the most tasks for which past months are worked out: the board
// of each is made anew, which a large ledger would make the officer wait for.
const pastMost = 20_000

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
	Counts
	// Of the last one before the board's day, how it stood in all: the lights of all tasks, and the shares on schedule of
	// units and campaigns that have one; nil where only the counts were asked for.
	lights           map[string]model.Light
	units, campaigns map[string]model.Ratio
}

// Counts are what is told of a past day.
type Counts struct {
	Red, Yellow int
	Owed        int // tasks with a return past its due day
}

// CountsOf are those of a tally.
func CountsOf(t *board.Tally) Counts { return Counts{t.Red, t.Yellow, t.Unreported} }

// Changes are how many tasks of campaigns that run have another light than at the end of last month.
type Changes struct {
	NewRed, TurnedGreen int // red that was not; green or done that was red or yellow
}

// compared is the present board beside that of the end of last month.
type compared struct {
	version int
	with    *pastBoard
	since   Changes
}

// monthBefore is the last day of the n-th month before that of a day.
func monthBefore(on model.Date, n int) model.Date {
	return model.NewDate(on.Year(), on.Month()-time.Month(n)+1, 0)
}

// pastDays are the ends of the months before a day, the earliest first.
func pastDays(on model.Date) []model.Date {
	var days []model.Date
	for n := TrendMonths - 1; n >= 1; n-- {
		days = append(days, monthBefore(on, n))
	}
	return days
}

// pastNow is what is known of past boards, without what has changed since it was read.
func (d *Desk) pastNow() *pastBoards {
	p := &d.past
	if p.version != d.PastVersion {
		*p = pastBoards{version: d.PastVersion, gen: p.gen + 1}
	}
	return p
}

// ReadPast works out, behind the frame, those boards of the last months' ends that are not known yet.
func (d *Desk) ReadPast() tea.Cmd {
	p, on := d.pastNow(), d.On
	if p.busy || p.failed == on || d.Board.Len() == 0 || d.Board.Len() > pastMost {
		return nil
	}
	days := pastDays(on)
	last := days[len(days)-1]
	var missing []model.Date
	for _, day := range days {
		if b := p.byDay[day]; b == nil || day == last && b.lights == nil {
			missing = append(missing, day)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	p.busy = true
	gen := p.gen
	return d.Read(func(l Ledger) (func() tea.Cmd, error) {
		byDay, err := pastOf(l, missing, last)
		return func() tea.Cmd {
			if p.gen != gen {
				return nil
			}
			p.busy = false
			if err != nil {
				p.failed = on
				return d.Complain(err)
			}
			if p.byDay == nil {
				p.byDay = map[model.Date]*pastBoard{}
			}
			maps.Copy(p.byDay, byDay)
			return d.ReadPast() // for the day that the board has gone to meanwhile
		}, nil
	})
}

// pastOf reads the boards of past days, of the last one with the lights of its tasks.
func pastOf(l Ledger, days []model.Date, last model.Date) (map[model.Date]*pastBoard, error) {
	out := map[model.Date]*pastBoard{}
	for _, day := range days {
		b, _, err := BoardOn(l, day)
		if err != nil {
			return nil, err
		}
		all := b.Headline()
		p := &pastBoard{Counts: CountsOf(&all)}
		if day == last {
			p.lights = make(map[string]model.Light, b.Len())
			for i := range int32(b.Len()) {
				r := b.At(i)
				p.lights[r.Task.ID] = r.Assessment.Light
			}
			p.units, p.campaigns = map[string]model.Ratio{}, map[string]model.Ratio{}
			for _, u := range b.ByUnit() {
				if u.Judged > 0 {
					p.units[u.Unit] = u.OnSchedule
				}
			}
			for _, c := range b.ByCampaign() {
				if share, ok := c.Tally.OnSchedule(); ok {
					p.campaigns[c.Campaign.ID] = share
				}
			}
		}
		out[day] = p
	}
	return out, nil
}

// lastMonth is the board of the end of last month; nil while it is not worked out.
func (d *Desk) lastMonth() *pastBoard {
	if was := d.pastNow().byDay[monthBefore(d.On, 1)]; was != nil && was.lights != nil {
		return was
	}
	return nil
}

// UnitWas is a unit's share on schedule at the end of last month, and CampaignWas that of a campaign; ok is false where
// there was none, or it is not worked out.
func (d *Desk) UnitWas(unit string) (share model.Ratio, ok bool) {
	if was := d.lastMonth(); was != nil {
		share, ok = was.units[unit]
	}
	return share, ok
}

// CampaignWas is UnitWas of a campaign, by its ID.
func (d *Desk) CampaignWas(id string) (share model.Ratio, ok bool) {
	if was := d.lastMonth(); was != nil {
		share, ok = was.campaigns[id]
	}
	return share, ok
}

// SinceLastMonth holds the present board against that of the end of last month, once for each
// change of the board; ok is false while that one is not worked out.
func (d *Desk) SinceLastMonth() (c Changes, ok bool) {
	was := d.lastMonth()
	if was == nil {
		return c, false
	}
	if made := &d.pastNow().made; made.version == d.Version && made.with == was {
		return made.since, true
	}
	for i := range int32(d.Board.Len()) {
		if !d.Board.Is(i, board.FlagRunning) {
			continue
		}
		r := d.Board.At(i)
		before := was.lights[r.Task.ID]
		switch now := r.Assessment.Light; {
		case now == model.Red && before != model.Red:
			c.NewRed++
		case (now == model.Green || now == model.Done) && (before == model.Red || before == model.Yellow):
			c.TurnedGreen++
		}
	}
	d.pastNow().made = compared{version: d.Version, with: was, since: c}
	return c, true
}

// Trend is what the ends of the last months tell, the earliest first; nil until all are known.
func (d *Desk) Trend() (days []model.Date, past []Counts) {
	days = pastDays(d.On)
	for _, day := range days {
		b := d.pastNow().byDay[day]
		if b == nil {
			return nil, nil
		}
		past = append(past, b.Counts)
	}
	return days, past
}
