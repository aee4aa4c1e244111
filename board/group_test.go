package board

import (
	"slices"
	"testing"
)

// heading stands for what package words says.
func heading(by GroupBy, key string) string { return by.String() + ":" + key }

func TestGroupsHaveTheirHeadingsInASensibleOrder(t *testing.T) {
	b := sampleBoard()
	type group struct {
		key, title string
		rows       []string
	}
	for _, c := range []struct {
		by   GroupBy
		rows []int32
		want []group
	}{
		{ByNone, nil, []group{{"", "", []string{"kb1-1", "kb1-2", "jun-1", "jun-2", "jun-3"}}}},
		{ByCampaign, nil, []group{{"kb1", "担当好稳增长的责任", []string{"kb1-1", "kb1-2"}}, {"jun", "重点项目大会战", []string{"jun-1", "jun-2", "jun-3"}}}},
		{ByCampaign, []int32{4, 0, 2}, []group{{"kb1", "担当好稳增长的责任", []string{"kb1-1"}}, {"jun", "重点项目大会战", []string{"jun-3", "jun-1"}}}},
		{BySection, []int32{4, 2, 3}, []group{{"重点", "附件2 / 重点", []string{"jun-1"}}, {"附件2", "附件2", []string{"jun-2"}}, {"", "section:", []string{"jun-3"}}}},
		{BySection, nil, []group{
			{"一、稳投资", "担当好稳增长的责任 / 一、稳投资", []string{"kb1-1", "kb1-2"}},
			{"重点", "重点项目大会战 / 附件2 / 重点", []string{"jun-1"}},
			{"附件2", "重点项目大会战 / 附件2", []string{"jun-2"}},
			{"", "重点项目大会战 / section:", []string{"jun-3"}},
		}},
		{ByUnit, nil, []group{
			{"区财政局", "区财政局", []string{"kb1-2"}},
			{"区交通运输局", "区交通运输局", []string{"kb1-1", "jun-2"}},
			{"区科工局", "区科工局", []string{"jun-2"}},
			{"区卫健局", "区卫健局", []string{"jun-1"}},
			{"区住建局", "区住建局", []string{"kb1-2"}},
			{"", "unit:", []string{"jun-3"}},
		}},
		{ByLight, nil, []group{
			{"red", "light:red", []string{"jun-1"}},
			{"yellow", "light:yellow", []string{"kb1-1"}},
			{"green", "light:green", []string{"jun-3"}},
			{"grey", "light:grey", []string{"jun-2"}},
			{"done", "light:done", []string{"kb1-2"}},
		}},
		{ByMonth, nil, []group{
			{"2026-10", "month:2026-10", []string{"jun-1"}},
			{"2026-11", "month:2026-11", []string{"kb1-1"}},
			{"2026-12", "month:2026-12", []string{"kb1-2"}},
			{"2027-03", "month:2027-03", []string{"jun-3"}},
			{"", "month:", []string{"jun-2"}},
		}},
		{ByMonth, []int32{3, 4}, []group{{"2027-03", "month:2027-03", []string{"jun-3"}}, {"", "month:", []string{"jun-2"}}}},
		{ByLeader, nil, []group{
			{"单志强", "单志强", []string{"kb1-1"}},
			{"李港", "李港", []string{"jun-1"}},
			{"", "leader:", []string{"kb1-2", "jun-2", "jun-3"}},
		}},
		{ByUnit, []int32{}, nil},
	} {
		got := b.Group(c.rows, c.by, heading)
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
		for _, g := range b.Group(nil, by, heading) {
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
