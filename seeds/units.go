package seeds

import "duban/model"

// register is the file of units: those that are written in more than one way,
// and those that are only a generic name. Every other unit is what the
// documents call it, and is added from them.
type register struct {
	Units []struct {
		Name    string   `yaml:"name"`
		Aliases []string `yaml:"aliases"`
		Group   bool     `yaml:"group"` // a generic name such as 相关部门, which nobody can telephone
		// Members are the units that the group stands for: those that the same document names.
		Members []string `yaml:"members"`
	} `yaml:"units"`
}

// units returns the units of the ledger, in the order in which the documents
// name them first, those of a group behind it. What the register knows under another name is that unit.
func (r *register) units(l *model.Ledger) []model.Unit {
	known := make(map[string]int) // name or alias → place in the register
	for i, u := range r.Units {
		known[u.Name] = i
		for _, a := range u.Aliases {
			known[a] = i
		}
	}
	var out []model.Unit
	seen := make(map[string]bool)
	var add func(name string)
	add = func(name string) {
		u := model.Unit{Name: name}
		if i, ok := known[name]; ok {
			x := &r.Units[i]
			u = model.Unit{Name: x.Name, Aliases: x.Aliases, Group: x.Group, Members: x.Members}
		}
		if name == "" || seen[u.Name] {
			return
		}
		seen[u.Name] = true
		out = append(out, u)
		for _, m := range u.Members {
			add(m)
		}
	}
	for i := range l.Plans {
		add(l.Plans[i].Campaign.Office)
		for j := range l.Plans[i].Records {
			t := &l.Plans[i].Records[j].Task
			for _, list := range [][]string{t.LeadUnits, t.ResponsibleUnits, t.RelatedUnits, t.Owners} {
				for _, name := range list {
					add(name)
				}
			}
		}
	}
	return out
}
