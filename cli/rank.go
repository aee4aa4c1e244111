package cli

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
)

func (a *app) rankCommand() *cobra.Command {
	cmd := a.command(a.t.Rank)
	cmd.Args = cobra.ArbitraryArgs
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		q, err := a.query(cmd, args)
		if err != nil {
			return err
		}
		return a.rank(q)
	}
	return cmd
}

// rankResult is a unit's line of the league table, in JSON. Shares are of one.
type rankResult struct {
	Rank       *int    `json:"rank"` // null for a unit that is not ranked
	Unit       string  `json:"unit"`
	Silent     bool    `json:"silent"` // it returned nothing that was due
	Red        int     `json:"red"`
	Yellow     int     `json:"yellow"`
	Green      int     `json:"green"`
	Done       int     `json:"done"`
	Grey       int     `json:"grey"`
	Tasks      int     `json:"tasks"`
	OnSchedule *string `json:"on_schedule"` // 按序时率
	Due        int     `json:"returns_due"`
	InTime     *string `json:"in_time"`  // 报送及时率
	MeanGap    *string `json:"mean_gap"` // of what has a pace; negative when ahead
}

// rank prints the league table of the units over the tasks that a query finds.
func (a *app) rank(q board.Query) error {
	if !q.NamesState() {
		q = q.OfRunning()
	}
	found, err := a.loadBoard(q)
	if err != nil {
		return err
	}
	sums := found.board.UnitsOf(found.board.Filter(q, nil))
	switch {
	case a.json:
		out := make([]rankResult, len(sums))
		for i := range sums {
			out[i] = rankJSON(&sums[i])
		}
		return a.printJSON(out)
	case len(sums) == 0:
		a.printf("%s\n", a.t.NoTasks)
	case a.sys.OutTerminal:
		a.rankTable(sums)
	default:
		for i := range sums {
			for n, f := range a.rankCells(&sums[i]) {
				if n > 0 {
					a.printf("\t")
				}
				a.printf("%s", f)
			}
			a.printf("\n")
		}
	}
	return nil
}

func rankJSON(u *board.UnitSum) rankResult {
	t := &u.Tally
	out := rankResult{
		Unit: zh.Clean(u.Unit), Silent: u.Silent, Red: t.Red, Yellow: t.Yellow, Green: t.Green, Done: t.Done, Grey: t.Grey,
		Tasks: t.Total, Due: u.Due,
	}
	share := func(yes bool, r model.Ratio) *string {
		if !yes {
			return nil
		}
		s := r.String()
		return &s
	}
	if u.Rank > 0 {
		out.Rank = &u.Rank
	}
	out.OnSchedule, out.InTime, out.MeanGap = share(u.Judged > 0, u.OnSchedule), share(u.Due > 0, u.InTime), share(u.Known, u.Gap)
	return out
}

// rankCells is a unit's line: rank, unit, red, yellow, green, done, grey, share on
// schedule, share in time, mean gap in points.
func (a *app) rankCells(u *board.UnitSum) []string {
	percent := func(yes bool, r model.Ratio) string {
		if !yes {
			return "-"
		}
		return strconv.Itoa(r.Percent()) + "%"
	}
	place := "-"
	switch {
	case u.Silent:
		place = a.t.SilentUnit
	case u.Rank > 0:
		place = strconv.Itoa(u.Rank)
	}
	gap := "-"
	if u.Known {
		gap = fmt.Sprintf("%+d", -u.Gap.Percent()) // as on the screen: behind is below nought
	}
	t := &u.Tally
	return []string{
		place, zh.Clean(u.Unit), strconv.Itoa(t.Red), strconv.Itoa(t.Yellow), strconv.Itoa(t.Green), strconv.Itoa(t.Done), strconv.Itoa(t.Grey),
		percent(u.Judged > 0, u.OnSchedule), percent(u.Due > 0, u.InTime), gap,
	}
}

func (a *app) rankTable(sums []board.UnitSum) {
	var t table
	for i, h := range a.t.RankHeads {
		c := column{head: h, most: 12, right: true}
		if i == 1 {
			c = column{head: h}
		}
		t.columns = append(t.columns, c)
	}
	for i := range sums {
		t.rows = append(t.rows, a.rankCells(&sums[i]))
	}
	t.write(a.out, a.sys.Width())
	a.printf("%s\n", a.t.RankFormula)
}
