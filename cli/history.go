package cli

import (
	"encoding/json"
	"fmt"
	"strings"

	"duban/db"
	"duban/internal/zh"
	"duban/model"
	"duban/words"
)

// happened is one line of a task's history, with what it changed.
type happened struct {
	model.Entry
	changes []model.FieldChange
}

// mostHappened is how many lines of its history a task's page has.
const mostHappened = 30

// historyOf reads what happened to a task up to today, the newest first.
func (a *app) historyOf(s *db.Store, d *dossier) ([]happened, error) {
	id := d.record.Task.ID
	entries, err := s.History(model.Ref{Kind: model.RecordTask, ID: id})
	if err != nil {
		return nil, err
	}
	var out []happened
	for _, e := range entries {
		if model.DateOf(e.Time) > a.today || len(out) == mostHappened {
			continue
		}
		h := happened{Entry: e}
		changes, err := s.Changes(e.Seq)
		if err != nil {
			return nil, err
		}
		for _, c := range changes {
			if c.Record.ID == id && c.Record.Kind == model.RecordTask || c.Record.Kind == model.RecordReturn && strings.HasPrefix(c.Record.ID, id+"#") {
				h.changes = append(h.changes, c)
			}
		}
		out = append(out, h)
	}
	return out, nil
}

// history prints what happened to the task: when, who, what, and each value
// from and to.
func (p *page) history(list []happened) {
	if len(list) == 0 {
		return
	}
	p.heading(p.t.Label.History)
	for _, h := range list {
		what := p.action(h.Action)
		if h.Of != "" {
			what = fmt.Sprintf(p.t.Present.OfAction, what, p.action(h.Of))
		}
		var below []string
		for _, c := range h.changes {
			if c.Field != "" {
				below = append(below, fmt.Sprintf(p.t.Present.FieldChange, p.fieldName(c.Field), p.value(c.From), p.value(c.To)))
			}
		}
		p.item(join(h.Time.Format("2006-01-02 15:04"), h.Who, what, h.Note), below...)
	}
}

// fieldName names a field of the JSON form in the user's language.
func (a *app) fieldName(field string) string {
	if name := a.t.FieldNames[field]; name != "" {
		return name
	}
	return field
}

// value says a value of the JSON form as a person would.
func (a *app) value(text string) string {
	const most = 120
	if text == "" || text == "null" || text == "[]" || text == `""` {
		return a.t.Nothing
	}
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		return zh.Cut(zh.Clean(text), most)
	}
	return zh.Cut(strings.Join(strings.Fields(zh.Clean(a.said(v))), " "), most)
}

// said says a value that was read from JSON: lists with commas between, dates
// with the words that were printed, other objects by what they hold.
func (a *app) said(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case []any:
		var parts []string
		for _, x := range v {
			if s := a.said(x); s != "" {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, a.t.Comma)
	case map[string]any:
		if text, ok := v["text"].(string); ok && text != "" {
			if date, ok := v["date"].(string); ok && date != "" && date != text {
				return fmt.Sprintf(a.t.Present.Printed, date, text)
			}
			return text
		}
		if s := words.DifferenceIn(v, a.lang); s != "" {
			return s
		}
		if count, ok := v["count"].(float64); ok {
			return a.saidEvent(v, int(count))
		}
		for _, key := range []string{"date", "metric", "title", "reason"} {
			if s, ok := v[key].(string); ok && s != "" {
				return s
			}
		}
	}
	data, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(data)
}

// saidEvent says an event that was read from JSON: 「2018-06-20 较大事故1起（已撤回）」.
func (a *app) saidEvent(v map[string]any, count int) string {
	text := func(key string) string {
		s, _ := v[key].(string)
		return s
	}
	s := join(text("date"), text("kind")+words.EventCount(count, a.lang))
	state := ""
	switch open, _ := v["incomplete"].(bool); {
	case text("withdrawn") != "":
		state = words.EventState(model.EventWithdrawn, a.lang)
	case open:
		state = words.EventState(model.EventOpen, a.lang)
	default:
		return s
	}
	return s + fmt.Sprintf(a.t.Present.Parens, state)
}
