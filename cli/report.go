package cli

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/govalues/decimal"
	"github.com/spf13/cobra"

	"duban/internal/zh"
	"duban/model"
)

// reportOptions are what the officer gave on the command line.
type reportOptions struct {
	percent    string
	values     []string
	target     int // counted from 1; 0: not given
	done       []int
	undone     []int
	estimate   bool
	text, date string
	by         string
}

func (a *app) reportCommand() *cobra.Command {
	var o reportOptions
	cmd := a.command(a.t.Report)
	cmd.Args = a.exactly(a.t.ArgID)
	cmd.ValidArgsFunction = a.completeTask
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVar(&o.percent, "percent", "", a.t.FlagPercent)
	f.StringArrayVar(&o.values, "value", nil, a.t.FlagValue)
	f.IntVar(&o.target, "target", 0, a.t.FlagTarget)
	f.BoolVar(&o.estimate, "estimate", false, a.t.FlagEstimate)
	f.IntSliceVar(&o.done, "done", nil, a.t.FlagDone)
	f.IntSliceVar(&o.undone, "undone", nil, a.t.FlagUndone)
	f.StringVar(&o.text, "text", "", a.t.FlagText)
	f.StringVar(&o.date, "date", "", a.t.FlagDate)
	f.StringVar(&o.by, "by", "", a.t.FlagBy)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		r := reporting{app: a, cmd: cmd, o: o}
		p, err := r.progress()
		if err != nil {
			return err
		}
		return r.store(args[0], p)
	}
	return cmd
}

// reporting turns a command line into a report and stores it.
type reporting struct {
	*app
	cmd *cobra.Command
	o   reportOptions
}

// progress reads what can be read without the task.
func (r *reporting) progress() (model.Return, error) {
	o, t := &r.o, r.t
	changed := r.cmd.Flags().Changed
	p := model.Return{Date: r.today, Text: zh.CleanText(o.text), By: zh.Clean(o.by)}
	if p.By == "" {
		p.By = r.who()
	}
	if changed("date") {
		day, ok := parseDay(o.date, r.today)
		if !ok {
			return p, r.usage(r.cmd, t.BadDate, "--date", o.date)
		}
		p.Date = day
	}
	if changed("percent") {
		v, err := model.ReadPercent(o.percent)
		if err != nil {
			return p, r.usage(r.cmd, t.BadPercent, o.percent)
		}
		p.Percent = &v
	}
	switch {
	case p.Percent == nil && len(o.values)+len(o.done)+len(o.undone) == 0 && strings.TrimSpace(p.Text) == "":
		return p, r.usage(r.cmd, "%s", t.NothingReported)
	case changed("target") && len(o.values) != 1:
		return p, r.usage(r.cmd, "%s", t.TargetWithoutValue)
	case changed("target") && o.target < 1:
		return p, r.usage(r.cmd, t.BadNumber, o.target, "--target")
	case o.estimate && len(o.values) == 0:
		return p, r.usage(r.cmd, "%s", t.EstimateWithoutValue)
	}
	return p, nil
}

// reportResult is what a report changed, for --json.
type reportResult struct {
	ID      string   `json:"id"`
	Date    string   `json:"date"`
	Before  string   `json:"before"`
	After   string   `json:"after"`
	Reasons []string `json:"reasons"`
}

// store completes the report with what the task says, stores it, and says what
// the light was and is.
func (r *reporting) store(id string, p model.Return) (err error) {
	s, err := r.openWrite()
	if err != nil {
		return err
	}
	defer r.close(s, &err)
	d, err := r.readTask(s, id)
	if err != nil {
		return err
	}
	task := &d.record.Task
	if err := r.actuals(task, &p); err != nil {
		return err
	}
	if err := r.steps(task, &p); err != nil {
		return err
	}
	if p.Date > r.today {
		return fail(nil, r.t.AfterToday, p.Date, r.today)
	}
	if found := model.CheckReturn(task, &p); len(found) > 0 {
		return fail(found[0], r.t.Invalid, r.detail(found[0]))
	}
	before := d.assessment.Light
	if _, err := s.Report(task.ID, p); err != nil {
		return err
	}
	if d, err = r.readTask(s, id); err != nil {
		return err
	}
	return r.tell(d, p.Date, before)
}

func (r *reporting) tell(d *dossier, on model.Date, before model.Light) error {
	after := d.assessment.Light
	if r.json {
		res := reportResult{
			ID: d.record.Task.ID, Date: on.String(), Before: before.String(), After: after.String(), Reasons: []string{},
		}
		for _, reason := range d.assessment.Reasons {
			res.Reasons = append(res.Reasons, reason.Text(r.lang))
		}
		return r.printJSON(res)
	}
	r.printf(r.t.Reported+"\n", zh.Clean(d.record.Task.ID), on, zh.Clean(d.record.Task.Title))
	word := func(l model.Light) string {
		if r.sys.OutTerminal && r.sys.Color() {
			return paintLight(l, r.t.Lights[l])
		}
		return r.t.Lights[l]
	}
	if after == before {
		r.printf(r.t.LightStays, word(after))
	} else {
		r.printf(r.t.LightTurns, word(before), word(after))
	}
	r.printf("%s%s\n", r.t.Colon, zh.Clean(d.assessment.Text(r.lang)))
	return nil
}

// actuals reads the figures and finds the target that each one is for.
func (r *reporting) actuals(task *model.Task, p *model.Return) error {
	for _, text := range r.o.values {
		number, figure := r.o.target, text
		if n, rest, found := strings.Cut(text, "="); found {
			v, err := strconv.Atoi(strings.TrimSpace(n))
			if err != nil || v < 1 {
				return r.usage(r.cmd, r.t.BadNumber, n, "--value")
			}
			number, figure = v, rest
		}
		_, unit, err := model.ParseAmount(figure)
		if err != nil {
			return r.usage(r.cmd, r.t.BadFigure, figure)
		}
		i, err := r.targetFor(task, number, unit, text)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(p.Actuals, func(v model.Actual) bool { return v.Target == i }) {
			return r.usage(r.cmd, r.t.ValueTwice, i+1)
		}
		v, err := task.ReadActual(i, figure)
		if err != nil {
			target := &task.Targets[i]
			return fail(err, r.t.WrongUnit, figure, i+1, r.targetText(target), target.Unit)
		}
		v.Estimate = r.o.estimate
		p.Actuals = append(p.Actuals, v)
	}
	return nil
}

// targetFor returns the index of the target that a figure is for: the one with
// the given number, else the only one that the figure's unit fits.
func (r *reporting) targetFor(task *model.Task, number int, unit, text string) (int, error) {
	n := len(task.Targets)
	switch {
	case n == 0:
		return 0, fail(nil, r.t.NoTargets, task.ID)
	case number > n:
		return 0, fail(nil, r.t.NoSuchTarget, task.ID, number, n, r.targetList(task))
	case number > 0:
		return number - 1, nil
	case n == 1:
		return 0, nil
	}
	fits := -1
	for i := range task.Targets {
		if _, err := model.Convert(decimal.One, unit, task.Targets[i].Unit); err != nil || unit == "" {
			continue
		}
		if fits >= 0 {
			fits = -1
			break
		}
		fits = i
	}
	if fits < 0 {
		return 0, fail(errors.New("which target"), r.t.ValueWithoutTarget, text, r.targetList(task))
	}
	return fits, nil
}

// targetList names the targets with the numbers that --target takes.
func (r *reporting) targetList(task *model.Task) string {
	var names []string
	for i := range task.Targets {
		names = append(names, fmt.Sprintf("%d %s", i+1, r.targetText(&task.Targets[i])))
	}
	return strings.Join(names, r.t.Stop)
}

// steps marks the milestones that are done, and those that are not after all.
func (r *reporting) steps(task *model.Task, p *model.Return) error {
	marked := make(map[int]bool)
	for _, list := range []struct {
		numbers []int
		done    bool
	}{{r.o.done, true}, {r.o.undone, false}} {
		for _, n := range list.numbers {
			switch {
			case len(task.Milestones) == 0:
				return fail(nil, r.t.NoMilestones, task.ID)
			case n < 1 || n > len(task.Milestones):
				return fail(nil, r.t.NoSuchMilestone, task.ID, n, len(task.Milestones))
			case marked[n]:
				return r.usage(r.cmd, r.t.DoneAndUndone, n)
			}
			marked[n] = true
			p.Steps = append(p.Steps, model.StepMark{Milestone: n - 1, Done: list.done})
		}
	}
	return nil
}
