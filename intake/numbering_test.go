package intake

import (
	"testing"

	"duban/intake/draft"
)

func TestNumbersOfItemsAreKnownInEveryForm(t *testing.T) {
	for _, c := range []struct {
		text  string
		level level
		no    string
		value int
		rest  string
	}{
		{"第二部分 民生攻坚", volume, "第二部分", 2, "民生攻坚"},
		{"第三章　产业", chapter, "第三章", 3, "产业"},
		{"第一节先进制造", section, "第一节", 1, "先进制造"},
		{"第十二条 扩容园区", article, "第十二条", 12, "扩容园区"},
		{"第三条道路建设", noNumber, "", 0, "第三条道路建设"},
		{"一、产业", han, "一", 1, "产业"},
		{"（十二）产业", hanParen, "（十二）", 12, "产业"},
		{"㈢产业", hanParen, "㈢", 3, "产业"},
		{"3.修路", arabic, "3", 3, "修路"},
		{"⒋修路", arabic, "4", 4, "修路"},
		{"2.3 修路", dotted, "2.3", 3, "修路"},
		{"1.5%以上", noNumber, "", 0, "1.5%以上"},
		{"（4）修路", arabicParen, "（4）", 4, "修路"},
		{"⑸修路", arabicParen, "⑸", 5, "修路"},
		{"⑥修路", circled, "⑥", 6, "修路"},
		{"B.修路", letter, "B", 2, "修路"},
		{"1000.修路", arabic, "1000", 1000, "修路"},
		{"2026、修路", arabic, "2026", 2026, "修路"},
		{"2026、2027年修路", noNumber, "", 0, "2026、2027年修路"},
		{"1000.5公里", noNumber, "", 0, "1000.5公里"},
		{"5000万元", noNumber, "", 0, "5000万元"},
		{"2026年修路", noNumber, "", 0, "2026年修路"},
	} {
		m, rest := splitNumber(c.text)
		if m != (mark{c.level, c.no, c.value}) || rest != c.rest {
			t.Errorf("%q is %v and %q, want %v and %q", c.text, m, rest, mark{c.level, c.no, c.value}, c.rest)
		}
	}
}

func TestChaptersHoldSectionsAndSectionsArticles(t *testing.T) {
	root := outline(paragraphsOf("第一章 产业", "第一节 制造", "第一条 培育龙头。", "第二条 扩容园区。", "第二节 农业", "第三条 建设农田。", "第二章 民生", "第四条 新增就业。"))
	got := ""
	var visit func(n *node, depth int)
	visit = func(n *node, depth int) {
		for _, k := range n.kids {
			got += string(rune('0'+depth)) + k.mark.no + " "
			visit(k, depth+1)
		}
	}
	visit(root, 1)
	if want := "1第一章 2第一节 3第一条 3第二条 2第二节 3第三条 1第二章 2第四条 "; got != want {
		t.Errorf("outline is %q, want %q", got, want)
	}
}

func paragraphsOf(lines ...string) []piece {
	var out []piece
	for i, s := range lines {
		out = append(out, piece{span: draft.Span{From: i + 1, To: i + 1}, text: s, raw: s})
	}
	return out
}
