package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/widget"
)

// reviewList is the page of what a person must settle (待核实): doubts about
// the records, and what fell due before the ledger was kept and was never
// reported. What is open comes before what is done.
type reviewList struct {
	whole   []planDoubt // about campaigns as a whole; they stand before the rows
	rows    []*board.Row
	running int // of both, how many belong to campaigns that run
	list    widget.Scroll
	doubts  map[string]string // by task: the words of its open doubts, as far as they were read
	asked   map[string]bool   // of these tasks they were asked for
}

// planDoubt is an open doubt about a campaign as a whole.
type planDoubt struct {
	campaign *model.Campaign
	n        int // its place among the campaign's doubts
}

// doubtsMsg brings the words of doubts.
type doubtsMsg struct {
	of  map[string]string
	err error
}

func (v *reviewList) refresh(a *App) {
	if a.board == nil {
		return
	}
	var found []int32
	for i := range int32(a.board.Len()) {
		if a.board.Is(i, board.FlagDoubt) && !a.board.Is(i, board.FlagArchived) {
			found = append(found, i)
		}
	}
	a.board.Sort(found, board.LightColumn, false)
	// What runs comes before what is past, and the overview counts no other.
	past := func(i int32) int { return b2i(!a.board.Is(i, board.FlagRunning)) }
	slices.SortStableFunc(found, func(x, y int32) int { return past(x) - past(y) })
	v.running = 0
	v.rows = make([]*board.Row, len(found))
	for n, i := range found {
		v.rows[n] = a.board.At(i)
		v.running += 1 - past(i)
	}
	v.whole = planDoubts(a.board)
	for _, d := range v.whole {
		v.running += b2i(a.board.State(d.campaign) == model.Running)
	}
	v.list.Resize(v.len(), max(v.list.Height, 1))
	// A doubt may have been settled or added since.
	v.doubts, v.asked = map[string]string{}, map[string]bool{}
}

// planDoubts are the doubts about campaigns as a whole that nobody has settled, of those that run first.
func planDoubts(b *board.Board) []planDoubt {
	var running, past []planDoubt
	for _, c := range b.Campaigns() {
		for n, d := range c.Review {
			switch {
			case !d.Settled.IsZero() || b.State(c) == model.Archived:
			case b.State(c) == model.Running:
				running = append(running, planDoubt{c, n})
			default:
				past = append(past, planDoubt{c, n})
			}
		}
	}
	return append(running, past...)
}

func (v *reviewList) len() int { return len(v.whole) + len(v.rows) }

// doubtsAhead is for how many rows before and behind the view doubts are read.
const doubtsAhead = 60

// doubtsCmd reads the doubts of the rows in view and near it that have not
// been read: a list does not carry them.
func (v *reviewList) doubtsCmd(a *App) tea.Cmd {
	var ids []string
	for i := max(0, v.list.Top-len(v.whole)-doubtsAhead); i < min(len(v.rows), v.list.Top-len(v.whole)+v.list.Height+doubtsAhead); i++ {
		if t := v.rows[i].Task; t.OpenDoubts > 0 && !v.asked[t.ID] {
			v.asked[t.ID] = true
			ids = append(ids, t.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	led, gap := a.led, a.Words.FieldGap
	return func() tea.Msg {
		m := doubtsMsg{of: make(map[string]string, len(ids))}
		for _, id := range ids {
			t, err := led.Task(id)
			if err != nil {
				return doubtsMsg{err: err}
			}
			var texts []string
			for _, d := range t.Detail.Review {
				if d.Settled.IsZero() {
					texts = append(texts, d.Text)
				}
			}
			m.of[id] = strings.Join(texts, gap)
		}
		return m
	}
}

func (a *App) handleDoubts(m doubtsMsg) tea.Cmd {
	if m.err != nil {
		return a.complain(m.err)
	}
	for id, text := range m.of {
		a.review.doubts[id] = text
	}
	return nil
}

// here is the task at the cursor, or nil.
func (v *reviewList) here() *board.Row {
	if i := v.list.Cursor - len(v.whole); i >= 0 && i < len(v.rows) {
		return v.rows[i]
	}
	return nil
}

// wholeHere is the doubt about a campaign at the cursor, or nil.
func (v *reviewList) wholeHere() *planDoubt {
	if v.list.Cursor < len(v.whole) {
		return &v.whole[v.list.Cursor]
	}
	return nil
}

// openHere goes to what the line at the cursor speaks of.
func (v *reviewList) openHere(a *App) tea.Cmd {
	if d := v.wholeHere(); d != nil {
		a.goTasks(scope{pick: pickAll, campaign: d.campaign.ID})
		return nil
	}
	if r := v.here(); r != nil {
		return a.openTask(r.Task.ID)
	}
	return nil
}

// settle settles a doubt about a campaign, as one action.
func (d planDoubt) settle(a *App) tea.Cmd {
	now := a.campaignNow(d.campaign.ID)
	if now == nil || d.n >= len(now.Review) || now.Review[d.n] != d.campaign.Review[d.n] {
		return nil // the board is of another day, and it is settled since
	}
	c := *now
	c.SettleDoubt(d.n, a.today, a.opts.Who)
	return a.actCmd(func(l Ledger) (model.Entry, error) { return l.SaveCampaign(&c) }, func(a *App, _ lights) tea.Cmd {
		return a.say(a.Words.Settled(c.Name))
	})
}

func (v *reviewList) key(a *App, msg tea.KeyPressMsg) tea.Cmd {
	r := v.here()
	switch {
	case key.Matches(msg, a.k.Back):
		return a.back()
	case key.Matches(msg, a.k.Open):
		return v.openHere(a)
	case key.Matches(msg, a.k.Up, a.k.Down, a.k.PageUp, a.k.PageDown, a.k.Home, a.k.End):
		a.k.MoveList(&v.list, msg)
	case r != nil:
		return a.taskKey(msg, r)
	case key.Matches(msg, a.k.Settle) && v.wholeHere() != nil:
		return v.wholeHere().settle(a)
	}
	return nil
}

func (v *reviewList) click(a *App, _, y int) tea.Cmd {
	i := v.list.Top + y - listTop
	if y < listTop || i >= v.list.End() {
		return nil
	}
	if i == v.list.Cursor {
		return v.openHere(a)
	}
	v.list.To(i)
	return nil
}

func (v *reviewList) wheel(_ *App, d int) { v.list.Wheel(d) }

func (v *reviewList) keys(a *App) []key.Binding {
	k := a.k
	if v.wholeHere() != nil {
		return []key.Binding{k.Open, k.Settle, k.Find, k.AsOf, k.Back}
	}
	if v.here() == nil {
		return []key.Binding{k.Find, k.AsOf, k.Back}
	}
	return append([]key.Binding{k.Open, k.Settle, k.Report, k.Back}, k.OnTask()...)
}

func (v *reviewList) moves(a *App) []key.Binding { return a.k.InList() }

func (v *reviewList) draw(a *App, w, h int) widget.Rows {
	x := a.Words
	cols := widget.Arrange([]widget.Column{
		{ID: "light", W: 2},
		{ID: "title", W: 20, Flex: 3, Title: x.ColTask},
		{ID: "campaign", W: 16, Flex: 1, Title: x.ColCampaign, Drop: 3},
		{ID: "unit", W: 12, Flex: 1, Title: x.ColUnit, Drop: 2},
		{ID: "doubts", W: 24, Flex: 5, Title: x.ColDoubts},
	}, w-3)
	p := a.Theme.Plain
	out := widget.Rows{widget.Spaces(w), a.section(x.ReviewTitle, x.DoubtsCount(v.running, v.len()-v.running)+"  "+x.ReviewNote, w)}
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
	v.list.Resize(v.len(), h-listTop)
	for i := v.list.Top; i < v.list.End(); i++ {
		l, k := a.rowStart(i == v.list.Cursor)
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
					text = a.shortReason(r)
				}
				l.Cell(k.Text, text, c.W)
				continue
			}
			a.taskCell(l, r, c, k, i == v.list.Cursor)
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
func (v *reviewList) drawWhole(l *widget.Line, k *widget.Pens, d planDoubt, cols []widget.Column, w int) {
	for _, c := range cols {
		if c.ID != "title" {
			l.Put(k.Text, widget.Spaces(c.W+widget.ColumnGap))
			continue
		}
		l.Cell(k.Text, d.campaign.Name, c.W).Put(k.Text, widget.Spaces(widget.ColumnGap))
		break
	}
	l.Cell(k.Text, d.campaign.Review[d.n].Text, w-l.W-1)
}
