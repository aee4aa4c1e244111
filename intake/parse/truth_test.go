package parse

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"duban/internal/founding"
	"duban/model"
)

// truth reads a transcription of a founding document.
func truth(t *testing.T, number string) any {
	t.Helper()
	var v any
	dec := json.NewDecoder(bytes.NewReader(founding.Truth(t, number)))
	dec.UseNumber()
	if err := dec.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

// walk calls each with every object of a transcription.
func walk(v any, each func(map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		each(v)
		for _, k := range sortedKeys(v) {
			walk(v[k], each)
		}
	case []any:
		for _, x := range v {
			walk(x, each)
		}
	}
}

func sortedKeys(m map[string]any) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func stringsOf(v any) []string {
	var out []string
	list, _ := v.([]any)
	for _, x := range list {
		if s, ok := x.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

// once returns a list with every name once.
func once(v any) []string {
	var l UnitList
	for _, s := range stringsOf(v) {
		l.Units = append(l.Units, Unit{Name: s})
	}
	return l.Names()
}

// score counts what is right and holds it to a floor in percent.
type score struct{ right, all int }

func (s *score) count(ok bool) bool {
	s.all++
	if ok {
		s.right++
	}
	return ok
}

func (s *score) check(t *testing.T, what string, floor int) {
	t.Helper()
	if s.all == 0 {
		t.Fatalf("%s: nothing to compare", what)
	}
	t.Logf("%s: %d of %d (%.1f %%)", what, s.right, s.all, 100*float64(s.right)/float64(s.all))
	if 100*s.right < floor*s.all {
		t.Errorf("%s: below %d %%", what, floor)
	}
}

func TestBracketsOfThePlanAreSplitAsTranscribed(t *testing.T) {
	var s score
	walk(truth(t, "003"), func(m map[string]any) {
		text, ok := m["unit_text"].(string)
		if !ok {
			return
		}
		q, ok := Clause(text)
		lead, resp := once(m["lead_units"]), once(m["resp_units"])
		open, _ := m["resp_etc"].(bool)
		if !s.count(ok && slices.Equal(Names(q.Lead), lead) && slices.Equal(Names(q.Responsible), resp) && q.Open == open) {
			t.Logf("%s: %v %s; want %q %q %v", text, ok, says(q), lead, resp, open)
		}
	})
	s.check(t, "brackets", 99)
}

func TestUnitAndPersonCellsAreSplitAsTranscribed(t *testing.T) {
	var units, persons score
	for _, name := range []string{"000", "001", "002", "004"} {
		walk(truth(t, name), func(m map[string]any) {
			raws, _ := m["_raw"].(map[string]any)
			eff, _ := m["_eff"].(map[string]any)
			for k, v := range m {
				want := stringsOf(v)
				raw, ok := raws[k].(string)
				if e := stringsOf(eff[k]); len(e) > 0 {
					if raw, ok = v.(string); ok && raw != "" {
						want = e
					}
				}
				if !ok || len(want) == 0 || raw == "" {
					continue
				}
				h, _ := ReadHeading(k)
				switch h.Role {
				case Lead, Responsible, Related:
					got := Units(raw).Names()
					if !units.count(slices.Equal(got, want)) {
						t.Logf("%s %s %q: %q, want %q", name, k, raw, got, want)
					}
				case Leader, Contact, Coordinator:
					_, p := Who(raw)
					if h.Role == Leader {
						p = Persons(raw)
					}
					got := PersonNames(p)
					if !persons.count(slices.Equal(got, want)) {
						t.Logf("%s %s %q: %q, want %q", name, k, raw, got, want)
					}
				}
			}
		})
	}
	units.check(t, "cells of units", 97)
	persons.check(t, "cells of persons", 93)
}

func TestDeadlinesAreReadAsTranscribed(t *testing.T) {
	var s score
	for name, year := range map[string]int{"000": 2017, "001": 2020, "002": 2018, "003": 2026} {
		walk(truth(t, name), func(m map[string]any) {
			raw, ok := m["raw"].(string)
			if !ok || raw == "" {
				return
			}
			date, dated := m["date"].(string)
			if to, ok := m["to"].(string); ok {
				date, dated = to, true
			}
			if _, has := m["date"]; !has && !dated {
				return
			}
			w, _ := ReadWhen(raw, Frame{Year: year})
			if w.Deadline.Precision == model.Recurring || strings.HasSuffix(raw, "年代") {
				return // the transcription has no date for these
			}
			if !s.count(w.Deadline.Date.String() == date) {
				t.Logf("%s %q: %s, want %s", name, raw, w.Deadline.Date, date)
			}
		})
	}
	s.check(t, "deadlines", 99)
}

func TestTargetsAreReadAsTranscribed(t *testing.T) {
	var s score
	for name, year := range map[string]int{"000": 2017, "001": 2020, "002": 2018, "003": 2026, "004": 2023} {
		var own score
		walk(truth(t, name), func(m map[string]any) {
			metric, ok := m["metric"].(string)
			if !ok {
				metric, ok = m["indicator"].(string)
			}
			text, ok2 := m["quote"].(string)
			if !ok2 {
				text, ok2 = m["text"].(string)
			}
			number, ok3 := m["value"].(json.Number)
			value := string(number)
			if v, ok := m["value"].(string); ok && v != "" && isDigit(v[0]) {
				value, ok3 = v, true
			}
			if !ok || !ok2 || !ok3 || value == "" {
				return
			}
			unit, _ := m["unit"].(string)
			found := slices.ContainsFunc(Targets(text, Frame{Year: year}), func(f Found) bool {
				return f.Target.Value != nil && f.Target.Value.String() == value && f.Target.Unit == unit
			})
			if !own.count(found) {
				var got []string
				for _, f := range Targets(text, Frame{Year: year}) {
					got = append(got, brief(f.Target))
				}
				t.Logf("%s %q: %q, want %s %s%s", name, text, got, metric, value, unit)
			}
		})
		t.Logf("%s: %d of %d", name, own.right, own.all)
		s.right, s.all = s.right+own.right, s.all+own.all
	}
	s.check(t, "targets", 84)
}
