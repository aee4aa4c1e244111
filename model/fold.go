package model

import (
	"slices"
	"strings"
	"unicode"
)

// fold turns full-width ASCII into ASCII, the look-alikes of the percent sign and
// minus into those, and drops spaces of every kind, but not between two digits.
func fold(text string) []rune {
	out, _ := foldAt(text)
	return out
}

// foldAt folds, and tells for every character, and for the end, at which byte of
// the text it stands.
func foldAt(text string) (out []rune, at []int) {
	out = make([]rune, 0, len(text)/3+1)
	at = make([]int, 0, len(text)/3+2)
	space := false
	for i, r := range text {
		switch {
		case r >= '！' && r <= '～':
			r -= '！' - '!'
		case r == '℅' || r == '﹪':
			r = '%'
		case r == '−' || r == '﹣':
			r = '-'
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
			space = true
			continue
		}
		if space && len(out) > 0 && isDigit(out[len(out)-1]) && isDigit(r) {
			out, at = append(out, ' '), append(at, i)
		}
		space = false
		out, at = append(out, r), append(at, i)
	}
	return out, append(at, len(text))
}

// foldDate folds text and turns the Chinese numerals of dates into digits:
// 五月份, 十二月三十一日, 二〇一七年, 三季度.
func foldDate(text string) (out []rune, at []int) {
	in, from := foldAt(text)
	if !slices.ContainsFunc(in, func(r rune) bool { return hanDigit(r) >= 0 }) {
		return in, from
	}
	out = make([]rune, 0, len(in))
	at = make([]int, 0, len(in)+1)
	for i := 0; i < len(in); {
		j := i
		for j < len(in) && hanDigit(in[j]) >= 0 {
			j++
		}
		if j == i {
			out, at = append(out, in[i]), append(at, from[i])
			i++
			continue
		}
		run := in[i:j]
		digits := ""
		switch {
		case j < len(in) && in[j] == '年' && len(run) == 4 && !strings.ContainsRune(string(run), '十'):
			for _, r := range run {
				digits += string(rune('0' + hanDigit(r)))
			}
		case j < len(in) && strings.ContainsRune("月日号季", in[j]):
			if n, ok := hanNumber(run); ok && n < 100 {
				digits = itoa(n)
			}
		}
		if digits == "" {
			out, at = append(out, run...), append(at, from[i:j]...)
		}
		for k := range digits {
			out, at = append(out, rune(digits[k])), append(at, from[min(i+k, j-1)])
		}
		i = j
	}
	return out, append(at, len(text))
}

func itoa(n int) string {
	if n >= 10 {
		return string([]byte{byte('0' + n/10), byte('0' + n%10)})
	}
	return string([]byte{byte('0' + n)})
}

// hanDigit returns the value of a Chinese numeral up to ten, or −1.
func hanDigit(r rune) int {
	switch r {
	case '零', '〇', '○':
		return 0
	case '一':
		return 1
	case '二', '两':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	case '十':
		return 10
	}
	return -1
}

// hanNumber reads a Chinese number from 0 to 99: 五, 十, 十二, 二十, 三十一.
func hanNumber(run []rune) (int, bool) {
	switch len(run) {
	case 1:
		return hanDigit(run[0]), true
	case 2:
		a, b := hanDigit(run[0]), hanDigit(run[1])
		switch {
		case a == 10 && b > 0 && b < 10:
			return 10 + b, true
		case b == 10 && a > 0 && a < 10:
			return a * 10, true
		}
	case 3:
		a, b, c := hanDigit(run[0]), hanDigit(run[1]), hanDigit(run[2])
		if a > 0 && a < 10 && b == 10 && c > 0 && c < 10 {
			return a*10 + c, true
		}
	}
	return 0, false
}
