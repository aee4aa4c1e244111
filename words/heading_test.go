package words

import (
	"testing"

	"duban/board"
	"duban/model"
)

func TestGroupsHaveTheirHeadingsInBothLanguages(t *testing.T) {
	campaigns := []*model.Campaign{{ID: "ylz", Name: "2018年目标任务", Period: model.Period{From: day("2018-01-01"), To: day("2018-12-31")}}}
	tasks := []*model.Task{
		{ID: "1", Campaign: "ylz", Section: []string{"附件2", "重点"}, LeadUnits: []string{"交通局"}, Leaders: []string{"李港"}, Deadline: due("2018-06-30"), Closed: &model.Closing{On: day("2018-05-01")}},
		{ID: "2", Campaign: "ylz"},
	}
	for _, c := range []struct {
		by     board.GroupBy
		zh, en [2]string
	}{
		{board.BySection, [2]string{"附件2 / 重点", "未分组"}, [2]string{"附件2 / 重点", "no section"}},
		{board.ByUnit, [2]string{"交通局", "无责任单位"}, [2]string{"交通局", "no unit"}},
		{board.ByLeader, [2]string{"李港", "无责任领导"}, [2]string{"李港", "no leader"}},
		{board.ByLight, [2]string{"红", "办结"}, [2]string{"red", "done"}},
		{board.ByMonth, [2]string{"2018年6月", "2018年12月"}, [2]string{"2018-06", "2018-12"}},
	} {
		b := board.New(campaigns, tasks, nil, model.NewCalendar(), day("2018-06-10"))
		for lang, want := range map[model.Lang][2]string{model.Chinese: c.zh, model.English: c.en} {
			got := b.Group(nil, c.by, NewScreen(lang).Heading)
			if len(got) != 2 || got[0].Title != want[0] || got[1].Title != want[1] {
				t.Errorf("by %s in language %d: %+v, want %q", c.by, lang, got, want)
			}
		}
	}
	if zh, en := NewScreen(model.Chinese).Heading(board.ByMonth, ""), NewScreen(model.English).Heading(board.ByMonth, ""); zh != "无期限" || en != "no deadline" {
		t.Errorf("without a deadline: %s, %s", zh, en)
	}
	for _, by := range board.Groupings() {
		if s := NewScreen(model.English).Heading(by, ""); s == "" && by != board.ByNone && by != board.ByCampaign && by != board.ByLight {
			t.Errorf("%s: rows without one have no heading", by)
		}
	}
}
