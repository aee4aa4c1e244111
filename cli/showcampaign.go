package cli

import (
	"fmt"
	"slices"

	"duban/db"
	"duban/internal/ledgerjson"
	"duban/internal/zh"
	"duban/model"
	"duban/words"
)

// showCampaign prints what a campaign's paper says beside its tasks, and its goals with their lights.
func (a *app) showCampaign(s *db.Store, c *model.Campaign) error {
	tasks, err := s.TasksOn(a.today)
	if err != nil {
		return err
	}
	var goals []*dossier
	for _, t := range tasks {
		if t.Campaign != c.ID || t.Nature != model.Goal {
			continue
		}
		d, err := a.readTask(s, t.ID)
		if err != nil {
			return err
		}
		goals = append(goals, d)
	}
	if a.json {
		records := make([]model.Record, len(goals))
		for i, d := range goals {
			records[i] = d.record
		}
		return ledgerjson.EncodeCampaign(a.out, c, records, a.cal, a.today, a.lang)
	}
	p := a.newPage()
	facts := words.CampaignFacts(c, a.lang)
	for _, f := range facts {
		p.label = max(p.label, zh.Width(f.Name))
	}
	p.printf("%s  %s\n\n", zh.Clean(c.ID), zh.Clean(c.Name))
	for _, f := range facts {
		p.field(f.Name, f.Text)
	}
	p.field(a.t.Label.Policy, words.Policy(c.Policy, a.lang))
	if len(goals) == 0 {
		return nil
	}
	p.heading(a.t.Label.Goals)
	for _, d := range goals {
		p.goal(d)
	}
	return nil
}

// goal prints a goal in two lines: what it asks, and why it has its light.
func (p *page) goal(d *dossier) {
	t := &d.record.Task
	word := p.t.Lights[d.assessment.Light]
	if p.sys.OutTerminal && p.sys.Color() {
		word = paintLight(d.assessment.Light, word)
	}
	asked := t.Title
	if len(t.Targets) == 1 {
		asked = p.targetText(&t.Targets[0])
	}
	line := fmt.Sprintf("%s  %s  %s", t.ID, word, asked)
	if r := d.standing.Reading(0); r != nil && len(t.Targets) == 1 {
		line += fmt.Sprintf(p.t.Present.Reading, r.Actual.Value.String()+r.Actual.Unit, r.On)
	}
	p.item(line, words.Reasons(d.assessment, p.lang))
}

// campaignOn finds a campaign by its ID, as it was known today; nil where there is none.
func (a *app) campaignOn(s *db.Store, id string) (*model.Campaign, error) {
	all, err := s.CampaignsOn(a.today)
	if err != nil {
		return nil, err
	}
	if i := slices.IndexFunc(all, func(c *model.Campaign) bool { return c.ID == id }); i >= 0 {
		return all[i], nil
	}
	return nil, nil
}
