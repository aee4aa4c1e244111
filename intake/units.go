package intake

import (
	"strings"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/model"
)

// unitNames knows the names of units: those of the ledger with their aliases, and those in the
// document.
type unitNames struct {
	byName map[string]int // name or alias → place in known
	list   []model.Unit
}

func newUnitNames(list []model.Unit) *unitNames {
	u := &unitNames{byName: make(map[string]int), list: list}
	for i := range list {
		u.byName[list[i].Name] = i
		for _, a := range list[i].Aliases {
			u.byName[a] = i
		}
	}
	return u
}

// known returns the ledger's name of a unit, or the name as it is.
func (u *unitNames) known(name string) string {
	if i, ok := u.byName[name]; ok {
		return u.list[i].Name
	}
	return name
}

// units lists the units of the plans in the order in which they are named first.
func (u *unitNames) units(plans []draft.Plan) []model.Unit {
	var out []model.Unit
	seen := make(map[string]bool)
	add := func(names []string) {
		for _, n := range names {
			if n == "" || seen[n] {
				continue
			}
			seen[n] = true
			if i, ok := u.byName[n]; ok {
				out = append(out, u.list[i])
				continue
			}
			out = append(out, model.Unit{Name: n, Group: isGroup(n)})
		}
	}
	for i := range plans {
		for j := range plans[i].Items {
			t := &plans[i].Items[j].Record.Task
			add(t.LeadUnits)
			add(t.ResponsibleUnits)
			add(t.RelatedUnits)
			add(t.Owners)
		}
	}
	return out
}

// isGroup reports whether a name means no unit in particular: 相关部门.
func isGroup(name string) bool {
	l := parse.Units(name)
	return len(l.Units) == 1 && l.Units[0].Group
}

// resembling returns the unit of the ledger that a new name may be a misprint or a shorter form
// of; "" where there is none: 「区城管执法局」 beside 「区城管局」.
func (u *unitNames) resembling(name string) string {
	if _, ok := u.byName[name]; ok || len(u.list) == 0 || isGroup(name) || runes(name) < 3 {
		return ""
	}
	best, most := "", 0
	for known, i := range u.byName {
		if u.list[i].Group || runes(known) < 3 {
			continue
		}
		s := sameOffice(name, known)
		if s > most || s == most && s > 0 && u.list[i].Name < best {
			best, most = u.list[i].Name, s
		}
	}
	return best
}

// sameOffice scores how well two different names can be of one unit; 0 where they cannot.
func sameOffice(a, b string) int {
	x, y := []rune(bare(a)), []rune(bare(b))
	if string(x) == string(y) {
		return 100 // only the level of the place before it differs
	}
	if x[len(x)-1] != y[len(y)-1] {
		return 0
	}
	if len(x) == len(y) {
		diff := 0
		for i := range x {
			if x[i] != y[i] {
				diff++
			}
		}
		if diff == 1 && len(x) > 3 {
			return 90 // one character is another
		}
		return 0
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 3 || len(y)-len(x) > 3 {
		return 0
	}
	i := 0
	for _, r := range y {
		if i < len(x) && x[i] == r {
			i++
		}
	}
	if i == len(x) && x[0] == y[0] && x[1] == y[1] {
		return 80 // the longer one has a few characters more
	}
	return 0
}

// bare returns a unit's name without the word for its level.
func bare(name string) string {
	r := []rune(name)
	if len(r) > 3 && strings.ContainsRune("省市县区镇乡", r[0]) {
		return string(r[1:])
	}
	return name
}

// strangers doubts units that the ledger does not know and that resemble one that it knows.
func (r *reader) strangers() {
	seen := make(map[string]string)
	for i := range r.draft.Plans {
		for j := range r.draft.Plans[i].Items {
			it := &r.draft.Plans[i].Items[j]
			t := &it.Record.Task
			for _, list := range [][]string{t.LeadUnits, t.ResponsibleUnits, t.RelatedUnits} {
				for _, n := range list {
					known, ok := seen[n]
					if !ok {
						known = r.names.resembling(n)
						seen[n] = known
					}
					if known != "" {
						it.AddDoubt(model.DoubtName, "台账中没有“"+n+"”，与已有的“"+known+"”相近，请核对是否同一单位")
					}
				}
			}
		}
	}
}
