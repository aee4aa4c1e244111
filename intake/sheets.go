package intake

import (
	"strings"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/intake/source"
	"duban/internal/pattern"
	"duban/model"
)

var (
	plainSheet = pattern.New(`^(?i:sheet|工作表|表|table)\s*[（(]?\d*[）)]?$`)
	keySheet   = pattern.New(`字典|(?:填报|填表|填写|使用|操作|指标)说明|^说明$|下拉|选项|^参数|代码表|校验|数据源|数据有效性|样例|示例|请勿删`)
	sumSheet   = pattern.New(`汇总|统计|总览|概览`)
	bracketIn  = pattern.New(`[（(][^（()）]*[）)]`)
)

// workSheets leaves out sheets of a workbook that hold no tasks beside those that do:
// explanations of a form, and sums over other sheets. They stay unread text.
func workSheets(all []piece) []piece {
	names := make(map[string]bool)
	for i := range all {
		if t := all[i].table; t != nil && t.Sheet != "" {
			names[withoutSpace(t.Sheet)] = true
		}
	}
	if len(names) < 2 {
		return all
	}
	out := all[:0:0]
	headed := false // a sheet with headings is left
	for i := range all {
		t := all[i].table
		if t != nil && (keySheet.MatchString(t.Sheet) || sumsSheets(t, names)) {
			continue
		}
		headed = headed || t != nil && startsWithHeading(t)
		out = append(out, all[i])
	}
	if !headed {
		return all
	}
	return out
}

// sumsSheets reports whether a sheet only counts what other sheets hold: beside one column of
// names it has only figures, and it is called a summary, or the names are those of the other
// sheets.
func sumsSheets(t *source.Table, names map[string]bool) bool {
	g := readGrid(t, 0, nil)
	if len(g.rows) == 0 || len(g.cols) < 3 {
		return false
	}
	label, figures := -1, 0
	for c := range g.cols {
		words, numbers := 0, 0
		for i := range g.rows {
			switch s := withoutSpace(g.rows[i][c]); {
			case s == "":
			case isFigure(s):
				numbers++
			case !isTotal(s):
				words++
			}
		}
		switch {
		case words > 0 && label >= 0:
			return false
		case words > 0:
			label = c
		case g.cols[c].Role != parse.Number && numbers > 0:
			figures++
		}
	}
	if label < 0 || figures < 2 {
		return false
	}
	said, named := 0, 0
	for i := range g.rows {
		if s := withoutSpace(g.rows[i][label]); s != "" && !isTotal(s) {
			if said++; names[s] {
				named++
			}
		}
	}
	return named*3 >= said*2 || sumSheet.MatchString(t.Sheet+tableTitle(t))
}

// sheetStarts finds the sheets of a workbook that begin another plan: the titles that they
// print have little in common.
func sheetStarts(all []piece) []int {
	var starts []int
	last := ""
	for i := range all {
		t := all[i].table
		if t == nil || t.Sheet == "" {
			return nil
		}
		name := sheetSubject(t)
		if name == "" {
			continue
		}
		if last != "" && alike(last, name) < 50 {
			if len(starts) == 0 {
				starts = append(starts, 0)
			}
			starts = append(starts, i)
		}
		last = name
	}
	return starts
}

// sheetSubject returns the title of a sheet without its place and year, what stands in
// brackets, and the name of the sheet; "" where the title may be that of a part.
func sheetSubject(t *source.Table) string {
	title := tableTitle(t)
	if title == "" || annexLabel.MatchString(rowText(t.Rows[0])) || !complete(title) && !yearWord.MatchString(title) {
		return ""
	}
	s := bracketIn.ReplaceAllString(title, "")
	if at := yearWord.FindStringIndex(s); at != nil {
		s = s[at[1]:]
	}
	if !plainSheet.MatchString(t.Sheet) {
		s = strings.ReplaceAll(s, withoutSpace(t.Sheet), "")
	}
	return lettersAndDigits(s)
}

// sheetSection returns the section that the name of a sheet gives its tasks; "" for a name that
// says nothing, or nothing beside the title of the plan.
func (b *builder) sheetSection(sheet string) string {
	name := strings.TrimSpace(sheet)
	if !b.manySheets || plainSheet.MatchString(name) || strings.Contains(lettersAndDigits(b.campaign().Name), lettersAndDigits(name)) {
		return ""
	}
	return name
}

// wholeTitle returns the title of a plan of several sheets: that of the first one without the
// name of the sheet in brackets.
func wholeTitle(title string, t *source.Table) string {
	for _, in := range bracketIn.FindAllString(title, -1) {
		if strings.Contains(in, withoutSpace(t.Sheet)) && !plainSheet.MatchString(t.Sheet) {
			title = strings.Replace(title, in, "", 1)
		}
	}
	return title
}

// countSheets reports whether a plan goes over several sheets of a workbook.
func countSheets(pieces []piece) bool {
	first := ""
	for i := range pieces {
		if t := pieces[i].table; t != nil && t.Sheet != "" {
			if first != "" && t.Sheet != first {
				return true
			}
			first = t.Sheet
		}
	}
	return false
}

// splitTables splits a sheet, or the table of a text, that holds several tables one below the
// other. Each begins at its own headings, with the lines right above them.
func splitTables(all []piece) []piece {
	out := all[:0:0]
	for _, p := range all {
		if p.table == nil {
			out = append(out, p)
			continue
		}
		rest := *p.table
		for {
			at, n := findHeadings(&rest)
			cut := 0
			for i := at + n + 1; n > 0 && i+1 < len(rest.Rows) && cut == 0; i++ {
				if wholeHeading(rest.Rows[i]) && !mostlyEqual(texts(rest.Rows[i]), texts(rest.Rows[at])) {
					cut = i
				}
			}
			if cut == 0 {
				break
			}
			for cut > at+n+1 && saidIn(rest.Rows[cut-1]) == 1 {
				cut--
			}
			first := rest
			first.Rows = rest.Rows[:cut:cut]
			rest.Rows = rest.Rows[cut:]
			out = append(out, piece{span: draft.Span{From: first.Rows[0].Line, To: rest.Rows[0].Line - 1}, table: &first, page: p.page})
		}
		out = append(out, piece{span: draft.Span{From: rest.Rows[0].Line, To: p.span.To}, table: &rest, page: p.page})
	}
	return out
}

// mostlyEqual reports whether headings come again, each in its place or joined to its neighbour's.
func mostlyEqual(heads, first []string) bool {
	equal, said := 0, 0
	for c, s := range heads {
		if s == "" {
			continue
		}
		said++
		if c < len(first) && (s == first[c] || first[c] != "" && strings.Contains(s, first[c])) {
			equal++
		}
	}
	return equal*3 >= said*2
}

// wholeHeading reports whether every cell of a row reads as a heading, as those of no task do.
func wholeHeading(r source.Row) bool {
	var said []string
	for _, c := range r.Cells {
		if s := withoutSpace(withoutMarkup(c.Text)); s != "" {
			said = append(said, s)
		}
	}
	if len(said) < 3 {
		return false
	}
	other := 0
	for _, s := range said {
		if h, ok := parse.ReadHeading(s); ok && h.Sure >= 60 && (h.Role != parse.Milestones || !strings.ContainsAny(s, "0123456789")) { // 「6月底前」 is a date
			continue
		}
		if other++; other*5 > len(said) {
			return false // as nearly every row is
		}
	}
	return isHeadingRow(r)
}

// doubles doubts tasks that a document lists twice with the same units and day, as in a sheet
// for all and one for each office.
func (r *reader) doubles() {
	seen := make(map[string]bool)
	for i := range r.draft.Plans {
		items := r.draft.Plans[i].Items
		for k := range items {
			t := &items[k].Record.Task
			if runes(t.Title) < 4 || len(t.LeadUnits)+len(t.ResponsibleUnits) == 0 {
				continue
			}
			key := strings.Join([]string{lettersAndDigits(t.Title), strings.Join(t.LeadUnits, "、"), strings.Join(t.ResponsibleUnits, "、"), t.Deadline.Text, lettersAndDigits(t.Detail.Text)}, "|")
			if seen[key] {
				items[k].AddDoubt(model.DoubtConflict, "前面已有标题、单位、时限相同的任务，可能重复列出")
			}
			seen[key] = true
		}
	}
}

// chapterAbove returns the numbered heading that a table prints above its own
// headings, "" where it prints none.
func chapterAbove(above []string) string {
	for _, s := range above {
		if m, rest := splitNumber(s); (m.level == han || m.level == hanParen || m.level == chapter) && rest != "" && runes(rest) <= 24 && !hasSentenceEnd(rest) {
			return s
		}
	}
	return ""
}
