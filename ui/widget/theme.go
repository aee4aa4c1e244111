package widget

import (
	"image/color"

	"charm.land/bubbles/v2/help"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"duban/model"
)

// Pens are the styles of text on one background. Colour is for lights alone,
// plus one accent for where the officer is; all else is text, dim text and space.
type Pens struct {
	// Strong is for headings, the selected name and the figure that decides, AccentStrong is Accent in bold; Dim is for
	// what is said beside or known anyway, Faint for lines: as text it is too faint to be read.
	Text, Strong, Dim, Faint, Accent, AccentStrong Pen
	// Light is the colour of a light's figure, StrongLight the same in bold, Bar the calmer one of its part of a bar: the
	// word is read first. All go by model.Light.
	Light, StrongLight, Bar [model.LightCount]Pen
}

// Theme holds every style of the program for one terminal background. It is
// built once for a background and never changed. The page's own ground is the terminal's: nothing paints it.
type Theme struct {
	Dark  bool // whether the background is dark
	Plain Pens // on the terminal's own background
	Sel   Pens // on the row where the cursor is
	Mark  Pens // on a row that is marked
	Box   Pens // inside a dialog

	chip    [model.LightCount]Pen
	Cursor  Pen // the edge of the selected row
	Other   Pen // the day at the top, where it is not today, and the choice that has the focus
	frame   Pen // the line on top of a dialog
	input   Pen // an entry field
	focused Pen // the entry field that has the focus
	// selected is text in it that the next key takes the place of; reversed, so that it is seen where there are no colours.
	selected Pen
	hint     Pen // what an empty field says of itself
	Toast    Pen // what was done, at the bottom
	Failure  Pen // what failed, at the bottom
	// keys writes keys with what they do on one line at the bottom: see Theme.KeyLine.
	keys help.Model
}

// tone is one colour, as a terminal of millions shows it and as one of 256
// does. The second is chosen by eye: the nearest by arithmetic turns greys into
// violet and dark greens into teal.
type tone struct {
	rgb   uint32
	index uint8
}

// shade is a colour on a dark and on a light background.
type shade struct{ dark, light tone }

// No text has less contrast than 4.5 to 1 on any of its grounds, and no bar less than 3.
var (
	textShade   = shade{tone{0xcfd4dc, 252}, tone{0x262a32, 235}}
	strongShade = shade{tone{0xf4f6fa, 255}, tone{0x07090d, 232}}
	dimShade    = shade{tone{0x98a1b1, 247}, tone{0x5a6270, 241}}
	faintShade  = shade{tone{0x434a57, 239}, tone{0xc3c8d0, 251}}
	accentShade = shade{tone{0x82b4ff, 111}, tone{0x1c5cc0, 26}}
	selShade    = shade{tone{0x273244, 236}, tone{0xdbe6f8, 189}}
	panelShade  = shade{tone{0x20252e, 235}, tone{0xeef0ec, 255}}
	fieldShade  = shade{tone{0x2d3440, 237}, tone{0xe1e5e0, 254}}
	focusShade  = shade{tone{0x35466a, 238}, tone{0xc2d5f6, 153}}
	otherShade  = shade{tone{0x07090d, 232}, tone{0xffffff, 231}} // on the accent

	// The lights are listed in the order of model.Light: grey, green, yellow, red, done, none.
	lightShades = [model.LightCount]shade{
		dimShade,
		{tone{0x6cc08b, 72}, tone{0x1c7440, 29}},
		{tone{0xe3b341, 179}, tone{0x855d00, 94}},
		{tone{0xff7b72, 210}, tone{0xbd2c25, 124}},
		{tone{0x8ea6c8, 110}, tone{0x45618c, 60}},
		dimShade,
	}
	barShades = [model.LightCount]shade{
		{tone{0x646c7a, 242}, tone{0x8a929e, 245}},
		{tone{0x43805a, 65}, tone{0x4f9c70, 71}},
		{tone{0xa8842f, 136}, tone{0xb4871a, 136}},
		{tone{0xc9554e, 167}, tone{0xd4635c, 167}},
		{tone{0x586c8e, 60}, tone{0x7892bd, 67}},
		faintShade,
	}
	// Only red is a full chip and yellow half of one, the others are tints: the page is read in that order. A light of its
	// own word is none: it has no ground.
	chipShades = [model.LightCount]struct{ word, ground shade }{
		{shade{tone{0xa9b1bf, 248}, tone{0x545c69, 240}}, shade{tone{0x2b3039, 236}, tone{0xe4e6ea, 254}}},
		{shade{tone{0x86d3a3, 115}, tone{0x14683a, 23}}, shade{tone{0x1d3829, 235}, tone{0xd8eede, 254}}},
		{shade{tone{0xffe3a0, 222}, tone{0x573c00, 58}}, shade{tone{0x735411, 58}, tone{0xffdc85, 222}}},
		{shade{tone{0xffffff, 231}, tone{0xffffff, 231}}, shade{tone{0xc4342d, 160}, tone{0xc62f28, 160}}},
		{shade{tone{0x93aacb, 110}, tone{0x3f5b85, 60}}, shade{tone{0x232d3d, 235}, tone{0xe0e8f4, 255}}},
		{},
	}
)

// mixer makes colours of shades for one background and one kind of terminal.
type mixer struct {
	choose   lipgloss.LightDarkFunc
	complete lipgloss.CompleteFunc
}

func newMixer(dark bool, profile colorprofile.Profile) mixer {
	switch {
	case profile == colorprofile.Unknown:
		profile = colorprofile.TrueColor
	case profile < colorprofile.ANSI256:
		profile = colorprofile.ANSI256 // the renderer makes of it what the terminal can show
	}
	return mixer{lipgloss.LightDark(dark), lipgloss.Complete(profile)}
}

func (m mixer) tone(t tone) color.Color {
	indexed := ansi.IndexedColor(t.index)
	return m.complete(indexed, indexed, ansi.RGBColor{R: uint8(t.rgb >> 16), G: uint8(t.rgb >> 8), B: uint8(t.rgb)})
}

// of is a shade as this terminal shows it; nil stays nil, which is the terminal's own colour.
func (m mixer) of(s *shade) color.Color {
	if s == nil {
		return nil
	}
	return m.choose(m.tone(s.light), m.tone(s.dark))
}

// style is text of one shade on another.
func (m mixer) style(fg, bg *shade) lipgloss.Style {
	s := lipgloss.NewStyle()
	if fg != nil {
		s = s.Foreground(m.of(fg))
	}
	if bg != nil {
		s = s.Background(m.of(bg))
	}
	return s
}

func (m mixer) pen(fg, bg *shade) Pen { return newPen(m.style(fg, bg)) }

func (m mixer) bold(fg, bg *shade) Pen { return newPen(m.style(fg, bg).Bold(true)) }

// NewTheme makes the theme for a background, with the colours that the terminal can show.
func NewTheme(dark bool, profile colorprofile.Profile) *Theme {
	m := newMixer(dark, profile)
	t := &Theme{
		Dark:  dark,
		Plain: m.pens(nil), Sel: m.pens(&selShade), Mark: m.pens(&panelShade), Box: m.pens(&panelShade),
		Cursor: m.pen(&accentShade, &selShade),
		Other:  m.bold(&otherShade, &accentShade),
		frame:  m.pen(&accentShade, &panelShade),
		input:  m.pen(&textShade, &fieldShade), focused: m.pen(&strongShade, &focusShade), hint: m.pen(&dimShade, &fieldShade),
		selected: newPen(m.style(&strongShade, &focusShade).Reverse(true)),
		Toast:    m.bold(&lightShades[model.Green], nil), Failure: m.bold(&lightShades[model.Red], nil),
	}
	t.keys = help.New()
	t.keys.ShortSeparator = "   " // ASCII, whose width no terminal doubts
	t.keys.Styles.ShortKey = m.style(&accentShade, nil).Bold(true)
	t.keys.Styles.ShortDesc = m.style(&dimShade, nil)
	t.keys.Styles.ShortSeparator = lipgloss.NewStyle()
	for l := range chipShades {
		t.chip[l] = m.bold(&chipShades[l].word, &chipShades[l].ground)
		if profile != colorprofile.Unknown && profile < colorprofile.ANSI256 {
			// So few colours have no tints: what must be acted on is reversed, the rest are plain words.
			t.chip[l] = newPen(lipgloss.NewStyle().Bold(true).Reverse(model.Light(l) == model.Red || model.Light(l) == model.Yellow))
		}
	}
	t.chip[model.Unlit] = m.pen(&dimShade, nil) // it is no light
	return t
}

// pens are those of text on a background; nil is the terminal's own, whose own text colour is what its user can
// read best.
func (m mixer) pens(bg *shade) Pens {
	text := &textShade
	if bg == nil {
		text = nil
	}
	if bg == &selShade {
		text = &strongShade
	}
	out := Pens{
		Text: m.pen(text, bg), Strong: m.bold(&strongShade, bg), Dim: m.pen(&dimShade, bg), Faint: m.pen(&faintShade, bg),
		Accent: m.pen(&accentShade, bg), AccentStrong: m.bold(&accentShade, bg),
	}
	for l := range lightShades {
		out.Light[l] = m.pen(&lightShades[l], bg)
		out.StrongLight[l] = m.bold(&lightShades[l], bg)
		out.Bar[l] = m.pen(&barShades[l], bg)
	}
	return out
}
