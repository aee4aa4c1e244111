// Package campaignform holds the forms of a campaign and of what all campaigns share: its paper and period, the rules of
// its lights, the turns in which it asks for returns, and the office's days off.
package campaignform

import (
	"errors"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/model"
	"duban/ui/page"
	"duban/ui/taskform"
	"duban/ui/widget"
	"duban/words"
)

// campaignCmd changes one campaign and stores it, as one action. The change is made to
// a fresh copy of the record, never to what is on the screen, which may be of a day past.
func campaignCmd(desk *page.Desk, id string, as model.Action, note string, change func(*model.Campaign) error) tea.Cmd {
	return desk.Act(page.Action{Do: func(l page.Ledger) (model.Entry, error) {
		all, err := l.Campaigns()
		if err != nil {
			return model.Entry{}, err
		}
		i := slices.IndexFunc(all, func(c *model.Campaign) bool { return c.ID == id })
		if i < 0 {
			return model.Entry{}, widget.Explained{Text: desk.Words.NoSuchCampaign}
		}
		fresh := *all[i]
		if err := change(&fresh); err != nil {
			return model.Entry{}, err
		}
		return l.SaveCampaigns([]*model.Campaign{&fresh}, as, note)
	}, Then: func(page.Lights) tea.Cmd {
		name := id
		if c := desk.CampaignNow(id); c != nil {
			name = c.Name
		}
		return desk.Say(desk.Words.Added(name + "  " + note))
	}})
}

// changeCampaign is campaignCmd once the change has been tried on a copy, so that
// a form finds what is wrong before it closes.
func changeCampaign(desk *page.Desk, c *model.Campaign, as model.Action, note string, change func(*model.Campaign) error) (tea.Cmd, error) {
	try := *c
	if err := change(&try); err != nil {
		return nil, err
	}
	if err := checkCampaign(desk, &try); err != nil {
		return nil, err
	}
	return campaignCmd(desk, c.ID, as, note, change), nil
}

// checkCampaign says in one sentence what is wrong with a campaign, or nothing.
func checkCampaign(desk *page.Desk, c *model.Campaign) error {
	x := desk.Words
	if c.Name == "" {
		return taskform.ErrNoTitle
	}
	if c.Period.From != 0 && c.Period.To != 0 && c.Period.From > c.Period.To {
		return errors.Join(widget.Explained{Text: x.EndBeforeBegin(c.Period.From, c.Period.To)}, model.ErrOrder)
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

// Add adds a campaign by hand.
func Add(desk *page.Desk) *widget.Form {
	y := desk.On.Year()
	c := &model.Campaign{
		Policy: model.DefaultPolicy(), TrackedSince: desk.Today,
		Period: model.Period{From: model.NewDate(y, 1, 1), To: model.NewDate(y, 12, 31)},
	}
	f := Edit(desk, c)
	f.Title = desk.Words.AddCampaignTitle
	return f
}

// Edit edits a campaign: its name, paper, period and office. The
// rules of its lights and its turns have windows of their own, to which a new one comes
// when it is stored; it begins with a preset.
func Edit(desk *page.Desk, c *model.Campaign) *widget.Form {
	x := desk.Words
	isNew := c.ID == ""
	f := &widget.Form{Title: x.EditTitle(c.Name), Width: 90}
	name := f.Text(x.Campaign, c.Name, "")
	number := f.Text(x.DocNumber, c.Document.Number, "")
	from := f.Day(x.From, c.Period.From.String(), "", desk.Days(model.Within))
	to := f.Day(x.To, c.Period.To.String(), x.OpenEnd(), desk.Days(model.Coming))
	to.From = func() model.Date { // a plan ends after it begins
		if d, err := from.Date(); err == nil {
			return d
		}
		return desk.Today
	}
	office := f.Text(x.Office, c.Office, "").Complete(widget.Completion{Names: desk.OfficeNames})
	every := []model.Every{model.Never, model.TenDays, model.Week, model.HalfMonth, model.Month, model.Quarter}
	presets := model.Presets()
	var policy, cadence, approval *widget.Entry
	if isNew {
		names := make([]string, len(presets))
		for i, p := range presets {
			names[i] = x.Yardsticks[p.Yardstick]
		}
		policy = f.Choice(x.Rule, names, 0)
		f.Preview = func() string {
			return desk.Theme.Box.Dim.Styled(words.Limits(presets[policy.Chosen], desk.Lang))
		}
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
		f.Button(x.Turns.Rules, func() string { return words.Policy(desk.CampaignNamed(id).Policy, desk.Lang) }, func() tea.Cmd { return openRules(desk, id) })
		f.Button(x.Paper, func() string { return words.CampaignPaper(desk.CampaignNamed(id), desk.Lang) }, func() tea.Cmd { return openPaper(desk, id) })
		f.Button(x.Turns.Cadences, func() string { return x.CadenceSummary(desk.CampaignNamed(id)) }, func() tea.Cmd { return openCadences(desk, id) })
	}
	f.Submit = func() (tea.Cmd, error) {
		var period model.Period
		var err error
		if period.From, err = from.Date(); err != nil {
			return nil, err
		}
		if to.Value() != "" { // a plan may have no end
			if period.To, err = to.Date(); err != nil {
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
		about := func(err error) error {
			return widget.Sort(err, map[error]*widget.Entry{taskform.ErrNoTitle: name, model.ErrOrder: to.Entry})
		}
		if !isNew {
			cmd, err := changeCampaign(desk, c, model.ActCampaign, "", change)
			return cmd, about(err)
		}
		n := *c
		_ = change(&n)
		if err := checkCampaign(desk, &n); err != nil {
			return nil, about(err)
		}
		return desk.Act(page.Action{Do: func(l page.Ledger) (model.Entry, error) { return l.SaveCampaign(&n) }, Then: func(page.Lights) tea.Cmd {
			return desk.Say(x.Added(n.Name))
		}}), nil
	}
	return f
}

// Key handles the keys that act on a campaign, that of the page; it reports
// whether the key was one of them.
func Key(desk *page.Desk, msg tea.KeyPressMsg, id string) (cmd tea.Cmd, done bool) {
	k := desk.K
	open := func(show func(desk *page.Desk, id string) tea.Cmd) (tea.Cmd, bool) {
		if desk.CampaignNow(id) == nil {
			return desk.Say(desk.Words.Turns.NoCampaignHere), true
		}
		return show(desk, id), true
	}
	switch {
	case key.Matches(msg, k.EditCampaign):
		return open(func(desk *page.Desk, id string) tea.Cmd {
			desk.Push(Edit(desk, desk.CampaignNow(id)))
			return nil
		})
	case key.Matches(msg, k.Rules):
		return open(openRules)
	case key.Matches(msg, k.Cadences):
		return open(openCadences)
	case key.Matches(msg, k.DaysOff):
		return openDaysOff(desk), true
	}
	return nil, false
}
