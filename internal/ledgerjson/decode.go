package ledgerjson

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"duban/internal/zh"
	"duban/model"
)

// Decode reads a ledger that Encode wrote, or one of the same form written by
// hand, in which every field but the IDs and names may be missing. A field that
// this version does not know is an error, since reading on would lose it. A
// ledger of form 1 is turned into what it means today. Removed campaigns and
// tasks come behind the others.
//
// Text is cleaned of control characters, and every rule of the model is
// checked. The errors are ErrFormat, *DamagedError, *NewerError, *RecordError and
// those of r.
func Decode(r io.Reader) (*model.Ledger, error) {
	br := bufio.NewReaderSize(r, 1<<16)
	if b, err := br.Peek(3); err == nil && bytes.Equal(b, []byte("\xef\xbb\xbf")) {
		_, _ = br.Discard(3) // three bytes are there: Peek has just seen them
	}
	src := &source{r: br}
	d := &decoder{
		dec: jsontext.NewDecoder(src, lenient), ledger: &model.Ledger{},
		unitDays: history{}, settingsDays: history{}, taken: make(map[string]bool),
	}
	err := d.document()
	switch {
	case src.err != nil:
		return nil, fmt.Errorf("reading the export: %w", src.err)
	case errors.Is(err, ErrDamaged):
		return nil, &DamagedError{At: d.dec.InputOffset(), Err: err}
	case err != nil:
		return nil, err
	}
	if d.wrong != nil {
		return nil, d.wrong
	}
	l := d.ledger
	for i, p := range d.removed {
		at := len(l.Plans)
		if n := d.places[i]; n > 0 && n <= at {
			at = n - 1
		}
		l.Plans = slices.Insert(l.Plans, at, p)
	}
	if d.version == 1 {
		upgrade(l)
	}
	for i := range l.Plans {
		for j := range l.Plans[i].Records {
			countVersions(l.Plans[i].Records[j].Returns)
		}
	}
	return l, nil
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
	dec    *jsontext.Decoder
	ledger *model.Ledger
	// removed are the removed campaigns, which may stand before the others, and
	// places where they belong; place is that of the campaign read last.
	removed                []model.Plan
	places                 []int
	place                  int
	unitDays, settingsDays history // of the past units and settings so far
	// taken holds the IDs and names that are used, with the kind of record before them.
	taken   map[string]bool
	format  bool         // it has been seen, and is right
	version int          // 0 before it has been seen
	wrong   *RecordError // the first record that breaks a rule
}

func (d *decoder) document() error {
	if tok, err := d.dec.ReadToken(); err != nil || tok.Kind() != '{' {
		return ErrFormat
	}
	for d.more() {
		name, err := d.name()
		if err == nil {
			err = d.field(name)
		}
		if err != nil {
			return d.classify(err)
		}
	}
	if _, err := d.dec.ReadToken(); err != nil {
		return d.classify(err)
	}
	if !d.format || d.version == 0 {
		return ErrFormat
	}
	if _, err := d.dec.ReadToken(); err != io.EOF {
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
		if err := d.value(&s); err != nil || s != Format {
			return ErrFormat
		}
		d.format = true
	case "version":
		var v int
		if err := d.value(&v); err != nil || v < 1 {
			return ErrFormat
		}
		if v > Version {
			return &NewerError{Version: v}
		}
		d.version = v
	case "as_of":
		var on date // the day of the assessments, which are not read
		return d.value(&on)
	case "settings":
		return d.settings()
	case "settings_was":
		return d.each(d.pastSettings)
	case "units":
		return d.each(d.unit)
	case "units_was":
		return d.each(d.pastUnit)
	case "campaigns":
		return d.each(func(i int) error {
			p, err := d.campaign(number(i))
			d.ledger.Plans = append(d.ledger.Plans, p)
			return err
		})
	case "removed":
		return d.each(func(i int) error {
			p, err := d.campaign(removed + number(i))
			p.Removed = true
			d.removed, d.places = append(d.removed, p), append(d.places, d.place)
			return err
		})
	default:
		if !d.format {
			return ErrFormat
		}
		return unknownField(name)
	}
	return nil
}

func unknownField(name string) error {
	return fmt.Errorf("%w: %w", ErrDamaged, &FieldError{Field: zh.Clean(name)})
}

// name reads the name of the next field.
func (d *decoder) name() (string, error) {
	tok, err := d.dec.ReadToken()
	if err != nil {
		return "", err
	}
	return tok.String(), nil // the decoder lets nothing else stand here
}

// each reads an array, or null for an empty one, calling value with each element's number.
func (d *decoder) each(value func(i int) error) error {
	tok, err := d.dec.ReadToken()
	if err != nil {
		return err
	}
	switch tok.Kind() {
	case 'n':
		return nil
	case '[':
	default:
		return fmt.Errorf("%w: a list should stand at byte %d", ErrDamaged, d.dec.InputOffset())
	}
	for i := 0; d.more(); i++ {
		if err := value(i); err != nil {
			return err
		}
	}
	_, err = d.dec.ReadToken()
	return err
}

func (d *decoder) unit(i int) error {
	raw, err := d.dec.ReadValue()
	if err != nil {
		return err
	}
	var u model.Unit
	if err := strict(raw, &u); err != nil {
		d.fail(&RecordError{Unit: number(i), Err: err})
		return nil
	}
	u = cleanUnit(u)
	if u.Name == "" {
		d.fail(&RecordError{Unit: number(i), Err: ErrNoName})
	} else {
		d.take("unit "+u.Name, &RecordError{Unit: u.Name})
	}
	d.ledger.Units = append(d.ledger.Units, u)
	return nil
}

func (d *decoder) pastUnit(i int) error {
	raw, err := d.dec.ReadValue()
	if err != nil {
		return err
	}
	var w pastUnit
	if err := strict(raw, &w); err != nil {
		d.fail(&RecordError{Unit: or(zh.Clean(w.Name), number(i)), Err: err})
		return nil
	}
	p := fromPastUnit(w)
	if p.ID == "" {
		d.fail(&RecordError{Unit: number(i), Err: ErrNoName})
	}
	d.ledger.UnitsWas = append(d.ledger.UnitsWas, p)
	for _, err := range d.unitDays.next(p.ID, p.Until) {
		d.fail(&RecordError{Unit: or(p.ID, number(i)), Err: err})
	}
	return nil
}

// settings reads the settings. Whatever is wrong with them is damage: they are
// no record that has a name.
func (d *decoder) settings() error {
	raw, err := d.dec.ReadValue()
	if err != nil {
		return err
	}
	var s model.Settings
	err = strict(raw, &s)
	if err == nil {
		d.ledger.Settings = fromSettings(s)
		err = first(model.CheckSettings(&d.ledger.Settings))
	}
	if err != nil {
		return fmt.Errorf("%w: settings: %w", ErrDamaged, err)
	}
	return nil
}

func (d *decoder) pastSettings(i int) error {
	raw, err := d.dec.ReadValue()
	if err != nil {
		return err
	}
	var w pastSettings
	err = strict(raw, &w)
	if err == nil {
		p := fromPastSettings(w)
		d.ledger.SettingsWas = append(d.ledger.SettingsWas, p)
		err = errors.Join(d.settingsDays.next("", p.Until)...)
		if err == nil && p.Value != nil {
			err = first(model.CheckSettings(p.Value))
		}
	}
	if err != nil {
		return fmt.Errorf("%w: settings_was %s: %w", ErrDamaged, number(i), err)
	}
	return nil
}

// planReader is a campaign of which a part has been read.
type planReader struct {
	name  string // its place, as errors name a campaign without an ID
	tasks []model.Record
	// removed are the removed tasks, which may stand before the others.
	removed []model.Record
	fields  []byte // the other fields of the campaign, as an object
	faults  []taskFault
}

// taskFault is a task that cannot be read or breaks a rule; its campaign's
// name is not known before the campaign's end.
type taskFault struct {
	task string
	err  error
}

// removed stands before the number of a removed record in an error.
const removed = "removed "

// campaign reads one campaign. Its tasks are read one by one as they come; its
// other fields are gathered, since they may stand before and behind them.
func (d *decoder) campaign(name string) (model.Plan, error) {
	tok, err := d.dec.ReadToken()
	if err != nil {
		return model.Plan{}, err
	}
	if tok.Kind() != '{' {
		return model.Plan{}, fmt.Errorf("%w: a campaign should stand at byte %d", ErrDamaged, d.dec.InputOffset())
	}
	p := planReader{name: name, fields: []byte{'{'}}
	for d.more() {
		if err := d.campaignField(&p); err != nil {
			return model.Plan{}, err
		}
	}
	if _, err := d.dec.ReadToken(); err != nil {
		return model.Plan{}, err
	}
	p.fields = append(p.fields, '}')
	return d.finish(&p), nil
}

func (d *decoder) campaignField(p *planReader) error {
	name, err := d.name()
	if err != nil {
		return err
	}
	switch name {
	case "tasks":
		p.tasks, err = d.tasks(p, p.tasks, "")
		return err
	case "removed":
		from := len(p.removed)
		p.removed, err = d.tasks(p, p.removed, removed)
		for i := from; i < len(p.removed); i++ {
			p.removed[i].Removed = true
		}
		return err
	}
	raw, err := d.dec.ReadValue()
	if err != nil {
		return err
	}
	if len(p.fields) > 1 {
		p.fields = append(p.fields, ',')
	}
	key, err := json.Marshal(name)
	if err != nil {
		return err
	}
	p.fields = append(append(append(p.fields, key...), ':'), raw...)
	return nil
}

// batch is how many tasks are turned into records at a time, beside the reading of
// the text and, where there are more processors, beside one another.
const batch = 256

// batched are tasks that were read together.
type batched struct {
	from    int    // the number of the first one
	text    []byte // of all of them
	ends    []int  // of each in text
	records []model.Record
	faults  []taskFault
}

// texts are the rooms for the texts of batches, which are no longer needed when these are decoded.
var texts = sync.Pool{New: func() any { return new([]byte) }}

// decode turns the tasks into records; prefix stands before their numbers in faults.
func (b *batched) decode(prefix string) {
	b.records = make([]model.Record, 0, len(b.ends))
	from := 0
	var t task // one for all, since it is larger than what stays of it
	for j, end := range b.ends {
		t = task{}
		raw := b.text[from:end]
		from = end
		if err := strict(raw, &t); err != nil {
			b.faults = append(b.faults, taskFault{task: or(zh.Clean(t.ID), prefix+number(b.from+j)), err: err})
			continue
		}
		b.records = append(b.records, fromTask(&t))
	}
	text := b.text
	texts.Put(&text)
	b.text, b.ends = nil, nil
}

// tasks reads a list of tasks of a campaign and appends those that are in order to records.
func (d *decoder) tasks(p *planReader, records []model.Record, prefix string) ([]model.Record, error) {
	var all []*batched
	var now *batched
	var wg sync.WaitGroup
	places := make(chan struct{}, runtime.GOMAXPROCS(0))
	start := func(b *batched) {
		places <- struct{}{}
		wg.Go(func() {
			b.decode(prefix)
			<-places
		})
	}
	err := d.each(func(j int) error {
		raw, err := d.dec.ReadValue()
		if err != nil {
			return err
		}
		if now == nil {
			now = &batched{from: j, text: (*texts.Get().(*[]byte))[:0], ends: make([]int, 0, batch)}
			all = append(all, now)
		}
		now.text = append(now.text, raw...)
		if now.ends = append(now.ends, len(now.text)); len(now.ends) == batch {
			start(now)
			now = nil
		}
		return nil
	})
	if now != nil {
		start(now)
	}
	wg.Wait()
	n := 0
	for _, b := range all {
		n += len(b.records)
	}
	records = slices.Grow(records, n)
	for _, b := range all {
		records = append(records, b.records...)
		p.faults = append(p.faults, b.faults...)
	}
	return records, err
}

// checkAll checks records on all processors.
func checkAll(records []model.Record) [][]error {
	out := make([][]error, len(records))
	parts := max(1, min(runtime.GOMAXPROCS(0), len(records)/batch))
	var wg sync.WaitGroup
	for n := range parts {
		wg.Go(func() {
			for i := len(records) * n / parts; i < len(records)*(n+1)/parts; i++ {
				out[i] = checkRecord(&records[i])
			}
		})
	}
	wg.Wait()
	return out
}

// finish fills in the campaign, and checks it and its tasks.
func (d *decoder) finish(p *planReader) model.Plan {
	c := campaign{Policy: model.DefaultPolicy()}
	err := strict(p.fields, &c)
	plan := model.Plan{Campaign: fromCampaign(&c), Records: append(p.tasks, p.removed...)}
	plan.Was, d.place = some(c.Was, fromPastCampaign), c.Place
	id := plan.Campaign.ID
	called := or(id, p.name)
	switch {
	case err != nil:
		d.fail(&RecordError{Campaign: called, Err: err})
	case id == "":
		d.fail(&RecordError{Campaign: called, Err: ErrNoID})
	default:
		d.take("campaign "+id, &RecordError{Campaign: id})
		if d.version == 1 {
			halfMonths(&plan.Campaign)
		}
		for _, err := range checkPlan(&plan) {
			d.fail(&RecordError{Campaign: id, Err: err})
		}
	}
	for _, f := range p.faults {
		d.fail(&RecordError{Campaign: called, Task: f.task, Err: f.err})
	}
	place(plan.Records, id)
	found := checkAll(plan.Records)
	for j := range plan.Records {
		r := &plan.Records[j]
		if r.Task.ID == "" {
			name := number(j)
			if r.Removed {
				name = removed + number(j-len(p.tasks))
			}
			d.fail(&RecordError{Campaign: called, Task: name, Err: ErrNoID})
			continue
		}
		d.take("task "+r.Task.ID, &RecordError{Campaign: called, Task: r.Task.ID})
		for _, err := range found[j] {
			d.fail(&RecordError{Campaign: called, Task: r.Task.ID, Err: err})
		}
	}
	slices.SortStableFunc(plan.Records, func(x, y model.Record) int { return cmp.Compare(x.Task.Order, y.Task.Order) })
	return plan
}

// place tells tasks, and what they were, their campaign and their places there: those
// that they have where all of them have one, else their places in the list, from 1.
func place(records []model.Record, campaign string) {
	told := !slices.ContainsFunc(records, func(r model.Record) bool { return r.Task.Order == 0 })
	for j := range records {
		r := &records[j]
		r.Task.Campaign = campaign
		if !told {
			r.Task.Order = uint32(j + 1)
		}
		for i := range r.Was {
			if t := r.Was[i].Value; t != nil {
				t.ID, t.Campaign = r.Task.ID, or(t.Campaign, campaign)
				if !told || t.Order == 0 {
					t.Order = r.Task.Order
				}
			}
		}
	}
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

// lenient lets pass what a hand or an older program may write and can be read: text
// that is not UTF-8, and a name that comes twice, of which the last one counts.
var lenient = json.JoinOptions(jsontext.AllowInvalidUTF8(true), jsontext.AllowDuplicateNames(true))

// strict reads one value and refuses fields that the form does not have.
func strict(raw []byte, v any) error {
	err := json.Unmarshal(raw, v, lenient, json.RejectUnknownMembers(true))
	var at *json.SemanticError
	var field *FieldError
	switch {
	case err == nil:
	case errors.As(err, &field): // of a part that is read by itself
		return field
	case errors.Is(err, json.ErrUnknownName) && errors.As(err, &at):
		return &FieldError{Field: zh.Clean(at.JSONPointer.LastToken())}
	case errors.As(err, &at):
		return &FieldError{Field: zh.Clean(strings.TrimPrefix(string(at.JSONPointer), "/")), Value: err}
	}
	return err
}

// value reads the next value.
func (d *decoder) value(v any) error {
	raw, err := d.dec.ReadValue()
	if err != nil {
		return err
	}
	return json.Unmarshal(raw, v, lenient)
}

// more reports whether something stands before the end of the object or array.
func (d *decoder) more() bool {
	k := d.dec.PeekKind()
	return k != 0 && k != '}' && k != ']'
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// number names the i-th record, counted from 0, as people count.
func number(i int) string { return "#" + strconv.Itoa(i+1) }

// first returns the first of some errors, or nil.
func first(errs []error) error {
	if len(errs) == 0 {
		return nil
	}
	return errs[0]
}
