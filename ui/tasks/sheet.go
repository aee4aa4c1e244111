package tasks

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/actions"
	"duban/ui/page"
	"duban/ui/widget"
	"duban/words"
)

// sheet turns the task table into a column that the officer types down: a
// figure, or a percentage, and behind a space a sentence. Enter stores the line
// and goes to the next. What is being stored stays in its row, dim until it lies on the disk, and what could not be
// stored waits there to be put right.
type sheet struct {
	*page.Desk
	tasks  *Page
	head   sheetHead
	field  widget.Field
	lines  map[string]*sheetLine      // by task, the newest of each
	asked  map[string]*actions.Asking // of what is not stored yet, by task
	cursor *tea.Position
	// order is the tasks in the rows as the sheet was opened on them, by the items of the table; "" for a heading.
	order []string
	// pasted is what a column that was pasted holds for tasks, and waits for Enter on each.
	pasted map[string]string
	over   int // how many lines of it had no row left
	// remarks are the tasks of which a sentence was stored and no figure.
	remarks map[string]bool
}

// sheetLine is what was typed on a task's row.
type sheetLine struct {
	text  string
	state lineState
}

// lineState is what has become of a line.
type lineState int

const (
	lineStoring lineState = iota // it was ordered, and the store has not answered yet
	lineStored
	lineFailed
)

func newSheet(t *Page) *sheet {
	s := &sheet{Desk: t.Desk, tasks: t, head: newSheetHead(t), lines: map[string]*sheetLine{}, asked: map[string]*actions.Asking{}}
	s.field.Hint = t.Words.SheetHint
	s.pasted, s.remarks = map[string]string{}, map[string]bool{}
	for _, it := range t.items {
		id := ""
		if it.row >= 0 {
			id = t.Board.At(it.row).Task.ID
		}
		s.order = append(s.order, id)
	}
	return s
}

func (s *sheet) key(msg tea.KeyPressMsg) tea.Cmd {
	k := &s.K.In
	switch {
	case msg.Keystroke() == "esc":
		s.close()
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
	s.field.Set(s.waiting(s.tasks.Task()))
	if l := s.lines[s.tasks.Task()]; l != nil && l.state == lineFailed {
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
	if s.On == s.Today {
		return s.take(r, r.Task, p, text)
	}
	id := r.Task.ID
	return s.Read(func(l page.Ledger) (func() tea.Cmd, error) { // the board does not say how the task stands now
		now, err := l.TasksByID(id)
		if err != nil || len(now) == 0 {
			return nil, err
		}
		return func() tea.Cmd { return s.take(r, now[0], p, text) }, nil
	})
}

// take stores a return on a row whose task is now as given, once what is asked of it is answered: Enter again says yes, and
// the report form takes the reason why a figure fell.
func (s *sheet) take(r *board.Row, now *model.Task, p model.Return, text string) tea.Cmd {
	id := r.Task.ID
	asked := actions.Ask(now, &p)
	was := s.asked[id]
	if was == nil {
		was = new(actions.Asking)
		s.asked[id] = was
	}
	switch {
	case was.Answered(s.Desk, asked, ""):
	case model.WantReason(asked):
		return actions.OpenReport(s.Desk, r, &p, asked, func(act *page.Action) { s.ordered(id, text, act) })
	default:
		return s.Refuse(s.Words.AskAgain(asked, "", s.Today))
	}
	act := actions.Report(s.Desk, r, p, words.EventDoubts(now, &p, asked)...)
	if s.remarks[id] = isRemark(&p); s.remarks[id] {
		act.Then = func(page.Lights) tea.Cmd { return s.Say(s.Words.OnlyRemark(r.Task.Title)) }
	}
	act.Failed = s.Complain
	s.ordered(id, text, &act)
	return s.Act(act)
}

// ordered shows on a task's row what an action is about to store, and goes on to the next one.
func (s *sheet) ordered(id, text string, act *page.Action) {
	l := &sheetLine{text: text}
	act.Ended = func(err error) {
		if err == nil {
			l.state = lineStored
			return
		}
		l.state = lineFailed
		if s.lines[id] == l {
			s.back(id)
		}
	}
	delete(s.asked, id)
	s.lines[id] = l
	if s.tasks.Task() == id {
		s.move(1)
	}
}

// back gives back a line that was not stored, under the cursor unless the
// officer is typing another one by now.
func (s *sheet) back(id string) {
	if s.field.Value() == "" {
		s.tasks.seek(id)
		s.begin()
	}
}

// saved lets go of lines that an undo has taken back, and says on those of other tasks that a figure was handed on to them.
func (s *sheet) saved(e *model.Entry) {
	switch e.Action {
	case model.ActUndo:
		for _, id := range e.Tasks() {
			delete(s.lines, id)
		}
	case model.ActReport:
		for _, id := range e.Fed() {
			if _, typed := s.lines[id]; !typed {
				s.lines[id] = &sheetLine{text: s.Words.FilledIn(), state: lineStored}
			}
		}
	}
}

// row is the line of the page that the cursor's task stands on.
func (s *sheet) row() int { return tableTop + s.tasks.list.Cursor - s.tasks.list.Top }

func (s *sheet) keys() []key.Binding {
	k := &s.K.In
	return []key.Binding{k.Store, k.Move, k.Turn, k.Head, k.Undo, s.K.Stop}
}
