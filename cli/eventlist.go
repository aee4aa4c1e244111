package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
	"duban/words"
)

func (a *app) eventListCommand() *cobra.Command {
	cmd := a.command(a.t.Event.List)
	cmd.Args = cobra.ArbitraryArgs
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		q, err := a.query(cmd, args)
		if err != nil {
			return err
		}
		return a.listEvents(q)
	}
	return cmd
}

// listedEvent is one event of a list.
type listedEvent struct {
	task *model.Task
	i    int // its place among the events of the task
}

func (l *listedEvent) event() *model.Event { return &l.task.Events[l.i] }

// listEvents prints the events of the tasks that a query finds, as they were known today.
func (a *app) listEvents(q board.Query) error {
	found, err := a.loadBoard(q)
	if err != nil {
		return err
	}
	var list []listedEvent
	for _, i := range found.board.Filter(q, nil) {
		t := found.board.At(i).Task
		for n := range t.Events {
			if t.Events[n].StateOn(a.today) != model.EventUnknown {
				list = append(list, listedEvent{t, n})
			}
		}
	}
	slices.SortStableFunc(list, func(x, y listedEvent) int {
		e, o := x.event(), y.event()
		return cmp.Or(cmp.Compare(o.Date, e.Date), cmp.Compare(o.Entered, e.Entered))
	})
	switch {
	case a.json:
		out := make([]eventResult, len(list))
		for n, l := range list {
			out[n] = a.eventJSON(l.task, l.i)
		}
		return a.printJSON(out)
	case a.sys.OutTerminal:
		a.eventTable(list)
	default:
		for _, l := range list {
			e := l.event()
			fields := []string{
				e.Date.String(), l.task.ID, strconv.Itoa(l.i + 1), l.task.Title, e.Kind, strconv.Itoa(max(e.Count, 1)), strconv.Itoa(e.Deaths),
				e.Unit, e.Source, e.Entered.String(), e.By, e.StateOn(a.today).String(),
			}
			a.printf("%s\n", strings.Join(cleaned(fields), "\t"))
		}
	}
	return nil
}

func (a *app) eventTable(list []listedEvent) {
	t := &a.t.Event
	if len(list) == 0 {
		a.printf("%s\n", t.None)
		return
	}
	rows := table{columns: []column{
		{head: t.Heads[0], most: 10},
		{head: t.Heads[1], most: 24},
		{head: t.Heads[2], most: 4, right: true},
		{head: t.Heads[3]},
		{head: t.Heads[4], most: 16},
		{head: t.Heads[5], most: 8, right: true},
		{head: t.Heads[6], most: 6, right: true},
		{head: t.Heads[7], most: 16},
		{head: t.Heads[8], most: 20},
		{head: t.Heads[9], most: 16},
	}}
	count, dead := 0, 0
	for _, l := range list {
		e := l.event()
		if e.StateOn(a.today) != model.EventWithdrawn {
			count, dead = count+max(e.Count, 1), dead+e.Deaths
		}
		rows.rows = append(rows.rows, cleaned([]string{
			e.Date.String(), l.task.ID, strconv.Itoa(l.i + 1), l.task.Title, e.Kind, strconv.Itoa(max(e.Count, 1)), strconv.Itoa(e.Deaths),
			e.Unit, join(e.Entered.String(), e.By), words.EventState(e.StateOn(a.today), a.lang),
		}))
	}
	rows.write(a.out, a.sys.Width())
	a.printf("%s\n", fmt.Sprintf(t.Totals, count, dead))
}

// events prints the events of the task as they were known today, with the numbers by which they are completed and
// withdrawn.
func (p *page) events(t *model.Task) {
	w := &p.t.Event
	headed := false
	for i := range t.Events {
		e := &t.Events[i]
		state := e.StateOn(p.today)
		if state == model.EventUnknown {
			continue
		}
		if !headed {
			p.heading(w.Label)
			headed = true
		}
		entered := ""
		if e.Entered != 0 {
			entered = fmt.Sprintf(w.EnteredOn, e.Entered)
		}
		line := []string{strconv.Itoa(i + 1), p.eventText(t, e), e.Unit, e.Source, e.By, entered}
		if state != model.EventStands {
			line = append(line, words.EventState(state, p.lang))
		}
		back := ""
		if state == model.EventWithdrawn {
			why := e.Why
			if why == "" {
				why = w.OfFigure
			}
			back = fmt.Sprintf(w.BackOn, e.Withdrawn) + parens(p, why, e.WithdrawnBy)
		}
		p.item(join(line...), zh.CleanText(back))
	}
}
