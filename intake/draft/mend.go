package draft

import (
	"fmt"
	"slices"
	"strings"

	"duban/internal/zh"
	"duban/model"
)

// Mend makes a draft storable: whatever breaks a rule of the model, because the
// document is wrong or was misread, is taken out of its field and told in a
// doubt, so that one bad row does not keep a whole document out of the ledger.
func (d *Draft) Mend() {
	for p := range d.Plans {
		d.mendCampaign(&d.Plans[p].Campaign)
		for i := range d.Plans[p].Items {
			d.Plans[p].Items[i].mend()
		}
	}
	d.Units = slices.DeleteFunc(slices.Clone(d.Units), func(u model.Unit) bool { return !nameable(u.Name) })
	for i := range d.Units {
		d.Units[i].Aliases = names(d.Units[i].Aliases)
	}
}

// longestID is the most bytes that the ledger takes for an ID or a unit's name.
const longestID = 200

func nameable(s string) bool {
	return strings.TrimSpace(s) != "" && len(s) <= longestID && zh.Clean(s) == s
}

// names cleans a list of names and leaves out the empty ones.
func names(list []string) []string {
	var out []string
	for _, s := range list {
		if s = strings.TrimSpace(zh.Clean(s)); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// storable returns a task as the check of the model wants it: with IDs, and its
// doubts counted. What the ledger derives is not the document's fault.
func storable(t *model.Task) *model.Task {
	c := *t
	c.ID, c.Campaign, c.OpenDoubts = "t", "c", 0
	if c.Detail != nil {
		for _, d := range c.Detail.Review {
			if d.Settled.IsZero() {
				c.OpenDoubts++
			}
		}
	}
	return &c
}

func (it *Item) mend() {
	t := &it.Record.Task
	if t.Detail == nil {
		t.Detail = new(model.Detail)
	}
	if !nameable(t.ID) {
		t.ID = "" // the ledger gives one
	}
	if len(model.CheckTask(storable(t))) > 0 {
		it.mendTask(t)
	}
	reports := it.Record.Returns
	it.Record.Returns = nil
	for _, p := range reports {
		if len(model.CheckReturn(t, &p)) > 0 {
			p.Text, p.By = zh.CleanText(p.Text), zh.Clean(p.By)
		}
		if found := model.CheckReturn(t, &p); len(found) > 0 {
			it.AddDoubt(model.DoubtMisprint, "一次进展有误，没有采用："+p.Date.String()+" "+zh.Clean(p.Text))
			continue
		}
		it.Record.Returns = append(it.Record.Returns, p)
	}
}

// mendTask puts a task right, field by field.
func (it *Item) mendTask(t *model.Task) {
	detail := *DetailOf(t)
	detail.Text = zh.CleanText(detail.Text)
	for i := range detail.Review {
		if detail.Review[i].Code == "" {
			detail.Review = slices.Clone(detail.Review)
			detail.Review[i].Code = model.DoubtStructure
		}
	}
	t.Detail = &detail
	if t.Title = strings.TrimSpace(zh.Clean(t.Title)); t.Title == "" {
		t.Title = "（标题缺失）"
		it.AddDoubt(model.DoubtStructure, "没有任务名称")
	}
	t.No = zh.Clean(t.No)
	for _, list := range []*[]string{&t.Section, &t.Marks, &t.LeadUnits, &t.ResponsibleUnits, &t.RelatedUnits, &t.Leaders, &t.Coordinators, &t.Persons, &t.Owners} {
		*list = names(*list)
	}
	it.mendDates(t)
	it.mendMeasures(t)
	// What an export may hold and no document does.
	if len(model.CheckTask(storable(t))) > 0 {
		t.Extensions, t.Manual, t.Suspended, t.Closed, t.Curve, t.Added = nil, nil, nil, nil, nil, 0
		it.AddDoubt(model.DoubtStructure, "延期、定灯、暂停或办结的记录有误，没有采用")
	}
}

// possible reports whether a day can be that of a plan, by the model's own rule.
func possible(d model.Date) bool {
	t := model.Task{ID: "t", Campaign: "c", Title: "t", Deadline: model.Deadline{Date: d}}
	return len(model.CheckTask(&t)) == 0
}

func (it *Item) mendDates(t *model.Task) {
	for _, d := range []*model.Deadline{&t.Start, &t.Deadline} {
		if !possible(d.Date) {
			it.AddDoubt(model.DoubtDate, "日期不可能，没有采用："+d.Text)
			d.Date, d.Precision = 0, model.NoDate
		}
	}
	if !t.Start.Date.IsZero() && !t.Deadline.Date.IsZero() && t.Start.Date > t.Deadline.Date {
		it.AddDoubt(model.DoubtDate, fmt.Sprintf("开始日期 %s 晚于完成时限 %s，没有采用", t.Start.Date, t.Deadline.Date))
		t.Start = model.Deadline{}
	}
}

func (it *Item) mendMeasures(t *model.Task) {
	targets, steps := none(len(t.Targets)), none(len(t.Milestones))
	all := t.Targets
	t.Targets = nil
	for i, g := range all {
		g.Metric, g.Unit, g.Text = strings.TrimSpace(zh.Clean(g.Metric)), zh.Clean(g.Unit), zh.CleanText(g.Text)
		if !possible(g.Deadline.Date) {
			g.Deadline.Date, g.Deadline.Precision = 0, model.NoDate
		}
		if one := (&model.Task{ID: "t", Campaign: "c", Title: "t", Targets: []model.Target{g}}); len(model.CheckTask(one)) > 0 {
			it.AddDoubt(model.DoubtMisprint, "一个指标有误，没有采用："+strings.TrimSpace(g.Metric+" "+zh.Clean(g.Text)))
			continue
		}
		targets[i] = len(t.Targets)
		t.Targets = append(t.Targets, g)
	}
	days := t.Milestones
	t.Milestones = nil
	for i, m := range days {
		m.Title = strings.TrimSpace(zh.Clean(m.Title))
		if !possible(m.Deadline.Date) {
			m.Deadline.Date, m.Deadline.Precision = 0, model.NoDate
		}
		if one := (&model.Task{ID: "t", Campaign: "c", Title: "t", Milestones: []model.Milestone{m}}); len(model.CheckTask(one)) > 0 {
			it.AddDoubt(model.DoubtMisprint, "一个节点有误，没有采用："+strings.TrimSpace(m.Title+" "+m.Deadline.Text))
			continue
		}
		steps[i] = len(t.Milestones)
		t.Milestones = append(t.Milestones, m)
	}
	it.Record.Returns = remap(it.Record.Returns, targets, steps)
	facts := it.Facts
	it.Facts = nil
	for _, f := range facts {
		switch f.Field {
		case FieldTarget:
			f.Index = moved(targets, f.Index)
		case FieldMilestone:
			f.Index = moved(steps, f.Index)
		}
		if f.Index >= 0 {
			it.Facts = append(it.Facts, f)
		}
	}
}

// mendCampaign puts a campaign right.
func (d *Draft) mendCampaign(c *model.Campaign) {
	check := func() bool {
		one := *c
		one.ID = "c"
		return len(model.CheckCampaign(&one)) == 0
	}
	if !nameable(c.ID) {
		c.ID = ""
	}
	if check() {
		return
	}
	c.Document.Number = zh.Clean(c.Document.Number)
	if c.Name = strings.TrimSpace(zh.Clean(c.Name)); c.Name == "" {
		c.Name = strings.TrimSpace(zh.Clean(c.Document.Title))
	}
	if c.Name == "" && d.Document != nil {
		c.Name = zh.Clean(d.Document.Name)
	}
	if c.Name == "" {
		c.Name = "（名称缺失）"
	}
	if !possible(c.Period.From) || !possible(c.Period.To) || c.Period.From > c.Period.To && c.Period.To != 0 {
		c.Review = append(slices.Clip(c.Review), model.Doubt{Code: model.DoubtDate, Text: "起止日期不可能，没有采用：" + PeriodText(c)})
		c.Period = model.Period{}
	}
	if !possible(c.Document.Date) {
		c.Document.Date = 0
	}
	if !possible(c.TrackedSince) {
		c.TrackedSince = 0
	}
	all := c.Targets
	c.Targets = nil
	for _, g := range all {
		g.Metric, g.Unit, g.Text = strings.TrimSpace(zh.Clean(g.Metric)), zh.Clean(g.Unit), zh.CleanText(g.Text)
		one := model.Campaign{ID: "c", Name: "c", Targets: []model.Target{g}}
		if len(model.CheckCampaign(&one)) > 0 {
			c.Review = append(slices.Clip(c.Review), model.Doubt{Code: model.DoubtMisprint, Text: "一个总体目标有误，没有采用：" + strings.TrimSpace(g.Metric+" "+zh.Clean(g.Text))})
			continue
		}
		c.Targets = append(c.Targets, g)
	}
	if !check() {
		// What is left are turns, marks and rules that no reader can have printed so.
		c.Cadences, c.Markers, c.Policy = nil, nil, model.Policy{}
		c.Review = append(slices.Clip(c.Review), model.Doubt{Code: model.DoubtStructure, Text: "报送周期、标记或规则有误，没有采用"})
	}
}
