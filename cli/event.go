package cli

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"duban/db"
	"duban/internal/zh"
	"duban/model"
	"duban/words"
)

// eventCommand has the commands of events below it.
func (a *app) eventCommand() *cobra.Command {
	e := &a.t.Event
	cmd := a.command(e.Event)
	cmd.AddCommand(a.eventAddCommand(), a.eventListCommand(), a.eventCompleteCommand(), a.eventWithdrawCommand())
	cmd.Args = cobra.ArbitraryArgs
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return a.usage(cmd, a.t.MissingArg, e.ArgWhat)
		}
		var names []string
		for _, c := range cmd.Commands() {
			names = append(names, c.Name())
		}
		return a.usage(cmd, a.t.UnknownCommand, args[0]).near(a.t, args[0], names)
	}
	return cmd
}

// eventOptions are what the officer gave on the command line of an event.
type eventOptions struct {
	date, kind, unit, source, by string
	target, count, deaths        int
}

// eventFlags adds the flags that tell what happened.
func (a *app) eventFlags(cmd *cobra.Command, o *eventOptions) {
	t := &a.t.Event
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVar(&o.date, "date", "", t.FlagDate)
	f.StringVar(&o.kind, "kind", "", t.FlagKind)
	f.IntVar(&o.count, "count", 0, t.FlagCount)
	f.IntVar(&o.deaths, "deaths", 0, t.FlagDeaths)
	f.StringVar(&o.unit, "unit", "", t.FlagUnit)
	f.StringVar(&o.source, "source", "", t.FlagSource)
	f.StringVar(&o.by, "by", "", t.FlagBy)
}

// readEvent reads what can be read without the task.
func (a *app) readEvent(cmd *cobra.Command, o *eventOptions) (model.Event, error) {
	t, changed := &a.t.Event, cmd.Flags().Changed
	e := model.Event{Target: -1, Count: o.count, Deaths: o.deaths, By: a.enteredBy(o.by)}
	e.Kind, e.Unit = strings.TrimSpace(zh.Clean(o.kind)), strings.TrimSpace(zh.Clean(o.unit))
	e.Source = strings.TrimSpace(zh.CleanText(o.source))
	const most = 9999
	switch {
	case changed("count") && (o.count < 1 || o.count > most):
		return e, a.usage(cmd, t.BadCount, o.count)
	case o.deaths < 0 || o.deaths > most:
		return e, a.usage(cmd, t.BadDeaths, o.deaths)
	case !changed("date"):
		return e, nil
	}
	d, ok := parseDay(o.date, a.today, model.Gone)
	if !ok {
		return e, a.usage(cmd, a.t.BadDate, "--date", o.date)
	}
	if e.Date = d; d > a.today {
		return e, fail(model.ErrEventAhead, t.Ahead, d, a.today)
	}
	return e, nil
}

// enteredBy is who enters an event: the one named, else the person at the keyboard.
func (a *app) enteredBy(by string) string {
	if by = strings.TrimSpace(zh.Clean(by)); by == "" {
		by = a.who()
	}
	return by
}

func (a *app) eventAddCommand() *cobra.Command {
	var o eventOptions
	cmd := a.command(a.t.Event.Add)
	cmd.Args = a.exactly(a.t.ArgID)
	cmd.ValidArgsFunction = func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return a.offerTasks(typed, func(t *model.Task) bool { return len(t.ZeroLines()) > 0 })
	}
	a.eventFlags(cmd, &o)
	cmd.Flags().IntVar(&o.target, "target", 0, a.t.Event.FlagTarget)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		switch changed := cmd.Flags().Changed; {
		case !changed("date"):
			return a.usage(cmd, "%s", a.t.Event.NoDate)
		case changed("target") && o.target < 1:
			return a.usage(cmd, a.t.BadNumber, o.target, "--target")
		}
		e, err := a.readEvent(cmd, &o)
		if err != nil {
			return err
		}
		return a.changeEvents(args[0], eventChange{
			check: func(task *model.Task) (err error) {
				e.Target, err = a.zeroLine(task, o.target)
				return err
			},
			do: func(s *db.Store) error {
				_, err := s.As(e.By).AddEvent(args[0], e)
				return err
			},
		})
	}
	return cmd
}

// zeroLine returns the place of the zero line with a number that --target takes, 0 for none given.
func (a *app) zeroLine(task *model.Task, number int) (int, error) {
	t, lines := &a.t.Event, task.ZeroLines()
	var names []string
	for _, i := range lines {
		names = append(names, fmt.Sprintf("%d %s", i+1, a.targetText(&task.Targets[i])))
	}
	list := zh.Clean(strings.Join(names, a.t.Stop))
	switch {
	case len(lines) == 0:
		return 0, fail(model.ErrNoZeroLine, t.NoZeroLine, task.ID)
	case number > 0 && !slices.Contains(lines, number-1):
		return 0, fail(model.ErrNoZeroLine, t.NotZeroLine, task.ID, number, list)
	case number > 0:
		return number - 1, nil
	case len(lines) > 1:
		return 0, fail(model.ErrWhichLine, t.WhichLine, task.ID, list)
	}
	return lines[0], nil
}

func (a *app) eventCompleteCommand() *cobra.Command {
	var o eventOptions
	cmd := a.command(a.t.Event.Complete)
	cmd.Args = a.exactly(a.t.ArgID, a.t.Event.ArgNumber)
	cmd.ValidArgsFunction = a.completeEvent
	a.eventFlags(cmd, &o)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		i, err := a.eventNumber(cmd, args[1])
		if err != nil {
			return err
		}
		e, err := a.readEvent(cmd, &o)
		if err != nil {
			return err
		}
		if e.Date == 0 && e.Count == 0 && e.Deaths == 0 && e.Kind+e.Unit+e.Source == "" {
			return a.usage(cmd, "%s", a.t.Event.NothingToAdd)
		}
		return a.changeEvents(args[0], eventChange{
			check: func(task *model.Task) error { return a.hasEvent(task, i) },
			do: func(s *db.Store) error {
				_, err := s.As(e.By).CompleteEvent(args[0], i, e)
				return err
			},
			at: i + 1, date: e.Date,
		})
	}
	return cmd
}

func (a *app) eventWithdrawCommand() *cobra.Command {
	var why, by string
	cmd := a.command(a.t.Event.Withdraw)
	cmd.Args = a.exactly(a.t.ArgID, a.t.Event.ArgNumber)
	cmd.ValidArgsFunction = a.completeEvent
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVar(&why, "why", "", a.t.Event.FlagWhy)
	f.StringVar(&by, "by", "", a.t.Event.FlagBy)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		i, err := a.eventNumber(cmd, args[1])
		if err != nil {
			return err
		}
		if why = strings.TrimSpace(zh.CleanText(why)); why == "" {
			return a.usage(cmd, "%s", a.t.Event.NoWhy)
		}
		return a.changeEvents(args[0], eventChange{
			check: func(task *model.Task) error { return a.hasEvent(task, i) },
			do: func(s *db.Store) error {
				_, err := s.As(a.enteredBy(by)).WithdrawEvent(args[0], i, why)
				return err
			},
			at: i + 1,
		})
	}
	return cmd
}

// eventNumber reads the number of an event, counted from 1, as its place.
func (a *app) eventNumber(cmd *cobra.Command, text string) (int, error) {
	n, err := strconv.Atoi(zh.Fold(text))
	if err != nil || n < 1 {
		return 0, a.usage(cmd, a.t.BadValue, zh.Clean(text), a.t.Event.ArgNumber)
	}
	return n - 1, nil
}

// hasEvent says why a task has no event at a place that can be changed.
func (a *app) hasEvent(task *model.Task, i int) error {
	t := &a.t.Event
	switch {
	case len(task.Events) == 0:
		return fail(model.ErrNoEvent, t.NoEvents, task.ID)
	case i >= len(task.Events):
		return fail(model.ErrNoEvent, t.NoSuchEvent, task.ID, i+1, len(task.Events))
	case task.Events[i].Withdrawn != 0:
		return fail(model.ErrWithdrawn, t.Withdrawn, task.ID, i+1)
	}
	return nil
}

// completeEvent offers the tasks with events that stand, and of a task those.
func (a *app) completeEvent(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	none := cobra.ShellCompDirectiveNoFileComp
	stands := func(e model.Event) bool { return e.Withdrawn == 0 }
	switch len(args) {
	case 0:
		return a.offerTasks(typed, func(t *model.Task) bool { return slices.ContainsFunc(t.Events, stands) })
	case 1:
	default:
		return nil, none
	}
	var out []string
	for _, t := range a.tasksToOffer() {
		for i := range t.Events {
			if e := &t.Events[i]; t.ID == args[0] && stands(*e) && strings.HasPrefix(strconv.Itoa(i+1), typed) {
				out = append(out, fmt.Sprintf("%d\t%s", i+1, a.eventText(t, e)))
			}
		}
	}
	return out, none
}

// eventChange is one change of a task's events.
type eventChange struct {
	check func(*model.Task) error // whether the task takes it
	do    func(*db.Store) error
	at    int        // the number of the event; 0 for a new one
	date  model.Date // the day told of it; zero where none is
}

// changeEvents changes the events of a task, and says which one, and what became of the light.
func (a *app) changeEvents(id string, c eventChange) (err error) {
	s, err := a.openWrite()
	if err != nil {
		return err
	}
	defer a.close(s, &err)
	d, err := a.readTask(s, id)
	if err != nil {
		return err
	}
	// The store acts on the task as it is, also where it is looked at as of another day.
	task, err := s.Task(id)
	if err != nil {
		return err
	}
	if err := c.check(task); err != nil {
		return err
	}
	before, was := d.assessment.Light, task.Events
	if err := c.do(s); err != nil {
		return a.explainEvent(err, task, c)
	}
	if task, err = s.Task(id); err != nil {
		return err
	}
	if d, err = a.readTask(s, id); err != nil {
		return err
	}
	n := slices.IndexFunc(task.Events, func(e model.Event) bool { return !slices.Contains(was, e) })
	if c.at > 0 {
		n = c.at - 1
	}
	e := &task.Events[n]
	if a.json {
		out := a.eventJSON(task, n)
		return a.printJSON(struct {
			eventResult
			Before  string   `json:"before"`
			After   string   `json:"after"`
			Reasons []string `json:"reasons"`
		}{out, before.String(), d.assessment.Light.String(), a.reasons(d)})
	}
	done := a.t.Event.Added
	switch {
	case e.Withdrawn != 0:
		done = a.t.Event.TakenBack
	case n < len(was):
		done = a.t.Event.Completed
	}
	a.printf(done+"\n", zh.Clean(id), n+1, a.eventText(task, e), zh.Clean(task.Title))
	a.lights(d, before)
	return nil
}

// explainEvent says in the user's words why the store did not take a change.
func (a *app) explainEvent(err error, task *model.Task, c eventChange) error {
	t := &a.t.Event
	switch {
	case errors.Is(err, model.ErrEventWhole):
		return fail(err, t.Whole, task.ID, c.at)
	case errors.Is(err, model.ErrEventAhead) && c.at > 0:
		return fail(err, t.AfterEntry, c.date, task.Events[c.at-1].Entered)
	}
	return err
}

// eventText says what an event was, in one line: 「2018-06-20 较大事故1起，死亡3人」.
func (a *app) eventText(task *model.Task, e *model.Event) string {
	return zh.Clean(words.Event(task, e, a.lang))
}

// eventResult is an event in JSON. Names and forms are those of an export.
type eventResult struct {
	ID          string  `json:"id"`
	Number      int     `json:"number"` // as complete and withdraw take it
	Campaign    string  `json:"campaign"`
	Title       string  `json:"title"`
	Date        string  `json:"date"`
	Target      int     `json:"target"`
	Metric      string  `json:"metric"`
	Count       int     `json:"count"`
	Kind        string  `json:"kind"`
	Deaths      int     `json:"deaths"`
	Unit        string  `json:"unit"`
	Source      string  `json:"source"`
	By          string  `json:"by"`
	Entered     *string `json:"entered"`
	State       string  `json:"state"` // stands, incomplete or withdrawn
	Withdrawn   *string `json:"withdrawn"`
	WithdrawnBy string  `json:"withdrawn_by"`
	Why         string  `json:"why"`
}

// eventJSON returns the event of a task at a place.
func (a *app) eventJSON(task *model.Task, i int) eventResult {
	e := &task.Events[i]
	out := eventResult{
		ID: zh.Clean(task.ID), Number: i + 1, Campaign: zh.Clean(task.Campaign), Title: zh.Clean(task.Title),
		Date: e.Date.String(), Target: e.Target, Count: max(e.Count, 1), Kind: zh.Clean(e.Kind), Deaths: e.Deaths,
		Unit: zh.Clean(e.Unit), Source: zh.CleanText(e.Source), By: zh.Clean(e.By), Entered: day(e.Entered),
		State: e.StateOn(a.today).String(),
	}
	if e.Target >= 0 && e.Target < len(task.Targets) {
		out.Metric = zh.Clean(task.Targets[e.Target].Metric)
	}
	if e.StateOn(a.today) == model.EventWithdrawn {
		out.Withdrawn, out.WithdrawnBy, out.Why = day(e.Withdrawn), zh.Clean(e.WithdrawnBy), zh.CleanText(e.Why)
	}
	return out
}
