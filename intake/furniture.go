package intake

// maxFurniture is the longest line of a page's furniture, in bytes.
const maxFurniture = 400

// withoutFurniture takes out what a page prints around its text: page numbers, the counters of
// a web page, and running heads, which stand in the middle of a sentence or a table.
func (r *reader) withoutFurniture(all []piece) []piece {
	count := make(map[string]int)
	for i := range all {
		if short(all[i]) {
			count[all[i].text]++
		}
	}
	r.furni = make(map[string]bool)
	for i := 1; i+1 < len(all); i++ {
		if short(all[i]) && count[all[i].text] > 1 && interrupts(all[i-1], all[i+1]) {
			r.furni[all[i].text] = true
		}
	}
	pages := pageNumbers(all)
	out := all[:0:0]
	for i, p := range all {
		if r.stopped() {
			return nil
		}
		if p.table == nil && (r.furni[p.text] || i > 0 && i+1 < len(all) && labelAgain(all[i-1], p, all[i+1]) || len(p.text) < maxFurniture && furnished.MatchString(p.text)) && (pages || !isFigure(p.text)) {
			r.markUsed(p.span, usedFurniture)
			continue
		}
		out = append(out, p)
	}
	return joinTables(out)
}

// pageNumbers reports whether the figures that stand alone on their lines are page numbers:
// each is greater than the one before.
func pageNumbers(all []piece) bool {
	last, down := 0, 0
	for i := range all {
		if all[i].table != nil {
			continue
		}
		if n := digits(all[i].text); n > 0 {
			if n <= last {
				down++
			}
			last = n
		}
	}
	return down < 3
}

// labelAgain reports whether a piece between two parts of a table only repeats the text of a
// cell that is merged over the end of the page.
func labelAgain(before, p, after piece) bool {
	if before.table == nil || !short(p) || !interrupts(before, after) {
		return false
	}
	for _, row := range before.table.Rows {
		for _, c := range row.Cells {
			if withoutSpace(withoutMarkup(c.Text)) == p.text {
				return true
			}
		}
	}
	return false
}

// short reports whether a piece is of the size of a running head.
func short(p piece) bool {
	if p.table != nil || runes(p.text) > 30 || hasSentenceEnd(p.text) || cutLabels(p.raw) != nil {
		return false
	}
	m, _ := splitNumber(p.text)
	return m.level == noNumber
}

// interrupts reports whether what stands between two pieces tears apart a sentence, or two
// parts of one table.
func interrupts(before, after piece) bool {
	if before.table != nil || after.table != nil {
		return before.table != nil && after.table != nil && before.table.Cols == after.table.Cols && !startsWithHeading(after.table)
	}
	if ended(before.text) || runes(before.text) < 20 {
		return false
	}
	m, _ := splitNumber(after.text)
	return m.level == noNumber && runes(after.text) > 3
}
