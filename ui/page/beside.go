package page

import (
	tea "charm.land/bubbletea/v2"

	"duban/ui/widget"
)

// Wide is the width from which a list stands beside what its cursor is on; the list then takes ListWidth.
const (
	Wide      = 160
	ListWidth = 120
)

// gapBeside is how many cells stand between the two, with the line in their midst.
const gapBeside = 3

// ListWidthIn is how much of a page of w cells its list takes.
func ListWidthIn(w int) int {
	if w < Wide {
		return w
	}
	return ListWidth
}

// SideBySide draws a list of ListWidth and what stands beside it in w by h cells, a line between.
func (d *Desk) SideBySide(list widget.Rows, w, h int, beside func(w int) widget.Rows) widget.Rows {
	p := &d.Theme.Plain
	right := w - ListWidth - gapBeside
	pane := beside(right).Fill(right, h)
	list = list.Fill(ListWidth, h)
	line := new(widget.Line).Put(p.Text, " ").Upright(p.Faint).Put(p.Text, " ").String()
	out := make(widget.Rows, h)
	for i := range out {
		out[i] = list[i] + line + pane[i]
	}
	return out
}

// Preview is a task's page beside a list, of the task at the cursor.
type Preview struct {
	page Page
	id   string // of the task
	read int    // the version of the board for which its returns were read; 0 for none
}

// Read reads what the page of a task tells, unless it is known or there is no room for it.
func (v *Preview) Read(d *Desk, id string) tea.Cmd {
	if d.W < Wide || id == "" || v.id == id && v.read == d.Version {
		return nil
	}
	v.of(d, id)
	v.read = d.Version
	return v.page.Refresh()
}

func (v *Preview) of(d *Desk, id string) {
	if v.id != id {
		*v = Preview{page: d.TaskPage(id), id: id}
	}
}

// Draw draws the page of a task in w by h cells; nothing where there is no task.
func (v *Preview) Draw(d *Desk, id string, w, h int) widget.Rows {
	if id == "" {
		return nil
	}
	v.of(d, id)
	return v.page.Draw(w, h)
}
