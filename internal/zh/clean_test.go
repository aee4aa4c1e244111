package zh

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestCleanRemovesWhatATerminalMustNotSee(t *testing.T) {
	for _, c := range []struct{ name, text, line, lines string }{
		{"clean text", "港口（一期） 62%", "港口（一期） 62%", ""},
		{"colours", "\x1b[1;31m红\x1b[0m灯", "红灯", ""},
		{"window title ended by BEL", "a\x1b]0;evil\x07b", "ab", ""},
		{"window title ended by ST", "a\x1b]0;evil\x1b\\b", "ab", ""},
		{"hyperlink", "\x1b]8;;http://x\x1b\\文\x1b]8;;\x1b\\件", "文件", ""},
		{"device control", "a\x1bPq#0\x1b\\b", "ab", ""},
		{"application command", "a\x1b_Gx\x1b\\b", "ab", ""},
		{"string that never ends", "a\x1b]0;码头", "a0;码头", ""},
		{"sequence that never ends", "a\x1b[31", "a", ""},
		{"ESC alone at the end", "a\x1b", "a", ""},
		{"ESC before a Han character", "\x1b港", "港", ""},
		{"character set", "\x1b(0lqk\x1b(B", "lqk", ""},
		{"keypad, reset", "\x1b=a\x1bcb", "ab", ""},
		{"C1 CSI", "a\u009b31mb", "ab", ""},
		{"C1 OSC", "a\u009d0;x\u009cb", "ab", ""},
		{"raw C1 byte is no UTF-8", "a\x9b31mb", "a\ufffd31mb", ""},
		{"half a character", "港\xe6\xb8", "港\ufffd\ufffd", ""},
		{"controls", "a\x00\x07\x08\x7fb\u0085c", "ab c", "ab\nc"},
		{"line breaks and tabs", "a\r\n\tb\nc", "a b c", "a\n b\nc"},
		{"lone carriage return", "a\rb", "a b", "a\nb"},
		{"Unicode line breaks", "a\u2028b\u2029c", "a b c", "a\nb\nc"},
		{"direction overrides", "\u202eabc\u202c \u2066x\u2069\u200f\u061c", "abc x", ""},
		{"zero width", "港\u200b口\u200d\u2060\ufeff", "港口", ""},
		{"soft hyphen and fillers", "a\u00adb\u3164c\u115f\uffa0", "abc", ""},
		{"variation selectors", "❤\ufe0f葛\U000e0100", "❤葛", ""},
		{"tags", "a\U000e0041\U000e007f", "a", ""},
		{"ideographic and no-break spaces are kept", "a　b\u00a0c", "a　b\u00a0c", ""},
		{"combining marks are kept", "e\u0301", "e\u0301", ""},
	} {
		if c.lines == "" {
			c.lines = c.line
		}
		if got := Clean(c.text); got != c.line {
			t.Errorf("%s: Clean(%q) = %q, want %q", c.name, c.text, got, c.line)
		}
		if got := CleanText(c.text); got != c.lines {
			t.Errorf("%s: CleanText(%q) = %q, want %q", c.name, c.text, got, c.lines)
		}
	}
}

func checkClean(t interface {
	Helper()
	Fatalf(string, ...any)
}, s string,
) {
	t.Helper()
	line, text := Clean(s), CleanText(s)
	for _, c := range []struct {
		name, got string
		lines     bool
	}{{"Clean", line, false}, {"CleanText", text, true}} {
		if !utf8.ValidString(c.got) {
			t.Fatalf("%s(%q) = %q is no UTF-8", c.name, s, c.got)
		}
		for _, r := range c.got {
			if c.lines && r == '\n' {
				continue
			}
			if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Variation_Selector) {
				t.Fatalf("%s(%q) = %q holds U+%04X", c.name, s, c.got, r)
			}
		}
	}
	if again := Clean(line); again != line {
		t.Fatalf("Clean(%q) = %q, and cleaned again %q", s, line, again)
	}
	if again := CleanText(text); again != text {
		t.Fatalf("CleanText(%q) = %q, and cleaned again %q", s, text, again)
	}
}

func TestCleanTextHoldsNoControlAndCleaningAgainChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkClean(t, anyText(t)) })
}

func TestCleanKeepsEveryLetterOfHarmlessText(t *testing.T) {
	for r := rune(0x20); r < 0x30000; r++ {
		if !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S) || unicode.Is(unicode.Variation_Selector, r) ||
			unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) {
			continue
		}
		if s := "港" + string(r); Clean(s) != s || CleanText(s) != s {
			t.Errorf("Clean(%q U+%04X) = %q", s, r, Clean(s))
		}
	}
}

func TestCleanOfCleanTextAllocatesNothing(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { Clean(benchTitle) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzClean(f *testing.F) {
	for _, p := range pieces {
		f.Add(p)
	}
	f.Add(strings.Join(pieces, ""))
	f.Fuzz(func(t *testing.T, s string) { checkClean(t, s) })
}

func BenchmarkClean(b *testing.B) {
	for b.Loop() {
		Clean(benchTitle)
	}
}
