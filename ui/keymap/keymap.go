// Package keymap holds every key of the dashboard, once: the bar at the bottom, the help, the palette and the tables of
// the guides are made from it or held against it, so that what is shown is what works. An officer may bind keys
// otherwise in a file.
package keymap

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/words"
)

// PageCount is how many pages the top bar has.
const PageCount = 5

// Map is every key of the dashboard. An input method in Chinese mode swallows letters, so whatever has a letter is also
// done by Alt and that letter, and the most frequent by a function key.
type Map struct {
	// What these do is said in bounds; a binding that no key does is disabled.
	Up, Down, PageUp, PageDown, Home, End key.Binding
	Left, Right                           key.Binding
	Open, Back, Next, Prev                key.Binding
	Find, Filter, Sort, Group             key.Binding
	Mark, MarkAll, Bulk                   key.Binding
	WriteList, Views                      key.Binding
	Report, Sheet                         key.Binding
	Edit, Deadline, Light, Close, Suspend key.Binding
	Settle, Decide, History, Remove       key.Binding
	Event                                 key.Binding
	Add, AddCampaign, Import              key.Binding
	Undo, Redo                            key.Binding
	AsOf, Palette, Help, Quit, Reload     key.Binding
	EditCampaign, Rules, Cadences         key.Binding
	DaysOff                               key.Binding
	Pages                                 [PageCount]key.Binding // in the order of the top bar

	// Done and Stop end what is typed on a page: Enter and Esc, which no file binds otherwise.
	Done, Stop key.Binding

	// In are the keys of the reporting sheet, where letters are typed, and Review those of the review of an import.
	In     SheetKeys
	Review ReviewKeys

	// on are the keys of the lines as they are bound, by name.
	on map[string][]string
}

// SheetKeys are the keys of the reporting sheet.
type SheetKeys struct {
	Store, Move, Turn, Head, Undo key.Binding // no file binds Move otherwise
}

// ReviewKeys are the keys that do something only while an import is reviewed.
type ReviewKeys struct {
	// What keys do to an item, and to the whole review.
	Edit, Fold, Accept, AcceptAll, Drop, Merge, Split, Apart, Alias, Undo, Store, Leave key.Binding
	// What these keys do on a line that is no item: they follow the ones above.
	KeepCampaign, KeepGone, RemoveGone, TakeUnread, DropUnread, FoldGroup, SettleDoubt, AcceptKind key.Binding
}

// Place is where a key does something. No key does two things in one place.
type Place int

// The places of keys.
const (
	OnPages  Place = iota // on the pages: lists, a task, everywhere
	InSheet               // in the reporting sheet
	InReview              // in the review of an import
	placeCount
)

// String returns the place's name for programs.
func (p Place) String() string { return [...]string{"pages", "sheet", "review"}[p] }

// Line is a key of the map: what it is called in the file of keys, where it works, and the binding with what it does.
type Line struct {
	Name  string   // such as report or review.accept
	Place Place    // where the key works
	On    []string // the keys as the file names them, without Alt beside a letter; empty where none does it
	*key.Binding
}

// bound is a line as it is bound where no file says otherwise.
type bound struct {
	name  string
	place Place
	to    *key.Binding
	shown string // the key as it is shown; "" for the first of keys
	does  string
	keys  string
	// like names the line whose keys this one has, for what a key does on another kind of line.
	like string
}

func (m *Map) bounds(w *words.Screen) []bound {
	x, t := &w.Draft, &w.Turns
	out := []bound{
		{name: "up", to: &m.Up, shown: w.KeyUpDown, does: w.DoMove, keys: "up k"},
		{name: "down", to: &m.Down, shown: w.KeyUpDown, does: w.DoMove, keys: "down j"},
		{name: "page-up", to: &m.PageUp, does: w.DoPage, keys: "pgup ctrl+b"},
		{name: "page-down", to: &m.PageDown, does: w.DoPage, keys: "pgdown ctrl+f"},
		{name: "home", to: &m.Home, does: w.DoEnds, keys: "home"},
		{name: "end", to: &m.End, does: w.DoEnds, keys: "end G"},
		{name: "left", to: &m.Left, shown: w.KeyLeftRight, does: w.DoSibling, keys: "left h"},
		{name: "right", to: &m.Right, shown: w.KeyLeftRight, does: w.DoSibling, keys: "right l"},
		{name: "open", to: &m.Open, does: w.DoOpen, keys: "enter"},
		{name: "back", to: &m.Back, does: w.DoBack, keys: "esc"},
		{to: &m.Done, does: w.DoToList, keys: "enter"},
		{to: &m.Stop, does: w.DoBack, keys: "esc"},
		{name: "next", to: &m.Next, does: w.DoPane, keys: "tab"},
		{name: "previous", to: &m.Prev, does: w.DoPane, keys: "shift+tab"},
		{name: "find", to: &m.Find, does: w.DoFind, keys: "/ f3"},
		{name: "filter", to: &m.Filter, does: w.DoFilter, keys: "f"},
		{name: "sort", to: &m.Sort, does: w.DoSort, keys: "s f6"},
		{name: "group", to: &m.Group, does: w.DoGroup, keys: "g f7"},
		{name: "mark", to: &m.Mark, does: w.DoMark, keys: "space insert"},
		{name: "mark-all", to: &m.MarkAll, does: w.DoMarkAll, keys: "* ctrl+a"},
		{name: "bulk", to: &m.Bulk, does: w.DoBulk, keys: "b f8"},
		{name: "write-list", to: &m.WriteList, does: w.DoWriteList(), keys: "w"},
		{name: "views", to: &m.Views, does: w.DoViews(), keys: "V"},
		{name: "report", to: &m.Report, does: w.DoReport, keys: "p f4"},
		{name: "sheet", to: &m.Sheet, does: w.DoSheet, keys: "P f9"},
		{name: "edit", to: &m.Edit, does: w.DoEdit, keys: "e f2"},
		{name: "deadline", to: &m.Deadline, does: w.DoDeadline, keys: "d"},
		{name: "light", to: &m.Light, does: w.DoLight, keys: "L"},
		{name: "close", to: &m.Close, does: w.DoClose, keys: "c"},
		{name: "suspend", to: &m.Suspend, does: w.DoSuspend, keys: "S"},
		{name: "settle", to: &m.Settle, does: w.DoSettle, keys: "v"},
		{name: "decide", to: &m.Decide, does: t.DoDecide, keys: "y"},
		{name: "event", to: &m.Event, does: w.DoEvent, keys: "i"},
		{name: "history", to: &m.History, does: w.DoHistory, keys: "H"},
		{name: "remove", to: &m.Remove, does: w.DoRemove, keys: "delete"},
		{name: "add", to: &m.Add, does: w.DoAdd, keys: "a ctrl+n"},
		{name: "add-campaign", to: &m.AddCampaign, does: w.DoAddCampaign, keys: "A"},
		{name: "import", to: &m.Import, does: x.DoImport, keys: "I ctrl+o"},
		{name: "undo", to: &m.Undo, does: w.DoUndo, keys: "u ctrl+z"},
		{name: "redo", to: &m.Redo, does: w.DoRedo, keys: "U ctrl+y ctrl+r"},
		{name: "as-of", to: &m.AsOf, does: w.DoAsOf, keys: "@ ctrl+t"},
		{name: "commands", to: &m.Palette, does: w.DoPalette, keys: ": ctrl+p"},
		{name: "help", to: &m.Help, does: w.DoHelp, keys: "? f1"},
		{name: "quit", to: &m.Quit, does: w.DoQuit, keys: "q ctrl+q"},
		{name: "reload", to: &m.Reload, does: w.DoReload, keys: "f5"},
		{name: "edit-campaign", to: &m.EditCampaign, does: t.DoEditCampaign, keys: "E"},
		{name: "rules", to: &m.Rules, does: t.DoRules, keys: "R"},
		{name: "turns", to: &m.Cadences, does: t.DoCadences, keys: "T"},
		{name: "days-off", to: &m.DaysOff, does: t.DoDaysOff, keys: "W"},
	}
	for i, name := range [PageCount]string([...]string{"overview", "tasks", "calendar", "units", "review"}) {
		out = append(out, bound{name: name, to: &m.Pages[i], does: w.Pages[i], keys: string(rune('1' + i))})
	}
	return append(append(out, m.In.bounds(w)...), m.Review.bounds(w)...)
}

func (k *SheetKeys) bounds(w *words.Screen) []bound {
	return []bound{
		{name: "sheet.store", place: InSheet, to: &k.Store, does: w.DoSheetStore, keys: "enter"},
		{place: InSheet, to: &k.Move, shown: w.KeyUpDown, does: w.DoSheetMove, keys: "up down"},
		{name: "sheet.turn", place: InSheet, to: &k.Turn, does: w.Turns.DoSheetTurn, keys: "ctrl+t"},
		{name: "sheet.head", place: InSheet, to: &k.Head, does: w.Turns.DoSheetHead, keys: "f2 ctrl+e"},
		{name: "sheet.undo", place: InSheet, to: &k.Undo, does: w.DoSheetUndo, keys: "ctrl+z"},
	}
}

func (k *ReviewKeys) bounds(w *words.Screen) []bound {
	x := &w.Draft
	out := []bound{
		{name: "review.edit", to: &k.Edit, does: x.DoFix, keys: "enter e f2"},
		{name: "review.fold", to: &k.Fold, does: x.DoFold, keys: "space"},
		{name: "review.accept", to: &k.Accept, does: x.DoAccept, keys: "a f4"},
		{name: "review.accept-all", to: &k.AcceptAll, does: x.DoAcceptAll, keys: "A f9"},
		{name: "review.drop", to: &k.Drop, does: x.DoDrop, keys: "x delete"},
		{name: "review.merge", to: &k.Merge, does: x.DoMerge, keys: "m"},
		{name: "review.split", to: &k.Split, does: x.DoSplit, keys: "s"},
		{name: "review.apart", to: &k.Apart, does: x.DoApart, keys: "n"},
		{name: "review.alias", to: &k.Alias, does: x.DoAlias, keys: "r"},
		{name: "review.undo", to: &k.Undo, does: w.DoUndo, keys: "u ctrl+z"},
		{name: "review.store", to: &k.Store, does: x.DoStore, keys: "w ctrl+s"},
		{name: "review.leave", to: &k.Leave, does: x.DoLeave, keys: "esc"},

		{to: &k.KeepCampaign, does: x.DoKeepCampaign, like: "review.drop"},
		{to: &k.KeepGone, does: x.DoKeepGone, like: "review.accept"},
		{to: &k.RemoveGone, does: x.DoRemoveGone, like: "review.edit"},
		{to: &k.TakeUnread, does: x.DoTakeUnread, like: "review.edit"},
		{to: &k.DropUnread, does: x.DoDropUnread, like: "review.drop"},
		{to: &k.FoldGroup, does: x.DoFoldGroup, like: "review.edit"},
		{to: &k.AcceptKind, does: x.DoAcceptKind, like: "review.accept"},
		{to: &k.SettleDoubt, does: x.DoSettleDoubt, like: "review.accept"},
	}
	for i := range out {
		out[i].place = InReview
	}
	return out
}

// New returns the map in a language, with keys bound as a file says where it says so. The error is an *Error; the map
// is then that of no file.
func New(w *words.Screen, file []Rebound) (*Map, error) {
	m := new(Map)
	keys, err := m.rebind(w, file)
	if err != nil {
		m.bind(w, nil)
		return m, err
	}
	m.bind(w, keys)
	return m, nil
}

// bind sets every binding; keys are those of the lines that are bound otherwise, by name.
func (m *Map) bind(w *words.Screen, keys map[string][]string) {
	m.on = make(map[string][]string)
	for _, b := range m.bounds(w) {
		on, otherwise := keys[b.name] // none has no name
		shown := b.shown
		switch {
		case b.like != "":
			on = m.on[b.like]
		case otherwise:
			shown = ""
		default:
			on = strings.Fields(b.keys)
		}
		if b.name != "" {
			m.on[b.name] = on
		}
		if shown == "" && len(on) > 0 {
			shown = Shown(w, on[0])
		}
		*b.to = key.NewBinding(key.WithKeys(withAlt(on)...), key.WithHelp(shown, b.does))
		b.to.SetEnabled(len(on) > 0)
	}
}

// withAlt adds Alt and the letter for every letter.
func withAlt(keys []string) []string {
	out := append([]string(nil), keys...)
	for _, k := range keys {
		switch {
		case len(k) != 1:
		case k[0] >= 'A' && k[0] <= 'Z':
			out = append(out, "alt+shift+"+strings.ToLower(k)) // as it is read from a terminal
		default:
			out = append(out, "alt+"+k)
		}
	}
	return out
}

// Lines are all keys that have names of their own, in the order in which the file lists them.
func (m *Map) Lines(w *words.Screen) []Line {
	var out []Line
	for _, b := range m.bounds(w) {
		if b.name != "" {
			out = append(out, Line{Name: b.name, Place: b.place, On: m.on[b.name], Binding: b.to})
		}
	}
	return out
}

// Named is a binding that does something of its own on a page.
func Named(b key.Binding, does string) key.Binding {
	b.SetHelp(b.Help().Key, does)
	return b
}

// OnTask are the bindings that act on one task, wherever it is shown.
func (m *Map) OnTask() []key.Binding {
	return []key.Binding{m.Report, m.Edit, m.Deadline, m.Light, m.Close, m.Suspend, m.Settle, m.Decide, m.Event, m.History, m.Remove}
}

// InList are the bindings that move about in every list.
func (m *Map) InList() []key.Binding {
	return []key.Binding{m.Up, m.Down, m.PageUp, m.PageDown, m.Home, m.End}
}

// Everywhere are the bindings that do the same on every page.
func (m *Map) Everywhere() []key.Binding {
	return append([]key.Binding{
		m.Find, m.AsOf, m.Palette, m.Add, m.AddCampaign, m.EditCampaign, m.Rules, m.Cadences, m.DaysOff, m.Import, m.Undo, m.Redo, m.Reload, m.Back,
		m.Help, m.Quit,
	}, m.Pages[:]...)
}

// Press is a press of the first key of a binding that can be told to a program; ok is false where none can.
func Press(b key.Binding) (msg tea.KeyPressMsg, ok bool) {
	codes := map[string]rune{"space": tea.KeySpace, "delete": tea.KeyDelete, "enter": tea.KeyEnter, "esc": tea.KeyEscape, "f5": tea.KeyF5}
	for _, k := range b.Keys() {
		if r := []rune(k); len(r) == 1 {
			return tea.KeyPressMsg{Code: r[0], Text: k}, true
		}
		if code, ok := codes[k]; ok {
			return tea.KeyPressMsg{Code: code}, true
		}
	}
	return msg, false
}
