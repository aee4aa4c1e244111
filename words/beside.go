package words

import (
	"duban/internal/zh"
	"duban/model"
)

// Beside is what the column 为何 says of a reason in w cells: only what the columns beside it do not. They say
// completion, gap, deadline and light; of the measure that decides its name and its figures are left, where there are several.
func Beside(r model.Reason, lang model.Lang, w int) string {
	x := telling{Reason: &r, lang: lang}
	text := x.beside()
	t := x.Target()
	if t == nil || !r.Several || t.Metric == "" {
		return text
	}
	if text == "" {
		return zh.Cut(t.Metric, w)
	}
	const said = 7 // cells of a name: three characters and the sign that it is cut
	switch rest := w - zh.Width(text) - 1; {
	case rest >= min(said, zh.Width(t.Metric)):
		return zh.Cut(t.Metric, rest) + " " + text
	case text == x.ofTarget(): // the columns have its share already
		return zh.Cut(t.Metric, w)
	}
	return text
}

func (x telling) beside() string {
	switch x.Code {
	case model.ReasonOnPace, model.ReasonComplete:
		if x.Code == model.ReasonComplete && x.Days > 0 {
			return x.short()
		}
		return ""
	case model.ReasonBehind:
		if x.pooled() || x.Yardstick == model.Ratios || x.Yardstick == model.DaysLate {
			return x.short()
		}
		return x.ofTarget()
	case model.ReasonShort:
		return ""
	case model.ReasonNoDeadline:
		return x.in("无时限", "no date")
	case model.ReasonUnclosed:
		return x.in("行动已结束，未销号", "ended, not closed")
	case model.ReasonOverdue:
		return x.f("逾%d天", "%dd overdue", x.Days)
	}
	return x.short()
}

// ofTarget is the value reported beside the one wanted: 「5.28/13.23公里」.
func (x telling) ofTarget() string {
	t := x.Target()
	if t == nil || x.Value == nil || t.Value == nil || t.Kind == model.Balance || t.Unit == "%" {
		return ""
	}
	return x.Value.String() + "/" + t.Value.String() + t.Unit
}

// InARow says for how many turns in a row a task has had a light; of one it is new.
func InARow(n int, light model.Light, lang model.Lang) string {
	if n == 1 {
		return fill(lang, "新增%s", "new %s", Light(light, lang))
	}
	return fill(lang, "连续%d期%s", "%[2]s for %[1]d turns", n, Light(light, lang))
}

// Unmoved says for how many turns in a row nothing was added.
func Unmoved(n int, lang model.Lang) string {
	if n == 1 {
		return in(lang, "本期未动", "no move")
	}
	return fill(lang, "%d期未动", "no move for %d turns", n)
}
