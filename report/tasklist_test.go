package report_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"duban/board"
	"duban/model"
	"duban/report"
)

// listed are four tasks on a board: one behind, one finished, one with dangerous texts, and one that no paper gives a deadline.
func listed(t *testing.T) (*board.Board, []*board.Row) {
	t.Helper()
	day := model.NewDate
	c := &model.Campaign{ID: "jt", Name: "交通会战", Period: model.Period{From: day(2026, 1, 1), To: day(2026, 12, 31)}, Policy: model.DefaultPolicy()}
	due := model.Deadline{Date: day(2026, 12, 31), Given: true}
	km := []model.Target{{Metric: "里程", Op: model.AtLeast, Value: dec("30"), Unit: "公里"}}
	tasks := []*model.Task{
		{ID: "road", Title: "农村公路", Deadline: due, Targets: km, LeadUnits: []string{"交通局", "水利局"}, Leaders: []string{"甲"}},
		{ID: "done", Title: "公园", Deadline: due, Targets: km},
		{ID: "evil", No: "＝1+1", Title: "=HYPERLINK(\"x\")\x1b[31m", Section: []string{" @SUM(A1)"}, Deadline: due},
		{ID: "open", Title: "-5", Targets: km},
	}
	for i, figure := range []string{"3", "30"} {
		a, err := tasks[i].ReadActual(0, figure)
		if err != nil {
			t.Fatal(err)
		}
		r := model.Return{Date: day(2026, 5, 31), Received: today, Entered: today, Actuals: []model.Actual{a}, Simulated: i == 0}
		tasks[i].Standing = model.Summarise(tasks[i], []model.Return{r}, today)
	}
	for _, task := range tasks {
		task.Campaign, task.Detail = c.ID, new(model.Detail)
	}
	b := board.New([]*model.Campaign{c}, tasks, nil, model.NewCalendar(), today)
	var rows []*board.Row
	for i := range int32(b.Len()) {
		rows = append(rows, b.At(i))
	}
	return b, rows
}

// columnOf finds a column by its head.
func columnOf(t *testing.T, heads []string, head string) int {
	t.Helper()
	for i, h := range heads {
		if h == head {
			return i
		}
	}
	t.Fatalf("no column %s in %v", head, heads)
	return 0
}

func TestAListForExcelIsReadAsUTF8AndHoldsNoFormula(t *testing.T) {
	b, rows := listed(t)
	var out bytes.Buffer
	if err := report.NewTaskList(b, rows, model.Chinese).Write(&out, report.CSV); err != nil {
		t.Fatal(err)
	}
	text, marked := strings.CutPrefix(out.String(), "\ufeff")
	if !marked {
		t.Error("no byte order mark: Excel would take it for GBK")
	}
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		row        int
		head, want string
	}{
		{1, "灯", "红"},
		{1, "牵头单位", "交通局、水利局"},
		{1, "责任领导", "甲"},
		{1, "完成时限", "2026-12-31"},
		{1, "完成", "10.0%"},
		{1, "最近填报", "2026-05-31"},
		{1, "备注", "填报为模拟"},
		{2, "灯", "办结"},
		{3, "序号", "'＝1+1"},
		{3, "任务", "'=HYPERLINK(\"x\")"},
		{3, "分组", "' @SUM(A1)"},
		{3, "完成", ""},
		{4, "任务", "-5"},
		{4, "备注", "文件未给时限，按行动结束日"},
	} {
		if got := all[c.row][columnOf(t, all[0], c.head)]; got != c.want {
			t.Errorf("%s of row %d is %q, want %q", c.head, c.row, got, c.want)
		}
	}
	if gap := all[1][columnOf(t, all[0], "差")]; !strings.HasPrefix(gap, "-") {
		t.Errorf("a task behind has the gap %q", gap)
	}
}

func TestAWorkbookOfAListCanBeSortedCountedAndFiltered(t *testing.T) {
	b, rows := listed(t)
	var out bytes.Buffer
	if err := report.NewTaskList(b, rows, model.English).Write(&out, report.XLSX); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	const sheet = "Tasks"
	all, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	at := func(row int, head string) (value, cell string) {
		i := columnOf(t, all[0], head)
		if i < len(all[row]) {
			value = all[row][i]
		}
		cell, err := excelize.CoordinatesToCellName(i+1, row+1)
		if err != nil {
			t.Fatal(err)
		}
		return value, cell
	}
	if v, cell := at(1, "Due"); v != "46387" {
		t.Errorf("the deadline in %s is %q, and not the day 46387 of Excel", cell, v)
	} else if shown, _ := f.GetCellValue(sheet, cell); shown != "2026-12-31" {
		t.Errorf("it is shown as %q", shown)
	}
	if v, cell := at(1, "Done"); v != "0.1" {
		t.Errorf("the share done in %s is %q", cell, v)
	} else if shown, _ := f.GetCellValue(sheet, cell); shown != "10.0%" {
		t.Errorf("it is shown as %q", shown)
	}
	_, light := at(1, "Light")
	id, err := f.GetCellStyle(sheet, light)
	if err != nil {
		t.Fatal(err)
	}
	if style, err := f.GetStyle(id); err != nil || len(style.Fill.Color) == 0 || !strings.HasSuffix(style.Fill.Color[0], "C00000") {
		t.Errorf("the red light's cell is %+v (%v)", style, err)
	}
	for _, head := range []string{"No.", "Task", "Section"} {
		v, cell := at(3, head)
		if formula, _ := f.GetCellFormula(sheet, cell); formula != "" || v == "" || strings.Contains(v, "\x1b") {
			t.Errorf("%s holds %q and the formula %q", cell, v, formula)
		}
	}
	if p, err := f.GetPanes(sheet); err != nil || !p.Freeze || p.YSplit != 1 {
		t.Errorf("the head does not stay in view: %+v (%v)", p, err)
	}
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		names[n.Name] = n.RefersTo
	}
	if names["_xlnm._FilterDatabase"] == "" || names["_xlnm.Print_Titles"] == "" {
		t.Errorf("no filter, or no head on each printed page: %v", names)
	}
}

func TestAGroupedListNamesTheGroupOfEachRow(t *testing.T) {
	b, _ := listed(t)
	groups := b.Group(nil, board.ByUnit, func(board.GroupBy, string) string { return "无单位" })
	list := report.NewGroupedTaskList(b, groups, model.Chinese)
	if list.Len() != 5 { // the road stands under both of its units
		t.Errorf("%d rows", list.Len())
	}
	var out bytes.Buffer
	if err := list.Write(&out, report.CSV); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"组别,灯,", "\n交通局,红,road", "\n水利局,红,road", "\n无单位,"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, out.String())
		}
	}
}
