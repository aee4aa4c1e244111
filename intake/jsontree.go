package intake

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"duban/intake/parse"
	"duban/intake/source"

	"duban/internal/zh"
)

// node of a JSON text: its objects keep the order of their keys.
type jsonNode struct {
	line   int
	kind   jsonKind
	text   string // of a scalar, as a cell would show it
	number bool
	list   []jsonNode // the elements of an array, or the values of an object
	keys   []*jsonKey // of an object, one a value
}

// jsonKey is a key and what it means.
type jsonKey struct {
	name, fold string
	heading    string // that it stands for
	role       parse.Role
}

type jsonKind uint8

const (
	jsonNothing jsonKind = iota // null
	jsonScalar
	jsonArray
	jsonObject
)

// jsonDepth is the most objects and lists that may lie in one another.
const jsonDepth = 64

// jsonCells is the most cells of the table that a list of objects makes.
const jsonCells = 2_000_000

// jsonColumns is the most plain values that an object may have, and the most different
// ones in a list of objects: each is a column of the table that the list makes.
const jsonColumns = 512

// jsonTree reads a JSON text, or several values one after another, which are taken for a list.
func jsonTree(text string) (jsonNode, error) {
	p := &jsonParser{dec: json.NewDecoder(strings.NewReader(text)), text: text, line: 1, keys: make(map[string]*jsonKey)}
	p.dec.UseNumber()
	var all []jsonNode
	for {
		n, err := p.value(0)
		if errors.Is(err, io.EOF) && len(all) > 0 {
			break
		}
		if err != nil {
			return jsonNode{}, fmt.Errorf("%w: %w", ErrList, err)
		}
		all = append(all, n)
	}
	if len(all) == 1 {
		return all[0], nil
	}
	return jsonNode{line: all[0].line, kind: jsonArray, list: all}, nil
}

type jsonParser struct {
	dec  *json.Decoder
	text string
	at   int // how far the lines have been counted
	line int
	keys map[string]*jsonKey
}

// key tells what a key means; most come again and again.
func (p *jsonParser) key(name string) *jsonKey {
	k := p.keys[name]
	if k == nil {
		heading := headingOfKey(name)
		k = &jsonKey{name: name, fold: foldKey(name), heading: heading, role: roleOf(heading)}
		p.keys[name] = k
	}
	return k
}

// value reads the next value.
func (p *jsonParser) value(depth int) (jsonNode, error) {
	if depth > jsonDepth {
		return jsonNode{}, &source.LimitError{Limit: source.LimitNesting, Max: jsonDepth, Line: p.line}
	}
	token, err := p.dec.Token()
	if err != nil {
		return jsonNode{}, err
	}
	end := int(p.dec.InputOffset())
	p.line += strings.Count(p.text[p.at:end], "\n")
	p.at = end
	n := jsonNode{line: p.line}
	switch t := token.(type) {
	case json.Delim:
		n.kind = jsonArray
		if t == '{' {
			n.kind = jsonObject
		}
		plain := 0
		for p.dec.More() {
			if n.kind == jsonObject {
				key, err := p.dec.Token()
				if err != nil {
					return n, err
				}
				name, _ := key.(string)
				n.keys = append(n.keys, p.key(name))
			}
			v, err := p.value(depth + 1)
			if err != nil {
				return n, err
			}
			if v.kind == jsonScalar && n.kind == jsonObject {
				plain++
			}
			if plain > jsonColumns {
				return n, &source.LimitError{Limit: source.LimitColumns, Max: jsonColumns, Line: p.line}
			}
			n.list = append(n.list, v)
		}
		_, err = p.dec.Token()
		return n, err
	case string:
		n.kind, n.text = jsonScalar, zh.CleanText(t)
	case json.Number:
		n.kind, n.text, n.number = jsonScalar, t.String(), true
	case bool:
		n.kind, n.text = jsonScalar, "否"
		if t {
			n.text = "是"
		}
	}
	if strings.TrimSpace(n.text) == "" {
		n.kind = jsonNothing
	}
	return n, nil
}

// scalars reports whether a list holds plain values only, at least one.
func (n *jsonNode) scalars() bool {
	some := false
	for i := range n.list {
		switch n.list[i].kind {
		case jsonScalar:
			some = true
		case jsonArray, jsonObject:
			return false
		}
	}
	return n.kind == jsonArray && some
}

// objects reports whether a list holds objects.
func (n *jsonNode) objects() bool {
	if n.kind != jsonArray {
		return false
	}
	for i := range n.list {
		if n.list[i].kind == jsonObject {
			return true
		}
	}
	return false
}

// ownWords are the keys under which an object keeps its own words.
var ownWords = [...]string{"text", "raw", "文本"}

// cell returns a value as the cell of a table shows it: of an object its own words, or where it
// has none all its values.
func (n *jsonNode) cell() string {
	var parts []string
	sep := "、"
	switch n.kind {
	case jsonScalar:
		return n.text
	case jsonArray:
		for i := range n.list {
			if s := n.list[i].cell(); s != "" {
				parts = append(parts, s)
			}
			if n.list[i].kind == jsonObject || strings.ContainsAny(n.list[i].text, "、，。；") {
				sep = "；"
			}
		}
	case jsonObject:
		for _, w := range ownWords {
			for i, k := range n.keys {
				if k.fold == w {
					if s := n.list[i].cell(); s != "" {
						return s
					}
				}
			}
		}
		sep = " "
		for i := range n.list {
			if s := n.list[i].cell(); s != "" && !machineKeys[n.keys[i].fold] {
				parts = append(parts, s)
			}
		}
	}
	return strings.Join(parts, sep)
}
