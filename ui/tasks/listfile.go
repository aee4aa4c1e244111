package tasks

import (
	"io"
	"strings"

	tea "charm.land/bubbletea/v2"

	"duban/report"
	"duban/ui/widget"
	"duban/words"
)

// fileForm writes what the table shows to a file for others: its rows in their order, under the headings of its groups.
func (t *Page) fileForm() *widget.Form {
	x, list := t.Words, t.listed()
	f := &widget.Form{Title: x.WriteList(), Note: []string{x.WriteListNote(list.Len())}, Keys: x.WriteListKeys()}
	formats := report.Formats()
	var names []string
	for _, as := range formats {
		names = append(names, string(as))
	}
	file := f.Text(x.WriteListFile(), words.NewTaskList(t.Lang).File(t.On, names[0]), "")
	format := f.Choice(x.WriteListFormat(), names, 0)
	over := f.Toggle(x.WriteListOver(), false, "")
	over.Words, over.Last = x.WriteListOverWords(), true
	f.Changed = func() { // the name goes along with the format that is chosen
		for _, n := range names {
			if bare, ok := strings.CutSuffix(file.Value(), "."+n); ok {
				file.Field.Set(bare + "." + names[format.Chosen])
			}
		}
	}
	f.Submit = func() (tea.Cmd, error) {
		if file.Value() == "" {
			return nil, widget.Explained{Text: x.WriteListUnnamed()}
		}
		as := formats[format.Chosen]
		write := func(w io.Writer) error { return list.Write(w, as) }
		return t.WriteFile(file.Value(), over.On(), write, func(path string) tea.Cmd {
			return t.Say(x.ListWritten(path, list.Len()))
		}), nil
	}
	return f
}

// listed is what the table shows, as it is now.
func (t *Page) listed() *report.TaskList {
	if t.groups != nil {
		return report.NewGroupedTaskList(t.Board, t.groups, t.Lang)
	}
	return report.NewTaskList(t.Board, t.Rows(), t.Lang)
}
