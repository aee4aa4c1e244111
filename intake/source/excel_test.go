package source

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// xlsx makes a workbook by what fill does to it.
func xlsx(t testing.TB, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func rows(t testing.TB, f *excelize.File, sheet string, rows ...[]any) {
	t.Helper()
	for i, row := range rows {
		ok(t, f.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &row))
	}
}

func TestSheetsOfAWorkbook(t *testing.T) {
	data := xlsx(t, func(f *excelize.File) {
		rows(t, f, "Sheet1", []any{}, []any{nil, "任务表"}, []any{nil, "序号", "任务", "投资"}, []any{}, []any{nil, 1, "修路", 3.5}, []any{nil, 2, "架\n桥", 0.1 + 0.2})
		ok(t, f.MergeCell("Sheet1", "B2", "D2"))
		for _, name := range []string{"隐", "空", "二"} {
			_, err := f.NewSheet(name)
			ok(t, err)
		}
		rows(t, f, "隐", []any{"x"})
		rows(t, f, "二", []any{"单位", "电话"}, []any{"交通局", "055-1"}, []any{nil, "055-2"}, []any{"x", "y"})
		ok(t, f.MergeCell("二", "A2", "A3"))
		ok(t, f.SetSheetVisible("隐", false))
		ok(t, f.SetRowVisible("二", 4, false))
	})
	wantDump(t, mustRead(t, data), `
table Sheet13
1 任务表 | < | <
2 序号 | 任务 | 投资
3 1 | 修路 | 3.5
4 2 | 架⏎桥 | 0.3
table 二2
5 单位 | 电话
6 交通局 | 055-1
7 ^ | 055-2
8 x | y
note 4 hidden-sheet 隐
note 8 hidden-row 4`)
}

func TestValuesOfAWorkbookAreThoseThatAreShown(t *testing.T) {
	const day = 46203.0 // 2026-06-30
	for _, c := range []struct {
		name   string
		value  any
		format any // a number of a built-in format, or a format
		want   string
	}{
		{"a built-in date", day, 14, "2026-06-30"},
		{"a Chinese date", day, 31, "2026-06-30"},
		{"a Chinese month", day, 57, "2026年6月"},
		{"a date of its own format", day, `yyyy"年"m"月"d"日";@`, "2026-06-30"},
		{"a date in Chinese figures", day, `[DBNum1][$-804]yyyy"年"m"月"d"日"`, "2026-06-30"},
		{"a date with points", day, `yyyy.m.d`, "2026-06-30"},
		{"a month of its own format", day, `yyyy"年"m"月"`, "2026年6月"},
		{"a month with a stroke", day, `yyyy/m`, "2026/6"},
		{"a short month", day, `mmm-yy`, "2026-06"},
		{"a day without a year", day, `m"月"d"日"`, "6月30日"},
		{"a time", day + 0.75, `yyyy/m/d h:mm`, "2026-06-30 18:00"},
		{"per cent", 0.155, 10, "15.50%"},
		{"per cent without places", 0.15, 9, "15%"},
		{"two places", 3.14159, 2, "3.14"},
		{"a number with a red negative", -3.5, `0.00_);[Red]\(0.00\)`, "(3.50)"},
		{"yuan in units of ten thousand", 1234567.0, `0!.0,"万元"`, "123.5万元"},
		{"yuan in units of ten thousand, by another escape", 1234567.0, `0\.0,"万元"`, "123.5万元"},
		{"yuan in units of ten thousand from so many on", 25000.0, `[>=10000]0!.0,"万元";0"元"`, "2.5万元"},
		{"yuan in units of ten thousand with all places", 123456.0, `0!.0000"万元"`, "12.3456万元"},
		{"yuan in units of a hundred million", 1234567890.0, `0!.00,,"亿元"`, "12.35亿元"},
		{"a mark of exclamation that is shown", 3.0, `0"!"`, "3!"},
		{"thousands", 1234567.0, 3, "1,234,567"},
		{"text", "0012", 49, "0012"},
		{"plain noise", 1.1 + 2.2, nil, "3.3"},
		{"a large number", 123456789012.0, nil, "123456789012"},
		{"a truth", true, nil, "TRUE"},
		{"a mark that turns the direction", "红\u202e灯", nil, "红灯"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := xlsx(t, func(f *excelize.File) {
				ok(t, f.SetCellValue("Sheet1", "A1", c.value))
				style := &excelize.Style{}
				switch format := c.format.(type) {
				case int:
					style.NumFmt = format
				case string:
					style.CustomNumFmt = &format
				}
				id, err := f.NewStyle(style)
				ok(t, err)
				ok(t, f.SetCellStyle("Sheet1", "A1", "A1", id))
			})
			if got := mustRead(t, data).Blocks[0].Table.Rows[0].Cells[0].Text; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// rewrite changes one part of a packed file.
func rewrite(t testing.TB, data []byte, name string, change func(string) string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	ok(t, err)
	files := make(map[string]string)
	for _, f := range z.File {
		r, err := f.Open()
		ok(t, err)
		part, err := io.ReadAll(r)
		ok(t, err)
		files[f.Name] = string(part)
	}
	files[name] = change(files[name])
	return pack(t, files)
}

func TestFormulasAreNeverEvaluated(t *testing.T) {
	data := xlsx(t, func(f *excelize.File) {
		rows(t, f, "Sheet1", []any{2, 3, nil, nil, "完"})
	})
	data = rewrite(t, data, "xl/worksheets/sheet1.xml", func(s string) string {
		return strings.Replace(s, `<c r="E1"`, `<c r="C1"><f>A1+B1</f><v>5</v></c><c r="D1"><f>A1*B1</f></c><c r="E1"`, 1)
	})
	wantDump(t, mustRead(t, data), "table Sheet15\n1 2 | 3 | 5 |  | 完\nnote 1 formula D1")
}

func TestBrokenWorkbooksGiveAnError(t *testing.T) {
	good := xlsx(t, func(f *excelize.File) {
		for i := range 50 {
			rows(t, f, "Sheet1", []any{i})
			ok(t, f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &[]any{i, "任务"}))
		}
	})
	const sheet1 = "xl/worksheets/sheet1.xml"
	for _, c := range []struct {
		name string
		data []byte
		want any
	}{
		{"cut off", good[:len(good)-200], new(*DamagedError)},
		{"XML broken in the middle", rewrite(t, good, sheet1, func(s string) string { return strings.Replace(s, `<c r="A20"`, `<c r="A20`, 1) }), new(*DamagedError)},
		{"XML cut off", rewrite(t, good, sheet1, func(s string) string { return s[:len(s)/2] }), new(*DamagedError)},
		{"a table of 10,000 columns", xlsx(t, func(f *excelize.File) {
			ok(t, f.SetCellValue("Sheet1", "NTP1", "远"))
			ok(t, f.SetCellValue("Sheet1", "A1", "近"))
		}), new(*LimitError)},
		{"merged cells over everything", rewrite(t, good, sheet1, func(s string) string {
			return strings.Replace(s, "</sheetData>", "</sheetData><mergeCells>"+strings.Repeat(`<mergeCell ref="A1:XFD1048576"/>`, 100_000)+"</mergeCells>", 1)
		}), new(*LimitError)},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(context.Background(), "", c.data, Options{})
			if err == nil || !errors.As(err, c.want) {
				t.Errorf("error %T %v", err, err)
			}
		})
	}
}

func TestReadingStopsWhenItIsToldTo(t *testing.T) {
	book := xlsx(t, func(f *excelize.File) {
		for i := range 2000 {
			ok(t, f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &[]any{i, "任务"}))
		}
	})
	for name, data := range map[string][]byte{
		"workbook":  book,
		"text":      []byte(strings.Repeat("完成投资三十亿元。\n", 20_000)),
		"delimited": []byte(strings.Repeat("1,修路,6月\n", 20_000)),
		"Word":      docx(t, transitional, strings.Repeat(p("甲"), 2000), nil),
	} {
		t.Run(name, func(t *testing.T) {
			ctx, stop := context.WithCancel(context.Background())
			seen := 0.0
			doc, err := Read(ctx, "", data, Options{Progress: func(share float64) {
				if share < seen || share > 1 {
					t.Errorf("progress %v after %v", share, seen)
				}
				if seen = share; share > 0.1 {
					stop()
				}
			}})
			if doc != nil || !errors.Is(err, context.Canceled) {
				t.Errorf("document %v, error %v", doc, err)
			}
		})
	}
}

func TestTheFileIsNoLargerThanItMayBe(t *testing.T) {
	_, err := Bytes(context.Background(), io.LimitReader(endless{}, 1<<40))
	var limit *LimitError
	if !errors.As(err, &limit) || limit.Limit != LimitSize {
		t.Errorf("error %v", err)
	}
}

// endless gives spaces for ever.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

func TestAWorkbookThatCountsFrom1904(t *testing.T) {
	data := xlsx(t, func(f *excelize.File) {
		on := true
		ok(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &on}))
		ok(t, f.SetCellValue("Sheet1", "A1", 44741))
		style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
		ok(t, err)
		ok(t, f.SetCellStyle("Sheet1", "A1", "A1", style))
	})
	wantDump(t, mustRead(t, data), "table Sheet11\n1 2026-06-30")
}

func TestAWorkbookWithoutStylesIsRead(t *testing.T) {
	data := xlsx(t, func(f *excelize.File) { rows(t, f, "Sheet1", []any{"序号", 1.5}) })
	data = rewrite(t, data, "xl/styles.xml", func(string) string {
		return `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`
	})
	wantDump(t, mustRead(t, data), "table Sheet12\n1 序号 | 1.5")
}
