package words

import (
	"fmt"
	"strings"

	"duban/model"
)

// telling is a reason that is being put into words, with the parts of which they are made.
type telling struct {
	*model.Reason
	lang model.Lang
	room int // how many cells a short reason with figures may take; 0: shortCells
}

func (x telling) in(zh, en string) string { return in(x.lang, zh, en) }

func (x telling) f(zh, en string, args ...any) string { return fill(x.lang, zh, en, args...) }

// on is the day spoken of.
func (x telling) on() string { return date(x.On, x.lang) }

// day is another day, said on the day of the assessment.
func (x telling) day(d model.Date) string { return dateFrom(x.Day, d, x.lang) }

// turn is the turn spoken of.
func (x telling) turn() string { return Turn(x.Turn, x.Every, x.Day, x.lang) }

// name is the name of the measure spoken of, or "" where the task has no other.
func (x telling) name() string {
	if m := x.Step(); m != nil {
		return m.Title
	}
	if t := x.Target(); t != nil && x.Several {
		return t.Metric
	}
	return ""
}

// prefix is the name before a sentence about one of several measures.
func (x telling) prefix() string {
	if n := x.name(); n != "" {
		return n + x.in("：", ": ")
	}
	return ""
}

// subject is the prefix; in Chinese a step is told from other measures. Steps that are judged together have no name.
func (x telling) subject() string {
	switch name := x.name(); {
	case !x.Milestone || x.lang == model.English:
		return x.prefix()
	case name == "":
		return "节点"
	default:
		return "节点“" + name + "”"
	}
}

// because adds what an officer gave as the reason. A sentence ends without a full stop, since
// another may follow.
func (x telling) because(s, why string) string {
	if why = strings.TrimRight(strings.TrimSpace(why), "。．；;"); why == "" {
		return s
	}
	return s + x.in("：", ": ") + why
}

// closing is what an officer wrote when the task was closed.
func (x telling) closing() string {
	if x.Task == nil || x.Task.Closed == nil {
		return ""
	}
	return x.Task.Closed.Text
}

// suspension is why the task rests.
func (x telling) suspension() string {
	if x.Task == nil || x.Index < 0 || int(x.Index) >= len(x.Task.Suspended) {
		return ""
	}
	return x.Task.Suspended[x.Index].Reason
}

// order is why the light is set by hand.
func (x telling) order() string {
	if x.Task == nil || x.Index < 0 || int(x.Index) >= len(x.Task.Manual) {
		return ""
	}
	return x.Task.Manual[x.Index].Reason
}

// points returns expected, done and the gap in percent as they are printed, and the sign of the gap. They are whole
// where these agree with each other and with the limits of the policy; else they have a digit more: 「差30.3点」, where
// 30 would seem to be within a limit of 30.
func (x telling) points() (expected, done, gap string, sign int) {
	e, d, g := x.Expected.Percent(), x.Completion.Percent(), (x.Expected - x.Completion).Percent()
	exact := x.Expected - x.Completion
	sign = g
	if whole := model.Ratio(g) * 100; e-d == g && (whole == exact || whole != x.Yellow && whole != x.Red) {
		return fmt.Sprintf("%d%%", e), fmt.Sprintf("%d%%", d), fmt.Sprint(max(g, -g)), sign
	}
	et, dt := tenths(x.Expected), tenths(x.Completion)
	if sign == 0 {
		sign = et - dt
	}
	return tenth(et) + "%", tenth(dt) + "%", tenth(max(et-dt, dt-et)), sign
}

// tenths is a share in tenths of a percent, rounded to the nearest; what falls short of the whole stays below it.
func tenths(r model.Ratio) int {
	if r < model.One {
		return min((int(r)+5)/10, 999)
	}
	return (int(r) + 5) / 10
}

func tenth(n int) string { return fmt.Sprintf("%d.%d", n/10, n%10) }

// done says how much is done of what is due, with the figures.
func (x telling) done() string {
	return x.f("，实报%d%%%s", ", %d%% reported%s", x.Completion.Percent(), x.figures())
}

// value is the value reported.
func (x telling) value() string {
	if x.Value == nil {
		return ""
	}
	return x.Value.String()
}

// reported is the value reported with its unit.
func (x telling) reported() string {
	t := x.Target()
	if t == nil || x.Value == nil {
		return ""
	}
	return x.Value.String() + t.Unit
}

// figures is the value reported beside the one wanted, in brackets, such as （121.9/678亿元）.
func (x telling) figures() string {
	t := x.Target()
	if t == nil || x.Value == nil || t.Value == nil {
		return ""
	}
	if t.Kind == model.Balance {
		return x.f("（余%s%s%s）", " (%s left%s%s)", x.reported(), x.base(t), x.estimated())
	}
	figures := x.Value.String() + "/" + strictly(t) + t.Value.String() + t.Unit + x.base(t)
	if x.Estimate {
		return x.f("（预计%s）", " (estimate %s)", figures)
	}
	return x.f("（%s）", " (%s)", figures)
}

// estimated marks a preliminary figure, in Chinese alone.
func (x telling) estimated() string {
	if !x.Estimate {
		return ""
	}
	return x.in("（预计）", "")
}

// ratio is completion ÷ expected with two digits, rounded down.
func (x telling) ratio() string {
	if x.Expected <= 0 {
		return "1.00"
	}
	n := int64(x.Completion) * 100 / int64(x.Expected)
	return fmt.Sprintf("%d.%02d", n/100, n%100)
}

// standing reports whether the target spoken of is due in full at every reading.
func (x telling) standing() bool {
	t := x.Target()
	if t == nil {
		return false
	}
	switch t.Kind {
	case model.Level, model.Rank, model.Class, model.CeilingFlow:
		return t.Value != nil
	case model.Cleared, model.Duty:
		return true
	}
	return t.ZeroLine() || t.Capped() && t.Value != nil
}

// strictly returns the sign of an operator that the value itself does not fulfil.
func strictly(t *model.Target) string {
	switch t.Op {
	case model.Above:
		return ">"
	case model.Below:
		return "<"
	}
	return ""
}

// wanted is the value of a target without its unit, a span with both its ends.
func wanted(t *model.Target) string {
	switch {
	case t.Value == nil:
		return ""
	case t.Op == model.Between && t.Max != nil:
		return t.Value.String() + "—" + t.Max.String()
	}
	return t.Value.String()
}

// limit is the value that a target must not pass, with its unit.
func limit(t *model.Target) string {
	if t.Op == model.Between && t.Max != nil {
		return t.Max.String() + t.Unit
	}
	return wanted(t) + t.Unit
}

// share writes a share in percent with at most one digit after the point, rounded to the nearest; the smallest is
// still a share.
func share(r model.Ratio) string {
	n := max((int64(r)+5)/10, 1)
	if n%10 == 0 {
		return fmt.Sprintf("%d%%", n/10)
	}
	return fmt.Sprintf("%d.%d%%", n/10, n%10)
}

// points counts percentage points.
func points(n string, lang model.Lang) string {
	if n == "1" {
		return in(lang, "1点", "1 point")
	}
	return fill(lang, "%s点", "%s points", n)
}
