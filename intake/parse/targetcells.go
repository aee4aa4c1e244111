package parse

import (
	"strings"
	"unicode/utf8"

	"duban/model"
)

// stepWords are states that a project reaches or does not.
var stepWords = newWords(finishList(`开工 动工 启动 完成 主体完工 全面完工 全面建成 开工建设 竣工投产 挂牌 完成招标 完成主体 主体封顶 封顶 试运行 全面竣工 完成前期工作 完成可研 基本建成 基本完成 全面完成 力争开工 力争完工`))

// TargetFrom reads a target from the cells of a table: the name of the metric,
// the value as printed and its unit of measure, where the table gives one.
// ok is false for an empty value and for words that are no measure.
func TargetFrom(metric, value, unit string) (t model.Target, ok bool) {
	m, inName := cutMeasure(dropSpace(fold(metric)))
	m = strings.Trim(m, " :.、")
	m = trimItem(m)
	if IsNothing(value) {
		return t, false
	}
	unit = dropSpace(fold(unit))
	if unit == "" || IsNothing(unit) {
		unit = inName
	}
	s := dropSpace(fold(value))
	t = model.Target{Metric: m, Unit: unit, Text: dropLayout(value)}
	for _, w := range [...]string{"待下达", "待定", "另行下达", "未下达", "以省", "以市", "以上级", "按上级下达", "按省下达", "按市下达", "下达任务", "下达计划", "待分解", "上级下达", "待明确"} {
		if strings.Contains(s, w) && (!strings.HasPrefix(w, "以") || strings.Contains(s, "为准") || strings.Contains(s, "下达")) {
			t.Kind, t.Unit = model.GivenLater, unit
			return t, m != ""
		}
	}
	if f, ok := rankTarget(s, ""); ok {
		t.Kind, t.Op, t.Value, t.Unit = f.Target.Kind, f.Target.Op, f.Target.Value, "位"
		if m == "" {
			t.Metric = f.Target.Metric
		}
		return t, t.Metric != ""
	}
	if g, ok := gradeOf(s); ok {
		g.Metric, g.Text = m, t.Text
		return g, m != ""
	}
	rest, strength := stripLead(s, Frame{})
	t.Strength = strength
	if f, ok := relative(rest); ok {
		t.Kind, t.Op = model.Level, f
		return t, m != ""
	}
	if f, ok := wordTarget(m+s, Frame{}); ok && (f.Target.Kind == model.ZeroLine || f.Target.Unit == "%") && !strings.ContainsAny(s, "123456789") {
		f.Target.Text = t.Text
		f.Target.Metric = m
		if f.Target.Kind == model.Level && f.Target.Op == model.Above && !strings.Contains(m, "增") {
			f.Target.Metric += "增长"
		}
		return f.Target, m != ""
	}
	figs := figures(rest, 0, true)
	if len(figs) == 0 {
		if stepWords.has(rest) || stepWords.suffix(rest) != "" && utf8.RuneCountInString(rest) <= 12 {
			t.Kind, t.Unit = model.Step, ""
			if m == "" {
				t.Metric = rest
			}
			return t, true
		}
		return t, false
	}
	g := figs[0]
	words := rest[:g.from]
	v := g.value
	t.Value, t.Max, t.Op = &v, g.max, g.op
	if g.unit != "" {
		t.Unit = g.unit
	}
	if name, verb := stripVerb(words); name != "" && m == "" {
		t.Metric = name + verb
	} else if isGrowth(verb) && isRate(t.Unit) && !strings.Contains(m, "增") && !strings.Contains(m, "率") {
		t.Metric = growthOf(m, verb)
	}
	if t.Unit == "%" && inName != "" && inName != "%" && !strings.Contains(t.Metric, "增") && !strings.Contains(t.Metric, "率") {
		// A share in a column of amounts is the growth.
		t.Metric += "增长"
	}
	if len(figs) > 1 {
		between := rest[g.to:figs[1].from]
		next := figs[1].value
		switch {
		case isRise(between):
			base := v
			t.Value, t.Op, t.Baseline = &next, figs[1].op, &base
			if figs[1].unit != "" {
				t.Unit = figs[1].unit
			}
		case strings.Contains(between, "力争") || strings.Contains(between, "冲刺") || strings.Contains(between, "争取"):
			if c, err := model.Convert(next, figs[1].unit, t.Unit); err == nil {
				t.Stretch = &c
			}
		}
	}
	t.Kind = kindOf(t.Metric, t.Unit, t.Op, words)
	if v.IsZero() && t.Op == model.Equal && isMishap(m) || t.ZeroLine() {
		t.Kind = model.ZeroLine
	}
	if t.Kind == model.Ceiling && t.Op == model.Equal {
		t.Op = model.AtMost
	}
	return t, t.Metric != ""
}
