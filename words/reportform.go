package words

import (
	"strings"

	"duban/model"
)

// SaidLabel names the choice of what a unit says of work that has no figure.
func (w *Screen) SaidLabel() string { return w.in("自报", "It says") }

// Said is what a unit says of work that has no figure; "" for no word.
func (w *Screen) Said(s model.Said) string { return said(s, w.Lang) }

func said(s model.Said, lang model.Lang) string {
	switch s {
	case model.SaidNormal:
		return in(lang, "正常推进", "on course")
	case model.SaidBehind:
		return in(lang, "滞后", "behind")
	case model.SaidBlocked:
		return in(lang, "受阻", "blocked")
	case model.SaidDone:
		return in(lang, "已完成", "done")
	}
	return ""
}

// ReadSaid reads what a unit says of work that has no figure: in the words of Said in any language, by its name in the
// JSON form, or in short. ok is false for any other text.
func ReadSaid(text string) (s model.Said, ok bool) {
	switch text {
	case "正常":
		return model.SaidNormal, true
	case "完成":
		return model.SaidDone, true
	}
	for _, s := range []model.Said{model.SaidNormal, model.SaidBehind, model.SaidBlocked, model.SaidDone} {
		if text == said(s, model.Chinese) || text == said(s, model.English) || text == s.String() {
			return s, true
		}
	}
	return model.SaidNothing, false
}

// SaidAs is what a return says of the work as a whole, in a sentence; "" where that is nothing of note.
func SaidAs(p *model.Return, lang model.Lang) string {
	if p.Said == model.SaidNothing || p.Said == model.SaidNormal && p.Percent != nil {
		return ""
	}
	return fill(lang, "自报%s", "said to be %s", said(p.Said, lang))
}

// PercentLabel names the percentage of work that is told in words.
func (w *Screen) PercentLabel() string { return w.in("形象进度", "Percentage") }

// PercentOptional stands behind its field.
func (w *Screen) PercentOptional() string { return w.in("%  可不填", "%  may be left out") }

// FigureHint stands behind the field of a figure: its unit, what is to be typed where that is not plain, what is wanted,
// and the newest value, nil for none. That value comes before what is wanted: a slip is seen by it, and a narrow window
// cuts the end.
func (w *Screen) FigureHint(t *model.Target, last *model.Reading, on model.Date) string {
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	was := ""
	if last != nil {
		was = w.LastWas(t, last, on)
	}
	switch {
	case t.ByClass():
		add(w.in("如 Ⅲ、3、劣Ⅴ", "such as III, 3, 劣Ⅴ"))
		add(was)
		if t.Value != nil {
			add(w.in("目标", "target ") + class(t.Value))
		}
	case t.Kind == model.Budget:
		add(t.Unit)
		add(was)
		add(w.in("只记不判", "noted, not judged"))
	case t.ZeroLine(), t.Kind == model.Cleared:
		add(t.Unit)
		add(was)
		add(w.in("没有就填 0", "0 for none"))
	default:
		add(t.Unit)
		add(was)
		add(w.Wanted(t))
	}
	return strings.Join(parts, "  ")
}

// LastWas stands beside the field of a figure: the newest value, and the day that it stands for,
// with its year where that is not the board's.
func (w *Screen) LastWas(t *model.Target, r *model.Reading, on model.Date) string {
	v := r.Actual.Value.String()
	if t.ByClass() {
		v = class(&r.Actual.Value)
	}
	return w.f("上次 %s（%s）", "last %s (%s)", v, ShortDay(r.On, on))
}

// DutyTicks says above a form that the return is all that a duty asks for.
func (w *Screen) DutyTicks(metric string) string {
	return w.f("%s：这次填报就算本期已办，不用填数。", "%s: this return is all that is asked for the turn, there is no figure.", metric)
}

// DutyDone is the sentence of a return that says nothing else of a duty.
func (w *Screen) DutyDone() string { return w.in("本期已办", "done for the turn") }

// EachUnit says above a form that a figure is told for each unit.
func (w *Screen) EachUnit(t *model.Target) string {
	return w.f("%s：逐单位填，没有变化的可以不填。", "%s: a figure for each unit; leave out those that stay.", strings.TrimSpace(t.Metric+" "+w.Wanted(t)))
}

// EachByForm refuses one figure where each unit has its own.
func (w *Screen) EachByForm(metric, key string) string {
	return w.f("%s要逐单位填，请按 Esc 后用 %s 填报", "%s takes a figure for each unit: press Esc, and report with %s", metric, key)
}

// EventEntry is the button of a report form that registers the event which the text speaks of; EventNow says what it does, or
// that it was done.
func (w *Screen) EventEntry() string { return w.in("事件", "Event") }

// EventNow is what stands on that button.
func (w *Screen) EventNow() string {
	return w.in("登记这个事件；再存一次则不登记，留待核实", "register it; storing again leaves a doubt instead")
}
