package db

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

// null is a CBOR null: a field that is absent, or a record that was not there.
const null = majorSimple<<5 | cborNull

// rawField is one field of a record, as it is encoded.
type rawField struct{ key, value []byte }

// rawFields takes a record apart. ok is false where it is not a map whose keys
// ascend, or has a field that is null, so that a patch could not restore it byte
// by byte.
func rawFields(b []byte) (fields []rawField, ok bool) {
	r := reader{b: b}
	n := r.length(majorMap)
	if r.err != nil {
		return nil, false
	}
	fields = make([]rawField, 0, n)
	for range n {
		from := r.i
		r.skip()
		to := r.i
		r.skip()
		if r.err != nil {
			return nil, false
		}
		f := rawField{b[from:to], b[to:r.i]}
		if len(f.value) == 1 && f.value[0] == null || len(fields) > 0 && bytes.Compare(fields[len(fields)-1].key, f.key) >= 0 {
			return nil, false
		}
		fields = append(fields, f)
	}
	return fields, r.i == len(b)
}

// joinFields is the reverse of rawFields.
func joinFields(fields []rawField) []byte {
	out := appendHead(nil, majorMap, uint64(len(fields)))
	for _, f := range fields {
		out = append(append(out, f.key...), f.value...)
	}
	return out
}

// appendHead appends the head of a CBOR item in its shortest form.
func appendHead(b []byte, major byte, n uint64) []byte {
	major <<= 5
	switch {
	case n < 24:
		return append(b, major|byte(n))
	case n < 1<<8:
		return append(b, major|24, byte(n))
	case n < 1<<16:
		return binary.BigEndian.AppendUint16(append(b, major|25), uint16(n))
	case n < 1<<32:
		return binary.BigEndian.AppendUint32(append(b, major|26), uint32(n))
	}
	return binary.BigEndian.AppendUint64(append(b, major|27), n)
}

// patches compares two states of a record. It returns two maps with the fields
// that differ: undo as they were before and redo as they are after, null where there
// was or is none. ok is false where the record cannot be patched.
func patches(before, after []byte) (undo, redo []byte, ok bool) {
	old, ok1 := rawFields(before)
	now, ok2 := rawFields(after)
	if !ok1 || !ok2 {
		return nil, nil, false
	}
	none := []byte{null}
	var u, r []rawField
	for len(old)+len(now) > 0 {
		order := 0
		switch {
		case len(old) == 0:
			order = 1
		case len(now) == 0:
			order = -1
		default:
			order = bytes.Compare(old[0].key, now[0].key)
		}
		switch {
		case order < 0:
			u, r = append(u, old[0]), append(r, rawField{old[0].key, none})
			old = old[1:]
		case order > 0:
			u, r = append(u, rawField{now[0].key, none}), append(r, now[0])
			now = now[1:]
		default:
			if !bytes.Equal(old[0].value, now[0].value) {
				u, r = append(u, old[0]), append(r, now[0])
			}
			old, now = old[1:], now[1:]
		}
	}
	return joinFields(u), joinFields(r), true
}

// patchFields takes a patch apart, in which fields may be null.
func patchFields(patch []byte) ([]rawField, error) {
	r := reader{b: patch}
	var out []rawField
	for n := r.length(majorMap); n > 0 && r.err == nil; n-- {
		from := r.i
		r.skip()
		to := r.i
		r.skip()
		out = append(out, rawField{patch[from:to], patch[to:r.i]})
	}
	if r.err != nil {
		return nil, fmt.Errorf("a change cannot be read: %w", ErrDamaged)
	}
	return out, nil
}

// applyPatch returns the record with the fields of the patch in place of its own.
func applyPatch(value, patch []byte) ([]byte, error) {
	fields, ok := rawFields(value)
	if !ok {
		return nil, fmt.Errorf("a change does not fit its record: %w", ErrDamaged)
	}
	changed, err := patchFields(patch)
	if err != nil {
		return nil, err
	}
	var out []rawField
	for len(fields)+len(changed) > 0 {
		order := 0
		switch {
		case len(fields) == 0:
			order = 1
		case len(changed) == 0:
			order = -1
		default:
			order = bytes.Compare(fields[0].key, changed[0].key)
		}
		if order < 0 {
			out, fields = append(out, fields[0]), fields[1:]
			continue
		}
		if order == 0 {
			fields = fields[1:]
		}
		if c := changed[0]; len(c.value) != 1 || c.value[0] != null {
			out = append(out, c)
		}
		changed = changed[1:]
	}
	return joinFields(out), nil
}
