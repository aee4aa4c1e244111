package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
)

// reviewList is the page of what a person must settle (待核实): doubts about
// the records, and what fell due before the ledger was kept and was never
// reported. What is open comes before what is done.
type reviewList struct {
	whole   []planDoubt // about campaigns as a whole; they stand before the rows
	rows    []*board.Row
	running int // of both, how many belong to campaigns that run
	list    scroll
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
	v.list.resize(v.len(), max(v.list.height, 1))
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
	for i := max(0, v.list.top-len(v.whole)-doubtsAhead); i < min(len(v.rows), v.list.top-len(v.whole)+v.list.height+doubtsAhead); i++ {
		if t := v.rows[i].Task; t.OpenDoubts > 0 && !v.asked[t.ID] {
			v.asked[t.ID] = true
			ids = append(ids, t.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	led, gap := a.led, a.words.FieldGap
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
	if i := v.list.cursor - len(v.whole); i >= 0 && i < len(v.rows) {
		return v.rows[i]
	}
	return nil
}

// wholeHere is the doubt about a campaign at the cursor, or nil.
func (v *reviewList) wholeHere() *planDoubt {
	if v.list.cursor < len(v.whole) {
		return &v.whole[v.list.cursor]
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
		return a.say(a.words.Settled(c.Name))
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
		moveList(a, &v.list, msg)
	case r != nil:
		return a.taskKey(msg, r)
	case key.Matches(msg, a.k.Settle) && v.wholeHere() != nil:
		return v.wholeHere().settle(a)
	}
	return nil
}

func (v *reviewList) click(a *App, _, y int) tea.Cmd {
	i := v.list.top + y - listTop
	if y < listTop || i >= v.list.end() {
		return nil
	}
	if i == v.list.cursor {
		return v.openHere(a)
	}
	v.list.to(i)
	return nil
}

func (v *reviewList) wheel(_ *App, d int) { v.list.wheel(d) }

func (v *reviewList) keys(a *App) []key.Binding {
	k := a.k
	if v.wholeHere() != nil {
		return []key.Binding{k.Open, k.Settle, k.Find, k.AsOf, k.Back}
	}
	if v.here() == nil {
		return []key.Binding{k.Find, k.AsOf, k.Back}
	}
	return append([]key.Binding{k.Open, k.Settle, k.Report, k.Back}, k.onTask()...)
}

func (v *reviewList) moves(a *App) []key.Binding { return a.k.inList() }

func (v *reviewList) draw(a *App, w, h int) rows {
	x := a.words
	cols := arrange([]column{
		{id: "light", w: 2},
		{id: "title", w: 20, flex: 3, title: x.ColTask},
		{id: "campaign", w: 16, flex: 1, title: x.ColCampaign, drop: 3},
		{id: "unit", w: 12, flex: 1, title: x.ColUnit, drop: 2},
		{id: "doubts", w: 24, flex: 5, title: x.ColDoubts},
	}, w-3)
	p := a.theme.plain
	out := rows{spaces(w), a.section(x.ReviewTitle, x.DoubtsCount(v.running, v.len()-v.running)+"  "+x.ReviewNote, w)}
	head := new(line).put(p.text, "  ")
	for i, c := range cols {
		if i > 0 {
			head.put(p.text, spaces(columnGap))
		}
		if c.right {
			head.right(p.dim, c.title, c.w)
		} else {
			head.cell(p.dim, c.title, c.w)
		}
	}
	out = append(out, head.end(p.text, w))
	v.list.resize(v.len(), h-listTop)
	for i := v.list.top; i < v.list.end(); i++ {
		l, k := a.rowStart(i == v.list.cursor)
		l.put(k.text, " ")
		if i < len(v.whole) {
			v.drawWhole(l, k, v.whole[i], cols, w)
			out = append(out, l.end(k.text, w))
			continue
		}
		r := v.rows[i-len(v.whole)]
		for j, c := range cols {
			if j > 0 {
				l.put(k.text, spaces(columnGap))
			}
			if c.id == "doubts" {
				text := v.doubts[r.Task.ID]
				if r.Task.OpenDoubts == 0 {
					text = a.shortReason(r)
				}
				l.cell(k.text, text, c.w)
				continue
			}
			a.taskCell(l, r, c, k, i == v.list.cursor)
		}
		out = append(out, l.end(k.text, w))
	}
	if v.len() == 0 {
		out = append(out, new(line).put(p.dim, "  "+x.NothingToReview).end(p.text, w))
	}
	return out
}

// drawWhole draws a doubt about a campaign as a whole: its name in the column of
// the tasks, and the doubt, which has no unit or light, over all behind it.
func (v *reviewList) drawWhole(l *line, k *pens, d planDoubt, cols []column, w int) {
	for _, c := range cols {
		if c.id != "title" {
			l.put(k.text, spaces(c.w+columnGap))
			continue
		}
		l.cell(k.text, d.campaign.Name, c.w).put(k.text, spaces(columnGap))
		break
	}
	l.cell(k.text, d.campaign.Review[d.n].Text, w-l.w-1)
}
