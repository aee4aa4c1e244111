package intake

import (
	"strconv"
	"strings"
	"time"

	"duban/intake/parse"
	"duban/model"
)

// frame is the time that the plan speaks of.
func (b *builder) frame() parse.Frame {
	c := b.campaign()
	return parse.Frame{Year: b.year, Issued: c.Document.Date, From: c.Period.From, To: c.Period.To}
}

// due reads a cell or a phrase that gives the deadline of a task. Of several the
// last counts, and a second print that differs is a doubt.
func (b *builder) due(it *Item, s string, at Span) {
	w, ok := parse.ReadWhen(s, b.frame())
	if !ok {
		return
	}
	t := &it.Record.Task
	sure := Printed
	if w.Inherited {
		sure = Derived
		if b.guessed {
			sure = Guessed
			it.doubt(model.DoubtDate, "“"+w.Deadline.Text+"”没有年份，按"+strconv.Itoa(b.year)+"年计")
		}
	}
	if w.Start.Date != 0 && t.Start.Date == 0 {
		t.Start = w.Start
		it.Facts = append(it.Facts, Fact{Field: FieldStart, At: at, Sure: sure})
	}
	d := w.Deadline
	d.Given = d.Date != 0
	switch {
	case t.Deadline.Text == "":
		t.Deadline = d
	case t.Deadline.Text != d.Text:
		it.doubt(model.DoubtConflict, "完成时限两处不同："+t.Deadline.Text+"；"+d.Text)
		text := t.Deadline.Text + "；" + d.Text
		if d.Date > t.Deadline.Date {
			t.Deadline = d
		}
		t.Deadline.Text = text
	default:
		return
	}
	it.Facts = append(it.Facts, Fact{Field: FieldDeadline, At: at, Sure: sure})
}

// start reads a cell that gives the beginning of a task: the first day that it allows.
func (b *builder) start(it *Item, s string, at Span) {
	w, ok := parse.ReadWhen(s, b.frame())
	if !ok || w.Deadline.Date == 0 && w.Start.Date == 0 {
		return
	}
	d := w.Deadline
	if w.Start.Date != 0 {
		d = w.Start
	}
	it.Record.Task.Start = firstDay(d)
	it.Facts = append(it.Facts, Fact{Field: FieldStart, At: at, Sure: Printed})
}

// firstDay turns a date that is the last of a span into the first one.
func firstDay(d model.Deadline) model.Deadline {
	year, month, day := d.Date.Civil()
	switch d.Precision {
	case model.ToTenDays:
		d.Date = model.NewDate(year, month, 1+min(day-1, 20)/10*10)
	case model.ToMonth:
		d.Date = model.NewDate(year, month, 1)
	case model.ToQuarter:
		d.Date = model.NewDate(year, month-2, 1)
	case model.ToHalf:
		d.Date = model.NewDate(year, month-5, 1)
	case model.ToYear:
		d.Date = model.NewDate(year, 1, 1)
	}
	return d
}

// steps reads the dated steps of a cell into milestones.
func (b *builder) steps(it *Item, s string, at Span) {
	for _, st := range parse.Steps(s, b.frame()) {
		if st.Title == "" || st.Deadline.Date == 0 {
			continue
		}
		t := &it.Record.Task
		t.Milestones = append(t.Milestones, model.Milestone{Title: st.Title, Deadline: st.Deadline})
		sure := Printed
		if st.Inherited {
			sure = Derived
		}
		it.Facts = append(it.Facts, Fact{Field: FieldMilestone, Index: len(t.Milestones) - 1, At: at, Sure: sure})
	}
}

// progress reads a cell that tells what has been done.
func (b *builder) progress(it *Item, s string, at Span) {
	text := strings.TrimSpace(s)
	if text == "" {
		return
	}
	rep := &it.Record
	if n := len(rep.Progress); n > 0 {
		rep.Progress[n-1].Text += "\n" + text
		return
	}
	rep.Progress = append(rep.Progress, model.Progress{Seq: 1, Date: b.asOf(), Text: text})
	it.Facts = append(it.Facts, Fact{Field: FieldProgress, At: at, Sure: Derived})
}

// percent reads a cell that gives the share that is done, or says in words how
// far the work is.
func (b *builder) percent(it *Item, col *column, s string) {
	if !isFigure(tight(s)) {
		b.progress(it, s, it.Span)
		return
	}
	v, _, err := model.ParseAmount(tight(s))
	if err != nil || v.IsNeg() {
		return
	}
	rep := &it.Record
	if len(rep.Progress) == 0 {
		b.progress(it, col.Name+tight(s)+strings.Repeat("%", 1-min(1, strings.Count(s, "%"))), it.Span)
	}
	rep.Progress[0].Percent = &v
}

// readProgress reads the figures of an item's reports, when all its targets are known.
func (b *builder) readProgress(it *Item) {
	for i := range it.Record.Progress {
		p := &it.Record.Progress[i]
		text, spam := withoutSpam(p.Text)
		if spam != "" {
			it.doubt(model.DoubtSpam, "原文混入无关文字“"+spam+"”，已略去")
		}
		r := parse.Progress(text, it.Record.Task.Targets)
		p.Text, p.Actuals = r.Text, r.Actuals
		if r.Percent != nil && p.Percent == nil {
			p.Percent = r.Percent
		}
	}
}

// asOf is the day that the document's reports speak for: the end of the period
// that its title names, or its own date.
func (b *builder) asOf() model.Date {
	c := b.campaign()
	year := b.year
	for _, q := range [...]struct {
		word  string
		month int
	}{{"一季度", 3}, {"第一季度", 3}, {"上半年", 6}, {"二季度", 6}, {"三季度", 9}, {"四季度", 12}, {"全年", 12}} {
		if year != 0 && strings.Contains(c.Document.Title, q.word) {
			return model.NewDate(year, time.Month(q.month)+1, 0)
		}
	}
	if c.Document.Date != 0 {
		return c.Document.Date
	}
	return b.r.opt.Today
}

// targetCell reads a cell that gives the value of a target whose name stands in
// the heading, or in the column that names the task.
func (b *builder) targetCell(it *Item, g *grid, lay *layout, st *tableState, c int, row []string) {
	col := &g.cols[c]
	s := strings.TrimSpace(row[c])
	if tight(s) == "" {
		return
	}
	if isFigure(tight(s)) || runes(tight(s)) <= 24 {
		unit := col.Unit
		if unit == "" {
			unit = b.unitOf(g, lay, st, row)
		}
		metric := it.Record.Task.Title
		if len(lay.by[parse.TargetValue])+len(lay.by[parse.Amount]) > 1 && !genericGoal(col.Name) || !b.hasWork(lay) {
			metric = col.Name
		}
		if x, ok := parse.TargetFrom(metric, s, unit); ok {
			if col.Year > 0 && col.Year != b.year {
				x.Deadline = model.Deadline{Date: model.NewDate(col.Year, time.December, 31), Text: yearWord.FindString(col.heading), Precision: model.ToYear, Given: true}
			}
			b.addTarget(it, x, true, it.Span)
			return
		}
	}
	b.field(it, col, s)
	for _, f := range parse.Targets(tight(s), b.frame()) {
		b.addTarget(it, f.Target, f.Sure, it.Span)
	}
}

// genericGoal says whether a heading only says that there is a goal, and not which.
func genericGoal(name string) bool {
	switch strings.TrimRight(name, "值") {
	case "目标", "任务", "年度目标", "全年目标", "目标任务", "工作目标", "具体目标", "年度任务", "全年任务", "考核目标", "计划", "年度计划", "指标", "任务数":
		return true
	}
	return yearAt(name) > 0 && genericGoal(strings.TrimPrefix(name[len("2026年"):], "度"))
}

// unitOf is the unit of measure of a row: from its own column, or from the line above the table.
func (b *builder) unitOf(g *grid, lay *layout, st *tableState, row []string) string {
	for _, c := range lay.by[parse.MeasureUnit] {
		if s := tight(row[c]); s != "" {
			return s
		}
	}
	return st.unit
}

// meaning reads targets out of the words of an item.
func (b *builder) meaning(it *Item, text string, at Span) {
	for _, f := range parse.Targets(text, b.frame()) {
		b.addTarget(it, f.Target, f.Sure, at)
	}
}

// maxTargets is as many targets as a task takes; a text with more is no task.
const maxTargets = 60

// addTarget gives a task a target that it has not got yet.
func (b *builder) addTarget(it *Item, x model.Target, sure bool, at Span) {
	t := &it.Record.Task
	for i := range t.Targets {
		if sameTarget(&t.Targets[i], &x) {
			return
		}
	}
	if len(t.Targets) >= maxTargets {
		return
	}
	x.Line = 0
	t.Targets = append(t.Targets, x)
	f := Fact{Field: FieldTarget, Index: len(t.Targets) - 1, At: at}
	if !sure {
		f.Sure = Guessed
	}
	it.Facts = append(it.Facts, f)
}

// sameTarget says whether two targets ask for the same of the same measure.
func sameTarget(a, b *model.Target) bool {
	return same(a.Metric) == same(b.Metric) && a.Unit == b.Unit && a.Kind == b.Kind && equalValue(a.Value, b.Value) && a.Deadline.Date == b.Deadline.Date
}

func equalValue(a, b *model.Decimal) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Cmp(*b) == 0
}

// finishItem gives an item what it has from its plan, and notes its doubts.
func (b *builder) finishItem(it *Item) {
	b.readProgress(it)
	t := &it.Record.Task
	c := b.campaign()
	if t.Deadline.Date == 0 {
		t.Deadline.Date = c.Period.To
		t.Deadline.Given = false
	}
	if len(t.LeadUnits) == 0 {
		switch {
		case len(t.ResponsibleUnits) > 0:
			it.doubt(model.DoubtLead, "未写牵头单位，所列为责任单位")
		default:
			it.doubt(model.DoubtUnit, "未写牵头单位和责任单位")
		}
	}
	if t.Deadline.Given && c.Document.Date != 0 && t.Deadline.Date < c.Document.Date {
		it.doubt(model.DoubtDate, "完成时限“"+t.Deadline.Text+"”早于文件日期"+c.Document.Date.String())
	}
	b.groups(it)
}

// groups notes units that are only a generic name.
func (b *builder) groups(it *Item) {
	t := &it.Record.Task
	all := append(append([]string{}, t.LeadUnits...), t.ResponsibleUnits...)
	for _, n := range all {
		if !isGroup(n) {
			return
		}
	}
	if len(all) > 0 {
		it.doubt(model.DoubtUnit, "单位只写“"+strings.Join(all, "、")+"”，未列名")
	}
}
