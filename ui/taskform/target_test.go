package taskform_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"duban/model"
	"duban/ui/taskform"
	"duban/ui/widget"
	"duban/words"
)

var today = model.NewDate(2026, 11, 23)

// desk is a form of a task, and the windows that were opened over it.
type desk struct {
	form    *widget.Form
	entries *taskform.Entries
	windows []*widget.Form
}

func open(task *model.Task) *desk {
	d := &desk{form: new(widget.Form)}
	d.entries = taskform.Add(taskform.Place{Words: words.NewScreen(model.Chinese), On: today, Push: func(w widget.Dialog) {
		d.windows = append(d.windows, w.(*widget.Form))
	}}, d.form, task)
	return d
}

// edit opens the form of the target on the nth button, which with the number of targets is the one that adds.
func (d *desk) edit(t *rapid.T, n int) *widget.Form {
	d.form.Focus = 0
	for i, e := range d.form.Entries {
		if e == d.entries.Targets.Entries()[n] {
			d.form.Focus = i
		}
	}
	o := d.form.Key(tea.KeyPressMsg{Code: tea.KeyEnter})
	if o.Do == nil {
		t.Fatalf("the entry %d opens nothing", n)
	}
	o.Do()
	return d.windows[len(d.windows)-1]
}

func entry(t *rapid.T, f *widget.Form, label string) *widget.Entry {
	for _, e := range f.Entries {
		if e.Label == label {
			return e
		}
	}
	t.Fatalf("there is no entry %s", label)
	return nil
}

func figure(text string) *model.Decimal {
	v, _, err := model.ParseAmount(text)
	if err != nil {
		panic(err)
	}
	return &v
}

// target is any target of a kind that keeps the rules of the model.
func target(t *rapid.T, k model.Kind) (g model.Target) {
	g = model.Target{
		Metric: rapid.SampledFrom([]string{"税收", "管网长度", "GDP growth"}).Draw(t, "metric"), Kind: k,
		Unit: rapid.SampledFrom([]string{"", "%", "亿元", "个"}).Draw(t, "unit"), Text: "printed",
		Strength: rapid.SampledFrom([]string{"", "力争", "确保"}).Draw(t, "strength"),
	}
	some := func(name string, v *model.Decimal) *model.Decimal {
		if rapid.Bool().Draw(t, name) {
			return v
		}
		return nil
	}
	g.Weight, g.Stretch = some("weight", figure("2")), some("stretch", figure("40"))
	terms := model.Terms{Link: rapid.SampledFrom([]string{"", "建设总数"}).Draw(t, "link"), Slack: some("slack", figure("1.50"))}
	defer func() { g.SetTerms(terms) }()
	if rapid.Bool().Draw(t, "due") {
		g.Deadline = model.Deadline{Date: model.NewDate(2027, 9, 30), Text: "9月底", Precision: model.ToMonth, Given: true}
	}
	switch k {
	case model.GivenLater:
		return g
	case model.Class:
		g.Value = figure(rapid.SampledFrom([]string{"1", "3", "6"}).Draw(t, "class"))
		return g
	case model.ZeroLine, model.Cleared:
		g.Value = figure("0")
		return g
	case model.Balance:
		g.Value, g.Baseline = figure("0"), figure("100")
	case model.Stock:
		g.Value, g.Baseline = figure("10.90"), figure("5.3")
	case model.Each:
		g.Value, terms.Members = figure("2"), []string{"东镇", "西镇"}
	default:
		g.Value = figure("20")
	}
	g.Op = model.Op(rapid.IntRange(0, int(model.Between)).Draw(t, "op"))
	switch {
	case g.Op == model.Between:
		g.Max = figure("30")
	case k == model.Stock && (g.Op == model.AtMost || g.Op == model.Below):
		g.Baseline = figure("14")
	}
	if k == model.Step || k == model.Duty || k == model.Budget {
		return g
	}
	g.Pace = model.Pace(rapid.IntRange(0, int(model.AtTheEnd)).Draw(t, "pace"))
	if g.Pace == model.ByQuarters {
		terms.Lag = rapid.IntRange(0, 30).Draw(t, "lag")
	}
	if k == model.Cumulative && rapid.Bool().Draw(t, "slices") {
		terms.Slices = []model.Slice{{Date: model.NewDate(2026, 6, 30), Value: *figure("9")}, {Date: model.NewDate(2027, 3, 31), Value: *figure("20")}}
	}
	return g
}

func TestATargetOfAnyKindIsReadBackAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := model.Kind(rapid.IntRange(0, model.KindCount-1).Draw(t, "kind"))
		was := target(t, k)
		d := open(&model.Task{Title: "任务", Targets: []model.Target{was}})
		f := d.edit(t, 0)
		if _, err := f.Submit(); err != nil {
			t.Fatalf("%+v is refused: %v", was, err)
		}
		if got := d.entries.Targets.Value(); len(got) != 1 || !reflect.DeepEqual(got[0], was) {
			t.Fatalf("%+v became %+v", was, got)
		}
	})
}

func TestATargetOfAnyKindIsTypedAnew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := model.Kind(rapid.IntRange(0, model.KindCount-1).Draw(t, "kind"))
		want := target(t, k)
		want.Text = ""
		from := open(&model.Task{Title: "任务", Targets: []model.Target{want}})
		shown := from.edit(t, 0)
		d := open(&model.Task{Title: "任务"})
		f := d.edit(t, 0)
		for _, e := range f.Entries {
			is := entry(t, shown, e.Label)
			if e.Choices != nil {
				e.Chosen = is.Chosen
			} else {
				e.Field.Set(is.Value())
			}
		}
		if _, err := f.Submit(); err != nil {
			t.Fatalf("%+v is refused: %v", want, err)
		}
		got := d.entries.Targets.Value()
		if len(got) != 1 {
			t.Fatalf("there are %d targets", len(got))
		}
		task := &model.Task{ID: "x", Campaign: "c", Title: "任务", Targets: got}
		if errs := model.CheckTask(task); len(errs) > 0 {
			t.Fatalf("%+v breaks %v", got[0], errs)
		}
		if a, b := words.NewScreen(model.Chinese).TargetBrief(&got[0], today), words.NewScreen(model.Chinese).TargetBrief(&want, today); a != b {
			t.Fatalf("%s\nbecame\n%s", b, a)
		}
		if got[0].Kind != want.Kind || got[0].Op != want.Op || got[0].Pace != want.Pace || got[0].Terms().Lag != want.Terms().Lag || len(got[0].Terms().Slices) != len(want.Terms().Slices) {
			t.Fatalf("%+v became %+v", want, got[0])
		}
	})
}

func TestWhatIsWrongIsSaidAtItsEntryAndChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.SampledFrom([]struct {
			name  string
			was   model.Target
			label string
			text  string
			says  string
		}{
			{"slices that do not add up", model.Target{Metric: "新建", Value: figure("20"), Unit: "个"}, "分期", "3-31 4; 6-30 9", "分期最后一期为9，应等于目标值20"},
			{"slices out of order", model.Target{Metric: "新建", Value: figure("20")}, "分期", "6-30 9；3-31 20", "按日期排列"},
			{"a slice without a figure", model.Target{Metric: "新建", Value: figure("20")}, "分期", "6-30", "分期“6-30”"},
			{"a class that is none", model.Target{Metric: "水质", Kind: model.Class, Value: figure("3"), Unit: "类"}, "目标值", "7", "“7”不是等级"},
			{"no figure", model.Target{Metric: "税收", Value: figure("3")}, "目标值", "许多", "目标值应是数"},
			{"no value", model.Target{Metric: "税收", Value: figure("3")}, "目标值", "", "请填目标值"},
			{"no name", model.Target{Metric: "税收", Value: figure("3")}, "指标名", "", "请填指标名"},
			{"a weight below nought", model.Target{Metric: "税收", Value: figure("3")}, "权重", "-1", "权重应是数"},
			{"a slack below nought", model.Target{Metric: "税收", Value: figure("3")}, "容差", "-1", "容差应是数"},
			{"a day that is none", model.Target{Metric: "税收", Value: figure("3")}, "时限", "某日", "时限：“某日”不是日期"},
			{"nobody", model.Target{Metric: "建设", Kind: model.Each, Value: figure("3"), More: &model.Terms{Members: []string{"东镇"}}}, "各单位", "", "请填各单位"},
			{"a lag of a year and more", model.Target{Metric: "税收", Value: figure("3"), Pace: model.ByQuarters}, "季后几天报数", "400", "季后几天报数应是数"},
			{"a base beyond its goal", model.Target{Metric: "里程", Kind: model.Stock, Value: figure("10")}, "基数", "12", "基数12已达到目标10"},
		}).Draw(t, "case")
		d := open(&model.Task{Title: "任务", Targets: []model.Target{c.was}})
		f := d.edit(t, 0)
		entry(t, f, c.label).Field.Set(c.text)
		_, err := f.Submit()
		var wrong *widget.Wrong
		if !errors.As(err, &wrong) || !strings.Contains(err.Error(), c.says) || wrong.Entry.Label != c.label {
			t.Fatalf("%s: %v", c.name, err)
		}
		if got := d.entries.Targets.Value(); !reflect.DeepEqual(got[0], c.was) {
			t.Fatalf("%s: it became %+v", c.name, got[0])
		}
		if strings.HasPrefix(c.name, "a base") { // once more is yes
			if _, err := f.Submit(); err != nil || d.entries.Targets.Value()[0].Baseline == nil {
				t.Fatalf("the base is still refused: %v", err)
			}
		}
	})
}

func TestATargetIsRemovedUnlessItHasFigures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		task := &model.Task{Title: "任务", Targets: []model.Target{{Metric: "甲", Value: figure("1")}, {Metric: "乙", Value: figure("2")}}}
		reported := rapid.Bool().Draw(t, "reported")
		if reported {
			if task.Standing.Actuals = []model.Reading{{Actual: model.Actual{Target: 1, Value: *figure("1")}}}; rapid.Bool().Draw(t, "event") {
				task.Standing.Actuals, task.Events = nil, []model.Event{{Target: 1, Count: 1}}
			}
		}
		d := open(task)
		f := d.edit(t, rapid.IntRange(0, 1).Draw(t, "which"))
		entry(t, f, "删除此指标").Chosen = 1
		_, err := f.Submit()
		if got := len(d.entries.Targets.Value()); reported != (err != nil) || got != map[bool]int{true: 2, false: 1}[reported] {
			t.Fatalf("reported %v: %v, %d are left", reported, err, got)
		}
	})
}

func TestTheNatureOfATaskIsAChoice(t *testing.T) {
	for n := model.Work; n <= model.StandingDuty; n++ {
		d := open(&model.Task{Title: "任务", Nature: n})
		got := &model.Task{}
		if err := d.entries.Read(got); err != nil || got.Nature != n {
			t.Errorf("%v became %v: %v", n, got.Nature, err)
		}
	}
}
