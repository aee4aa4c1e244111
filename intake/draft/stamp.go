package draft

import (
	"fmt"
	"hash/fnv"
	"strconv"

	"duban/internal/zh"
	"duban/model"
)

// Stamp notes in every item what was read: the row that it is, and a
// fingerprint of each of its values. It is called once, before the first edit.
func (d *Draft) Stamp() {
	for p := range d.Plans {
		for i := range d.Plans[p].Items {
			d.Plans[p].Items[i].stamp()
		}
	}
}

func (it *Item) stamp() {
	read := it.Record.Task
	it.read = &read
	row := RowOf(&read)
	prints := Fingerprints(&read)
	row.Print = printOf(prints, it.Record.Returns)
	it.source([]model.SourceRow{row}, prints)
}

// sourced notes the rows that the item is made of, and what they say.
func (it *Item) sourced(rows []model.SourceRow) {
	prints := ""
	if it.read != nil {
		prints = Fingerprints(it.read)
	}
	it.source(rows, prints)
}

// source notes rows, and the fingerprints of what they say.
func (it *Item) source(rows []model.SourceRow, prints string) {
	detail := *DetailOf(&it.Record.Task)
	detail.Source.Rows, detail.Source.Read = rows, prints
	it.Record.Task.Detail = &detail
}

// RowOf returns a task, as it is now, as a row of its document; without a fingerprint.
func RowOf(t *model.Task) model.SourceRow {
	return model.SourceRow{No: t.No, Section: t.Section, Title: t.Title, Units: t.Units()}
}

// printOf returns the fingerprint of a whole row, of the fingerprints of its values and the reports that it gives.
func printOf(prints string, returns []model.Return) string {
	h := fnv.New64a()
	_, _ = h.Write([]byte(prints))
	for _, p := range returns {
		fmt.Fprint(h, "\x00", p.Date, p.Percent, p.Steps, zh.WithoutMarks(p.Text))
		for _, a := range p.Actuals {
			fmt.Fprint(h, "\x00", a.Target, a.Value, a.Unit)
		}
	}
	return strconv.FormatUint(h.Sum64(), 16)
}
