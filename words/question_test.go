package words

import (
	"testing"

	"duban/model"
)

func TestEachQuestionInWords(t *testing.T) {
	tax := model.Target{Metric: "税收", Op: model.AtLeast, Value: num("15390.5"), Unit: "万元"}
	range23 := model.Target{Metric: "企业", Op: model.Between, Value: num("2"), Max: num("3"), Unit: "家"}
	debt := model.Target{Metric: "隐性债务", Kind: model.Balance, Value: num("100"), Baseline: num("50"), Unit: "万元"}
	on := day("2020-06-30")
	april := day("2020-04-30")
	seen := make(map[model.QuestionCode]bool)
	for _, c := range []struct {
		q       model.Question
		of      []model.Target
		zh, en  string
		because bool
	}{
		{
			q:  model.Question{Code: model.AskHundredfold, Value: *num("153905000"), Share: 1000 * model.One},
			of: []model.Target{tax}, zh: "是目标（15390.5万元）的1000倍以上", en: "the target (15390.5万元) 1000 times or more over",
		},
		{
			q:  model.Question{Code: model.AskHundredfold, Value: *num("400"), Share: 1333333},
			of: []model.Target{range23}, zh: "是目标（3家）的133倍", en: "the target (3家) 133 times over",
		},
		{
			q:  model.Question{Code: model.AskHundredfold, Value: *num("8000"), Last: num("80"), LastOn: april, Share: 1000000},
			of: []model.Target{tax}, zh: "是上次（80万元，4月30日）的100倍", en: "the last figure (80万元, 2020-04-30) 100 times over",
		},
		{
			q:  model.Question{Code: model.AskHundredth, Value: *num("0.95"), Last: num("95"), LastOn: april, Share: 100},
			of: []model.Target{jobless}, zh: "不超过上次（95%，4月30日）的1%", en: "no more than 1% of the last figure (95%, 2020-04-30)",
		},
		{
			q:  model.Question{Code: model.AskFalls, Value: *num("7500.0"), Last: num("8000.0"), LastOn: april, Share: 9375},
			of: []model.Target{tax}, zh: "比上次（8000万元，4月30日）少500万元", en: "500万元 less than the last figure (8000万元, 2020-04-30)", because: true,
		},
		{
			q:  model.Question{Code: model.AskFalls, Index: 1, Value: *num("7500"), Last: num("8000"), LastOn: day("2019-12-31"), Share: 9375},
			of: []model.Target{gdp, tax}, zh: "税收比上次（8000万元，2019年12月31日）少500万元", en: "税收: 500万元 less than the last figure (8000万元, 2019-12-31)", because: true,
		},
		{
			q:  model.Question{Code: model.AskFalls, Index: -1, Value: *num("25"), Last: num("30"), LastOn: april, Share: 8333},
			zh: "比上次（30%，4月30日）少5个百分点", en: "5 points less than the last figure (30%, 2020-04-30)", because: true,
		},
		{
			q:  model.Question{Code: model.AskOver, Value: *num("30"), Share: 22675},
			of: []model.Target{tax}, zh: "是目标（15390.5万元）的227%", en: "227% of the target (15390.5万元)",
		},
		{
			q:  model.Question{Code: model.AskNegative, Value: *num("-200")},
			of: []model.Target{tax}, zh: "是负数（-200万元）", en: "below nought (-200万元)",
		},
		{
			q:  model.Question{Code: model.AskBase, Value: *num("1"), Last: num("457")},
			of: []model.Target{tax}, zh: "基数（457万元）已经超过目标（15390.5万元）", en: "the base (457万元) lies beyond the target (15390.5万元) already",
		},
		{
			q:  model.Question{Code: model.AskBase, Value: *num("1"), Last: num("50")},
			of: []model.Target{debt}, zh: "基数（50万元）已经低于目标（100万元）", en: "the base (50万元) lies below the target (100万元) already",
		},
		{
			q:  model.Question{Code: model.AskEvent, Index: 1, Word: "死亡"},
			of: []model.Target{tax, accidents}, zh: "说明提到“死亡”，登记为事件？", en: "the text speaks of “死亡”: is it an event to be recorded?",
		},
	} {
		c.q.Task = &model.Task{ID: "t", Targets: c.of}
		seen[c.q.Code] = true
		for lang, want := range map[model.Lang]string{model.Chinese: c.zh, model.English: c.en} {
			if got := Question(c.q, on, lang); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		}
		asked := []model.Question{c.q}
		zh, en := NewScreen(model.Chinese), NewScreen(model.English)
		wantZh, wantEn := c.zh+"，确认再存一次", c.en+": store again to confirm"
		if c.q.Code == model.AskEvent {
			wantZh, wantEn = c.zh+"不登记就再存一次，留待核实", c.en+" Store again to leave it as a doubt"
		}
		if got := zh.AskAgain(asked, "口径调整", on); got != wantZh {
			t.Errorf("got  %s\nwant %s", got, wantZh)
		}
		if c.because {
			wantZh, wantEn = c.zh+"，请写明减少的原因", c.en+": say why it fell"
		}
		if got := zh.AskAgain(asked, " ", on); got != wantZh {
			t.Errorf("got  %s\nwant %s", got, wantZh)
		}
		if got := en.AskAgain(asked, "", on); got != wantEn {
			t.Errorf("got  %s\nwant %s", got, wantEn)
		}
	}
	for code := model.AskHundredfold; code <= model.AskEvent; code++ {
		if !seen[code] {
			t.Errorf("no words are tried for %s", code)
		}
	}
}
