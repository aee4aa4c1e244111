package board

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"duban/model"
)

// The day of the boards that the tests make.
var day = model.NewDate(2026, 11, 23)

var calendar = model.NewCalendar()

func date(s string) model.Date {
	d, err := model.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func due(s string) model.Deadline {
	return model.Deadline{Date: date(s), Precision: model.ToDay, Given: s != ""}
}

// lit is a task whose light an officer has set, so that a test need not know the rules of assessment.
func lit(id string, l model.Light, change ...func(t *model.Task)) *model.Task {
	t := &model.Task{ID: id, Campaign: "jun", Title: "任务" + id, Manual: []model.ManualLight{{On: day - 30, Light: l, Reason: "试"}}}
	for _, c := range change {
		c(t)
	}
	return t
}

func lead(units ...string) func(t *model.Task) {
	return func(t *model.Task) { t.LeadUnits = units }
}

// campaign asks for no returns, so that a test need not know when they are due.
func campaign(id, name, parent string) *model.Campaign {
	return &model.Campaign{
		ID: id, Name: name, Parent: parent, Policy: model.DefaultPolicy(), TrackedSince: date("2026-01-01"),
		Cadences: []model.Cadence{{Kind: model.Never, Purpose: model.ForReport}},
	}
}

// sample is a small ledger with something for every field and flag.
func sample() ([]*model.Campaign, []*model.Task) {
	kb := campaign("kb", "开局八好行动", "")
	kb1 := campaign("kb1", "担当好稳增长的责任", "kb")
	jun := campaign("jun", "重点项目大会战", "")
	jun.Cadences = []model.Cadence{{Kind: model.Month, Purpose: model.ForReport, DueDay: 15}}
	simulated := model.Standing{Reports: 1, Last: date("2026-10-31"), Simulated: true}
	return []*model.Campaign{kb, kb1, jun}, []*model.Task{
		{
			ID: "kb1-1", Campaign: "kb1", Order: 1, No: "1", Section: []string{"一、稳投资"}, Title: "推进港口码头建设（一期）", Marks: []string{"▲"},
			LeadUnits: []string{"区交通运输局"}, RelatedUnits: []string{"区财政局"}, Leaders: []string{"单志强"}, Persons: []string{"曾伟"},
			Deadline: due("2026-11-30"), Manual: []model.ManualLight{{On: day - 1, Light: model.Yellow}}, Standing: simulated,
		},
		{
			ID: "kb1-2", Campaign: "kb1", Order: 2, No: "2", Section: []string{"一、稳投资"}, Title: "完成县道改造", ResponsibleUnits: []string{"区住建局", "区财政局"},
			Deadline: due("2026-12-31"), Closed: &model.Closing{On: day - 3},
		},
		{
			ID: "jun-1", Campaign: "jun", Order: 1, No: "1", Section: []string{"附件2", "重点"}, Title: "区康复部项目主体完工", LeadUnits: []string{"区卫健局"},
			Leaders: []string{"李港"}, Coordinators: []string{"重庆生"}, Deadline: due("2026-10-31"),
			Extensions: []model.Extension{{On: day - 60, From: due("2026-08-31"), To: due("2026-10-31")}},
		},
		{
			ID: "jun-2", Campaign: "jun", Order: 2, No: "10", Section: []string{"附件2"}, Title: "新建5G基站", LeadUnits: []string{"区科工局", "区交通运输局"}, Owners: []string{"某港航公司"},
			Suspended: []model.Suspension{{From: day - 10}}, OpenDoubts: 1,
		},
		{
			ID: "jun-3", Campaign: "jun", Order: 3, No: "2", Title: "港务中心搬迁", Deadline: due("2027-03-31"),
			Manual: []model.ManualLight{{On: day - 1, Light: model.Green}}, Standing: model.Standing{Reports: 2, Last: date("2026-11-20"), Answers: []model.Answer{{Turn: month("2026-10"), Received: date("2026-11-03")}}},
		},
	}
}

func sampleBoard() *Board {
	c, t := sample()
	return New(c, t, nil, calendar, day)
}

// ids names rows, for comparing.
func (b *Board) ids(rows []int32) []string {
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = b.At(r).Task.ID
	}
	return out
}

func rowIDs(rows []*Row) []string {
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = r.Task.ID
	}
	return out
}

func same(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

// large is n tasks of the mould of the founding documents, in ten campaigns.
func large(n int) ([]*model.Campaign, []*model.Task) {
	what := []string{"推进港口码头建设", "完成县道改造工程", "区康复部项目主体完工", "新建5G基站", "城镇登记失业率控制在4%以内", "创建全国文明城市", "重点水域水质达到Ⅳ类", "高标准农田建设"}
	units := []string{"区交通运输局", "区住建局", "区卫健局", "区科工局", "区人社局", "区委宣传部", "生态环境分局", "区农业农村局", "区财政局", "区发改局", "区水利局", "区教育局"}
	people := []string{"单志强", "李港", "曾伟", "王重阳", "解放军", "覃明", "仇和", "朴实"}
	var campaigns []*model.Campaign
	for i := range 10 {
		c := campaign("c"+strconv.Itoa(i), "第"+strconv.Itoa(i)+"次会战", "")
		c.Cadences = []model.Cadence{{Kind: model.Month, Purpose: model.ForReport}}
		c.Period = model.Period{From: date("2026-01-01"), To: date("2026-12-31")}
		campaigns = append(campaigns, c)
	}
	tasks := make([]*model.Task, n)
	for i := range tasks {
		percent := decimalOf(i * 7 % 101)
		tasks[i] = &model.Task{
			ID: fmt.Sprintf("c%d-%d", i*10/n, i), Campaign: "c" + strconv.Itoa(i*10/n), Order: uint32(i), No: strconv.Itoa(i % 200),
			Section: []string{"附件" + strconv.Itoa(i/500%6), "第" + strconv.Itoa(i/50%10) + "部分"},
			Title:   fmt.Sprintf("%s第%d标段，按时序进度推进各项目前期工作", what[i%len(what)], i),
			// Each text is a string of its own, as decoding gives it.
			LeadUnits: []string{own(units[i*5%12])}, ResponsibleUnits: []string{own(units[i*7%12]), own(units[i*11%12])}, Leaders: []string{own(people[i*3%8])}, Persons: []string{own(people[i*5%8])},
			Deadline: model.Deadline{Date: day.AddDays(i*13%400 - 60), Precision: model.ToDay, Given: true},
			Targets:  []model.Target{{Metric: "形象进度", Kind: model.Percent}},
			Standing: model.Standing{Reports: 1, Last: day.AddDays(-i * 3 % 90), Percent: &percent, PercentOn: day.AddDays(-i * 3 % 90)},
		}
		if i%9 == 0 {
			tasks[i].Standing = model.Standing{}
		}
		if i%11 == 0 {
			tasks[i].Closed = &model.Closing{On: day - 5}
		}
	}
	return campaigns, tasks
}

func own(s string) string { return string([]byte(s)) }

func decimalOf(n int) model.Decimal {
	var d model.Decimal
	if err := d.UnmarshalText([]byte(strconv.Itoa(n))); err != nil {
		panic(err)
	}
	return d
}
