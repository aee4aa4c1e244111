package words

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"duban/intake/unitform"
	"duban/model"
)

// FormRows names the rows of the sheet that are a task's, for a column: 5, or 5-6.
func FormRows(from, to int) string {
	if to <= from {
		return strconv.Itoa(from)
	}
	return strconv.Itoa(from) + "-" + strconv.Itoa(to)
}

// FormLights says in a column what a task's light is, and what it becomes where that differs: 红→绿.
func FormLights(o *unitform.Outcome, lang model.Lang) string {
	switch {
	case o.Record == nil:
		return ""
	case o.After == o.Before:
		return Light(o.Before, lang)
	}
	return Light(o.Before, lang) + "→" + Light(o.After, lang)
}

// FormReturn is in one line what a task's row of a form reports, and which of its targets it leaves out.
func FormReturn(o *unitform.Outcome, on model.Date, lang model.Lang) string {
	t, p := &o.Record.Task, &o.Return
	var parts []string
	if p.Percent != nil {
		parts = append(parts, p.Percent.String()+"%")
	}
	for _, v := range p.Actuals {
		g := &t.Targets[v.Target]
		unit := v.Unit
		if unit == "" {
			unit = g.Unit
		}
		parts = append(parts, g.Metric+v.Of+" "+v.Value.String()+unit)
	}
	for _, m := range p.Steps {
		word := in(lang, "未完成", "not done")
		if m.Done {
			word = in(lang, "已完成", "done")
		}
		parts = append(parts, t.Milestones[m.Milestone].Title+" "+word)
	}
	if p.Text != "" {
		parts = append(parts, p.Text)
	}
	comma := in(lang, "、", ", ")
	text := strings.Join(parts, comma) + fill(lang, "（截至%s）", " (as of %s)", formDay(on, p.Date, lang))
	if len(o.Left) > 0 {
		text += fill(lang, "；未报：%s", "; nothing of %s", strings.Join(o.Left, comma))
	}
	return text
}

// FormNothing says of a row of a form in which nothing is filled in which turn it leaves unanswered.
func FormNothing(o *unitform.Outcome, on model.Date, lang model.Lang) string {
	if o.Turn == (model.Period{}) {
		return in(lang, "没有填，表上也没有要报的一期", "nothing, and the form asks for no turn")
	}
	return fill(lang, "%s至%s一期未报", "nothing for %s to %s", formDay(on, o.Turn.From, lang), formDay(on, o.Turn.To, lang))
}

// formDay is a day as reviews of forms write it.
func formDay(on, d model.Date, lang model.Lang) string {
	return in(lang, dateFrom(on, d, lang), d.String())
}

// FormFault says which cell of a form was not taken, and why: 「投资 5公里：单位与指标的计量单位不符」.
func FormFault(f *unitform.Fault, on model.Date, lang model.Lang) string {
	text := f.Reason.Error()
	for _, known := range slices.Concat(formReasons, modelRules()) {
		if errors.Is(f.Reason, known.err) {
			text = in(lang, known.zh, known.en)
			break
		}
	}
	if f.Question != nil {
		text = Question(*f.Question, on, lang) + in(lang, "，", ", ") + text
	}
	if f.What != "" {
		text = strings.Join(strings.Fields(f.What), " ") + in(lang, "：", ": ") + text
	}
	if !f.Instead.IsZero() {
		text += fill(lang, "，按%s计", "; taken as %s", formDay(on, f.Instead, lang))
	}
	return text
}

// formReasons are why a cell or a row of a form is not taken. Those of the model that are not listed are told as elsewhere.
var formReasons = []ruleLine{
	{unitform.ErrTask, "台账里没有这项任务", "the ledger has no such task"},
	{unitform.ErrTwice, "同一任务在表里填了两次", "the task stands in the form twice"},
	{unitform.ErrItem, "任务的指标或节点已经改了，请用新的填报表", "the task is no longer measured so, use a new form"},
	{unitform.ErrStep, "节点应填“已完成”或“未完成”", "a milestone is either 已完成 (done) or 未完成 (not done)"},
	{unitform.ErrFuture, "日期在今天之后", "the date lies in the future"},
	{unitform.ErrNoWhy, "说明栏没有写减少的原因", "the text does not say why it fell"},
	{unitform.ErrChange, "有无变化应选“较上期无变化”或“有变化”", "choose 较上期无变化 (unchanged) or 有变化 (changed)"},
	{unitform.ErrBoth, "所填的数与上期不同，按所填的数收", "what is filled in differs from the turn before, and is taken"},
	{unitform.ErrNoLast, "以前没有填报过，没有上期可比", "nothing was reported before to go by"},
	{unitform.ErrTellAnew, "零发生、常规和每年的指标每期都要填明", "zero lines, duties and yearly figures are told anew each turn"},
	{model.ErrDate, "不是日期", "not a date"},
	{model.ErrPercent, "百分比应在 0 到 100 之间", "a percentage is from 0 to 100"},
	{model.ErrUnit, "单位与指标的计量单位不符", "the unit does not agree with the target's"},
	{model.ErrAmount, "不是数", "not a figure"},
	{model.ErrAhead, "晚于收到日期，只有预计数可以", "later than it was received, as only an estimate may be"},
}

// FormCounts says in one line how many tasks of forms come to which fate, how many of those that give returns have figures
// in doubt, and how many single cells were not taken. stored says that the returns are stored already.
func FormCounts(fates [unitform.FateCount]int, asked, cells int, stored bool, lang model.Lang) string {
	var parts []string
	add := func(n int, zh, en string) {
		if n > 0 {
			parts = append(parts, fill(lang, zh, en, n))
		}
	}
	if stored {
		add(fates[unitform.Stored], "已收 %d 项", "%d stored")
	} else {
		add(fates[unitform.Stored], "可收 %d 项", "%d to store")
	}
	if asked > 0 {
		parts[len(parts)-1] += fill(lang, "（数字可疑 %d 项）", " (%d in doubt)", asked)
	}
	add(fates[unitform.Refused], "没有收 %d 项", "%d refused")
	add(fates[unitform.Unreported], "未报 %d 项", "%d not reported")
	add(fates[unitform.Unchanged], "台账已有 %d 项", "%d in the ledger")
	add(cells, "另有 %d 格没有收", "%d more cells refused")
	return strings.Join(parts, in(lang, "，", ", "))
}

// FormGroup heads the tasks of a form that come to one fate; asked says that they have figures in doubt, stored that
// returns are stored already.
func FormGroup(f unitform.Fate, asked, stored bool, lang model.Lang) string {
	switch {
	case asked && stored:
		return in(lang, "已收，数字可疑", "Stored, with figures in doubt")
	case asked:
		return in(lang, "可收，数字可疑", "To be stored, with figures in doubt")
	case f == unitform.Stored && stored:
		return in(lang, "已收", "Stored")
	case f == unitform.Stored:
		return in(lang, "可收", "To be stored")
	case f == unitform.Unchanged:
		return in(lang, "台账里已有同样的填报", "In the ledger already")
	case f == unitform.Refused:
		return in(lang, "没有收的", "Refused")
	}
	return in(lang, "未报", "Not reported")
}

// FormColumns are the heads of the columns in which a form's tasks are listed: rows of the sheet, task, light, what is said.
func FormColumns(lang model.Lang) [4]string {
	return [...]string{in(lang, "行", "Row"), in(lang, "任务", "Task"), in(lang, "灯", "Light"), in(lang, "内容", "Says")}
}

// FormStoreNote says what storing a form would bring: returns, those of them with figures in doubt, and those left out.
func (w *Screen) FormStoreNote(n, asked, left int) string {
	text := w.f("存入 %d 项填报", "%d "+plural(n, "report", "reports"), n)
	if asked > 0 {
		text += w.f("，其中数字可疑 %d 项", ", %d with figures in doubt", asked)
	}
	if left > 0 {
		text += w.f("；不收 %d 项", "; %d left out", left)
	}
	return text + w.in("。", ".")
}

// FormTaken says what was stored of a form, and which lights changed.
func (w *Screen) FormTaken(taken []*unitform.Outcome) string {
	turned := 0
	for _, o := range taken {
		if o.After != o.Before {
			turned++
		}
	}
	text := w.f("已收 %d 项填报", "%d "+plural(len(taken), "report", "reports")+" stored", len(taken))
	if turned > 0 {
		text += w.f("，%d 项变灯", ", %d "+plural(turned, "light", "lights")+" changed", turned)
	}
	return text + w.in("；u 撤销", "; u undoes")
}

// FormAnswers says which turn a return of a form answers, when it came and from whom.
func (w *Screen) FormAnswers(p *model.Return) string {
	text := w.f("报 %s 至 %s 一期，%s收到", "for the turn %s to %s, received %s", p.Turn.From, p.Turn.To, p.Received)
	if p.SentBy != "" {
		text += w.f("，报送人 %s", ", from %s", p.SentBy)
	}
	return text
}
