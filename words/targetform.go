package words

import (
	"strconv"

	"duban/model"
)

// The words of the form in which a target is edited.

// AddTarget is what the button says that adds a target.
func (w *Screen) AddTarget() string { return w.in("新增一项", "add one") }

// TargetTitle heads the form of a target.
func (w *Screen) TargetTitle(metric string) string {
	if metric == "" {
		return w.in("新增指标", "New target")
	}
	return w.f("指标  %s", "Target  %s", metric)
}

// TargetBrief says a target in one line, on the button that opens it.
func (w *Screen) TargetBrief(t *model.Target, on model.Date) string {
	text := t.Metric + w.f("（%s）", " (%s)", w.KindNames()[t.Kind])
	for _, s := range []string{w.TargetAsks(t), w.TargetTerms(t, false, on)} {
		if s != "" {
			text += w.in("，", ", ") + s
		}
	}
	return text
}

// Number is a whole number in a field.
func (w *Screen) Number(n int) string { return strconv.Itoa(n) }

// TargetMetric and those that follow are the labels of the form.
func (w *Screen) TargetMetric() string { return w.in("指标名", "Metric") }

// TargetKind is the label of the kind of measure.
func (w *Screen) TargetKind() string { return w.in("类别", "Kind") }

// TargetOp is the label of the operator.
func (w *Screen) TargetOp() string { return w.in("关系", "Relation") }

// TargetValue is the label of what is asked.
func (w *Screen) TargetValue() string { return w.in("目标值", "Value") }

// TargetMost is the label of the upper end of a range.
func (w *Screen) TargetMost() string { return w.in("区间上限", "Up to") }

// TargetUnit is the label of the unit of measure.
func (w *Screen) TargetUnit() string { return w.in("计量单位", "Unit") }

// TargetBase is the label of the base.
func (w *Screen) TargetBase() string { return w.in("基数", "Base") }

// BaseHint stands behind the base.
func (w *Screen) BaseHint() string {
	return w.in("不填则以首报数为基数", "empty: the first figure")
}

// TargetPace is the label of the curve.
func (w *Screen) TargetPace() string { return w.in("序时", "Pace") }

// TargetLag is the label of the days after a quarter's end.
func (w *Screen) TargetLag() string { return w.in("季后几天报数", "Days after") }

// LagHint stands behind them.
func (w *Screen) LagHint() string { return w.f("不填为%d天", "empty: %d", model.UsualLag) }

// TargetSlices is the label of the slices.
func (w *Screen) TargetSlices() string { return w.in("分期", "Slices") }

// SlicesHint stands behind them.
func (w *Screen) SlicesHint() string {
	return w.in("累计数，如 3-31 4; 12-31 20", "sums, as 3-31 4; 12-31 20")
}

// TargetMembers is the label of the units that all have to reach the value.
func (w *Screen) TargetMembers() string { return w.in("各单位", "Each of") }

// TargetSlack is the label of the slack.
func (w *Screen) TargetSlack() string { return w.in("容差", "Slack") }

// SlackHint stands behind it.
func (w *Screen) SlackHint() string {
	return w.in("差多少以内为黄；0为无容差，不填按常规", "yellow within; 0: none, empty: as usual")
}

// TargetStrength is the label of the word that softens or hardens a target.
func (w *Screen) TargetStrength() string { return w.in("力度", "Strength") }

// StrengthHint stands behind it.
func (w *Screen) StrengthHint() string {
	return w.in("如 确保；力争未达最多为黄", "as 确保; missed 力争 is yellow at most")
}

// TargetStretch is the label of the further value to try for.
func (w *Screen) TargetStretch() string { return w.in("力争值", "Try for") }

// TargetWeight is the label of the weight.
func (w *Screen) TargetWeight() string { return w.in("权重", "Weight") }

// WeightHint stands behind it.
func (w *Screen) WeightHint() string { return w.in("不填为1", "empty: 1") }

// OwnDeadlineHint stands behind the target's own deadline.
func (w *Screen) OwnDeadlineHint() string { return w.in("不填随任务", "empty: the task's") }

// TargetLink is the label of the name under which one indicator stands in several places.
func (w *Screen) TargetLink() string { return w.in("关联指标", "One with") }

// RemoveTarget is the label of the choice that removes a target.
func (w *Screen) RemoveTarget() string { return w.in("删除此指标", "Remove it") }

// NatureHead is the label of what a record is.
func (w *Screen) NatureHead() string { return w.in("类型", "Type") }

// ClassHint stands behind the value of a class.
func (w *Screen) ClassHint() string {
	return w.in("Ⅰ—Ⅴ类填1—5，劣Ⅴ类填6", "1 to 5, 6 is 劣Ⅴ类")
}

// KindMeans says in a few words how a kind is judged.
func (w *Screen) KindMeans(k model.Kind) string {
	return [model.KindCount]string{
		model.Cumulative: w.in("累加到目标，按序时", "adds up, by pace"),
		model.Level:      w.in("每次填报都应达到", "met at every reading"),
		model.Ceiling:    w.in("每次填报都不超过", "kept at every reading"),
		model.ZeroLine:   w.in("一起即红到年底", "one breaks the year"),
		model.Rank:       w.in("名次在此以内", "this place or better"),
		model.Step:       w.in("做完或未做完", "done or not"),
		model.Percent:    w.in("自报百分比，按序时", "own percentage, by pace"),
		model.GivenLater: w.in("等上级下达数字", "waits for its figure"),
		model.Yearly:     w.in("每年重新累计", "anew each year"),
		model.Stock:      w.in("从基数到期末值", "from base to end value"),
		model.CeilingFlow: w.in("累计不超过，按序时",
			"sum kept, by pace"),
		model.Balance: w.in("余额降到零", "what is left goes to 0"),
		model.Cleared: w.in("出现即清，随最新数", "follows the newest"),
		model.Class:   w.in("等级在此或更好", "this class or better"),
		model.Each:    w.in("每个单位都达到", "every unit reaches it"),
		model.Duty:    w.in("每期做一次", "once a turn"),
		model.Budget:  w.in("只记不判", "noted, never judged"),
	}[k]
}

// NoClass says that a text is no class.
func (w *Screen) NoClass(text string) string {
	return w.f("“%s”不是等级，应为Ⅰ—Ⅴ类或劣Ⅴ类", "%q is no class: 1 to 5, or 6 for 劣Ⅴ类", text)
}

// MetricHint stands in the empty name of a new target.
func (w *Screen) MetricHint() string {
	return w.in("如 税收，或 建成垃圾站10座", "tax revenue, or 建成垃圾站10座")
}

// NoFigure says that what was typed at an entry is no figure that it can have.
func (w *Screen) NoFigure(label, text string) string {
	return w.f("%s应是数，“%s”不行", "%s must be a figure, not %q", label, text)
}

// TargetNeeds says what a target cannot be without.
func (w *Screen) TargetNeeds(label string) string {
	return w.f("请填%s", "%s must be filled in", label)
}

// NeedsRange says what a range needs.
func (w *Screen) NeedsRange() string {
	return w.in("区间要有下限和上限，上限不小于下限", "a range needs two values, the upper one not below the lower")
}

// NoSlice says that a text is no slice.
func (w *Screen) NoSlice(text string) string {
	return w.f("分期“%s”应如 3-31 4（日期 累计数）", "the slice %q must be as 3-31 4: a day and a sum", text)
}

// SlicesOrder says how slices follow one another.
func (w *Screen) SlicesOrder() string {
	return w.in("分期应按日期排列，累计数不倒退", "slices stand in the order of their days, and their sums never turn back")
}

// SlicesShort says that slices do not add up to the value.
func (w *Screen) SlicesShort(last, value string) string {
	return w.f("分期最后一期为%s，应等于目标值%s", "the last slice is %s and must be the value, %s", last, value)
}

// BaseBeyond asks whether a base is meant that lies beyond its goal.
func (w *Screen) BaseBeyond(base, value string) string {
	return w.f("基数%s已达到目标%s，确是如此请再存一次", "the base %s has reached the goal %s already; store again if it is meant", base, value)
}

// TargetReportedOn says why a target cannot be removed.
func (w *Screen) TargetReportedOn() string {
	return w.in("本项或其后的指标已有填报或事件，不能删除；不再考核可把类别改为资金（只记不判）",
		"it or a target behind it has figures or events and cannot go; as a budget it is no longer judged")
}
