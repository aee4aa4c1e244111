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

func TestATurnIsNamedAsADayIsTyped(t *testing.T) {
	on := model.NewDate(2026, 12, 1)
	asked := func(model.Period) bool { return true }
	for text, want := range map[string][2]string{
		"上月": {"2026-11-01", "2026-11-30"}, "11月底": {"2026-11-01", "2026-11-30"}, "上季度": {"2026-07-01", "2026-09-30"}, "12月上旬": {"2026-12-01", "2026-12-10"},
		"去年": {"2025-01-01", "2025-12-31"}, "昨天": {"2026-11-30", "2026-11-30"}, "11-30": {"2026-11-30", "2026-11-30"}, "30": {"", ""}, "每月底": {"", ""},
	} {
		p, ok := parsePeriod(text, on, asked)
		if got := [2]string{p.From.String(), p.To.String()}; ok != (want[0] != "") || ok && got != want {
			t.Errorf("%s is %v %v, want %v", text, got, ok, want)
		}
	}
}
