package source

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// dump shows a document in a form that tests can state: a line for each
// paragraph and row, with its line number; < and ^ are places of a merged cell.
func dump(d *Document) string {
	var out strings.Builder
	for _, b := range d.Blocks {
		if p := b.Para; p != nil {
			fmt.Fprintf(&out, "%d ", b.Line)
			if b.Page > 0 {
				fmt.Fprintf(&out, "p%d ", b.Page)
			}
			if p.Level > 0 {
				fmt.Fprintf(&out, "L%d ", p.Level)
			}
			if p.Bold {
				out.WriteString("bold ")
			}
			if p.Centred {
				out.WriteString("centred ")
			}
			if p.Number != "" {
				fmt.Fprintf(&out, "[%s] ", p.Number)
			}
			out.WriteString(p.Text + "\n")
			continue
		}
		fmt.Fprintf(&out, "table %s%d\n", b.Table.Sheet, b.Table.Cols)
		for _, r := range b.Table.Rows {
			fmt.Fprintf(&out, "%d ", r.Line)
			if r.Page > 0 {
				fmt.Fprintf(&out, "p%d ", r.Page)
			}
			if r.Head {
				out.WriteString("head ")
			}
			for i, c := range r.Cells {
				if i > 0 {
					out.WriteString(" | ")
				}
				out.WriteString([]string{strings.ReplaceAll(c.Text, "\n", "⏎"), "<" + c.Text, "^" + c.Text}[c.Merged])
			}
			out.WriteString("\n")
		}
	}
	for _, n := range d.Notes {
		fmt.Fprintf(&out, "note %d %s %s\n", n.Line, n.Code, n.Text)
	}
	return out.String()
}

// mustRead reads data and checks what holds for every document.
func mustRead(t testing.TB, data []byte) *Document {
	t.Helper()
	doc, err := Read(context.Background(), "文件", data, Options{})
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	checkDocument(t, doc)
	return doc
}

// wantDump compares a document with its dump.
func wantDump(t testing.TB, doc *Document, want string) {
	t.Helper()
	if got, want := strings.TrimSpace(dump(doc)), strings.TrimSpace(want); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
