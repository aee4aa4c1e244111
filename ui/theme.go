package ui

import (
	"image/color"

	"github.com/charmbracelet/colorprofile"
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

// shade is one colour, as a terminal of millions shows it and as one of 256
// does. The second is chosen by eye: the nearest by arithmetic turns greys into
// violet and dark greens into teal.
type shade struct {
	rgb   uint32
	index uint8
}

type palette struct {
	text, dim, faint, accent, rest, head, sel, mark, box, chipText, yellowText, tick, plan shade
	light, fill                                                                            [5]shade
}

// The lights are listed in the order of model.Light: grey, green, yellow, red, done.
var (
	darkPalette = palette{
		text: shade{0xd6d9e0, 252}, dim: shade{0x8d94a1, 246}, faint: shade{0x5a616d, 240}, accent: shade{0x7aa2f7, 111},
		rest: shade{0x272b33, 235}, head: shade{0x1d2027, 234}, sel: shade{0x2a3a5c, 237}, mark: shade{0x22262e, 235}, box: shade{0x1f232b, 234},
		chipText: shade{0xffffff, 231}, yellowText: shade{0x14161b, 232}, tick: shade{0xd6d9e0, 252}, plan: shade{0x4a515e, 240},
		light: [5]shade{{0x8b93a1, 245}, {0x4caf6a, 71}, {0xd9a520, 178}, {0xe5534b, 203}, {0x5b8def, 69}},
		fill:  [5]shade{{0x3a414d, 238}, {0x2f6a45, 65}, {0xa87f1c, 136}, {0xd9483f, 167}, {0x33476f, 60}},
	}
	lightPalette = palette{
		text: shade{0x22262e, 235}, dim: shade{0x666e7c, 242}, faint: shade{0xa3aab6, 248}, accent: shade{0x2f5fd0, 26},
		rest: shade{0xe6e8ec, 254}, head: shade{0xeef0f4, 255}, sel: shade{0xd9e5ff, 189}, mark: shade{0xeef3fd, 255}, box: shade{0xf6f7f9, 255},
		chipText: shade{0xffffff, 231}, yellowText: shade{0xffffff, 231}, tick: shade{0x22262e, 235}, plan: shade{0xb6bcc7, 250},
		light: [5]shade{{0x7c8592, 244}, {0x23854a, 28}, {0xa06f00, 136}, {0xc8322b, 160}, {0x2f5fd0, 26}},
		fill:  [5]shade{{0xcdd2da, 252}, {0x9fd3b0, 151}, {0xe3b341, 179}, {0xd9483f, 167}, {0xb3c8f5, 153}},
	}
)

// pen makes styles of shades for terminals of one kind.
type pen struct{ indexed bool }

// newTheme makes the theme for a background, with the colours that the terminal can show.
func newTheme(dark bool, profile colorprofile.Profile) *theme {
	k := pen{indexed: profile <= colorprofile.ANSI256 && profile != colorprofile.Unknown}
	p := &lightPalette
	if dark {
		p = &darkPalette
	}
	t := &theme{dark: dark}
	t.plain = p.pens(k, nil)
	t.sel = p.pens(k, &p.sel)
	t.mark = p.pens(k, &p.mark)
	t.head = p.pens(k, &p.head)
	t.box = p.pens(k, &p.box)
	t.title = k.style(&p.chipText, &p.accent, true)
	for l := range p.light {
		text := &p.chipText
		if model.Light(l) == model.Yellow {
			text = &p.yellowText
		}
		t.chip[l] = k.style(text, &p.light[l], true)
		// Reversed, so that a bar is seen where there are no colours, and so that
		// its spaces are written as such and not erased: what an erased cell
		// looks like is up to the terminal.
		t.fill[l] = k.style(&p.fill[l], nil, false).Reverse(true)
	}
	t.rest = k.style(nil, &p.rest, false)
	t.tick = k.style(nil, &p.tick, false)
	t.plan = k.style(nil, &p.plan, false)
	t.cursor = k.style(nil, &p.accent, false)
	t.frame = k.style(&p.faint, &p.box, false)
	t.input = k.style(&p.text, &p.rest, false)
	t.focused = k.style(&p.text, &p.sel, false)
	t.toast = k.style(&p.light[model.Green], &p.head, true)
	t.failure = k.style(&p.light[model.Red], &p.head, true)
	return t
}

func (p *palette) pens(k pen, bg *shade) pens {
	out := pens{
		text: k.style(&p.text, bg, false), strong: k.style(&p.text, bg, true),
		dim: k.style(&p.dim, bg, false), faint: k.style(&p.faint, bg, false),
		accent: k.style(&p.accent, bg, false), accentStrong: k.style(&p.accent, bg, true),
	}
	if bg == nil {
		// The terminal's own text colour is what its user can read best.
		out.text, out.strong = ansi.Style{}, ansi.Style{}.Bold()
	}
	for l := range p.light {
		out.light[l] = k.style(&p.light[l], bg, false)
		out.strongLight[l] = k.style(&p.light[l], bg, true)
	}
	return out
}

func (k pen) style(fg, bg *shade, bold bool) ansi.Style {
	s := ansi.Style{}
	if bold {
		s = s.Bold()
	}
	if fg != nil {
		s = s.ForegroundColor(k.colour(fg))
	}
	if bg != nil {
		s = s.BackgroundColor(k.colour(bg))
	}
	return s
}

func (k pen) colour(s *shade) color.Color {
	if k.indexed {
		return ansi.IndexedColor(s.index)
	}
	return ansi.RGBColor{R: uint8(s.rgb >> 16), G: uint8(s.rgb >> 8), B: uint8(s.rgb)}
}
