package model

import "github.com/govalues/decimal"

// DefaultPolicy returns 序时差 10/30: yellow when more than 10 percentage points
// behind the expected completion, red when more than 30.
func DefaultPolicy() Policy { return policy(Points, "10", "30") }

// Presets returns the policies to start from, one for each yardstick in their order, the
// default first: 序时差 10/30, SPI 0.95/0.85, 滞后 7/15天, 临期 10/3天.
func Presets() []Policy {
	return []Policy{
		DefaultPolicy(),
		policy(Ratios, "0.95", "0.85"),
		policy(DaysLate, "7", "15"),
		policy(DaysLeft, "10", "3"),
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
