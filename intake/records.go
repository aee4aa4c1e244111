package intake

import (
	"strings"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/intake/source"
	"duban/internal/pattern"
)

// Plans are also printed as records: a title, and below it lines such as 「牵头单位：…」 and
// 「完成时限：…」, or a small table for every task with its headings on the left. Repeated
// records are read as a table.

// pair is a label with its value.
type pair struct {
	label, value string
	no           string // the number that the label itself has
}

// record is a task that is printed as labelled lines.
type record struct {
	no, title string
	label     string // the label of the title, "" where it has none
	before    int    // how many of the pairs stand before the title
	text      []string
	pairs     []pair
	over      []string // what a form prints above its labels
	from, to  int      // its pieces, to is excluded
	number    mark     // of the line that the record begins with
	item      mark     // of the last item of a list that stands below a label
}

// records makes tables of the records of a document.
func records(all []piece) []piece {
	return labelledLines(headedForm(cards(all)))
}

const maxLabel = 14 // characters

// cutLabels splits a line into labels and values. Several may stand on one line, parted by gaps
// or semicolons. It returns nil where the line does not begin with a label.
func cutLabels(raw string) []pair {
	var out []pair
	for _, part := range gapped(raw) {
		label, value, ok := cutLabel(part)
		switch {
		case ok:
			out = append(out, pair{label: label, value: value})
		case len(out) == 0:
			return nil
		default:
			last := &out[len(out)-1]
			last.value = strings.TrimSpace(last.value + " " + part)
		}
	}
	return out
}

// gapped splits a line where two blanks or a wide one stand before a label.
func gapped(raw string) []string {
	var out []string
	rest := raw
	for from := 0; from < len(rest); {
		i := strings.IndexAny(rest[from:], " \t　；;")
		if i < 0 {
			break
		}
		i += from
		after := strings.TrimLeft(rest[i:], " \t　；;")
		gap := rest[i : len(rest)-len(after)]
		if label, _, ok := cutLabel(after); ok && knownLabel(label) && (gap != " " || strings.ContainsAny(rest[:i], "：:")) {
			out = append(out, strings.TrimSpace(rest[:i]))
			rest, from = after, 0
			continue
		}
		from = len(rest) - len(after)
	}
	return append(out, strings.TrimSpace(rest))
}

// cutLabel splits 「label：value」.
func cutLabel(s string) (label, value string, ok bool) {
	i := strings.IndexAny(s, "：:")
	if i <= 0 {
		return "", "", false
	}
	size := 1
	if s[i] != ':' {
		size = len("：")
	}
	label = withoutSpace(strings.Trim(s[:i], "*·•- "))
	if label == "" || runes(label) > maxLabel || strings.ContainsAny(label, "，,。；;、！？《》“”〔") {
		return "", "", false
	}
	return label, strings.TrimSpace(strings.TrimLeft(s[i+size:], "* ")), true
}

// knownLabel reports whether a label reads as the heading of a column.
func knownLabel(label string) bool {
	h, ok := parse.ReadHeading(label)
	return ok && h.Sure >= 60
}

// labelledLines makes tables of records whose values stand on labelled lines.
func labelledLines(all []piece) []piece {
	pairs := make([][]pair, len(all))
	often := make(map[string]int)
	for i := range all {
		if all[i].table != nil || runes(all[i].text) > 1000 {
			continue
		}
		_, rest := splitNumber(all[i].raw)
		for _, p := range cutLabels(rest) {
			if m := labelOrdinal.FindStringSubmatch(p.label); m != nil {
				p.label, p.no = m[1], m[2]
			}
			pairs[i] = append(pairs[i], p)
			often[p.label]++
		}
	}
	if r, ok := loneForm(all, pairs, often); ok {
		out := append(all[:r.from:r.from], recordTable(all, []record{r}))
		return append(out, all[r.to:]...)
	}
	telling := 0
	for i := range pairs {
		good := len(pairs[i]) > 0
		for k, p := range pairs[i] {
			if often[p.label] < 3 && !knownLabel(p.label) || p.value == "" && k == 0 && len(pairs[i]) == 1 && !knownLabel(p.label) {
				good = false
			}
		}
		if !good {
			pairs[i] = nil
		} else {
			telling++
		}
	}
	if telling < 4 {
		return all
	}
	recs := gather(all, pairs)
	if !repeats(recs) {
		return all
	}
	out := all[:0:0]
	at := 0
	for i := 0; i < len(recs); {
		j := i + 1
		for j < len(recs) && recs[j].from == recs[j-1].to {
			j++
		}
		out = append(out, all[at:recs[i].from]...)
		out = append(out, recordTable(all, recs[i:j]))
		at = recs[j-1].to
		i = j
	}
	return append(out, all[at:]...)
}

// repeats reports whether records are many and alike enough to be a table: at least two have
// two labels, and most have a title that is no sentence.
func repeats(recs []record) bool {
	good, full := 0, 0
	for i := range recs {
		r := &recs[i]
		if len(r.pairs) >= 2 {
			full++
		}
		if len(r.pairs) >= 1 && r.title != "" && runes(r.title) <= 80 && !strings.Contains(strings.TrimRight(r.title, "。"), "。") {
			good++
		}
	}
	return full >= 2 && good*10 >= len(recs)*7
}

// gather finds the records. Each begins at a title, which is a labelled line itself or the line
// above the first label.
func gather(all []piece, pairs [][]pair) []record {
	heads := headLabels(all, pairs)
	var out []record
	for i := 0; i < len(all); {
		if pairs[i] == nil {
			i++
			continue
		}
		before := 0
		if len(out) > 0 {
			before = out[len(out)-1].to
		}
		r := record{from: i, to: i}
		if !heads[pairs[i][0].label] && !numbersHead(pairs, i, heads) {
			r.from = titleAbove(all, pairs, i, before)
		}
		if m := ordinalLine.FindStringSubmatch(textAt(all, r.from-1)); m != nil && r.from == i && i > before {
			r.from, r.no = i-1, m[1]
		}
		for k := r.from; k < i && r.no == ""; k++ {
			if k == r.from {
				m, title := splitNumber(all[k].text)
				r.no, r.title, r.number = m.no, title, m
				continue
			}
			r.text = append(r.text, all[k].text)
		}
		for r.to < len(all) {
			if pairs[r.to] != nil {
				if label := pairs[r.to][0].label; r.to > r.from && r.has(label) || r.to > i && heads[label] && !r.onlyNumbered() {
					break
				}
				r.take(all[r.to], pairs[r.to], heads)
				r.to++
				continue
			}
			if !r.lists(all[r.to]) && !r.goesOn(all, pairs, heads) {
				break
			}
			last := &r.pairs[len(r.pairs)-1]
			last.value = strings.TrimPrefix(last.value+"\n"+all[r.to].text, "\n")
			r.to++
		}
		out = append(out, r)
		i = r.to
	}
	return out
}

// ordinalLine matches a line that only counts the records: 「任务3」.
var ordinalLine = pattern.New(`^(?:任务|事项|问题|项目|工作)([一二三四五六七八九十\d]{1,3})[：:]?$`)

// textAt returns the text of a paragraph, "" where there is none.
func textAt(all []piece, i int) string {
	if i < 0 || all[i].table != nil {
		return ""
	}
	return all[i].text
}

// headLabels returns the labels that begin a record: those that name a task, and those behind
// numbers. Where there are none, it is the label with which unbroken runs of labelled lines
// begin again and again.
func headLabels(all []piece, pairs [][]pair) map[string]bool {
	numbers := make(map[string]int)
	heads := make(map[string]bool)
	for i := range all {
		if pairs[i] == nil {
			continue
		}
		label := pairs[i][0].label
		if isTitleLabel(label) {
			heads[label] = true
		}
		if m, _ := splitNumber(all[i].text); m.level != noNumber || pairs[i][0].no != "" {
			if numbers[label]++; numbers[label] > 1 {
				heads[label] = true
			}
		}
	}
	for i := 0; i < len(all) && len(heads) == 0; i++ {
		if pairs[i] == nil || i > 0 && pairs[i-1] != nil {
			continue
		}
		for k := i + 1; k < len(all) && pairs[k] != nil; k++ {
			if pairs[k][0].label == pairs[i][0].label {
				heads[pairs[i][0].label] = true
			}
		}
	}
	return heads
}

func isTitleLabel(label string) bool {
	h, ok := parse.ReadHeading(label)
	if !ok || h.Role != parse.Title || h.Sure < 80 {
		return false
	}
	for _, end := range [...]string{"名称", "标题", "事项", "项目", "任务", "题目", "案由"} {
		if strings.HasSuffix(label, end) {
			return true
		}
	}
	return false
}

// titleAbove finds the title of the record whose first label stands at i: the numbered line
// above it, else the line right above.
func titleAbove(all []piece, pairs [][]pair, i, before int) int {
	for k := i - 1; k >= before && k >= i-3; k-- {
		if all[k].table != nil || pairs[k] != nil {
			break
		}
		if m, _ := splitNumber(all[k].text); m.level >= hanParen {
			return k
		}
	}
	if i > before && all[i-1].table == nil && runes(all[i-1].text) <= 80 {
		return i - 1
	}
	return i
}

// numbersHead reports whether a labelled line only gives the number of a record whose title
// stands on the next line.
func numbersHead(pairs [][]pair, i int, heads map[string]bool) bool {
	h, _ := parse.ReadHeading(pairs[i][0].label)
	return h.Role == parse.Number && len(pairs[i]) == 1 && i+1 < len(pairs) && pairs[i+1] != nil && heads[pairs[i+1][0].label]
}

// onlyNumbered reports whether nothing but its number has been read of a record.
func (r *record) onlyNumbered() bool {
	for _, p := range r.pairs {
		if h, _ := parse.ReadHeading(p.label); h.Role != parse.Number {
			return false
		}
	}
	return r.title == ""
}

func (r *record) has(label string) bool {
	for _, p := range r.pairs {
		if p.label == label {
			return true
		}
	}
	return r.label == label
}

func (r *record) take(p piece, pairs []pair, heads map[string]bool) {
	for k, q := range pairs {
		if r.title == "" && heads[q.label] {
			m, _ := splitNumber(p.text)
			if k == 0 && m.level != noNumber {
				r.no, r.number = m.no, m
			} else if q.no != "" {
				r.no = q.no
			}
			r.label, r.title, r.before = q.label, q.value, len(r.pairs)
			continue
		}
		r.pairs = append(r.pairs, q)
	}
	r.item = mark{}
}

// lists reports whether a piece is the next item of a list below a label without a value of its
// own: 「整改措施：」「1.…」「2.…」.
func (r *record) lists(p piece) bool {
	m, _ := splitNumber(p.text)
	if p.table != nil || len(r.pairs) == 0 || m.level == noNumber || m.level <= r.number.level {
		return false
	}
	first := r.pairs[len(r.pairs)-1].value == "" && m.value == 1
	if !first && (m.level != r.item.level || m.value != r.item.value+1) {
		return false
	}
	r.item = m
	return true
}

// labelOrdinal matches a label with a number of its own: 「问题一：」.
var labelOrdinal = pattern.New(`^(问题|任务|事项|项目|议题|建议|提案)(?:之)?([一二三四五六七八九十]{1,3}|\d{1,3})$`)

// goesOn reports whether a piece continues the last value of a record: it is no heading and no
// title, and another label follows, or the sentence is open.
func (r *record) goesOn(all []piece, pairs [][]pair, heads map[string]bool) bool {
	p := all[r.to]
	if p.table != nil || p.bold || len(r.pairs) == 0 {
		return false
	}
	if m, _ := splitNumber(p.text); m.level != noNumber {
		return false
	}
	value := r.pairs[len(r.pairs)-1].value
	if openBrackets(value) || strings.HasSuffix(value, "、") || strings.HasSuffix(value, "，") {
		return true
	}
	return r.to+1 < len(all) && pairs[r.to+1] != nil && !r.has(pairs[r.to+1][0].label) && !heads[pairs[r.to+1][0].label]
}

// recordTable returns the table of records that follow one another.
func recordTable(all []piece, recs []record) piece {
	t := &source.Table{Keyed: true}
	cols := make(map[string]int)
	var heads []string
	column := func(label string) int {
		c, ok := cols[label]
		if !ok {
			c = len(heads)
			cols[label] = c
			heads = append(heads, label)
		}
		return c
	}
	const number, text = "序号", "主要措施"
	title := "工作任务"
	for i := range recs {
		if recs[i].label != "" {
			title = recs[i].label
		}
	}
	for i := range recs {
		if recs[i].no != "" {
			column(number)
		}
	}
	for _, p := range recs[0].pairs[:recs[0].before] {
		column(p.label)
	}
	column(title)
	for i := range recs {
		row := source.Row{Line: all[recs[i].from].span.From}
		put := func(label, value string) {
			c := column(label)
			for len(row.Cells) <= c {
				row.Cells = append(row.Cells, source.Cell{})
			}
			if row.Cells[c].Text != "" {
				value = row.Cells[c].Text + "\n" + value
			}
			row.Cells[c].Text = value
		}
		if recs[i].no != "" {
			put(number, strings.Trim(recs[i].no, "（）"))
		}
		put(title, recs[i].title)
		if len(recs[i].text) > 0 {
			put(text, strings.Join(recs[i].text, "\n"))
		}
		for _, p := range recs[i].pairs {
			put(p.label, p.value)
		}
		t.Rows = append(t.Rows, row)
	}
	head := source.Row{Line: t.Rows[0].Line, Head: true}
	for _, h := range heads {
		head.Cells = append(head.Cells, source.Cell{Text: h})
	}
	t.Rows = append([]source.Row{head}, t.Rows...)
	for i := len(recs[0].over) - 1; i >= 0; i-- {
		t.Rows = append([]source.Row{{Line: head.Line, Cells: []source.Cell{{Text: recs[0].over[i]}}}}, t.Rows...)
	}
	t.Cols = len(heads)
	t.Square()
	first, last := all[recs[0].from], recs[len(recs)-1].to-1
	p := piece{span: draft.Span{From: first.span.From, To: all[last].span.To}, table: t, page: first.page}
	if first.table == nil {
		p.mark, _ = splitNumber(first.text)
	}
	return p
}
