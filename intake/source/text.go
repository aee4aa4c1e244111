package source

import (
	"strings"

	"duban/internal/pattern"
	"duban/internal/zh"
)

// readPlain reads a decoded text: JSON, delimited, or lines.
func (b *builder) readPlain(text string) error {
	if err := b.splitLines(text); err != nil {
		return err
	}
	if looksLikeJSON(text) {
		b.doc.Kind = JSON
		return nil
	}
	if looksLikeHTML(text) {
		return b.readHTML(text)
	}
	if separator := sniff(text); separator != 0 {
		b.doc.Kind = Delimited
		return b.readDelimited(text, separator)
	}
	return b.readLines(text)
}

// splitLines sets the document's lines: what stands between line breaks of
// any of the three kinds, clean, with its tabs.
func (b *builder) splitLines(text string) error {
	n := strings.Count(text, "\n") + strings.Count(text, "\r") - strings.Count(text, "\r\n") + 1
	if n > maxLines {
		return &LimitError{Limit: LimitLines, Max: maxLines}
	}
	b.doc.Lines = make([]string, 0, n)
	for text != "" {
		line := text
		if end := strings.IndexAny(text, "\r\n"); end >= 0 {
			line = text[:end]
			if strings.HasPrefix(text[end:], "\r\n") {
				end++
			}
			text = text[end+1:]
		} else {
			text = ""
		}
		if len(line) > maxParagraph {
			return &LimitError{Limit: LimitParagraph, Max: maxParagraph, Line: len(b.doc.Lines) + 1}
		}
		b.doc.Lines = append(b.doc.Lines, cleanLine(line))
	}
	return nil
}

// cleanLine returns a line without what must not reach a terminal. Its tabs, which
// part cells, stay.
func cleanLine(s string) string {
	if !strings.Contains(s, "\t") {
		return zh.Clean(s)
	}
	fields := strings.Split(s, "\t")
	for i := range fields {
		fields[i] = zh.Clean(fields[i])
	}
	return strings.Join(fields, "\t")
}

// readLines takes the lines for paragraphs and tables. A form feed, which
// programs that print a PDF as text put between its pages, counts pages.
func (b *builder) readLines(text string) error {
	paged := strings.Contains(strings.TrimRight(text, "\f \r\n"), "\f")
	var breaks []int // how many page breaks stand before each line
	if paged {
		breaks = pageBreaks(text)
	}
	setPage := func(i int) {
		if paged && i < len(breaks) {
			b.page = 1 + breaks[i]
		}
	}
	lines := b.doc.Lines
	for i := 0; i < len(lines); {
		if i%4096 == 0 {
			if err := b.step(float64(i) / float64(len(lines))); err != nil {
				return err
			}
		}
		if strings.TrimSpace(lines[i]) == "" {
			i++
			continue
		}
		setPage(i)
		n, err := b.tableAt(i, setPage)
		if err != nil {
			return err
		}
		if n > 0 {
			i += n
			continue
		}
		if p := plainParagraph(lines[i]); p.Text != "" {
			b.doc.Blocks = append(b.doc.Blocks, Block{Line: i + 1, Page: b.page, Para: &p})
		}
		i++
	}
	return nil
}

// pageBreaks tells for every line how many form feeds stand before its text.
func pageBreaks(text string) []int {
	var out []int
	n := 0
	for text != "" {
		end := strings.IndexAny(text, "\r\n")
		line, rest := text, ""
		if end >= 0 {
			line = text[:end]
			if strings.HasPrefix(text[end:], "\r\n") {
				end++
			}
			rest = text[end+1:]
		}
		lead := len(line) - len(strings.TrimLeft(line, "\f"))
		out = append(out, n+lead)
		n += strings.Count(line, "\f")
		text = rest
	}
	return out
}

var (
	heading = pattern.New(`^(#{1,9})[ \t　]+(.*?)[ \t#]*$`)
	// A mark that Markdown escapes so that it stays a mark.
	escaped = pattern.New("\\\\([\\\\`*_{}\\[\\]()#+\\-.!|~<>])")
)

// plainParagraph reads one line of a plain text or of Markdown.
func plainParagraph(line string) Paragraph {
	var p Paragraph
	text := strings.TrimSpace(line)
	if m := heading.FindStringSubmatch(text); m != nil {
		p.Level, text = len(m[1]), m[2]
	}
	text = strings.ReplaceAll(inlineTags(text), "\n", " ")
	if strings.Contains(text, "**") {
		p.Bold = strings.HasPrefix(text, "**") && strings.HasSuffix(text, "**") && strings.Count(text, "**") == 2
		text = strings.ReplaceAll(text, "**", "")
	}
	if strings.Contains(text, `\`) {
		text = escaped.ReplaceAllString(text, "$1")
	}
	p.Text = strings.TrimSpace(zh.Clean(text))
	return p
}

var (
	brokenTag = pattern.New(`(?i)<br\s*/?>|</p>\s*<p\b[^<>]*>|</(?:p|div|li)>`)
	plainTag  = pattern.New(`(?i)</?(?:p|br|b|strong|i|em|u|span|div|font|sup|sub|li|ul|ol)\b[^<>]*>`)
	entities  = strings.NewReplacer("&nbsp;", " ", "&lt;", "<", "&gt;", ">", "&quot;", `"`, "&amp;", "&")
)

// inlineTags takes the tags of a web page out of a text: those that end a
// line become line breaks. What only looks like a tag stays.
func inlineTags(s string) string {
	if strings.Contains(s, "<") {
		s = brokenTag.ReplaceAllString(s, "\n")
		s = plainTag.ReplaceAllString(s, "")
	}
	if strings.Contains(s, "&") {
		s = entities.Replace(s)
	}
	return s
}
