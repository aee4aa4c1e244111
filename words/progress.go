package words

import (
	"strconv"

	"duban/model"
)

// Progress says in a column each what is done of a task and what should be: in percent where the measure that decides
// comes by shares, else the figure that was reported and the one that is asked, such as 8% and 9.5%. "-" is for
// what cannot be told. It is the same in both languages.
func Progress(t *model.Task, a *model.Assessment) (done, due string) {
	done, due = "-", "-"
	if a.Shared {
		due = strconv.Itoa(a.Expected.Percent()) + "%"
	}
	if a.Known {
		return strconv.Itoa(a.Completion.Percent()) + "%", due
	}
	target, v := deciding(t, a)
	if target == nil {
		return done, due
	}
	return Figure(target, v), Figure(target, target.Value)
}

// deciding returns the target that decides, and its newest figure in its own unit, where it is one that is held against a
// figure and has been reported.
func deciding(t *model.Task, a *model.Assessment) (*model.Target, *model.Decimal) {
	if a.Shared || a.Lead < 0 || int(a.Lead) >= len(t.Targets) {
		return nil, nil
	}
	target := &t.Targets[a.Lead]
	reading := t.Standing.Reading(int(a.Lead))
	if reading == nil || target.Value == nil {
		return nil, nil
	}
	v, ok := target.InUnit(&reading.Actual)
	if !ok {
		return nil, nil
	}
	return target, &v
}

// Figure is a figure of a target in a narrow column: with its unit where that is short.
func Figure(t *model.Target, v *model.Decimal) string {
	switch {
	case t.Kind == model.Class || t.Unit == model.ClassUnit:
		return class(v)
	case len(t.Unit) > len("%") && len(v.String())+len(t.Unit) > 7:
		return v.String()
	}
	return v.String() + t.Unit
}

// Shortfall says in a column by how much the measure that decides is missed where it does not come by shares, in its own
// unit; "" where it is not, or nothing is known of it.
func Shortfall(t *model.Task, a *model.Assessment) string {
	target, v := deciding(t, a)
	if target == nil || target.Fulfilled(*v) || target.Kind == model.Rank || target.Kind == model.Class {
		return ""
	}
	by, err := v.Sub(*target.Value)
	if err != nil || by.IsZero() {
		return ""
	}
	s := by.Trim(0).String()
	if by.IsPos() {
		s = "+" + s
	}
	return s
}
