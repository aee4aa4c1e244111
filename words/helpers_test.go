package words

import (
	"github.com/govalues/decimal"

	"duban/model"
)

// day reads a date of a test's table.
func day(s string) model.Date {
	d, err := model.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func num(s string) *model.Decimal {
	d := decimal.MustParse(s)
	return &d
}

func due(s string) model.Deadline {
	return model.Deadline{Date: day(s), Precision: model.ToDay, Given: true}
}

// figures is one report for a day: the nth string is the figure of target n.
func figures(on string, values ...string) model.Return {
	p := model.Return{Seq: 1, Date: day(on), Text: "进展"}
	for i, v := range values {
		p.Actuals = append(p.Actuals, model.Actual{Target: i, Value: *num(v)})
	}
	return p
}

func percent(on, value string) model.Return {
	return model.Return{Seq: 1, Date: day(on), Percent: num(value)}
}

var (
	gdp        = model.Target{Metric: "地区生产总值", Kind: model.Cumulative, Value: num("678"), Unit: "亿元"}
	gdpGrowth  = model.Target{Metric: "地区生产总值增长", Kind: model.Level, Value: num("9.5"), Unit: "%"}
	revenue    = model.Target{Metric: "财政收入", Kind: model.Cumulative, Value: num("30"), Unit: "亿元"}
	jobless    = model.Target{Metric: "城镇登记失业率", Kind: model.Ceiling, Op: model.AtMost, Value: num("4"), Unit: "%"}
	accidents  = model.Target{Metric: "较大及以上安全事故", Kind: model.ZeroLine, Unit: "起"}
	placeThree = model.Target{Metric: "全市排名", Kind: model.Rank, Op: model.AtMost, Value: num("3")}
)
