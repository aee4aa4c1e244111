package zh

import (
	"strings"
	"unicode"
)

// Initials returns the first letters of a text's pinyin, with its Latin letters
// and digits in lower case: 「君政办发2026」 is "jzbf2026". What has no letter is left out.
// Of several readings the first in the table counts.
func Initials(s string) string {
	var b strings.Builder
	t := theTables()
	for _, r := range Fold(s) {
		switch {
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(unicode.ToLower(r))
		case r >= firstHan && r <= lastHan:
			if set := t.readings[t.set[r-firstHan]]; len(set) > 0 && set[0] != "" {
				b.WriteByte(set[0][0])
			}
		}
	}
	return b.String()
}
