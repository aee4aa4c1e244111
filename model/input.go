package model

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/govalues/decimal"
)

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

// ReadPercent reads a percentage that an officer typed, with or without its sign: 0 to 100. All else is ErrPercent.
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
// All else is ErrDate, an empty text too.
func ReadDate(text string, today Date) (Date, error) {
	bad := fmt.Errorf("%q: %w", text, ErrDate)
	text = string(fold(text))
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
	y, m, _ := today.Civil()
	var d int
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

// FormatTarget writes a target in a short form, by which a review tells one from another: 「税收 >= 0.6 亿元」.
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
