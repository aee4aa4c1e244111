package words

import (
	"strings"
	"testing"

	"duban/board"
	"duban/model"
)

func TestQueryErrorSaysWhereAndWhat(t *testing.T) {
	zh, en := NewShell(model.Chinese), NewScreen(model.English)
	err := &board.SyntaxError{Pos: 3, Got: "蓝", Want: board.WantLight}
	if got, want := zh.QueryError(err), "查询第3字“蓝”：灯应是 红 黄 绿 灰 办结"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := en.QueryError(err), `query, character 3, "蓝": a light is red, yellow, green, grey or done`; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	for code := board.Want(0); code.String() != "unknown"; code++ {
		for _, got := range []string{"", "a"} {
			err := &board.SyntaxError{Pos: 2, Got: got, Want: code}
			for _, s := range []string{zh.QueryError(err), en.QueryError(err)} {
				if !strings.Contains(s, "：") && !strings.Contains(s, ": ") || strings.HasSuffix(strings.TrimRight(s, " "), ":") ||
					strings.HasSuffix(s, "：") {
					t.Errorf("%v at %q: %q", code, got, s)
				}
			}
		}
	}
}
