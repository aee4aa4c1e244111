package readtest_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

var chineseDigits = []string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}

func chineseNumber(n int) string {
	if n <= 10 {
		return chineseDigits[n]
	}
	if n < 20 {
		return "十" + chineseDigits[n-10]
	}
	return chineseDigits[n/10] + "十" + strings.TrimPrefix(chineseDigits[n%10], "零")
}

// The forms in which prose tells the units of a task.
const (
	bracketLabels     = iota // （牵头单位：A；责任单位：B、C；完成时限：D）
	bracketSentence          // （A牵头，B、C配合，D完成）
	bracketLenticular        // 【牵头单位：A　责任单位：B、C】
	bracketDuties            // （A牵头，B、C等按职责分工负责）
	bracketFirst             // （A、B、C按职责分工负责，列第一位的为牵头单位，下同）
	bracketPairs             // （牵头单位：A）（责任单位：B、C）
	bracketSquare            // [牵头单位：A；责任单位：B、C]
	bracketDash              // ——牵头单位：A；责任单位：B、C
	bracketSemicolon         // （A牵头；B、C配合）
	bracketMarked            // （责任单位：A（牵头）、B、C）
	bracketJoin              // （A牵头，B、C参与）
	bracketTogether          // （A会同B、C负责）
	bracketOrder             // （由A牵头负责，B、C协助，D前完成）
	bracketShared            // （A、B按职责分工负责）, and nobody leads
	bracketForms
)

// labelled are the labels and values of a row, as its table names them.
func labelled(t *table, r *entry, s *style, kinds ...string) []string {
	var out []string
	for _, as := range kinds {
		i := t.column(as)
		if i < 0 {
			continue
		}
		if v := r.cell(t.Columns[i], s.sep()); v != "" {
			out = append(out, t.Columns[i].name()+"："+v)
		}
	}
	return out
}

var bracketed = []string{"lead", "resp", "first", "rel", "leaders", "persons", "start", "due", "span"}

// tail is the bracket after a task, and what of the row it tells is left in r.
func tail(t *table, r *entry, s *style, first *bool) string {
	sep := s.sep()
	rest := labelled(t, r, s, bracketed...)
	switch s.bracket {
	case bracketLenticular:
		return "【" + strings.Join(rest, "　") + "】"
	case bracketPairs:
		return "（" + strings.Join(rest, "）（") + "）"
	case bracketSquare:
		return "[" + strings.Join(rest, "；") + "]"
	case bracketDash:
		return "\n——" + strings.Join(rest, "；")
	case bracketSentence:
		if len(r.Lead) == 0 {
			break
		}
		r.Rel = append(r.Resp, r.Rel...)
		r.Resp, r.Leaders, r.Persons, r.Start = nil, nil, nil, due{}
		text := "（" + strings.Join(r.Lead, sep) + "牵头"
		if len(r.Rel) > 0 {
			text += "，" + strings.Join(r.Rel, sep) + "配合"
		}
		if r.Due.Precision == "month" || r.Due.Precision == "day" {
			text += "，" + byThen(r.Due.Text) + "完成"
		} else {
			r.Due = due{}
		}
		return text + "）"
	case bracketDuties:
		r.Resp = append(r.Resp, r.Rel...)
		r.Rel, r.Leaders, r.Persons, r.Start, r.Due = nil, nil, nil, due{}, due{}
		if len(r.Lead) == 0 {
			return "（" + strings.Join(r.Resp, sep) + "按职责分工负责）"
		}
		if len(r.Resp) == 0 {
			return "（" + strings.Join(r.Lead, sep) + "牵头负责）"
		}
		return "（" + strings.Join(r.Lead, sep) + "牵头，" + strings.Join(r.Resp, sep) + "等按职责分工负责）"
	case bracketSemicolon, bracketJoin, bracketOrder:
		if len(r.Lead) == 0 {
			break
		}
		r.Rel = append(r.Resp, r.Rel...)
		r.Resp, r.Leaders, r.Persons, r.Start = nil, nil, nil, due{}
		form := map[int][4]string{
			bracketSemicolon: {"（", "牵头", "；", "配合"}, bracketJoin: {"（", "牵头", "，", "参与"}, bracketOrder: {"（由", "牵头负责", "，", "协助"},
		}[s.bracket]
		text := form[0] + strings.Join(r.Lead, sep) + form[1]
		if len(r.Rel) > 0 {
			text += form[2] + strings.Join(r.Rel, sep) + form[3]
		}
		if s.bracket == bracketOrder && (r.Due.Precision == "month" || r.Due.Precision == "day") {
			text += "，" + byThen(r.Due.Text) + "完成"
		} else {
			r.Due = due{}
		}
		return text + "）"
	case bracketMarked:
		if len(r.Lead) == 0 {
			break
		}
		r.Resp = append(r.Resp, r.Rel...)
		r.Rel, r.Leaders, r.Persons, r.Start, r.Due = nil, nil, nil, due{}, due{}
		all := []string{}
		for _, u := range r.Lead {
			all = append(all, u+"（牵头）")
		}
		return "（责任单位：" + strings.Join(append(all, r.Resp...), sep) + "）"
	case bracketTogether:
		if len(r.Lead) == 0 || len(r.Resp)+len(r.Rel) == 0 {
			break
		}
		r.Rel = append(r.Resp, r.Rel...)
		r.Resp, r.Lead = r.Lead, nil
		r.Leaders, r.Persons, r.Start, r.Due = nil, nil, due{}, due{}
		return "（" + strings.Join(r.Resp, sep) + "会同" + strings.Join(r.Rel, sep) + "负责）"
	case bracketShared:
		r.Resp = append(append(r.Lead, r.Resp...), r.Rel...)
		r.Lead, r.Rel, r.Leaders, r.Persons, r.Start, r.Due = nil, nil, nil, nil, due{}, due{}
		return "（" + strings.Join(r.Resp, sep) + "按职责分工负责）"
	case bracketFirst:
		all := append(append(append([]string{}, r.Lead...), r.Resp...), r.Rel...)
		r.Lead, r.Resp = all[:1], all[1:]
		if len(all) == 1 {
			r.Lead, r.Resp = nil, all // nobody leads who is named alone
		}
		r.Rel, r.Leaders, r.Persons, r.Start, r.Due = nil, nil, nil, due{}, due{}
		text := "（" + strings.Join(all, sep) + "按职责分工负责"
		if *first {
			text += "，列第一位的为牵头单位，下同"
			*first = false
		}
		return text + "）"
	}
	return "（" + strings.Join(rest, "；") + "）"
}

// body is what a task says, as prose.
func body(r *entry) string {
	text := strings.TrimSuffix(r.Title, "。") + "。"
	if r.Aim != "" {
		text += strings.TrimSuffix(r.Aim, "。") + "。"
	}
	return text
}

// prose prints the sections of a paper; each prints one task.
func prose(p *paper, s *style, each func(no int, t *table, r *entry) string) []byte {
	out := slices.Clone(letterhead(p))
	for i := range p.Tables {
		t := &p.Tables[i]
		out = append(out, "", t.Name, "")
		section, part, no, upper := 0, 0, 0, ""
		for j := range t.Groups {
			g := &t.Groups[j]
			switch {
			case g.Upper != "":
				if g.Upper != upper {
					upper = g.Upper
					section++
					part = 0
					out = append(out, chineseNumber(section)+"、"+upper)
				}
				part++
				out = append(out, "（"+chineseNumber(part)+"）"+g.Name)
				no = 0
			case g.Name != "":
				section++
				name := g.Name
				if !strings.HasPrefix(name, chineseNumber(section)+"、") {
					name = chineseNumber(section) + "、" + name
				}
				out = append(out, name)
				no = 0
			}
			for k := range g.Rows {
				no++
				out = append(out, each(no, t, &g.Rows[k]))
			}
		}
	}
	return []byte(punctuated(strings.Join(out, "\n")+"\n", s))
}

// numbered gives a row the number that prose prints before it.
func numbered(r *entry, no int, s *style) string {
	if r.No == "" {
		return ""
	}
	r.No = strconv.Itoa(no)
	return numberForms[s.number](no)
}

// numberForms are the ways in which prose numbers its tasks.
var numberForms = []func(no int) string{
	func(no int) string { return strconv.Itoa(no) + "." },
	func(no int) string { return strconv.Itoa(no) + "、" },
	func(no int) string { return "（" + strconv.Itoa(no) + "）" },
	func(no int) string { return strconv.Itoa(no) + "．" },
	func(no int) string { return string(rune('①' + no - 1)) },
	func(no int) string { return strconv.Itoa(no) + ". " },
	func(no int) string { return strconv.Itoa(no) + ")" },
}

// clearProse drops what prose in brackets does not tell.
func clearProse(r *entry) {
	r.Prog, r.Pct, r.Remark = "", "", ""
}

// renderRunIn prints run-in titles with the units in a bracket at the end.
func renderRunIn(p *paper, s *style) []byte {
	first := true
	return prose(p, s, func(no int, t *table, r *entry) string {
		clearProse(r)
		return numbered(r, no, s) + body(r) + tail(t, r, s, &first)
	})
}

// renderRunInWrapped is the same with hard line breaks within the sentences.
func renderRunInWrapped(p *paper, s *style) []byte {
	first := true
	return prose(p, s, func(no int, t *table, r *entry) string {
		clearProse(r)
		return strings.Join(wrap("    "+numbered(r, no, s)+body(r)+tail(t, r, s, &first), 64), "\n")
	})
}

// renderFurnished puts page numbers and running heads into the sentences.
func renderFurnished(p *paper, s *style) []byte {
	first, lines, page := true, 0, 1
	return prose(p, s, func(no int, t *table, r *entry) string {
		clearProse(r)
		var out []string
		for _, l := range wrap("    "+numbered(r, no, s)+body(r)+tail(t, r, s, &first), 56) {
			out = append(out, l)
			if lines++; lines%9 == 0 {
				out = append(out, "", fmt.Sprintf("— %d —", page), "", p.Issuers[0]+"文件", "")
				page++
			}
		}
		return strings.Join(out, "\n")
	})
}

// renderHeaded prints the title on a line of its own, the text below.
func renderHeaded(p *paper, s *style) []byte {
	first := true
	return prose(p, s, func(no int, t *table, r *entry) string {
		clearProse(r)
		aim := r.Aim
		if aim == "" {
			return numbered(r, no, s) + r.Title + tail(t, r, s, &first)
		}
		return numbered(r, no, s) + r.Title + "\n" + strings.TrimSuffix(aim, "。") + "。" + tail(t, r, s, &first)
	})
}

// renderLabelled prints every value on a labelled line of its own.
func renderLabelled(p *paper, s *style) []byte {
	return prose(p, s, func(no int, t *table, r *entry) string {
		lines := []string{numbered(r, no, s) + strings.TrimSuffix(r.Title, "。")}
		for _, c := range t.Columns {
			switch c.As {
			case "no", "group", "upper", "title":
				continue
			}
			if v := r.cell(c, s.sep()); v != "" {
				lines = append(lines, c.name()+"："+v)
			}
		}
		return strings.Join(lines, "\n") + "\n"
	})
}

// renderLabelledTitle labels the title too, and puts the units on one line.
func renderLabelledTitle(p *paper, s *style) []byte {
	return prose(p, s, func(no int, t *table, r *entry) string {
		lines := []string{numbered(r, no, s) + t.label("title") + "：" + strings.TrimSuffix(r.Title, "。")}
		units := ""
		for _, c := range t.Columns {
			v := ""
			if c.As != "no" && c.As != "group" && c.As != "upper" && c.As != "title" {
				v = r.cell(c, s.sep())
			}
			switch {
			case v == "":
			case c.As == "lead" || c.As == "resp" || c.As == "rel" || c.As == "leaders" || c.As == "persons":
				units += c.name() + "：" + v + "    "
			default:
				lines = append(lines, c.name()+"："+v)
			}
		}
		if units != "" {
			lines = append(lines, strings.TrimSpace(units))
		}
		return strings.Join(lines, "\n") + "\n"
	})
}

// renderOneLine prints the whole document as one line without breaks.
func renderOneLine(p *paper, s *style) []byte {
	text := string(renderRunIn(p, s))
	return []byte(strings.ReplaceAll(strings.ReplaceAll(text, "\n\n", " "), "\n", " "))
}

// renderTight prints it without even blanks where its lines ended.
func renderTight(p *paper, s *style) []byte {
	return []byte(strings.ReplaceAll(string(renderRunIn(p, s)), "\n", ""))
}

// renderBulletin tells the tasks as the paragraphs of a bulletin: the unit is
// the subject, and there is neither table nor bracket.
func renderBulletin(p *paper, s *style) []byte {
	return prose(p, s, func(no int, t *table, r *entry) string {
		r.Rel, r.Leaders, r.Persons, r.Start, r.Remark = nil, nil, nil, due{}, ""
		text := ""
		if r.No != "" {
			r.No = strconv.Itoa(no)
			text = "（" + chineseNumber(no) + "）"
			r.No = chineseNumber(no)
		}
		text += body(r)
		if len(r.Lead) > 0 {
			text += "由" + strings.Join(r.Lead, "、") + "牵头"
			if len(r.Resp) > 0 {
				text += "，" + strings.Join(r.Resp, "、") + "配合"
				r.Rel, r.Resp = r.Resp, nil
			}
			text += "。"
		} else if len(r.Resp) > 0 {
			text += "由" + strings.Join(r.Resp, "、") + "负责。"
		}
		if r.Due.Precision == "month" || r.Due.Precision == "day" {
			text += byThen(r.Due.Text) + "完成。"
		} else {
			r.Due = due{}
		}
		if r.Prog != "" {
			text += "目前，" + r.Prog + "。"
		}
		r.Pct = ""
		return text
	})
}

// renderMarkdownList prints Markdown headings and lists.
func renderMarkdownList(p *paper, s *style) []byte {
	var out []string
	for _, l := range letterhead(p) {
		if l == p.Title {
			l = "# " + l
		}
		out = append(out, l, "")
	}
	for i := range p.Tables {
		t := &p.Tables[i]
		out = append(out, "## "+t.Name, "")
		for j := range t.Groups {
			g := &t.Groups[j]
			if g.Upper != "" && (j == 0 || g.Upper != t.Groups[j-1].Upper) {
				out = append(out, "### "+g.Upper, "")
			}
			if g.Name != "" {
				out = append(out, strings.Repeat("#", 3+min(len(g.Upper), 1))+" "+g.Name, "")
			}
			for k := range g.Rows {
				r := &g.Rows[k]
				head := "- **" + strings.TrimSuffix(r.Title, "。") + "**"
				if r.No != "" {
					r.No = strconv.Itoa(k + 1)
					head = r.No + ". **" + strings.TrimSuffix(r.Title, "。") + "**"
				}
				out = append(out, head)
				for _, c := range t.Columns {
					if v := r.cell(c, s.sep()); v != "" && c.As != "no" && c.As != "group" && c.As != "upper" && c.As != "title" {
						out = append(out, "   - "+c.name()+"："+v)
					}
				}
			}
			out = append(out, "")
		}
	}
	return []byte(punctuated(strings.Join(out, "\n"), s))
}

// byThen writes a date as one before which something is to be done. A bare month
// takes 底, since 「11月前」 is before November begins.
func byThen(date string) string {
	date = strings.TrimSuffix(strings.TrimSuffix(date, "前"), "以")
	if strings.HasSuffix(date, "月") {
		date += "底"
	}
	return date + "前"
}
