package model

import (
	"testing"

	"github.com/govalues/decimal"
	"pgregory.net/rapid"
)

func TestShareOfIsTheExactQuotient(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := decimal.MustNew(rapid.Int64Range(0, 1e15).Draw(t, "v"), rapid.IntRange(0, 15).Draw(t, "scale"))
		w := decimal.MustNew(rapid.Int64Range(1, 1e15).Draw(t, "whole"), rapid.IntRange(0, 15).Draw(t, "whole scale"))
		got := shareOf(v, w)
		if got == maxShare {
			t.Skip("cut off")
		}
		// got ≤ v/w·10⁴ < got+1, without dividing.
		low, err1 := w.MulExact(decimal.MustNew(int64(got), 0), 0)
		high, err2 := w.MulExact(decimal.MustNew(int64(got)+1, 0), 0)
		scaled, err3 := v.MulExact(decimal.MustNew(10000, 0), 0)
		if err1 != nil || err2 != nil || err3 != nil {
			t.Skip("too many digits to compare")
		}
		if low.Cmp(scaled) > 0 || low.Cmp(high) < 0 && high.Cmp(scaled) <= 0 && low.Scale() == w.Scale() && scaled.Scale() == v.Scale() {
			t.Fatalf("%s ÷ %s is not %d ten-thousandths", v, w, got)
		}
	})
}

func TestFiguresWithManyDigitsStillGiveTheirShare(t *testing.T) {
	for _, c := range []struct {
		v, whole string
		want     Ratio
	}{
		{"1", "9999999999999999999", 0},
		{"9999999999999999999", "1", maxShare},
		{"0.0000000000000000001", "1", 0},
		{"1", "0.0000000000000000001", maxShare},
		{"0.5000000000000000000", "1", 5000},
		{"5", "10.000000000000000000", 5000},
		{"-1", "10", 0},
		{"1", "-10", 0},
		{"1", "3", 3333},
		{"2", "3", 6666},
		{"121.9", "678", 1797},
	} {
		if got := shareOf(decimal.MustParse(c.v), decimal.MustParse(c.whole)); got != c.want {
			t.Errorf("%s of %s: %d, want %d", c.v, c.whole, got, c.want)
		}
	}
	if got := share(decimal.MustParse("2"), decimal.MustParse("3"), 1); got != 6667 {
		t.Errorf("two thirds rounded up: %d", got)
	}
}
