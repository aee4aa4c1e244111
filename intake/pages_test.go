package intake_test

import (
	"context"
	"strings"
	"testing"

	"duban/intake"
	"duban/intake/draft"
	"duban/intake/source"
)

// pagesOf makes a document of paragraphs and tables; a table is its rows with |
// between cells, and ^ and < for what belongs to the cell above or on the left.
func pagesOf(t *testing.T, blocks ...string) *draft.Draft {
	t.Helper()
	doc := &source.Document{Name: "a.pdf", Kind: source.PDF}
	for _, b := range blocks {
		at := len(doc.Lines) + 1
		if !strings.Contains(b, "|") {
			doc.Lines = append(doc.Lines, b)
			doc.Blocks = append(doc.Blocks, source.Block{Line: at, Para: &source.Paragraph{Text: b}})
			continue
		}
		table := &source.Table{}
		for _, line := range strings.Split(b, "\n") {
			doc.Lines = append(doc.Lines, line)
			row := source.Row{Line: len(doc.Lines)}
			for _, s := range strings.Split(line, "|") {
				merged := map[string]source.Merge{"^": source.FromAbove, "<": source.FromLeft}[s]
				row.Cells = append(row.Cells, source.Cell{Text: strings.Trim(s, "^<"), Merged: merged})
			}
			table.Rows, table.Cols = append(table.Rows, row), len(row.Cells)
		}
		doc.Blocks = append(doc.Blocks, source.Block{Line: at, Table: table})
	}
	d, err := intake.ReadDocument(context.Background(), doc, intake.Options{Today: readOn})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestALabelPrintedAgainOnTheNextPageTearsNoTable(t *testing.T) {
	d := pagesOf(t, "2026年重点工作责任表",
		"类别|工作任务|责任单位|完成时限\n业务工作（60分）|举办文化节|县文旅局|2026-06-30\n^|修缮古城墙|县文旅局|2026-08-31",
		"业务工作（60分）",
		"|送戏下乡|县文旅局|2026-11-30\n重点任务（30分）|新建图书馆|县文旅局|2026-12-31")
	want := `# 2026年重点工作
业务工作（60分）||举办文化节|2026-06-30
业务工作（60分）||修缮古城墙|2026-08-31
业务工作（60分）||送戏下乡|2026-11-30
重点任务（30分）||新建图书馆|2026-12-31`
	if got := plansOf(d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAFormGoesOnOverTheEndOfAPage(t *testing.T) {
	first := "编号|督〔2026〕%号|交办日期|2026-09-10\n督查事项|修复%号桥|<|<\n承办单位|县交通局|协办单位|县财政局"
	rest := "办理时限|2026年12月31日|<\n办理结果|已完成招标。|<"
	d := pagesOf(t, strings.ReplaceAll(first, "%", "1"), rest, strings.ReplaceAll(first, "%", "2"), rest)
	for i, title := range []string{"修复1号桥", "修复2号桥"} {
		items := d.Plans[0].Items
		if len(items) != 2 {
			t.Fatalf("%d tasks: %s", len(items), plansOf(d))
		}
		task := &items[i].Record.Task
		if task.Title != title || task.Deadline.Date.String() != "2026-12-31" || len(items[i].Record.Returns) != 1 {
			t.Errorf("%s %v %v", task.Title, task.Deadline, items[i].Record.Returns)
		}
	}
}
