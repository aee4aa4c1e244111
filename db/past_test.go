package db

import (
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"duban/model"
)

// dated opens an empty ledger whose clock the test sets.
func dated(t *testing.T, on string) (*Store, *clock) {
	t.Helper()
	c := &clock{}
	c.set(on)
	s, err := Open(filepath.Join(t.TempDir(), "ledger.duban"), Options{Who: "督查室", Now: c.read, NoSync: true, Keep: -1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		sound(t, s)
		_ = s.Close()
	})
	return s, c
}

func (c *clock) set(on string) {
	d := day(on).Time()
	c.now = time.Date(d.Year(), d.Month(), d.Day(), 9, 0, 0, 0, time.Local)
}

// titles lists the tasks of a day with their titles.
func titles(t *testing.T, s *Store, on string) string {
	t.Helper()
	var out []string
	for _, task := range must(s.TasksOn(day(on)))(t) {
		out = append(out, task.ID+" "+strings.TrimPrefix(task.Title, "完成工业园区标准化厂房 "))
	}
	return strings.Join(out, ", ")
}

func retitle(t *testing.T, s *Store, id, title string) {
	t.Helper()
	task := must(s.Task(id))(t)
	task.Title = title
	must(s.SaveTask(task, model.ActEdit, ""))(t)
}

func TestABoardOfAPastDayStaysAsItWas(t *testing.T) {
	s, c := dated(t, "2026-11-10")
	if _, _, _, err := s.Import(testLedger(4), model.ActSeed); err != nil {
		t.Fatal(err)
	}
	c.set("2026-11-12")
	retitle(t, s, "c0-0", "甲")
	retitle(t, s, "c0-0", "乙")
	c.set("2026-11-14")
	must(s.RemoveTask("c0-1"))(t)
	added := testTask("", "c-0", "附件0")
	added.Title, added.Added = "新", day("2026-11-14")
	must(s.SaveTask(&added, model.ActAdd, ""))(t)
	c.set("2026-11-16")
	must(s.RemoveCampaign("c-1"))(t)
	for on, want := range map[string]string{
		"2026-11-11": "c0-0 c0-0, c0-1 c0-1, c1-0 c1-0, c1-1 c1-1",
		"2026-11-12": "c0-0 乙, c0-1 c0-1, c1-0 c1-0, c1-1 c1-1",
		"2026-11-13": "c0-0 乙, c0-1 c0-1, c1-0 c1-0, c1-1 c1-1",
		"2026-11-14": "c0-0 乙, t1 新, c1-0 c1-0, c1-1 c1-1",
		"2026-11-15": "c0-0 乙, t1 新, c1-0 c1-0, c1-1 c1-1",
		"2026-11-16": "c0-0 乙, t1 新",
	} {
		if got := titles(t, s, on); got != want {
			t.Errorf("on %s: %s, want %s", on, got, want)
		}
	}
	if got := must(s.ReturnsOn("c1-1", day("2026-11-15")))(t); len(got) != 2 {
		t.Errorf("the returns of a task removed since are %+v", got)
	}
	if got := must(s.ReturnsOn("c1-1", day("2026-11-16")))(t); len(got) != 0 {
		t.Errorf("the returns of a removed task are %+v", got)
	}
	if _, err := s.ReturnsOn("nobody", day("2026-11-15")); !errors.Is(err, ErrNotFound) {
		t.Errorf("the returns of nobody give %v", err)
	}
	if got := must(s.CampaignsOn(day("2026-11-15")))(t); len(got) != 2 || got[1].ID != "c-1" {
		t.Errorf("campaigns are %+v", got)
	}
}

func TestAnUndoOnTheDayLeavesNoTraceAndOnALaterDayIsAChangeOfThatDay(t *testing.T) {
	for _, c := range []struct{ undo, redo, on12, on13, on14, on15 string }{
		{"2026-11-12", "2026-11-12", "甲", "甲", "甲", "甲"},
		{"2026-11-12", "2026-11-14", "c0-0", "c0-0", "甲", "甲"},
		{"2026-11-13", "2026-11-13", "甲", "甲", "甲", "甲"},
		{"2026-11-13", "2026-11-14", "甲", "c0-0", "甲", "甲"},
	} {
		s, clock := dated(t, "2026-11-10")
		if _, _, _, err := s.Import(testLedger(2), model.ActSeed); err != nil {
			t.Fatal(err)
		}
		clock.set("2026-11-12")
		before := export(t, s)
		retitle(t, s, "c0-0", "甲")
		clock.set(c.undo)
		must(s.Undo())(t)
		if c.undo == "2026-11-12" && !reflect.DeepEqual(export(t, s), before) {
			t.Error("an undo on the same day left something behind")
		}
		clock.set(c.redo)
		must(s.Redo())(t)
		if got := titles(t, s, "2026-11-11"); got != "c0-0 c0-0, c1-0 c1-0" {
			t.Errorf("the day before has %s", got)
		}
		for on, want := range map[string]string{"2026-11-12": c.on12, "2026-11-13": c.on13, "2026-11-14": c.on14, "2026-11-15": c.on15} {
			if got := titles(t, s, on); got != "c0-0 "+want+", c1-0 c1-0" {
				t.Errorf("undone on %s and redone on %s: on %s there is %s, want %s", c.undo, c.redo, on, got, want)
			}
		}
	}
}

func TestAReturnTakenBackLaterStaysOnTheBoardsThatShowedIt(t *testing.T) {
	s, c := dated(t, "2026-11-10")
	if _, _, _, err := s.Import(testLedger(2), model.ActSeed); err != nil {
		t.Fatal(err)
	}
	must(s.Report("c0-0", testReport("2026-11-10", "0.70")))(t)
	c.set("2026-11-12")
	must(s.Undo())(t)
	must(s.Report("c0-0", testReport("2026-11-12", "0.80")))(t) // has the number of the one taken back
	for on, want := range map[string]string{"2026-11-09": "0.50", "2026-11-10": "0.70", "2026-11-11": "0.70", "2026-11-12": "0.80"} {
		if got := must(s.TasksOn(day(on)))(t)[0].Standing; got.Actuals[0].Actual.Value.String() != want {
			t.Errorf("on %s the figure is %s, want %s", on, got.Actuals[0].Actual.Value, want)
		}
	}
}

func TestRenumberingLeavesPastDaysInTheirOrder(t *testing.T) {
	s, c := dated(t, "2026-11-10")
	plan := model.Plan{Campaign: testCampaign("c")}
	for _, id := range []string{"1", "2", "3"} {
		plan.Records = append(plan.Records, model.Record{Task: testTask(id, "c", map[string]string{"3": "乙"}[id]+"甲")})
	}
	if _, _, _, err := s.Import(&model.Ledger{Plans: []model.Plan{plan}}, model.ActSeed); err != nil {
		t.Fatal(err)
	}
	want := titles(t, s, "2026-11-11")
	c.set("2026-11-12")
	renumbered := false
	for i := range 300 {
		task := testTask(fmt.Sprintf("n%d", i), "c", "甲")
		task.Added = day("2026-11-12")
		e := must(s.SaveTask(&task, model.ActAdd, ""))(t)
		renumbered = renumbered || len(e.Campaigns()) > 0
	}
	if got := titles(t, s, "2026-11-11"); got != want || !renumbered {
		t.Errorf("the day before has %s, want %s; renumbered: %v", got, want, renumbered)
	}
	c.set("2026-11-13")
	for range 300 {
		must(s.Undo())(t)
	}
	if got := titles(t, s, "2026-11-11"); got != want {
		t.Errorf("after undoing all the day before has %s, want %s", got, want)
	}
}

func TestWhatIsDoneWhenTheClockWasSetBackShowsOnThatDay(t *testing.T) {
	s, c := dated(t, "2026-11-10")
	if _, _, _, err := s.Import(testLedger(2), model.ActSeed); err != nil {
		t.Fatal(err)
	}
	c.set("2026-11-20")
	retitle(t, s, "c0-0", "甲")
	c.set("2026-11-15")
	retitle(t, s, "c0-0", "乙")
	for on, want := range map[string]string{"2026-11-14": "c0-0", "2026-11-15": "乙", "2026-11-19": "乙", "2026-11-20": "乙"} {
		if got := titles(t, s, on); got != "c0-0 "+want+", c1-0 c1-0" {
			t.Errorf("on %s there is %s, want %s", on, got, want)
		}
	}
	must(s.Undo())(t)
	for on, want := range map[string]string{"2026-11-14": "c0-0", "2026-11-19": "c0-0", "2026-11-20": "甲"} {
		if got := titles(t, s, on); got != "c0-0 "+want+", c1-0 c1-0" {
			t.Errorf("after undo on %s there is %s, want %s", on, got, want)
		}
	}
}

func TestSettingsAndUnitsAreKeptForPastDays(t *testing.T) {
	s, c := dated(t, "2026-11-10")
	off := model.Settings{DaysOff: []model.DayOff{{From: day("2026-11-20"), To: day("2026-11-21"), Text: "机构搬迁"}}}
	e := must(s.SaveSettings(off))(t)
	if e.Action != model.ActSettings || !reflect.DeepEqual(e.Records, []model.Ref{{Kind: model.RecordSettings}}) {
		t.Errorf("entry = %+v", e)
	}
	if e := must(s.SaveSettings(off))(t); e.Seq != 0 {
		t.Errorf("the same settings again make the entry %+v", e)
	}
	if got := must(s.SettingsOn(day("2026-11-09")))(t); len(got.DaysOff) != 0 {
		t.Errorf("the day before had settings %+v", got)
	}
	if got := must(s.Settings())(t); !reflect.DeepEqual(got, off) {
		t.Errorf("settings = %+v", got)
	}
	for _, bad := range []model.DayOff{{}, {From: day("2026-11-20"), To: day("2026-11-19")}, {From: day("2026-11-20"), To: day("2026-11-20"), Text: "a\x1b"}} {
		if _, err := s.SaveSettings(model.Settings{DaysOff: []model.DayOff{bad}}); !errors.Is(err, ErrInvalid) {
			t.Errorf("day off %+v gives %v", bad, err)
		}
	}
	must(s.SaveUnit(model.Unit{Name: "区发改局"}))(t)
	must(s.SaveUnit(model.Unit{Name: "区财政局"}))(t)
	c.set("2026-11-12")
	must(s.RemoveUnit("区发改局"))(t)
	if _, err := s.RemoveUnit("区发改局"); !errors.Is(err, ErrNotFound) {
		t.Errorf("removing it again gives %v", err)
	}
	c.set("2026-11-14")
	must(s.SaveUnit(model.Unit{Name: "区发改局", Phone: "0730"}))(t)
	for on, want := range map[string]int{"2026-11-11": 2, "2026-11-12": 1, "2026-11-13": 1, "2026-11-14": 2} {
		if got := must(s.UnitsOn(day(on)))(t); len(got) != want {
			t.Errorf("on %s there are %+v", on, got)
		}
	}
	if got := must(s.Units())(t); got[0].Name != "区发改局" || got[0].Phone != "0730" {
		t.Errorf("a unit that comes back is not where it was: %+v", got)
	}
}

func TestAnIDOfThePastIsNotGivenOutAgain(t *testing.T) {
	s, c := dated(t, "2026-11-10")
	task := testTask("", "c", "甲")
	plan := model.Plan{Campaign: testCampaign("c"), Records: []model.Record{{Task: testTask("a", "c", "甲")}}}
	plan.Records = append(plan.Records, model.Record{
		Task: testTask("t1", "c", "甲"), Removed: true,
		Was: []model.Past[model.Task]{{ID: "t1", Until: day("2026-11-01"), Value: &task}},
	})
	if _, _, _, err := s.Import(&model.Ledger{Plans: []model.Plan{plan}}, model.ActRestore); err != nil {
		t.Fatal(err)
	}
	c.set("2026-11-11")
	e := must(s.SaveTask(&task, model.ActAdd, ""))(t)
	if got := e.Tasks(); len(got) != 1 || got[0] == "t1" {
		t.Errorf("the new task is %v", got)
	}
	if got := titles(t, s, "2026-10-31"); !strings.Contains(got, "t1") {
		t.Errorf("the tasks of the day are %s", got)
	}
}

func TestCampaignsAreLinkedOnEveryDay(t *testing.T) {
	s, c := dated(t, "2026-11-10")
	top, part := testCampaign("top"), testCampaign("part")
	part.Parent = "top"
	e := must(s.SaveCampaigns([]*model.Campaign{&top, &part}, model.ActArchive, "归档"))(t)
	if e.Action != model.ActArchive || e.Note != "归档" || len(e.Campaigns()) != 2 {
		t.Errorf("entry = %+v", e)
	}
	c.set("2026-11-12")
	loose := part
	loose.Parent = ""
	must(s.SaveCampaign(&loose))(t)
	now, then := must(s.Campaigns())(t), must(s.CampaignsOn(day("2026-11-11")))(t)
	if now[1].Up != nil || then[1].Up == nil || then[1].Up != then[0] {
		t.Errorf("now part of %v, then of %v", now[1].Up, then[1].Up)
	}
	lost := testCampaign("lost")
	lost.Parent = "nowhere"
	top.Office = "改"
	if _, err := s.SaveCampaigns([]*model.Campaign{&top, &lost}, model.ActCampaign, ""); !errors.Is(err, ErrNotFound) {
		t.Errorf("a part of nothing gives %v", err)
	}
	if got := must(s.Campaigns())(t); got[0].Office == "改" {
		t.Error("half of an action was stored")
	}
}

func TestAnExportWithoutOrdersShowsTheSamePastDays(t *testing.T) {
	s, c := dated(t, "2026-11-10")
	if _, _, _, err := s.Import(testLedger(8), model.ActSeed); err != nil {
		t.Fatal(err)
	}
	c.set("2026-11-12")
	retitle(t, s, "c0-1", "甲")
	must(s.RemoveTask("c0-2"))(t)
	must(s.RemoveCampaign("c-1"))(t)
	l := export(t, s)
	for i := range l.Plans {
		for j := range l.Plans[i].Records {
			r := &l.Plans[i].Records[j]
			r.Task.Order, r.Task.Campaign = 0, ""
			for k := range r.Was {
				if v := r.Was[k].Value; v != nil {
					v.Order, v.Campaign = 0, ""
				}
			}
		}
	}
	other, _ := dated(t, "2026-11-20")
	if added, skipped, _, err := other.Import(l, model.ActRestore); err != nil || added != 1 || skipped != 0 {
		t.Fatalf("added %d, skipped %d, %v", added, skipped, err)
	}
	for _, on := range []string{"2026-11-11", "2026-11-12", "2026-11-20"} {
		if got, want := titles(t, other, on), titles(t, s, on); got != want || got == "" {
			t.Errorf("on %s the copy has %s, want %s", on, got, want)
		}
	}
}
