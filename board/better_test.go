package board

import (
	"slices"
	"testing"

	"duban/model"
)

func TestRowsThatAreCalledByAWordComeFirst(t *testing.T) {
	var tasks []*model.Task
	for _, title := range []string{"公路建设", "强化源头管控", "港口码头建设", "学校扩建", "老港口搬迁"} {
		tasks = append(tasks, &model.Task{ID: title, Campaign: "c", Title: title, LeadUnits: []string{"港口局"}})
	}
	b := New([]*model.Campaign{{ID: "c", Name: "会战"}}, tasks, nil, model.NewCalendar(), date("2026-11-23"))
	titles := func(query string) (out []string) {
		q, err := ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range b.Better(b.Filter(q, nil), q.Words()) {
			out = append(out, b.At(i).Task.Title)
		}
		return out
	}
	for query, want := range map[string][]string{
		"gk":       {"港口码头建设", "强化源头管控", "老港口搬迁", "公路建设", "学校扩建"},
		"-xx gk":   {"港口码头建设", "强化源头管控", "老港口搬迁", "公路建设"},
		"-gk":      nil,
		"单位:港口局":   {"公路建设", "强化源头管控", "港口码头建设", "学校扩建", "老港口搬迁"},
		"gk -xuex": {"港口码头建设", "强化源头管控", "老港口搬迁", "公路建设"},
	} {
		if got := titles(query); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
}
