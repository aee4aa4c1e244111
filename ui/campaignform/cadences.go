package campaignform

import (
	"reflect"
	"slices"

	tea "charm.land/bubbletea/v2"

	"duban/internal/zh"
	"duban/model"
	"duban/ui/page"
	"duban/ui/widget"
)

// openCadences lists the turns that a campaign orders.
func openCadences(desk *page.Desk, id string) tea.Cmd {
	desk.Push(&cadenceList{desk: desk, id: id})
	return nil
}

// cadenceList is the window of a campaign's turns (调度期): its own, those of the
// plans that it is part of, and the usual one where no paper orders returns.
type cadenceList struct {
	desk *page.Desk
	id   string
	list widget.Scroll
}

// cadenceLine is one line of the window.
type cadenceLine struct {
	of *model.Campaign // whose it is; nil for the one that is assumed
	i  int             // its place among the campaign's
	p  *model.Cadence
}

func (c *cadenceList) lines() []cadenceLine {
	own := c.desk.CampaignNamed(c.id)
	var out []cadenceLine
	for up := own; up != nil; up = up.Up {
		for i := range up.Cadences {
			out = append(out, cadenceLine{up, i, &up.Cadences[i]})
		}
	}
	if p, by, _ := own.ReportCadence(); by == model.AskedByDefault {
		out = append(out, cadenceLine{p: p})
	}
	return out
}

func (c *cadenceList) Key(msg tea.KeyPressMsg) widget.Outcome {
	if msg.Keystroke() == "esc" {
		return widget.Outcome{Closes: true}
	}
	return widget.Outcome{Do: func() tea.Cmd { return c.press(msg) }}
}

// press does what a key asks for.
func (c *cadenceList) press(msg tea.KeyPressMsg) tea.Cmd {
	desk, lines := c.desk, c.lines()
	c.list.Resize(len(lines), max(c.list.Height, 1))
	switch msg.Keystroke() {
	case "up", "k", "shift+tab":
		c.list.Move(-1)
	case "down", "j", "tab":
		c.list.Move(1)
	case "pgup":
		c.list.Move(-c.list.Height)
	case "pgdown":
		c.list.Move(c.list.Height)
	case "a", "insert", "ctrl+n", "alt+a":
		n := model.Cadence{Kind: model.Month, Purpose: model.ForReport}
		if own := desk.CampaignNamed(c.id); own.Period.From != 0 && own.Period.From < desk.Today {
			n.From = desk.Today // what is ordered today binds from today on
		}
		desk.Push(newCadenceForm(desk, c.id, -1, n))
	case "enter", "e", "f2", "alt+e":
		switch l := lines[c.list.Cursor]; {
		case l.of == nil: // the usual one becomes one of its own
			desk.Push(newCadenceForm(desk, c.id, -1, *l.p))
		case l.of.ID != c.id:
			return openCadences(desk, l.of.ID)
		default:
			desk.Push(newCadenceForm(desk, c.id, l.i, *l.p))
		}
	case "delete", "ctrl+d":
		switch l := lines[c.list.Cursor]; {
		case l.of == nil:
			return desk.Say(desk.Words.Turns.AssumedStays)
		case l.of.ID != c.id:
			return desk.Say(desk.Words.InheritedStays(l.of.Name))
		default:
			desk.Push(newRemoveCadenceForm(desk, c.id, *l.p))
		}
	}
	return nil
}

func (c *cadenceList) Paste(string) {}

// Click goes to the turn at a row; on the one where the cursor is it opens it.
func (c *cadenceList) Click(_, y int) widget.Outcome {
	i := c.list.Top + y - 1
	if y < 1 || i >= c.list.End() {
		return widget.Outcome{}
	}
	if i != c.list.Cursor {
		c.list.To(i)
		return widget.Outcome{}
	}
	return c.Key(tea.KeyPressMsg{Code: tea.KeyEnter})
}

func (c *cadenceList) Wheel(d int) { c.list.Wheel(d) }

// cadenceScope is the width of the column of scopes; the rule has the rest.
const cadenceScope = 24

func (c *cadenceList) Draw(u *widget.Screen, w, h int) (widget.Rows, int, *tea.Position) {
	desk := c.desk
	width := min(110, w-2)
	inner := width - 4
	x := desk.Words
	lines := c.lines()
	c.list.Resize(len(lines), min(len(lines), max(h-5, 1)))
	var body widget.Rows
	purpose := 0
	for _, l := range lines {
		purpose = max(purpose, zh.Width(x.Turns.Purposes[l.p.Purpose]))
	}
	rule := inner - purpose - cadenceScope - 4
	for i := c.list.Top; i < c.list.End(); i++ {
		l := lines[i]
		p, own := desk.Theme.Box, l.of != nil && l.of.ID == c.id
		if i == c.list.Cursor {
			p = desk.Theme.Sel
		}
		st := p.Text
		if !own {
			st = p.Dim
		}
		text := x.CadenceText(l.p, l.of == nil)
		if l.p.Purpose == model.ForReport && l.p.Kind.Watches() {
			text += x.WatchesFigures()
		}
		row := new(widget.Line).Put(p.Text, " ").Cell(st, x.Turns.Purposes[l.p.Purpose], purpose).Put(p.Text, " ").Cell(st, text, rule).Put(p.Text, " ")
		scope := x.ScopeText(l.p.Scope)
		switch {
		case l.of == nil:
			scope = x.Turns.Assumed
		case !own:
			scope = x.Inherited(l.of.Name)
		}
		row.Cell(p.Dim, scope, cadenceScope)
		body = append(body, row.End(p.Text, inner))
	}
	if len(lines) == 0 {
		body = append(body, new(widget.Line).Put(desk.Theme.Box.Dim, " "+x.Turns.NoCadences).End(desk.Theme.Box.Text, inner))
	}
	k := desk.Theme.Box
	body = append(body, new(widget.Line).End(k.Text, inner), new(widget.Line).Put(k.Dim, zh.Cut(x.Turns.CadenceKeys, inner)).End(k.Text, inner))
	return u.Boxed(x.CadencesTitle(desk.CampaignNamed(c.id).Name), body, width), width, nil
}

// withCadence returns the cadences with one put in place of another; a nil old adds it,
// a nil new takes it away. It fails where the old one is not there any more as the officer saw it.
func withCadence(desk *page.Desk, all []model.Cadence, old, to *model.Cadence) ([]model.Cadence, error) {
	all = slices.Clone(all)
	if old == nil {
		return append(all, *to), nil
	}
	i := slices.IndexFunc(all, func(p model.Cadence) bool { return reflect.DeepEqual(p, *old) })
	switch {
	case i < 0:
		return nil, widget.Explained{Text: desk.Words.Turns.CadenceGone}
	case to == nil:
		return slices.Delete(all, i, i+1), nil
	}
	all[i] = *to
	return all, nil
}

// newRemoveCadenceForm asks before a turn goes; it can be undone.
func newRemoveCadenceForm(desk *page.Desk, id string, p model.Cadence) *widget.Form {
	x := desk.Words
	f := &widget.Form{Title: x.RemoveCadence(&p)}
	sure := f.Choice(x.Sure, []string{x.No, x.Yes}, 0)
	f.Submit = func() (tea.Cmd, error) {
		if sure.Chosen == 0 {
			return nil, nil
		}
		return changeCampaign(desk, desk.CampaignNamed(id), model.ActCampaign, x.Turns.Cadences, func(n *model.Campaign) (err error) {
			n.Cadences, err = withCadence(desk, n.Cadences, &p, nil)
			return err
		})
	}
	return f
}
