package source

import (
	"context"
	"errors"
	"strings"
	"testing"
)

func TestTablesInTagsWithinAText(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"on one line", "附件1\n表一<table border=1><tr><th>序号</th><th>任务</th></tr><tr><td>1</td><td>修路<br>架桥</td></tr></table>注：按月报\n完", `
1 附件1
2 表一
table 2
2 head 序号 | 任务
2 1 | 修路⏎架桥
2 注：按月报
3 完`},
		{"over several lines, its cells merged", "<TABLE>\n<tr><td rowspan=\"2\">类别</td><td colspan=2>目标</td></tr>\n<tr><td>2025</td>\n<td>2026</td></tr>\n<tr><td>工业<td>1<td>2\n</TABLE>", `
table 3
2 类别 | 目标 | <
3 ^ | 2025 | 2026
5 工业 | 1 | 2`},
		{"two tables side by side", "<table><tr><td>甲</td></tr></table> <table><tr><td>乙</td></tr></table>", "table 1\n1 甲\ntable 1\n1 乙"},
		{"a table that never ends", "<table><tr><td>甲</td><td>乙", "table 2\n1 甲 | 乙"},
		{"a table in a cell", "<table><tr><td>甲</td><td>乙<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table></td></tr></table>", "table 2\n1 甲 | 乙⏎1  2⏎3"},
		{"a merged block", "<table><tr><td colspan=2 rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr></table>", "table 3\n1 甲 | < | 1\n1 ^ | < | 2"},
	} {
		t.Run(c.name, func(t *testing.T) { wantDump(t, mustRead(t, []byte(c.text)), c.want) })
	}
}

func TestAWebPageIsReadWithoutItsScripts(t *testing.T) {
	doc := mustRead(t, []byte(`<!DOCTYPE html><html><head><title>x</title><style>p{}</style><script>var a="<p>no</p>"</script></head><body>
<h2>一、目标</h2><div>完成投资&gt;3亿元，<b>按月</b>
报送。</div><p>甲<br/>乙</p><!-- c -->
<table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>修路</td></tr></table><table><tr><td>框内文字</td></tr></table></body></html>`))
	wantDump(t, doc, `
1 L2 一、目标
2 完成投资>3亿元，按月 报送。
3 甲
4 乙
table 2
5 序号 | 任务
6 1 | 修路
7 框内文字`)
}

func TestATableInTagsKeepsToTheBounds(t *testing.T) {
	for name, text := range map[string]string{
		"columns by a span": "<table><tr><td colspan=100000>x</td></tr></table>",
		"columns":           "<table><tr>" + strings.Repeat("<td>x", 1000) + "</table>",
		"cells by spans":    "<table><tr>" + strings.Repeat("<td rowspan=100000>x", 500) + strings.Repeat("<tr><td>y", 20_000) + "</table>",
	} {
		t.Run(name, func(t *testing.T) {
			var limit *LimitError
			if _, err := Read(context.Background(), "", []byte(text), Options{}); !errors.As(err, &limit) {
				t.Errorf("error %v", err)
			}
		})
	}
}
