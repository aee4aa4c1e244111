package db

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"duban/model"

	"go.etcd.io/bbolt"
)

// TestAnOrdinaryReportTakesLittleRoomInTheJournal holds the journal to half of
// what schema 2 needed for a small task.
func TestAnOrdinaryReportTakesLittleRoomInTheJournal(t *testing.T) {
	const most = 444
	s := imported(t, 4)
	must(s.Report("c0-1", model.Return{
		Date: day("2026-11-20"), Text: "路基工程已完成十二公里，桥梁下部结构全部完工，路面开始摊铺，预计下月底贯通。好",
		Actuals: []model.Actual{{Target: 0, Value: *dec("0.90"), Unit: "亿元"}},
	}))(t)
	if n := journalBytes(t, s); n > most {
		t.Errorf("the entry takes %d bytes, want at most %d", n, most)
	} else {
		t.Logf("the entry takes %d bytes", n)
	}
}

// journalBytes is what the newest entry takes in journal and changes.
func journalBytes(t *testing.T, s *Store) (n int) {
	t.Helper()
	if err := s.view(func(tx *bbolt.Tx) error {
		for _, name := range []string{journalBucket, changesBucket} {
			k, v := mustBucket(tx, name).Cursor().Last()
			n += len(k) + len(v)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAReportIsEnteredTodayWhateverItSays(t *testing.T) {
	s, c := dated(t, "2026-11-10")
	if _, _, _, err := s.Import(testLedger(2), model.ActSeed); err != nil {
		t.Fatal(err)
	}
	parent, part := testCampaign("top"), testCampaign("c-0")
	parent.Approval, part.Parent = true, "top"
	must(s.SaveCampaigns([]*model.Campaign{&parent, &part}, model.ActCampaign, ""))(t)
	c.set("2026-11-12")
	october := model.Period{From: day("2026-10-01"), To: day("2026-10-31")}
	e := must(s.As("张三").Report("c0-0", model.Return{
		Seq: 99, Date: day("2026-10-31"), Turn: october, Received: day("2026-11-09"), Entered: day("2020-01-01"), Version: 7,
		Text: "十月", Decisions: []model.Decision{{On: day("2026-11-12")}},
	}))(t)
	want := []model.Ref{{Kind: model.RecordTask, ID: "c0-0"}, {Kind: model.RecordReturn, ID: "c0-0#3"}}
	if !reflect.DeepEqual(e.Records, want) || e.Note != "十月" || e.Who != "张三" {
		t.Errorf("entry = %+v", e)
	}
	must(s.Report("c0-0", model.Return{Date: day("2026-10-31"), Turn: october, Text: "更正"}))(t)
	must(s.Report("c1-0", model.Return{Text: "今天"}))(t)
	got := must(s.Returns("c0-0"))(t)
	if r := got[2]; r.Seq != 3 || r.Entered != day("2026-11-12") || r.Received != day("2026-11-09") || r.Version != 1 || r.By != "张三" ||
		!r.Approval || r.Decisions != nil {
		t.Errorf("return = %+v", r)
	}
	if r := got[3]; r.Version != 2 || r.Received != day("2026-11-12") || r.By != "督查室" {
		t.Errorf("correction = %+v", r)
	}
	if r := must(s.Returns("c1-0"))(t)[2]; r.Date != day("2026-11-12") || r.Approval || r.Version != 1 {
		t.Errorf("return without days = %+v", r)
	}
	if got := must(s.Task("c0-0"))(t).Standing; got.Known != day("2026-11-12") || got.Reports < 2 {
		t.Errorf("standing = %+v", got)
	}
}

func TestOnlyAnEstimateMayStandForADayToCome(t *testing.T) {
	s, _ := dated(t, "2026-11-10")
	if _, _, _, err := s.Import(testLedger(2), model.ActSeed); err != nil {
		t.Fatal(err)
	}
	november := model.Period{From: day("2026-11-01"), To: day("2026-11-30")}
	for name, c := range map[string]struct {
		r    model.Return
		want error
	}{
		"received tomorrow":           {model.Return{Text: "x", Received: day("2026-11-11")}, ErrFuture},
		"stands for tomorrow":         {model.Return{Text: "x", Date: day("2026-11-11")}, ErrFuture},
		"figures of a running turn":   {model.Return{Text: "x", Date: day("2026-11-30"), Turn: november}, ErrFuture},
		"an estimate beyond its turn": {model.Return{Text: "x", Date: day("2026-12-01"), Turn: november, Estimate: true}, ErrFuture},
		"an estimate of no turn":      {model.Return{Text: "x", Date: day("2026-11-11"), Estimate: true}, ErrFuture},
		"an estimate of its turn":     {model.Return{Text: "x", Date: day("2026-11-30"), Turn: november, Estimate: true}, nil},
	} {
		if _, err := s.Report("c0-0", c.r); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
}

func TestADecisionIsAppendedToItsReturn(t *testing.T) {
	s, c := dated(t, "2026-11-10")
	l := testLedger(2)
	l.Plans[0].Campaign.Approval = true
	if _, _, _, err := s.Import(l, model.ActSeed); err != nil {
		t.Fatal(err)
	}
	must(s.Report("c0-0", testReport("2026-11-10", "0.70")))(t)
	c.set("2026-11-12")
	e := must(s.As("区长").Decide("c0-0", 3, model.Decision{On: day("2020-01-01"), Back: true, Text: "补说明"}))(t)
	if e.Action != model.ActDecide || e.Records[1].ID != "c0-0#3" || len(e.Tasks()) != 1 {
		t.Errorf("entry = %+v", e)
	}
	c.set("2026-11-14")
	must(s.Decide("c0-0", 3, model.Decision{By: "区长"}))(t)
	want := []model.Decision{{On: day("2026-11-12"), Back: true, By: "区长", Text: "补说明"}, {On: day("2026-11-14"), By: "区长"}}
	if got := must(s.Returns("c0-0"))(t)[2].Decisions; !reflect.DeepEqual(got, want) {
		t.Errorf("decisions = %+v", got)
	}
	for on, n := range map[string]int{"2026-11-11": 0, "2026-11-13": 1, "2026-11-14": 2} {
		if got := must(s.ReturnsOn("c0-0", day(on)))(t)[2].Decisions; len(got) != n {
			t.Errorf("on %s the decisions are %+v", on, got)
		}
	}
	if _, err := s.Decide("c0-0", 1, model.Decision{}); !errors.Is(err, ErrInvalid) {
		t.Errorf("deciding on a return that asks for none gives %v", err)
	}
	for _, seq := range []uint32{0, 9} {
		if _, err := s.Decide("c0-0", seq, model.Decision{}); !errors.Is(err, ErrNotFound) {
			t.Errorf("deciding on return %d gives %v", seq, err)
		}
	}
}

func TestWhatIsImportedWasEnteredOnTheDayItWasReceived(t *testing.T) {
	s, _ := dated(t, "2026-11-10")
	l := testLedger(2)
	l.Plans[0].Records[0].Returns[1].Received = day("2018-07-05")
	l.Plans[0].Records[0].Returns = append(l.Plans[0].Records[0].Returns, model.Return{
		Date: day("2018-06-30"), Received: day("2018-07-06"), Entered: day("2018-07-09"), Version: 5, Text: "更正",
	})
	if _, _, _, err := s.Import(l, model.ActRestore); err != nil {
		t.Fatal(err)
	}
	task := must(s.Task("c0-0"))(t)
	fresh := testTask("", "c-0", "附件0")
	u := model.Update{Records: []model.Record{
		{Task: *task, Returns: []model.Return{testReport("2018-09-30", "0.80")}},
		{Task: fresh, Returns: []model.Return{testReport("2018-09-30", "0.80")}},
	}}
	e := must(s.Update(&u, model.ActImport, ""))(t)
	type days struct {
		received, entered string
		version           int
	}
	var got []days
	for _, id := range []string{"c0-0", e.Tasks()[1]} {
		for _, r := range must(s.Returns(id))(t) {
			got = append(got, days{r.Received.String(), r.Entered.String(), r.Version})
		}
	}
	want := []days{
		{"2018-03-31", "2018-03-31", 1},
		{"2018-07-05", "2018-07-05", 1},
		{"2018-07-06", "2018-07-09", 5},
		{"2026-11-10", "2026-11-10", 1}, // appended to a task of the ledger
		{"2018-09-30", "2018-09-30", 1}, // comes with a new task
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("days are %+v, want %+v", got, want)
	}
}

func TestAReturnOfAFormWaitsForItsApprovalWithWhatItFeeds(t *testing.T) {
	s := linkedStore(t, func(p *model.Plan) { p.Campaign.Approval = true })
	task := *must(s.Task("yq-1"))(t)
	must(s.Update(&model.Update{Records: []model.Record{{Task: task, Returns: []model.Return{october("12")}}}}, model.ActReport, ""))(t)
	states := func() (out []model.ReturnState) {
		for _, id := range []string{"yq-1", "yq-g1"} {
			r := must(s.Returns(id))(t)[0]
			out = append(out, r.StateOn(s.today()))
			figures := must(s.Task(id))(t).Standing.Actuals
			if counts := len(figures) > 0; counts != (r.StateOn(s.today()) == model.Taken) {
				t.Errorf("%s is %v with the figures %v", id, r.StateOn(s.today()), figures)
			}
		}
		return out
	}
	if got := states(); !slices.Equal(got, []model.ReturnState{model.Pending, model.Pending}) {
		t.Errorf("before it is decided they are %v", got)
	}
	must(s.Decide("yq-1", 1, model.Decision{}))(t)
	if got := states(); !slices.Equal(got, []model.ReturnState{model.Taken, model.Taken}) {
		t.Errorf("approved they are %v", got)
	}
}
