package model

import (
	"errors"
	"testing"

	"github.com/govalues/decimal"
)

func TestWhatAnOfficerTypesIsRead(t *testing.T) {
	task := goodTask()
	for text, want := range map[string]string{"121.9": "121.9", "1219000万元": "121.9", "１２１．９ 亿元": "121.9"} {
		a, err := task.ReadActual(0, text)
		if err != nil || a.Value.String() != want || a.Unit != "亿元" {
			t.Errorf("%q: %v %v", text, a, err)
		}
	}
	if _, err := task.ReadActual(0, "12公里"); !errors.Is(err, ErrUnit) {
		t.Errorf("kilometres for money: %v", err)
	}
	if _, err := task.ReadActual(0, "很多"); !errors.Is(err, ErrAmount) {
		t.Errorf("no figure: %v", err)
	}
	task.Targets = append(task.Targets, Target{Metric: "形象进度", Kind: Percent})
	built := len(task.Targets) - 1
	if a, err := task.ReadActual(built, "40%"); err != nil || a.Value.String() != "40" {
		t.Errorf("40%% of a shape: %v %v", a, err)
	}
	if _, err := task.ReadActual(built, "3公里"); !errors.Is(err, ErrUnit) {
		t.Errorf("kilometres for a shape: %v", err)
	}
	for text, want := range map[string]string{"40": "40", "40%": "40", "１００％": "100", "0": "0"} {
		if v, err := ReadPercent(text); err != nil || v.String() != want {
			t.Errorf("%q: %s %v", text, v, err)
		}
	}
	for _, text := range []string{"101", "-1", "40元", "", "x"} {
		if _, err := ReadPercent(text); !errors.Is(err, ErrPercent) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestClassesAreReadAsPeopleTypeThem(t *testing.T) {
	task := goodTask()
	task.Targets = []Target{{Metric: "水质", Kind: Class, Value: num("3"), Unit: "类"}, {Metric: "水质", Kind: Rank, Value: num("3"), Unit: "类"}}
	for i := range task.Targets {
		for text, want := range map[string]string{
			"Ⅲ": "3", "III": "3", "iii": "3", "３": "3", "3": "3", "三": "3", "Ⅲ类": "3", "III 类": "3", "3类": "3", "三类": "3", "ⅲ类": "3",
			"Ⅰ": "1", "I": "1", "II": "2", "IV": "4", "Ｖ": "5", "Ⅴ类": "5", "劣Ⅴ": "6", "劣Ⅴ类": "6", "劣V": "6", "劣五类": "6", "劣5": "6", "6": "6",
		} {
			a, err := task.ReadActual(i, text)
			if err != nil || a.Value.String() != want || a.Unit != "类" || a.Target != i {
				t.Errorf("%q: %v %v, want %s", text, a, err, want)
			}
		}
		for _, text := range []string{"", "类", "劣", "劣Ⅲ", "0", "7", "3.5", "-3", "十", "VIII", "IIV", "好", "Ⅲ类以上", "3个", "劣劣Ⅴ"} {
			if a, err := task.ReadActual(i, text); !errors.Is(err, ErrClass) {
				t.Errorf("%q: %v %v", text, a, err)
			}
		}
	}
}

func TestATaskInWordsHasNothingThatIsJudged(t *testing.T) {
	for _, c := range []struct {
		name string
		task Task
		want bool
	}{
		{"nothing", Task{}, true},
		{"a sum that is only noted", Task{Targets: []Target{{Kind: Budget}}}, true},
		{"better than others, without a figure", Task{Targets: []Target{{Kind: Level, Op: Above}}}, true},
		{"a sum and a figure", Task{Targets: []Target{{Kind: Budget}, {Kind: Cumulative}}}, false},
		{"what waits for its figure", Task{Targets: []Target{{Kind: GivenLater}}}, false},
		{"steps", Task{Milestones: []Milestone{{Title: "开工"}}}, false},
	} {
		if got := c.task.InWords(); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestTargetsAreWrittenInAShortForm(t *testing.T) {
	value, most := decimal.MustNew(2, 0), decimal.MustNew(3, 0)
	for want, target := range map[string]Target{
		"税收 >= 2 亿元":         {Metric: "税收", Op: AtLeast, Value: &value, Unit: "亿元"},
		"失业率 <= 2 % ceiling": {Metric: "失业率", Kind: Ceiling, Op: AtMost, Value: &value, Unit: "%"},
		"新建 = 2-3 家":         {Metric: "新建", Op: Between, Value: &value, Max: &most, Unit: "家"},
		"贷款 given-later":     {Metric: "贷款", Kind: GivenLater},
	} {
		if got := FormatTarget(&target); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
