package board

import (
	"slices"

	"duban/model"
)

// Tally counts tasks by light. What is asked of a task beside its light is counted
// too; those counts overlap with each other. Standing duties are counted nowhere, and goals, which sum up what
// tasks do, beside the tasks.
type Tally struct {
	Red, Yellow, Green, Grey, Done int // by light: every row counts in one of them
	Total                          int // the rows
	Overdue                        int // 逾期
	Unreported                     int // 未报
	Awaited                        int // 待报
	Unclosed                       int // 未销号
	Left                           int // 历史遗留
	Doubts                         int // 待核实, of goals and standing duties too
	Extended                       int // 延期
	Manual                         int // 手动
	Suspended                      int // 暂停
	Simulated                      int // 模拟
	Goals                          int // 目标: beside the rows
	GoalsShort                     int // of these the red and yellow ones
}

// Of returns the count of a light.
func (t Tally) Of(l model.Light) int { return t.Counts()[min(l, model.Done)] }

// Counts returns the counts of the five lights, indexed by model.Light.
func (t Tally) Counts() [model.Done + 1]int {
	return [model.Done + 1]int{model.Grey: t.Grey, model.Green: t.Green, model.Yellow: t.Yellow, model.Red: t.Red, model.Done: t.Done}
}

// Judged returns how many rows have one of the three colours or are done.
func (t Tally) Judged() int { return t.Total - t.Grey }

// Worst returns the worst light that is counted, red before yellow, green, grey and done. It
// is Grey for nothing counted.
func (t Tally) Worst() model.Light {
	for _, l := range [...]model.Light{model.Red, model.Yellow, model.Green, model.Grey} {
		if t.Of(l) > 0 {
			return l
		}
	}
	if t.Done > 0 {
		return model.Done
	}
	return model.Grey
}

func (t *Tally) add(f fact) {
	t.Doubts += int(f.flags / FlagDoubt & 1)
	switch {
	case f.flags&FlagStanding != 0:
		return
	case f.elsewhere:
		return
	case f.flags&FlagGoal != 0:
		if t.Goals++; f.light == model.Red || f.light == model.Yellow {
			t.GoalsShort++
		}
		return
	}
	t.Total++
	switch f.light {
	case model.Red:
		t.Red++
	case model.Yellow:
		t.Yellow++
	case model.Green:
		t.Green++
	case model.Done:
		t.Done++
	default:
		t.Grey++
	}
	if f.flags == 0 {
		return
	}
	t.Overdue += int(f.flags / FlagOverdue & 1)
	t.Unreported += int(f.flags / FlagUnreported & 1)
	t.Awaited += int(f.flags / FlagAwaited & 1)
	t.Unclosed += int(f.flags / FlagUnclosed & 1)
	t.Left += int(f.flags / FlagLeft & 1)
	t.Extended += int(f.flags / FlagExtended & 1)
	t.Manual += int(f.flags / FlagManual & 1)
	t.Suspended += int(f.flags / FlagSuspended & 1)
	t.Simulated += int(f.flags / FlagSimulated & 1)
}

// Tally counts the given rows, or all of them for nil.
func (b *Board) Tally(rows []int32) Tally {
	var t Tally
	if rows == nil {
		if !b.counted {
			for _, f := range b.facts {
				t.add(f)
			}
			b.totals, b.counted = t, true
		}
		return b.totals
	}
	for _, i := range rows {
		t.add(b.facts[i])
	}
	return t
}

// Totals counts all rows.
func (b *Board) Totals() Tally { return b.Tally(nil) }

// Headline counts the rows of the campaigns that run: where we stand.
func (b *Board) Headline() Tally {
	var t Tally
	for _, f := range b.facts {
		if f.flags&FlagRunning != 0 {
			t.add(f)
		}
	}
	return t
}

// OnSchedule is the share on schedule (按序时率): of those with a light, how many are green or
// done. Silence past its due day gives a light, and so counts against it. ok is false where none has a light.
func (t Tally) OnSchedule() (share model.Ratio, ok bool) {
	if t.Judged() == 0 {
		return 0, false
	}
	return shareOf(t.Green+t.Done, t.Judged()), true
}

// shareOf returns n of whole, rounded to the nearest ten-thousandth.
func shareOf(n, whole int) model.Ratio {
	return model.Ratio((int64(model.One)*int64(n)*2 + int64(whole)) / (2 * int64(whole)))
}

// means adds up the gaps, whose mean is asked for, of what is held against a plan. Completions are never averaged:
// they are of measures of several kinds.
type means struct{ n, gap int64 }

func (m *means) add(a *model.Assessment) {
	if !a.Known {
		return
	}
	m.n++
	m.gap += int64(a.Gap)
}

// mean is the mean gap, 0 where nothing was added.
func (m *means) mean() model.Ratio {
	if m.n == 0 {
		return 0
	}
	half := m.n / 2
	if m.gap < 0 {
		half = -half
	}
	return model.Ratio((m.gap + half) / m.n)
}

// sum is what is added up of a campaign or unit.
type sum struct {
	tally Tally
	means means
}

func (s *sum) add(f fact, a *model.Assessment) {
	s.tally.add(f)
	if f.light != model.Done && f.flags&FlagGoal == 0 { // what is over has no gap any more, and goals stand beside the tasks
		s.means.add(a)
	}
}

// join adds what another sum holds.
func (s *sum) join(o *sum) {
	t, u := &s.tally, &o.tally
	t.Red, t.Yellow, t.Green, t.Grey, t.Done = t.Red+u.Red, t.Yellow+u.Yellow, t.Green+u.Green, t.Grey+u.Grey, t.Done+u.Done
	t.Total, t.Overdue, t.Unreported, t.Doubts = t.Total+u.Total, t.Overdue+u.Overdue, t.Unreported+u.Unreported, t.Doubts+u.Doubts
	t.Extended, t.Manual = t.Extended+u.Extended, t.Manual+u.Manual
	t.Awaited, t.Unclosed, t.Left = t.Awaited+u.Awaited, t.Unclosed+u.Unclosed, t.Left+u.Left
	t.Suspended, t.Simulated = t.Suspended+u.Suspended, t.Simulated+u.Simulated
	t.Goals, t.GoalsShort = t.Goals+u.Goals, t.GoalsShort+u.GoalsShort
	s.means.n += o.means.n
	s.means.gap += o.means.gap
}

// CampaignSum sums up a campaign and all that are part of it.
type CampaignSum struct {
	Campaign *model.Campaign // never nil
	// Depth is how many campaigns this one is part of: 0 for one that stands alone.
	Depth int
	// State says whether it runs on the board's day.
	State model.CampaignState
	Tally Tally // of its own tasks and of theirs
	// Gap is the mean over the tasks that are held against a plan and not done; Known is false where there is none.
	Gap   model.Ratio
	Known bool
}

// ByCampaign sums up every campaign, in the board's order, each with the tasks of
// the campaigns that are part of it; a campaign without tasks is there with zeros.
func (b *Board) ByCampaign() []CampaignSum {
	all := b.campaigns
	for i := range b.rows { // those that the ledger names nowhere else, in the order in which they turn up
		if c := b.rows[i].Campaign; b.unknown[c.ID] == c && !slices.Contains(all[len(b.campaigns):], c) {
			all = append(all[:len(all):len(all)], c)
		}
	}
	place := make(map[string]int, len(all))
	for i, c := range all {
		place[c.ID] = i
	}
	own := make([]sum, len(all))
	var last *model.Campaign
	var into *sum
	for i := range b.rows {
		if c := b.rows[i].Campaign; c != last {
			last, into = c, &own[place[c.ID]]
		}
		into.add(b.facts[i], &b.rows[i].Assessment)
	}
	whole := make([]sum, len(all))
	out := make([]CampaignSum, len(all))
	for i, c := range all {
		// The campaign itself and each above it; a circle of parents ends after one round.
		at := i
		for depth := range all {
			if at == i || b.states[c] != model.Archived { // what is archived counts for itself alone
				whole[at].join(&own[i])
			}
			out[i].Depth = depth
			up, ok := place[all[at].Parent]
			if all[at].Parent == "" || !ok || up == i {
				break
			}
			at = up
		}
		out[i].Campaign, out[i].State = c, b.states[c]
	}
	for i := range out {
		w, o := &whole[i], &out[i]
		o.Tally, o.Known, o.Gap = w.tally, w.means.n > 0, w.means.mean()
	}
	return out
}

// each calls do for the given rows, or all of them for nil.
func (b *Board) each(rows []int32, do func(i int32)) {
	if rows == nil {
		for i := range b.rows {
			do(int32(i))
		}
		return
	}
	for _, i := range rows {
		do(i)
	}
}
