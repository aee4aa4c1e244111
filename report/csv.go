package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"duban/model"
)

// byteOrderMark at the head of a file tells Excel that it is UTF-8; without it, it takes Chinese for GBK.
const byteOrderMark = "\ufeff"

func (l *TaskList) writeCSV(w io.Writer) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	fields := make([]string, len(l.columns))
	for i, c := range l.columns {
		fields[i] = c.head
	}
	if err := out.Write(fields); err != nil {
		return err
	}
	for _, row := range l.rows {
		for i := range row {
			fields[i] = row[i].field()
		}
		if err := out.Write(fields); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// field is a value as a field of a CSV file.
func (c *listCell) field() string {
	switch c.kind {
	case dateCell:
		return day(c.date)
	case shareCell:
		return percent(c.ratio) + "%"
	case pointsCell:
		return percent(c.ratio)
	}
	return harmless(c.text)
}

// day is a day, or nothing for none.
func day(d model.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// percent is a share in hundredths, with one decimal.
func percent(r model.Ratio) string {
	return strconv.FormatFloat(float64(r)/float64(model.One)*100, 'f', 1, 64)
}

// formulaMarks begin what spreadsheets take for a formula, also in full width and behind a space, a tab or a line break.
const formulaMarks = "=+-@\uff1d\uff0b\uff0d\uff20"

// harmless keeps a text a text: an apostrophe is put before what would be a formula. A negative or signed figure is
// none, and stays one.
func harmless(s string) string {
	bare := strings.TrimLeft(s, " \t\r\n\u3000")
	if bare == "" || !strings.ContainsRune(formulaMarks, []rune(bare)[0]) {
		return s
	}
	if _, err := strconv.ParseFloat(bare, 64); err == nil {
		return s
	}
	return "'" + s
}
