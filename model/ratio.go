package model

import (
	"fmt"
	"strconv"
	"strings"
)

// Ratio is a share of a whole in ten-thousandths: 10000 is 100 %. It is an
// integer so that limits are compared exactly, on every machine alike.
type Ratio int32

// One is the whole.
const One Ratio = 10000

// Percent returns the ratio in percent, rounded half away from zero to whole points. What
// falls short of the whole, by however little, is never shown as 100.
func (r Ratio) Percent() int {
	if r < 0 {
		return -int((-r + 50) / 100)
	}
	if r < One {
		return int(min((r+50)/100, 99))
	}
	return int((r + 50) / 100)
}

// String returns the ratio as a decimal fraction with three digits, "0.180"; like Percent it shows
// the whole for nothing less.
func (r Ratio) String() string {
	sign := ""
	if r < 0 {
		sign, r = "-", -r
	}
	if r < One {
		r = min((r+5)/10, 999)
	} else {
		r = (r + 5) / 10
	}
	b := strconv.AppendInt([]byte(sign), int64(r/1000), 10)
	thousandths := r % 1000
	return string(append(b, '.', '0'+byte(thousandths/100), '0'+byte(thousandths/10%10), '0'+byte(thousandths%10)))
}

// MarshalText writes the exact ratio, with as many digits as it needs and at least three.
func (r Ratio) MarshalText() ([]byte, error) {
	if r%10 == 0 {
		return []byte(r.String()), nil
	}
	sign := ""
	if r < 0 {
		sign, r = "-", -r
	}
	return fmt.Appendf(nil, "%s%d.%04d", sign, r/One, r%One), nil
}

// UnmarshalText reads a decimal fraction with up to four digits.
func (r *Ratio) UnmarshalText(b []byte) error {
	s := string(b)
	neg := strings.HasPrefix(s, "-")
	whole, frac, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	if whole == "" {
		return fmt.Errorf("%q is not a ratio", s)
	}
	if len(frac) > 4 {
		return fmt.Errorf("%q: a ratio has at most four digits", s)
	}
	n, err := strconv.ParseUint(whole+frac+strings.Repeat("0", 4-len(frac)), 10, 31)
	if err != nil {
		return fmt.Errorf("%q is not a ratio", s)
	}
	*r = Ratio(n)
	if neg {
		*r = -*r
	}
	return nil
}
