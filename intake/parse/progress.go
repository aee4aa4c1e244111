package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"duban/model"
)

// State is how far a task is by the words of a report.
type State int

// The states.
const (
	NotSaid State = iota
	NotStarted
	Underway
	Finished
)

// Report is what a text on the progress of a task says.
type Report struct {
	Percent *model.Decimal // the stated completion of the task as a whole
	Actuals []model.Actual // figures that answer a target
	State   State
	Text    string // the sentences, with layout's white space taken out
	// Sure is false where a figure was taken for a target by its unit alone.
	Sure bool
}

// forecasts are words that make of a figure what is expected, and not what is done.
var forecasts = [...]string{"预计年底", "预计年内", "预计全年", "预计到", "力争", "计划", "确保", "拟于", "拟", "将于", "下一步", "下步", "年内新增", "争取", "目标", "预计可", "可容纳", "将", "有望", "设计", "规划", "摸底", "总投资", "概算", "预算", "合同"}

// Progress reads a text on the progress of a task: the percentage that it states,
// the figures that answer the targets, and whether the work is done. A target that is
// only said again is no progress, and a forecast is no completion; figures marked 预计 are estimates.
func Progress(text string, targets []model.Target) Report {
	rep := Report{Text: tidyText(text), Sure: true}
	p := newPassage(text)
	figs := figures(p.f, 0, false)
	next := 0
	metric := -1 // the target answered last, for 「同比增长8%」 behind it
	pieces(p.f, func(r rune) bool { return strings.ContainsRune(",;。\n", r) }, func(from, to int, by rune) {
		var own []figure
		for next < len(figs) && figs[next].start < to {
			if figs[next].start >= from && !inBrackets(p.f[from:to], figs[next].start-from) {
				own = append(own, figs[next])
			}
			next++
		}
		metric = rep.clause(p.f, from, to, own, targets, metric)
		if by == '。' || by == ';' || by == '\n' {
			metric = -1
		}
	})
	rep.state(p.f)
	if len(targets) == 0 && rep.Percent == nil {
		rep.barePercent(text)
	}
	return rep
}

// clause reads the figures of a clause. It returns the target answered last.
func (rep *Report) clause(f string, from, to int, figs []figure, targets []model.Target, metric int) int {
	left := from
	for _, g := range figs {
		words := squeeze(f[left:g.from])
		after := squeeze(f[g.to:min(to, g.to+60)])
		isForecast := false
		for _, w := range forecasts {
			if strings.Contains(words, w) {
				isForecast = true
			}
		}
		if dates, _ := model.ParseDates(words, 2000); len(dates) > 0 && strings.Contains(words, "预计") {
			isForecast = true // 「预计6月底完成」
		}
		left = g.to
		if g.max != nil {
			continue
		}
		if isRate(g.unit) && statesCompletion(words, after) {
			if !isForecast && rep.Percent == nil && !g.value.IsNeg() {
				v := g.value
				rep.Percent = &v
			}
			continue
		}
		if isForecast {
			continue
		}
		i, sure := answers(words, after, &g, targets, metric)
		if i < 0 {
			continue
		}
		t := &targets[i]
		if t.Value != nil && restated(words, &g, t) {
			continue
		}
		v := g.value
		unit := g.unit
		if unit != t.Unit && t.Unit != "" {
			c, err := model.Convert(v, unit, t.Unit)
			if err != nil {
				continue
			}
			v, unit = c, t.Unit
		}
		a := model.Actual{
			Target: i, Value: v, Unit: unit,
			Estimate: strings.Contains(words, "预计") || strings.HasPrefix(after, "(预计") || strings.HasPrefix(after, "(估") || strings.Contains(words, "约"),
		}
		metric = i
		if k := slices.IndexFunc(rep.Actuals, func(a model.Actual) bool { return a.Target == i }); k >= 0 {
			// Of several figures for one target the sum or the last is rarely
			// sure; the one said to be 累计 holds, else the first.
			if strings.Contains(words, "累计") || strings.Contains(words, "共") {
				rep.Actuals[k] = a
			}
			continue
		}
		rep.Sure = rep.Sure && sure
		rep.Actuals = append(rep.Actuals, a)
	}
	return metric
}

// statesCompletion reports whether a share is that of the task or its yearly
// target which is done: 「完成率65.3%」「占年度任务的40%」「形象进度80%」「已完成70%」.
func statesCompletion(before, after string) bool {
	for _, w := range [...]string{"完成率", "完成比例", "形象进度", "进度", "完成进度", "完成年度任务", "完成全年任务", "完成年度计划", "完成全年目标", "完成年度目标", "完成目标", "占年度任务", "占全年任务", "占年度计划", "占全年计划", "占年度目标", "占全年目标", "占目标任务", "占年计划", "占任务数", "占总工程量", "工程量", "完成总工程量", "完成总量", "完成任务"} {
		for _, end := range [...]string{"", "的", "达", "达到", "为", "约", "约为", "达到了", ":", "已达", "已达到", "的约"} {
			if strings.HasSuffix(before, w+end) {
				return true
			}
		}
	}
	done := false
	for _, w := range [...]string{"已完成", "完成", "累计完成", "已完成约", "完成约", "已建成"} {
		if strings.HasSuffix(before, w) {
			done = true
		}
	}
	if !done {
		return false
	}
	return after == "" || strings.HasPrefix(after, "(") || strings.HasPrefix(after, "的工程") || strings.HasPrefix(after, "工程量") || strings.HasPrefix(after, "左右") || strings.HasPrefix(after, "以上") || strings.HasPrefix(after, "任务") || strings.HasPrefix(after, "的任务") || strings.HasPrefix(after, "进度")
}

// answers finds the target that a figure answers: the one whose metric shares most with
// the words before it, or which the words go on from. sure is false where only the unit agrees.
func answers(words, after string, g *figure, targets []model.Target, metric int) (int, bool) {
	name, verb := stripVerb(words)
	growth := isGrowth(verb)
	if strings.HasPrefix(after, "个百分点") {
		return -1, false
	}
	best, score, sure := -1, 0, false
	for i := range targets {
		t := &targets[i]
		if t.Kind == model.GivenLater || !unitsAgree(g.unit, t.Unit) {
			continue
		}
		tGrowth := growths.suffix(t.Metric) != "" || strings.HasSuffix(t.Metric, "增速")
		if growth != tGrowth && isRate(g.unit) && (growth || tGrowth) {
			continue
		}
		base := t.Metric
		if e := growths.suffix(base); e != "" {
			base = strings.TrimSuffix(base, e)
		}
		n := likeness(name, base)
		if name == "" || isShareOnly(name) {
			// 「同比增长8%」 goes on from the target before it, or is the first.
			switch {
			case metric >= 0 && sharedBase(targets[metric].Metric, t.Metric):
				n = 60
			case metric < 0 && growth == tGrowth && onlyOne(targets, g.unit, growth):
				n = 50
			}
		}
		if n > score {
			best, score, sure = i, n, n >= 60
		}
	}
	if score < 45 {
		return -1, false
	}
	return best, sure
}

// onlyOne reports whether one target alone can be meant by a figure with a unit.
func onlyOne(targets []model.Target, unit string, growth bool) bool {
	n := 0
	for i := range targets {
		t := &targets[i]
		if unitsAgree(unit, t.Unit) && (!isRate(unit) || growth == (growths.suffix(t.Metric) != "")) {
			n++
		}
	}
	return n == 1
}

func sharedBase(a, b string) bool {
	for _, s := range [...]*string{&a, &b} {
		if e := growths.suffix(*s); e != "" {
			*s = strings.TrimSuffix(*s, e)
		}
	}
	return a == b || strings.HasSuffix(a, b) || strings.HasSuffix(b, a)
}

func unitsAgree(a, b string) bool {
	if a == b {
		return true
	}
	if isRate(a) != isRate(b) || a == "" || b == "" {
		return false
	}
	if _, err := model.Convert(one, a, b); err != nil {
		return false
	}
	// 家 and 个 count the same things.
	return true
}

var one, _, _ = model.ParseAmount("1")

// likeness says from 0 to 100 how much of the shorter of two names is found, in order, in the other.
func likeness(a, b string) int {
	a, b = squeeze(a), squeeze(b)
	for _, w := range [...]string{"新增", "新建", "完成", "累计", "全县", "全区", "全市", "已", "实现", "地方", "我县", "我区", "全年"} {
		a, b = strings.ReplaceAll(a, w, ""), strings.ReplaceAll(b, w, "")
	}
	if a == "" || b == "" {
		return 0
	}
	if strings.Contains(a, b) || strings.Contains(b, a) {
		short, long := len(a), len(b)
		if short > long {
			short, long = long, short
		}
		return 70 + 30*short/long
	}
	x, y := []rune(a), []rune(b)
	n := commonRunes(x, y)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 2 || n < 2 {
		return 0
	}
	return 80 * n / len(x) * (len(x) + len(y)) / (2 * len(y))
}

// commonRunes returns the length of the longest common subsequence.
func commonRunes(x, y []rune) int {
	if len(x) > 60 || len(y) > 60 {
		return 0
	}
	row := make([]int, len(y)+1)
	for _, a := range x {
		diag := 0
		for j, b := range y {
			up := row[j+1]
			switch {
			case a == b:
				row[j+1] = diag + 1
			default:
				row[j+1] = max(row[j], up)
			}
			diag = up
		}
	}
	return row[len(y)]
}

// restated reports whether a figure only says the target again: 「目标任务30亿元」.
func restated(words string, g *figure, t *model.Target) bool {
	if g.value.Cmp(*t.Value) != 0 {
		return false
	}
	for _, w := range [...]string{"目标", "任务", "计划", "全年", "年度", "应", "要求"} {
		if strings.Contains(words, w) && !strings.Contains(words, "完成") {
			return true
		}
	}
	return false
}

// state reads whether work is done, under way or not begun.
func (rep *Report) state(f string) {
	s := squeeze(f)
	if utf8.RuneCountInString(s) > 400 {
		s = string([]rune(s)[:400])
	}
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(s, w) {
				return true
			}
		}
		return false
	}
	whole := strings.Trim(s, "。;, ")
	switch {
	case has("未启动", "未开工", "尚未启动", "尚未开工", "未开始", "未动工", "尚未实施", "暂未启动", "暂未开工", "未实施", "尚未开展", "未开展"):
		rep.State = NotStarted
	case whole == "是" || whole == "完成" || whole == "办结" || whole == "已办结" || whole == "已完成" || whole == "100%":
		rep.State = Finished
	case has("已全部完成", "已全面完成", "全面完工", "已完工", "已竣工", "已办结", "已投入使用", "已建成投用", "已完成竣工验收", "已通过验收", "已销号", "任务已完成", "已圆满完成", "全部完工", "已整改到位", "已完成。", "已完成整改", "全部竣工", "已正式运营", "已交付使用", "已完成并") && !has("正在", "未完成", "预计", "剩余", "其余", "尚未", "部分"):
		rep.State = Finished
	case s != "":
		rep.State = Underway
	}
	if whole == "未" || whole == "否" || whole == "未完成" || whole == "无进展" {
		rep.State = NotStarted
		if whole == "未完成" {
			rep.State = Underway
		}
	}
	if rep.Percent == nil && rep.State == Finished && len(rep.Actuals) == 0 {
		if v, _, err := model.ParseAmount("100"); err == nil {
			rep.Percent = &v
		}
	}
}

// barePercent reads a cell that holds nothing but a share: 「70%」「100」.
func (rep *Report) barePercent(text string) {
	if v, unit, err := model.ParseAmount(text); err == nil && unit == "%" && !v.IsNeg() {
		rep.Percent = &v
	}
}

// tidyText takes layout's white space out of a text, but keeps its paragraphs.
func tidyText(s string) string {
	var out []string
	for _, line := range strings.Split(s, "\n") {
		if line = tidy(line); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}
