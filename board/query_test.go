package board

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestAQueryFindsTheRowsThatItAsksFor(t *testing.T) {
	b := sampleBoard()
	all := []string{"kb1-1", "kb1-2", "jun-1", "jun-2", "jun-3"}
	for query, want := range map[string][]string{
		"":                    all,
		"  ":                  all,
		"港口":                  {"kb1-1"},
		"港":                   {"kb1-1", "jun-1", "jun-2", "jun-3"}, // title, leader, owner
		"gk":                  {"kb1-1"},
		"kfb":                 {"jun-1"},
		"gangkou 一期":          {"kb1-1"},
		"港口（一期）":              {"kb1-1"},
		"5gjz":                {"jun-2"},
		"5Ｇ":                  {"jun-2"},
		"交通":                  {"kb1-1", "jun-2"},
		"jtysj":               {"kb1-1", "jun-2"},
		"chongqing":           {"jun-1"},
		"szq":                 {"kb1-1"}, // 单志强
		"附件2":                 {"jun-1", "jun-2"},
		"kb1-":                {"kb1-1", "kb1-2"},
		"▲":                   nil, // marks are asked for by name
		"标记:▲":                {"kb1-1"},
		"没有的":                 nil,
		"港口 | 康复":             {"kb1-1", "jun-1"},
		"港口｜康复":               {"kb1-1", "jun-1"},
		"-港":                  {"kb1-2"},
		"--港口":                {"kb1-1"},
		"区 -(港口|康复)":          {"kb1-2", "jun-2"},
		"区 －（港口 ｜ 康复）":        {"kb1-2", "jun-2"},
		"港 -港口 | 县道":          {"kb1-2", "jun-1", "jun-2", "jun-3"},
		"行动:jun":              {"jun-1", "jun-2", "jun-3"},
		"行动:kb":               {"kb1-1", "kb1-2"},
		"行动：八好":               {"kb1-1", "kb1-2"},
		"campaign:dhz":        {"jun-1", "jun-2", "jun-3"},
		"行动=重点项目大会战":          {"jun-1", "jun-2", "jun-3"},
		"行动=重点":               nil,
		"行动:kb,jun":           all,
		"编号:1":                {"kb1-1", "jun-1"},
		"编号:10":               {"jun-2"},
		"编号:jun":              {"jun-1", "jun-2", "jun-3"},
		"id=jun-2":            {"jun-2"},
		"编号=jun":              nil,
		"单位:财政":               {"kb1-1", "kb1-2"},
		"单位:czj,wjj":          {"kb1-1", "kb1-2", "jun-1"},
		"单位：财政、卫健":            {"kb1-1", "kb1-2", "jun-1"},
		"单位：财政， 卫健":           {"kb1-1", "kb1-2", "jun-1"},
		"单位:港航":               {"jun-2"},
		"单位=区财政局":             {"kb1-1", "kb1-2"},
		"单位=财政局":              nil,
		"牵头:交通":               {"kb1-1", "jun-2"},
		"lead:jt":             {"kb1-1", "jun-2"},
		"责任:财政":               {"kb1-2"},
		"领导:李":                {"jun-1"},
		"领导:重庆":               {"jun-1"},
		"责任人:曾":               {"kb1-1"},
		"person:zw":           {"kb1-1"},
		"领导:曾":                nil,
		"灯:红":                 {"jun-1"},
		"灯:红,黄":               {"kb1-1", "jun-1"},
		"灯：红，黄":               {"kb1-1", "jun-1"},
		"light:r,y,g":         {"kb1-1", "jun-1", "jun-3"},
		"light:Red":           {"jun-1"},
		"灯:灰":                 {"jun-2"},
		"灯:完":                 {"kb1-2"},
		"灯:done,overdue":      {"kb1-2", "jun-1"},
		"-灯:红":                {"kb1-1", "kb1-2", "jun-2", "jun-3"},
		"期限:2026-11":          {"kb1-1"},
		"期限:2026":             {"kb1-1", "kb1-2", "jun-1"},
		"期限:2026年12月":         {"kb1-2"},
		"期限:2026-12-31":       {"kb1-2"},
		"期限:2026.12.31":       {"kb1-2"},
		"期限:2026q4":           {"kb1-1", "kb1-2", "jun-1"},
		"期限:2026年第四季度":        {"kb1-1", "kb1-2", "jun-1"},
		"期限<2026-12":          {"kb1-1", "jun-1"},
		"期限＜2026-12":          {"kb1-1", "jun-1"},
		"期限<=2026-12":         {"kb1-1", "kb1-2", "jun-1"},
		"期限≤2026-12":          {"kb1-1", "kb1-2", "jun-1"},
		"期限:<=2026-12":        {"kb1-1", "kb1-2", "jun-1"},
		"期限>2026-11":          {"kb1-2", "jun-3"},
		"期限>=2026-11-30":      {"kb1-1", "kb1-2", "jun-3"},
		"due>=2027":           {"jun-3"},
		"期限:2026-10..2026-11": {"kb1-1", "jun-1"},
		"期限:2026-10,2027":     {"jun-1", "jun-3"},
		"期限:无":                {"jun-2"},
		"due:none":            {"jun-2"},
		"期限:无,2027":           {"jun-2", "jun-3"},
		"-期限:无":               {"kb1-1", "kb1-2", "jun-1", "jun-3"},
		"期限:本月":               {"kb1-1"},
		"期限:下月":               {"kb1-2"},
		"期限<今天":               {"jun-1"},
		"期限:明年":               {"jun-3"},
		"期限:本周":               nil,
		"期限:下周":               {"kb1-1"},
		"分组:附件2":              {"jun-1", "jun-2"},
		"section:zd":          {"jun-1"},
		"分组=附件2 分组=重点":        {"jun-1"},
		"已完成":                 {"kb1-2"},
		"完成":                  {"kb1-2"},
		"\"完成\"":              {"kb1-2"}, // the word, in a title
		"“完成”":                {"kb1-2"},
		"-已完成":                {"kb1-1", "jun-1", "jun-2", "jun-3"},
		"done | overdue":      {"kb1-2", "jun-1"},
		"逾期":                  {"jun-1"},
		"未报":                  {"jun-1"},
		"待核实":                 {"jun-2"},
		"延期":                  {"jun-1"},
		"手动":                  {"kb1-1", "jun-3"},
		"暂停":                  {"jun-2"},
		"模拟":                  {"kb1-1"},
		"manual -simulated":   {"jun-3"},
		"单位:交通局 灯:红,黄":        {"kb1-1"},
		"交通局":                 {"kb1-1", "jun-2"},
		"单位=交通局":              nil,
		"责任:交通局":              nil,
		"单位:交通 灯:红,黄 期限<2026-12 -已完成": {"kb1-1"},
		"\"港口 码头\"": nil,
		"\"（一期）\"":  {"kb1-1"},
	} {
		q, err := ParseQuery(query)
		if err != nil {
			t.Errorf("%s: %v", query, err)
			continue
		}
		same(t, query, b.ids(b.Filter(q, nil)), want...)
		if got, loose := q.String(), ParseLoose(query).String(); got != loose {
			t.Errorf("%s is %q, read loosely %q", query, got, loose)
		}
	}
}

func TestStringIsTheCanonicalForm(t *testing.T) {
	for query, want := range map[string]string{
		"":                       "",
		"  港口   码头 ":             "港口 码头",
		"GK":                     "gk",
		"a|b c | d":              "a | b c | d",
		"(a b) c":                "a b c",
		"((a|b)) c":              "(a | b) c",
		"(a)|((b))":              "a | b",
		"-(a|b)":                 "-(a | b)",
		"-(a b)":                 "-(a b)",
		"--a":                    "a",
		"-(-a)":                  "a",
		"-a":                     "-a",
		"完成":                     "已完成",
		"done":                   "已完成",
		"“完成”":                   `"完成"`,
		`"a b"`:                  `"a b"`,
		`"a|b"`:                  `"a|b"`,
		`"-a"`:                   `"-a"`,
		`""`:                     "",
		"it’s":                   `"it's"`,
		"单位：交通局，住建局":             "单位:交通局,住建局",
		`unit:"区（本级）"`:           `单位:"区(本级)"`,
		"lead=交通局":               "牵头=交通局",
		"LIGHT:R,Y,done,overdue": "灯:红,黄,办结,逾期",
		"期限<2026年3月":             "期限<2026-03",
		"期限=2026/3/5":            "期限:2026-03-05",
		"due>=2026q1":            "期限>=2026q1",
		"期限:2026第二季度":            "期限:2026q2",
		"期限:今日":                  "期限:今天",
		"期限:2026-1..2026-3":      "期限:2026-01..2026-03",
		"dw:jtj":                 "单位:jtj",
		"灯:红 期限<2026-12 -已完成 | 单位:交通局": "灯:红 期限<2026-12 -已完成 | 单位:交通局",
		"君政办发〔2026〕2号":                 `"君政办发(2026)2号"`,
		"港口、码头":                        `"港口,码头"`,
		"a-b":                          "a-b",
		"-a-b":                         "-a-b",
	} {
		q, err := ParseQuery(query)
		if err != nil {
			t.Errorf("%s: %v", query, err)
			continue
		}
		if got := q.String(); got != want {
			t.Errorf("%q is written %q, want %q", query, got, want)
		}
		if q.IsZero() != (want == "") {
			t.Errorf("%q: IsZero is %v", query, q.IsZero())
		}
	}
}

func TestAWrongQuerySaysWhereAndWhatWasExpected(t *testing.T) {
	for _, c := range []struct {
		query string
		pos   int
		got   string
		want  Want
	}{
		{"港口 |", 5, "", WantTerm},
		{"| 港口", 1, "|", WantTerm},
		{"a || b", 4, "|", WantTerm},
		{"()", 2, ")", WantTerm},
		{"-", 2, "", WantTerm},
		{"a - b", 4, " ", WantTerm},
		{"-)", 2, ")", WantTerm},
		{"单位 交通:x", 4, "交通:x", WantField},
		{"目标：港口", 1, "目标：港口", WantField},
		{":x", 1, ":x", WantField},
		{"单位:", 4, "", WantValue},
		{"单位: 交通", 4, " ", WantValue},
		{"灯:红,", 5, "", WantValue},
		{"灯:蓝", 3, "蓝", WantLight},
		{"灯:红,re", 5, "re", WantLight},
		{"期限:前些天", 4, "前些天", WantDate},
		{"期限<2026-13", 4, "2026-13", WantDate},
		{"期限:2026-02-30", 4, "2026-02-30", WantDate},
		{"期限<无", 4, "无", WantDate},
		{"期限:2026-5..2026-3", 4, "2026-5..2026", WantDate},
		{"灯<红", 2, "<红", WantText},
		{"单位>=3", 3, ">=3", WantText},
		{"(a b", 5, "", WantBracket},
		{"（a | (b)", 9, "", WantBracket},
		{"a) b", 2, ")", WantOpen},
		{`"a b`, 5, "", WantQuote},
		{`单位:"交通`, 7, "", WantQuote},
		{strings.Repeat("(", 60) + "a", 51, "((((((((((a"[:10], WantLess},
		{"a\x1b[31m:b", 1, "a:b", WantField},
	} {
		q, err := ParseQuery(c.query)
		var e *SyntaxError
		if !errors.As(err, &e) || !errors.Is(err, ErrQuery) {
			t.Errorf("%q: error %v", c.query, err)
			continue
		}
		if c.want == WantLess {
			e.Got = c.got
		}
		if e.Pos != c.pos || e.Got != c.got || e.Want != c.want {
			t.Errorf("%q: character %d %q wants %d (%v); want %d %q %d", c.query, e.Pos, e.Got, e.Want, e, c.pos, c.got, c.want)
		}
		if !q.IsZero() {
			t.Errorf("%q gives a query beside its error", c.query)
		}
	}
	err := &SyntaxError{Pos: 3, Got: "蓝", Want: WantLight}
	if got, want := err.Error(), `query, character 3, "蓝": light wanted`; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAHalfTypedQueryAsksForWhatIsClearAlready(t *testing.T) {
	for query, want := range map[string]string{
		"港口 |":                        "港口",
		"| 港口":                        "港口",
		"港口 单位":                       "港口 单位",
		"港口 单位:":                      "港口",
		"港口 灯:h":                      "港口 灯:灰",
		"港口 灯:红,":                     "港口 灯:红",
		"港口 灯:蓝":                      "港口",
		"期限<":                         "",
		"期限<20":                       "",
		"期限<2026":                     "期限<2026",
		"期限<2026-":                    "期限<2026",
		"期限<2026-1":                   "期限<2026-01",
		"期限<2026-12-":                 "期限<2026-12",
		"期限:2026-13":                  "",
		"灯<红":                         "灯:红",
		"(港口 码头":                      "港口 码头",
		"港口 (":                        "港口",
		"港口 ()":                       "港口",
		"港口)":                         "港口",
		"港口) 码头 | a":                  "港口 (码头 | a)",
		"港口 -":                        "港口",
		"-(":                          "",
		`"港口 码`:                       `"港口 码"`,
		"目标:港口":                       `"目标:港口"`,
		"http://x":                    `"http://x"`,
		":":                           `":"`,
		"a:b(c":                       `"a:b" c`,
		strings.Repeat("(", 99) + "a": "",
		"已完成":                         "已完成",
		"已完":                          "已完",
	} {
		if got := ParseLoose(query).String(); got != want {
			t.Errorf("%q is read as %q, want %q", query, got, want)
		}
	}
}

// checkParse checks what holds of any text that is read as a query.
func checkParse(t interface {
	Helper()
	Fatalf(string, ...any)
}, b *Board, s string,
) {
	t.Helper()
	q := ParseLoose(s)
	text := q.String()
	again, err := ParseQuery(text)
	if err != nil {
		t.Fatalf("%q is written %q, which is %v", s, text, err)
	}
	if again.String() != text {
		t.Fatalf("%q is written %q, and that %q", s, text, again.String())
	}
	if (q.root == nil) != (again.root == nil) || q.root != nil && !q.root.equal(again.root) {
		t.Fatalf("%q is written %q, which is another query", s, text)
	}
	if strict, err := ParseQuery(s); err == nil && strict.String() != text {
		t.Fatalf("%q is %q, read loosely %q", s, strict.String(), text)
	}
	if rows := b.Filter(q, nil); len(rows) > b.Len() {
		t.Fatalf("%q gives %d rows", s, len(rows))
	}
}

// scraps are what queries are made of, right and wrong.
var scraps = []string{
	"港口", "gk", "a", "完成", "逾期", "done", " ", "  ", "-", "－", "|", "｜", "(", ")", "（", "）", ":", "：", "=", "<", "<=", ">", "＞", "≤", ",", "，", "、", "\"", "“", "”", "'",
	"单位", "单位:", "灯:", "灯:红", "期限", "期限<", "期限:", "2026", "-12", "-12-31", "无", "本月", "..", "q3", "行动:jun", "编号:1", "unit:", "单位:交通", "分组:附件2", "\n", "〔", "’", "…", "\xff", "\x1b",
}

func anyQuery(t *rapid.T) string {
	if rapid.IntRange(0, 3).Draw(t, "free") == 0 {
		return rapid.String().Draw(t, "text")
	}
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(scraps), 0, 14).Draw(t, "scraps"), "")
}

func TestAnyTextIsAQueryThatCanBeWrittenAndReadAgain(t *testing.T) {
	b := sampleBoard()
	rapid.Check(t, func(t *rapid.T) { checkParse(t, b, anyQuery(t)) })
}

func FuzzParseQuery(f *testing.F) {
	for _, s := range scraps {
		f.Add(s)
	}
	f.Add("单位:交通局 灯:红,黄 期限<2026-12 -已完成")
	f.Add("-(港口|“码 头”) 期限:2026-1..2026q3")
	b := sampleBoard()
	f.Fuzz(func(t *testing.T, s string) { checkParse(t, b, s) })
}

func TestNarrowsHoldsOnlyWhereNoRowIsLost(t *testing.T) {
	for _, c := range []struct {
		old, now string
		want     bool
	}{
		{"", "港", true},
		{"港", "港口", true},
		{"g", "gk", true},
		{"gk", "g", false},
		{"港 灯:红", "港口 灯:红", true},
		{"港", "港 -已完成", true},
		{"单位:交", "单位:交通", true},
		{"灯:红", "灯:红,黄", false},
		{"单位:交通", "单位:交通,住建", false},
		{"完", "完成", false}, // a flag now
		{"a | b", "a | bc", false},
		{"a | b", "a | b c", false},
		{"-港", "-港口", false},
		{"期限<2026", "期限<2026-12", false},
		{"行动:k", "行动:kb", false},
		{"编号:1", "编号:10", false},
		{"(a | b)", "(a | b) c", true},
	} {
		if got := ParseLoose(c.now).Narrows(ParseLoose(c.old)); got != c.want {
			t.Errorf("%q narrows %q: %v", c.now, c.old, got)
		}
	}
	b := sampleBoard()
	rapid.Check(t, func(t *rapid.T) {
		s := []rune(anyQuery(t))
		cut := rapid.IntRange(0, len(s)).Draw(t, "typed")
		old, now := ParseLoose(string(s[:cut])), ParseLoose(string(s))
		if !now.Narrows(old) {
			return
		}
		if got, want := b.ids(b.Filter(now, b.Filter(old, nil))), b.ids(b.Filter(now, nil)); strings.Join(got, " ") != strings.Join(want, " ") {
			t.Fatalf("%q within %q gives %q, and of all %q", now, old, got, want)
		}
	})
}

func TestFilterKeepsTheOrderOfTheRowsWithin(t *testing.T) {
	b := sampleBoard()
	within := []int32{4, 0, 3, 2}
	same(t, "word", b.ids(b.Filter(ParseLoose("港"), within)), "jun-3", "kb1-1", "jun-2", "jun-1")
	all := b.Filter(Query{}, within)
	same(t, "all", b.ids(all), "jun-3", "kb1-1", "jun-2", "jun-1")
	if all[0] = 1; within[0] != 4 {
		t.Error("the rows given were changed")
	}
	same(t, "nothing", b.ids(b.Filter(ParseLoose("港"), []int32{})))
}

func TestWordsAreThoseThatAreWanted(t *testing.T) {
	var got []string
	for _, w := range ParseLoose("港口 (gk | 单位:交通) -码头 已完成").Words() {
		got = append(got, w.Text())
	}
	same(t, "words", got, "港口", "gk")
}

func TestLargeBoardsAreFilteredAsSmallOnes(t *testing.T) {
	c, tasks := large(3 * grain)
	b := New(c, tasks, nil, calendar, day)
	for _, query := range []string{"gk", "单位:交通 灯:红", "zhong | 编号:7", "-港"} {
		q := ParseLoose(query)
		want, _ := b.compile(q.root)
		var one []string
		for i := range b.Len() {
			if want(int32(i)) {
				one = append(one, tasks[i].ID)
			}
		}
		if len(one) == 0 {
			t.Errorf("%s finds nothing", query)
		}
		same(t, query, b.ids(b.Filter(q, nil)), one...)
		same(t, query, b.ids(b.Filter(q, b.all())), one...)
	}
}
