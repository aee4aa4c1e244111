package readtest_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"duban/model"

	"go.yaml.in/yaml/v3"
)

// paper is a plan of a county that does not exist, told without any layout:
// what a reader should find, however the plan is printed. The renderers print
// it; what a rendering leaves out is cleared in the paper first.
type paper struct {
	ID      string `yaml:"-"`
	Number  string
	Issuers []string
	Title   string
	Date    string
	Year    int
	Prefix  string // what local unit names begin with: 县 or 区
	To      string
	Preface []string
	Tables  []table
}

type table struct {
	Name    string
	Columns []column
	// Numeric tables speak in columns of figures and make no sense as prose.
	Numeric bool
	// Totals tables print a row of totals even where no mutation adds one.
	Totals bool
	// Merge says that equal neighbours in the columns of units are one cell.
	Merge bool
	// UnitRows says that the title of a row is the unit that must do it.
	UnitRows bool
	Groups   []group
}

// column is a printed column: what it holds, and its heading, under a second
// heading where the table has two heading rows.
type column struct {
	As, Head, Over string
	more           int // which of an entry's further cells
}

func (c *column) UnmarshalYAML(n *yaml.Node) error {
	as, head, ok := strings.Cut(n.Value, ":")
	if !ok {
		return fmt.Errorf("column %q has no kind", n.Value)
	}
	c.As, c.Head = as, head
	if over, sub, ok := strings.Cut(head, ">"); ok {
		c.Over, c.Head = over, sub
	}
	return nil
}

// name is the column's heading where there is only one row of headings.
func (c column) name() string { return c.Over + c.Head }

type group struct {
	Upper string // the name of what the group is part of, where there are two levels
	Name  string
	Rows  []entry
}

// entry is one task: the row that should be found.
type entry struct {
	No                                string
	Title, Aim                        string
	Lead, Resp, Rel, Leaders, Persons names
	Start, Due                        due
	Targets                           []aim
	Prog, Pct                         string
	More                              []string
	Remark                            string
	group, upper                      string
}

// names is a list, printed in YAML with 、 between.
type names []string

func (l *names) UnmarshalYAML(n *yaml.Node) error {
	if n.Value != "" {
		*l = strings.Split(n.Value, "、")
	}
	return nil
}

// due is a date as printed and as meant: 「text|date|precision」. The date any is
// not checked.
type due struct {
	Text, Date, Precision string
}

func (d *due) UnmarshalYAML(n *yaml.Node) error {
	parts := strings.Split(n.Value, "|")
	d.Text = parts[0]
	if len(parts) == 3 {
		d.Date, d.Precision = parts[1], parts[2]
	} else if len(parts) == 2 && parts[1] == "any" {
		d.Date = parts[1]
	} else if strings.Contains(n.Value, "|") {
		return fmt.Errorf("date %q is not of the form text|date|precision", n.Value)
	}
	return nil
}

// aim is a target: 「metric|operator|value|unit|kind|own date」; an empty kind is
// not checked.
type aim struct {
	Metric, Op, Value, Unit, Kind, By string
}

func (a *aim) UnmarshalYAML(n *yaml.Node) error {
	p := strings.Split(n.Value, "|")
	if len(p) < 5 {
		return fmt.Errorf("target %q is not of the form metric|op|value|unit|kind", n.Value)
	}
	*a = aim{Metric: p[0], Op: p[1], Value: p[2], Unit: p[3], Kind: p[4]}
	if len(p) > 5 {
		a.By = p[5]
	}
	return nil
}

func readPapers(t *testing.T) []*paper {
	t.Helper()
	files, err := filepath.Glob("testdata/plans/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no plans to score: %v", err)
	}
	var all []*paper
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		p := &paper{ID: strings.TrimSuffix(filepath.Base(f), ".yaml")}
		dec := yaml.NewDecoder(bytes.NewReader(data))
		dec.KnownFields(true)
		if err := dec.Decode(p); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		if err := p.settle(); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		all = append(all, p)
	}
	return all
}

// settle numbers the further columns, and checks what the file says.
func (p *paper) settle() error {
	for i := range p.Tables {
		t := &p.Tables[i]
		more := 0
		for j := range t.Columns {
			if t.Columns[j].As == "more" {
				t.Columns[j].more = more
				more++
			}
		}
		for _, g := range t.Groups {
			for _, r := range g.Rows {
				if r.Title == "" || len(r.More) != more {
					return fmt.Errorf("row %q: %d further cells for %d columns", r.Title, len(r.More), more)
				}
				for _, d := range []due{r.Due, r.Start} {
					if d.Date != "" && d.Date != "any" {
						if _, err := model.ParseDate(d.Date); err != nil {
							return fmt.Errorf("row %q: %w", r.Title, err)
						}
					}
				}
			}
		}
	}
	return nil
}

func (p *paper) clone() *paper {
	c := *p
	c.Issuers, c.Preface = slices.Clone(p.Issuers), slices.Clone(p.Preface)
	c.Tables = slices.Clone(p.Tables)
	for i := range c.Tables {
		t := &c.Tables[i]
		t.Columns = slices.Clone(t.Columns)
		t.Groups = slices.Clone(t.Groups)
		for j := range t.Groups {
			rows := slices.Clone(t.Groups[j].Rows)
			for k := range rows {
				r := &rows[k]
				r.Lead, r.Resp, r.Rel = slices.Clone(r.Lead), slices.Clone(r.Resp), slices.Clone(r.Rel)
				r.Leaders, r.Persons = slices.Clone(r.Leaders), slices.Clone(r.Persons)
				r.Targets, r.More = slices.Clone(r.Targets), slices.Clone(r.More)
			}
			t.Groups[j].Rows = rows
		}
	}
	return &c
}

// each calls f for every entry of the paper.
func (p *paper) each(f func(t *table, g *group, r *entry)) {
	for i := range p.Tables {
		t := &p.Tables[i]
		for j := range t.Groups {
			g := &t.Groups[j]
			for k := range g.Rows {
				f(t, g, &g.Rows[k])
			}
		}
	}
}

func (t *table) has(as string) bool { return t.column(as) >= 0 }

func (t *table) column(as string) int {
	return slices.IndexFunc(t.Columns, func(c column) bool { return c.As == as })
}

// label is the heading of the table's column of a kind.
func (t *table) label(as string) string {
	if i := t.column(as); i >= 0 {
		return t.Columns[i].name()
	}
	return ""
}

// drop removes the columns of a kind.
func (t *table) drop(as string) {
	t.Columns = slices.DeleteFunc(t.Columns, func(c column) bool { return c.As == as })
}

// numeric says whether any table of the paper is.
func (p *paper) numeric() bool {
	return slices.ContainsFunc(p.Tables, func(t table) bool { return t.Numeric })
}

// cell is what a row prints in a column.
func (r *entry) cell(c column, sep string) string {
	switch c.As {
	case "no":
		return r.No
	case "group":
		return r.group
	case "upper":
		return r.upper
	case "title":
		return r.Title
	case "aim":
		return r.Aim
	case "lead":
		return strings.Join(r.Lead, sep)
	case "resp":
		return strings.Join(r.Resp, sep)
	case "rel":
		return strings.Join(r.Rel, sep)
	case "leaders":
		return strings.Join(r.Leaders, sep)
	case "persons":
		return strings.Join(r.Persons, sep)
	case "start":
		return r.Start.Text
	case "due":
		return r.Due.Text
	case "span": // from when to when
		if r.Start.Text != "" && r.Due.Text != "" {
			return r.Start.Text + "-" + r.Due.Text
		}
		return r.Due.Text
	case "prog":
		return r.Prog
	case "pct":
		return r.Pct
	case "more":
		return r.More[c.more]
	case "remark":
		return r.Remark
	case "first": // one column, the first unit of which leads
		return strings.Join(append(slices.Clone(r.Lead), r.Resp...), sep)
	case "duty": // one column that holds labelled units
		return "牵头单位：" + strings.Join(r.Lead, sep) + "\n责任单位：" + strings.Join(r.Resp, sep)
	}
	panic("no such column: " + c.As)
}
