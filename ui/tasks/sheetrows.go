package tasks

import (
	"slices"
	"strings"

	"duban/board"
	"duban/internal/zh"
)

// close ends the sheet: the rows go where they belong now.
func (s *sheet) close() {
	t := s.tasks
	id := t.Task()
	t.sheet = nil
	t.apply()
	t.seek(id)
}

// keepRows leaves every task in its row while the sheet is open, whatever has become of its light: the officer types down
// a list on paper. What is no more goes.
func (s *sheet) keepRows() {
	t := s.tasks
	var items []item
	var order []string
	t.rows = t.rows[:0:0]
	for n, it := range t.items {
		id := s.order[n]
		if id != "" {
			if it.row = t.Board.Index(id); it.row < 0 {
				continue
			}
			t.rows = append(t.rows, it.row)
		}
		items, order = append(items, it), append(order, id)
	}
	t.items, s.order = items, order
	for i := range t.groups {
		g := &t.groups[i]
		g.Rows = g.Rows[:0:0]
		for _, it := range items {
			if it.row >= 0 && it.group == int32(i) {
				g.Rows = append(g.Rows, it.row)
			}
		}
		g.Tally = t.Board.Tally(g.Rows)
	}
	t.tally = t.Board.Tally(t.rows)
	t.sorted = slices.Clone(t.rows)
	t.last.version = t.Version
	t.list.Resize(len(t.items), max(t.h, 1))
}

// paste puts pasted lines into the rows from the cursor down, one each, and stores none: Enter on each row does. A single
// line goes into the field.
func (s *sheet) paste(text string) {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ").Replace(text)
	lines := strings.Split(strings.Trim(text, "\n"), "\n")
	if len(lines) == 1 {
		s.field.Insert(lines[0])
		return
	}
	t := s.tasks
	for at := t.list.Cursor; at < len(t.items) && len(lines) > 0; at++ {
		id := s.order[at]
		if id == "" {
			continue
		}
		if line := strings.TrimSpace(zh.Clean(lines[0])); line != "" {
			delete(s.lines, id)
			s.pasted[id] = line
		}
		lines = lines[1:]
	}
	s.over = len(lines)
	s.begin()
}

// unstored is how many rows hold pasted lines that are not stored.
func (s *sheet) unstored() int {
	n := 0
	for id := range s.pasted {
		if s.waiting(id) != "" {
			n++
		}
	}
	return n
}

// waiting is what was pasted for a task and is not stored yet.
func (s *sheet) waiting(id string) string {
	if s.lines[id] != nil {
		return ""
	}
	return s.pasted[id]
}

// targetsOf are the targets of a task that figures are told of, the one that a lone figure is for first.
func targetsOf(r *board.Row) []int {
	t := r.Task
	main := t.MainTarget()
	if main < 0 || t.InWords() {
		return nil
	}
	out := []int{main}
	for i := range t.Targets {
		if i != main {
			out = append(out, i)
		}
	}
	return out
}
