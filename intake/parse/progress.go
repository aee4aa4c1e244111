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
// the figures that answer the targets, in the units in which they are printed, and whether
// the work is done. A target that is only said again is no progress, and a forecast is no
// completion; figures marked 预计 are estimates.
func Progress(text string, targets []model.Target) Report {
	rep := Report{Text: tidyText(text), Sure: true}
	p := newPassage(text)
	for _, sentence := range sentences(p.f) {
		part := newPassage(text[p.at[sentence.From]:p.at[sentence.To]])
		lost := false // a figure was named that answers nothing, so that a growth behind it does not either
		for _, f := range readTargets(&part, Frame{}, true) {
			lost = !rep.figure(&part, f, targets, lost) && (lost || f.Target.Metric != "")
		}
	}
	rep.state(p.f)
	if len(targets) == 0 && rep.Percent == nil {
		rep.barePercent(text)
	}
	return rep
}

// sentences cuts a folded text at its full stops.
func sentences(f string) []Span {
	var out []Span
	pieces(f, func(r rune) bool { return strings.ContainsRune(";。\n", r) }, func(from, to int, _ rune) {
		if from < to {
			out = append(out, Span{from, to})
		}
	})
	return out
}

// figure takes in one figure of a report. It reports whether the figure answered a target or the whole.
func (rep *Report) figure(p *passage, f Found, targets []model.Target, lost bool) bool {
	g := &f.Target
	words := squeeze(fold(f.Span.Of(p.src)))
	after := squeeze(fold(p.src[f.Span.To:]))
	before := words
	if i := strings.LastIndex(words, g.Value.String()); g.Value != nil && i >= 0 {
		before, after = words[:i], words[i+len(g.Value.String()):]+after
		after = strings.TrimPrefix(after, g.Unit)
	}
	forecast := isForecast(ofPlan.Replace(before))
	if isRate(g.Unit) && statesCompletion(before, after) {
		if !forecast && rep.Percent == nil && !g.Value.IsNeg() {
			rep.Percent = g.Value
		}
		return true
	}
	if g.Value == nil || g.Max != nil {
		return false
	}
	if forecast && g.Kind != model.ZeroLine {
		return true
	}
	i, sure := answers(g, targets, lost)
	switch {
	case i < 0:
		return false
	case targets[i].Value != nil && restated(before, g, &targets[i]) || begun(words, targets[i].Metric):
		return true
	}
	a := model.Actual{
		Target: i, Value: *g.Value, Unit: g.Unit,
		Estimate: strings.Contains(before, "预计") || strings.HasSuffix(before, "约") && !strings.HasSuffix(before, "签约") || strings.HasPrefix(after, "(预计") || strings.HasPrefix(after, "(估"),
	}
	if k := slices.IndexFunc(rep.Actuals, func(a model.Actual) bool { return a.Target == i }); k >= 0 {
		// Of several figures for one target the one said to be 累计 holds, else the first.
		if strings.Contains(before, "累计") || strings.Contains(before, "共") {
			rep.Actuals[k] = a
		}
		return true
	}
	rep.Sure = rep.Sure && sure
	rep.Actuals = append(rep.Actuals, a)
	return true
}

// ofPlan are words that say of what a share is told; they make no forecast.
var ofPlan = strings.NewReplacer("年度计划", "", "年度目标", "", "全年计划", "", "全年目标", "", "年计划", "", "年目标", "", "目标任务", "", "投资计划", "", "计划投资", "", "计划数", "", "目标数", "")

// begun reports whether a figure counts what has only begun, where the target
// wants more: 「25个小区全部开工」.
func begun(words, metric string) bool {
	for _, w := range [...]string{"开工", "启动", "进场", "摸底", "在建"} {
		if strings.Contains(words, w) {
			return !strings.Contains(metric, w)
		}
	}
	return false
}

// isForecast reports whether the words before a figure make it what is expected, and
// not what is done: 「预计6月底完成」, but not 「预计完成27.4亿元」, which is an estimate.
func isForecast(words string) bool {
	for _, w := range forecasts {
		if strings.Contains(words, w) {
			return true
		}
	}
	if !strings.Contains(words, "预计") {
		return false
	}
	dates, _ := model.ParseDates(words, 2000)
	for _, d := range dates {
		if d.Precision != model.ToQuarter && d.Precision != model.ToHalf {
			return true
		}
	}
	return false
}

// statesCompletion reports whether a share is that of the task or its yearly
// target which is done: 「完成率65.3%」「占年度任务的40%」「形象进度80%」「已完成70%」.
func statesCompletion(before, after string) bool {
	for _, w := range [...]string{"完成率", "完成比例", "形象进度", "进度", "完成进度", "完成年度任务", "完成全年任务", "完成年度计划", "完成全年目标", "完成年度目标", "完成目标", "为年度任务", "为年度目标", "为年度计划", "为全年任务", "为全年目标", "为全年计划", "达年度任务", "达年度目标", "达全年任务", "达全年目标", "达年度计划", "达到年度目标", "达到年度任务", "占年度任务", "占全年任务", "占年度计划", "占全年计划", "占年度目标", "占全年目标", "占目标任务", "占年计划", "占任务数", "占总工程量", "工程量", "完成总工程量", "完成总量", "完成任务", "占总量", "占总任务", "占总长", "占总投资", "占计划"} {
		for _, end := range [...]string{"", "的", "达", "达到", "为", "约", "约为", "达到了", ":", "已达", "已达到", "的约"} {
			if head, ok := strings.CutSuffix(before, w+end); ok {
				return ofWhole(head)
			}
		}
	}
	if before == "占" || before == "占比" {
		return true // of what the clause before has told: 「已完成3.8公里，占40%」
	}
	done := false
	for _, w := range [...]string{"累计完成", "已完成约", "已完成", "完成约", "完成", "已建成"} {
		if head, ok := strings.CutSuffix(before, w); ok {
			done = ofWhole(head)
			break
		}
	}
	if !done {
		return false
	}
	return after == "" || strings.HasPrefix(after, "(") || strings.HasPrefix(after, "的工程") || strings.HasPrefix(after, "工程量") || strings.HasPrefix(after, "左右") || strings.HasPrefix(after, "以上") || strings.HasPrefix(after, "任务") || strings.HasPrefix(after, "的任务") || strings.HasPrefix(after, "进度")
}

// ofWhole reports whether the words before a stated completion leave it to the whole
// task, and do not speak of one part of it: 「地下室顶板浇筑」.
func ofWhole(head string) bool {
	for _, w := range [...]string{"截至目前", "目前", "截至", "已", "项目", "工程", "总体", "整体", "累计", "任务", "工作", "现", "全县", "全区", "建设", "完成", "主体", "土建", "达到", "年度", "全年", ",", "总"} {
		head = strings.ReplaceAll(head, w, "")
	}
	return utf8.RuneCountInString(head) <= 8
}

// answers finds the target that a figure answers: the one whose metric is most like the
// figure's. A figure without a metric answers the only target that it can. sure is false
// where only the unit agrees.
func answers(g *model.Target, targets []model.Target, lost bool) (int, bool) {
	name, growth := cutGrowth(g.Metric)
	best, score := -1, 0
	for i := range targets {
		t := &targets[i]
		if t.Kind == model.GivenLater || !unitsAgree(g.Unit, t.Unit) {
			continue
		}
		if (t.Kind == model.ZeroLine) != (g.Kind == model.ZeroLine) && g.Kind == model.ZeroLine {
			continue
		}
		base, grows := cutGrowth(t.Metric)
		if isRate(g.Unit) && (growth != "") != (grows != "") {
			continue
		}
		n := likeness(name, base)
		if doneWords.has(name) {
			name = "" // 「完工10个」
		}
		if (name == "" || isShareOnly(name)) && !lost && onlyOne(targets, g.Unit, growth != "") {
			n = 50
		}
		if n > score {
			best, score = i, n
		}
	}
	if score < 45 {
		return -1, false
	}
	return best, score >= 60
}

// doneWords say that something is done and not what.
var doneWords = newWords(`完工 竣工 建成 已完工 已竣工 投用 完成 办结 销号 整改到位 完成整改 交付 已交付 投产`)

// cutGrowth takes the growth off the end of a metric.
func cutGrowth(metric string) (base, growth string) {
	growth = growths.suffix(metric)
	return strings.TrimSuffix(metric, growth), growth
}

// onlyOne reports whether one target alone can be meant by a figure with a unit.
func onlyOne(targets []model.Target, unit string, growth bool) bool {
	n := 0
	for i := range targets {
		t := &targets[i]
		if _, grows := cutGrowth(t.Metric); unitsAgree(unit, t.Unit) && (!isRate(unit) || growth == (grows != "")) {
			n++
		}
	}
	return n == 1
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
	switch {
	case len(x) < 2 || n < 2:
		return 0
	case n == len(x) && n > 2:
		return 85 // a short form: every character stands in the long one
	case 5*n >= 3*len(x) && x[0] == y[0] && x[len(x)-1] == y[len(y)-1]:
		return 60
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
func restated(words string, g, t *model.Target) bool {
	if g.Value.Cmp(*t.Value) != 0 {
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
	case doneOn(s) && !has("正在", "未完成", "预计", "剩余", "其余", "尚未", "部分"):
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

// doneOn reports whether a text says on which day work was done: 「已于5月20日竣工验收」.
func doneOn(s string) bool {
	i := strings.Index(s, "已于")
	if i < 0 {
		return false
	}
	rest := []rune(s[i+len("已于"):])
	words := string(rest[:min(len(rest), 16)])
	for _, w := range [...]string{"竣工", "完工", "办结", "通过验收", "建成", "投入使用", "投用", "通车", "开业", "投产", "全面完成", "全部完成", "印发"} {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
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
