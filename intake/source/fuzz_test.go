package source

import (
	"context"
	"errors"
	"testing"

	"github.com/xuri/excelize/v2"
)

// checkRead reads whatever it is given: it gives a document that keeps to its
// promises, or an error, and never a panic that Read would have to catch.
func checkRead(t testing.TB, data []byte) {
	t.Helper()
	doc, err := Read(context.Background(), "", data, Options{})
	if (doc == nil) == (err == nil) {
		t.Fatalf("document %v, error %v", doc, err)
	}
	if errors.Is(err, errFailed) {
		t.Fatal(err)
	}
	if err == nil {
		checkDocument(t, doc)
	}
}

func FuzzText(f *testing.F) {
	for _, seed := range []string{
		"", "一、目标\r\n完成", "序号\t任务\t期限\n\n1\t<p>修路</p>\t\n---\t---\t---\n", "| a | b |\n|---|---|\n| \\| |", "a,b,c\n\"1\n\",\"\"\"\",\n", "=\"1\";2;3\n4;5;6",
		"\xff\xfea\x00\n\x00", "\x84\x31\x95\x33\xc7\xe0", "\f\f甲\f\n\x1b]0;x\x07\t乙", "# 甲 **乙**", `{"a":[`, "\x80\x80\xff",
		"序号  任务      期限\n1     修路      6月\n2     架桥\n", "甲<table><tr><td rowspan=2 colspan=3>乙<td><table><tr><td>丙</table></table>丁", "<html><h1>甲<table><th>乙<p>丙</html>",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkRead(t, data) })
}

// FuzzWord changes the body, the numbering and the styles of a Word file,
// since a fuzzer finds no way through the packing.
func FuzzWord(f *testing.F) {
	f.Add(p("甲", num("1", "0"))+tbl(tr(tc(p("乙"), restart), tc(p("丙"), span2)), tr(tc(p("丁"), goesOn))), lvl("0", "chineseCounting", "（%1）"), `<w:basedOn w:val="S"/>`)
	f.Add(`<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:sym w:char="F0FC"/><w:drawing><w:txbxContent><w:tbl><w:tr/></w:tbl>`, `<w:lvl w:ilvl="-1">`, "")
	f.Fuzz(func(t *testing.T, body, level, style string) {
		checkRead(t, docx(t, transitional, body, map[string]string{
			"numbering": `<w:abstractNum w:abstractNumId="0">` + level + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
			"styles":    `<w:style w:type="paragraph" w:default="1" w:styleId="S">` + style + `</w:style>`,
		}))
	})
}

// FuzzExcel changes the sheet and the styles of a workbook.
func FuzzExcel(f *testing.F) {
	book := xlsx(f, func(file *excelize.File) { rows(f, file, "Sheet1", []any{"序号", 1.5}) })
	f.Add(`<row r="1"><c r="A1" s="1"><v>46203</v></c><c r="C1" t="inlineStr"><is><t>x</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>`, `yyyy"年"m"月"`)
	f.Add(`<row r="1" hidden="1"><c t="s"><v>9</v></c></row><row r="9"/></sheetData>`, `0.00%;[Red]@`)
	f.Fuzz(func(t *testing.T, sheet, format string) {
		data := rewrite(t, book, "xl/worksheets/sheet1.xml", func(string) string {
			return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + sheet + `</worksheet>`
		})
		data = rewrite(t, data, "xl/styles.xml", func(string) string {
			return `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="170" formatCode='` + format + `'/></numFmts><cellXfs><xf/><xf numFmtId="170"/></cellXfs></styleSheet>`
		})
		checkRead(t, data)
	})
}

// FuzzPacked changes the bytes of packed files.
func FuzzPacked(f *testing.F) {
	f.Add(docx(f, transitional, p("甲"), nil))
	f.Add(xlsx(f, func(file *excelize.File) { rows(f, file, "Sheet1", []any{"序号"}) }))
	f.Fuzz(func(t *testing.T, data []byte) { checkRead(t, data) })
}
