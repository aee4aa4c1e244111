package readtest_test

import (
	"time"

	"github.com/xuri/excelize/v2"
)

// renderXlsx writes a workbook with a sheet for every table: titles above the
// headings, merged cells, figures as numbers and, where the style says so, dates
// as dates.
func renderXlsx(p *paper, s *style) []byte {
	f := excelize.NewFile()
	defer f.Close()
	for i := range p.Tables {
		t := &p.Tables[i]
		if s.realDates {
			t.eachRow(func(r *entry) {
				r.Due, r.Start = dayOf(r.Due), dayOf(r.Start)
			})
		}
		g := gridOf(t, s)
		sheet := "Sheet1"
		if i > 0 {
			sheet = "附件" + string(rune('1'+i))
			must(f.NewSheet(sheet))
		}
		at := 1
		for _, l := range g.titles(s) {
			must(0, f.SetCellValue(sheet, place(1, at), l))
			must(0, f.MergeCell(sheet, place(1, at), place(len(g.cols), at)))
			at++
		}
		for _, r := range g.rows {
			for c, cell := range r.cells {
				if cell.right > 1 || cell.down > 1 {
					must(0, f.MergeCell(sheet, place(c+1, at), place(c+max(cell.right, 1), at+max(cell.down, 1)-1)))
				}
				if cell.under || cell.text == "" {
					continue
				}
				as := g.cols[c].As
				switch {
				case s.realDates && !r.head && (as == "due" || as == "start") && isDay(cell.text):
					day, _ := time.Parse("2006-01-02", cell.text)
					must(0, f.SetCellValue(sheet, place(c+1, at), day))
				case cell.num:
					must(0, f.SetCellValue(sheet, place(c+1, at), number(cell.text)))
				default:
					must(0, f.SetCellValue(sheet, place(c+1, at), punctuated(cell.text, s)))
				}
			}
			at++
		}
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		panic(err)
	}
	return buf.Bytes()
}

// dayOf turns a date of a month or a day into an ISO day.
func dayOf(d due) due {
	if d.Precision == "month" || d.Precision == "day" {
		return due{Text: d.Date, Date: d.Date, Precision: "day"}
	}
	return d
}

func isDay(s string) bool {
	_, err := time.Parse("2006-01-02", s)
	return err == nil
}

func place(col, row int) string {
	name, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		panic(err)
	}
	return name
}

func must(_ any, err error) {
	if err != nil {
		panic(err)
	}
}
