package ui_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// The terminal's own cursor stands where the next character goes, because an
// input method opens its window there.
func TestCursorStandsBehindWhatIsTyped(t *testing.T) {
	for _, c := range []struct{ name, open string }{
		{"search", "2 /"},
		{"a form", "2 e ctrl+u"},
		{"the second entry of a form", "2 e tab ctrl+u"},
		{"the sheet", "2 P"},
		{"the sheet, another row", "2 P down down"},
		{"the palette", ":"},
		{"the filter menu", "2 f"},
		{"the day", "@"},
	} {
		for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 36}, {200, 60}} {
			t.Run(c.name, func(t *testing.T) {
				work(t, small(), func(o *officer) {
					o.resize(size[0], size[1])
					o.press(c.open)
					o.press("ime:港 text:a ime:口")
					o.cursorBehind("港a口")
					o.press("left")
					o.cursorBehind("港a")
					o.press("left left")
					o.press("ime:新")
					o.cursorBehind("新")
					o.press("end")
					// A text longer than its field scrolls, and the cursor stays in it.
					for range 12 {
						o.press("ime:督查督办") // committed at once
					}
					o.press("text:x")
					o.cursorBehind("办x")
					o.press("backspace ime:，")
					o.cursorBehind("办，")
					o.press("home")
					if c := o.app.View().Cursor; c == nil {
						o.t.Error("no cursor at the beginning")
					}
					o.press("ctrl+k ime:完")
					o.cursorBehind("完")
				})
			})
		}
	}
}

func TestCursorIsShownOnlyWhereTextIsTyped(t *testing.T) {
	work(t, small(), func(o *officer) {
		for _, keys := range []string{"1", "2", "3", "4", "5", "2 enter"} {
			o.press(keys)
			o.noCursor()
		}
		o.press("? ime:删")
		o.cursorBehind("删")
		o.sees("Del")
		o.press("esc esc")
		o.press("esc 2 P")
		if o.app.View().Cursor == nil {
			o.t.Error("the sheet shows no cursor")
		}
		o.press("esc")
		o.noCursor()
	})
}

func TestCursorDoesNotBlink(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 /")
		if c := o.app.View().Cursor; c.Blink {
			o.t.Error("it blinks while an input method's window is open")
		}
	})
}

func TestEditingKeysOfAField(t *testing.T) {
	for _, c := range []struct{ keys, want string }{
		{"text:abc left left backspace", "bc"},
		{"text:abc home delete", "bc"},
		{"text:abc ctrl+a text:x", "xabc"},
		{`text:"ab cd" ctrl+w`, "ab"},
		{"ime:港口码头 ctrl+w", "港口码"},
		{"ime:港口码头 left left ctrl+k", "港口"},
		{"ime:港口码头 left left ctrl+u", "码头"},
		{"ime:港口 ctrl+b text:x", "港x口"},
		{"text:abc ctrl+u", ""},
		{"ime:一二三 home right text:x", "一x二三"},
		{"ime:一二三 end text:x", "一二三x"},
		{"text:e\u0301x left backspace", "x"},
	} {
		t.Run(c.keys, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				o.press("2 / " + c.keys)
				if q := o.app.Query(); q != c.want {
					o.t.Errorf("the field holds %q, not %q", q, c.want)
				}
			})
		})
	}
}

func TestAltAndALetterWorksWhileAnInputMethodSwallowsLetters(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("alt+2")
		if o.app.Page() != 2 {
			o.t.Fatalf("page %d", o.app.Page())
		}
		o.press("alt+p")
		o.sees("填报")
		o.press("esc alt+P")
		o.sees("逐行填报")
		o.press("esc alt+?")
		o.sees("帮助")
		o.press("esc alt+H")
		o.sees("变更史")
	})
}

func TestAltInAFieldTypesNothing(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 / text:gk alt+p alt+x ctrl+g")
		if q := o.app.Query(); q != "gk" {
			o.t.Errorf("the query is %q", q)
		}
	})
}

func TestHanziOutsideAFieldDoNothing(t *testing.T) {
	work(t, small(), func(o *officer) {
		for _, page := range []string{"1", "2", "3", "4", "5", "2 enter"} {
			o.press(page)
			before := o.screen()
			o.press("ime:督查督办 ime:港 ime:。")
			if o.screen() != before {
				o.t.Errorf("page %s changed", page)
			}
		}
	})
}

func TestPasteGoesWhereTextIsTyped(t *testing.T) {
	for _, c := range []struct{ name, open string }{
		{"search", "2 /"},
		{"a form", "2 e ctrl+u"},
		{"the palette", ":"},
	} {
		t.Run(c.name, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				o.press(c.open)
				o.send(tea.PasteMsg{Content: "港口\r\n码头\x1b[2J"})
				o.cursorBehind("港口 码头")
			})
		})
	}
}

func TestPasteWhereNothingIsTypedDoesNothing(t *testing.T) {
	work(t, small(), func(o *officer) {
		for _, page := range []string{"1", "2", "3", "4", "5", "2 enter"} {
			o.press(page)
			before := o.screen()
			o.press("paste:q港口p")
			if o.screen() != before || o.quit {
				o.t.Errorf("page %s changed", page)
			}
		}
	})
}

func TestNoLetterOfAnInputMethodIsLostInTheSheet(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goes("road")
		o.press(`P ime:８５％ text:" " ime:路面完成，绿化收尾 enter`)
		p := o.lastReport("road")
		if p.Percent == nil || p.Percent.String() != "85" || p.Text != "路面完成，绿化收尾" {
			o.t.Errorf("stored as %v, %q", p.Percent, p.Text)
		}
	})
}
