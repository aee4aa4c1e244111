package cli

import (
	"slices"
	"strconv"
	"strings"

	"duban/internal/zh"
	"duban/model"
)

// splitValue takes a figure apart as it is typed: 6.0公里, 2=6.0公里 for the second target, 东山镇=2 for one unit of a
// target that each of several has to reach, 2:东山镇=2 for both. number is 0 where none is named.
func (r *reporting) splitValue(text string) (number int, unit, figure string, err error) {
	number = r.o.target
	key, figure, found := strings.Cut(text, "=")
	if !found {
		return number, "", text, nil
	}
	n, unit, both := strings.Cut(zh.Fold(zh.Clean(strings.TrimSpace(key))), ":") // full-width colons too
	if !both && strings.Trim(n, "-0123456789") != "" {
		return number, n, figure, nil
	}
	if number, err = strconv.Atoi(strings.TrimSpace(n)); err != nil || number < 1 {
		return 0, "", "", r.usage(r.cmd, r.t.BadNumber, n, "--value")
	}
	return number, strings.TrimSpace(unit), figure, nil
}

// withUnit returns the number of the only target that a unit has to reach; 0 where there is none, or several.
func withUnit(task *model.Task, unit string) int {
	number := 0
	for i := range task.Targets {
		if memberNamed(&task.Targets[i], unit) == "" {
			continue
		}
		if number > 0 {
			return 0
		}
		number = i + 1
	}
	return number
}

// memberNamed returns the unit of those that have to reach a target that a name stands for: its own name, or a part of
// it that no other unit has; "" for none.
func memberNamed(t *model.Target, name string) string {
	name = zh.Fold(name)
	found := ""
	for _, m := range t.Terms().Members {
		switch folded := zh.Fold(m); {
		case folded == name:
			return m
		case name != "" && strings.Contains(folded, name) && found == "":
			found = m
		case name != "" && strings.Contains(folded, name):
			return ""
		}
	}
	return found
}

// member returns the unit that a figure for target i is of, "" where the target is not told by units.
func (r *reporting) member(task *model.Task, i int, unit string) (string, error) {
	members := slices.Clone(task.Targets[i].Terms().Members)
	for k := range members {
		members[k] = zh.Clean(members[k])
	}
	m := memberNamed(&task.Targets[i], unit)
	switch {
	case len(members) == 0 && unit != "":
		return "", fail(nil, r.t.NotByUnit, i+1, r.targetText(&task.Targets[i]), zh.Clean(unit))
	case len(members) > 0 && unit == "":
		return "", fail(nil, r.t.WhichUnit, i+1, r.targetText(&task.Targets[i]), strings.Join(members, r.t.Comma))
	case len(members) > 0 && m == "":
		return "", fail(nil, r.t.NoSuchUnit, i+1, r.targetText(&task.Targets[i]), zh.Clean(unit), strings.Join(members, r.t.Comma))
	}
	return m, nil
}
