package ui

import (
	"testing"

	"duban/internal/zh"
	"duban/ui/widget"
)

func TestSignsOfAmbiguousWidthKeepTheirOneCell(t *testing.T) {
	for _, c := range []struct{ row, want string }{
		{"“开局八好”行动", `"开局八好"行动`},
		{"水质达到Ⅲ类，①新建", "水质达到3类，1新建"},
		{"▲完成普查…", "*完成普查~"},
		{"全角“引号”和Ж", `全角"引号"和?`},
		{"只有汉字、ABC。", "只有汉字、ABC。"},
		{"\x1b[31m红\x1b[m “", "\x1b[31m红\x1b[m \""},
	} {
		got := widget.Narrow(c.row)
		if got != c.want {
			t.Errorf("%q became %q, want %q", c.row, got, c.want)
		}
		if zh.Width(got) != zh.Width(c.row) {
			t.Errorf("%q is %d cells, %q %d", c.row, zh.Width(c.row), got, zh.Width(got))
		}
	}
}
