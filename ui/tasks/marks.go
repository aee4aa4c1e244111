package tasks

import (
	"duban/model"
)

func (t *Page) toggleMark(id string) {
	if t.marked[id] {
		delete(t.marked, id)
	} else {
		t.marked[id] = true
	}
}

// unmark lets go of all marks.
func (t *Page) unmark() {
	clear(t.marked)
	t.unseen = 0
}

// markAll marks every task shown, or none of them when all are marked. Marks out of sight stay.
func (t *Page) markAll() {
	all := true
	for _, r := range t.rows {
		all = all && t.marked[t.Board.At(r).Task.ID]
	}
	for _, r := range t.rows {
		if id := t.Board.At(r).Task.ID; all {
			delete(t.marked, id)
		} else {
			t.marked[id] = true
		}
	}
}

// lookForMarks counts the marks that the rows do not show, and lets go of those whose tasks are gone.
func (t *Page) lookForMarks() {
	t.unseen = 0
	if len(t.marked) == 0 {
		return
	}
	shown := 0
	for _, i := range t.rows {
		if t.marked[t.Board.At(i).Task.ID] {
			shown++
		}
	}
	for id := range t.marked {
		if t.Board.Row(id) == nil {
			delete(t.marked, id)
		}
	}
	t.unseen = len(t.marked) - shown
}

// markedTasks are all tasks marked, those shown first, in the order of the table, then those out of sight in
// the order of the documents; or the one at the cursor when none is.
func (t *Page) markedTasks() []*model.Task {
	var out []*model.Task
	shown := make(map[string]bool)
	for _, i := range t.rows {
		if task := t.Board.At(i).Task; t.marked[task.ID] {
			out = append(out, task)
			shown[task.ID] = true
		}
	}
	if t.unseen > 0 {
		for i := range int32(t.Board.Len()) {
			if task := t.Board.At(i).Task; t.marked[task.ID] && !shown[task.ID] {
				out = append(out, task)
			}
		}
	}
	if r := t.current(); len(out) == 0 && r != nil {
		out = append(out, r.Task)
	}
	return out
}
