package ledgerjson

import (
	"cmp"
	"strconv"

	"duban/internal/zh"
	"duban/model"
)

// A past record has the form of the record itself, without what is not kept of
// the past and what is worked out. Those fields are covered by fields of the same
// name that are never set: nothing is written for them, and what a file written by
// hand has there is passed over.

type pastCampaign struct {
	Until    date          `json:"until"`
	Campaign *campaignThen `json:"campaign"`
}

type campaignThen struct {
	campaign
	Place derived `json:"place,omitzero"`
	Was   derived `json:"was,omitzero"`
}

// UnmarshalJSON reads a campaign with the usual policy where it does not give one.
func (c *campaignThen) UnmarshalJSON(b []byte) error {
	type plain campaignThen // without this method
	p := plain{campaign: campaign{Policy: model.DefaultPolicy()}}
	err := strict(b, &p)
	*c = campaignThen(p)
	return err
}

type pastTask struct {
	Until date      `json:"until"`
	Task  *taskThen `json:"task"`
}

type taskThen struct {
	task
	// Campaign is the one that the task was in, where that is another one than now.
	Campaign   string          `json:"campaign,omitempty"`
	Milestones []milestoneThen `json:"milestones"`
	// OpenDoubts counts the doubts that nobody had settled: they are not kept.
	OpenDoubts  uint32  `json:"open_doubts,omitempty"`
	Detail      derived `json:"detail,omitzero"`
	Fields      derived `json:"fields,omitzero"`
	Progress    derived `json:"progress,omitzero"`
	Light       derived `json:"light,omitzero"`
	Reasons     derived `json:"reasons,omitzero"`
	Completion  derived `json:"completion,omitzero"`
	Expected    derived `json:"expected,omitzero"`
	Source      derived `json:"source,omitzero"`
	Review      derived `json:"review,omitzero"`
	Was         derived `json:"was,omitzero"`
	ProgressWas derived `json:"progress_was,omitzero"`
}

type milestoneThen struct {
	milestone
	Done derived `json:"done,omitzero"`
}

type pastProgress struct {
	Return   uint32    `json:"return"` // the seq
	Until    date      `json:"until"`
	Progress *progress `json:"progress"`
}

type pastUnit struct {
	Name  string      `json:"name"`
	Until date        `json:"until"`
	Unit  *model.Unit `json:"unit"`
}

type pastSettings struct {
	Until    date            `json:"until"`
	Settings *model.Settings `json:"settings"`
}

func toPastCampaign(p model.Past[model.Campaign]) pastCampaign {
	out := pastCampaign{Until: date(p.Until)}
	if p.Value != nil {
		out.Campaign = &campaignThen{campaign: toCampaign(p.Value)}
	}
	return out
}

func fromPastCampaign(p pastCampaign) model.Past[model.Campaign] {
	out := model.Past[model.Campaign]{Until: model.Date(p.Until)}
	if p.Campaign != nil {
		c := fromCampaign(&p.Campaign.campaign)
		out.Value = &c
	}
	return out
}

func toPastTask(p model.Past[model.Task]) pastTask {
	out := pastTask{Until: date(p.Until)}
	if p.Value != nil {
		t := toTaskAlone(p.Value)
		t.Order = p.Value.Order
		out.Task = &taskThen{
			task:       t,
			Campaign:   zh.Clean(p.Value.Campaign),
			Milestones: convert(t.Milestones, func(m milestone) milestoneThen { return milestoneThen{milestone: m} }),
			OpenDoubts: p.Value.OpenDoubts,
		}
	}
	return out
}

// placed reports whether past days need the places of the tasks: some task was
// elsewhere than it is now, or is not there any more.
func placed(plans []model.Plan) bool {
	for i := range plans {
		for j := range plans[i].Records {
			r := &plans[i].Records[j]
			if r.Removed {
				return true
			}
			for _, w := range r.Was {
				if v := w.Value; v != nil && (v.Order != r.Task.Order || v.Campaign != "" && v.Campaign != plans[i].Campaign.ID) {
					return true
				}
			}
		}
	}
	return false
}

// setPlace tells the place of a task and of what it was, where past days need that,
// and the campaigns that it was in where they are others than its own.
func setPlace(out *task, r *model.Record, campaign string, placed bool) {
	if placed {
		out.Order = r.Task.Order
	}
	for _, w := range out.Was {
		if w.Task == nil {
			continue
		}
		if !placed {
			w.Task.Order = 0
		}
		if w.Task.Campaign == zh.Clean(campaign) {
			w.Task.Campaign = ""
		}
	}
}

func fromPastTask(p pastTask) model.Past[model.Task] {
	out := model.Past[model.Task]{Until: model.Date(p.Until)}
	if p.Task != nil {
		t := p.Task.task
		t.Milestones = convert(p.Task.Milestones, func(m milestoneThen) milestone { return m.milestone })
		v := fromTask(&t).Task
		v.OpenDoubts, v.Detail = p.Task.OpenDoubts, nil
		v.Campaign, v.Order = zh.Clean(p.Task.Campaign), t.Order
		out.Value = &v
	}
	return out
}

func toPastProgress(p model.Past[model.Return]) pastProgress {
	seq, _ := strconv.ParseUint(p.ID, 10, 32) // 0, which is not read back, for what is no number
	out := pastProgress{Return: uint32(seq), Until: date(p.Until)}
	if p.Value != nil {
		v := *p.Value
		completePast(&v, out.Return)
		w := toProgress(v)
		out.Progress = &w
	}
	return out
}

func fromPastProgress(p pastProgress) model.Past[model.Return] {
	out := model.Past[model.Return]{ID: strconv.FormatUint(uint64(p.Return), 10), Until: model.Date(p.Until)}
	if p.Progress != nil {
		v := fromProgress(*p.Progress)
		completePast(&v, p.Return)
		out.Value = &v
	}
	return out
}

// completePast fills in a past return as complete does one of today.
func completePast(r *model.Return, seq uint32) {
	r.Seq = seq
	r.Received = cmp.Or(r.Received, r.Date)
	r.Entered = cmp.Or(r.Entered, r.Received)
	r.Version = cmp.Or(r.Version, 1)
}

func toPastUnit(p model.Past[model.Unit]) pastUnit {
	out := pastUnit{Name: zh.Clean(p.ID), Until: date(p.Until)}
	if p.Value != nil {
		u := cleanUnit(*p.Value)
		out.Unit = &u
	}
	return out
}

func fromPastUnit(p pastUnit) model.Past[model.Unit] {
	out := model.Past[model.Unit]{ID: zh.Clean(p.Name), Until: model.Date(p.Until)}
	if p.Unit != nil {
		u := cleanUnit(*p.Unit)
		out.ID = cmp.Or(out.ID, u.Name)
		u.Name = cmp.Or(u.Name, out.ID)
		out.Value = &u
	}
	return out
}

func toPastSettings(p model.Past[model.Settings]) pastSettings {
	out := pastSettings{Until: date(p.Until)}
	if p.Value != nil {
		s := toSettings(*p.Value)
		out.Settings = &s
	}
	return out
}

func fromPastSettings(p pastSettings) model.Past[model.Settings] {
	out := model.Past[model.Settings]{Until: model.Date(p.Until)}
	if p.Settings != nil {
		s := fromSettings(*p.Settings)
		out.Value = &s
	}
	return out
}

// toSettings writes an empty list as [] and not as null.
func toSettings(s model.Settings) model.Settings {
	return model.Settings{DaysOff: convert(s.DaysOff, cleanDayOff), Views: some(s.Views, cleanView)}
}

func fromSettings(s model.Settings) model.Settings {
	return model.Settings{DaysOff: some(s.DaysOff, cleanDayOff), Views: some(s.Views, cleanView)}
}
