package walktest

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"time"

	"duban/board"
	"duban/model"
	"duban/words"
)

// A second program, which counts turns, silence, shares and places anew from a task's
// returns: slowly, day by day, from what the design says and with nothing of the first one
// but its calendar. Where the two differ one of them is wrong.

// turnNumber numbers the turns of a cadence; ok is false for a day in none.
func turnNumber(p *model.Cadence, d model.Date) (n int, ok bool) {
	y, m, day := d.Time().Date()
	months := y*12 + int(m) - 1
	switch p.Kind {
	case model.Day:
		return int(d), true
	case model.Week: // 1 January 2001 was a Monday
		return int(d-date(2001, 1, 1)) / 7, true
	case model.Fortnight:
		return int(d-p.Anchor+140_000) / 14, p.Anchor != 0
	case model.TenDays:
		return months*3 + min((day-1)/10, 2), true
	case model.HalfMonth:
		return months*2 + min((day-1)/15, 1), true
	case model.Month:
		return months, true
	case model.TwoMonths:
		return months / 2, true
	case model.Quarter:
		return months / 3, true
	case model.HalfYear:
		return months / 6, true
	case model.Year:
		return y, true
	case model.Term, model.Stage:
		for i, s := range p.Turns {
			if s.From <= d && d <= s.To {
				return i, true
			}
		}
	}
	return 0, false
}

func date(y, m, d int) model.Date {
	return model.DateOf(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC))
}

// turnAround is the turn that a day lies in.
func turnAround(p *model.Cadence, d model.Date) (from, to model.Date, ok bool) {
	n, ok := turnNumber(p, d)
	if !ok {
		return 0, 0, false
	}
	same := func(d model.Date) bool { k, in := turnNumber(p, d); return in && k == n }
	for from = d; same(from - 1); from-- {
	}
	for to = d; same(to + 1); to++ {
	}
	return from, to, true
}

// dueOf is the day by which a turn is due.
func dueOf(p *model.Cadence, from, to model.Date, cal *model.Calendar) model.Date {
	short := p.Kind == model.Day || p.Kind == model.Week || p.Kind == model.Fortnight || p.Kind == model.TenDays || p.Kind == model.HalfMonth
	dayOf := func(d model.Date, n int) model.Date { // day n of the month, or its last
		y, m, _ := d.Time().Date()
		return min(date(y, int(m), n), date(y, int(m)+1, 0))
	}
	if n := p.DueDay; n > 31 {
		panic("no such day")
	}
	workdays, day := p.DueWorkdays, p.DueDay
	if day == 0 && workdays == 0 && p.Purpose == model.ForReport {
		switch p.Kind {
		case model.Month, model.TwoMonths:
			day = 10
		case model.Quarter, model.HalfYear, model.Year, model.Term:
			workdays = 15
		}
	}
	due := to
	switch {
	case day > 0 && p.Within && short || day > 0 && p.Within && (p.Kind == model.Term || p.Kind == model.Stage):
		due = min(from+model.Date(day)-1, to)
	case day > 0 && p.Within:
		due = dayOf(to, day)
	case day > 0 && short:
		_, end, _ := turnAround(p, to+1)
		due = min(to+model.Date(day), end)
	case day > 0:
		due = dayOf(to+1, day)
	case workdays > 0:
		for n := workdays; n > 0; {
			if due++; cal.IsWorkday(due) {
				n--
			}
		}
	}
	switch p.Holiday {
	case model.NextWorkday:
		for !cal.IsWorkday(due) {
			due++
		}
	case model.EarlierWorkday:
		for !cal.IsWorkday(due) {
			due--
		}
	}
	return due
}

// asks finds the cadence that asks a task: the narrowest of its plan, else of the plan above,
// else each month by the 10th of the next.
func asks(t *model.Task, c *model.Campaign) (*model.Cadence, model.AskedBy) {
	if t.Deadline.Precision == model.Recurring {
		if p, by := c.Asks(t); by == model.AskedByTask {
			return p, by // the words of deadlines are not read here again
		}
	}
	for up := c; up != nil; up = up.Up {
		for width := range 4 {
			for i := range up.Cadences {
				p := &up.Cadences[i]
				s := &p.Scope
				holds := false
				switch width {
				case 0:
					holds = slices.Contains(s.Tasks, t.ID)
				case 1:
					holds = slices.ContainsFunc(t.Section, func(x string) bool { return slices.Contains(s.Sections, x) })
				case 2:
					holds = slices.ContainsFunc(slices.Concat(t.LeadUnits, t.ResponsibleUnits), func(x string) bool { return slices.Contains(s.Units, x) })
				case 3:
					holds = len(s.Tasks)+len(s.Sections)+len(s.Units) == 0
				}
				watches := p.Kind == model.Day || p.Kind == model.Week || p.Kind == model.TenDays
				if !holds || p.Purpose != model.ForReport || watches && len(t.Targets) > 0 || p.Kind == model.Fortnight && p.Anchor == 0 {
					continue
				}
				by := model.AskedByParent
				switch {
				case p.Kind == model.Never:
					by = model.AskedByNone
				case up == c:
					by = model.AskedByCampaign
				}
				return p, by
			}
		}
	}
	return &model.Cadence{Kind: model.Month, Purpose: model.ForReport, DueDay: 10}, model.AskedByDefault
}

// turnCount is one turn that was asked, and how it was answered.
type turnCount struct {
	model.Turn
	state    model.TurnState
	late     int
	rests    bool // suspended on its due day
	answered bool
	onTime   bool
	after    bool // due after the task was closed
}

// turnsOf lists the turns of a task that have fallen due before a day and count.
func turnsOf(t *model.Task, c *model.Campaign, p *model.Cadence, returns []model.Return, cal *model.Calendar, on model.Date) (out []turnCount) {
	begin := c.Period.From
	if begin == 0 {
		begin = c.Document.Date
	}
	if begin = max(begin, p.From); t.Start.Date != 0 {
		begin = max(begin, t.Start.Date) // told by whoever added it
	} else {
		begin = max(begin, t.Added)
	}
	if begin == 0 {
		return nil
	}
	asked := begin
	// The last turn begins before the plan ends, or a deadline that a paper gives behind that
	// while the plan is wound up.
	last := c.Period.To
	if d := t.DeadlineOn(on); d.Given && last != 0 {
		last = max(last, min(d.Date, woundUp(c, cal)))
	}
	if p.To != 0 {
		last = p.To
	}
	// What was answered of turns that nobody asked for counts too.
	for i := range returns {
		if to := returns[i].Turn.To; to != 0 {
			begin = min(begin, to)
		}
	}
	for d := begin; d <= on; d++ {
		from, to, ok := turnAround(p, d)
		if !ok {
			continue
		}
		d = to
		turn := model.Turn{From: from, To: to, Due: dueOf(p, from, to, cal)}
		if turn.Due >= on || last != 0 && from > last {
			continue
		}
		n := turnCount{Turn: turn}
		// How it stands: of its versions those that were not sent back.
		n.state = model.Missing
		received := model.Date(0)
		newest := uint32(0)
		// Turns of cadences that asked before may end on the same day: the shortest one counts.
		var shortest model.Date
		for i := range returns {
			if r := &returns[i]; r.Turn.To == to && r.Entered <= on {
				shortest = max(shortest, r.Turn.From)
			}
		}
		for i := range returns {
			r := &returns[i]
			if r.Turn.To != to || r.Turn.From != shortest || r.Entered > on {
				continue
			}
			state := model.Taken
			if r.Approval {
				state = model.Pending
			}
			for _, x := range r.Decisions {
				if x.On <= on {
					if state = model.Taken; x.Back {
						state = model.SentBack
					}
				}
			}
			if state == model.SentBack {
				if !n.answered {
					n.state = model.Returned
				}
				continue
			}
			n.answered = true
			if received == 0 || r.Received < received {
				received = r.Received
			}
			if r.Seq < newest {
				continue
			}
			newest = r.Seq
			if n.state = model.OnTime; state == model.Pending {
				n.state = model.ToApprove
			}
		}
		n.onTime = n.answered && received <= turn.Due
		if n.state == model.OnTime && !n.onTime {
			n.state = model.Late
			for x := turn.Due + 1; x <= received; x++ {
				if cal.IsWorkday(x) {
					n.late++
				}
			}
			n.late = max(n.late, 1)
		}
		for _, s := range t.Suspended {
			n.rests = n.rests || s.From <= turn.Due && (s.Until == 0 || turn.Due <= s.Until)
		}
		n.after = t.Closed != nil && t.Closed.On <= turn.Due
		if (to < asked || turn.Due < max(c.TrackedSince, t.Added)) && !n.answered {
			continue // nobody followed it then
		}
		out = append(out, n)
	}
	return out
}

// woundUp is the last day on which a plan with an end runs: of its winding up, not before the due
// day of its last return, or the day before it is archived.
func woundUp(c *model.Campaign, cal *model.Calendar) model.Date {
	last := c.Period.To
	if !c.Validity {
		last += model.Date(c.Policy.WindUpDays)
		if p, by := asks(&model.Task{}, c); by != model.AskedByNone {
			if from, to, ok := turnAround(p, c.Period.To); ok {
				last = max(last, dueOf(p, from, to, cal))
			}
		}
	}
	if c.Archived != 0 && c.Archived <= last {
		last = c.Archived - 1
	}
	return last
}

// counted is what the second program says of one task.
type counted struct {
	cadence               *model.Cadence
	by                    model.AskedBy
	turns                 []turnCount
	owed                  model.Turn
	inARow                int
	due, answered, onTime int
}

// count counts what was asked of a task. A closed one is asked for nothing after its closing, and one
// that is complete for nothing after the turn of its last return.
// A standing duty is asked for nothing at all.
func count(t *model.Task, c *model.Campaign, returns []model.Return, cal *model.Calendar, on model.Date, complete bool) (x counted) {
	if x.cadence, x.by = asks(t, c); x.by == model.AskedByNone || t.Nature == model.StandingDuty {
		x.by = model.AskedByNone
		return x
	}
	x.turns = turnsOf(t, c, x.cadence, returns, cal, on)
	complete = complete || toldDone(t) // which waits for the office
	closed := t.Closed != nil && t.Closed.On <= on
	// A final return for a later turn, also of a cadence that asked before, breaks the silence
	// about the turns before it. An estimate, or what waits for its approval, answers its own turn alone.
	var newest model.Date
	for _, a := range t.Standing.Answers {
		if a.State == model.Taken && !a.Estimate {
			newest = max(newest, a.Turn.To)
		}
	}
	for _, n := range slices.Backward(x.turns) {
		silent := !closed && !complete && newest < n.To
		if n.rests || !n.answered && (n.after || complete && n.To > t.Standing.Last) {
			continue
		}
		x.due++
		if n.answered {
			x.answered++
		}
		if n.onTime {
			x.onTime++
		}
		if silent && !n.answered {
			if x.inARow++; x.inARow == 1 {
				x.owed = n.Turn
			}
		}
	}
	return x
}

// idle reports whether a target is asked for no figure: a budget, or a level and the like without a value.
func idle(g *model.Target) bool {
	switch g.Kind {
	case model.Level, model.Ceiling, model.CeilingFlow, model.Rank, model.Class:
		return g.Value == nil
	}
	return g.Kind == model.Budget
}

// toldDone reports whether a unit has said of work without figures that it is done: it waits for the office then.
func toldDone(t *model.Task) bool {
	measured := slices.ContainsFunc(t.Targets, func(g model.Target) bool { return !idle(&g) })
	// A percentage that came with the word or after it goes before it.
	percent := t.Standing.Percent != nil && t.Standing.PercentOn >= t.Standing.SaidOn
	return !measured && len(t.Milestones) == 0 && t.Standing.Said == model.SaidDone && !percent
}

// leftOut counts the measures that the newest return leaves out: those with a figure of their own
// that is older than its turn. What is reached for good, waits for its figure, comes once a quarter, is noted only, is a
// step, is done by the return itself or goes by its percentage is not asked again.
func leftOut(b *board.Board, r *board.Row, x *counted) (n int) {
	t := r.Task
	s := &t.Standing
	var last *model.Answer
	for i := range s.Answers {
		if a := &s.Answers[i]; a.State != model.SentBack {
			last = a // the latest turn, and of several that end with it the shortest
		}
	}
	if x.by == model.AskedByNone || last == nil || last.State != model.Taken || x.inARow > 0 || r.Campaign.Policy.SilentYellow == 0 {
		return 0
	}
	from, to, in := turnAround(x.cadence, last.Turn.To)
	if due := last.Turn.To; !in || b.On() <= max(due, dueOf(x.cadence, from, to, b.Calendar())) {
		return 0
	}
	for i := range t.Targets {
		g := &t.Targets[i]
		switch {
		case g.Kind == model.GivenLater, g.Kind == model.Step, idle(g), g.Pace == model.ByQuarters, g.Kind == model.Duty && g.Value == nil:
			continue
		}
		paced := g.Kind != model.ZeroLine && g.Value == nil
		switch g.Kind {
		case model.Percent, model.Yearly, model.Stock, model.Balance, model.Each:
			paced = true
		case model.Cumulative:
			paced = paced || g.Op != model.AtMost && g.Op != model.Below
		}
		m := model.MeasureTarget(t, i, s, r.Campaign, b.Calendar(), b.On())
		told := false
		for _, reading := range s.Actuals {
			told = told || reading.Actual.Target == i && max(reading.On, reading.Told) >= last.Turn.From
		}
		byPercent := paced && g.Kind != model.Each && s.Percent != nil && s.PercentOn >= last.Turn.From && s.Reading(i) == nil
		if !told && !byPercent && !(paced && m.Light == model.Done) {
			n++
		}
	}
	return n
}

// recount holds a board against the second program, and returns how they differ.
func recount(b *board.Board, returnsOf func(id string) []model.Return) (out []string) {
	differ := func(what, id string, got, want any) {
		if fmt.Sprint(got) != fmt.Sprint(want) {
			out = append(out, fmt.Sprintf("%s: %s: the board has %v, counted by hand %v", what, id, got, want))
		}
	}
	type line struct {
		total, red, judged, well int
		due, answered, onTime    int
		gap                      int64
		paced                    int64
	}
	lines := map[string]*line{}
	for i := range int32(b.Len()) {
		r := b.At(i)
		t, a, id := r.Task, &r.Assessment, r.Task.ID
		x := count(t, r.Campaign, returnsOf(id), b.Calendar(), b.On(), a.Computed == model.Done && t.Closed == nil)
		q := model.AskedOn(t, &t.Standing, r.Campaign, b.Calendar(), b.On())
		differ("asked by", id, q.By, x.by)
		if x.by != model.AskedByNone && q.Cadence != nil {
			differ("cadence", id, words.Cadence(q.Cadence, model.Chinese), words.Cadence(x.cadence, model.Chinese))
		}
		differ("owed", id, fmt.Sprint(q.Owed, q.InARow), fmt.Sprint(x.owed, x.inARow))
		differ("returns due", id, fmt.Sprint(q.Came.Due, q.Came.Answered, q.Came.OnTime), fmt.Sprint(x.due, x.answered, x.onTime))
		for _, n := range x.turns {
			state, late := t.Standing.TurnOf(n.Turn, b.Calendar(), b.On())
			differ("turn", fmt.Sprint(id, n.Turn), fmt.Sprint(state, late), fmt.Sprint(n.state, n.late))
		}
		// What is done, rests or has not begun owes nothing; silence colours all else.
		begun := r.Campaign.Period.From <= b.On() && t.Start.Date <= b.On()
		if t.Nature == model.StandingDuty {
			differ("light", id, a.Light, model.Unlit)
		} else if open := a.Computed != model.Done && !t.SuspendedOn(b.On()) && begun && !a.Unverified; open {
			if toldDone(t) {
				x.owed, x.inARow = model.Turn{}, 0 // it is the office that must act
			}
			given := func(g model.Target) bool { return g.Kind != model.GivenLater && !idle(&g) }
			waits := a.Computed == model.Grey && slices.ContainsFunc(t.Targets, func(g model.Target) bool { return g.Kind == model.GivenLater })
			if all := len(t.Targets) > 0 && len(t.Standing.Steps) == len(t.Milestones) && !slices.ContainsFunc(t.Targets, given); all && a.Computed == model.Yellow {
				waits = true // also when its time is over: nobody gave it
			}
			if waits {
				x.owed, x.inARow = model.Turn{}, 0 // there is nothing to return
			}
			p := r.Campaign.Policy
			if !waits || p.SilentYellow > 0 { // where silence has no colour, grey does not tell who waits
				differ("silence", id, fmt.Sprint(a.Owed, a.InARow), fmt.Sprint(x.owed, x.inARow))
			}
			differ("left out", id, a.LeftOut, leftOut(b, r, &x))
			switch {
			case waits: // for its figure, and all else is done
			case p.SilentRed > 0 && x.inARow >= p.SilentRed && a.Computed != model.Red:
				differ("light", id, a.Computed, fmt.Sprintf("red by silence of %d (%s)", x.inARow, words.Reasons(b.Explain(r), model.Chinese)))
			case p.SilentYellow > 0 && x.inARow >= p.SilentYellow && a.Computed != model.Red && a.Computed != model.Yellow:
				differ("light", id, a.Computed, fmt.Sprintf("yellow by silence of %d (%s)", x.inARow, words.Reasons(b.Explain(r), model.Chinese)))
			}
		}
		if b.State(r.Campaign) != model.Running {
			continue
		}
		for _, u := range b.UnitsOfTask(t) {
			l := lines[u]
			if l == nil {
				l = new(line)
				lines[u] = l
			}
			l.due, l.answered, l.onTime = l.due+x.due, l.answered+x.answered, l.onTime+x.onTime
			if t.Nature == model.Work { // goals and standing duties are no tasks
				l.total++
				switch a.Light {
				case model.Green, model.Done:
					l.judged, l.well = l.judged+1, l.well+1
				case model.Red:
					l.judged, l.red = l.judged+1, l.red+1
				case model.Yellow:
					l.judged++
				}
			}
			if a.Known && a.Light != model.Done {
				l.gap, l.paced = l.gap+int64(a.Gap), l.paced+1
			}
		}
	}
	// The league: by the share on schedule, then reds, then the mean gap; 1, 1, 3.
	mean := func(l *line) int64 {
		if l.paced == 0 {
			return 0
		}
		f, _ := new(big.Float).SetRat(big.NewRat(l.gap, l.paced)).Float64()
		if f < 0 {
			return -int64(-f + 0.5)
		}
		return int64(f + 0.5)
	}
	better := func(x, y *line) int {
		return cmp.Or(cmp.Compare(y.well*x.judged, x.well*y.judged), cmp.Compare(x.red, y.red), cmp.Compare(mean(x), mean(y)))
	}
	ranked := func(l *line) bool { return l.judged > 0 && !(l.due > 0 && l.answered == 0) }
	got := b.ByUnit()
	if len(got) != len(lines) {
		out = append(out, fmt.Sprintf("league: %d units on the board, %d by hand", len(got), len(lines)))
	}
	for _, u := range got {
		l := lines[u.Unit]
		if l == nil {
			continue
		}
		differ("silent unit", u.Unit, u.Silent, l.due > 0 && l.answered == 0)
		rank := 0
		if ranked(l) {
			rank = 1
			for _, o := range lines {
				if ranked(o) && better(o, l) < 0 {
					rank++
				}
			}
		}
		differ("rank", u.Unit, u.Rank, rank)
		differ("tasks of unit", u.Unit, fmt.Sprint(u.Tally.Total, u.Tally.Red, u.Judged), fmt.Sprint(l.total, l.red, l.judged))
		if l.judged > 0 {
			differ("on schedule", u.Unit, u.OnSchedule, model.Ratio((20000*l.well+l.judged)/(2*l.judged)))
		}
		differ("due of unit", u.Unit, u.Due, l.due)
		if l.due > 0 {
			differ("in time", u.Unit, u.InTime, model.Ratio((20000*l.onTime+l.due)/(2*l.due)))
		}
	}
	return out
}
