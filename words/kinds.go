package words

import (
	"fmt"
	"strconv"

	"duban/model"
)

// What is said of single kinds of measure: classes, bases, steps without dates, work without figures.

var classes = [...]string{1: "Ⅰ类", "Ⅱ类", "Ⅲ类", "Ⅳ类", "Ⅴ类", "劣Ⅴ类"}

// class names a class of quality, such as that of water by GB 3838: Ⅲ类; 6 is 劣Ⅴ类. It is the same in both languages.
func class(v *model.Decimal) string {
	if v == nil {
		return ""
	}
	n, err := strconv.Atoi(v.String())
	if err != nil || n < 1 || n >= len(classes) {
		return v.String() + model.ClassUnit
	}
	return classes[n]
}

// base says from where a measure is counted.
func (x telling) base(t *model.Target) string {
	switch {
	case t.Kind != model.Stock && t.Kind != model.Balance:
		return ""
	case t.Baseline != nil:
		return x.f("，基数%s", ", from %s", t.Baseline)
	case x.Base != nil:
		return x.f("，以首报数%s为基数", ", from the first figure, %s", x.Base)
	}
	return ""
}

// year is the year spoken of, of what starts anew each year.
func (x telling) year() string {
	if !x.Yearly || x.On == 0 {
		return ""
	}
	return x.f("%d年", "%d: ", x.On.Year())
}

// pooled reports whether the steps without a date are spoken of.
func (x telling) pooled() bool {
	return x.Milestone && x.Index < 0 && x.Count > 0 && x.Step() == nil && x.Code != model.ReasonStepAhead
}

// steps says how many of the steps without a date are done, and how many should be by now.
func (x telling) steps() string {
	of := func(r model.Ratio) int { return (int(r)*int(x.Count) + int(model.One)/2) / int(model.One) }
	return x.f("节点应完成%d项，已完成%d项（共%d项）", "%d steps due, %d done of %d", of(x.Expected), of(x.Completion), x.Count)
}

// told says what the unit says of work that has no figure.
func (x telling) told() string {
	switch x.Said {
	case model.SaidBehind:
		return x.in("自报滞后，无量化指标", "told to be behind, no figure to hold it against")
	case model.SaidBlocked:
		return x.in("自报受阻，无量化指标", "told to be blocked, no figure to hold it against")
	case model.SaidDone:
		return x.in("自报完成，待销号", "told to be done, to be closed")
	}
	return x.in("自报正常，无量化指标", "told to be on course, no figure to hold it against")
}

// overCurve tells of a sum that must not be passed and runs ahead of its curve.
func (x telling) overCurve() string {
	t := x.Target()
	if t == nil || t.Value == nil {
		return x.in("超序时", "ahead of its curve")
	}
	return x.f("%s应控制在%s以内，按序时用到%s，实报%s，为限额的%s", "%s must stay within %s, %s of it by now, reported %s, %s of it",
		t.Metric, limit(t), fmt.Sprintf("%d%%", x.Expected.Percent()), x.reported(), fmt.Sprintf("%d%%", x.Completion.Percent()))
}

// happened tells of the event that broke a zero line.
func (x telling) happened() string {
	e := x.Event
	what := e.Kind
	if t := x.Target(); what == "" && t != nil {
		what = t.Metric
	}
	s := x.f("%s发生%s%d起", "%s: %s, %d", x.day(e.Date), what, max(e.Count, 1))
	if e.Incomplete { // the day is that of the figure
		s = x.f("截至%s报%s%d起", "as of %s reported: %s, %d", x.day(e.Date), what, max(e.Count, 1))
	}
	if e.Deaths > 0 {
		s += x.f("，死亡%d人", ", %d dead", e.Deaths)
	}
	if e.Unit != "" {
		s += x.f("（%s）", " (%s)", e.Unit)
	}
	if t := x.Target(); t != nil && t.Metric != "" {
		s += x.f("，“%s”要求为零", "; %s must be zero", t.Metric)
	}
	if e.Incomplete {
		s += x.in("，要素待补", "; details to be added")
	}
	return s
}
