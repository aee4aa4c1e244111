package model

// maxReasons is how many reasons an assessment gives at most.
const maxReasons = 8

// turnSoon is up to how many working days ahead a change for the worse is told as a reason.
const turnSoon = 20

// reasons says why an assessment is as it is, the deciding reason first.
func (a *assessor) reasons(on Date, v *view, out *Assessment) []Reason {
	var room [maxReasons]Reason
	list := room[:0]
	if m := a.t.ManualOn(on); m != nil && v.state != notAdded && v.state != closed && v.state != standsForGood {
		list = append(list, Reason{Code: ReasonManual, Light: m.Light, On: m.Until, Index: a.manualIndex(m)})
	}
	list = append(list, a.lead(on, v, out))
	if v.state == judged {
		list = a.further(list, on, v)
	}
	if out.Next.On != 0 && out.Next.Light.rank() > out.Light.rank() && v.state != notAdded && !a.routine(out.Next) {
		if days := a.cal.Workdays(on, out.Next.On); days <= turnSoon {
			list = append(list, Reason{Code: ReasonTurn, Light: out.Next.Light, Index: -1, Days: int32(days), On: out.Next.On})
		}
	}
	return append(make([]Reason, 0, len(list)), list...)
}

// routine reports whether a change is but that the next return falls due, which is so of
// every task and no news.
func (a *assessor) routine(next Change) bool {
	return next.Light == Yellow && next.On == a.asking.yellow
}

func (a *assessor) manualIndex(m *ManualLight) int16 {
	for i := range a.t.Manual {
		if &a.t.Manual[i] == m {
			return int16(i)
		}
	}
	return -1
}

// lead returns the reason that decided.
func (a *assessor) lead(on Date, v *view, out *Assessment) Reason {
	r := Reason{
		Light: v.light, Index: -1, Silent: a.s.Reports == 0, Yardstick: a.policy.Yardstick,
		Expected: out.Expected, Completion: out.Completion, Known: out.Known,
	}
	switch v.state {
	case notAdded:
		r.Code, r.On = ReasonNotAdded, a.t.Added
	case closed:
		r.Code, r.On = ReasonClosed, a.t.Closed.On
		if due := a.deadline(on); due.Given && due.Date != 0 && !a.complete(on) {
			r.Days = int32(max(r.On-due.Date, 0))
		}
	case complete:
		r.Code, r.On = ReasonComplete, a.s.Last
		r.Days = a.lateBy(on)
	case suspended:
		r.Code = ReasonSuspended
		s := a.t.suspension(on)
		r.On = s.Until
		for i := range a.t.Suspended {
			if &a.t.Suspended[i] == s {
				r.Index = int16(i)
			}
		}
	case standsForGood:
		r.Code = ReasonUnlit
	case notBegun:
		r.Code, r.On = ReasonNotBegun, a.planFrom
	case judged:
		return a.judgedLead(on, v, r)
	}
	return r
}

// lateBy returns how many days after the last deadline the last measure was reached, 0 for in time.
func (a *assessor) lateBy(on Date) int32 {
	var last, due Date
	for i := range a.gauges {
		g := &a.gauges[i]
		if g.class == standing || a.assumed(g, on) {
			continue
		}
		last, due = max(last, g.metOn), max(due, a.due(g, on))
	}
	if due == 0 {
		return 0
	}
	return int32(max(last-due, 0))
}

// judgedLead returns the reason for the light of a task that is judged by its measures: that of the
// measure v.lead, or where that is −1 one of the task as a whole, of which r holds what holds for any.
func (a *assessor) judgedLead(on Date, v *view, r Reason) Reason {
	r.Code = v.verdict.code
	switch r.Code {
	case ReasonStale:
		r.On, r.Days = a.s.Last, int32(on-a.s.Last)
		return r
	case ReasonSilent:
		return a.silentReason(on, v.light)
	case ReasonLeftOut:
		return a.leftReason(on)
	case ReasonUnmeasured:
		r.On = a.s.Last
		return r
	case ReasonUnread: // of a task never reported
		return a.never(on)
	case ReasonUnverified:
		if v.lead >= 0 {
			r = a.reason(&v.verdict, &a.gauges[v.lead], on)
			r.Several = r.Several && r.Known
		}
		if r.On == 0 {
			r.On = a.deadline(on).Date
		}
		return r
	case ReasonGivenLater:
		if v.lead >= 0 {
			r = a.reason(&v.verdict, &a.gauges[v.lead], on)
		}
		for i := range a.gauges {
			if a.gauges[i].class == pending {
				r.Count++
			}
		}
		return r
	}
	if v.lead < 0 {
		return r
	}
	g := &a.gauges[v.lead]
	switch {
	case v.light != Green || len(a.gauges) == 1:
	case g.milestone && g.pool == 0:
		// No step is late: how many are done says more than the next one.
		r.Code, r.Count = ReasonStepAhead, int16(len(a.t.Milestones))
		return r
	case g.class == standing && a.allKept(on):
		r.Code, r.Count, r.Known = ReasonMet, int16(len(a.gauges)), true
		return r
	}
	r = a.reason(&v.verdict, &a.gauges[v.lead], on)
	if r.Silent && !r.Milestone && r.Code == ReasonOverdue {
		r.Several = false // it holds for all that was due that day
	}
	return r
}

// allKept reports whether every measure is met, of which none comes by shares.
func (a *assessor) allKept(on Date) bool {
	for i := range a.gauges {
		if g := a.at(&a.gauges[i], on); g.class != standing || !g.met {
			return false
		}
	}
	return true
}

// never says that nothing was ever reported; Expected is told where a plan
// curve gives one.
func (a *assessor) never(on Date) Reason {
	r := Reason{
		Code: ReasonNeverReported, Light: Grey, Index: -1, Silent: true,
		On: a.deadline(on).Date, Expected: a.expectedMost(on),
	}
	if a.asked() {
		r.Turn, r.Every = a.coming(on), a.asking.cadence.Kind
	}
	for i := range a.gauges {
		if g := &a.gauges[i]; g.shared() && a.due(g, on) != 0 {
			r.Known = true
		}
	}
	return r
}

// silentReason names the newest turn that is owed.
func (a *assessor) silentReason(on Date, light Light) Reason {
	r := a.never(on)
	r.Code, r.Light, r.Silent = ReasonSilent, light, a.s.Reports == 0
	turn, n := a.owed(on)
	r.Turn, r.Count = turn, int16(min(n, 999))
	return r
}

// leftReason says how many measures the newest return left out.
func (a *assessor) leftReason(on Date) Reason {
	q := &a.asking
	return Reason{
		Code: ReasonLeftOut, Light: Yellow, Index: -1, Count: q.left, Every: q.cadence.Kind,
		Turn: Turn{From: q.newest.Turn.From, To: q.newest.Turn.To},
	}
}

// reason is the verdict on one gauge.
func (a *assessor) reason(v *verdict, g *gauge, on Date) Reason {
	g = a.at(g, on)
	r := Reason{
		Code: v.code, Light: v.light, Milestone: g.milestone, Index: g.index, On: v.due,
		Expected: v.expected, Completion: g.over, Yardstick: a.policy.Yardstick,
		Several: len(a.gauges) > 1, Silent: a.s.Reports == 0, Known: g.read,
		Assumed: a.assumed(g, on), Said: g.said, Base: g.base, Settles: g.settles || g.pace == AtTheEnd, Yearly: g.yearly,
		Count: g.pool,
	}
	if a.policy.Yardstick == Points {
		r.Yellow, r.Red = Ratio(a.yellow), Ratio(a.red)
	}
	if g.event >= 0 {
		r.Event = &a.t.Events[g.event]
	}
	if v.quarter != 0 {
		r.Every = Quarter
		r.Turn = Turn{From: monthStart(3 * quarterOf(v.quarter)), To: v.quarter, Due: v.quarter.AddDays(int(g.lag))}
	}
	switch {
	case v.code == ReasonShort:
		r.Completion = g.short
	case !g.met:
		r.Completion = g.done
	}
	switch v.code {
	case ReasonOverdue, ReasonStepOverdue, ReasonUnverified:
		r.Days = int32(on - v.due)
	case ReasonDueSoon, ReasonStepSoon:
		r.Days = int32(max(a.cal.Workdays(on, v.due), 0))
	case ReasonBehind:
		if a.policy.Yardstick == DaysLate {
			r.Days = int32(a.late(g, v.held, v.due))
		}
	}
	if !g.milestone && g.index >= 0 {
		if reading := a.s.Reading(int(g.index)); reading != nil && (v.code != ReasonGivenLater) {
			if value, _, ok := readingOf(&a.t.Targets[g.index], int(g.index), a.s); ok {
				r.Value, r.Estimate = &value, reading.Actual.Estimate
			}
		}
	}
	return r
}

// further adds what else is wrong, and what is not known.
func (a *assessor) further(list []Reason, on Date, v *view) []Reason {
	if n := len(a.s.Answers); n > 0 && a.asked() {
		if newest := &a.s.Answers[n-1]; newest.State != Taken {
			r := Reason{
				Code: ReasonPending, Light: Grey, Index: -1, Every: a.asking.cadence.Kind,
				Turn: Turn{From: newest.Turn.From, To: newest.Turn.To},
			}
			if newest.State == SentBack {
				r.Code = ReasonSentBack
			}
			list = append(list, r)
		}
	}
	if code := v.verdict.code; (code == ReasonSilent || code == ReasonLeftOut) && a.s.Reports > 0 {
		// What the figures say stands beside what is missing.
		if w := a.worst(on); w.lead >= 0 && a.gauges[w.lead].read {
			list = append(list, a.reason(&w.verdict, &a.gauges[w.lead], on))
			v = &view{state: v.state, light: v.light, lead: w.lead, verdict: v.verdict}
		}
	}
	if v.verdict.code != ReasonSilent && a.silence(on) != Grey && a.followed(on) {
		r := a.silentReason(on, a.silence(on))
		r.Silent = false // the first reason says so where nothing ever came
		list = append(list, r)
	}
	if q := &a.asking; v.verdict.code != ReasonLeftOut && q.leftFrom != 0 && on >= q.leftFrom && a.silence(on) == Grey && a.followed(on) {
		list = append(list, a.leftReason(on))
	}
	var unread, unverified, pend int16
	first := int16(-1) // the first target given later
	for i := range a.gauges {
		g := a.at(&a.gauges[i], on)
		if g.class == noted || g.pooled {
			continue
		}
		w := a.judge(g, on)
		switch {
		case w.code == ReasonUnread:
			unread++
		case w.code == ReasonUnverified:
			unverified++
		case w.code == ReasonGivenLater:
			if pend++; pend == 1 {
				first = g.index
			}
		case i == v.lead || w.light.rank() <= Grey.rank() || len(list) >= maxReasons-4:
		case a.s.Reports == 0 && w.code == v.verdict.code && w.due == v.verdict.due && !g.milestone:
			// Nothing was reported of anything: to say so once is enough.
		default:
			list = append(list, a.reason(&w, g, on))
		}
	}
	note := func(code ReasonCode, n int16) {
		if n > 0 && len(list) < maxReasons-2 {
			list = append(list, Reason{Code: code, Light: Grey, Index: -1, Count: n, Several: true})
		}
	}
	if a.s.Reports == 0 {
		if v.verdict.code != ReasonUnread && v.verdict.code != ReasonOverdue && v.verdict.code != ReasonStepOverdue &&
			v.verdict.code != ReasonSilent && v.verdict.code != ReasonUnclosed && a.silence(on) == Grey &&
			v.verdict.code != ReasonUnverified && v.verdict.code != ReasonGivenLater && v.verdict.code != ReasonNeverGiven {
			list = append(list, a.never(on))
		}
	} else {
		if v.verdict.code != ReasonUnmeasured && (a.asking.leftFrom == 0 || on < a.asking.leftFrom || a.silence(on) != Grey) {
			note(ReasonUnread, unread)
		}
		if v.verdict.code != ReasonUnverified {
			note(ReasonUnverified, unverified)
		}
	}
	if v.verdict.code != ReasonGivenLater {
		note(ReasonGivenLater, pend)
		if pend == 1 && list[len(list)-1].Code == ReasonGivenLater {
			list[len(list)-1].Index = first
		}
	}
	if v.verdict.code != ReasonStale && a.neglected(on) && len(list) < maxReasons-2 {
		list = append(list, Reason{Code: ReasonStale, Light: Yellow, Index: -1, On: a.s.Last, Days: int32(on - a.s.Last)})
	}
	return list
}
