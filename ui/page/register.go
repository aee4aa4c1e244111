package page

import (
	"slices"
	"strings"

	"duban/board"
	"duban/model"
)

// CampaignNow is a campaign as it is now, whatever day the board shows: the one that an officer
// edits. It is nil where there is none any more.
func (d *Desk) CampaignNow(id string) *model.Campaign {
	for _, c := range d.Campaigns {
		if c.ID == id {
			return c
		}
	}
	return nil
}

// CampaignNamed is a campaign as it is now, or an empty one where it is gone.
func (d *Desk) CampaignNamed(id string) *model.Campaign {
	if c := d.CampaignNow(id); c != nil {
		return c
	}
	return &model.Campaign{ID: id, Name: id}
}

// UnitNamed is the ledger's record of a unit, or a new one.
func (d *Desk) UnitNamed(name string) model.Unit {
	for _, u := range d.Units {
		if u.Name == name || slices.Contains(u.Aliases, name) {
			return u
		}
	}
	return model.Unit{Name: name}
}

// Phone is whom to telephone at a unit, and under which number.
func (d *Desk) Phone(unit string) string {
	u := d.UnitNamed(unit)
	return strings.TrimSpace(u.Contact + " " + u.Phone)
}

// FirstUnit is the unit that one telephones about a task, or "".
func (d *Desk) FirstUnit(t *model.Task) string {
	if u := d.Board.UnitsOfTask(t); len(u) > 0 {
		return u[0]
	}
	return ""
}

// BoardOn makes the board of a day of what was known on it, and returns the units of that day too.
func BoardOn(led Ledger, on model.Date) (*board.Board, []model.Unit, error) {
	campaigns, err := led.CampaignsOn(on)
	if err != nil {
		return nil, nil, err
	}
	tasks, err := led.TasksOn(on)
	if err != nil {
		return nil, nil, err
	}
	units, err := led.UnitsOn(on)
	if err != nil {
		return nil, nil, err
	}
	settings, err := led.SettingsOn(on)
	if err != nil {
		return nil, nil, err
	}
	cal := model.NewCalendar().Without(settings.DaysOff)
	return board.New(campaigns, tasks, units, cal, on), units, nil
}
