package parse

import (
	"strings"
	"unicode/utf8"

	"duban/model"
)

// Step is a dated step inside a text: 「3月底完成招标」.
type Step struct {
	Span     Span
	Title    string
	Of       string // the words before the date, 「跨江桥」, which begin the title
	Start    model.Deadline
	Deadline model.Deadline
	// Inherited says that the year was taken from the frame.
	Inherited bool
}

// Steps finds the dated steps of a cell or a sentence: 「1.5月底完成招标；2.9月底
// 主体完工」「3月：…；6月：…」「2024年6月完成申报，12月挂牌」. A date holds for the words behind it
// up to the next date; a year named once holds for the dates behind it.
func Steps(text string, f Frame) []Step {
	year := f.year()
	dates, _ := model.ParseDates(text, year)
	if len(dates) == 0 {
		return nil
	}
	if !dates[0].YearNamed {
		if y := f.yearFor(text, year); y != year {
			dates, _ = model.ParseDates(text, y)
		}
	}
	p := newPassage(text)
	var out []Step
	open := false   // whether words without a date go on with the last step
	var before Span // the clause before, of its sentence, where it has no date
	next := 0
	pieces(p.f, func(r rune) bool { return strings.ContainsRune(";。,\n", r) }, func(from, to int, by rune) {
		for from < to && p.f[from] == ' ' {
			from++
		}
		if from == to {
			return
		}
		span := p.span(from, to)
		var own []model.DateMention
		for next < len(dates) && dates[next].From < span.To {
			if d := dates[next]; d.From >= span.From && dates[next].To <= span.To && setsStep(text, span, d) {
				own = append(own, d)
			}
			next++
		}
		last := len(out) - 1
		lead := before
		before = Span{}
		if len(own) == 0 && !open && by == ',' {
			before = span
		}
		switch {
		case len(own) == 0 && startsItem(p.f[from:to]):
			open = false
		case len(own) == 0 && open:
			out[last].Title = strings.TrimLeft(dropLayout(out[last].Title+text[out[last].Span.To:span.To]), "，,：:、")
			out[last].Span.To = span.To
		case len(own) > 0:
			s := step(text, span, own)
			if ended := s.Title == "完成" || s.Title == "办结" || s.Title == "到位" || s.Title == "完成到位"; ended && lead.To > lead.From {
				// 「制定方案，5月15日前完成」
				words := newPassage(lead.Of(text))
				s.Title = dropLayout(words.text(len(words.f)-len(trimItem(words.f)), len(words.f)))
				s.Span.From = lead.From
			}
			if open = true; s.Title == "" && last >= 0 && out[last].Deadline.Date == s.Deadline.Date {
				break
			}
			out = append(out, s)
		}
		if by == '。' || by == ';' && len(out) > 0 && !headed(text, out[len(out)-1]) {
			open = false
		}
	})
	return out
}

// step makes a step of a clause and its dates.
func step(text string, span Span, own []model.DateMention) Step {
	s := Step{Span: span, Inherited: !own[0].YearNamed}
	s.Of, s.Title = stepTitle(text, span, own)
	last := own[len(own)-1]
	if len(own) > 1 && IsRange(text[own[0].To:own[1].From]) {
		s.Start = model.Deadline{Date: own[0].First, Text: strings.TrimSpace(text[own[0].From:own[0].To]), Precision: own[0].Precision, Given: true}
	}
	for _, d := range own {
		if d.Last > last.Last {
			last = d
		}
	}
	s.Deadline = model.Deadline{Date: last.Last, Text: dueWords(text, own), Precision: last.Precision, Given: true}
	return s
}

// setsStep reports whether a date in a clause is when something is to be done. A bare
// year within the words belongs to a name, 「2026年运动会」, and 「全年」 is no step.
func setsStep(text string, c Span, d model.DateMention) bool {
	words := text[d.From:d.To]
	if before := text[c.From:d.From]; strings.HasSuffix(before, "每") || strings.HasSuffix(before, "每年") || strings.HasSuffix(before, "每月") {
		return false
	}
	if d.Precision >= model.ToMonth && d.Precision <= model.ToHalf && !hasLimit(words, text[d.To:]) && doingWords.suffix(text[c.From:d.From]) != "" {
		return false // 「完成一季度经济运行分析」
	}
	if strings.Contains(fold(words), ".") && !d.YearNamed {
		// 「3.21」 is a day before 「前」 or a mark, and a figure before anything else.
		after := strings.TrimLeft(fold(text[d.To:c.To]), " ")
		r, _ := utf8.DecodeRuneInString(after)
		return after == "" || strings.ContainsRune("前底日,:-至", r)
	}
	if d.Precision != model.ToYear {
		return true
	}
	if strings.HasSuffix(words, "全年") {
		return false
	}
	if hasLimit(words, text[d.To:]) {
		return true
	}
	before := strings.Trim(fold(text[c.From:d.From]), " 到至在于力争确保")
	return trimItem(before+"x") == "x"
}

// hasLimit reports whether a date says that something is to be done by it: 「5月底前」.
func hasLimit(date, after string) bool {
	for _, w := range [...]string{"底", "末", "内", "终", "前"} {
		if strings.HasSuffix(date, w) || strings.HasPrefix(after, w) {
			return true
		}
	}
	return false
}

// doingWords are verbs behind which a part of the year belongs to what is done.
var doingWords = newWords(`完成 开展 做好 编制 召开 形成 总结 通报 分析 公布 印发 抓好 汇总 撰写 起草 报送 组织 做实`)

// headed reports whether a step stands under its date as under a heading: 「3月：…；…」.
func headed(text string, s Step) bool {
	i := strings.IndexAny(s.Span.Of(text), ":：")
	return i > 0 && i <= len("2026年10月份-12月份：")
}

// startsItem reports whether a clause begins with a number of its own.
func startsItem(f string) bool {
	i := 0
	for i < len(f) && isDigit(f[i]) {
		i++
	}
	if i > 0 && i < 3 && i < len(f) {
		switch {
		case f[i] == '.':
			return i+1 == len(f) || !isDigit(f[i+1]) || dateBehind(f[i+1:])
		case f[i] == ')' || strings.HasPrefix(f[i:], "、"):
			return true
		}
	}
	r, _ := utf8.DecodeRuneInString(f)
	return r >= '①' && r <= '⑳' || strings.HasPrefix(f, "(") && len(f) > 1 && isDigit(f[1]) || hanItem(f) > 0
}

// hanItem returns the length of a Chinese number that heads a point: 「一、」「（二）」.
func hanItem(f string) int {
	i, open := 0, strings.HasPrefix(f, "(")
	if open {
		i++
	}
	from := i
	for i < len(f) {
		r, n := utf8.DecodeRuneInString(f[i:])
		if !isHanNumeral(r) {
			break
		}
		i += n
	}
	switch {
	case i == from || i-from > len("二十一"):
		return 0
	case open && strings.HasPrefix(f[i:], ")"):
		return i + 1
	case !open && strings.HasPrefix(f[i:], "、") && i+len("、") < len(f):
		return i + len("、")
	}
	return 0
}

// stepTitle returns a clause without its dates, its number and the words that join
// them, and what of it stands before the first date.
func stepTitle(text string, c Span, dates []model.DateMention) (of, title string) {
	first, last := dates[0], dates[len(dates)-1]
	if len(dates) > 1 && !IsRange(text[first.To:dates[1].From]) {
		last = first
	}
	before := strings.TrimSpace(text[c.From:max(c.From, first.From)])
	after := text[min(last.To, c.To):c.To]
	lead := newPassage(before)
	before = strings.TrimRight(lead.text(len(lead.f)-len(trimItem(lead.f)), len(lead.f)), "到在至于截拟计划预(（ ")
	after = strings.TrimLeft(after, " \u3000")
	for again := true; again; {
		again = false
		for _, w := range [...]string{"底前", "份前", "以前", "之前", "前", "底", "末", "份", "内", ":", "：", ",", "，", "、", "-", "—", "）", ")", " ", "　"} {
			if rest, ok := strings.CutPrefix(after, w); ok {
				after, again = rest, true
			}
		}
	}
	return dropLayout(before), dropLayout(strings.TrimSpace(before + after))
}

// Ordered reports whether a step reads as one that is ordered: its date is at the
// head of its clause or behind a short name, and behind the date stands what is to be done.
func (s *Step) Ordered() bool {
	act := strings.TrimPrefix(s.Title, s.Of)
	of := s.Of
	for w := softWords.prefix(of); w != ""; w = softWords.prefix(of) {
		of = of[len(w):]
	}
	for w := softWords.suffix(of); w != ""; w = softWords.suffix(of) {
		of = of[:len(of)-len(w)]
	}
	first, _ := utf8.DecodeRuneInString(of)
	return utf8.RuneCountInString(act) >= 2 && !strings.HasPrefix(act, "的") && utf8.RuneCountInString(of) <= 12 &&
		!strings.ContainsAny(of, "的凡未已每") && !strings.ContainsRune("对将把自从在", first) && !strings.Contains(act, "已")
}

// Plain returns the title without the words before its date that only say how hard the step
// is asked for: 「争取」.
func (s *Step) Plain() string {
	of := s.Of
	for w := softWords.prefix(of); w != ""; w = softWords.prefix(of) {
		of = of[len(w):]
	}
	if of != "" {
		return s.Title
	}
	return strings.TrimPrefix(s.Title, s.Of)
}

// Begins reports whether a step is the one with which work begins: 「开工」「项目全面启动」.
func (s *Step) Begins() bool {
	act, _, _ := strings.Cut(strings.TrimPrefix(s.Title, s.Of), "，")
	for w := softWords.prefix(act); w != ""; w = softWords.prefix(act) {
		act = act[len(w):]
	}
	for _, w := range [...]string{"项目", "工程", "全面", "正式", "工作", "实质性", "破土", "建设", "施工"} {
		act = strings.TrimPrefix(act, w)
	}
	switch act {
	case "开工", "动工", "启动", "开工建设", "启动建设", "开始", "开建", "启动实施", "启动施工", "进场", "进场施工", "开工仪式", "开始施工", "动工建设":
		return true
	}
	return false
}

// softWords say how hard something is asked for, and not what.
var softWords = newWords(`力争 确保 计划 预计 争取 要求 到 至 在 于 要 应 须 必须 务必 拟 全面 全部 并`)

// trimItem takes the number of an item off a text: 「1.」「（2）」「③」.
func trimItem(f string) string {
	f = strings.TrimLeft(f, " \n")
	if !startsItem(f) {
		return f
	}
	if n := hanItem(f); n > 0 {
		return strings.TrimLeft(f[n:], " ")
	}
	i := 0
	for i < len(f) && (isDigit(f[i]) || f[i] == '(') {
		i++
	}
	if i == 0 {
		_, i = utf8.DecodeRuneInString(f)
	}
	f = f[i:]
	for _, w := range [...]string{".", ")", "、"} {
		f = strings.TrimPrefix(f, w)
	}
	return strings.TrimLeft(f, " ")
}

// dueWords returns the words of a clause's dates with the 「前」 behind them.
func dueWords(text string, dates []model.DateMention) string {
	from, to := dates[0].From, dates[0].To
	if len(dates) > 1 && IsRange(text[dates[0].To:dates[1].From]) {
		to = dates[1].To
	}
	for _, w := range [...]string{"底前", "前", "以前", "之前", "底", "内"} {
		if strings.HasPrefix(text[to:], w) {
			to += len(w)
			break
		}
	}
	return dropLayout(strings.TrimSpace(text[from:to]))
}

// Item is one numbered point of a cell.
type Item struct {
	No   string // 「1」, 「①」; "" for text before the first number
	Text string
	Span Span
}

// Items cuts a cell at the numbers of its points: 「1.…；2.…」「1、…⏎2、…」
// 「①…②…」「（1）…」. Numbers must count up from the first. A cell without such points is one item.
func Items(text string) []Item {
	p := newPassage(text)
	type mark struct {
		from, body int
		no         int
		kind       byte
		label      string
	}
	var marks []mark
	for i := 0; i < len(p.f); {
		r, n := utf8.DecodeRuneInString(p.f[i:])
		atStart := i == 0 || strings.ContainsRune(" \n;。,:", lastRune(p.f[:i]))
		switch {
		case r >= '①' && r <= '⑳':
			marks = append(marks, mark{i, i + n, int(r-'①') + 1, 'o', string(r)})
		case r == '(' && atStart:
			j := i + 1
			for j < len(p.f) && isDigit(p.f[j]) {
				j++
			}
			if j > i+1 && j-i <= 3 && j < len(p.f) && p.f[j] == ')' {
				marks = append(marks, mark{i, j + 1, number(p.f[i+1 : j]), '(', p.f[i+1 : j]})
				n = j + 1 - i
			}
		case r < utf8.RuneSelf && isDigit(byte(r)) && atStart:
			j := i
			for j < len(p.f) && isDigit(p.f[j]) {
				j++
			}
			n = j - i
			rest := p.f[j:]
			dot := strings.HasPrefix(rest, ".") && (len(rest) == 1 || !isDigit(rest[1]) || dateBehind(rest[1:]))
			switch {
			case n > 3:
			case dot:
				marks = append(marks, mark{i, j + 1, number(p.f[i:j]), '.', p.f[i:j]})
			case strings.HasPrefix(rest, "、"):
				marks = append(marks, mark{i, j + len("、"), number(p.f[i:j]), ',', p.f[i:j]})
			case strings.HasPrefix(rest, ")"):
				marks = append(marks, mark{i, j + 1, number(p.f[i:j]), ')', p.f[i:j]})
			}
		}
		i += n
	}
	// The kind of the first mark holds, and its numbers go up one by one.
	var keep []mark
	for _, m := range marks {
		switch {
		case len(keep) == 0:
			if m.no >= 1 && m.no < 100 && strings.TrimSpace(p.f[:m.from]) == "" || m.no == 1 {
				keep = append(keep, m)
			}
		case m.kind == keep[0].kind && m.no == keep[len(keep)-1].no+1:
			keep = append(keep, m)
		}
	}
	if len(keep) == 0 || len(keep) == 1 && strings.TrimSpace(p.f[:keep[0].from]) != "" {
		return []Item{{Text: strings.TrimSpace(text), Span: Span{0, len(text)}}}
	}
	var out []Item
	if head := strings.TrimSpace(p.text(0, keep[0].from)); head != "" {
		out = append(out, Item{Text: head, Span: p.span(0, keep[0].from)})
	}
	for i, m := range keep {
		end := len(p.f)
		if i+1 < len(keep) {
			end = keep[i+1].from
		}
		out = append(out, Item{No: m.label, Text: strings.TrimSpace(p.text(m.body, end)), Span: p.span(m.from, end)})
	}
	return out
}

// dateBehind reports whether digits behind a number and its point begin a date,
// as in 「1.5月底」 or 「2.2026年」, and are no decimals.
func dateBehind(s string) bool {
	i := 0
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	return strings.HasPrefix(s[i:], "月") && i <= 2 || strings.HasPrefix(s[i:], "年") && i == 4
}

func number(digits string) int {
	n := 0
	for i := range len(digits) {
		n = n*10 + int(digits[i]-'0')
	}
	return n
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
