// Package pagetest builds a page alone, for tests: a Desk on a small board, with nothing round it but what notes
// what the page asks for.
package pagetest

import (
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"duban/board"
	"duban/model"
	"duban/ui/keymap"
	"duban/ui/page"
	"duban/ui/widget"
	"duban/words"
)

// Day is the day of the board.
var Day = model.NewDate(2026, 11, 23)

// Desk is a Desk, and what was asked of it.
type Desk struct {
	*page.Desk
	t testing.TB

	Windows []widget.Dialog // that were opened, the newest last
	Said    []string
	Opened  []string     // the tasks whose pages were gone to
	Tables  []page.Scope // the tables that were gone to
	Backs   int          // how often it was gone back
	Acts    []page.Action
	Files   map[string]string // that were written, by path
}

// New returns a Desk in English, of 120 by 30 cells, on the board of a campaign with three tasks: port, which is behind,
// road, which was never reported on and of which something is doubtful, and water, which is overdue. What is read comes at
// once.
func New(t testing.TB) *Desk {
	t.Helper()
	c, records, units := sample()
	return NewOf(t, model.English, c, records, units)
}

// NewOf returns a Desk in a language on the board of a campaign with records and units of the test's own.
func NewOf(t testing.TB, lang model.Lang, c *model.Campaign, records []model.Record, units []model.Unit) *Desk {
	t.Helper()
	x := words.NewScreen(lang)
	k, err := keymap.New(x, nil)
	if err != nil {
		t.Fatal(err)
	}
	d := &Desk{t: t}
	cal := model.NewCalendar()
	campaigns := []*model.Campaign{c}
	var tasks []*model.Task
	for i := range records {
		t := records[i].Task.Clone()
		t.Detail = nil // a list does not carry it
		tasks = append(tasks, t)
	}
	say := func(text string) tea.Cmd {
		d.Said = append(d.Said, text)
		return nil
	}
	d.Desk = &page.Desk{
		Screen: &widget.Screen{Theme: widget.NewTheme(true, colorprofile.TrueColor), Words: x, Lang: lang},
		K:      k, W: 120, H: 30, Who: "Wang", Today: Day, On: Day, Cal: cal, Version: 1,
		Board: board.New(campaigns, tasks, units, cal, Day), Campaigns: campaigns, Units: units,
		Push: func(w widget.Dialog) {
			if f, ok := w.(*widget.Form); ok {
				f.Explain = d.Explain
				f.Order = func(_ *widget.Form, submit func() (tea.Cmd, error)) (tea.Cmd, error) { return submit() }
			}
			d.Windows = append(d.Windows, w)
		},
		Say: say, Refuse: say, Complain: func(err error) tea.Cmd { return say(err.Error()) },
		Explain: func(err error) string { return err.Error() },
		Open: func(id string) tea.Cmd {
			d.Opened = append(d.Opened, id)
			return nil
		},
		TaskPage: func(id string) page.Page { return aside(id) },
		Tasks: func(s page.Scope) tea.Cmd {
			d.Tables = append(d.Tables, s)
			return nil
		},
		Back: func() tea.Cmd {
			d.Backs++
			return nil
		},
		Neighbour: func(string, int) string { return "" },
		Act: func(a page.Action) tea.Cmd {
			d.Acts = append(d.Acts, a)
			return nil
		},
		WriteFile: func(path string, _ bool, write func(io.Writer) error, written func(string) tea.Cmd) tea.Cmd {
			var b strings.Builder
			if err := write(&b); err != nil {
				return say(err.Error())
			}
			if d.Files == nil {
				d.Files = map[string]string{}
			}
			d.Files[path] = b.String()
			return written(path)
		},
		Read: func(read func(page.Ledger) (func() tea.Cmd, error)) tea.Cmd {
			then, err := read(ledger{records: records})
			switch {
			case err != nil:
				return say(err.Error())
			case then == nil:
				return nil
			}
			return then()
		},
	}
	return d
}

// Press presses keys on a page, which are named as Bubble Tea names them, set apart by spaces; text is typed letter by letter
// behind "text:".
func (d *Desk) Press(p page.Page, keys string) {
	d.t.Helper()
	for _, k := range strings.Fields(keys) {
		if text, ok := strings.CutPrefix(k, "text:"); ok {
			for _, r := range text {
				p.Key(tea.KeyPressMsg{Code: r, Text: string(r)})
			}
			continue
		}
		code, ok := named[k]
		switch r := []rune(k); {
		case ok:
			p.Key(tea.KeyPressMsg{Code: code})
		case len(r) == 1:
			p.Key(tea.KeyPressMsg{Code: r[0], Text: k})
		default:
			d.t.Fatalf("%s is no key", k)
		}
	}
}

var named = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "space": tea.KeySpace, "home": tea.KeyHome, "end": tea.KeyEnd,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
}

// Text is a page as it is drawn, without colours.
func (d *Desk) Text(p page.Page) string {
	return ansi.Strip(strings.Join(p.Draw(d.W, d.H-4), "\n"))
}

// Sees fails the test where a page does not show a text.
func (d *Desk) Sees(p page.Page, texts ...string) {
	d.t.Helper()
	screen := d.Text(p)
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			d.t.Fatalf("%q is not seen:\n%s", text, screen)
		}
	}
}

// aside stands for the page of a task beside a list: it says which task it is of.
type aside string

func (aside) Key(tea.KeyPressMsg) tea.Cmd { return nil }

func (aside) Click(int, int) tea.Cmd { return nil }

func (aside) Wheel(int) tea.Cmd { return nil }

func (aside) Keys() []key.Binding { return nil }

func (aside) Moves() []key.Binding { return nil }

func (aside) Refresh() tea.Cmd { return nil }

// Draw draws the ID of the task.
func (p aside) Draw(w, _ int) widget.Rows {
	var l widget.Line
	return widget.Rows{l.Put(widget.Pen{}, "beside: "+string(p)).End(widget.Pen{}, w)}
}

// ledger is a store of the sample that can only be read.
type ledger struct {
	page.Ledger
	records []model.Record
}

func (l ledger) record(id string) (*model.Record, error) {
	for i := range l.records {
		if l.records[i].Task.ID == id {
			return &l.records[i], nil
		}
	}
	return nil, errors.New("there is no task " + id)
}

// Task returns a task with its detail.
func (l ledger) Task(id string) (*model.Task, error) {
	r, err := l.record(id)
	if err != nil {
		return nil, err
	}
	return r.Task.Clone(), nil
}

// ReturnsOn returns the returns on a task.
func (l ledger) ReturnsOn(id string, _ model.Date) ([]model.Return, error) {
	r, err := l.record(id)
	if err != nil {
		return nil, err
	}
	return r.Returns, nil
}

// CampaignsOn, TasksOn, UnitsOn and SettingsOn return nothing: the sample has no past.
func (l ledger) CampaignsOn(model.Date) ([]*model.Campaign, error) { return nil, nil }

func (l ledger) TasksOn(model.Date) ([]*model.Task, error) { return nil, nil }

func (l ledger) UnitsOn(model.Date) ([]model.Unit, error) { return nil, nil }

func (l ledger) SettingsOn(model.Date) (model.Settings, error) { return model.Settings{}, nil }

// sample is a campaign with three tasks, and a unit that can be telephoned.
func sample() (*model.Campaign, []model.Record, []model.Unit) {
	c := &model.Campaign{
		ID: "jt", Name: "Roads and ports", Document: model.Document{Number: "No. 1", Date: model.NewDate(2026, 1, 5)},
		Period:       model.Period{From: model.NewDate(2026, 1, 1), To: model.NewDate(2026, 12, 31)},
		Cadences:     []model.Cadence{{Kind: model.Month, Purpose: model.ForReport}},
		TrackedSince: model.NewDate(2026, 11, 1), Policy: model.DefaultPolicy(),
		Review: []model.Doubt{{Code: model.DoubtConflict, Text: "two years in one paper"}},
	}
	task := func(id, title, unit string, month time.Month, day int) model.Task {
		return model.Task{
			ID: id, Campaign: c.ID, Title: title, Section: []string{"Works"}, LeadUnits: []string{unit}, Detail: new(model.Detail),
			Deadline: model.Deadline{Date: model.NewDate(2026, month, day), Precision: model.ToDay, Given: true},
		}
	}
	october := func(percent string) model.Return {
		v, err := model.ReadPercent(percent)
		if err != nil {
			panic(err)
		}
		end := model.NewDate(2026, 10, 31)
		return model.Return{
			Date: end, Turn: model.Period{From: model.NewDate(2026, 10, 1), To: end}, Received: end + 3, Entered: end + 3,
			Percent: &v, Text: "under way", By: "Li",
		}
	}
	port := task("port", "Build the port", "Transport", time.December, 31)
	road := task("road", "Mend the road", "Transport", time.December, 31)
	road.OpenDoubts, road.Detail.Review = 1, []model.Doubt{{Code: model.DoubtConflict, Text: "two lengths differ"}}
	water := task("water", "Widen the waterworks", "Housing", time.October, 30)
	records := []model.Record{
		{Task: port, Returns: []model.Return{october("40")}}, {Task: road}, {Task: water, Returns: []model.Return{october("60")}},
	}
	for i := range records {
		t := &records[i].Task
		t.Standing = model.Summarise(t, records[i].Returns, Day)
	}
	return c, records, []model.Unit{{Name: "Transport", Contact: "Zhang", Phone: "1234567"}}
}
