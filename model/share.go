package model

import "math/bits"

// excess returns by which share of whole the figure v lies above limit; 0 where it
// does not. Any excess is the whole where whole is nought.
func excess(v, limit, whole Decimal) Ratio {
	d, err := v.Sub(limit)
	switch {
	case err != nil:
		return One
	case !d.IsPos():
		return 0
	case whole.IsZero():
		return One
	}
	return share(d, whole.Abs(), 1) // rounded up, so that the smallest excess is seen
}

// maxShare is the largest share that is told; more is cut off.
const maxShare = 1000 * One

var pow10 = [...]uint64{
	1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
}

// shareOf returns v ÷ whole in ten-thousandths, rounded down, from 0 to
// maxShare. It is exact: a float would sometimes put 10.00 points behind at 9.99.
func shareOf(v, whole Decimal) Ratio { return share(v, whole, 0) }

// share is shareOf, rounded up where up is 1.
func share(v, whole Decimal, up uint64) Ratio {
	if !v.IsPos() || !whole.IsPos() {
		return 0
	}
	// v/whole·10⁴ = vc·10^(ws−vs+4) / wc, in 128 bits.
	vc, wc := v.Coef(), whole.Coef()
	exp := whole.Scale() - v.Scale() + 4
	if exp < 0 {
		hi, lo := bits.Mul64(wc, pow10[-exp])
		if hi > 0 {
			return Ratio(up)
		}
		q := vc / lo
		if vc%lo > 0 {
			q += up
		}
		return Ratio(min(q, uint64(maxShare)))
	}
	if exp >= len(pow10) {
		return slowShare(v, whole)
	}
	hi, lo := bits.Mul64(vc, pow10[exp])
	if hi >= wc {
		return maxShare
	}
	q, rest := bits.Div64(hi, lo, wc)
	if rest > 0 {
		q += up
	}
	return Ratio(min(q, uint64(maxShare)))
}

// slowShare is for figures with more digits than 128 bits hold.
func slowShare(v, whole Decimal) Ratio {
	q, err := v.Quo(whole)
	if err != nil {
		return maxShare
	}
	return Ratio(min(max(scaled(q, 4), 0), int64(maxShare)))
}

// scaled returns d·10^scale as a whole number, rounded down towards zero, within ±10¹⁵.
func scaled(d Decimal, scale int) int64 {
	const limit = 1e15
	n := d.Coef()
	switch shift := scale - d.Scale(); {
	case shift < 0:
		n /= pow10[-shift]
	case shift > 0:
		hi, lo := bits.Mul64(n, pow10[shift])
		if n = lo; hi > 0 {
			n = limit
		}
	}
	n = min(n, limit)
	if d.IsNeg() {
		return -int64(n)
	}
	return int64(n)
}

// weightOf returns a weight in thousandths; one that is missing or not above nought is 1.
func weightOf(w *Decimal) int64 {
	if w == nil || !w.IsPos() {
		return 1000
	}
	return min(max(scaled(*w, 3), 1), 1e9)
}
