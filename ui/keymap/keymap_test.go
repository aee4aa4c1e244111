package keymap_test

import (
	"bytes"
	"errors"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/model"
	"duban/ui/keymap"
	"duban/words"
)

var chinese, english = words.NewScreen(model.Chinese), words.NewScreen(model.English)

func parse(t *testing.T, file string) []keymap.Rebound {
	t.Helper()
	out, err := keymap.Parse(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestNoKeyDoesTwoThingsInOnePlace(t *testing.T) {
	m, err := keymap.New(chinese, nil)
	if err != nil {
		t.Fatal(err)
	}
	type placed struct {
		place keymap.Place
		key   string
	}
	taken := make(map[placed]string)
	names := make(map[string]bool)
	for _, l := range m.Lines(chinese) {
		if names[l.Name] {
			t.Errorf("two lines are called %s", l.Name)
		}
		names[l.Name] = true
		if l.Help().Desc == "" || l.Help().Key == "" {
			t.Errorf("%s shows nothing: %+v", l.Name, l.Help())
		}
		for _, k := range l.Keys() {
			if other := taken[placed{l.Place, k}]; other != "" {
				t.Errorf("%s does %s and %s", k, other, l.Name)
			}
			taken[placed{l.Place, k}] = l.Name
		}
	}
}

func TestAFileBindsKeysOtherwise(t *testing.T) {
	m, err := keymap.New(chinese, parse(t, "\ufeff# 我的键\n\nreport = r f4   # 填报\nrules = p\nremove =\nreview.accept = ctrl+A\nfind=#\n"))
	if err != nil {
		t.Fatal(err)
	}
	press := func(text string) tea.KeyPressMsg { return tea.KeyPressMsg{Code: []rune(text)[0], Text: text} }
	if !key.Matches(press("r"), m.Report) || key.Matches(press("p"), m.Report) || !key.Matches(press("p"), m.Rules) {
		t.Error("r does not report, or p still does")
	}
	if !key.Matches(tea.KeyPressMsg{Code: 'r', Mod: tea.ModAlt}, m.Report) {
		t.Error("an input method swallows r, and Alt+R does not report")
	}
	if h := m.Report.Help(); h.Key != "r" || h.Desc != "填报" {
		t.Errorf("shown as %+v", h)
	}
	if m.Remove.Enabled() || key.Matches(tea.KeyPressMsg{Code: tea.KeyDelete}, m.Remove) {
		t.Error("Del still removes")
	}
	for name, b := range map[string]key.Binding{"accept": m.Review.Accept, "keep": m.Review.KeepGone, "settle": m.Review.SettleDoubt} {
		if !slices.Contains(b.Keys(), "ctrl+a") || b.Help().Key != "Ctrl+A" {
			t.Errorf("%s is done by %q, shown as %q", name, b.Keys(), b.Help().Key)
		}
	}
	if !key.Matches(press("#"), m.Find) {
		t.Error("# cannot be a key")
	}
}

func TestWhatIsWrongWithAFileIsSaidWithItsLine(t *testing.T) {
	for name, c := range map[string]struct {
		file string
		want keymap.Error
		says string
	}{
		"no line":                 {"\nreport p", keymap.Error{Line: 2, Fault: keymap.NoLine, Text: "report p"}, "第 2 行"},
		"no name":                 {"reprot = p", keymap.Error{Line: 1, Fault: keymap.NoName, Text: "reprot"}, "duban keys"},
		"no key":                  {"report = f13", keymap.Error{Line: 1, Fault: keymap.NoKey, Text: "f13"}, "f13"},
		"a 汉字 for a key":          {"report = 报", keymap.Error{Line: 1, Fault: keymap.NoKey, Text: "报"}, "报"},
		"the key that leaves":     {"report = ctrl+c", keymap.Error{Line: 1, Fault: keymap.NoKey, Text: "ctrl+c"}, "ctrl+c"},
		"twice":                   {"report = r\nreport = f4", keymap.Error{Line: 2, Fault: keymap.Twice, Text: "report"}, "前面"},
		"taken by a usual key":    {"report = d", keymap.Error{Line: 1, Fault: keymap.Taken, Text: "d", Other: "deadline"}, "deadline"},
		"taken by the file":       {"report = f10\nrules = f10", keymap.Error{Line: 2, Fault: keymap.Taken, Text: "f10", Other: "report"}, "report"},
		"no way out":              {"quit =", keymap.Error{Line: 1, Fault: keymap.Needed, Text: "quit"}, "quit"},
		"a letter typed in sheet": {"sheet.turn = t", keymap.Error{Line: 1, Fault: keymap.NoKey, Text: "t"}, "t"},
		"a key sent as Tab":       {"report = ctrl+i", keymap.Error{Line: 1, Fault: keymap.NoKey, Text: "ctrl+i"}, "ctrl+i"},
		"no text":                 {"report = r\n\xff\xfer\x00", keymap.Error{Line: 2, Fault: keymap.NoText}, "UTF-8"},
		"a line without an end":   {"report = r\n" + strings.Repeat("x", 100_000), keymap.Error{Line: 2, Fault: keymap.TooLong}, "2"},
		"no file of keys":         {strings.Repeat("\n", 2000), keymap.Error{Line: 1001, Fault: keymap.TooLong}, "1001"},
	} {
		t.Run(name, func(t *testing.T) {
			file, err := keymap.Parse(strings.NewReader(c.file))
			m := (*keymap.Map)(nil)
			if err == nil {
				m, err = keymap.New(chinese, file)
				if !key.Matches(tea.KeyPressMsg{Code: 'p', Text: "p"}, m.Report) {
					t.Error("the usual keys do not hold")
				}
			}
			var got *keymap.Error
			if !errors.As(err, &got) || *got != c.want {
				t.Fatalf("%+v, want %+v", got, c.want)
			}
			if zh, en := got.Say(chinese), got.Say(english); !strings.Contains(zh, c.says) || zh == en || strings.Contains(zh, "\n") {
				t.Errorf("said as %q, %q", zh, en)
			}
		})
	}
}

func TestTheMapAsItIsWrittenIsAFileThatChangesNothing(t *testing.T) {
	for _, w := range []*words.Screen{chinese, english} {
		m, err := keymap.New(w, parse(t, "report ＝ ｒ alt+enter r\nremove =\nup = up"))
		if err != nil {
			t.Fatal(err)
		}
		var b, again bytes.Buffer
		if err := m.Write(&b, w); err != nil {
			t.Fatal(err)
		}
		n, err := keymap.New(w, parse(t, b.String()))
		if err != nil {
			t.Fatalf("%v in\n%s", err, &b)
		}
		if err := n.Write(&again, w); err != nil || b.String() != again.String() {
			t.Errorf("%v: written again it is another one:\n%s", err, &again)
		}
	}
}

// The keys as guides write them.
var written = regexp.MustCompile("`([^`]+)`|(F\\d+|Ctrl\\+\\w|Tab|Enter|Esc|Del|PgUp|PgDn|Home|End|Space|空格)")

// The tables of the guides and of the READMEs hold keys that are there, and the guides all of them.
func TestGuidesListTheKeysThatThereAre(t *testing.T) {
	for _, c := range []struct {
		path, head string
		all        bool
		w          *words.Screen
	}{
		{"../../docs/guide.md", "| key | does |", true, english},
		{"../../docs/guide.zh-CN.md", "| 键 | 作用 |", true, chinese},
		{"../../README.md", "| key | does |", false, english},
		{"../../README.zh-CN.md", "| 键 | 作用 |", false, chinese},
	} {
		data, err := os.ReadFile(c.path)
		if err != nil {
			t.Fatal(err)
		}
		_, table, ok := strings.Cut(string(data), c.head)
		if !ok {
			t.Fatalf("%s has no table of keys", c.path)
		}
		table, _, _ = strings.Cut(table, "\n\n")
		listed := make(map[string]bool)
		for _, row := range strings.Split(table, "\n")[2:] {
			cells := strings.Split(row, "|")
			for i := 1; i < len(cells); i += 2 { // every other cell holds keys
				for _, m := range written.FindAllStringSubmatch(cells[i], -1) {
					listed[m[1]+m[2]] = true
				}
			}
		}
		m, err := keymap.New(c.w, nil)
		if err != nil {
			t.Fatal(err)
		}
		there := map[string]bool{"PgUp": true, "PgDn": true}
		for _, l := range m.Lines(c.w) {
			if l.Place != keymap.OnPages {
				continue
			}
			first := ""
			for _, k := range l.Keys() {
				if shown := keymap.Shown(c.w, k); !strings.HasPrefix(k, "alt+") {
					there[shown] = true
					if first == "" {
						first = shown
					}
				}
			}
			page := len(first) == 1 && first >= "1" && first[0] <= '0'+keymap.PageCount                 // told in a sentence
			arrow := slices.Contains([]string{"up", "down", "left", "right", "shift+tab"}, l.Keys()[0]) // told as arrows
			if c.all && !listed[first] && !page && !arrow {
				t.Errorf("%s does not list %s (%s)", c.path, first, l.Help().Desc)
			}
		}
		for k := range listed {
			if !there[k] {
				t.Errorf("%s lists %q, which does nothing", c.path, k)
			}
		}
	}
}
