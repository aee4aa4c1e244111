package seeds

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"duban/model"
)

// figure000 is a figure of the transcriptions of the plans of 2017, 2018 and 2020.
type figure000 struct {
	Metric string `json:"metric"`
	Op     string `json:"op"`
	Value  any    `json:"value"` // a number, or the name of a class, or a range
	Unit   string `json:"unit"`
	Kind   string `json:"kind"`
	Quote  string `json:"quote"`
	Text   string `json:"text"`
}

type date000 struct {
	Raw  string `json:"raw"`
	Date string `json:"date"`
	To   string `json:"to"`
}

type narrative000 struct {
	Line     int         `json:"line"`
	Lead     []string    `json:"lead_units"`
	Resp     []string    `json:"resp_units"`
	Leaders  []string    `json:"leaders"`
	Targets  []figure000 `json:"targets"`
	Deadline *date000    `json:"deadline"`
}

type campaign000 struct {
	Name      string `json:"name"`
	From      string `json:"period_from"`
	To        string `json:"period_to"`
	Commander string `json:"commander"`
	Office    string `json:"office"`
	Overall   []struct {
		figure000
		Line     int    `json:"line"`
		Deadline string `json:"deadline"`
	} `json:"overall_targets"`
	Tables    []table000     `json:"tables"`
	Narrative []narrative000 `json:"narrative_tasks"`
	Measures  []narrative000 `json:"measures"`
}

type table000 struct {
	Attachment string           `json:"attachment"`
	Columns    []string         `json:"columns"`
	Rows       []map[string]any `json:"rows"`
	Stated     map[string]any   `json:"stated_totals"`
}

type transcription000 struct {
	Number    string        `json:"doc_no"`
	Title     string        `json:"title"`
	Date      string        `json:"date"`
	Campaigns []campaign000 `json:"campaigns"`
}

// at returns the tasks whose source is the given line.
func at(p *model.Plan, line int) []*model.Record {
	var out []*model.Record
	for i := range p.Records {
		if p.Records[i].Task.Detail.Source.Line == line {
			out = append(out, &p.Records[i])
		}
	}
	return out
}

// only returns the single task at a line.
func only(t *testing.T, p *model.Plan, line int) *model.Record {
	t.Helper()
	found := at(p, line)
	if len(found) != 1 {
		t.Fatalf("%s: %d tasks at line %d, want 1", p.Campaign.ID, len(found), line)
	}
	return found[0]
}

// texts turns a list of a row, or a cell with one name, into strings.
func texts(v any) []string {
	switch v := v.(type) {
	case string:
		if v != "" {
			return []string{v}
		}
	case []any:
		var out []string
		for _, x := range v {
			out = append(out, x.(string))
		}
		return out
	}
	return nil
}

func text(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case float64:
		return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.6f", v), "0"), ".")
	case []any:
		return strings.Join(texts(v), "、")
	}
	return fmt.Sprint(v)
}

// ops000 maps the transcription's signs. 「以下」 includes the figure itself.
var ops000 = map[string][]string{"=": {"="}, "≈": {"~"}, ">": {">"}, ">=": {">=", "<="}, "<": {"<", "<="}, "<=": {"<="}, "range": {"range"}}

var classes000 = map[any]string{"Ⅳ类": "4", "Ⅴ类": "5"}

// hasFigure tells whether the target is the figure of the transcription: the same value, sign and unit,
// whatever it is called.
func hasFigure(x *model.Target, f figure000) bool {
	value := classes000[f.Value]
	if value == "" {
		value = text(f.Value)
	}
	ops := ops000[f.Op]
	if f.Kind != "class" && f.Op == ">=" {
		ops = ops[:1] // only of classes the smaller one is the better
	}
	return slices.Contains(ops, x.Op.String()) && x.Value != nil && x.Value.Cmp(decimal.MustParse(value)) == 0 && x.Unit == f.Unit
}

// kinds000 are the kinds of measure that the transcription's kinds may become.
var kinds000 = map[string][]model.Kind{
	"growth":   {model.Level},
	"share":    {model.Level, model.Cumulative, model.Stock},
	"standard": {model.Level, model.Stock, model.Duty},
	"ceiling":  {model.Ceiling, model.Stock}, // 「降至2%以下」 is a stock that comes down
	"class":    {model.Class},
	"level":    {model.Level, model.Stock},
	"zero":     {model.ZeroLine, model.Cleared},
	"cumulative": {
		model.Cumulative, model.Yearly, model.Stock, model.Budget,
	},
}

func checkFigures(t *testing.T, where string, got []model.Target, words []string, want []figure000) {
	t.Helper()
	for _, f := range want {
		if f.Value == nil || f.Unit == "" && f.Kind == "zero" {
			continue
		}
		held := false
		kind := model.Kind(0)
		for i := range got {
			if kinds := kinds000[f.Kind]; hasFigure(&got[i], f) && !held {
				kind = got[i].Kind
				held = kinds == nil || slices.Contains(kinds, kind)
			}
		}
		// What is no target of its own, such as a size, is kept in the words of a field, a step or the description.
		for _, w := range words {
			held = held || strings.Contains(squeeze004(w), text(f.Value)+f.Unit) || f.Quote != "" && w != "" && strings.Contains(f.Quote, w)
		}
		for i := range got {
			held = held || strings.Contains(got[i].Text, f.Quote) && f.Kind == "threshold"
		}
		if !held {
			t.Errorf("%s: %s %s %v %s (%s) is missing, or is %v", where, f.Metric, f.Op, f.Value, f.Unit, f.Kind, kind)
		}
	}
}

// wordsOf are the texts of a task that can hold a figure which is no target.
func wordsOf(task *model.Task) []string {
	out := []string{task.Detail.Text}
	for _, v := range task.Detail.Fields {
		out = append(out, v)
	}
	for i := range task.Milestones {
		out = append(out, task.Milestones[i].Title)
	}
	return out
}

// checkDate compares a printed date with a task's deadline or one of its milestones.
func checkDate(t *testing.T, where string, task *model.Task, d *date000) {
	t.Helper()
	if d == nil || d.Date == "" || d.Raw == "" || strings.Contains(d.Raw, "会战目标") {
		return
	}
	dates := []string{task.Deadline.Date.String()}
	for _, m := range task.Milestones {
		dates = append(dates, m.Deadline.Date.String())
	}
	for _, x := range dates {
		if x == d.Date {
			return
		}
	}
	t.Errorf("%s: 「%s」 %s is not among %v", where, d.Raw, d.Date, dates)
}

// checkNarrative compares the numbered paragraphs.
func checkNarrative(t *testing.T, p *model.Plan, rows []narrative000) {
	t.Helper()
	for _, n := range rows {
		where := fmt.Sprintf("%s line %d", p.Campaign.ID, n.Line)
		r := only(t, p, n.Line)
		sameList(t, where, "lead units", r.Task.LeadUnits, n.Lead)
		sameList(t, where, "responsible units", r.Task.ResponsibleUnits, n.Resp)
		sameList(t, where, "leaders", r.Task.Leaders, n.Leaders)
		checkFigures(t, where, r.Task.Targets, wordsOf(&r.Task), n.Targets)
		checkDate(t, where, &r.Task, n.Deadline)
	}
}

// checkCampaign compares the head of a campaign.
func checkCampaign(t *testing.T, p *model.Plan, d *transcription000, c *campaign000) {
	t.Helper()
	if got := p.Campaign.Document; got.Number != d.Number || got.Title != d.Title || got.Date.String() != d.Date {
		t.Errorf("%s: document %+v", p.Campaign.ID, got)
	}
	if got := p.Campaign.Period; got.From.String() != c.From || got.To.String() != c.To {
		t.Errorf("%s: period %v–%v, want %s–%s", p.Campaign.ID, got.From, got.To, c.From, c.To)
	}
	if !strings.HasPrefix(c.Office, p.Campaign.Office) || p.Campaign.Office == "" {
		t.Errorf("%s: office %s, want %s", p.Campaign.ID, p.Campaign.Office, c.Office)
	}
	var figures []figure000
	for _, o := range c.Overall {
		o.Quote = o.Text
		figures = append(figures, o.figure000)
	}
	if len(p.Campaign.Targets) != len(figures) {
		t.Errorf("%s: %d overall targets, want %d", p.Campaign.ID, len(p.Campaign.Targets), len(figures))
	}
	checkFigures(t, p.Campaign.ID+" overall", p.Campaign.Targets, nil, figures)
	for i, o := range c.Overall {
		if got := p.Campaign.Targets[i]; got.Line != o.Line || got.Deadline.Date != 0 && got.Deadline.Date.String()[:4] != o.Deadline {
			t.Errorf("%s: overall target %s: line %d %v, want line %d %s", p.Campaign.ID, got.Metric, got.Line, got.Deadline, o.Line, o.Deadline)
		}
	}
	for _, table := range c.Tables {
		for name, stated := range table.Stated {
			batch, ok := stated.(map[string]any)
			if !ok {
				batch = map[string]any{name: stated}
			}
			for column, v := range batch {
				if v != nil && !statesTotal(p, name, column, text(v)) {
					t.Errorf("%s: stated total %s %s %v is missing", p.Campaign.ID, name, column, v)
				}
			}
		}
	}
}

// statesTotal reports whether the plan keeps a stated total.
func statesTotal(p *model.Plan, table, column, value string) bool {
	for _, s := range p.Campaign.StatedTotals {
		if (s.Table == table || strings.HasPrefix(column, s.Column)) && s.Stated.Cmp(decimal.MustParse(value)) == 0 {
			return true
		}
	}
	return false
}

// checkCells compares the columns of a row that are kept as fields.
func checkCells(t *testing.T, where string, r *model.Record, row map[string]any, columns ...string) {
	t.Helper()
	for _, c := range columns {
		if got, want := r.Task.Detail.Fields[c], text(row[c]); got != want {
			t.Errorf("%s: %s: got %q, want %q", where, c, got, want)
		}
	}
}

var campaigns000 = []string{"park", "trans", "wharf", "poverty"}

func load000(t *testing.T) (map[string]*model.Plan, *transcription000) {
	t.Helper()
	d := new(transcription000)
	readTranscription(t, "000", d)
	return plansByID(t), d
}

func TestTheFourBattlesAgreeWithTheTranscription(t *testing.T) {
	plans, d := load000(t)
	for i, id := range campaigns000 {
		c, p := &d.Campaigns[i], plans[id]
		if p.Campaign.Name != c.Name || p.Campaign.Parent != "sdhz" {
			t.Errorf("%s is %s of %s, want %s", id, p.Campaign.Name, p.Campaign.Parent, c.Name)
		}
		if got := p.Campaign.Posts[0]; got.Post != "指挥长" || got.Person != c.Commander {
			t.Errorf("%s: %+v, want 指挥长 %s", id, got, c.Commander)
		}
		checkCampaign(t, p, d, c)
		checkNarrative(t, p, c.Narrative)
	}
}

func TestTheRowsOfTheFourBattlesAgreeWithTheTranscription(t *testing.T) {
	plans, d := load000(t)
	for i, id := range campaigns000 {
		for k, table := range d.Campaigns[i].Tables {
			for _, row := range table.Rows {
				line := int(row["_line"].(float64))
				where := fmt.Sprintf("%s table %d line %d", id, k+1, line)
				if items, ok := row["内容"].([]any); ok {
					checkDepartment(t, where, plans[id], line, row, items)
					continue
				}
				checkRow(t, where, only(t, plans[id], line), row)
			}
		}
	}
}

// fullNames returns units by the names of their register: the tables print some
// offices of the district without 区.
func fullNames(printed []string) []string {
	full := map[string]string{"住建局": "区住建局", "财政局": "区财政局", "林业局": "区林业局", "水利局": "区水利局"}
	for i, name := range printed {
		if n, ok := full[name]; ok {
			printed[i] = n
		}
	}
	return printed
}

// checkRow compares a row of a flat table, column by column, whatever the table.
func checkRow(t *testing.T, where string, r *model.Record, row map[string]any) {
	t.Helper()
	task := &r.Task
	if got, want := task.No, text(row["序号"]); got != want {
		t.Errorf("%s: number %s, want %s", where, got, want)
	}
	if name := text(row["项目名称"]); name != "" && task.Title != name {
		t.Errorf("%s: title %s, want %s", where, task.Title, name)
	}
	sameList(t, where, "lead units", task.LeadUnits, texts(row["牵头单位"]))
	sameList(t, where, "responsible units", task.ResponsibleUnits, fullNames(append(append(texts(row["责任单位"]), texts(row["责任主体"])...), texts(row["镇（办）"])...)))
	sameList(t, where, "owner units", task.Owners, texts(row["项目业主单位"]))
	sameList(t, where, "leaders", task.Leaders, texts(row["牵头领导"]))
	if raw := text(row["开工时间"]); raw != "" {
		if task.Start.Text != raw || task.Start.Date.String() != dateOf(row, "开工时间", "from") {
			t.Errorf("%s: start %+v, want %s", where, task.Start, raw)
		}
	}
	if raw := text(row["完工时间"]); raw != "" {
		if task.Deadline.Text != raw || task.Deadline.Date.String() != dateOf(row, "完工时间", "to") || !task.Deadline.Given {
			t.Errorf("%s: deadline %+v, want %s", where, task.Deadline, raw)
		}
	}
	if d, ok := row["_deadline"].(map[string]any); ok && task.Deadline.Date.String() != d["date"] {
		t.Errorf("%s: deadline %v, want %v", where, task.Deadline, d["date"])
	}
	for column, v := range row {
		switch column {
		case "序号", "项目名称", "内容", "目标任务", "牵头单位", "责任单位", "责任主体", "镇（办）", "项目业主单位", "牵头领导", "开工时间", "完工时间",
			"非法码头名称", "业主名称", "下一步工作安排/预计完成时间":
			continue
		}
		if !strings.HasPrefix(column, "_") {
			checkCells(t, where, r, map[string]any{column: v}, column)
		}
	}
	checkFigures(t, where, task.Targets, wordsOf(task), figures(row["_targets"]))
	for _, f := range figures(row["_scale"]) {
		held := false
		for _, v := range task.Detail.Fields {
			held = held || strings.Contains(v, f.Quote)
		}
		if !held {
			t.Errorf("%s: %s is missing", where, f.Quote)
		}
	}
}

// dateOf returns the first or last day that a printed date of the row allows.
func dateOf(row map[string]any, column, end string) string {
	d, _ := row["_dates"].(map[string]any)
	c, _ := d[column].(map[string]any)
	s, _ := c[end].(string)
	return s
}

func figures(v any) []figure000 {
	var out []figure000
	list, _ := v.([]any)
	for _, x := range list {
		m := x.(map[string]any)
		out = append(out, figure000{Metric: text(m["metric"]), Op: text(m["op"]), Value: m["value"], Unit: text(m["unit"]), Kind: text(m["kind"]), Quote: text(m["quote"])})
	}
	return out
}

// checkDepartment compares the items of one department, which the table prints
// in one cell with their dates in the rows below.
func checkDepartment(t *testing.T, where string, p *model.Plan, line int, row map[string]any, items []any) {
	t.Helper()
	var got []*model.Record
	for i := range p.Records {
		if r := &p.Records[i]; len(r.Task.Section) == 2 && strings.HasPrefix(r.Task.Section[0], "附件3") && r.Task.Section[1] == texts(row["部门名称"])[0] {
			got = append(got, r)
		}
	}
	if len(got) != len(items) {
		t.Fatalf("%s: %d items, want %d", where, len(got), len(items))
	}
	for i, x := range items {
		item, r := x.(map[string]any), got[i]
		if i > 0 && r.Task.Detail.Source.Line <= got[i-1].Task.Detail.Source.Line {
			t.Errorf("%s item %s: line %d is not after the item before it", where, r.Task.No, r.Task.Detail.Source.Line)
		}
		sameList(t, where, "responsible units", r.Task.ResponsibleUnits, fullNames(texts(row["部门名称"])))
		sameList(t, where, "persons", r.Task.Persons, texts(row["责任人"]))
		if r.Task.No != text(item["n"]) || r.Task.Detail.Source.Line < line || r.Task.Detail.Source.Line > line+60 {
			t.Errorf("%s: item %s at line %d, want item %v after line %d", where, r.Task.No, r.Task.Detail.Source.Line, item["n"], line)
		}
		checkFigures(t, where, r.Task.Targets, wordsOf(&r.Task), figures(item["targets"]))
		dates := item["deadlines"].([]any)
		d := dates[len(dates)-1].(map[string]any)
		_, raw, _ := strings.Cut("、"+text(d["raw"]), "、")
		if _, after, ok := strings.Cut(raw, "、"); ok {
			raw = after
		}
		if !strings.Contains(r.Task.Deadline.Text, raw) {
			t.Errorf("%s item %s: 「%s」, want 「%s」", where, r.Task.No, r.Task.Deadline.Text, raw)
		}
		switch want := text(d["date"]); {
		case want != "" && (r.Task.Deadline.Date.String() != want || !r.Task.Deadline.Given):
			t.Errorf("%s item %s: due %v, want %s", where, r.Task.No, r.Task.Deadline, want)
		case text(d["kind"]) == "as_required" && r.Task.Deadline.Given:
			t.Errorf("%s item %s: 按要求时间 is no date", where, r.Task.No)
		}
		if m := text(d["milestone"]); m != "" && (len(r.Task.Milestones) != 1 || r.Task.Milestones[0].Title != m) {
			t.Errorf("%s item %s: milestones %v, want %s", where, r.Task.No, r.Task.Milestones, m)
		}
	}
}

func TestThePovertyQuotasKeepTheirBaseline(t *testing.T) {
	plans, d := load000(t)
	for _, row := range d.Campaigns[3].Tables[0].Rows {
		r := only(t, plans["poverty"], int(row["_line"].(float64)))
		if b := r.Task.Targets[1].Baseline; b == nil || b.String() != text(row["2016年底末脱贫人口数（人）"]) {
			t.Errorf("%s: baseline %v, want %v", r.Task.ID, b, row["2016年底末脱贫人口数（人）"])
		}
	}
}

// The owners of the wharves are private persons and stay out of the ledger,
// also where a wharf bears the name of its owner.
func TestNoWharfOwnerIsNamed(t *testing.T) {
	plans, d := load000(t)
	p := plans["wharf"]
	for _, row := range d.Campaigns[2].Tables[1].Rows {
		r := only(t, p, int(row["_line"].(float64)))
		name, personal := text(row["非法码头名称"]), false
		for _, owner := range texts(row["业主名称"]) {
			owner, _, _ = strings.Cut(owner, "（")
			runes := []rune(owner)
			personal = personal || strings.Contains(name, owner) || len(runes) == 3 && strings.Contains(name, string(runes[1:]))
			for i := range p.Records {
				eachString(reflect.ValueOf(p.Records[i]), "", func(field, s string) {
					if strings.Contains(s, owner) {
						t.Errorf("%s: %s names an owner of line %v", p.Records[i].Task.ID, field, row["_line"])
					}
				})
			}
		}
		if personal == (r.Task.Title == name) {
			t.Errorf("%s: title %s", r.Task.ID, r.Task.Title)
		}
		for k, column := range []string{"取缔进展情况/是否已停止运营", "取缔进展情况/是否拆除设施设备", "取缔进展情况/是否已进行复绿"} {
			if text(row["专项整治类型（取缔、规范、提升）"]) != "取缔" {
				continue // one that is put in order has none of these steps
			}
			s := model.Summarise(&r.Task, r.Returns, p.Campaign.Document.Date)
			if _, done := s.StepDone(k); done != (text(row[column]) == "是") {
				t.Errorf("%s: %s %v, done %v", r.Task.ID, column, row[column], done)
			}
		}
		if want := text(row["下一步工作安排/预计完成时间"]); r.Task.Deadline.Text != want || r.Task.Deadline.Given != (want != "") {
			t.Errorf("%s: deadline %+v, want 「%s」", r.Task.ID, r.Task.Deadline, want)
		}
	}
}
