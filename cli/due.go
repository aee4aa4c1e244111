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

func (a *app) dueCommand() *cobra.Command {
	cmd := a.command(a.t.Due)
	cmd.Args = cobra.ArbitraryArgs
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		q, err := a.query(cmd, args)
		if err != nil {
			return err
		}
		return a.due(q)
	}
	return cmd
}

// owedResult is a turn that is past its due day without a return, in JSON.
type owedResult struct {
	Turn     turnResult `json:"turn"`
	Name     string     `json:"name"`
	Due      string     `json:"due"`
	InARow   int        `json:"in_a_row"`
	DaysLate int        `json:"days_late"` // working days
}

// owedJSON returns what a row owes; nil where it owes nothing.
func (a *app) owedJSON(r *board.Row) *owedResult {
	t := r.Assessment.Owed
	if t.IsZero() {
		return nil
	}
	return &owedResult{
		Turn: *turnJSON(t.Period()), Name: a.turnName(r, t), Due: t.Due.String(),
		InARow: r.Assessment.InARow, DaysLate: a.daysLate(t),
	}
}

func (a *app) turnName(r *board.Row, t model.Turn) string {
	cadence, _ := r.Campaign.Asks(r.Task)
	return words.Turn(t, cadence.Kind, a.today, a.lang)
}

// daysLate is how many working days a turn's return is late today.
func (a *app) daysLate(t model.Turn) int { return max(a.cal.Workdays(t.Due, a.today), 1) }

// debtor is a unit with the tasks on which it owes returns.
type debtor struct {
	unit model.Unit
	rows []*board.Row // of which most turns are owed first
}

// dueUnit is a unit that owes returns, in JSON.
type dueUnit struct {
	Unit    string    `json:"unit"`
	Contact string    `json:"contact"`
	Phone   string    `json:"phone"`
	Tasks   []dueTask `json:"tasks"`
}

type dueTask struct {
	ID       string     `json:"id"`
	Campaign string     `json:"campaign"`
	No       string     `json:"no"`
	Title    string     `json:"title"`
	Light    string     `json:"light"`
	Owed     owedResult `json:"owed"`
}

// due lists which unit owes the returns of which tasks.
func (a *app) due(q board.Query) error {
	if !q.NamesState() {
		q = q.OfRunning()
	}
	found, err := a.loadBoard(q)
	if err != nil {
		return err
	}
	debtors := a.debtors(&found, found.board.Filter(q, nil))
	switch {
	case a.json:
		out := make([]dueUnit, len(debtors))
		for i, d := range debtors {
			out[i] = dueUnit{Unit: zh.Clean(d.unit.Name), Contact: zh.Clean(d.unit.Contact), Phone: zh.Clean(d.unit.Phone)}
			for _, r := range d.rows {
				out[i].Tasks = append(out[i].Tasks, dueTask{
					ID: zh.Clean(r.Task.ID), Campaign: zh.Clean(r.Task.Campaign), No: zh.Clean(r.Task.No), Title: zh.Clean(r.Task.Title),
					Light: r.Assessment.Light.String(), Owed: *a.owedJSON(r),
				})
			}
		}
		return a.printJSON(out)
	case a.sys.OutTerminal:
		a.dueTable(debtors)
	default:
		for _, d := range debtors {
			for _, r := range d.rows {
				o := a.owedJSON(r)
				fields := []string{d.unit.Name, d.unit.Phone, r.Task.ID, r.Task.Title, o.Name, o.Due, strconv.Itoa(o.DaysLate), strconv.Itoa(o.InARow)}
				a.printf("%s\n", strings.Join(cleaned(fields), "\t"))
			}
		}
	}
	return nil
}

// debtors gathers the rows that owe a return by unit, the unit with most of them first.
func (a *app) debtors(found *loaded, rows []int32) []debtor {
	b := found.board
	register := make(map[string]model.Unit, len(found.units))
	for _, u := range found.units {
		register[u.Name] = u
	}
	place := make(map[string]int)
	var out []debtor
	for _, i := range rows {
		r := b.At(i)
		if r.Assessment.Owed.IsZero() || r.Assessment.Light == model.Done {
			continue
		}
		names := b.UnitsOfTask(r.Task)
		if len(names) == 0 && r.Task.Overall() {
			continue // a goal whose line names no unit is nobody's debt
		}
		if len(names) == 0 {
			names = []string{strings.Join(r.Task.Units(), a.t.Comma)} // nobody, or a group that nobody can telephone
		}
		for _, name := range names {
			at, ok := place[name]
			if !ok {
				at = len(out)
				place[name] = at
				unit, known := register[name]
				if !known {
					unit.Name = name
				}
				out = append(out, debtor{unit: unit})
			}
			out[at].rows = append(out[at].rows, r)
		}
	}
	for _, d := range out {
		slices.SortStableFunc(d.rows, func(x, y *board.Row) int { return cmp.Compare(y.Assessment.InARow, x.Assessment.InARow) })
	}
	slices.SortStableFunc(out, func(x, y debtor) int {
		return cmp.Or(cmp.Compare(len(y.rows), len(x.rows)), zh.Compare(x.unit.Name, y.unit.Name))
	})
	return out
}

func (a *app) dueTable(debtors []debtor) {
	if len(debtors) == 0 {
		a.printf("%s\n", a.t.NothingOwed)
		return
	}
	h := a.t.DueHeads
	t := table{columns: []column{
		{head: h[0], most: 20},
		{head: h[1], most: 18},
		{head: h[2], most: 24},
		{head: h[3]},
		{head: h[4], most: 18},
		{head: h[5], most: 10},
		{head: h[6], most: 8, right: true},
		{head: h[7], most: 8, right: true},
	}}
	tasks := make(map[string]bool)
	for _, d := range debtors {
		name, phone := zh.Clean(d.unit.Name), zh.Clean(strings.TrimSpace(d.unit.Contact+" "+d.unit.Phone))
		if name == "" {
			name = a.t.NoUnit
		}
		for i, r := range d.rows {
			if i > 0 {
				name, phone = "", ""
			}
			tasks[r.Task.ID] = true
			o := a.owedJSON(r)
			t.rows = append(t.rows, []string{
				name, phone, zh.Clean(r.Task.ID), zh.Clean(r.Task.Title), o.Name, o.Due, strconv.Itoa(o.DaysLate), strconv.Itoa(o.InARow),
			})
		}
	}
	t.write(a.out, a.sys.Width())
	a.printf("%s\n", fmt.Sprintf(a.t.OwedTotals, len(debtors), len(tasks)))
}
