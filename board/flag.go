package board

import "duban/model"

// Flag is a set of things that hold of a row or do not.
type Flag uint16

// The flags, with the words that ask for them in a query.
const (
	FlagDone       Flag = 1 << iota // 已完成: its light is 办结
	FlagOverdue                     // 逾期: a deadline that a paper gives has passed and it is not complete
	FlagUnreported                  // 未报: of a campaign that runs, a turn is past its due day without a return
	FlagDoubt                       // 待核实: never verified, or with a doubt that nobody has settled
	FlagExtended                    // 延期: its deadline has been moved
	FlagManual                      // 手动: an officer's light holds
	FlagSuspended                   // 暂停
	FlagSimulated                   // 模拟: its newest return was made up for the sample
	FlagRunning                     // 在办: its campaign runs, the winding up included
	FlagLeft                        // 历史遗留: its campaign runs no more, and it is not done
	FlagArchived                    // 已归档
	FlagUnclosed                    // 未销号: its campaign has ended, no paper gave it a deadline, and it is not done
	FlagAwaited                     // 待报: of a campaign that runs, a return falls due within days
	FlagApproval                    // 待审批: its newest return waits for its approval
	FlagGoal                        // 类型:目标: an overall target of its campaign
	FlagStanding                    // 类型:职责: a standing duty
)

// Is reports whether all flags of f hold of the row.
func (b *Board) Is(row int32, f Flag) bool { return b.facts[row].flags&f == f }

// factOf works out a row's facts from its assessment.
func (b *Board) factOf(r *Row) fact {
	t, a := r.Task, &r.Assessment
	f := fact{deadline: t.DueOn(r.Campaign, b.on).Date, light: a.Light}
	set := func(flag Flag, holds bool) {
		if holds {
			f.flags |= flag
		}
	}
	set(FlagDone, a.Light == model.Done)
	set(FlagOverdue, a.Overdue)
	state := b.states[r.Campaign]
	done := a.Light == model.Done
	set(FlagRunning, state == model.Running)
	set(FlagLeft, state == model.PastOver && !done)
	set(FlagArchived, state == model.Archived)
	set(FlagUnclosed, a.Unclosed)
	set(FlagUnreported, state == model.Running && !done && !a.Owed.IsZero())
	set(FlagAwaited, state == model.Running && !done && !a.Coming.IsZero() && a.Coming.Due <= b.near && a.Coming.To <= b.on)
	if n := len(t.Standing.Answers); n > 0 {
		set(FlagApproval, t.Standing.Answers[n-1].State == model.Pending)
	}
	set(FlagDoubt, a.Unverified || t.OpenDoubts > 0)
	set(FlagExtended, len(t.Extensions) > 0 && t.Extensions[0].On <= b.on)
	set(FlagManual, t.ManualOn(b.on) != nil)
	set(FlagSuspended, t.SuspendedOn(b.on))
	set(FlagSimulated, t.Standing.Simulated)
	set(FlagGoal, t.Nature == model.Goal)
	set(FlagStanding, t.Nature == model.StandingDuty)
	return f
}
