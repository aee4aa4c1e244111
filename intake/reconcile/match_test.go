package reconcile

import (
	"slices"
	"testing"

	"duban/model"
)

func TestRowsAreRecognised(t *testing.T) {
	ledger := []model.SourceRow{
		{Title: "改造老旧小区20个", No: "1", Section: []string{"民生实事"}, Units: []string{"县住建局"}},
		{Title: "新改建农村公路60公里", No: "2", Section: []string{"民生实事"}, Units: []string{"县交通局"}},
		{Title: "新增学位1500个", No: "3", Section: []string{"民生实事"}, Units: []string{"县教育局"}},
	}
	for _, c := range []struct {
		name string
		row  model.SourceRow
		want int
		sure bool
	}{
		{"as it stood", ledger[1], 1, true},
		{"printed with other marks and widths", model.SourceRow{Title: " 新改建农村公路６０公里。", No: "2", Section: []string{"民生实事"}, Units: []string{"县交通局"}}, 1, true},
		{"under another name of its unit", model.SourceRow{Title: "新改建农村公路60公里", No: "2", Section: []string{"民生实事"}, Units: []string{"县交通运输局"}}, 1, true},
		{"in another place", model.SourceRow{Title: "新增学位1500个", No: "7", Section: []string{"教育"}, Units: []string{"县教育局"}}, 2, true},
		{"with another figure", model.SourceRow{Title: "新改建农村公路80公里", No: "2", Section: []string{"民生实事"}, Units: []string{"县交通局"}}, 1, true},
		{"with another title in the same place", model.SourceRow{Title: "提升城镇社区品质", No: "1", Section: []string{"民生实事"}, Units: []string{"县住建局"}}, 0, false},
		{"another row", model.SourceRow{Title: "编制城市更新规划", No: "4", Section: []string{"规划"}, Units: []string{"县自然资源局"}}, -1, true},
	} {
		m := Matcher{Names: map[string]string{"县交通运输局": "县交通局"}, Owners: len(ledger)}
		for i := range ledger {
			row := m.Identity(&ledger[i])
			row.Owner = i
			m.Right = append(m.Right, row)
		}
		m.Left = []Identity{m.Identity(&c.row)}
		if pairs, guess := m.Match(); !slices.Equal(pairs, []int{c.want}) || guess[0] == c.sure {
			t.Errorf("%s: %v, only likely %v", c.name, pairs, guess)
		}
	}
}

func TestABulletinReportsOnlyOnWhatSharesMoreThanALikeTitle(t *testing.T) {
	ordered := model.SourceRow{Title: "滨江路改造工程", Units: []string{"县交通局"}}
	for _, c := range []struct {
		name string
		row  model.SourceRow
		want int
		sure bool
	}{
		{"the same title and unit", ordered, 0, true},
		{"the same title alone", model.SourceRow{Title: "滨江路改造工程", Units: []string{"县水利局"}}, 0, false},
		{"a like title of the same unit", model.SourceRow{Title: "滨江路改造工程项目", Units: []string{"县交通局"}}, 0, false},
		{"a like title of another unit", model.SourceRow{Title: "滨江路改造工程项目", Units: []string{"县水利局"}}, -1, true},
	} {
		m := Matcher{Owners: 1}
		m.Right = []Identity{m.Identity(&ordered)}
		m.Left = []Identity{m.Identity(&c.row)}
		if pairs, guess := m.MatchReports(); pairs[0] != c.want || c.want >= 0 && guess[0] == c.sure {
			t.Errorf("%s: %v, only likely %v", c.name, pairs, guess)
		}
	}
}
