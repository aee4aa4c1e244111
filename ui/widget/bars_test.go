package widget

import (
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"duban/model"
)

func share(percent int) model.Ratio { return model.One * model.Ratio(percent) / 100 }

// bar is a bar of 12 cells as it is read.
func bar(done, due int, known bool) string {
	u, l := testScreen(), new(Line)
	Bar(l, 12, share(done), share(due), model.Red, known, &u.Theme.Plain)
	return ansi.Strip(l.String())
}

func TestABarShowsWhatIsDoneAndWhereItShouldBe(t *testing.T) {
	for _, c := range []struct {
		done, due int
		known     bool
		want      string
	}{
		{40, 82, true, "━━━━━────┴──"},
		{46, 82, true, "━━━━━╸───┴──"},  // half a cell more
		{90, 50, true, "━━━━━━┷━━━━─"},  // ahead of its time
		{1, 82, true, "╸────────┴──"},   // any share at all shows
		{99, 100, true, "━━━━━━━━━━━┴"}, // and only the whole is full
		{100, 100, true, "━━━━━━━━━━━┷"},
		{0, 82, false, "─────────┴──"}, // never reported
		{40, 0, true, "━━━━━───────"},  // nothing is due yet
	} {
		if got := bar(c.done, c.due, c.known); got != c.want {
			t.Errorf("%d of %d is drawn %s, not %s", c.done, c.due, got, c.want)
		}
	}
}

func TestBarsAndChartsAreASCIIWhereTheTerminalDrawsSignsWide(t *testing.T) {
	u := testScreen()
	points := []CurvePoint{{Plan: share(20), Value: share(11), Known: true}, {Plan: share(90), Value: share(95), Known: true, Light: model.Green}, {Plan: share(100)}}
	rows := append(Curve(points, 4, 5, &u.Theme.Plain), bar(46, 82, true), bar(99, 50, true))
	for _, row := range rows {
		row = ansi.Strip(row)
		if got := Narrow(row); strings.ContainsFunc(got, func(r rune) bool { return r >= 0x80 || r == '?' }) {
			t.Errorf("%q is drawn %q", row, got)
		}
	}
	if got := Narrow(bar(46, 82, true)); got != "======---|--" {
		t.Errorf("a bar is %q", got)
	}
}

func TestABarOfAChartTellsSixteenPercentFromNineteen(t *testing.T) {
	u := testScreen()
	heights := map[string]bool{}
	for _, v := range []int{13, 16, 19} {
		rows := Curve([]CurvePoint{{Plan: share(100), Value: share(v), Known: true}}, 4, 8, &u.Theme.Plain)
		text := ""
		for _, r := range rows {
			text += ansi.Strip(r) + "\n"
			if n := ansi.StringWidth(r); n != 4 {
				t.Errorf("a row of the chart is %d cells wide", n)
			}
		}
		heights[text] = true
	}
	if len(heights) != 3 {
		t.Errorf("13, 16 and 19%% have %d heights", len(heights))
	}
}

func TestEachLightOfAStripeHasACell(t *testing.T) {
	u := testScreen()
	for _, w := range []int{5, 12, 80} {
		l := new(Line)
		Stripe(l, w, [5]int{model.Red: 1, model.Yellow: 1, model.Green: 900, model.Grey: 1, model.Done: 3}, &u.Theme.Plain)
		for _, k := range LightOrder() {
			if !strings.Contains(l.String(), u.Theme.Plain.Bar[k].before) {
				t.Errorf("at %d cells %v is not seen", w, k)
			}
		}
		if n := ansi.StringWidth(l.String()); n != w {
			t.Errorf("a stripe of %d cells is %d wide", w, n)
		}
	}
}

// Text can be read on each of its grounds, and bars be seen: 4.5 and 3 to 1 are what people with poor eyes need.
func TestColoursStandOutFromTheirGround(t *testing.T) {
	luminance := func(rgb uint32) float64 {
		part := func(v uint32) float64 {
			if c := float64(v&0xff) / 255; c > .04045 {
				return math.Pow((c+.055)/1.055, 2.4)
			} else {
				return c / 12.92
			}
		}
		return .2126*part(rgb>>16) + .7152*part(rgb>>8) + .0722*part(rgb)
	}
	holds := func(name string, word, ground shade, least float64) {
		for i, pair := range [][2]uint32{{word.dark.rgb, ground.dark.rgb}, {word.light.rgb, ground.light.rgb}} {
			x, y := luminance(pair[0]), luminance(pair[1])
			if got := (max(x, y) + .05) / (min(x, y) + .05); got < least {
				t.Errorf("%s has a contrast of %.1f on the %s background", name, got, []string{"dark", "light"}[i])
			}
		}
	}
	page := shade{tone{rgb: 0x16181d}, tone{rgb: 0xfafaf7}}
	for _, ground := range []shade{page, selShade, panelShade} {
		for name, s := range map[string]shade{"text": textShade, "strong": strongShade, "dim": dimShade, "accent": accentShade} {
			holds(name, s, ground, 4.5)
		}
		for k := range model.Unlit {
			holds(testScreen().Words.Lights[k], lightShades[k], ground, 4.5)
		}
	}
	for k := range model.Unlit {
		holds("a bar", barShades[k], page, 3)
		holds("a chip", chipShades[k].word, chipShades[k].ground, 4.5)
	}
	holds("a field", textShade, fieldShade, 4.5)
	holds("a hint", dimShade, fieldShade, 4.5)
	holds("the field that is typed in", strongShade, focusShade, 4.5)
	holds("another day", otherShade, accentShade, 4.5)
}
