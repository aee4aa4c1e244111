package source

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
)

// node is an element of XML with all that is in it. Names are without their
// spaces: the two sets of names that Word uses differ in nothing else, and of the
// names that other vocabularies share (the t of text, of a drawing and of a
// formula) all mean the same here.
type node struct {
	name  string
	attrs []xml.Attr
	kids  []*node
	text  string // of an element without elements in it
}

// maxNodes bounds one element that is held in memory as a whole.
const maxNodes = 1_000_000

// attr returns the value of an attribute.
func (n *node) attr(name string) string {
	if n == nil {
		return ""
	}
	return attr(n.attrs, name)
}

func attr(attrs []xml.Attr, name string) string {
	for i := range attrs {
		if attrs[i].Name.Local == name {
			return attrs[i].Value
		}
	}
	return ""
}

// kid returns the first element of that name in n, or nil.
func (n *node) kid(name string) *node {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

// path returns the element that is reached by the names one after the other, or nil.
func (n *node) path(names ...string) *node {
	for _, name := range names {
		n = n.kid(name)
	}
	return n
}

// on reports whether a switch is set: it is there and not said to be off.
func (n *node) on() bool {
	if n == nil {
		return false
	}
	switch n.attr("val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// xmlReader reads the elements of a part of a packed file.
type xmlReader struct {
	dec   *xml.Decoder
	part  string
	kind  Kind
	nodes int // of the element that is being read
}

func newXMLReader(kind Kind, part string, data []byte) *xmlReader {
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if strings.EqualFold(label, "utf-16") {
			return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Reader(in), nil
		}
		return nil, errors.New("the encoding " + label + " is not known")
	}
	return &xmlReader{dec: dec, part: part, kind: kind}
}

// token returns the next token; io.EOF ends the part.
func (r *xmlReader) token() (xml.Token, error) {
	t, err := r.dec.Token()
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, &DamagedError{Kind: r.kind, Part: r.part, Err: err}
	}
	return t, err
}

// element reads the element that begins with start, as a whole.
func (r *xmlReader) element(start xml.StartElement) (*node, error) {
	r.nodes = 0
	return r.elementAt(start, 0)
}

func (r *xmlReader) elementAt(start xml.StartElement, depth int) (*node, error) {
	if depth > maxNesting {
		return nil, &LimitError{Limit: LimitNesting, Max: maxNesting, Part: r.part}
	}
	if r.nodes++; r.nodes > maxNodes {
		return nil, &LimitError{Limit: LimitParagraph, Max: maxNodes, Part: r.part}
	}
	n := &node{name: start.Name.Local, attrs: start.Attr}
	var text []byte
	for {
		t, err := r.token()
		if err != nil {
			return nil, r.cut(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			k, err := r.elementAt(t, depth+1)
			if err != nil {
				return nil, err
			}
			n.kids = append(n.kids, k)
		case xml.CharData:
			text = append(text, t...)
		case xml.EndElement:
			if len(n.kids) == 0 {
				n.text = string(text)
			}
			return n, nil
		}
	}
}

// cut returns what an error within an element means: the end of the part comes too early there.
func (r *xmlReader) cut(err error) error {
	var damaged *DamagedError
	switch {
	case err == nil || errors.As(err, &damaged):
		return err
	case errors.Is(err, io.EOF):
		err = io.ErrUnexpectedEOF
	}
	return &DamagedError{Kind: r.kind, Part: r.part, Err: err}
}

// whole reads a part as one element; nil where the archive does not have it.
func (a *archive) whole(kind Kind, part string) (*node, error) {
	data, err := a.part(part)
	if err != nil || data == nil {
		return nil, err
	}
	r := newXMLReader(kind, part, data)
	for {
		t, err := r.token()
		if err != nil {
			return nil, r.cut(err)
		}
		if start, ok := t.(xml.StartElement); ok {
			return r.element(start)
		}
	}
}
