package parse

import "strings"

// Sentences cuts a text where a Chinese sentence ends: behind 。；！？ and their
// half-width forms, and at line breaks, but not inside brackets or quotes.
func Sentences(text string) []string {
	var out []string
	var b strings.Builder
	depth := 0
	flush := func() {
		if s := strings.TrimSpace(b.String()); s != "" {
			out = append(out, s)
		}
		b.Reset()
		depth = 0
	}
	for _, r := range text {
		switch r {
		case '（', '(', '《', '“', '〔', '【':
			depth++
		case '）', ')', '》', '”', '〕', '】':
			depth = max(depth-1, 0)
		case '\n':
			flush()
			continue
		}
		b.WriteRune(r)
		if depth == 0 && strings.ContainsRune("。；;！？!?", r) {
			flush()
		}
	}
	flush()
	return out
}
