package parse

import (
	"slices"
	"testing"
)

func TestSentencesEndOutsideBracketsOnly(t *testing.T) {
	for text, want := range map[string][]string{
		"一。二；三":        {"一。", "二；", "三"},
		"一（含二。三）四。五":   {"一（含二。三）四。", "五"},
		"一\n二":         {"一", "二"},
		"开《通知（一）。》。完":  {"开《通知（一）。》。", "完"},
		"":             nil,
		"（没有关上。第二行\n三": {"（没有关上。第二行", "三"},
	} {
		if got := Sentences(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
