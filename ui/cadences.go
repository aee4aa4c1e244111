package ui

import (
	"errors"
	"reflect"
	"slices"

	tea "charm.land/bubbletea/v2"

	"duban/internal/zh"
	"duban/model"
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
	list scroll
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

func (c *cadenceList) key(msg tea.KeyPressMsg) outcome {
	if msg.Keystroke() == "esc" {
		return outcome{closes: true}
	}
	return outcome{do: func() tea.Cmd { return c.press(c.a, msg) }}
}

// press does what a key asks for.
func (c *cadenceList) press(a *App, msg tea.KeyPressMsg) tea.Cmd {
	lines := c.lines(a)
	c.list.resize(len(lines), max(c.list.height, 1))
	switch msg.Keystroke() {
	case "up", "k", "shift+tab":
		c.list.move(-1)
	case "down", "j", "tab":
		c.list.move(1)
	case "pgup":
		c.list.move(-c.list.height)
	case "pgdown":
		c.list.move(c.list.height)
	case "a", "insert", "ctrl+n", "alt+a":
		n := model.Cadence{Kind: model.Month, Purpose: model.ForReport}
		if own := a.campaignNamed(c.id); own.Period.From != 0 && own.Period.From < a.today {
			n.From = a.today // what is ordered today binds from today on
		}
		a.push(newCadenceForm(a, c.id, -1, n))
	case "enter", "e", "f2", "alt+e":
		switch l := lines[c.list.cursor]; {
		case l.of == nil: // the usual one becomes one of its own
			a.push(newCadenceForm(a, c.id, -1, *l.p))
		case l.of.ID != c.id:
			return a.openCadences(l.of.ID)
		default:
			a.push(newCadenceForm(a, c.id, l.i, *l.p))
		}
	case "delete", "ctrl+d":
		switch l := lines[c.list.cursor]; {
		case l.of == nil:
			return a.say(a.words.Turns.AssumedStays)
		case l.of.ID != c.id:
			return a.say(a.words.InheritedStays(l.of.Name))
		default:
			a.push(newRemoveCadenceForm(a, c.id, *l.p))
		}
	}
	return nil
}

func (c *cadenceList) paste(string) {}

// cadenceScope is the width of the column of scopes; the rule has the rest.
const cadenceScope = 24

func (c *cadenceList) draw(u *screen, w, h int) (rows, int, *tea.Position) {
	a := c.a
	width := min(110, w-2)
	inner := width - 4
	x := a.words
	lines := c.lines(a)
	c.list.resize(len(lines), min(len(lines), max(h-5, 1)))
	var body rows
	purpose := 0
	for _, l := range lines {
		purpose = max(purpose, zh.Width(x.Turns.Purposes[l.p.Purpose]))
	}
	rule := inner - purpose - cadenceScope - 4
	for i := c.list.top; i < c.list.end(); i++ {
		l := lines[i]
		p, own := a.theme.box, l.of != nil && l.of.ID == c.id
		if i == c.list.cursor {
			p = a.theme.sel
		}
		st := p.text
		if !own {
			st = p.dim
		}
		text := x.CadenceText(l.p, l.of == nil)
		if l.p.Purpose == model.ForReport && l.p.Kind.Watches() {
			text += x.WatchesFigures()
		}
		row := new(line).put(p.text, " ").cell(st, x.Turns.Purposes[l.p.Purpose], purpose).put(p.text, " ").cell(st, text, rule).put(p.text, " ")
		scope := x.ScopeText(l.p.Scope)
		switch {
		case l.of == nil:
			scope = x.Turns.Assumed
		case !own:
			scope = x.Inherited(l.of.Name)
		}
		row.cell(p.dim, scope, cadenceScope)
		body = append(body, row.end(p.text, inner))
	}
	if len(lines) == 0 {
		body = append(body, new(line).put(a.theme.box.dim, " "+x.Turns.NoCadences).end(a.theme.box.text, inner))
	}
	k := a.theme.box
	body = append(body, new(line).end(k.text, inner), new(line).put(k.faint, zh.Cut(x.Turns.CadenceKeys, inner)).end(k.text, inner))
	return u.boxed(x.CadencesTitle(a.campaignNamed(c.id).Name), body, width), width, nil
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
func newRemoveCadenceForm(a *App, id string, p model.Cadence) *form {
	x := a.words
	f := &form{title: x.RemoveCadence(&p)}
	sure := f.choice(x.Sure, []string{x.No, x.Yes}, 0)
	f.submit = func() (tea.Cmd, error) {
		if sure.chosen == 0 {
			return nil, nil
		}
		return a.changeCampaign(a.campaignNamed(id), model.ActCampaign, x.Turns.Cadences, func(n *model.Campaign) (err error) {
			n.Cadences, err = withCadence(n.Cadences, &p, nil)
			return err
		})
	}
	return f
}
