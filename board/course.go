package board

import "duban/model"

// Course is how a task came to where it stands, told by the turns of its cadence: what a list says beside today's figures.
type Course struct {
	// Step is by how much its completion grew with its newest turn. Stepped is false where that means nothing: no return
	// answers the last turn that was due, there is none before it, or the measure does not come by shares.
	Step    model.Ratio
	Stepped bool
	// Still is how many turns in a row, the newest included, its completion did not grow; 0 where it grew.
	Still int
	// InARow is for how many turns in a row it has had its light, this one included; 1 is a light that it did not have a
	// turn ago. It is 0 for a light that asks for nothing, and where no turn was due before.
	InARow int
}

// mostInARow is how far back a course is followed.
const mostInARow = 120

// CourseOf works the course of a task out, as of a day, from all its returns. The board itself does not hold it: it takes
// the returns, which a list reads for the few rows that are seen.
func CourseOf(t *model.Task, returns []model.Return, c *model.Campaign, cal *model.Calendar, on model.Date) Course {
	p, by := c.Asks(t)
	if by == model.AskedByNone || p == nil {
		return Course{}
	}
	now := model.Assess(t, &t.Standing, c, cal, on)
	out := stepsOf(t, returns, c, cal, on, &now)
	if now.Light != model.Red && now.Light != model.Yellow {
		return out
	}
	// The turn that was due last is the one under judgement; those before it are judged on the day after they were due.
	turn := p.LastDue(on, cal)
	for n := 1; !turn.IsZero() && n < mostInARow; n++ {
		if turn = p.Before(turn, cal); turn.IsZero() || turn.Due < c.TrackedSince || turn.From < c.Period.From || turn.Due < t.Added {
			break
		}
		day := turn.Due + 1
		s := model.Summarise(t, returns, day)
		out.InARow = n
		if model.Assess(t, &s, c, cal, day).Light != now.Light {
			return out
		}
		out.InARow = n + 1
	}
	return out
}

// stepsOf compares the completion with that of the turns before.
func stepsOf(t *model.Task, returns []model.Return, c *model.Campaign, cal *model.Calendar, on model.Date, now *model.Explained) Course {
	var out Course
	answers := t.Standing.Answers
	if !now.Known || !now.Shared || !now.Owed.IsZero() || now.Light == model.Done {
		return out
	}
	last := now.Completion
	for n := len(answers) - 1; n > 0; n-- {
		var before []model.Return
		for i := range returns {
			if returns[i].Turn.From < answers[n].Turn.From {
				before = append(before, returns[i])
			}
		}
		s := model.Summarise(t, before, on)
		was := model.Assess(t, &s, c, cal, on)
		if !was.Known || !was.Shared || was.Lead != now.Lead {
			break
		}
		if !out.Stepped {
			out.Step, out.Stepped = now.Completion-was.Completion, true
		}
		if was.Completion != last {
			break
		}
		out.Still++
	}
	return out
}
