package cli

import (
	"encoding/json"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"duban/board"
	"duban/db"
	"duban/internal/zh"
	"duban/model"
	"duban/words"
)

// termMark stands before a word of a query that begins with "-", so that the
// flag parser lets it pass. No argument of a process can hold it.
const termMark = "\x00"

// markTerms marks the negated words of a query: 「list 单位:交通局 -已完成」. The only
// short flags are -h and -o, so that every other word with one dash is part of a query.
func markTerms(args []string) []string {
	out := make([]string, len(args))
	listing := false
	for i, arg := range args {
		if arg == "--" {
			copy(out[i:], args[i:])
			break
		}
		listing = listing || arg == "list" || arg == "due" || arg == "rank"
		if listing && len(arg) > 1 && arg[0] == '-' && arg[1] != '-' && arg != "-h" && arg != "-o" {
			arg = termMark + arg
		}
		out[i] = arg
	}
	return out
}

func (a *app) listCommand() *cobra.Command {
	cmd := a.command(a.t.List)
	cmd.Args = cobra.ArbitraryArgs
	var file listFile
	var name string
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		var view model.View
		if name != "" {
			v, err := a.viewNamed(name)
			if err != nil {
				return err
			}
			if view = *v; view.Query != "" {
				args = append([]string{"(" + view.Query + ")"}, args...)
			}
		}
		q, err := a.query(cmd, args)
		if err != nil {
			return err
		}
		if wanted, err := file.wanted(a, cmd); wanted || err != nil {
			if err != nil {
				return err
			}
			return a.writeList(q, view, file)
		}
		return a.list(q, view)
	}
	cmd.Flags().StringVar(&name, "view", "", a.t.ListFile.FlagView)
	_ = cmd.RegisterFlagCompletionFunc("view", a.completeView)
	file.flags(a, cmd)
	return cmd
}

// query reads the arguments of a command as a query.
func (a *app) query(cmd *cobra.Command, args []string) (board.Query, error) {
	text := strings.ReplaceAll(strings.Join(args, " "), termMark, "")
	q, err := board.ParseQuery(text)
	if err != nil {
		err = a.usage(cmd, a.t.BadQuery, text, a.t.QueryError(err))
	}
	return q, err
}

// list prints the tasks that a query finds, in the order of a view: as a table for a person, one line a
// task for a pipe, or as JSON.
func (a *app) list(q board.Query, v model.View) error {
	found, err := a.loadBoard(q)
	if err != nil {
		return err
	}
	b, rows := found.board, inOrder(found.board, q, v)
	switch {
	case a.json:
		return a.listJSON(b, rows)
	case a.sys.OutTerminal:
		a.listTable(b, rows, found.total)
	default:
		a.listPlain(b, rows)
	}
	return nil
}

// loaded is what was read of the ledger for a query.
type loaded struct {
	board *board.Board // of the tasks that the query may want
	units []model.Unit
	total int // tasks of the ledger
}

// loadBoard reads the tasks that a query may want, assesses them as of today, and
// lets the file go.
func (a *app) loadBoard(q board.Query) (out loaded, err error) {
	bulk()
	defer debug.SetGCPercent(oncePercent)
	s, err := a.openRead()
	if err != nil {
		return out, err
	}
	defer a.close(s, &err)
	campaigns, err := s.CampaignsOn(a.today)
	if err != nil {
		return out, err
	}
	if out.units, err = s.UnitsOn(a.today); err != nil {
		return out, err
	}
	var sieve func() db.Sieve
	if of := q.Sieve(campaigns, out.units, a.cal, a.today); of != nil {
		sieve = func() db.Sieve { return of() }
	}
	tasks, total, err := s.TasksWhere(a.today, sieve)
	if err != nil {
		return out, err
	}
	out.board, out.total = board.New(campaigns, tasks, out.units, a.cal, a.today), total
	return out, nil
}

// The columns of the table, in their order.
const (
	colLight = iota
	colID
	colTitle
	colUnits
	colDeadline
	colCompletion
	colExpected
	colWhy
)

func (a *app) listTable(b *board.Board, rows []int32, all int) {
	if len(rows) == 0 {
		a.printf("%s\n", a.t.NoTasks)
		return
	}
	heads, width := a.t.Heads, a.sys.Width()
	narrow := width > 0 && width < 120
	units := 20
	if narrow {
		units = 12
	}
	t := table{columns: []column{
		colLight:      {head: heads[colLight], most: 6},
		colID:         {head: heads[colID], most: 24},
		colTitle:      {head: heads[colTitle]},
		colUnits:      {head: heads[colUnits], most: units},
		colDeadline:   {head: heads[colDeadline], most: 11},
		colCompletion: {head: heads[colCompletion], most: 6, right: true},
		colExpected:   {head: heads[colExpected], most: 8, right: true, hidden: narrow},
		colWhy:        {head: heads[colWhy]},
	}}
	lights := make([]model.Light, len(rows))
	assumed := false
	for i, at := range rows {
		r := b.At(at)
		why := b.Explain(r)
		lights[i] = r.Assessment.Light
		done, expected := words.Progress(r.Task, &r.Assessment)
		due := r.Task.DueOn(r.Campaign, a.today).Date.String()
		if r.Assessment.Assumed {
			due += assumedMark
			assumed = true
		}
		t.rows = append(t.rows, []string{
			colLight:      a.t.Lights[r.Assessment.Light],
			colID:         zh.Clean(r.Task.ID),
			colTitle:      zh.Clean(r.Task.Title),
			colUnits:      zh.Clean(strings.Join(r.Task.Units(), a.t.Comma)),
			colDeadline:   due,
			colCompletion: done,
			colExpected:   expected,
			colWhy:        zh.Clean(words.Why(why, a.lang)),
		})
	}
	if a.sys.Color() {
		t.paint = func(row, column int, cell string) string {
			if column != colLight {
				return cell
			}
			return paintLight(lights[row], cell)
		}
	}
	t.write(a.out, width)
	a.printf("%s\n", a.totals(b, rows, all))
	if assumed {
		a.printf("%s %s\n", assumedMark, a.t.AssumedNote)
	}
}

// assumedMark stands behind a deadline in the table that no paper gives.
const assumedMark = "*"

// totals says how many tasks of which light the rows are, and of how many.
func (a *app) totals(b *board.Board, rows []int32, all int) string {
	n := b.Tally(rows)
	var parts []string
	for _, l := range []model.Light{model.Red, model.Yellow, model.Green, model.Done, model.Grey} {
		if c := n.Of(l); c > 0 {
			word := a.t.Lights[l]
			if a.sys.Color() {
				word = paintLight(l, word)
			}
			parts = append(parts, fmt.Sprintf(a.t.TotalOf, word, c))
		}
	}
	if n.Goals > 0 {
		parts = append(parts, fmt.Sprintf(a.t.TotalGoals, n.Goals))
	}
	s := fmt.Sprintf(a.t.Totals, n.Total) + strings.Join(parts, "  ")
	if len(rows) < all {
		s += fmt.Sprintf(a.t.OfAll, all)
	}
	return s
}

// listPlain prints one line a task, with a TAB between the fields, which are
// the same in every language but for the words of the reasons.
func (a *app) listPlain(b *board.Board, rows []int32) {
	_ = ordered(len(rows), func(out []byte, i int) ([]byte, error) {
		r := b.At(rows[i])
		why := b.Explain(r)
		done, wanted := "", ""
		if r.Assessment.Known {
			done = r.Assessment.Completion.String()
		}
		if r.Assessment.Shared {
			wanted = r.Assessment.Expected.String()
		}
		due := r.Task.DueOn(r.Campaign, a.today).Date.String()
		if r.Assessment.Assumed {
			due = fmt.Sprintf(a.t.Present.Assumed, due)
		}
		fields := [...]string{
			r.Task.ID, r.Assessment.Light.String(), r.Task.Campaign, r.Task.No,
			strings.Join(r.Task.Section, " / "), r.Task.Title, strings.Join(r.Task.Units(), ","),
			due, done, wanted,
			words.Reasons(why, a.lang),
		}
		for i, f := range fields {
			if i > 0 {
				out = append(out, '\t')
			}
			out = append(out, zh.Clean(f)...)
		}
		return append(out, '\n'), nil
	}, a.write)
}

// write prints text as it is. An error stays in a.out until it is flushed.
func (a *app) write(text []byte) { _, _ = a.out.Write(text) }

// listRow is a task in the list's JSON: an array of these. Names and forms are
// those of an export.
type listRow struct {
	ID       string   `json:"id"`
	Campaign string   `json:"campaign"`
	No       string   `json:"no"`
	Section  []string `json:"section"`
	Title    string   `json:"title"`
	Marks    []string `json:"marks"`
	Units    []string `json:"units"`
	Leaders  []string `json:"leaders"`
	Persons  []string `json:"persons"`
	Deadline *string  `json:"deadline"`
	// DeadlineGiven is false where Deadline is the campaign's end, since no paper gives one.
	DeadlineGiven bool        `json:"deadline_given"`
	Light         string      `json:"light"`
	Reasons       []string    `json:"reasons"`
	Completion    *string     `json:"completion"`
	Expected      *string     `json:"expected"` // null, as the two beside it, for what does not come by shares of a whole
	Gap           *string     `json:"gap"`
	DaysLeft      *int        `json:"days_left"` // null where there is no deadline, or only an assumed one that is past
	Overdue       bool        `json:"overdue"`
	Unclosed      bool        `json:"unclosed"`
	Owed          *owedResult `json:"owed"` // the newest turn past its due day without a return
	LastReport    *string     `json:"last_report"`
	Simulated     bool        `json:"simulated"`
}

func (a *app) listJSON(b *board.Board, rows []int32) error {
	a.printf("[")
	err := ordered(len(rows), func(out []byte, i int) ([]byte, error) {
		if i > 0 {
			out = append(out, ',')
		}
		line, err := json.Marshal(a.listRow(b, b.At(rows[i])))
		return append(append(out, "\n  "...), line...), err
	}, a.write)
	if err != nil {
		return err
	}
	if len(rows) > 0 {
		a.printf("\n")
	}
	a.printf("]\n")
	return nil
}

func (a *app) listRow(b *board.Board, r *board.Row) listRow {
	t, s := r.Task, &r.Assessment
	due := t.DueOn(r.Campaign, a.today)
	out := listRow{
		ID: zh.Clean(t.ID), Campaign: zh.Clean(t.Campaign), No: zh.Clean(t.No), Section: cleaned(t.Section),
		Title: zh.Clean(t.Title), Marks: cleaned(t.Marks), Units: cleaned(t.Units()),
		Leaders: cleaned(t.Leaders), Persons: cleaned(t.Persons),
		Deadline: day(due.Date), DeadlineGiven: due.Given && !due.Date.IsZero(),
		Overdue: s.Overdue, Unclosed: s.Unclosed, Owed: a.owedJSON(r), Light: s.Light.String(), Reasons: []string{},
		LastReport: day(t.Standing.Last), Simulated: t.Standing.Simulated,
	}
	for _, reason := range b.Explain(r).Reasons {
		out.Reasons = append(out.Reasons, zh.Clean(words.Reason(reason, a.lang)))
	}
	if s.Shared {
		due := s.Expected.String()
		out.Expected = &due
	}
	if s.Known {
		done, gap := s.Completion.String(), s.Gap.String()
		out.Completion, out.Gap = &done, &gap
	}
	if s.HasDeadline && !s.Unclosed {
		out.DaysLeft = &s.DaysLeft
	}
	return out
}

// day is a date for JSON: null where there is none.
func day(d model.Date) *string {
	if d.IsZero() {
		return nil
	}
	s := d.String()
	return &s
}

func cleaned(in []string) []string {
	out := make([]string, len(in))
	for i, s := range in {
		out[i] = zh.Clean(s)
	}
	return out
}

// paintLight colours a light's word with the terminal's own colours. Red and
// yellow stand out; green, grey and done recede.
func paintLight(l model.Light, s string) string {
	codes := [...]string{model.Grey: "90", model.Green: "32", model.Yellow: "30;43", model.Red: "1;97;41", model.Done: "34"}
	return "\x1b[" + codes[l] + "m" + s + "\x1b[0m"
}
