package board

import "duban/model"

// countOnce finds the goals that are counted elsewhere. An indicator that stands in several places is counted once:
// where it is the only measure of a goal and of a task, in the task; where it is the only measure of several goals and
// of no task, in the first of them. That goes for what runs, is past or is archived apart, so that each of these
// counts it. The goal keeps its row and its light, and is found by every query.
func (b *Board) countOnce() {
	type indicator struct {
		link  string
		state model.CampaignState
	}
	goals := map[indicator][]int32{}
	of := func(i int) indicator { return indicator{b.rows[i].Task.OnlyLink(), b.states[b.rows[i].Campaign]} }
	for i := range b.facts {
		if f := &b.facts[i]; f.flags&FlagGoal != 0 {
			if f.elsewhere = false; b.rows[i].Task.OnlyLink() != "" {
				goals[of(i)] = append(goals[of(i)], int32(i))
			}
		}
	}
	if len(goals) == 0 {
		return
	}
	inTask := map[indicator]bool{}
	for i := range b.rows {
		if b.rows[i].Task.Nature == model.Work && b.rows[i].Task.OnlyLink() != "" {
			inTask[of(i)] = true
		}
	}
	for x, rows := range goals {
		if !inTask[x] {
			rows = rows[1:]
		}
		for _, i := range rows {
			b.facts[i].elsewhere = true
		}
	}
}
