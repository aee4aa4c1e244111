package intake

import (
	"strings"

	"duban/intake/parse"
)

// maxFormGap is the most lines without a label that the value of a form may take.
const maxFormGap = 4

// loneForm finds the labelled lines of a paper that orders a single task, such as a 督办通知单:
// no label comes twice, one names the task, and others say by whom and by when. Unknown labels
// are fields of the form.
func loneForm(all []piece, pairs [][]pair, often map[string]int) (record, bool) {
	from, to := -1, -1
	for i := range pairs {
		for _, p := range pairs[i] {
			if !knownLabel(p.label) {
				continue
			}
			if often[p.label] > 1 {
				return record{}, false
			}
			if to >= 0 && i-to > maxFormGap {
				continue // far below the form: a contact at the end of the paper
			}
			if from < 0 {
				from = i
			}
			to = i + 1
		}
	}
	if to < 0 {
		return record{}, false
	}
	r := record{from: from, to: to}
	known, work, name := 0, false, -1
	for i := from; i < to; i++ {
		if all[i].table != nil {
			return record{}, false
		}
		if pairs[i] == nil {
			last := &r.pairs[len(r.pairs)-1]
			last.value += "\n" + all[i].text
			continue
		}
		for _, p := range pairs[i] {
			h, ok := parse.ReadHeading(p.label)
			if ok && h.Sure >= 60 && p.value != "" {
				known++
				switch h.Role {
				case parse.Lead, parse.Responsible:
					work = true
				case parse.Title:
					if name < 0 || isTitleLabel(p.label) && !isTitleLabel(r.pairs[name].label) {
						name = len(r.pairs)
					}
				}
			}
			r.pairs = append(r.pairs, p)
		}
	}
	if known < 4 || !work || name < 0 {
		return record{}, false
	}
	r.entitle(name)
	r.title = strings.TrimRight(r.title, "。")
	return r, true
}
