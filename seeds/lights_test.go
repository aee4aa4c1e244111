package seeds

import (
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"duban/model"
)

// judged are returns on seeded tasks and the light that an officer expects of them: task, day that the return
// stands for, figures by the place of their targets (p: percent, s: steps done, w: a word), day on which it is asked, light.
const judged = `
kb7-9  2026-06-30 1:5.2,0:100 2026-07-09 green
kb7-9  2026-06-30 1:0,0:100 2026-07-09 green
dth-9  2020-05-31 0:4,1:5,2:85,3:38 2020-06-10 green
dth-9  2020-05-31 0:3,1:5,2:85,3:38 2020-06-10 green
dth-9  2020-05-31 0:6,1:5,2:85,3:38 2020-06-10 red
xy2-8  2023-06-30 0:8.1,1:2 2023-07-09 green
xy4-20 2023-06-30 0:52,1:52 2023-07-09 green
xy9a-6 2023-06-30 0:101,1:24,2:52,3:52 2023-07-09 green
kb8-16 2026-06-30 0:60 2026-07-09 green
xy1-30 2023-12-31 0:1.05,1:15 2024-01-09 green
xy1-32 2023-12-31 0:2,1:4,2:1 2024-01-09 green
park-19 2017-06-30 w:normal 2017-07-09 green
poverty-19 2017-06-30 0:0,1:0 2017-07-09 green
xy6-31 2023-05-15 0:9,1:6.0,2:0,3:6,4:1.5 2023-05-16 red
xy6-31 2023-05-31 0:8.6,1:8.6,2:0,3:6,4:1.5 2023-06-09 green
park-4 2017-12-31 0:1,1:0,2:0 2018-01-09 green
kb1-1  2026-06-30 w:normal 2026-07-09 green
kb1-1  2026-06-30 w:behind 2026-07-09 yellow
ylz-66 2018-06-30 0:5200,1:3 2018-07-15 red
ylz-66 2018-06-30 0:5200,1:0 2018-07-15 green
wharf-35 2017-06-30 s:0 2017-07-09 done
kb8-34 2026-03-31 0:370,p:80 2026-04-02 green
xy9a-20 2023-06-30 0:74.40,1:65.9 2023-07-09 red
xy2-68 2023-06-30 0:2,1:12 2023-07-09 yellow
xy4-33 2023-01-31 0:58 2023-02-09 yellow
xy9e-20 2023-12-31 0:40,s:0 2024-01-09 green
ylz-56 2018-06-30 w:normal 2018-07-15 grey
`

func TestTheSeededFactsGiveTheLightsThatAnOfficerExpects(t *testing.T) {
	l, err := Load(0)
	if err != nil {
		t.Fatal(err)
	}
	cal := model.NewCalendar()
	records, campaigns := make(map[string]*model.Record), make(map[string]*model.Campaign)
	for i := range l.Plans {
		p := &l.Plans[i]
		p.Campaign.TrackedSince = p.Campaign.Document.Date
		for j := range p.Records {
			records[p.Records[j].Task.ID] = &p.Records[j]
			campaigns[p.Records[j].Task.ID] = &p.Campaign
		}
	}
	said := map[string]model.Said{"normal": model.SaidNormal, "behind": model.SaidBehind}
	for line := range strings.Lines(strings.TrimPrefix(judged, "\n")) {
		f := strings.Fields(line)
		r, c := records[f[0]], campaigns[f[0]]
		on := date(t, f[3])
		x := model.Return{Seq: 1, Date: date(t, f[1]), Text: "进展"}
		x.Received, x.Entered = x.Date+3, x.Date+3
		if x.Received > on {
			x.Received, x.Entered = x.Date, x.Date
		}
		x.Turn = c.TurnFor(&r.Task, x.Date, cal)
		x.Version = 1
		for part := range strings.SplitSeq(f[2], ",") {
			at, value, _ := strings.Cut(part, ":")
			switch at {
			case "w":
				x.Said = said[value]
			case "p":
				d := decimal.MustParse(value)
				x.Percent = &d
			case "s":
				x.Steps = append(x.Steps, model.StepMark{Milestone: int(value[0] - '0'), Done: true})
			default:
				k := int(at[0] - '0')
				x.Actuals = append(x.Actuals, model.Actual{Target: k, Value: decimal.MustParse(value), Unit: r.Task.Targets[k].Unit})
			}
		}
		s := model.Summarise(&r.Task, []model.Return{x}, on)
		if got := model.Assess(&r.Task, &s, c, cal, on); got.Light.String() != f[4] {
			t.Errorf("%s: got %v: %+v", strings.TrimSpace(line), got.Light, got.Reasons)
		}
	}
}
