package zh

import (
	"slices"
	"testing"
)

func TestNearest(t *testing.T) {
	names := []string{"jt-1", "jt-2", "jt-10", "list", "restore", "report"}
	for name, want := range map[string][]string{
		"lsit":    {"list"},
		"LIST":    {"list"},
		"ｌｉｓｔ":    {"list"},
		"jt1":     {"jt-1"},
		"reprot":  {"report"},
		"re":      {"restore", "report"},
		"jt-1":    {"jt-1"},
		"x":       nil,
		"":        nil,
		"nothing": nil,
	} {
		if got := Nearest(name, names, 3); !slices.Equal(got, want) {
			t.Errorf("Nearest(%q) = %q, want %q", name, got, want)
		}
	}
}
