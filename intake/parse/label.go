package parse

import (
	"strings"
	"unicode/utf8"
)

// labelStart finds the first label of a party in a text, or -1.
func labelStart(f string) int {
	for i := 0; i < len(f); i++ {
		if f[i] != ':' {
			continue
		}
		if from, role := labelBefore(f, i); isParty(role) {
			return from
		}
	}
	return -1
}

func isParty(r Role) bool {
	switch r {
	case Lead, Responsible, Related, Owner, Leader, Coordinator, Contact:
		return true
	}
	return false
}

// labelBefore reads the label that ends at the colon at i.
func labelBefore(f string, i int) (from int, role Role) {
	from = i
	n := 0
	for from > 0 {
		r, w := utf8.DecodeLastRuneInString(f[:from])
		if strings.ContainsRune(",;。、:()[]!?“”", r) || n > 20 {
			break
		}
		if r == ' ' || r == '\n' {
			// Blanks stand inside labels that are spread out; but behind a
			// name in full another label begins.
			if n >= 2 {
				if role, _ := labelRole(dropSpace(f[from:i])); role != NoRole {
					break
				}
			}
		}
		from -= w
		n++
	}
	for from < i && (f[from] == ' ' || f[from] == '\n') {
		from++
	}
	role, rest := labelRole(dropSpace(f[from:i]))
	if role != NoRole && rest != "" {
		// Words of the sentence before have run into the label: cut there.
		for from < i && dropSpace(f[from:i]) != rest {
			_, w := utf8.DecodeRuneInString(f[from:])
			from += w
		}
	}
	return from, role
}

// labelRole reads a label without its colon. rest is the label itself where
// other words stand before it.
func labelRole(s string) (role Role, rest string) {
	if s == "" || utf8.RuneCountInString(s) > 21 {
		return NoRole, ""
	}
	if s == "成员单位" {
		return Responsible, "" // beside a lead, its members do the work
	}
	if role := PartOf(s); role != NoRole {
		return role, "" // 「牵头：」「责任：」
	}
	for i := range roleRules {
		r := &roleRules[i]
		if !isParty(r.role) && r.role != DueDate && r.role != Start && r.role != Period {
			continue
		}
		if r.whole.has(s) && r.role != Responsible {
			return r.role, ""
		}
	}
	end := ""
	for i := range roleRules {
		r := &roleRules[i]
		if e := r.ends.suffix(s); len(e) > len(end) {
			role, end = r.role, e
		}
	}
	if !isParty(role) && role != DueDate && role != Start && role != Period {
		if end == s && role != Title && role != Section && role != Amount && role != TargetValue {
			return role, "" // of no matter here, but a label
		}
		return NoRole, ""
	}
	before := s[:len(s)-len(end)]
	if utf8.RuneCountInString(before) > 8 {
		return role, end
	}
	return role, ""
}

// colons are labels that go on with a verb instead of a colon.
var colons = strings.NewReplacer("单位为", "单位:", "部门为", "部门:", "单位是", "单位:", "领导为", "领导:", "责任人为", "责任人:", "主体为", "主体:", "时限为", "时限:", "时间为", "时间:")

// withColons writes labels that have no colon as those that have one: 「责任单位为A」
// and, at the head of the clause, 「责任单位  A」.
func withColons(f string) string {
	f = colons.Replace(f)
	if i := strings.IndexAny(f, " \n"); i > 0 && !strings.Contains(f[:i], ":") && i < len(f)-1 {
		if role, rest := labelRole(f[:i]); role != NoRole && rest == "" && f[:i] != "部门" && f[:i] != "负责人" {
			return f[:i] + ":" + f[i+1:]
		}
	}
	return f
}

// firstLeadsWords are the forms of the rule that the unit named first leads.
var firstLeadsWords = []string{"列第一位", "列首位", "排第一位", "排首位", "排名第一", "排在第一", "列在第一", "列在首位", "排列第一", "第一个单位", "第一家单位", "首个单位", "首位单位", "第一位的", "第一位为", "列第一", "排第一", "第一责任单位为牵头", "首位的", "首位为"}

// FirstLeads reports whether a text gives the rule that the unit named first leads:
// 「列第一位的为牵头单位，下同」.
func FirstLeads(text string) bool {
	f := dropSpace(fold(text))
	if !SaysPart(f) {
		return false
	}
	for _, w := range firstLeadsWords {
		if i := strings.Index(f, w); i >= 0 {
			rest := f[i:]
			for k := range partWords {
				if j := strings.Index(rest, partWords[k].word); partWords[k].role == Lead && j >= 0 && utf8.RuneCountInString(rest[:j]) <= 14 {
					return true
				}
			}
		}
	}
	return false
}

// cutRule takes the rule of FirstLeads, and 「下同」, out of a clause.
func cutRule(f string) (string, bool) {
	found := false
	if !strings.Contains(f, "第一") && !strings.Contains(f, "首") {
		return f, false
	}
	// 「责任单位（列第一位的为牵头单位）：A、B」「A、B（列首位的为牵头单位，下同）」
	for i := 0; i < len(f); i++ {
		if f[i] != '(' && f[i] != '[' {
			continue
		}
		if j := closing(f, i); j > 0 && FirstLeads(f[i+1:j]) {
			return f[:i] + f[j+1:], true
		}
	}
	var keep []string
	pieces(f, func(r rune) bool { return strings.ContainsRune(",;。", r) }, func(from, to int, sep rune) {
		s := f[from:to]
		if in := strings.Trim(dropSpace(s), "()[]"); FirstLeads(in) {
			// The rule may stand in a bracket behind a label.
			if i := labelEnd(s); i > 0 && !FirstLeads(s[:i]) {
				keep = append(keep, s[:i])
			}
			found = true
			return
		} else if found && (in == "下同" || strings.HasPrefix(in, "其他为") || strings.HasPrefix(in, "其余为") || strings.HasPrefix(in, "其余均为") || strings.HasPrefix(in, "其他均为")) {
			return
		}
		keep = append(keep, s)
		if sep != 0 {
			keep = append(keep, string(sep))
		}
	})
	if !found {
		return f, false
	}
	return strings.Join(keep, ""), true
}

func labelEnd(s string) int { return strings.IndexByte(s, ':') + 1 }
