package ledgerjson

import (
	"fmt"
	"slices"

	"github.com/govalues/decimal"
	"pgregory.net/rapid"

	"duban/model"
)

// The generators make ledgers that follow every rule of the model, with each
// field filled now and then, in the form in which a decoder gives them back:
// nil for empty lists, and the derived fields that follow from the place.

var samples = []string{
	"", "公路", "区交通局", "「三年行动」", "全省第3", "完成12,000万元", "a \"quoted\" <word> & more",
	"Ⅳ类水质", "第一行\\第二行", "①②③", "力争😀",
}

func genWord(t *rapid.T) string { return rapid.SampledFrom(samples).Draw(t, "word") }

func genName(t *rapid.T) string { return rapid.SampledFrom(samples[1:]).Draw(t, "name") }

func genText(t *rapid.T) string {
	return rapid.SampledFrom([]string{"", "一句话。", "第一行\n第二行", "tail\n"}).Draw(t, "text")
}

func genWords(t *rapid.T) []string {
	return rapid.SampledFrom([][]string{nil, {"区交通局"}, {"区交通局", "区财政局"}}).Draw(t, "words")
}

func genDate(t *rapid.T) model.Date {
	return model.NewDate(2017, 1, 1).AddDays(rapid.IntRange(0, 3600).Draw(t, "day"))
}

func genNoDate(t *rapid.T) model.Date {
	if rapid.Bool().Draw(t, "none") {
		return 0
	}
	return genDate(t)
}

func genDecimal(t *rapid.T) model.Decimal {
	d, err := decimal.New(rapid.Int64Range(1, 1e9).Draw(t, "coefficient"), rapid.IntRange(0, 4).Draw(t, "scale"))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func genNoDecimal(t *rapid.T) *model.Decimal {
	if rapid.Bool().Draw(t, "none") {
		return nil
	}
	d := genDecimal(t)
	return &d
}

func genDeadline(t *rapid.T) model.Deadline {
	d := model.Deadline{Text: genWord(t)}
	if rapid.Bool().Draw(t, "dated") {
		d.Date = genDate(t)
		d.Precision = model.Precision(rapid.IntRange(int(model.ToDay), int(model.Recurring)).Draw(t, "precision"))
		d.Given = rapid.Bool().Draw(t, "given")
	}
	return d
}

func genCurve(t *rapid.T) []model.PlanPoint {
	if rapid.Bool().Draw(t, "linear") {
		return nil
	}
	on := genDate(t)
	return []model.PlanPoint{
		{Date: on, Share: model.Ratio(rapid.IntRange(0, 5000).Draw(t, "share"))},
		{Date: on.AddDays(100), Share: model.One},
	}
}

func genTarget(t *rapid.T) model.Target {
	v := genDecimal(t)
	target := model.Target{
		Metric: genName(t), Kind: model.Kind(rapid.IntRange(0, int(model.Budget)).Draw(t, "kind")),
		Op: model.Op(rapid.IntRange(0, int(model.Below)).Draw(t, "op")), Value: &v,
		Unit: rapid.SampledFrom([]string{"亿元", "万元", "公里", "%", "个"}).Draw(t, "unit"),
		Text: genText(t), Strength: genWord(t), PartOf: genWord(t),
		Weight: genNoDecimal(t), Stretch: genNoDecimal(t), Baseline: genNoDecimal(t),
		Curve: genCurve(t), Line: rapid.IntRange(0, 900).Draw(t, "line"),
		Pace: model.Pace(rapid.IntRange(0, int(model.AtTheEnd)).Draw(t, "pace")),
	}
	terms := model.Terms{Slack: genNoDecimal(t), Lag: rapid.IntRange(0, 90).Draw(t, "lag"), Link: genWord(t)}
	if target.Kind == model.Each {
		terms.Members = []string{"杨林寨乡", "鹤龙湖镇"}
	}
	if rapid.Bool().Draw(t, "sliced") && target.Kind == model.Cumulative && v.IsPos() {
		target.Curve = nil
		terms.Slices = []model.Slice{{Date: genDate(t), Value: v}}
	}
	target.SetTerms(terms)
	if target.Kind == model.GivenLater {
		target.Value = nil
	}
	if rapid.Bool().Draw(t, "range") && target.Kind == model.Cumulative {
		most, err := v.Add(decimal.One)
		if err != nil {
			t.Fatal(err)
		}
		target.Op, target.Max = model.Between, &most
	}
	if rapid.Bool().Draw(t, "own date") {
		target.Deadline = genDeadline(t)
	}
	return target
}

func genMilestone(t *rapid.T) model.Milestone {
	m := model.Milestone{Title: genName(t), Deadline: genDeadline(t), Weight: genNoDecimal(t)}
	if m.Weight != nil && m.Weight.String() == "1" {
		m.Weight = nil
	}
	return m
}

func genDoubt(t *rapid.T) model.Doubt {
	d := model.Doubt{Code: model.DoubtTotal, Text: genName(t)}
	if rapid.Bool().Draw(t, "differs") {
		told := func() model.Told {
			return model.Told{Task: genName(t), Value: genDecimal(t), Unit: genWord(t), On: genDate(t)}
		}
		d = model.Doubt{Code: model.DoubtConflict, Differs: &model.Difference{Link: genName(t), Of: genWord(t), Own: told(), Other: told()}}
	}
	if rapid.Bool().Draw(t, "settled") {
		d.Settled, d.By = genDate(t), genWord(t)
		if rapid.Bool().Draw(t, "said how") {
			d.Note = genName(t)
		}
	}
	return d
}

func genPeriod(t *rapid.T) model.Period {
	from := genDate(t)
	return model.Period{From: from, To: from.AddDays(rapid.IntRange(0, 90).Draw(t, "days"))}
}

func genProgress(t *rapid.T, task *model.Task, seq uint32) model.Return {
	p := model.Return{
		Seq: seq, Date: genDate(t), Text: genText(t) + "进展", By: genWord(t),
		Simulated: rapid.Bool().Draw(t, "simulated"),
		Entered:   genDate(t), Version: rapid.IntRange(1, 9).Draw(t, "version"),
		Estimate: rapid.Bool().Draw(t, "preliminary"), SentBy: genWord(t), Approval: rapid.Bool().Draw(t, "approval"),
		Decisions: genList(t, 2, func(t *rapid.T) model.Decision {
			return model.Decision{On: genDate(t), Back: rapid.Bool().Draw(t, "back"), By: genWord(t), Text: genText(t)}
		}),
	}
	// A return is received on or after the day that it stands for, and decided on only
	// where it needs an approval.
	p.Received = p.Date.AddDays(rapid.IntRange(0, 40).Draw(t, "days until received"))
	if rapid.Bool().Draw(t, "answers a turn") {
		n := rapid.IntRange(0, 90).Draw(t, "day of the turn")
		p.Turn = model.Period{From: p.Date.AddDays(-n), To: p.Date.AddDays(rapid.IntRange(0, 90).Draw(t, "days left of the turn"))}
	}
	p.Why = genText(t)
	if rapid.Bool().Draw(t, "fed") {
		p.Via = model.Via{Task: genName(t), Seq: rapid.Uint32().Draw(t, "seq")}
	}
	p.Said = model.Said(rapid.IntRange(0, int(model.SaidDone)).Draw(t, "said"))
	if !p.Approval {
		p.Decisions = nil
	}
	slices.SortFunc(p.Decisions, func(a, b model.Decision) int { return int(a.On - b.On) })
	if rapid.Bool().Draw(t, "percent") {
		v := decimal.MustNew(rapid.Int64Range(0, 1000).Draw(t, "percent"), 1)
		p.Percent = &v
	}
	for i, target := range task.Targets {
		if target.Kind == model.Each && target.Value != nil {
			p.Actuals = append(p.Actuals, model.Actual{Target: i, Value: genDecimal(t), Unit: target.Unit, Of: "杨林寨乡"})
		}
		if rapid.Bool().Draw(t, "actual") && target.Kind == model.Cumulative {
			p.Actuals = append(p.Actuals, model.Actual{
				Target: i, Value: genDecimal(t), Unit: target.Unit,
				Estimate: rapid.Bool().Draw(t, "estimate"), Text: genWord(t),
			})
		}
	}
	for i := range task.Milestones {
		if rapid.Bool().Draw(t, "step") {
			p.Steps = append(p.Steps, model.StepMark{Milestone: i, Done: rapid.Bool().Draw(t, "done"), On: rapid.SampledFrom([]model.Date{0, p.Date, p.Date - 3}).Draw(t, "done on")})
		}
	}
	return p
}

func genRow(t *rapid.T) model.SourceRow {
	return model.SourceRow{No: genWord(t), Section: genWords(t), Title: genName(t), Units: genWords(t), Part: genWord(t), Print: genWord(t)}
}

func genRecord(t *rapid.T, campaign string, order int) model.Record {
	on := genDate(t)
	r := model.Record{Task: model.Task{
		ID: fmt.Sprintf("%s-%d", campaign, order), Campaign: campaign, Order: uint32(order),
		No: genWord(t), Section: genWords(t), Title: genName(t), Marks: genWords(t),
		LeadUnits: genWords(t), ResponsibleUnits: genWords(t), RelatedUnits: genWords(t),
		Leaders: genWords(t), Coordinators: genWords(t), Persons: genWords(t), Owners: genWords(t),
		Start: model.Deadline{Text: genWord(t)}, Deadline: genDeadline(t),
		Targets: genList(t, 3, genTarget), Milestones: genList(t, 3, genMilestone), Curve: genCurve(t),
		Added: genNoDate(t),
		Detail: &model.Detail{
			Text: genText(t), Source: model.Source{Document: genWord(t), Line: rapid.IntRange(0, 900).Draw(t, "line"), Text: genText(t), Read: genWord(t), Rows: genList(t, 2, genRow)},
			Review: genList(t, 2, genDoubt),
		},
	}}
	task := &r.Task
	if rapid.Bool().Draw(t, "started") {
		task.Start = model.Deadline{Date: model.NewDate(2016, 3, 1), Text: "2016年3月", Precision: model.ToMonth, Given: true}
	}
	if rapid.Bool().Draw(t, "fields") {
		task.Detail.Fields = map[string]string{"总投资": "1", "建设规模": genText(t)}
	}
	if rapid.Bool().Draw(t, "extended") {
		task.Deadline.Date, task.Deadline.Precision = genDate(t), model.ToDay
		task.Extensions = []model.Extension{{
			On: on, From: genDeadline(t), To: task.Deadline, Reason: genText(t) + "征地", By: genWord(t),
		}}
	}
	if rapid.Bool().Draw(t, "manual") {
		task.Manual = []model.ManualLight{{
			On: on, Until: on.AddDays(30), Light: model.Light(rapid.IntRange(0, 3).Draw(t, "light")),
			Reason: genText(t) + "汛期", By: genWord(t),
		}}
	}
	task.Nature = model.Nature(rapid.IntRange(0, int(model.StandingDuty)).Draw(t, "nature"))
	for i := range task.Targets {
		if task.Targets[i].Kind == model.ZeroLine {
			on := genDate(t)
			e := model.Event{
				Date: on, Target: i, Count: rapid.IntRange(1, 3).Draw(t, "how many"), Kind: genWord(t), Deaths: rapid.IntRange(0, 3).Draw(t, "deaths"),
				Unit: genWord(t), Source: genText(t), By: genWord(t), Entered: on + 1, Incomplete: rapid.Bool().Draw(t, "incomplete"),
				Withdrawn: rapid.SampledFrom([]model.Date{0, on + 9}).Draw(t, "withdrawn"),
			}
			if e.Withdrawn != 0 {
				e.Why, e.WithdrawnBy = genText(t), genWord(t)
			}
			if rapid.Bool().Draw(t, "of a figure") {
				e.Of = model.Period{From: on - 3, To: on + 3}
			}
			task.Events = append(task.Events, e)
		}
	}
	if rapid.Bool().Draw(t, "suspended") {
		task.Suspended = []model.Suspension{{From: on, Until: on.AddDays(10), Reason: genText(t) + "停工"}}
	}
	if rapid.Bool().Draw(t, "closed") {
		task.Closed = &model.Closing{On: on, By: genWord(t), Text: genText(t)}
	}
	for _, d := range task.Detail.Review {
		if d.Settled.IsZero() {
			task.OpenDoubts++
		}
	}
	var seq uint32
	for range rapid.IntRange(0, 4).Draw(t, "returns") {
		seq += uint32(rapid.IntRange(1, 3).Draw(t, "gap"))
		r.Returns = append(r.Returns, genProgress(t, task, seq))
	}
	return r
}

// genHistory gives a record a history of up to two entries, of which one may say
// that it was not there.
func genHistory[V any](t *rapid.T, id string, value func() V) []model.Past[V] {
	var out []model.Past[V]
	until := genDate(t)
	for range max(0, rapid.IntRange(-3, 2).Draw(t, "was")) {
		p := model.Past[V]{ID: id, Until: until}
		if rapid.Bool().Draw(t, "was there") {
			v := value()
			p.Value = &v
		}
		out = append(out, p)
		until = until.AddDays(rapid.IntRange(0, 40).Draw(t, "later"))
	}
	return out
}

// genRecordWithHistory adds what the record and its returns were, without the
// detail, which is not kept of the past.
func genRecordWithHistory(t *rapid.T, campaign string, order int) model.Record {
	r := genRecord(t, campaign, order)
	r.Was = genHistory(t, "", func() model.Task {
		was := genRecord(t, campaign, order).Task
		was.Detail = nil
		return was
	})
	for seq := range uint32(3) {
		r.ReturnsWas = append(r.ReturnsWas, genHistory(t, fmt.Sprint(seq+1), func() model.Return {
			return genProgress(t, &r.Task, seq+1)
		})...)
	}
	return r
}

func genCadence(t *rapid.T) model.Cadence {
	c := model.Cadence{
		Kind:    model.Every(rapid.IntRange(int(model.Day), int(model.Stage)).Draw(t, "kind")),
		Purpose: model.Purpose(rapid.IntRange(0, int(model.ForPraise)).Draw(t, "purpose")),
		DueDay:  rapid.IntRange(0, 28).Draw(t, "due day"), Text: genText(t), Within: rapid.Bool().Draw(t, "within"),
		DueWorkdays: rapid.IntRange(0, 20).Draw(t, "due workdays"),
		Holiday:     model.HolidayRule(rapid.IntRange(0, int(model.EarlierWorkday)).Draw(t, "holiday")),
		Scope:       model.Scope{Sections: genWords(t), Tasks: genWords(t), Units: genWords(t)},
		Anchor:      genNoDate(t), Who: genWord(t), ToWhom: genWord(t), Line: rapid.IntRange(0, 900).Draw(t, "line"),
	}
	if c.DueDay > 0 {
		c.DueWorkdays = 0
	}
	if c.Kind == model.Fortnight {
		c.Anchor = genDate(t)
	}
	if rapid.Bool().Draw(t, "bounded") {
		bounds := genPeriod(t)
		c.From, c.To = bounds.From, bounds.To
	}
	if c.Kind == model.Term || c.Kind == model.Stage {
		from := genDate(t)
		c.Turns = []model.Period{{From: from, To: from + 99}, {From: from + 120, To: from + 200}}
	}
	return c
}

func genPolicy(t *rapid.T) model.Policy {
	p := rapid.SampledFrom(model.Presets()).Draw(t, "policy")
	p.SilentYellow = rapid.IntRange(0, 2).Draw(t, "silent yellow")
	p.SilentRed = rapid.IntRange(2, 4).Draw(t, "silent red")
	p.WindUpDays = rapid.IntRange(0, 200).Draw(t, "wind-up")
	return p
}

func genCampaign(t *rapid.T, id string) model.Campaign {
	from := genDate(t)
	return model.Campaign{
		ID: id, Name: genName(t),
		Document: model.Document{Number: genWord(t), Title: genWord(t), Issuers: genWords(t), Date: genNoDate(t)},
		Period:   model.Period{From: from, To: from.AddDays(rapid.IntRange(0, 1500).Draw(t, "days"))},
		Office:   genWord(t), TrackedSince: genNoDate(t), Note: genText(t),
		Policy: genPolicy(t), Archived: genNoDate(t), Approval: rapid.Bool().Draw(t, "approval"), Validity: rapid.Bool().Draw(t, "validity"),
		Posts: genList(t, 2, func(t *rapid.T) model.Post {
			return model.Post{Post: genName(t), Person: genWord(t), Unit: genWord(t)}
		}),
		Cadences: genList(t, 2, genCadence),
		StatedTotals: genList(t, 2, func(t *rapid.T) model.StatedTotal {
			return model.StatedTotal{
				Table: genWord(t), Column: genWord(t), Unit: "亿元", Stated: genDecimal(t), Computed: genNoDecimal(t),
			}
		}),
		Targets: genList(t, 2, genTarget),
		Markers: genList(t, 2, func(t *rapid.T) model.Marker {
			return model.Marker{Mark: genName(t), Meaning: genName(t)}
		}),
		Review:  genList(t, 2, genDoubt),
		Dropped: genList(t, 2, genRow),
	}
}

// genPlan puts the removed tasks behind the others, where a decoder puts them.
func genPlan(t *rapid.T, id string) model.Plan {
	p := model.Plan{
		Campaign: genCampaign(t, id),
		Was:      genHistory(t, "", func() model.Campaign { return genCampaign(t, id) }),
	}
	n := rapid.IntRange(0, 4).Draw(t, "tasks")
	there := rapid.IntRange(n/2, n).Draw(t, "there")
	for i := range n {
		r := genRecordWithHistory(t, id, i+1)
		r.Removed = i >= there
		if d := &r.Task.Deadline; !d.Given && len(r.Task.Extensions) == 0 {
			d.Date = p.Campaign.Period.To // which is what is written
		}
		p.Records = append(p.Records, r)
	}
	return p
}

func genUnit(t *rapid.T, name string) model.Unit {
	return model.Unit{
		Name: name, Aliases: genWords(t), Group: rapid.Bool().Draw(t, "group"),
		Contact: genWord(t), Phone: genWord(t), Members: genWords(t),
	}
}

func genSettings(t *rapid.T) model.Settings {
	return model.Settings{DaysOff: genList(t, 2, func(t *rapid.T) model.DayOff {
		p := genPeriod(t)
		return model.DayOff{From: p.From, To: p.To, Text: genWord(t)}
	}), Views: genViews(t)}
}

// genViews makes none or one: each has a name of its own.
func genViews(t *rapid.T) []model.View {
	if !rapid.Bool().Draw(t, "view") {
		return nil
	}
	return []model.View{{
		Name: "红灯", Query: genWord(t), Sort: genWord(t), Group: genWord(t), Desc: rapid.Bool().Draw(t, "desc"),
	}}
}

func genLedger(t *rapid.T) *model.Ledger {
	l := &model.Ledger{
		Settings:    genSettings(t),
		SettingsWas: genHistory(t, "", func() model.Settings { return genSettings(t) }),
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "units") {
		name := fmt.Sprintf("单位%d", i)
		l.Units = append(l.Units, genUnit(t, name))
		l.UnitsWas = append(l.UnitsWas, genHistory(t, name, func() model.Unit { return genUnit(t, name) })...)
	}
	n := rapid.IntRange(0, 3).Draw(t, "campaigns")
	there := rapid.IntRange(n/2, n).Draw(t, "there")
	for i := range n {
		p := genPlan(t, fmt.Sprintf("c%d", i))
		p.Removed = i >= there
		if i > 0 && rapid.Bool().Draw(t, "part") {
			p.Campaign.Parent = "c0"
		}
		l.Plans = append(l.Plans, p)
	}
	return l
}

// genList returns up to n values; nil rather than an empty list.
func genList[T any](t *rapid.T, n int, value func(*rapid.T) T) []T {
	var out []T
	for range rapid.IntRange(0, n).Draw(t, "n") {
		out = append(out, value(t))
	}
	return out
}
