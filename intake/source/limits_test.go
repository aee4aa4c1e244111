package source

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"duban/internal/slow"
)

func TestFilesThatPassABoundAreRefusedByItsName(t *testing.T) {
	many := map[string]string{"word/document.xml": "<w:document/>"}
	for i := range maxEntries {
		many[fmt.Sprint(i)] = ""
	}
	for _, c := range []struct {
		name string
		data []byte
		want Limit
	}{
		{"parts of a packed file", pack(t, many), LimitEntries},
		{"a part that is packed too well", pack(t, map[string]string{"word/document.xml": strings.Repeat(" ", freeRatio+1)}), LimitRatio},
		{"lines", []byte(strings.Repeat("甲\n", maxLines+1)), LimitLines},
		{"a line", []byte(strings.Repeat("甲", maxParagraph/3+1)), LimitParagraph},
		{"rows", []byte(strings.Repeat("1,2,3\n", maxRows+1)), LimitRows},
		{"cells", []byte(strings.Repeat(strings.Repeat("x\t", 99)+"x\n", maxCells/100+1)), LimitCells},
		{"cells that pad short rows", []byte(strings.Repeat("x\t", 500) + "x\n" + strings.Repeat("x\ty\tz\n", maxCells/500)), LimitCells},
		{"columns, of rows longer than what is looked at", []byte(wide(",", 10_000) + "\n" + wide(",", 10_000) + "\n"), LimitColumns},
		{"columns, of rows without an end to the last", []byte(wide(",", 10_000) + "\n" + wide(",", 10_000)), LimitColumns},
		{"columns parted by tabs", []byte(wide("\t", 10_000) + "\n" + wide("\t", 10_000) + "\n"), LimitColumns},
		{"columns of Markdown", []byte("|" + wide("|", 10_000) + "|\n|" + strings.Repeat("---|", 10_000) + "\n|" + wide("|", 10_000) + "|\n"), LimitColumns},
		{"columns of HTML", []byte("<table><tr><td>" + wide("</td><td>", 10_000) + "</td></tr></table>"), LimitColumns},
		{"columns of Word", docx(t, transitional, "<w:tbl><w:tr>"+strings.Repeat("<w:tc><w:p><w:r><w:t>列</w:t></w:r></w:p></w:tc>", 10_000)+"</w:tr></w:tbl>", nil), LimitColumns},
		{"elements in elements", docx(t, transitional, "<w:p>"+strings.Repeat("<w:ins>", maxNesting+1), nil), LimitNesting},
	} {
		t.Run(c.name, func(t *testing.T) {
			var limit *LimitError
			if _, err := Read(context.Background(), "", c.data, Options{}); !errors.As(err, &limit) || limit.Limit != c.want {
				t.Errorf("error %v, want one of %s", err, c.want)
			}
		})
	}
}

func TestTheLargestFilesTakeBoundedMemory(t *testing.T) {
	const most = 512 << 20
	files := map[string]string{"many lines": strings.Repeat("甲\n", maxLines-2)}
	if slow.Tag {
		files["long lines"] = strings.Repeat(strings.Repeat("完成投资三十亿元，", 100)+"\n", (maxSize-1)/2701)
		files["many cells"] = strings.Repeat(strings.Repeat("任务,", 19)+"x\n", maxCells/20)
	}
	for name, data := range files {
		t.Run(name, func(t *testing.T) {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			before, peak, calls := m.HeapInuse, uint64(0), 0
			_, err := Read(context.Background(), "", []byte(data), Options{Progress: func(float64) {
				if calls++; calls%16 == 1 {
					runtime.ReadMemStats(&m)
					peak = max(peak, m.HeapInuse-min(before, m.HeapInuse))
				}
			}})
			if err != nil {
				t.Fatal(err)
			}
			if calls < 2 || peak > most {
				t.Errorf("%d MiB at the most, seen %d times", peak>>20, calls)
			}
		})
	}
}

// wide is a row of n cells with a separator between them.
func wide(sep string, n int) string {
	return strings.TrimSuffix(strings.Repeat("甲乙丙丁"+sep, n), sep)
}
