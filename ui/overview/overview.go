// Package overview is the first page: how the lights stand and what became of them, which campaigns and units are
// behind, and what must be done today.
package overview

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/actions"
	"duban/ui/campaignform"
	"duban/ui/draw"
	"duban/ui/history"
	"duban/ui/keymap"
	"duban/ui/page"
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

// Page is the first page: what is red, what must be done today, who is behind.
type Page struct {
	*page.Desk
	focus pane
	lists [paneCount]widget.Scroll
	at    [paneCount]page.Rect // where the lines of each pane were last drawn
	shown [paneCount]bool

	campaigns []board.CampaignSum // as they are listed: those that run, then those that have ended
	ended     int                 // how many of them have ended
	withEnded bool                // the ended ones are listed too
	left      int                 // tasks of ended plans that are not done
	due       []dueLine
	sizeOfDue [2]int // of the screen for which these lines were chosen
	units     []board.UnitSum
	most      int         // tasks that one unit has
	goalsW    int         // the widest count of goals of a campaign; 0 where none has any
	tally     board.Tally // of the plans that run
	doubts    int         // about them and their tasks
	// unreported says which turn is owed: 「10月 未报」.
	unreported string
}

var _ page.Campaigner = (*Page)(nil)

// New returns the overview.
func New(desk *page.Desk) *Page { return &Page{Desk: desk} }

// Refresh counts the board anew, and reads the boards of past days that are not known yet.
func (o *Page) Refresh() tea.Cmd {
	if o.Board == nil {
		return nil
	}
	listed := slices.DeleteFunc(o.Board.ByCampaign(), func(c board.CampaignSum) bool { return c.State == model.Archived })
	o.campaigns, o.ended = page.OrderCampaigns(listed)
	o.goalsW = 0
	for i := range o.campaigns {
		o.goalsW = max(o.goalsW, zh.Width(o.Words.GoalCount(&o.campaigns[i].Tally)))
	}
	o.units = o.Board.ByUnit()
	o.most = draw.Heaviest(o.units)
	o.tally, o.left = o.Board.Headline(), o.Board.Totals().Left
	o.doubts = o.tally.Doubts
	for _, d := range page.PlanDoubts(o.Board) {
		o.doubts += b2i(o.Board.State(d.Campaign) == model.Running)
	}
	owed := turnsOf(o.Board.Unreported(), owedTurn)
	o.due, o.sizeOfDue = o.dueLines(owed), [2]int{o.W, o.H}
	o.unreported = o.Words.Unreported
	if len(owed) == 1 {
		o.unreported = o.Words.UnreportedTurn(owed[0].label(o.Desk))
	}
	o.resize()
	return o.ReadPast()
}

// fit chooses anew what must be done today when the screen has another size: more fits, or less.
func (o *Page) fit() {
	if o.Board != nil && o.sizeOfDue != [2]int{o.W, o.H} {
		o.due, o.sizeOfDue = o.dueLines(turnsOf(o.Board.Unreported(), owedTurn)), [2]int{o.W, o.H}
		o.resize()
	}
}

func b2i(v bool) int {
	if v {
		return 1
	}
	return 0
}

func (o *Page) resize() {
	for p, n := range [paneCount]int{campaignPane: o.campaignLines(), duePane: len(o.due), unitPane: len(o.units)} {
		o.lists[p].Resize(n, o.lists[p].Height)
	}
}

// campaignLines is how many lines the list of campaigns has: the plans that
// run, a line for what ended ones have left over, and one for these, behind which they are
// listed when asked for.
func (o *Page) campaignLines() int {
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
func (o *Page) lineAt(i int) int {
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
func (o *Page) campaignAt(i int) *board.CampaignSum {
	if n := o.lineAt(i); n >= 0 && n < len(o.campaigns) {
		return &o.campaigns[n]
	}
	return nil
}

// Key handles a key press.
func (o *Page) Key(msg tea.KeyPressMsg) tea.Cmd {
	k := o.K
	list := &o.lists[o.focus]
	switch {
	case key.Matches(msg, k.Back):
		return o.Back()
	case key.Matches(msg, k.Next, k.Right):
		o.turn(1)
	case key.Matches(msg, k.Prev, k.Left):
		o.turn(-1)
	case key.Matches(msg, k.Open):
		return o.open()
	case key.Matches(msg, k.Edit) && o.Campaign() != "":
		if c := o.CampaignNow(o.Campaign()); c != nil {
			o.Push(campaignform.Edit(o.Desk, c))
		}
	case key.Matches(msg, k.History) && o.Campaign() != "":
		c := o.Board.Campaign(o.Campaign())
		return history.Open(o.Desk, model.Ref{Kind: model.RecordCampaign, ID: c.ID}, c.Name)
	case key.Matches(msg, k.History) && o.unitHere() != "":
		return history.Open(o.Desk, model.Ref{Kind: model.RecordUnit, ID: o.unitHere()}, o.unitHere())
	default:
		if o.K.MoveList(list, msg) {
			return nil
		}
		if r := o.taskHere(); r != nil {
			return actions.Key(o.Desk, msg, r)
		}
	}
	return nil
}

// turn moves the focus to the next pane that is shown and has something in it.
func (o *Page) turn(d int) {
	for range paneCount {
		o.focus = (o.focus + pane(d) + paneCount) % paneCount
		if o.shown[o.focus] && o.lists[o.focus].N > 0 {
			return
		}
	}
	o.focus = campaignPane
}

// Campaign is the campaign at the cursor.
func (o *Page) Campaign() string {
	if o.focus != campaignPane {
		return ""
	}
	if c := o.campaignAt(o.lists[campaignPane].Cursor); c != nil {
		return c.Campaign.ID
	}
	return ""
}

func (o *Page) unitHere() string {
	if i := o.lists[unitPane].Cursor; o.focus == unitPane && i < len(o.units) {
		return o.units[i].Unit
	}
	return ""
}

// Task is the task at the cursor.
func (o *Page) Task() string {
	if r := o.taskHere(); r != nil {
		return r.Task.ID
	}
	return ""
}

func (o *Page) taskHere() *board.Row {
	if i := o.lists[duePane].Cursor; o.focus == duePane && i < len(o.due) {
		return o.due[i].row
	}
	return nil
}

func (o *Page) open() tea.Cmd {
	i := o.lists[o.focus].Cursor
	switch o.focus {
	case campaignPane:
		if c := o.campaignAt(i); c != nil {
			return o.Tasks(page.Scope{Campaign: c.Campaign.ID})
		} else if o.lineAt(i) == leftLine {
			return o.Tasks(page.Scope{Query: o.Words.Term("历史遗留"), Title: o.Words.LeftTitle()})
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
			return o.Open(d.row.Task.ID)
		}
		return o.Tasks(d.to)
	case unitPane:
		if i < len(o.units) {
			return o.Tasks(page.UnitScope(o.units[i].Unit))
		}
	}
	return nil
}

// Click handles a press of the left button at column x and row y.
func (o *Page) Click(x, y int) tea.Cmd {
	for p := range paneCount {
		at := o.at[p]
		if !o.shown[p] || !at.Holds(x, y) {
			continue
		}
		i := o.lists[p].Top + y - at.Y
		if i >= o.lists[p].N {
			return nil
		}
		again := o.focus == p && o.lists[p].Cursor == i
		o.focus = p
		o.lists[p].To(i)
		if again {
			return o.open()
		}
	}
	return nil
}

// Wheel handles a turn of the wheel by d lines.
func (o *Page) Wheel(d int) tea.Cmd {
	o.lists[o.focus].Wheel(d)
	return nil
}

// Keys are the bindings that do something here, the most useful first.
func (o *Page) Keys() []key.Binding {
	k := o.K
	if o.taskHere() != nil {
		return append([]key.Binding{k.Open, k.Report, k.Next, k.Find, k.AsOf}, k.OnTask()...)
	}
	if o.Campaign() != "" {
		return []key.Binding{k.Open, k.Next, k.Find, k.AsOf, k.Edit, k.Add, k.AddCampaign, k.History}
	}
	if o.unitHere() != "" {
		return []key.Binding{k.Open, k.Next, k.Find, k.AsOf, k.Add, k.AddCampaign, k.History}
	}
	if len(o.campaigns) == 0 { // the ledger begins
		return []key.Binding{k.Import, k.AddCampaign, k.AsOf}
	}
	return []key.Binding{k.Open, k.Next, k.Find, k.AsOf, k.Add, k.AddCampaign}
}

// Moves are the bindings that only move about.
func (o *Page) Moves() []key.Binding {
	return append(o.K.InList(), keymap.Named(o.K.Left, o.Words.DoPane), o.K.Prev)
}
