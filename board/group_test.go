package board

import (
	"slices"
	"testing"

	"duban/model"
)

func TestGroupsHaveTheirHeadingsInASensibleOrder(t *testing.T) {
	b := sampleBoard()
	type group struct {
		key, title string
		rows       []string
	}
	for _, c := range []struct {
		by   GroupBy
		lang model.Lang
		rows []int32
		want []group
	}{
		{ByNone, model.Chinese, nil, []group{{"", "", []string{"kb1-1", "kb1-2", "jun-1", "jun-2", "jun-3"}}}},
		{ByCampaign, model.Chinese, nil, []group{{"kb1", "担当好稳增长的责任", []string{"kb1-1", "kb1-2"}}, {"jun", "重点项目大会战", []string{"jun-1", "jun-2", "jun-3"}}}},
		{ByCampaign, model.Chinese, []int32{4, 0, 2}, []group{{"kb1", "担当好稳增长的责任", []string{"kb1-1"}}, {"jun", "重点项目大会战", []string{"jun-3", "jun-1"}}}},
		{BySection, model.Chinese, []int32{4, 2, 3}, []group{{"重点", "附件2 / 重点", []string{"jun-1"}}, {"附件2", "附件2", []string{"jun-2"}}, {"", "未分组", []string{"jun-3"}}}},
		{BySection, model.English, nil, []group{
			{"一、稳投资", "担当好稳增长的责任 / 一、稳投资", []string{"kb1-1", "kb1-2"}},
			{"重点", "重点项目大会战 / 附件2 / 重点", []string{"jun-1"}},
			{"附件2", "重点项目大会战 / 附件2", []string{"jun-2"}},
			{"", "重点项目大会战 / no section", []string{"jun-3"}},
		}},
		{ByUnit, model.Chinese, nil, []group{
			{"区财政局", "区财政局", []string{"kb1-2"}},
			{"区交通运输局", "区交通运输局", []string{"kb1-1", "jun-2"}},
			{"区科工局", "区科工局", []string{"jun-2"}},
			{"区卫健局", "区卫健局", []string{"jun-1"}},
			{"区住建局", "区住建局", []string{"kb1-2"}},
			{"", "无责任单位", []string{"jun-3"}},
		}},
		{ByLight, model.Chinese, nil, []group{
			{"red", "红", []string{"jun-1"}},
			{"yellow", "黄", []string{"kb1-1"}},
			{"green", "绿", []string{"jun-3"}},
			{"grey", "灰", []string{"jun-2"}},
			{"done", "办结", []string{"kb1-2"}},
		}},
		{ByMonth, model.Chinese, nil, []group{
			{"2026-10", "2026年10月", []string{"jun-1"}},
			{"2026-11", "2026年11月", []string{"kb1-1"}},
			{"2026-12", "2026年12月", []string{"kb1-2"}},
			{"2027-03", "2027年3月", []string{"jun-3"}},
			{"", "无期限", []string{"jun-2"}},
		}},
		{ByMonth, model.English, []int32{3, 4}, []group{{"2027-03", "2027-03", []string{"jun-3"}}, {"", "no deadline", []string{"jun-2"}}}},
		{ByLeader, model.English, nil, []group{
			{"单志强", "单志强", []string{"kb1-1"}},
			{"李港", "李港", []string{"jun-1"}},
			{"", "no leader", []string{"kb1-2", "jun-2", "jun-3"}},
		}},
		{ByUnit, model.Chinese, []int32{}, nil},
	} {
		got := b.Group(c.rows, c.by, c.lang)
		if len(got) != len(c.want) {
			t.Errorf("by %v: %d groups, want %d", c.by, len(got), len(c.want))
			continue
		}
		for i, g := range got {
			w := c.want[i]
			if g.Key != w.key || g.Title != w.title || !slices.Equal(b.ids(g.Rows), w.rows) {
				t.Errorf("by %v, group %d: %q %q %q, want %q", c.by, i, g.Key, g.Title, b.ids(g.Rows), w)
			}
			if g.Tally != b.Tally(g.Rows) {
				t.Errorf("by %v, group %d: tally %+v", c.by, i, g.Tally)
			}
		}
	}
}

func TestTheKeyOfAGroupIsAQueryForItsRows(t *testing.T) {
	b := sampleBoard()
	for by, field := range map[GroupBy]string{ByCampaign: "行动=", ByUnit: "单位=", ByLight: "灯:", ByMonth: "期限:", ByLeader: "领导="} {
		for _, g := range b.Group(nil, by, model.Chinese) {
			if g.Key == "" {
				continue
			}
			q, err := ParseQuery(field + g.Key)
			if err != nil {
				t.Errorf("%s%s: %v", field, g.Key, err)
				continue
			}
			found := b.Filter(q, nil)
			for _, r := range g.Rows {
				if !slices.Contains(found, r) {
					t.Errorf("%s does not find row %d of its group", q, r)
				}
			}
		}
	}
}
