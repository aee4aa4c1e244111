package model

// Assessment is what can be said of a task on a day: its light and why.
type Assessment struct {
	// Light is what is shown: the manual light while one holds, else Computed.
	Light    Light
	Computed Light
	// Reasons is never empty; the first one decides the light.
	Reasons []Reason
	// Completion is the weighted mean of what is known of the task's measures,
	// and Expected what should have been done by the day that the reports speak for.
	Completion Ratio
	Expected   Ratio
	// Gap is Expected − Completion: points behind, negative when ahead.
	Gap Ratio
	// Known tells whether a completion can be told at all.
	Known bool
	// HasDeadline tells whether DaysLeft means anything.
	HasDeadline bool
	// DaysLeft counts the working days after the day up to the deadline; it is
	// negative when the deadline has passed.
	DaysLeft int
	// Overdue is set when the deadline has passed and the task is not complete.
	Overdue bool
	// Unverified is set for what fell due before the campaign was tracked and has
	// no report (待核实).
	Unverified bool
	// NeverReported is set while no report has come.
	NeverReported bool
	// Stale is set when the last report is too old.
	Stale bool
	// CalendarUnknown is set when working days were counted in years whose
	// holiday arrangement is not known.
	CalendarUnknown bool
	// Next is the next change of Light if nobody reports anything; its On is
	// zero where there is none to come.
	Next Change
}

// Change is a change of light on a day.
type Change struct {
	On    Date
	Light Light
}

// TargetAssessment is what can be said of one target or milestone on a day.
type TargetAssessment struct {
	Light      Light
	Completion Ratio
	Expected   Ratio
	Known      bool
	Reason     Reason
}

// Assess says what light the task has on a day, and why.
func Assess(t *Task, s *Standing, c *Campaign, cal *Calendar, on Date) Assessment {
	return Assessment{Reasons: []Reason{{}}}
}

// ExpectedOn returns the share of the task that the plan expects on a day.
func ExpectedOn(t *Task, c *Campaign, cal *Calendar, on Date) Ratio { return 0 }

// MeasureTarget assesses target i of the task on a day.
func MeasureTarget(t *Task, i int, s *Standing, c *Campaign, cal *Calendar, on Date) TargetAssessment {
	return TargetAssessment{}
}

// MeasureMilestone assesses milestone i of the task on a day.
func MeasureMilestone(t *Task, i int, s *Standing, c *Campaign, cal *Calendar, on Date) TargetAssessment {
	return TargetAssessment{}
}
