// Package taskform is the part of a form that adding a task, editing one and correcting an item of an import have in
// common: what a task says of itself, typed and read back.
package taskform

import (
	"errors"
	"strings"

	"duban/model"
	"duban/ui/widget"
)

// Entries are the entries that adding and editing a task have in common.
type Entries struct {
	// Names stand in one entry with spaces between, and sections with >.
	Title, No, Section, Lead, Responsible, Leaders, Persons, Nature, Detail *widget.Entry
	// Start is the day on which work begins.
	Start *widget.Day
	// Targets are a button each.
	Targets *Targets
}

// Add adds them to a form, filled in with what a task has.
func Add(at Place, f *widget.Form, t *model.Task) *Entries {
	x := at.Words
	join := func(s []string) string { return strings.Join(s, " ") }
	detail := ""
	if t.Detail != nil {
		detail = t.Detail.Text
	}
	e := &Entries{
		Title:       f.Text(x.ColTask, t.Title, ""),
		No:          f.Text(x.ColNo, t.No, ""),
		Section:     f.Text(x.Section, strings.Join(t.Section, " > "), ""),
		Lead:        f.Text(x.LeadUnits, join(t.LeadUnits), x.ListHint),
		Responsible: f.Text(x.ResponsibleUnits, join(t.ResponsibleUnits), ""),
		Leaders:     f.Text(x.Leaders, join(t.Leaders), ""),
		Persons:     f.Text(x.Persons, join(t.Persons), ""),
		Start:       f.Deadline(x.Start, t.Start, "", at.Days(model.Within)),
		Targets:     newTargets(at, f, t),
		Nature:      f.Choice(x.NatureHead(), x.Natures(), int(t.Nature)),
		Detail:      f.Text(x.Text, detail, ""),
	}
	if at.Units != nil {
		for _, units := range []*widget.Entry{e.Lead, e.Responsible} {
			units.Complete(widget.Completion{Names: at.Units, Several: true, Ask: x.NewUnit})
		}
	}
	e.Leaders.Complete(widget.Completion{Names: at.Leaders, Several: true})
	e.Persons.Complete(widget.Completion{Names: at.Persons, Several: true})
	return e
}

// Read puts what was typed into a task. The errors are ErrNoTitle and those of a day; the task may be changed in part then.
func (e *Entries) Read(t *model.Task) error {
	t.Title = e.Title.Value()
	if t.Title == "" {
		return e.Title.Wrong(ErrNoTitle)
	}
	t.No = e.No.Value()
	t.Section = nil
	for _, s := range strings.Split(e.Section.Value(), ">") {
		if s = strings.TrimSpace(s); s != "" {
			t.Section = append(t.Section, s)
		}
	}
	t.LeadUnits, t.ResponsibleUnits = Names(e.Lead.Value()), Names(e.Responsible.Value())
	t.Leaders, t.Persons = Names(e.Leaders.Value()), Names(e.Persons.Value())
	if e.Start.Touched() {
		t.Start = model.Deadline{}
		if e.Start.Value() != "" {
			d, err := e.Start.Read()
			if err != nil {
				return err
			}
			t.Start = d
		}
	}
	t.Targets = e.Targets.Value()
	t.Nature = model.Nature(e.Nature.Chosen)
	if text := e.Detail.Value(); t.Detail != nil || text != "" {
		if t.Detail == nil {
			t.Detail = &model.Detail{}
		}
		t.Detail.Text = text
	}
	return nil
}

// ErrNoTitle is returned for a task without a title.
var ErrNoTitle = errors.New("a task needs a title")

// Days are how days that are typed in the form are read.
func (p Place) Days(near model.Near) widget.Days {
	return widget.Days{Words: p.Words, Today: p.On, Cal: p.Cal, Near: near}
}

// Names reads names set apart by spaces, commas or 、.
func Names(s string) []string {
	return strings.FieldsFunc(s, widget.BetweenNames)
}

// splitSlices splits typed slices, which are set apart by semicolons.
func splitSlices(s string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == '；' }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// Detail is the text of a task, as far as it is known.
func Detail(t *model.Task) string {
	if t.Detail == nil {
		return ""
	}
	return t.Detail.Text
}
