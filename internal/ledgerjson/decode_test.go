package ledgerjson

import (
	"bytes"
	"errors"
	"io"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"

	"duban/internal/zh"
	"duban/model"
)

// begin is the start of every export, and begin1 of one of form 1, so that the
// cases below show only what matters.
const (
	begin  = `{"format":"duban-ledger","version":2,`
	begin1 = `{"format":"duban-ledger","version":1,`
)

func TestDecodeTakesAFileWrittenByHand(t *testing.T) {
	l, err := Decode(strings.NewReader("\xef\xbb\xbf" + begin + `"campaigns":[{
		"tasks":[{"id":"a-1","title":"修路\u001b[31m","deadline":{"date":"2018-12-31"},
			"milestones":[{"title":"动工","done":"2018-03-02"},{"title":"竣工","done":null},{"title":"征地","done":"2018-03-02"}],
			"progress":[{"date":"2018-03-01","percent":10},{"date":"2018-05-01","percent":"20.5"}],
			"light":{"whatever":1},"reasons":7}],
		"id":"a","name":"会战"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	c, r := l.Plans[0].Campaign, l.Plans[0].Records[0]
	if c.ID != "a" || c.Name != "会战" || c.Policy != model.DefaultPolicy() {
		t.Errorf("campaign read as %+v", c)
	}
	if r.Task.Campaign != "a" || r.Task.Order != 1 || r.Task.Title != "修路" {
		t.Errorf("task read as %+v", r.Task)
	}
	if r.Task.Deadline.Precision != model.ToDay {
		t.Errorf("a date without a precision has %v, want day", r.Task.Deadline.Precision)
	}
	if len(r.Returns) != 3 {
		t.Fatalf("%d reports, want the two given and one for the steps done", len(r.Returns))
	}
	steps := r.Returns[1]
	want := model.Return{
		Seq: 2, Date: model.NewDate(2018, 3, 2), Version: 1,
		Received: model.NewDate(2018, 3, 2), Entered: model.NewDate(2018, 3, 2),
		Steps: []model.StepMark{{Milestone: 0, Done: true}, {Milestone: 2, Done: true}},
	}
	if !reflect.DeepEqual(steps, want) {
		t.Errorf("steps done became %+v, want %+v", steps, want)
	}
}

// What the reports say of a milestone counts; "done" is only their echo.
func TestDecodeDoesNotReportAStepTwice(t *testing.T) {
	l, err := Decode(strings.NewReader(begin + `"campaigns":[{"id":"a","name":"会战","tasks":[{"id":"a-1","title":"修路",
		"milestones":[{"title":"动工","done":"2018-03-02"}],
		"progress":[{"date":"2018-03-02","text":"动工","steps":[{"milestone":0,"done":true}]}]}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(l.Plans[0].Records[0].Returns); n != 1 {
		t.Errorf("%d reports, want 1", n)
	}
}

func TestDecodeRefuses(t *testing.T) {
	oneTask := func(task string) string {
		return begin + `"campaigns":[{"id":"a","name":"会战","tasks":[{"id":"a-1","title":"x"},` + task + `]}]}`
	}
	var newer *NewerError
	var record *RecordError
	for name, c := range map[string]struct {
		in   string
		is   error // errors.Is, or nil
		as   any   // errors.As, or nil
		says string
	}{
		"nothing":                  {in: "", is: ErrFormat},
		"another program's JSON":   {in: `{"tasks":[]}`, is: ErrFormat},
		"a list":                   {in: `[1,2]`, is: ErrFormat},
		"a spreadsheet":            {in: "PK\x03\x04abc", is: ErrFormat},
		"another format":           {in: `{"format":"other","version":1}`, is: ErrFormat},
		"no version":               {in: `{"format":"duban-ledger"}`, is: ErrFormat},
		"version as text":          {in: `{"format":"duban-ledger","version":"1"}`, is: ErrFormat},
		"a newer version":          {in: `{"format":"duban-ledger","version":3,"planets":[]}`, as: &newer, says: "version 3"},
		"a file cut off":           {in: begin + `"campaigns":[{"id":"a","name":"b","tasks":[{"id":`, is: ErrDamaged, says: "cut off"},
		"a file cut off in units":  {in: begin + `"units":[`, is: ErrDamaged, says: "cut off"},
		"something behind the end": {in: begin + `"campaigns":[]} {}`, is: ErrDamaged, says: "behind its end"},
		"broken JSON":              {in: begin + `"campaigns":[{"id":"a",,}]}`, is: ErrDamaged, says: "at byte"},
		"campaigns no list":        {in: begin + `"campaigns":{}}`, is: ErrDamaged, says: "a list should stand"},
		"a campaign no object":     {in: begin + `"campaigns":[5]}`, is: ErrDamaged, says: "a campaign should stand"},
		"an unknown field":         {in: begin + `"rockets\u001b[0m":[]}`, is: ErrDamaged, says: `"rockets" is no field`},
		"an unknown field of a task": {
			in: oneTask(`{"id":"a-2","title":"x","deadlin":{}}`), as: &record, says: `task a-2 of campaign a: "deadlin" is no field`,
		},
		"a campaign without id":  {in: begin + `"campaigns":[{"name":"b"}]}`, as: &record, says: "campaign #1: it has no id"},
		"a task without id":      {in: oneTask(`{"title":"x"}`), as: &record, says: "task #2 of campaign a: it has no id"},
		"a unit without name":    {in: begin + `"units":[{"name":"\u0007"}]}`, as: &record, says: "unit #1: it has no name"},
		"a unit twice":           {in: begin + `"units":[{"name":"a"},{"name":"a"}]}`, as: &record, says: "unit a: it occurs twice"},
		"a task twice":           {in: oneTask(`{"id":"a-1","title":"x"}`), as: &record, says: "task a-1 of campaign a: it occurs twice"},
		"a date that is none":    {in: oneTask(`{"id":"a-2","title":"x","deadline":{"date":"2018-02-30"}}`), as: &record, says: `"2018-02-30": not a date`},
		"a figure that is none":  {in: oneTask(`{"id":"a-2","title":"x","progress":[{"date":"2018-02-03","percent":"many"}]}`), as: &record, says: "task a-2"},
		"a percent over 100":     {in: oneTask(`{"id":"a-2","title":"x","progress":[{"date":"2018-02-03","percent":"101"}]}`), as: &record, says: "101"},
		"an unknown precision":   {in: oneTask(`{"id":"a-2","title":"x","start":{"precision":"moon"}}`), as: &record, says: `"moon" is not a precision`},
		"a figure for no target": {in: oneTask(`{"id":"a-2","title":"x","progress":[{"date":"2018-02-03","actuals":[{"target":0,"value":"1"}]}]}`), as: &record, says: "task a-2"},
		"a removed task twice":   {in: begin + `"removed":[{"id":"b","name":"b","tasks":[{"id":"b-1","title":"x"}],"removed":[{"id":"b-1","title":"x"}]}]}`, as: &record, says: "task b-1 of campaign b: it occurs twice"},
		"a removed task no id":   {in: begin + `"campaigns":[{"id":"b","name":"b","tasks":[{"id":"b-1","title":"x"}],"removed":[{"title":"x"}]}]}`, as: &record, says: "task removed #1 of campaign b: it has no id"},
		"a removed campaign":     {in: begin + `"removed":[{"name":"b"}]}`, as: &record, says: "campaign removed #1: it has no id"},
		"numbers that fall":      {in: oneTask(`{"id":"a-2","title":"x","progress":[{"seq":3,"date":"2018-02-03","text":"x"},{"seq":3,"date":"2018-02-03","text":"x"}]}`), as: &record, says: "progress #2 seq 3"},
		"no number left":         {in: oneTask(`{"id":"a-2","title":"x","progress":[{"seq":4294967295,"date":"2018-02-03","text":"x"},{"date":"2018-02-03","text":"x"}]}`), as: &record, says: "progress #2 seq 0"},
		"half a turn":            {in: oneTask(`{"id":"a-2","title":"x","progress":[{"date":"2018-02-03","text":"x","turn":{"to":"2018-02-28"}}]}`), as: &record, says: "is no turn of the task"},
		"a turn backwards":       {in: oneTask(`{"id":"a-2","title":"x","progress":[{"date":"2018-02-03","text":"x","turn":{"from":"2018-03-01","to":"2018-02-28"}}]}`), as: &record, says: "turn 2018-03-01 to 2018-02-28"},
		"a decision on no day":   {in: oneTask(`{"id":"a-2","title":"x","progress":[{"date":"2018-02-03","text":"x","decisions":[{"back":true}]}]}`), as: &record, says: "day of a decision"},
		"a version below 1":      {in: oneTask(`{"id":"a-2","title":"x","progress":[{"date":"2018-02-03","text":"x","version":-1}]}`), as: &record, says: "version -1"},
		"a task's past broken":   {in: oneTask(`{"id":"a-2","title":"x","was":[{"until":"2018-02-03","task":{"title":""}}]}`), as: &record, says: "task a-2 of campaign a: was #1: task a-2: title"},
		"a past without a day":   {in: oneTask(`{"id":"a-2","title":"x","was":[{"task":null}]}`), as: &record, says: "was #1: until"},
		"a past out of order":    {in: oneTask(`{"id":"a-2","title":"x","was":[{"until":"2018-02-03"},{"until":"2018-02-02"}]}`), as: &record, says: "was #2: until 2018-02-02"},
		"a past of no return":    {in: oneTask(`{"id":"a-2","title":"x","progress_was":[{"until":"2018-02-03","progress":null}]}`), as: &record, says: "progress_was #1 return"},
		"a past return broken":   {in: oneTask(`{"id":"a-2","title":"x","progress_was":[{"return":1,"until":"2018-02-03","progress":{"date":"2018-02-01","percent":"101"}}]}`), as: &record, says: "progress_was #1"},
		"a campaign's past":      {in: begin + `"campaigns":[{"id":"b","name":"b","was":[{"until":"2018-02-03","campaign":{"name":""}}]}]}`, as: &record, says: "campaign b: was #1: campaign b: name"},
		"unknown of the past":    {in: begin + `"campaigns":[{"id":"b","name":"b","was":[{"until":"2018-02-03","campaign":{"nam":""}}]}]}`, as: &record, says: `campaign b: "nam" is no field`},
		"a unit's past, no name": {in: begin + `"units_was":[{"until":"2018-02-03","unit":null}]}`, as: &record, says: "unit #1: it has no name"},
		"days off backwards":     {in: begin + `"settings":{"days_off":[{"from":"2018-02-03","to":"2018-02-01"}]}}`, is: ErrDamaged, says: "settings: day off 2018-02-03 to 2018-02-01"},
		"unknown settings":       {in: begin + `"settings":{"days\u001b":1}}`, is: ErrDamaged, says: "settings: \"days\" is no field"},
		"past settings, no day":  {in: begin + `"settings_was":[{"settings":{}}]}`, is: ErrDamaged, says: "settings_was #1: until"},
		"workdays without end":   {in: begin + `"campaigns":[{"id":"b","name":"b","cadences":[{"kind":"month","purpose":"report","due_workdays":9000000000000000000}]}]}`, as: &record, says: "9000000000000000000 working days"},
		"a typed turn backwards": {in: begin + `"campaigns":[{"id":"b","name":"b","cadences":[{"kind":"term","purpose":"report","turns":[{"from":"2018-03-01","to":"2018-02-01"}]}]}]}`, as: &record, says: "cadence 1 turn 1"},
		"typed turns that meet":  {in: begin + `"campaigns":[{"id":"b","name":"b","cadences":[{"kind":"term","purpose":"report","turns":[{"from":"2018-02-01","to":"2018-03-01"},{"from":"2018-03-01","to":"2018-04-01"}]}]}]}`, as: &record, says: "cadence 1 turn 2"},
		"a rung below nought":    {in: begin + `"campaigns":[{"id":"b","name":"b","policy":{"yardstick":"points","yellow":"1","red":"2","silent_red":-1}}]}`, as: &record, says: "turns in a row to red -1"},
	} {
		t.Run(name, func(t *testing.T) {
			l, err := Decode(strings.NewReader(c.in))
			if err == nil {
				t.Fatalf("it was read as %+v", l)
			}
			if l != nil {
				t.Errorf("a ledger came with the error %v", err)
			}
			if c.is != nil && !errors.Is(err, c.is) {
				t.Errorf("error %q, want %q", err, c.is)
			}
			if c.as != nil && !errors.As(err, c.as) {
				t.Errorf("error %q is of type %T", err, err)
			}
			if !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %q does not say %q", err, c.says)
			}
			if strings.ContainsAny(err.Error(), "\x1b\n\x07") {
				t.Errorf("error %q holds control characters", err)
			}
		})
	}
}

func TestDecodeCountsFurtherWrongRecords(t *testing.T) {
	_, err := Decode(strings.NewReader(begin + `"campaigns":[{"id":"a","name":"b","tasks":[{"title":"x"},{"title":"y"},{"title":"z"}]}]}`))
	var record *RecordError
	if !errors.As(err, &record) || record.Task != "#1" || record.More != 2 {
		t.Errorf("error %v, want the first of three tasks and two more", err)
	}
}

func TestDecodeTellsAnErrorOfTheReader(t *testing.T) {
	broken := errors.New("the disk is broken")
	_, err := Decode(io.MultiReader(strings.NewReader(begin), iotest.ErrReader(broken)))
	if !errors.Is(err, broken) || errors.Is(err, ErrDamaged) {
		t.Errorf("error %v, want %v", err, broken)
	}
}

func TestEncodeTellsAnErrorOfTheWriter(t *testing.T) {
	full := errors.New("the disk is full")
	err := Encode(failingWriter{full}, &model.Ledger{}, model.NewCalendar(), asOf)
	if !errors.Is(err, full) {
		t.Errorf("error %v, want %v", err, full)
	}
}

type failingWriter struct{ err error }

func (w failingWriter) Write([]byte) (int, error) { return 0, w.err }

func FuzzDecode(f *testing.F) {
	f.Add([]byte(begin + `"units":[{"name":"a"}],"campaigns":[{"id":"a","name":"会战","tasks":[{"id":"a-1","title":"修路","deadline":{"date":"2018-12-31","text":"年底","precision":"year","given":true},"targets":[{"metric":"里程","kind":"cumulative","op":">=","value":"6.0","unit":"公里","text":""}],"milestones":[{"title":"动工","done":"2018-03-02"}],"progress":[{"date":"2018-03-01","percent":"10","actuals":[{"target":0,"value":"1","unit":"公里","estimate":true}]}],"fields":{"a":"b"}}]}]}`))
	form1, err := os.ReadFile("testdata/form1.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(form1)
	f.Add([]byte(begin + historyExample + `}`))
	f.Add([]byte(`{"format":"duban-ledger","version":1,"units":[{"name":"a\u001b[1m\ud800"}]}`))
	cal := model.NewCalendar()
	f.Fuzz(func(t *testing.T, in []byte) {
		l, err := Decode(bytes.NewReader(in))
		if err != nil {
			if s := err.Error(); zh.Clean(s) != s {
				t.Errorf("the error %q is not safe for a terminal", s)
			}
			return
		}
		var first, second bytes.Buffer
		if err := Encode(&first, l, cal, asOf); err != nil {
			t.Fatal(err)
		}
		again, err := Decode(bytes.NewReader(first.Bytes()))
		if err != nil {
			t.Fatalf("an export cannot be read back: %v\n%s", err, first.Bytes())
		}
		if err := Encode(&second, again, cal, asOf); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("the second export differs:\n%s\n%s", first.Bytes(), second.Bytes())
		}
	})
}
