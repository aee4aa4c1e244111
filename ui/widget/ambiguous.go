package widget

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// narrowed are signs of one ASCII cell for signs of ambiguous width. Each
// stands for what it is read as, as far as one cell can say it.
var narrowed = strings.NewReplacer(
	"“", `"`, "”", `"`, "‘", "'", "’", "'", "—", "-", "–", "-", "―", "-", "…", "~", "·", ".", "•", ".", "‰", "%",
	"×", "x", "÷", "/", "±", "+", "→", ">", "←", "<", "↑", "^", "↓", "v", "≥", ">", "≤", "<", "≈", "~", "≠", "#", "√", "v",
	"①", "1", "②", "2", "③", "3", "④", "4", "⑤", "5", "⑥", "6", "⑦", "7", "⑧", "8", "⑨", "9",
	"Ⅰ", "1", "Ⅱ", "2", "Ⅲ", "3", "Ⅳ", "4", "Ⅴ", "5", "Ⅵ", "6", "Ⅶ", "7", "Ⅷ", "8", "Ⅸ", "9",
	"▲", "*", "△", "*", "▼", "*", "▽", "*", "■", "*", "□", "*", "●", "*", "○", "*", "★", "*", "☆", "*", "◆", "*", "◇", "*", "※", "*",
	"℃", "C", "°", "o", "′", "'", "″", `"`, "α", "a", "β", "b", "μ", "u", "Ω", "O",
	// The program's own lines and bars. Half a cell of a bar is of no doubtful width, but goes along with the rest of its line.
	"─", "-", "│", "|", "━", "=", "╸", "=", "┴", "|", "┷", "|", "▎", ">", "╯", "+", "╭", "+",
	"▁", ".", "▂", ".", "▃", ".", "▄", "#", "▅", "#", "▆", "#", "▇", "#", "█", "#",
)

// Narrow puts a sign of one cell for every sign of ambiguous width, for
// terminals that draw those two cells wide where every part of the program
// counts one: a quotation mark would push the rest of its row to the right.
func Narrow(row string) string {
	if !hasAmbiguous(row) {
		return row
	}
	row = narrowed.Replace(row)
	if !hasAmbiguous(row) {
		return row
	}
	return strings.Map(func(r rune) rune {
		if ambiguous(r) {
			return '?'
		}
		return r
	}, row)
}

func hasAmbiguous(s string) bool { return strings.ContainsFunc(s, ambiguous) }

func ambiguous(r rune) bool {
	return r >= utf8.RuneSelf && width.LookupRune(r).Kind() == width.EastAsianAmbiguous
}
