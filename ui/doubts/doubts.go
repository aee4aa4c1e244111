// Package doubts is the page of what a person must settle: doubts about tasks and campaigns, and what fell due before
// the ledger was kept.
package doubts

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/actions"
	"duban/ui/draw"
	"duban/ui/page"
	"duban/ui/widget"
	"duban/words"
)

// Page is the page of what a person must settle (待核实): doubts about
// the records, and what fell due before the ledger was kept and was never
// reported. What is open comes before what is done.
type Page struct {
	*page.Desk
	whole   []page.PlanDoubt // about campaigns as a whole; they stand before the rows
	rows    []*board.Row
	running int // of both, how many belong to campaigns that run
	list    widget.Scroll
	doubts  map[string]string // by task: the words of its open doubts, as far as they were read
	asked   map[string]bool   // of these tasks they were asked for
	beside  page.Preview
}

// New returns the page of doubts.
func New(desk *page.Desk) *Page { return &Page{Desk: desk} }

// Refresh finds what is doubtful on the board, and reads the first of it.
func (v *Page) Refresh() tea.Cmd {
	if v.Board == nil {
		return nil
	}
	var found []int32
	for i := range int32(v.Board.Len()) {
		if v.Board.Is(i, board.FlagDoubt) && !v.Board.Is(i, board.FlagArchived) {
			found = append(found, i)
		}
	}
	v.Board.Sort(found, board.LightColumn, false)
	// What runs comes before what is past, and the overview counts no other.
	past := func(i int32) int {
		if v.Board.Is(i, board.FlagRunning) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(found, func(x, y int32) int {
		return cmp.Or(done(v.Board.At(x))-done(v.Board.At(y)), past(x)-past(y))
	})
	v.running = 0
	v.rows = make([]*board.Row, len(found))
	for n, i := range found {
		v.rows[n] = v.Board.At(i)
		v.running += 1 - past(i)
	}
	v.whole = page.PlanDoubts(v.Board)
	for _, d := range v.whole {
		if v.Board.State(d.Campaign) == model.Running {
			v.running++
		}
	}
	v.list.Resize(v.len(), max(v.list.Height, 1))
	// A doubt may have been settled or added since.
	v.doubts, v.asked = map[string]string{}, map[string]bool{}
	return v.readCmd()
}

// done is 1 for a task that is done: whatever is doubtful about it can wait.
func done(r *board.Row) int {
	if r.Assessment.Light == model.Done {
		return 1
	}
	return 0
}

func (v *Page) len() int { return len(v.whole) + len(v.rows) }

// doubtsAhead is for how many rows before and behind the view doubts are read.
const doubtsAhead = 60

// readCmd reads the doubts of the rows in view and near it, and what stands beside the list.
func (v *Page) readCmd() tea.Cmd {
	return tea.Batch(v.doubtsCmd(), v.beside.Read(v.Desk, v.Task()))
}

// doubtsCmd reads the doubts of the rows in view and near it that have not
// been read: a list does not carry them.
func (v *Page) doubtsCmd() tea.Cmd {
	var ids []string
	for i := max(0, v.list.Top-len(v.whole)-doubtsAhead); i < min(len(v.rows), v.list.Top-len(v.whole)+max(v.list.Height, v.H)+doubtsAhead); i++ {
		if t := v.rows[i].Task; t.OpenDoubts > 0 && !v.asked[t.ID] {
			v.asked[t.ID] = true
			ids = append(ids, t.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	gap, lang, doubts := v.Words.FieldGap, v.Lang, v.doubts
	return v.Read(func(l page.Ledger) (func() tea.Cmd, error) {
		of := make(map[string]string, len(ids))
		for _, id := range ids {
			t, err := l.Task(id)
			if err != nil {
				return nil, err
			}
			var texts []string
			for _, d := range t.Detail.Review {
				if d.Settled.IsZero() {
					texts = append(texts, words.Doubt(d, lang))
				}
			}
			of[id] = strings.Join(texts, gap)
		}
		return func() tea.Cmd {
			maps.Copy(doubts, of)
			return nil
		}, nil
	})
}

// here is the task at the cursor, or nil.
func (v *Page) here() *board.Row {
	if i := v.list.Cursor - len(v.whole); i >= 0 && i < len(v.rows) {
		return v.rows[i]
	}
	return nil
}

// wholeHere is the doubt about a campaign at the cursor, or nil.
func (v *Page) wholeHere() *page.PlanDoubt {
	if v.list.Cursor < len(v.whole) {
		return &v.whole[v.list.Cursor]
	}
	return nil
}

// openHere goes to what the line at the cursor speaks of.
func (v *Page) openHere() tea.Cmd {
	if d := v.wholeHere(); d != nil {
		return v.Tasks(page.Scope{Pick: page.PickAll, Campaign: d.Campaign.ID})
	}
	if r := v.here(); r != nil {
		return v.Open(r.Task.ID)
	}
	return nil
}

// settleWhole asks how a doubt about a campaign was settled, and settles it with the same one of its parts, as one action.
func (v *Page) settleWhole(d *page.PlanDoubt) tea.Cmd {
	now := v.CampaignNow(d.Campaign.ID)
	if now == nil || d.N >= len(now.Review) || now.Review[d.N] != d.Campaign.Review[d.N] {
		return nil // the board is of another day, and it is settled since
	}
	doubt := now.Review[d.N]
	v.Push(actions.SettleForm(v.Desk, now.Name, []model.Doubt{doubt}, func(note string) tea.Cmd {
		var settled []*model.Campaign
		for _, c := range v.Campaigns {
			if n := c.OpenDoubt(&doubt); n >= 0 && c.Within(now.ID) {
				fresh := *c
				fresh.SettleDoubt(n, v.Today, v.Who, note)
				settled = append(settled, &fresh)
			}
		}
		return v.Act(page.Action{Do: func(l page.Ledger) (model.Entry, error) { return l.SaveCampaigns(settled, model.ActSettle, note) }, Then: func(page.Lights) tea.Cmd {
			return v.Say(v.Words.Settled(now.Name))
		}})
	}))
	return nil
}

// Key handles a key press; the doubts that come into view with it are read.
func (v *Page) Key(msg tea.KeyPressMsg) tea.Cmd {
	return tea.Batch(v.press(msg), v.readCmd())
}

func (v *Page) press(msg tea.KeyPressMsg) tea.Cmd {
	r := v.here()
	switch {
	case key.Matches(msg, v.K.Back):
		return v.Back()
	case key.Matches(msg, v.K.Open):
		return v.openHere()
	case key.Matches(msg, v.K.Up, v.K.Down, v.K.PageUp, v.K.PageDown, v.K.Home, v.K.End):
		v.K.MoveList(&v.list, msg)
	case r != nil:
		return actions.Key(v.Desk, msg, r)
	case key.Matches(msg, v.K.Settle) && v.wholeHere() != nil:
		return v.settleWhole(v.wholeHere())
	}
	return nil
}

// listTop is how many lines stand above the first row of the table.
const listTop = 3

// Click handles a press of the left button at column x and row y.
func (v *Page) Click(x, y int) tea.Cmd {
	if x >= page.ListWidthIn(v.W) {
		return v.openHere()
	}
	i := v.list.Top + y - listTop
	if y < listTop || i >= v.list.End() {
		return nil
	}
	if i == v.list.Cursor {
		return v.openHere()
	}
	v.list.To(i)
	return v.readCmd()
}

// Wheel handles a turn of the wheel by d lines.
func (v *Page) Wheel(d int) tea.Cmd {
	v.list.Wheel(d)
	return v.readCmd()
}

// Keys are the bindings that do something here, the most useful first.
func (v *Page) Keys() []key.Binding {
	k := v.K
	if v.wholeHere() != nil {
		return []key.Binding{k.Open, k.Settle, k.Find, k.AsOf, k.Back}
	}
	if v.here() == nil {
		return []key.Binding{k.Find, k.AsOf, k.Back}
	}
	return append([]key.Binding{k.Open, k.Settle, k.Report, k.Back}, k.OnTask()...)
}

// Moves are the bindings that only move about.
func (v *Page) Moves() []key.Binding { return v.K.InList() }

// Draw draws the page in w by h cells: the list, and on a wide screen the task at the cursor beside it.
func (v *Page) Draw(w, h int) widget.Rows {
	list := v.drawList(page.ListWidthIn(w), h)
	if w < page.Wide {
		return list
	}
	return v.SideBySide(list, w, h, func(w int) widget.Rows { return v.beside.Draw(v.Desk, v.Task(), w, h) })
}

func (v *Page) drawList(w, h int) widget.Rows {
	x := v.Words
	v.list.Resize(v.len(), h-listTop)
	cols := draw.DoubtLeaving.Arrange([]widget.Column{
		{ID: "light", W: 2},
		{ID: "title", W: 26, Flex: 3, Title: x.ColTask},
		{ID: "campaign", W: 16, Flex: 1, Title: x.ColCampaign},
		{ID: "unit", W: 12, Flex: 1, Title: x.ColUnit},
		{ID: "doubts", W: 24, Flex: 5, Title: x.ColDoubts},
	}, w-3)
	p := v.Theme.Plain
	out := widget.Rows{draw.Titled(v.Screen, x.ReviewTitle, x.DoubtsCount(v.running, v.len()-v.running)+"  "+x.ReviewNote, v.list.Place(&v.Theme.Plain), w), widget.Spaces(w)}
	head := new(widget.Line).Put(p.Text, "  ")
	for i, c := range cols {
		if i > 0 {
			head.Put(p.Text, widget.Spaces(widget.ColumnGap))
		}
		if c.Right {
			head.Right(p.Dim, c.Title, c.W)
		} else {
			head.Cell(p.Dim, c.Title, c.W)
		}
	}
	out = append(out, head.End(p.Text, w))
	for i := v.list.Top; i < v.list.End(); i++ {
		l, k := draw.RowStart(v.Screen, i == v.list.Cursor)
		l.Put(k.Text, " ")
		if i < len(v.whole) {
			v.drawWhole(l, k, v.whole[i], cols, w)
			out = append(out, l.End(k.Text, w))
			continue
		}
		r := v.rows[i-len(v.whole)]
		for j, c := range cols {
			if j > 0 {
				l.Put(k.Text, widget.Spaces(widget.ColumnGap))
			}
			if c.ID == "doubts" {
				text := v.doubts[r.Task.ID]
				if r.Task.OpenDoubts == 0 {
					text = draw.ShortReason(v.Desk, r, c.W)
				}
				pen := k.Text
				if done(r) > 0 {
					pen = k.Dim
				}
				l.Cell(pen, text, c.W)
				continue
			}
			draw.TaskCell(v.Desk, l, r, c, k, i == v.list.Cursor)
		}
		out = append(out, l.End(k.Text, w))
	}
	if v.len() == 0 {
		out = append(out, new(widget.Line).Put(p.Dim, "  "+x.NothingToReview).End(p.Text, w))
	}
	return out
}

// drawWhole draws a doubt about a campaign as a whole: its name in the column of
// the tasks, and the doubt, which has no unit or light, over all behind it.
func (v *Page) drawWhole(l *widget.Line, k *widget.Pens, d page.PlanDoubt, cols []widget.Column, w int) {
	for _, c := range cols {
		if c.ID != "title" {
			l.Put(k.Text, widget.Spaces(c.W+widget.ColumnGap))
			continue
		}
		l.Cell(k.Text, d.Campaign.Name, c.W).Put(k.Text, widget.Spaces(widget.ColumnGap))
		break
	}
	l.Cell(k.Text, words.Doubt(d.Campaign.Review[d.N], v.Lang), w-l.W-1)
}

// Task is the task at the cursor.
func (v *Page) Task() string {
	if r := v.here(); r != nil {
		return r.Task.ID
	}
	return ""
}
