package intake

import (
	"strings"

	"duban/intake/parse"
	"duban/internal/pattern"
)

var (
	byWhom   = pattern.New(`由([^，。；：、由]{2,10}?(?:[、和及与][^，。；：由]{2,10}?)*?)(?:牵头|负责|组织|实施|承担|具体|争取|按|统筹|会同|协调)`)
	dutyVerb = pattern.New(`^([^，。；：]{2,40}?)(?:负责|履行|牵头|承担|在政策|要积极|要加强|做好)`)
)

// subject reads who does the work where a sentence names its office as the one
// that acts: 「区财政局负责…」「…由区交通局组织实施」.
func subject(text string, duties bool) []parse.Unit {
	text = strings.TrimLeft(text, "，。；：、")
	if duties {
		if m := dutyVerb.FindStringSubmatch(text); m != nil {
			if l := parse.Units(strings.TrimPrefix(m[1], "由")); len(l.Units) > 0 && (l.Sure() || l.Units[0].Sure) {
				return l.Units
			}
		}
	}
	if !duties && strings.Count(text, "。") > 2 {
		return nil // in a long text 「由…负责」 is about a part of it
	}
	var out []parse.Unit
	for _, m := range byWhom.FindAllStringSubmatch(text, 4) {
		if l := parse.Units(m[1]); l.Sure() {
			out = append(out, l.Units...)
		}
	}
	return out
}
