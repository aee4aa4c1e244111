package ledgerjson

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"

	"duban/internal/zh"
	"duban/model"
)

// Decode reads a ledger that Encode wrote, or one of the same form written by
// hand, in which every field but the IDs and names may be missing. A field that
// this version does not know is an error, since reading on would lose it.
//
// Text is cleaned of control characters, and every rule of the model is
// checked. The errors are ErrFormat, ErrDamaged, *NewerError, *RecordError and
// those of r.
func Decode(r io.Reader) (*model.Ledger, error) {
	br := bufio.NewReaderSize(r, 1<<16)
	if b, err := br.Peek(3); err == nil && bytes.Equal(b, []byte("\xef\xbb\xbf")) {
		_, _ = br.Discard(3) // three bytes are there: Peek has just seen them
	}
	src := &source{r: br}
	d := &decoder{dec: json.NewDecoder(src), ledger: &model.Ledger{}, taken: make(map[string]bool)}
	err := d.document()
	switch {
	case src.err != nil:
		return nil, fmt.Errorf("reading the export: %w", src.err)
	case err != nil:
		return nil, err
	}
	if d.wrong != nil {
		return nil, d.wrong
	}
	return d.ledger, nil
}

// source remembers an error of the reader, which the JSON decoder would mix
// with errors of the text.
type source struct {
	r   io.Reader
	err error
}

func (s *source) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if err != nil && err != io.EOF {
		s.err = err
	}
	return n, err
}

type decoder struct {
	dec    *json.Decoder
	ledger *model.Ledger
	// taken holds the IDs and names that are used, with the kind of record before them.
	taken map[string]bool
	// format and version say that each has been seen, and can be read.
	format, version bool
	wrong           *RecordError // the first record that breaks a rule
}

func (d *decoder) document() error {
	if tok, err := d.dec.Token(); err != nil || tok != json.Delim('{') {
		return ErrFormat
	}
	for d.dec.More() {
		name, err := d.name()
		if err == nil {
			err = d.field(name)
		}
		if err != nil {
			return d.classify(err)
		}
	}
	if _, err := d.dec.Token(); err != nil {
		return d.classify(err)
	}
	if !d.format || !d.version {
		return ErrFormat
	}
	if _, err := d.dec.Token(); err != io.EOF {
		return fmt.Errorf("%w: something follows behind its end", ErrDamaged)
	}
	return nil
}

// classify tells a damaged export from a file that is none.
func (d *decoder) classify(err error) error {
	var newer *NewerError
	switch {
	case errors.Is(err, ErrFormat) || errors.As(err, &newer):
		return err
	case !d.format:
		return ErrFormat
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%w: it is cut off", ErrDamaged)
	case errors.Is(err, ErrDamaged):
		return err
	}
	return fmt.Errorf("%w at byte %d: %s", ErrDamaged, d.dec.InputOffset(), zh.Clean(err.Error()))
}

func (d *decoder) field(name string) error {
	switch name {
	case "format":
		var s string
		if err := d.dec.Decode(&s); err != nil || s != Format {
			return ErrFormat
		}
		d.format = true
	case "version":
		var v int
		if err := d.dec.Decode(&v); err != nil || v < 1 {
			return ErrFormat
		}
		if v > Version {
			return &NewerError{Version: v}
		}
		d.version = true
	case "as_of":
		var on date // the day of the assessments, which are not read
		return d.dec.Decode(&on)
	case "units":
		return d.each(d.unit)
	case "campaigns":
		return d.each(d.campaign)
	default:
		if !d.format {
			return ErrFormat
		}
		return unknownField(name)
	}
	return nil
}

func unknownField(name string) error {
	return fmt.Errorf("%w: %q is no field of this form", ErrDamaged, zh.Clean(name))
}

// name reads the name of the next field.
func (d *decoder) name() (string, error) {
	tok, err := d.dec.Token()
	if err != nil {
		return "", err
	}
	s, _ := tok.(string) // the decoder lets nothing else stand here
	return s, nil
}

// each reads an array, or null for an empty one, calling value with each element's number.
func (d *decoder) each(value func(i int) error) error {
	tok, err := d.dec.Token()
	if err != nil {
		return err
	}
	if tok == nil {
		return nil
	}
	if tok != json.Delim('[') {
		return fmt.Errorf("%w: a list should stand at byte %d", ErrDamaged, d.dec.InputOffset())
	}
	for i := 0; d.dec.More(); i++ {
		if err := value(i); err != nil {
			return err
		}
	}
	_, err = d.dec.Token()
	return err
}

func (d *decoder) unit(i int) error {
	var raw json.RawMessage
	if err := d.dec.Decode(&raw); err != nil {
		return err
	}
	var u model.Unit
	if err := strict(raw, &u); err != nil {
		d.fail(&RecordError{Unit: number(i), Err: err})
		return nil
	}
	u = cleanUnit(u)
	if len(u.Aliases) == 0 {
		u.Aliases = nil
	}
	if u.Name == "" {
		d.fail(&RecordError{Unit: number(i), Err: ErrNoName})
	} else {
		d.take("unit "+u.Name, &RecordError{Unit: u.Name})
	}
	d.ledger.Units = append(d.ledger.Units, u)
	return nil
}

// campaign reads one campaign. Its tasks are read one by one as they come; its
// other fields are gathered, since they may stand before and behind them.
func (d *decoder) campaign(i int) error {
	tok, err := d.dec.Token()
	if err != nil {
		return err
	}
	if tok != json.Delim('{') {
		return fmt.Errorf("%w: a campaign should stand at byte %d", ErrDamaged, d.dec.InputOffset())
	}
	var plan model.Plan
	fields := []byte{'{'}
	var faults []taskFault
	for d.dec.More() {
		name, err := d.name()
		if err != nil {
			return err
		}
		if name == "tasks" {
			if err := d.each(func(j int) error { return d.task(&plan, j, &faults) }); err != nil {
				return err
			}
			continue
		}
		var raw json.RawMessage
		if err := d.dec.Decode(&raw); err != nil {
			return err
		}
		if len(fields) > 1 {
			fields = append(fields, ',')
		}
		key, err := json.Marshal(name)
		if err != nil {
			return err
		}
		fields = append(append(append(fields, key...), ':'), raw...)
	}
	if _, err := d.dec.Token(); err != nil {
		return err
	}
	d.finish(&plan, i, append(fields, '}'), faults)
	d.ledger.Plans = append(d.ledger.Plans, plan)
	return nil
}

// taskFault is a task that cannot be read or breaks a rule; its campaign's
// name is not known before the campaign's end.
type taskFault struct {
	task string
	err  error
}

// finish fills in the campaign, and checks it and its tasks.
func (d *decoder) finish(plan *model.Plan, i int, fields []byte, faults []taskFault) {
	c := campaign{Policy: model.DefaultPolicy()}
	err := strict(fields, &c)
	plan.Campaign = fromCampaign(&c)
	id := plan.Campaign.ID
	switch {
	case err != nil:
		d.fail(&RecordError{Campaign: or(id, number(i)), Err: err})
	case id == "":
		d.fail(&RecordError{Campaign: number(i), Err: ErrNoID})
	default:
		d.take("campaign "+id, &RecordError{Campaign: id})
		for _, err := range model.CheckCampaign(&plan.Campaign) {
			d.fail(&RecordError{Campaign: id, Err: err})
		}
	}
	for _, f := range faults {
		d.fail(&RecordError{Campaign: or(id, number(i)), Task: f.task, Err: f.err})
	}
	for j := range plan.Records {
		r := &plan.Records[j]
		r.Task.Campaign = id
		fail := func(err error) {
			d.fail(&RecordError{Campaign: or(id, number(i)), Task: or(r.Task.ID, number(j)), Err: err})
		}
		if r.Task.ID == "" {
			fail(ErrNoID)
			continue
		}
		d.take("task "+r.Task.ID, &RecordError{Campaign: or(id, number(i)), Task: r.Task.ID})
		for _, err := range model.CheckTask(&r.Task) {
			fail(err)
		}
		for k := range r.Returns {
			for _, err := range model.CheckReturn(&r.Task, &r.Returns[k]) {
				fail(err)
			}
		}
	}
}

func (d *decoder) task(plan *model.Plan, j int, faults *[]taskFault) error {
	var raw json.RawMessage
	if err := d.dec.Decode(&raw); err != nil {
		return err
	}
	var t task
	if err := strict(raw, &t); err != nil {
		*faults = append(*faults, taskFault{task: or(zh.Clean(t.ID), number(j)), err: err})
		return nil
	}
	plan.Records = append(plan.Records, fromTask(&t, "", uint32(len(plan.Records)+1)))
	return nil
}

// take notes that an ID is used, and fails where it was used before.
func (d *decoder) take(name string, e *RecordError) {
	if d.taken[name] {
		e.Err = ErrTwice
		d.fail(e)
	}
	d.taken[name] = true
}

// fail keeps the first wrong record and counts the others.
func (d *decoder) fail(e *RecordError) {
	if d.wrong == nil {
		d.wrong = e
		return
	}
	d.wrong.More++
}

// strict reads one value and refuses fields that the form does not have.
func strict(raw []byte, v any) error {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	return dec.Decode(v)
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// number names the i-th record, counted from 0, as people count.
func number(i int) string { return "#" + strconv.Itoa(i+1) }
