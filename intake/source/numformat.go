package source

import (
	"strconv"
	"strings"
)

// formatNumber writes a counter in one of the formats that Word knows.
func formatNumber(format string, n int) string {
	switch format {
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperLetter":
		return letters(n)
	case "lowerLetter":
		return strings.ToLower(letters(n))
	case "chineseCounting", "taiwaneseCounting", "japaneseCounting", "koreanCounting":
		if n < 100 {
			return counting(n, plainDigits, "十百千万", false)
		}
		if format != "japaneseCounting" {
			return digits(n, "○一二三四五六七八九")
		}
		return counting(n, plainDigits, "十百千万", false)
	case "chineseCountingThousand", "taiwaneseCountingThousand":
		return counting(n, plainDigits, "十百千万", true)
	case "chineseLegalSimplified":
		return counting(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟万", true)
	case "ideographLegalTraditional", "japaneseLegal":
		return counting(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟萬", true)
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2":
		return digits(n, "〇一二三四五六七八九")
	case "decimalFullWidth", "decimalFullWidth2":
		return digits(n, "０１２３４５６７８９")
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return from(n, '①', 20, '㉑', 15, '㊱', 15)
	case "decimalEnclosedParen":
		return from(n, '⑴', 20)
	case "decimalEnclosedFullstop":
		return from(n, '⒈', 20)
	case "ideographEnclosedCircle":
		return from(n, '㊀', 10)
	case "ideographParenthesized":
		return from(n, '㈠', 10)
	case "ideographTraditional":
		return one(n, "甲乙丙丁戊己庚辛壬癸")
	case "ideographZodiac":
		return one(n, "子丑寅卯辰巳午未申酉戌亥")
	case "ideographZodiacTraditional":
		if n > 0 {
			return one((n-1)%10+1, "甲乙丙丁戊己庚辛壬癸") + one((n-1)%12+1, "子丑寅卯辰巳午未申酉戌亥")
		}
	case "numberInDash":
		return "- " + strconv.Itoa(n) + " -"
	case "hex":
		return strings.ToUpper(strconv.FormatInt(int64(n), 16))
	case "ordinal":
		return ordinal(n)
	case "none", "bullet":
		return ""
	}
	return strconv.Itoa(n)
}

const plainDigits = "零一二三四五六七八九"

// counting writes n as it is spoken: 十二, 二十, and 一百零二 where zeros are spoken.
func counting(n int, digits, units string, zeros bool) string {
	d, u := []rune(digits), []rune(units)
	if n <= 0 {
		return string(d[0])
	}
	if n >= 10_000 {
		high := counting(n/10_000, digits, units, zeros) + string(u[3])
		switch rest := n % 10_000; {
		case rest == 0:
			return high
		case rest < 1000 && zeros:
			return high + string(d[0]) + below(rest, d, u, zeros)
		default:
			return high + below(rest, d, u, zeros)
		}
	}
	s := below(n, d, u, zeros)
	if n >= 10 && n < 20 {
		s = strings.TrimPrefix(s, string(d[1])) // 十二, not 一十二
	}
	return s
}

// below writes a number under ten thousand.
func below(n int, d, u []rune, zeros bool) string {
	var out strings.Builder
	gap := false
	for i, unit := range []int{1000, 100, 10, 1} {
		v := n / unit % 10
		if v == 0 {
			gap = out.Len() > 0
			continue
		}
		if gap && zeros {
			out.WriteRune(d[0])
		}
		gap = false
		out.WriteRune(d[v])
		if unit > 1 {
			out.WriteRune(u[2-i])
		}
	}
	return out.String()
}

// digits writes n figure by figure.
func digits(n int, figures string) string {
	f := []rune(figures)
	var out strings.Builder
	for _, c := range strconv.Itoa(n) {
		if c < '0' || c > '9' {
			return strconv.Itoa(n)
		}
		out.WriteRune(f[c-'0'])
	}
	return out.String()
}

// from takes the n-th of runs of characters, each a first character and a
// length; past the last one it is Arabic figures, as in Word.
func from(n int, first rune, length int, more ...rune) string {
	i := n - 1
	for {
		if i < 0 {
			return strconv.Itoa(n)
		}
		if i < length {
			return string(first + rune(i))
		}
		if len(more) < 2 {
			return strconv.Itoa(n)
		}
		i -= length
		first, length, more = more[0], int(more[1]), more[2:]
	}
}

// one takes the n-th character of a series.
func one(n int, series string) string {
	s := []rune(series)
	if n < 1 || n > len(s) {
		return strconv.Itoa(n)
	}
	return string(s[n-1])
}

// letters counts A to Z, then AA, BB, as Word does.
func letters(n int) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('A'+(n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var out strings.Builder
	for _, r := range []struct {
		value int
		text  string
	}{
		{1000, "M"},
		{900, "CM"},
		{500, "D"},
		{400, "CD"},
		{100, "C"},
		{90, "XC"},
		{50, "L"},
		{40, "XL"},
		{10, "X"},
		{9, "IX"},
		{5, "V"},
		{4, "IV"},
		{1, "I"},
	} {
		for n >= r.value {
			out.WriteString(r.text)
			n -= r.value
		}
	}
	return out.String()
}

func ordinal(n int) string {
	s := strconv.Itoa(n)
	if t := n % 100; t < 11 || t > 13 {
		switch n % 10 {
		case 1:
			return s + "st"
		case 2:
			return s + "nd"
		case 3:
			return s + "rd"
		}
	}
	return s + "th"
}
