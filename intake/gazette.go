package intake

import (
	"strings"

	"duban/intake/draft"
	"duban/internal/pattern"
)

// notice is one paper of a document: all of it, or one of the several that a
// gazette prints one after another.
type notice struct {
	letterhead
	body   []piece // what follows the letterhead
	orders []piece // the sentences that put the plan in force, and may order reports
	span   draft.Span
}

var (
	// docNumber matches the number of an official paper: 平政办发〔2026〕2号.
	docNumber = pattern.New(`\p{Han}{1,16}[〔﹝【\[（(]\s*(?:19|20)\d\d\s*[〕﹞】\]）)]\s*第?\s*\d{1,4}\s*号`)
	// registered matches the number under which a rule is registered: XYDR-2023-01001.
	registered = pattern.New(`^[A-Z]{2,6}-(?:19|20)\d\d-\d+$`)
	// aboutPersons matches the titles of papers that name or dismiss people.
	aboutPersons = pattern.New(`(?:任免|任职|免职|任命|免去|聘任).*(?:通知|决定)|同志.*职务`)
)

// ownNumber returns the document number that a line is there for, "" where the
// line only speaks of a number.
func ownNumber(s string) string {
	if runes(s) > 48 {
		return ""
	}
	at := docNumber.FindStringIndex(s)
	if at == nil {
		return ""
	}
	around := s[:at[0]] + s[at[1]:]
	number := s[at[0]:at[1]]
	if i := strings.LastIndex(number, "文件"); i >= 0 {
		around, number = around+number[:i], number[i+len("文件"):]
	}
	if i := strings.Index(around, "签发人"); i >= 0 {
		around = around[:i]
	}
	if around != "" && !isIssuer(around) && !registered.MatchString(around) || strings.ContainsAny(around, "《》，。；") {
		return ""
	}
	return number
}

// notices splits the pieces of a document into its papers. A paper begins with its letterhead,
// which is found by a line with a document number; a document without such a line is one paper.
func (r *reader) notices(all []piece) []notice {
	var starts []int
	for i := range all {
		if all[i].table != nil || ownNumber(all[i].text) == "" {
			continue
		}
		at := i
		for at > 0 && i-at < 8 && headLine(all[at-1]) {
			at--
		}
		if len(starts) > 0 && at <= starts[len(starts)-1] {
			continue
		}
		starts = append(starts, at)
	}
	if len(starts) == 0 {
		starts = sheetStarts(all)
	}
	if len(starts) == 0 {
		starts = []int{0}
	} else if starts[0] > 0 {
		if !r.contents(all[:starts[0]]) {
			// What stands before the first letterhead belongs to it: a web
			// page's line of source and date, or a red heading.
			starts[0] = 0
		}
	}
	var out []notice
	for k, from := range starts {
		to := len(all)
		if k+1 < len(starts) {
			to = starts[k+1]
		}
		out = append(out, r.notice(all[from:to]))
	}
	return out
}

// headLine reports whether a piece can stand above the number of a paper: the names of its
// issuers, its title, or the number under which it is registered.
func headLine(p piece) bool {
	if p.table != nil || runes(p.text) > 90 || strings.ContainsAny(p.text, "。；！？：:") {
		return false
	}
	if m, _ := splitNumber(p.text); m.level != noNumber {
		return false
	}
	if strings.HasPrefix(p.text, "附件") || strings.HasPrefix(p.text, "【") || docNumber.MatchString(p.text) && ownNumber(p.text) == "" {
		return false
	}
	return isIssuer(strings.TrimSuffix(p.text, "文件")) || registered.MatchString(p.text) || strings.HasPrefix(p.text, "关于") || strings.Contains(p.text, "关于印发") ||
		strings.HasSuffix(p.text, "通知") || strings.HasSuffix(p.text, "》的") || strings.Contains(p.text, "》") || strings.Contains(p.text, "《") || p.text == "文件"
}

// contents reads what a gazette prints before its first paper: its name, its date, and the list
// of its papers. It reports whether there is such a list.
func (r *reader) contents(front []piece) bool {
	entries := 0
	for _, p := range front {
		if p.text == "目录" || p.text == "目次" {
			entries += 2
		}
		if n := docNumber.FindString(p.text); n != "" && p.table == nil {
			entries++
			title := p.text[:strings.Index(p.text, n)]
			r.listed[withoutSpace(n)] = strings.TrimRight(title, "（(【[")
		}
		if p.table != nil {
			for _, row := range p.table.Rows {
				line := ""
				for _, c := range row.Cells {
					line += withoutSpace(c.Text)
				}
				if n := docNumber.FindString(line); n != "" {
					entries++
					r.listed[withoutSpace(n)] = strings.TrimRight(line[:strings.Index(line, n)], "（(【[")
				}
			}
		}
	}
	if entries < 2 {
		return false
	}
	for _, p := range front {
		r.markUsed(p.span, usedFurniture)
	}
	return true
}
