package tasks_test

import (
	"slices"
	"strings"
	"testing"

	"duban/model"
	"duban/ui/page"
	"duban/ui/page/pagetest"
	"duban/ui/taskpage"
	"duban/ui/tasks"
	"duban/ui/widget"
)

// kindDesk is the board of one task with the given targets, of which a return of October tells the figures; "" is none.
func kindDesk(t *testing.T, lang model.Lang, targets []model.Target, figures ...string) *pagetest.Desk {
	t.Helper()
	day := model.NewDate
	c := &model.Campaign{
		ID: "jt", Name: "行动", Period: model.Period{From: day(2026, 1, 1), To: day(2026, 12, 31)},
		Cadences:     []model.Cadence{{Kind: model.Month, Purpose: model.ForReport}},
		TrackedSince: day(2026, 11, 1), Policy: model.DefaultPolicy(),
	}
	task := model.Task{
		ID: "one", Campaign: c.ID, Title: "任务", Section: []string{"一"}, Detail: new(model.Detail), Targets: targets,
		Deadline: model.Deadline{Date: day(2026, 12, 31), Precision: model.ToDay, Given: true},
	}
	end := day(2026, 10, 31)
	r := model.Return{Date: end, Turn: model.Period{From: day(2026, 10, 1), To: end}, Received: end + 3, Entered: end + 3, Text: "报数"}
	for i, f := range figures {
		if f == "" {
			continue
		}
		a, err := task.ReadActual(i, f)
		if err != nil {
			t.Fatal(err)
		}
		r.Actuals = append(r.Actuals, a)
	}
	record := model.Record{Task: task}
	if len(r.Actuals) > 0 {
		record.Returns = []model.Return{r}
	}
	record.Task.Standing = model.Summarise(&record.Task, record.Returns, pagetest.Day)
	return pagetest.NewOf(t, lang, c, []model.Record{record}, nil)
}

func amount(t *testing.T, text string) *model.Decimal {
	t.Helper()
	v, _, err := model.ParseAmount(text)
	if err != nil {
		t.Fatal(err)
	}
	return &v
}

// row is the line of the task in the table.
func row(d *pagetest.Desk) string {
	p := tasks.New(d.Desk)
	p.Show(page.Scope{})
	for line := range strings.SplitSeq(d.Text(p), "\n") {
		if strings.Contains(line, "任务  ") && !strings.Contains(line, "完成") && !strings.Contains(line, "全部") {
			return line
		}
	}
	return ""
}

func TestARowItsReasonAndItsPageTellTheSameFigures(t *testing.T) {
	n := func(text string) *model.Decimal { return amount(t, text) }
	for _, c := range []struct {
		name   string
		target model.Target
		figure string
		row    []string // in the line of the table
		gap    string   // in its column; "" where the line tells none
		page   []string // on the page of the task
	}{
		{"sum", model.Target{Metric: "税收", Value: n("10"), Unit: "亿元"}, "4", []string{" 40%", "4/10亿元"}, "-42", []string{"应完成82%，实报40%", "40%"}},
		{"level", model.Target{Metric: "增长", Kind: model.Level, Op: model.AtLeast, Value: n("9.5"), Unit: "%"}, "8", []string{"8% / 应9.5%"}, "-1.5", []string{"增长应达到9.5%，实报8%，差1.5个百分点"}},
		{"ceiling", model.Target{Metric: "失业率", Kind: model.Ceiling, Op: model.AtMost, Value: n("4"), Unit: "%"}, "4.5", []string{"4.5% / 应4%"}, "+0.5", []string{"失业率应控制在4%以内，实报4.5%，超出0.5个百分点"}},
		{"class", model.Target{Metric: "水质", Kind: model.Class, Value: n("3"), Unit: "类"}, "5", []string{"Ⅴ类 / 应Ⅲ类"}, "", []string{"水质应达到Ⅲ类，实报Ⅴ类"}},
		{"rank", model.Target{Metric: "位次", Kind: model.Rank, Op: model.AtMost, Value: n("3")}, "5", []string{"5 / 应3"}, "", []string{"位次应居3位以内，实报第5"}},
		{"yearly", model.Target{Metric: "引进", Kind: model.Yearly, Value: n("10"), Unit: "家"}, "4", []string{" 40%"}, "-40", []string{"实报40%"}},
		{"stock", model.Target{Metric: "里程", Kind: model.Stock, Value: n("10.9"), Baseline: n("5.3"), Unit: "公里"}, "7.54", []string{" 40%", "7.54/10.9公里"}, "-42", []string{"实报40%"}},
		{"capped sum", model.Target{Metric: "起数", Kind: model.CeilingFlow, Op: model.AtMost, Value: n("300"), Unit: "起"}, "320", []string{"320起 / 应300起"}, "+20", []string{"起数应控制在300起以内，实报320起"}},
		{"balance", model.Target{Metric: "债务", Kind: model.Balance, Value: n("0"), Baseline: n("100"), Unit: "亿元"}, "60", []string{" 40%"}, "-42", []string{"实报40%"}},
		{"cleared", model.Target{Metric: "零就业家庭", Kind: model.Cleared, Value: n("0"), Unit: "户"}, "2", []string{"2户 / 应0户"}, "+2", []string{"零就业家庭尚余2户，未清零"}},
		{"duty", model.Target{Metric: "暗访", Kind: model.Duty, Value: n("2"), Unit: "次"}, "1", []string{"1次 / 应2次"}, "-1", []string{"暗访本期应2次，实报1次"}},
		{"percent", model.Target{Metric: "形象进度", Kind: model.Percent, Value: n("100"), Unit: "%"}, "40", []string{" 40%"}, "-42", []string{"实报40%"}},
		{"nothing known", model.Target{Metric: "增长", Kind: model.Level, Op: model.AtLeast, Value: n("9.5"), Unit: "%"}, "", []string{"10月数未报"}, "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := kindDesk(t, model.Chinese, []model.Target{c.target}, c.figure)
			line := row(d)
			for _, text := range c.row {
				if !strings.Contains(line, text) {
					t.Errorf("%q is not in %q", text, line)
				}
			}
			if c.gap != "" && !strings.Contains(line, " "+c.gap+" ") {
				t.Errorf("the gap %s is not in %q", c.gap, line)
			}
			if strings.Contains(line, "差") || strings.Contains(line, "实") {
				t.Errorf("what the columns say is said again in %q", line)
			}
			p := taskpage.New(d.Desk, "one")
			p.Refresh()
			d.Sees(p, c.page...)
		})
	}
}

func TestOfSeveralMeasuresTheOneThatDecidesIsNamed(t *testing.T) {
	n := func(text string) *model.Decimal { return amount(t, text) }
	targets := []model.Target{{Metric: "总投资", Value: n("2134"), Unit: "万元"}, {Metric: "管网长度", Value: n("13.23"), Unit: "公里"}}
	d := kindDesk(t, model.Chinese, targets, "1952", "5.57")
	for w, names := range map[int]bool{60: false, 80: false, 120: true, 200: true} {
		d.W = w
		line := row(d)
		if !strings.Contains(line, " 42%") || !strings.Contains(line, " -40 ") {
			t.Errorf("at %d cells the row is %q", w, line)
		}
		if names && !strings.Contains(line, "管网长度") { // whole, rather than one character of it before a figure
			t.Errorf("at %d cells %q does not say of what it speaks", w, line)
		}
	}
}

func TestAStandingDutyHasNoLightAndNoBar(t *testing.T) {
	d := kindDesk(t, model.Chinese, nil)
	r := d.Board.At(0)
	duty := r.Task.Clone()
	duty.Nature = model.StandingDuty
	d.Board.Replace(duty)
	p := tasks.New(d.Desk)
	p.Show(page.Scope{Query: "类型:职责"})
	line := ""
	for s := range strings.SplitSeq(d.Text(p), "\n") {
		if strings.Contains(s, "常规职责") {
			line = s
		}
	}
	if !strings.Contains(line, "-- ") || strings.Contains(line, "%") || strings.Contains(line, "─") {
		t.Errorf("the row is %q", line)
	}
}

func TestWhatHasNoLightAndWhatIsNoTaskIsOfferedAsAFilter(t *testing.T) {
	d := kindDesk(t, model.English, nil)
	p := tasks.New(d.Desk)
	p.Show(page.Scope{})
	d.Press(p, "f")
	menu, ok := d.Windows[0].(*widget.Chooser)
	if !ok {
		t.Fatal("f opens no menu")
	}
	var notes []string
	for _, o := range menu.All {
		notes = append(notes, o.Note)
	}
	for _, term := range []string{"light:none", "type:goal", "type:duty"} {
		i := slices.Index(notes, term)
		if i < 0 {
			t.Fatalf("%s is not offered among %v", term, notes)
		}
		menu.All[i].Do()
		if len(p.Rows()) != 0 {
			t.Errorf("%s leaves %d rows", term, len(p.Rows()))
		}
	}
}

func TestThePageOfATaskTellsEachTargetByItself(t *testing.T) {
	n := func(text string) *model.Decimal { return amount(t, text) }
	targets := []model.Target{
		{Metric: "增长", Kind: model.Level, Op: model.AtLeast, Value: n("9.5"), Unit: "%", More: &model.Terms{Slack: n("1")}, Strength: "确保"},
		{
			Metric: "新建", Value: n("20"), Unit: "个", More: &model.Terms{Link: "建设总数", Slices: []model.Slice{{Date: model.NewDate(2026, 6, 30), Value: *n("9")}, {Date: model.NewDate(2026, 12, 31), Value: *n("20")}}},
		},
		{Metric: "投资概算", Kind: model.Budget, Value: n("300"), Unit: "万元"},
		{Metric: "各镇建设", Kind: model.Each, Value: n("2"), Unit: "个", More: &model.Terms{Members: []string{"东镇", "西镇"}}},
	}
	d := kindDesk(t, model.Chinese, targets, "8", "15")
	p := taskpage.New(d.Desk, "one")
	p.Refresh()
	d.W, d.H = 180, 60
	d.Sees(p,
		"红 增长  始终达标", "8% / 应9.5%", "应不低于9.5%", "确保，容差1个百分点", "实报8%（10-31）",
		"新建  累计", "应达到20个", "分期 6-30 9; 12-31 20，关联指标“建设总数”", "实报15个（10-31）", "75%",
		"-- 投资概算  资金", "300万元，只记不判",
		"各镇建设  各单位", "每个单位应达到2个", "东镇 未报；西镇 未报")
	if screen := d.Text(p); strings.Contains(screen, "计划与实报") {
		t.Errorf("a level has a curve:\n%s", screen)
	}
	d = kindDesk(t, model.Chinese, targets[1:2], "9")
	p = taskpage.New(d.Desk, "one")
	p.Refresh()
	d.Sees(p, "计划与实报")
}
