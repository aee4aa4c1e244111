package page

import (
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
)

// courses holds how the tasks that were seen came to where they stand. They are known by the record itself: what changes
// a task puts another one in its place, so that nothing here is ever out of date.
type courses struct {
	of    *board.Board // the board that they are of
	known map[*model.Task]board.Course
	asked map[*model.Task]bool
}

// Course is how a task came to where it stands; ok is false while that is not worked out.
func (d *Desk) Course(t *model.Task) (c board.Course, ok bool) {
	if d.courses == nil || d.courses.of != d.Board {
		return c, false
	}
	c, ok = d.courses.known[t]
	return c, ok
}

// ReadCourses works out the courses of rows that are seen and not worked out yet, behind the frame: their returns are read.
func (d *Desk) ReadCourses(rows []*board.Row) tea.Cmd {
	if d.courses == nil || d.courses.of != d.Board {
		d.courses = &courses{of: d.Board, known: map[*model.Task]board.Course{}, asked: map[*model.Task]bool{}}
	}
	c, on, cal := d.courses, d.On, d.Cal
	var wanted []board.Row // copies, since the board goes on meanwhile
	for _, r := range rows {
		if !c.asked[r.Task] {
			c.asked[r.Task] = true
			wanted = append(wanted, *r)
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	return d.Read(func(l Ledger) (func() tea.Cmd, error) {
		found := make(map[*model.Task]board.Course, len(wanted))
		for i := range wanted {
			t := wanted[i].Task
			returns, err := l.ReturnsOn(t.ID, on)
			if err != nil {
				return nil, err
			}
			found[t] = board.CourseOf(t, returns, wanted[i].Campaign, cal, on)
		}
		return func() tea.Cmd {
			for t, course := range found {
				c.known[t] = course
			}
			return nil
		}, nil
	})
}
