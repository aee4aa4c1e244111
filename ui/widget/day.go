package widget

import (
	"strings"

	"duban/model"
	"duban/words"
)

// Days say how days that are typed are read: from which day they are reckoned, and which one is meant where words leave
// that open.
type Days struct {
	Words *words.Screen   // the sentences
	Today model.Date      // from this day on
	Cal   *model.Calendar // counts the working days; nil where none are told
	Near  model.Near      // the one that is meant
}

// Day is an entry for a day. Beside it stands which one is read, since 「1月底」 does not say its year.
type Day struct {
	*Entry
	days Days
	note string
	was  model.Deadline // what the entry held at first; its words may be of a year that has passed
	// From is the day from which it is reckoned, where that depends on the form; nil for today.
	From func() model.Date
}

// Day adds an entry for a day; note stands beside it while nothing is typed, in place of examples.
func (f *Form) Day(label, value, note string, days Days) *Day {
	d := &Day{Entry: f.Short(label, value, ""), days: days, note: note}
	d.Says = d.says
	return d
}

// Deadline adds an entry for a day that was said before: as long as it is not touched, it stays what it was.
func (f *Form) Deadline(label string, was model.Deadline, note string, days Days) *Day {
	text := was.Text
	if text == "" {
		text = was.Date.String()
	}
	d := f.Day(label, text, note, days)
	d.was = was
	d.was.Text = text
	return d
}

// Touched reports whether the entry says something else than the day it held at first.
func (d *Day) Touched() bool { return d.Value() != strings.TrimSpace(d.was.Text) }

// day is the day that is typed.
func (d *Day) day() (model.Deadline, error) {
	if d.was.Date != 0 && !d.Touched() {
		return d.was, nil
	}
	return model.ReadDay(d.Value(), d.from(), d.days.Near)
}

// Read returns the day that is typed. The error is about the entry.
func (d *Day) Read() (model.Deadline, error) {
	got, err := d.day()
	if err != nil {
		return got, d.Wrong(Explained{Text: d.days.Words.NoDay(d.Label, d.Value())})
	}
	return got, nil
}

// Date is Read for the day alone.
func (d *Day) Date() (model.Date, error) {
	got, err := d.Read()
	return got.Date, err
}

func (d *Day) from() model.Date {
	if d.From != nil {
		return d.From()
	}
	return d.days.Today
}

func (d *Day) says() string {
	if d.Value() == "" && d.note != "" {
		return d.note
	}
	got, err := d.day()
	if err != nil {
		return d.days.Words.DateHint
	}
	left := 0
	if d.days.Cal != nil {
		left = d.days.Cal.Workdays(d.days.Today, got.Date)
	}
	return d.days.Words.DayRead(got.Date, d.days.Today, left, d.Value() == got.Date.String())
}
