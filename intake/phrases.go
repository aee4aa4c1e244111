package intake

import "strings"

// phrases finds which of many texts contain some letters without searching all of them: it
// knows for every two neighbouring letters the texts that may have them.
type phrases struct {
	texts []string
	where [][]int32 // by the key of two letters
}

const phraseKeys = 1 << 15

func phraseKey(a, b rune) int { return int(uint32(a)*40503+uint32(b)) & (phraseKeys - 1) }

func newPhrases(texts []string) *phrases {
	p := &phrases{texts: texts, where: make([][]int32, phraseKeys)}
	for i, s := range texts {
		before := rune(-1)
		for _, r := range s {
			if before >= 0 {
				list := &p.where[phraseKey(before, r)]
				if n := len(*list); n == 0 || (*list)[n-1] != int32(i) {
					*list = append(*list, int32(i))
				}
			}
			before = r
		}
	}
	return p
}

// has reports whether letters stand in any of the texts.
func (p *phrases) has(s string) bool {
	var rarest []int32
	before, pairs := rune(-1), 0
	for _, r := range s {
		if before >= 0 {
			list := p.where[phraseKey(before, r)]
			if len(list) == 0 {
				return false
			}
			if pairs == 0 || len(list) < len(rarest) {
				rarest = list
			}
			pairs++
		}
		before = r
	}
	if pairs == 0 { // a single letter
		for _, t := range p.texts {
			if strings.Contains(t, s) {
				return true
			}
		}
		return false
	}
	for _, i := range rarest {
		if strings.Contains(p.texts[i], s) {
			return true
		}
	}
	return false
}
