package tasks

import (
	"strings"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/actions"
	"duban/ui/page"
	"duban/ui/widget"
)

// readSheetLine reads a line of the sheet into a return: figures, and behind them a sentence. 「6.5」 is a figure of the
// main target; each figure with a unit, 「2000万元 5.6公里 加快施工」, one of the target that is told in that unit; 「40%」 the percentage of work that
// has no figure; 「Ⅲ」 a class. A line that begins with no figure is a sentence, of a task in words behind what it says
// of the work as a whole.
func readSheetLine(desk *page.Desk, r *board.Row, text string, p *model.Return) error {
	l := sheetFigures{desk: desk, task: r.Task, p: p}
	rest := strings.TrimSpace(text)
	for rest != "" {
		figure, behind, _ := strings.Cut(strings.ReplaceAll(rest, "\u3000", " "), " ")
		taken, err := l.take(zh.Fold(figure))
		if err != nil {
			return err
		}
		if !taken {
			break
		}
		rest = strings.TrimSpace(behind)
	}
	if p.Text = rest; len(p.Actuals) == 0 && p.Percent == nil {
		l.say()
	}
	return actions.CheckReturn(desk, r, p)
}

// sheetFigures puts the figures of a line into a return.
type sheetFigures struct {
	desk *page.Desk
	task *model.Task
	p    *model.Return
}

// first reports whether no figure was taken yet.
func (l *sheetFigures) first() bool { return len(l.p.Actuals) == 0 && l.p.Percent == nil }

// told reports whether the line has a figure of target i.
func (l *sheetFigures) told(i int) bool {
	for _, a := range l.p.Actuals {
		if a.Target == i {
			return true
		}
	}
	return false
}

// longestUnit is the longest word behind a later figure that is taken for a unit; what is longer begins the sentence.
const longestUnit = 3

// take puts a word of the line into the return where it is a figure; taken is false where it begins the sentence.
func (l *sheetFigures) take(word string) (taken bool, err error) {
	main := l.task.MainTarget()
	if l.task.InWords() {
		main = -1
	}
	if !startsWithFigure(word) && !(l.first() && isClass(l.task, main, word)) {
		return false, nil
	}
	_, unit, err := model.ParseAmount(word)
	if !l.first() && (err != nil || unit == "" || len([]rune(unit)) > longestUnit) {
		return false, nil // 「3座桥已完工」
	}
	if at := l.byUnit(word, unit, main); at >= 0 {
		g := &l.task.Targets[at]
		if g.Kind == model.Each && len(g.Terms().Members) > 0 {
			return false, widget.Explained{Text: l.desk.Words.EachByForm(g.Metric, l.desk.K.Report.Help().Key)}
		}
		actual, err := l.task.ReadActual(at, word)
		if err != nil {
			return false, err
		}
		l.p.Actuals = append(l.p.Actuals, actual)
		return true, nil
	}
	switch {
	case !l.first():
		return false, widget.Explained{Text: l.desk.Words.NoTargetIn(word)}
	case main < 0 && !l.task.InWords():
		return false, widget.Explained{Text: l.desk.Words.GoesBySteps}
	}
	v, err := model.ReadPercent(word)
	if err != nil {
		return false, err
	}
	l.p.Percent = &v
	return true, nil
}

// byUnit is the target that a figure is of: the first that is told in its unit and has no figure yet, or else in one that it
// can be turned into; without a unit the main one. A percentage of a task whose main target is none is of the work as a
// whole: -1, as for a figure of no target.
func (l *sheetFigures) byUnit(word, unit string, main int) int {
	if unit != "" {
		for _, exact := range []bool{true, false} {
			for i := range l.task.Targets {
				if l.told(i) || exact && l.task.Targets[i].Unit != unit || unit == "%" && l.task.Targets[i].Unit != "%" {
					continue
				}
				if _, err := l.task.ReadActual(i, word); err == nil && l.task.Targets[i].Unit != "" {
					return i
				}
			}
		}
	}
	if !l.first() || unit == "%" {
		return -1
	}
	return main
}

// say reads of a task in words what a sentence says of the work as a whole.
func (l *sheetFigures) say() {
	if !l.task.InWords() {
		return
	}
	for _, said := range actions.Saids {
		if rest, ok := strings.CutPrefix(l.p.Text, l.desk.Words.Said(said)); ok && (rest == "" || rest[0] == ' ') {
			l.p.Said, l.p.Text = said, strings.TrimSpace(rest)
			return
		}
	}
}

// isRemark reports whether a return is a sentence and nothing else.
func isRemark(p *model.Return) bool {
	return len(p.Actuals) == 0 && p.Percent == nil && len(p.Steps) == 0 && p.Said == model.SaidNothing
}

// isClass tells whether what is typed is a class of quality, and the target is told by classes.
func isClass(t *model.Task, target int, figure string) bool {
	if target < 0 || !t.Targets[target].ByClass() {
		return false
	}
	_, err := model.ReadClass(figure)
	return err == nil
}

func startsWithFigure(s string) bool {
	s = strings.TrimPrefix(s, "-")
	return s != "" && s[0] >= '0' && s[0] <= '9'
}
