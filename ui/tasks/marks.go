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

// markAll marks every task shown, or none when all are marked.
func (t *Page) markAll() {
	all := true
	for _, r := range t.rows {
		all = all && t.marked[t.Board.At(r).Task.ID]
	}
	clear(t.marked)
	if !all {
		for _, r := range t.rows {
			t.marked[t.Board.At(r).Task.ID] = true
		}
	}
}

// markedTasks are the tasks marked, in the order of the table, or the one at
// the cursor when none is.
func (t *Page) markedTasks() []*model.Task {
	var out []*model.Task
	for _, i := range t.rows {
		if task := t.Board.At(i).Task; t.marked[task.ID] {
			out = append(out, task)
		}
	}
	if r := t.current(); len(out) == 0 && r != nil {
		out = append(out, r.Task)
	}
	return out
}
