package source

import (
	"strings"
	"testing"

	"duban/internal/zh"
)

// checkDocument holds a document against what its types promise.
func checkDocument(t testing.TB, d *Document) {
	t.Helper()
	last := 0
	place := func(what string, line int) {
		if line < last || line < 1 || line > len(d.Lines) {
			t.Fatalf("%s stands at line %d of %d, after line %d", what, line, len(d.Lines), last)
		}
		last = line
	}
	clean := func(what, text string) {
		if zh.CleanText(text) != text {
			t.Fatalf("%s holds what must not reach a terminal: %q", what, text)
		}
	}
	for _, line := range d.Lines {
		if strings.Contains(line, "\n") {
			t.Fatalf("a line holds a line break: %q", line)
		}
		clean("a line", strings.ReplaceAll(line, "\t", " "))
	}
	for _, b := range d.Blocks {
		switch {
		case (b.Para == nil) == (b.Table == nil):
			t.Fatal("a block is a paragraph or a table, and not both")
		case b.Para != nil:
			place("a paragraph", b.Line)
			clean("a paragraph", b.Para.Text+b.Para.Number)
			if b.Para.Text == "" || strings.TrimSpace(b.Para.Text) != b.Para.Text || strings.Contains(b.Para.Text, "\n") {
				t.Fatalf("a paragraph is %q", b.Para.Text)
			}
		default:
			if len(b.Table.Rows) == 0 || b.Table.Cols < 1 || b.Line != b.Table.Rows[0].Line {
				t.Fatalf("a table of %d rows and %d columns at line %d", len(b.Table.Rows), b.Table.Cols, b.Line)
			}
			for _, r := range b.Table.Rows {
				place("a row", r.Line)
				if len(r.Cells) != b.Table.Cols {
					t.Fatalf("a row of %d cells in a table of %d columns", len(r.Cells), b.Table.Cols)
				}
				for i, c := range r.Cells {
					clean("a cell", c.Text)
					if c.Merged != NotMerged && c.Text != "" || c.Merged == FromLeft && i == 0 {
						t.Fatalf("cell %d continues another one (%d) and says %q", i, c.Merged, c.Text)
					}
				}
			}
		}
	}
	for _, n := range d.Notes {
		if n.Line < 1 || n.Code == "" {
			t.Fatalf("a note without a place or a code: %+v", n)
		}
		clean("a note", n.Text)
	}
}
