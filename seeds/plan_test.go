package seeds

import (
	"reflect"
	"strings"
	"testing"

	"duban/model"
)

const smallPlan = `
id: x
name: 试
document: {number: 试〔2020〕1号, date: 2020-01-02}
year: 2020
period: {from: 2020-01-01, to: 2020-12-31}
sections:
  - section: [一]
    tasks:
      - {title: 甲, due: {text: 分两年完成, date: 2021-12-31, precision: year}}
      - {title: 乙, due: 按要求时间}
      - {title: 丙}
`

func decodePlan(t *testing.T, text string) (*plan, error) {
	t.Helper()
	p := new(plan)
	return p, decode("x.yaml", []byte(text), p)
}

func TestADateMayBeHelpedAndAMissingOneIsThePlansEnd(t *testing.T) {
	p, err := decodePlan(t, smallPlan)
	if err != nil {
		t.Fatal(err)
	}
	out, err := p.build(seeding)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []model.Deadline{
		{Date: model.NewDate(2021, 12, 31), Text: "分两年完成", Precision: model.ToYear, Given: true},
		{Date: model.NewDate(2020, 12, 31), Text: "按要求时间"},
		{Date: model.NewDate(2020, 12, 31)},
	} {
		if got := out.Records[i].Task.Deadline; got != want {
			t.Errorf("task %d: got %+v, want %+v", i+1, got, want)
		}
	}
	if got := out.Records[2].Task.ID; got != "x-3" {
		t.Errorf("third task: got %s, want x-3", got)
	}
}

func TestASlipInADataFileIsAnError(t *testing.T) {
	for name, c := range map[string]struct{ old, new, want string }{
		"unknown key":          {"title: 丙", "titel: 丙", "titel"},
		"unknown key in date":  {"precision: year", "precise: year", "precise"},
		"unknown precision":    {"precision: year", "precision: years", "years"},
		"date as a list":       {"due: 按要求时间", "due: [1]", "a date is text"},
		"bad day":              {"to: 2020-12-31", "to: 2020-13-31", "2020-13-31"},
		"repeated key":         {"year: 2020", "year: 2020\nyear: 2021", "already defined"},
		"unknown kind":         {"title: 丙", "title: 丙, targets: [{metric: m, kind: sum}]", "sum"},
		"figure with its unit": {"title: 丙", "title: 丙, targets: [{metric: m, value: 3个}]", "parsing decimal"},
		"second document":      {"name: 试", "name: 试\n---\nid: y", "more than one"},
	} {
		text := strings.Replace(smallPlan, c.old, c.new, 1)
		if text == smallPlan {
			t.Fatalf("%s: nothing was replaced", name)
		}
		if _, err := decodePlan(t, text); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got error %v, want one with %q", name, err, c.want)
		}
	}
}

func TestAPlanThatNamesWhatIsNotThereIsAnError(t *testing.T) {
	for name, c := range map[string]struct{ old, new string }{
		"policy": {"name: 试", "name: 试\npolicy: none"},
		"step":   {"title: 丙", "title: 丙, progress: [{date: 2020-02-01, steps: [0]}]"},
	} {
		p, err := decodePlan(t, strings.Replace(smallPlan, c.old, c.new, 1))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.build(seeding); err == nil {
			t.Errorf("unknown %s: no error", name)
		}
	}
	twice := &model.Ledger{Plans: []model.Plan{{Campaign: model.Campaign{ID: "a"}}, {Campaign: model.Campaign{ID: "a"}}}}
	orphan := &model.Ledger{Plans: []model.Plan{{Campaign: model.Campaign{ID: "a", Parent: "b"}}}}
	if checkIDs(twice) == nil || checkIDs(orphan) == nil {
		t.Error("an id used twice or a parent that is not there went unnoticed")
	}
}

func TestAScopeNamesTasksByNumberRangeAndID(t *testing.T) {
	for scope, want := range map[string]string{
		"tasks: [1, 3]":      "x-1 x-3",
		"tasks: [2..3, x-1]": "x-2 x-3 x-1",
		"sections: [一]":      "",
		"tasks: [2..7]":      "no task is meant",
		"sections: [二]":      "no task is meant",
		"units: [丁]":         "no task is meant",
		"tasks: [1..many]":   "many",
	} {
		p, err := decodePlan(t, strings.Replace(smallPlan, "name: 试", "name: 试\ncadences: [{kind: week, purpose: report, scope: {"+scope+"}}]", 1))
		if err != nil {
			t.Fatal(err)
		}
		out, err := p.build(seeding)
		if err == nil {
			err = checkScopes(&model.Ledger{Plans: []model.Plan{out}})
		}
		switch got := ""; {
		case err != nil:
			if want == "" || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: got error %v, want %q", scope, err, want)
			}
		default:
			if got = strings.Join(out.Campaign.Cadences[0].Scope.Tasks, " "); got != want {
				t.Errorf("%s: got %s, want %s", scope, got, want)
			}
		}
	}
}

func TestATurnIsReadWithAllThatIsPrinted(t *testing.T) {
	p, err := decodePlan(t, strings.Replace(smallPlan, "name: 试", `name: 试
validity: true
cadences:
  - {kind: fortnight, purpose: gather, due_workdays: 3, holiday: next, anchor: 2020-01-06, from: 2020-02-01, to: 2020-06-30, who: 甲, to_whom: 乙, line: 7, text: 双周, within: true, due_day: 2}
  - {kind: term, purpose: appraise, turns: [{from: 2020-02-10, to: 2020-07-03}]}`, 1))
	if err != nil {
		t.Fatal(err)
	}
	out, err := p.build(seeding)
	if err != nil {
		t.Fatal(err)
	}
	d := model.NewDate
	want := []model.Cadence{
		{
			Kind: model.Fortnight, Purpose: model.ForGather, DueDay: 2, Within: true, DueWorkdays: 3, Holiday: model.NextWorkday,
			Anchor: d(2020, 1, 6), From: d(2020, 2, 1), To: d(2020, 6, 30), Who: "甲", ToWhom: "乙", Line: 7, Text: "双周",
		},
		{Kind: model.Term, Purpose: model.ForAppraise, Turns: []model.Period{{From: d(2020, 2, 10), To: d(2020, 7, 3)}}},
	}
	if got := out.Campaign.Cadences; !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if !out.Campaign.Validity {
		t.Error("its period is no validity")
	}
}
