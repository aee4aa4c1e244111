package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/model"
	"duban/ui/taskform"
	"duban/ui/widget"
	"duban/words"
)

// campaignToEdit is a campaign as the forms begin from it; nil where there is none.
func (a *App) campaignToEdit(id string) *model.Campaign { return a.campaignNow(id) }

// campaignCmd changes one campaign and stores it, as one action. The change is made to
// a fresh copy of the record, never to what is on the screen, which may be of a day past.
func (a *App) campaignCmd(id string, as model.Action, note string, change func(*model.Campaign) error) tea.Cmd {
	return a.actCmd(func(l Ledger) (model.Entry, error) {
		all, err := l.Campaigns()
		if err != nil {
			return model.Entry{}, err
		}
		i := slices.IndexFunc(all, func(c *model.Campaign) bool { return c.ID == id })
		if i < 0 {
			return model.Entry{}, errNoCampaign
		}
		fresh := *all[i]
		if err := change(&fresh); err != nil {
			return model.Entry{}, err
		}
		return l.SaveCampaigns([]*model.Campaign{&fresh}, as, note)
	}, func(a *App, _ lights) tea.Cmd {
		name := id
		if c := a.campaignToEdit(id); c != nil {
			name = c.Name
		}
		return a.say(a.Words.Added(name + "  " + note))
	})
}

// changeCampaign is campaignCmd once the change has been tried on a copy, so that
// a form finds what is wrong before it closes.
func (a *App) changeCampaign(c *model.Campaign, as model.Action, note string, change func(*model.Campaign) error) (tea.Cmd, error) {
	try := *c
	if err := change(&try); err != nil {
		return nil, err
	}
	if err := a.checkCampaign(&try); err != nil {
		return nil, err
	}
	return a.campaignCmd(c.ID, as, note, change), nil
}

// checkCampaign says in one sentence what is wrong with a campaign, or nothing.
func (a *App) checkCampaign(c *model.Campaign) error {
	x := a.Words
	if c.Name == "" {
		return taskform.ErrNoTitle
	}
	if c.Period.From != 0 && c.Period.To != 0 && c.Period.From > c.Period.To {
		return widget.Explained{Text: x.EndBeforeBegin(c.Period.From, c.Period.To)}
	}
	if c.ID == "" {
		n := *c
		n.ID = "new" // it gets one when it is stored
		c = &n
	}
	for _, err := range model.CheckCampaign(c) {
		return err
	}
	return nil
}

// newCampaignForm adds a campaign by hand.
func newCampaignForm(a *App) *widget.Form {
	y := a.on.Year()
	c := &model.Campaign{
		Policy: model.DefaultPolicy(), TrackedSince: a.today,
		Period: model.Period{From: model.NewDate(y, 1, 1), To: model.NewDate(y, 12, 31)},
	}
	f := editCampaignForm(a, c)
	f.Title = a.Words.AddCampaignTitle
	return f
}

// editCampaignForm edits a campaign: its name, paper, period and office. The
// rules of its lights and its turns have windows of their own, to which a new one comes
// when it is stored; it begins with a preset.
func editCampaignForm(a *App, c *model.Campaign) *widget.Form {
	x := a.Words
	isNew := c.ID == ""
	f := &widget.Form{Title: x.EditTitle(c.Name), Width: 90}
	name := f.Text(x.Campaign, c.Name, "")
	number := f.Text(x.DocNumber, c.Document.Number, "")
	from := f.Text(x.From, c.Period.From.String(), x.DateHint)
	to := f.Text(x.To, c.Period.To.String(), x.OpenEnd())
	office := f.Text(x.Office, c.Office, "")
	every := []model.Every{model.Never, model.TenDays, model.Week, model.HalfMonth, model.Month, model.Quarter}
	presets := model.Presets()
	var policy, cadence, approval *widget.Entry
	if isNew {
		names := make([]string, len(presets))
		for i, p := range presets {
			names[i] = x.Yardsticks[p.Yardstick]
		}
		policy = f.Choice(x.Rule, names, 0)
		turns := make([]string, len(every))
		for i, e := range every {
			turns[i] = x.Every[e]
		}
		turns[0] = x.Turns.NotAsked
		cadence = f.Choice(x.ReportEvery, turns, slices.Index(every, model.Month))
		approval = f.Toggle(x.Turns.Approval, false, x.Turns.ApprovalNote)
		approval.Words = [2]string{x.No, x.Yes}
	} else {
		id := c.ID
		f.Button(x.Turns.Rules, func() string { return words.Policy(a.campaignNamed(id).Policy, a.Lang) }, func() tea.Cmd { return a.openRules(id) })
		f.Button(x.Turns.Cadences, func() string { return x.CadenceSummary(a.campaignNamed(id)) }, func() tea.Cmd { return a.openCadences(id) })
	}
	f.Submit = func() (tea.Cmd, error) {
		var period model.Period
		var err error
		if period.From, err = a.readDay(x.From, from.Value()); err != nil {
			return nil, err
		}
		if to.Value() != "" { // a plan may have no end
			if period.To, err = a.readDay(x.To, to.Value()); err != nil {
				return nil, err
			}
		}
		change := func(n *model.Campaign) error {
			n.Name, n.Document.Number, n.Office, n.Period = name.Value(), number.Value(), office.Value(), period
			if isNew {
				n.Policy = presets[policy.Chosen]
				n.SetReportCadence(every[cadence.Chosen])
				n.Approval = approval.On()
			}
			return nil
		}
		if !isNew {
			return a.changeCampaign(c, model.ActCampaign, "", change)
		}
		n := *c
		_ = change(&n)
		if err := a.checkCampaign(&n); err != nil {
			return nil, err
		}
		return a.actCmd(func(l Ledger) (model.Entry, error) { return l.SaveCampaign(&n) }, func(a *App, _ lights) tea.Cmd {
			return a.say(x.Added(n.Name))
		}), nil
	}
	return f
}

// campaignNamed is a campaign as it is now, or an empty one where it is gone.
func (a *App) campaignNamed(id string) *model.Campaign {
	if c := a.campaignToEdit(id); c != nil {
		return c
	}
	return &model.Campaign{ID: id, Name: id}
}

// campaignKey handles the keys that act on the campaign of the page; it reports
// whether the key was one of them.
func (a *App) campaignKey(msg tea.KeyPressMsg) (cmd tea.Cmd, done bool) {
	k := a.k
	open := func(show func(id string) tea.Cmd) (tea.Cmd, bool) {
		id := a.campaignHere()
		if r := a.tasks.current(a); id == "" && a.page == tasksPage && r != nil {
			id = r.Campaign.ID
		}
		if a.campaignToEdit(id) == nil {
			return a.say(a.Words.Turns.NoCampaignHere), true
		}
		return show(id), true
	}
	switch {
	case key.Matches(msg, k.EditCampaign):
		return open(func(id string) tea.Cmd {
			a.push(editCampaignForm(a, a.campaignToEdit(id)))
			return nil
		})
	case key.Matches(msg, k.Rules):
		return open(a.openRules)
	case key.Matches(msg, k.Cadences):
		return open(a.openCadences)
	case key.Matches(msg, k.DaysOff):
		return a.openDaysOff(), true
	}
	return nil, false
}
