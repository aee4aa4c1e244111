package source

import (
	"strconv"
	"strings"
	"unicode"
)

// runs gathers what a paragraph prints.
type runs struct {
	word     *wordReader
	style    *wordStyle
	text     strings.Builder
	bold     int // characters, without spaces, that are bold
	plain    int // and those that are not
	notes    []string
	struck   strings.Builder // what is struck through
	striking bool
	boxes    []*node
	pictures int
	fields   []bool // the complex fields that are open: whether the result is reached
}

// walk reads the elements of n, which is a paragraph or a part of one.
func (r *runs) walk(n *node) {
	for _, k := range n.kids {
		switch k.name {
		case "r":
			r.run(k)
		case "pPr", "rPr", "del", "moveFrom", "sdtPr", "sdtEndPr", "rt", "instrText":
			// Properties, what was deleted, and readings above characters are not printed in the line.
		case "oMath", "oMathPara":
			r.formula(k)
		case "AlternateContent":
			r.walk(alternative(k))
		default: // hyperlink, ins, smartTag, sdt, fldSimple and the like hold runs
			r.walk(k)
		}
	}
}

// alternative returns the newest form of what is given in several.
func alternative(n *node) *node {
	if c := n.kid("Choice"); c != nil {
		return c
	}
	if f := n.kid("Fallback"); f != nil {
		return f
	}
	return &node{}
}

// run reads one run of characters.
func (r *runs) run(n *node) {
	props := n.kid("rPr")
	if props.kid("vanish").on() {
		return
	}
	bold := r.style.bold
	if style := props.path("rStyle"); style != nil {
		bold = bold || r.word.styles.of(style.attr("val")).bold
	}
	if b := props.kid("b"); b != nil {
		bold = b.on()
	}
	r.striking = props.kid("strike").on() || props.kid("dstrike").on()
	r.inRun(n, bold)
	r.striking = false
}

func (r *runs) inRun(n *node, bold bool) {
	for _, k := range n.kids {
		switch k.name {
		case "fldChar":
			switch k.attr("fldCharType") {
			case "begin":
				r.fields = append(r.fields, false)
			case "separate":
				if len(r.fields) > 0 {
					r.fields[len(r.fields)-1] = true
				}
			case "end":
				if len(r.fields) > 0 {
					r.fields = r.fields[:len(r.fields)-1]
				}
			}
			continue
		case "drawing", "pict", "object":
			r.drawing(k)
			continue
		case "AlternateContent":
			r.inRun(alternative(k), bold)
			continue
		case "footnoteReference":
			r.notes = append(r.notes, "footnote"+k.attr("id"))
			continue
		case "commentReference":
			r.notes = append(r.notes, NoteComment+k.attr("id"))
			continue
		case "endnoteReference":
			r.notes = append(r.notes, "endnote"+k.attr("id"))
			continue
		case "ruby":
			if base := k.kid("rubyBase"); base != nil {
				r.walk(base)
			}
			continue
		}
		if r.inInstruction() {
			continue
		}
		switch k.name {
		case "t":
			r.write(k.text, bold)
		case "tab", "ptab":
			r.text.WriteByte('\t')
		case "br", "cr":
			// A page break ends a line too.
			r.text.WriteByte('\n')
		case "noBreakHyphen":
			r.write("-", bold)
		case "sym":
			r.write(symbol(k.attr("font"), k.attr("char")), bold)
		}
	}
}

// inInstruction reports whether a field is open whose result has not begun.
func (r *runs) inInstruction() bool {
	for _, result := range r.fields {
		if !result {
			return true
		}
	}
	return false
}

func (r *runs) write(s string, bold bool) {
	r.text.WriteString(s)
	if r.striking {
		r.struck.WriteString(s)
	}
	n := 0
	for _, c := range s {
		if !unicode.IsSpace(c) {
			n++
		}
	}
	if bold {
		r.bold += n
	} else {
		r.plain += n
	}
}

// formula writes the letters of a formula one after the other.
func (r *runs) formula(n *node) {
	for _, k := range n.kids {
		if k.name == "t" {
			r.write(k.text, false)
		}
		r.formula(k)
	}
}

// drawing finds the text boxes of a drawing, or counts it as a picture.
func (r *runs) drawing(n *node) {
	found := len(r.boxes)
	picture := false
	var find func(*node)
	find = func(n *node) {
		for _, k := range n.kids {
			switch k.name {
			case "txbxContent":
				r.boxes = append(r.boxes, k)
			case "AlternateContent":
				find(alternative(k))
			case "blip", "imagedata":
				picture = true
			default:
				find(k)
			}
		}
	}
	find(n)
	if picture && len(r.boxes) == found {
		r.pictures++
	}
}

// symbol returns the character that a symbol of a picture font stands for. The
// boxes and marks that forms use are known; other symbols say nothing.
func symbol(font, code string) string {
	n, err := strconv.ParseUint(code, 16, 32)
	if err != nil {
		return ""
	}
	c := rune(n & 0xff)
	if n < 0xf000 || n > 0xf0ff {
		return string(rune(n))
	}
	switch strings.ToLower(font) {
	case "wingdings":
		switch c {
		case 0xfc:
			return "√"
		case 0xfb:
			return "×"
		case 0xfe:
			return "☑"
		case 0xfd:
			return "☒"
		case 0xa8, 0x6f, 0x71:
			return "□"
		case 0x6e:
			return "■"
		case 0x6c, 0x9f:
			return "●"
		case 0xb2, 0xab:
			return "★"
		}
		if c >= 0x81 && c <= 0x8a {
			return string('①' + c - 0x81)
		}
		if c >= 0x8c && c <= 0x95 {
			return string('❶' + c - 0x8c)
		}
	case "wingdings 2":
		switch c {
		case 0x50, 0x52:
			return "√"
		case 0x4f, 0x51, 0x53:
			return "×"
		case 0xa3:
			return "□"
		}
	case "symbol":
		switch c {
		case 0xb3:
			return "≥"
		case 0xa3:
			return "≤"
		case 0xb1:
			return "±"
		case 0xb4:
			return "×"
		case 0xb7:
			return "·"
		}
		if c >= 0x20 && c < 0x40 {
			return string(c)
		}
	}
	return ""
}
