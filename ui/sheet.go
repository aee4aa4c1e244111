package ui

import (
	"errors"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/widget"
)

// sheet turns the task table into a column that the officer types down: a
// figure, or a percentage, and behind a space a sentence. Enter stores the line
// and goes to the next; what was stored stays in its row, and what could not be
// stored waits there to be put right.
type sheet struct {
	tasks  *tasks
	head   sheetHead
	field  widget.Field
	lines  map[string]sheetLine // by task
	cursor *tea.Position
}

// sheetLine is what was typed on a task's row.
type sheetLine struct {
	text   string
	failed bool // it is not stored
}

func newSheet(a *App, t *tasks) *sheet {
	s := &sheet{tasks: t, head: newSheetHead(a, t), lines: map[string]sheetLine{}}
	s.field.Hint = a.Words.SheetHint
	return s
}

func (s *sheet) key(a *App, msg tea.KeyPressMsg) tea.Cmd {
	k := &a.k.In
	switch {
	case msg.Keystroke() == "esc":
		s.tasks.sheet = nil
	case msg.Keystroke() == "up":
		s.move(a, -1)
	case msg.Keystroke() == "down", msg.Keystroke() == "tab":
		s.move(a, 1)
	case msg.Keystroke() == "pgup":
		s.move(a, -s.tasks.list.Height)
	case msg.Keystroke() == "pgdown":
		s.move(a, s.tasks.list.Height)
	case key.Matches(msg, k.Turn):
		s.head.next()
	case key.Matches(msg, k.Head):
		a.push(newSheetHeadForm(a, s))
	case key.Matches(msg, k.Undo):
		return a.undoCmd(false)
	case key.Matches(msg, k.Store):
		return s.store(a)
	default:
		s.field.Key(msg)
	}
	return nil
}

func (s *sheet) move(a *App, d int) {
	s.tasks.move(d)
	s.begin(a)
}

// begin begins on the row of the cursor: a figure belongs to the row that it
// was typed on, and never goes along to another.
func (s *sheet) begin(a *App) {
	s.field.Set("")
	if l := s.lines[s.tasks.currentID(a)]; l.failed {
		s.field.Set(l.text)
	}
}

func (s *sheet) store(a *App) tea.Cmd {
	r := s.tasks.current(a)
	text := s.field.Value()
	switch {
	case a.opts.ReadOnly:
		return a.refuse()
	case r == nil:
		return nil
	case text == "":
		s.move(a, 1)
		return nil
	}
	var p model.Return
	s.head.fill(a, r, &p)
	if err := a.readSheetLine(r, text, &p); err != nil {
		return a.complain(err)
	}
	id := r.Task.ID
	s.lines[id] = sheetLine{text: text}
	a.onFailure = func(a *App, err error) tea.Cmd {
		s.failed(a, id, text)
		return a.complain(err)
	}
	cmd := a.reportCmd(r, p)
	a.onFailure = nil
	s.move(a, 1)
	return cmd
}

// failed gives back a line that was not stored, under the cursor unless the
// officer is typing another one by now.
func (s *sheet) failed(a *App, id, text string) {
	s.lines[id] = sheetLine{text: text, failed: true}
	if s.field.Value() == "" {
		s.tasks.seek(a, id)
		s.begin(a)
	}
}

// saved lets go of lines that an undo has taken back.
func (s *sheet) saved(e model.Entry) {
	if e.Action == model.ActUndo {
		for _, id := range e.Tasks() {
			delete(s.lines, id)
		}
	}
}

// readSheetLine reads 「6.5」 or 「40%」 into a report, with a sentence behind a
// space; a line that begins with no figure is a sentence.
func (a *App) readSheetLine(r *board.Row, text string, p *model.Return) error {
	t := r.Task
	figure, sentence, _ := strings.Cut(text, " ")
	figure = zh.Fold(figure)
	if !startsWithFigure(figure) {
		p.Text = text
		return a.checkReturn(r, p)
	}
	p.Text = strings.TrimSpace(sentence)
	if target := t.MainTarget(); target >= 0 && (!strings.HasSuffix(figure, "%") || t.Targets[target].Unit == "%") {
		actual, err := t.ReadActual(target, figure)
		if err != nil {
			return err
		}
		p.Actuals = []model.Actual{actual}
	} else if target < 0 && !t.TakesPercent() {
		return errSteps
	} else {
		v, err := model.ReadPercent(figure)
		if err != nil {
			return err
		}
		p.Percent = &v
	}
	return a.checkReturn(r, p)
}

// errSteps is a figure for a task that is measured by its steps.
var errSteps = errors.New("the task goes by steps")

func startsWithFigure(s string) bool {
	s = strings.TrimPrefix(s, "-")
	return s != "" && s[0] >= '0' && s[0] <= '9'
}

// cell draws the columns that a sheet shows otherwise; it reports whether it did.
func (s *sheet) cell(a *App, l *widget.Line, r *board.Row, c widget.Column, p *widget.Pens, here bool) bool {
	if c.ID != "reason" {
		return false
	}
	hint := a.Words.Percent
	if !r.Task.TakesPercent() {
		hint = a.Words.StepsHint
	}
	if i := r.Task.MainTarget(); i >= 0 {
		g := &r.Task.Targets[i]
		hint = strings.TrimSpace(g.Metric + " " + g.Unit)
	}
	hint = strings.TrimSpace(s.head.hint(a, r) + " " + hint)
	switch {
	case here:
		w := c.W
		tail := ""
		if c.W > 24 {
			tail = zh.Cut(hint, c.W/2)
			w = c.W - zh.Width(tail) - 1
		}
		view, x := s.field.View(&a.Screen, w, true)
		s.cursor = &tea.Position{X: l.W + x, Y: s.row()}
		l.Raw(view, w)
		if tail != "" {
			l.Put(p.Text, " ").Put(p.Dim, tail)
		}
	case s.lines[r.Task.ID].failed:
		l.Cell(p.StrongLight[model.Red], s.lines[r.Task.ID].text, c.W)
	case s.lines[r.Task.ID].text != "":
		l.Cell(p.Light[model.Green], s.lines[r.Task.ID].text, c.W)
	default:
		l.Cell(p.Faint, hint, c.W)
	}
	return true
}

// row is the line of the page that the cursor's task stands on.
func (s *sheet) row() int { return tableTop + s.tasks.list.Cursor - s.tasks.list.Top }

func (s *sheet) keys(a *App) []key.Binding {
	k := &a.k.In
	return []key.Binding{k.Store, k.Move, k.Turn, k.Head, k.Undo, a.k.Stop}
}
