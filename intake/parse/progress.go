package parse

import (
	"strings"

	"github.com/govalues/decimal"

	"duban/model"
)

// State is how far a task is by the words of a report.
type State int

// The states.
const (
	NotSaid State = iota
	NotStarted
	Underway
	Finished
)

// Report is what a text on the progress of a task says.
type Report struct {
	Percent *model.Decimal // the stated completion of the task as a whole
	Actuals []model.Actual // figures that answer a target
	State   State
	Text    string // the sentences, with layout's white space taken out
}

// Progress reads a text on the progress of a task: the percentage that it states,
// the figures that answer the targets, in the units in which they are printed, and whether
// the work is done. A target that is only said again is no progress, and a forecast is no
// completion; figures marked 预计 are estimates. A figure without a word for it is what is reached.
func Progress(text string, targets []model.Target) Report {
	said := ReportedFigures(text, Frame{})
	for i := range said {
		if said[i].Part == Stated {
			said[i].Part = Reached
		}
	}
	rep := Report{Text: dropLayoutOfLines(text)}
	rep.Actuals, rep.Percent = Reports(said, targets)
	rep.State = StateOf(text)
	if rep.Percent == nil && rep.State == Finished && len(rep.Actuals) == 0 {
		all := decimal.Hundred
		rep.Percent = &all
	}
	if len(targets) == 0 && rep.Percent == nil {
		rep.barePercent(text)
	}
	return rep
}

// Reports puts the figures that are reached to the targets that they answer, each with the
// share that is claimed behind it, and returns the share that is told of the whole.
func Reports(said []ReportedFigure, targets []model.Target) (actuals []model.Actual, percent *model.Decimal) {
	last := -1    // the actual that a share behind it speaks of
	lost := false // the figure before it answers no target, so that neither does its share
	put := func(k int, s *ReportedFigure) int {
		a := model.Actual{Target: k, Value: s.Value, Unit: s.Unit, Estimate: s.Estimate}
		for j := range actuals {
			if actuals[j].Target == k {
				if strings.Contains(s.Text, "累计") {
					actuals[j] = a // of several, the one that is said to be 累计 holds, else the first
				}
				return j
			}
		}
		actuals = append(actuals, a)
		return len(actuals) - 1
	}
	for i := range said {
		s := &said[i]
		switch s.Part {
		case Reached, Grown:
			k := s.Answers(targets)
			for j := range targets {
				if k >= 0 && j != k && targets[j].Deadline.Date != 0 && s.Measures(&targets[j]) {
					put(j, s) // what is asked for by a day on the way is told by the same figure
				}
			}
			if k >= 0 {
				k = put(k, s)
			}
			if s.Part == Reached {
				last, lost = k, k < 0 && s.Metric != "" && len(targets) > 0
			}
		case Share:
			if last >= 0 && actuals[last].Text == "" {
				actuals[last].Text = s.Text
			}
			if percent == nil && !s.Value.IsNeg() && !(lost && strings.Contains(s.Text, "占")) {
				v := s.Value
				percent = &v
			}
		}
	}
	return actuals, percent
}

// barePercent reads a cell that holds nothing but a share: 「70%」「100」.
func (rep *Report) barePercent(text string) {
	if v, unit, err := model.ParseAmount(text); err == nil && unit == "%" && !v.IsNeg() {
		rep.Percent = &v
	}
}
