package seeds

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"duban/internal/founding"
	"duban/model"
)

// near is how many lines after the one that a target cites its figure may stand: paragraphs are
// broken anywhere, and the cells of a table follow one another.
var near = map[string]int{"000": 40, "001": 8, "002": 16, "003": 5, "004": 6}

// head is how many lines above a row the head of its table may stand, which prints the units.
var head = map[string]int{"000": 130, "001": 175, "004": 35}

// figuresInWords are figures that a document writes in words, or that follow from them.
var figuresInWords = map[string][]string{
	"1": {"一个", "一层", "一次", "一期", "一所", "一条", "各1", "零的突破", "过亿元", "亿元项目", "一到两个"}, "2": {"两个", "二个", "两处", "各1个", "一到两个", "前二", "Ⅱ", "II", "每半年"},
	"3": {"三个", "三条", "前三", "三到五个"}, "4": {"四个", "Ⅳ"}, "5": {"五大", "五个", "Ⅴ"}, "10": {"十大", "10"},
	"50": {"减半", "50"}, "100": {"全", "足额", "所有"}, "30": {"三十", "30"},
}

// none are words that stand for nought: that nothing happens, or that nothing is left.
var none = []string{"不发生", "零", "不新增", "新增", "杜绝", "遏制", "防范", "不出", "不增", "正增长", "只增不减", "清零", "无劣", "无"}

// printed reports whether a figure stands in a text without white space.
func printed(text string, v model.Decimal) bool {
	s := v.Trim(0).String()
	if v.IsZero() {
		return slices.ContainsFunc(none, func(w string) bool { return strings.Contains(text, w) })
	}
	if whole := v.String(); strings.Contains(text, whole) || strings.Contains(text, s) {
		return true
	}
	return slices.ContainsFunc(figuresInWords[s], func(w string) bool { return strings.Contains(text, w) })
}

// unitWords are other words that a document prints for a unit.
var unitWords = map[string][]string{
	"%": {"%", "％", "℅", "全", "减半", "足额", "零", "所有"}, "起": {"事故", "事件", "问题", "险情", "起", "失误"}, "类": {"类"}, "位": {"前", "位"}, "个百分点": {"个百分点"},
	"万元": {"万"}, "亿元": {"亿", "清零"}, "元": {"债", "零自付", "元"}, "家": {"家", "企业", "清零", "上市"}, "个": {"个", "处", "水体", "零", "五大"}, "件": {"清零", "件"}, "亩": {"亩", "清零"}, "户": {"户", "零就业", "清零"},
	"次": {"次"}, "期": {"一期"}, "所": {"所"}, "条": {"条"}, "年": {"年"}, "人次": {"人次", "人数", "人"}, "万人次": {"万"}, "栋": {"栋"}, "层": {"层"}, "天/月": {"天"},
	"人·年": {"每年"}, "元/人·年": {"元"}, "元/月/人": {"元"}, "元/月": {"元"}, "元/年": {"元"}, "项": {"项"}, "万元/村": {"万元"}, "名": {"名"}, "万㎡": {"万"}, "万平方米": {"万"}, "人": {"人", "名"}, "mg/L": {"mg"}, "ug/m³": {"ug"},
	"万元/亩": {"万元"}, "万/人": {"万"}, "亿": {"亿"}, "亿元/年": {"亿元"}, "支": {"支"}, "公里": {"公里", "公路"}, "场次": {"场次"}, "个工作日": {"工作日"}, "万亩次": {"万亩"}, "吨": {"吨"}, "万吨": {"万吨"}, "万亩": {"万亩"}, "张": {"张"}, "项次": {"项"}, "微克/立方米": {"微克"}, "万美元": {"万美元"}, "千米": {"千米"},
	"万": {"万"}, "平方公里": {"平方公里"},
}

func unitPrinted(text, unit string) bool {
	if unit == "" || strings.Contains(text, unit) {
		return true
	}
	return slices.ContainsFunc(unitWords[unit], func(w string) bool { return strings.Contains(text, w) })
}

// TestEveryFigureStandsInTheLineThatItIsTakenFrom reads the value, the unit and the date of each
// target in the document.
func TestEveryFigureStandsInTheLineThatItIsTakenFrom(t *testing.T) {
	plans, _, err := readAll()
	if err != nil {
		t.Fatal(err)
	}
	texts := make(map[string][]string)
	// window returns the text around a line, without white space.
	window := func(seed string, line, above int) string {
		if texts[seed] == nil {
			_, data := founding.Text(t, seed)
			texts[seed] = strings.Split(string(data), "\n")
		}
		all := texts[seed]
		from, to := max(line-above, 0), min(line+near[seed], len(all))
		if len([]rune(all[line-1])) > 60 {
			to = min(line+3, len(all)) // a paragraph, which is broken at most by the end of a page
		}
		return strings.NewReplacer("_{2.5}", "2.5", "$", "").Replace(squeeze004(strings.Join(all[from:to], "")))
	}
	checked := 0
	check := func(where, seed string, line int, x *planTarget) {
		if line == 0 || x.Value == nil {
			return
		}
		checked++
		text := window(seed, line, 2)
		for _, v := range []*model.Decimal{x.Value, x.Max, x.Stretch} {
			if v != nil && !printed(text, *v) {
				t.Errorf("%s: line %d does not print %s: %s", where, line, v, x.Metric)
			}
		}
		if !unitPrinted(text, x.Unit) && !unitPrinted(window(seed, line, head[seed]), x.Unit) {
			t.Errorf("%s: line %d does not print %s: %s", where, line, x.Unit, x.Metric)
		}
		if d := squeeze004(x.Due.Text); d != "" && !strings.Contains(text, d) && !strings.Contains(text, strings.TrimPrefix(d, "到")) {
			t.Errorf("%s: line %d does not print the date %s: %s", where, line, d, x.Metric)
		}
	}
	for _, p := range plans {
		for i := range p.Targets {
			check(fmt.Sprintf("%s target %d", p.ID, i+1), p.Document.Seed, p.Targets[i].Line, &p.Targets[i])
		}
		n := 0
		for _, s := range p.Sections {
			for i := range s.Tasks {
				n++
				x := &s.Tasks[i]
				for k := range x.Targets {
					line := x.Targets[k].Line
					if line == 0 {
						line = x.Line
					}
					check(fmt.Sprintf("%s target %d", p.taskID(n), k+1), p.Document.Seed, line, &x.Targets[k])
				}
			}
		}
	}
	if checked < 1200 {
		t.Errorf("%d figures were compared with their lines, want 1,200 or more", checked)
	}
}

// TestEveryDateStandsInTheLineThatItIsTakenFrom reads the dates of tasks and steps in the document.
func TestEveryDateStandsInTheLineThatItIsTakenFrom(t *testing.T) {
	plans, _, err := readAll()
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, p := range plans {
		_, data := founding.Text(t, p.Document.Seed)
		whole := squeeze004(string(data))
		n := 0
		for _, s := range p.Sections {
			for i := range s.Tasks {
				n++
				x := &s.Tasks[i]
				dates := []string{x.Due.Text, x.Start.Text}
				for k := range x.Milestones {
					dates = append(dates, x.Milestones[k].Due.Text)
				}
				for _, d := range dates {
					if d == "" {
						continue
					}
					checked++
					found := false
					for _, part := range strings.FieldsFunc(squeeze004(d), func(r rune) bool { return r == '；' }) {
						found = found || strings.Contains(whole, part) || strings.Contains(whole, strings.TrimPrefix(part, "2023年"))
					}
					if !found {
						t.Errorf("%s: the document does not print %s", p.taskID(n), d)
					}
				}
			}
		}
	}
	if checked < 400 {
		t.Errorf("%d dates were compared, want 400 or more", checked)
	}
}
