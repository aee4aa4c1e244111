package tasks

import (
	"slices"

	"duban/board"
	"duban/internal/zh"
	"duban/ui/widget"
)

// drawFound draws a cell in which a word of the query is found, the word in the colour of where one is, so that it is seen
// why the row stands there. It reports whether there is one.
func (t *Page) drawFound(l *widget.Line, r *board.Row, c widget.Column, p *widget.Pens, here bool) bool {
	if len(t.words) == 0 {
		return false
	}
	holds := func(text string) bool {
		key := zh.NewKey(text)
		return slices.ContainsFunc(t.words, func(w *zh.Word) bool { return w.Match(&key) })
	}
	text, pen := "", p.Text
	switch c.ID {
	case "title":
		if text = r.Task.Title; here {
			pen = p.Strong
		}
	case "unit":
		if i := slices.IndexFunc(r.Task.Units(), holds); i >= 0 {
			text = r.Task.Units()[i]
		}
	case "campaign":
		text, pen = r.Campaign.Name, p.Dim
	}
	if text == "" || !holds(text) {
		return false
	}
	l.Matched(pen, p.AccentStrong, text, c.W, t.words...)
	return true
}
