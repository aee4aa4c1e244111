package walktest

import (
	"os"
	"slices"
	"strings"
	"testing"

	"duban/board"
	"duban/model"
	"duban/seeds"
)

// The sample is held against the second program on days of six years.
func TestTheSampleIsWhatCountingByHandGives(t *testing.T) {
	for _, on := range []string{"2017-06-30", "2018-04-11", "2018-12-31", "2020-06-15", "2020-06-16", "2023-07-01", "2026-05-01", "2026-12-01"} {
		today := day(on)
		l, err := seeds.Demo(today)
		ok(t, err)
		returns := map[string][]model.Return{}
		var campaigns []*model.Campaign
		var tasks []*model.Task
		for i := range l.Plans {
			p := &l.Plans[i]
			campaigns = append(campaigns, &p.Campaign)
			for j := range p.Records {
				r := &p.Records[j]
				for n := range r.Returns {
					x := &r.Returns[n]
					x.Seq = uint32(n + 1)
					if x.Received == 0 {
						x.Received = x.Date
					}
					if x.Entered == 0 {
						x.Entered = x.Received
					}
				}
				x := r.Task
				x.Standing = model.Summarise(&x, r.Returns, today)
				returns[x.ID] = r.Returns
				tasks = append(tasks, &x)
			}
		}
		model.Link(campaigns)
		b := board.New(campaigns, tasks, l.Units, calendar, today)
		of := func(id string) []model.Return { return returns[id] }
		found := slices.Concat(recount(b, of), relight(b, of), columns(b))
		kinds := map[string]int{}
		for _, d := range found {
			kind, _, _ := strings.Cut(d, ":")
			if kinds[kind]++; kinds[kind] <= number("RECOUNT", 3) {
				t.Errorf("%s: %s", on, d)
			}
		}
		if len(found) > 0 || os.Getenv("RECOUNT") != "" {
			t.Logf("%s: %d rows, differences %v", on, b.Len(), kinds)
		}
	}
}
