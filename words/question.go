package words

import (
	"strings"

	"duban/model"
)

// Question is what is asked of a return, without a full stop: 「比上次（8000万元，4月30日）少500万元」. A target is named
// where its task has several. Days are told as on a day.
func Question(q model.Question, on model.Date, lang model.Lang) string {
	x := asked{Question: &q, on: on, lang: lang}
	name := ""
	if t := q.Target(); t != nil && (len(q.Task.Targets) > 1 || q.Of != "") && q.Code != model.AskEvent {
		name = t.Metric + q.Of + in(lang, "", ": ")
	}
	return name + x.say()
}

// Questions are all that is asked of a return, in one line.
func Questions(asked []model.Question, on model.Date, lang model.Lang) string {
	parts := make([]string, len(asked))
	for i := range asked {
		parts[i] = Question(asked[i], on, lang)
	}
	return strings.Join(parts, in(lang, "；", "; "))
}

// asked puts one question into words.
type asked struct {
	*model.Question
	on   model.Date
	lang model.Lang
}

func (x asked) f(zh, en string, args ...any) string { return fill(x.lang, zh, en, args...) }

// figure writes a figure with the unit of what is spoken of.
func (x asked) figure(v model.Decimal) string {
	unit := "%"
	if t := x.Target(); t != nil {
		unit = t.Unit
	}
	return v.Trim(0).String() + unit
}

// last is the last figure with its day.
func (x asked) last() string {
	return x.f("（%s，%s）", " (%s, %s)", x.figure(*x.Last), in(x.lang, dateFrom(x.on, x.LastOn, x.lang), x.LastOn.String()))
}

// less is by how much the figure is less than the last one.
func (x asked) less() string {
	d, err := x.Last.Sub(x.Value)
	if err != nil {
		return ""
	}
	s := x.figure(d)
	if n, ok := strings.CutSuffix(s, "%"); ok {
		return x.f("%s个百分点", "%s points", n)
	}
	return s
}

// times is how many times the figure is what it is held against.
func (x asked) times() string {
	const most = 1000 // more is not told
	n := int(x.Share / model.One)
	if n >= most {
		return x.f("%d倍以上", "%d times or more", most)
	}
	return x.f("%d倍", "%d times", n)
}

// goal is the figure that a target asks for.
func (x asked) goal() string {
	t := x.Target()
	if t.Max != nil {
		return x.figure(*t.Max)
	}
	return x.figure(*t.Value)
}

func (x asked) say() string {
	switch x.Code {
	case model.AskHundredfold:
		if x.Last != nil {
			return x.f("是上次%s的%s", "the last figure%s %s over", x.last(), x.times())
		}
		return x.f("是目标（%s）的%s", "the target (%s) %s over", x.goal(), x.times())
	case model.AskHundredth:
		return x.f("不超过上次%s的1%%", "no more than 1%% of the last figure%s", x.last())
	case model.AskFalls:
		return x.f("比上次%[1]s少%[2]s", "%[2]s less than the last figure%[1]s", x.last(), x.less())
	case model.AskOver:
		return x.f("是目标（%[1]s）的%[2]d%%", "%[2]d%% of the target (%[1]s)", x.goal(), x.Share.Percent())
	case model.AskNegative:
		return x.f("是负数（%s）", "below nought (%s)", x.figure(x.Value))
	case model.AskBase:
		if x.Target().Kind == model.Balance {
			return x.f("基数（%s）已经低于目标（%s）", "the base (%s) lies below the target (%s) already", x.figure(*x.Last), x.goal())
		}
		return x.f("基数（%s）已经超过目标（%s）", "the base (%s) lies beyond the target (%s) already", x.figure(*x.Last), x.goal())
	case model.AskEvent:
		return x.f("说明提到“%s”，登记为事件？", "the text speaks of “%s”: is it an event to be recorded?", x.Word)
	}
	return x.f("数字可疑（%s）", "a figure in doubt (%s)", x.figure(x.Value))
}

// AskAgain says in a form what is asked of a return, and what to do: the same act again
// stores it, and where a figure fell and why is not told, the reason first.
func (w *Screen) AskAgain(asked []model.Question, why string, on model.Date) string {
	s := Questions(asked, on, w.Lang)
	if model.WantReason(asked) && strings.TrimSpace(why) == "" {
		return w.f("%s，请写明减少的原因", "%s: say why it fell", s)
	}
	if asked[len(asked)-1].Code == model.AskEvent { // it ends with a question mark
		return w.f("%s不登记就再存一次，留待核实", "%s Store again to leave it as a doubt", s)
	}
	return w.f("%s，确认再存一次", "%s: store again to confirm", s)
}

// EventDoubts are what is left on a task to be settled when a return is stored in spite of what is asked of it: that its
// text speaks of an event which nobody has registered (model.Unregistered). Like all doubts they are Chinese.
func EventDoubts(t *model.Task, r *model.Return, asked []model.Question) []model.Doubt {
	word := model.Unregistered(t, r, asked)
	if word == "" {
		return nil
	}
	return []model.Doubt{{Code: model.DoubtEvent, Text: fill(model.Chinese, "%s的填报文字提到“%s”，未登记事件", "", r.Date, word)}}
}

// WhyLess names the entry for the reason why a figure fell.
func (w *Screen) WhyLess() string { return w.in("减少原因", "Why less") }

// BecauseOf says why a figure fell, beside it.
func (w *Screen) BecauseOf(why string) string {
	return w.f("减少原因：%s", "less because: %s", why)
}
