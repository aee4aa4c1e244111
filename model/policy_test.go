package model

import "testing"

func TestThePaceOfAPlanFollowsItsPolicy(t *testing.T) {
	presets := Presets()
	points, ratios, late := presets[0], presets[1], presets[2]
	for _, c := range []struct {
		name       string
		policy     Policy
		done, due  Ratio
		want       Light
		inOneWords string
	}{
		{"points", points, 5000, 6000, Green, "ten points behind is the yellow limit, not past it"},
		{"points", points, 4999, 6000, Yellow, "more than ten points behind"},
		{"points", points, 3000, 6001, Red, "more than thirty points behind"},
		{"points", points, 9000, 6000, Green, "ahead"},
		{"ratios", ratios, 9500, 10000, Green, "SPI of exactly 0.95"},
		{"ratios", ratios, 9499, 10000, Yellow, "SPI below 0.95"},
		{"ratios", ratios, 849, 1000, Red, "SPI below 0.85"},
		{"ratios", ratios, 0, 0, Green, "nothing is due yet"},
		{"days late", late, 4000, 6000, Yellow, "a mean has no days: held to 10/30 points"},
	} {
		if got := c.policy.Pace(c.done, c.due); got != c.want {
			t.Errorf("%s, %d of %d: %v, want %v (%s)", c.name, c.done, c.due, got, c.want, c.inOneWords)
		}
	}
}
