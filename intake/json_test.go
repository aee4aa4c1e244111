package intake_test

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"duban/intake"
	"duban/internal/ledgerjson"
	"duban/model"
	"duban/seeds"
)

func TestAnExportOfALedgerIsReadBackAsItIs(t *testing.T) {
	l, err := seeds.Load(readOn)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := ledgerjson.Encode(&out, l, model.NewCalendar(), readOn); err != nil {
		t.Fatal(err)
	}
	d, err := intake.Read(context.Background(), "duban.json", out.Bytes(), intake.Options{Today: readOn, Export: ledgerjson.Decode})
	if err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	if err := ledgerjson.Encode(&again, d.Ledger(), model.NewCalendar(), readOn); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Error("the draft of an export is not the ledger that was written")
	}
	it := d.Plans[1].Items[0]
	if line := d.Document.Lines[it.Span.From-1]; !bytes.Contains([]byte(line), []byte(it.Record.Task.ID)) {
		t.Errorf("task %s stands on line %d, which is %q", it.Record.Task.ID, it.Span.From, line)
	}
}

func TestAPlainListOfTasksIsReadByItsKeys(t *testing.T) {
	for _, tt := range []struct{ name, text string }{
		{"Chinese keys", `[
 {"序号": 1, "任务名称": "修建滨江路", "牵头单位": "区交通局", "责任单位": ["区财政局", "柳林镇"], "完成时限": "6月底前", "责任领导": "李明"},
 {"序号": 2, "任务名称": "建成敬老院", "牵头单位": "区民政局", "完成时限": "2026-10-31"}
]`},
		{"English keys in an object", `{"title": "2026年重点工作", "tasks": [
 {"no": "1", "title": "修建滨江路", "lead_units": ["区交通局"], "responsible_units": ["区财政局", "柳林镇"], "deadline": {"date": "2026-06-30", "text": "6月底前"}, "leaders": ["李明"]},
 {"no": "2", "title": "建成敬老院", "lead": "区民政局", "due": "2026-10-31"}
]}`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := intake.Read(context.Background(), "list.json", []byte(tt.text), intake.Options{Today: model.NewDate(2026, 1, 5)})
			if err != nil {
				t.Fatal(err)
			}
			if len(d.Plans) != 1 || len(d.Plans[0].Items) != 2 {
				t.Fatalf("plans %d, want one with two tasks: %+v", len(d.Plans), d.Plans)
			}
			a, b := d.Plans[0].Items[0].Record.Task, d.Plans[0].Items[1].Record.Task
			if a.Title != "修建滨江路" || !sameNames(a.LeadUnits, []string{"区交通局"}) || !sameNames(a.ResponsibleUnits, []string{"区财政局", "柳林镇"}) || !sameNames(a.Leaders, []string{"李明"}) {
				t.Errorf("first task: %+v", a)
			}
			if a.Deadline.Date != model.NewDate(2026, 6, 30) || b.Deadline.Date != model.NewDate(2026, 10, 31) {
				t.Errorf("deadlines %v and %v", a.Deadline, b.Deadline)
			}
			if from := d.Plans[0].Items[1].Span.From; from != 3 {
				t.Errorf("the second task stands on line %d, want 3", from)
			}
		})
	}
}

func TestJSONWithoutTasksIsRefused(t *testing.T) {
	for _, text := range []string{`{"a": 1}`, `[1, 2, 3]`, `[{"序号": `, `{"tasks": "none"}`} {
		_, err := intake.Read(context.Background(), "x.json", []byte(text), intake.Options{Today: readOn})
		if !errors.Is(err, intake.ErrList) {
			t.Errorf("%s: %v, want ErrList", text, err)
		}
	}
}
