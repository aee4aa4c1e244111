package tasks

import (
	"duban/board"
)

// item is one line of the task table: a heading, a blank line, or a row.
type item struct {
	row   int32 // index into the board; -1 for a heading, -2 for a blank line
	group int32
	nth   int32 // of a row: its place among the rows, from 1
}

const (
	headingItem = -1
	blankItem   = -2
)

func (t *Page) layout() {
	t.items = t.items[:0]
	if t.groups == nil {
		for _, r := range t.rows {
			t.items = append(t.items, item{row: r, nth: int32(len(t.items) + 1)})
		}
	} else {
		nth := int32(0)
		for g, group := range t.groups {
			if g > 0 {
				t.items = append(t.items, item{row: blankItem})
			}
			t.items = append(t.items, item{row: headingItem, group: int32(g)})
			for _, r := range group.Rows {
				nth++
				t.items = append(t.items, item{row: r, group: int32(g), nth: nth})
			}
		}
	}
	t.list.Resize(len(t.items), max(t.h, 1))
}

// toFirst puts the cursor on the first task.
func (t *Page) toFirst() {
	t.list.To(0)
	t.settle(1)
}

// settle moves the cursor off a heading, in the direction that it came from.
func (t *Page) settle(d int) {
	for i := t.list.Cursor; i >= 0 && i < len(t.items); i += d {
		if t.items[i].row >= 0 {
			t.list.To(i)
			// A heading above the first row of the view stays in view.
			if d < 0 && i > 0 && t.items[i-1].row == headingItem && t.list.Top == i {
				t.list.Top = i - 1
			}
			return
		}
	}
	if d > 0 {
		t.settle(-1)
	} else if len(t.rows) > 0 {
		t.settle(1)
	}
}

func (t *Page) move(d int) {
	t.list.Move(d)
	if d < 0 {
		if t.list.Cursor == 0 {
			t.settle(1)
			t.list.Top = 0
			return
		}
		t.settle(-1)
		return
	}
	t.settle(1)
}

// seek puts the cursor on a task, or leaves it where it is.
func (t *Page) seek(id string) {
	if id != "" {
		for i, it := range t.items {
			if it.row >= 0 && t.Board.At(it.row).Task.ID == id {
				t.list.To(i)
				return
			}
		}
	}
	t.list.Move(0)
	t.settle(1)
}

// nth is the place of the task at the cursor among those that are shown, from 1.
func (t *Page) nth() int {
	if t.list.Cursor < len(t.items) {
		return int(t.items[t.list.Cursor].nth)
	}
	return 0
}

func (t *Page) current() *board.Row {
	if t.list.Cursor < len(t.items) {
		if it := t.items[t.list.Cursor]; it.row >= 0 && t.Board != nil && int(it.row) < t.Board.Len() {
			return t.Board.At(it.row)
		}
	}
	return nil
}

// Neighbour is the ID of the task d rows away from the given one, for going
// through the table while a task is open.
func (t *Page) Neighbour(id string, d int) string {
	if t.last.version != t.Version || len(t.items) == 0 {
		t.apply()
	}
	t.seek(id)
	if t.Task() != id {
		return ""
	}
	for i := t.list.Cursor + d; i >= 0 && i < len(t.items); i += d {
		if t.items[i].row >= 0 {
			t.list.To(i)
			return t.Task()
		}
	}
	return ""
}

// Rows are the rows that are shown, from top to bottom.
func (t *Page) Rows() []*board.Row {
	var out []*board.Row
	for _, it := range t.items {
		if it.row >= 0 {
			out = append(out, t.Board.At(it.row))
		}
	}
	return out
}

// Groups are the groups in which they stand; nil where they stand in none.
func (t *Page) Groups() []board.Group { return t.groups }
