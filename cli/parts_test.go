package cli

import (
	"slices"
	"strings"
	"testing"

	"duban/internal/zh"
	"duban/model"
	"duban/words"
)

func widthOf(line string) int { return zh.Width(strings.TrimRight(line, "\n")) }

func TestParseDay(t *testing.T) {
	today := model.NewDate(2026, 11, 23)
	for text, want := range map[string]string{
		"2026-11-23":   "2026-11-23",
		"2026/1/2":     "2026-01-02",
		"2026.01.02":   "2026-01-02",
		"２０２６－１１－２３":   "2026-11-23",
		"今天":           "2026-11-23",
		" yesterday ":  "2026-11-22",
		"明天":           "2026-11-24",
		"2017年12月底前":   "2017-12-31",
		"11月底":         "2026-11-30",
		"5月15日前":       "2026-05-15",
		"2026-02-30":   "",
		"2026-13-01":   "",
		"11-23-2026":   "",
		"":             "",
		"按要求时间":        "",
		"soon":         "",
		"\x1b[2J":      "",
		"2026-11-23 x": "",
		"2026-11-44旬":  "",
		"2026-11月底前":   "2026-11-30",
		"截至11月底":       "2026-11-30",
		"-7":           "2026-11-16",
		"11-23":        "2026-11-23",
		"20日":          "2026-11-20",
	} {
		got, ok := parseDay(text, today)
		if got.String() != want && (ok || want != "") || ok != (want != "") {
			t.Errorf("parseDay(%q) = %s, %v, want %q", text, got, ok, want)
		}
	}
}

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
		if got := nearest(name, names, 3); !slices.Equal(got, want) {
			t.Errorf("nearest(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestMarkTermsLeavesFlagsAlone(t *testing.T) {
	for in, want := range map[string]string{
		"list -已完成":            "list ^-已完成",
		"list -done -h":        "list ^-done -h",
		"--db x list a -b":     "--db x list a ^-b",
		"list --json":          "list --json",
		"list -- -a":           "list -- -a",
		"report a --percent 5": "report a --percent 5",
		"report a -x":          "report a -x",
	} {
		got := strings.ReplaceAll(strings.Join(markTerms(strings.Fields(in)), " "), termMark, "^")
		if got != want {
			t.Errorf("markTerms(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLanguageOf(t *testing.T) {
	for _, c := range []struct {
		args, env string
		want      model.Lang
	}{
		{"", "", model.Chinese},
		{"", "LANG=C", model.Chinese},
		{"", "LANG=C.UTF-8", model.Chinese},
		{"", "LANG=POSIX", model.Chinese},
		{"", "LANG=zh_CN.UTF-8", model.Chinese},
		{"", "LANG=en_US.UTF-8", model.English},
		{"", "LANG=de_DE.UTF-8", model.English},
		{"", "LANG=en_US.UTF-8 LC_ALL=zh_CN.UTF-8", model.Chinese},
		{"", "LANG=zh_CN.UTF-8 LC_MESSAGES=en_US.UTF-8", model.English},
		{"--lang en", "LANG=zh_CN.UTF-8", model.English},
		{"list --lang=zh", "LANG=en_US.UTF-8", model.Chinese},
		{"list --lang fr", "LANG=en_US.UTF-8", model.English},
		{"list -- --lang en", "", model.Chinese},
	} {
		got := languageOf(strings.Fields(c.args), System{Env: strings.Fields(c.env)})
		if got != c.want {
			t.Errorf("languageOf(%q, %q) = %v, want %v", c.args, c.env, got, c.want)
		}
	}
}

func TestLedgerPath(t *testing.T) {
	for _, c := range []struct{ flag, env, want string }{
		{"x.db", "DUBAN_DB=y.db HOME=/h", "x.db"},
		{"", "DUBAN_DB=y.db HOME=/h", "y.db"},
		{"", "XDG_DATA_HOME=/d HOME=/h", "/d/duban/ledger.db"},
		{"", "XDG_DATA_HOME=relative HOME=/h", "/h/.local/share/duban/ledger.db"},
		{"", "HOME=/h", "/h/.local/share/duban/ledger.db"},
		{"", "", ""},
	} {
		a := &app{dbPath: c.flag, sys: System{Env: strings.Fields(c.env)}, t: words.NewShell(model.English)}
		got, err := a.ledgerPath()
		if got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("with --db %q and %q the ledger is %q, %v, want %q", c.flag, c.env, got, err, c.want)
		}
	}
}

func TestTableSharesWhatIsLeft(t *testing.T) {
	table := table{
		columns: []column{{head: "ID", most: 4}, {head: "Title"}, {head: "Why"}},
		rows:    [][]string{{"a-1", strings.Repeat("长", 30), "short"}, {"a-2", "x", strings.Repeat("因", 5)}},
	}
	for _, c := range []struct {
		width int
		want  []int
	}{
		{0, []int{3, 60, 10}},
		{77, []int{3, 60, 10}},
		{60, []int{3, 43, 10}},
		{20, []int{3, 10, 10}},
	} {
		if got := table.widths(c.width); !slices.Equal(got, c.want) {
			t.Errorf("in %d cells the columns have %v, want %v", c.width, got, c.want)
		}
	}
}
