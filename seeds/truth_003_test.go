package seeds

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"duban/internal/founding"
	"duban/model"
)

// readTranscription decodes a transcription that was checked against the
// document by eye. Where the folder is not there, the test is skipped.
func readTranscription(t *testing.T, number string, v any) {
	t.Helper()
	if err := json.Unmarshal(founding.Truth(t, number), v); err != nil {
		t.Fatalf("reading the transcription %s: %v", number, err)
	}
}

// plansByID indexes the plans of the ledger that these tests share.
func plansByID(t *testing.T) map[string]*model.Plan {
	t.Helper()
	l, err := truthful()
	if err != nil {
		t.Fatal(err)
	}
	out := make(map[string]*model.Plan, len(l.Plans))
	for i := range l.Plans {
		out[l.Plans[i].Campaign.ID] = &l.Plans[i]
	}
	return out
}

func sameList(t *testing.T, where, what string, got, want []string) {
	t.Helper()
	if len(got) == 0 && len(want) == 0 {
		return
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s: %s: got %q, want %q", where, what, got, want)
	}
}

// target003 is one target of the transcription.
type target003 struct {
	Metric   string          `json:"metric"`
	Op       string          `json:"op"`
	Value    json.RawMessage `json:"value"` // a figure, null, or the other series of a relative target
	Max      json.RawMessage `json:"value_max"`
	Unit     string          `json:"unit"`
	Text     string          `json:"text"`
	Kind     string          `json:"kind"`
	External bool            `json:"external"`
	Deadline string          `json:"deadline"`
	Period   string          `json:"period"`
	Parent   string          `json:"parent"`
}

type task003 struct {
	No       string      `json:"no"`
	Line     int         `json:"line"`
	Title    string      `json:"title"`
	Lead     []string    `json:"lead_units"`
	Resp     []string    `json:"resp_units"`
	Deadline string      `json:"deadline"`
	Scope    string      `json:"deadline_scope"`
	Targets  []target003 `json:"targets"`
}

type transcription003 struct {
	Main []target003 `json:"main_targets"`
	Body []struct {
		Items []struct {
			Targets []target003 `json:"targets"`
		} `json:"items"`
	} `json:"body_actions"`
	Campaigns []struct {
		Name      string      `json:"name"`
		Office    string      `json:"office"`
		Members   []string    `json:"members"`
		Conveners []string    `json:"conveners"`
		Targets   []target003 `json:"targets"`
		Tasks     []task003   `json:"tasks"`
	} `json:"campaigns"`
	Projects []struct {
		Line       int `json:"line"`
		Investment struct {
			Value int `json:"value"`
		} `json:"investment"`
		Deadline string `json:"deadline"`
	} `json:"minsheng"`
	Inconsistencies []struct {
		ID     string `json:"id"`
		Quotes []struct {
			Lines []int `json:"lines"`
		} `json:"quotes"`
	} `json:"inconsistencies"`
}

// number003 returns the figure of the transcription; text there (another series to compare with) is none.
func number003(t *testing.T, raw json.RawMessage) *model.Decimal {
	t.Helper()
	s := string(raw)
	if s == "" || s == "null" || s[0] == '"' {
		return nil
	}
	d, err := decimal.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return &d
}

func sameFigure(a, b *model.Decimal) bool {
	return a == nil && b == nil || a != nil && b != nil && a.Cmp(*b) == 0
}

var ops003 = map[string]model.Op{"": model.Equal, "=": model.Equal, ">=": model.AtLeast, "<=": model.AtMost, ">": model.Above, "about": model.About, "range": model.Between}

// sameOp compares the relation, where 突破, 超过 and 高于 do not include the figure itself and
// nought may be a limit.
func sameOp(g *model.Target, w *target003) bool {
	want := ops003[w.Op]
	switch {
	case want == model.AtLeast && (strings.Contains(w.Text, "突破") || strings.Contains(w.Text, "超过")):
		want = model.Above
	case want == model.Equal && g.Value.IsZero() && g.Op == model.AtMost:
		return true
	}
	return g.Op == want
}

// kinds003 says of what kind the target is that a line of the transcription has become, by what it measures.
func kinds003(w *target003) []model.Kind {
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(x string) bool { return strings.Contains(w.Metric, x) })
	}
	switch {
	case w.External:
		return []model.Kind{model.GivenLater}
	case w.Unit == "起" || strings.Contains(w.Metric, "新增") && strings.Contains(w.Metric, "隐性债务"):
		return []model.Kind{model.ZeroLine}
	case has("隐性债务余额"):
		return []model.Kind{model.Balance}
	case w.Op == "<=" || has("劣V类", "个人负担"):
		return []model.Kind{model.Ceiling}
	case has("总投资") && w.Unit == "万元":
		return []model.Kind{model.Budget}
	case strings.Contains(w.Text, "每年"):
		return []model.Kind{model.Yearly}
	case has("设施农业面积", "存量", "占GDP比重", "参保率", "压缩审批", "指导标准", "补贴标准", "保障标准", "覆盖", "整改率", "完成率", "拆除率", "一卡通", "经营性收入", "城镇化率"):
		return []model.Kind{model.Stock}
	case w.Unit == "%" && !has("使用率") || has("粮食综合产能"):
		return []model.Kind{model.Level}
	}
	return []model.Kind{model.Cumulative}
}

// compareTargets003 compares targets by figure, unit, date and kind, both ways.
func compareTargets003(t *testing.T, where string, got []model.Target, want []target003) (figures int) {
	t.Helper()
	used := make([]bool, len(got))
	for i := range want {
		w := &want[i]
		value, most := number003(t, w.Value), number003(t, w.Max)
		if value == nil {
			continue // in words, or compared with another series
		}
		figures++
		unit := strings.TrimSuffix(w.Unit, "relative")
		found := false
		for k := range got {
			g := &got[k]
			if used[k] || found || g.Value == nil || !sameFigure(g.Value, value) || !sameFigure(g.Max, most) || !sameOp(g, w) {
				continue
			}
			if g.Unit != unit && (!g.Value.IsZero() || unit == "%") || !slices.Contains(kinds003(w), g.Kind) {
				continue
			}
			if w.Period != "" && !strings.Contains(g.Deadline.Text, w.Period) {
				continue
			}
			found, used[k] = true, true
		}
		if !found {
			t.Errorf("%s: %s %s %s%s of kind %v, due %q, is missing", where, w.Metric, w.Op, value, unit, kinds003(w), w.Period)
		}
	}
	for k := range got {
		if g := &got[k]; !used[k] && g.Value != nil {
			t.Errorf("%s: %s %v %s%s is not in the transcription", where, g.Metric, g.Op, g.Value, g.Unit)
		}
	}
	for i := range want {
		if want[i].External && !slices.ContainsFunc(got, func(g model.Target) bool { return g.Kind == model.GivenLater }) {
			t.Errorf("%s: %s is given later, and nothing waits for it", where, want[i].Metric)
		}
	}
	return figures
}

func TestEveryTaskAndTargetOfTheEightActionsIsThere(t *testing.T) {
	var want transcription003
	readTranscription(t, "003", &want)
	plans := plansByID(t)

	figures := compareTargets003(t, "kb", plans["kb"].Campaign.Targets, want.Main)
	tasks, withLead := 0, 0
	for i, w := range want.Campaigns {
		id := "kb" + string(rune('1'+i))
		p := plans[id]
		if p == nil {
			t.Fatalf("no campaign %s", id)
		}
		c := &p.Campaign
		if c.Name != w.Name || c.Office != w.Office || c.Parent != "kb" {
			t.Errorf("%s: name %q, office %q, parent %q", id, c.Name, c.Office, c.Parent)
		}
		var members []string
		conveners := 0
		for _, post := range c.Posts {
			switch {
			case post.Post == "成员单位":
				members = append(members, post.Unit)
			case strings.HasPrefix(post.Post, "召集人"):
				conveners++
			}
		}
		sameList(t, id, "members", members, w.Members)
		if conveners != len(w.Conveners) {
			t.Errorf("%s: %d conveners, want %d", id, conveners, len(w.Conveners))
		}
		var overall []target003
		for _, item := range want.Body[i].Items {
			overall = append(overall, item.Targets...)
		}
		// An overall target is one of the campaign, or of a goal of it.
		goals := slices.Clone(c.Targets)
		var records []*model.Record
		for k := range p.Records {
			if r := &p.Records[k]; r.Task.Nature == model.Goal {
				goals = append(goals, r.Task.Targets...)
			} else {
				records = append(records, r)
			}
		}
		figures += compareTargets003(t, id, goals, append(overall, w.Targets...))

		if len(records) != len(w.Tasks) {
			t.Fatalf("%s: %d tasks, want %d", id, len(records), len(w.Tasks))
		}
		for j := range w.Tasks {
			got, x := &records[j].Task, &w.Tasks[j]
			where := got.ID + " line " + strconv.Itoa(x.Line)
			if got.Detail.Source.Line != x.Line || !strings.HasSuffix(x.No, got.No) {
				t.Errorf("%s: got %s of line %d", where, got.No, got.Detail.Source.Line)
			}
			sameList(t, where, "lead units", got.LeadUnits, x.Lead)
			sameList(t, where, "responsible units", got.ResponsibleUnits, x.Resp)
			if x.Scope == "task" && !strings.HasPrefix(got.Deadline.Text, x.Deadline[:4]+"年") {
				t.Errorf("%s: deadline %q, want %s", where, got.Deadline.Text, x.Deadline)
			}
			if x.Scope != "task" && got.Deadline.Text != "" {
				t.Errorf("%s: has the deadline %q, which belongs to no whole task", where, got.Deadline.Text)
			}
			figures += compareTargets003(t, where, got.Targets, x.Targets)
			tasks++
			if len(got.LeadUnits) > 0 {
				withLead++
			}
		}
	}
	if tasks != 151 || withLead != 77 || figures != 181 {
		t.Errorf("%d tasks, %d with a lead, %d figures; want 151, 77, 181", tasks, withLead, figures)
	}
}

func TestTheEightDistrictProjectsCost9014(t *testing.T) {
	var want transcription003
	readTranscription(t, "003", &want)
	byLine := make(map[int]*model.Task)
	records := plansByID(t)["kb8"].Records
	for i := range records {
		task := &records[i].Task
		byLine[task.Detail.Source.Line] = task
	}
	sum := model.Decimal{}
	for _, p := range want.Projects {
		task := byLine[p.Line]
		if task == nil {
			t.Fatalf("no project of line %d", p.Line)
		}
		g := task.Targets[0]
		if g.Metric != "总投资" || g.Unit != "万元" || g.Op != model.About {
			t.Errorf("%s: first target is %s %v %s", task.Title, g.Metric, g.Op, g.Unit)
		}
		var err error
		if sum, err = sum.Add(*g.Value); err != nil {
			t.Fatal(err)
		}
		year, month, ok := strings.Cut(p.Deadline, "-")
		if want := year + "年" + strings.TrimPrefix(month, "0") + "月"; !ok || task.Deadline.Text != want {
			t.Errorf("%s: deadline %q, want %q", task.Title, task.Deadline.Text, want)
		}
	}
	if len(want.Projects) != 8 || sum.Cmp(decimal.MustNew(9014, 0)) != 0 {
		t.Errorf("%d projects of %s, want 8 of 9014", len(want.Projects), sum)
	}
}

func TestEveryInconsistencyOfTheEightActionsIsADoubt(t *testing.T) {
	var want transcription003
	readTranscription(t, "003", &want)
	// A place is a task's own line, or the campaign's for the lines between.
	doubts := make(map[int]int)
	body := map[string]int{"kb1": 45, "kb2": 49, "kb3": 51, "kb4": 53, "kb5": 57, "kb6": 59, "kb7": 61, "kb8": 65}
	plans := plansByID(t)
	for id, p := range plans {
		if !strings.HasPrefix(id, "kb") {
			continue
		}
		if line, ok := body[id]; ok {
			doubts[line] = len(p.Campaign.Review)
		}
		for i := range p.Records {
			d := p.Records[i].Task.Detail
			doubts[d.Source.Line] += len(d.Review)
		}
	}
	for _, x := range want.Inconsistencies {
		found := false
		for _, q := range x.Quotes {
			for _, line := range q.Lines {
				// Lines before the actions, and those of goals and mechanisms,
				// belong to a campaign as a whole.
				n, known := doubts[line]
				found = found || n > 0 || !known && len(plans["kb"].Campaign.Review) > 0
			}
		}
		if !found {
			t.Errorf("%s has no doubt at any of its places", x.ID)
		}
	}
}
