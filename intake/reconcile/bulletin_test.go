package reconcile_test

import (
	"strings"
	"testing"

	"duban/db/dbtest"
	"duban/intake/draft"
	"duban/intake/draft/drafttest"
	"duban/intake/reconcile"
	"duban/model"
)

// bulletinOf is a bulletin as a reader gives it: rows with reports.
func bulletinOf(title string, rows ...row) *draft.Draft {
	d := planOf(rows)
	c := &d.Plans[0].Campaign
	d.Plans[0].Reports = strings.Contains(title, "通报")
	c.Name, c.Document = title, model.Document{Number: "督查通报2026年第3期", Title: title, Date: model.NewDate(2026, 5, 8)}
	for i := range rows {
		r := &d.Plans[0].Items[i].Record
		r.Task.Section, r.Task.No, r.Task.Deadline = nil, "", model.Deadline{}
		r.Returns = []model.Return{{Date: model.NewDate(2026, 4, 30), Percent: drafttest.Decimal("40"), Text: rows[i].report}}
		for n := range r.Task.Targets {
			r.Returns[0].Actuals = append(r.Returns[0].Actuals, model.Actual{Target: n, Value: *drafttest.Decimal("3"), Unit: "项"})
		}
	}
	return d
}

func TestABulletinReportsOnTheTasksOfThePlanThatItNames(t *testing.T) {
	const news = "2026年重点工作推进情况的通报"
	for name, tc := range map[string]struct {
		title  string
		row    row
		task   string // that is reported on
		doubt  bool
		actual bool
	}{
		"the same title and unit":           {news, row{title: "新建改建农村公路", unit: "交通局"}, "新建改建农村公路", false, false},
		"with a figure of the same name":    {news, row{title: "新建改建农村公路", unit: "交通局", targets: []string{"公路"}}, "新建改建农村公路", false, true},
		"with a figure the plan lacks":      {news, row{title: "建设养老服务中心", unit: "民政局", targets: []string{"床位"}}, "建设养老服务中心", false, false},
		"the same title of another unit":    {news, row{title: "新建改建农村公路", unit: "水利局"}, "新建改建农村公路", true, false},
		"a title much alike, the same unit": {news, row{title: "建设县养老服务中心", unit: "民政局"}, "建设养老服务中心", true, false},
		"a title much alike, another unit":  {news, row{title: "建设县养老服务中心", unit: "水利局"}, "", false, false},
		"another task of the unit":          {news, row{title: "开办老年食堂", unit: "民政局"}, "", false, false},
		"a plan, which is no bulletin":      {"2026年民生实事清单", row{title: "新建改建农村公路", unit: "交通局"}, "", false, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := dbtest.Open(t)
			d, f := again(issueRows(), &model.Ledger{})
			l := store(t, s, d, &f, &model.Ledger{})
			tc.row.report = "进展顺利"
			d = bulletinOf(tc.title, tc.row)
			d.Stamp()
			reconcile.Recall(l, d)
			f = reconcile.Compare(l, d)
			it := f.Plans[0].Items[0]
			if tc.task == "" {
				if it.State != reconcile.New || it.Of != nil {
					t.Errorf("%+v", it)
				}
				return
			}
			if it.Of == nil || it.Old.Task.Title != tc.task || len(it.Reports) != 1 || (len(it.Doubts) > 0) != tc.doubt || f.Counts().Reported != 1 {
				t.Fatalf("%+v", it)
			}
			before := l
			l = store(t, s, d, &f, l)
			if len(l.Plans) != 1 || len(l.Plans[0].Records) != len(before.Plans[0].Records) {
				t.Errorf("%d campaigns, %d tasks", len(l.Plans), len(l.Plans[0].Records))
			}
			for _, r := range l.Plans[0].Records {
				if r.Task.Title != tc.task {
					continue
				}
				if len(r.Returns) != 1 || !strings.Contains(r.Returns[0].Text, "进展顺利") || (len(r.Returns[0].Actuals) > 0) != tc.actual || (r.Task.OpenDoubts > 0) != tc.doubt {
					t.Errorf("stored %+v with %d doubts", r.Returns, r.Task.OpenDoubts)
				}
			}
			d = bulletinOf(tc.title, tc.row)
			d.Stamp()
			f = reconcile.Compare(l, d)
			if u := reconcile.Update(l, []*draft.Draft{d}, []reconcile.Difference{f}, today); !u.IsEmpty() {
				t.Errorf("the same issue again brings %+v", u)
			}
			must(t, d.SetApart(draft.At{}))
			if f = reconcile.Compare(l, d); f.Counts() != (reconcile.Counts{New: 1}) {
				t.Errorf("taken apart: %+v", f.Counts())
			}
		})
	}
}

func TestABulletinThatCouldMeanTwoTasksReportsOnNeither(t *testing.T) {
	s := dbtest.Open(t)
	rows := append(issueRows(), row{no: "6", section: "三、城建", title: "改造老旧小区", unit: "住建局", month: 8})
	d, f := again(rows, &model.Ledger{})
	l := store(t, s, d, &f, &model.Ledger{})
	d = bulletinOf("重点工作进展情况通报", row{title: "改造老旧小区", unit: "住建局", report: "已开工"})
	d.Stamp()
	if f = reconcile.Compare(l, d); f.Counts() != (reconcile.Counts{New: 1}) {
		t.Errorf("%+v", f.Counts())
	}
}

func TestANewIssueAndABulletinMayChangeOneTaskInOneUpdate(t *testing.T) {
	for _, bulletinFirst := range []bool{false, true} {
		s := dbtest.Open(t)
		d, f := again(issueRows(), &model.Ledger{})
		l := store(t, s, d, &f, &model.Ledger{})
		rows := issueRows()
		rows[0].month, rows[0].targets = 11, []string{"桥梁", "公路"}
		issue, first := again(rows, l)
		news := bulletinOf("2026年重点工作推进情况的通报", row{title: "新建改建农村公路", unit: "交通局", targets: []string{"公路"}, report: "进展顺利"})
		news.Stamp()
		reconcile.Recall(l, news)
		second := reconcile.Compare(l, news)
		drafts, diffs := []*draft.Draft{issue, news}, []reconcile.Difference{first, second}
		if bulletinFirst {
			drafts, diffs = []*draft.Draft{news, issue}, []reconcile.Difference{second, first}
		}
		u := reconcile.Update(l, drafts, diffs, today)
		if _, err := s.Update(&u, model.ActImport, ""); err != nil {
			t.Fatal(err)
		}
		l, err := s.Ledger()
		if err != nil {
			t.Fatal(err)
		}
		r := l.Plans[0].Records[0]
		if got := r.Task.Deadline.Date.Month(); got != 11 {
			t.Errorf("bulletin first %v: due in month %d, not in that of the new issue", bulletinFirst, got)
		}
		if len(r.Returns) != 1 || len(r.Returns[0].Actuals) != 1 || r.Task.Targets[r.Returns[0].Actuals[0].Target].Metric != "公路" {
			t.Errorf("bulletin first %v: reports %+v on %+v", bulletinFirst, r.Returns, r.Task.Targets)
		}
	}
}
