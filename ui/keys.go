package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"

	"duban/words"
)

// keys are all key bindings. Help, the bar at the bottom and the palette are
// made from them, so that what is shown is what works. An input method in
// Chinese mode swallows letters, so whatever has a letter is also done by Alt
// and that letter, and the most frequent by a function key.
type keys struct {
	Up, Down, PageUp, PageDown, Home, End key.Binding
	Left, Right                           key.Binding
	Open, Back, Next, Prev                key.Binding
	Find, Filter, Sort, Group             key.Binding
	Mark, MarkAll, Bulk                   key.Binding
	Report, Sheet                         key.Binding
	Edit, Deadline, Light, Close, Suspend key.Binding
	Settle, Decide, History, Remove       key.Binding
	Add, AddCampaign, Import              key.Binding
	Undo, Redo                            key.Binding
	AsOf, Palette, Help, Quit, Reload     key.Binding
	EditCampaign, Rules, Cadences         key.Binding
	DaysOff                               key.Binding
	Pages                                 [pageCount]key.Binding
}

// sheetKeys are the keys of the reporting sheet, where letters are typed.
type sheetKeys struct {
	Store, Move, Turn, Head, Undo key.Binding
}

func newSheetKeys(w *words.Screen) sheetKeys {
	b := func(shown, what string, on ...string) key.Binding {
		return key.NewBinding(key.WithKeys(on...), key.WithHelp(shown, what))
	}
	return sheetKeys{
		Store: b("Enter", w.DoSheetStore, "enter"),
		Move:  b(w.KeyUpDown, w.DoSheetMove, "up", "down"),
		Turn:  b("Ctrl+T", w.Turns.DoSheetTurn, "ctrl+t"),
		Head:  b("F2", w.Turns.DoSheetHead, "f2", "ctrl+e"),
		Undo:  b("Ctrl+Z", w.DoSheetUndo, "ctrl+z"),
	}
}

func newKeys(w *words.Screen) *keys {
	b := func(shown, what string, on ...string) key.Binding {
		for _, k := range on {
			switch {
			case len(k) != 1:
			case k[0] >= 'A' && k[0] <= 'Z':
				on = append(on, "alt+shift+"+strings.ToLower(k)) // as it is read from a terminal
			default:
				on = append(on, "alt+"+k)
			}
		}
		return key.NewBinding(key.WithKeys(on...), key.WithHelp(shown, what))
	}
	k := &keys{
		Up:          b(w.KeyUpDown, w.DoMove, "up", "k"),
		Down:        b(w.KeyUpDown, w.DoMove, "down", "j"),
		PageUp:      b("PgUp", w.DoPage, "pgup", "ctrl+b"),
		PageDown:    b("PgDn", w.DoPage, "pgdown", "ctrl+f"),
		Home:        b("Home", w.DoEnds, "home"),
		End:         b("End", w.DoEnds, "end", "G"),
		Left:        b(w.KeyLeftRight, w.DoSibling, "left", "h"),
		Right:       b(w.KeyLeftRight, w.DoSibling, "right", "l"),
		Open:        b("Enter", w.DoOpen, "enter"),
		Back:        b("Esc", w.DoBack, "esc"),
		Next:        b("Tab", w.DoPane, "tab"),
		Prev:        b("Shift+Tab", w.DoPane, "shift+tab"),
		Find:        b("/", w.DoFind, "/", "f3"),
		Filter:      b("f", w.DoFilter, "f"),
		Sort:        b("s", w.DoSort, "s", "f6"),
		Group:       b("g", w.DoGroup, "g", "f7"),
		Mark:        b(w.KeySpace, w.DoMark, "space", "insert"),
		MarkAll:     b("*", w.DoMarkAll, "*", "ctrl+a"),
		Bulk:        b("b", w.DoBulk, "b", "f8"),
		Report:      b("p", w.DoReport, "p", "f4"),
		Sheet:       b("P", w.DoSheet, "P", "f9"),
		Edit:        b("e", w.DoEdit, "e", "f2"),
		Deadline:    b("d", w.DoDeadline, "d"),
		Light:       b("L", w.DoLight, "L"),
		Close:       b("c", w.DoClose, "c"),
		Suspend:     b("S", w.DoSuspend, "S"),
		Settle:      b("v", w.DoSettle, "v"),
		Decide:      b("y", w.Turns.DoDecide, "y"),
		History:     b("H", w.DoHistory, "H"),
		Remove:      b("Del", w.DoRemove, "delete"),
		Add:         b("a", w.DoAdd, "a", "ctrl+n"),
		AddCampaign: b("A", w.DoAddCampaign, "A"),
		Import:      b("I", w.Draft.DoImport, "I", "ctrl+o"),
		Undo:        b("u", w.DoUndo, "u", "ctrl+z"),
		Redo:        b("U", w.DoRedo, "U", "ctrl+y", "ctrl+r"),
		AsOf:        b("@", w.DoAsOf, "@", "ctrl+t"),
		Palette:     b(":", w.DoPalette, ":", "ctrl+p"),
		Help:        b("?", w.DoHelp, "?", "f1"),
		Quit:        b("q", w.DoQuit, "q", "ctrl+q"),
		Reload:      b("F5", w.DoReload, "f5"),

		EditCampaign: b("E", w.Turns.DoEditCampaign, "E"),
		Rules:        b("R", w.Turns.DoRules, "R"),
		Cadences:     b("T", w.Turns.DoCadences, "T"),
		DaysOff:      b("W", w.Turns.DoDaysOff, "W"),
	}
	for i := range k.Pages {
		n := string(rune('1' + i))
		k.Pages[i] = b(n, w.Pages[i], n)
	}
	return k
}

// named is a binding that does something of its own on a page.
func named(b key.Binding, what string) key.Binding {
	b.SetHelp(b.Help().Key, what)
	return b
}

// onTask are the bindings that act on one task, wherever it is shown.
func (k *keys) onTask() []key.Binding {
	return []key.Binding{k.Report, k.Edit, k.Deadline, k.Light, k.Close, k.Suspend, k.Settle, k.Decide, k.History, k.Remove}
}

// inList are the bindings that move about in every list.
func (k *keys) inList() []key.Binding {
	return []key.Binding{k.Up, k.PageUp, k.PageDown, k.Home, k.End}
}
