package model

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// questions writes questions as codes with what they speak of: 「falls #0 7500 of 8000 on 2020-04-30 93%」.
func questions(asked []Question) string {
	var parts []string
	for i := range asked {
		q := &asked[i]
		s := q.Code.String()
		if q.Index >= 0 {
			s += fmt.Sprintf(" #%d", q.Index)
		}
		if q.Code != AskEvent {
			s += " " + q.Value.String()
		}
		if q.Last != nil {
			s += " of " + q.Last.String()
		}
		if q.LastOn != 0 {
			s += " on " + q.LastOn.String()
		}
		if q.Share != 0 {
			s += fmt.Sprintf(" %d%%", q.Share/100)
		}
		parts = append(parts, s+q.Word+q.Of)
	}
	return strings.Join(parts, "; ")
}

func TestFiguresAreQuestionedBeforeTheyAreBelieved(t *testing.T) {
	tax := Target{Metric: "税收", Op: AtLeast, Value: num("15390.5"), Unit: "万元"}
	growth := Target{Metric: "地区生产总值增长", Kind: Level, Value: num("9.5"), Unit: "%"}
	share := Target{Metric: "参保率", Kind: Stock, Value: num("96"), Unit: "%"}
	park := Target{Metric: "建成区", Value: num("150"), Baseline: num("457"), Unit: "亩"}
	yearly := Target{Metric: "新引进人才", Kind: Yearly, Op: AtLeast, Value: num("8"), Unit: "个"}
	cap300 := Target{Metric: "事故起数", Kind: CeilingFlow, Op: AtMost, Value: num("300"), Unit: "起"}
	debt := Target{Metric: "隐性债务", Kind: Balance, Value: num("0"), Baseline: num("520"), Unit: "万元"}
	place := Target{Metric: "排名", Kind: Rank, Value: num("3")}
	each := Target{Metric: "项目", Kind: Each, Value: num("2"), Unit: "个", More: &Terms{Members: []string{"甲镇", "乙镇"}}}
	growing := Target{Metric: "税收增长", Kind: Cumulative, Value: num("15"), Unit: "%"}
	of := func(r Return, unit string) Return { r.Actuals[0].Of = unit; return r }
	inUnit := func(r Return, unit string) Return { r.Actuals[0].Unit = unit; return r }
	answers := func(r Return, from, to string) Return { r.Turn = Period{day(from), day(to)}; return r }
	estimate := func(r Return) Return { r.Estimate = true; return r }
	none := Return{Date: day("2020-01-01"), Text: "-"}
	for _, c := range []struct {
		name   string
		target Target
		last   Return
		now    Return
		want   string
	}{
		{"a sum grows", tax, figures("2020-03-31", "7000"), figures("2020-04-30", "8000"), ""},
		{"a sum stays", tax, figures("2020-03-31", "8000"), figures("2020-04-30", "8000.0"), ""},
		{"a sum falls", tax, figures("2020-04-30", "8000"), figures("2020-05-31", "7500"), "falls #0 7500 of 8000 on 2020-04-30 93%"},
		{"a correction makes it less", tax, figures("2020-04-30", "8000"), figures("2020-04-30", "7500"), "falls #0 7500 of 8000 on 2020-04-30 93%"},
		{
			"a correction of its turn that stands for an earlier day", tax, answers(figures("2020-04-30", "8000"), "2020-04-01", "2020-04-30"),
			answers(figures("2020-04-20", "7500"), "2020-04-01", "2020-04-30"), "falls #0 7500 of 8000 on 2020-04-30 93%",
		},
		{"the figure of an earlier day may be less", tax, figures("2020-05-31", "8000"), figures("2020-04-30", "7500"), ""},
		{"the final figure may be less than the estimate", tax, estimate(figures("2020-04-30", "8000")), figures("2020-05-31", "7500"), ""},
		{"亿元 for 万元", tax, none, inUnit(figures("2020-04-30", "15390.5"), "亿元"), "hundredfold #0 153905000 100000%"},
		{"a hundred times the last one", tax, figures("2020-03-31", "80"), figures("2020-04-30", "8000"), "hundredfold #0 8000 of 80 on 2020-03-31 10000%"},
		{"99 times the last one", tax, figures("2020-03-31", "81"), figures("2020-04-30", "8000"), ""},
		{"below nought", tax, none, figures("2020-04-30", "-200"), "negative #0 -200"},
		{"below nought, and less", tax, figures("2020-03-31", "100"), figures("2020-04-30", "-200"), "negative #0 -200; falls #0 -200 of 100 on 2020-03-31"},
		{"more than half as much again", tax, figures("2020-03-31", "15000"), figures("2020-04-30", "23100"), "over #0 23100 150%"},
		{"half as much again", tax, figures("2020-03-31", "15000"), figures("2020-04-30", "23085.75"), ""},
		{"it was taken before", tax, figures("2020-03-31", "24000"), figures("2020-04-30", "25000"), ""},
		{"a hundredfold was taken before", tax, figures("2020-03-31", "1539050"), figures("2020-04-30", "1600000"), ""},
		{"growth may be below nought", growth, figures("2020-03-31", "6"), figures("2020-04-30", "-6.8"), ""},
		{"growth may fall", growth, figures("2020-03-31", "6"), figures("2020-04-30", "5.3"), ""},
		{"growth without its point", growth, none, figures("2020-03-31", "950"), "hundredfold #0 950 10000%"},
		{"a share as a fraction", share, figures("2020-03-31", "95"), figures("2020-04-30", "0.95"), "hundredth #0 0.95 of 95 on 2020-03-31 1%"},
		{"a stock may fall", share, figures("2020-03-31", "95"), figures("2020-04-30", "94.8"), ""},
		{"a base beyond its goal", park, none, figures("2020-03-31", "160"), "base #0 160 of 457"},
		{"is asked once", park, figures("2020-03-31", "160"), figures("2020-04-30", "170"), ""},
		{"a yearly sum starts anew", yearly, figures("2019-12-31", "9"), figures("2020-03-31", "2"), ""},
		{"a yearly sum falls within its year", yearly, figures("2020-03-31", "5"), figures("2020-04-30", "2"), "falls #0 2 of 5 on 2020-03-31 40%"},
		{"a sum that must not be passed falls", cap300, figures("2020-03-31", "140"), figures("2020-04-30", "120"), "falls #0 120 of 140 on 2020-03-31 85%"},
		{"past a ceiling the light says it", cap300, figures("2020-03-31", "140"), figures("2020-04-30", "460"), ""},
		{"a balance comes down", debt, figures("2020-03-31", "500"), figures("2020-04-30", "2"), ""},
		{"a balance is nought", debt, figures("2020-03-31", "500"), figures("2020-04-30", "0"), ""},
		{"a place falls", place, figures("2020-03-31", "2"), figures("2020-04-30", "15"), ""},
		{"each unit has its own last figure", each, of(figures("2020-03-31", "3"), "甲镇"), of(figures("2020-04-30", "2"), "乙镇"), ""},
		{"and may fall", each, of(figures("2020-03-31", "3"), "甲镇"), of(figures("2020-04-30", "1"), "甲镇"), "falls #0 1 of 3 on 2020-03-31 33%甲镇"},
		{"a percentage falls", Target{}, percent("2020-03-31", "30"), percent("2020-04-30", "25"), "falls 25 of 30 on 2020-03-31 83%"},
		{
			"the final percentage may be less than the estimate",
			Target{},
			estimate(answers(percent("2020-03-31", "30"), "2020-03-01", "2020-03-31")),
			answers(percent("2020-03-31", "25"), "2020-03-01", "2020-03-31"), "",
		},
		{"a percentage grows", Target{}, percent("2020-03-31", "0.3"), percent("2020-04-30", "30"), ""},
		{"more than three figures of events is a light", accidents, figures("2020-03-31", "0"), figures("2020-04-30", "3"), ""},
		{"fewer events than none", accidents, none, figures("2020-04-30", "-1"), "negative #0 -1"},
		{"another unit is refused elsewhere", tax, none, inUnit(figures("2020-04-30", "5"), "公里"), ""},
		{"growth that adds up", growing, none, figures("2020-04-30", "-3"), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			task := &Task{ID: "t", Title: "任务"}
			if c.target.Metric != "" {
				task.Targets = []Target{c.target}
			}
			s := Summarise(task, []Return{c.last}, c.now.Date+365)
			asked := Questions(task, &s, &c.now)
			if got := questions(asked); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if falls := strings.Contains(c.want, "falls"); WantReason(asked) != falls {
				t.Errorf("a reason is wanted: %v", !falls)
			}
		})
	}
}

func TestASentenceThatSpeaksOfAnEventIsQuestioned(t *testing.T) {
	for text, want := range map[string]string{
		"6月20日发生一起较大事故，死亡3人":    "事故",
		"未发生较大事故，但有2人死亡":        "死亡",
		"道路运输领域发生事故1起":          "事故",
		"因防范不力发生火灾":             "火灾",
		"无证驾驶造成1人死亡":            "死亡",
		"零星火灾12起":               "火灾",
		"大堤决口，已转移群众":            "决口",
		"事故10起，死亡0人":            "事故",
		"发生事故0起\n死亡１人":          "死亡",
		"安全形势平稳":                "",
		"未发生安全生产事故":             "",
		"全区无较大及以上安全事故":          "",
		"没有发生人员伤亡事故":            "",
		"实现零事故、零伤亡":             "",
		"一般事故未发生":               "",
		"无一起事故发生":               "",
		"死亡0人，事故０起":             "",
		"发生0起事故":                "",
		"较大事故为零":                "",
		"坚决杜绝重特大事故的发生":          "",
		"防止因施工不当、操作失误发生坍塌事故":    "",
		"防范森林火灾，开展巡查":           "",
		"排查事故隐患120处":            "",
		"开展火灾应急演练3次":            "",
		"整治事故多发路段5处、事故黑点2个":     "",
		"开展事故防范、死亡率下降":          "",
		"深刻吸取外地事故教训":            "",
		"不发生因自然灾害导致人员死亡事件":      "",
		"开展“强执法防事故”行动":          "",
		"凡出现安全生产死亡事故的严肃追责":      "",
		"全面排查中毒窒息、容器爆炸等风险":      "",
		"未发生较大事故但发生一般事故1起":      "事故",
		"一旦发生事故立即上报":            "",
		"孕产妇死亡率下降":              "",
		"查处无照经营，未发生食物中毒":        "",
		"事故起数同比下降20%，死亡人数与去年持平": "事故",
	} {
		task := &Task{ID: "t", Targets: []Target{revenue, accidents}}
		r := Return{Date: day("2020-06-30"), Text: text}
		got := ""
		for _, q := range Questions(task, &Standing{}, &r) {
			if q.Code != AskEvent || q.Index != 1 {
				t.Fatalf("%s: %s", text, questions([]Question{q}))
			}
			got = q.Word
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
		// No zero line, the event told by its figure, or the sentence known: nothing is asked.
		if asked := Questions(&Task{ID: "t", Targets: []Target{revenue}}, &Standing{}, &r); len(asked) > 0 {
			t.Errorf("%s, without a zero line: %s", text, questions(asked))
		}
		told := figures("2020-06-30", "", "1")
		told.Text = text
		if asked := Questions(task, &Standing{}, &told); len(asked) > 0 {
			t.Errorf("%s, with a figure: %s", text, questions(asked))
		}
		if asked := Questions(task, &Standing{Text: text}, &r); len(asked) > 0 {
			t.Errorf("%s, known: %s", text, questions(asked))
		}
	}
}

func TestWhatSpeaksOfAnEventThatNobodyRegisteredStaysOpen(t *testing.T) {
	june := Period{day("2020-06-01"), day("2020-06-30")}
	event := func(on string) Event { return Event{Date: day(on), Count: 1, Entered: day("2020-07-01")} }
	back := event("2020-06-11")
	back.Withdrawn = day("2020-07-02")
	for _, c := range []struct {
		name string
		have []Event
		r    Return
		want string
	}{
		{"no event", nil, Return{Turn: june}, "死亡"},
		{"an event of the turn", []Event{event("2020-06-11")}, Return{Turn: june}, ""},
		{"an event of the turn before", []Event{event("2020-05-31")}, Return{Turn: june}, "死亡"},
		{"one that was withdrawn", []Event{back}, Return{Turn: june}, "死亡"},
		{"between two turns: an event of the month", []Event{event("2020-06-11")}, Return{}, ""},
		{"between two turns: an event of the month before", []Event{event("2020-05-31")}, Return{}, "死亡"},
		{"a sentence of something else", nil, Return{Turn: june, Text: "安全形势平稳"}, ""},
	} {
		task := &Task{ID: "t", Targets: []Target{{Metric: "较大事故", Kind: ZeroLine, Unit: "起"}}, Events: c.have}
		if c.r.Date = day("2020-06-30"); c.r.Text == "" {
			c.r.Text = "发生事故致1人死亡"
		}
		asked := Questions(task, &Standing{}, &c.r)
		if got := Unregistered(task, &c.r, asked); (got != "") != (c.want != "") {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestNothingIsAskedOfWhatWasTakenBefore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawTask(t, allKinds)
		r := drawReport(t, d.task, len(d.reports))
		s := Summarise(d.task, d.reports, lastDay+1000)
		now := s.With(d.task, r)
		again := r
		again.Date++
		if s.Last <= r.Date {
			if asked := Questions(d.task, &now, &again); len(asked) > 0 {
				t.Fatalf("asked of the same return again: %s", questions(asked))
			}
		}
		for _, q := range Questions(d.task, &s, &r) {
			if q.Task != d.task || q.Code == AskNone || q.Index < -1 || q.Index >= len(d.task.Targets) {
				t.Fatalf("no question: %s", questions([]Question{q}))
			}
		}
	})
}
