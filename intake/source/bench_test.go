package source

import (
	"context"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"

	"duban/internal/founding"
)

func benchRead(b *testing.B, data []byte) {
	b.Helper()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(context.Background(), "", data, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkExcel10000Rows(b *testing.B) {
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	ok(b, err)
	format := `yyyy"年"m"月"d"日"`
	day, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	ok(b, err)
	for i := range 10_000 {
		ok(b, w.SetRow(fmt.Sprintf("A%d", i+1), []any{
			i, fmt.Sprintf("第%d项重点工程建设任务", i), "完成主体工程建设并投入使用，达到设计能力的80%以上", "交通运输局", "住建局、自然资源局",
			"张三",
			excelize.Cell{StyleID: day, Value: 46000 + i%300},
			float64(i) * 1.1, "亿元", 0.155, "", "备注",
		}))
	}
	ok(b, w.Flush())
	buf, err := f.WriteToBuffer()
	ok(b, err)
	benchRead(b, buf.Bytes())
}

func BenchmarkGazette(b *testing.B) {
	_, data := founding.Text(b, "004")
	benchRead(b, data)
}

func BenchmarkWord1000Rows(b *testing.B) {
	row := tr(tc(p("1")), tc(p("修建公路10公里，完成投资三亿元")), tc(p("交通运输局")), tc(p("2026年6月底前")))
	var rows []string
	for range 1000 {
		rows = append(rows, row)
	}
	benchRead(b, docx(b, transitional, tbl(rows...), nil))
}

func BenchmarkPDF40Pages(b *testing.B) {
	var sheets []*pdfSheet
	for page := range 40 {
		s := newSheet()
		if page%2 == 0 {
			s.prose(80, long, long, long+long, long+long)
		} else {
			table := [][]string{{"序号", "类别", "工作任务", "责任单位"}}
			for i := range 20 {
				table = append(table, []string{fmt.Sprint(20*page + i), "工业", "加快推进园区标准化厂房建设，完成主体\n工程", "工信局"})
			}
			s.ruledTable(60, []float64{60, 100, 180, 400, 530}, false, table...)
		}
		sheets = append(sheets, s)
	}
	benchRead(b, pdfFile(sheets...))
}
