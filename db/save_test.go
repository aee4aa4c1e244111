package db

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"duban/model"
)

// ids lists the IDs of all tasks in the order of the document.
func ids(t testing.TB, s *Store) string {
	t.Helper()
	var out []string
	for _, task := range must(s.Tasks())(t) {
		out = append(out, task.ID)
	}
	return strings.Join(out, " ")
}

// sections makes a ledger of one campaign with tasks "id/section/subsection".
func sections(t testing.TB, lines ...string) *Store {
	t.Helper()
	s := openTest(t)
	plan := model.Plan{Campaign: testCampaign("c")}
	for _, l := range lines {
		f := strings.Split(l, "/")
		plan.Records = append(plan.Records, model.Record{Task: testTask(f[0], "c", f[1:]...)})
	}
	other := model.Plan{Campaign: testCampaign("d")}
	other.Records = []model.Record{{Task: testTask("z", "d", "甲")}}
	if _, _, _, err := s.Import(&model.Ledger{Plans: []model.Plan{plan, other}}, model.ActSeed); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestATaskGoesToTheEndOfItsSection(t *testing.T) {
	lines := []string{"1/甲/一", "2/甲/一", "3/甲/二", "4/乙", "5/丙"}
	for _, c := range []struct{ name, id, section, want string }{
		{"a new one to an existing section", "n", "甲/一", "1 2 n 3 4 5 z"},
		{"a new one to a new part of a section", "n", "甲/三", "1 2 3 n 4 5 z"},
		{"a new one to a new section", "n", "丁", "1 2 3 4 5 n z"},
		{"one that moves down", "1", "乙", "2 3 4 1 5 z"},
		{"one that moves up", "5", "甲/一", "1 2 5 3 4 z"},
		{"one with a new heading stays", "3", "甲/新", "1 2 3 4 5 z"},
		{"one that is already there stays", "3", "甲/一", "1 2 3 4 5 z"},
		{"one whose section is the same stays", "1", "甲/一", "1 2 3 4 5 z"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := sections(t, lines...)
			task := testTask(c.id, "c", strings.Split(c.section, "/")...)
			task.Title = "改过"
			e := must(s.SaveTask(&task, model.ActEdit, ""))(t)
			if got := ids(t, s); got != c.want || !reflect.DeepEqual(e.Tasks(), []string{c.id}) {
				t.Errorf("the order is %s, want %s; entry %+v", got, c.want, e)
			}
			must(s.Undo())(t)
			if got := ids(t, s); got != "1 2 3 4 5 z" {
				t.Errorf("after undo the order is %s", got)
			}
		})
	}
}

func TestATaskMovesToAnotherCampaignWithItsReports(t *testing.T) {
	s := sections(t, "1/甲", "2/甲")
	must(s.Report("1", testReport("2026-11-20", "0.90")))(t)
	task := must(s.Task("1"))(t)
	task.Campaign, task.Detail = "d", nil
	e := must(s.SaveTask(task, model.ActEdit, ""))(t)
	if got := ids(t, s); got != "2 z 1" || !reflect.DeepEqual(e.Campaigns(), []string{"c", "d"}) {
		t.Errorf("the order is %s; entry %+v", got, e)
	}
	got := must(s.Task("1"))(t)
	if got.Campaign != "d" || got.Standing.Reports != 1 || got.Detail.Source.Line != 87 {
		t.Errorf("moved task = %+v, detail %+v", got, got.Detail)
	}
}

func TestManyTasksFitIntoOneSection(t *testing.T) {
	s := sections(t, "1/甲", "2/甲", "3/乙")
	want := "1 2"
	renumbered := false
	for i := range 300 {
		task := testTask(fmt.Sprintf("n%d", i), "c", "甲")
		e := must(s.SaveTask(&task, model.ActAdd, ""))(t)
		renumbered = renumbered || len(e.Campaigns()) > 0
		want += " " + task.ID
	}
	if got := ids(t, s); got != want+" 3 z" {
		t.Errorf("the order is %s", got)
	}
	if !renumbered {
		t.Error("no entry named the campaign whose tasks got new orders")
	}
	for range 300 {
		must(s.Undo())(t)
	}
	if got := ids(t, s); got != "1 2 3 z" {
		t.Errorf("after undoing all the order is %s", got)
	}
}

func TestNewRecordsAreGivenIDsThatWereNeverUsed(t *testing.T) {
	s := openTest(t)
	campaign := testCampaign("")
	saved := must(s.SaveCampaign(&campaign))(t)
	c := saved.Campaigns()[0]
	seen := map[string]bool{}
	for range 5 {
		task := testTask("", c, "甲")
		e := must(s.SaveTask(&task, model.ActAdd, ""))(t)
		if len(e.Tasks()) != 1 || seen[e.Tasks()[0]] || task.ID != "" {
			t.Fatalf("entry = %+v", e)
		}
		seen[e.Tasks()[0]] = true
		must(s.RemoveTask(e.Tasks()[0]))(t)
		must(s.Undo())(t)
		must(s.Undo())(t)
	}
}

func TestSavingWithoutDetailKeepsTheStoredOne(t *testing.T) {
	s := imported(t, 2)
	task := must(s.TasksByID("c0-0", "nobody"))(t)[0]
	if task.Detail != nil {
		t.Fatal("a lean task has a detail")
	}
	task.Title = "新题目"
	task.Standing = model.Standing{Text: "假的"}
	task.OpenDoubts = 9
	must(s.SaveTask(task, model.ActEdit, ""))(t)
	got := must(s.Task("c0-0"))(t)
	if got.Title != "新题目" || got.Detail.Text != "建设标准化厂房三栋" || got.OpenDoubts != 1 || got.Standing.Reports != 2 {
		t.Errorf("task = %+v, detail %+v", got, got.Detail)
	}
	got.Detail.Review[0].Settled = day("2026-11-23")
	must(s.SaveTask(got, model.ActSettle, ""))(t)
	if got := must(s.Task("c0-0"))(t); got.OpenDoubts != 0 {
		t.Errorf("after settling %d doubts are open", got.OpenDoubts)
	}
	got.Detail = new(model.Detail)
	must(s.SaveTask(got, model.ActEdit, ""))(t)
	if got := must(s.Task("c0-0"))(t); got.Detail == nil || got.Detail.Text != "" {
		t.Errorf("an emptied detail is %+v", got.Detail)
	}
}

func TestABulkEditIsOneActionOrNone(t *testing.T) {
	s := imported(t, 8)
	tasks := must(s.TasksByID("c1-1", "c0-1", "c0-0"))(t)
	for _, task := range tasks {
		task.Leaders = []string{"责任领导乙"}
	}
	e := must(s.SaveTasks(tasks, model.ActBulk, "换领导"))(t)
	if !reflect.DeepEqual(e.Tasks(), []string{"c0-0", "c0-1", "c1-1"}) || e.Note != "换领导" {
		t.Errorf("entry = %+v", e)
	}
	before := export(t, s)
	tasks[0].Title = "半途"
	tasks[1].Campaign = "nowhere"
	if _, err := s.SaveTasks(tasks, model.ActBulk, ""); !errors.Is(err, ErrNotFound) {
		t.Errorf("saving into an unknown campaign gives %v", err)
	}
	if !reflect.DeepEqual(export(t, s), before) {
		t.Error("a bulk edit that failed left something behind")
	}
	must(s.Undo())(t)
	if got := must(s.Task("c1-1"))(t); got.Leaders[0] != "责任领导甲" {
		t.Errorf("after undo the leader is %s", got.Leaders[0])
	}
}

func TestRecordsThatDoNotFitAreRefused(t *testing.T) {
	s := imported(t, 4)
	child := testCampaign("child")
	child.Parent = "c-0"
	must(s.SaveCampaign(&child))(t)
	before := export(t, s)
	orphan, loop := testCampaign("orphan"), testCampaign("c-0")
	orphan.Parent, loop.Parent = "nowhere", "child"
	pulled, untitled := testTask("c0-0", "c-0", "附件0"), testTask("", "c-0")
	pulled.Targets, untitled.Title = nil, ""
	zero := testTask("a\x00b", "c-0")
	taken := &model.Ledger{Plans: []model.Plan{{Campaign: testCampaign("new"), Records: []model.Record{{Task: testTask("c0-0", "new")}}}}}
	twice := &model.Ledger{Plans: []model.Plan{{Campaign: testCampaign("new"), Records: []model.Record{{Task: testTask("x", "")}, {Task: testTask("x", "")}}}}}
	stranded := &model.Ledger{Plans: []model.Plan{{Campaign: orphan}}}
	tower := new(model.Ledger)
	for i := range 5000 {
		c := testCampaign(fmt.Sprint("tower", i))
		if i > 0 {
			c.Parent = fmt.Sprint("tower", i-1)
		}
		tower.Plans = append(tower.Plans, model.Plan{Campaign: c})
	}
	bring := func(l *model.Ledger) error { _, _, _, err := s.Import(l, model.ActRestore); return err }
	save := func(_ model.Entry, err error) error { return err }
	for name, c := range map[string]struct{ err, want error }{
		"a part of nothing":             {save(s.SaveCampaign(&orphan)), ErrNotFound},
		"a part of itself":              {save(s.SaveCampaign(&loop)), ErrInvalid},
		"removing what has parts":       {save(s.RemoveCampaign("c-0")), ErrConflict},
		"removing an unknown campaign":  {save(s.RemoveCampaign("nowhere")), ErrNotFound},
		"removing an unknown task":      {save(s.RemoveTask("nobody")), ErrNotFound},
		"a unit without a name":         {save(s.SaveUnit(model.Unit{})), ErrInvalid},
		"an ID that no key can hold":    {save(s.SaveTask(&zero, model.ActAdd, "")), ErrInvalid},
		"a target that reports name":    {save(s.SaveTask(&pulled, model.ActEdit, "")), ErrInvalid},
		"a task without a title":        {save(s.SaveTask(&untitled, model.ActAdd, "")), model.ErrMissing},
		"importing a taken ID":          {bring(taken), ErrConflict},
		"importing an ID twice":         {bring(twice), ErrConflict},
		"importing a part of nothing":   {bring(stranded), ErrNotFound},
		"importing a tower of parts":    {bring(tower), ErrInvalid},
		"reading an unknown task":       {func() error { _, err := s.Task("nobody"); return err }(), ErrNotFound},
		"reading an unknown's progress": {func() error { _, err := s.Returns("nobody"); return err }(), ErrNotFound},
	} {
		if !errors.Is(c.err, c.want) || strings.Contains(fmt.Sprint(c.err), "\n") {
			t.Errorf("%s: got %v, want %v on one line", name, c.err, c.want)
		}
	}
	if !reflect.DeepEqual(export(t, s), before) {
		t.Error("what was refused left something behind")
	}
}
