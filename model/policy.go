package model

// Policy says when a campaign's tasks turn yellow and red. It is data, kept
// with the campaign and shown in words on every row.
type Policy struct {
	Yardstick Yardstick `cbor:"1,keyasint" json:"yardstick"` // what Yellow and Red are measured in
	// Yellow and Red are the limits, in the yardstick's own measure: percentage
	// points behind, ratio of completion to expected, working days late, or
	// working days left.
	Yellow Decimal `cbor:"2,keyasint" json:"yellow"`
	Red    Decimal `cbor:"3,keyasint" json:"red"`
	// WarnDays is how many working days before its deadline an unfinished task
	// turns yellow.
	WarnDays int `cbor:"4,keyasint" json:"warn_days"`
	// StaleDays is how many calendar days old the last return of a task may be
	// that no turn asks for returns; 0 means that none is too old.
	StaleDays int `cbor:"5,keyasint" json:"stale_days"`
	// LevelSlack is by which share of its value a level target may fall short
	// and be yellow rather than red; CeilingSlack likewise for a ceiling passed.
	LevelSlack   Ratio `cbor:"6,keyasint" json:"level_slack"`
	CeilingSlack Ratio `cbor:"7,keyasint" json:"ceiling_slack"`
	// SilentYellow and SilentRed are the rungs of silence: after how many turns
	// in a row without a return a task is yellow, and red. 0 leaves the rung out.
	SilentYellow int `cbor:"8,keyasint,omitempty" json:"silent_yellow"`
	SilentRed    int `cbor:"9,keyasint,omitempty" json:"silent_red"`
	// WindUpDays is how many calendar days a campaign still runs after its last
	// day (收尾期).
	WindUpDays int `cbor:"10,keyasint,omitempty" json:"wind_up_days"`
}

// Pace is the light of a mean completion against a mean expectation, as a
// whole plan has them: by the policy's limits where they are points or ratios.
// A mean has no days of its own, so the yardsticks that count days hold it to
// the limits of DefaultPolicy.
func (p *Policy) Pace(completion, expected Ratio) Light {
	if p.Yardstick != Points && p.Yardstick != Ratios {
		d := DefaultPolicy()
		p = &d
	}
	limitYellow, limitRed := p.limits()
	switch yellow, red := p.Yardstick.behind(completion, expected, limitYellow, limitRed); {
	case red:
		return Red
	case yellow:
		return Yellow
	}
	return Green
}

// behind holds a completion against what was expected, for the yardsticks that
// compare the two, and tells which of the limits it has passed.
func (y Yardstick) behind(done, expected Ratio, limitYellow, limitRed int64) (yellow, red bool) {
	switch y {
	case Points:
		gap := int64(expected - done)
		return gap > limitYellow, gap > limitRed
	case Ratios:
		// done ÷ expected < limit, without dividing.
		have := int64(done) * int64(One)
		return have < limitYellow*int64(expected), have < limitRed*int64(expected)
	}
	return false, false
}
