package readtest_test

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// cells of a terminal: a Han character takes two.
func width(s string) int {
	n := 0
	for _, r := range s {
		if r < 0x2000 {
			n++
		} else {
			n += 2
		}
	}
	return n
}

// wrap breaks s into lines of w cells; a sign that may not begin a line hangs over.
func wrap(s string, w int) []string {
	var lines []string
	for _, part := range strings.Split(s, "\n") {
		line, n := "", 0
		var before rune
		for _, r := range part {
			d := width(string(r))
			figures := figureSign(before) && figureSign(r) // a figure is not broken
			before = r
			if n+d > w && !figures && line != "" && !strings.ContainsRune("，。；：、）】》”！？,;:)%", r) {
				lines = append(lines, line)
				line, n = "", 0
			}
			line += string(r)
			n += d
		}
		lines = append(lines, line)
	}
	return lines
}

func figureSign(r rune) bool { return r >= '0' && r <= '9' || r == '.' }

// letterhead is what stands before the tables.
func letterhead(p *paper) []string {
	lines := []string{p.Number}
	lines = append(lines, p.Issuers...)
	lines = append(lines, p.Title, p.To+"：")
	lines = append(lines, p.Preface...)
	lines = append(lines, chineseDate(p.Date))
	return lines
}

func chineseDate(iso string) string {
	y, m, d := dateParts(iso)
	return strconv.Itoa(y) + "年" + strconv.Itoa(m) + "月" + strconv.Itoa(d) + "日"
}

func dateParts(iso string) (y, m, d int) {
	p := strings.Split(iso, "-")
	y, _ = strconv.Atoi(p[0])
	m, _ = strconv.Atoi(p[1])
	d, _ = strconv.Atoi(p[2])
	return y, m, d
}

// textOf is a plain text: the letterhead, then every table as print makes it.
func textOf(p *paper, s *style, print func(g *grid) []string) []byte {
	var out []string
	for _, l := range letterhead(p) {
		out = append(out, l, "")
	}
	for i := range p.Tables {
		g := gridOf(&p.Tables[i], s)
		if len(p.Tables) > 1 {
			out = append(out, "附件"+strconv.Itoa(i+1))
		}
		if s.titleRows {
			out = append(out, g.titles(s)...)
		} else {
			out = append(out, g.name)
		}
		out = append(out, "")
		out = append(out, print(g)...)
		out = append(out, "")
	}
	return []byte(punctuated(strings.Join(out, "\n")+"\n", s))
}

var halfWidth = strings.NewReplacer("，", ",", "；", ";", "：", ":", "（", "(", "）", ")")

// punctuated applies the text-wide part of a style.
func punctuated(text string, s *style) string {
	if s.half {
		text = halfWidth.Replace(text)
	}
	if s.spaced {
		text = airedFigures(text)
	}
	return text
}

// airedFigures puts blanks around figures between Han characters.
func airedFigures(text string) string {
	var b strings.Builder
	r := []rune(text)
	figure := func(c rune) bool { return c >= '0' && c <= '9' }
	han := func(c rune) bool { return c >= 0x4e00 && c < 0xa000 }
	for i, c := range r {
		if i > 0 && (figure(c) && han(r[i-1]) || han(c) && figure(r[i-1])) {
			b.WriteByte(' ')
		}
		b.WriteRune(c)
	}
	return b.String()
}

func renderPipes(p *paper, s *style) []byte {
	return textOf(p, s, func(g *grid) []string {
		var out []string
		for _, r := range g.rows {
			if r.batch {
				out = append(out, "| "+r.cells[0].text+" |")
				continue
			}
			parts := make([]string, len(r.cells))
			for i, c := range r.cells {
				parts[i] = c.text
			}
			out = append(out, "| "+strings.ReplaceAll(strings.Join(parts, " | "), "\n", " ")+" |")
		}
		return out
	})
}

func renderTabs(p *paper, s *style) []byte {
	return textOf(p, s, func(g *grid) []string {
		var out []string
		for _, r := range g.rows {
			if r.batch {
				out = append(out, r.cells[0].text)
				continue
			}
			parts := make([]string, len(r.cells))
			for i, c := range r.cells {
				parts[i] = strings.ReplaceAll(c.text, "\n", " ")
			}
			out = append(out, strings.Join(parts, "\t"))
		}
		return out
	})
}

// renderCells prints one cell a line, as a table pasted from a web page falls
// apart: an empty cell leaves an empty line.
func renderCells(p *paper, s *style) []byte {
	if s.group == groupMerged {
		s.group = groupRepeated // a blank for a covered cell cannot be told from an empty one
	}
	return textOf(p, s, func(g *grid) []string {
		var out []string
		for _, r := range g.rows {
			for _, c := range r.cells {
				if !c.under {
					out = append(out, strings.ReplaceAll(c.text, "\n", " "))
				}
			}
		}
		return out
	})
}

// renderCellsApart prints one cell a paragraph, long ones on several lines.
func renderCellsApart(p *paper, s *style) []byte {
	if s.group == groupMerged {
		s.group = groupRepeated
	}
	return textOf(p, s, func(g *grid) []string {
		var out []string
		for _, r := range g.rows {
			for _, c := range r.cells {
				if c.under {
					continue
				}
				if s.broken {
					out = append(out, wrap(c.text, 40)...)
				} else {
					out = append(out, c.text)
				}
				out = append(out, "")
			}
		}
		return out
	})
}

// renderDripped prints every cell on a line of its own behind a tab, with an
// empty line after each row, as some word processors save a table as text.
func renderDripped(p *paper, s *style) []byte {
	return textOf(p, s, func(g *grid) []string {
		out := []string{}
		for _, r := range g.rows {
			for i, c := range r.cells {
				if r.batch && i > 0 {
					continue
				}
				lines := []string{c.text}
				if s.broken && !c.num {
					lines = wrap(c.text, 24)
				}
				lines[0] = "\t" + lines[0]
				out = append(out, lines...)
			}
			out = append(out, "")
		}
		return append(out, "")
	})
}

func renderMarkdown(p *paper, s *style) []byte {
	out := []string{"# " + p.Title, ""}
	for _, l := range letterhead(p) {
		if l != p.Title {
			out = append(out, l, "")
		}
	}
	for i := range p.Tables {
		g := gridOf(&p.Tables[i], s)
		out = append(out, "## "+g.name, "")
		if s.titleRows {
			out = append(out, "填报单位：督查室", "")
		}
		first := true
		for n, r := range g.rows {
			if r.head && n > 0 && g.rows[n-1].head && first {
				continue // Markdown has one row of headings
			}
			parts := make([]string, len(r.cells))
			for c := range r.cells {
				parts[c] = strings.ReplaceAll(r.cells[c].text, "\n", "<br>")
				if r.head {
					parts[c] = g.cols[c].name()
				}
			}
			out = append(out, "| "+strings.Join(parts, " | ")+" |")
			if r.head && first && (n+1 >= len(g.rows) || !g.rows[n+1].head || n == 0) {
				out = append(out, "|"+strings.Repeat(" --- |", len(r.cells)))
			}
			first = first && r.head
		}
		out = append(out, "")
	}
	return []byte(punctuated(strings.Join(out, "\n"), s))
}

// separated writes a delimited file of one table after the other.
func separated(p *paper, s *style, comma rune) []byte {
	var buf bytes.Buffer
	w := csv.NewWriter(&buf)
	w.Comma = comma
	for i := range p.Tables {
		g := gridOf(&p.Tables[i], s)
		for _, l := range g.titles(s) {
			row := make([]string, len(g.cols))
			row[0] = l
			w.Write(row)
		}
		for _, r := range g.rows {
			row := make([]string, len(r.cells))
			for c := range r.cells {
				row[c] = punctuated(r.cells[c].text, s)
				if s.broken && !r.cells[c].num && !r.head {
					row[c] = strings.Join(wrap(row[c], 30), "\n")
				}
			}
			w.Write(row)
		}
	}
	w.Flush()
	return buf.Bytes()
}

func renderCSV(p *paper, s *style) []byte { return separated(p, s, ',') }
func renderTSV(p *paper, s *style) []byte { return separated(p, s, '\t') }

func renderSemicolonGB(p *paper, s *style) []byte {
	out, err := simplifiedchinese.GB18030.NewEncoder().Bytes(separated(p, s, ';'))
	if err != nil {
		panic(err)
	}
	return out
}

// block is a row laid out in lines: cells[c] are the lines of column c.
type block struct {
	cells  [][]string
	height int
	row    gridRow
}

// columnWidths gives every column room for its longest word, within limits.
func columnWidths(g *grid, s *style, limit int) []int {
	w := make([]int, len(g.cols))
	for _, r := range g.rows {
		if r.batch {
			continue
		}
		for c, cell := range r.cells {
			if cell.right <= 1 {
				for _, l := range wrap(punctuated(cell.text, s), limit) { // a sign may hang over
					w[c] = max(w[c], width(l))
				}
			}
		}
	}
	for c := range w {
		w[c] = max(w[c], 4)
	}
	return w
}

// blocks wraps the cells of every row, and sets merged cells where they stand.
func blocks(g *grid, s *style, w []int, limit int) []block {
	out := make([]block, len(g.rows))
	for i, r := range g.rows {
		b := block{cells: make([][]string, len(r.cells)), height: 1, row: r}
		for c, cell := range r.cells {
			if cell.under || cell.text == "" || r.batch {
				continue
			}
			room := min(w[c], limit)
			for k := 1; k < cell.right; k++ {
				room += w[c+k] + 2
			}
			b.cells[c] = wrap(punctuated(cell.text, s), room)
			if cell.down <= 1 {
				b.height = max(b.height, len(b.cells[c]))
			}
		}
		out[i] = b
	}
	for i := range out {
		for c, cell := range out[i].row.cells {
			if cell.down > 1 {
				out[i].height = max(out[i].height, (len(out[i].cells[c])+cell.down-1)/cell.down)
				for k := 1; k < cell.down; k++ {
					out[i+k].height = max(out[i+k].height, (len(out[i].cells[c])+cell.down-1)/cell.down)
				}
			}
		}
	}
	for i := range out {
		b := &out[i]
		for c, cell := range b.row.cells {
			lines := b.cells[c]
			if len(lines) == 0 {
				continue
			}
			room := b.height
			for k := 1; k < cell.down; k++ {
				room += out[i+k].height
			}
			if s.middle && !b.row.batch {
				pad := max(0, room-len(lines)) / 2
				lines = append(make([]string, pad), lines...)
			}
			b.cells[c] = lines
			for k := 1; k < cell.down; k++ { // the rest runs on in the rows below
				from := 0
				for j := range k {
					from += out[i+j].height
				}
				if from < len(lines) {
					out[i+k].cells[c] = lines[from:]
				}
			}
			if cell.down > 1 {
				b.cells[c] = lines[:min(len(lines), b.height)]
			}
		}
	}
	return out
}

// renderAligned prints tables in columns of blanks, wrapped, on pages with
// numbers, as a table copied out of a PDF looks.
func renderAligned(p *paper, s *style) []byte {
	return textOf(p, s, func(g *grid) []string {
		const limit = 24
		w := columnWidths(g, s, limit)
		var out []string
		page := 1
		for _, b := range blocks(g, s, w, limit) {
			if len(out) > page*40 {
				out = append(out, "", "— "+strconv.Itoa(page)+" —", "\f")
				page++
			}
			if b.row.batch {
				out = append(out, b.row.cells[0].text)
				continue
			}
			for l := range b.height {
				line, at, want := "", 0, 0
				for c := range b.cells {
					if l < len(b.cells[c]) && b.cells[c][l] != "" {
						line += strings.Repeat(" ", want-at) + b.cells[c][l]
						at = want + width(b.cells[c][l])
					}
					want += w[c] + 2
				}
				out = append(out, line)
			}
			if s.gaps {
				out = append(out, "")
			}
		}
		return out
	})
}

func renderAlignedMiddle(p *paper, s *style) []byte {
	s.middle = true
	return renderAligned(p, s)
}

func renderAlignedGaps(p *paper, s *style) []byte {
	s.gaps = true
	return renderAligned(p, s)
}

// renderBoxed prints tables with drawn borders, which leave merged cells whole.
func renderBoxed(p *paper, s *style) []byte {
	return textOf(p, s, func(g *grid) []string {
		const limit = 28
		w := columnWidths(g, s, limit)
		bs := blocks(g, s, w, limit)
		// open says that no line is drawn above a cell, joined that none is drawn to its left.
		open := func(i, c int) bool {
			return i > 0 && i < len(bs) && bs[i].row.cells[c].under && !bs[i].row.batch && !joined(&bs[i].row, c)
		}
		var out []string
		for i := 0; i <= len(bs); i++ {
			rule := ""
			for c := range w {
				left := "┼"
				switch {
				case c == 0 && open(i, c):
					left = "│"
				case c == 0:
					left = "├"
				case open(i, c) && open(i, c-1):
					left = "│"
				case open(i, c):
					left = "┤"
				case open(i, c-1):
					left = "├"
				}
				fill := "─"
				if open(i, c) {
					fill = " "
				}
				rule += left + strings.Repeat(fill, w[c]+2)
			}
			if last := len(w) - 1; open(i, last) {
				rule += "│"
			} else {
				rule += "┤"
			}
			out = append(out, rule)
			if i == len(bs) {
				break
			}
			b := bs[i]
			if b.row.batch {
				b.cells[0] = []string{b.row.cells[0].text}
			}
			for l := range b.height {
				line := "│"
				for c := 0; c < len(b.cells); {
					text, room := "", w[c]
					if l < len(b.cells[c]) {
						text = b.cells[c][l]
					}
					n := max(b.row.cells[c].right, 1)
					for k := 1; k < n; k++ {
						room += w[c+k] + 3
					}
					line += " " + text + strings.Repeat(" ", max(0, room-width(text))) + " │"
					c += n
				}
				out = append(out, line)
			}
		}
		return out
	})
}

// joined says that a cell is covered by one to its left.
func joined(r *gridRow, c int) bool {
	for k := c - 1; k >= 0; k-- {
		if n := r.cells[k].right; n > 1 {
			return k+n > c
		}
	}
	return false
}
