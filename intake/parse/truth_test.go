package parse

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"duban/model"
)

// truth reads a transcription of a founding document, where it is at hand.
func truth(t *testing.T, name string) any {
	t.Helper()
	dir := os.Getenv("DUBAN_TRUTH")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "truth")
	}
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Skip("no transcription at hand")
	}
	var v any
	dec := json.NewDecoder(bytes.NewReader(data))
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
	walk(truth(t, "truth-003.json"), func(m map[string]any) {
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
	for _, name := range []string{"truth-000.json", "truth-001.json", "truth-002.json", "truth-004.json"} {
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
	for name, year := range map[string]int{"truth-000.json": 2017, "truth-001.json": 2020, "truth-002.json": 2018, "truth-003.json": 2026} {
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
	for name, year := range map[string]int{"truth-000.json": 2017, "truth-001.json": 2020, "truth-002.json": 2018, "truth-003.json": 2026, "truth-004.json": 2023} {
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
