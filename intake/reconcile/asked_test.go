package reconcile_test

import (
	"slices"
	"testing"

	"duban/db/dbtest"
	"duban/intake/draft/drafttest"
	"duban/intake/reconcile"
	"duban/model"
)

func TestWhatABulletinPrintsIsQuestionedLikeWhatIsTyped(t *testing.T) {
	for name, tc := range map[string]struct {
		percent, figure string
		want            []string
	}{
		"more than before":          {"70", "", nil},
		"less than before":          {"40", "", []string{"完成百分比印为40%，比上次60%少，请核对原因"}},
		"a figure in another unit":  {"70", "20000", []string{"公路印为20000项，是目标的一百倍以上，请核对单位"}},
		"far more than is wanted":   {"70", "160", []string{"公路印为160项，超过目标一半以上，请核对"}},
		"a figure within its bound": {"70", "3", nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := dbtest.Open(t)
			rows := issueRows()
			rows[0].targets = []string{"公路"}
			d, f := again(rows, &model.Ledger{})
			l := store(t, s, d, &f, &model.Ledger{})
			task := l.Plans[0].Records[0].Task
			if _, err := s.Report(task.ID, model.Return{Date: model.NewDate(2026, 3, 31), Percent: drafttest.Decimal("60")}); err != nil {
				t.Fatal(err)
			}
			l, err := s.Ledger()
			if err != nil {
				t.Fatal(err)
			}
			news := bulletinOf("2026年重点工作推进情况的通报", row{title: task.Title, unit: "交通局", targets: []string{"公路"}, report: "进展顺利"})
			r := &news.Plans[0].Items[0].Record.Returns[0]
			r.Percent, r.Actuals[0].Value = drafttest.Decimal(tc.percent), *drafttest.Decimal("1")
			if tc.figure != "" {
				r.Actuals[0].Value = *drafttest.Decimal(tc.figure)
			}
			news.Stamp()
			reconcile.Recall(l, news)
			f = reconcile.Compare(l, news)
			var got []string
			for _, x := range f.Plans[0].Items[0].Doubts {
				got = append(got, x.Text)
			}
			if !slices.Equal(got, tc.want) {
				t.Errorf("asked %q, want %q", got, tc.want)
			}
			l = store(t, s, news, &f, l)
			if open := int(l.Plans[0].Records[0].Task.OpenDoubts); open != len(tc.want) {
				t.Errorf("%d doubts stay with the task, want %d", open, len(tc.want))
			}
		})
	}
}
