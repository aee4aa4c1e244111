package ledgerjson

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"

	"duban/internal/zh"
	"duban/model"
	"duban/words"
)

// Encode writes the ledger to w as JSON, indented for people, with every task
// assessed as of the given day, as it was known then. It writes one task at a time, so that no
// second copy of a large ledger is ever held. The same ledger and day give the
// same bytes. The error is that of the writer.
func Encode(w io.Writer, l *model.Ledger, cal *model.Calendar, on model.Date) error {
	e := &encoder{w: bufio.NewWriterSize(w, 1<<16), cal: cal, on: on, placed: placed(l.Plans)}
	e.open(header{
		Format: Format, Version: Version, AsOf: date(on),
		Settings: toSettings(l.Settings), SettingsWas: some(l.SettingsWas, toPastSettings),
		Units: convert(l.Units, cleanUnit), UnitsWas: some(l.UnitsWas, toPastUnit),
	}, "")
	campaigns := linked(l.Plans, on)
	plan := func(i int, indent string) { e.plan(&l.Plans[i], &campaigns[i], i+1, indent) }
	there, removed := split(l.Plans, func(p *model.Plan) bool { return p.Removed })
	e.list("campaigns", "  ", there, plan)
	if len(removed) > 0 {
		e.list("removed", "  ", removed, plan)
	}
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
// of its campaign before it and the reasons in the language of who asks. The error is that of
// the writer.
func EncodeTask(w io.Writer, c *model.Campaign, r *model.Record, cal *model.Calendar, on model.Date, lang model.Lang) error {
	e := &encoder{w: bufio.NewWriter(w), cal: cal, on: on, lang: lang}
	e.bytes(e.marshal(struct {
		Campaign string `json:"campaign"`
		task
	}{zh.Clean(c.ID), e.task(c, c.Period.To, r)}, ""))
	e.text("\n")
	if e.err == nil {
		e.err = e.w.Flush()
	}
	if e.err != nil {
		return fmt.Errorf("writing task %s as JSON: %w", r.Task.ID, e.err)
	}
	return nil
}

// EncodeCampaign writes one campaign in the form that it has in an export, with its goals in place of the tasks and the
// reasons in the language of who asks. The error is that of the writer.
func EncodeCampaign(w io.Writer, c *model.Campaign, goals []model.Record, cal *model.Calendar, on model.Date, lang model.Lang) error {
	e := &encoder{w: bufio.NewWriter(w), cal: cal, on: on, lang: lang}
	out := struct {
		campaign
		Goals []task `json:"goals"`
	}{toCampaign(c), make([]task, len(goals))}
	for i := range goals {
		out.Goals[i] = e.task(c, c.Period.To, &goals[i])
	}
	e.bytes(e.marshal(out, ""))
	e.text("\n")
	if e.err == nil {
		e.err = e.w.Flush()
	}
	if e.err != nil {
		return fmt.Errorf("writing campaign %s as JSON: %w", c.ID, e.err)
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
	// placed says that the places of tasks are written.
	placed bool
	err    error
}

// linked returns copies of the plans' campaigns as they stood on a day, each with the
// one above it, whose cadences its tasks may go by. The plans themselves stay as they are.
func linked(plans []model.Plan, on model.Date) []model.Campaign {
	campaigns := make([]model.Campaign, len(plans))
	links := make([]*model.Campaign, 0, len(plans))
	for i := range plans {
		campaigns[i] = plans[i].Campaign
		was, known := stood(plans[i].Was, "", on)
		if known && was != nil {
			campaigns[i] = *was
			campaigns[i].ID = plans[i].Campaign.ID
		}
		if known && was != nil || !known && !plans[i].Removed {
			links = append(links, &campaigns[i])
		}
	}
	model.Link(links)
	return campaigns
}

// stood returns how a record stood on a day where that is not as it stands now:
// known is false for that, and the value nil where it was not there.
func stood[T any](was []model.Past[T], id string, on model.Date) (value *T, known bool) {
	var until model.Date
	for i := range was {
		if w := &was[i]; (id == "" || w.ID == id) && w.Until > on && (!known || w.Until < until) {
			value, until, known = w.Value, w.Until, true
		}
	}
	return value, known
}

// stoodReturns returns the returns as they stood on a day.
func stoodReturns(r *model.Record, on model.Date) []model.Return {
	if len(r.ReturnsWas) == 0 {
		return completed(r.Returns)
	}
	out := make([]model.Return, 0, len(r.Returns))
	seen := make(map[string]bool)
	for i := range r.Returns {
		id := strconv.FormatUint(uint64(r.Returns[i].Seq), 10)
		seen[id] = true
		if was, known := stood(r.ReturnsWas, id, on); !known {
			out = append(out, r.Returns[i])
		} else if was != nil {
			out = append(out, *was)
		}
	}
	for i := range r.ReturnsWas { // those that were taken back since
		if id := r.ReturnsWas[i].ID; !seen[id] {
			seen[id] = true
			if was, known := stood(r.ReturnsWas, id, on); known && was != nil {
				out = append(out, *was)
			}
		}
	}
	slices.SortStableFunc(out, func(x, y model.Return) int { return cmp.Compare(x.Seq, y.Seq) })
	return completed(out)
}

// split returns the places of the records that are in the ledger, and of those
// that were removed.
func split[T any](records []T, gone func(*T) bool) (there, removed []int) {
	for i := range records {
		if gone(&records[i]) {
			removed = append(removed, i)
		} else {
			there = append(there, i)
		}
	}
	return there, removed
}

// plan writes a campaign with its tasks, which are assessed by c, its linked copy. Its
// place among all campaigns is told of one that was removed.
func (e *encoder) plan(p *model.Plan, c *model.Campaign, place int, indent string) {
	out := toCampaign(&p.Campaign)
	if p.Removed {
		out.Place = place
	}
	out.Was = some(p.Was, toPastCampaign)
	e.open(out, indent)
	task := func(i int, indent string) { e.bytes(e.marshal(e.task(c, p.Campaign.Period.To, &p.Records[i]), indent)) }
	there, removed := split(p.Records, func(r *model.Record) bool { return r.Removed })
	e.list("tasks", indent+"  ", there, task)
	if len(removed) > 0 {
		e.list("removed", indent+"  ", removed, task)
	}
	e.text("\n" + indent + "}")
}

// task assesses a task by its campaign as it stood and turns it into its form; ends is the last day
// of the campaign as it is now.
func (e *encoder) task(c *model.Campaign, ends model.Date, r *model.Record) task {
	full := *r
	full.Returns = completed(r.Returns)
	t := full.Task
	if was, known := stood(r.Was, "", e.on); known && was != nil {
		t = *was
	}
	s := model.Summarise(&t, stoodReturns(r, e.on), e.on)
	a := model.Assess(&t, &s, c, e.cal, e.on)
	if d := &full.Task.Deadline; !d.Given && len(full.Task.Extensions) == 0 && ends != 0 {
		d.Date = ends // a deadline that no paper gives follows its campaign
	}
	// The steps are those of the returns that are written, not of those that stood then.
	now := model.Summarise(&full.Task, full.Returns, e.on)
	out := toTask(&full, &now, &a, e.on, e.lang)
	setPlace(&out, &full, c.ID, e.placed)
	if len(t.Targets) == len(out.Targets) {
		for i := range out.Targets {
			e.measure(&out.Targets[i], model.MeasureTarget(&t, i, &s, c, e.cal, e.on))
		}
	}
	return out
}

// measure adds to a target what it comes to by itself. What is not measured, such as a budget, has no light.
func (e *encoder) measure(to *target, m model.TargetAssessment) {
	if m.Reason.Code == model.ReasonNone {
		return
	}
	to.Light.value = m.Light
	to.Reasons.value = []string{words.Reason(m.Reason, e.lang)}
	if m.Shared {
		to.Expected.value = m.Expected.String()
		if m.Known {
			to.Completion.value = m.Completion.String()
		}
	}
}

// list writes a further field of an object that open has begun: an array of the
// values at the given places.
func (e *encoder) list(name, indent string, places []int, value func(i int, indent string)) {
	e.text(",\n" + indent + `"` + name + `": [`)
	if len(places) == 0 {
		e.text("]")
		return
	}
	for n, i := range places {
		if n > 0 {
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
	e.bytes(bytes.TrimRight(bytes.TrimSuffix(b, []byte("}")), " \n"))
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
