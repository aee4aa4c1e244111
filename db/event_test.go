package db

import (
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"duban/model"
)

// withAccidents is a ledger of two tasks with a sum and a zero line each.
func withAccidents() *model.Ledger {
	l := testLedger(2)
	for i := range l.Plans {
		t := &l.Plans[i].Records[0].Task
		t.Targets = append(t.Targets, model.Target{Metric: "较大事故", Kind: model.ZeroLine, Unit: "起"})
	}
	return l
}

// accidentsIn is a return of October with a figure of the zero line.
func accidentsIn(value string) model.Return {
	return model.Return{
		Date: day("2026-10-31"), Turn: model.Period{From: day("2026-10-01"), To: day("2026-10-31")}, Text: "十月", By: "安监局",
		Actuals: []model.Actual{{Target: 1, Value: *dec(value), Unit: "起"}},
	}
}

// eventsOn lists the events of a task as they were known on a day.
func eventsOn(t *testing.T, s *Store, on string) string {
	t.Helper()
	var out []string
	for _, e := range must(s.TaskOn("c0-0", day(on)))(t).Events {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s ×%d %s %s", e.Date, e.Count, e.StateOn(day(on)), e.Kind)))
	}
	return strings.Join(out, "; ")
}

func TestAReturnMakesAnEventInTheSameAction(t *testing.T) {
	s, c := dated(t, "2026-11-08")
	if _, _, _, err := s.Import(withAccidents(), model.ActSeed); err != nil {
		t.Fatal(err)
	}
	before := export(t, s)
	c.set("2026-11-10")
	e := must(s.Report("c0-0", accidentsIn("2")))(t)
	want := []model.Ref{{Kind: model.RecordTask, ID: "c0-0"}, {Kind: model.RecordReturn, ID: "c0-0#3"}}
	if e.Action != model.ActReport || !reflect.DeepEqual(e.Records, want) {
		t.Errorf("entry = %+v", e)
	}
	made := model.Event{
		Date: day("2026-10-31"), Target: 1, Count: 2, By: "安监局", Entered: day("2026-11-10"), Incomplete: true,
		Of: model.Period{From: day("2026-10-01"), To: day("2026-10-31")},
	}
	if got := must(s.Task("c0-0"))(t).Events; len(got) != 1 || got[0] != made {
		t.Errorf("events = %+v", got)
	}
	must(s.Undo())(t)
	if after := export(t, s); !reflect.DeepEqual(after, before) {
		t.Errorf("after the undo the ledger is\n%+v\nand was\n%+v", after, before)
	}
	must(s.Redo())(t)
	if got := eventsOn(t, s, "2026-11-10"); got != "2026-10-31 ×2 incomplete" {
		t.Errorf("after the redo the events are %s", got)
	}
}

func TestEventsOfPastDaysStayAsTheyWereKnown(t *testing.T) {
	s, c := dated(t, "2026-11-08")
	if _, _, _, err := s.Import(withAccidents(), model.ActSeed); err != nil {
		t.Fatal(err)
	}
	c.set("2026-11-10")
	must(s.Report("c0-0", accidentsIn("2")))(t)
	c.set("2026-11-12")
	e := must(s.As("张三").AddEvent("c0-0", model.Event{Date: day("2026-10-20"), Target: 1, Kind: "较大事故", Deaths: 3}))(t)
	if e.Action != model.ActEvent || e.Note != "较大事故" || e.Who != "张三" || e.Tasks()[0] != "c0-0" {
		t.Errorf("entry = %+v", e)
	}
	c.set("2026-11-14")
	must(s.CompleteEvent("c0-0", 1, model.Event{Kind: "一般事故"}))(t)
	c.set("2026-11-16")
	must(s.WithdrawEvent("c0-0", 1, "不属我区"))(t)
	c.set("2026-11-18")
	must(s.Report("c0-0", accidentsIn("0")))(t)
	want := map[string]string{
		"2026-11-09": "",
		"2026-11-10": "2026-10-31 ×2 incomplete",
		"2026-11-12": "2026-10-20 ×1 stands 较大事故; 2026-10-31 ×1 incomplete",
		"2026-11-15": "2026-10-20 ×1 stands 较大事故; 2026-10-31 ×1 stands 一般事故",
		"2026-11-17": "2026-10-20 ×1 stands 较大事故; 2026-10-31 ×1 withdrawn 一般事故",
		"2026-11-18": "2026-10-20 ×1 stands 较大事故; 2026-10-31 ×1 withdrawn 一般事故",
	}
	copied, err := Open(filepath.Join(t.TempDir(), "copy.duban"), Options{Now: c.read, NoSync: true, Keep: -1})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = copied.Close() }()
	if _, _, _, err := copied.Import(export(t, s), model.ActRestore); err != nil {
		t.Fatal(err)
	}
	for _, store := range []*Store{s, copied} {
		for on, want := range want {
			if got := eventsOn(t, store, on); got != want {
				t.Errorf("on %s the events are %q, want %q", on, got, want)
			}
		}
		sound(t, store)
	}
	if e := must(s.Task("c0-0"))(t).Events[0]; e.By != "张三" {
		t.Errorf("the event was entered by %s", e.By)
	}
	// An undo on a later day is a change of that day.
	c.set("2026-11-20")
	for range 2 {
		must(s.Undo())(t)
	}
	if got, want := eventsOn(t, s, "2026-11-20"), "2026-10-20 ×1 stands 较大事故; 2026-10-31 ×1 stands 一般事故"; got != want {
		t.Errorf("after the undo the events are %q, want %q", got, want)
	}
	if got := eventsOn(t, s, "2026-11-17"); got != want["2026-11-17"] {
		t.Errorf("after the undo the events of the 17th are %q", got)
	}
}

func TestACorrectionTakesTheEventOfItsFigureBack(t *testing.T) {
	s, c := dated(t, "2026-11-08")
	if _, _, _, err := s.Import(withAccidents(), model.ActSeed); err != nil {
		t.Fatal(err)
	}
	c.set("2026-11-10")
	must(s.Report("c0-0", accidentsIn("3")))(t)
	must(s.Report("c0-0", accidentsIn("3")))(t)
	c.set("2026-11-11")
	must(s.Report("c0-0", accidentsIn("1")))(t)
	c.set("2026-11-12")
	must(s.Report("c0-0", accidentsIn("0")))(t)
	for on, want := range map[string]string{
		"2026-11-10": "2026-10-31 ×3 incomplete", "2026-11-11": "2026-10-31 ×1 incomplete", "2026-11-12": "2026-10-31 ×1 withdrawn",
	} {
		if got := eventsOn(t, s, on); got != want {
			t.Errorf("on %s the events are %q, want %q", on, got, want)
		}
	}
}

func TestAFigureWaitsForItsApprovalBeforeItMakesAnEvent(t *testing.T) {
	s, c := dated(t, "2026-11-08")
	l := withAccidents()
	l.Plans[0].Campaign.Approval = true
	if _, _, _, err := s.Import(l, model.ActSeed); err != nil {
		t.Fatal(err)
	}
	c.set("2026-11-10")
	must(s.Report("c0-0", accidentsIn("1")))(t)
	c.set("2026-11-11")
	must(s.Decide("c0-0", 3, model.Decision{}))(t)
	c.set("2026-11-12")
	must(s.Decide("c0-0", 3, model.Decision{Back: true}))(t)
	for on, want := range map[string]string{
		"2026-11-10": "", "2026-11-11": "2026-10-31 ×1 incomplete", "2026-11-12": "2026-10-31 ×1 withdrawn",
	} {
		if got := eventsOn(t, s, on); got != want {
			t.Errorf("on %s the events are %q, want %q", on, got, want)
		}
	}
}

func TestTheFigureOfADocumentMakesAnEventToo(t *testing.T) {
	s, c := dated(t, "2026-11-08")
	if _, _, _, err := s.Import(withAccidents(), model.ActSeed); err != nil {
		t.Fatal(err)
	}
	if got := must(s.Task("c0-0"))(t).Events; len(got) > 0 {
		t.Errorf("seeding made %+v", got)
	}
	c.set("2026-11-10")
	u := model.Update{Records: []model.Record{{Task: *must(s.Task("c0-0"))(t), Returns: []model.Return{accidentsIn("1")}}}}
	must(s.Update(&u, model.ActImport, ""))(t)
	if got := eventsOn(t, s, "2026-11-10"); got != "2026-10-31 ×1 incomplete" {
		t.Errorf("the events are %s", got)
	}
}

func TestAnEventThatCannotBeChangesNothing(t *testing.T) {
	s, _ := dated(t, "2026-11-10")
	if _, _, _, err := s.Import(withAccidents(), model.ActSeed); err != nil {
		t.Fatal(err)
	}
	before := export(t, s)
	try := func(name string, want error, e model.Entry, err error) {
		t.Helper()
		if !errors.Is(err, want) || e.Seq != 0 {
			t.Errorf("%s: %v, want %v; entry %+v", name, err, want, e)
		}
	}
	add := func(name, id string, v model.Event, want error) {
		t.Helper()
		e, err := s.AddEvent(id, v)
		try(name, want, e, err)
	}
	add("no such task", "x", model.Event{Date: day("2026-11-01")}, ErrNotFound)
	add("no day", "c0-0", model.Event{Target: 1}, model.ErrEventDate)
	add("tomorrow", "c0-0", model.Event{Target: 1, Date: day("2026-11-11")}, model.ErrEventAhead)
	add("control characters", "c0-0", model.Event{Target: 1, Date: day("2026-11-01"), Kind: "事\x1b故"}, model.ErrControl)
	add("breaks a rule", "c0-0", model.Event{Target: 7, Date: day("2026-11-01")}, ErrInvalid)
	e, err := s.WithdrawEvent("c0-0", 0, "误报")
	try("no such event", model.ErrNoEvent, e, err)
	e, err = s.CompleteEvent("c0-0", 0, model.Event{Kind: "较大事故"})
	try("no event to complete", model.ErrNoEvent, e, err)
	if after := export(t, s); !reflect.DeepEqual(after, before) {
		t.Error("the ledger was changed")
	}
}

func TestAReturnLeavesADoubtInTheSameAction(t *testing.T) {
	s, c := dated(t, "2026-11-08")
	if _, _, _, err := s.Import(withAccidents(), model.ActSeed); err != nil {
		t.Fatal(err)
	}
	before := export(t, s)
	had := must(s.Task("c0-0"))(t)
	c.set("2026-11-10")
	doubt := model.Doubt{Code: model.DoubtEvent, Text: "填报文字提到“死亡”，未登记事件"}
	r := model.Return{Date: day("2026-10-31"), Text: "事故致1人死亡"}
	e := must(s.Report("c0-0", r, doubt))(t)
	if e.Action != model.ActReport || len(e.Records) != 2 {
		t.Errorf("entry = %+v", e)
	}
	now := must(s.Task("c0-0"))(t)
	if n := len(now.Detail.Review); n != len(had.Detail.Review)+1 || now.Detail.Review[n-1] != doubt || now.OpenDoubts != had.OpenDoubts+1 {
		t.Errorf("%d open doubts in %+v", now.OpenDoubts, now.Detail.Review)
	}
	must(s.Report("c0-0", r, doubt))(t)
	if again := must(s.Task("c0-0"))(t); again.OpenDoubts != now.OpenDoubts {
		t.Errorf("the same doubt is left twice: %+v", again.Detail.Review)
	}
	if _, err := s.Report("c0-0", r, model.Doubt{Text: "什么"}); !errors.Is(err, ErrInvalid) {
		t.Errorf("a doubt without a code: %v", err)
	}
	must(s.Undo())(t)
	must(s.Undo())(t)
	if after := export(t, s); !reflect.DeepEqual(after, before) {
		t.Error("undo leaves something of the return or its doubt")
	}
}
