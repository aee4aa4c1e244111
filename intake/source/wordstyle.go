package source

import (
	"strconv"
	"strings"
)

// wordStyle is what a style gives a paragraph, with what it inherits.
type wordStyle struct {
	id      string
	level   int // outline level from 1; 0 for body text
	bold    bool
	centred bool
	number  *node // the numPr of the style
}

// wordStyles are the styles of a document.
type wordStyles struct {
	nodes   map[string]*node
	ready   map[string]*wordStyle
	normal  string // the style of paragraphs that name none
	outline *node  // the defaults of the document
}

func newWordStyles(doc *node) *wordStyles {
	s := &wordStyles{nodes: map[string]*node{}, ready: map[string]*wordStyle{}}
	if doc == nil {
		return s
	}
	for _, k := range doc.kids {
		switch k.name {
		case "docDefaults":
			s.outline = k
		case "style":
			s.nodes[k.attr("styleId")] = k
			if k.attr("type") == "paragraph" && k.attr("default") != "" && k.attr("default") != "0" {
				s.normal = k.attr("styleId")
			}
		}
	}
	return s
}

// of returns the style of that id; an empty id is the default one.
func (s *wordStyles) of(id string) *wordStyle {
	if id == "" {
		id = s.normal
	}
	return s.resolve(id, 0)
}

func (s *wordStyles) resolve(id string, depth int) *wordStyle {
	if st, ok := s.ready[id]; ok {
		return st
	}
	n := s.nodes[id]
	st := &wordStyle{id: id}
	if n == nil || depth > maxNesting {
		st.bold = s.outline.path("rPrDefault", "rPr", "b").on()
		return st
	}
	if base := n.kid("basedOn").attr("val"); base != "" {
		*st = *s.resolve(base, depth+1)
		st.id = id
	} else {
		st.bold = s.outline.path("rPrDefault", "rPr", "b").on()
	}
	// The headings that Word brings along have their levels by their names;
	// a file may leave out what everybody knows.
	name := strings.ToLower(n.kid("name").attr("val"))
	if rest, ok := strings.CutPrefix(name, "heading "); ok {
		if level, err := strconv.Atoi(rest); err == nil && level >= 1 && level <= 9 {
			st.level = level
		}
	}
	props := n.kid("pPr")
	if level := props.kid("outlineLvl"); level != nil {
		st.level = outline(level)
	}
	if jc := props.kid("jc"); jc != nil {
		st.centred = jc.attr("val") == "center"
	}
	if number := props.kid("numPr"); number != nil {
		st.number = number
	}
	if b := n.path("rPr", "b"); b != nil {
		st.bold = b.on()
	}
	s.ready[id] = st
	return st
}

// outline returns the level that an outlineLvl says: 9 is body text.
func outline(n *node) int {
	level, err := strconv.Atoi(n.attr("val"))
	if err != nil || level < 0 || level > 8 {
		return 0
	}
	return level + 1
}
