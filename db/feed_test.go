package db

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"duban/model"

	"go.etcd.io/bbolt"
	"pgregory.net/rapid"
)

const plant = "标准化厂房"

// plants is a target of the indicator that stands in all tasks of linkedPlan.
func plants(value, unit string) model.Target {
	g := model.Target{Metric: plant, Kind: model.Cumulative, Op: model.AtLeast, Value: dec(value), Unit: unit}
	g.SetTerms(model.Terms{Link: plant})
	return g
}

// linkedPlan is a plan of this year of which one indicator stands in a goal, in a task of its own and beside another figure.
func linkedPlan() model.Plan {
	c := testCampaign("yq")
	c.Period = model.Period{From: day("2026-01-01"), To: day("2026-12-31")}
	task := func(id string, targets ...model.Target) model.Record {
		return model.Record{Task: model.Task{
			ID: id, Campaign: "yq", Title: "任务" + id, LeadUnits: []string{"区工业园"}, Targets: targets,
			Deadline: model.Deadline{Date: day("2026-12-31"), Precision: model.ToYear, Given: true}, Detail: new(model.Detail),
		}}
	}
	goal := task("yq-g1", plants("20", "万平方米"))
	goal.Task.Nature = model.Goal
	return model.Plan{Campaign: c, Records: []model.Record{
		goal, task("yq-1", plants("20", "万平方米")),
		task("yq-2", model.Target{Metric: "引资额", Value: dec("20"), Unit: "亿元"}, plants("200000", "平方米")),
	}}
}

// october is a return for October of a task whose only figure is the indicator's.
func october(value string) model.Return {
	return model.Return{
		Date: day("2026-10-31"), Turn: model.Period{From: day("2026-10-01"), To: day("2026-10-31")}, Text: "十月", SentBy: "区工业园",
		Actuals: []model.Actual{{Target: 0, Value: *dec(value), Unit: "万平方米"}},
	}
}

// linkedStore holds linkedPlan, as a function changed it.
func linkedStore(t *testing.T, change func(*model.Plan)) *Store {
	t.Helper()
	s := openTest(t)
	p := linkedPlan()
	if change != nil {
		change(&p)
	}
	if _, _, _, err := s.Import(&model.Ledger{Plans: []model.Plan{p}}, model.ActSeed); err != nil {
		t.Fatal(err)
	}
	return s
}

// figures are the figures of the returns on a task for one target, with a star where they were fed.
func figures(t *testing.T, s *Store, id string, target int) string {
	t.Helper()
	var out []string
	for _, r := range must(s.Returns(id))(t) {
		for _, a := range r.Actuals {
			if a.Target != target {
				continue
			}
			text := a.Value.String()
			if r.Fed() {
				text += "*"
			}
			out = append(out, text)
		}
	}
	return strings.Join(out, " ")
}

// doubted lists the differences that are in doubt on a task: its own figure and the other one.
func doubted(t *testing.T, s *Store, id string) string {
	t.Helper()
	var out []string
	for _, d := range must(s.Task(id))(t).Detail.Review {
		if x := d.Differs; x != nil && d.Settled == 0 {
			out = append(out, x.Own.Value.String()+x.Own.Unit+"≠"+x.Other.Task+" "+x.Other.Value.String()+x.Other.Unit)
		}
	}
	return strings.Join(out, " ")
}

func TestAFigureIsHandedOnToWhereverItsIndicatorStands(t *testing.T) {
	s := linkedStore(t, nil)
	before := export(t, s)
	e := must(s.Report("yq-1", october("12")))(t)
	var named []string
	for _, r := range e.Records {
		named = append(named, r.ID)
	}
	if want := []string{"yq-g1", "yq-1", "yq-2", "yq-g1#1", "yq-1#1", "yq-2#1"}; !slices.Equal(named, want) || e.Note != "十月" {
		t.Errorf("the entry names %v and notes %q, want %v", named, e.Note, want)
	}
	goal, beside := must(s.Returns("yq-g1"))(t)[0], must(s.Returns("yq-2"))(t)[0]
	via := model.Via{Task: "yq-1", Seq: 1}
	if goal.Via != via || goal.Turn != october("0").Turn || goal.SentBy != "区工业园" || goal.Text != "" || goal.Entered != day("2026-11-23") {
		t.Errorf("the goal, of which nothing else is asked, has %+v", goal)
	}
	if want := (model.Actual{Target: 1, Value: *dec("120000"), Unit: "平方米"}); beside.Turn != (model.Period{}) || !reflect.DeepEqual(beside.Actuals, []model.Actual{want}) {
		t.Errorf("the task of which another figure is asked has %+v", beside)
	}
	if a := must(s.Task("yq-2"))(t).Standing.Answers; len(a) != 0 {
		t.Errorf("its turn counts as answered: %+v", a)
	}
	after := export(t, s)
	if e := must(s.Undo())(t); e.Note != "十月" {
		t.Errorf("the undo notes %q", e.Note)
	}
	if !reflect.DeepEqual(export(t, s), before) {
		t.Error("one undo does not take all of it back")
	}
	must(s.Redo())(t)
	if !reflect.DeepEqual(export(t, s), after) {
		t.Error("a redo does not bring it back")
	}
}

func TestWhatIsToldOfAllMeasuresTogetherAnswersTheTurn(t *testing.T) {
	s := linkedStore(t, nil)
	r := october("0")
	r.Actuals = []model.Actual{{Target: 0, Value: *dec("11"), Unit: "亿元"}}
	must(s.Report("yq-2", r))(t)
	must(s.Report("yq-1", october("12")))(t)
	got := must(s.Returns("yq-2"))(t)
	if got[1].Turn != r.Turn || got[1].Version != 1 {
		t.Errorf("the figure that was left out comes as %+v", got[1])
	}
}

func TestACorrectionCorrectsWhatWasFed(t *testing.T) {
	s := linkedStore(t, nil)
	must(s.Report("yq-1", october("12")))(t)
	r := october("11")
	r.Date, r.Why = day("2026-10-30"), "误报" // now of the day before
	must(s.Report("yq-1", r))(t)
	for id, want := range map[string]string{"yq-g1": "11", "yq-1": "11", "yq-2": "110000"} {
		task := must(s.Task(id))(t)
		got := task.Standing.Actuals[len(task.Standing.Actuals)-1]
		if got.Actual.Value.String() != want {
			t.Errorf("%s stands at %s, want %s", id, got.Actual.Value, want)
		}
	}
	if r := must(s.Returns("yq-g1"))(t)[1]; r.Version != 2 || r.Why != "误报" {
		t.Errorf("the correction of the goal is %+v", r)
	}
}

func TestFiguresThatDifferAreDoubtedOnBothSidesUntilTheyAgree(t *testing.T) {
	s := linkedStore(t, nil)
	must(s.Report("yq-1", october("12")))(t)
	must(s.Report("yq-g1", october("13")))(t)
	if got, want := doubted(t, s, "yq-g1"), "13万平方米≠yq-1 12万平方米"; got != want {
		t.Errorf("the goal doubts %q, want %q", got, want)
	}
	if got, want := doubted(t, s, "yq-1"), "12万平方米≠yq-g1 13万平方米"; got != want {
		t.Errorf("the task doubts %q, want %q", got, want)
	}
	if got := figures(t, s, "yq-1", 0); got != "12" {
		t.Errorf("what was sent for the task is overwritten: %s", got)
	}
	if got := figures(t, s, "yq-2", 1); got != "120000*" {
		t.Errorf("a figure in dispute is handed on: %s", got)
	}
	must(s.Report("yq-g1", october("14")))(t)
	if got, want := doubted(t, s, "yq-1"), "12万平方米≠yq-g1 14万平方米"; got != want {
		t.Errorf("after another figure the task doubts %q, want %q", got, want)
	}
	before := export(t, s)
	must(s.Report("yq-1", october("14.0")))(t)
	if a, b := doubted(t, s, "yq-1"), doubted(t, s, "yq-g1"); a+b != "" {
		t.Errorf("what agrees is doubted: %q, %q", a, b)
	}
	if n := must(s.Task("yq-1"))(t).OpenDoubts; n != 0 {
		t.Errorf("the task counts %d doubts", n)
	}
	if got := figures(t, s, "yq-2", 1); got != "120000* 140000*" {
		t.Errorf("the figure that both tell is handed on as %s", got)
	}
	must(s.Undo())(t)
	if !reflect.DeepEqual(export(t, s), before) {
		t.Error("an undo does not bring the doubts back")
	}
}

func TestAnEqualFigureIsNoDifference(t *testing.T) {
	s := linkedStore(t, nil)
	must(s.Report("yq-1", october("12")))(t)
	r := october("0")
	r.Actuals = []model.Actual{{Target: 1, Value: *dec("120000"), Unit: "平方米"}}
	must(s.Report("yq-2", r))(t)
	if got := doubted(t, s, "yq-1") + doubted(t, s, "yq-2"); got != "" {
		t.Errorf("doubted: %s", got)
	}
	if got := figures(t, s, "yq-1", 0); got != "12" {
		t.Errorf("the figure comes back as a return: %s", got)
	}
}

func TestWhatIsSettledTakesNoFigureFromElsewhere(t *testing.T) {
	for name, c := range map[string]struct {
		change func(p *model.Plan)
		want   string // of yq-2
	}{
		"closed": {func(p *model.Plan) { p.Records[2].Task.Closed = &model.Closing{On: day("2026-11-01")} }, ""},
		"suspended": {func(p *model.Plan) {
			p.Records[2].Task.Suspended = []model.Suspension{{From: day("2026-09-01"), Reason: "缓建"}}
		}, "120000*"},
		"archived":                       {func(p *model.Plan) { p.Campaign.Archived = day("2026-11-01") }, ""},
		"of another year":                {func(p *model.Plan) { p.Campaign.Period = model.Period{From: day("2025-01-01"), To: day("2025-12-31")} }, ""},
		"of each year, in the first one": {func(p *model.Plan) { p.Records[2].Task.Targets[1].Kind = model.Yearly }, "120000*"},
		"of each year, in a later one": {func(p *model.Plan) {
			p.Campaign.Period.From = day("2025-01-01")
			p.Records[2].Task.Targets[1].Kind = model.Yearly
		}, ""},
	} {
		s := linkedStore(t, c.change)
		must(s.Report("yq-1", october("12")))(t)
		if got := figures(t, s, "yq-2", 1); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestOneTaskFillsItsOwnTargetsOfOneIndicator(t *testing.T) {
	s := linkedStore(t, func(p *model.Plan) {
		p.Records[1].Task.Targets = append(p.Records[1].Task.Targets, plants("300000", "平方米"))
	})
	must(s.Report("yq-1", october("12")))(t)
	if got := figures(t, s, "yq-1", 1); got != "120000" {
		t.Errorf("the second target has %q", got)
	}
}

func TestAFormFillsThemToo(t *testing.T) {
	s := linkedStore(t, func(p *model.Plan) {
		p.Records[1].Task.Targets = append(p.Records[1].Task.Targets, plants("300000", "平方米"))
	})
	task := *must(s.Task("yq-1"))(t)
	task.Campaign = ""
	must(s.Update(&model.Update{Records: []model.Record{{Task: task, Returns: []model.Return{october("12")}}}}, model.ActReport, ""))(t)
	if got := figures(t, s, "yq-1", 1) + " " + figures(t, s, "yq-g1", 0); got != "120000 12*" {
		t.Errorf("the second target and the goal have %q", got)
	}
}

func TestTheFigureOfAUnitGoesOnlyWhereTheLineNamesTheUnit(t *testing.T) {
	each := func(members ...string) model.Target {
		g := model.Target{Metric: "示范学校", Kind: model.Each, Value: dec("1"), Unit: "所"}
		g.SetTerms(model.Terms{Link: "示范学校", Members: members})
		return g
	}
	s := linkedStore(t, func(p *model.Plan) {
		p.Records[0].Task.Targets = []model.Target{each("甲镇", "乙镇")}
		p.Records[1].Task.Targets = []model.Target{each("甲镇", "乙镇", "丙镇")}
	})
	r := october("0")
	r.Actuals = []model.Actual{{Value: *dec("1"), Unit: "所", Of: "甲镇"}, {Value: *dec("2"), Unit: "所", Of: "丙镇"}}
	must(s.Report("yq-1", r))(t)
	got := must(s.Returns("yq-g1"))(t)
	if len(got) != 1 || len(got[0].Actuals) != 1 || got[0].Actuals[0].Of != "甲镇" || got[0].Turn != (model.Period{}) {
		t.Errorf("the goal has %+v", got)
	}
	r.Actuals = []model.Actual{{Value: *dec("1"), Unit: "所", Of: "乙镇"}}
	must(s.Report("yq-1", r))(t)
	if got := must(s.Returns("yq-g1"))(t); len(got) != 2 || got[1].Turn != r.Turn {
		t.Errorf("when all its units are told the goal has %+v", got)
	}
}

func TestAFedFigureWaitsForTheApprovalOfItsReturn(t *testing.T) {
	s := linkedStore(t, func(p *model.Plan) { p.Campaign.Approval = true })
	must(s.Report("yq-1", october("12")))(t)
	state := func() model.ReturnState { return must(s.Returns("yq-g1"))(t)[0].StateOn(day("2026-11-23")) }
	if got := state(); got != model.Pending {
		t.Errorf("before it is approved it is %v", got)
	}
	before := export(t, s)
	must(s.Decide("yq-1", 1, model.Decision{Back: true, Text: "重报"}))(t)
	if got := state(); got != model.SentBack {
		t.Errorf("sent back with its return it is %v", got)
	}
	must(s.Undo())(t)
	if !reflect.DeepEqual(export(t, s), before) {
		t.Error("an undo does not take the decision back everywhere")
	}
}

func TestRowsOfOneFormAreHeldAgainstOneAnother(t *testing.T) {
	s := linkedStore(t, nil)
	records := func(a, b string) []model.Record {
		return []model.Record{
			{Task: *must(s.Task("yq-1"))(t), Returns: []model.Return{october(a)}},
			{Task: *must(s.Task("yq-g1"))(t), Returns: []model.Return{october(b)}},
		}
	}
	must(s.Update(&model.Update{Records: records("12", "12")}, model.ActReport, ""))(t)
	if got := figures(t, s, "yq-1", 0) + " " + figures(t, s, "yq-g1", 0) + " " + figures(t, s, "yq-2", 1); got != "12 12 120000*" {
		t.Errorf("equal rows store %s", got)
	}
	must(s.Update(&model.Update{Records: records("12", "13")}, model.ActReport, ""))(t)
	if a, b := doubted(t, s, "yq-1"), doubted(t, s, "yq-g1"); a != "12万平方米≠yq-g1 13万平方米" || b != "13万平方米≠yq-1 12万平方米" {
		t.Errorf("rows that differ: %q, %q", a, b)
	}
}

func TestALinkToAnotherMeasureIsRefused(t *testing.T) {
	s := linkedStore(t, func(p *model.Plan) {
		p.Records[2].Task.Targets[0].SetTerms(model.Terms{Link: "引资额"})
	})
	for name, change := range map[string]func(*model.Target){
		"another unit": func(g *model.Target) { g.Unit = "家" },
		"another kind": func(g *model.Target) { g.Kind = model.Rank },
		"another link": func(g *model.Target) { g.SetTerms(model.Terms{Link: "引资额"}) },
	} {
		task := must(s.Task("yq-1"))(t)
		task.Targets = slices.Clone(task.Targets)
		change(&task.Targets[0])
		if _, err := s.SaveTask(task, model.ActEdit, ""); !errors.Is(err, model.ErrLink) || !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	task := must(s.Task("yq-1"))(t)
	task.Targets[0].SetTerms(model.Terms{Link: "别处没有"})
	must(s.SaveTask(task, model.ActEdit, ""))(t)
	must(s.Report("yq-1", october("12")))(t)
	if got := figures(t, s, "yq-g1", 0); got != "" {
		t.Errorf("an indicator that stands alone is handed on: %s", got)
	}
}

func TestALinkThatNeverAgreedDoesNotHinderOtherEdits(t *testing.T) {
	s := linkedStore(t, func(p *model.Plan) { p.Records[1].Task.Targets[0].Unit = "家" })
	task := must(s.Task("yq-1"))(t)
	task.Title = "改名"
	must(s.SaveTask(task, model.ActEdit, ""))(t)
	r := october("3")
	r.Actuals[0].Unit = "家"
	must(s.Report("yq-1", r))(t)
	if got := figures(t, s, "yq-g1", 0); got != "" {
		t.Errorf("a figure of another measure is handed on: %s", got)
	}
}

func TestTheIndexOfLinksFollowsEveryChange(t *testing.T) {
	s := linkedStore(t, nil)
	links := func() (out []string) {
		t.Helper()
		if err := s.view(func(tx *bbolt.Tx) error {
			return each(tx, linksBucket, nil, func(k, _ []byte) error {
				out = append(out, strings.ReplaceAll(string(k), "\x00", " "))
				return nil
			})
		}); err != nil {
			t.Fatal(err)
		}
		return out
	}
	all := []string{plant + " yq-1", plant + " yq-2", plant + " yq-g1"}
	if got := links(); !slices.Equal(got, all) {
		t.Errorf("after an import: %q", got)
	}
	task := must(s.Task("yq-1"))(t)
	task.Targets[0].SetTerms(model.Terms{})
	must(s.SaveTask(task, model.ActEdit, ""))(t)
	must(s.RemoveTask("yq-g1"))(t)
	if got := links(); !slices.Equal(got, all[1:2]) {
		t.Errorf("after an edit and a removal: %q", got)
	}
	sound(t, s)
	must(s.Undo())(t)
	must(s.Undo())(t)
	if got := links(); !slices.Equal(got, all) {
		t.Errorf("after the undo: %q", got)
	}
	for _, c := range []struct{ key, want string }{{plant + "\x00yq-9", "no such link"}, {plant + "\x00yq-1", "missing"}} {
		if err := s.db.Update(func(tx *bbolt.Tx) error {
			if b := mustBucket(tx, linksBucket); b.Get([]byte(c.key)) != nil {
				return b.Delete([]byte(c.key))
			}
			return write(tx, linksBucket, []byte(c.key), []byte{})
		}); err != nil {
			t.Fatal(err)
		}
		if got := s.Check(); !slices.ContainsFunc(got, func(err error) bool { return strings.Contains(err.Error(), c.want) }) {
			t.Errorf("Check finds %v, want %q", got, c.want)
		}
	}
	if err := s.db.Update(func(tx *bbolt.Tx) error {
		return errors.Join(write(tx, linksBucket, []byte(plant+"\x00yq-1"), []byte{}), mustBucket(tx, linksBucket).Delete([]byte(plant+"\x00yq-9")))
	}); err != nil {
		t.Fatal(err)
	}
}

func TestTheLinksOfAStoredTaskAreThoseOfTheTask(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var task model.Task
		fill(rt, reflect.ValueOf(&task).Elem())
		data, err := encode(&task)
		if err != nil {
			rt.Fatal(err)
		}
		if got, err := linksIn(data); err != nil || !slices.Equal(got, task.Links()) {
			rt.Fatalf("got %q (%v), want %q", got, err, task.Links())
		}
	})
}

func TestALedgerOfSchema4GetsItsLinks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.duban")
	if err := os.WriteFile(path, must(os.ReadFile("testdata/schema4.duban"))(t), 0o600); err != nil {
		t.Fatal(err)
	}
	before := dump(t, path)
	s := openAt(t, path)
	sound(t, s)
	r := october("13")
	r.Turn, r.Date = model.Period{}, day("2026-11-20")
	must(s.Report("yq-1", r))(t)
	if got := figures(t, s, "yq-2", 1); got != "130000*" {
		t.Errorf("the linked task has %q", got)
	}
	must(s.Undo())(t)
	must(s.Undo())(t) // the return before
	if backup := dump(t, path+".schema4.bak"); backup != before {
		t.Error("the copy made before is not the ledger as it was")
	}
}
