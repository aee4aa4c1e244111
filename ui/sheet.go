package ui

import (
	"errors"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/internal/board"
	"duban/internal/zh"
	"duban/model"
)

// sheet turns the task table into a column that the officer types down: a
// figure, or a percentage, and behind a space a sentence. Enter stores the line
// and goes to the next; what was stored stays in its row.
type sheet struct {
	tasks   *tasks
	field   field
	stored  map[string]string
	problem string
	cursor  *tea.Position
}

func newSheet(a *App, t *tasks) *sheet {
	s := &sheet{tasks: t, stored: map[string]string{}}
	s.field.hint = a.words.SheetHint
	return s
}

func (s *sheet) key(a *App, msg tea.KeyPressMsg) tea.Cmd {
	switch msg.Keystroke() {
	case "esc":
		s.tasks.sheet = nil
		return nil
	case "up":
		s.move(a, -1)
		return nil
	case "down", "tab":
		s.move(a, 1)
		return nil
	case "pgup":
		s.move(a, -s.tasks.list.height)
		return nil
	case "pgdown":
		s.move(a, s.tasks.list.height)
		return nil
	case "ctrl+z":
		return a.undoCmd(false)
	case "enter":
		return s.store(a)
	}
	s.problem = ""
	s.field.key(msg)
	return nil
}

func (s *sheet) move(a *App, d int) {
	s.tasks.move(d)
	s.field.set("")
	s.problem = ""
}

func (s *sheet) store(a *App) tea.Cmd {
	r := s.tasks.current(a)
	text := s.field.value()
	if r == nil || a.busy {
		return nil
	}
	if text == "" {
		s.move(a, 1)
		return nil
	}
	p, err := readSheetLine(r.Task, text)
	if err != nil {
		s.problem = a.explain(err)
		return a.showToast(s.problem, true)
	}
	p.Date, p.By = min(a.on, a.today), a.opts.Who
	id := r.Task.ID
	cmd := a.reportCmd(id, p)
	if cmd != nil {
		s.stored[id] = text
		s.move(a, 1)
	}
	return cmd
}

// readSheetLine reads 「6.5」, 「40%」, 「完成」 for every step, or any of them
// with a sentence behind a space; a line that begins with none of them is a sentence.
func readSheetLine(t *model.Task, text string) (model.Progress, error) {
	figure, sentence, _ := strings.Cut(zh.Fold(text), " ")
	if !startsWithFigure(figure) {
		return model.Progress{Text: text}, nil
	}
	p := model.Progress{Text: strings.TrimSpace(sentence)}
	if target := t.MainTarget(); target >= 0 && !strings.HasSuffix(figure, "%") || target >= 0 && t.Targets[target].Unit == "%" {
		actual, err := t.ReadActual(target, figure)
		if err != nil {
			return p, err
		}
		p.Actuals = []model.Actual{actual}
	} else {
		v, err := model.ReadPercent(figure)
		if err != nil {
			return p, err
		}
		p.Percent = &v
	}
	return p, errors.Join(model.CheckProgress(t, &p)...)
}

func startsWithFigure(s string) bool {
	s = strings.TrimPrefix(s, "-")
	return s != "" && s[0] >= '0' && s[0] <= '9'
}

// cell draws the columns that a sheet shows otherwise; it reports whether it did.
func (s *sheet) cell(a *App, l *line, r *board.Row, c column, p *pens, here bool) bool {
	if c.id != "reason" {
		return false
	}
	hint := a.words.Percent
	if i := r.Task.MainTarget(); i >= 0 {
		g := &r.Task.Targets[i]
		hint = strings.TrimSpace(g.Metric + " " + g.Unit)
	}
	switch {
	case here:
		w := c.w
		tail := ""
		if c.w > 24 {
			tail = zh.Cut(hint, c.w/2)
			w = c.w - zh.Width(tail) - 1
		}
		view, x := s.field.view(&a.screen, w, true)
		s.cursor = &tea.Position{X: l.w + x, Y: s.row()}
		l.raw(view, w)
		if tail != "" {
			l.put(p.text, " ").put(p.dim, tail)
		}
	case s.stored[r.Task.ID] != "":
		l.cell(p.light[model.Green], s.stored[r.Task.ID], c.w)
	default:
		l.cell(p.faint, hint, c.w)
	}
	return true
}

// row is the line of the page that the cursor's task stands on.
func (s *sheet) row() int { return tableTop + s.tasks.list.cursor - s.tasks.list.top }

func (s *sheet) keys(a *App) []key.Binding {
	return []key.Binding{a.words.SheetStore, a.words.SheetMove, a.words.SheetUndo, a.k.Back}
}
