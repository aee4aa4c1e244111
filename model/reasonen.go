package model

import "fmt"

func (r *Reason) english() string {
	switch r.Code {
	case ReasonNotAdded:
		return "added to the ledger only on " + r.On.String()
	case ReasonClosed:
		return joinWords("closed on "+r.On.String(), ": ", r.task.Closed.words())
	case ReasonComplete:
		return "everything is complete (reported " + r.On.String() + ")"
	case ReasonSuspended:
		until := "suspended until further notice"
		if r.On != 0 {
			until = "suspended until " + r.On.String()
		}
		return joinWords(until, ": ", r.suspensionWords())
	case ReasonNotBegun:
		return "starts on " + r.On.String() + ", not begun"
	case ReasonGivenLater:
		if name := r.name(); name != "" && r.Count == 1 {
			return name + ": figure still to be given from above"
		}
		if r.Count > 1 {
			return fmt.Sprintf("%d figures still to be given from above", r.Count)
		}
		return "figure still to be given from above"
	case ReasonNeverReported:
		s := "never reported"
		if !r.turn.IsZero() {
			s += fmt.Sprintf(" (%s is due on %s)", r.turn.Label(r.every, r.day, English), r.turn.Due)
		}
		if !r.known {
			return s
		}
		return s + fmt.Sprintf("; %d%% is due by plan", r.Expected.Percent())
	case ReasonSilent:
		return r.silentEn()
	case ReasonLeftOut:
		return fmt.Sprintf("%d more not reported for %s", r.Count, r.turn.Label(r.every, r.day, English))
	case ReasonPending:
		return "the return for " + r.turn.Label(r.every, r.day, English) + " waits for approval"
	case ReasonSentBack:
		return "the return for " + r.turn.Label(r.every, r.day, English) + " was sent back"
	case ReasonUnclosed:
		return "the campaign ended on " + r.On.String() + ", not closed (" + r.lacksEn() + ")"
	case ReasonUnverified:
		if r.Count > 0 {
			return fmt.Sprintf("%d more fell due before tracking began and were not reported, to be verified", r.Count)
		}
		if r.known && r.standing() {
			return r.prefix(": ") + "had to hold until " + r.On.String() + ", before tracking began, and was not reported at the end; to be verified"
		}
		return r.prefix(": ") + "was due " + r.On.String() + ", before tracking began, and was not reported; to be verified"
	case ReasonUnmeasured:
		return "reported in words, without a figure"
	case ReasonUnread:
		if r.Count > 0 {
			return fmt.Sprintf("%d more not reported", r.Count)
		}
		return r.prefix(": ") + "not reported"
	case ReasonOverdue, ReasonStepOverdue:
		return r.overdueEn()
	case ReasonDueSoon, ReasonStepSoon:
		return r.soonEn()
	case ReasonStepAhead:
		if r.On != 0 && r.Count == 0 {
			return r.prefix(": ") + "due " + r.On.String() + ", not due yet"
		}
		return fmt.Sprintf("every step is done or not due yet, %d%% reported", r.Completion.Percent())
	case ReasonBehind, ReasonOnPace:
		return r.paceEn()
	case ReasonNoDeadline:
		return fmt.Sprintf("%sno deadline is set, %d%% reported", r.prefix(": "), r.Completion.Percent())
	case ReasonShort:
		return r.shortfallEn()
	case ReasonMet:
		return r.metEn()
	case ReasonZeroBroken:
		return r.zeroName("%s must be zero, reported "+r.reported(), "a zero line is broken, reported "+r.reported())
	case ReasonStale:
		return fmt.Sprintf("last report %s, %s without an update", r.On, days(int(r.Days)))
	case ReasonManual:
		s := "set to " + r.Light.String() + " by hand"
		if r.On != 0 {
			s += " until " + r.On.String()
		}
		return joinWords(s, ": ", r.manualWords())
	case ReasonTurn:
		if r.Days == 0 { // only a holiday lies between
			return fmt.Sprintf("turns %s on %s if nobody reports", r.Light, r.On)
		}
		return fmt.Sprintf("turns %s in %s if nobody reports", r.Light, workdays(int(r.Days)))
	case ReasonCalendar:
		return fmt.Sprintf("holidays of %d are not known; Monday to Friday counted as working days", r.On.Year())
	}
	return "unclear"
}

func (r *Reason) silentEn() string {
	label := r.turn.Label(r.every, r.day, English)
	s := fmt.Sprintf("nothing returned for %s (due %s)", label, r.turn.Due)
	if r.Count > 1 {
		s = fmt.Sprintf("nothing returned for %d turns in a row (the last is %s, due %s)", r.Count, label, r.turn.Due)
	}
	if !r.silent {
		return s
	}
	if s = "never reported; " + s; r.known {
		s += fmt.Sprintf("; %d%% is due by plan", r.Expected.Percent())
	}
	return s
}

// lacksEn says how far a task is whose campaign has ended.
func (r *Reason) lacksEn() string {
	switch {
	case r.silent:
		return "never reported"
	case r.Milestone:
		return "step " + r.name() + " not reported done"
	case !r.known:
		return r.prefix(": ") + "no figure reported"
	case r.standing():
		return r.prefix(": ") + "reported " + r.reported() + ", not met"
	}
	_, done, _ := r.points()
	return r.prefix(": ") + fmt.Sprintf("%d%% done", done)
}

func (r *Reason) overdueEn() string {
	s := fmt.Sprintf("%s%s overdue (was due %s)", r.prefix(": "), days(int(r.Days)), r.On)
	switch {
	case r.silent:
		return s + ", never reported"
	case !r.known:
		return s + ", this measure not reported"
	case r.Milestone:
		return s + ", not reported done"
	case r.standing() && r.reported() != "":
		return s + ", reported " + r.reported() + ", not reached"
	}
	_, done, _ := r.points()
	return s + fmt.Sprintf(", %d%% reported", done) + bracketsEn(r.figure(), r.estimate)
}

func (r *Reason) soonEn() string {
	left, today, none := "due in %s", "due today", "no working day left before it is due"
	if r.assumed {
		left, today, none = "the campaign ends in %s", "the campaign ends today", "no working day left before the campaign ends"
	}
	s := none // only a holiday lies between
	switch {
	case r.today:
		s = today
	case r.Days > 0:
		s = fmt.Sprintf(left, workdays(int(r.Days)))
	}
	s += " (" + r.On.String() + ")"
	s = r.prefix(": ") + s
	if !r.known || r.Milestone {
		return s + ", not done"
	}
	if r.standing() {
		return s + ", not reached"
	}
	_, done, _ := r.points()
	return s + fmt.Sprintf(", %d%% reported", done) + bracketsEn(r.figure(), r.estimate)
}

func (r *Reason) paceEn() string {
	expected, done, gap := r.points()
	s := fmt.Sprintf("%s%d%% due, %d%% reported%s, ", r.prefix(": "), expected, done, bracketsEn(r.figure(), r.estimate))
	if r.Code == ReasonBehind {
		switch r.yardstick {
		case Ratios:
			return s + "pace " + r.spi()
		case DaysLate:
			return s + workdays(int(r.Days)) + " behind"
		}
		return s + points(gap) + " behind"
	}
	switch {
	case gap > 0:
		return s + points(gap) + " behind, within the limit"
	case gap < 0:
		return s + points(-gap) + " ahead"
	}
	return s + "on schedule"
}

func (r *Reason) shortfallEn() string {
	t := r.target()
	if t == nil {
		return "not reached"
	}
	if t.Kind == Rank {
		return fmt.Sprintf("%s must be %s or better, reported %s", t.Metric, t.valueText(), r.value)
	}
	wanted, by := "must reach "+t.valueText()+t.Unit, r.missedBy("short by ", " points", " (%s of the target)")
	switch {
	case t.capped() && t.Op == Below:
		wanted, by = "must stay below "+t.limitText(), r.missedBy("over by ", " points", " (%s of the ceiling)")
	case t.capped():
		wanted, by = "must stay within "+t.limitText(), r.missedBy("over by ", " points", " (%s of the ceiling)")
	case t.Op == Above:
		wanted = "must be above " + t.valueText() + t.Unit
	}
	if by == "" {
		by = "not reached"
	}
	return fmt.Sprintf("%s %s, reported %s, %s", t.Metric, wanted, r.reported(), by)
}

func (r *Reason) metEn() string {
	if r.Index < 0 {
		if r.Count > 1 {
			return fmt.Sprintf("all %d measures are reached", r.Count)
		}
		return "reached"
	}
	if r.Milestone {
		return "step done: " + r.name()
	}
	t := r.target()
	switch {
	case t == nil:
		return "done"
	case t.Kind == ZeroLine:
		return r.zeroName("%s: none happened", "zero line kept")
	case r.reported() == "":
		return t.Metric + " is reached"
	case t.Kind == Rank:
		return fmt.Sprintf("%s is %s, reached (%s or better)", t.Metric, r.value, t.valueText())
	case t.capped():
		return fmt.Sprintf("%s is %s, within %s", t.Metric, r.reported(), t.limitText())
	}
	return fmt.Sprintf("%s is %s, reached (%s)", t.Metric, r.reported(), t.valueText()+t.Unit)
}

func (r *Reason) shortEnglish() string {
	switch r.Code {
	case ReasonNotAdded:
		return "not listed yet"
	case ReasonClosed:
		return "closed " + shortDate(r.On)
	case ReasonComplete:
		return "complete"
	case ReasonSuspended:
		if r.On != 0 {
			return "rests to " + shortDate(r.On)
		}
		return "suspended"
	case ReasonNotBegun:
		return "from " + r.On.String()
	case ReasonGivenLater:
		return "figure to come"
	case ReasonNeverReported:
		return "never reported"
	case ReasonUnverified:
		return "to be verified"
	case ReasonUnmeasured:
		return "no figure"
	case ReasonUnread:
		return fmt.Sprintf("%d unreported", max(r.Count, 1))
	case ReasonOverdue:
		return fmt.Sprintf("%dd overdue", r.Days)
	case ReasonStepOverdue:
		return fmt.Sprintf("step %dd late", r.Days)
	case ReasonDueSoon, ReasonStepSoon:
		if r.today {
			return "due today"
		}
		if r.Code == ReasonStepSoon {
			return fmt.Sprintf("step in %d wd", r.Days)
		}
		return fmt.Sprintf("%d workdays left", r.Days)
	case ReasonStepAhead:
		return "step not due"
	case ReasonBehind, ReasonOnPace:
		return r.shortPace("due %d%%, -%d pts", "due %d%%, at %d%%", "pace %s", "%d wd behind")
	case ReasonNoDeadline:
		return fmt.Sprintf("no date, %d%%", r.Completion.Percent())
	case ReasonShort:
		t := r.target()
		switch {
		case t == nil || !r.valued:
			return "not reached"
		case t.Kind == Rank:
			return fitting("top "+t.valueText()+", is "+r.value.String(), "rank missed")
		case t.capped():
			return fitting("cap "+t.strictly()+t.limitText()+", "+r.reported(), percentText(r.Completion)+" over")
		}
		return fitting("due "+t.strictly()+t.valueText()+t.Unit+", "+r.reported(), percentText(r.Completion)+" short")
	case ReasonMet:
		return "reached"
	case ReasonZeroBroken:
		return "zero broken"
	case ReasonStale:
		return fmt.Sprintf("%dd no update", r.Days)
	case ReasonManual:
		return r.Light.String() + " by hand"
	case ReasonTurn:
		if r.Days == 0 {
			return r.Light.String() + " on " + shortDate(r.On)
		}
		return fmt.Sprintf("%s in %d wd", r.Light, r.Days)
	case ReasonSilent:
		if r.Count > 1 {
			return fmt.Sprintf("%d turns missing", r.Count)
		}
		return fitting(r.turn.Label(r.every, r.day, English)+" missing", "return missing")
	case ReasonLeftOut:
		return fitting(fmt.Sprintf("%d missing for %s", r.Count, r.turn.Label(r.every, r.day, English)), fmt.Sprintf("%d missing", r.Count))
	case ReasonPending:
		return fitting(r.turn.Label(r.every, r.day, English)+" to approve", "to approve")
	case ReasonSentBack:
		return fitting(r.turn.Label(r.every, r.day, English)+" sent back", "sent back")
	case ReasonUnclosed:
		if r.silent || !r.known || r.Milestone || r.standing() {
			return "ended, not closed"
		}
		return fmt.Sprintf("not closed, %d%%", r.Completion.Percent())
	case ReasonCalendar:
		return "holidays unknown"
	}
	return "unclear"
}

func shortDate(d Date) string { return d.Time().Format("2 Jan") }

func days(n int) string {
	if n == 1 {
		return "1 day"
	}
	return fmt.Sprintf("%d days", n)
}

func points(n int) string {
	if n == 1 {
		return "1 point"
	}
	return fmt.Sprintf("%d points", n)
}

func workdays(n int) string {
	if n == 1 {
		return "1 working day"
	}
	return fmt.Sprintf("%d working days", n)
}

func bracketsEn(figure string, estimate bool) string {
	if figure == "" {
		return ""
	}
	if estimate {
		return " (estimate " + figure + ")"
	}
	return " (" + figure + ")"
}
