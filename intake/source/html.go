package source

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// looksLikeHTML reports whether a text is a web page as a whole, as are the
// .xls files that many systems give out.
func looksLikeHTML(text string) bool {
	start := strings.ToLower(strings.TrimSpace(text[:min(len(text), 1024)]))
	return strings.HasPrefix(start, "<!doctype html") || strings.HasPrefix(start, "<html") ||
		strings.HasPrefix(start, "<?xml") && strings.Contains(start, "<html")
}

// htmlReader goes through the tags of a text.
type htmlReader struct {
	tokens *html.Tokenizer
	name   atom.Atom // of the tag that was read last
	line   int       // the line, from 1, at which that tag begins
	next   int       // the line at which it ends
}

func newHTMLReader(text string, line int) *htmlReader {
	r := &htmlReader{tokens: html.NewTokenizer(strings.NewReader(text)), line: line, next: line}
	r.tokens.SetMaxBuf(maxParagraph)
	return r
}

// step reads the next token.
func (r *htmlReader) step() html.TokenType {
	kind := r.tokens.Next()
	r.line = r.next
	r.next += strings.Count(string(r.tokens.Raw()), "\n")
	r.name = 0
	if kind == html.StartTagToken || kind == html.EndTagToken || kind == html.SelfClosingTagToken {
		name, _ := r.tokens.TagName()
		r.name = atom.Lookup(name)
	}
	return kind
}

// htmlCell is a cell of a table, with how many columns and rows it spans.
type htmlCell struct {
	text       strings.Builder
	wide, high int
}

type htmlRow struct {
	line  int
	heads int // cells that are headings
	cells []*htmlCell
}

// table reads up to the end of the table that has begun. A table within a
// cell adds its rows to the cell as lines.
func (r *htmlReader) table(depth int) (rows []*htmlRow) {
	var captions []*htmlCell
	defer func() { spanAll(rows, captions) }()
	var row *htmlRow
	var cell *htmlCell
	for {
		switch kind := r.step(); kind {
		case html.ErrorToken:
			return rows
		case html.TextToken:
			if cell != nil {
				cell.text.WriteString(strings.Join(strings.Fields(string(r.tokens.Text())), " "))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			switch r.name {
			case atom.Tr:
				row, cell = &htmlRow{line: r.line}, nil
				rows = append(rows, row)
			case atom.Caption:
				row, cell = &htmlRow{line: r.line}, &htmlCell{wide: 1, high: 1}
				row.cells, captions = append(row.cells, cell), append(captions, cell)
				rows = append(rows, row)
			case atom.Td, atom.Th:
				if row == nil {
					row = &htmlRow{line: r.line}
					rows = append(rows, row)
				}
				if r.name == atom.Th {
					row.heads++
				}
				cell = r.cell()
				row.cells = append(row.cells, cell)
			case atom.Br, atom.P, atom.Div, atom.Li:
				if cell != nil {
					cell.text.WriteByte('\n')
				}
			case atom.Table:
				if depth >= maxNesting {
					return rows
				}
				for _, inner := range r.table(depth + 1) {
					var texts []string
					for _, c := range inner.cells {
						if s := strings.ReplaceAll(cellText(c.text.String()), "\n", " "); s != "" {
							texts = append(texts, s)
						}
					}
					if cell != nil {
						cell.text.WriteString("\n" + strings.Join(texts, "  "))
					}
				}
			case atom.Script, atom.Style:
				r.skip()
			}
		case html.EndTagToken:
			switch r.name {
			case atom.Table:
				return rows
			case atom.Tr, atom.Caption:
				row, cell = nil, nil
			case atom.Td, atom.Th:
				cell = nil
			case atom.P, atom.Div, atom.Li:
				if cell != nil {
					cell.text.WriteByte('\n')
				}
			}
		}
	}
}

// spanAll lets the captions of a table go over all its columns, as a title in its first row does.
func spanAll(rows []*htmlRow, captions []*htmlCell) {
	if len(captions) == 0 {
		return
	}
	most := 1
	for _, r := range rows {
		wide := 0
		for _, c := range r.cells {
			wide += c.wide
		}
		most = max(most, wide)
	}
	for _, c := range captions {
		c.wide = min(most, maxColumns)
	}
}

// cell reads the attributes of a cell.
func (r *htmlReader) cell() *htmlCell {
	c := &htmlCell{wide: 1, high: 1}
	for {
		key, value, more := r.tokens.TagAttr()
		if n, err := strconv.Atoi(strings.TrimSpace(string(value))); err == nil && n > 1 {
			switch string(key) {
			case "colspan":
				c.wide = min(n, maxColumns+1)
			case "rowspan":
				c.high = min(n, maxRows)
			}
		}
		if !more {
			return c
		}
	}
}

// skip passes over the content of a script or style, which is one token.
func (r *htmlReader) skip() { r.step() }

// spread puts the cells of a web page's table into their places. Add takes each
// row as it is ready.
func spread(rows []*htmlRow, add func(r *htmlRow, cells []Cell) error) error {
	var down []struct{ left, wide int } // of each column: rows that a cell above still covers, and its width
	for _, r := range rows {
		var cells []Cell
		covered := func() {
			for len(cells) < len(down) && down[len(cells)].left > 0 {
				d := &down[len(cells)]
				d.left--
				cells = append(cells, Cell{Merged: FromAbove})
				for range d.wide - 1 {
					cells = append(cells, Cell{Merged: FromLeft})
				}
			}
		}
		for _, c := range r.cells {
			covered()
			if len(cells)+c.wide > maxColumns {
				return &LimitError{Limit: LimitColumns, Max: maxColumns, Line: r.line}
			}
			if need := len(cells) + c.wide; need > len(down) {
				down = append(down, make([]struct{ left, wide int }, need-len(down))...)
			}
			down[len(cells)].left, down[len(cells)].wide = c.high-1, c.wide
			cells = append(cells, Cell{Text: cellText(c.text.String())})
			for range c.wide - 1 {
				cells = append(cells, Cell{Merged: FromLeft})
			}
		}
		covered()
		if len(cells) == 0 {
			continue
		}
		if err := add(r, cells); err != nil {
			return err
		}
	}
	return nil
}

// tagTable reads the table in tags that begins in line i (from 0) of a plain
// text, and returns how many lines it takes.
func (b *builder) tagTable(i int, setPage func(int)) (int, error) {
	// The table ends with its own end tag, or with the text.
	lines := b.doc.Lines
	end, open := i, 0
	for end < len(lines) {
		low := strings.ToLower(lines[end])
		open += strings.Count(low, "<table") - strings.Count(low, "</table")
		end++
		if open <= 0 {
			break
		}
	}
	r := newHTMLReader(strings.Join(lines[i:end], "\n"), i+1)
	var said strings.Builder
	flush := func() {
		for text := range strings.SplitSeq(said.String(), "\n") {
			if p := plainParagraph(text); p.Text != "" {
				b.doc.Blocks = append(b.doc.Blocks, Block{Line: r.line, Page: b.page, Para: &p})
			}
		}
		said.Reset()
	}
	for {
		kind := r.step()
		switch {
		case kind == html.ErrorToken:
			flush()
			return end - i, nil
		case kind == html.StartTagToken && r.name == atom.Table:
			flush()
			t := new(Table)
			err := spread(r.table(0), func(row *htmlRow, cells []Cell) error {
				setPage(row.line - 1)
				return b.rowAt(t, row.line, row.heads == len(row.cells), cells)
			})
			if err != nil {
				return 0, err
			}
			b.addTable(t)
		default:
			said.Write(r.tokens.Raw())
		}
	}
}

// readHTML reads a web page: its paragraphs and tables, without scripts and the like.
func (b *builder) readHTML(text string) error {
	b.doc.Lines = nil
	r := newHTMLReader(text, 1)
	var p Paragraph
	var said strings.Builder
	flush := func() error {
		p.Text = said.String()
		err := b.para(p)
		said.Reset()
		p = Paragraph{}
		return err
	}
	done := 0
	for {
		kind := r.step()
		done += len(r.tokens.Raw())
		var err error
		switch {
		case kind == html.ErrorToken:
			return flush()
		case kind == html.TextToken:
			word := string(r.tokens.Text())
			if said.Len()+len(word) > maxParagraph {
				return &LimitError{Limit: LimitParagraph, Max: maxParagraph, Line: r.line}
			}
			said.WriteString(strings.ReplaceAll(strings.ReplaceAll(word, "\n", " "), "\r", " "))
			continue
		case kind == html.CommentToken || kind == html.DoctypeToken:
			continue
		}
		start := kind == html.StartTagToken
		switch r.name {
		case atom.Script, atom.Style, atom.Title, atom.Noscript:
			if start {
				r.skip()
			}
		case atom.Table:
			if err = flush(); err == nil && start {
				err = b.htmlTable(r.table(0))
			}
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			if err = flush(); start {
				p.Level = int(r.name.String()[1] - '0')
			}
		case atom.P, atom.Div, atom.Br, atom.Li, atom.Tr, atom.Ul, atom.Ol, atom.Section, atom.Article, atom.Body, atom.Hr:
			err = flush()
		}
		if err == nil {
			err = b.step(float64(done) / float64(len(text)))
		}
		if err != nil {
			return err
		}
	}
}

// htmlTable adds a table of a web page. One of a single cell is a frame.
func (b *builder) htmlTable(rows []*htmlRow) error {
	if len(rows) == 1 && len(rows[0].cells) == 1 {
		return b.para(Paragraph{Text: rows[0].cells[0].text.String()})
	}
	t := new(Table)
	err := spread(rows, func(r *htmlRow, cells []Cell) error {
		return b.row(t, r.heads == len(r.cells), cells)
	})
	b.addTable(t)
	return err
}
