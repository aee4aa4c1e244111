package model

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/govalues/decimal"
)

// The errors of what an officer types or asks for. Each names one thing that is
// wrong, so that a screen can say it in the officer's own language.
var (
	// ErrPercent is returned for a percentage that is not a figure from 0 to 100.
	ErrPercent = errors.New("not a percentage from 0 to 100")
	// ErrReason is returned where a change needs a reason and none was given.
	ErrReason = errors.New("a reason is needed")
	// ErrOrder is returned for a day that lies before the one it must follow.
	ErrOrder = errors.New("the day lies before the one it must follow")
	// ErrSame is returned for a change that changes nothing.
	ErrSame = errors.New("nothing would change")
	// ErrClosed is returned for a change that a closed task does not take.
	ErrClosed = errors.New("the task is closed")
)

// Clone returns a copy of the task that shares nothing with it that a change
// made by the methods of Task would touch.
func (t *Task) Clone() *Task {
	c := *t
	c.Extensions = slices.Clone(t.Extensions)
	c.Manual = slices.Clone(t.Manual)
	c.Suspended = slices.Clone(t.Suspended)
	if t.Closed != nil {
		v := *t.Closed
		c.Closed = &v
	}
	if t.Detail != nil {
		v := *t.Detail
		v.Review = slices.Clone(t.Detail.Review)
		c.Detail = &v
	}
	return &c
}

// Extend moves the deadline on a day. The first deadline is kept in the first
// extension. An earlier date is a move like any other; the same one is ErrSame.
func (t *Task) Extend(on Date, to Deadline, reason, by string) error {
	from := t.DeadlineOn(on)
	switch {
	case to.Date.IsZero():
		return ErrDate
	case to.Date == from.Date:
		return fmt.Errorf("deadline %s: %w", to.Date, ErrSame)
	case !t.Start.Date.IsZero() && to.Date < t.Start.Date:
		return fmt.Errorf("deadline %s, start %s: %w", to.Date, t.Start.Date, ErrOrder)
	case strings.TrimSpace(reason) == "":
		return ErrReason
	}
	to.Given = true
	t.Extensions = append(t.Extensions, Extension{On: on, From: from, To: to, Reason: reason, By: by})
	return nil
}

// ExtensionsOn counts the moves of the deadline up to a day.
func (t *Task) ExtensionsOn(on Date) int {
	n := 0
	for i := range t.Extensions {
		if t.Extensions[i].On <= on {
			n++
		}
	}
	return n
}

// SetLight sets a light by hand from one day to another, both included.
func (t *Task) SetLight(on, until Date, light Light, reason, by string) error {
	switch {
	case strings.TrimSpace(reason) == "":
		return ErrReason
	case until.IsZero():
		return ErrDate
	case until < on:
		return fmt.Errorf("%s to %s: %w", on, until, ErrOrder)
	}
	t.endLight(on)
	t.Manual = append(t.Manual, ManualLight{On: on, Until: until, Light: light, Reason: reason, By: by})
	return nil
}

// ClearLight gives the task its computed light again from a day on.
func (t *Task) ClearLight(on Date) error {
	if t.ManualOn(on) == nil {
		return ErrSame
	}
	t.endLight(on)
	return nil
}

// endLight lets manual lights end on the day before on; those set that very day go.
func (t *Task) endLight(on Date) {
	t.Manual = slices.DeleteFunc(t.Manual, func(m ManualLight) bool { return m.On >= on })
	for i := range t.Manual {
		if m := &t.Manual[i]; m.Until.IsZero() || m.Until >= on {
			m.Until = on - 1
		}
	}
}

// Close ends the supervision of the task on a day (办结).
func (t *Task) Close(on Date, text, by string) error {
	if on.IsZero() {
		return ErrDate
	}
	if t.Closed != nil {
		return ErrClosed
	}
	t.Closed = &Closing{On: on, By: by, Text: text}
	return nil
}

// Reopen takes a closing back.
func (t *Task) Reopen() error {
	if t.Closed == nil {
		return ErrSame
	}
	t.Closed = nil
	return nil
}

// Suspend lets the task rest from a day on, until another or, for a zero until,
// until further notice.
func (t *Task) Suspend(from, until Date, reason string) error {
	switch {
	case strings.TrimSpace(reason) == "":
		return ErrReason
	case t.SuspendedOn(from):
		return ErrSame
	case !until.IsZero() && until < from:
		return fmt.Errorf("%s to %s: %w", from, until, ErrOrder)
	}
	t.Suspended = append(t.Suspended, Suspension{From: from, Until: until, Reason: reason})
	return nil
}

// Resume ends a suspension; the day itself is worked again.
func (t *Task) Resume(on Date) error {
	if !t.SuspendedOn(on) {
		return ErrSame
	}
	t.Suspended = slices.DeleteFunc(t.Suspended, func(s Suspension) bool { return s.From >= on })
	for i := range t.Suspended {
		if s := &t.Suspended[i]; s.Until.IsZero() || s.Until >= on {
			s.Until = on - 1
		}
	}
	return nil
}

// SettleDoubts marks every open doubt about the task as settled.
func (t *Task) SettleDoubts(on Date, by string) {
	if t.Detail == nil {
		return
	}
	for i := range t.Detail.Review {
		if d := &t.Detail.Review[i]; d.Settled.IsZero() {
			d.Settled, d.By = on, by
		}
	}
}

// With returns the standing with one more report, as if it had been stored.
func (s Standing) With(t *Task, p Progress) Standing {
	reports := s.asReports()
	p.Seq = uint32(len(reports) + 1)
	out := Summarise(t, append(reports, p), max(s.Last, p.Date))
	out.Reports = s.Reports + 1
	return out
}

// asReports returns reports that sum up to the standing.
func (s *Standing) asReports() []Progress {
	var out []Progress
	add := func(p Progress) {
		p.Seq = uint32(len(out) + 1)
		out = append(out, p)
	}
	if s.Reports > 0 {
		add(Progress{Date: s.Last, Text: s.Text, Simulated: s.Simulated})
	}
	if s.Percent != nil {
		add(Progress{Date: s.PercentOn, Percent: s.Percent})
	}
	for _, r := range s.Actuals {
		add(Progress{Date: r.On, Actuals: []Actual{r.Actual}})
	}
	for _, d := range s.Steps {
		add(Progress{Date: d.On, Steps: []StepMark{{Milestone: d.Milestone, Done: true}}})
	}
	return out
}

// TakesPercent reports whether a report on the task gives a percentage: it has
// neither targets nor milestones to be measured by.
func (t *Task) TakesPercent() bool { return len(t.Targets) == 0 && len(t.Milestones) == 0 }

// MainTarget is the target that a single figure is taken for: the only one, or
// the first cumulative one; -1 where there is none.
func (t *Task) MainTarget() int {
	if len(t.Targets) == 1 {
		return 0
	}
	for i := range t.Targets {
		if t.Targets[i].Kind == Cumulative && t.Targets[i].Value != nil {
			return i
		}
	}
	if len(t.Targets) > 0 {
		return 0
	}
	return -1
}

// ReadActual reads what an officer typed for target i: a figure in the
// target's own unit, or with a unit that can be turned into it. A unit that
// cannot is ErrUnit.
func (t *Task) ReadActual(i int, text string) (Actual, error) {
	if i < 0 || i >= len(t.Targets) {
		return Actual{}, fmt.Errorf("target %d: %w", i+1, ErrAmount)
	}
	g := &t.Targets[i]
	v, unit, err := ParseAmount(text)
	if err != nil {
		return Actual{}, fmt.Errorf("%s %q: %w", g.Metric, text, err)
	}
	if unit != "" && unit != g.Unit {
		if v, err = Convert(v, unit, g.Unit); err != nil {
			return Actual{}, fmt.Errorf("%s %q, %q: %w", g.Metric, text, g.Unit, err)
		}
	}
	return Actual{Target: i, Value: v, Unit: g.Unit}, nil
}

// ReadPercent reads a percentage that an officer typed, with or without its sign.
func ReadPercent(text string) (Decimal, error) {
	v, unit, err := ParseAmount(text)
	if err != nil || unit != "" && unit != "%" {
		return Decimal{}, fmt.Errorf("%q: %w", text, ErrPercent)
	}
	if v.IsNeg() || v.Cmp(decimal.Hundred) > 0 {
		return Decimal{}, fmt.Errorf("%q: %w", text, ErrPercent)
	}
	return v, nil
}

// ReadDate reads a day that an officer typed: 2026-11-23, 11-23, 11月23日, 23,
// or -7 for a week before today and +7 for a week behind it. What is left out is that of today.
func ReadDate(text string, today Date) (Date, error) {
	text = strings.TrimSpace(text)
	bad := fmt.Errorf("%q: %w", text, ErrDate)
	if text == "" {
		return 0, bad
	}
	if text[0] == '+' || text[0] == '-' {
		n, err := strconv.Atoi(text)
		if err != nil || n < -36600 || n > 36600 {
			return 0, bad
		}
		return today.AddDays(n), nil
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("-/.年月日号", r) })
	y, m, d := today.Civil()
	fields := []int{}
	for _, p := range parts {
		n, err := strconv.Atoi(strings.TrimSpace(p))
		if err != nil {
			return 0, bad
		}
		fields = append(fields, n)
	}
	month := int(m)
	switch len(fields) {
	case 1:
		d = fields[0]
	case 2:
		month, d = fields[0], fields[1]
	case 3:
		y, month, d = fields[0], fields[1], fields[2]
	default:
		return 0, bad
	}
	got, err := ParseDate(fmt.Sprintf("%04d-%02d-%02d", y, month, d))
	if err != nil {
		return 0, bad
	}
	return got, nil
}

// FormatTarget writes a target in the short form that ParseTargets reads:
// 「税收 >= 0.6 亿元」.
func FormatTarget(t *Target) string {
	if t.Value == nil {
		return strings.TrimSpace(t.Metric + " " + t.Kind.String())
	}
	v := t.Value.String()
	op := t.Op.String()
	if t.Max != nil {
		op, v = "=", v+"-"+t.Max.String()
	}
	text := t.Metric + " " + op + " " + v
	if t.Unit != "" {
		text += " " + t.Unit
	}
	if t.Kind != Cumulative {
		text += " " + t.Kind.String()
	}
	return text
}

// ErrTarget is returned for text that is not a target in the short form.
var ErrTarget = errors.New("not a target (name >= figure unit)")

// ParseTargets reads targets in the short form, set apart by semicolons. One
// that is written as an old one was is that old one, with all that the short
// form does not show.
func ParseTargets(text string, old []Target) ([]Target, error) {
	var out []Target
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '；' }) {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		if i := slices.IndexFunc(old, func(t Target) bool { return FormatTarget(&t) == part }); i >= 0 {
			out = append(out, old[i])
			continue
		}
		t, err := parseTarget(part)
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

// parseTarget reads one target: name, operator, figure, unit, kind.
func parseTarget(text string) (Target, error) {
	bad := fmt.Errorf("%q: %w", text, ErrTarget)
	at, opText := -1, ""
	for _, op := range []string{">=", "<=", "≥", "≤", ">", "<", "=", "~"} {
		if i := strings.Index(text, op); i > 0 && (at < 0 || i < at) {
			at, opText = i, op
		}
	}
	if at < 0 {
		// Without an operator only a name and a kind without a figure stand.
		name, kind, ok := strings.Cut(text, " ")
		var k Kind
		if !ok || k.UnmarshalText([]byte(strings.TrimSpace(kind))) != nil {
			return Target{}, bad
		}
		return Target{Metric: name, Kind: k, Text: text}, nil
	}
	t := Target{Metric: strings.TrimSpace(text[:at]), Text: text}
	opName := map[string]string{"≥": ">=", "≤": "<="}[opText]
	if opName == "" {
		opName = opText
	}
	if t.Metric == "" || t.Op.UnmarshalText([]byte(opName)) != nil {
		return Target{}, bad
	}
	rest := strings.Fields(text[at+len(opText):])
	if len(rest) > 0 {
		if t.Kind.UnmarshalText([]byte(rest[len(rest)-1])) == nil {
			rest = rest[:len(rest)-1]
		} else if t.Op == AtMost || t.Op == Below {
			t.Kind = Ceiling
		}
	}
	figure := strings.Join(rest, "")
	if low, high, ok := strings.Cut(figure, "-"); ok && low != "" {
		max, unit, err := ParseAmount(high)
		if err != nil {
			return Target{}, bad
		}
		t.Max, t.Unit, t.Op = &max, unit, Between
		figure = low
	}
	v, unit, err := ParseAmount(figure)
	if err != nil {
		return Target{}, bad
	}
	t.Value = &v
	if unit != "" {
		t.Unit = unit
	}
	return t, nil
}

// SetReportCadence orders reports at another period, or none for Never. The
// due day of monthly reports is kept, or the fifth.
func (c *Campaign) SetReportCadence(every Every) {
	day := 5
	kept := make([]Cadence, 0, len(c.Cadences)+1)
	same := false
	for _, k := range c.Cadences {
		if k.Purpose != ForReport {
			kept = append(kept, k)
			continue
		}
		if k.Kind == every {
			same = true
			kept = append(kept, k)
		}
		if k.DueDay > 0 {
			day = k.DueDay
		}
	}
	if !same && every != Never {
		if every != Month {
			day = 0
		}
		kept = append(kept, Cadence{Kind: every, Purpose: ForReport, DueDay: day})
	}
	c.Cadences = kept
}

// PlanSpan returns the days between which a task is planned: its own start and
// deadline, or those of its campaign. A zero day is unknown.
func PlanSpan(t *Task, c *Campaign, on Date) (from, to Date) {
	from, to = t.Start.Date, t.DeadlineOn(on).Date
	if from.IsZero() {
		from = c.Period.From
	}
	if to.IsZero() {
		to = c.Period.To
	}
	return from, to
}
