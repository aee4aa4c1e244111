package walktest

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"duban/board"
	"duban/model"
	"duban/words"
)

// A second program for the lights: it reads a task's returns anew and holds them against the rules of the design, with
// fractions instead of shares in ten-thousandths, and counts working days one by one. It shares nothing with the
// first one but the records, the calendar's days, the change of units, and the count of turns above. Where the two differ
// one of them is wrong.

// glow is what the second program says of a measure or a task.
type glow struct {
	light model.Light
	lead  int // the target spoken of, −1 for none
	read  bool
	// shared: it comes by shares, done of which due was wanted.
	shared    bool
	done, due *big.Rat
	grave     int // what is broken or overdue is told before what is but behind
	// miss is the share by which what must hold at every reading is missed.
	miss     *big.Rat
	met      bool
	estimate bool
	step     bool
	edge     bool     // so near to a limit that it hangs on how shares are rounded
	of       *big.Rat // how many whole things are asked of which no part can be due; nil: of what can be
	// atEnd is the light by the campaign's yardstick on the last day, where that counts days.
	atEnd func() model.Light
	why   string
	all   []glow // of a task: its measures
	first int    // of these the one that leads
}

var (
	nought = new(big.Rat)
	whole  = big.NewRat(1, 1)
)

func rat(d *model.Decimal) *big.Rat {
	r, ok := new(big.Rat).SetString(d.String())
	if !ok {
		panic(d.String())
	}
	return r
}

// part is a ÷ b.
func part(a, b *big.Rat) *big.Rat { return new(big.Rat).Quo(a, b) }

func minus(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }

func times(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }

func clip(r *big.Rat) *big.Rat {
	switch {
	case r.Sign() < 0:
		return nought
	case r.Cmp(whole) > 0:
		return whole
	}
	return r
}

// floor is the whole number at or below a fraction that is not negative.
func floor(r *big.Rat) *big.Rat { return new(big.Rat).SetInt(new(big.Int).Quo(r.Num(), r.Denom())) }

// tenThousandths cuts a share off as the board keeps it.
func tenThousandths(r *big.Rat) model.Ratio {
	return model.Ratio(new(big.Int).Quo(new(big.Int).Mul(r.Num(), big.NewInt(10000)), r.Denom()).Int64())
}

func yearOf(d model.Date) int { y, _, _ := d.Time().Date(); return y }

func show(r *big.Rat) string {
	if r == nil {
		return "-"
	}
	return r.FloatString(5)
}

// lag is how far a measure is behind, in ten-thousandths; what must hold at every reading and is held is neither behind nor
// ahead.
func (x *glow) lag() model.Ratio {
	if !x.shared {
		if x.miss == nil {
			return 0
		}
		return tenThousandths(x.miss)
	}
	if x.why == "not closed" { // held against the whole
		return 10000 - tenThousandths(x.done)
	}
	return tenThousandths(x.due) - tenThousandths(x.done)
}

// lamp works out the light of one task on a day.
type lamp struct {
	t   *model.Task
	c   *model.Campaign
	cal *model.Calendar
	on  model.Date
	p   model.Policy
	// counts are the returns whose figures count, in the order of the days that they stand for.
	counts  []*model.Return
	reports int
	// last is the newest day that a return stands for whose figures count.
	last    model.Date
	tracked model.Date
	asked   bool
}

func newLamp(t *model.Task, c *model.Campaign, returns []model.Return, cal *model.Calendar, on model.Date) *lamp {
	l := &lamp{t: t, c: c, cal: cal, on: on, p: c.Policy, tracked: max(c.TrackedSince, t.Added)}
	_, by := asks(t, c)
	l.asked = by != model.AskedByNone
	for i := range returns {
		r := &returns[i]
		entered := r.Entered
		if entered == 0 {
			entered = cmp.Or(r.Received, r.Date)
		}
		if entered > on {
			continue
		}
		l.reports++
		state := model.Taken
		if r.Approval {
			state = model.Pending
		}
		for _, d := range r.Decisions {
			if d.On <= on {
				if state = model.Taken; d.Back {
					state = model.SentBack
				}
			}
		}
		if state == model.Taken {
			l.counts = append(l.counts, r)
		}
	}
	slices.SortFunc(l.counts, func(a, b *model.Return) int { return cmp.Compare(a.Seq, b.Seq) })
	// A correction stands where its newest version does.
	place := func(r *model.Return) model.Date {
		d := r.Date
		for _, o := range l.counts {
			if r.Turn.To != 0 && o.Turn == r.Turn {
				d = o.Date
			}
		}
		return d
	}
	places := map[*model.Return]model.Date{}
	for _, r := range l.counts {
		places[r] = place(r)
		l.last = max(l.last, r.Date)
	}
	slices.SortStableFunc(l.counts, func(a, b *model.Return) int { return cmp.Compare(places[a], places[b]) })
	return l
}

// figure is a value told by a return.
type figure struct {
	v        *big.Rat
	on       model.Date
	estimate bool
}

// figures are the values told of a target, each as its newest version has it, the earliest first.
func (l *lamp) figures(i int, of string) (out []figure) {
	g := &l.t.Targets[i]
	for n, r := range l.counts {
		for _, a := range r.Actuals {
			if a.Target != i || a.Of != of {
				continue
			}
			corrected := false
			for _, o := range l.counts[n+1:] {
				if o.Turn == r.Turn && (r.Turn.To != 0 || o.Date == r.Date) {
					for _, b := range o.Actuals {
						corrected = corrected || b.Target == i && b.Of == of
					}
				}
			}
			unit := g.Unit
			if g.Kind == model.Percent && unit == "" {
				unit = "%"
			}
			v, err := model.Convert(a.Value, a.Unit, unit)
			if !corrected && err == nil {
				out = append(out, figure{rat(&v), r.Date, a.Estimate || r.Estimate})
			}
		}
	}
	return out
}

func (l *lamp) newest(i int) (f figure, ok bool) {
	all := l.figures(i, "")
	if len(all) == 0 {
		return f, false
	}
	return all[len(all)-1], true
}

// percent is the officer's newest percentage as a share.
func (l *lamp) percent() (f figure, ok bool) {
	for _, r := range l.counts {
		if r.Percent != nil {
			f, ok = figure{part(rat(r.Percent), big.NewRat(100, 1)), r.Date, r.Estimate}, true
		}
	}
	return f, ok
}

// saidLast is the unit's newest word.
func (l *lamp) saidLast() (said model.Said, on model.Date) {
	for _, r := range l.counts {
		if said, on = r.Said, r.Date; said == model.SaidNothing {
			said = model.SaidNormal
		}
	}
	return said, on
}

// ticked reports whether a step is done.
func (l *lamp) ticked(n int) (done bool) {
	for _, r := range l.counts {
		for _, m := range r.Steps {
			if m.Milestone == n {
				done = m.Done
			}
		}
	}
	return done
}

// workdays counts the working days from a day to another, both included.
func (l *lamp) workdays(from, to model.Date) (n int64) {
	for d := from; d <= to; d++ {
		if l.cal.IsWorkday(d) {
			n++
		}
	}
	return n
}

// deadline is the task's: one that no paper gives is the end of the campaign.
func (l *lamp) deadline() (due model.Date, given bool) {
	d := l.t.Deadline
	for i := len(l.t.Extensions) - 1; i >= 0; i-- {
		if l.t.Extensions[i].On > l.on {
			d = l.t.Extensions[i].From
		}
	}
	if !d.Given && l.c.Period.To != 0 {
		return l.c.Period.To, false
	}
	return d.Date, d.Given
}

// ends is the last deadline of a target, and whether a paper gives it.
func (l *lamp) ends(g *model.Target) (due model.Date, given bool) {
	if g != nil && g.Deadline.Date != 0 {
		return g.Deadline.Date, true
	}
	return l.deadline()
}

// begins is the first day of the task's plan.
func (l *lamp) begins() model.Date {
	return cmp.Or(l.t.Start.Date, max(l.t.Added, l.c.Period.From))
}

// even spreads a whole over the working days of a span, of which the first one counts.
func (l *lamp) even(from, to, d model.Date) *big.Rat {
	switch {
	case d < from:
		return nought
	case d >= to:
		return whole
	}
	all := l.workdays(from, to)
	if all == 0 {
		return nought
	}
	return big.NewRat(l.workdays(from, d), all)
}

// months spreads a whole over the months of a span, and the part of a month over its working days.
func (l *lamp) months(from, to, d model.Date) *big.Rat {
	if d < from {
		return nought
	}
	if d >= to {
		return whole
	}
	sum, n := new(big.Rat), int64(0)
	for at := from; at <= to; n++ {
		y, m, _ := at.Time().Date()
		last := min(date(y, int(m)+1, 0), to)
		sum.Add(sum, l.even(at, last, d))
		at = last + 1
	}
	return sum.Quo(sum, big.NewRat(n, 1))
}

// point is what is due by the end of a day.
type point struct {
	on    model.Date
	share *big.Rat
}

// planned is the share of target g (nil: of the task) that the plan wants by a day. base is the first figure's day where that is the
// base.
func (l *lamp) planned(g *model.Target, kind model.Kind, base, d, due model.Date) *big.Rat {
	if due == 0 {
		return nought
	}
	if d >= due {
		return whole
	}
	from := l.begins()
	if kind == model.Yearly {
		y, _, _ := due.Time().Date()
		from = max(from, date(y, 1, 1))
	}
	if base != 0 {
		from = max(from, base+1)
	}
	if g != nil && g.Pace == model.ByQuarters {
		y, m, _ := (d + 1).Time().Date() // what stood at the end of the last quarter
		d = date(y, (int(m)-1)/3*3+1, 0)
	}
	var points []point
	var sliced bool
	switch {
	case g != nil && len(g.Terms().Slices) > 0:
		sliced = true
		for _, s := range g.Terms().Slices {
			at := rat(&s.Value)
			zero := nought
			if g.Baseline != nil {
				zero = rat(g.Baseline)
			}
			if all := minus(rat(g.Value), zero); all.Sign() != 0 {
				at = clip(part(minus(at, zero), all))
			}
			points = append(points, point{s.Date, at})
		}
	case g != nil && len(g.Curve) > 0:
		for _, p := range g.Curve {
			points = append(points, point{p.Date, big.NewRat(int64(p.Share), 10000)})
		}
	case len(l.t.Curve) > 0:
		for _, p := range l.t.Curve {
			points = append(points, point{p.Date, big.NewRat(int64(p.Share), 10000)})
		}
	case g != nil && g.Pace == model.AtTheEnd:
		return nought
	case g != nil && g.Pace == model.ByMonths:
		return l.months(from, due, d)
	case g != nil && g.Pace == model.ByQuarters:
		all, over := int64(0), int64(0)
		for at := from; at <= due; {
			y, m, _ := at.Time().Date()
			end := date(y, (int(m)-1)/3*3+4, 0)
			if all++; end <= d {
				over++
			}
			at = end + 1
		}
		if all == 0 {
			return nought
		}
		return big.NewRat(over, all)
	default:
		return l.even(from, due, d)
	}
	if len(points) == 0 || points[len(points)-1].on < due {
		points = append(points, point{due, whole})
	}
	was := point{from - 1, nought}
	for _, p := range points {
		if d >= p.on {
			was = p
			continue
		}
		on := l.even
		if sliced {
			on = l.months
		}
		return new(big.Rat).Add(was.share, times(on(was.on+1, p.on, d), minus(p.share, was.share)))
	}
	return whole
}

// wholes takes off the part of a thing that is due of n.
func wholes(share, n *big.Rat) *big.Rat {
	if n == nil {
		return share
	}
	return part(floor(times(share, n)), n)
}

// things is how many whole things a target asks for of which no part can be due.
func things(g *model.Target) *big.Rat {
	if g.Kind != model.Cumulative && g.Kind != model.Yearly && g.Kind != model.Stock || g.Value == nil {
		return nil
	}
	n := rat(g.Value)
	if utf8.RuneCountInString(g.Unit) != 1 || !strings.Contains(countedIn, g.Unit) || !n.IsInt() || n.Sign() <= 0 || n.Cmp(big.NewRat(2000, 1)) > 0 {
		return nil
	}
	return n
}

// reached reports whether a figure is what the target asks.
func reached(g *model.Target, kind model.Kind, v *big.Rat) bool {
	if kind == model.Balance || kind == model.Cleared || kind == model.ZeroLine {
		return v.Sign() <= 0 || g.Value != nil && v.Cmp(rat(g.Value)) <= 0
	}
	want := rat(g.Value)
	switch kind {
	case model.Rank, model.Class:
		return v.Cmp(want) <= 0
	case model.Ceiling, model.CeilingFlow:
		if g.Max != nil {
			want = rat(g.Max)
		}
		if g.Op == model.Below {
			return v.Cmp(want) < 0
		}
		return v.Cmp(want) <= 0
	}
	if kind == model.Stock && g.Baseline != nil && rat(g.Baseline).Cmp(want) > 0 { // down from its base
		return v.Cmp(want) <= 0
	}
	switch g.Op {
	case model.Above:
		return v.Cmp(want) > 0
	case model.About:
		return v.Cmp(minus(want, times(new(big.Rat).Abs(want), big.NewRat(1, 20)))) >= 0
	case model.AtMost:
		return v.Cmp(want) <= 0
	case model.Below:
		return v.Cmp(want) < 0
	case model.Between:
		return v.Cmp(want) >= 0 && (kind != model.Level || g.Max == nil || v.Cmp(rat(g.Max)) <= 0)
	}
	return v.Cmp(want) >= 0
}

// kindByHand is the kind that a target is judged by.
func kindByHand(g *model.Target) model.Kind {
	less := g.Op == model.AtMost || g.Op == model.Below
	switch {
	case g.Kind == model.Level && less:
		return model.Ceiling
	case (g.Kind == model.Cumulative || g.Kind == model.Yearly) && g.Value != nil && g.Value.IsZero() && g.Baseline == nil && g.Max == nil && g.Op != model.AtLeast && g.Op != model.Above:
		return model.ZeroLine
	case g.Kind == model.Cumulative && less:
		return model.CeilingFlow
	}
	return g.Kind
}

// soft reports whether a paper only strives for it.
func soft(g *model.Target) bool {
	for _, w := range []string{"力争", "争取", "争创", "力求", "努力"} {
		if strings.HasPrefix(g.Strength, w) {
			return true
		}
	}
	return false
}

// excused: it fell due before the ledger followed the plan, without a figure, and nothing has been told since.
func (l *lamp) excused(due model.Date, read bool) bool {
	return due != 0 && due < l.on && due < l.tracked && !read && (l.reports == 0 || l.last < due)
}

// held is the day whose expectation a figure is held against: its own while it speaks.
func (l *lamp) held(read model.Date, quarterly bool) model.Date {
	if read != 0 && (l.asked || quarterly) || l.on <= read+model.Date(l.p.StaleDays) {
		return min(read, l.on) // an estimate may stand for a day to come
	}
	return l.on
}

// behind is the colour of a share done against what was expected.
func (l *lamp) behind(x *glow, g *model.Target, kind model.Kind, base, held, due model.Date) {
	n := x.of
	yellow, red := rat(&l.p.Yellow), rat(&l.p.Red)
	hundred := big.NewRat(100, 1)
	// Shares are held in hundredths of a point.
	have, want := big.NewRat(int64(tenThousandths(x.done)), 10000), big.NewRat(int64(tenThousandths(x.due)), 10000)
	gap := minus(want, have)
	over := func(limit *big.Rat) bool { return false }
	switch l.p.Yardstick {
	case model.Points:
		over = func(limit *big.Rat) bool { return times(gap, hundred).Cmp(limit) > 0 }
	case model.Ratios:
		over = func(limit *big.Rat) bool { return have.Cmp(times(limit, want)) < 0 }
	case model.DaysLate:
		if gap.Sign() > 0 {
			// How many working days ago the plan stood where the work stands.
			at := held
			for k := 0; at > l.begins() && k < 20000 && wholes(l.planned(g, kind, base, at, due), n).Cmp(x.done) > 0; k++ {
				at--
			}
			late := big.NewRat(l.workdays(at+1, held), 1)
			over = func(limit *big.Rat) bool { return late.Cmp(limit) > 0 }
		}
	}
	switch {
	case over(red):
		x.light, x.why = model.Red, "behind"
	case over(yellow):
		x.light, x.why = model.Yellow, "behind"
	default:
		x.light, x.why = model.Green, "on pace"
	}
}

func (l *lamp) lastDay(x *glow, g *model.Target, kind model.Kind, base, end model.Date) func() model.Light {
	if l.p.Yardstick != model.DaysLate {
		return nil
	}
	done, policy := x.done, l.p
	return func() model.Light {
		now := l.p
		l.p = policy
		y := glow{done: done, due: whole, of: x.of}
		l.behind(&y, g, kind, base, end, end)
		l.p = now
		return y.light
	}
}

// soon makes what is not done yellow when its deadline is near.
func (l *lamp) soon(x *glow, due model.Date, given bool) {
	if due == 0 || x.met {
		return
	}
	left := l.workdays(l.on+1, due) // none where its time is over, and only the figure of its quarter is still to come
	light := x.light
	if left <= int64(l.p.WarnDays) && l.p.WarnDays > 0 {
		light = model.Yellow
	}
	if l.p.Yardstick == model.DaysLeft {
		if n := big.NewRat(left, 1); n.Cmp(rat(&l.p.Red)) <= 0 {
			light = model.Red
		} else if n.Cmp(rat(&l.p.Yellow)) <= 0 {
			light = model.Yellow
		}
	}
	if !given && worse(light, x.light) { // that a campaign ends is no alarm for what will be well enough then
		end := *x
		if l.tooLate(&end, false); worse(light, end.light) {
			light = end.light
		}
	}
	if worse(light, x.light) {
		x.light, x.why = light, "due soon"
	}
}

// badness orders the lights; what cannot be called on schedule is worse than what is.
func badness(l model.Light) int {
	return map[model.Light]int{model.Done: 0, model.Green: 0, model.Grey: 1, model.Yellow: 2, model.Red: 3}[l]
}

func worse(a, b model.Light) bool { return badness(a) > badness(b) }

// tooLate judges what is not reached when its time is over.
func (l *lamp) tooLate(x *glow, given bool) {
	if given {
		x.light, x.why, x.grave = model.Red, "overdue", 2
		return
	}
	// The campaign has ended: the colour of what it lacks, and yellow where no figure says it.
	switch {
	case x.step:
		done, all := new(big.Rat), new(big.Rat)
		for n, m := range l.t.Milestones {
			weight := whole
			if m.Weight != nil {
				weight = rat(m.Weight)
			}
			if all.Add(all, weight); l.ticked(n) {
				done.Add(done, weight)
			}
		}
		if x.light, x.why = model.Yellow, "not closed"; done.Sign() > 0 {
			y := glow{shared: true, read: true, done: part(done, all)}
			l.tooLate(&y, false)
			x.light = y.light
		}
	case !x.shared || !x.read:
		if x.why = "not closed"; worse(model.Yellow, x.light) || !x.read {
			x.light = model.Yellow
		}
	default:
		y := glow{done: x.done, due: whole}
		p := l.p
		if l.p.Yardstick != model.Points && l.p.Yardstick != model.Ratios {
			d := model.DefaultPolicy()
			l.p.Yardstick, l.p.Yellow, l.p.Red = d.Yardstick, d.Yellow, d.Red
		}
		l.behind(&y, nil, 0, 0, l.on, l.on)
		l.p = p
		if x.why = "not closed"; x.atEnd != nil {
			if z := x.atEnd(); worse(z, y.light) {
				y.light = z
			}
		}
		x.light = y.light
	}
}

// target judges one target by its own rule.
func (l *lamp) target(i int, returns []model.Return) (x glow) {
	g := &l.t.Targets[i]
	kind := kindByHand(g)
	end, given := l.ends(g)
	x.lead, x.done, x.due = i, nought, nought
	f, read := l.newest(i)
	if g.Kind == model.Duty && g.Value == nil {
		f.on = l.last // any return does it
	}
	for _, m := range g.Terms().Members {
		for _, told := range l.figures(i, m) {
			f.on = max(f.on, told.on)
		}
	}
	quarterly := g.Pace == model.ByQuarters
	late := end // the day behind which it is late
	if quarterly && end != 0 {
		y, m, _ := end.Time().Date()
		late = date(y, (int(m)-1)/3*3+4, 0) + model.Date(cmp.Or(g.Terms().Lag, 20))
	}
	passed := end != 0 && l.on > late
	year, _, _ := l.on.Time().Date()
	due := end
	missing := 0
	if quarterly && l.p.SilentYellow > 0 {
		if missing = l.quarters(g, kind, end, f.on); missing > 0 && !l.excused(end, read) {
			passed = false // nobody knows how it ended
		}
	}

	switch kind {
	case model.GivenLater:
		if x.light, x.why = model.Grey, "given later"; end != 0 && l.on > end && end >= l.tracked {
			x.light, x.why = model.Yellow, "never given"
		}
		return x
	case model.Cumulative, model.Yearly, model.Stock, model.Balance, model.Percent, model.Each:
		x.shared = true
		var base, anew model.Date
		switch kind {
		case model.Each:
			n := int64(0)
			read = false
			for _, m := range g.Terms().Members {
				if all := l.figures(i, m); len(all) > 0 {
					read = true
					last := all[len(all)-1]
					f.on, f.estimate = max(f.on, last.on), f.estimate || last.estimate
					if reached(g, model.Cumulative, last.v) {
						n++
					}
				}
			}
			x.done = big.NewRat(n, int64(max(len(g.Terms().Members), 1)))
			x.met = n > 0 && n == int64(len(g.Terms().Members))
		case model.Percent:
			if read {
				want := big.NewRat(100, 1)
				if g.Value != nil {
					want = rat(g.Value)
				}
				x.done, x.met = clip(part(f.v, want)), f.v.Cmp(want) >= 0
			}
		case model.Balance, model.Stock:
			if !read {
				break
			}
			x.met = reached(g, kind, f.v)
			start, to := f, nought
			if kind == model.Stock || g.Value != nil {
				to = rat(g.Value)
			}
			if g.Baseline != nil {
				start.v = rat(g.Baseline)
			} else {
				start = l.figures(i, "")[0]
				base = start.on
			}
			if way := minus(to, start.v); way.Sign() != 0 {
				x.done = clip(part(minus(f.v, start.v), way))
			}
		default:
			if kind == model.Yearly {
				of := year // of another year: this one starts anew
				if end != 0 {
					of = min(of, yearOf(end))
				}
				if read && yearOf(f.on) < of {
					f.v, f.estimate, anew = nought, false, max(date(of, 1, 1), l.begins())
				}
			}
			if read {
				x.met = reached(g, kind, f.v)
				if want := rat(g.Value); want.Sign() != 0 { // what stood before the plan is last year's sum
					x.done = clip(part(f.v, want))
				}
			}
		}
		if p, ok := l.percent(); !read && ok && kind != model.Each {
			f, read = p, true
			x.done, x.met = clip(p.v), p.v.Cmp(whole) >= 0
			if of := min(year, yearOf(max(end, 1))); kind == model.Yearly && yearOf(p.on) < of {
				x.done, x.met, f.estimate, anew = nought, false, false, max(date(of, 1, 1), l.begins())
			}
		}
		if x.met {
			x.done = whole
		} else if x.done.Cmp(whole) >= 0 {
			x.done = big.NewRat(9999, 10000) // 30 is not 突破30
		}
		if kind == model.Yearly && end != 0 {
			due = min(end, date(year, 12, 31))
		}
		x.read = read
		x.atEnd = l.lastDay(&x, g, kind, base, due)
		at := l.on
		if read {
			if at = l.held(f.on, quarterly); at == min(f.on, l.on) && anew != 0 {
				at = anew // it says nothing of this year yet
			}
		}
		x.due = l.planned(g, kind, base, at, due)
		if x.of = things(g); kind == model.Each && len(g.Terms().Members) > 0 {
			x.of = big.NewRat(int64(len(g.Terms().Members)), 1)
		}
		x.due = wholes(x.due, x.of)
		switch {
		case x.met:
			x.light, x.why = model.Green, "met"
			final := l.on >= end || end == 0
			if kind == model.Yearly {
				final = end != 0 && yearOf(f.on) >= yearOf(end)
			}
			if kind == model.Stock && final && l.asked && l.silence(returns, end) != model.Grey {
				final = false // nobody reported its end
			}
			if kind == model.Cumulative || kind == model.Balance || kind == model.Percent || kind == model.Each {
				final = true
			}
			if final && !f.estimate {
				x.light, x.why = model.Done, "reached"
			}
		case l.excused(end, read):
			x.light, x.why, x.grave = model.Grey, "unverified", 1
		case passed:
			if read {
				l.behind(&x, g, kind, base, at, due)
			}
			l.tooLate(&x, given)
		case !read:
			x.light, x.why = model.Grey, "unread"
			l.soon(&x, due, given)
		default:
			l.behind(&x, g, kind, base, at, due)
			l.soon(&x, due, given)
		}
	default:
		l.stands(&x, g, kind, i, f, read, end, given, passed)
	}
	if missing > 0 && !l.excused(due, read) && !(x.met && x.shared) {
		light := model.Yellow
		if l.p.SilentRed > 0 && missing >= l.p.SilentRed {
			light = model.Red
		}
		if x.grave == 0 && !worse(x.light, light) {
			x.light, x.why = light, "quarter missing"
		}
	}
	if soft(g) && x.light == model.Red && kind != model.ZeroLine {
		x.light = model.Yellow
	}
	return x
}

// quarters counts the quarters up to the newest one whose figure is past its day for which there is none: a figure of a day within a
// quarter does not say how that ended.
func (l *lamp) quarters(g *model.Target, kind model.Kind, end, read model.Date) (n int) {
	if l.reports == 0 && !l.asked {
		return 0
	}
	from := l.begins()
	if kind == model.Yearly && end != 0 {
		end = min(end, date(yearOf(l.on), 12, 31))
		from = max(from, date(yearOf(end), 1, 1))
	}
	for at := from; at <= min(l.on, cmp.Or(end, l.on)); {
		y, m, _ := at.Time().Date()
		last := date(y, (int(m)-1)/3*3+4, 0)
		if last+model.Date(cmp.Or(g.Terms().Lag, 20)) >= l.on {
			break
		}
		if read < last && last+model.Date(cmp.Or(g.Terms().Lag, 20)) >= l.tracked {
			n++
		}
		at = last + 1
	}
	return n
}

// stands judges what must hold at every reading.
func (l *lamp) stands(x *glow, g *model.Target, kind model.Kind, i int, f figure, read bool, end model.Date, given, passed bool) {
	year, _, _ := l.on.Time().Date()
	x.read = read
	short := new(big.Rat) // by how much it is missed
	slack := new(big.Rat)
	switch kind {
	case model.ZeroLine:
		for _, e := range l.t.Events {
			y, _, _ := e.Date.Time().Date()
			if e.Target == i && y == year && e.Entered <= l.on && e.Date <= l.on && (e.Withdrawn == 0 || e.Withdrawn > l.on) {
				x.read, x.light, x.grave, x.miss, x.why = true, model.Red, 3, whole, "an event"
				return
			}
		}
		if !read {
			x.miss = whole
		}
		worst := figure{}
		for _, n := range l.figures(i, "") {
			y, _, _ := n.on.Time().Date()
			was, _, _ := worst.on.Time().Date()
			if worst.v == nil || y > was || n.v.Cmp(worst.v) >= 0 {
				worst = n
			}
		}
		f = worst
		if y, _, _ := f.on.Time().Date(); read && f.v.Sign() > 0 && y < year {
			x.read, read, x.miss = false, false, whole // another year: nothing is known of this one
		}
		if read {
			x.met = f.v.Sign() <= 0
			if short = f.v; !x.met {
				x.light, x.grave, x.miss, x.why = model.Red, 3, whole, "zero broken"
				return
			}
		}
	case model.Cleared:
		if read {
			x.met, short = reached(g, kind, f.v), f.v
		}
	case model.Rank, model.Class:
		if read {
			x.met, short = reached(g, kind, f.v), minus(f.v, rat(g.Value))
		}
	case model.Duty:
		if g.Value == nil {
			x.read = len(l.counts) > 0
			read, x.met = x.read, x.read
			f.on = l.last
			break
		}
		fallthrough
	case model.Level:
		if !read {
			if kind == model.Duty {
				x.miss = whole
			}
			break
		}
		if x.met = reached(g, model.Level, f.v); x.met {
			break
		}
		want := rat(g.Value)
		if short = minus(want, f.v); g.Max != nil && f.v.Cmp(rat(g.Max)) > 0 {
			want = rat(g.Max)
			short = minus(f.v, want)
		}
		fifth := times(new(big.Rat).Abs(want), big.NewRat(1, 5))
		switch {
		case g.Terms().Slack != nil:
			slack = rat(g.Terms().Slack)
		case short.Sign() > 0 && g.Max != nil && f.v.Cmp(rat(g.Max)) > 0: // the upper end is a ceiling
			slack = times(want, big.NewRat(int64(l.p.CeilingSlack), 10000))
		case strings.Contains(g.Metric, "增") && g.Unit == "%" && kind == model.Level:
			if slack = fifth; slack.Cmp(whole) < 0 {
				slack = whole
			}
		case g.Unit == "%" && kind == model.Level:
			slack = big.NewRat(2, 1)
		default:
			slack = times(new(big.Rat).Abs(want), big.NewRat(int64(l.p.LevelSlack), 10000))
		}
	case model.Ceiling, model.CeilingFlow:
		if !read {
			break
		}
		limit := rat(g.Value)
		if g.Max != nil {
			limit = rat(g.Max)
		}
		x.met, short = reached(g, kind, f.v), minus(f.v, limit)
		if slack = times(new(big.Rat).Abs(limit), big.NewRat(int64(l.p.CeilingSlack), 10000)); g.Terms().Slack != nil {
			slack = rat(g.Terms().Slack)
		}
		if kind == model.CeilingFlow {
			if !x.met {
				x.light, x.why, x.miss = model.Red, "over the limit", whole
				if limit.Sign() > 0 {
					x.miss = part(short, limit)
				}
				if passed && given {
					l.tooLate(x, given)
				}
				return
			}
			// A ceiling's slack holds for the curve too; that time passes without a figure uses nothing up.
			allowed := l.planned(g, kind, 0, min(f.on, l.on), end)
			if limit.Sign() > 0 {
				by := tenThousandths(allowed)
				allowed = big.NewRat(int64(by+by*tenThousandths(new(big.Rat).Add(part(slack, limit), big.NewRat(9999, 100000000)))/10000), 10000)
			}
			if by := allowed; limit.Sign() > 0 {
				off := tenThousandths(part(f.v, limit)) - tenThousandths(by)
				x.edge = -2 <= off && off <= 2
			}
			if x.estimate = f.estimate; limit.Sign() > 0 && end != 0 && g.Pace != model.AtTheEnd && tenThousandths(part(f.v, limit)) > tenThousandths(allowed) {
				x.light, x.why = model.Yellow, "over its curve"
				return
			}
		}
	case model.Step:
		want := whole
		if g.Value != nil {
			want = rat(g.Value)
		}
		if x.shared, x.step, x.read = true, true, l.reports > 0; end != 0 && l.on >= end {
			x.due = whole
		}
		if read {
			x.met = f.v.Cmp(want) >= 0
			x.done, read = clip(part(f.v, want)), false
		} else if p, ok := l.percent(); ok {
			read, x.met, x.done = false, p.v.Cmp(whole) >= 0, p.v
		}
		switch {
		case x.met:
			if x.light, x.why = model.Done, "step done"; f.estimate {
				x.light = model.Green
			}
		case l.excused(end, read):
			x.light, x.why, x.grave = model.Grey, "unverified", 1
		case passed:
			l.tooLate(x, given)
		default:
			x.light, x.why = model.Green, "step ahead"
			if !x.read && l.reports == 0 {
				x.light = model.Grey
			}
			l.soon(x, end, given)
		}
		return
	default:
		panic(fmt.Sprint("no rule for ", kind))
	}
	switch {
	case x.met:
		if x.light, x.why = model.Green, "held"; end != 0 && end < min(l.on, l.tracked) && l.last < end {
			x.light, x.why, x.grave = model.Grey, "unverified", 1 // nobody told of its end
		}
		x.estimate = f.estimate
	case l.excused(end, read):
		x.light, x.why, x.grave = model.Grey, "unverified", 1
	case !read && !passed:
		x.light, x.why = model.Grey, "unread"
		l.soon(x, end, given)
	case !read:
		l.tooLate(x, given)
	default:
		if x.miss = whole; kind == model.Level || kind == model.Duty || kind == model.Ceiling {
			if want := rat(g.Value); want.Sign() != 0 {
				x.miss = part(short, new(big.Rat).Abs(want))
			}
		}
		if x.light, x.why = model.Red, "short"; short.Cmp(slack) <= 0 && kind != model.Rank {
			x.light = model.Yellow
		}
		if g.Pace == model.AtTheEnd && end != 0 && l.held(f.on, false) < end {
			x.light = model.Yellow
		}
		if passed && given {
			l.tooLate(x, given)
		} else {
			l.soon(x, end, given)
		}
	}
}

// steps judges the milestones: each that has a date by itself, and the others together.
func (l *lamp) steps() (out []glow) {
	var pool []int
	for n := range l.t.Milestones {
		m := &l.t.Milestones[n]
		due, given := m.Deadline.Date, true
		if due == 0 {
			if len(l.t.Milestones) > 1 {
				pool = append(pool, n)
				continue
			}
			due, given = l.deadline() // a single step is due with the task
		}
		x := glow{lead: -1, shared: true, step: true, read: l.reports > 0, met: l.ticked(n), done: nought, due: nought}
		if due != 0 && due <= l.on {
			x.due = whole
		}
		switch {
		case x.met:
			x.light, x.why, x.done = model.Done, "step done", whole
		case l.excused(due, false):
			x.light, x.why, x.grave = model.Grey, "unverified", 1
		case due != 0 && due < l.on:
			l.tooLate(&x, given)
			if given && l.p.Yardstick == model.DaysLate && big.NewRat(l.workdays(due+1, l.on), 1).Cmp(rat(&l.p.Red)) <= 0 {
				x.light = model.Yellow // days late are what counts
			}
		default:
			if x.light, x.why = model.Green, "step ahead"; !x.read {
				x.light = model.Grey
			}
			l.soon(&x, due, given)
		}
		out = append(out, x)
	}
	if len(pool) == 0 {
		return out
	}
	end, given := l.deadline()
	x := glow{lead: -1, shared: true, read: l.reports > 0}
	done := int64(0)
	for _, n := range pool {
		if l.ticked(n) {
			done++
		}
	}
	all := big.NewRat(int64(len(pool)), 1)
	x.done, x.met = part(big.NewRat(done, 1), all), done == int64(len(pool))
	// A return is held against its own day.
	at := l.held(l.last, false)
	x.of = all
	x.due = wholes(l.planned(nil, model.Step, 0, at, end), all)
	switch {
	case x.met:
		x.light, x.why = model.Done, "steps done"
	case l.excused(end, false):
		x.light, x.why, x.grave = model.Grey, "unverified", 1
	case end != 0 && l.on > end:
		if x.read {
			l.behind(&x, nil, model.Step, 0, at, end)
		}
		l.tooLate(&x, given)
	default:
		if x.light, x.why = model.Grey, "unread"; x.read {
			l.behind(&x, nil, model.Step, 0, at, end)
		}
		l.soon(&x, end, given)
	}
	return append(out, x)
}

// inWords judges work that has no figure and no step.
func (l *lamp) inWords() (x glow) {
	x.lead, x.done, x.due = -1, nought, nought
	end, given := l.deadline()
	passed := end != 0 && l.on > end
	said, on := l.saidLast()
	// A percentage goes before words, unless the unit has said since that it is not as it should be.
	if p, ok := l.percent(); ok && (p.on >= on || said == model.SaidNormal) {
		x.shared, x.read, x.done, x.met = true, true, p.v, p.v.Cmp(whole) >= 0
		at := l.held(p.on, false)
		x.due = l.planned(nil, model.Percent, 0, at, end)
		x.atEnd = l.lastDay(&x, nil, model.Percent, 0, end)
		switch {
		case x.met:
			if x.light, x.why = model.Done, "whole"; p.estimate {
				x.light = model.Green
			}
		case l.excused(end, true):
			x.light, x.why, x.grave = model.Grey, "unverified", 1
		case passed:
			l.tooLate(&x, given)
		default:
			l.behind(&x, nil, model.Percent, 0, at, end)
			l.soon(&x, end, given)
		}
		return x
	}
	x.read = said != model.SaidNothing
	switch {
	case l.excused(end, x.read):
		x.light, x.why, x.grave = model.Grey, "unverified", 1
	case said == model.SaidDone:
		x.light, x.why = model.Green, "said done"
	case passed:
		l.tooLate(&x, given)
	default:
		switch said {
		case model.SaidNothing:
			x.light, x.why = model.Grey, "unread"
		case model.SaidNormal:
			x.light, x.why = model.Green, "said normal"
		default:
			x.light, x.why = model.Yellow, "said behind"
		}
		l.soon(&x, end, given)
	}
	return x
}

// measures judges all measures of the task.
func (l *lamp) measures(returns []model.Return) (out []glow) {
	for i := range l.t.Targets {
		switch g := &l.t.Targets[i]; {
		case idle(g), g.Kind == model.Step && len(l.t.Milestones) > 0:
		default:
			out = append(out, l.target(i, returns))
		}
	}
	out = append(out, l.steps()...)
	if len(out) == 0 {
		out = append(out, l.inWords())
	}
	return out
}

// complete reports whether everything is reached. What must hold at every reading, and nothing else, is so when its time
// is over, it was reported for the end and nothing due by then is missing.
func (l *lamp) complete(all []glow, returns []model.Return) bool {
	lasts, open := true, false
	latest := model.Date(0)
	for _, x := range all {
		if x.light == model.Done {
			lasts = false
			continue
		}
		if x.lead < 0 || x.shared || !x.met || x.estimate {
			return false
		}
		end, _ := l.ends(&l.t.Targets[x.lead])
		if end == 0 {
			end = l.on
		}
		// A duty comes again each turn.
		open = open || l.t.Targets[x.lead].Kind == model.Duty && (l.on <= end || l.asked && l.silence(returns, end) != model.Grey)
		latest = max(latest, end)
	}
	if open || !lasts {
		return !open
	}
	switch {
	case latest >= l.on:
		return false
	case l.asked:
		return l.last >= latest && l.silence(returns, latest) == model.Grey
	}
	return l.p.StaleDays == 0 || latest-l.last <= model.Date(l.p.StaleDays)
}

// silence is the colour of what has not been returned by a day.
func (l *lamp) silence(returns []model.Return, on model.Date) model.Light {
	n := count(l.t, l.c, returns, l.cal, on, false).inARow
	switch {
	case l.p.SilentRed > 0 && n >= l.p.SilentRed:
		return model.Red
	case l.p.SilentYellow > 0 && n >= l.p.SilentYellow:
		return model.Yellow
	}
	return model.Grey
}

// judge works out the light of the task.
func (l *lamp) judge(returns []model.Return) glow {
	t := l.t
	plain := func(light model.Light, why string) glow { return glow{light: light, lead: -1, why: why} }
	all := l.measures(returns)
	switch {
	case t.Nature == model.StandingDuty:
		return plain(model.Unlit, "stands for good")
	case t.Added > l.on:
		return plain(model.Grey, "not added")
	case t.Closed != nil && t.Closed.On <= l.on:
		return plain(model.Done, "closed")
	case l.complete(all, returns):
		return plain(model.Done, "complete")
	}
	rests := false
	for _, s := range t.Suspended {
		rests = rests || s.From <= l.on && (s.Until == 0 || l.on <= s.Until)
	}
	if !rests && l.reports == 0 && max(l.begins(), t.Start.Date) > l.on {
		return plain(model.Grey, "not begun")
	}
	// The worst measure; what is not reported says nothing beside what is, until it falls due.
	known := slices.ContainsFunc(all, func(x glow) bool { return x.read })
	lead := -1
	for i, x := range all {
		if known && !x.read && x.light == model.Grey && x.why != "unverified" {
			continue
		}
		if lead < 0 {
			lead = i
			continue
		}
		o := &all[lead]
		switch {
		case worse(x.light, o.light):
			lead = i
		case badness(x.light) < badness(o.light):
		case x.grave != o.grave:
			if x.grave > o.grave {
				lead = i
			}
		case x.lag() > o.lag():
			lead = i
		}
	}
	v := plain(model.Grey, "nothing known")
	if lead >= 0 {
		v = all[lead]
	}
	if v.light == model.Done {
		v.light = model.Green // not all of it
	}
	v.all, v.first = all, max(lead, 0)
	if rests {
		v.light, v.why = model.Grey, "rests"
		return v
	}
	// What is missing.
	waits := true
	for _, x := range all {
		waits = waits && (x.light == model.Done || x.why == "given later" || x.why == "never given" || x.why == "unverified" && !x.met || x.why == "said done")
	}
	if l.asked && !waits {
		if silent := l.silence(returns, l.on); silent != model.Grey && worse(silent, v.light) {
			v.light, v.why = silent, "silent; "+v.why
		}
	}
	// A figure of each quarter is missed when it is due, and does not grow old.
	old, quarters := false, false
	met := true
	for _, x := range all {
		if x.why == "given later" || x.why == "never given" || x.why == "said done" {
			met = false
			continue
		}
		q := x.lead >= 0 && t.Targets[x.lead].Pace == model.ByQuarters
		met, quarters = met && x.met, quarters || q
		old = old || !x.met && !q && x.why != "unverified"
	}
	if !l.asked && !waits && (old || met && !quarters) && l.last != 0 && l.p.StaleDays > 0 && l.on-l.last > model.Date(l.p.StaleDays) && worse(model.Yellow, v.light) {
		v.light, v.why = model.Yellow, "stale; "+v.why
	}
	return v
}

// countedIn are the words for things of which there is no half.
const countedIn = "个家座所处条项件台套户人名次场起例村栋幢间宗只口眼辆艘期批篇部本张份块面届支队组班站点种款枚棵株头"

// bent reports whether what must hold at every reading has a curve of its own all the same.
func bent(g model.Target) bool {
	switch g.Kind {
	case model.Cumulative, model.Yearly, model.Stock, model.Balance, model.Percent, model.CeilingFlow:
		return false
	}
	return len(g.Curve)+len(g.Terms().Slices) > 0
}

// relight holds the lights of a board against the second program.
func relight(b *board.Board, returnsOf func(id string) []model.Return) (out []string) {
	for i := range int32(b.Len()) {
		r := b.At(i)
		a := &r.Assessment
		if slices.ContainsFunc(r.Task.Targets, bent) {
			continue // the tables of the model have these
		}
		returns := returnsOf(r.Task.ID)
		l := newLamp(r.Task, r.Campaign, returns, b.Calendar(), b.On())
		x := l.judge(returns)
		if slices.ContainsFunc(x.all, func(m glow) bool { return m.edge }) {
			continue
		}
		differ := func(what string, got, want any) {
			if fmt.Sprint(got) == fmt.Sprint(want) {
				return
			}
			out = append(out, fmt.Sprintf("%s: %s: the board has %v, worked out by hand %v\n\tthe board: %v, measure %d, done %d, due %d: %s\n\tby hand: %v, measure %d, done %s, due %s: %s%s\n\t%s", what, r.Task.ID,
				got, want, a.Computed, a.Lead, a.Completion, a.Expected, reasonsOf(b, r), x.light, x.lead, show(x.done), show(x.due), x.why, x.measures(), describe(r.Task, r.Campaign)))
		}
		asked := count(r.Task, r.Campaign, returns, b.Calendar(), b.On(), false)
		asked.inARow = 0
		if leftOut(b, r, &asked) > 0 && badness(x.light) < badness(model.Yellow) && x.light != model.Done && x.why != "rests" {
			x.light, x.why = model.Yellow, "left out; "+x.why
		}
		differ("light", a.Computed, x.light)
		if a.Computed != x.light {
			continue
		}
		if known := x.shared && x.read; a.Computed != model.Done && a.Computed != model.Unlit {
			differ("known", a.Known, known)
			if known && a.Known {
				if !x.alike(int(a.Lead)) {
					differ("measure", a.Lead, x.lead)
				}
				if int(a.Lead) == x.lead && x.lead >= 0 {
					differ("completion", a.Completion, tenThousandths(x.done))
					if g := &r.Task.Targets[x.lead]; len(g.Terms().Slices)+len(g.Curve) == 0 && g.Pace != model.ByMonths || max(a.Expected-tenThousandths(x.due), tenThousandths(x.due)-a.Expected) > 2 {
						differ("expected", a.Expected, tenThousandths(x.due)) // between two points the board rounds off twice
					}
				}
			}
		}
	}
	return out
}

// alike reports whether a measure is as bad as the one that leads, so that either may.
func (x *glow) alike(lead int) bool {
	for i := range x.all {
		if m := &x.all[i]; m.lead == lead && badness(m.light) == badness(x.all[x.first].light) && m.grave == x.all[x.first].grave && m.lag() == x.all[x.first].lag() {
			return true
		}
	}
	return false
}

func (x *glow) measures() string {
	var w strings.Builder
	for _, m := range x.all {
		fmt.Fprintf(&w, "\n\t\tmeasure %d %v read %t met %t done %s due %s: %s", m.lead, m.light, m.read, m.met, show(m.done), show(m.due), m.why)
	}
	return w.String()
}

func reasonsOf(b *board.Board, r *board.Row) string {
	return words.Reasons(b.Explain(r), model.Chinese)
}

func every(t *model.Task, c *model.Campaign) string {
	p, by := asks(t, c)
	return fmt.Sprint("asked each ", p.Kind, " ", by)
}

// describe tells what matters of a task.
func describe(t *model.Task, c *model.Campaign) string {
	var w strings.Builder
	d := &t.Deadline
	fmt.Fprintf(&w, "%s, plan %s to %s, followed since %s, added %s, start %s, deadline %s given %t, yardstick %s, stale %d, warn %d, silent %d %d, %s", t.Title, c.Period.From, c.Period.To, c.TrackedSince, t.Added, t.Start.Date, d.Date, d.Given, c.Policy.Yardstick, c.Policy.StaleDays, c.Policy.WarnDays,
		c.Policy.SilentYellow, c.Policy.SilentRed, every(t, c))
	for i := range t.Targets {
		g := &t.Targets[i]
		fmt.Fprintf(&w, "\n\t#%d %s %s %s %v %v %s from %v by %s pace %s %s slack %v slices %v curve %v", i, g.Metric, g.Kind, g.Op, g.Value, g.Max, g.Unit, g.Baseline, g.Deadline.Date, g.Pace, g.Strength, g.Terms().Slack, g.Terms().Slices, g.Curve)
	}
	for i := range t.Milestones {
		m := &t.Milestones[i]
		fmt.Fprintf(&w, "\n\tstep %d %s by %s weight %v", i, m.Title, m.Deadline.Date, m.Weight)
	}
	s := &t.Standing
	for _, x := range s.Actuals {
		fmt.Fprintf(&w, "\n\tread #%d %s%s %s on %s estimate %t", x.Actual.Target, x.Actual.Value, x.Actual.Unit, x.Actual.Of, x.On, x.Actual.Estimate)
	}
	fmt.Fprintf(&w, "\n\treports %d, last %s, percent %v of %s, said %s, steps %v", s.Reports, s.Last, s.Percent, s.PercentOn, s.Said, s.Steps)
	return w.String()
}
