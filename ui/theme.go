package ui

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"duban/model"
)

// pens are the styles of text on one background. Colour is for lights alone,
// plus one accent for where the officer is; all else is text, dim text and space.
type pens struct {
	text, strong, dim, faint, accent, accentStrong ansi.Style
	// light is the colour of a light's figure, strongLight the same in bold.
	light, strongLight [5]ansi.Style
}

// theme holds every style of the program for one terminal background. It is
// built once for a background and never changed.
type theme struct {
	dark  bool
	plain pens // on the terminal's own background
	sel   pens // on the row where the cursor is
	mark  pens // on a row that is marked
	head  pens // on the bars at the top and the bottom
	box   pens // inside a dialog

	title   ansi.Style // the program's name, top left
	chip    [5]ansi.Style
	fill    [5]ansi.Style // the done part of a bar
	rest    ansi.Style    // the part of a bar that is still to be done
	tick    ansi.Style    // where a bar should be by now
	plan    ansi.Style    // the planned column of a chart
	cursor  ansi.Style    // the cell left of the selected row
	frame   ansi.Style    // the border of a dialog
	input   ansi.Style    // an entry field
	focused ansi.Style    // the entry field that has the focus
	toast   ansi.Style
	failure ansi.Style
}

type palette struct {
	text, dim, faint, accent, bar, head, sel, mark, box, chipText, yellowText, tick, plan string
	light, fill                                                                           [5]string
}

// The lights are listed in the order of model.Light: grey, green, yellow, red, done.
var (
	darkPalette = palette{
		text: "d6d9e0", dim: "868e9d", faint: "525a68", accent: "7aa2f7",
		bar: "303030", head: "1c1c1c", sel: "303a5f", mark: "262626", box: "1b1f27",
		chipText: "ffffff", yellowText: "14161b", tick: "d6d9e0", plan: "4a515e",
		light: [5]string{"8b93a1", "4caf6a", "d9a520", "e5534b", "5b8def"},
		fill:  [5]string{"3a414d", "2f6a45", "a87f1c", "d9483f", "34508a"},
	}
	lightPalette = palette{
		text: "22262e", dim: "666e7c", faint: "a3aab6", accent: "2f5fd0",
		bar: "e6e8ec", head: "eef0f4", sel: "d9e5ff", mark: "eef3fd", box: "f6f7f9",
		chipText: "ffffff", yellowText: "ffffff", tick: "22262e", plan: "b6bcc7",
		light: [5]string{"7c8592", "23854a", "a06f00", "c8322b", "2f5fd0"},
		fill:  [5]string{"cdd2da", "9fd3b0", "e3b341", "d9483f", "b3c8f5"},
	}
)

func newTheme(dark bool) *theme {
	p := &lightPalette
	if dark {
		p = &darkPalette
	}
	t := &theme{dark: dark}
	t.plain = p.pens("")
	t.sel = p.pens(p.sel)
	t.mark = p.pens(p.mark)
	t.head = p.pens(p.head)
	t.box = p.pens(p.box)
	t.title = style(p.chipText, p.accent, true)
	for l := range p.light {
		text := p.chipText
		if model.Light(l) == model.Yellow {
			text = p.yellowText
		}
		t.chip[l] = style(text, p.light[l], true)
		t.fill[l] = style("", p.fill[l], false)
	}
	t.rest = style("", p.bar, false)
	t.tick = style("", p.tick, false)
	t.plan = style("", p.plan, false)
	t.cursor = style("", p.accent, false)
	t.frame = style(p.faint, p.box, false)
	t.input = style(p.text, p.bar, false)
	t.focused = style(p.text, p.sel, false)
	t.toast = style(p.light[model.Green], p.head, true)
	t.failure = style(p.light[model.Red], p.head, true)
	return t
}

func (p *palette) pens(bg string) pens {
	k := pens{
		text: style(p.text, bg, false), strong: style(p.text, bg, true),
		dim: style(p.dim, bg, false), faint: style(p.faint, bg, false),
		accent: style(p.accent, bg, false), accentStrong: style(p.accent, bg, true),
	}
	if bg == "" {
		// The terminal's own text colour is what its user can read best.
		k.text, k.strong = ansi.Style{}, ansi.Style{}.Bold()
	}
	for l := range p.light {
		k.light[l] = style(p.light[l], bg, false)
		k.strongLight[l] = style(p.light[l], bg, true)
	}
	return k
}

func style(fg, bg string, bold bool) ansi.Style {
	s := ansi.Style{}
	if bold {
		s = s.Bold()
	}
	if fg != "" {
		s = s.ForegroundColor(hex(fg))
	}
	if bg != "" {
		s = s.BackgroundColor(hex(bg))
	}
	return s
}

func hex(s string) color.Color { return lipgloss.Color("#" + s) }
