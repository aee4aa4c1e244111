package model

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/govalues/decimal"
)

// ErrAmount is returned for text that is not one figure with at most one unit.
var ErrAmount = errors.New("not a figure with a unit")

// ErrUnit is returned where a figure's unit cannot be turned into the one asked for.
var ErrUnit = errors.New("units do not agree")

// maxUnit is the longest unit that is taken for one, in characters.
const maxUnit = 12

// ParseAmount reads one figure and the unit after it: 「0.6亿元」「12,000 万元」
// 「40%」「－3.5％」「两个」, with full-width digits and spaces of any kind. The unit is
// "" where none is given, and a percent sign for all its look-alikes. Text with
// anything else about it (「约5」「400-600亩」「6%以上」) is ErrAmount: it is not one figure.
func ParseAmount(text string) (value Decimal, unit string, err error) {
	bad := func() (Decimal, string, error) { return Decimal{}, "", fmt.Errorf("%q: %w", text, ErrAmount) }
	s := fold(text)
	i := 0
	var digits strings.Builder
	switch {
	case len(s) == 0:
		return bad()
	case s[0] == '-' || s[0] == '负':
		digits.WriteByte('-')
		i++
	case s[0] == '+':
		i++
	}
	from := i
	if i < len(s) && hanDigit(s[i]) >= 0 {
		for i < len(s) && hanDigit(s[i]) >= 0 {
			i++
		}
		n, ok := hanNumber(s[from:i])
		if !ok || i < len(s) && (s[i] == '百' || s[i] == '千') {
			return bad()
		}
		digits.WriteString(itoa(n))
	} else if i = number(s, i, &digits); i == from {
		return bad()
	}
	unit = string(s[i:])
	if !isUnit(s[i:]) {
		return bad()
	}
	// A figure that cannot be held to its last digit would be rounded: 99.99…% must not become 100%.
	value, err = decimal.Parse(digits.String())
	if err != nil || !exact(digits.String()) {
		return bad()
	}
	return value, unit, nil
}

// exact reports whether a Decimal holds a plain number to its last digit.
func exact(number string) bool {
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(number, "-"), ".")
	return len(strings.TrimLeft(whole, "0"))+len(strings.TrimRight(fraction, "0")) <= decimal.MaxPrec
}

// number copies the digits of a plain number, with groups of three set apart by
// commas or not, and returns where it ends; from where there is none.
func number(s []rune, from int, to *strings.Builder) int {
	i, group, grouped := from, 0, false
	for ; i < len(s); i++ {
		switch r := s[i]; {
		case isDigit(r):
			group++
			if grouped && group > 3 {
				return from
			}
			to.WriteRune(r)
			continue
		case r == ',' && i > from && i+1 < len(s) && isDigit(s[i+1]):
			if grouped && group != 3 || !grouped && group > 3 {
				return from
			}
			group, grouped = 0, true
			continue
		}
		break
	}
	if i == from || grouped && group != 3 {
		return from
	}
	if i+1 < len(s) && s[i] == '.' && isDigit(s[i+1]) {
		to.WriteByte('.')
		for i++; i < len(s) && isDigit(s[i]); i++ {
			to.WriteRune(s[i])
		}
	}
	return i
}

// isUnit reports whether what follows a figure can be its unit: letters, signs
// of measure and a stroke, but no further digits and no words about the figure.
func isUnit(s []rune) bool {
	if len(s) > maxUnit {
		return false
	}
	for i, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r):
		case strings.ContainsRune("%‰℃°²³㎡㎥㎞㎏", r):
		case strings.ContainsRune("/·()（）", r) && i > 0:
		case (r == '2' || r == '3') && i > 0 && s[i-1] == 'm':
		default:
			return false
		}
	}
	u := string(s)
	for _, w := range [...]string{"以上", "以下", "以内", "左右", "余", "多"} {
		if strings.HasSuffix(u, w) {
			return false
		}
	}
	return !strings.HasPrefix(u, "余") && !strings.HasPrefix(u, "多")
}

// measure is a unit as a multiple (num ÷ den) of a base.
type measure struct {
	base     string
	num, den int64
}

// bases are the units that are multiples of another. All others are their own.
var bases = map[string]measure{
	"元": {"元", 1, 1}, "人民币": {"元", 1, 1},
	"平方米": {"平方米", 1, 1}, "㎡": {"平方米", 1, 1}, "平米": {"平方米", 1, 1}, "m2": {"平方米", 1, 1}, "m²": {"平方米", 1, 1}, "平方": {"平方米", 1, 1},
	"公顷": {"平方米", 10_000, 1}, "亩": {"平方米", 2000, 3},
	"平方公里": {"平方米", 1_000_000, 1}, "平方千米": {"平方米", 1_000_000, 1}, "km²": {"平方米", 1_000_000, 1}, "km2": {"平方米", 1_000_000, 1},
	"米": {"米", 1, 1}, "m": {"米", 1, 1}, "延米": {"米", 1, 1},
	"公里": {"米", 1000, 1}, "千米": {"米", 1000, 1}, "km": {"米", 1000, 1}, "㎞": {"米", 1000, 1}, "KM": {"米", 1000, 1},
	"千克": {"千克", 1, 1}, "公斤": {"千克", 1, 1}, "kg": {"千克", 1, 1}, "㎏": {"千克", 1, 1}, "斤": {"千克", 1, 2}, "吨": {"千克", 1000, 1}, "t": {"千克", 1000, 1},
	"立方米": {"立方米", 1, 1}, "方": {"立方米", 1, 1}, "m³": {"立方米", 1, 1}, "㎥": {"立方米", 1, 1}, "m3": {"立方米", 1, 1},
	"千瓦": {"千瓦", 1, 1}, "kW": {"千瓦", 1, 1}, "兆瓦": {"千瓦", 1000, 1}, "MW": {"千瓦", 1000, 1},
	"千瓦时": {"千瓦时", 1, 1}, "度": {"千瓦时", 1, 1}, "kWh": {"千瓦时", 1, 1},
	"%": {"%", 1, 1}, "％": {"%", 1, 1}, "‰": {"%", 1, 10},
	"人": {"人", 1, 1}, "名": {"人", 1, 1},
	"百分点": {"百分点", 1, 1}, "个百分点": {"百分点", 1, 1},
}

// scales are the number words before a unit, the longer ones first.
var scales = [...]struct {
	word string
	n    int64
}{{"百亿", 1e10}, {"千万", 1e7}, {"百万", 1e6}, {"十万", 1e5}, {"亿", 1e8}, {"万", 1e4}}

// scaleOf takes the number word off a unit; n is 1 where it has none. 千元 and 百元 are money, but 千克 and 千米 are units of their own.
func scaleOf(unit string) (n int64, noun string) {
	switch unit {
	case "千元":
		return 1000, "元"
	case "百元":
		return 100, "元"
	}
	for _, s := range scales {
		if rest, ok := strings.CutPrefix(unit, s.word); ok {
			return s.n, rest
		}
	}
	return 1, unit
}

// measureOf takes a unit apart.
func measureOf(unit string) measure {
	unit = string(fold(unit))
	if m, ok := bases[unit]; ok {
		return m
	}
	n, noun := scaleOf(unit)
	m, ok := bases[noun]
	if !ok {
		m = measure{noun, 1, 1}
	}
	m.num *= n
	return m
}

// Convert turns a figure from one unit into another: 亿元, 万元 and 元; 万亩, 亩,
// 公顷 and 平方米; 公里 and 米; 万吨, 吨 and 公斤; and with 万 or 亿 before any unit. A
// figure without a unit is taken to be in the one asked for, and a bare 「500万」
// takes over its noun: of 万亩 that is 500万亩, of 公里 500万公里. Percent and percentage points are different things. Units that do
// not agree are ErrUnit, and a result with more digits than a Decimal holds is ErrAmount.
func Convert(v Decimal, from, to string) (Decimal, error) {
	if from == to || from == "" {
		return v, nil
	}
	f, t := measureOf(from), measureOf(to)
	if f.base != t.base && (f.base != "" && t.base != "" || f.base == "%" || t.base == "%") {
		return Decimal{}, fmt.Errorf("%s, %s: %w", from, to, ErrUnit)
	}
	num, den := f.num*t.den, f.den*t.num
	if f.base == "" || t.base == "" { // one names no noun, and so only the number words count
		num, _ = scaleOf(string(fold(from)))
		den, _ = scaleOf(string(fold(to)))
	}
	if num == den {
		return v, nil
	}
	if g := gcd(num, den); g > 1 {
		num, den = num/g, den/g
	}
	out, err := v.Mul(decimal.MustNew(num, 0))
	if err == nil {
		out, err = out.Quo(decimal.MustNew(den, 0))
	}
	if err != nil {
		return Decimal{}, fmt.Errorf("%s%s: %w", v, from, ErrAmount)
	}
	return out.Trim(0), nil
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
