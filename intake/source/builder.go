package source

import (
	"context"
	"strings"

	"duban/internal/zh"
)

// builder puts a document together and keeps it within its bounds.
type builder struct {
	ctx       context.Context
	progress  func(share float64)
	preparing func()
	doc       *Document
	page      int
	cells     int // in all tables, with the places that pad short rows
	text      int // bytes of the lines that were made

	unaligned int // the lines before this one hold no table that is lined up with spaces
	tries     int // how many lines were taken for the first of such a table, and were not
}

// report tells how far the reading has come.
func (b *builder) report(share float64) {
	if b.progress != nil {
		b.progress(min(max(share, 0), 1))
	}
}

// step is called between small pieces of work: it reports how far the reading
// has come and says when it must stop.
func (b *builder) step(share float64) error {
	b.report(share)
	return b.ctx.Err()
}

// line adds a line to the text and returns its number.
func (b *builder) line(s string) (int, error) {
	if len(b.doc.Lines) >= maxLines {
		return 0, &LimitError{Limit: LimitLines, Max: maxLines}
	}
	if b.text += len(s); b.text > maxText {
		return 0, &LimitError{Limit: LimitText, Max: maxText, Line: len(b.doc.Lines) + 1}
	}
	b.doc.Lines = append(b.doc.Lines, s)
	return len(b.doc.Lines), nil
}

// para adds a paragraph with lines of its own: one for each line of its text,
// so that a text broken by hand reads as it would in a plain file. Only the
// first carries the number.
func (b *builder) para(p Paragraph) error {
	if len(p.Text) > maxParagraph {
		return &LimitError{Limit: LimitParagraph, Max: maxParagraph, Line: len(b.doc.Lines) + 1}
	}
	for text := range strings.SplitSeq(zh.CleanText(p.Text), "\n") {
		text = strings.TrimSpace(text)
		if text == "" {
			continue
		}
		one := p
		one.Text = text
		n, err := b.line(numbered(one.Number, text))
		if err != nil {
			return err
		}
		b.doc.Blocks = append(b.doc.Blocks, Block{Line: n, Page: b.page, Para: &one})
		p.Number = ""
	}
	return nil
}

// numbered returns a text with the number that is printed before it.
func numbered(number, text string) string {
	if number == "" {
		return text
	}
	if last := number[len(number)-1]; last < 0x80 || strings.HasSuffix(number, "章") || strings.HasSuffix(number, "条") ||
		strings.HasSuffix(number, "节") || strings.HasSuffix(number, "部分") {
		return number + " " + text
	}
	return number + text
}

// row adds a row to a table, and a line for it, its cells joined by tabs.
func (b *builder) row(t *Table, head bool, cells []Cell) error {
	texts := make([]string, len(cells))
	for i := range cells {
		texts[i] = zh.Clean(cells[i].Text)
	}
	n, err := b.line(strings.TrimRight(strings.Join(texts, "\t"), "\t"))
	if err != nil {
		return err
	}
	return b.rowAt(t, n, head, cells)
}

// rowAt adds a row to a table whose line is there already.
func (b *builder) rowAt(t *Table, line int, head bool, cells []Cell) error {
	if len(cells) > maxColumns {
		return &LimitError{Limit: LimitColumns, Max: maxColumns, Part: t.Sheet, Line: line}
	}
	if len(t.Rows) >= maxRows {
		return &LimitError{Limit: LimitRows, Max: maxRows, Part: t.Sheet, Line: line}
	}
	t.Cols = max(t.Cols, len(cells))
	if b.cells+(len(t.Rows)+1)*t.Cols > maxCells {
		return &LimitError{Limit: LimitCells, Max: maxCells, Part: t.Sheet, Line: line}
	}
	t.Rows = append(t.Rows, Row{Line: line, Page: b.page, Head: head, Cells: cells})
	return nil
}

// addTable adds a table that has got all its rows; one without any is left out.
func (b *builder) addTable(t *Table) {
	if len(t.Rows) == 0 {
		return
	}
	t.Square()
	b.cells += len(t.Rows) * t.Cols
	b.doc.Blocks = append(b.doc.Blocks, Block{Line: t.Rows[0].Line, Page: t.Rows[0].Page, Table: t})
}

// note adds a note about the line that was added last.
func (b *builder) note(code, text string) {
	b.doc.Notes = append(b.doc.Notes, Note{Line: max(len(b.doc.Lines), 1), Code: code, Text: zh.Clean(text)})
}

// cellText returns the text of a cell as it is kept: clean, its lines trimmed, and
// the empty ones left out.
func cellText(s string) string {
	s = strings.TrimSpace(zh.CleanText(s))
	if !strings.Contains(s, "\n") {
		return s
	}
	var out strings.Builder
	for line := range strings.SplitSeq(s, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			if out.Len() > 0 {
				out.WriteByte('\n')
			}
			out.WriteString(line)
		}
	}
	return out.String()
}
