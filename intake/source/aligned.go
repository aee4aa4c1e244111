package source

import (
	"slices"
	"strings"

	"duban/internal/pattern"
	"duban/internal/zh"
)

// A table that is lined up with spaces, such as a page of a PDF that was
// printed as text, has its cells broken over several lines. The lines of one
// table are gathered here and split into columns; alignrows.go puts the lines
// of one row together again.

// inkLine is a line of an aligned table: its words with where they stand.
type inkLine struct {
	at     int // its place in the document's lines, from 0
	pieces []piece
	blank  int  // blank lines right before it
	page   bool // a page begins with it
}

var pageMark = pattern.New(`^[\f\s]*(?:[-—－–·~]{1,3}\s*\d{1,4}\s*[-—－–·~]{1,3}|第?\s*\d{1,4}\s*(?:页|/\s*\d{1,4})(?:[\s,，]*共\s*\d{1,4}\s*页)?)\s*$`)

// maxAligned is the most lines that are taken for one table: a longer one is
// read in parts.
const maxAligned = 4000

// alignedTable reads the table that begins at line i (from 0), lined up with
// spaces, and returns how many lines it takes; 0 where there is none.
func (b *builder) alignedTable(i int, setPage func(int)) (int, error) {
	if i < b.unaligned || !headsAligned(b.doc.Lines[i]) {
		return 0, nil
	}
	run, end := b.alignedRun(i)
	cols := alignedColumns(run)
	if wide := b.measured(run, wideWidth); wide != nil {
		if c := alignedColumns(wide); len(c) > len(cols) {
			run, cols = wide, c
		}
	}
	if len(cols) < 2 || len(cols) > maxColumns || !linedUp(run, cols) {
		b.tries++ // a stray line above a table is no reason to miss the table
		if b.tries%3 == 0 {
			b.unaligned = end
		}
		return 0, nil
	}
	t := new(Table)
	for _, r := range alignedRows(run, cols) {
		setPage(r.at)
		if err := b.rowAt(t, r.at+1, false, r.cells); err != nil {
			return 0, err
		}
	}
	if len(t.Rows) < 2 {
		return 0, nil
	}
	b.addTable(t)
	return end - i, nil
}

// measured splits the lines of a run again, by another width; nil where no
// line has a sign that the two widths take differently.
func (b *builder) measured(run []inkLine, width func(string) int) []inkLine {
	differ := false
	out := slices.Clone(run)
	for k := range out {
		line := b.doc.Lines[out[k].at]
		differ = differ || width(line) != zh.Width(line)
		out[k].pieces = piecesOf(line, width)
	}
	if !differ {
		return nil
	}
	return out
}

// headsAligned reports whether a line can be the first of an aligned table: at
// least three short words, none of them a sentence or a label with its value.
func headsAligned(line string) bool {
	if !strings.Contains(line, "  ") && !strings.Contains(line, "　") {
		return false
	}
	p := pieces(line)
	if len(p) < 3 {
		return false
	}
	for _, w := range p {
		if zh.Width(w.text) > 40 || strings.ContainsAny(w.text, "。；：:") {
			return false
		}
	}
	return !letterSpaced(p)
}

// letterSpaced says that the words of a line are single characters: a title
// that was spaced out, such as 「通    知」.
func letterSpaced(p []piece) bool {
	for _, w := range p {
		if len([]rune(w.text)) > 1 {
			return false
		}
	}
	return true
}

// alignedRun gathers the lines of a table: those with gaps in them, those
// that stand under a column, and none of the prose below.
func (b *builder) alignedRun(i int) (run []inkLine, end int) {
	lines := b.doc.Lines
	blank, page := 0, false
	end = i
	for j := i; j < len(lines) && len(run) < maxAligned; j++ {
		line := lines[j]
		if strings.HasPrefix(line, "\f") {
			page = true
		}
		switch {
		case strings.TrimSpace(line) == "":
			blank++
			continue
		case pageMark.MatchString(line):
			page = true
			continue
		case strings.Contains(line, "\t") || isPiped(line):
			return run, end
		}
		p := pieces(line)
		if len(p) == 1 && len(run) > 0 {
			w := zh.Width(p[0].text)
			if w > 64 || blank > 2 || sentenceEnd(p[0].text) && p[0].from < 6 && w > 30 || blank > 0 && !resumes(lines, j, run[0].pieces[0].text) {
				return run, end
			}
		}
		run = append(run, inkLine{at: j, pieces: p, blank: blank, page: page})
		blank, page = 0, false
		end = j + 1
	}
	return run, end
}

// resumes reports whether the table goes on soon after line j: with an aligned
// line that is not the heading of another table.
func resumes(lines []string, j int, head string) bool {
	seen := 0
	for j++; j < len(lines) && seen < 4; j++ {
		if strings.TrimSpace(lines[j]) == "" || pageMark.MatchString(lines[j]) {
			continue
		}
		if p := pieces(lines[j]); len(p) > 1 {
			return p[0].text != head || !headsAligned(lines[j])
		}
		seen++
	}
	return false
}

func sentenceEnd(s string) bool {
	return strings.HasSuffix(s, "。") || strings.HasSuffix(s, "；") || strings.HasSuffix(s, "：")
}

// alignedColumns finds where the columns stand. Headings that stand over
// several columns, and lines that run across them, do not count.
func alignedColumns(run []inkLine) []piece {
	all := reach(run, func(int) bool { return true })
	if len(run) < 4 {
		return all
	}
	for skip := 1; skip <= min(4, len(run)-2); skip++ {
		if below := reach(run, func(i int) bool { return i >= skip }); len(below) > len(all) && headsOver(run[:skip], below) {
			return below
		}
	}
	return all
}

// headsOver reports whether the words of the heading lines stand over the columns
// below them, each over one or over several that no other one shares.
func headsOver(heads []inkLine, cols []piece) bool {
	over := 0
	for _, l := range heads {
		for _, p := range l.pieces {
			if f, t := columnsOf(p, cols); f < 0 || t > f+5 {
				return false
			} else if t > f {
				over++
			}
		}
	}
	return over > 0
}

// reach merges the words of the chosen lines into columns.
func reach(run []inkLine, take func(i int) bool) []piece {
	var all []piece
	for i := range run {
		if p := run[i].pieces; take(i) && len(p) > 1 {
			all = append(all, p...)
		}
	}
	slices.SortFunc(all, func(a, b piece) int { return a.from - b.from })
	var cols []piece
	for _, p := range all {
		if n := len(cols); n > 0 && p.from <= cols[n-1].to {
			cols[n-1].to = max(cols[n-1].to, p.to)
		} else {
			cols = append(cols, piece{from: p.from, to: p.to})
		}
	}
	return cols
}

// columnsOf returns the first and the last column that a word stands in, -1
// where it stands in none.
func columnsOf(p piece, cols []piece) (first, last int) {
	first, last = -1, -1
	for c := range cols {
		if p.from < cols[c].to && cols[c].from < p.to {
			if first < 0 {
				first = c
			}
			last = c
		}
	}
	return first, last
}

// linedUp reports whether the lines make a table: most of them have words in
// several columns, and the columns hold more than two lines.
func linedUp(run []inkLine, cols []piece) bool {
	parted := 0
	for i := range run {
		if len(run[i].pieces) > 1 {
			parted++
		}
	}
	return len(run) >= 3 && parted >= 3 && parted*3 >= len(run) && len(cols) >= 3
}
