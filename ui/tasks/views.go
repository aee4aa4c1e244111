package tasks

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/ui/page"
	"duban/ui/widget"
)

// showView shows the tasks of a view in its order and groups.
func (t *Page) showView(v model.View) tea.Cmd {
	t.Show(page.Scope{Query: v.Query, Title: v.Name})
	t.view = v.Name
	if by, ok := board.ColumnNamed(v.Sort); ok {
		t.sort, t.desc = by, v.Desc
	}
	t.by, _ = board.GroupingNamed(v.Group)
	t.apply()
	t.toFirst()
	return t.readCmd()
}

// hasViews reports whether views are offered above the table: where all tasks are shown, or a view is.
func (t *Page) hasViews() bool {
	return len(t.Views) > 0 && (t.view != "" || t.scope == page.Scope{} || t.scope == page.Scope{Pick: page.PickOpen})
}

// turnView goes to the next view, or back; before the first and behind the last one are the open tasks.
func (t *Page) turnView(by int) tea.Cmd {
	at := 0
	for i, v := range t.Views {
		if v.Name == t.view {
			at = i + 1
		}
	}
	n := len(t.Views) + 1
	if at = (at + by + n) % n; at == 0 {
		return t.Start()
	}
	return t.showView(t.Views[at-1])
}

// viewCounts are how many tasks each view has, worked out when the board has changed.
func (t *Page) viewCounts() []int {
	if t.counted != t.Version || len(t.counts) != len(t.Views) {
		t.counted, t.counts = t.Version, make([]int, len(t.Views))
		for i, v := range t.Views {
			q, err := board.ParseQuery(v.Query)
			if err != nil {
				q = board.ParseLoose(v.Query)
			}
			t.counts[i] = len(t.Board.Filter(q, t.rowsOf(page.Scope{Query: v.Query}, v.Query)))
		}
	}
	return t.counts
}

// drawViews draws the line of views, the one that is shown in the colour of where one is.
func (t *Page) drawViews(w int) string {
	p := t.Theme.Plain
	l := new(widget.Line)
	part := func(name, count string, here bool) {
		pen := p.Dim
		if here {
			pen = p.AccentStrong
		}
		l.Put(pen, zh.Cut(" "+name+count+" ", max(w-l.W, 0)))
	}
	part(t.Words.OpenTasks, "", t.view == "")
	for i, n := range t.viewCounts() {
		part(zh.Clean(t.Views[i].Name), " "+strconv.Itoa(n), t.Views[i].Name == t.view)
	}
	return l.End(p.Text, w)
}

// viewMenu offers the views, and what is done to them.
func (t *Page) viewMenu() *widget.Chooser {
	x := t.Words
	var out []widget.Option
	for _, v := range t.Views {
		out = append(out, widget.Option{Name: v.Name, Note: v.Query, Do: func() tea.Cmd { return t.showView(v) }})
	}
	query, known := t.query()
	if known {
		out = append(out, widget.Option{Name: x.KeepView(), Do: func() tea.Cmd {
			t.Push(t.viewForm(x.KeepView(), t.view, func(s *model.Settings, name string) {
				v := model.View{Name: name, Query: query, Sort: t.sort.String(), Desc: t.desc}
				if t.by != board.ByNone {
					v.Group = t.by.String()
				}
				if old := s.View(name); old != nil {
					*old = v
				} else {
					s.Views = append(s.Views, v)
				}
			}))
			return nil
		}})
	}
	for _, v := range t.Views {
		out = append(out, widget.Option{Name: x.RenameView(v.Name), Do: func() tea.Cmd {
			t.Push(t.viewForm(x.RenameView(v.Name), v.Name, func(s *model.Settings, name string) {
				if old := s.View(v.Name); old != nil {
					old.Name = name
				}
			}))
			return nil
		}}, widget.Option{Name: x.RemoveView(v.Name), Do: func() tea.Cmd {
			return t.changeViews(func(s *model.Settings) {
				var rest []model.View
				for _, o := range s.Views {
					if o.Name != v.Name {
						rest = append(rest, o)
					}
				}
				s.Views = rest
			}, x.ViewRemoved(v.Name), func() {
				if t.view == v.Name {
					t.view = ""
				}
			})
		}})
	}
	return widget.NewChooser(x.DoViews(), out)
}

// query is what the table shows as a query; known is false where no query can tell it.
func (t *Page) query() (text string, known bool) {
	typed := t.find.Value()
	of := ""
	switch t.scope.Pick {
	case page.PickOpen:
		if typed == "" {
			of = t.Words.Term("-已完成") + " " + t.Words.Term("-历史遗留")
		}
	case page.PickAll:
	default:
		return "", false
	}
	if c := t.Board.Campaign(t.scope.Campaign); c != nil {
		of = board.Exactly(board.FieldCampaign, c.Name)
	}
	if of != "" && typed != "" {
		typed = "(" + typed + ")"
	}
	return strings.TrimSpace(of + " " + typed), true
}

// viewForm asks for the name of a view, and changes the views by it.
func (t *Page) viewForm(title, name string, change func(s *model.Settings, name string)) *widget.Form {
	f := &widget.Form{Title: title}
	e := f.Text(t.Words.ViewName(), name, "")
	f.Submit = func() (tea.Cmd, error) {
		name := strings.TrimSpace(zh.Clean(e.Value()))
		if name == "" {
			return nil, widget.Explained{Text: t.Words.ViewUnnamed()}
		}
		return t.changeViews(func(s *model.Settings) { change(s, name) }, t.Words.ViewKept(name), func() { t.view = name }), nil
	}
	return f
}

// changeViews stores the views as they are after a change.
func (t *Page) changeViews(change func(*model.Settings), said string, done func()) tea.Cmd {
	return t.Act(page.Action{Do: func(l page.Ledger) (model.Entry, error) {
		s, err := l.Settings()
		if err != nil {
			return model.Entry{}, err
		}
		change(&s)
		return l.SaveSettings(s)
	}, Then: func(page.Lights) tea.Cmd {
		done()
		return t.Say(said)
	}})
}
