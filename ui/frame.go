package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"duban/internal/zh"
	"duban/model"
)

// minW and minH are the smallest screen that is laid out; below it the program
// says how large it needs to be.
const (
	minW = 60
	minH = 16
)

// View draws the screen.
func (a *App) View() tea.View {
	v := tea.View{AltScreen: true, MouseMode: tea.MouseModeCellMotion, WindowTitle: a.words.Name}
	if a.w == 0 || a.h == 0 {
		return v
	}
	lines, cursor := a.frame()
	v.Content = strings.Join(lines, "\n")
	if cursor != nil {
		c := tea.NewCursor(cursor.X, cursor.Y)
		c.Shape = tea.CursorBar
		c.Blink = false // nothing moves while an input method's window is open
		v.Cursor = c
	}
	return v
}

// frame returns the whole screen, line by line, and where the cursor stands.
func (a *App) frame() (rows, *tea.Position) {
	if a.w < minW || a.h < minH {
		return a.tooSmall(), nil
	}
	bodyH := a.h - 2
	var body rows
	var cursor *tea.Position
	switch a.state {
	case stateWelcome:
		body = a.drawWelcome(a.w, bodyH)
	case stateLoading:
		body = a.centred(a.words.Loading)
	case stateFailed:
		body = a.centred(a.fatal)
	default:
		body = a.current().draw(a, a.w, bodyH)
		switch {
		case a.draft != nil:
			cursor = a.draft.cursor
		case a.page == tasksPage && a.detail == nil:
			cursor = a.tasks.cursorAt(a)
		}
	}
	body = body.fill(a.w, bodyH)
	for i, d := range a.dialogs {
		box, bw, at := d.draw(&a.screen, a.w, bodyH)
		x, y := max((a.w-bw)/2, 0), max((bodyH-len(box))/3, 0)
		overlay(body, a.w, box, bw, x, y)
		cursor = nil
		if at != nil && i == len(a.dialogs)-1 {
			cursor = &tea.Position{X: x + at.X, Y: y + at.Y}
		}
	}
	out := make(rows, 0, a.h)
	out = append(out, a.drawHead())
	out = append(out, body...)
	out = append(out, a.drawFoot())
	if a.ascii {
		for i := range out {
			out[i] = narrow(out[i])
		}
	}
	if cursor != nil {
		cursor.Y++
	}
	return out, cursor
}

func (a *App) tooSmall() rows {
	text := ansi.Truncate(a.words.TooSmall(minW, minH, a.w, a.h), a.w, "")
	out := rows{text}
	return out.fill(0, a.h)
}

func (a *App) centred(text string) rows {
	out := rows{}
	for range (a.h - 2) / 3 {
		out = append(out, spaces(a.w))
	}
	var l line
	l.to(a.theme.plain.text, (a.w-ansi.StringWidth(text))/2).put(a.theme.plain.dim, text)
	return append(out, l.end(a.theme.plain.text, a.w))
}

// drawHead draws the top bar: the program, the pages, the day of the board.
func (a *App) drawHead() string {
	p := a.theme.head
	var l line
	l.put(a.theme.title, " "+a.words.Name+" ").put(p.text, " ")
	if a.draft != nil {
		l.put(p.accentStrong, a.words.Draft.Title)
	} else if a.state == stateReady {
		for i, name := range a.words.Pages {
			here := pageID(i) == a.page
			num, word := p.faint, p.dim
			if here {
				num, word = p.accent, p.accentStrong
			}
			l.put(num, " "+string(rune('1'+i))+" ").put(word, name).put(p.text, " ")
		}
	}
	day := a.words.AsOf + " " + a.on.String() + " " + a.words.Weekdays[a.on.Weekday()]
	s := p.text
	if a.on != a.today {
		s = a.theme.title
		day = " " + day + " "
	}
	right := ansi.StringWidth(day) + 1
	if title := a.headTitle(); title != "" && l.w+ansi.StringWidth(title)+2+right < a.w {
		l.to(p.text, a.w-right-2-ansi.StringWidth(title)).put(p.dim, title).put(p.text, "  ")
	}
	if l.w+right <= a.w {
		l.to(p.text, a.w-right).put(s, day)
	} else if short := a.on.String(); l.w+len(short)+1 <= a.w {
		l.to(p.text, a.w-len(short)-1).put(s, short)
	}
	return l.end(p.text, a.w)
}

func (a *App) headTitle() string {
	switch {
	case a.opts.ReadOnly:
		return a.words.ReadOnly
	case a.opts.Sample:
		return a.words.Sample
	}
	return a.opts.Title
}

// drawFoot draws the bottom bar: what was just done or went wrong, else what
// the keys do here.
func (a *App) drawFoot() string {
	p := a.theme.head
	var l line
	if a.toast.text != "" {
		s := a.theme.toast
		if a.toast.bad {
			s = a.theme.failure
		}
		l.put(p.text, " ").put(s, zh.Cut(zh.Clean(a.toast.text), a.w-2))
		return l.end(p.text, a.w)
	}
	if a.draft == nil && a.typing() && a.front() == nil && a.tasks.broken != "" {
		// The whole of what is wrong, for which there is no room beside the query.
		l.put(p.text, " ").put(p.light[model.Yellow], zh.Cut(zh.Clean(a.tasks.broken), a.w-2))
		return l.end(p.text, a.w)
	}
	l.put(p.text, " ")
	var bindings []key.Binding
	switch {
	case a.front() != nil:
	case a.state == stateLoading, a.state == stateFailed:
		bindings = []key.Binding{a.k.Quit}
	case a.draft != nil, a.typing(): // letters are typed there
		bindings = a.current().keys(a)
	case a.state == stateReady:
		bindings = append(a.current().keys(a), a.k.Undo, a.k.Palette, a.k.Help, a.k.Quit)
	}
	seen := map[string]bool{}
	// The last two, help and quit, are always shown: whoever is lost finds them.
	tail := 0
	for _, b := range bindings[max(0, len(bindings)-2):] {
		tail += ansi.StringWidth(b.Help().Key) + 1 + ansi.StringWidth(b.Help().Desc) + 3
	}
	for i, b := range bindings {
		h := b.Help()
		if seen[h.Key] || !b.Enabled() {
			continue
		}
		need := ansi.StringWidth(h.Key) + 1 + ansi.StringWidth(h.Desc) + 3
		room := a.w
		if i < len(bindings)-2 {
			room -= tail
		}
		if l.w+need-3 > room {
			continue
		}
		seen[h.Key] = true
		l.put(p.accentStrong, h.Key).put(p.text, " ").put(p.dim, h.Desc).put(p.text, "   ")
	}
	return l.end(p.text, a.w)
}
