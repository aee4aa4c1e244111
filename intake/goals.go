package intake

import (
	"fmt"
	"strings"

	"duban/intake/parse"
	"duban/model"
)

// goals reads the overall targets of a plan out of a section of goals, or out of
// a body that only sums up what its annexes order.
func (b *builder) goals(n *node) {
	c := b.campaign()
	take := func(text string, at Span) {
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
			b.r.use(at, usedCampaign)
		}
	}
	if n.runIn && len(n.paras) > 0 && n.title != "" {
		take(n.title+"。"+n.paras[0].text, Span{n.head.From, n.paras[0].span.To})
	} else {
		take(n.title, n.head)
	}
	for i := range n.paras {
		if i > 0 || !n.runIn {
			take(n.paras[i].text, n.paras[i].span)
		}
	}
}

// conflicts notes the tasks whose measures are given with other values elsewhere in the document.
func (r *reader) conflicts() {
	type place struct {
		plan, item int
		t          *model.Target
	}
	seen := make(map[string][]place)
	key := func(t *model.Target) string {
		return same(t.Metric) + "|" + t.Unit + "|" + t.Kind.String() + "|" + t.Deadline.Date.String()
	}
	for i := range r.draft.Plans {
		p := &r.draft.Plans[i]
		for k := range p.Campaign.Targets {
			if t := &p.Campaign.Targets[k]; t.Value != nil && runes(t.Metric) > 2 {
				seen[key(t)] = append(seen[key(t)], place{i, -1, t})
			}
		}
		for j := range p.Items {
			for k := range p.Items[j].Record.Task.Targets {
				if t := &p.Items[j].Record.Task.Targets[k]; t.Value != nil && runes(t.Metric) > 2 {
					seen[key(t)] = append(seen[key(t)], place{i, j, t})
				}
			}
		}
	}
	for i := range r.draft.Plans {
		p := &r.draft.Plans[i]
		for j := range p.Items {
			it := &p.Items[j]
			for k := range it.Record.Task.Targets {
				t := &it.Record.Task.Targets[k]
				if t.Value == nil {
					continue
				}
				for _, o := range seen[key(t)] {
					if o.t == t || equalValue(o.t.Value, t.Value) && o.t.Op == t.Op {
						continue
					}
					where := r.draft.Plans[o.plan].Campaign.Name
					if o.item >= 0 {
						where = r.draft.Plans[o.plan].Items[o.item].Record.Task.Title
					}
					it.doubt(model.DoubtConflict, fmt.Sprintf("%s：此处“%s”，“%s”为“%s”", t.Metric, strings.TrimSpace(t.Text), where, strings.TrimSpace(o.t.Text)))
					break
				}
			}
		}
	}
}
