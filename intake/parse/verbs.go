package parse

import (
	"strings"
	"unicode/utf8"
)

// verb is a word that says what those named before it (or behind it) do.
type verb struct {
	word   string
	role   Role // of those before it
	behind Role // of those behind it, where names follow at once
}

// compoundVerbs are tried in order at every place of a clause: the longer first.
// Behind them come the plain words of partWords.
var compoundVerbs = [...]verb{
	{"牵头并会同", Lead, Related},
	{"牵头会同", Lead, Related},
	{"牵头,会同", Lead, Related},
	{"为主要牵头单位", Lead, NoRole},
	{"为牵头责任单位", Lead, NoRole},
	{"为牵头单位", Lead, NoRole},
	{"为牵头部门", Lead, NoRole},
	{"为第一责任单位", Lead, NoRole},
	{"为责任单位", Responsible, NoRole},
	{"为责任部门", Responsible, NoRole},
	{"为主责单位", Lead, NoRole},
	{"为配合单位", Related, NoRole},
	{"为协办单位", Related, NoRole},
	{"为成员单位", Related, NoRole},
	{"为主办单位", Lead, NoRole},
	{"负责牵头落实", Lead, NoRole},
	{"负责牵头实施", Lead, NoRole},
	{"负责牵头", Lead, NoRole},
	{"共同牵头负责", Lead, NoRole},
	{"分别牵头负责", Lead, NoRole},
	{"分别牵头", Lead, NoRole},
	{"共同牵头", Lead, NoRole},
	{"联合牵头", Lead, NoRole},
	{"牵头组织实施", Lead, NoRole},
	{"牵头组织", Lead, NoRole},
	{"牵头负责落实", Lead, NoRole},
	{"牵头负责", Lead, NoRole},
	{"牵头落实", Lead, NoRole},
	{"牵头抓总", Lead, NoRole},
	{"牵头实施", Lead, NoRole},
	{"牵头推进", Lead, NoRole},
	{"牵头办理", Lead, NoRole},
	{"分工负责", Responsible, NoRole},
	{"分别负责", Responsible, NoRole},
	{"共同负责", Responsible, NoRole},
	{"具体负责", Responsible, NoRole},
	{"组织实施", Responsible, NoRole},
	{"具体实施", Responsible, NoRole},
	{"负责实施", Responsible, NoRole},
	{"负责落实", Responsible, NoRole},
	{"抓好落实", Responsible, NoRole},
	{"具体落实", Responsible, NoRole},
	{"分别落实", Responsible, NoRole},
	{"具体承办", Responsible, NoRole},
	{"组织落实", Responsible, NoRole},
	{"分工落实", Responsible, NoRole},
	{"共同推进", Responsible, NoRole},
	{"共同落实", Responsible, NoRole},
	{"负责办理", Responsible, NoRole},
	{"负总责", Responsible, NoRole},
	{"负责", Responsible, NoRole},
	{"落实", Responsible, NoRole},
	{"共同配合", Related, NoRole},
	{"协同配合", Related, NoRole},
	{"积极配合", Related, NoRole},
	{"协助配合", Related, NoRole},
	{"配合落实", Related, NoRole},
	{"配合做好", Related, NoRole},
	{"协同落实", Related, NoRole},
	{"密切配合", Related, NoRole},
	{"参与配合", Related, NoRole},
	{"协同推进", Related, NoRole},
	{"督导", Related, NoRole},
	{"督办", Related, NoRole},
	{"参加", Related, NoRole},
	{"支持", Related, NoRole},
	{"会同", NoRole, Related},
	{"联合", NoRole, Related},
	{"对接", NoRole, Related},
	{"联络", NoRole, Related},
	{"联系", NoRole, Related},
	{"指导", Related, NoRole},
	{"监督", Related, NoRole},
}

// verbsBy holds the verbs by their first character.
var verbsBy = func() map[rune][]verb {
	by := map[rune][]verb{}
	add := func(v verb) {
		r, _ := utf8.DecodeRuneInString(v.word)
		by[r] = append(by[r], v)
	}
	for _, v := range compoundVerbs {
		add(v)
	}
	for _, w := range partWords {
		if w.verb {
			add(verb{w.word, w.role, w.behind})
		}
	}
	return by
}()

func verbAt(f string) (verb, bool) {
	r, _ := utf8.DecodeRuneInString(f)
	if r == '按' || r == '依' {
		return dutyAt(f)
	}
	for _, v := range verbsBy[r] {
		if strings.HasPrefix(f, v.word) {
			return v, true
		}
	}
	return verb{}, false
}

// dutyWords are what a verb that speaks of duties is made of: 「按照各自职责分工抓好落实」.
var dutyWords = newWords(`按照 按 依照 依据 依 各自 职责 职能 分工 任务 共同 分别 协同 抓好 做好 负责 落实 推进 实施 组织 办理 相关 有关 工作 配合 牵头`)

// dutyAt reads a verb that says that every unit does what its duties are.
func dutyAt(f string) (verb, bool) {
	n := 0
	for w := dutyWords.prefix(f); w != ""; w = dutyWords.prefix(f[n:]) {
		n += len(w)
	}
	v := verb{word: f[:n], role: Responsible}
	switch {
	case !strings.Contains(v.word, "职责") && !strings.Contains(v.word, "职能") && !strings.Contains(v.word, "分工"):
		return verb{}, false
	case strings.HasSuffix(v.word, "配合"):
		v.role = Related
	case strings.HasSuffix(v.word, "牵头"):
		v.role = Lead
	}
	return v, true
}

// endsVerb reports whether a verb ends where a text goes on so.
func endsVerb(after string) bool {
	if after == "" || after[0] == ' ' || after[0] == '\n' {
		return true
	}
	r, _ := utf8.DecodeRuneInString(after)
	return strings.ContainsRune(",;。、)].", r)
}

// insideName reports whether a verb's word is part of a name: 「支持中心」「联络办」.
func insideName(before, word, after string) bool {
	if strings.HasSuffix(before, "为") && word != "牵头" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(after)
	if strings.ContainsRune("单部办室中会组领责", r) && r != utf8.RuneError && (strings.HasPrefix(after, "单位") || strings.HasPrefix(after, "部") || strings.HasPrefix(after, "办") || strings.HasPrefix(after, "中心") || strings.HasPrefix(after, "会") || strings.HasPrefix(after, "组") || strings.HasPrefix(after, "领导") || strings.HasPrefix(after, "责任")) {
		return true
	}
	return word == "落实" && strings.HasSuffix(before, "抓好")
}
