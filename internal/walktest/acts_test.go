package walktest

import (
	"fmt"
	"slices"
	"strings"

	"duban/model"
)

// act is one thing that an officer does. It returns what it was done to.
type act struct {
	name   string
	weight int
	do     func(w *walk) (string, error)
}

var acts = []act{
	{"return", 24, (*walk).report},
	{"decision", 8, (*walk).decide},
	{"deadline", 4, onTask(model.ActDeadline, func(w *walk, t *model.Task) error {
		to := w.today + model.Date(w.r.IntN(300)-30)
		return t.Extend(w.today, model.Deadline{Date: to, Text: to.String()}, "调整", "领导甲")
	})},
	{"suspend", 4, onTask(model.ActSuspend, func(w *walk, t *model.Task) error {
		from, until := w.today+model.Date(w.r.IntN(20)-6), model.Date(0)
		if w.r.IntN(2) == 0 {
			until = from + model.Date(w.r.IntN(60))
		}
		return t.Suspend(from, until, "征地")
	})},
	{"resume", 4, onTask(model.ActResume, func(w *walk, t *model.Task) error { return t.Resume(w.today) })},
	{"light", 4, onTask(model.ActLight, func(w *walk, t *model.Task) error {
		return t.SetLight(w.today, w.today+model.Date(w.r.IntN(50)), model.Light(w.r.IntN(5)), "领导指示", "领导甲")
	})},
	{"clear light", 3, onTask(model.ActLight, func(w *walk, t *model.Task) error { return t.ClearLight(w.today) })},
	{"close", 5, onTask(model.ActClose, func(w *walk, t *model.Task) error {
		return t.Close(w.today-model.Date(w.r.IntN(2)*w.r.IntN(15)), "验收", "领导甲")
	})},
	{"reopen", 5, onTask(model.ActReopen, func(w *walk, t *model.Task) error { return t.Reopen() })},
	{"event", 5, onTask(model.ActEvent, func(w *walk, t *model.Task) error {
		e := model.Event{Date: w.today - model.Date(w.r.IntN(60)), Count: w.r.IntN(3), Kind: "较大事故", Deaths: w.r.IntN(4), By: "督查员"}
		if n := len(t.Events); n > 0 && w.r.IntN(2) == 0 {
			return t.CompleteEvent(w.today, w.r.IntN(n), e)
		}
		return t.AddEvent(w.today, e)
	})},
	{"withdraw event", 2, onTask(model.ActWithdraw, func(w *walk, t *model.Task) error {
		return t.WithdrawEvent(w.today, w.r.IntN(len(t.Events)+1), "误报", "领导甲")
	})},
	{"targets", 7, onTask(model.ActEdit, (*walk).targets)},
	{"steps", 5, onTask(model.ActEdit, (*walk).steps)},
	{"words", 4, onTask(model.ActEdit, (*walk).words)},
	{"move", 3, onTask(model.ActEdit, func(w *walk, t *model.Task) error {
		t.Section = pick(w, [][]string{{"产业"}, {"民生"}, {"乡村"}, nil, {"产业", "重点"}})
		if w.r.IntN(3) == 0 {
			c, err := w.campaign()
			if err != nil {
				return err
			}
			t.Campaign = c.ID
		}
		return nil
	})},
	{"settle doubts", 2, onTask(model.ActSettle, func(w *walk, t *model.Task) error {
		if t.OpenDoubts == 0 {
			t.Detail.Review = append(slices.Clip(t.Detail.Review), model.Doubt{Code: model.DoubtDate, Text: "年份"})
			return nil
		}
		t.SettleDoubts(w.today, "督查员", "已电话核对")
		return nil
	})},
	{"bulk", 3, (*walk).bulk},
	{"add task", 4, (*walk).addTask},
	{"remove task", 2, (*walk).removeTask},
	{"policy", 3, onCampaign(func(w *walk, c *model.Campaign) error {
		c.Policy = pick(w, model.Presets())
		c.Policy.WarnDays, c.Policy.StaleDays = w.r.IntN(12), w.r.IntN(60)
		c.Policy.SilentYellow, c.Policy.SilentRed, c.Policy.WindUpDays = w.r.IntN(2), 2+w.r.IntN(2), w.r.IntN(100)
		return nil
	})},
	{"cadence", 5, onCampaign((*walk).cadence)},
	{"period", 4, onCampaign(func(w *walk, c *model.Campaign) error {
		switch w.r.IntN(3) {
		case 0:
			c.Period.From = c.Period.From.AddDays(w.r.IntN(60) - 30)
		case 1:
			c.TrackedSince = w.today.AddDays(-w.r.IntN(90))
		default:
			c.Period.To = w.today.AddDays(w.r.IntN(300) - 60)
		}
		return nil
	})},
	{"archive", 3, onCampaign(func(w *walk, c *model.Campaign) error {
		if c.Archived != 0 {
			c.Archived = 0
		} else {
			c.Archived = w.today.AddDays(w.r.IntN(2) * w.r.IntN(20))
		}
		return nil
	})},
	{"approval", 2, onCampaign(func(w *walk, c *model.Campaign) error { c.Approval = !c.Approval; return nil })},
	{"parent", 2, onCampaign(func(w *walk, c *model.Campaign) error {
		up, err := w.campaign()
		c.Parent = ""
		if err == nil && w.r.IntN(2) == 0 && up.ID != c.ID {
			c.Parent = up.ID
		}
		return err
	})},
	{"add campaign", 2, (*walk).addCampaign},
	{"remove campaign", 1, (*walk).removeCampaign},
	{"unit", 5, (*walk).unit},
	{"remove unit", 2, func(w *walk) (string, error) {
		u, err := w.anyUnit()
		if err != nil {
			return "", err
		}
		_, err = w.s.RemoveUnit(u.Name)
		return u.Name, err
	}},
	{"rename unit", 2, func(w *walk) (string, error) {
		u, err := w.anyUnit()
		if err != nil {
			return "", err
		}
		if _, err = w.s.RemoveUnit(u.Name); err != nil {
			return "", err
		}
		old := u.Name
		w.names++
		u.Name, u.Aliases = fmt.Sprintf("改名单位%d", w.names), append(slices.Clip(u.Aliases), u.Name)
		_, err = w.s.SaveUnit(u)
		return old + " to " + u.Name, err
	}},
	{"days off", 3, func(w *walk) (string, error) {
		v, err := w.s.Settings()
		if err != nil {
			return "", err
		}
		if len(v.DaysOff) > 0 && w.r.IntN(3) == 0 {
			v.DaysOff = v.DaysOff[:len(v.DaysOff)-1]
		} else {
			from := w.today.AddDays(w.r.IntN(60) - 30)
			v.DaysOff = append(slices.Clip(v.DaysOff), model.DayOff{From: from, To: from.AddDays(w.r.IntN(9)), Text: "抗洪"})
		}
		_, err = w.s.SaveSettings(v)
		return fmt.Sprint(v), err
	}},
	{"update", 3, (*walk).update},
	{"undo", 9, func(w *walk) (string, error) {
		undo, _, err := w.s.Pending()
		if err != nil || undo.Seq == 0 || undo.Action == model.ActSeed || undo.Action == model.ActRestore {
			return "", errNothing
		}
		e, err := w.s.Undo()
		return fmt.Sprintf("of %s of %s %v", e.Of, model.DateOf(undo.Time), e.Records), err
	}},
	{"redo", 5, func(w *walk) (string, error) {
		_, redo, err := w.s.Pending()
		if err != nil || redo.Seq == 0 {
			return "", errNothing
		}
		e, err := w.s.Redo()
		return fmt.Sprintf("of %s of %s %v", e.Of, model.DateOf(redo.Time), e.Records), err
	}},
}

func pick[T any](w *walk, list []T) T { return list[w.r.IntN(len(list))] }

func onTask(as model.Action, change func(w *walk, t *model.Task) error) func(w *walk) (string, error) {
	return func(w *walk) (string, error) {
		var t *model.Task
		for range 8 { // many acts fit few tasks
			var err error
			if t, err = w.task(); err != nil {
				return "", err
			}
			t = t.Clone()
			if err = change(w, t); err == nil {
				break
			}
			t = nil
		}
		if t == nil {
			return "", errNothing
		}
		e, err := w.s.SaveTask(t, as, "缘由")
		if err == nil && e.Seq == 0 {
			err = errNothing
		}
		return t.ID, err
	}
}

func onCampaign(change func(w *walk, c *model.Campaign) error) func(w *walk) (string, error) {
	return func(w *walk) (string, error) {
		c, err := w.campaign()
		if err != nil {
			return "", err
		}
		if err := change(w, c); err != nil {
			return "", err
		}
		e, err := w.s.SaveCampaign(c)
		if err == nil && e.Seq == 0 {
			err = errNothing
		}
		return fmt.Sprint(c.ID, " ", c.Period, " tracked ", c.TrackedSince, " archived ", c.Archived, " ", len(c.Cadences), " cadences"), err
	}
}

func (w *walk) task() (*model.Task, error) {
	all, err := w.s.Tasks()
	if err != nil || len(all) == 0 {
		return nil, errNothing
	}
	return w.s.Task(pick(w, all).ID)
}

func (w *walk) campaign() (*model.Campaign, error) {
	all, err := w.s.Campaigns()
	if err != nil || len(all) == 0 {
		return nil, errNothing
	}
	return pick(w, all), nil
}

func (w *walk) anyUnit() (model.Unit, error) {
	all, err := w.s.Units()
	if err != nil || len(all) == 0 {
		return model.Unit{}, errNothing
	}
	return pick(w, all), nil
}

func (w *walk) decimal() model.Decimal {
	return *dec(pick(w, []string{"0", "1", "2", "3", "5.5", "8", "9", "12", "20", "31", "40", "55.25", "70", "99", "100", "110"}))
}

// filled puts figures into a return on the task.
func (w *walk) filled(t *model.Task, r *model.Return) {
	r.Text, r.SentBy = pick(w, []string{"正常推进", "滞后，正在协调", "已完成", "受阻", "一切顺利"}), pick(w, []string{"", "区发改局"})
	if w.r.IntN(4) == 0 {
		return // in words alone
	}
	if w.r.IntN(3) == 0 {
		p := w.decimal()
		r.Percent = &p
		if p.Cmp(*dec("100")) > 0 {
			r.Percent = dec("100")
		}
	}
	for i := range t.Targets {
		if w.r.IntN(4) > 0 {
			a := model.Actual{Target: i, Value: w.decimal(), Unit: t.Targets[i].Unit, Estimate: w.r.IntN(6) == 0}
			if a.Unit == "亿元" && w.r.IntN(3) == 0 {
				a.Unit, a.Value = "万元", *dec("90000")
			}
			r.Actuals = append(r.Actuals, a)
		}
	}
	for i := range t.Milestones {
		if w.r.IntN(3) == 0 {
			m := model.StepMark{Milestone: i, Done: w.r.IntN(4) > 0}
			if w.r.IntN(3) == 0 {
				m.On = r.Date.AddDays(-w.r.IntN(20))
			}
			r.Steps = append(r.Steps, m)
		}
	}
}

func (w *walk) aReturn(t *model.Task) (r model.Return, how string) {
	all, err := w.s.Campaigns()
	ok(w.t, err)
	at := slices.IndexFunc(all, func(c *model.Campaign) bool { return c.ID == t.Campaign })
	c := all[at]
	p, _ := c.Asks(t)
	switch how = pick(w, []string{"due", "due", "due", "correction", "estimate", "between", "old", "backdated"}); how {
	case "correction":
		old, err := w.s.Returns(t.ID)
		ok(w.t, err)
		if len(old) > 0 {
			was := pick(w, old)
			r.Turn, r.Date = was.Turn, was.Date
			if w.r.IntN(3) == 0 && was.Turn.From != 0 {
				r.Date = was.Turn.To - 1
			}
		}
	case "estimate":
		if turn := p.TurnOn(w.today, calendar); !turn.IsZero() {
			r.Turn, r.Date, r.Estimate = turn.Period(), turn.To, true
		}
	case "between":
		r.Date = w.today - model.Date(w.r.IntN(40))
	case "old":
		turn := p.TurnOn(w.today, calendar)
		for range 1 + w.r.IntN(3) {
			if !turn.IsZero() {
				turn = p.Before(turn, calendar)
			}
		}
		if !turn.IsZero() {
			r.Turn, r.Date = turn.Period(), turn.To
		}
	default:
		r.Turn, r.Date = c.Offer(t, &t.Standing, calendar, w.today)
	}
	r.Received = w.today
	if how == "backdated" {
		r.Received = max(r.Date, r.Turn.From, w.today-model.Date(w.r.IntN(25)))
	}
	if r.Date == 0 {
		r.Date = w.today
	}
	w.filled(t, &r)
	return r, how
}

func (w *walk) report() (string, error) {
	t, err := w.task()
	if err != nil {
		return "", err
	}
	r, how := w.aReturn(t)
	_, err = w.s.As(pick(w, []string{"督查员", "区发改局"})).Report(t.ID, r)
	return fmt.Sprintf("on %s (%s) for %s, %v, received %s", t.ID, how, r.Date, r.Turn, r.Received), err
}

func (w *walk) decide() (string, error) {
	all, err := w.s.Tasks()
	ok(w.t, err)
	w.r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for _, t := range all {
		returns, err := w.s.Returns(t.ID)
		ok(w.t, err)
		for _, r := range returns {
			if r.Approval && (len(r.Decisions) == 0 || w.r.IntN(5) == 0) {
				d := model.Decision{Back: w.r.IntN(2) == 0, Text: "已阅"}
				_, err := w.s.Decide(t.ID, r.Seq, d)
				return fmt.Sprintf("on %s#%d: back %t", t.ID, r.Seq, d.Back), err
			}
		}
	}
	return "", errNothing
}

func (w *walk) targets(t *model.Task) error {
	t.Targets = slices.Clone(t.Targets)
	n := len(t.Targets)
	if n == 0 || w.r.IntN(6) == 0 {
		t.Targets = append(t.Targets, model.Target{Metric: "新增指标", Kind: model.Kind(w.r.IntN(3)), Op: model.AtLeast, Value: dec("10"), Unit: "个"})
		return nil
	}
	g := &t.Targets[w.r.IntN(n)]
	switch w.r.IntN(6) {
	case 0:
		t.Targets = t.Targets[:n-1]
	case 1:
		g.Kind = model.Kind(w.r.IntN(8))
		if g.Kind == model.GivenLater {
			g.Value, g.Max = nil, nil
		} else if g.Value == nil {
			g.Value = dec("10")
		}
	case 2:
		if g.Deadline = by("2026-06-30"); w.r.IntN(2) == 0 {
			g.Deadline.Date = w.today + model.Date(w.r.IntN(120)-20)
		}
	case 3:
		g.Curve = []model.PlanPoint{{Date: w.today - 20, Share: 2000}, {Date: w.today + 60, Share: 8000}}
	default:
		if g.Kind == model.GivenLater {
			return errNothing
		}
		v := w.decimal()
		g.Value, g.Max = &v, nil
		g.Op = pick(w, []model.Op{model.AtLeast, model.Equal, model.AtMost, model.Above, model.About, model.Below})
	}
	return nil
}

func (w *walk) steps(t *model.Task) error {
	t.Milestones = slices.Clone(t.Milestones)
	n := len(t.Milestones)
	switch {
	case n == 0 || w.r.IntN(4) == 0:
		t.Milestones = append(t.Milestones, model.Milestone{Title: "新节点", Deadline: model.Deadline{Date: w.today + model.Date(w.r.IntN(90)), Given: true}})
	case w.r.IntN(4) == 0:
		t.Milestones = t.Milestones[:n-1]
	default:
		m := &t.Milestones[w.r.IntN(n)]
		m.Deadline = model.Deadline{Date: w.today + model.Date(w.r.IntN(120)-30), Given: true}
		m.Weight = dec(pick(w, []string{"1", "2", "0.5"}))
	}
	return nil
}

func (w *walk) words(t *model.Task) error {
	switch w.r.IntN(5) {
	case 0:
		t.Title += "！"
	case 1:
		t.LeadUnits = []string{pick(w, []string{"区发改局", "区财政局", "各乡镇", "交通局", "新单位"})}
	case 2:
		t.Leaders = []string{pick(w, []string{"领导甲", "领导乙"})}
	case 3:
		t.Start = model.Deadline{Date: w.today + model.Date(w.r.IntN(60)-50), Given: true}
		if t.Deadline.Date != 0 && t.Start.Date > t.Deadline.Date {
			return errNothing
		}
	default:
		t.Curve = []model.PlanPoint{{Date: w.today - 20, Share: 1000}, {Date: w.today + 60, Share: 9000}}
	}
	return nil
}

func (w *walk) bulk() (string, error) {
	all, err := w.s.Tasks()
	ok(w.t, err)
	var changed []*model.Task
	var ids []string
	for _, t := range all {
		if w.r.IntN(3) > 0 {
			continue
		}
		t = t.Clone()
		if w.r.IntN(2) == 0 {
			err = t.Close(w.today, "批量", "督查员")
		} else {
			err = t.SetLight(w.today, w.today+10, model.Yellow, "批量", "督查员")
		}
		if err == nil {
			changed, ids = append(changed, t), append(ids, t.ID)
		}
	}
	if len(changed) == 0 {
		return "", errNothing
	}
	_, err = w.s.SaveTasks(changed, model.ActBulk, "批量")
	return strings.Join(ids, " "), err
}

func (w *walk) addTask() (string, error) {
	c, err := w.campaign()
	if err != nil {
		return "", err
	}
	w.names++
	t := &model.Task{
		Campaign: c.ID, Title: fmt.Sprintf("新任务%d", w.names), Added: w.today, LeadUnits: []string{"区发改局"},
		Section: pick(w, [][]string{nil, {"产业"}, {"民生"}}), Detail: &model.Detail{},
		Deadline: model.Deadline{Date: w.today + model.Date(w.r.IntN(200)), Given: w.r.IntN(2) == 0},
	}
	if w.r.IntN(2) == 0 {
		t.Targets = []model.Target{{Metric: "投资", Kind: model.Cumulative, Op: model.AtLeast, Value: dec("20"), Unit: "亿元"}}
	}
	e, err := w.s.SaveTask(t, model.ActAdd, "")
	return fmt.Sprint(e.Tasks(), " to ", c.ID), err
}

func (w *walk) removeTask() (string, error) {
	t, err := w.task()
	if err != nil {
		return "", err
	}
	_, err = w.s.RemoveTask(t.ID)
	return t.ID, err
}

func (w *walk) cadence(c *model.Campaign) error {
	list := slices.Clone(c.Cadences)
	switch n := len(list); {
	case n > 0 && w.r.IntN(3) == 0:
		list = list[:n-1]
	case n > 0 && w.r.IntN(2) == 0:
		p := &list[w.r.IntN(n)]
		p.DueDay, p.DueWorkdays, p.Holiday = w.r.IntN(28), 0, model.HolidayRule(w.r.IntN(3))
	case w.r.IntN(4) == 0:
		c.SetReportCadence(pick(w, []model.Every{model.Never, model.Month, model.Quarter, model.HalfMonth, model.TenDays}))
		return nil
	default:
		p := model.Cadence{Kind: model.Every(w.r.IntN(11)), Purpose: model.Purpose(w.r.IntN(2)), Anchor: w.today - 3}
		switch w.r.IntN(4) {
		case 0:
			p.Scope.Sections = []string{"产业"}
		case 1:
			t, err := w.task()
			if err != nil {
				return err
			}
			p.Scope.Tasks = []string{t.ID}
		case 2:
			p.Scope.Units = []string{"区住建局"}
		}
		list = append(list, p)
	}
	c.Cadences = list
	return nil
}

func (w *walk) addCampaign() (string, error) {
	w.names++
	c := &model.Campaign{
		Name: fmt.Sprintf("新行动%d", w.names), Policy: model.DefaultPolicy(), TrackedSince: w.today,
		Period: model.Period{From: w.today, To: w.today + 200},
	}
	if up, err := w.campaign(); err == nil && w.r.IntN(2) == 0 {
		c.Parent = up.ID
	}
	e, err := w.s.SaveCampaign(c)
	return fmt.Sprint(e.Campaigns()), err
}

func (w *walk) removeCampaign() (string, error) {
	c, err := w.campaign()
	if err != nil {
		return "", err
	}
	_, err = w.s.RemoveCampaign(c.ID)
	return c.ID, err
}

func (w *walk) unit() (string, error) {
	u, err := w.anyUnit()
	if err != nil || w.r.IntN(4) == 0 {
		u = model.Unit{Name: pick(w, []string{"区财政局", "区民政局", "新单位", "应急管理局", "柳林洲街道"})}
	}
	switch w.r.IntN(4) {
	case 0:
		u.Aliases = append(slices.Clip(u.Aliases), pick(w, []string{"应急局", "财政局", "区财政局", "住建局", "区发改局"}))
	case 1:
		u.Group, u.Members = true, append(slices.Clip(u.Members), pick(w, []string{"柳林洲街道", "许市镇", "钱粮湖镇"}))
	case 2:
		u.Group, u.Members = false, nil
	default:
		u.Phone += "1"
	}
	e, err := w.s.SaveUnit(u)
	if err == nil && e.Seq == 0 {
		err = errNothing
	}
	return fmt.Sprintf("%+v", u), err
}

// update is the import of a newer issue of a document.
func (w *walk) update() (string, error) {
	var u model.Update
	if w.r.IntN(2) == 0 {
		c, err := w.campaign()
		if err != nil {
			return "", err
		}
		c.Note += "新版。"
		c.Period.To++
		u.Campaigns = append(u.Campaigns, *c)
	}
	t, err := w.task()
	if err != nil {
		return "", err
	}
	t = t.Clone()
	t.Title += "（新版）"
	rec := model.Record{Task: *t}
	if w.r.IntN(2) == 0 {
		r, _ := w.aReturn(t)
		rec.Returns = []model.Return{r}
	}
	u.Records = append(u.Records, rec)
	if w.r.IntN(3) == 0 {
		u.Records = append(u.Records, model.Record{Task: model.Task{Campaign: t.Campaign, Title: "新版任务", Added: w.today, Detail: &model.Detail{}}})
	}
	if gone, err := w.task(); err == nil && gone.ID != t.ID && w.r.IntN(4) == 0 {
		u.Remove = []string{gone.ID}
	}
	_, err = w.s.Update(&u, model.ActImport, "新版")
	return fmt.Sprint(t.ID, " removing ", u.Remove), err
}
