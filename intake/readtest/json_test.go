package readtest_test

import (
	"encoding/json"
	"strconv"
)

func number(s string) any {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return s
	}
	return v
}

// renderJSONChinese writes a plain list of objects keyed by the headings.
func renderJSONChinese(p *paper, s *style) []byte {
	var rows []map[string]any
	for i := range p.Tables {
		t := &p.Tables[i]
		t.Name = "" // nothing in the file says it
		for j := range t.Groups {
			if !t.has("group") {
				t.Groups[j].Name = ""
			}
			t.Groups[j].tag()
			for k := range t.Groups[j].Rows {
				row := map[string]any{}
				for _, c := range t.Columns {
					v := t.Groups[j].Rows[k].cell(c, s.sep())
					if c.As == "more" {
						row[c.name()] = number(v)
					} else if v != "" {
						row[c.name()] = v
					}
				}
				rows = append(rows, row)
			}
		}
	}
	out, err := json.MarshalIndent(rows, "", " ")
	if err != nil {
		panic(err)
	}
	return out
}

// tag gives every row the name of its group.
func (g *group) tag() {
	for k := range g.Rows {
		g.Rows[k].group, g.Rows[k].upper = g.Name, g.Upper
	}
}

// englishKeys are the keys that a person who writes English would take.
var englishKeys = map[string]string{
	"no": "no", "group": "section", "upper": "领域", "title": "title", "aim": "goal", "lead": "lead_units", "resp": "responsible_units",
	"rel": "related_units", "leaders": "leaders", "persons": "persons", "start": "start", "due": "deadline", "prog": "progress",
	"pct": "percent", "remark": "remark",
}

// renderJSONEnglish wraps the list in an object, with English keys and lists of units.
func renderJSONEnglish(p *paper, s *style) []byte {
	var rows []map[string]any
	for i := range p.Tables {
		t := &p.Tables[i]
		t.Name = "" // nothing in the file says it
		for j := range t.Groups {
			if !t.has("group") {
				t.Groups[j].Name = ""
			}
			t.Groups[j].tag()
			for k := range t.Groups[j].Rows {
				r := &t.Groups[j].Rows[k]
				row := map[string]any{}
				for _, c := range t.Columns {
					key := englishKeys[c.As]
					if key == "" {
						key = c.name()
					}
					var v any = r.cell(c, s.sep())
					switch c.As {
					case "lead":
						v = r.Lead
					case "resp":
						v = r.Resp
					case "rel":
						v = r.Rel
					case "leaders":
						v = r.Leaders
					case "persons":
						v = r.Persons
					case "due":
						if r.Due.Date != "" && r.Due.Date != "any" && r.Due.Precision == "day" {
							v = r.Due.Date
						}
					case "pct":
						v = number(r.Pct)
					}
					row[key] = v
				}
				rows = append(rows, row)
			}
		}
	}
	out, err := json.Marshal(map[string]any{"title": p.Title, "date": p.Date, "tasks": rows})
	if err != nil {
		panic(err)
	}
	return out
}
