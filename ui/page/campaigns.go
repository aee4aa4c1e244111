package page

import (
	"slices"

	"duban/board"
	"duban/model"
)

// PlanDoubt is an open doubt about a campaign as a whole.
type PlanDoubt struct {
	Campaign *model.Campaign
	N        int // its place among the campaign's doubts
}

// PlanDoubts are the doubts about campaigns as a whole that nobody has settled, of those that run first. What a plan has in
// common with the one that it is a part of is said once, there.
func PlanDoubts(b *board.Board) []PlanDoubt {
	var running, past []PlanDoubt
	for _, c := range b.Campaigns() {
		for n, d := range c.Review {
			switch {
			case !d.Settled.IsZero() || b.State(c) == model.Archived || saidAbove(b, c, &d):
			case b.State(c) == model.Running:
				running = append(running, PlanDoubt{c, n})
			default:
				past = append(past, PlanDoubt{c, n})
			}
		}
	}
	return append(running, past...)
}

// saidAbove reports whether a plan that c is a part of has the same doubt.
func saidAbove(b *board.Board, c *model.Campaign, d *model.Doubt) bool {
	for up := c.Up; up != nil; up = up.Up {
		if b.State(up) != model.Archived && up.OpenDoubt(d) >= 0 {
			return true
		}
	}
	return false
}

// OrderCampaigns puts the plans that run first, the newest paper at the top and
// each followed by its parts, and returns how many at the end run no more.
func OrderCampaigns(all []board.CampaignSum) (ordered []board.CampaignSum, ended int) {
	type family struct {
		members []board.CampaignSum
		over    bool
	}
	var families []family
	for _, c := range all {
		if c.Depth == 0 || len(families) == 0 {
			families = append(families, family{over: true})
		}
		f := &families[len(families)-1]
		f.members = append(f.members, c)
		f.over = f.over && (c.State == model.PastOver || c.State == model.Archived)
	}
	slices.SortStableFunc(families, func(x, y family) int {
		switch {
		case x.over != y.over && x.over:
			return 1
		case x.over != y.over:
			return -1
		}
		return int(y.members[0].Campaign.Document.Date - x.members[0].Campaign.Document.Date)
	})
	for _, f := range families {
		ordered = append(ordered, f.members...)
		if f.over {
			ended += len(f.members)
		}
	}
	return ordered, ended
}
