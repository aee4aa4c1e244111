package ledgerjson

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"duban/model"
)

func decode(t *testing.T, s string) *model.Ledger {
	t.Helper()
	l, err := Decode(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func day(s string) model.Date {
	d, err := model.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// The sample was written by the last program that wrote form 1.
func TestForm1IsReadAsWhatItMeansToday(t *testing.T) {
	b, err := os.ReadFile("testdata/form1.json")
	if err != nil {
		t.Fatal(err)
	}
	l := decode(t, string(b))
	returns := make(map[string][]model.Return)
	for i := range l.Plans {
		p := &l.Plans[i]
		if got := p.Campaign.Policy; got != model.DefaultPolicy() {
			t.Errorf("%s: policy %+v, want the usual one", p.Campaign.ID, got)
		}
		if p.Campaign.Up != nil {
			t.Errorf("%s is linked", p.Campaign.ID)
		}
		for _, r := range p.Records {
			returns[r.Task.ID] = r.Returns
		}
	}
	for i, want := range []model.Every{model.Month, model.HalfMonth} {
		if got := l.Plans[0].Campaign.Cadences[i].Kind; got != want {
			t.Errorf("cadence %d of jt: %s, want %s", i, got, want)
		}
	}
	february := model.Period{From: day("2018-02-01"), To: day("2018-02-28")}
	march := model.Period{From: day("2018-03-01"), To: day("2018-03-31")}
	april := model.Period{From: day("2018-04-01"), To: day("2018-04-30")}
	may1 := model.Period{From: day("2018-05-01"), To: day("2018-05-15")}
	may2 := model.Period{From: day("2018-05-16"), To: day("2018-05-31")}
	type answer struct {
		on      string
		turn    model.Period
		version int
	}
	for id, want := range map[string][]answer{
		// Each month by the 10th of the next: what stands for its last day answers it.
		"jt-1": {{"2018-03-31", march, 1}, {"2018-03-31", march, 2}, {"2018-04-12", model.Period{}, 1}},
		// It was made of the day on which a step was done. Nothing else answers February.
		"jt-2": {{"2018-03-20", february, 1}},
		// Each half of a month by its own last day: every day of it answers it.
		"sh-1": {{"2018-05-14", may1, 1}, {"2018-05-15", may1, 2}, {"2018-05-20", may2, 1}},
		// It goes by the cadence of the campaign above.
		"sl-1": {{"2018-04-30", april, 1}},
	} {
		got := returns[id]
		if len(got) != len(want) {
			t.Errorf("%s: %d returns, want %d", id, len(got), len(want))
			continue
		}
		for i, w := range want {
			r := got[i]
			on := day(w.on)
			if r.Seq != uint32(i+1) || r.Date != on || r.Received != on || r.Entered != on {
				t.Errorf("%s: return %d has seq %d, date %s, received %s, entered %s; want %s three times", id, i+1, r.Seq, r.Date, r.Received, r.Entered, w.on)
			}
			if r.Turn != w.turn || r.Version != w.version {
				t.Errorf("%s: return %d answers %v in version %d, want %v in version %d", id, i+1, r.Turn, r.Version, w.turn, w.version)
			}
		}
	}
	if by := returns["jt-1"][2].By; by != "督查室" {
		t.Errorf("entered by %q", by)
	}
}

// The same in form 2 is a fortnight that nobody has anchored, and a turn is
// what the file says.
func TestForm2IsNotUpgraded(t *testing.T) {
	l := decode(t, begin+`"campaigns":[{"id":"a","name":"会战","cadences":[{"kind":"fortnight","purpose":"dispatch"}],
		"tasks":[{"id":"a-1","title":"修路","progress":[{"date":"2018-03-31","text":"x"}]}]}]}`)
	if got := l.Plans[0].Campaign.Cadences[0].Kind; got != model.Fortnight {
		t.Errorf("cadence %s, want fortnight", got)
	}
	if got := l.Plans[0].Records[0].Returns[0].Turn; got != (model.Period{}) {
		t.Errorf("the return answers %v, want no turn", got)
	}
}

func TestDecodeFillsInWhatAReturnLeavesOut(t *testing.T) {
	l := decode(t, begin+`"campaigns":[{"id":"a","name":"会战","tasks":[{"id":"a-1","title":"修路",
		"milestones":[{"title":"动工","done":"2018-03-02"}],
		"progress":[
			{"date":"2018-03-31","text":"1"},
			{"date":"2018-03-31","text":"2","turn":{"from":"2018-03-01","to":"2018-03-31"}},
			{"seq":7,"date":"2018-03-30","text":"3","turn":{"from":"2018-03-01","to":"2018-03-31"},"version":4,"received":"2018-04-03","state":["whatever"]},
			{"date":"2018-03-31","text":"4","turn":{"from":"2018-03-01","to":"2018-03-31"},"received":"2018-04-05","entered":"2018-04-04"},
			{"date":"2018-03-31","text":"5","turn":null}]}]}]}`)
	type got struct {
		Seq               uint32
		Received, Entered string
		Version           int
	}
	var have []got
	for _, r := range l.Plans[0].Records[0].Returns {
		have = append(have, got{r.Seq, r.Received.String(), r.Entered.String(), r.Version})
	}
	want := []got{
		{1, "2018-03-31", "2018-03-31", 1},
		{2, "2018-03-31", "2018-03-31", 1},
		{7, "2018-04-03", "2018-04-03", 4},
		{8, "2018-04-05", "2018-04-04", 5},
		{9, "2018-03-31", "2018-03-31", 2},
		{10, "2018-03-02", "2018-03-02", 1}, // of the milestone: there is no room between numbers
	}
	if !reflect.DeepEqual(have, want) {
		t.Errorf("got %+v\nwant %+v", have, want)
	}
}

// What a policy leaves out is usual; what it sets to 0 is 0.
func TestDecodeOfAPolicy(t *testing.T) {
	const policy = `{"yardstick":"points","yellow":"5","red":"15","warn_days":10,"stale_days":45,"level_slack":"0.2","ceiling_slack":"0.05"`
	for in, want := range map[string][3]int{
		policy + `}`: {1, 2, 90},
		policy + `,"silent_yellow":0,"silent_red":0,"wind_up_days":0}`: {0, 0, 0},
		policy + `,"silent_red":3}`:                                    {1, 3, 90},
	} {
		l := decode(t, begin+`"campaigns":[{"id":"a","name":"b","policy":`+in+`,"was":[{"until":"2018-01-01","campaign":{"name":"c","policy":`+in+`}}]}]}`)
		for _, c := range []*model.Campaign{&l.Plans[0].Campaign, l.Plans[0].Was[0].Value} {
			p := c.Policy
			if got := [3]int{p.SilentYellow, p.SilentRed, p.WindUpDays}; got != want || p.Yellow.String() != "5" {
				t.Errorf("%s of %s: got %v, want %v", in, c.Name, got, want)
			}
		}
	}
}

// historyExample is what form 2 has of the past.
const historyExample = `
	"removed":[{"id":"x","name":"撤销的会战","tasks":[{"id":"x-1","title":"旧任务"}]}],
	"settings":{"days_off":[{"from":"2018-05-04","to":"2018-05-04","text":"县庆"}]},
	"settings_was":[{"until":"2018-03-01","settings":null},{"until":"2018-04-01","settings":{"days_off":[]}}],
	"units_was":[{"name":"交通局","until":"2018-02-01","unit":{"phone":"1\u001b[31m","members":["a\u0007"]}},{"name":"水利局","until":"2018-01-01","unit":null}],
	"campaigns":[{
		"removed":[{"id":"a-2","title":"取消的任务"}],
		"was":[{"until":"2018-02-01","campaign":null},{"until":"2018-03-01","campaign":{"name":"旧名","parent":"y","archived":"2018-02-20"}}],
		"tasks":[{"id":"a-1","title":"修路","milestones":[{"title":"动工"}],
			"was":[{"until":"2018-03-01","task":{"title":"旧题\u001b[31m","detail":"不保留","open_doubts":2,"milestones":[{"title":"开工","done":"2018-02-01"}]}}],
			"progress_was":[{"return":9,"until":"2018-03-01","progress":{"date":"2018-02-28","actuals":[{"target":3,"value":"1"}],"steps":[{"milestone":2,"done":true}]}},{"return":4,"until":"2018-02-02"}]}],
		"id":"a","name":"会战"}]`

func TestDecodeOfThePast(t *testing.T) {
	l := decode(t, begin+historyExample+`}`)
	if len(l.Plans) != 2 || l.Plans[0].Removed || !l.Plans[1].Removed || l.Plans[1].Campaign.ID != "x" {
		t.Fatalf("campaigns read as %+v", l.Plans)
	}
	p := &l.Plans[0]
	if len(p.Records) != 2 || p.Records[0].Removed || !p.Records[1].Removed || p.Records[1].Task.Order != 2 {
		t.Errorf("tasks read as %+v", p.Records)
	}
	if was := p.Was; len(was) != 2 || was[0].Value != nil || was[1].Until != day("2018-03-01") ||
		was[1].Value.ID != "a" || was[1].Value.Name != "旧名" || was[1].Value.Parent != "y" || was[1].Value.Policy != model.DefaultPolicy() {
		t.Errorf("the campaign's past read as %+v", was)
	}
	r := &p.Records[0]
	want := model.Task{ID: "a-1", Campaign: "a", Order: 1, Title: "旧题", OpenDoubts: 2, Milestones: []model.Milestone{{Title: "开工"}}}
	if len(r.Was) != 1 || !reflect.DeepEqual(*r.Was[0].Value, want) {
		t.Errorf("the task's past read as %+v", r.Was)
	}
	if was := r.ReturnsWas; len(was) != 2 || was[0].ID != "9" || was[0].Value.Seq != 9 || was[0].Value.Received != day("2018-02-28") ||
		was[1].ID != "4" || was[1].Value != nil {
		t.Errorf("the returns' past read as %+v", was)
	}
	if len(r.Returns) != 0 {
		t.Errorf("the past gave %d returns", len(r.Returns))
	}
	if was := l.UnitsWas; len(was) != 2 || was[1].ID != "水利局" || was[1].Value != nil || was[0].ID != "交通局" ||
		!reflect.DeepEqual(*was[0].Value, model.Unit{Name: "交通局", Phone: "1", Members: []string{"a"}}) {
		t.Errorf("the units' past read as %+v", was)
	}
	if off := l.Settings.DaysOff; len(off) != 1 || off[0].Text != "县庆" || off[0].From != day("2018-05-04") {
		t.Errorf("days off read as %+v", off)
	}
	if len(l.SettingsWas) != 2 || l.SettingsWas[0].Value != nil {
		t.Errorf("the settings' past read as %+v", l.SettingsWas)
	}
}

// What other programs read: the names of form 2, and which of them the past does not have.
func TestNamesOfForm2(t *testing.T) {
	l := decode(t, begin+historyExample+`}`)
	task := &l.Plans[0].Records[0]
	task.Returns = []model.Return{{
		Seq: 3, Date: day("2018-05-31"), Received: day("2018-05-20"), Entered: day("2018-05-21"), Version: 2,
		Turn: model.Period{From: day("2018-05-01"), To: day("2018-05-31")}, Text: "预计", Estimate: true,
		By: "督查室", SentBy: "交通局", Approval: true,
		Decisions: []model.Decision{{On: day("2018-05-22"), Back: true, By: "县长"}, {On: day("2018-06-02")}},
	}}
	l.Plans[0].Campaign.Cadences = []model.Cadence{{Kind: model.Month}}
	var doc map[string]any
	if err := json.Unmarshal(encode(t, l), &doc); err != nil {
		t.Fatal(err)
	}
	at := func(v any, path ...any) any {
		for _, step := range path {
			switch s := step.(type) {
			case string:
				v = v.(map[string]any)[s]
			case int:
				v = v.([]any)[s]
			}
		}
		return v
	}
	names := func(v any) string {
		b, err := json.Marshal(v) // sorts the names
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	campaign := at(doc, "campaigns", 0)
	for _, c := range []struct {
		got  any
		want string
	}{
		{at(campaign, "tasks", 0, "progress", 0), `{"actuals":[],"approval":true,"by":"督查室","date":"2018-05-31",` +
			`"decisions":[{"back":true,"by":"县长","on":"2018-05-22","text":""},{"back":false,"by":"","on":"2018-06-02","text":""}],` +
			`"entered":"2018-05-21","estimate":true,"percent":null,"received":"2018-05-20","sent_by":"交通局","seq":3,"simulated":false,` +
			`"state":"sent-back","text":"预计","turn":{"from":"2018-05-01","to":"2018-05-31"},"version":2}`},
		{at(campaign, "cadences", 0), `{"anchor":null,"due_day":0,"due_workdays":0,"from":null,"holiday":"same","kind":"month","line":0,` +
			`"purpose":"report","scope":{"sections":[],"tasks":[],"units":[]},"text":"","to":null,"to_whom":"","turns":[],"who":""}`},
		{at(campaign, "archived"), `null`},
		{at(campaign, "approval"), `false`},
		{at(campaign, "was", 0), `{"campaign":null,"until":"2018-02-01"}`},
		{at(campaign, "was", 1, "campaign", "archived"), `"2018-02-20"`},
		{at(campaign, "was", 1, "campaign", "was"), `null`},
		{at(campaign, "tasks", 0, "was", 0, "task", "milestones", 0, "title"), `"开工"`},
		{at(campaign, "removed", 0, "id"), `"a-2"`},
		{at(campaign, "tasks", 0, "progress_was", 0, "return"), `9`},
		{at(campaign, "tasks", 0, "progress_was", 0, "progress", "version"), `1`},
		{at(doc, "removed", 0, "id"), `"x"`},
		{at(doc, "units_was", 0, "name"), `"交通局"`},
		{at(doc, "settings"), `{"days_off":[{"from":"2018-05-04","text":"县庆","to":"2018-05-04"}]}`},
	} {
		if got := names(c.got); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
	past := at(campaign, "tasks", 0, "was", 0, "task").(map[string]any)
	for _, name := range []string{"detail", "fields", "progress", "light", "reasons", "completion", "expected", "source", "review", "was", "progress_was"} {
		if _, ok := past[name]; ok {
			t.Errorf("a past task has %q", name)
		}
	}
	if _, ok := at(past, "milestones", 0).(map[string]any)["done"]; ok {
		t.Error("a past milestone says whether it is done")
	}
}

// A return that was made without its days and number is written as it will be read.
func TestEncodeFillsInWhatAReturnLeavesOut(t *testing.T) {
	l := &model.Ledger{Plans: []model.Plan{{
		Campaign: model.Campaign{ID: "a", Name: "会战", Policy: model.DefaultPolicy()},
		Records: []model.Record{{
			Task:    model.Task{ID: "a-1", Title: "修路"},
			Returns: []model.Return{{Date: day("2018-03-31"), Text: "1"}, {Date: day("2018-03-31"), Text: "2"}},
		}},
	}}}
	first := encode(t, l)
	if r := l.Plans[0].Records[0].Returns[1]; r.Seq != 0 || r.Received != 0 || r.Version != 0 {
		t.Errorf("writing changed the ledger: %+v", r)
	}
	got := decode(t, string(first))
	if r := got.Plans[0].Records[0].Returns[1]; r.Seq != 2 || r.Received != r.Date || r.Entered != r.Date || r.Version != 2 {
		t.Errorf("read back as %+v", r)
	}
	if second := encode(t, got); string(first) != string(second) {
		t.Errorf("the second export differs:\n%s\n%s", first, second)
	}
}

// Tasks are assessed below the campaign above their own, whose cadences they may go
// by. The ledger that is written stays as it is.
func TestEncodeLinksCopiesOfTheCampaigns(t *testing.T) {
	l := decode(t, begin+`"campaigns":[{"id":"b","name":"b","parent":"a"},{"id":"a","name":"a"},{"id":"c","name":"c","parent":"x"}],
		"removed":[{"id":"x","name":"x","parent":"a"}]}`)
	got := linked(l.Plans, model.NewDate(2199, 12, 31))
	if got[0].Up != &got[1] {
		t.Error("b does not stand below a")
	}
	for _, i := range []int{1, 2, 3} { // c was below a campaign that is gone
		if got[i].Up != nil {
			t.Errorf("%s stands below %s", got[i].ID, got[i].Up.ID)
		}
	}
	encode(t, l)
	if l.Plans[0].Campaign.Up != nil {
		t.Error("writing linked the ledger")
	}
}
