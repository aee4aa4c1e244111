package model

import (
	"fmt"
	"strings"
)

// Text returns the reason as a sentence that a leader can read, without a full stop.
func (r Reason) Text(lang Lang) string {
	if lang == English {
		return r.english()
	}
	return r.chinese()
}

// Short returns the reason in a few words for a table's column, at most about
// 16 cells wide in Chinese.
func (r Reason) Short(lang Lang) string {
	if lang == English {
		return r.shortEnglish()
	}
	return r.shortChinese()
}

// Why returns what the column 为何 says of an assessment: the deciding reason in
// short and, where the light will change for the worse soon, when.
func (a Explained) Why(lang Lang) string {
	if len(a.Reasons) == 0 {
		return ""
	}
	first := a.Reasons[0].Short(lang)
	for _, r := range a.Reasons[1:] {
		if r.Code == ReasonTurn {
			if lang == English {
				return first + "; " + r.Short(lang)
			}
			return first + "；" + r.Short(lang)
		}
	}
	return first
}

// Text returns all reasons as one line.
func (a Explained) Text(lang Lang) string {
	parts := make([]string, len(a.Reasons))
	for i, r := range a.Reasons {
		parts[i] = r.Text(lang)
	}
	if lang == English {
		return strings.Join(parts, "; ")
	}
	return strings.Join(parts, "；")
}

// target returns the target spoken of, or nil.
func (r *Reason) target() *Target {
	if r.task == nil || r.Milestone || r.Index < 0 || int(r.Index) >= len(r.task.Targets) {
		return nil
	}
	return &r.task.Targets[r.Index]
}

// name returns the name of the measure spoken of, or "" where the task has no other.
func (r *Reason) name() string {
	switch {
	case r.task == nil || r.Index < 0:
	case r.Milestone && int(r.Index) < len(r.task.Milestones):
		return r.task.Milestones[r.Index].Title
	case r.several:
		if t := r.target(); t != nil {
			return t.Metric
		}
	}
	return ""
}

// prefix returns the name with a colon before a sentence about one of several measures.
func (r *Reason) prefix(colon string) string {
	if n := r.name(); n != "" {
		return n + colon
	}
	return ""
}

func zhDate(d Date) string {
	y, m, day := d.Civil()
	return fmt.Sprintf("%d年%d月%d日", y, m, day)
}

func zhShortDate(d Date) string {
	_, m, day := d.Civil()
	return fmt.Sprintf("%d月%d日", m, day)
}

// points returns expected, done and the gap in whole percent, so that the three
// agree with each other on the screen.
func (r *Reason) points() (expected, done, gap int) {
	expected, done = r.Expected.Percent(), r.Completion.Percent()
	return expected, done, expected - done
}

// figure returns the value reported beside the one wanted, such as 121.9/678亿元.
func (r *Reason) figure() string {
	t := r.target()
	if t == nil || !r.valued || t.Value == nil {
		return ""
	}
	return r.value.String() + "/" + t.strictly() + t.Value.String() + t.Unit
}

// reported returns the value reported with its unit.
func (r *Reason) reported() string {
	t := r.target()
	if t == nil || !r.valued {
		return ""
	}
	return r.value.String() + t.Unit
}

// missedBy says by how much a level or ceiling is missed: of a rate in points, since 「差21%」 of a growth of 10%
// would be read as points, with the share of the target that decides the colour; of all
// else that share alone. It is "" where the very limit is reported and not allowed.
func (r *Reason) missedBy(verb, unit, share string) string {
	t := r.target()
	if r.Completion <= 0 || !r.valued {
		return ""
	}
	if t.Unit != "%" {
		return verb + percentText(r.Completion)
	}
	limit := *t.Value
	if t.Op == Between && t.Max != nil && r.value.Cmp(limit) > 0 {
		limit = *t.Max
	}
	by, err := r.value.Sub(limit)
	if err != nil {
		return verb + percentText(r.Completion)
	}
	text := verb + by.Abs().Trim(0).String() + unit
	if !limit.IsZero() { // a share of nought is none
		text += fmt.Sprintf(share, percentText(r.Completion))
	}
	return text
}

// spi returns completion ÷ expected with two digits, rounded down.
func (r *Reason) spi() string {
	if r.Expected <= 0 {
		return "1.00"
	}
	n := int64(r.Completion) * 100 / int64(r.Expected)
	return fmt.Sprintf("%d.%02d", n/100, n%100)
}

var lightZh = [...]string{"灰", "绿", "黄", "红", "办结"}

// Word returns the light's name in a language: 红 or red.
func (v Light) Word(lang Lang) string {
	if lang == Chinese && int(v) < len(lightZh) {
		return lightZh[v]
	}
	return v.String()
}
