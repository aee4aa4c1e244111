package board

import "duban/model"

// Flag is a set of things that hold of a row or do not.
type Flag uint16

// The flags, with the words that ask for them in a query.
const (
	FlagDone       Flag = 1 << iota // 已完成: its light is 办结
	FlagOverdue                     // 逾期: its deadline has passed and it is not complete
	FlagUnreported                  // 未报: its unit owes the report of the turn under way; see Board.Turn
	FlagDoubt                       // 待核实: never verified, or with a doubt that nobody has settled
	FlagExtended                    // 延期: its deadline has been moved
	FlagManual                      // 手动: an officer's light holds
	FlagSuspended                   // 暂停
	FlagSimulated                   // 模拟: its newest report was made up for the sample
)

// Is reports whether all flags of f hold of the row.
func (b *Board) Is(row int32, f Flag) bool { return b.facts[row].flags&f == f }

// factOf works out a row's facts from its assessment.
func (b *Board) factOf(r *Row) fact {
	t, a := r.Task, &r.Assessment
	f := fact{deadline: t.DeadlineOn(b.on).Date, light: a.Light}
	set := func(flag Flag, holds bool) {
		if holds {
			f.flags |= flag
		}
	}
	set(FlagDone, a.Light == model.Done)
	set(FlagOverdue, a.Overdue)
	set(FlagUnreported, b.owesReport(r))
	set(FlagDoubt, a.Unverified || t.OpenDoubts > 0)
	set(FlagExtended, len(t.Extensions) > 0 && t.Extensions[0].On <= b.on)
	set(FlagManual, t.ManualOn(b.on) != nil)
	set(FlagSuspended, t.SuspendedOn(b.on))
	set(FlagSimulated, t.Standing.Simulated)
	return f
}

// turn is the reporting turn whose reports are being collected on a day.
type turn struct{ from, to, due model.Date }

// turnOf returns the turn of a campaign whose reports come in on a day: the one that
// the day lies in where reports are due within the turn, else the one before it, whose reports come in now
// (「每月15日前报送上月完成情况」). It is zero where the plan orders no reports.
func turnOf(c *model.Campaign, on model.Date) turn {
	p, _, ok := c.ReportCadence()
	if !ok {
		return turn{}
	}
	cal := model.NewCalendar()
	t := p.TurnOn(on, cal)
	if t.DueAfter() {
		t = p.Before(t, cal)
	}
	return turn{t.From, t.To, t.Due}
}

// Turn returns the reporting turn of a campaign whose reports come in on the board's day: its
// first and last day and the day by which reports are due. ok is false where the plan orders none.
func (b *Board) Turn(c *model.Campaign) (from, to, due model.Date, ok bool) {
	t := turnOf(c, b.on)
	return t.from, t.to, t.due, t.from != 0
}

// owesReport reports whether the task's unit has not yet reported in the turn
// under way. A task that is finished, rests or has not begun, and a turn that ended before the ledger
// followed the campaign, ask for no report. Where the plan orders no reports, only what was never
// reported is unreported.
func (b *Board) owesReport(r *Row) bool {
	t := r.Task
	if r.Assessment.Light == model.Done || t.ClosedOn(b.on) || t.SuspendedOn(b.on) || t.Start.Date > b.on {
		return false
	}
	p := b.turns[r.Campaign]
	if p.from == 0 {
		return t.Standing.Last == 0
	}
	if r.Campaign.TrackedSince > p.to || t.Start.Date > p.to || t.Added > p.to {
		return false
	}
	return t.Standing.Last < p.from
}
