package widget

import (
	"image/color"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"duban/model"
)

// Pens are the styles of text on one background. Colour is for lights alone,
// plus one accent for where the officer is; all else is text, dim text and space.
type Pens struct {
	Text, Strong, Dim, Faint, Accent, AccentStrong ansi.Style
	// Light is the colour of a light's figure, strongLight the same in bold.
	Light, StrongLight [5]ansi.Style
}

// Theme holds every style of the program for one terminal background. It is
// built once for a background and never changed.
type Theme struct {
	Dark  bool
	Plain Pens // on the terminal's own background
	Sel   Pens // on the row where the cursor is
	Mark  Pens // on a row that is marked
	Head  Pens // on the bars at the top and the bottom
	Box   Pens // inside a dialog

	Title   ansi.Style // the program's name, top left
	chip    [5]ansi.Style
	Fill    [5]ansi.Style // the done part of a bar
	Rest    ansi.Style    // the part of a bar that is still to be done
	tick    ansi.Style    // where a bar should be by now
	Plan    ansi.Style    // the planned column of a chart
	Cursor  ansi.Style    // the cell left of the selected row
	frame   ansi.Style    // the border of a dialog
	input   ansi.Style    // an entry field
	focused ansi.Style    // the entry field that has the focus
	Toast   ansi.Style
	Failure ansi.Style
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

// NewTheme makes the theme for a background, with the colours that the terminal can show.
func NewTheme(dark bool, profile colorprofile.Profile) *Theme {
	k := pen{indexed: profile <= colorprofile.ANSI256 && profile != colorprofile.Unknown}
	p := &lightPalette
	if dark {
		p = &darkPalette
	}
	t := &Theme{Dark: dark}
	t.Plain = p.pens(k, nil)
	t.Sel = p.pens(k, &p.sel)
	t.Mark = p.pens(k, &p.mark)
	t.Head = p.pens(k, &p.head)
	t.Box = p.pens(k, &p.box)
	t.Title = k.style(&p.chipText, &p.accent, true)
	for l := range p.light {
		text := &p.chipText
		if model.Light(l) == model.Yellow {
			text = &p.yellowText
		}
		t.chip[l] = k.style(text, &p.light[l], true)
		// Reversed, so that a bar is seen where there are no colours, and so that
		// its spaces are written as such and not erased: what an erased cell
		// looks like is up to the terminal.
		t.Fill[l] = k.style(&p.fill[l], nil, false).Reverse(true)
	}
	t.Rest = k.style(nil, &p.rest, false)
	t.tick = k.style(nil, &p.tick, false)
	t.Plan = k.style(nil, &p.plan, false)
	t.Cursor = k.style(nil, &p.accent, false)
	t.frame = k.style(&p.faint, &p.box, false)
	t.input = k.style(&p.text, &p.rest, false)
	t.focused = k.style(&p.text, &p.sel, false)
	t.Toast = k.style(&p.light[model.Green], &p.head, true)
	t.Failure = k.style(&p.light[model.Red], &p.head, true)
	return t
}

func (p *palette) pens(k pen, bg *shade) Pens {
	out := Pens{
		Text: k.style(&p.text, bg, false), Strong: k.style(&p.text, bg, true),
		Dim: k.style(&p.dim, bg, false), Faint: k.style(&p.faint, bg, false),
		Accent: k.style(&p.accent, bg, false), AccentStrong: k.style(&p.accent, bg, true),
	}
	if bg == nil {
		// The terminal's own text colour is what its user can read best.
		out.Text, out.Strong = ansi.Style{}, ansi.Style{}.Bold()
	}
	for l := range p.light {
		out.Light[l] = k.style(&p.light[l], bg, false)
		out.StrongLight[l] = k.style(&p.light[l], bg, true)
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
