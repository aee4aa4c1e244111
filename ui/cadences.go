package ui

import (
	"errors"
	"reflect"
	"slices"

	tea "charm.land/bubbletea/v2"

	"duban/internal/zh"
	"duban/model"
	"duban/ui/widget"
)

// openCadences lists the turns that a campaign orders.
func (a *App) openCadences(id string) tea.Cmd {
	a.push(&cadenceList{a: a, id: id})
	return nil
}

// cadenceList is the window of a campaign's turns (调度期): its own, those of the
// plans that it is part of, and the usual one where no paper orders returns.
type cadenceList struct {
	a    *App
	id   string
	list widget.Scroll
}

// cadenceLine is one line of the window.
type cadenceLine struct {
	of *model.Campaign // whose it is; nil for the one that is assumed
	i  int             // its place among the campaign's
	p  *model.Cadence
}

func (c *cadenceList) lines(a *App) []cadenceLine {
	own := a.campaignNamed(c.id)
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
	return widget.Outcome{Do: func() tea.Cmd { return c.press(c.a, msg) }}
}

// press does what a key asks for.
func (c *cadenceList) press(a *App, msg tea.KeyPressMsg) tea.Cmd {
	lines := c.lines(a)
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
		if own := a.campaignNamed(c.id); own.Period.From != 0 && own.Period.From < a.today {
			n.From = a.today // what is ordered today binds from today on
		}
		a.push(newCadenceForm(a, c.id, -1, n))
	case "enter", "e", "f2", "alt+e":
		switch l := lines[c.list.Cursor]; {
		case l.of == nil: // the usual one becomes one of its own
			a.push(newCadenceForm(a, c.id, -1, *l.p))
		case l.of.ID != c.id:
			return a.openCadences(l.of.ID)
		default:
			a.push(newCadenceForm(a, c.id, l.i, *l.p))
		}
	case "delete", "ctrl+d":
		switch l := lines[c.list.Cursor]; {
		case l.of == nil:
			return a.say(a.Words.Turns.AssumedStays)
		case l.of.ID != c.id:
			return a.say(a.Words.InheritedStays(l.of.Name))
		default:
			a.push(newRemoveCadenceForm(a, c.id, *l.p))
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
	a := c.a
	width := min(110, w-2)
	inner := width - 4
	x := a.Words
	lines := c.lines(a)
	c.list.Resize(len(lines), min(len(lines), max(h-5, 1)))
	var body widget.Rows
	purpose := 0
	for _, l := range lines {
		purpose = max(purpose, zh.Width(x.Turns.Purposes[l.p.Purpose]))
	}
	rule := inner - purpose - cadenceScope - 4
	for i := c.list.Top; i < c.list.End(); i++ {
		l := lines[i]
		p, own := a.Theme.Box, l.of != nil && l.of.ID == c.id
		if i == c.list.Cursor {
			p = a.Theme.Sel
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
		body = append(body, new(widget.Line).Put(a.Theme.Box.Dim, " "+x.Turns.NoCadences).End(a.Theme.Box.Text, inner))
	}
	k := a.Theme.Box
	body = append(body, new(widget.Line).End(k.Text, inner), new(widget.Line).Put(k.Faint, zh.Cut(x.Turns.CadenceKeys, inner)).End(k.Text, inner))
	return u.Boxed(x.CadencesTitle(a.campaignNamed(c.id).Name), body, width), width, nil
}

// errCadenceGone is a turn that is not there any more as the officer saw it.
var errCadenceGone = errors.New("the turn has been changed meanwhile")

// withCadence returns the cadences with one put in place of another; a nil old adds it,
// a nil new takes it away.
func withCadence(all []model.Cadence, old, to *model.Cadence) ([]model.Cadence, error) {
	all = slices.Clone(all)
	if old == nil {
		return append(all, *to), nil
	}
	i := slices.IndexFunc(all, func(p model.Cadence) bool { return reflect.DeepEqual(p, *old) })
	switch {
	case i < 0:
		return nil, errCadenceGone
	case to == nil:
		return slices.Delete(all, i, i+1), nil
	}
	all[i] = *to
	return all, nil
}

// newRemoveCadenceForm asks before a turn goes; it can be undone.
func newRemoveCadenceForm(a *App, id string, p model.Cadence) *widget.Form {
	x := a.Words
	f := &widget.Form{Title: x.RemoveCadence(&p)}
	sure := f.Choice(x.Sure, []string{x.No, x.Yes}, 0)
	f.Submit = func() (tea.Cmd, error) {
		if sure.Chosen == 0 {
			return nil, nil
		}
		return a.changeCampaign(a.campaignNamed(id), model.ActCampaign, x.Turns.Cadences, func(n *model.Campaign) (err error) {
			n.Cadences, err = withCadence(n.Cadences, &p, nil)
			return err
		})
	}
	return f
}
