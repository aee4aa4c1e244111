package words

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/govalues/decimal"
	"pgregory.net/rapid"

	"duban/model"
)

// cells counts the columns that text takes in a terminal, Chinese signs being two wide.
func cells(s string) int {
	n := 0
	for _, r := range s {
		n++
		if unicode.Is(unicode.Han, r) || strings.ContainsRune("，。；：（）“”、", r) {
			n++
		}
	}
	return n
}

// drawReason draws a reason with all that one can speak of.
func drawReason(t *rapid.T, code model.ReasonCode) model.Reason {
	flag := func(name string) bool { return rapid.Bool().Draw(t, name) }
	date := func(name string) model.Date {
		return model.Date(rapid.Int32Range(int32(model.NewDate(2017, 1, 1)), int32(model.NewDate(2029, 12, 31))).Draw(t, name))
	}
	figure := func(name string, low int64) *model.Decimal {
		d := decimal.MustNew(rapid.Int64Range(low, 99_999_999).Draw(t, name), rapid.IntRange(0, 4).Draw(t, "digits of the "+name))
		return &d
	}
	target := model.Target{
		Metric: rapid.SampledFrom([]string{"", "地区生产总值", "PM2.5平均浓度100%"}).Draw(t, "metric"),
		Kind:   rapid.SampledFrom(all[model.Kind]()).Draw(t, "kind"),
		Op:     rapid.SampledFrom(all[model.Op]()).Draw(t, "operator"),
		Unit:   rapid.SampledFrom([]string{"", "%", "亿元", "微克/立方米"}).Draw(t, "unit"),
	}
	if target.Kind != model.GivenLater {
		target.Value = figure("value wanted", 0)
	}
	if target.Op == model.Between {
		target.Max = figure("upper end", 0)
	}
	r := model.Reason{
		Code:  code,
		Light: rapid.SampledFrom(all[model.Light]()).Draw(t, "light"), Milestone: flag("milestone"),
		Several: flag("several"), Silent: flag("silent"), Known: flag("known"), Assumed: flag("assumed"),
		Yardstick: rapid.SampledFrom(all[model.Yardstick]()).Draw(t, "yardstick"),
		Every:     rapid.SampledFrom(all[model.Every]()).Draw(t, "kind of turn"),
		Index:     rapid.Int16Range(-1, 0).Draw(t, "index"), Count: rapid.Int16Range(0, 999).Draw(t, "count"),
		Days: rapid.Int32Range(0, 9999).Draw(t, "days"), On: date("on"), Day: date("day"),
		Expected:   model.Ratio(rapid.Int32Range(0, int32(model.One)).Draw(t, "expected")),
		Completion: model.Ratio(rapid.Int32Range(0, 9*int32(model.One)).Draw(t, "completion")),
		Task: &model.Task{
			Targets: []model.Target{target}, Milestones: []model.Milestone{{Title: "动工"}}, Closed: &model.Closing{Text: "验收通过。"},
			Suspended: []model.Suspension{{Reason: "用地未批"}}, Manual: []model.ManualLight{{Reason: "群众反映强烈"}},
		},
	}
	switch code {
	case model.ReasonTurn: // for the worse, and soon
		r.Light, r.Days = min(r.Light, model.Red), r.Days%21
	case model.ReasonBehind:
		r.Completion = min(r.Completion, r.Expected)
	}
	if flag("has a value") && target.Value != nil {
		r.Value, r.Estimate = figure("value", -99_999_999), flag("estimate")
	}
	if from := date("turn"); flag("has a turn") || code == model.ReasonLeftOut || code == model.ReasonSilent || code == model.ReasonPending || code == model.ReasonSentBack {
		c := model.Cadence{Kind: r.Every, Anchor: from, Turns: []model.Period{{From: from, To: from.AddDays(120)}}}
		if r.Turn = c.TurnOn(from, model.NewCalendar()); r.Turn.IsZero() {
			r.Every, r.Turn = model.Day, model.Turn{From: from, To: from, Due: from}
		}
	}
	return r
}

// all returns all values that an enumeration of the model has a name for, so that a new one is tried without a word here.
func all[T interface {
	~uint8
	fmt.Stringer
}]() (out []T) {
	for v := T(0); !strings.HasPrefix(v.String(), "unknown"); v++ {
		out = append(out, v)
	}
	return out
}

func TestEveryReasonSaysSomethingAndFitsItsColumnInShort(t *testing.T) {
	for _, code := range all[model.ReasonCode]()[model.ReasonNone+1:] {
		t.Run(code.String(), rapid.MakeCheck(func(t *rapid.T) {
			r := drawReason(t, code)
			for _, lang := range []model.Lang{model.Chinese, model.English} {
				text, short := Reason(r, lang), ShortReason(r, lang)
				for _, s := range []string{text, short} {
					if s == "" || s == "情况不明" || s == "unclear" || strings.Contains(s, "%!") {
						t.Fatalf("in language %d it says %q", lang, s)
					}
				}
				if cells(short) > 18 {
					t.Fatalf("%q is %d cells wide", short, cells(short))
				}
			}
		}))
	}
}

func TestReasonsReadWellInBothLanguages(t *testing.T) {
	cal := model.NewCalendar()
	for _, c := range []struct {
		name         string
		task         model.Task
		reports      []model.Return
		on           string
		zh, en       string
		whyZh, whyEn string
		yardstick    model.Yardstick
	}{
		{
			name: "behind", task: model.Task{Targets: []model.Target{gdp}}, reports: []model.Return{figures("2018-06-30", "240")}, on: "2018-06-30",
			zh: "应完成49%，实报35%（240/678亿元），差14点", en: "49% due, 35% reported (240/678亿元), 14 points behind",
			whyZh: "应49%，差14点", whyEn: "due 49%, -14 pts",
		},
		{
			name: "ahead", task: model.Task{Targets: []model.Target{revenue}}, reports: []model.Return{figures("2018-03-31", "9.01")}, on: "2018-03-31",
			zh: "应完成24%，实报30%（9.01/30亿元），超6点", en: "24% due, 30% reported (9.01/30亿元), 6 points ahead",
			whyZh: "应24%，实30%", whyEn: "due 24%, at 30%",
		},
		{
			name: "overdue", task: model.Task{Deadline: due("2018-06-30")}, reports: []model.Return{percent("2018-06-30", "91")}, on: "2018-07-16",
			zh: "已逾期16天（应于2018年6月30日前完成），实报91%", en: "16 days overdue (was due 2018-06-30), 91% reported",
			whyZh: "逾期16天", whyEn: "16d overdue",
		},
		{
			name: "about to turn", task: model.Task{Deadline: due("2018-07-31")}, reports: []model.Return{percent("2018-06-30", "80")}, on: "2018-07-10",
			zh: "应完成85%，实报80%，差5点，未过黄线；若不再填报，再过5个工作日转黄", en: "85% due, 80% reported, 5 points behind, within the limit; turns yellow in 5 working days if nobody reports",
			whyZh: "应85%，实80%；5个工作日后转黄", whyEn: "due 85%, at 80%; yellow in 5 wd",
		},
		{
			name: "pace", task: model.Task{}, reports: []model.Return{percent("2018-06-30", "45")}, on: "2018-06-30", yardstick: model.Ratios,
			zh: "应完成49%，实报45%，进度比0.91", en: "49% due, 45% reported, pace 0.91", whyZh: "进度比0.91", whyEn: "pace 0.91",
		},
		{
			name: "closed", task: model.Task{Closed: &model.Closing{On: day("2018-06-30"), Text: "验收通过。"}}, on: "2018-07-01",
			zh: "已于2018年6月30日办结：验收通过", en: "closed on 2018-06-30: 验收通过", whyZh: "6月30日办结", whyEn: "closed 30 Jun",
		},
		{
			name: "rank", task: model.Task{Targets: []model.Target{placeThree}}, reports: []model.Return{figures("2018-03-31", "5")}, on: "2018-03-31",
			zh: "全市排名应居3位以内，实报第5", en: "全市排名 must be 3 or better, reported 5", whyZh: "应前3，实第5", whyEn: "top 3, is 5",
		},
		{
			name: "met", task: model.Task{Targets: []model.Target{jobless}}, reports: []model.Return{figures("2018-03-31", "3.9")}, on: "2018-03-31",
			zh: "城镇登记失业率实报3.9%，在4%以内", en: "城镇登记失业率 is 3.9%, within 4%", whyZh: "已达标", whyEn: "reached",
		},
		{
			name: "several met", task: model.Task{Targets: []model.Target{jobless, gdpGrowth}}, reports: []model.Return{figures("2018-03-31", "3.9", "9.5")}, on: "2018-03-31",
			zh: "2项指标均已达标", en: "all 2 measures are reached", whyZh: "已达标", whyEn: "reached",
		},
		{
			name: "zero line", task: model.Task{Targets: []model.Target{accidents}}, reports: []model.Return{figures("2018-03-31", "2")}, on: "2018-03-31",
			zh: "“较大及以上安全事故”要求为零，实报2起", en: "较大及以上安全事故 must be zero, reported 2起", whyZh: "零指标被突破", whyEn: "zero broken",
		},
		{
			name: "growth that fell", task: model.Task{Targets: []model.Target{gdpGrowth}}, reports: []model.Return{figures("2018-03-31", "-1.2")}, on: "2018-03-31",
			zh: "地区生产总值增长应达到9.5%，实报-1.2%，差10.7个百分点（目标的112.6%）", en: "地区生产总值增长 must reach 9.5%, reported -1.2%, short by 10.7 points (112.6% of the target)",
			whyZh: "应9.5%，实-1.2%", whyEn: "due 9.5%, -1.2%",
		},
		{
			name: "正增长 at nought", on: "2018-03-31", reports: []model.Return{figures("2018-03-31", "0")},
			task: model.Task{Targets: []model.Target{{Metric: "投资增长", Kind: model.Level, Op: model.Above, Value: num("0"), Unit: "%"}}},
			zh:   "投资增长应高于0%，实报0%，未达标", en: "投资增长 must be above 0%, reported 0%, not reached",
			whyZh: "应>0%，实0%", whyEn: "due >0%, 0%",
		},
		{
			name: "正增长 that fell", on: "2018-03-31", reports: []model.Return{figures("2018-03-31", "-2.70")},
			task: model.Task{Targets: []model.Target{{Metric: "投资增长", Kind: model.Level, Op: model.Above, Value: num("0"), Unit: "%"}}},
			zh:   "投资增长应高于0%，实报-2.70%，差2.7个百分点", en: "投资增长 must be above 0%, reported -2.70%, short by 2.7 points",
			whyZh: "应>0%，实-2.70%", whyEn: "due >0%, -2.70%",
		},
		{
			name: "just what must not be reached", on: "2018-03-31", reports: []model.Return{figures("2018-03-31", "2")},
			task: model.Task{Targets: []model.Target{{Metric: "贫困发生率", Kind: model.Ceiling, Op: model.Below, Value: num("2"), Unit: "%"}}},
			zh:   "贫困发生率应低于2%，实报2%，未达标", en: "贫困发生率 must stay below 2%, reported 2%, not reached",
			whyZh: "限<2%，实2%", whyEn: "cap <2%, 2%",
		},
		{
			name: "more than so much", on: "2018-06-30", reports: []model.Return{figures("2018-06-30", "800")},
			task: model.Task{Targets: []model.Target{{Metric: "吞吐能力", Op: model.Above, Value: num("800"), Unit: "万吨"}}},
			zh:   "应完成49.2%，实报99.9%（800/>800万吨），超50.7点", en: "49.2% due, 99.9% reported (800/>800万吨), 50.7 points ahead",
			whyZh: "应49%，实99%", whyEn: "due 49%, at 99%",
		},
		{
			name: "due on the Sunday", on: "2018-06-23", reports: []model.Return{percent("2018-06-22", "95")}, task: model.Task{Deadline: due("2018-06-24")},
			zh: "到期前已无工作日（2018年6月24日），实报95%；若不再填报，再过1个工作日转红", en: "no working day left before it is due (2018-06-24), 95% reported; turns red in 1 working day if nobody reports",
			whyZh: "余0个工作日；1个工作日后转红", whyEn: "0 workdays left; red in 1 wd",
		},
		{
			name: "due on the Friday", on: "2018-06-22", reports: []model.Return{percent("2018-06-22", "95")}, task: model.Task{Deadline: due("2018-06-22")},
			zh: "今日到期（2018年6月22日），实报95%；若不再填报，6月23日转红", en: "due today (2018-06-22), 95% reported; turns red on 2018-06-23 if nobody reports",
			whyZh: "今日到期；6月23日转红", whyEn: "due today; red on 23 Jun",
		},
		{
			name: "a unit too long for the column", on: "2018-03-31", reports: []model.Return{figures("2018-03-31", "40")},
			task: model.Task{Targets: []model.Target{{Metric: "PM2.5平均浓度", Kind: model.Ceiling, Op: model.AtMost, Value: num("38"), Unit: "微克/立方米"}}},
			zh:   "PM2.5平均浓度应控制在38微克/立方米以内，实报40微克/立方米，超出5.3%", en: "PM2.5平均浓度 must stay within 38微克/立方米, reported 40微克/立方米, over by 5.3%",
			whyZh: "超出5.3%", whyEn: "5.3% over",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			plan := &model.Campaign{
				ID: "ylz", Name: "2018年《政府工作报告》目标任务", Policy: model.Presets()[c.yardstick],
				Period:   model.Period{From: day("2018-01-01"), To: day("2018-12-31")},
				Cadences: []model.Cadence{{Kind: model.Never, Purpose: model.ForReport}},
			}
			if c.task.Deadline.Date == 0 {
				c.task.Deadline = due("2018-12-31")
			}
			s := model.Summarise(&c.task, c.reports, day(c.on))
			a := model.Assess(&c.task, &s, plan, cal, day(c.on))
			for _, pair := range [][2]string{{Reasons(a, model.Chinese), c.zh}, {Reasons(a, model.English), c.en}, {Why(a, model.Chinese), c.whyZh}, {Why(a, model.English), c.whyEn}} {
				if pair[0] != pair[1] {
					t.Errorf("%q, want %q", pair[0], pair[1])
				}
			}
		})
	}
}
