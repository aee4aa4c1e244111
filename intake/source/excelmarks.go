package source

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// What a workbook says of a cell besides its value: that it is struck through,
// what was commented on it, that its formula has no value, or a wrong one.

// struckText knows by their numbers the styles and the shared texts of a
// workbook that are struck through.
type struckText struct {
	styles map[string]bool
	texts  map[string]string // what is struck of a shared text
}

// struck reads them; a workbook without any costs a look at two parts.
func (a *archive) struck() (struckText, error) {
	out := struckText{styles: make(map[string]bool), texts: make(map[string]string)}
	for _, part := range [...]string{"xl/styles.xml", "xl/sharedStrings.xml"} {
		data, err := a.part(part)
		if err != nil {
			return out, err
		}
		if !bytes.Contains(data, []byte("strike")) {
			continue
		}
		doc, err := a.whole(Excel, part)
		if err != nil {
			return out, err
		}
		if part == "xl/styles.xml" {
			fonts := doc.kid("fonts").orEmpty().kids
			for i, xf := range doc.kid("cellXfs").orEmpty().kids {
				if n, err := strconv.Atoi(xf.attr("fontId")); err == nil && n >= 0 && n < len(fonts) && fonts[n].kid("strike").on() {
					out.styles[strconv.Itoa(i)] = true
				}
			}
			continue
		}
		for i, si := range doc.kids {
			struck := ""
			for _, run := range si.kids {
				if run.name == "r" && run.path("rPr", "strike").on() {
					struck += run.kid("t").orEmpty().text
				}
			}
			if strings.TrimSpace(struck) != "" {
				out.texts[strconv.Itoa(i)] = struck
			}
		}
	}
	return out, nil
}

// cellMark is what is to be told of a cell.
type cellMark struct {
	row, col int // from 1
	code     string
	text     string
}

// cellMarks reads from the text of a sheet which of its cells are struck
// through and which have a formula without a value.
func cellMarks(data []byte, struck struckText) []cellMark {
	prefix := "" // of the elements' names
	if at := bytes.Index(data, []byte("sheetData")); at > 0 {
		prefix = string(data[bytes.LastIndexByte(data[:at], '<')+1 : at])
	}
	begins, ends, formula := []byte("<"+prefix+"c "), []byte("</"+prefix+"c>"), []byte("<"+prefix+"f")
	opens, closes := []byte("<"+prefix+"v>"), []byte("</"+prefix+"v>")
	anyValue := []byte("<" + prefix + "v")
	strikes := len(struck.styles)+len(struck.texts) > 0
	if !strikes && !bytes.Contains(data, formula) {
		return nil
	}
	var out []cellMark
	for {
		at := bytes.Index(data, begins)
		if at < 0 {
			return out
		}
		data = data[at:]
		head := bytes.IndexByte(data, '>')
		if head < 0 {
			return out
		}
		open := data[:head]
		if data = data[head+1:]; bytes.HasSuffix(open, []byte("/")) {
			continue
		}
		end := bytes.Index(data, ends)
		if end < 0 {
			return out
		}
		body := data[:end]
		data = data[end:]
		value := ""
		if _, rest, ok := bytes.Cut(body, opens); ok {
			in, _, _ := bytes.Cut(rest, closes)
			value = string(in)
		}
		mark := cellMark{}
		switch {
		case value == "" && bytes.Contains(body, formula) && !bytes.Contains(body, anyValue):
			mark.code, mark.text = NoteFormula, inTag(open, "r")
		case strikes && struck.styles[inTag(open, "s")]:
			mark.code = NoteStruck
		case strikes && inTag(open, "t") == "s" && struck.texts[value] != "":
			mark.code, mark.text = NoteStruck, struck.texts[value]
		default:
			continue
		}
		if mark.at(inTag(open, "r")) {
			out = append(out, mark)
		}
	}
}

// inTag returns the value of an attribute in the text of a tag.
func inTag(tag []byte, name string) string {
	_, rest, ok := bytes.Cut(tag, []byte(" "+name+`="`))
	if !ok {
		return ""
	}
	value, _, _ := bytes.Cut(rest, []byte(`"`))
	return string(value)
}

// at says which cell the mark is of; it reports false where that is no cell.
func (m *cellMark) at(ref string) bool {
	col, row, err := excelize.CellNameToCoordinates(ref)
	m.col, m.row = col, row
	return err == nil
}

// comments reads what was commented on the cells of a sheet.
func (a *archive) comments(part string) ([]cellMark, error) {
	rels, err := a.relations(part)
	if err != nil {
		return nil, err
	}
	var out []cellMark
	for _, r := range rels {
		if !strings.HasSuffix(r.Type, "/comments") {
			continue
		}
		doc, err := a.whole(Excel, r.Target)
		if err != nil || doc == nil {
			return out, err
		}
		for _, c := range doc.kid("commentList").orEmpty().kids {
			mark := cellMark{code: NoteComment}
			if !mark.at(c.attr("ref")) {
				continue
			}
			text := strings.TrimSpace(allText(c.kid("text")))
			if _, said, ok := strings.Cut(text, "[Threaded comment]"); ok {
				// Behind a notice to old programs, in the language of the program that wrote it.
				if i := strings.LastIndex(said, ":\n"); i >= 0 {
					said = said[i+1:]
				}
				text = strings.TrimSpace(said)
			}
			if mark.text = text; text != "" {
				out = append(out, mark)
			}
		}
	}
	return out, nil
}

// allText returns the text of all the runs in an element.
func allText(n *node) string {
	if n == nil {
		return ""
	}
	if n.name == "t" {
		return n.text
	}
	var out strings.Builder
	for _, k := range n.kids {
		out.WriteString(allText(k))
	}
	return out.String()
}

// isErrorValue reports whether a cell shows that its formula failed.
func isErrorValue(s string) bool {
	switch s {
	case "#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#SPILL!", "#CALC!", "#FIELD!", "#GETTING_DATA":
		return true
	}
	return false
}
