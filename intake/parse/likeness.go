package parse

import (
	"strings"

	"duban/model"
)

// cutGrowth takes the growth off the end of a metric.
func cutGrowth(metric string) (base, growth string) {
	growth = growths.suffix(metric)
	return strings.TrimSuffix(metric, growth), growth
}

func unitsAgree(a, b string) bool {
	if a == b {
		return true
	}
	if isRate(a) != isRate(b) || a == "" || b == "" {
		return false
	}
	if _, err := model.Convert(one, a, b); err != nil {
		return false
	}
	// 家 and 个 count the same things.
	return true
}

var one, _, _ = model.ParseAmount("1")

// likeness says from 0 to 100 how much of the shorter of two names is found, in order, in the other.
func likeness(a, b string) int {
	a, b = dropSpace(a), dropSpace(b)
	for _, w := range [...]string{"新增", "新建", "完成", "累计", "全县", "全区", "全市", "已", "实现", "地方", "我县", "我区", "全年"} {
		a, b = strings.ReplaceAll(a, w, ""), strings.ReplaceAll(b, w, "")
	}
	if a == "" || b == "" {
		return 0
	}
	if strings.Contains(a, b) || strings.Contains(b, a) {
		short, long := len(a), len(b)
		if short > long {
			short, long = long, short
		}
		return 70 + 30*short/long
	}
	x, y := []rune(a), []rune(b)
	n := commonRunes(x, y)
	if len(x) > len(y) {
		x, y = y, x
	}
	switch {
	case len(x) < 2 || n < 2:
		return 0
	case n == len(x) && n > 2:
		return 85 // a short form: every character stands in the long one
	case 5*n >= 3*len(x) && x[0] == y[0] && x[len(x)-1] == y[len(y)-1]:
		return 60
	}
	return 80 * n / len(x) * (len(x) + len(y)) / (2 * len(y))
}

// commonRunes returns the length of the longest common subsequence.
func commonRunes(x, y []rune) int {
	if len(x) > 60 || len(y) > 60 {
		return 0
	}
	row := make([]int, len(y)+1)
	for _, a := range x {
		diag := 0
		for j, b := range y {
			up := row[j+1]
			switch {
			case a == b:
				row[j+1] = diag + 1
			default:
				row[j+1] = max(row[j], up)
			}
			diag = up
		}
	}
	return row[len(y)]
}
