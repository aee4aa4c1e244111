package source

import (
	"context"
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestDelimitedTextsAreReadWithEverySeparator(t *testing.T) {
	const want = `
table 3
1 序号 | 任务 | 期限
2 1 | 修路⏎架桥 | 6月
4 2 | 说“好”,"行" | 
5 3 | 植树 | 9月`
	text := "序号;任务;期限\n1;\"修路\n架桥\";6月\n2;\"说“好”,\"\"行\"\"\"\n3;植树;9月\n;;\n"
	for name, sep := range map[string]string{"semicolon": ";", "tab": "\t", "comma": ","} {
		t.Run(name, func(t *testing.T) {
			data := text
			if sep == "\t" {
				data = strings.ReplaceAll(text, ";", "\t")
			} else if sep == "," {
				data = strings.ReplaceAll(text, ";", ",")
			}
			doc := mustRead(t, []byte(data))
			if doc.Kind != Delimited {
				t.Fatalf("kind %v", doc.Kind)
			}
			wantDump(t, doc, want)
			wantDump(t, mustRead(t, encode(t, data, simplifiedchinese.GB18030.NewEncoder())), want)
			wantDump(t, mustRead(t, []byte("\ufeff"+strings.ReplaceAll(data, "\n", "\r\n"))), want)
		})
	}
}

func TestFormsOfCellsInDelimitedTexts(t *testing.T) {
	doc := mustRead(t, []byte("编号,任务,单位\n=\"0012\",\"修路\"（一期）,\"\"\n13,5\"管道,\"未完\n14,a,b\n15,c,d\n"))
	wantDump(t, doc, `
table 3
1 编号 | 任务 | 单位
2 0012 | 修路（一期） | 
3 13 | 5"管道 | "未完
4 14 | a | b
5 15 | c | d`)
}

func TestATableOfTooManyColumnsIsRefused(t *testing.T) {
	row := strings.Repeat("x,", 10_000) + "\n"
	for name, data := range map[string]string{
		"commas": row + row + row,
		"tabs":   strings.ReplaceAll(row+row+row, ",", "\t"),
		"pipes":  strings.ReplaceAll("|"+row, ",", "|"),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(context.Background(), "", []byte(data), Options{})
			var limit *LimitError
			if !errors.As(err, &limit) || limit.Limit != LimitColumns || limit.Line != 1 {
				t.Errorf("error %v", err)
			}
		})
	}
}
