package source

import (
	"strings"
)

// separators are what parts the cells of a delimited text, the likelier first.
var separators = []byte{'\t', ',', ';', '|'}

// sniff returns the byte that parts the cells of a text, or 0 when the text is
// no table from its start to its end.
func sniff(text string) byte {
	const look = 64 << 10
	sample := text
	if len(sample) > look {
		// Whole records, and of very long ones the first few.
		end := strings.LastIndexByte(sample[:look], '\n')
		for n := strings.Count(sample[:max(end, 0)], "\n"); n < 3 && end < len(text); n++ {
			next := strings.IndexByte(text[end+1:min(len(text), end+1+maxParagraph)], '\n')
			if next < 0 {
				if len(text)-end <= maxParagraph {
					end = len(text)
				}
				break
			}
			end += 1 + next
		}
		if end <= 0 {
			end = look
		}
		sample = text[:end]
	}
	for _, sep := range separators {
		if !strings.Contains(sample, string(rune(sep))) || sep == '|' && drawn(sample) {
			continue
		}
		widths := make(map[int]int)
		records, parted := 0, 0
		s := splitter{text: sample, sep: sep, columns: len(sample) + 1}
		for s.next() {
			said := 0
			for _, f := range s.fields {
				if strings.TrimSpace(f) != "" {
					said++
				}
			}
			if said == 0 {
				continue
			}
			if said > 1 {
				parted++
			}
			widths[len(s.fields)]++
			records++
		}
		usual := 0
		for width, n := range widths {
			if n > widths[usual] || n == widths[usual] && width > usual {
				usual = width
			}
		}
		// Prose has a comma here and there; a table has as many in every line,
		// but for a title above it and a remark below. Cells that nearly always
		// stand alone in their lines are indented lines.
		equal := widths[usual]
		switch {
		case records < 2 || usual < 2 || parted*2 <= records:
		case usual == 2 && equal == records && records > 2, usual > 2 && (equal == records || equal*4 >= records*3 && records > 3):
			return sep
		}
	}
	return 0
}

// drawn reports whether strokes frame the rows of a text or rules stand in it: a
// table of Markdown, or one drawn with signs.
func drawn(text string) bool {
	for line := range strings.Lines(text) {
		if isPiped(line) || isRule(line) {
			return true
		}
	}
	return false
}

// splitter walks through the records of a delimited text. A cell in quotes may
// hold separators, line breaks and doubled quotes.
type splitter struct {
	text    string
	sep     byte
	columns int      // how many fields a record may have
	line    int      // the line, from 1, at which the record begins
	after   int      // lines that the records so far took
	fields  []string // of the record
	err     error
}

// next steps to the next record.
func (s *splitter) next() bool {
	if s.text == "" || s.err != nil {
		return false
	}
	s.line = s.after + 1
	s.fields = s.fields[:0]
	for {
		field, end := s.field()
		if len(s.fields) == s.columns {
			s.err = &LimitError{Limit: LimitColumns, Max: int64(s.columns), Line: s.line}
			return false
		}
		s.fields = append(s.fields, field)
		if end {
			s.after++
			return true
		}
	}
}

// field takes one field off the text and tells whether the record ends with it.
func (s *splitter) field() (string, bool) {
	text := s.text
	if strings.HasPrefix(text, `"`) || strings.HasPrefix(text, `="`) {
		if field, rest, ok := quoted(text[strings.IndexByte(text, '"')+1:]); ok {
			s.after += strings.Count(field, "\n") + strings.Count(field, "\r") - strings.Count(field, "\r\n")
			// What follows the closing quote up to the separator belongs to the cell.
			tail, end := s.bare(rest)
			return field + tail, end
		}
	}
	return s.bare(text)
}

// quoted reads to the closing quote. Without one the quote was only a mark in the text.
func quoted(text string) (field, rest string, ok bool) {
	from := 0
	for {
		k := strings.IndexByte(text[from:], '"')
		if k < 0 || from+k > maxParagraph {
			return "", "", false
		}
		k += from
		if strings.HasPrefix(text[k+1:], `"`) {
			from = k + 2
			continue
		}
		return strings.ReplaceAll(text[:k], `""`, `"`), text[k+1:], true
	}
}

// bare reads to the next separator or line break.
func (s *splitter) bare(text string) (string, bool) {
	for i := range len(text) {
		switch text[i] {
		case s.sep:
			s.text = text[i+1:]
			return text[:i], false
		case '\r', '\n':
			s.text = text[i+1:]
			if text[i] == '\r' && strings.HasPrefix(s.text, "\n") {
				s.text = s.text[1:]
			}
			return text[:i], true
		}
	}
	s.text = ""
	return text, true
}

// readDelimited reads a delimited text into one table.
func (b *builder) readDelimited(text string, sep byte) error {
	t := new(Table)
	s := splitter{text: text, sep: sep, columns: maxColumns}
	for n := 0; s.next(); n++ {
		if n%1024 == 0 {
			if err := b.step(1 - float64(len(s.text))/float64(len(text))); err != nil {
				return err
			}
		}
		cells := make([]Cell, len(s.fields))
		blank := true
		for i, f := range s.fields {
			cells[i].Text = cellText(inlineTags(f))
			blank = blank && cells[i].Text == ""
		}
		if blank || n == 0 && strings.HasPrefix(s.fields[0], "sep=") {
			continue
		}
		if err := b.rowAt(t, s.line, false, cells); err != nil {
			return err
		}
	}
	if s.err != nil {
		return s.err
	}
	b.addTable(t)
	return nil
}
