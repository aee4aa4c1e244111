package tasks

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/actions"
	"duban/ui/page"
	"duban/ui/widget"
)

// sheet turns the task table into a column that the officer types down: a
// figure, or a percentage, and behind a space a sentence. Enter stores the line
// and goes to the next; what was stored stays in its row, and what could not be
// stored waits there to be put right.
type sheet struct {
	*page.Desk
	tasks  *Page
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

func newSheet(t *Page) *sheet {
	s := &sheet{Desk: t.Desk, tasks: t, head: newSheetHead(t), lines: map[string]sheetLine{}}
	s.field.Hint = t.Words.SheetHint
	return s
}

func (s *sheet) key(msg tea.KeyPressMsg) tea.Cmd {
	k := &s.K.In
	switch {
	case msg.Keystroke() == "esc":
		s.tasks.sheet = nil
	case msg.Keystroke() == "up":
		s.move(-1)
	case msg.Keystroke() == "down", msg.Keystroke() == "tab":
		s.move(1)
	case msg.Keystroke() == "pgup":
		s.move(-s.tasks.list.Height)
	case msg.Keystroke() == "pgdown":
		s.move(s.tasks.list.Height)
	case key.Matches(msg, k.Turn):
		s.head.next()
	case key.Matches(msg, k.Head):
		s.Push(s.headForm())
	case key.Matches(msg, k.Undo):
		return s.Act(page.Action{Do: page.Ledger.Undo})
	case key.Matches(msg, k.Store):
		return s.store()
	default:
		s.field.Key(msg)
	}
	return nil
}

func (s *sheet) move(d int) {
	s.tasks.move(d)
	s.begin()
}

// begin begins on the row of the cursor: a figure belongs to the row that it
// was typed on, and never goes along to another.
func (s *sheet) begin() {
	s.field.Set("")
	if l := s.lines[s.tasks.Task()]; l.failed {
		s.field.Set(l.text)
	}
}

func (s *sheet) store() tea.Cmd {
	r := s.tasks.current()
	text := s.field.Value()
	switch {
	case s.ReadOnly:
		return s.Refuse(s.Words.ReadOnlyRefuses)
	case r == nil:
		return nil
	case text == "":
		s.move(1)
		return nil
	}
	var p model.Return
	s.head.fill(s.Desk, r, &p)
	if err := readSheetLine(s.Desk, r, text, &p); err != nil {
		return s.Complain(err)
	}
	id := r.Task.ID
	s.lines[id] = sheetLine{text: text}
	act := actions.Report(s.Desk, r, p)
	act.Failed = func(err error) tea.Cmd {
		s.failed(id, text)
		return s.Complain(err)
	}
	cmd := s.Act(act)
	s.move(1)
	return cmd
}

// failed gives back a line that was not stored, under the cursor unless the
// officer is typing another one by now.
func (s *sheet) failed(id, text string) {
	s.lines[id] = sheetLine{text: text, failed: true}
	if s.field.Value() == "" {
		s.tasks.seek(id)
		s.begin()
	}
}

// saved lets go of lines that an undo has taken back.
func (s *sheet) saved(e *model.Entry) {
	if e.Action == model.ActUndo {
		for _, id := range e.Tasks() {
			delete(s.lines, id)
		}
	}
}

// readSheetLine reads 「6.5」 or 「40%」 into a report, with a sentence behind a
// space; a line that begins with no figure is a sentence.
func readSheetLine(desk *page.Desk, r *board.Row, text string, p *model.Return) error {
	t := r.Task
	figure, sentence, _ := strings.Cut(text, " ")
	figure = zh.Fold(figure)
	if !startsWithFigure(figure) {
		p.Text = text
		return actions.CheckReturn(desk, r, p)
	}
	p.Text = strings.TrimSpace(sentence)
	if target := t.MainTarget(); target >= 0 && (!strings.HasSuffix(figure, "%") || t.Targets[target].Unit == "%") {
		actual, err := t.ReadActual(target, figure)
		if err != nil {
			return err
		}
		p.Actuals = []model.Actual{actual}
	} else if target < 0 && !t.TakesPercent() {
		return widget.Explained{Text: desk.Words.GoesBySteps}
	} else {
		v, err := model.ReadPercent(figure)
		if err != nil {
			return err
		}
		p.Percent = &v
	}
	return actions.CheckReturn(desk, r, p)
}

func startsWithFigure(s string) bool {
	s = strings.TrimPrefix(s, "-")
	return s != "" && s[0] >= '0' && s[0] <= '9'
}

// cell draws the columns that a sheet shows otherwise; it reports whether it did.
func (s *sheet) cell(l *widget.Line, r *board.Row, c widget.Column, p *widget.Pens, here bool) bool {
	if c.ID != "reason" {
		return false
	}
	hint := s.Words.Percent
	if !r.Task.TakesPercent() {
		hint = s.Words.StepsHint
	}
	if i := r.Task.MainTarget(); i >= 0 {
		g := &r.Task.Targets[i]
		hint = strings.TrimSpace(g.Metric + " " + g.Unit)
	}
	hint = strings.TrimSpace(s.head.hint(s.Desk, r) + " " + hint)
	switch {
	case here:
		w := c.W
		tail := ""
		if c.W > 24 {
			tail = zh.Cut(hint, c.W/2)
			w = c.W - zh.Width(tail) - 1
		}
		view, x := s.field.View(s.Screen, w, true)
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

func (s *sheet) keys() []key.Binding {
	k := &s.K.In
	return []key.Binding{k.Store, k.Move, k.Turn, k.Head, k.Undo, s.K.Stop}
}
