package model

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
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

func TestShortReasonsFitTheirColumn(t *testing.T) {
	cal := NewCalendar()
	rapid.Check(t, func(t *rapid.T) {
		d := drawTask(t, allKinds)
		if rapid.Bool().Draw(t, "acts") {
			d.act(t)
		}
		a := d.assess(cal, drawDate(t, "as of"))
		for _, r := range a.Reasons {
			for _, lang := range []Lang{Chinese, English} {
				if s := r.Short(lang); cells(s) > 18 {
					t.Fatalf("%q is %d cells wide", s, cells(s))
				}
			}
		}
	})
}

func TestReasonsReadWellInBothLanguages(t *testing.T) {
	cal := NewCalendar()
	for _, c := range []struct {
		name           string
		task           Task
		reports        []Return
		on             string
		zh, en         string
		whyZh, whyEn   string
		yardstick      Yardstick
		hasOtherPolicy bool
	}{
		{
			name: "behind", task: Task{Targets: []Target{gdp}}, reports: []Return{figures("2018-06-30", "240")}, on: "2018-06-30",
			zh: "应完成49%，实报35%（240/678亿元），差14点", en: "49% due, 35% reported (240/678亿元), 14 points behind",
			whyZh: "应49%，差14点", whyEn: "due 49%, -14 pts",
		},
		{
			name: "ahead", task: Task{Targets: []Target{revenue}}, reports: []Return{figures("2018-03-31", "9.01")}, on: "2018-03-31",
			zh: "应完成24%，实报30%（9.01/30亿元），超6点", en: "24% due, 30% reported (9.01/30亿元), 6 points ahead",
			whyZh: "应24%，实30%", whyEn: "due 24%, at 30%",
		},
		{
			name: "overdue", task: Task{Deadline: due("2018-06-30")}, reports: []Return{percent("2018-06-30", "91")}, on: "2018-07-16",
			zh: "已逾期16天（应于2018年6月30日前完成），实报91%", en: "16 days overdue (was due 2018-06-30), 91% reported",
			whyZh: "逾期16天", whyEn: "16d overdue",
		},
		{
			name: "about to turn", task: Task{Deadline: due("2018-07-31")}, reports: []Return{percent("2018-06-30", "80")}, on: "2018-07-10",
			zh: "应完成85%，实报80%，差5点，未过黄线；若不再填报，再过5个工作日转黄", en: "85% due, 80% reported, 5 points behind, within the limit; turns yellow in 5 working days if nobody reports",
			whyZh: "应85%，实80%；5个工作日后转黄", whyEn: "due 85%, at 80%; yellow in 5 wd",
		},
		{
			name: "pace", task: Task{}, reports: []Return{percent("2018-06-30", "45")}, on: "2018-06-30", yardstick: Ratios, hasOtherPolicy: true,
			zh: "应完成49%，实报45%，进度比0.91", en: "49% due, 45% reported, pace 0.91", whyZh: "进度比0.91", whyEn: "pace 0.91",
		},
		{
			name: "closed", task: Task{Closed: &Closing{On: day("2018-06-30"), Text: "验收通过。"}}, on: "2018-07-01",
			zh: "已于2018年6月30日办结：验收通过", en: "closed on 2018-06-30: 验收通过", whyZh: "6月30日办结", whyEn: "closed 30 Jun",
		},
		{
			name: "rank", task: Task{Targets: []Target{placeThree}}, reports: []Return{figures("2018-03-31", "5")}, on: "2018-03-31",
			zh: "全市排名应居3位以内，实报第5", en: "全市排名 must be 3 or better, reported 5", whyZh: "应前3，实第5", whyEn: "top 3, is 5",
		},
		{
			name: "met", task: Task{Targets: []Target{jobless}}, reports: []Return{figures("2018-03-31", "3.9")}, on: "2018-03-31",
			zh: "城镇登记失业率实报3.9%，在4%以内", en: "城镇登记失业率 is 3.9%, within 4%", whyZh: "已达标", whyEn: "reached",
		},
		{
			name: "several met", task: Task{Targets: []Target{jobless, gdpGrowth}}, reports: []Return{figures("2018-03-31", "3.9", "9.5")}, on: "2018-03-31",
			zh: "2项指标均已达标", en: "all 2 measures are reached", whyZh: "已达标", whyEn: "reached",
		},
		{
			name: "zero line", task: Task{Targets: []Target{accidents}}, reports: []Return{figures("2018-03-31", "2")}, on: "2018-03-31",
			zh: "“较大及以上安全事故”要求为零，实报2起", en: "较大及以上安全事故 must be zero, reported 2起", whyZh: "零指标被突破", whyEn: "zero broken",
		},
		{
			name: "growth that fell", task: Task{Targets: []Target{gdpGrowth}}, reports: []Return{figures("2018-03-31", "-1.2")}, on: "2018-03-31",
			zh: "地区生产总值增长应达到9.5%，实报-1.2%，差10.7个百分点（目标的112.7%）", en: "地区生产总值增长 must reach 9.5%, reported -1.2%, short by 10.7 points (112.7% of the target)",
			whyZh: "应9.5%，实-1.2%", whyEn: "due 9.5%, -1.2%",
		},
		{
			name: "正增长 at nought", on: "2018-03-31", reports: []Return{figures("2018-03-31", "0")},
			task: Task{Targets: []Target{{Metric: "投资增长", Kind: Level, Op: Above, Value: num("0"), Unit: "%"}}},
			zh:   "投资增长应高于0%，实报0%，未达标", en: "投资增长 must be above 0%, reported 0%, not reached",
			whyZh: "应>0%，实0%", whyEn: "due >0%, 0%",
		},
		{
			name: "正增长 that fell", on: "2018-03-31", reports: []Return{figures("2018-03-31", "-2.70")},
			task: Task{Targets: []Target{{Metric: "投资增长", Kind: Level, Op: Above, Value: num("0"), Unit: "%"}}},
			zh:   "投资增长应高于0%，实报-2.70%，差2.7个百分点", en: "投资增长 must be above 0%, reported -2.70%, short by 2.7 points",
			whyZh: "应>0%，实-2.70%", whyEn: "due >0%, -2.70%",
		},
		{
			name: "just what must not be reached", on: "2018-03-31", reports: []Return{figures("2018-03-31", "2")},
			task: Task{Targets: []Target{{Metric: "贫困发生率", Kind: Ceiling, Op: Below, Value: num("2"), Unit: "%"}}},
			zh:   "贫困发生率应低于2%，实报2%，未达标", en: "贫困发生率 must stay below 2%, reported 2%, not reached",
			whyZh: "限<2%，实2%", whyEn: "cap <2%, 2%",
		},
		{
			name: "more than so much", on: "2018-06-30", reports: []Return{figures("2018-06-30", "800")},
			task: Task{Targets: []Target{{Metric: "吞吐能力", Op: Above, Value: num("800"), Unit: "万吨"}}},
			zh:   "应完成49%，实报99%（800/>800万吨），超50点", en: "49% due, 99% reported (800/>800万吨), 50 points ahead",
			whyZh: "应49%，实99%", whyEn: "due 49%, at 99%",
		},
		{
			name: "due on the Sunday", on: "2018-06-23", reports: []Return{percent("2018-06-22", "95")}, task: Task{Deadline: due("2018-06-24")},
			zh: "到期前已无工作日（2018年6月24日），实报95%；若不再填报，再过1个工作日转红", en: "no working day left before it is due (2018-06-24), 95% reported; turns red in 1 working day if nobody reports",
			whyZh: "余0个工作日；1个工作日后转红", whyEn: "0 workdays left; red in 1 wd",
		},
		{
			name: "due on the Friday", on: "2018-06-22", reports: []Return{percent("2018-06-22", "95")}, task: Task{Deadline: due("2018-06-22")},
			zh: "今日到期（2018年6月22日），实报95%；若不再填报，6月23日转红", en: "due today (2018-06-22), 95% reported; turns red on 2018-06-23 if nobody reports",
			whyZh: "今日到期；6月23日转红", whyEn: "due today; red on 23 Jun",
		},
		{
			name: "a unit too long for the column", on: "2018-03-31", reports: []Return{figures("2018-03-31", "40")},
			task: Task{Targets: []Target{{Metric: "PM2.5平均浓度", Kind: Ceiling, Op: AtMost, Value: num("38"), Unit: "微克/立方米"}}},
			zh:   "PM2.5平均浓度应控制在38微克/立方米以内，实报40微克/立方米，超出5.3%", en: "PM2.5平均浓度 must stay within 38微克/立方米, reported 40微克/立方米, over by 5.3%",
			whyZh: "超出5.3%", whyEn: "5.3% over",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			plan := measured()
			if c.hasOtherPolicy {
				plan = with(c.yardstick)()
			}
			if c.task.Deadline.Date == 0 {
				c.task.Deadline = due("2018-12-31")
			}
			s := Summarise(&c.task, c.reports, day(c.on))
			a := Assess(&c.task, &s, plan, cal, day(c.on))
			for _, pair := range [][2]string{{a.Text(Chinese), c.zh}, {a.Text(English), c.en}, {a.Why(Chinese), c.whyZh}, {a.Why(English), c.whyEn}} {
				if pair[0] != pair[1] {
					t.Errorf("%q, want %q", pair[0], pair[1])
				}
			}
		})
	}
}

func TestPoliciesAreSaidInWords(t *testing.T) {
	zh := "落后序时超过10点为黄、超过30点为红；到期前10个工作日提醒；逾期为红；到期未报为黄、连续2期未报为红；不要求报送的，超过45天未更新为黄；水平类短少20%以内为黄，控制类超出5%以内为黄"
	if got := DefaultPolicy().Text(Chinese); got != zh {
		t.Errorf("%q, want %q", got, zh)
	}
	en := "yellow when more than 10 points behind plan, red when more than 30; a warning 10 working days before the deadline; red when overdue; " +
		"yellow after 1 turn without a return, red after 2 turns in a row; where no returns are asked, yellow when not updated for 45 days; levels short by up to 20% and ceilings passed by up to 5% are yellow"
	if got := DefaultPolicy().Text(English); got != en {
		t.Errorf("%q, want %q", got, en)
	}
	seen := map[string]bool{}
	for _, p := range Presets() {
		for _, lang := range []Lang{Chinese, English} {
			text := p.Policy.Text(lang)
			if seen[text] || !strings.Contains(text, p.Policy.Yellow.String()) || !strings.Contains(text, p.Policy.Red.String()) {
				t.Errorf("%s: %q", p.Name, text)
			}
			seen[text] = true
		}
	}
}

func TestTheLightsHaveWords(t *testing.T) {
	for light, want := range map[Light][2]string{Grey: {"灰", "grey"}, Green: {"绿", "green"}, Yellow: {"黄", "yellow"}, Red: {"红", "red"}, Done: {"办结", "done"}} {
		if light.Word(Chinese) != want[0] || light.Word(English) != want[1] {
			t.Errorf("%d: %s, %s", light, light.Word(Chinese), light.Word(English))
		}
	}
}
