package source

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// wordReader reads a .docx.
type wordReader struct {
	*builder
	archive *archive
	xml     *xmlReader
	size    int64
	styles  *wordStyles
	numbers *numbering
	notes   map[string]string // footnotes, endnotes and comments by their kind and id
	depth   int
}

// readWord reads the body of a .docx in the order in which it is printed.
// Headers and footers, which belong to no place of the text, are left out.
func readWord(b *builder, a *archive) error {
	part := a.main("word/document.xml")
	data, err := a.part(part)
	if err != nil {
		return err
	}
	w := &wordReader{builder: b, archive: a, xml: newXMLReader(Word, part, data), size: int64(len(data)), notes: map[string]string{}}
	rels, err := a.relations(part)
	if err != nil {
		return err
	}
	var styles, numbers *node
	for _, r := range rels {
		var err error
		switch r.Type[strings.LastIndexByte(r.Type, '/')+1:] {
		case "styles":
			styles, err = a.whole(Word, r.Target)
		case "numbering":
			numbers, err = a.whole(Word, r.Target)
		case "footnotes", "endnotes", "comments":
			err = w.readNotes(r.Target)
		}
		if err != nil {
			return err
		}
	}
	w.styles = newWordStyles(styles)
	w.numbers = newNumbering(numbers, w.styles)
	inBody := false
	for {
		t, err := w.xml.token()
		if errors.Is(err, io.EOF) && inBody {
			return nil
		}
		if err != nil {
			return w.xml.cut(err)
		}
		if start, ok := t.(xml.StartElement); ok && start.Name.Local == "body" {
			inBody = true
			if err := w.content(); err != nil {
				return err
			}
		}
	}
}

// content reads blocks up to the end of the element that holds them.
func (w *wordReader) content() error {
	if w.depth++; w.depth > maxNesting {
		return &LimitError{Limit: LimitNesting, Max: maxNesting, Part: w.xml.part}
	}
	defer func() { w.depth-- }()
	for {
		t, err := w.xml.token()
		if err != nil {
			return w.xml.cut(err)
		}
		switch t := t.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if err := w.step(float64(w.xml.dec.InputOffset()) / float64(w.size)); err != nil {
				return err
			}
			if err := w.block(t); err != nil {
				return err
			}
		}
	}
}

// block reads one element of the body.
func (w *wordReader) block(start xml.StartElement) error {
	switch start.Name.Local {
	case "p":
		n, err := w.xml.element(start)
		if err != nil {
			return err
		}
		return w.paragraph(n)
	case "tbl":
		return w.topTable()
	case "sdt", "sdtContent", "customXml", "ins", "moveTo":
		return w.content()
	}
	return w.xml.cut(w.xml.dec.Skip())
}

// paragraph adds one paragraph, and after it what stands in its text boxes.
func (w *wordReader) paragraph(n *node) error {
	p, r := w.readParagraph(n)
	if err := w.para(p); err != nil {
		return err
	}
	w.beside(r)
	for _, box := range r.boxes {
		if err := w.boxed(box); err != nil {
			return err
		}
	}
	return nil
}

// beside notes what stands beside the text of a paragraph.
func (w *wordReader) beside(r *runs) {
	if r.pictures > 0 {
		w.note(NotePicture, "")
	}
	for _, id := range r.notes {
		code := NoteFootnote
		if strings.HasPrefix(id, NoteComment) {
			code = NoteComment
		}
		if text := w.notes[id]; text != "" {
			w.note(code, text)
		}
	}
	if s := strings.TrimSpace(r.struck.String()); s != "" {
		w.note(NoteStruck, s)
	}
}

// boxed adds the content of a text box or of a frame.
func (w *wordReader) boxed(box *node) error {
	for _, k := range box.kids {
		switch k.name {
		case "p":
			if err := w.paragraph(k); err != nil {
				return err
			}
		case "tbl":
			if err := w.nodeTable(k); err != nil {
				return err
			}
		case "sdt", "sdtContent", "customXml", "ins":
			if err := w.boxed(k); err != nil {
				return err
			}
		}
	}
	return nil
}

// readParagraph gives a paragraph with its automatic number.
func (w *wordReader) readParagraph(n *node) (Paragraph, *runs) {
	props := n.kid("pPr")
	style := w.styles.of(props.path("pStyle").attr("val"))
	r := &runs{word: w, style: style}
	r.walk(n)
	p := Paragraph{
		Text:    r.text.String(),
		Bold:    r.plain == 0 && r.bold > 0,
		Centred: style.centred,
		Level:   style.level,
	}
	if jc := props.kid("jc"); jc != nil {
		p.Centred = jc.attr("val") == "center"
	}
	if level := props.kid("outlineLvl"); level != nil {
		p.Level = outline(level)
	}
	// Word numbers an empty paragraph too, but prints it with nothing beside
	// the number; it counts.
	p.Number = w.numbers.next(props.kid("numPr"), style)
	return p, r
}

// readNotes reads the footnotes, endnotes or comments of the document.
func (w *wordReader) readNotes(part string) error {
	doc, err := w.archive.whole(Word, part)
	if err != nil || doc == nil {
		return err
	}
	plain := &wordReader{styles: newWordStyles(nil)}
	for _, n := range doc.kids {
		var text []string
		for _, p := range n.kids {
			r := &runs{word: plain, style: &wordStyle{}}
			r.walk(p)
			if s := strings.TrimSpace(r.text.String()); s != "" {
				text = append(text, s)
			}
		}
		w.notes[n.name+n.attr("id")] = strings.Join(text, " ")
	}
	return nil
}
