package cli

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"duban/board"
	"duban/db"
	"duban/model"
	"duban/seeds"
)

// What a query finds is the same whether all tasks were read and assessed, or only
// those that it may want.
func TestListFindsTheSameInWhatWasSifted(t *testing.T) {
	today := model.NewDate(2026, 11, 23)
	l, err := seeds.Demo(today)
	if err != nil {
		t.Fatal(err)
	}
	l.Plans[len(l.Plans)-1].Records[0].Task.Suspended = []model.Suspension{{From: today, Reason: "停工"}}
	s, err := db.Open(filepath.Join(t.TempDir(), "a.db"), db.Options{Keep: -1, NoSync: true, Now: func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, _, _, err := s.Import(l, model.ActSeed); err != nil {
		t.Fatal(err)
	}
	cal := model.NewCalendar()
	for _, on := range []model.Date{today, today.AddDays(-400)} {
		campaigns, err := s.CampaignsOn(on)
		if err != nil {
			t.Fatal(err)
		}
		units, err := s.UnitsOn(on)
		if err != nil {
			t.Fatal(err)
		}
		tasks, err := s.TasksOn(on)
		if err != nil {
			t.Fatal(err)
		}
		whole := board.New(campaigns, tasks, units, cal, on)
		ids := func(b *board.Board, q board.Query) []string {
			var out []string
			for _, i := range b.Filter(q, nil) {
				out = append(out, b.At(i).Task.ID)
			}
			return out
		}
		sifted := 0
		for _, text := range []string{
			"灯:红", "单位:交通局", "-单位:交通局", "单位=区发改局", "牵头:发改", "责任:住建局", "主责:交通", "-主责:交通", "领导:王", "责任人:李",
			"行动:kb1", "行动:交通", "-行动:交通", "编号:kb1-1", "编号=3", "-编号:kb", "分组:附件", "标记:▲", "期限<2021", "期限:无", "-期限<2021", "期限:2026q4",
			"公路", "gl", "-gongl", "各乡镇", "fgj", "zjj 灯:红", "在办", "-在办", "历史遗留", "未销号", "-未销号", "待报", "未报", "-未报", "逾期", "暂停", "-暂停", "手动", "延期", "已完成",
			"(单位:交通局 | 灯:红) -在办", "-(单位:交通局 | 灯:红)", "-(公路 灯:红)", "公路 | 期限<2020", "没有这样的词", "单位:交通局 期限<2021 灯:红,黄", "灯:未报 公路",
		} {
			q, err := board.ParseQuery(text)
			if err != nil {
				t.Fatalf("%s: %v", text, err)
			}
			for _, q := range []board.Query{q, q.OfRunning()} {
				var sieve func() db.Sieve
				if of := q.Sieve(campaigns, units, cal, on); of != nil {
					sieve = func() db.Sieve { return of() }
				}
				some, total, err := s.TasksWhere(on, sieve)
				if err != nil {
					t.Fatal(err)
				}
				if len(some) < len(tasks) {
					sifted++
				}
				want, got := ids(whole, q), ids(board.New(campaigns, some, units, cal, on), q)
				if !slices.Equal(want, got) {
					t.Errorf("on %s %q finds %d tasks, and %d in what was sifted", on, q, len(want), len(got))
				}
				if on == today && total != len(tasks) {
					t.Errorf("%q: %d tasks in all, want %d", q, total, len(tasks))
				}
			}
		}
		if sifted < 30 {
			t.Errorf("on %s only %d queries passed over anything", on, sifted)
		}
	}
}
