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
	// Strong is Text in bold, AccentStrong is Accent in bold; Dim is for what is said beside, Faint for lines and what counts least.
	Text, Strong, Dim, Faint, Accent, AccentStrong Pen
	// Light is the colour of a light's figure, StrongLight the same in bold; both by model.Light.
	Light, StrongLight [model.LightCount]Pen
}

// Theme holds every style of the program for one terminal background. It is
// built once for a background and never changed.
type Theme struct {
	Dark  bool // whether the background is dark
	Plain Pens // on the terminal's own background
	Sel   Pens // on the row where the cursor is
	Mark  Pens // on a row that is marked
	Head  Pens // on the bars at the top and the bottom
	Box   Pens // inside a dialog

	Title   Pen // the program's name, top left
	chip    [model.LightCount]Pen
	Fill    [model.LightCount]Pen // the done part of a bar, by model.Light
	Rest    Pen                   // the part of a bar that is still to be done
	tick    Pen                   // where a bar should be by now
	Plan    Pen                   // the planned column of a chart
	Cursor  Pen                   // the cell left of the selected row
	frame   Pen                   // the border of a dialog
	input   Pen                   // an entry field
	focused Pen                   // the entry field that has the focus
	Toast   Pen                   // what was done, at the bottom
	Failure Pen                   // what failed, at the bottom
	// keys writes keys with what they do on one line, on the bars at the top and the bottom: see Theme.KeyLine.
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

var (
	textShade       = shade{tone{0xd6d9e0, 252}, tone{0x22262e, 235}}
	dimShade        = shade{tone{0x8d94a1, 246}, tone{0x666e7c, 242}}
	faintShade      = shade{tone{0x5a616d, 240}, tone{0xa3aab6, 248}}
	accentShade     = shade{tone{0x7aa2f7, 111}, tone{0x2f5fd0, 26}}
	restShade       = shade{tone{0x272b33, 235}, tone{0xe6e8ec, 254}}
	headShade       = shade{tone{0x1d2027, 234}, tone{0xeef0f4, 255}}
	selShade        = shade{tone{0x2a3a5c, 237}, tone{0xd9e5ff, 189}}
	markShade       = shade{tone{0x22262e, 235}, tone{0xeef3fd, 255}}
	boxShade        = shade{tone{0x1f232b, 234}, tone{0xf6f7f9, 255}}
	chipTextShade   = shade{tone{0xffffff, 231}, tone{0xffffff, 231}}
	yellowTextShade = shade{tone{0x14161b, 232}, tone{0xffffff, 231}}
	tickShade       = shade{tone{0xd6d9e0, 252}, tone{0x22262e, 235}}
	planShade       = shade{tone{0x4a515e, 240}, tone{0xb6bcc7, 250}}

	// The lights are listed in the order of model.Light: grey, green, yellow, red, done, none.
	lightShades = [model.LightCount]shade{
		{tone{0x8b93a1, 245}, tone{0x7c8592, 244}},
		{tone{0x4caf6a, 71}, tone{0x23854a, 28}},
		{tone{0xd9a520, 178}, tone{0xa06f00, 136}},
		{tone{0xe5534b, 203}, tone{0xc8322b, 160}},
		{tone{0x5b8def, 69}, tone{0x2f5fd0, 26}},
		{tone{0x5a616d, 240}, tone{0xa3aab6, 248}},
	}
	fillShades = [model.LightCount]shade{
		{tone{0x3a414d, 238}, tone{0xcdd2da, 252}},
		{tone{0x2f6a45, 65}, tone{0x9fd3b0, 151}},
		{tone{0xa87f1c, 136}, tone{0xe3b341, 179}},
		{tone{0xd9483f, 167}, tone{0xd9483f, 167}},
		{tone{0x33476f, 60}, tone{0xb3c8f5, 153}},
		{tone{0x3a414d, 238}, tone{0xcdd2da, 252}},
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
		Plain: m.pens(nil), Sel: m.pens(&selShade), Mark: m.pens(&markShade), Head: m.pens(&headShade), Box: m.pens(&boxShade),
		Title:  m.bold(&chipTextShade, &accentShade),
		Rest:   m.pen(nil, &restShade),
		tick:   m.pen(nil, &tickShade),
		Plan:   m.pen(nil, &planShade),
		Cursor: m.pen(nil, &accentShade),
		frame:  m.pen(&faintShade, &boxShade),
		input:  m.pen(&textShade, &restShade), focused: m.pen(&textShade, &selShade),
		Toast: m.bold(&lightShades[model.Green], &headShade), Failure: m.bold(&lightShades[model.Red], &headShade),
	}
	t.keys = help.New()
	t.keys.ShortSeparator = "   " // ASCII, whose width no terminal doubts
	t.keys.Styles.ShortKey = m.style(&accentShade, &headShade).Bold(true)
	t.keys.Styles.ShortDesc = m.style(&dimShade, &headShade)
	t.keys.Styles.ShortSeparator = m.style(&textShade, &headShade)
	for l := range lightShades {
		text := &chipTextShade
		if model.Light(l) == model.Yellow {
			text = &yellowTextShade
		}
		t.chip[l] = m.bold(text, &lightShades[l])
		// Reversed, so that a bar is seen where there are no colours, and so that
		// its spaces are written as such and not erased: what an erased cell
		// looks like is up to the terminal.
		t.Fill[l] = newPen(m.style(&fillShades[l], nil).Reverse(true))
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
	out := Pens{
		Text: m.pen(text, bg), Strong: m.bold(text, bg), Dim: m.pen(&dimShade, bg), Faint: m.pen(&faintShade, bg),
		Accent: m.pen(&accentShade, bg), AccentStrong: m.bold(&accentShade, bg),
	}
	for l := range lightShades {
		out.Light[l] = m.pen(&lightShades[l], bg)
		out.StrongLight[l] = m.bold(&lightShades[l], bg)
	}
	return out
}
