// Package calendar is the page of a month: what falls due on each day, which days are worked, and what comes next.
package calendar

import (
	"cmp"
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/model"
	"duban/ui/actions"
	"duban/ui/keymap"
	"duban/ui/page"
	"duban/ui/widget"
)

// Page shows a month, what falls due on each day, which days are worked,
// and below it what comes from the chosen day on.
type Page struct {
	*page.Desk
	today  model.Date // the real day, when the board was last looked at
	day    model.Date // the day where the cursor is
	events []event    // of all days, in their order
	coming []event    // from the chosen day on
	list   widget.Scroll
	inList bool // the keys are in the list of what comes
	grid   page.Rect
	listAt page.Rect // the lines of the list, as last drawn
	cellW  int
	cellH  int
}

// New returns the calendar, at the day of the board.
func New(desk *page.Desk) *Page { return &Page{Desk: desk} }

// Refresh looks at the board anew. The cursor stays where it is, but on today it goes along with the day.
func (c *Page) Refresh() tea.Cmd {
	if c.Board == nil {
		return nil
	}
	if c.day.IsZero() || c.day == c.today && c.On == c.Today {
		c.day = c.On
	}
	c.today = c.Today
	c.events = eventsOf(c.Board)
	c.goDay(c.day)
	return nil
}

// Key handles a key press.
func (c *Page) Key(msg tea.KeyPressMsg) tea.Cmd {
	k := c.K
	switch {
	case key.Matches(msg, k.Next, k.Prev):
		c.inList = !c.inList && len(c.coming) > 0
		return nil
	case key.Matches(msg, k.Back):
		if c.inList {
			c.inList = false
			return nil
		}
		return c.Back()
	case key.Matches(msg, k.Open):
		if !c.inList {
			c.inList = len(c.coming) > 0
			return nil
		}
		return c.open()
	}
	if c.inList {
		if c.list.Cursor == 0 && key.Matches(msg, k.Up) {
			c.inList = false
			return nil
		}
		if c.K.MoveList(&c.list, msg) {
			return nil
		}
		if e := c.here(); e != nil && e.row != nil {
			return actions.Key(c.Desk, msg, e.row)
		}
		return nil
	}
	switch {
	case key.Matches(msg, k.Left):
		c.goDay(c.day - 1)
	case key.Matches(msg, k.Right):
		c.goDay(c.day + 1)
	case key.Matches(msg, k.Up):
		c.goDay(c.day - 7)
	case key.Matches(msg, k.Down):
		c.goDay(c.day + 7)
	case key.Matches(msg, k.PageUp):
		c.goMonth(-1)
	case key.Matches(msg, k.PageDown):
		c.goMonth(1)
	case key.Matches(msg, k.Home):
		c.goDay(c.On)
	}
	return nil
}

// Task is the task at the cursor.
func (c *Page) Task() string {
	if e := c.here(); e != nil && e.row != nil {
		return e.row.Task.ID
	}
	return ""
}

func (c *Page) here() *event {
	if c.inList && c.list.Cursor < len(c.coming) {
		return &c.coming[c.list.Cursor]
	}
	return nil
}

func (c *Page) open() tea.Cmd {
	e := c.here()
	switch {
	case e == nil:
	case e.row != nil:
		return c.Open(e.row.Task.ID)
	case e.ends() || e.on >= c.On:
		return c.Tasks(page.Scope{Campaign: e.campaign.ID, Query: c.Words.Term("-已完成")})
	default:
		return c.Tasks(page.Scope{Campaign: e.campaign.ID, Query: c.Words.Term("未报")})
	}
	return nil
}

func (c *Page) goDay(d model.Date) {
	c.day = d
	c.list.Cursor, c.list.Top = 0, 0
	c.coming = c.between(d, d+comingDays)
	c.inList = c.inList && len(c.coming) > 0
}

// comingDays is how far the list below the month looks ahead.
const comingDays = 366

// between are the events from one day to another, both included.
func (c *Page) between(from, to model.Date) []event {
	byDay := func(e event, d model.Date) int { return cmp.Compare(e.on, d) }
	lo, _ := slices.BinarySearchFunc(c.events, from, byDay)
	hi, _ := slices.BinarySearchFunc(c.events, to+1, byDay)
	return c.events[lo:hi]
}

// goMonth keeps the day of the month where the other month has it.
func (c *Page) goMonth(n int) {
	y, m, d := c.day.Civil()
	first := model.NewDate(y, m+time.Month(n), 1)
	c.goDay(min(first.AddDays(d-1), first.MonthEnd()))
}

// firstCell is the Monday on or before the first of the month.
func (c *Page) firstCell() model.Date {
	y, m, _ := c.day.Civil()
	first := model.NewDate(y, m, 1)
	return first.AddDays(-(int(first.Weekday()) + 6) % 7)
}

// Click handles a press of the left button at column x and row y.
func (c *Page) Click(x, y int) tea.Cmd {
	if c.cellW > 0 && c.grid.Holds(x, y) {
		d := c.firstCell().AddDays((y-c.grid.Y)/c.cellH*7 + (x-c.grid.X)/c.cellW)
		c.inList = false
		c.goDay(d)
		return nil
	}
	if i := c.list.Top + y - c.listAt.Y; c.listAt.Holds(x, y) && i < c.list.End() {
		again := c.inList && i == c.list.Cursor
		c.inList = true
		c.list.To(i)
		if again {
			return c.open()
		}
	}
	return nil
}

// Wheel handles a turn of the wheel by d lines.
func (c *Page) Wheel(d int) tea.Cmd {
	if c.inList {
		c.list.Wheel(d)
		return nil
	}
	if d < 0 {
		c.goMonth(-1)
	} else {
		c.goMonth(1)
	}
	return nil
}

// Keys are the bindings that do something here, the most useful first.
func (c *Page) Keys() []key.Binding {
	k := c.K
	switch e := c.here(); {
	case e != nil && e.row == nil:
		return []key.Binding{k.Open, k.Next, k.AsOf, k.Back}
	case e != nil:
		return append([]key.Binding{k.Open, k.Report, k.Next, k.Back}, k.OnTask()...)
	}
	return []key.Binding{k.Open, k.Next, keymap.Named(k.PageDown, c.Words.DoMonth), keymap.Named(k.Home, c.Words.DoToday), k.AsOf, k.Back}
}

// Moves are the bindings that only move about.
func (c *Page) Moves() []key.Binding {
	k, x := c.K, c.Words
	if c.inList {
		return append(k.InList(), k.Prev)
	}
	return []key.Binding{keymap.Named(k.Left, x.DoDay), keymap.Named(k.Up, x.DoWeek), keymap.Named(k.PageUp, x.DoMonth), keymap.Named(k.PageDown, x.DoMonth), keymap.Named(k.Home, x.DoToday), k.Prev}
}
