package parse

import (
	"strings"
	"unicode/utf8"

	"duban/model"
)

// Doer is the head of a sentence that names who acts: 「由甲牵头，乙配合，」「请甲于」「甲负责」.
type Doer struct {
	Parties Parties
	// Head is what says so, up to where the words begin for what is to be done. It
	// is empty within a clause, 「该工程由甲组织实施」, whose words go on.
	Head Span
	// Clause says that the head is a clause of its own: 「由甲牵头，」.
	Clause bool
	// Asked says that the words name them for it, 由, 请, 责成, and are not only about them: 「甲要…」.
	Asked bool
}

// Doers finds who acts in a text that has no brackets and labels for it: at the
// head of its sentences, 「会议议定，由甲牵头，乙配合，6月底前完成…」「请甲于5月底前…」「甲要…」, and
// behind 由 within them. In a list of duties, every sentence begins with the one who has it.
func Doers(text string, duties bool) []Doer {
	p := newPassage(text)
	var out []Doer
	inner := strings.Count(p.f, "。") <= 2 // in a long text 「由…负责」 is about a part of it
	pieces(p.f, func(r rune) bool { return strings.ContainsRune("。;\n!?", r) }, func(from, to int, _ rune) {
		at := from
		pieces(p.f[from:to], func(r rune) bool { return r == ',' || r == ':' }, func(a, b int, _ rune) {
			if from+a < at {
				return // a clause that has been read
			}
			if d, rest, ok := p.doer(from+a, to, a == 0, duties); ok && (a == 0 || d.Clause || inner || !strings.HasPrefix(p.f[from+a:], "由")) {
				out, at = append(out, d), rest
				return
			}
			if !inner {
				return
			}
			clause := p.f[from+a : from+b]
			if i := strings.Index(clause, "由"); i > 0 {
				if d, _, ok := p.doer(from+a+i, from+b, false, false); ok && d.Parties.Any() {
					d.Head, d.Clause = Span{}, false
					out = append(out, d)
				}
			}
		})
	})
	for i := range out {
		out[i].Parties.asPrinted(text)
	}
	return out
}

// askWords stand before the one who is asked to act.
var askWords = newWords(`由 并由 交由 统一由 原则上由 请 责成 责令 要求 授权 委托 指定 安排`)

// meetingWords are what a meeting does with what it orders.
var meetingWords = newWords(`议定 要求 明确 决定 强调 指出 认为 同意 原则同意 研究决定 研究 确定 会议`)

// modals are the verbs behind the one who acts that say no more than that.
var modals = newWords(`负责 要 应 应当 须 必须 务必 需 要在 要于 负责在 负责于 应于 应在 须于 须在 需于 需在 务必于 务必在 必须于 必须在 应当于 应当在 于 在 具体负责`)

// acts are the verbs with which what is to be done begins.
var acts = newWords(`尽快 抓紧 立即 加快 加强 加大 做好 抓好 完成 组织 制定 出台 提出 研究 落实 推进 开展 协调 统筹 承担 履行 督促 指导 建立 健全 严格 积极 主动 进一步 及时 切实 认真 全面 确保 力争 争取 拟定 起草 编制 谋划 对接 申报 启动 实施 具体 按 根据 结合 对 把 将 拨付 筹措 安排 办理 报送 牵头 会同 联合 每月 每季`)

// doer reads the head of the clauses from from on.
func (p *passage) doer(from, to int, sentence, duties bool) (d Doer, rest int, ok bool) {
	i := from + p.opening(from, to)
	opened := i > from && sentence
	head := func(end int) Span { return p.span(from, end) }
	ask := askWords.prefix(p.f[i:to])
	for w := ask; w != ""; w = askWords.prefix(p.f[i:to]) {
		i += len(w)
	}
	if ask != "" || sentence {
		if end, q := p.partyClauses(i, to); end > 0 {
			return Doer{Parties: q, Head: head(end), Clause: true, Asked: true}, end, true
		}
	}
	if ask != "" || sentence {
		if q, end, found := p.acting(i, to, ask != "" || duties, duties); found {
			if !duties && !strings.HasSuffix(ask, "由") && !q.anybody() {
				q = Parties{} // 「各单位要…」 is said of everything
			}
			return Doer{Parties: q, Head: head(end), Asked: ask != ""}, end, true
		}
	}
	if opened && ask == "" && i < to {
		return Doer{Head: head(i)}, i, true
	}
	return d, from, false
}

// opening returns the length of the words before the one who acts: 「会议议定，」「一是」「同时，」.
func (p *passage) opening(from, to int) int {
	i := from
	for again := true; again && i < to; {
		again = false
		s := p.f[i:to]
		if n := len(s) - len(strings.TrimLeft(s, " ,")); n > 0 {
			i, again = i+n, true
			continue
		}
		if r, n := utf8.DecodeRuneInString(s); isHanNumeral(r) && strings.HasPrefix(s[n:], "是") {
			i, again = i+n+len("是"), true
			continue
		}
		if rest, ok := strings.CutPrefix(s, "会议"); ok {
			n := len(s) - len(rest)
			for w := meetingWords.prefix(s[n:]); w != ""; w = meetingWords.prefix(s[n:]) {
				n += len(w)
			}
			if n > len("会议") {
				i, again = i+n, true
				if strings.HasPrefix(p.f[i:to], ":") {
					i++
				}
				continue
			}
		}
		for _, w := range [...]string{"同时,", "此外,", "另外,", "下一步,", "会后,", "对此,", "为此,", "其中,"} {
			if strings.HasPrefix(s, w) {
				i, again = i+len(w), true
			}
		}
	}
	return i - from
}

// partyClauses reads the clauses that say who does what and nothing else, 「甲牵头，
// 乙配合，」, and returns where the next one begins; 0 where there are none, or none
// behind them.
func (p *passage) partyClauses(from, to int) (end int, q Parties) {
	pieces(p.f[from:to], func(r rune) bool { return r == ',' }, func(_, b int, by rune) {
		if by == 0 || b > 300 || end < 0 {
			return
		}
		if end > 0 && !mayTellWho(p.f[end:from+b]) {
			end = -end // the words for what is to be done have begun
			return
		}
		if x, ok := readClause(p.f[from:from+b], false); ok && !x.Bare && x.Sure && x.anybody() && x.Due == "" {
			end, q = from+b+1, x
		}
	})
	if end < 0 {
		end = -end
	}
	return end, q
}

// acting reads the names at the head of a clause behind which a verb says what they
// are to do. Where nobody is asked by name, an office alone can act, and it must.
func (p *passage) acting(from, to int, asked, duties bool) (q Parties, rest int, ok bool) {
	f := p.f[from:to]
	if i := strings.IndexByte(f, ','); i > 0 {
		f = f[:i]
	}
	names, role := 0, NoRole
	for j := 0; j < len(f) && j < len("二〇二六年")*12; {
		_, n := utf8.DecodeRuneInString(f[j:])
		w, modal := modals.prefix(f[j:]), true
		if w == "" && (asked || role != NoRole) {
			w, modal = acts.prefix(f[j:]), false
		}
		dated := w == "" && startsDate(f[j:])
		if j == names || w == "" && !dated {
			j += n
			continue
		}
		l := Units(f[names:j])
		if !l.Sure() && !(duties && len(l.Units) > 0 && l.Units[0].Sure) || !plain(l) || !asked && !offices(l) || strings.HasPrefix(f[j:], "负责人") {
			j += n
			continue
		}
		to := Responsible
		if role == Related {
			to = Related
		}
		help := ""
		for _, h := range [...]string{"牵头会同", "牵头,会同", "会同", "联合", "商"} {
			if strings.HasPrefix(f[j:], h) {
				help = h
				break
			}
		}
		if strings.HasPrefix(f[j:], "牵头") {
			to = Lead
		}
		q.place(to, l.Units)
		if help != "" && role == NoRole {
			names, role = j+len(help), Related
			j = names
			continue
		}
		rest = j
		switch {
		case modal && !(strings.HasPrefix(w, "在") && !startsDate(f[j+len(w):])):
			rest += len(w)
		case to == Lead:
			for _, v := range [...]string{"牵头负责", "牵头"} {
				if strings.HasPrefix(f[j:], v) {
					rest += len(v)
					break
				}
			}
		}
		if !asked && (w == "于" || w == "在") && !startsDate(f[j+len(w):]) {
			return Parties{}, 0, false
		}
		q.Sure = true
		return q, from + rest, true
	}
	return Parties{}, 0, false
}

// place adds units to those of a role.
func (p *Parties) place(role Role, units []Unit) {
	switch role {
	case Lead:
		p.Lead = append(p.Lead, units...)
	case Related:
		p.Related = append(p.Related, units...)
	default:
		p.Responsible = append(p.Responsible, units...)
	}
}

// startsDate reports whether a text begins with a date that is a limit: 「6月底前」「年底前」.
func startsDate(f string) bool {
	r, _ := utf8.DecodeRuneInString(f)
	if f == "" || !isDigit(f[0]) && !strings.ContainsRune("年今本明上下一二三四五六七八九十第", r) {
		return false
	}
	dates, _ := model.ParseDates(f, 2000)
	return len(dates) > 0 && dates[0].From == 0
}

// plain reports whether names are no longer than names are, and have no word in them
// that makes a sentence of them: 「某工程由某局」.
func plain(l UnitList) bool {
	for i := range l.Units {
		if u := &l.Units[i]; !u.Group && (utf8.RuneCountInString(u.Name) > 16 || strings.ContainsAny(u.Name, "由请推")) {
			return false
		}
	}
	return true
}

// offices reports whether all names of a list end as those of offices do, and
// not only as those of places and works: 「污水处理厂」 is built, and builds nothing.
func offices(l UnitList) bool {
	for i := range l.Units {
		if u := &l.Units[i]; !u.Group && !officeNames.has(officeNames.suffix(u.Name)) {
			return false
		}
	}
	return true
}

// officeNames are the ends of names of those who can be held to something.
var officeNames = newWords(`局 委 办 办公室 部 所 镇 乡 街道 街道办 办事处 管委会 委员会 集团 公司 政府 支队 大队 分局 联社 联合会 专班 指挥部 领导小组 工作组 法院 检察院 总工会 工会 妇联 残联 科协 工商联 银行 支行 党校 管理处 中心`)
