package reconcile_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"duban/db/dbtest"
	"duban/intake"
	"duban/intake/draft"
	"duban/intake/draft/drafttest"
	"duban/intake/reconcile"
	"duban/model"
)

var today = model.NewDate(2026, 2, 3)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// read returns the sample as a reader gives it anew.
func read() *draft.Draft {
	d := drafttest.Sample()
	d.Stamp()
	return d
}

// store puts what a draft brings into a ledger and returns the ledger as it is then.
func store(t testing.TB, s interface {
	Ledger() (*model.Ledger, error)
	Update(*model.Update, model.Action, string) (model.Entry, error)
}, d *draft.Draft, f *reconcile.Difference, l *model.Ledger,
) *model.Ledger {
	t.Helper()
	u := reconcile.Update(l, []*draft.Draft{d}, []reconcile.Difference{*f}, today)
	if _, err := s.Update(&u, model.ActImport, ""); err != nil {
		t.Fatal(err)
	}
	after, err := s.Ledger()
	if err != nil {
		t.Fatal(err)
	}
	return after
}

// imported is a ledger that holds the sample.
func imported(t testing.TB) (*model.Ledger, interface {
	Ledger() (*model.Ledger, error)
	Update(*model.Update, model.Action, string) (model.Entry, error)
},
) {
	t.Helper()
	s := dbtest.Open(t)
	d, l := read(), &model.Ledger{}
	f := reconcile.Compare(l, d)
	if c := f.Counts(); c != (reconcile.Counts{New: 4}) {
		t.Fatalf("against an empty ledger: %+v", c)
	}
	return store(t, s, d, &f, l), s
}

func TestTheSameDocumentAgainChangesNothing(t *testing.T) {
	l, s := imported(t)
	d := read()
	f := reconcile.Compare(l, d)
	if c := f.Counts(); c != (reconcile.Counts{Unchanged: 4}) || f.Plans[0].Campaign != l.Plans[0].Campaign.ID {
		t.Errorf("%+v in campaign %q", c, f.Plans[0].Campaign)
	}
	if u := reconcile.Update(l, []*draft.Draft{d}, []reconcile.Difference{f}, today); !u.IsEmpty() {
		t.Errorf("the same document again brings %+v", u)
	}
	if after := store(t, s, d, &f, l); len(after.Plans) != 1 || len(after.Plans[0].Records) != 4 {
		t.Errorf("doubled: %d campaigns", len(after.Plans))
	}
}

func TestACorrectedIssueGivesWhatItChangesAndKeepsIDs(t *testing.T) {
	l, s := imported(t)
	d := drafttest.Sample()
	items := d.Plans[0].Items
	items[0].Record.Task.Title = "新改建农村公路" // a fixed title
	items[1].Record.Task.Deadline = drafttest.Due(2026, 11, 30, "2026年11月底前")
	items[2].Record.Task.Targets[0].Value = drafttest.Decimal("3")
	fresh := items[1]
	fresh.Record.Task.Title, fresh.Record.Task.No, fresh.Record.Task.Detail = "引进重大项目", "5", nil
	d.Plans[0].Items = []draft.Item{items[2], items[1], items[0], fresh} // moved rows; the fourth is gone
	d.Plans[0].Campaign.Document.Number = "样政发[2026]8号"                  // the same number with other brackets
	d.Plans[0].Items[1].Record.Task.No = "9"
	d.Stamp()
	f := reconcile.Compare(l, d)
	if c := f.Counts(); c != (reconcile.Counts{New: 1, Changed: 3, Gone: 1}) {
		t.Fatalf("%+v", c)
	}
	want := []draft.FieldChange{{Field: draft.FieldTarget, Old: "养老服务中心 >= 2 个", New: "养老服务中心 >= 3 个"}}
	if got := f.Plans[0].Items[0].Fields; !slices.Equal(got, want) {
		t.Errorf("the changed target: %+v", got)
	}
	if got := f.Plans[0].Items[1].Fields; len(got) != 2 || got[0].Field != draft.FieldNo || got[1].Field != draft.FieldDeadline {
		t.Errorf("the changed deadline: %+v", got)
	}
	if got := f.Plans[0].Items[2].Fields; len(got) != 1 || got[0] != (draft.FieldChange{Field: draft.FieldTitle, Old: "新建改建农村公路", New: "新改建农村公路"}) {
		t.Errorf("the fixed title: %+v", got)
	}
	if f.Gone[0].Record.Task.Title != "提升供水保障" || f.Gone[0].Remove {
		t.Errorf("gone: %+v", f.Gone)
	}
	after := store(t, s, d, &f, l)
	if len(after.Plans) != 1 || len(after.Plans[0].Records) != 5 {
		t.Fatalf("%d campaigns, %d tasks", len(after.Plans), len(after.Plans[0].Records))
	}
	for _, r := range l.Plans[0].Records {
		i := slices.IndexFunc(after.Plans[0].Records, func(o model.Record) bool { return o.Task.ID == r.Task.ID })
		if i < 0 {
			t.Errorf("%s %s is lost", r.Task.ID, r.Task.Title)
		}
	}
	f = reconcile.Compare(after, d)
	if c := f.Counts(); c != (reconcile.Counts{Unchanged: 4, Gone: 1}) {
		t.Errorf("the corrected issue again: %+v", c)
	}
	f.Gone[0].Remove = true
	if after = store(t, s, d, &f, after); len(after.Plans[0].Records) != 4 {
		t.Errorf("%d tasks when the gone one was to go", len(after.Plans[0].Records))
	}
}

func TestAnIssueThatDropsAZeroLineLeavesWhatHasBrokenIt(t *testing.T) {
	l, s := imported(t)
	task := l.Plans[0].Records[0].Task
	n := len(task.Targets)
	task.Targets = append(slices.Clone(task.Targets), model.Target{Metric: "安全事故", Kind: model.ZeroLine, Unit: "起"})
	must(t, task.AddEvent(today, model.Event{Date: today, Target: n}))
	u := model.Update{Records: []model.Record{{Task: task}}}
	if _, err := s.Update(&u, model.ActEdit, ""); err != nil {
		t.Fatal(err)
	}
	l, err := s.Ledger()
	must(t, err)
	for name, targets := range map[string]func([]model.Target) []model.Target{
		"dropped": func(all []model.Target) []model.Target { return all[:1] },
		"judged otherwise": func(all []model.Target) []model.Target {
			return append(slices.Clone(all), drafttest.Target("安全事故", "3", "起", ""))
		},
	} {
		d := drafttest.Sample()
		it := &d.Plans[0].Items[0]
		it.Record.Task.Targets, it.Settled = targets(it.Record.Task.Targets), draft.Accepted
		d.Stamp()
		f := reconcile.Compare(l, d)
		got := store(t, s, d, &f, l).Plans[0].Records[0].Task
		if len(got.Events) != 1 || got.Targets[got.Events[0].Target].Kind != model.ZeroLine {
			t.Errorf("%s: the targets are %+v", name, got.Targets)
		}
	}
}

func TestWhatOfficersDidInTheLedgerIsKept(t *testing.T) {
	l, s := imported(t)
	task := l.Plans[0].Records[0].Task
	must(t, task.Extend(today, drafttest.Due(2026, 12, 15, "12月15日"), "汛期影响", "王"))
	must(t, task.SetLight(today, today+30, model.Yellow, "现场查看", "王"))
	task.LeadUnits = []string{"公路事务中心"} // the officer knows better than the document
	other := l.Plans[0].Records[1].Task
	must(t, other.Close(today, "已办结", "王"))
	l.Plans[0].Records[0].Returns = []model.Return{{Date: today, Actuals: []model.Actual{{Target: 1, Value: *drafttest.Decimal("5"), Unit: "公里"}}, Seq: 1}}
	u := model.Update{Records: []model.Record{
		{Task: task, Returns: l.Plans[0].Records[0].Returns}, {Task: other},
	}}
	if _, err := s.Update(&u, model.ActEdit, ""); err != nil {
		t.Fatal(err)
	}
	l, err := s.Ledger()
	must(t, err)

	d := read()
	f := reconcile.Compare(l, d)
	if c := f.Counts(); c != (reconcile.Counts{Unchanged: 4}) {
		t.Errorf("what the officer did is shown as a difference: %+v %+v", c, f.Plans[0].Items[0].Fields)
	}

	// A corrected issue drops the first target, moves the deadline and adds a report.
	d = drafttest.Sample()
	it := &d.Plans[0].Items[0].Record
	it.Task.Targets = it.Task.Targets[1:]
	it.Task.Deadline = drafttest.Due(2026, 9, 30, "2026年9月底前")
	it.Returns = []model.Return{{Date: today, Text: "已开工", Actuals: []model.Actual{{Target: 0, Value: *drafttest.Decimal("6"), Unit: "公里"}}}}
	d.Stamp()
	f = reconcile.Compare(l, d)
	after := store(t, s, d, &f, l)
	got := after.Plans[0].Records[0]
	if got.Task.LeadUnits[0] != "公路事务中心" || len(got.Task.Manual) != 1 || after.Plans[0].Records[1].Task.Closed == nil {
		t.Errorf("an officer's edit is lost: %+v", got.Task)
	}
	if got.Task.Deadline.Date != model.NewDate(2026, 12, 15) || got.Task.FirstDeadline().Date != model.NewDate(2026, 9, 30) {
		t.Errorf("deadline %v, first %v", got.Task.Deadline, got.Task.FirstDeadline())
	}
	if len(got.Task.Targets) != 2 || len(got.Returns) != 2 || got.Returns[1].Actuals[0].Target != 1 {
		t.Errorf("reports must go on speaking of the same target: %+v %+v", got.Task.Targets, got.Returns)
	}
	f = reconcile.Compare(after, d)
	if c := f.Counts(); c.Changed != 0 {
		t.Errorf("the same issue again: %+v %+v", c, f.Plans[0].Items[0])
	}
}

func TestReportsOnStepsOfTheSameNameAreKnownAgain(t *testing.T) {
	steps := func(d *draft.Draft) {
		r := &d.Plans[0].Items[2].Record
		r.Task.Milestones = []model.Milestone{{Title: "检查"}, {Title: "检查"}}
		r.Task.Targets = []model.Target{drafttest.Target("个数", "2", "个", ""), drafttest.Target("个数", "3", "个", "")}
		r.Returns = []model.Return{
			{Date: today, Steps: []model.StepMark{{Milestone: 1, Done: true}}},
			{Date: today + 1, Actuals: []model.Actual{{Target: 1, Value: *drafttest.Decimal("2")}}},
		}
	}
	s, l := dbtest.Open(t), &model.Ledger{}
	d := drafttest.Sample()
	steps(d)
	d.Stamp()
	f := reconcile.Compare(l, d)
	l = store(t, s, d, &f, l)
	d = drafttest.Sample()
	steps(d)
	d.Stamp()
	if f = reconcile.Compare(l, d); f.Counts().Unchanged != 4 {
		t.Errorf("%+v %+v", f.Counts(), f.Plans[0].Items[2])
	}
}

func TestRowsThatAreOnlyNumberedAnewAreTakenOverAndNotShown(t *testing.T) {
	l, s := imported(t)
	d := drafttest.Sample()
	for i := range d.Plans[0].Items {
		d.Plans[0].Items[i].Record.Task.No = fmt.Sprint(i + 11)
	}
	d.Stamp()
	f := reconcile.Compare(l, d)
	if c := f.Counts(); c != (reconcile.Counts{Unchanged: 4}) {
		t.Errorf("%+v", c)
	}
	if after := store(t, s, d, &f, l); after.Plans[0].Records[3].Task.No != "14" {
		t.Errorf("numbered %q", after.Plans[0].Records[3].Task.No)
	}
}

func TestDocumentsWithoutANumberAreKnownByTheirTitle(t *testing.T) {
	l, _ := imported(t)
	for _, tc := range []struct {
		number, title, name string
		known               bool
	}{
		{"", "2026年重点工作任务清单", "重点工作", true},
		{"", "2026年 重点工作", "2026年重点工作", true},
		{"", "2027年重点工作任务清单", "2027年重点工作", false},
		{"样政发〔2026〕9号", "2026年重点工作任务清单", "2026年重点工作", false},
	} {
		d := read()
		c := &d.Plans[0].Campaign
		c.Document.Number, c.Document.Title, c.Name = tc.number, tc.title, tc.name
		f := reconcile.Compare(l, d)
		if got := f.Plans[0].Campaign != ""; got != tc.known {
			t.Errorf("%+v: known %v", tc, got)
		}
	}
}

func TestADocumentCutIntoOtherCampaignsIsKnownAgain(t *testing.T) {
	l, _ := imported(t)
	d := read()
	first, second := d.Plans[0], d.Plans[0]
	first.Items, second.Items = d.Plans[0].Items[:2], d.Plans[0].Items[2:]
	second.Campaign.Name = "民生实事"
	d.Plans = []draft.Plan{first, second}
	f := reconcile.Compare(l, d)
	if c := f.Counts(); c != (reconcile.Counts{Unchanged: 4}) || f.Plans[1].Campaign != l.Plans[0].Campaign.ID {
		t.Errorf("%+v", c)
	}
}

func TestACampaignIsRevisedOnlyWhereTheDocumentIsTaken(t *testing.T) {
	l, s := imported(t)
	d := read()
	c := &d.Plans[0].Campaign
	c.Name = "换个叫法" // no difference: officers name campaigns
	c.Office, c.Period, c.Targets = "督查室", model.Period{}, []model.Target{drafttest.Target("总投资", "9", "亿元", "")}
	f := reconcile.Compare(l, d)
	if got := f.Plans[0].Fields; len(got) != 2 || got[0].Field != draft.FieldOffice || got[1].Field != draft.FieldTarget || f.Counts().Plans != 1 {
		t.Fatalf("%+v", got)
	}
	if u := reconcile.Update(l, []*draft.Draft{d}, []reconcile.Difference{f}, today); !u.IsEmpty() {
		t.Errorf("it is taken without being asked: %+v", u)
	}
	f.Plans[0].Take = true
	got := store(t, s, d, &f, l).Plans[0].Campaign
	if got.Office != "督查室" || got.Period.To != model.NewDate(2026, 12, 31) || len(got.Targets) != 1 || got.Name != "2026年重点工作" {
		t.Errorf("%+v", got)
	}
}

// An officer has corrected the period that the reader had to guess: when the document comes again, on another
// day, it is not said to have another one.
func TestAGuessedPeriodIsNothingThatTheDocumentSays(t *testing.T) {
	day := func(m time.Month, d int) model.Date { return model.NewDate(2026, m, d) }
	for _, c := range []struct {
		name     string
		from, to draft.Reason
		want     string // the period that the document has, "" where that is no difference
	}{
		{"both ends guessed", draft.TakenToday, draft.TakenToday, ""},
		{"the start guessed", draft.TakenYear, draft.Stated, "2026-01-01—2026-06-30"},
		{"the end guessed", draft.OfIssue, draft.TakenYear, "2026-03-01—2026-12-31"},
		{"both said", draft.Stated, draft.OfGoal, "2026-03-01—2026-06-30"},
	} {
		l, s := imported(t) // its campaign runs from 1 January to 31 December
		d := read()
		p := &d.Plans[0]
		p.Campaign.Period = model.Period{From: day(3, 1), To: day(6, 30)}
		p.Origins = draft.Origins{From: draft.Origin{Reason: c.from}, To: draft.Origin{Reason: c.to}}
		p.Campaign.Review = append(p.Campaign.Review, model.Doubt{Code: model.DoubtDate, Text: "文件没有写起止时间，暂按2026-03-01至2026-06-30"})
		f := reconcile.Compare(l, d)
		got := ""
		for _, x := range f.Plans[0].Fields {
			got += x.New
		}
		if got != c.want {
			t.Errorf("%s: the document has %q", c.name, got)
		}
		f.Plans[0].Take = true
		l = store(t, s, d, &f, l)
		if now := draft.PeriodText(&l.Plans[0].Campaign); c.want != "" && now != c.want || c.want == "" && now != "2026-01-01—2026-12-31" {
			t.Errorf("%s: taken, it is %s", c.name, now)
		}
		p.Campaign.Review[len(p.Campaign.Review)-1].Text = "文件没有写起止时间，暂按2026-04-01至2026-06-30"
		if f = reconcile.Compare(l, d); len(f.Plans[0].Doubts) > 0 {
			t.Errorf("%s: a guess of another day is doubted again", c.name)
		}
	}
}

// A doubt about a campaign as a whole that a later reading has goes to the ledger
// open; one that is there, open or settled, stays as it is.
func TestANewDoubtAboutACampaignOfTheLedgerIsCarriedOnce(t *testing.T) {
	l, s := imported(t)
	reading := func(texts ...string) *draft.Draft {
		d := read()
		for _, text := range texts {
			d.Plans[0].Campaign.Review = append(d.Plans[0].Campaign.Review, model.Doubt{Code: model.DoubtTotal, Text: text})
		}
		return d
	}
	carry := func(d *draft.Draft) []model.Doubt {
		f := reconcile.Compare(l, d)
		l = store(t, s, d, &f, l)
		return l.Plans[0].Campaign.Review
	}
	const first, second = "合计“投资”：文中为12亿元，各行相加为11亿元（第2行）", "合计“里程”：文中为40公里，各行相加为30公里（第2行）"
	d := reading(first)
	must(t, d.AcceptDoubt(0, 0, today, "王"))
	if got := carry(d); len(got) != 1 || got[0].Settled != today || got[0].By != "王" {
		t.Fatalf("settled in the review: %+v", got)
	}
	moved := strings.Replace(first, "第2行", "第9行", 1) // the same doubt, further down
	if got := carry(reading(moved, second)); len(got) != 2 || got[0].Settled != today || got[1].Text != second || !got[1].Settled.IsZero() {
		t.Fatalf("the first settled, the second open: %+v", got)
	}
	again := reading(first, second)
	f := reconcile.Compare(l, again)
	if u := reconcile.Update(l, []*draft.Draft{again}, []reconcile.Difference{f}, today); !u.IsEmpty() || len(f.Plans[0].Doubts) != 0 {
		t.Errorf("what the ledger has is brought again: %+v", u)
	}
	taken := reading(first, second, "文件没有写年份")
	taken.Plans[0].Campaign.Office = "督查室"
	if got := carry(taken); len(got) != 3 || l.Plans[0].Campaign.Office == "督查室" {
		t.Errorf("a doubt takes the document's other values with it: %+v", l.Plans[0].Campaign)
	}
}

func TestAnAliasIsStoredAndIsNoDifference(t *testing.T) {
	l, s := imported(t)
	d := read()
	_, err := d.Alias("工信局", "工业和信息化局")
	must(t, err)
	f := reconcile.Compare(l, d)
	if c := f.Counts(); c.Unchanged != 4 {
		t.Errorf("%+v", c)
	}
	after := store(t, s, d, &f, l)
	if !slices.ContainsFunc(after.Units, func(u model.Unit) bool {
		return u.Name == "工业和信息化局" && slices.Equal(u.Aliases, []string{"工信局"})
	}) {
		t.Errorf("units %+v", after.Units)
	}
}

func TestTwoFilesOfOneDocumentAreFound(t *testing.T) {
	other := read()
	other.Plans[0].Campaign.Name, other.Plans[0].Campaign.Document = "别的", model.Document{Number: "样政发〔2026〕9号"}
	if i, j, found := reconcile.Twice([]*draft.Draft{read(), other, read()}); !found || i != 0 || j != 2 {
		t.Errorf("%d %d %v", i, j, found)
	}
	if _, _, found := reconcile.Twice([]*draft.Draft{read(), other}); found {
		t.Error("two documents are taken for one")
	}
}

// Whatever a document holds, importing it a second time, in any order of its
// rows, adds nothing, takes nothing away and gives every task its ID again.
func TestImportingTwiceChangesNothingWhateverTheDocument(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		titles := rapid.SampledFrom([]string{"建设公路", "建设公路二期", "招商引资", "其他工作", "供水", "建设学校", "财政收入"})
		units := rapid.SampledFrom([]string{"甲局", "乙局", "丙镇", "丁镇"})
		d := drafttest.Sample()
		d.Plans[0].Items = nil
		for range rapid.IntRange(0, 30).Draw(r, "rows") {
			task := model.Task{
				Title: titles.Draw(r, "title"), No: rapid.SampledFrom([]string{"", "1", "2", "3"}).Draw(r, "no"),
				Section: rapid.SampledFrom([][]string{nil, {"一"}, {"一", "（一）"}, {"二"}}).Draw(r, "section"),
				Detail:  &model.Detail{},
			}
			if rapid.Bool().Draw(r, "unit") {
				task.LeadUnits = []string{units.Draw(r, "lead")}
			}
			if rapid.Bool().Draw(r, "due") {
				task.Deadline = drafttest.Due(2026, rapid.IntRange(1, 12).Draw(r, "month"), 1, "")
			}
			var reports []model.Return
			if rapid.Bool().Draw(r, "target") {
				task.Targets = []model.Target{drafttest.Target("里程", "5", "公里", "")}
				if rapid.Bool().Draw(r, "report") {
					reports = []model.Return{{Date: today, Actuals: []model.Actual{{Value: *drafttest.Decimal("1"), Unit: "公里"}}}}
				}
			}
			d.Plans[0].Items = append(d.Plans[0].Items, draft.Item{Record: model.Record{Task: task, Returns: reports}})
		}
		d.Stamp()
		l := &model.Ledger{}
		f := reconcile.Compare(l, d)
		u := reconcile.Update(l, []*draft.Draft{d}, []reconcile.Difference{f}, today)
		l = &model.Ledger{Units: u.Units, Plans: u.Plans}
		for p := range l.Plans {
			l.Plans[p].Campaign.ID = fmt.Sprint("c", p)
			for i := range l.Plans[p].Records {
				l.Plans[p].Records[i].Task.ID = fmt.Sprint("t", p, "-", i)
			}
		}
		again := d.Clone()
		again.Plans[0].Items = rapid.Permutation(again.Plans[0].Items).Draw(r, "order")
		f = reconcile.Compare(l, again)
		if u := reconcile.Update(l, []*draft.Draft{again}, []reconcile.Difference{f}, today); !u.IsEmpty() {
			// Rows that no sign tells apart may take each other's place; then
			// what one says is what the other said, and nothing is new or gone.
			if len(u.Plans)+len(u.Remove) > 0 || f.Counts().New+f.Counts().Gone > 0 {
				r.Fatalf("the second import brings %+v", u)
			}
			if !alike(d) {
				r.Fatalf("the second import changes %+v", u.Records)
			}
		}
	})
}

// alike reports whether a draft has rows that agree in all that a task is known by.
func alike(d *draft.Draft) bool {
	seen := map[string]bool{}
	for _, it := range d.Plans[0].Items {
		k := strings.Join(append(append([]string{it.Record.Task.Title}, it.Record.Task.Section...), it.Record.Task.LeadUnits...), "|")
		if seen[k] {
			return true
		}
		seen[k] = true
	}
	return false
}

// large is a draft of ten thousand rows, of which every tenth was corrected,
// and the ledger that holds them as they were.
func large() (*model.Ledger, *draft.Draft) {
	d := drafttest.Sample()
	row := d.Plans[0].Items[0]
	d.Plans[0].Items = nil
	for i := range 10_000 {
		it := row
		it.Record.Task.Title = fmt.Sprintf("第%d号村道硬化工程%d", i, i*7919%10_000)
		d.Plans[0].Items = append(d.Plans[0].Items, it)
	}
	l := &model.Ledger{Plans: []model.Plan{{Campaign: d.Plans[0].Campaign}}}
	for i, it := range d.Plans[0].Items {
		it.Record.Task.ID = fmt.Sprint("t", i)
		l.Plans[0].Records = append(l.Plans[0].Records, it.Record)
		if i%10 == 0 {
			d.Plans[0].Items[i].Record.Task.Title += "（修订）"
		}
	}
	return l, d
}

func TestTenThousandCorrectedRowsAreAllKnownAgain(t *testing.T) {
	f := reconcile.Compare(large())
	if c := f.Counts(); c != (reconcile.Counts{Changed: 1000, Unchanged: 9000}) {
		t.Errorf("%+v", c)
	}
	for i, it := range f.Plans[0].Items {
		if it.Old.Task.ID != fmt.Sprint("t", i) {
			t.Fatalf("row %d is taken for %s", i, it.Old.Task.ID)
		}
	}
}

func BenchmarkCompareTenThousandRows(b *testing.B) {
	l, d := large()
	for b.Loop() {
		reconcile.Compare(l, d)
	}
}

func TestIssuesOfTwoSeriesAreTwoDocuments(t *testing.T) {
	read := func(title, issue, day string) *draft.Draft {
		d, err := intake.Read(t.Context(), "a.txt", []byte(title+"\n（"+issue+"）\n县政府督查室 "+day+"\n城东水厂项目（责任单位：县水利局），年度计划投资2亿元，已完成投资1亿元。\n"), intake.Options{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	first := read("全县水利项目情况通报", "2026年第3期", "2026年4月8日")
	for _, c := range []struct {
		name string
		d    *draft.Draft
		same bool
	}{
		{"the same issue", read("全县水利项目情况通报", "2026年第3期", "2026年4月8日"), true},
		{"the issue of another series", read("全县招商引资情况通报", "2026年第3期", "2026年4月8日"), false},
		{"the next issue", read("全县水利项目情况通报", "2026年第4期", "2026年5月8日"), false},
	} {
		f := reconcile.Compare(first.Ledger(), c.d)
		if got := f.Counts().New == 0; got != c.same {
			t.Errorf("%s: %+v", c.name, f.Counts())
		}
	}
}
