package source

import (
	"strings"

	"duban/internal/zh"
)

// A table whose borders are drawn with signs, 「│」 and 「├──┤」 or 「|」 and
// 「+--+」: a row reaches from one rule to the next, over as many lines as its
// cells need, and a cell that a rule leaves open goes on below it.

const (
	boxUpright = "│┃║┆┇┊┋"
	boxRule    = "─━═┄┅┈┉"
	boxJoint   = "┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┞┟┠┡┢┣┤┥┦┧┨┩┪┫┬┭┮┯┰┱┲┳┴┵┶┷┸┹┺┻┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋╔╗╚╝╠╣╦╩╬╒╓╕╖╘╙╛╜╞╟╡╢╤╥╧╨╪╫"
)

// boxPart is what stands between two uprights of a line of a drawn table.
type boxPart struct {
	text string
	rule bool
	end  int // where it ends, in cells
}

// boxParts splits a line of a drawn table; nil where the line is none.
func boxParts(line string) []boxPart {
	s := strings.TrimSpace(line)
	if s == "" {
		return nil
	}
	first, last := firstRune(s), lastRune(s)
	ascii := first == '+'
	switch {
	case ascii:
		if strings.Trim(s, "+-=") != "" || len(s) < 3 {
			return nil
		}
	case !strings.ContainsRune(boxUpright+boxJoint, first) || !strings.ContainsRune(boxUpright+boxJoint, last):
		return nil
	}
	var out []boxPart
	var text strings.Builder
	at := 0
	for _, r := range s {
		at += zh.Width(string(r))
		if strings.ContainsRune(boxUpright+boxJoint, r) || ascii && r == '+' {
			if at > zh.Width(string(r)) {
				t := strings.TrimSpace(text.String())
				rule := t != "" && (strings.Trim(t, boxRule) == "" || ascii)
				out = append(out, boxPart{text: t, rule: rule, end: at})
			}
			text.Reset()
			continue
		}
		text.WriteRune(r)
	}
	return out
}

// boxLine splits a line of the inside of a drawn table.
func boxLine(line string, ascii bool) []boxPart {
	if !ascii || !isPiped(line) {
		return boxParts(line)
	}
	var out []boxPart
	at := 0
	for _, c := range pipeCells(line) {
		at += 1 + zh.Width(c)
		out = append(out, boxPart{text: strings.TrimSpace(c), end: at})
	}
	return out
}

// boxTable is a drawn table in the making.
type boxTable struct {
	b     *builder
	t     *Table
	ends  []int // where the columns end, in cells
	row   []Cell
	owner []int    // the row in the table that the open cell of a column belongs to, -1 for the row in the making
	bare  bool     // no rules stand between the rows
	last  []string // the last line of the cell in each column
	line  int
}

// boxedTable reads the drawn table that begins at line i (from 0), and returns
// how many lines it takes; 0 where there is none.
func (b *builder) boxedTable(i int, setPage func(int)) (int, error) {
	lines := b.doc.Lines
	top := boxParts(lines[i])
	if len(top) == 0 || !top[0].rule {
		return 0, nil
	}
	ascii := strings.HasPrefix(strings.TrimSpace(lines[i]), "+")
	x := &boxTable{b: b, t: new(Table)}
	end, rules := i, 0
	for j := i; j < len(lines); j++ {
		p := boxLine(lines[j], ascii)
		if p == nil {
			break
		}
		if len(p) > 0 && p[0].rule {
			rules++
		}
		if len(p) > len(x.ends) {
			x.ends = x.ends[:0]
			for _, part := range p {
				x.ends = append(x.ends, part.end)
			}
		}
		end = j + 1
	}
	if len(x.ends) < 2 || len(x.ends) > maxColumns || end-i < 3 {
		return 0, nil
	}
	x.last = make([]string, len(x.ends))
	x.begin()
	// A rule under the headings alone leaves every line a row.
	x.bare = rules <= 3 && end-i > rules+2
	for j := i; j < end; j++ {
		setPage(j)
		if err := x.add(boxLine(lines[j], ascii), j); err != nil {
			return 0, err
		}
	}
	if err := x.finish(nil); err != nil {
		return 0, err
	}
	b.addTable(x.t)
	return end - i, nil
}

func (x *boxTable) begin() {
	x.row, x.owner, x.line = make([]Cell, len(x.ends)), make([]int, len(x.ends)), -1
	for c := range x.owner {
		x.owner[c] = -1
	}
}

// add takes the next line: a rule ends the row, all else goes on with its cells.
func (x *boxTable) add(parts []boxPart, j int) error {
	ruled := false
	for _, p := range parts {
		ruled = ruled || p.rule
	}
	if ruled {
		return x.finish(parts)
	}
	if x.bare && x.line >= 0 {
		if err := x.finish(nil); err != nil {
			return err
		}
	}
	if x.line < 0 {
		x.line = j
	}
	x.each(parts, func(c int, p boxPart, wide int) {
		x.write(c, p.text)
		for k := 1; k < wide; k++ {
			x.row[c+k].Merged = FromLeft
		}
	})
	return nil
}

// write puts the text of a line into the cell that is open in column c.
func (x *boxTable) write(c int, text string) {
	cell := &x.row[c]
	if k := x.owner[c]; k >= 0 {
		cell = &x.t.Rows[k].Cells[c]
	}
	if text = cellText(inlineTags(text)); text != "" {
		if cell.Text != "" && !x.goesOn(x.last[c], c) {
			cell.Text += "\n"
		}
		cell.Text += text
		x.last[c] = text
	}
}

// goesOn reports whether a line of a cell was broken by the width of its column.
func (x *boxTable) goesOn(text string, c int) bool {
	room := x.ends[c]
	if c > 0 {
		room -= x.ends[c-1]
	}
	return zh.Width(text) >= room-6
}

// each gives the parts of a line to the columns.
func (x *boxTable) each(parts []boxPart, f func(c int, p boxPart, wide int)) {
	if len(parts) == len(x.ends) {
		for c, p := range parts {
			f(c, p, 1)
		}
		return
	}
	c := 0
	for i, p := range parts {
		if c >= len(x.ends) {
			return
		}
		wide := 1
		for c+wide < len(x.ends) && len(x.ends)-c-wide > len(parts)-1-i && (i == len(parts)-1 || abs(x.ends[c+wide]-p.end) <= abs(x.ends[c+wide-1]-p.end)) {
			wide++
		}
		f(c, p, wide)
		c += wide
	}
}

// finish ends a row at a rule. Cells that the rule leaves open go on in the next one.
func (x *boxTable) finish(rule []boxPart) error {
	said := x.line >= 0
	if said {
		if err := x.b.rowAt(x.t, x.line+1, false, x.row); err != nil {
			return err
		}
	}
	at := len(x.t.Rows) - 1
	row, owner := x.row, x.owner
	x.begin()
	if !said && rule == nil {
		return nil
	}
	x.each(rule, func(c int, p boxPart, wide int) {
		if p.rule || at < 0 {
			return
		}
		for k := c; k < c+wide; k++ {
			if row[k].Merged == FromLeft {
				x.row[k].Merged = FromLeft
				continue
			}
			x.owner[k] = at
			if owner[k] >= 0 {
				x.owner[k] = owner[k]
			}
			x.row[k].Merged = FromAbove
		}
		x.write(c, p.text)
	})
	return nil
}

func abs(n int) int { return max(n, -n) }
