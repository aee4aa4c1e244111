package ui

import (
	"errors"
	"fmt"
	"strings"

	"duban/model"
	"duban/ui/widget"
	"duban/words"
)

// taskEntries are the entries that adding and editing a task have in common.
type taskEntries struct {
	title, no, section, lead, responsible, leaders, persons, start, targets, detail *widget.Entry
}

// addTaskEntries adds them to a form, filled in with what a task has.
func addTaskEntries(x *words.Screen, f *widget.Form, t *model.Task) *taskEntries {
	join := func(s []string) string { return strings.Join(s, " ") }
	var lines []string
	for i := range t.Targets {
		lines = append(lines, model.FormatTarget(&t.Targets[i]))
	}
	detail := ""
	if t.Detail != nil {
		detail = t.Detail.Text
	}
	return &taskEntries{
		title:       f.Text(x.ColTask, t.Title, ""),
		no:          f.Text(x.ColNo, t.No, ""),
		section:     f.Text(x.Section, strings.Join(t.Section, " > "), ""),
		lead:        f.Text(x.LeadUnits, join(t.LeadUnits), x.ListHint),
		responsible: f.Text(x.ResponsibleUnits, join(t.ResponsibleUnits), ""),
		leaders:     f.Text(x.Leaders, join(t.Leaders), ""),
		persons:     f.Text(x.Persons, join(t.Persons), ""),
		start:       f.Text(x.Start, t.Start.Text, ""),
		targets:     f.Text(x.Targets, strings.Join(lines, "; "), ""),
		detail:      f.Text(x.Text, detail, ""),
	}
}

// read puts what was typed into a task; days are read as of on.
func (e *taskEntries) read(t *model.Task, on model.Date) error {
	t.Title = e.title.Value()
	if t.Title == "" {
		return errNoTitle
	}
	t.No = e.no.Value()
	t.Section = nil
	for _, s := range strings.Split(e.section.Value(), ">") {
		if s = strings.TrimSpace(s); s != "" {
			t.Section = append(t.Section, s)
		}
	}
	t.LeadUnits, t.ResponsibleUnits = splitList(e.lead.Value()), splitList(e.responsible.Value())
	t.Leaders, t.Persons = splitList(e.leaders.Value()), splitList(e.persons.Value())
	if text := e.start.Value(); text != t.Start.Text {
		t.Start = model.Deadline{}
		if text != "" {
			d, err := readDeadline(text, on)
			if err != nil {
				return err
			}
			t.Start = d
		}
	}
	targets, err := model.ParseTargets(e.targets.Value(), t.Targets)
	if err != nil {
		return err
	}
	t.Targets = targets
	if text := e.detail.Value(); t.Detail != nil || text != "" {
		if t.Detail == nil {
			t.Detail = &model.Detail{}
		}
		t.Detail.Text = text
	}
	return nil
}

// errNoTitle is returned for a task without a title.
var errNoTitle = errors.New("a task needs a title")

// readDeadline reads a deadline as a document would print it, or as a plain date, on a day.
func readDeadline(text string, on model.Date) (model.Deadline, error) {
	if d, err := model.ReadDate(text, on); err == nil && !d.IsZero() {
		return model.Deadline{Date: d, Text: text, Precision: model.ToDay, Given: true}, nil
	}
	d, ok := model.ParseDeadline(text, on.Year())
	if !ok || d.Date.IsZero() {
		return d, fmt.Errorf("%q: %w", text, model.ErrDate)
	}
	d.Given = true
	return d, nil
}

// splitList reads names set apart by spaces, commas or 、.
func splitList(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool {
		return r == ' ' || r == '、' || r == ',' || r == '，' || r == ';' || r == '；' || r == '　'
	})
}

// detailText is the text of a task, as far as it is known.
func detailText(t *model.Task) string {
	if t.Detail == nil {
		return ""
	}
	return t.Detail.Text
}
