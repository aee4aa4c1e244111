package model

import "github.com/govalues/decimal"

// Preset is a policy with a name, to start from.
type Preset struct {
	Name   string
	Policy Policy
}

// DefaultPolicy returns 序时差 10/30: yellow when more than 10 percentage points
// behind the expected completion, red when more than 30.
func DefaultPolicy() Policy { return policy(Points, "10", "30") }

// Presets returns the policies to choose from, the default first.
func Presets() []Preset {
	return []Preset{
		{Name: "序时差10/30", Policy: DefaultPolicy()},
		{Name: "SPI 0.95/0.85", Policy: policy(Ratios, "0.95", "0.85")},
		{Name: "滞后7/15天", Policy: policy(DaysLate, "7", "15")},
		{Name: "临期10/3天", Policy: policy(DaysLeft, "10", "3")},
	}
}

func policy(y Yardstick, yellow, red string) Policy {
	return Policy{
		Yardstick: y,
		Yellow:    decimal.MustParse(yellow),
		Red:       decimal.MustParse(red),
		WarnDays:  10,
		StaleDays: 45,
		// By the practice of a fifth for what must be reached, a twentieth for
		// what must not be passed.
		LevelSlack:   One / 5,
		CeilingSlack: One / 20,
		SilentYellow: 1,
		SilentRed:    2,
		WindUpDays:   90,
	}
}
