package unitform_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"duban/intake/unitform"
	"duban/model"
)

var (
	readOn = model.NewDate(2026, 6, 5)
	may    = model.Period{From: model.NewDate(2026, 5, 1), To: model.NewDate(2026, 5, 31)}
	april  = model.Period{From: model.NewDate(2026, 4, 1), To: model.NewDate(2026, 4, 30)}
)

// ledger is what forms are reviewed against: a road with two targets and a step, reported on in April; a park by its
// percentage, and a safety line and a duty, never reported on.
type ledger struct {
	campaign model.Campaign
	records  []model.Record
}

func newLedger() *ledger {
	num := func(s string) *model.Decimal {
		d := decimal.MustParse(s)
		return &d
	}
	due := model.Deadline{Date: model.NewDate(2026, 12, 31), Given: true}
	l := &ledger{campaign: model.Campaign{ID: "c", Name: "重点工作", Period: model.Period{From: model.NewDate(2026, 1, 1), To: due.Date}}}
	task := func(id string, t model.Task, returns ...model.Return) {
		t.ID, t.Campaign, t.Title, t.Deadline = id, "c", id+"的任务", due
		l.records = append(l.records, model.Record{Task: t, Returns: returns})
	}
	task("road", model.Task{
		Targets: []model.Target{
			{Metric: "里程", Op: model.AtLeast, Value: num("60"), Unit: "公里"},
			{Metric: "投资", Op: model.AtLeast, Value: num("2"), Unit: "亿元"},
		},
		Milestones: []model.Milestone{{Title: "合龙"}},
	}, model.Return{
		Seq: 1, Version: 1, Turn: april, Date: april.To, Received: april.To + 3, Entered: april.To + 3, By: "交通局",
		Actuals: []model.Actual{{Target: 0, Value: *num("12"), Unit: "公里"}, {Target: 1, Value: *num("0.5"), Unit: "亿元"}},
	})
	task("park", model.Task{})
	task("safe", model.Task{Targets: []model.Target{{Metric: "较大事故", Kind: model.ZeroLine, Value: num("0"), Unit: "起"}}}, model.Return{
		Seq: 1, Version: 1, Turn: april, Date: april.To, Received: april.To, Entered: april.To, Actuals: []model.Actual{{Target: 0, Value: *num("0"), Unit: "起"}},
	})
	task("duty", model.Task{Targets: []model.Target{{Metric: "暗访", Kind: model.Duty}}}, model.Return{
		Seq: 1, Version: 1, Turn: april, Date: april.To, Received: april.To, Entered: april.To, Text: "已暗访",
	})
	return l
}

func (l *ledger) on(day model.Date) *unitform.Ledger {
	return &unitform.Ledger{Find: func(id string) (*model.Record, *model.Campaign) {
		for i := range l.records {
			if l.records[i].Task.ID == id {
				return &l.records[i], &l.campaign
			}
		}
		return nil, nil
	}, Calendar: model.NewCalendar(), Today: day, By: "交通局"}
}

// row is one line of a form: its keys, the name of its entry, and what is filled in.
type row struct{ task, key, name, value, text, day, estimate, change string }

// form is a form of rows that asks for May.
func form(t *testing.T, rows ...row) *unitform.Form {
	t.Helper()
	var b strings.Builder
	b.WriteString("duban:task,duban:item,序号,行动,任务,完成时限,填报内容,目标,上次填报,本次完成,计量单位,进展说明,截至日期,调度期,预计或正式,有无变化\n")
	for _, r := range rows {
		b.WriteString(strings.Join([]string{r.task, r.key, "1", "", r.task, "", r.name, "", "", r.value, "", r.text, r.day, "5月（2026-05-01至2026-05-31）", r.estimate, r.change}, ",") + "\n")
	}
	f, ok := unitform.FromDocument(document(t, "back.csv", b.String()))
	if !ok {
		t.Fatalf("not known as a form:\n%s", b.String())
	}
	return f
}

func TestEveryTaskOfAFormHasItsFate(t *testing.T) {
	for _, c := range []struct {
		name   string
		rows   []row
		fate   unitform.Fate
		faults []error
		left   string // the targets that are not reported
		actual string // the figures that are stored
		lights [2]model.Light
	}{
		{
			"all is filled in",
			[]row{{task: "road", key: "t0", name: "里程", value: "30"}, {task: "road", key: "t1", name: "投资", value: "1"}, {task: "road", key: "m0", name: "合龙", value: "已完成"}},
			unitform.Stored, nil, "", "30 1",
			[2]model.Light{model.Yellow, model.Green},
		},
		{
			"a target is left empty beside another",
			[]row{{task: "road", key: "t0", name: "里程", value: "30"}, {task: "road", key: "t1", name: "投资"}},
			unitform.Stored, nil, "投资", "30",
			[2]model.Light{},
		},
		{
			"a bad figure beside a good one",
			[]row{{task: "road", key: "t0", name: "里程", value: "30"}, {task: "road", key: "t1", name: "投资", value: "1吨"}},
			unitform.Stored,
			[]error{model.ErrUnit},
			"", "30",
			[2]model.Light{},
		},
		{
			"a bad day beside a good figure",
			[]row{{task: "road", key: "t0", name: "里程", value: "30", day: "改天"}},
			unitform.Stored,
			[]error{model.ErrDate},
			"", "30",
			[2]model.Light{},
		},
		{
			"a figure that fell beside one that did not, without a reason",
			[]row{{task: "road", key: "t0", name: "里程", value: "11"}, {task: "road", key: "t1", name: "投资", value: "1"}},
			unitform.Stored,
			[]error{unitform.ErrNoWhy},
			"", "1",
			[2]model.Light{},
		},
		{
			"two bad cells and nothing else",
			[]row{{task: "road", key: "t0", name: "里程", value: "若干"}, {task: "road", key: "m0", name: "合龙", value: "一半"}},
			unitform.Refused,
			[]error{model.ErrAmount, unitform.ErrStep},
			"", "",
			[2]model.Light{model.Yellow, model.Yellow},
		},
		{"a task that is not there", []row{{task: "gone", key: "p", name: "总体进度", value: "40"}}, unitform.Refused, []error{unitform.ErrTask}, "", "", [2]model.Light{}},
		{"nothing is filled in", []row{{task: "park", key: "p", name: "总体进度"}}, unitform.Unreported, nil, "", "", [2]model.Light{}},
		{"a day and nothing else", []row{{task: "park", key: "p", name: "总体进度", day: "2026-05-31"}}, unitform.Unreported, nil, "", "", [2]model.Light{}},
		{
			"nothing changed",
			[]row{{task: "road", key: "t0", name: "里程", change: "较上期无变化"}, {task: "road", key: "t1", name: "投资"}},
			unitform.Stored, nil, "", "12 0.5",
			[2]model.Light{},
		},
		{
			"nothing changed, and one figure is written again",
			[]row{{task: "road", key: "t0", name: "里程", value: "12公里", change: "无变化"}, {task: "road", key: "t1", name: "投资"}},
			unitform.Stored, nil, "", "12 0.5",
			[2]model.Light{},
		},
		{
			"nothing changed but a figure",
			[]row{{task: "road", key: "t0", name: "里程", value: "30", change: "较上期无变化"}, {task: "road", key: "t1", name: "投资"}},
			unitform.Stored,
			[]error{unitform.ErrBoth},
			"投资", "30",
			[2]model.Light{},
		},
		{"nothing changed since nothing", []row{{task: "park", key: "p", name: "总体进度", change: "较上期无变化"}}, unitform.Refused, []error{unitform.ErrNoLast}, "", "", [2]model.Light{}},
		{"a zero line does not go on by itself", []row{{task: "safe", key: "t0", name: "较大事故", change: "较上期无变化"}}, unitform.Refused, []error{unitform.ErrTellAnew}, "", "", [2]model.Light{}},
		{"nor does a duty", []row{{task: "duty", key: "t0", name: "暗访", change: "较上期无变化"}}, unitform.Refused, []error{unitform.ErrTellAnew}, "", "", [2]model.Light{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := form(t, c.rows...).Review(newLedger().on(readOn))
			if len(v.Outcomes) != 1 || v.Count(c.fate) != 1 {
				t.Fatalf("%+v", v)
			}
			o := v.Outcomes[0]
			if o.Row != 2 || o.To != 1+len(c.rows) {
				t.Errorf("rows %d to %d", o.Row, o.To)
			}
			if len(o.Faults) != len(c.faults) {
				t.Fatalf("faults %+v, want %v", o.Faults, c.faults)
			}
			for i, want := range c.faults {
				if !errors.Is(o.Faults[i].Reason, want) {
					t.Errorf("fault %+v, want %v", o.Faults[i], want)
				}
			}
			var figures []string
			for _, a := range o.Return.Actuals {
				figures = append(figures, a.Value.String())
			}
			if got := strings.Join(figures, " "); got != c.actual || strings.Join(o.Left, " ") != c.left {
				t.Errorf("figures %q, left %v; want %q and %q", got, o.Left, c.actual, c.left)
			}
			if c.lights != [2]model.Light{} && c.lights != [2]model.Light{o.Before, o.After} {
				t.Errorf("from %s to %s, want %v", o.Before, o.After, c.lights)
			}
		})
	}
}

func TestARowIsTakenOnceHoweverOftenItStandsThere(t *testing.T) {
	l := newLedger()
	twice := form(t, row{task: "park", key: "p", name: "总体进度", value: "40"}, row{task: "safe", key: "t0", name: "较大事故"}, row{task: "park", key: "p", name: "总体进度", value: "50"})
	v := twice.Review(l.on(readOn))
	if len(v.Outcomes) != 3 || v.Count(unitform.Stored) != 1 || v.Count(unitform.Unreported) != 1 || !errors.Is(v.Outcomes[2].Faults[0].Reason, unitform.ErrTwice) {
		t.Errorf("%+v", v)
	}
	// The next file is held against this one.
	next := form(t, row{task: "park", key: "p", name: "总体进度", value: "40"}).Review(l.on(readOn))
	if next.Count(unitform.Unchanged) != 1 {
		t.Errorf("%+v", next)
	}
}

func TestWhatIsSaidNotToHaveChangedIsAReturnOfItsTurn(t *testing.T) {
	l := newLedger()
	same := form(t, row{task: "road", key: "t0", name: "里程", change: "较上期无变化"}, row{task: "road", key: "t1", name: "投资"})
	p := same.Review(l.on(readOn)).Outcomes[0].Return
	if p.Turn != may || p.Date != may.To || p.Text != unitform.NoChange || p.Actuals[0].Unit != "公里" {
		t.Errorf("%+v", p)
	}
	if again := same.Review(l.on(readOn + 9)); again.Count(unitform.Unchanged) != 1 {
		t.Errorf("read again: %+v", again)
	}
}

// A day that the program reads where an officer types it is read in a form too.
func TestTheDayOfARowIsReadAsAnOfficerTypesIt(t *testing.T) {
	day := func(text string) (model.Date, []unitform.Fault) {
		o := form(t, row{task: "park", key: "p", name: "总体进度", value: "40", day: text}).Review(newLedger().on(readOn)).Outcomes[0]
		return o.Return.Date, o.Faults
	}
	for _, text := range []string{"2026-05-20", "5月20日", "5-20", "-9", "20260520", "5月底", "5月底前", "昨天", "今天", "上月底", "改天"} {
		got, faults := day(text)
		want, err := model.ReadDate(text, readOn)
		if err != nil {
			if len(faults) != 1 || !errors.Is(faults[0].Reason, model.ErrDate) || got != may.To || faults[0].Instead != may.To {
				t.Errorf("%s: %s, %+v", text, got, faults)
			}
		} else if len(faults) > 0 || got != want {
			t.Errorf("%s: %s, %+v; want %s", text, got, faults, want)
		}
	}
	// A sheet holds days as numbers.
	if got, faults := day("46162"); got != model.NewDate(2026, 5, 20) || len(faults) > 0 {
		t.Errorf("46162: %s, %+v", got, faults)
	}
}
