package widget

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"duban/model"
	"duban/words"
)

func testScreen() *Screen {
	return &Screen{Theme: NewTheme(true, colorprofile.TrueColor), Words: words.NewScreen(model.Chinese), Lang: model.Chinese}
}

// press sends keys to a window and returns what the last one came to.
func press(d Dialog, keys ...tea.KeyPressMsg) (o Outcome) {
	for _, k := range keys {
		o = d.Key(k)
	}
	return o
}

func typed(text string) tea.KeyPressMsg {
	r := []rune(text)
	return tea.KeyPressMsg{Code: r[0], Text: text}
}

var (
	enter = tea.KeyPressMsg{Code: tea.KeyEnter}
	tab   = tea.KeyPressMsg{Code: tea.KeyTab}
	space = tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	esc   = tea.KeyPressMsg{Code: tea.KeyEscape}
)

func TestAFormAloneIsFilledInAndStored(t *testing.T) {
	f := &Form{Title: "填报", Explain: func(err error) string { return err.Error() }}
	f.Order = func(_ *Form, submit func() (tea.Cmd, error)) (tea.Cmd, error) { return submit() }
	name, done := f.Text("单位", "", ""), f.Toggle("完成", false, "")
	stored := false
	f.Submit = func() (tea.Cmd, error) {
		if name.Value() == "" {
			return nil, errors.New("要写单位")
		}
		stored = true
		return nil, nil
	}
	if o := press(f, tab, enter); o.Closes || stored {
		t.Fatal("a form that says why it cannot be stored closes")
	}
	rows, _, _ := f.Draw(testScreen(), 80, 20)
	if screen := ansi.Strip(strings.Join(rows, "\n")); !strings.Contains(screen, "要写单位") {
		t.Errorf("the form does not say what is wrong:\n%s", screen)
	}
	press(f, tab, typed("交"), typed("通局"), tab, space)
	if name.Value() != "交通局" || !done.On() {
		t.Errorf("filled in as %q, %t", name.Value(), done.On())
	}
	if o := press(f, enter); !o.Closes || !stored {
		t.Error("Enter on the last entry does not store the form")
	}
}

func TestEveryLineOfAWindowIsAsWideAsTheWindow(t *testing.T) {
	f := &Form{Title: "延期　一个很长很长的标题，比窗口还要长得多，所以要在边上截断而不能把边框顶出去", Note: []string{"现为 2026-06-30，已延 0 次。"}}
	f.Text("新时限", "2026-09-30", "原时限保留")
	f.Choice("灯", []string{"红", "黄", "绿"}, 1)
	f.Button("规则", func() string { return "序时差 10/30" }, nil)
	for name, d := range map[string]Dialog{
		"form": f, "chooser": NewChooser("命令", []Option{{Name: "港口码头建设", Note: "gk"}, {Name: "a", Note: "很长的说明很长的说明很长的说明很长的说明"}}),
	} {
		for _, w := range []int{60, 80, 200} {
			rows, width, at := d.Draw(testScreen(), w, 20)
			for _, r := range rows {
				if got := ansi.StringWidth(r); got != width {
					t.Errorf("%s at %d: a line of %d cells in a window of %d: %q", name, w, got, width, ansi.Strip(r))
				}
			}
			if at == nil || at.X <= 0 || at.X >= width || at.Y <= 0 || at.Y >= len(rows) {
				t.Errorf("%s at %d: the cursor stands at %v", name, w, at)
			}
		}
	}
}

func TestAChooserAloneIsNarrowedByInitials(t *testing.T) {
	chosen := ""
	option := func(name string) Option {
		return Option{Name: name, Do: func() tea.Cmd { chosen = name; return nil }}
	}
	c := NewChooser("任务", []Option{option("道路改造"), option("港口码头")})
	o := press(c, typed("g"), typed("k"), enter)
	if !o.Closes || o.Do == nil {
		t.Fatal("Enter does not choose")
	}
	if o.Do(); chosen != "港口码头" {
		t.Errorf("gk chose %q", chosen)
	}
	if o := press(NewChooser("空", nil), enter); o.Closes || o.Do != nil {
		t.Error("something was chosen of nothing")
	}
	if o := press(c, esc); !o.Closes {
		t.Error("Esc does not close")
	}
}

func TestWhatStandsInAFieldIsTypedOver(t *testing.T) {
	left, backspace := tea.KeyPressMsg{Code: tea.KeyLeft}, tea.KeyPressMsg{Code: tea.KeyBackspace}
	home := tea.KeyPressMsg{Code: tea.KeyHome}
	for name, c := range map[string]struct {
		keys []tea.KeyPressMsg
		want string
	}{
		"a key takes its place":              {[]tea.KeyPressMsg{tab, typed("7")}, "7"},
		"the second key goes behind it":      {[]tea.KeyPressMsg{tab, typed("7"), typed("8")}, "78"},
		"an arrow keeps it":                  {[]tea.KeyPressMsg{tab, left, typed("7")}, "2026-01-071"},
		"Home keeps it":                      {[]tea.KeyPressMsg{tab, home, typed("7")}, "72026-01-01"},
		"Backspace keeps it but one":         {[]tea.KeyPressMsg{tab, backspace, typed("7")}, "2026-01-07"},
		"passing through keeps it":           {[]tea.KeyPressMsg{tab, tab, tab}, "2026-01-01"},
		"coming back selects it again":       {[]tea.KeyPressMsg{tab, left, tab, tab, typed("7")}, "7"},
		"an input method takes its place":    {[]tea.KeyPressMsg{tab, typed("上月底")}, "上月底"},
		"a key that types nothing leaves it": {[]tea.KeyPressMsg{tab, {Code: tea.KeyF7}, typed("7")}, "7"},
	} {
		f := new(Form)
		f.Text("名称", "", "")
		day := f.Short("开始", "2026-01-01", "")
		press(f, c.keys...)
		if day.Value() != c.want {
			t.Errorf("%s: %q, want %q", name, day.Value(), c.want)
		}
	}
	f := new(Form)
	f.Text("名称", "旧名", "")
	if f.Paste("新名"); f.Entries[0].Value() != "新名" {
		t.Errorf("what is pasted is added: %q", f.Entries[0].Value())
	}
}

func TestWhatWillBeTypedOverIsSeen(t *testing.T) {
	f := new(Form)
	f.Text("名称", "旧名", "")
	u := testScreen()
	shown := func() string {
		rows, _, _ := f.Draw(u, 80, 20)
		return strings.Join(rows, "\n")
	}
	if !strings.Contains(shown(), u.Theme.selected.Styled("旧名")) {
		t.Error("the value of a field that was just entered does not stand out")
	}
	press(f, tea.KeyPressMsg{Code: tea.KeyEnd})
	if strings.Contains(shown(), u.Theme.selected.Styled("旧名")) {
		t.Error("a value that is being edited still stands out")
	}
}
