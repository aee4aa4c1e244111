package source

import (
	"fmt"
	"strings"
	"testing"
)

const ruled = `<w:tblBorders><w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/>` +
	`<w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders>`

// printed is a table of columns as wide as given, in twentieths of a point. A
// cell that begins with ! begins a merged one, and ^ goes on with it; all are
// centred upright. The first rows, made by the caller, are repeated on every page.
func printed(borders string, widths []int, head string, rows [][]string) string {
	var grid, out strings.Builder
	sum := 0
	for _, w := range widths {
		fmt.Fprintf(&grid, `<w:gridCol w:w="%d"/>`, w)
		sum += w
	}
	fmt.Fprintf(&out, `<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/>%s<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>%s</w:tblGrid>%s`, sum, borders, grid.String(), head)
	for _, row := range rows {
		out.WriteString("<w:tr>")
		for i, text := range row {
			merge := ""
			if rest, begins := strings.CutPrefix(text, "!"); begins {
				text, merge = rest, restart
			} else if text == "^" {
				text, merge = "", goesOn
			}
			out.WriteString(tc(p(text), fmt.Sprintf(`<w:tcW w:w="%d" w:type="dxa"/>%s<w:vAlign w:val="center"/>`, widths[i], merge)))
		}
		out.WriteString("</w:tr>")
	}
	return out.String() + "</w:tbl>"
}

func headRow(cells ...string) string {
	return "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + strings.Join(cells, "") + "</w:tr>"
}

func TestADocumentThatIsPrintedAsAPDFReadsAsTheOriginal(t *testing.T) {
	const (
		body   = `<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="640"/><w:jc w:val="both"/>`
		middle = `<w:jc w:val="center"/>`
		right  = `<w:jc w:val="right"/>`
	)
	var merged, plain [][]string
	for i := range 40 {
		group := "^"
		if i%7 == 0 {
			group = fmt.Sprintf("!第%d类重点建设工程", i/7+1)
		}
		task := strings.Repeat("推进重点项目建设，完成主体工程；", i%5+1)
		merged = append(merged, []string{fmt.Sprint(i + 1), group, task, fmt.Sprintf("%d.5亿元", i), fmt.Sprintf("增长%d%%以上", i%9+2), "交通局、住建局"})
		plain = append(plain, []string{fmt.Sprint(i + 1), strings.Repeat("推进重点项目建设，完成主体工程；", i%4+1), "交通局、住建局" + strings.Repeat("、自然资源局", i%2), fmt.Sprintf("%d月底前", i%12+1)})
	}
	doc := p("青山县人民政府办公室", middle) + p("关于印发重点工作实施方案的通知", middle) + p("各乡镇人民政府，县直各单位：") +
		p("一、总体要求", body) + p(long+"。"+long+"。", body) + p("（一）基本原则", body) +
		p("1.坚持目标导向。"+long+"，PM2.5浓度下降5%，S304线改造完成，5G基站新增120个。", body) + p("2.坚持问题导向。"+long, body) +
		p("附件1", "<w:pageBreakBefore/>") + p("重点工作任务分解表", middle) +
		printed(ruled, []int{700, 1300, 3200, 1400, 1400, 1000},
			headRow(tc(p("序号"), restart), tc(p("类别"), restart), tc(p("工作任务"), restart), tc(p("目标值"), span2), tc(p("责任单位"), restart))+
				headRow(tc(p(""), goesOn), tc(p(""), goesOn), tc(p(""), goesOn), tc(p("2025年")), tc(p("2026年")), tc(p(""), goesOn)), merged) +
		p("注：以上任务按月调度。", body) + p("附件2") + p("时限表", middle) +
		printed("", []int{700, 3600, 2200, 2000}, headRow(tc(p("序号")), tc(p("工作任务")), tc(p("责任单位")), tc(p("完成时限"))), plain) +
		p("青山县人民政府办公室", right) + p("2026年3月5日", right)
	data := docx(t, transitional, doc, nil)
	want, got := mustRead(t, data), mustRead(t, office(t, data, "pdf"))
	for _, d := range []*Document{want, got} {
		for i := range d.Blocks {
			d.Blocks[i].Page = 0
			if table := d.Blocks[i].Table; table != nil {
				for r := range table.Rows {
					table.Rows[r].Page, table.Rows[r].Head = 0, false
				}
			}
		}
	}
	wantDump(t, got, dump(want))
}
