package db

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"duban/model"
)

// told lists what an entry changed, one line a field.
func tell(t *testing.T, s *Store, seq uint64) string {
	t.Helper()
	var out []string
	for _, c := range must(s.Changes(seq))(t) {
		out = append(out, fmt.Sprintf("%s %s %s: %.60s → %.60s", c.Record.Kind, c.Record.ID, c.Field, c.From, c.To))
	}
	return strings.Join(out, "\n")
}

func TestChangesAreToldFieldByField(t *testing.T) {
	s := imported(t, 4)
	task := must(s.Task("c0-1"))(t)
	task.Leaders, task.Persons = []string{"乙"}, []string{"<丙>"}
	task.Detail.Text = "四栋"
	task.Detail.Review = nil
	edit := must(s.SaveTask(task, model.ActEdit, ""))(t)
	campaign := testCampaign("c-0")
	campaign.Office = ""
	office := must(s.SaveCampaign(&campaign))(t)
	report := must(s.Report("c0-0", testReport("2026-11-20", "0.90")))(t)
	task = must(s.Task("c0-0"))(t)
	task.Section, task.Title = []string{"别处"}, "搬走"
	other := testTask("x", "c-0", "别处")
	add := must(s.SaveTask(&other, model.ActAdd, ""))(t)
	move := must(s.SaveTask(task, model.ActEdit, ""))(t)
	remove := must(s.RemoveTask("x"))(t)
	undo := must(s.Undo())(t)
	unit := must(s.SaveUnit(model.Unit{Name: "区发改局", Phone: "1"}))(t)
	settings := must(s.SaveSettings(model.Settings{DaysOff: []model.DayOff{{From: 9, To: 9}}}))(t)
	for name, c := range map[string]struct {
		seq  uint64
		want string
	}{
		"an edit": {edit.Seq, `task c0-1 leaders: ["责任领导甲"] → ["乙"]
task c0-1 persons:  → ["<丙>"]
task c0-1 detail: "建设标准化厂房三栋" → "四栋"
task c0-1 review: [{"code":"lead","text":"没有写明牵头单位"}] → `},
		"a campaign": {office.Seq, `campaign c-0 office: "区委督查室" → `},
		"a report":   {report.Seq, `return c0-0#3 :  → {"date":"2026-11-20","percent":null,"actuals":[{"target":0,"`},
		"adding":     {add.Seq, `task x :  → {"id":"x","no":"1","section":["别处"],"title":"完成工业园区标准化厂房 x","m`},
		"moving": {move.Seq, `task c0-0 section: ["附件0"] → ["别处"]
task c0-0 title: "完成工业园区标准化厂房 c0-0" → "搬走"`},
		"removing": {remove.Seq, `campaign c-0 dropped:  → [{"no":"1","section":["别处"],"title":"完成工业园区标准化厂房 x","uni
task x : {"id":"x","no":"1","section":["别处"],"title":"完成工业园区标准化厂房 x","m → `},
		"undoing it": {undo.Seq, `task x :  → {"id":"x","no":"1","section":["别处"],"title":"完成工业园区标准化厂房 x","m
campaign c-0 dropped: [{"no":"1","section":["别处"],"title":"完成工业园区标准化厂房 x","uni → `},
		"a unit":   {unit.Seq, `unit 区发改局 phone:  → "1"`},
		"settings": {settings.Seq, `settings  :  → {"days_off":[{"from":"1970-01-10","to":"1970-01-10","text":""}]}`},
	} {
		if got := cut(tell(t, s, c.seq)); got != cut(c.want) {
			t.Errorf("%s tells\n%s\nwant\n%s", name, got, cut(c.want))
		}
	}
	if got := tell(t, s, 1); !strings.Contains(got, `campaign c-1 :  → {"id":"c-1"`) || strings.Contains(got, "task ") {
		t.Errorf("the import tells\n%s", got)
	}
	if _, err := s.Changes(99); !errors.Is(err, ErrNotFound) {
		t.Errorf("an entry that is not there gives %v", err)
	}
}

// cut shortens every line.
func cut(text string) string {
	var out []string
	for line := range strings.Lines(text) {
		out = append(out, fmt.Sprintf("%.50s", strings.TrimRight(line, "\n")))
	}
	return strings.Join(out, "\n")
}

func TestTheHistoryOfAnyRecordIsKept(t *testing.T) {
	s := imported(t, 4)
	must(s.SaveUnit(model.Unit{Name: "区发改局", Phone: "1"}))(t)
	must(s.Report("c0-0", model.Return{Date: day("2026-11-20"), Text: "一"}))(t)
	must(s.Undo())(t)
	must(s.Report("c0-0", model.Return{Date: day("2026-11-20"), Text: "二"}))(t) // has the same number
	campaign := testCampaign("c-0")
	campaign.Office = "另一处"
	must(s.SaveCampaign(&campaign))(t)
	must(s.SaveSettings(model.Settings{DaysOff: []model.DayOff{{From: 9, To: 9}}}))(t)
	must(s.RemoveTask("c0-0"))(t)
	must(s.RemoveCampaign("c-1"))(t)
	for _, c := range []struct {
		ref  model.Ref
		want string
	}{
		{taskRef("c0-0"), "remove report:二 undo:一 report:一 seed"},
		{model.Ref{Kind: model.RecordReturn, ID: "c0-0#3"}, "remove report:二 undo:一 report:一"},
		{model.Ref{Kind: model.RecordReturn, ID: "c0-1#1"}, ""},
		{model.Ref{Kind: model.RecordCampaign, ID: "c-0"}, "remove campaign seed"},
		{model.Ref{Kind: model.RecordCampaign, ID: "c-1"}, "remove seed"},
		{model.Ref{Kind: model.RecordUnit, ID: "区发改局"}, "unit:区发改局 seed"},
		{model.Ref{Kind: model.RecordSettings}, "settings"},
	} {
		var got []string
		for _, e := range must(s.History(c.ref))(t) {
			text := string(e.Action)
			if e.Note != "" {
				text += ":" + e.Note
			}
			got = append(got, text)
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("history of %v = %s, want %s", c.ref, got, c.want)
		}
	}
	for _, ref := range []model.Ref{
		{Kind: model.RecordReturn, ID: "c0-1"},
		{Kind: model.RecordReturn, ID: "c0-1#x"},
		{Kind: model.RecordReturn, ID: "c0-1#9"},
		{Kind: model.RecordUnit, ID: "无"},
		{Kind: "meeting", ID: "1"},
	} {
		if _, err := s.History(ref); !errors.Is(err, ErrNotFound) {
			t.Errorf("the history of %v gives %v", ref, err)
		}
	}
}

func TestEveryActionIsThatOfAPerson(t *testing.T) {
	s := imported(t, 4)
	must(s.As("李四").Report("c0-0", model.Return{Text: "一"}))(t)
	must(s.As("王五").Undo())(t)
	j := must(s.Journal(3))(t)
	if j[0].Who != "王五" || j[1].Who != "李四" || j[2].Who != "督查室" {
		t.Errorf("journal = %+v", j)
	}
}
