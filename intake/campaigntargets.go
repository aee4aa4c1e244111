package intake

import (
	"duban/intake/draft"
	"duban/intake/parse"
)

// campaignTargets reads the overall targets of a plan from a section of goals, or from a body
// that only sums up what its annexes order.
func (b *builder) campaignTargets(n *node) {
	c := b.campaign()
	take := func(text string, at draft.Span) {
		found := parse.Targets(b.r.clauses.of(text).words, b.frame())
		for _, f := range found {
			f.Target.Line = at.From
			dup := false
			for i := range c.Targets {
				dup = dup || sameTarget(&c.Targets[i], &f.Target)
			}
			if !dup {
				c.Targets = append(c.Targets, f.Target)
			}
		}
		if len(found) > 0 {
			b.r.markUsed(at, usedCampaign)
		}
	}
	if n.runIn && len(n.paras) > 0 && n.title != "" {
		take(n.title+"。"+n.paras[0].text, draft.Span{From: n.head.From, To: n.paras[0].span.To})
	} else {
		take(n.title, n.head)
	}
	for i := range n.paras {
		if i > 0 || !n.runIn {
			take(n.paras[i].text, n.paras[i].span)
		}
	}
}
