package walktest

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"duban/db"
	"duban/model"
)

// office is a store with a clock that the test sets.
type office struct {
	*db.Store
	t   testing.TB
	now time.Time
}

func openOffice(t testing.TB, today string, l *model.Ledger) *office {
	t.Helper()
	o := &office{t: t}
	o.on(today)
	s, err := db.Open(filepath.Join(t.TempDir(), "ledger.duban"), db.Options{Who: "督查员", NoSync: true, Keep: -1, Now: func() time.Time { return o.now }})
	ok(t, err)
	o.Store = s
	t.Cleanup(func() {
		for _, err := range s.Check() {
			t.Error(err)
		}
		ok(t, s.Close())
	})
	_, _, _, err = s.Import(l, model.ActSeed)
	ok(t, err)
	return o
}

// on sets the clock to the morning of a day.
func (o *office) on(today string) {
	y, m, d := day(today).Civil()
	o.now = time.Date(y, m, d, 9, 0, 0, 0, time.Local)
}

func (o *office) do(_ model.Entry, err error) {
	o.t.Helper()
	ok(o.t, err)
}

func (o *office) plan(id string) *model.Campaign {
	o.t.Helper()
	all, err := o.Campaigns()
	ok(o.t, err)
	for _, c := range all {
		if c.ID == id {
			return c
		}
	}
	o.t.Fatalf("there is no campaign %s", id)
	return nil
}

func (o *office) task(id string) *model.Task {
	o.t.Helper()
	t, err := o.Task(id)
	ok(o.t, err)
	return t.Clone()
}

// told is the newest entry about a record: who did what, and each field from → to.
func (o *office) told(ref model.Ref) string {
	o.t.Helper()
	entries, err := o.History(ref)
	ok(o.t, err)
	if len(entries) == 0 {
		return "nothing"
	}
	e := entries[0]
	changes, err := o.Changes(e.Seq)
	ok(o.t, err)
	out := fmt.Sprintf("%s %s", e.Who, e.Action)
	if e.Of != "" {
		out += " of " + string(e.Of)
	}
	for _, c := range changes {
		if c.Record == ref {
			out += fmt.Sprintf("; %s: %s → %s", c.Field, brief(c.From), brief(c.To))
		}
	}
	return out
}

func brief(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

func ref(kind model.RecordKind, id string) model.Ref { return model.Ref{Kind: kind, ID: id} }

// An act, the record that it changes, and how its history tells it.
type told struct {
	name string
	ref  model.Ref
	act  func(o *office) (model.Entry, error)
	want string
}

func acts2() []told {
	return []told{
		{"a plan's period", ref(model.RecordCampaign, "p"), func(o *office) (model.Entry, error) {
			c := o.plan("p")
			c.Period.To = day("2027-06-30")
			return o.As("王五").SaveCampaign(c)
		}, `王五 campaign; period: {"from":"2025-10-01","to":"2026-12-31"} → {"from":"2025-10-01","to":"2027-06-30"}`},
		{"a unit's other name", ref(model.RecordUnit, "区住建局"), func(o *office) (model.Entry, error) {
			return o.As("李四").SaveUnit(model.Unit{Name: "区住建局", Aliases: []string{"住建局"}})
		}, `李四 unit; aliases:  → ["住建局"]`},
		{"days off", ref(model.RecordSettings, ""), func(o *office) (model.Entry, error) {
			return o.SaveSettings(model.Settings{DaysOff: []model.DayOff{{From: day("2026-01-12"), To: day("2026-01-14"), Text: "抗洪"}}})
		}, `督查员 settings; :  → {"days_off":[{"from":"2026-01-12","to":"…`},
		{"a deadline", ref(model.RecordTask, "p-1"), func(o *office) (model.Entry, error) {
			t := o.task("p-1")
			if err := t.Extend(model.DateOf(o.now), by("2026-09-30"), "征地", "王五"); err != nil {
				return model.Entry{}, err
			}
			return o.As("王五").SaveTask(t, model.ActDeadline, "征地")
		}, `王五 deadline; deadline: {"text":"2026-06-30","date":"2026-06-30"… → {"text":"2026-09-30","date":"2026-09-30"…; extensions:  → [{"on":"2026-01-20","from":{"text":"2026…`},
		{"a decision", ref(model.RecordReturn, "k-1#1"), func(o *office) (model.Entry, error) {
			return o.As("领导甲").Decide("k-1", 1, model.Decision{Text: "同意"})
		}, `领导甲 decide; decisions:  → [{"on":"2026-01-20","back":false,"by":"领…`},
		{"a correction", ref(model.RecordReturn, "p-2#3"), func(o *office) (model.Entry, error) {
			return o.As("区发改局").Report("p-2", model.Return{Date: day("2025-12-31"), Turn: model.Period{From: day("2025-12-01"), To: day("2025-12-31")}, Text: "更正"})
		}, `区发改局 report; :  → {"date":"2025-12-31","percent":null,"act…`},
		{
			"removing a task", ref(model.RecordTask, "s-1"), func(o *office) (model.Entry, error) { return o.As("王五").RemoveTask("s-1") },
			`王五 remove; : {"id":"s-1","no":"1","section":null,"tit… → `,
		},
		{
			"removing a unit", ref(model.RecordUnit, "各乡镇"), func(o *office) (model.Entry, error) { return o.RemoveUnit("各乡镇") },
			`督查员 unit; : {"name":"各乡镇","group":true,"members":["柳… → `,
		},
	}
}

func start(t testing.TB) *office {
	o := openOffice(t, "2026-01-05", walkLedger())
	o.do(o.Report("k-1", model.Return{Date: day("2025-12-31"), Turn: model.Period{From: day("2025-12-16"), To: day("2025-12-31")}, Percent: dec("40")}))
	o.on("2026-01-20")
	return o
}

func TestTheJournalTellsWhoChangedWhatFromWhatToWhat(t *testing.T) {
	for _, a := range acts2() {
		o := start(t)
		o.do(a.act(o))
		if got := o.told(a.ref); got != a.want {
			t.Errorf("%s is told as\n %s\nwant\n %s", a.name, got, a.want)
		}
	}
}

// Undone on its own day an act leaves nothing behind. Undone later it is another change, and
// the days between show what it did.
func TestAnActIsTakenBackOnItsDayOrLater(t *testing.T) {
	show := func(o *office, on string) string {
		return printed(t, boardOn(t, o.Store, day(on)), func(id string) ([]model.Return, error) { return o.ReturnsOn(id, day(on)) })
	}
	for _, a := range acts2() {
		o := start(t)
		before, past := show(o, "2026-01-20"), show(o, "2026-01-19")
		o.do(a.act(o))
		changed := show(o, "2026-01-20")
		o.do(o.Undo())
		if d := differ(before, show(o, "2026-01-20")); d != "" {
			t.Errorf("%s, undone on the day: %s", a.name, d)
		}
		o.do(o.Redo())
		if d := differ(changed, show(o, "2026-01-20")); d != "" {
			t.Errorf("%s, done again on the day: %s", a.name, d)
		}
		o.on("2026-01-26")
		between := show(o, "2026-01-25")
		o.do(o.As("赵六").Undo())
		for on, want := range map[string]string{"2026-01-19": past, "2026-01-20": changed, "2026-01-25": between} {
			if d := differ(want, show(o, on)); d != "" {
				t.Errorf("%s, undone on the 26th: the board of %s: %s", a.name, on, d)
			}
		}
		if got := o.told(a.ref); !strings.HasPrefix(got, "赵六 undo of ") || !strings.Contains(got, " → ") {
			t.Errorf("%s, undone later, is told as %s", a.name, got)
		}
		// Never done and undone later are the same ledger today.
		never := start(t)
		never.on("2026-01-26")
		if d := differ(show(never, "2026-01-26"), show(o, "2026-01-26")); d != "" {
			t.Errorf("%s, undone on the 26th: the board of that day: %s", a.name, d)
		}
	}
}
