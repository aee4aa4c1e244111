package intake_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"duban/intake"
	"duban/internal/founding"
)

// A gazette of 154,000 characters with eleven notices is read in well under a second.
func BenchmarkGazette(b *testing.B) {
	name, data := founding.Text(b, "004")
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := intake.Read(context.Background(), name, data, intake.Options{Today: readOn}); err != nil {
			b.Fatal(err)
		}
	}
}

// A list of 10,000 rows with the same measures is read in a second.
func BenchmarkLongTable(b *testing.B) {
	var text strings.Builder
	text.WriteString("序号,任务名称,目标值,牵头单位,责任单位,责任领导,完成时限\n")
	for i := range 10_000 {
		fmt.Fprintf(&text, "%d,第%d号道路改造工程,改造道路%d公里,区交通局,区财政局、第%d镇,李明,%d月底前\n", i+1, i, i%50+1, i%300, i%12+1)
	}
	data := []byte(text.String())
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		d, err := intake.Read(context.Background(), "list.csv", data, intake.Options{Today: readOn})
		if err != nil || len(d.Plans) != 1 || len(d.Plans[0].Items) != 10_000 {
			b.Fatal("not 10,000 tasks", err)
		}
	}
}
