package seeds

import (
	"encoding/json"
	"slices"
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

// compareTargets003 compares targets in the order of the document.
func compareTargets003(t *testing.T, where string, got []model.Target, want []target003) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d targets, want %d", where, len(got), len(want))
		return
	}
	ops := map[string]model.Op{"": model.Equal, "=": model.Equal, ">=": model.AtLeast, "<=": model.AtMost, ">": model.Above, "about": model.About, "range": model.Between}
	for i := range want {
		g, w := &got[i], &want[i]
		if g.Metric != w.Metric || g.PartOf != w.Parent {
			t.Errorf("%s: metric %q of %q, want %q of %q", where, g.Metric, g.PartOf, w.Metric, w.Parent)
		}
		if op, ok := ops[w.Op]; w.Kind != "qualitative" && (!ok || g.Op != op) {
			t.Errorf("%s %s: operator %v, want %s", where, w.Metric, g.Op, w.Op)
		}
		compareFigure003(t, where+" "+w.Metric, g.Value, w.Value)
		compareFigure003(t, where+" "+w.Metric+" max", g.Max, w.Max)
		if unit := strings.TrimSuffix(w.Unit, "relative"); g.Unit != unit {
			t.Errorf("%s %s: unit %q, want %q", where, w.Metric, g.Unit, unit)
		}
		if !strings.HasPrefix(strings.NewReplacer("_{2.5} ", "2.5", "_{2.5}", "2.5").Replace(w.Text), g.Text) || g.Text == "" {
			t.Errorf("%s %s: text %q, want the print %q", where, w.Metric, g.Text, w.Text)
		}
		if (g.Kind == model.GivenLater) != w.External {
			t.Errorf("%s %s: kind %v, given from outside is %v", where, w.Metric, g.Kind, w.External)
		}
		if w.Period != "" && !strings.Contains(g.Deadline.Text, w.Period) {
			t.Errorf("%s %s: deadline %q, want the period %q", where, w.Metric, g.Deadline.Text, w.Period)
		}
	}
}

// compareFigure003 compares a figure with a number of the transcription; text
// there (another series to compare with) stands for no figure.
func compareFigure003(t *testing.T, where string, got *model.Decimal, want json.RawMessage) {
	t.Helper()
	s := string(want)
	if s == "" || s == "null" || s[0] == '"' {
		if got != nil {
			t.Errorf("%s: figure %s, want none", where, got)
		}
		return
	}
	w, err := decimal.Parse(s)
	if err != nil {
		t.Fatalf("%s: %v", where, err)
	}
	if got == nil || got.Cmp(w) != 0 {
		t.Errorf("%s: figure %v, want %s", where, got, w)
	}
}

func TestEveryTaskAndTargetOfTheEightActionsIsThere(t *testing.T) {
	var want transcription003
	readTranscription(t, "003", &want)
	plans := plansByID(t)

	targets := len(plans["kb"].Campaign.Targets)
	compareTargets003(t, "kb", plans["kb"].Campaign.Targets, want.Main)
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
		compareTargets003(t, id, c.Targets, append(overall, w.Targets...))
		targets += len(c.Targets)

		if len(p.Records) != len(w.Tasks) {
			t.Fatalf("%s: %d tasks, want %d", id, len(p.Records), len(w.Tasks))
		}
		for j := range w.Tasks {
			got, x := &p.Records[j].Task, &w.Tasks[j]
			where := id + " " + x.No + " " + x.Title
			if got.Title != x.Title || got.Detail.Source.Line != x.Line || !strings.HasSuffix(x.No, got.No) {
				t.Errorf("%s: got %s %q of line %d", where, got.No, got.Title, got.Detail.Source.Line)
			}
			sameList(t, where, "lead units", got.LeadUnits, x.Lead)
			sameList(t, where, "responsible units", got.ResponsibleUnits, x.Resp)
			if x.Scope == "task" && !strings.HasPrefix(got.Deadline.Text, x.Deadline[:4]+"年") {
				t.Errorf("%s: deadline %q, want %s", where, got.Deadline.Text, x.Deadline)
			}
			if x.Scope != "task" && got.Deadline.Text != "" {
				t.Errorf("%s: has the deadline %q, which belongs to no whole task", where, got.Deadline.Text)
			}
			compareTargets003(t, where, got.Targets, x.Targets)
			targets += len(got.Targets)
			tasks++
			if len(got.LeadUnits) > 0 {
				withLead++
			}
		}
	}
	if tasks != 151 || withLead != 77 || targets != 219 {
		t.Errorf("%d tasks, %d with a lead, %d targets; want 151, 77, 219", tasks, withLead, targets)
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
