package tasks

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/ui/page"
)

// applied is what the rows of the table were worked out from.
type applied struct {
	version int // of the board
	scope   page.Scope
	text    string
	query   board.Query
	sort    board.Column
	desc    bool
}

// narrower tells whether the rows for now are some of those for last, in the
// same order, so that nothing else has to be looked at.
func (now *applied) narrower(last *applied) bool {
	return last.version == now.version && last.scope == now.scope && asksForArchived(last.text) == asksForArchived(now.text) && last.sort == now.sort && last.desc == now.desc &&
		last.text != "" && now.text != "" && now.query.Narrows(last.query)
}

// apply works out which rows are shown, and in which order.
func (t *Page) apply() {
	if t.Board == nil {
		return
	}
	now := applied{version: t.Version, scope: t.scope, text: t.find.Value(), sort: t.sort, desc: t.desc}
	t.broken = ""
	var err error
	if now.query, err = board.ParseQuery(now.text); err != nil {
		t.broken = t.Words.QueryError(err)
		now.query = board.ParseLoose(now.text)
	}
	if now.narrower(&t.last) {
		t.sorted = t.Board.Filter(now.query, t.sorted)
	} else {
		t.sorted = t.Board.Filter(now.query, t.rowsOf(now.scope, now.text))
		t.Board.Sort(t.sorted, t.sort, t.desc)
	}
	t.last, t.words = now, now.query.Words()
	t.rows = t.sorted
	if t.sort == board.LightColumn && !t.desc { // no order was asked for
		t.rows = t.Board.Better(t.sorted, t.words)
	}
	t.tally = t.Board.Tally(t.rows)
	t.groups = nil
	if t.by != board.ByNone {
		t.groups = t.Board.Group(t.rows, t.by, t.Words.Heading)
	}
	t.lookForMarks()
	t.layout()
}

// setQuery narrows the table by another query.
func (t *Page) setQuery(q string) {
	id := t.Task()
	t.find.Set(q)
	t.apply()
	t.seek(id)
}

// addTerm adds one term to the query, in place of another one for the same field.
func (t *Page) addTerm(field, term string) {
	var keep []string
	for _, w := range termsOf(t.find.Value()) {
		if field == "" || !strings.HasPrefix(w, field) {
			keep = append(keep, w)
		}
	}
	if term != "" {
		keep = append(keep, term)
	}
	t.setQuery(strings.Join(keep, " "))
}

// termsOf splits a query at the spaces that stand outside quotation marks.
func termsOf(query string) []string {
	quoted := false
	return strings.FieldsFunc(query, func(r rune) bool {
		if r == '"' || r == '“' || r == '”' {
			quoted = !quoted
		}
		return r == ' ' && !quoted
	})
}

func (t *Page) typeKey(msg tea.KeyPressMsg) tea.Cmd {
	switch msg.Keystroke() {
	case "enter", "down", "tab":
		t.active = false
		t.settle(1)
	case "esc":
		t.active = false
		if t.find.Value() != t.scope.Query {
			t.setQuery(t.scope.Query)
		}
	default:
		before := t.find.Value()
		if t.find.Key(msg) && t.find.Value() != before {
			t.apply()
			t.toFirst()
		}
	}
	return nil
}

// Query is the query by which the table is narrowed, as it is typed.
func (t *Page) Query() string { return t.find.Value() }
