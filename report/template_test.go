package report_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/govalues/decimal"
	"github.com/xuri/excelize/v2"

	"duban/intake/unitform"
	"duban/model"
	"duban/report"
)

var today = model.NewDate(2026, 6, 1)

func dec(s string) *model.Decimal {
	d := decimal.MustParse(s)
	return &d
}

// tasks are one task of each way to be measured, and one with dangerous texts.
func tasks() []model.Record {
	due := model.Deadline{Date: model.NewDate(2026, 12, 31), Text: "12月底前", Given: true}
	return []model.Record{
		{Task: model.Task{ID: "road", No: "1", Title: "农村公路", Deadline: due, Targets: []model.Target{
			{Metric: "里程", Op: model.AtLeast, Value: dec("30"), Unit: "公里"},
			{Metric: "投资", Op: model.AtLeast, Value: dec("2"), Unit: "亿元"},
		}}},
		{Task: model.Task{ID: "water", No: "2", Title: "供水工程", Deadline: due, Milestones: []model.Milestone{{Title: "开工"}, {Title: "竣工"}}}},
		{Task: model.Task{ID: "park", No: "3", Title: "公园建设", Deadline: due}},
		{Task: model.Task{ID: "evil", No: "=1+1", Title: "@SUM(A1)\x1b[31m", Deadline: due, Targets: []model.Target{{Metric: "+cmd|' /C calc'!A0", Unit: "-个"}}}},
	}
}

// made is the form of all tasks, opened for filling in.
func made(t *testing.T) *excelize.File {
	t.Helper()
	tp := report.Template{Unit: "交通局", On: today}
	all := tasks()
	for i := range all {
		tp.Rows = append(tp.Rows, report.TemplateTask{Task: &all[i].Task, Campaign: "重点工作"})
	}
	var b bytes.Buffer
	if err := tp.Write(&b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func cell(col, row int) string {
	n, _ := excelize.CoordinatesToCellName(col, row)
	return n
}

// The rows of the form: road 5 and 6, water 7 and 8, park 9, evil 10.
const (
	roadRow, waterRow, parkRow, evilRow = 5, 7, 9, 10
)

// read saves a form as a unit would, and reads it.
func read(t *testing.T, f *excelize.File) *unitform.Form {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	if !unitform.IsForm(b.Bytes()) {
		t.Fatal("the form is not known as one")
	}
	got, err := unitform.Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// plan is the campaign of all tasks.
var plan = &model.Campaign{ID: "c", Name: "重点工作", Period: model.Period{From: model.NewDate(2026, 1, 1), To: model.NewDate(2026, 12, 31)}}

// against is a ledger of records on a day.
func against(records []model.Record, on model.Date) *unitform.Ledger {
	return &unitform.Ledger{Find: func(id string) (*model.Record, *model.Campaign) {
		for i := range records {
			if records[i].Task.ID == id {
				return &records[i], plan
			}
		}
		return nil, nil
	}, Calendar: model.NewCalendar(), Today: on, By: "交通局"}
}

// review is what becomes of a form that is reviewed today.
func review(t *testing.T, f *excelize.File) unitform.Review {
	t.Helper()
	return read(t, f).Review(against(tasks(), today))
}

// returns are the returns of a review, and faults all cells that were not taken.
func returns(v unitform.Review) (out []model.Return) {
	for _, o := range v.Outcomes {
		if o.Fate == unitform.Stored {
			out = append(out, o.Return)
		}
	}
	return out
}

func faults(v unitform.Review) []unitform.Fault {
	out := v.Head
	for _, o := range v.Outcomes {
		out = append(out, o.Faults...)
	}
	return out
}

func TestAFilledFormGivesReports(t *testing.T) {
	f := made(t)
	day := time.Date(2026, 5, 30, 0, 0, 0, 0, time.UTC)
	for at, v := range map[string]any{
		cell(unitform.ColValue, roadRow): 6.06, cell(unitform.ColValue, roadRow+1): "5000万元", cell(unitform.ColText, roadRow): "路基完成",
		cell(unitform.ColDate, roadRow): day, cell(unitform.ColValue, waterRow): unitform.Done, cell(unitform.ColValue, parkRow): 40, cell(unitform.ColDate, parkRow): "5月20日",
	} {
		if err := f.SetCellValue(unitform.Sheet, at, v); err != nil {
			t.Fatal(err)
		}
	}
	// SetCellValue gives a day a style of its own, as typing a day does.
	got := review(t, f)
	all := returns(got)
	if len(all) != 3 || len(faults(got)) != 0 || got.Count(unitform.Unreported) != 1 {
		t.Fatalf("%+v", got)
	}
	road, water, park := all[0], all[1], all[2]
	if len(road.Actuals) != 2 || road.Actuals[0].Value.String() != "6.06" || road.Actuals[1].Value.String() != "0.5" || road.Text != "路基完成" ||
		road.Date != model.NewDate(2026, 5, 30) || road.By != "交通局" {
		t.Errorf("road: %+v", road)
	}
	if len(water.Steps) != 1 || !water.Steps[0].Done || water.Date != today {
		t.Errorf("water: %+v", water)
	}
	if park.Percent == nil || park.Percent.String() != "40" || park.Date != model.NewDate(2026, 5, 20) {
		t.Errorf("park: %+v", park)
	}
}

// A form says which turn it asks for, and who sent it when: what comes back answers
// that turn.
func TestAFormAsksForATurnAndAnswersIt(t *testing.T) {
	all := tasks()[:3]
	tp := report.Template{Unit: "交通局", On: today}
	for i := range all {
		tp.Rows = append(tp.Rows, report.Ask(plan, &all[i].Task, model.NewCalendar(), today))
	}
	may := model.Period{From: model.NewDate(2026, 5, 1), To: model.NewDate(2026, 5, 31)}
	for name, tc := range map[string]struct {
		set      map[string]any
		on       model.Date // the day on which it is read
		want     model.Return
		rejected error
	}{
		"with nothing said": {nil, today + 2, model.Return{Turn: may, Date: may.To, Received: today + 2, SentBy: "交通局"}, nil},
		"with a sender and a day": {
			map[string]any{cell(unitform.ColCampaign+1, unitform.RowReply): "张科长", cell(unitform.ColDeadline+1, unitform.RowReply): "6月2日"},
			today + 5,
			model.Return{Turn: may, Date: may.To, Received: today + 1, SentBy: "张科长"},
			nil,
		},
		"with a day as Excel holds it": {
			map[string]any{cell(unitform.ColDeadline+1, unitform.RowReply): time.Date(2026, 6, 3, 0, 0, 0, 0, time.UTC)},
			today + 5,
			model.Return{Turn: may, Date: may.To, Received: today + 2, SentBy: "交通局"},
			nil,
		},
		"as an estimate before the end": {
			map[string]any{cell(unitform.ColEstimate, parkRow): unitform.Estimate},
			model.NewDate(2026, 5, 28),
			model.Return{Turn: may, Date: may.To, Received: model.NewDate(2026, 5, 28), SentBy: "交通局", Estimate: true},
			nil,
		},
		"before the end":               {nil, model.NewDate(2026, 5, 28), model.Return{Turn: may, Date: model.NewDate(2026, 5, 28), Received: model.NewDate(2026, 5, 28), SentBy: "交通局"}, nil},
		"received to come":             {map[string]any{cell(unitform.ColDeadline+1, unitform.RowReply): "2026-06-20"}, today + 2, model.Return{Turn: may, Date: may.To, Received: today + 2, SentBy: "交通局"}, unitform.ErrFuture},
		"received before its last day": {map[string]any{cell(unitform.ColDeadline+1, unitform.RowReply): "2026-05-29"}, today + 2, model.Return{Turn: may, Date: may.To - 2, Received: may.To - 2, SentBy: "交通局"}, nil},
		"for a day behind that": {
			map[string]any{cell(unitform.ColDeadline+1, unitform.RowReply): "2026-05-29", cell(unitform.ColDate, parkRow): "2026-05-30"},
			today + 2,
			model.Return{Turn: may, Date: may.To - 2, Received: may.To - 2, SentBy: "交通局"},
			model.ErrAhead,
		},
		"for a day before its turn": {
			map[string]any{cell(unitform.ColDate, parkRow): "2026-04-30"},
			today + 2,
			model.Return{Turn: may, Date: may.To, Received: today + 2, SentBy: "交通局"},
			model.ErrBefore,
		},
		"with another day":    {map[string]any{cell(unitform.ColDate, parkRow): "2026-05-30"}, today + 2, model.Return{Turn: may, Date: may.To - 1, Received: today + 2, SentBy: "交通局"}, nil},
		"received on no day":  {map[string]any{cell(unitform.ColDeadline+1, unitform.RowReply): "哪天"}, today + 2, model.Return{Turn: may, Date: may.To, Received: today + 2, SentBy: "交通局"}, model.ErrDate},
		"said to be no guess": {map[string]any{cell(unitform.ColEstimate, parkRow): unitform.Final}, today + 2, model.Return{Turn: may, Date: may.To, Received: today + 2, SentBy: "交通局"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := tp.Write(&b); err != nil {
				t.Fatal(err)
			}
			f, err := excelize.OpenReader(&b)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			if v, _ := f.GetCellValue(unitform.Sheet, cell(unitform.ColNo, unitform.RowNote)); !strings.Contains(v, "本次报送：5月（2026-06-10前报）") {
				t.Errorf("the head says %q", v)
			}
			for at, v := range tc.set {
				if err := f.SetCellValue(unitform.Sheet, at, v); err != nil {
					t.Fatal(err)
				}
			}
			if err := f.SetCellValue(unitform.Sheet, cell(unitform.ColValue, parkRow), 40); err != nil {
				t.Fatal(err)
			}
			fresh := tasks()
			v := read(t, f).Review(against(fresh, tc.on))
			got, wrong := returns(v), faults(v)
			if tc.rejected == nil && len(wrong) > 0 || tc.rejected != nil && (len(wrong) != 1 || !errors.Is(wrong[0].Reason, tc.rejected)) {
				t.Errorf("faults %+v", wrong)
			}
			if len(got) != 1 {
				t.Fatalf("%+v", v)
			}
			p := got[0]
			if p.Turn != tc.want.Turn || p.Date != tc.want.Date || p.Received != tc.want.Received || p.SentBy != tc.want.SentBy || p.Estimate != tc.want.Estimate || p.By != "交通局" {
				t.Errorf("got %+v, want %+v", p, tc.want)
			}
		})
	}
}

func TestCellsThatCannotBeTakenAreRefusedWithTheirReason(t *testing.T) {
	percent := func(v float64) func(*excelize.File) error {
		return func(f *excelize.File) error {
			style, err := f.NewStyle(&excelize.Style{NumFmt: 9})
			if err != nil {
				return err
			}
			if err := f.SetCellStyle(unitform.Sheet, cell(unitform.ColValue, parkRow), cell(unitform.ColValue, parkRow), style); err != nil {
				return err
			}
			return f.SetCellValue(unitform.Sheet, cell(unitform.ColValue, parkRow), v)
		}
	}
	set := func(col, row int, v any) func(*excelize.File) error {
		return func(f *excelize.File) error { return f.SetCellValue(unitform.Sheet, cell(col, row), v) }
	}
	for name, tc := range map[string]struct {
		fill func(*excelize.File) error
		want error // nil: it is taken
		row  int
		kept bool // the rest of the row is
	}{
		"a percentage over 100":          {set(unitform.ColValue, parkRow, 140), model.ErrPercent, parkRow, false},
		"a percentage as Excel holds it": {percent(0.4), nil, 0, false},
		"a percentage of 140% in Excel":  {percent(1.4), model.ErrPercent, parkRow, false},
		"words for a percentage":         {set(unitform.ColValue, parkRow, "快了"), model.ErrPercent, parkRow, false},
		"a wrong unit of measure":        {set(unitform.ColValue, roadRow+1, "5公里"), model.ErrUnit, roadRow + 1, false},
		"no figure":                      {set(unitform.ColValue, roadRow, "若干"), model.ErrAmount, roadRow, false},
		"a date that has not come":       {set(unitform.ColDate, waterRow, time.Date(2026, 6, 2, 0, 0, 0, 0, time.UTC)), nil, 0, false}, // nothing else in the row: empty
		"a task that is not there":       {set(unitform.ColTask, parkRow, "nowhere"), nil, 0, false},                                    // and nothing filled in
		"a milestone half done":          {set(unitform.ColValue, waterRow, "一半"), unitform.ErrStep, waterRow, false},
		"a target that is gone": {func(f *excelize.File) error {
			return errors.Join(set(unitform.ColMeasure, roadRow, "桥梁")(f), set(unitform.ColValue, roadRow, 1)(f))
		}, unitform.ErrItem, roadRow, false},
		"a target that has moved": {func(f *excelize.File) error {
			return errors.Join(set(unitform.ColMeasure, roadRow, "投资")(f), set(unitform.ColValue, roadRow, 1)(f))
		}, nil, 0, false},
		"an unknown task": {func(f *excelize.File) error {
			return errors.Join(set(unitform.ColTask, parkRow, "nowhere")(f), set(unitform.ColValue, parkRow, 1)(f))
		}, unitform.ErrTask, parkRow, false},
		"a future date with a figure": {func(f *excelize.File) error {
			return errors.Join(set(unitform.ColDate, parkRow, "2026-06-02")(f), set(unitform.ColValue, parkRow, 1)(f))
		}, unitform.ErrFuture, parkRow, true},
		"a date that is none": {func(f *excelize.File) error {
			return errors.Join(set(unitform.ColDate, parkRow, "改天")(f), set(unitform.ColValue, parkRow, 1)(f))
		}, model.ErrDate, parkRow, true},
		"a wrong unit beside a good figure": {func(f *excelize.File) error {
			return errors.Join(set(unitform.ColValue, roadRow, 6)(f), set(unitform.ColValue, roadRow+1, "5公里")(f))
		}, model.ErrUnit, roadRow + 1, true},
		"a wrong figure beside a sentence": {func(f *excelize.File) error {
			return errors.Join(set(unitform.ColValue, roadRow, "若干")(f), set(unitform.ColText, roadRow, "路基完成")(f))
		}, model.ErrAmount, roadRow, true},
		"a word for what changed that is none": {func(f *excelize.File) error {
			return errors.Join(set(unitform.ColChange, parkRow, "好像有")(f), set(unitform.ColValue, parkRow, 1)(f))
		}, unitform.ErrChange, parkRow, true},
		"nothing new since nothing": {set(unitform.ColChange, parkRow, unitform.NoChange), unitform.ErrNoLast, parkRow, false},
		"a broken key": {func(f *excelize.File) error {
			return errors.Join(set(unitform.ColItem, parkRow, "zz")(f), set(unitform.ColValue, parkRow, 1)(f))
		}, unitform.ErrItem, parkRow, false},
	} {
		t.Run(name, func(t *testing.T) {
			f := made(t)
			if err := tc.fill(f); err != nil {
				t.Fatal(err)
			}
			v := review(t, f)
			got, wrong := returns(v), faults(v)
			switch {
			case tc.want == nil && len(wrong) > 0:
				t.Errorf("refused: %+v", wrong)
			case tc.want != nil && (len(wrong) != 1 || !errors.Is(wrong[0].Reason, tc.want) || wrong[0].Row != tc.row):
				t.Errorf("refused %+v, returns %+v; want %v in row %d", wrong, got, tc.want, tc.row)
			case tc.want != nil && (len(got) > 0) != tc.kept, tc.want != nil && (v.Count(unitform.Refused) > 0) == tc.kept:
				t.Errorf("a cell that is wrong left %+v of its row", got)
			}
		})
	}
}

func TestTheSameFormAgainReportsNothingTwice(t *testing.T) {
	f := made(t)
	if err := f.SetCellValue(unitform.Sheet, cell(unitform.ColValue, parkRow), 40); err != nil {
		t.Fatal(err)
	}
	all := tasks()
	first := read(t, f).Review(against(all, today))
	if len(returns(first)) != 1 {
		t.Fatalf("%+v", first)
	}
	again := read(t, f).Review(against(all, today)) // the records hold it now
	if len(returns(again)) != 0 || again.Count(unitform.Unchanged) != 1 || again.Count(unitform.Unreported) != 3 {
		t.Errorf("again: %+v", again)
	}
}

func TestOnlyTheCellsToFillInAreOpen(t *testing.T) {
	f := made(t)
	for col := 1; col <= unitform.Columns; col++ {
		for row := 1; row <= evilRow; row++ {
			id, err := f.GetCellStyle(unitform.Sheet, cell(col, row))
			if err != nil {
				t.Fatal(err)
			}
			st, err := f.GetStyle(id)
			if err != nil {
				t.Fatal(err)
			}
			open := st.Protection != nil && !st.Protection.Locked
			want := row >= unitform.RowFirst && (col == unitform.ColValue || col == unitform.ColText || col == unitform.ColDate || col >= unitform.ColEstimate) ||
				row == unitform.RowReply && (col == unitform.ColCampaign+1 || col == unitform.ColDeadline+1)
			if open != want {
				t.Errorf("%s is open: %v", cell(col, row), open)
			}
		}
	}
	if p, err := f.GetSheetProtection(unitform.Sheet); err != nil || p.EditObjects || !p.SelectUnlockedCells {
		t.Errorf("protection %+v, %v", p, err)
	}
	for col, hidden := range map[string]bool{"A": true, "B": true, "C": false} {
		if shown, err := f.GetColVisible(unitform.Sheet, col); err != nil || shown == hidden {
			t.Errorf("column %s is shown: %v %v", col, shown, err)
		}
	}
	lists, changes := 0, 0
	all, err := f.GetDataValidations(unitform.Sheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range all {
		if v.Formula1 == fmt.Sprintf("\"%s,%s\"", unitform.Done, unitform.NotDone) {
			lists++
		}
		if v.Formula1 == fmt.Sprintf("\"%s,%s\"", unitform.NoChange, unitform.Changed) {
			changes++
		}
	}
	if lists != 2 || changes != 4 {
		t.Errorf("%d drop-downs for two milestones, %d for four tasks", lists, changes)
	}
	if p, err := f.GetPanes(unitform.Sheet); err != nil || !p.Freeze || p.YSplit != unitform.RowHead {
		t.Errorf("panes %+v, %v", p, err)
	}
}

func TestNoTextOfTheLedgerIsAFormula(t *testing.T) {
	f := made(t)
	for col := 1; col <= unitform.Columns; col++ {
		at := cell(col, evilRow)
		if formula, err := f.GetCellFormula(unitform.Sheet, at); err != nil || formula != "" {
			t.Errorf("%s is the formula %q, %v", at, formula, err)
		}
		if v, _ := f.GetCellValue(unitform.Sheet, at); v != "" {
			if kind, err := f.GetCellType(unitform.Sheet, at); err != nil || kind != excelize.CellTypeSharedString {
				t.Errorf("%s %q is of type %d, %v", at, v, kind, err)
			}
		}
	}
	if v, _ := f.GetCellValue(unitform.Sheet, cell(unitform.ColTitle, evilRow)); v != "@SUM(A1)[31m" && v != "@SUM(A1)" {
		t.Errorf("the title %q", v)
	}
}

func TestOtherFilesAreNoForms(t *testing.T) {
	f := excelize.NewFile()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"nothing": nil, "text": []byte("duban_report_form"), "cut off": b.Bytes()[:100], "a workbook": b.Bytes(), "PK": []byte("PK\x03\x04duban_report_form")} {
		if unitform.IsForm(data) {
			t.Errorf("%s is taken for a form", name)
		}
	}
	g := made(t)
	if err := g.RemoveCol(unitform.Sheet, "A"); err != nil {
		t.Fatal(err)
	}
	b.Reset()
	if err := g.Write(&b); err != nil {
		t.Fatal(err)
	}
	if _, err := unitform.Read(b.Bytes()); !errors.Is(err, unitform.ErrDamaged) {
		t.Errorf("a form without its keys: %v", err)
	}
}

// A sheet may be made as wide and long as it likes; what is read of it is bounded.
func TestAnEndlessFormIsRefused(t *testing.T) {
	f := made(t)
	for row := 1; row <= 9; row++ {
		if err := f.SetCellInt(unitform.Sheet, cell(16384, row), 1); err != nil {
			t.Fatal(err)
		}
	}
	if got := read(t, f); len(got.Rows) != 4 {
		t.Errorf("%d tasks of a wide form", len(got.Rows))
	}
	f = made(t)
	if err := f.SetCellInt(unitform.Sheet, cell(3, 30_000), 1); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	if _, err := unitform.Read(b.Bytes()); !errors.Is(err, unitform.ErrDamaged) {
		t.Errorf("a form of 30,000 rows: %v", err)
	}
}

func BenchmarkReadForm(b *testing.B) {
	all := tasks()
	tp := report.Template{Unit: "交通局", On: today}
	for i := range 200 {
		tp.Rows = append(tp.Rows, report.TemplateTask{Task: &all[i%4].Task, Campaign: "重点工作"})
	}
	var buf bytes.Buffer
	if err := tp.Write(&buf); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := unitform.Read(buf.Bytes()); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzReadForm(f *testing.F) {
	tp := report.Template{Unit: "交通局", On: today}
	all := tasks()
	tp.Rows = append(tp.Rows, report.TemplateTask{Task: &all[0].Task, Campaign: "重点工作"})
	var b bytes.Buffer
	if err := tp.Write(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		if unitform.IsForm(data) {
			if form, err := unitform.Read(data); err == nil {
				fresh := tasks()
				form.Review(against(fresh, today))
			}
		}
	})
}
