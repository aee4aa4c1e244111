package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui/keymap"
	"duban/ui/widget"
)

// pane is one of the lists of the overview.
type pane int

const (
	campaignPane pane = iota
	duePane
	unitPane
	paneCount
)

// overview is the first page: what is red, what must be done today, who is behind.
type overview struct {
	focus pane
	lists [paneCount]widget.Scroll
	at    [paneCount]rect // where the lines of each pane were last drawn
	shown [paneCount]bool

	campaigns []board.CampaignSum // as they are listed: those that run, then those that have ended
	ended     int                 // how many of them have ended
	withEnded bool                // the ended ones are listed too
	left      int                 // tasks of ended plans that are not done
	due       []dueLine
	units     []board.UnitSum
	most      int         // tasks that one unit has
	tally     board.Tally // of the plans that run
	doubts    int         // about them and their tasks
	// unreported says which turn is owed: 「10月 未报」.
	unreported string
}

// rect is a rectangle of the page.
type rect struct{ x, y, w, h int }

func (p rect) holds(x, y int) bool {
	return x >= p.x && x < p.x+p.w && y >= p.y && y < p.y+p.h
}

func (o *overview) refresh(a *App) {
	if a.board == nil {
		return
	}
	listed := slices.DeleteFunc(a.board.ByCampaign(), func(c board.CampaignSum) bool { return c.State == model.Archived })
	o.campaigns, o.ended = orderCampaigns(listed, a.on)
	o.units = a.board.ByUnit()
	o.most = heaviest(o.units)
	o.tally, o.left = a.board.Headline(), a.board.Totals().Left
	o.doubts = o.tally.Doubts
	for _, d := range planDoubts(a.board) {
		o.doubts += b2i(a.board.State(d.campaign) == model.Running)
	}
	owed := turnsOf(a.board.Unreported(), owedTurn)
	o.due = dueLines(a, owed)
	o.unreported = a.Words.Unreported
	if len(owed) == 1 {
		o.unreported = a.Words.UnreportedTurn(owed[0].label(a))
	}
	o.resize()
}

func b2i(v bool) int {
	if v {
		return 1
	}
	return 0
}

func (o *overview) resize() {
	for p, n := range [paneCount]int{campaignPane: o.campaignLines(), duePane: len(o.due), unitPane: len(o.units)} {
		o.lists[p].Resize(n, o.lists[p].Height)
	}
}

// orderCampaigns puts the plans that run first, the newest paper at the top and
// each followed by its parts, and returns how many at the end run no more.
func orderCampaigns(all []board.CampaignSum, _ model.Date) (ordered []board.CampaignSum, ended int) {
	type family struct {
		members []board.CampaignSum
		over    bool
	}
	var families []family
	for _, c := range all {
		if c.Depth == 0 || len(families) == 0 {
			families = append(families, family{over: true})
		}
		f := &families[len(families)-1]
		f.members = append(f.members, c)
		f.over = f.over && (c.State == model.PastOver || c.State == model.Archived)
	}
	slices.SortStableFunc(families, func(x, y family) int {
		switch {
		case x.over != y.over && x.over:
			return 1
		case x.over != y.over:
			return -1
		}
		return int(y.members[0].Campaign.Document.Date - x.members[0].Campaign.Document.Date)
	})
	for _, f := range families {
		ordered = append(ordered, f.members...)
		if f.over {
			ended += len(f.members)
		}
	}
	return ordered, ended
}

// campaignLines is how many lines the list of campaigns has: the plans that
// run, a line for what ended ones have left over, and one for these, behind which they are
// listed when asked for.
func (o *overview) campaignLines() int {
	n := len(o.campaigns) - o.ended + b2i(o.left > 0) + b2i(o.ended > 0)
	if o.withEnded {
		n += o.ended
	}
	return n
}

// The lines of the list of campaigns that are none.
const (
	leftLine  = -1 // what ended campaigns have left over
	endedLine = -2 // stands for the ended campaigns
)

// lineAt is which campaign stands on a line, or which other line it is.
func (o *overview) lineAt(i int) int {
	running := len(o.campaigns) - o.ended
	if i < running {
		return i
	}
	i -= running
	if o.left > 0 {
		if i == 0 {
			return leftLine
		}
		i--
	}
	if i == 0 {
		return endedLine
	}
	return running + i - 1
}

// campaignAt is the campaign of a line, or nil for a line that is none.
func (o *overview) campaignAt(i int) *board.CampaignSum {
	if n := o.lineAt(i); n >= 0 && n < len(o.campaigns) {
		return &o.campaigns[n]
	}
	return nil
}

func (o *overview) key(a *App, msg tea.KeyPressMsg) tea.Cmd {
	k := a.k
	list := &o.lists[o.focus]
	switch {
	case key.Matches(msg, k.Next, k.Right):
		o.turn(1)
	case key.Matches(msg, k.Prev, k.Left):
		o.turn(-1)
	case key.Matches(msg, k.Open):
		return o.open(a)
	case key.Matches(msg, k.Edit) && o.campaignHere() != "":
		if c := a.campaignNow(o.campaignHere()); c != nil {
			a.push(editCampaignForm(a, c))
		}
	case key.Matches(msg, k.History) && o.campaignHere() != "":
		c := a.board.Campaign(o.campaignHere())
		return a.historyCmd(model.Ref{Kind: model.RecordCampaign, ID: c.ID}, c.Name)
	case key.Matches(msg, k.History) && o.unitHere() != "":
		return a.historyCmd(model.Ref{Kind: model.RecordUnit, ID: o.unitHere()}, o.unitHere())
	default:
		if a.k.MoveList(list, msg) {
			return nil
		}
		if r := o.taskHere(); r != nil {
			return a.taskKey(msg, r)
		}
	}
	return nil
}

// turn moves the focus to the next pane that is shown and has something in it.
func (o *overview) turn(d int) {
	for range paneCount {
		o.focus = (o.focus + pane(d) + paneCount) % paneCount
		if o.shown[o.focus] && o.lists[o.focus].N > 0 {
			return
		}
	}
	o.focus = campaignPane
}

func (o *overview) campaignHere() string {
	if o.focus != campaignPane {
		return ""
	}
	if c := o.campaignAt(o.lists[campaignPane].Cursor); c != nil {
		return c.Campaign.ID
	}
	return ""
}

func (o *overview) unitHere() string {
	if i := o.lists[unitPane].Cursor; o.focus == unitPane && i < len(o.units) {
		return o.units[i].Unit
	}
	return ""
}

func (o *overview) taskHere() *board.Row {
	if i := o.lists[duePane].Cursor; o.focus == duePane && i < len(o.due) {
		return o.due[i].row
	}
	return nil
}

func (o *overview) open(a *App) tea.Cmd {
	i := o.lists[o.focus].Cursor
	switch o.focus {
	case campaignPane:
		if c := o.campaignAt(i); c != nil {
			a.goTasks(scope{campaign: c.Campaign.ID})
		} else if o.lineAt(i) == leftLine {
			a.goTasks(scope{query: a.Words.Term("历史遗留"), title: a.Words.LeftTitle()})
		} else if o.ended > 0 {
			o.withEnded = !o.withEnded
			o.resize()
		}
	case duePane:
		if i >= len(o.due) {
			return nil
		}
		d := o.due[i]
		if d.row != nil {
			return a.openTask(d.row.Task.ID)
		}
		a.goTasks(d.to)
	case unitPane:
		if i < len(o.units) {
			a.goTasks(unitScope(o.units[i].Unit))
		}
	}
	return nil
}

func (o *overview) click(a *App, x, y int) tea.Cmd {
	for p := range paneCount {
		at := o.at[p]
		if !o.shown[p] || !at.holds(x, y) {
			continue
		}
		i := o.lists[p].Top + y - at.y
		if i >= o.lists[p].N {
			return nil
		}
		again := o.focus == p && o.lists[p].Cursor == i
		o.focus = p
		o.lists[p].To(i)
		if again {
			return o.open(a)
		}
	}
	return nil
}

func (o *overview) wheel(_ *App, d int) { o.lists[o.focus].Wheel(d) }

func (o *overview) keys(a *App) []key.Binding {
	k := a.k
	if o.taskHere() != nil {
		return append([]key.Binding{k.Open, k.Report, k.Next, k.Find, k.AsOf}, k.OnTask()...)
	}
	if o.campaignHere() != "" {
		return []key.Binding{k.Open, k.Next, k.Find, k.AsOf, k.Edit, k.Add, k.AddCampaign, k.History}
	}
	if o.unitHere() != "" {
		return []key.Binding{k.Open, k.Next, k.Find, k.AsOf, k.Add, k.AddCampaign, k.History}
	}
	return []key.Binding{k.Open, k.Next, k.Find, k.AsOf, k.Add, k.AddCampaign}
}

func (o *overview) moves(a *App) []key.Binding {
	return append(a.k.InList(), keymap.Named(a.k.Left, a.Words.DoPane), a.k.Prev)
}
