package intake

import (
	"strings"

	"duban/intake/parse"
	"duban/intake/source"
	"duban/internal/pattern"
)

// profile counts what stands in a column.
type profile struct {
	said, figures, counting int
	units, persons, dates   int
	long, repeats, merged   int
}

var dateWord = pattern.New(`^[^，。；]{0,16}(?:20\d\d[-./]\d{1,2}|\d{1,2}月|\d{4}年|年底|月底|季度|上半年|下半年|长期|持续|全年|按要求|年内|中旬|上旬|下旬|常态化)`)

// mostAsked is the most different texts of a column that are read to see what they name.
// A longer column is taken to go on as it began.
const mostAsked = 400

// profileOf looks at the cells of a column.
func profileOf(g *grid, c int) profile {
	var p profile
	last, n := "", 0
	kinds := map[string]*int{} // which count a text goes to, nil for none
	asked, unasked := 0, 0
	for i := range g.rows {
		s := g.rows[i][c]
		if g.marks[i][c] == source.FromAbove {
			p.merged++
		}
		t := withoutSpace(s)
		if t == "" {
			continue
		}
		p.said++
		if t == last {
			p.repeats++
		}
		last = t
		if isFigure(t) {
			p.figures++
			if v := digits(t); v == n+1 || v == 1 {
				p.counting++
				n = v
			}
		}
		switch l := runes(t); {
		case l > 40:
			p.long++
		case l <= 30:
			count, known := kinds[s]
			if !known {
				if len(kinds) == mostAsked {
					unasked++
					continue
				}
				count = p.countOf(s, t, l)
				kinds[s] = count
			}
			asked++
			if count != nil {
				*count++
			}
		}
	}
	if unasked > 0 {
		for _, count := range []*int{&p.dates, &p.persons, &p.units} {
			*count += *count * unasked / asked
		}
	}
	return p
}

// countOf returns the count that a text of l signs, t without its white space, belongs to.
func (p *profile) countOf(s, t string, l int) *int {
	switch {
	case dateWord.MatchString(t) && l <= 16:
		return &p.dates
	case looksLikePersons(s):
		return &p.persons
	case parse.Units(s).Sure():
		return &p.units
	}
	return nil
}

// looksLikePersons reports whether every name in a cell reads as a person's. No
// name holds a figure: 「60公里」.
func looksLikePersons(s string) bool {
	if strings.ContainsAny(s, "0123456789０１２３４５６７８９") || runes(withoutSpace(s)) > 12 {
		return false
	}
	list := parse.Persons(s)
	for i := range list {
		if !list[i].Sure || runes(list[i].Name) > 4 {
			return false
		}
	}
	return len(list) > 0
}

// role guesses what a column without a heading that is known holds.
func (p profile) role(c int, col *column) parse.Role {
	if p.said == 0 {
		return parse.NoRole
	}
	if col.Role == parse.UnitOrBody {
		if p.units*2 >= p.said {
			return parse.Responsible
		}
		return parse.MeasureUnit
	}
	switch {
	case c == 0 && p.counting*3 >= p.said*2:
		return parse.Number
	case col.heading != "":
		return parse.NoRole // a heading of the document's own: kept under its name
	case p.dates*3 >= p.said*2:
		return parse.DueDate
	case p.persons*3 >= p.said*2:
		return parse.Contact
	case p.units*3 >= p.said*2:
		return parse.Responsible
	case p.figures*3 >= p.said*2:
		return parse.Amount
	}
	return parse.NoRole
}

// suit is the key of the cache: a text, and the column that it may suit.
type suit struct {
	text string
	role parse.Role
}

// cachedFits caches fits: align calls it for every candidate row.
func (r *reader) cachedFits(s string, role parse.Role) int {
	if s == "" {
		return 0
	}
	k := suit{s, role}
	if f, ok := r.suits[k]; ok {
		return f
	}
	f := fits(s, role)
	r.suits[k] = f
	return f
}

// roleUnderHeading guesses what a column under an unknown heading holds, where nearly all its
// cells agree.
func (p profile) roleUnderHeading() parse.Role {
	switch {
	case p.said < 3:
	case p.dates*10 >= p.said*9:
		return parse.DueDate
	case p.units*10 >= p.said*9:
		return parse.Responsible
	}
	return parse.NoRole
}

// fits scores how well a text suits a column: 1 it does, 0 it may, -1 it cannot.
func fits(s string, r parse.Role) int {
	t := withoutSpace(s)
	if t == "" {
		return 0
	}
	l := runes(t)
	switch r {
	case parse.Number:
		if isFigure(t) || hanValue(strings.Trim(t, "、.（）()")) > 0 {
			return 1
		}
		return -1
	case parse.Leader, parse.Coordinator, parse.Contact:
		if l > 40 || isFigure(t) {
			return -1
		}
		if looksLikePersons(s) {
			return 1
		}
		if _, people := parse.Who(s); r == parse.Contact && len(people) > 0 {
			return 1 // the office and its person
		}
		if parse.Units(s).Sure() {
			return -1
		}
	case parse.Lead, parse.Responsible, parse.Related:
		switch {
		case looksLikePersons(s):
			return -1
		case parse.Units(s).Sure():
			return 1
		case isFigure(t), strings.Contains(t, "。"):
			return -1
		}
	case parse.Amount, parse.Baseline, parse.DonePercent:
		if l > 24 {
			return -1
		}
		if isFigure(t) {
			return 1
		}
	case parse.DueDate, parse.Start:
		if dateWord.MatchString(t) {
			return 1
		}
		if looksLikePersons(s) {
			return -1
		}
	case parse.Title, parse.Measure, parse.TargetValue, parse.Metric, parse.Milestones, parse.Done:
		if l > 24 {
			return 1
		}
		if looksLikePersons(s) || isFigure(t) && r != parse.TargetValue && r != parse.Metric && r != parse.Done && r != parse.Milestones {
			return -1
		}
	}
	return 0
}
