package board

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"duban/model"
)

func TestNewKeepsTheOrderAndLeavesOutWhatCameLater(t *testing.T) {
	c, tasks := sample()
	tasks = append(tasks, &model.Task{ID: "late", Campaign: "jun", Added: day + 1}, &model.Task{ID: "now", Campaign: "jun", Added: day}, &model.Task{ID: "lost", Campaign: "gone"})
	b := New(c, tasks, nil, calendar, day)
	same(t, "rows", b.ids(b.Filter(Query{}, nil)), "kb1-1", "kb1-2", "jun-1", "jun-2", "jun-3", "now", "lost")
	if b.On() != day || b.Len() != 7 || b.Row("late") != nil || b.Index("late") != -1 || b.Index("jun-1") != 2 || b.Row("jun-1") != b.At(2) {
		t.Error("rows are not found by their ID")
	}
	if r := b.Row("lost"); r.Campaign == nil || r.Campaign.Name != "gone" {
		t.Errorf("a task of an unknown campaign has the campaign %v", r.Campaign)
	}
	for i := range b.Len() {
		r := b.At(int32(i))
		if why := b.Explain(r); len(why.Reasons) == 0 || why.Assessment != r.Assessment {
			t.Errorf("row %d is %+v, explained %+v", i, r.Assessment, why)
		}
	}
}

func TestScopeTakesInTheCampaignsThatArePart(t *testing.T) {
	b := sampleBoard()
	same(t, "kb", b.ids(b.Scope("kb")), "kb1-1", "kb1-2")
	same(t, "kb1", b.ids(b.Scope("kb1")), "kb1-1", "kb1-2")
	same(t, "jun", b.ids(b.Scope("jun")), "jun-1", "jun-2", "jun-3")
	if s := b.Scope(""); s != nil {
		t.Errorf("no campaign: %v", s)
	}
	if s := b.Scope("none"); s == nil || len(s) != 0 {
		t.Errorf("unknown campaign: %v", s)
	}
}

func TestFindCampaignTakesWhatAPersonTypes(t *testing.T) {
	b := sampleBoard()
	for name, want := range map[string]string{"kb": "kb", "KB1": "kb1", "开局八好行动": "kb", "大会战": "jun", "dhz": "jun", "行动": "kb", "的": "kb1", "": "", "好": "", "没有": ""} {
		got := ""
		if c := b.FindCampaign(name); c != nil {
			got = c.ID
		}
		if got != want {
			t.Errorf("%q finds %q, want %q", name, got, want)
		}
	}
}

func TestReplaceAssessesAnewAndKeepsItsPlace(t *testing.T) {
	b := sampleBoard()
	before := b.Tally(nil)
	changed := *b.Row("jun-3").Task
	changed.Title = "航道疏浚"
	changed.Manual = []model.ManualLight{{On: day, Light: model.Red}}
	hd := ParseLoose("hdsj")
	if n := len(b.Filter(hd, nil)); n != 0 {
		t.Fatalf("%d rows before", n)
	}
	if i := b.Replace(&changed); i != 4 || b.At(4).Assessment.Light != model.Red {
		t.Errorf("row %d, light %v", i, b.At(4).Assessment.Light)
	}
	after := b.Tally(nil)
	if after.Red != before.Red+1 || after.Green != before.Green-1 || after.Total != before.Total {
		t.Errorf("tally %+v, before %+v", after, before)
	}
	same(t, "search", b.ids(b.Filter(hd, nil)), "jun-3")
}

func TestReplacePutsANewTaskWhereItsOrderSays(t *testing.T) {
	b := sampleBoard()
	for _, n := range []struct {
		id, campaign string
		order        uint32
		want         int32
	}{{"a", "jun", 2, 4}, {"b", "jun", 0, 2}, {"c", "kb1", 9, 2}, {"d", "kb", 1, 0}, {"e", "gone", 1, 9}, {"f", "gone", 1, 10}} {
		if got := b.Replace(&model.Task{ID: n.id, Campaign: n.campaign, Order: n.order}); got != n.want {
			t.Errorf("%s goes to row %d, want %d", n.id, got, n.want)
		}
	}
	same(t, "rows", b.ids(b.all()), "d", "kb1-1", "kb1-2", "c", "b", "jun-1", "jun-2", "a", "jun-3", "e", "f")
	if !b.Remove("jun-1") || b.Remove("jun-1") || b.Row("jun-1") != nil {
		t.Error("jun-1 is not removed once")
	}
	if i := b.Replace(&model.Task{ID: "a", Campaign: "jun", Added: day + 5}); i != -1 || b.Row("a") != nil {
		t.Error("a task of the future is on the board")
	}
	same(t, "rows", b.ids(b.all()), "d", "kb1-1", "kb1-2", "c", "b", "jun-2", "jun-3", "e", "f")
}

func TestReplaceCampaignAssessesItsTasksAnew(t *testing.T) {
	b := sampleBoard()
	c := *b.Campaign("jun")
	c.TrackedSince = day + 1 // nothing that fell due before is known
	c.Name = "改名"
	b.ReplaceCampaign(&c)
	if r := b.Row("jun-1"); r.Campaign.Name != "改名" || r.Assessment.Light != model.Grey || b.Is(2, FlagOverdue) {
		t.Errorf("row %+v", r)
	}
	same(t, "search", b.ids(b.Filter(ParseLoose("行动:改名"), nil)), "jun-1", "jun-2", "jun-3")
	b.ReplaceCampaign(campaign("new", "新行动", ""))
	if b.Campaign("new") == nil || len(b.Campaigns()) != 4 {
		t.Error("a new campaign is not on the board")
	}
}

// TestABoardThatWasChangedIsTheBoardMadeAnew changes boards at random and compares all that
// they say with a new board of the same tasks.
func TestABoardThatWasChangedIsTheBoardMadeAnew(t *testing.T) {
	queries := []Query{{}, ParseLoose("gk"), ParseLoose("灯:红,黄"), ParseLoose("单位:交通 -未报"), ParseLoose("期限<2026-12|待核实")}
	titles := []string{"港口", "码头", "5G基站", "康复部"}
	units := []string{"区交通运输局", "区住建局", "区卫健局"}
	rapid.Check(t, func(t *rapid.T) {
		campaigns, tasks := sample()
		b := New(campaigns, tasks, nil, calendar, day)
		for range rapid.IntRange(1, 12).Draw(t, "changes") {
			for _, q := range queries {
				b.Filter(q, nil)
			}
			b.Sort(b.all(), rapid.SampledFrom(Columns()).Draw(t, "sorted"), false)
			b.Tally(nil)
			id := strconv.Itoa(rapid.IntRange(0, 6).Draw(t, "id"))
			if rapid.IntRange(0, 4).Draw(t, "what") == 0 {
				b.Remove(id)
				tasks = slices.DeleteFunc(tasks, func(x *model.Task) bool { return x.ID == id })
				continue
			}
			n := &model.Task{
				ID: id, Campaign: rapid.SampledFrom([]string{"jun", "kb1", "kb", "gone"}).Draw(t, "campaign"), Order: uint32(rapid.IntRange(10, 30).Draw(t, "order")),
				Title: rapid.SampledFrom(titles).Draw(t, "title"), No: id, LeadUnits: rapid.SliceOfN(rapid.SampledFrom(units), 0, 2).Draw(t, "units"),
				Deadline: due(rapid.SampledFrom([]string{"", "2026-10-01", "2026-11-24", "2026-12-31"}).Draw(t, "due")),
			}
			if l := rapid.IntRange(0, 5).Draw(t, "light"); l < 5 {
				n.Manual = []model.ManualLight{{On: day, Light: model.Light(l)}}
			}
			b.Replace(n)
			tasks = slices.DeleteFunc(tasks, func(x *model.Task) bool { return x.ID == id })
			tasks = append(tasks, n)
		}
		// The same tasks, in the order of the board.
		inOrder := make([]*model.Task, b.Len())
		for i := range inOrder {
			inOrder[i] = b.At(int32(i)).Task
		}
		if len(inOrder) != len(tasks) {
			t.Fatalf("%d rows of %d tasks", len(inOrder), len(tasks))
		}
		fresh := New(campaigns, inOrder, nil, calendar, day)
		if got, want := fmt.Sprint(b.Tally(nil), b.facts), fmt.Sprint(fresh.Tally(nil), fresh.facts); got != want {
			t.Fatalf("tally and facts\n%s, made anew\n%s", got, want)
		}
		for _, q := range queries {
			if got, want := b.Filter(q, nil), fresh.Filter(q, nil); !slices.Equal(got, want) {
				t.Fatalf("%q gives %v, made anew %v", q, got, want)
			}
		}
		for _, c := range Columns() {
			got, want := b.all(), fresh.all()
			b.Sort(got, c, true)
			fresh.Sort(want, c, true)
			if !slices.Equal(got, want) {
				t.Fatalf("sorted by %v %v, made anew %v", c, got, want)
			}
		}
		for i, task := range inOrder {
			if b.Index(task.ID) != int32(i) {
				t.Fatalf("row %d is found at %d", i, b.Index(task.ID))
			}
			if i > 0 && inOrder[i-1].Campaign == task.Campaign && inOrder[i-1].Order > task.Order {
				t.Fatalf("rows %d and %d are out of order", i-1, i)
			}
		}
	})
}

func TestAnIndexBuiltBehindTheBoardIsTakenOnlyForTheRowsItIsOf(t *testing.T) {
	b := sampleBoard()
	behind := b.Indexer()
	b.Adopt(behind())
	if b.index == nil {
		t.Error("the index of the same rows is not taken")
	}
	for name, change := range map[string]func(*Board){
		"a task that was changed": func(b *Board) {
			c := *b.At(2).Task
			b.Replace(&c)
		},
		"a task that was removed": func(b *Board) { b.Remove(b.At(2).Task.ID) },
		"a task that was added":   func(b *Board) { b.Replace(&model.Task{ID: "new", Campaign: "jun", Order: 99}) },
	} {
		b := sampleBoard()
		behind := b.Indexer()
		change(b)
		if b.Adopt(behind()); b.index != nil {
			t.Errorf("%s: the index of the rows before is taken", name)
		}
	}
}
