package seeds

import (
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"duban/model"
)

// figures004 is a clause of the transcription with the figures found in it.
type figures004 struct {
	Text   string          `json:"text"`
	Value  json.RawMessage `json:"value"` // in the indicator table: the figure itself
	Values []struct {
		Value string `json:"value"`
		Unit  string `json:"unit"`
	} `json:"values"`
}

type notice004 struct {
	ID        string `json:"id"`
	Number    string `json:"doc_no"`
	Date      string `json:"date"`
	Campaign  bool   `json:"is_campaign"`
	Lines     [2]int `json:"lines"`
	Narrative []struct {
		No      string       `json:"no"`
		Title   string       `json:"title"`
		Lines   []int        `json:"lines"`
		Lead    []string     `json:"lead_units"`
		Resp    []string     `json:"resp_units"`
		Targets []figures004 `json:"targets"`
	} `json:"narrative_tasks"`
	Tables []struct {
		Rows []map[string]json.RawMessage `json:"rows"`
	} `json:"tables"`
}

type transcription004 struct {
	Notices         []notice004 `json:"notices"`
	Inconsistencies []struct {
		ID    string `json:"id"`
		Lines []int  `json:"lines"`
	} `json:"inconsistencies"`
}

// table004 says where the rows of one table went, and which of its columns
// became which list of the task.
type table004 struct {
	notice, campaign, section                            string
	lead, resp, related, leaders, coordinators, personas string
	rows                                                 int
}

var tables004 = []table004{
	{notice: "N02", campaign: "xy2", section: "附件1", rows: 38, resp: "责任单位", leaders: "牵头县级领导", personas: "高新区责任人"},
	{notice: "N02", campaign: "xy2", section: "附件2", rows: 30, resp: "责任单位", leaders: "牵头县级领导", personas: "高新区责任人"},
	{notice: "N03", campaign: "xy3", section: "附件1", rows: 18, lead: "牵头单位", resp: "责任单位", leaders: "牵头领导"},
	{notice: "N03", campaign: "xy3", section: "附件2", rows: 5, resp: "成员单位", leaders: "牵头领导"},
	{notice: "N04", campaign: "xy4", section: "附件", rows: 41, lead: "牵头单位", related: "相关单位", leaders: "责任领导"},
	{notice: "N05", campaign: "xy5", section: "附件1", rows: 3, resp: "责任单位", leaders: "联点县级领导", personas: "责任人"},
	{notice: "N05", campaign: "xy5", section: "附件2", rows: 5, resp: "责任单位", leaders: "联点县级领导", personas: "责任人"},
	{notice: "N05", campaign: "xy5", section: "附件3", rows: 5, resp: "帮扶单位", leaders: "联点县级领导", personas: "责任人"},
	{notice: "N05", campaign: "xy5", section: "附件4", rows: 30, resp: "帮扶单位", leaders: "联点县级领导", personas: "责任人"},
	{notice: "N05", campaign: "xy5", section: "附件5", rows: 16, resp: "单位", leaders: "挂帅县级领导", personas: "负责人"},
	{notice: "N06", campaign: "xy6", section: "附件", rows: 16},
	{notice: "N07", campaign: "xy7", section: "附件1", rows: 23, resp: "联系单位", leaders: "联点县级领导"},
	{notice: "N09", campaign: "xy9", section: "附件1", rows: 6, lead: "牵头单位", related: "成员单位", leaders: "召集人", coordinators: "副召集人"},
}

// notTargets004 are printed clauses whose figure is no target: what another
// row's point says, the name of a policy, a condition, a span of years.
var notTargets004 = []string{
	"企业招聘24小时", "计划在3—4年内", "为乡村从教15年", "5个特色“园中园”", "双季稻100亩以上", "空缺委员人数超过50%", "5亿级、10亿级", "“人才新政”36条",
	"最高可按20%", "划分2家燃气经营主体", "7项行政管理信息", "专人24小时", "3个全生命周期", "5类资产", "24小时清零", "24小时接受", "4类药物", "48小时内核酸", "20户以上自然村组",
}

// strayPoints004 are points that the print has in a neighbouring row, by row number.
var strayPoints004 = map[string][]string{
	"9":  {"创新创业平台4个", "科创型企业项目", "新增高新技术企业10家"},
	"10": {"闲置土地1000亩"},
	"11": {"营商环境评价排名"},
	"17": {"小额信贷", "公益性岗位", "销售帮扶产品", "村级集体经济收入"},
	"40": {"职业技能培训15场次", "新增城镇就业", "转移就业4000人"},
}

var (
	blanks004 = regexp.MustCompile(`\s+`)
	number004 = regexp.MustCompile(`\d+(?:\.\d+)?`)
)

func squeeze004(s string) string { return blanks004.ReplaceAllString(s, "") }

// figuresOf004 collects every figure that a task carries.
func figuresOf004(task *model.Task) map[string]bool {
	out := make(map[string]bool)
	add := func(texts ...string) {
		for _, s := range texts {
			for _, n := range number004.FindAllString(s, -1) {
				out[canonical004(n)] = true
			}
		}
	}
	add(task.Title, task.Deadline.Text, task.Detail.Text)
	for _, x := range task.Targets {
		add(x.Text, x.Metric)
		for _, v := range x.Terms().Slices {
			add(v.Value.String())
		}
		for _, v := range []*model.Decimal{x.Value, x.Max, x.Stretch, x.Baseline} {
			if v != nil {
				add(v.String())
			}
		}
	}
	for _, x := range task.Milestones {
		add(x.Title, x.Deadline.Text)
	}
	for _, s := range task.Detail.Fields {
		add(s)
	}
	return out
}

func canonical004(n string) string {
	d, err := decimal.Parse(n)
	if err != nil {
		return n
	}
	return d.Trim(0).String()
}

func compareFigures004(t *testing.T, where string, task *model.Task, clauses []figures004, stray []string) {
	t.Helper()
	have := figuresOf004(task)
clauses:
	for _, c := range clauses {
		text := squeeze004(c.Text)
		for _, s := range append(stray, notTargets004...) {
			if strings.Contains(text, s) {
				continue clauses
			}
		}
		values := number004.FindAllString(string(c.Value), -1)
		for _, v := range c.Values {
			values = append(values, number004.FindAllString(v.Value, -1)...)
		}
		for _, v := range values {
			if !have[canonical004(v)] {
				t.Errorf("%s: %s of %q is missing", where, v, text)
			}
		}
		for _, x := range c.Values {
			if v := number004.FindString(x.Value); v != "" && !unitOf004(task, v, x.Unit) {
				t.Errorf("%s: %s of %q is not counted in %s", where, v, text, x.Unit)
			}
		}
	}
}

// unitOf004 reports whether a task has a figure in its unit: in a target, or in words.
func unitOf004(task *model.Task, figure, unit string) bool {
	if unit == "" {
		return true
	}
	v := canonical004(figure)
	for i := range task.Targets {
		x := &task.Targets[i]
		figures := []*model.Decimal{x.Value, x.Max, x.Stretch, x.Baseline}
		for k := range x.Terms().Slices {
			figures = append(figures, &x.Terms().Slices[k].Value)
		}
		for _, f := range figures {
			if f != nil && f.Trim(0).String() == v && (x.Unit == unit || strings.Contains(x.Unit, unit) || strings.HasPrefix(unit, x.Unit)) {
				return true
			}
		}
	}
	words := wordsOf(task)
	words = append(words, task.Title, task.Deadline.Text)
	for i := range task.Targets {
		words = append(words, task.Targets[i].Text, task.Targets[i].Metric)
	}
	for i := range task.Milestones {
		words = append(words, task.Milestones[i].Deadline.Text)
	}
	range004 := regexp.MustCompile(regexp.QuoteMeta(figure) + `(?:[—~\-至][\d.]+)?` + regexp.QuoteMeta(unit))
	return slices.ContainsFunc(words, func(w string) bool { return range004.MatchString(squeeze004(w)) })
}

// column004 reads a column of a row: effective where the transcription infers it,
// otherwise as printed; one name or many.
func column004(row, eff map[string]json.RawMessage, column string) []string {
	raw, ok := eff[column]
	if !ok {
		raw = row[column]
	}
	var many []string
	if json.Unmarshal(raw, &many) == nil {
		return many
	}
	var one string
	if json.Unmarshal(raw, &one) == nil && one != "" {
		return []string{one}
	}
	return nil
}

func cell004(row map[string]json.RawMessage, column string) string {
	var s string
	_ = json.Unmarshal(row[column], &s) // an absent or other column is no text
	return s
}

func TestEveryRowOfTheGazetteIsATaskWithItsUnitsLeadersDatesAndFigures(t *testing.T) {
	var want transcription004
	readTranscription(t, "004", &want)
	plans := plansByID(t)
	rows, place := 0, make(map[string]int)
	for _, tab := range tables004 {
		var tasks []*model.Task
		records := plans[tab.campaign].Records
		for i := range records {
			if first, _, _ := strings.Cut(records[i].Task.Section[0], " "); first == tab.section {
				tasks = append(tasks, &records[i].Task)
			}
		}
		var printed []map[string]json.RawMessage
		for _, n := range want.Notices {
			if n.ID == tab.notice {
				printed = n.Tables[place[tab.notice]].Rows
			}
		}
		place[tab.notice]++
		if len(tasks) != tab.rows || len(printed) != tab.rows {
			t.Fatalf("%s %s: %d tasks of %d rows, want %d", tab.campaign, tab.section, len(tasks), len(printed), tab.rows)
		}
		for i, row := range printed {
			rows++
			compareRow004(t, tab, tasks[i], row)
		}
	}
	if len(tables004) != 13 || rows != 236 {
		t.Errorf("%d tables and %d rows, want 13 and 236", len(tables004), rows)
	}
}

func compareRow004(t *testing.T, tab table004, task *model.Task, row map[string]json.RawMessage) {
	t.Helper()
	where := task.ID + " " + task.Title
	var eff map[string]json.RawMessage
	if raw, ok := row["_eff"]; ok {
		if err := json.Unmarshal(raw, &eff); err != nil {
			t.Fatal(err)
		}
	}
	if no := cell004(row, "序号"); no != "" && task.No != no {
		t.Errorf("%s: number %s, want %s", where, task.No, no)
	}
	var line int
	if json.Unmarshal(row["_line"], &line) == nil && task.Detail.Source.Line != line {
		t.Errorf("%s: line %d, want %d", where, task.Detail.Source.Line, line)
	}
	for _, x := range []struct {
		column string
		got    []string
	}{
		{tab.lead, task.LeadUnits},
		{tab.resp, task.ResponsibleUnits},
		{tab.related, task.RelatedUnits},
		{tab.leaders, task.Leaders},
		{tab.coordinators, task.Coordinators},
		{tab.personas, task.Persons},
	} {
		if x.column == "" {
			continue
		}
		sameList(t, where, x.column, x.got, column004(row, eff, x.column))
	}
	var clauses []figures004
	if raw, ok := row["_targets"]; ok {
		if err := json.Unmarshal(raw, &clauses); err != nil {
			t.Fatal(err)
		}
	}
	var stray []string
	if tab.campaign == "xy4" {
		stray = strayPoints004[task.No]
	}
	compareFigures004(t, where, task, clauses, stray)

	dates := make([]string, 0, len(task.Milestones)+len(task.Targets)+1)
	dates = append(dates, task.Deadline.Text)
	for _, m := range task.Milestones {
		dates = append(dates, m.Deadline.Text)
	}
	for _, x := range task.Targets {
		dates = append(dates, x.Deadline.Text, x.Text)
	}
	all := strings.Join(dates, "|")
	var printed []string
	_ = json.Unmarshal(row["_deadlines"], &printed) // tables without dates have no such column
	for _, d := range printed {
		if !strings.Contains(all, strings.TrimPrefix(d, "2023年")) {
			t.Errorf("%s: the date %s is missing", where, d)
		}
	}
	var months []struct {
		Month string `json:"month"`
	}
	_ = json.Unmarshal(row["_plan_by_month"], &months)
	for _, m := range months {
		if !strings.Contains(all+"|", "|"+m.Month+"|") {
			t.Errorf("%s: the plan of %s is missing", where, m.Month)
		}
	}
	// Columns of figures: quotas, taxes, areas, the prize.
	have := figuresOf004(task)
	for column := range row {
		if !strings.Contains(column, "亩") && !strings.Contains(column, "万元") && !strings.Contains(column, "吨") {
			continue
		}
		for _, n := range number004.FindAllString(cell004(row, column), -1) {
			if !have[canonical004(n)] {
				t.Errorf("%s: %s of %s is missing", where, n, column)
			}
		}
	}
}

// oneName makes lists of units comparable that were split at different places.
func oneName(units []string) string {
	return strings.NewReplacer("（", "", "）", "", "及", "", "等", "").Replace(strings.Join(units, ""))
}

func TestEveryNumberedItemOfTheGazetteThatNoTableHoldsIsATask(t *testing.T) {
	var want transcription004
	readTranscription(t, "004", &want)
	plans := plansByID(t)
	campaigns := map[string][]string{
		"N01": {"xy1"}, "N06": {"xy6"}, "N07": {"xy7"}, "N08": {"xy8"},
		"N09": {"xy9a", "xy9b", "xy9c", "xy9d", "xy9e", "xy9f"},
	}
	items := 0
	for _, n := range want.Notices {
		byLine := make(map[int]*model.Task)
		for _, id := range campaigns[n.ID] {
			for i := range plans[id].Records {
				if task := &plans[id].Records[i].Task; !strings.HasPrefix(task.Section[0], "附件 ") {
					byLine[task.Detail.Source.Line] = task
				}
			}
		}
		for _, x := range n.Narrative {
			if len(byLine) == 0 || strings.HasPrefix(x.No, "总") {
				continue // held by the rows of a table, or by the six plans of their own
			}
			where := n.ID + " " + x.No + " " + x.Title
			task := byLine[x.Lines[0]]
			if task == nil {
				t.Errorf("%s is missing", where)
				continue
			}
			items++
			if got, want := oneName(task.LeadUnits), oneName(x.Lead); got != want {
				t.Errorf("%s: lead units %s, want %s", where, got, want)
			}
			if got, want := oneName(task.ResponsibleUnits), oneName(x.Resp); got != want {
				t.Errorf("%s: responsible units %s, want %s", where, got, want)
			}
			compareFigures004(t, where, task, x.Targets, nil)
		}
	}
	if items != 33+30+24+21+139 {
		t.Errorf("%d items, want 247", items)
	}
	// The nine points whose rows are lost with two pages come from the text.
	lost := 0
	for i := range plans["xy4"].Records {
		if task := &plans["xy4"].Records[i].Task; strings.HasPrefix(task.Section[0], "正文") {
			lost++
			if no, err := strconv.Atoi(task.No); err != nil || no < 13 || no > 24 || len(task.Detail.Review) == 0 {
				t.Errorf("%s %s: a lost row without its number or doubt", task.ID, task.No)
			}
		}
	}
	if lost != 9 {
		t.Errorf("%d points from the text, want 9", lost)
	}
}

func TestNineNoticesOfTheGazetteAreCampaigns(t *testing.T) {
	var want transcription004
	readTranscription(t, "004", &want)
	dates := make(map[string]string)
	for _, p := range plansByID(t) {
		dates[p.Campaign.Document.Number] = p.Campaign.Document.Date.String()
	}
	campaigns := 0
	for _, n := range want.Notices {
		date, ok := dates[n.Number]
		if ok != n.Campaign || ok && date != n.Date {
			t.Errorf("%s: loaded %v with the date %s, want %v with %s", n.Number, ok, date, n.Campaign, n.Date)
		}
		if ok {
			campaigns++
		}
	}
	if campaigns != 9 {
		t.Errorf("%d notices are campaigns, want 9", campaigns)
	}
}

func TestEveryTaskOfTheGazetteWhereTheTranscriptionDoubtsHasADoubt(t *testing.T) {
	var want transcription004
	readTranscription(t, "004", &want)
	doubted := make(map[int]string)
	for _, x := range want.Inconsistencies {
		for _, line := range x.Lines {
			doubted[line] = x.ID
		}
	}
	// What these two say is about the whole notice, and stands at the campaign.
	delete(doubted, 390)
	delete(doubted, 919)
	for _, n := range want.Notices {
		for _, tab := range n.Tables {
			for _, row := range tab.Rows {
				if confidence := cell004(row, "_confidence"); confidence == "low" {
					doubted[row004(row)] = "low confidence"
				}
			}
		}
	}
	for id, p := range plansByID(t) {
		if !strings.HasPrefix(id, "xy") {
			continue
		}
		if len(p.Campaign.Review) == 0 && (id == "xy9" || p.Campaign.Parent == "") {
			t.Errorf("%s has no doubt of its own", id)
		}
		for i := range p.Records {
			task := &p.Records[i].Task
			if why, ok := doubted[task.Detail.Source.Line]; ok && len(task.Detail.Review) == 0 {
				t.Errorf("%s %s: no doubt, want one for %s", task.ID, task.Title, why)
			}
		}
	}
}

// row004 returns the line of a row of the table whose pages were shuffled.
func row004(row map[string]json.RawMessage) int {
	var from []string
	if json.Unmarshal(row["_src"], &from) != nil || len(from) == 0 {
		return 0
	}
	line, err := strconv.Atoi(number004.FindString(from[0]))
	if err != nil {
		return 0
	}
	return line
}
