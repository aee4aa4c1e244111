// Package history tells who changed what in a record, and when, from which value to which.
package history

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"duban/internal/zh"
	"duban/model"
	"duban/ui/page"
	"duban/ui/widget"
	"duban/words"
)

// historyMost is how many entries of a record's journal are told field by field; older ones
// are told by their line alone.
const historyMost = 100

// entries are the journal's entries on a record, and what each changed in it.
type entries struct {
	ref     model.Ref
	title   string
	all     []model.Entry
	changes map[uint64][]model.FieldChange
}

// Open reads who changed what in a record, and when, and shows it.
func Open(desk *page.Desk, ref model.Ref, title string) tea.Cmd {
	return desk.Read(func(l page.Ledger) (func() tea.Cmd, error) {
		m := entries{ref: ref, title: title, changes: map[uint64][]model.FieldChange{}}
		var err error
		if m.all, err = l.History(ref); err != nil {
			return nil, err
		}
		for _, e := range m.all[:min(len(m.all), historyMost)] {
			all, err := l.Changes(e.Seq)
			if err != nil {
				continue // its line says what it was
			}
			moved := slices.ContainsFunc(all, func(c model.FieldChange) bool { return c.Record == ref && c.Field == "deadline" })
			m.changes[e.Seq] = slices.DeleteFunc(all, func(c model.FieldChange) bool {
				return !of(ref, c.Record) || moved && c.Field == "extensions" // it says the same again
			})
		}
		return func() tea.Cmd {
			desk.Push(newHistory(desk, &m))
			return nil
		}, nil
	})
}

// of reports whether a change of one record is told in the history of another: that of a task tells of its returns.
func of(ref, changed model.Ref) bool {
	if changed == ref {
		return true
	}
	task, _, ok := strings.Cut(changed.ID, "#")
	return ok && ref.Kind == model.RecordTask && changed.Kind == model.RecordReturn && task == ref.ID
}

// newHistory shows who changed what in a record, and when, and from which value to which.
func newHistory(desk *page.Desk, m *entries) *widget.TextBox {
	x, p := desk.Words, desk.Theme.Box
	says := teller{words: x}
	if r := desk.Board.Row(m.ref.ID); r != nil && m.ref.Kind == model.RecordTask {
		says.task = r.Task
	}
	return widget.NewTextBox(x.DoHistory+"  "+m.title, 96, func(inner int) widget.Rows {
		var out widget.Rows
		for _, e := range m.all {
			var l widget.Line
			l.Put(p.Dim, e.Time.Format("2006-01-02 15:04")).Put(p.Text, "  ").Cell(p.Strong, x.ActionName(e), 10)
			l.Put(p.Text, " ").Cell(p.Text, e.Who, 10).Put(p.Text, " ").Put(p.Dim, zh.Cut(e.Note, max(inner-l.W, 0)))
			out = append(out, l.String())
			for _, c := range m.changes[e.Seq] {
				for _, told := range says.change(&c) {
					for i, part := range zh.Wrap(told.text, max(inner-historyIndent-historyName-1, 10)) {
						var l widget.Line
						l.Put(p.Text, widget.Spaces(historyIndent))
						if i == 0 {
							l.Cell(p.Dim, told.name, historyName)
						} else {
							l.Put(p.Text, widget.Spaces(historyName))
						}
						out = append(out, l.Put(p.Text, " ").Put(p.Text, part).String())
					}
				}
			}
		}
		if len(m.all) == 0 {
			out = append(out, new(widget.Line).Put(p.Dim, x.NoHistory).String())
		}
		return out
	})
}

const (
	historyIndent = 18 // where the changes of an entry begin: under what it did
	historyName   = 10 // the width of a field's name
)

// told is one field's change in words.
type told struct{ name, text string }

// teller turns changes, which are values in the JSON form, into words.
type teller struct {
	words *words.Screen
	task  *model.Task // whose measures figures belong to; nil where the record is no task
}

// change tells a change: from → to of a field, or what a record had when it was added or removed.
func (s *teller) change(c *model.FieldChange) []told {
	x := s.words
	if c.Field != "" {
		from, to := s.text(c.Field, c.From), s.text(c.Field, c.To)
		if from == to {
			from, to = lastOf(c.From, s, c.Field), lastOf(c.To, s, c.Field)
		}
		return []told{{x.FieldName(c.Field), from + x.Becomes() + to}}
	}
	value, sign := c.To, ""
	if value == "" {
		value, sign = c.From, x.TakenAway()
	}
	var fields map[string]any
	if c.Record.Kind != model.RecordReturn || json.Unmarshal([]byte(value), &fields) != nil {
		name := x.Actions[model.ActAdd]
		if sign != "" {
			name = x.Actions[model.ActRemove]
		}
		return []told{{name, ""}}
	}
	var out []told
	for _, f := range returnFields {
		if v := s.value(f, fields[f]); v != "" && v != "0" {
			out = append(out, told{x.FieldName(f), sign + v})
		}
	}
	return out
}

// returnFields are the fields of a return that its history tells, in their order.
var returnFields = [...]string{"date", "turn", "received", "percent", "actuals", "steps", "estimate", "text", "sent_by", "via"}

// text is a field's value in words.
func (s *teller) text(field, value string) string {
	if value == "" {
		return s.words.Nothing()
	}
	d := json.NewDecoder(strings.NewReader(value))
	d.UseNumber()
	var v any
	if d.Decode(&v) != nil {
		return value
	}
	if t := s.value(field, v); t != "" {
		return t
	}
	return s.words.Nothing()
}

// lastOf tells a list by its length, where the words of two lists do not tell them apart.
func lastOf(value string, s *teller, field string) string {
	var list []any
	if json.Unmarshal([]byte(value), &list) == nil && list != nil {
		return s.words.Entries(len(list))
	}
	return s.text(field, value)
}

// value is a value of the JSON form in words; "" for one that says nothing.
func (s *teller) value(field string, v any) string {
	x := s.words
	switch v := v.(type) {
	case nil:
		return ""
	case bool:
		if v {
			return x.Yes
		}
		return ""
	case string:
		return x.CodeWord(field, v)
	case json.Number:
		return v.String()
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case []any:
		var parts []string
		for _, e := range v {
			if t := s.value(field, e); t != "" {
				parts = append(parts, t)
			}
		}
		gap := x.ListGap
		if len(v) > 0 {
			if _, object := v[0].(map[string]any); object {
				gap = x.FieldGap
			}
		}
		return strings.Join(parts, gap)
	case map[string]any:
		return s.object(field, v)
	}
	return ""
}

// object tells a record within a record: a deadline by its day, a figure by its measure, all else
// field by field.
func (s *teller) object(field string, v map[string]any) string {
	x := s.words
	str := func(key string) string { t, _ := v[key].(string); return t }
	index := func(key string) int {
		n, err := strconv.Atoi(s.value("", v[key]))
		if err != nil {
			return -1
		}
		return n
	}
	switch field {
	case "deadline", "start":
		if date, text := str("date"), str("text"); date != "" && text != "" && text != date {
			return date + x.Aside(text)
		} else if date != "" {
			return date
		}
		return str("text")
	case "turn", "period":
		return x.Span(str("from"), str("to"))
	case "actuals":
		name := ""
		if i := index("target"); s.task != nil && i >= 0 && i < len(s.task.Targets) {
			name = s.task.Targets[i].Metric + " "
		}
		return name + str("value") + str("unit")
	case "steps":
		name := ""
		if i := index("milestone"); s.task != nil && i >= 0 && i < len(s.task.Milestones) {
			name = s.task.Milestones[i].Title
		}
		if done, _ := v["done"].(bool); !done {
			return name + " " + x.NotDone
		}
		return name + " " + x.IsDone
	case "review":
		if t := words.DifferenceIn(v, x.Lang); t != "" {
			return t
		}
	case "via":
		return str("task")
	case "targets":
		if t := str("text"); t != "" {
			return t
		}
		return strings.TrimSpace(str("metric") + " " + str("op") + s.value("", v["value"]) + str("unit"))
	case "extensions":
		from, _ := v["from"].(map[string]any)
		to, _ := v["to"].(map[string]any)
		return s.object("deadline", from) + x.MovedTo() + s.object("deadline", to)
	}
	keys := make([]string, 0, len(v))
	for k := range v {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(words.FieldPlace(a)-words.FieldPlace(b), strings.Compare(a, b))
	})
	var parts []string
	for _, k := range keys {
		if t := s.value(k, v[k]); t != "" && t != "0" {
			parts = append(parts, x.FieldName(k)+" "+t)
		}
	}
	return strings.Join(parts, x.Comma())
}
