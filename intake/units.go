package intake

import (
	"duban/intake/parse"
	"duban/model"
)

// unitNames knows how units are called: those of the ledger with their aliases,
// and those that the document names.
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
func (u *unitNames) units(plans []Plan) []model.Unit {
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

// isGroup says whether a name stands for nobody in particular: 相关部门.
func isGroup(name string) bool {
	l := parse.Units(name)
	return len(l.Units) == 1 && l.Units[0].Group
}
