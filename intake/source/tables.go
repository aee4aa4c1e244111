package source

import (
	"strings"

	"duban/internal/pattern"
)

// tableAt reads the table that begins at line i (from 0) of a plain text, if
// there is one, and returns how many lines it takes.
func (b *builder) tableAt(i int, setPage func(int)) (int, error) {
	lines := b.doc.Lines
	if strings.Contains(lines[i], "<") && strings.Contains(strings.ToLower(lines[i]), "<table") {
		return b.tagTable(i, setPage)
	}
	if strings.Contains(lines[i], "\t") {
		return b.tabTable(i, setPage)
	}
	if n, err := b.boxedTable(i, setPage); n > 0 || err != nil {
		return n, err
	}
	if n := strings.Count(lines[i], "|"); isPiped(lines[i]) || n > 0 && i+1 < len(lines) && (isRule(lines[i+1]) || n > 1 && strings.Count(lines[i+1], "|") == n) {
		return b.pipeTable(i, setPage)
	}
	return b.alignedTable(i, setPage)
}

// tabbed reports whether a line is a row of cells parted by tabs. A tab that
// only indents a line parts nothing.
func tabbed(line string) bool {
	tabs := strings.Count(line, "\t")
	return tabs > 1 || tabs == 1 && strings.TrimSpace(line[:strings.IndexByte(line, '\t')]) != ""
}

// opensTable reports whether a tabbed line can be the first of a table: it
// says something in its first cell or in two cells. Tabs in front of a single
// text are an indent.
func opensTable(line string) bool {
	said := 0
	for cell := range strings.SplitSeq(line, "\t") {
		if strings.TrimSpace(cell) != "" {
			said++
		}
	}
	return said > 1 || said == 1 && strings.TrimSpace(line[:strings.IndexByte(line, '\t')]) != ""
}

// tabTable reads a run of tabbed lines. Blank lines part a table only where
// the rows on both sides are not equally long.
func (b *builder) tabTable(i int, setPage func(int)) (int, error) {
	lines := b.doc.Lines
	if !tabbed(lines[i]) || !opensTable(lines[i]) {
		return 0, nil
	}
	var rows []int
	end := i
	for j := i; j < len(lines); {
		if tabbed(lines[j]) || j > i && strings.Count(lines[j], "\t") == 1 && strings.Count(lines[i], "\t") == 1 {
			rows = append(rows, j)
			j++
			end = j
			continue
		}
		if strings.TrimSpace(lines[j]) != "" {
			break
		}
		for j < len(lines) && strings.TrimSpace(lines[j]) == "" && !tabbed(lines[j]) {
			j++
		}
		if j == len(lines) || !tabbed(lines[j]) || strings.Count(lines[j], "\t") != strings.Count(lines[end-1], "\t") {
			break
		}
	}
	if len(rows) == 1 && strings.Count(lines[i], "\t") == 1 {
		return 0, nil
	}
	t := new(Table)
	for _, j := range rows {
		cells := strings.Split(lines[j], "\t")
		if isRuleCells(cells) {
			continue
		}
		setPage(j)
		if err := b.textRow(t, j, false, cells); err != nil {
			return 0, err
		}
	}
	b.addTable(t)
	return end - i, nil
}

// textRow adds the row that stands in line i (from 0) of a plain text.
func (b *builder) textRow(t *Table, i int, head bool, texts []string) error {
	if len(texts) > maxColumns {
		return &LimitError{Limit: LimitColumns, Max: maxColumns, Line: i + 1}
	}
	cells := make([]Cell, len(texts))
	for k, text := range texts {
		cells[k].Text = cellText(inlineTags(text))
	}
	return b.rowAt(t, i+1, head, cells)
}

var ruleCell = pattern.New(`^\s*:?(?:-+|—+|=+):?\s*$`)

// isRuleCells reports whether a row only draws the line under a heading.
func isRuleCells(cells []string) bool {
	for _, c := range cells {
		if !ruleCell.MatchString(c) {
			return false
		}
	}
	return true
}

// isPiped reports whether a line is a row between upright strokes.
func isPiped(line string) bool {
	s := strings.TrimSpace(line)
	return strings.HasPrefix(s, "|") && strings.Count(s, "|") > 1
}

// isRule reports whether a line is the rule under the heading of a pipe table.
func isRule(line string) bool {
	s := strings.TrimSpace(line)
	return strings.Contains(s, "|") && isRuleCells(pipeCells(s))
}

// pipeCells splits a row of a pipe table. A stroke after a backslash is text.
func pipeCells(line string) []string {
	s := strings.TrimPrefix(strings.TrimSpace(line), "|")
	var cells []string
	for {
		from := 0
		end := -1
		for end < 0 {
			k := strings.IndexByte(s[from:], '|')
			if k < 0 {
				break
			}
			if k > 0 && s[from+k-1] == '\\' {
				from += k + 1
				continue
			}
			end = from + k
		}
		if end < 0 {
			break
		}
		cells = append(cells, strings.ReplaceAll(s[:end], `\|`, "|"))
		s = s[end+1:]
		if len(cells) > maxColumns {
			return cells
		}
	}
	if strings.TrimSpace(s) != "" || len(cells) == 0 {
		cells = append(cells, strings.ReplaceAll(s, `\|`, "|"))
	}
	return cells
}

// pipeTable reads a table of Markdown: rows between strokes, the first of them
// a heading where a rule stands under it.
func (b *builder) pipeTable(i int, setPage func(int)) (int, error) {
	lines := b.doc.Lines
	t := new(Table)
	open := !isPiped(lines[i]) // its rows have no stroke at their ends
	j := i
	for ; j < len(lines) && (isPiped(lines[j]) || open && strings.Contains(lines[j], "|")); j++ {
		cells := pipeCells(lines[j])
		if open && isPiped(lines[j]) {
			cells = append([]string{""}, cells...) // its first cell is empty
		}
		if isRuleCells(cells) {
			continue
		}
		for k := range cells {
			cells[k] = strings.ReplaceAll(cells[k], "**", "")
		}
		setPage(j)
		head := j == i && j+1 < len(lines) && isRule(lines[j+1])
		if err := b.textRow(t, j, head, cells); err != nil {
			return 0, err
		}
	}
	b.addTable(t)
	return j - i, nil
}
