package ledgerjson

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"duban/internal/zh"
	"duban/model"
)

// Encode writes the ledger to w as JSON, indented for people, with every task
// assessed as of the given day. It writes one task at a time, so that no
// second copy of a large ledger is ever held. The same ledger and day give the
// same bytes.
func Encode(w io.Writer, l *model.Ledger, cal *model.Calendar, on model.Date) error {
	e := &encoder{w: bufio.NewWriterSize(w, 1<<16), cal: cal, on: on}
	e.open(header{Format: Format, Version: Version, AsOf: date(on), Units: convert(l.Units, cleanUnit)}, "")
	e.list("campaigns", "  ", len(l.Plans), func(i int, indent string) {
		e.plan(&l.Plans[i], indent)
	})
	e.text("\n}\n")
	if e.err == nil {
		e.err = e.w.Flush()
	}
	if e.err != nil {
		return fmt.Errorf("writing the ledger as JSON: %w", e.err)
	}
	return nil
}

// EncodeTask writes one task in the form that it has in an export, with the ID
// of its campaign before it and the reasons in the language of who asks.
func EncodeTask(w io.Writer, c *model.Campaign, r *model.Record, cal *model.Calendar, on model.Date, lang model.Lang) error {
	e := &encoder{w: bufio.NewWriter(w), cal: cal, on: on, lang: lang}
	e.bytes(e.marshal(struct {
		Campaign string `json:"campaign"`
		task
	}{zh.Clean(c.ID), e.task(c, r)}, ""))
	e.text("\n")
	if e.err == nil {
		e.err = e.w.Flush()
	}
	if e.err != nil {
		return fmt.Errorf("writing task %s as JSON: %w", r.Task.ID, e.err)
	}
	return nil
}

// encoder keeps the first error, so that what writes need not check each time.
type encoder struct {
	w   *bufio.Writer
	buf bytes.Buffer
	cal *model.Calendar
	on  model.Date
	// lang is that of the reasons. An export always has them in Chinese, so that the same
	// ledger gives the same bytes to everyone.
	lang model.Lang
	err  error
}

func (e *encoder) plan(p *model.Plan, indent string) {
	e.open(toCampaign(&p.Campaign), indent)
	e.list("tasks", indent+"  ", len(p.Records), func(i int, indent string) {
		e.bytes(e.marshal(e.task(&p.Campaign, &p.Records[i]), indent))
	})
	e.text("\n" + indent + "}")
}

// task assesses a task and turns it into its form.
func (e *encoder) task(c *model.Campaign, r *model.Record) task {
	s := model.Summarise(&r.Task, r.Returns, e.on)
	a := model.Assess(&r.Task, &s, c, e.cal, e.on)
	return toTask(r, &s, &a, e.lang)
}

// list writes the last field of an object that open has begun: an array of n values.
func (e *encoder) list(name, indent string, n int, value func(i int, indent string)) {
	e.text(",\n" + indent + `"` + name + `": [`)
	if n == 0 {
		e.text("]")
		return
	}
	for i := range n {
		if i > 0 {
			e.text(",")
		}
		e.text("\n" + indent + "  ")
		value(i, indent+"  ")
	}
	e.text("\n" + indent + "]")
}

// open writes v, an object with at least one field, and leaves it open for more.
func (e *encoder) open(v any, indent string) {
	b := e.marshal(v, indent)
	e.bytes(bytes.TrimRight(b, "} \n"))
}

// marshal returns v as JSON without a line break at its end, valid until the
// next call. The signs <, > and & stay as they are: the file is not for HTML.
func (e *encoder) marshal(v any, indent string) []byte {
	e.buf.Reset()
	enc := json.NewEncoder(&e.buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent(indent, "  ")
	if err := enc.Encode(v); err != nil && e.err == nil {
		e.err = err
	}
	return bytes.TrimRight(e.buf.Bytes(), "\n")
}

func (e *encoder) text(s string) {
	if e.err == nil {
		_, e.err = e.w.WriteString(s)
	}
}

func (e *encoder) bytes(b []byte) {
	if e.err == nil {
		_, e.err = e.w.Write(b)
	}
}
