package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/govalues/decimal"

	"duban/internal/pattern"
	"duban/model"
)

// statement is a figure of a text that may be the total of something printed
// elsewhere in the document: 「共36项」, 「12个续建项目」, 「总投资52.4亿元」.
type statement struct {
	value         model.Decimal
	unit          string // 项, 个, 亿元 …
	before, after string // the words beside it in its clause, up to the next figure
	at            int    // where its figure begins in the text
	cued          bool   // it says that it is a total: 共, 合计, 分解为
	about         bool   // 约, 余, 以上: the sum need only come near
	atLeast       bool   // 以上, 超过: a goal rather than a count
	part          bool   // it stands behind 「其中」
	named         bool   // a noun beside it says what it counts
	begins        bool   // it is the first of its sentence
	class         class
}

// class is what a statement counts.
type class int

const (
	ofNothing class = iota
	ofWorks         // projects, tasks, items: whatever has a row or a number of its own
	ofKinds         // groups of them: 「9大类」
	ofPoints        // the numbered points of rows and items
	ofOffices       // the units that do the work
	ofTowns         // towns, villages, companies
	ofThings        // what only the heading of a table may know: 「5条线路」
	ofSums          // money, areas, lengths: what the rows give a figure of
)

var (
	statedFigure = pattern.New(`(\d{1,9}(?:\.\d+)?|[一二两三四五六七八九十百]{1,5})(余|多)?(大类|类|大项|小项|分项|子项|细项|项|个|件|条|家|处|宗|批|大|亿元|万元|元|公里|千米|万亩|亩|万平方米|平方米|户|人|万吨|吨)`)
	totalCue     = pattern.New(`(?:^|[^公])共(?:计|有|$|安排|实施|列|梳理|确定|分解|细化|涉及|包|收集|筛选|谋划|明确|制定|提出|部署|交办|下达|排定|储备|征集|办|推进|建设|承担|分|设)|确定|合计|总计|一共|小计|总数|(?:^|[^统合预设概估])计$|分解|细化|梳理|列入|列出|涉及|分为|归纳为|形成`)
	cueAndColon  = pattern.New(`(?:共计?|合计|总计|小计|总数|计)[：:]?$`)
	listed       = pattern.New(`^[^，。；：,;:]+[、和及][^，。；：,;:]{0,12}$`)
	partCue      = pattern.New(`其中`)
	aboutWord    = pattern.New(`(?:约|近|超过?|突破|大约|左右|余)$`)
	leastWord    = pattern.New(`(?:超过?|突破|不少于|不低于|至少|力争)$`)
	aboutBehind  = pattern.New(`^(?:以上|左右|余|多)`)
	notCounted   = pattern.New(`^(?:月|季度|工作日|小时|百分点|学位|床位|车位|标段|年|日|周|学期|五年|点|性|人|之|以|及|等|级|月份)`)
	eachOf       = pattern.New(`(?:第|每|各|前|过|逐|半|哪|某|这|那|同|另|\d|\.|-|－|—|~|～|至|到)$`)
	kindNoun     = pattern.New(`^(?:大)?(?:类别?|方面|板块|领域|部分|门类)`)
	nounHeads    = pattern.New(`((?:工作|领导)?(?:小组|专班)|工作[组队站室]|项目[部组]|任务[书单]|阶段)|(大类|类别|方面|板块|领域)|(要点|子项|小项|细项|子任务|具体\p{Han}{0,2}(?:举措|措施|任务|工作|事项)|节点|举措|措施)|(责任单位|牵头单位|成员单位|责任部门|单位|部门)|(乡镇|街道|社区|园区|企业|镇|村)|(项目|任务|工作|事项|实事|问题|内容|目标|指标|行动|工程|清单|重点|建议|提案|隐患|线索)`)
	measureNoun  = pattern.New(`总(?:里程|长度?|面积|户数|人数|量|产量|规模)`)
	moneyNoun    = pattern.New(`(?:^|[^产业间改施会外商])((?:总|计划|年度|完成|估算|概算)*投资(?:总?额)?|(?:总|项目|财政)资金|总造价|总概算)`)
)

// statements finds the figures of a text that may be totals.
func statements(text string) []statement {
	text = withoutSpace(text)
	var out []statement
	last, seen, part := 0, 0, false // the ends of the last statement and of the last figure
	for _, m := range statedFigure.FindAllStringSubmatchIndex(text, -1) {
		head := lately(text[:m[0]])
		at := m[0] - len(head) // where it begins
		clause := strings.LastIndexFunc(head, clauseEnd)
		if clause < 0 {
			clause = 0
		} else {
			_, n := utf8.DecodeRuneInString(head[clause:])
			clause += n
		}
		clause += at
		if strings.ContainsAny(text[seen:m[0]], "。；;") {
			part = false
		}
		part = part || partCue.MatchString(text[seen:m[0]])
		seen = m[1]
		s := statement{at: m[0], unit: text[m[6]:m[7]], before: text[max(clause, min(last, m[0])):m[0]], part: part}
		whole := text[clause:m[0]]
		value, _, err := model.ParseAmount(text[m[2]:m[3]])
		if err != nil || eachOf.MatchString(head) || inQuotes(head) || value.Cmp(decimal.One) <= 0 {
			continue
		}
		last = m[1]
		s.value = value
		s.after = leadingHan(text[m[1]:])
		s.about = m[4] >= 0 || aboutWord.MatchString(head) || aboutBehind.MatchString(s.after)
		s.atLeast = leastWord.MatchString(head) || strings.HasPrefix(s.after, "以上") || strings.HasPrefix(text[m[1]:], s.after+"以上")
		s.cued = totalCue.MatchString(whole) || cueAndColon.MatchString(head)
		own := s.before // the words before a figure may belong to the one before it
		if k := len(out) - 1; k >= 0 && own == out[k].after {
			own = ""
		}
		s.class = s.classOf(whole, own)
		s.cued = s.cued || s.unit == "件" && strings.Contains(s.after, "实事")
		if s.class == ofNothing {
			continue
		}
		if k := len(out) - 1; k >= 0 && (out[k].class == ofKinds || out[k].unit == "大") && (s.class == ofWorks || s.class == ofPoints) && s.before == out[k].after && runes(s.before) <= 4 {
			s.cued, out[k].cued = true, true // 「9大类36项」
		} else if k >= 0 && out[k].cued && s.class != ofSums && listed.MatchString(text[out[k].at:m[0]]) {
			s.cued = true // 「共10项任务、50项工作」
		}
		out = append(out, s)
	}
	return out
}

// figureReach is how many bytes before a figure are searched for what it counts.
const figureReach = 300

// lately returns the end of a text, as far back as anything said of its next figure.
func lately(s string) string {
	from := max(0, len(s)-figureReach)
	for from > 0 && from < len(s) && !utf8.RuneStart(s[from]) {
		from++
	}
	return s[from:]
}

// inQuotes reports whether a quote is open at the end of a text: what is counted in
// 「“三个一批”项目」 is part of a name.
func inQuotes(s string) bool {
	return strings.Count(s, "“") > strings.Count(s, "”") || strings.Count(s, `"`)%2 == 1
}

// clauseEnd reports whether a character ends what may say of what a figure is.
func clauseEnd(r rune) bool { return strings.ContainsRune("，。；、,;！？!?", r) }

// leadingHan returns the run of Chinese characters at the beginning of a text.
func leadingHan(s string) string {
	for i, r := range s {
		if !unicode.Is(unicode.Han, r) || i > 36 || isHanFigure(s[i:]) {
			return s[:i]
		}
	}
	return s
}

// isHanFigure reports whether a counted Chinese number stands at the beginning of a text.
func isHanFigure(s string) bool {
	m := statedFigure.FindStringIndex(s[:min(len(s), 48)])
	return m != nil && m[0] == 0
}

// classOf tells what a figure counts: by the noun behind it, else by that before it.
func (s *statement) classOf(clause, before string) class {
	switch {
	case strings.HasSuffix(s.unit, "元"):
		if moneyNoun.MatchString(clause) {
			return ofSums
		}
		return ofNothing
	case isMeasure(s.unit):
		if s.cued || measureNoun.MatchString(clause) {
			return ofSums
		}
		return ofNothing
	case notCounted.MatchString(s.after):
		return ofNothing
	case len([]rune(s.unit)) == 2 && strings.HasSuffix(s.unit, "项") && s.unit != "大项":
		return ofPoints
	case s.unit == "大类" || s.unit == "类" || kindNoun.MatchString(s.after):
		return ofKinds
	}
	s.named = true
	if nounHeads.MatchString(s.after) {
		return classIn(nounHeads, s.after)
	}
	if s.after != "" && !aboutBehind.MatchString(s.after) && s.unit != "大项" {
		s.named = false
		return ofThings
	}
	if c := classIn(nounHeads, before); c != ofNothing {
		return c
	}
	s.named = false
	if s.unit == "大" || s.unit == "处" || s.unit == "批" {
		return ofNothing
	}
	return ofWorks
}

// isMeasure reports whether a unit is one that rows give a figure in, and not a count of rows.
func isMeasure(unit string) bool {
	switch unit {
	case "公里", "千米", "万亩", "亩", "万平方米", "平方米", "户", "人", "万吨", "吨":
		return true
	}
	return false
}

// classIn reads the class of the first noun of a text.
func classIn(heads *pattern.Pattern, text string) class {
	m := heads.FindStringSubmatch(text)
	if m == nil {
		return ofNothing
	}
	for i, c := range [...]class{ofNothing, ofKinds, ofPoints, ofOffices, ofTowns, ofWorks} {
		if m[i+1] != "" {
			return c
		}
	}
	return ofNothing
}
