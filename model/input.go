package model

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"
)

// TakesPercent reports whether a report on the task gives a percentage: it has
// neither targets nor milestones to be measured by.
func (t *Task) TakesPercent() bool { return len(t.Targets) == 0 && len(t.Milestones) == 0 }

// InWords reports whether the task is told in words (定性): it has no milestones, and no target that is judged.
func (t *Task) InWords() bool {
	return len(t.Milestones) == 0 && !slices.ContainsFunc(t.Targets, func(g Target) bool { return !g.Noted() })
}

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

// ErrClass is returned for text that names no class of quality.
var ErrClass = errors.New("not a class (Ⅰ to Ⅴ, 劣Ⅴ)")

// worstClass is the number of what is worse than the last class (劣Ⅴ类).
const worstClass = 6

// ReadClass reads a class of quality as people type it, as its number: Ⅲ, III, 3, 三 and each with 类 behind it; 劣Ⅴ is 6.
// All else is ErrClass.
func ReadClass(text string) (Decimal, error) {
	s := strings.TrimSuffix(string(fold(text)), ClassUnit)
	s, worse := strings.CutPrefix(s, "劣")
	n := 0
	switch r := []rune(s); {
	case len(r) == 1 && r[0] >= 'Ⅰ' && r[0] <= 'Ⅵ':
		n = int(r[0]-'Ⅰ') + 1
	case len(r) == 1 && r[0] >= 'ⅰ' && r[0] <= 'ⅵ':
		n = int(r[0]-'ⅰ') + 1
	case len(r) == 1 && r[0] >= '1' && r[0] <= '6':
		n = int(r[0] - '0')
	case len(r) == 1 && hanDigit(r[0]) > 0 && hanDigit(r[0]) <= worstClass:
		n = hanDigit(r[0])
	default:
		n = slices.Index([]string{"I", "II", "III", "IV", "V", "VI"}, strings.ToUpper(s)) + 1
	}
	if worse && n == worstClass-1 {
		worse, n = false, worstClass
	}
	if n < 1 || worse {
		return Decimal{}, fmt.Errorf("%q: %w", text, ErrClass)
	}
	return decimal.MustNew(int64(n), 0), nil
}

// ClassUnit is the unit of what is told by classes.
const ClassUnit = "类"

// ByClass reports whether readings of the target are classes of quality.
func (t *Target) ByClass() bool { return t.Kind == Class || t.Kind == Rank && t.Unit == ClassUnit }

// ReadActual reads what an officer typed for target i: a figure in the
// target's own unit, or with a unit that can be turned into it, or a class as
// ReadClass reads it. A unit that cannot be turned is ErrUnit.
func (t *Task) ReadActual(i int, text string) (Actual, error) {
	if i < 0 || i >= len(t.Targets) {
		return Actual{}, fmt.Errorf("target %d: %w", i+1, ErrAmount)
	}
	g := &t.Targets[i]
	if g.ByClass() {
		v, err := ReadClass(text)
		if err != nil {
			return Actual{}, fmt.Errorf("%s: %w", g.Metric, err)
		}
		return Actual{Target: i, Value: v, Unit: g.Unit}, nil
	}
	v, unit, err := ParseAmount(text)
	if err != nil {
		return Actual{}, fmt.Errorf("%s %q: %w", g.Metric, text, err)
	}
	own := g.CountedIn()
	if unit != "" && unit != own {
		if v, err = Convert(v, unit, own); err != nil {
			return Actual{}, fmt.Errorf("%s %q, %q: %w", g.Metric, text, own, err)
		}
	}
	return Actual{Target: i, Value: v, Unit: g.Unit}, nil
}

// CountedIn is the unit in which figures of the target are typed: its own, and the percent sign for a share without one.
func (t *Target) CountedIn() string {
	if t.Unit == "" && t.Kind == Percent {
		return "%"
	}
	return t.Unit
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
