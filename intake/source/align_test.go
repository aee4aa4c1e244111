package source

import (
	"strings"
	"testing"
)

func TestLinesThatAreAlignedWithSpacesBecomeColumns(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"columns of both widths", `
序号   任务            责任单位    期限
1      修建公路10公里  交通局      2026年6月
2      架桥                        2026年9月`, `
table 4
8 序号 | 任务 | 责任单位 | 期限
9 1 | 修建公路10公里 | 交通局 | 2026年6月
10 2 | 架桥 |  | 2026年9月`},
		{"full-width spaces", `
一　　修路　　　交通局
二　　架桥种树　林业局`, `
table 3
8 一 | 修路 | 交通局
9 二 | 架桥种树 | 林业局`},
		{"a gap within a cell that does not line up", `
序号  内  容      期限
1     完成修路    六月`, `
table 3
8 序号 | 内 容 | 期限
9 1 | 完成修路 | 六月`},
		{"numbers to the right", `
项目      投资
公路       1200
桥          300`, `
table 2
8 项目 | 投资
9 公路 | 1200
10 桥 | 300`},
		{"a first cell left out", `
一  修路  六月
    架桥  七月`, `
table 3
8 一 | 修路 | 六月
9  | 架桥 | 七月`},
	} {
		t.Run(c.name, func(t *testing.T) {
			table, ok := AlignedTable(strings.Split(c.text, "\n"), 7)
			if !ok {
				t.Fatal("no table")
			}
			wantDump(t, &Document{Blocks: []Block{{Line: table.Rows[0].Line, Table: table}}}, c.want)
		})
	}
}

func TestLinesWithoutColumnsAreNoTable(t *testing.T) {
	for _, text := range []string{
		"",
		"　　为做好全县工作，现将有关事项通知如下：\n　　一、总体要求",
		"一 二 三\n四 五 六",
		"单位（盖章）    2026年6月",
		"甲    乙\n这一行横贯两栏没有空隙",
	} {
		if table, ok := AlignedTable(strings.Split(text, "\n"), 1); ok {
			t.Errorf("%q gives %d columns", text, table.Cols)
		}
	}
}
