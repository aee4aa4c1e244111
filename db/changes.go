package db

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"duban/model"

	"go.etcd.io/bbolt"
)

// Changes returns what an entry changed, field by field, in the order made. A record
// that was added or removed is one change of the whole. An entry about whole
// campaigns tells nothing of their tasks and returns.
func (s *Store) Changes(seq uint64) ([]model.FieldChange, error) {
	var out []model.FieldChange
	err := s.view(func(tx *bbolt.Tx) error {
		if mustBucket(tx, journalBucket).Get(u64(seq)) == nil {
			return fmt.Errorf("journal entry %d: %w", seq, ErrNotFound)
		}
		rec, err := readEntry(tx, seq)
		if err != nil {
			return err
		}
		out, err = fieldChanges(tx, &rec)
		return err
	})
	return out, err
}

// told is what one change of an entry tells.
type told struct {
	c       *change
	k       *kind
	ref     model.Ref
	changes []model.FieldChange
}

func fieldChanges(tx *bbolt.Tx, rec *entryRecord) ([]model.FieldChange, error) {
	var all []told
	moved := make(map[touch]bool)     // taken from one key and put under another
	whole := make(map[model.Ref]bool) // added or removed
	err := changesOf(tx, rec, func(c *change) error {
		k := kindIn(c.Bucket)
		if k == nil || rec.Whole && (k.record == model.RecordTask || k.record == model.RecordReturn) {
			return nil
		}
		name, err := c.name(tx, k)
		if name == nil || err != nil {
			return err
		}
		t := told{c: c, k: k, ref: k.ref(name)}
		if t.changes, err = c.tell(tx, k, name, rec.Seq); err != nil {
			return err
		}
		switch {
		case c.How == inserted && c.After != nil:
			moved[touch{c.Bucket, t.ref.ID}] = true
		case c.How != patched && k.dated:
			whole[t.ref] = true
		}
		all = append(all, t)
		return nil
	})
	var out []model.FieldChange
	for _, t := range all {
		task := touch{inTasks, t.ref.ID}
		switch {
		case t.c.How == deleted && moved[touch{t.c.Bucket, t.ref.ID}]:
		case !t.k.dated && whole[t.ref] && !moved[task]: // part of what is told of the task
		default:
			out = append(out, t.changes...)
		}
	}
	return out, err
}

// name is the name of the record that was changed, nil where an entry of an
// older schema does not tell it.
func (c *change) name(tx *bbolt.Tx, k *kind) ([]byte, error) {
	switch {
	case c.Of != "":
		return []byte(c.Of), nil
	case k.dated && (c.How == deleted || !k.ordered):
		return k.nameOf(tx, c.Key, c.Before)
	}
	return nil, nil
}

// tell tells the change: field by field, or of the whole record.
func (c *change) tell(tx *bbolt.Tx, k *kind, name []byte, seq uint64) ([]model.FieldChange, error) {
	ref := k.ref(name)
	if c.How == patched || c.How == inserted && c.After != nil {
		return k.fields(ref, c.Before, c.After)
	}
	before, after := c.Before, []byte(nil)
	if c.How != deleted {
		var err error
		if after, err = valueAfter(tx, k, name, c.Key, seq); err != nil {
			return nil, err
		}
	}
	if !k.dated { // a part of its record: there, but empty
		empty := []byte{majorMap << 5}
		undo, redo, ok := patches(either(before, empty), either(after, empty))
		if !ok {
			return nil, nil
		}
		return k.fields(ref, undo, redo)
	}
	out := model.FieldChange{Record: ref}
	var err error
	if c.How != inserted {
		if out.From, err = k.json(before); err != nil {
			return nil, err
		}
	}
	if c.How != deleted {
		out.To, err = k.json(after)
	}
	return []model.FieldChange{out}, err
}

// json is the JSON form of a whole record; that of one that is lost says nothing.
func (k *kind) json(value []byte) (string, error) {
	if value == nil {
		return "{}", nil
	}
	v := reflect.New(k.of)
	if err := decodeInto(value, v.Interface()); err != nil {
		return "", err
	}
	return jsonText(v.Interface())
}

// fields tells field by field what two patches changed.
func (k *kind) fields(ref model.Ref, before, after []byte) ([]model.FieldChange, error) {
	old, now := reflect.New(k.of), reflect.New(k.of)
	if err := decodeInto(before, old.Interface()); err != nil {
		return nil, err
	}
	if err := decodeInto(after, now.Interface()); err != nil {
		return nil, err
	}
	undo, err := patchFields(before)
	if err != nil {
		return nil, err
	}
	redo, err := patchFields(after)
	if err != nil || len(undo) != len(redo) {
		return nil, fmt.Errorf("a change of %s %q cannot be read: %w", ref.Kind, ref.ID, ErrDamaged)
	}
	names := fieldNames(k.of)
	var out []model.FieldChange
	for i := range undo {
		r := reader{b: undo[i].key}
		_, number := r.head()
		f, ok := names[number]
		if !ok {
			continue // of a later program, or no matter of the JSON form
		}
		c := model.FieldChange{Record: ref, Field: f.name}
		if c.From, err = fieldText(old.Elem().Field(f.at), undo[i].value); err != nil {
			return nil, err
		}
		if c.To, err = fieldText(now.Elem().Field(f.at), redo[i].value); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

// fieldText is a field's value as JSON, "" where it is absent.
func fieldText(v reflect.Value, raw []byte) (string, error) {
	if len(raw) == 1 && raw[0] == null {
		return "", nil
	}
	return jsonText(v.Interface())
}

func jsonText(v any) (string, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return "", fmt.Errorf("writing %T as JSON: %w", v, err)
	}
	return strings.TrimSuffix(b.String(), "\n"), nil
}

// jsonField is a field of a record: its place in the type and its name in JSON.
type jsonField struct {
	at   int
	name string
}

// fieldNames finds the fields of a record by the numbers under which they are stored.
func fieldNames(t reflect.Type) map[uint64]jsonField {
	out := make(map[uint64]jsonField)
	for i := range t.NumField() {
		tag := t.Field(i).Tag
		number, _, _ := strings.Cut(tag.Get("cbor"), ",")
		name, _, _ := strings.Cut(tag.Get("json"), ",")
		if n, err := strconv.ParseUint(number, 10, 32); err == nil && name != "" && name != "-" {
			out[n] = jsonField{i, name}
		}
	}
	return out
}
