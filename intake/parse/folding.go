package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The forms in which texts are read, by what each changes:
//
//	                    look-alike characters  white space
//	fold                one for all            no
//	dropSpace           no                     all
//	dropLayout          no                     all but between Latin words
//	dropLayoutOfLines   no                     as dropLayout, and keeps the lines

// fold makes look-alike characters one, each for itself: full-width forms,
// brackets, dashes, spaces. Line breaks are kept.
func fold(s string) string { return strings.Map(foldRune, s) }

func foldRune(r rune) rune {
	switch {
	case isIdeograph(r):
		return r
	case r < utf8.RuneSelf:
		switch r {
		case '\t', '\r', '\v', '\f':
			return ' '
		case '~':
			return '-'
		}
		return r
	case r >= '！' && r <= '～':
		r -= '！' - '!'
		if r == '~' {
			return '-'
		}
		return r
	}
	switch r {
	case '〔', '【', '〖', '﹝':
		return '['
	case '〕', '】', '〗', '﹞':
		return ']'
	case '﹙':
		return '('
	case '﹚':
		return ')'
	case '—', '–', '―', '‐', '‑', '‒', '−', '─', '━', '〜', '﹣':
		return '-'
	case '℅', '﹪':
		return '%'
	case '､', '﹑':
		return '、'
	case '﹐':
		return ','
	case '∶', '︰', '﹕':
		return ':'
	case '﹔':
		return ';'
	case '｡':
		return '。'
	case '○':
		return '〇'
	case '\u200b', '\ufeff', '\u2028', '\u2029':
		return ' '
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return r
}

// dropSpace drops white space of every kind.
func dropSpace(s string) string {
	return strings.Map(func(r rune) rune {
		if !isIdeograph(r) && (unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff') {
			return -1
		}
		return r
	}, s)
}

// dropLayout drops white space between Chinese characters, where it is layout, and
// leaves one blank elsewhere.
func dropLayout(s string) string {
	var b strings.Builder
	var last rune
	blank := false
	for _, r := range s {
		if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
			blank = true
			continue
		}
		if blank && last != 0 && last < 0x2e80 && r < 0x2e80 {
			b.WriteByte(' ')
		}
		blank = false
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// dropLayoutOfLines takes layout's white space out of a text, but keeps its paragraphs.
func dropLayoutOfLines(s string) string {
	var out []string
	for _, line := range strings.Split(s, "\n") {
		if line = dropLayout(line); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}
