package db

import (
	"errors"

	"duban/model"
)

// reader takes CBOR apart without reflection. It knows the part of CBOR that
// this package's encoder writes (lengths always given), and passes over what
// it is not asked for. After the first error all further reads give zeros, so
// that callers look at err once, at the end.
type reader struct {
	b   []byte
	i   int
	err error
	// in shares equal strings and lists between records; nil shares nothing.
	in *interner
}

var errCBOR = errors.New("malformed record")

// The major types of CBOR.
const (
	majorUint = iota
	majorNegative
	majorBytes
	majorText
	majorArray
	majorMap
	majorTag
	majorSimple
)

const (
	cborFalse = 20
	cborTrue  = 21
	cborNull  = 22
	// deepest is how far values may nest before they are taken for garbage.
	deepest = 16
)

func (r *reader) fail() {
	if r.err == nil {
		r.err = errCBOR
	}
	r.i = len(r.b)
}

// head reads an item's first bytes: its major type and its number or length.
func (r *reader) head() (major byte, n uint64) {
	if r.i >= len(r.b) {
		r.fail()
		return majorSimple, cborNull
	}
	c := r.b[r.i]
	r.i++
	major, n = c>>5, uint64(c&31)
	if n < 24 {
		return major, n
	}
	if n > 27 {
		r.fail()
		return majorSimple, cborNull
	}
	size := 1 << (n - 24)
	if len(r.b)-r.i < size {
		r.fail()
		return majorSimple, cborNull
	}
	n = 0
	for _, c := range r.b[r.i : r.i+size] {
		n = n<<8 | uint64(c)
	}
	r.i += size
	return major, n
}

// null reports whether the next item is null, and passes over it if so.
func (r *reader) null() bool {
	if r.i < len(r.b) && r.b[r.i] == majorSimple<<5|cborNull {
		r.i++
		return true
	}
	return false
}

// length reads the head of an item of the given type, whose number counts
// something that takes at least one byte each.
func (r *reader) length(want byte) int {
	major, n := r.head()
	if major != want || n > uint64(len(r.b)-r.i) {
		r.fail()
		return 0
	}
	return int(n)
}

// list reads the length of an array; null is an empty one.
func (r *reader) list() int {
	if r.null() {
		return 0
	}
	return r.length(majorArray)
}

// fields reads a map with small integers as keys and calls field for each. A
// field that is not known must be passed over with skip.
func (r *reader) fields(field func(key uint64)) {
	for n := r.length(majorMap); n > 0 && r.err == nil; n-- {
		if major, key := r.head(); major == majorUint {
			field(key)
		} else {
			// A key of another type comes from a later program.
			r.rest(major, key, 0)
			r.skip()
		}
	}
}

// skip passes over one item of any kind.
func (r *reader) skip() {
	major, n := r.head()
	r.rest(major, n, 0)
}

// rest passes over what follows the head of an item.
func (r *reader) rest(major byte, n uint64, depth int) {
	if depth > deepest {
		r.fail()
		return
	}
	items := n
	switch major {
	case majorUint, majorNegative, majorSimple:
		return
	case majorBytes, majorText:
		if n > uint64(len(r.b)-r.i) {
			r.fail()
			return
		}
		r.i += int(n)
		return
	case majorTag:
		items = 1
	case majorMap:
		if n > uint64(len(r.b)) {
			r.fail()
			return
		}
		items = 2 * n
	}
	for ; items > 0 && r.err == nil; items-- {
		m, k := r.head()
		r.rest(m, k, depth+1)
	}
}

func (r *reader) int() int64 {
	major, n := r.head()
	switch {
	case n > 1<<62:
	case major == majorUint:
		return int64(n)
	case major == majorNegative:
		return -1 - int64(n)
	}
	r.fail()
	return 0
}

// ranged reads an integer of a type that holds lo to hi.
func (r *reader) ranged(lo, hi int64) int64 {
	n := r.int()
	if n < lo || n > hi {
		r.fail()
		return 0
	}
	return n
}

func (r *reader) date() model.Date   { return model.Date(r.ranged(-1<<31, 1<<31-1)) }
func (r *reader) ratio() model.Ratio { return model.Ratio(r.ranged(-1<<31, 1<<31-1)) }
func (r *reader) small() uint8       { return uint8(r.ranged(0, 255)) }
func (r *reader) uint32() uint32     { return uint32(r.ranged(0, 1<<32-1)) }

func (r *reader) bool() bool {
	major, n := r.head()
	if major != majorSimple || n != cborFalse && n != cborTrue {
		r.fail()
	}
	return n == cborTrue
}

func (r *reader) raw(want byte) []byte {
	n := r.length(want)
	b := r.b[r.i : r.i+n]
	r.i += n
	return b
}

// text reads a string that is likely to be the record's own.
func (r *reader) text() string { return string(r.raw(majorText)) }

// name reads a string that many records have in common.
func (r *reader) name() string {
	b := r.raw(majorText)
	if r.in == nil {
		return string(b)
	}
	return r.in.name(b)
}

// names reads a list of strings that many records have in common.
func (r *reader) names() []string {
	from := r.i
	n := r.list()
	if n == 0 {
		return nil
	}
	if r.in != nil {
		for range n {
			r.raw(majorText)
		}
		if r.err != nil {
			return nil
		}
		return r.in.list(r.b[from:r.i])
	}
	out := make([]string, n)
	for i := range out {
		out[i] = r.text()
	}
	return out
}

func (r *reader) decimal() (d model.Decimal) {
	if b := r.raw(majorBytes); r.err == nil {
		if d.UnmarshalBinary(b) != nil {
			r.fail()
		}
	}
	return d
}

// figure reads a decimal that may be absent.
func (r *reader) figure() *model.Decimal {
	if r.null() {
		return nil
	}
	d := r.in.figure()
	*d = r.decimal()
	return d
}
