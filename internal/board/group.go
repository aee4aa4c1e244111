package board

import (
	"fmt"
	"slices"
	"strings"

	"duban/internal/zh"
	"duban/model"
)

// GroupBy is what rows are grouped by.
type GroupBy uint8

// The groupings.
const (
	ByNone     GroupBy = iota
	BySection          // in document order
	ByCampaign         // in the board's order
	ByUnit             // by pinyin; a row stands under every unit that answers for it
	ByLight            // the worst first
	ByMonth            // by the month of the deadline, the earliest first
	ByLeader           // by pinyin; a row stands under each of its leaders
)

// Group is rows under one heading.
type Group struct {
	// Key names the group in the form that a query takes: the unit, the leader, the innermost
	// section, the campaign's ID, 2026-11, red. It is "" for the rows that have none.
	Key   string
	Title string
	Rows  []int32
	Tally Tally
	// place orders the groups where their names do not.
	place int64
}

// Group puts rows under headings in the given language, and leaves the rows of each in the order in
// which they are given. Rows without a unit, leader, section or date stand in the last group. ByNone is one
// group without a title. Rows nil stands for all.
func (b *Board) Group(rows []int32, by GroupBy, lang model.Lang) []Group {
	if rows == nil {
		rows = b.all()
	}
	var out []Group
	number := map[string]int{}
	add := func(i int32, key string, place int64) {
		n, ok := number[key]
		if !ok {
			n = len(out)
			number[key] = n
			out = append(out, Group{Key: key, place: place})
		}
		out[n].Rows = append(out[n].Rows, i)
		out[n].Tally.add(b.facts[i])
		out[n].place = min(out[n].place, place)
	}
	for _, i := range rows {
		r := &b.rows[i]
		switch by {
		case BySection:
			add(i, b.sectionKey(r), int64(i))
		case ByCampaign:
			add(i, r.Campaign.ID, int64(i))
		case ByUnit:
			addNames(add, i, r.Task.Units())
		case ByLight:
			add(i, b.facts[i].light.String(), int64(lightPlace(b.facts[i].light)))
		case ByMonth:
			if d := b.facts[i].deadline; d != 0 {
				add(i, d.String()[:7], 0)
			} else {
				add(i, "", 0)
			}
		case ByLeader:
			addNames(add, i, r.Task.Leaders)
		default:
			add(i, "", 0)
		}
	}
	first := map[*model.Campaign]bool{}
	for n := range out {
		out[n].Title = b.groupTitle(&out[n], by, lang)
		first[b.rows[out[n].Rows[0]].Campaign] = true
	}
	if by == BySection && len(first) > 1 { // sections of several campaigns, often of the same name
		for n := range out {
			out[n].Title = b.rows[out[n].Rows[0]].Campaign.Name + " / " + out[n].Title
		}
	}
	slices.SortStableFunc(out, func(x, y Group) int {
		if by != ByCampaign && by != BySection && (x.Key == "" || y.Key == "") {
			return b2i(x.Key == "") - b2i(y.Key == "")
		}
		switch by {
		case ByUnit, ByLeader, ByMonth:
			return zh.Compare(x.Key, y.Key)
		}
		return int(x.place - y.place)
	})
	return out
}

// addNames adds a row under each of its names, once each.
func addNames(add func(i int32, key string, place int64), i int32, names []string) {
	if len(names) == 0 {
		add(i, "", 0)
	}
	for n, s := range names {
		if !slices.Contains(names[:n], s) {
			add(i, s, 0)
		}
	}
}

// sectionKey tells sections of different campaigns apart.
func (b *Board) sectionKey(r *Row) string {
	key := r.Campaign.ID
	for _, s := range r.Task.Section {
		key += "\x00" + s
	}
	return key
}

func (b *Board) all() []int32 {
	all := make([]int32, len(b.rows))
	for i := range all {
		all[i] = int32(i)
	}
	return all
}

var (
	lightTitles = [2][model.Done + 1]string{
		model.Chinese: {model.Grey: "灰", model.Green: "绿", model.Yellow: "黄", model.Red: "红", model.Done: "办结"},
		model.English: {model.Grey: "grey", model.Green: "green", model.Yellow: "yellow", model.Red: "red", model.Done: "done"},
	}
	withoutTitles = [2]map[GroupBy]string{
		model.Chinese: {ByUnit: "无责任单位", ByLeader: "无责任领导", ByMonth: "无期限", BySection: "未分组"},
		model.English: {ByUnit: "no unit", ByLeader: "no leader", ByMonth: "no deadline", BySection: "no section"},
	}
)

func (b *Board) groupTitle(g *Group, by GroupBy, lang model.Lang) string {
	lang = min(lang, model.English)
	first := &b.rows[g.Rows[0]]
	switch by {
	case BySection:
		section := first.Task.Section
		g.Key = ""
		if len(section) == 0 {
			return withoutTitles[lang][by]
		}
		g.Key = section[len(section)-1]
		return strings.Join(section, " / ")
	case ByCampaign:
		return first.Campaign.Name
	case ByLight:
		return lightTitles[lang][b.facts[g.Rows[0]].light]
	case ByMonth:
		if g.Key == "" {
			return withoutTitles[lang][by]
		}
		if lang == model.English {
			return g.Key
		}
		y, m, _ := b.facts[g.Rows[0]].deadline.Civil()
		return fmt.Sprintf("%d年%d月", y, m)
	case ByUnit, ByLeader:
		if g.Key == "" {
			return withoutTitles[lang][by]
		}
		return g.Key
	}
	return ""
}

var groupNames = [...]string{
	ByNone: "none", BySection: "section", ByCampaign: "campaign", ByUnit: "unit", ByLight: "light",
	ByMonth: "month", ByLeader: "leader",
}

// String returns the grouping's name, which is also a key of the catalogue of words.
func (g GroupBy) String() string {
	if int(g) < len(groupNames) {
		return groupNames[g]
	}
	return "unknown"
}

// Groupings returns every grouping, in the order in which a menu offers them.
func Groupings() []GroupBy {
	all := make([]GroupBy, len(groupNames))
	for i := range all {
		all[i] = GroupBy(i)
	}
	return all
}
