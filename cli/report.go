package cli

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/govalues/decimal"
	"github.com/spf13/cobra"

	"duban/db"
	"duban/internal/zh"
	"duban/model"
	"duban/words"
)

// reportOptions are what the officer gave on the command line.
type reportOptions struct {
	percent, said          string
	values                 []string
	target                 int // counted from 1; 0: not given
	done                   []string
	undone                 []int
	estimate               bool
	text                   string
	period, received, date string
	by, sentBy             string
	why                    string
	yes                    bool
}

func (a *app) reportCommand() *cobra.Command {
	var o reportOptions
	cmd := a.command(a.t.Report)
	cmd.Args = a.exactly(a.t.ArgID)
	cmd.ValidArgsFunction = a.completeTask
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVar(&o.percent, "percent", "", a.t.FlagPercent)
	f.StringVar(&o.said, "said", "", a.t.FlagSaid)
	complete(cmd, "said", model.SaidNormal.String(), model.SaidBehind.String(), model.SaidBlocked.String(), model.SaidDone.String())
	f.StringArrayVar(&o.values, "value", nil, a.t.FlagValue)
	f.IntVar(&o.target, "target", 0, a.t.FlagTarget)
	f.BoolVar(&o.estimate, "estimate", false, a.t.FlagEstimate)
	f.StringSliceVar(&o.done, "done", nil, a.t.FlagDone)
	f.IntSliceVar(&o.undone, "undone", nil, a.t.FlagUndone)
	f.StringVar(&o.text, "text", "", a.t.FlagText)
	f.StringVar(&o.period, "period", "", a.t.FlagPeriod)
	f.StringVar(&o.date, "date", "", a.t.FlagDate)
	f.StringVar(&o.received, "received", "", a.t.FlagReceived)
	f.StringVar(&o.by, "by", "", a.t.FlagBy)
	f.StringVar(&o.sentBy, "sent-by", "", a.t.FlagSentBy)
	f.StringVar(&o.why, "why", "", a.t.FlagWhy)
	f.BoolVar(&o.yes, "yes", false, a.t.FlagYes)
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

// reporting turns a command line into a return and stores it.
type reporting struct {
	*app
	cmd *cobra.Command
	o   reportOptions
}

// progress reads what can be read without the task. Date and Turn are read later.
func (r *reporting) progress() (model.Return, error) {
	o, t := &r.o, r.t
	changed := r.cmd.Flags().Changed
	p := model.Return{
		Received: r.today, Estimate: o.estimate,
		Text: zh.CleanText(o.text), By: zh.Clean(strings.TrimSpace(o.by)), SentBy: zh.Clean(strings.TrimSpace(o.sentBy)),
		Why: zh.CleanText(strings.TrimSpace(o.why)),
	}
	if p.By == "" {
		p.By = r.who()
	}
	for _, day := range []struct {
		flag, text string
		to         *model.Date
	}{{"received", o.received, &p.Received}, {"date", o.date, &p.Date}} {
		if !changed(day.flag) {
			continue
		}
		d, ok := parseDay(day.text, r.today, model.Gone)
		if !ok {
			return p, r.usage(r.cmd, t.BadDate, "--"+day.flag, day.text)
		}
		*day.to = d
	}
	if changed("percent") {
		v, err := model.ReadPercent(o.percent)
		if err != nil {
			return p, r.usage(r.cmd, t.BadPercent, o.percent)
		}
		p.Percent = &v
	}
	if changed("said") {
		var ok bool
		if p.Said, ok = words.ReadSaid(zh.Fold(o.said)); !ok {
			return p, r.usage(r.cmd, t.BadSaid, o.said)
		}
	}
	switch {
	case p.Percent == nil && p.Said == model.SaidNothing && len(o.values)+len(o.done)+len(o.undone) == 0 && strings.TrimSpace(p.Text) == "":
		return p, r.usage(r.cmd, "%s", t.NothingReported)
	case changed("target") && len(o.values) != 1:
		return p, r.usage(r.cmd, "%s", t.TargetWithoutValue)
	case changed("target") && o.target < 1:
		return p, r.usage(r.cmd, t.BadNumber, o.target, "--target")
	case o.estimate && len(o.values) == 0 && p.Percent == nil:
		return p, r.usage(r.cmd, "%s", t.EstimateWithoutValue)
	case p.Received > r.today:
		return p, fail(db.ErrFuture, t.ReceivedAhead, p.Received, r.today)
	}
	return p, nil
}

// answers finds the turn that the return answers and the day that it stands for:
// what the officer gave, and for want of that what the campaign offers on the
// day on which the return was received.
func (r *reporting) answers(d *dossier, p *model.Return) error {
	changed := r.cmd.Flags().Changed
	task := &d.record.Task
	x := turnsOf(d.campaign, task, r.cal)
	asked := func(p model.Period) bool { _, ok := x.find(p); return ok }
	switch name := zh.Fold(zh.Clean(r.o.period)); {
	case changed("period") && noPeriod(name):
	case changed("period"):
		span, ok := parsePeriod(name, p.Received, asked)
		if !ok {
			return r.usage(r.cmd, r.t.BadPeriod, r.o.period)
		}
		turn, ok := x.find(span)
		if !ok {
			return r.notAsked(x, task, span)
		}
		p.Turn = turn.Period()
		if p.Date.IsZero() {
			p.Date = min(turn.To, p.Received)
			if p.Estimate {
				p.Date = turn.To
			}
			p.Date = max(p.Date, turn.From)
		}
	case changed("date"):
		p.Turn = d.campaign.TurnFor(task, p.Date, r.cal)
	default:
		p.Turn, p.Date = d.campaign.Offer(task, &d.standing, r.cal, p.Received)
		if now := x.running(p.Received); p.Estimate && p.Turn == (model.Period{}) && !now.IsZero() {
			p.Turn = now.Period()
		}
		if p.Estimate && p.Turn.To > p.Date {
			p.Date = p.Turn.To
		}
	}
	if p.Date.IsZero() {
		p.Date = p.Received
	}
	return r.days(x, p)
}

// notAsked says that a task is not asked for a turn, and which ones are near.
func (r *reporting) notAsked(x *turns, task *model.Task, span model.Period) error {
	name := x.label(span, r.today, r.lang)
	near := x.near(span.From, r.today, r.lang)
	if len(near) == 0 {
		return fail(model.ErrTurn, r.t.NeverAsked, task.ID, name)
	}
	return fail(model.ErrTurn, r.t.NotAsked, task.ID, name, strings.Join(near, r.t.Comma))
}

// days says what is wrong with the days of a return.
func (r *reporting) days(x *turns, p *model.Return) error {
	t := r.t
	if p.Turn == (model.Period{}) {
		if p.Date > p.Received && p.Estimate {
			return fail(model.ErrAhead, t.EstimateAlone, p.Date, p.Received)
		}
		if p.Date > p.Received {
			return fail(model.ErrAhead, t.DateAhead, p.Date, p.Received)
		}
		return nil
	}
	name := x.label(p.Turn, r.today, r.lang)
	switch {
	case p.Received < p.Turn.From:
		return fail(model.ErrBefore, t.BeforeTurn, p.Received, name, p.Turn.From)
	case p.Date < p.Turn.From || p.Date > p.Turn.To:
		return fail(model.ErrBefore, t.OutsideTurn, p.Date, name, p.Turn.From, p.Turn.To)
	case p.Date > p.Received && !p.Estimate:
		return fail(model.ErrAhead, t.DateAhead, p.Date, p.Received)
	}
	return nil
}

// turnResult is a turn in JSON, as an export has it.
type turnResult struct {
	From string `json:"from"`
	To   string `json:"to"`
}

func turnJSON(p model.Period) *turnResult {
	if p == (model.Period{}) {
		return nil
	}
	return &turnResult{p.From.String(), p.To.String()}
}

// reportResult is what a return changed, for --json.
type reportResult struct {
	ID       string      `json:"id"`
	Seq      uint32      `json:"seq"`
	Turn     *turnResult `json:"turn"`
	Date     string      `json:"date"`
	Received string      `json:"received"`
	Version  int         `json:"version"`
	State    string      `json:"state"`
	Before   string      `json:"before"`
	After    string      `json:"after"`
	Reasons  []string    `json:"reasons"`
	// Fed are the IDs of the tasks to which its figures were handed on.
	Fed []string `json:"fed"`
	// Questions are what was asked of the return and answered by --yes.
	Questions []questionResult `json:"questions"`
}

// questionResult is one thing asked of a return, for --json.
type questionResult struct {
	Code   string `json:"code"`
	Target int    `json:"target,omitempty"` // counted from 1; 0: the percentage
	Text   string `json:"text"`
}

// questionsResult is a return that was not stored because of what is asked of it, for --json.
type questionsResult struct {
	ID        string           `json:"id"`
	Stored    bool             `json:"stored"` // false
	Questions []questionResult `json:"questions"`
}

// store completes the return with what the task says, stores it, and says what
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
	if p.Said != model.SaidNothing && !task.InWords() {
		return fail(nil, r.t.SaidOfFigures, zh.Clean(task.ID))
	}
	if err := r.actuals(task, &p); err != nil {
		return err
	}
	if err := r.answers(d, &p); err != nil {
		return err
	}
	if err := r.steps(task, &p); err != nil {
		return err
	}
	if found := model.CheckReturn(task, &p); len(found) > 0 {
		return fail(found[0], r.t.Invalid, r.detail(found[0]))
	}
	if err := d.campaign.CheckTurn(task, &p, r.cal); err != nil {
		return fail(err, r.t.Invalid, r.detail(err))
	}
	asked := model.Questions(task, &d.standing, &p)
	if err := r.ask(task, &p, asked); err != nil {
		return err
	}
	before := d.assessment.Light
	e, err := s.As(p.By).Report(task.ID, p, words.EventDoubts(task, &p, asked)...)
	if err != nil {
		return err
	}
	if d, err = r.readTask(s, id); err != nil {
		return err
	}
	return r.tell(d, before, e.Fed(task.ID), asked)
}

// ask refuses a return of which something is asked, unless --yes answers it; where a figure fell, --why as well.
func (r *reporting) ask(task *model.Task, p *model.Return, asked []model.Question) error {
	wantsReason := model.WantReason(asked) && p.Why == ""
	if len(asked) == 0 || r.o.yes && !wantsReason {
		return nil
	}
	if r.json {
		if err := r.printJSON(questionsResult{ID: task.ID, Questions: r.questions(asked)}); err != nil {
			return err
		}
	}
	text := zh.Clean(words.Questions(asked, r.today, r.lang))
	switch {
	case !wantsReason && asked[len(asked)-1].Code == model.AskEvent:
		return fail(nil, r.t.QuestionedEvent, text)
	case !wantsReason:
		return fail(nil, r.t.Questioned, text)
	case r.o.yes:
		return fail(model.ErrReason, r.t.QuestionedWhy, text)
	}
	return fail(nil, r.t.QuestionedFall, text)
}

// questions are what is asked of a return, for JSON.
func (r *reporting) questions(asked []model.Question) []questionResult {
	out := []questionResult{}
	for _, q := range asked {
		out = append(out, questionResult{Code: q.Code.String(), Target: q.Index + 1, Text: zh.Clean(words.Question(q, r.today, r.lang))})
	}
	return out
}

// tell says what was stored, to which other tasks it was handed on, from which it differs, and what became of the light.
func (r *reporting) tell(d *dossier, before model.Light, fed []string, asked []model.Question) error {
	after := d.assessment.Light
	p := &d.record.Returns[len(d.record.Returns)-1]
	state := p.StateOn(r.today)
	if r.json {
		return r.printJSON(reportResult{
			ID: d.record.Task.ID, Seq: p.Seq, Turn: turnJSON(p.Turn), Date: p.Date.String(), Received: p.Received.String(),
			Version: p.Version, State: state.String(), Before: before.String(), After: after.String(), Reasons: r.reasons(d),
			Fed: append([]string{}, fed...), Questions: r.questions(asked),
		})
	}
	x := turnsOf(d.campaign, &d.record.Task, r.cal)
	what := p.Date.String()
	if p.Turn != (model.Period{}) {
		what = fmt.Sprintf(r.t.FiguresOf, x.label(p.Turn, r.today, r.lang))
		if p.Date != p.Turn.To {
			what += r.t.Comma + fmt.Sprintf(r.t.StandsFor, p.Date)
		}
	}
	if p.Estimate {
		what += r.t.Comma + r.t.Present.Estimate
	}
	if p.Version > 1 {
		what += r.t.Comma + fmt.Sprintf(r.t.Present.Version, p.Version)
	}
	r.printf(r.t.Reported+"\n", zh.Clean(d.record.Task.ID), what, zh.Clean(d.record.Task.Title))
	if state == model.Pending {
		r.printf("%s\n", r.t.WaitsApproval)
	}
	r.lights(d, before)
	if len(fed) > 0 {
		r.printf("%s\n", zh.Clean(words.AlsoFed(fed, r.lang)))
	}
	for _, x := range d.record.Task.Detail.Review {
		if x.Differs != nil && x.Settled == 0 && x.Differs.Own.On == p.Date {
			r.printf("%s%s%s\n", r.t.Label.Review, r.t.Colon, zh.Clean(words.Doubt(x, r.lang)))
		}
	}
	return nil
}

// reasons are a task's reasons, for JSON.
func (a *app) reasons(d *dossier) []string {
	out := []string{}
	for _, reason := range d.assessment.Reasons {
		out = append(out, zh.Clean(words.Reason(reason, a.lang)))
	}
	return out
}

// lights says what a task's light was and is, and why.
func (a *app) lights(d *dossier, before model.Light) {
	after := d.assessment.Light
	word := func(l model.Light) string {
		if a.sys.OutTerminal && a.sys.Color() {
			return paintLight(l, a.t.Lights[l])
		}
		return a.t.Lights[l]
	}
	if after == before {
		a.printf(a.t.LightStays, word(after))
	} else {
		a.printf(a.t.LightTurns, word(before), word(after))
	}
	a.printf("%s%s\n", a.t.Colon, zh.Clean(words.Reasons(d.assessment, a.lang)))
}

// actuals reads the figures and finds the target that each one is for.
func (r *reporting) actuals(task *model.Task, p *model.Return) error {
	for _, text := range r.o.values {
		number, of, figure, err := r.splitValue(text)
		if err != nil {
			return err
		}
		if number == 0 && of != "" {
			number = withUnit(task, of)
		}
		unit, err := unitOf(figure)
		if err != nil {
			return r.usage(r.cmd, r.t.BadFigure, figure)
		}
		i, err := r.targetFor(task, number, unit, text)
		if err != nil {
			return err
		}
		if of, err = r.member(task, i, of); err != nil {
			return err
		}
		if slices.ContainsFunc(p.Actuals, func(v model.Actual) bool { return v.Target == i && v.Of == of }) {
			return r.usage(r.cmd, r.t.ValueTwice, i+1)
		}
		v, err := task.ReadActual(i, figure)
		switch target := &task.Targets[i]; {
		case errors.Is(err, model.ErrClass):
			return fail(err, r.t.Invalid, r.detail(err))
		case err != nil:
			return fail(err, r.t.WrongUnit, figure, i+1, r.targetText(target), target.CountedIn())
		}
		v.Estimate, v.Of = r.o.estimate, of
		p.Actuals = append(p.Actuals, v)
	}
	return nil
}

// unitOf returns the unit that a figure is written with: that of a class where it is none but reads as one.
func unitOf(figure string) (string, error) {
	_, unit, err := model.ParseAmount(figure)
	if err == nil {
		return unit, nil
	}
	if _, err := model.ReadClass(figure); err != nil {
		return "", err
	}
	return model.ClassUnit, nil
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

// steps marks the milestones that are done, with the day where one is given,
// and those that are not after all.
func (r *reporting) steps(task *model.Task, p *model.Return) error {
	marked := make(map[int]bool)
	mark := func(n int, on model.Date, done bool) error {
		switch {
		case len(task.Milestones) == 0:
			return fail(nil, r.t.NoMilestones, task.ID)
		case n < 1 || n > len(task.Milestones):
			return fail(nil, r.t.NoSuchMilestone, task.ID, n, len(task.Milestones))
		case marked[n]:
			return r.usage(r.cmd, r.t.DoneAndUndone, n)
		case on > max(p.Received, p.Date):
			return fail(model.ErrAhead, r.t.StepAhead, n, on, p.Received)
		}
		marked[n] = true
		p.Steps = append(p.Steps, model.StepMark{Milestone: n - 1, Done: done, On: on})
		return nil
	}
	for _, text := range r.o.done {
		number, day, given := strings.Cut(text, "=")
		n, err := strconv.Atoi(strings.TrimSpace(number))
		if err != nil {
			return r.usage(r.cmd, r.t.BadValue, text, "--done")
		}
		var on model.Date
		if given {
			var ok bool
			if on, ok = parseDay(day, r.today, model.Gone); !ok {
				return r.usage(r.cmd, r.t.BadDate, "--done", day)
			}
		}
		if err := mark(n, on, true); err != nil {
			return err
		}
	}
	for _, n := range r.o.undone {
		if err := mark(n, 0, false); err != nil {
			return err
		}
	}
	return nil
}
