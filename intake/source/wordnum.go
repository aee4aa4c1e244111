package source

import (
	"strconv"
	"strings"
)

// levels is how many levels a numbered list has.
const levels = 9

// numbering counts the automatic numbers of a document as Word does: the
// counters belong to the abstract list, so that lists made of the same one go on
// counting unless they say where to start.
type numbering struct {
	styles    *wordStyles
	abstracts map[string]*node
	lists     map[string]*wordList // by numId
	counters  map[string]*counters // by the id of the abstract list
}

// wordList is one list of a document.
type wordList struct {
	abstract string
	levels   [levels]level
	starts   [levels]bool // the list says itself where the level starts
	begun    [levels]bool
}

// level says how a level of a list is numbered.
type level struct {
	format  string
	text    string // with %1 to %9 for the counters
	start   int
	restart int    // starts anew after this level (from 1) or a higher one; 0 for never
	style   string // the style whose paragraphs are numbered so
	legal   bool   // all counters are written in Arabic figures
}

type counters struct {
	value [levels]int
	used  [levels]bool
}

func newNumbering(doc *node, styles *wordStyles) *numbering {
	n := &numbering{styles: styles, abstracts: map[string]*node{}, lists: map[string]*wordList{}, counters: map[string]*counters{}}
	if doc == nil {
		return n
	}
	for _, k := range doc.kids {
		if k.name == "abstractNum" {
			n.abstracts[k.attr("abstractNumId")] = k
		}
	}
	nums := make(map[string]*node)
	for _, k := range doc.kids {
		if k.name == "num" {
			nums[k.attr("numId")] = k
		}
	}
	for id, num := range nums {
		n.lists[id] = n.list(num, nums)
	}
	return n
}

// list reads what a num says, with the abstract list that it is made of.
func (n *numbering) list(num *node, nums map[string]*node) *wordList {
	id := num.kid("abstractNumId").attr("val")
	abstract := n.abstracts[id]
	// An abstract list may only name a style, whose list holds the levels.
	if link := abstract.kid("numStyleLink").attr("val"); link != "" {
		if number := n.styles.of(link).number; number != nil {
			if other := nums[number.kid("numId").attr("val")]; other != nil {
				id = other.kid("abstractNumId").attr("val")
				abstract = n.abstracts[id]
			}
		}
	}
	l := &wordList{abstract: id}
	for i := range l.levels {
		l.levels[i] = level{format: "decimal", start: 1, restart: i}
	}
	if abstract != nil {
		for _, k := range abstract.kids {
			if k.name == "lvl" {
				l.read(k)
			}
		}
	}
	for _, k := range num.kids {
		if k.name != "lvlOverride" {
			continue
		}
		if lvl := k.kid("lvl"); lvl != nil {
			l.read(lvl)
		}
		i, ok := levelIndex(k)
		if start := k.kid("startOverride"); start != nil && ok {
			l.levels[i].start = number(start, l.levels[i].start)
			l.starts[i] = true
		}
	}
	return l
}

// read takes the definition of a level.
func (l *wordList) read(n *node) {
	i, ok := levelIndex(n)
	if !ok {
		return
	}
	lv := level{
		format:  "decimal",
		text:    n.kid("lvlText").attr("val"),
		start:   number(n.kid("start"), 0),
		restart: number(n.kid("lvlRestart"), i),
		style:   n.kid("pStyle").attr("val"),
		legal:   n.kid("isLgl").on(),
	}
	format := n.kid("numFmt")
	if format == nil {
		// Formats that came later are wrapped, with an older one beside.
		format = alternative(n.kid("AlternateContent").orEmpty()).kid("numFmt")
	}
	if format != nil {
		lv.format = format.attr("val")
	}
	l.levels[i] = lv
}

// orEmpty is n, or an element without anything in it.
func (n *node) orEmpty() *node {
	if n == nil {
		return &node{}
	}
	return n
}

func levelIndex(n *node) (int, bool) {
	i, err := strconv.Atoi(n.attr("ilvl"))
	return i, err == nil && i >= 0 && i < levels
}

func number(n *node, otherwise int) int {
	v, err := strconv.Atoi(n.attr("val"))
	if err != nil || v < 0 || v > 1_000_000 {
		return otherwise
	}
	return v
}

// next gives the number that is printed before a paragraph: own is the list it
// names itself, else its style does. A paragraph without a number gets "".
func (n *numbering) next(own *node, style *wordStyle) string {
	id := own.kid("numId").attr("val")
	fromStyle := id == ""
	if fromStyle {
		id = style.number.kid("numId").attr("val")
	}
	list := n.lists[id]
	if list == nil { // also numId 0, which takes the number of the style away
		return ""
	}
	at := 0
	switch {
	case own.kid("ilvl") != nil:
		at = number(own.kid("ilvl"), 0)
	case fromStyle:
		at = number(style.number.kid("ilvl"), 0)
		for i := range list.levels {
			if list.levels[i].style == style.id && style.id != "" {
				at = i
			}
		}
	}
	if at >= levels {
		return ""
	}
	return n.count(list, at)
}

// count steps the counter of a level and renders it.
func (n *numbering) count(list *wordList, at int) string {
	c := n.counters[list.abstract]
	if c == nil {
		c = new(counters)
		n.counters[list.abstract] = c
	}
	switch {
	case list.starts[at] && !list.begun[at], !c.used[at]:
		c.value[at] = list.levels[at].start
	default:
		c.value[at]++
	}
	list.begun[at], c.used[at] = true, true
	for i := at + 1; i < levels; i++ {
		if r := list.levels[i].restart; r > 0 && at < r {
			c.used[i] = false
		}
	}
	lv := &list.levels[at]
	if lv.format == "bullet" || lv.format == "none" && !strings.Contains(lv.text, "%") {
		return ""
	}
	var out strings.Builder
	for text := lv.text; text != ""; {
		if len(text) > 1 && text[0] == '%' && text[1] >= '1' && text[1] <= '9' {
			i := int(text[1] - '1')
			if i <= at {
				value := c.value[i]
				if !c.used[i] {
					value = list.levels[i].start
				}
				format := list.levels[i].format
				if lv.legal {
					format = "decimal"
				}
				out.WriteString(formatNumber(format, value))
			}
			text = text[2:]
			continue
		}
		out.WriteByte(text[0])
		text = text[1:]
	}
	return strings.TrimSpace(out.String())
}
