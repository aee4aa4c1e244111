package taskpage

import (
	"cmp"
	"slices"
	"strings"

	"duban/internal/zh"
	"duban/model"
	"duban/ui/draw"
	"duban/ui/widget"
	"duban/words"
)

// report is one return on the task, in its newest version.
type report struct {
	model.Return
	corrected int         // how many versions it stands for beside itself
	light     model.Light // of the task on the day on which it became known
}

// load takes the full record and works out once what a frame draws. returns are those known on the
// board's day, in the order in which they were stored; t is nil for a task that was removed since.
func (d *Page) load(t *model.Task, returns []model.Return) {
	r := d.Board.Row(d.id)
	if r == nil {
		return
	}
	if t == nil || d.On < d.Today {
		was := *r.Task // as it stood that day; only what the list does not carry is of now
		if t != nil {
			was.Detail = t.Detail
		}
		t = &was
	}
	d.task, d.loaded, d.turns = t, true, turnStrip{}
	d.reports = d.reports[:0]
	for i, p := range returns {
		known := knownOn(&p)
		s := model.Summarise(t, returns[:i+1], known)
		n := report{Return: p, light: model.Assess(t, &s, r.Campaign, d.Cal, known).Light}
		if at := slices.IndexFunc(d.reports, func(o report) bool { return sameReturn(&o.Return, &p) }); at >= 0 {
			n.corrected = d.reports[at].corrected + 1
			d.reports[at] = n
			continue
		}
		d.reports = append(d.reports, n)
	}
	slices.SortStableFunc(d.reports, func(x, y report) int {
		return cmp.Or(cmp.Compare(y.Date, x.Date), cmp.Compare(y.Seq, x.Seq))
	})
	d.curve = curveOf(d.Desk, t, r.Campaign, returns)
}

// knownOn is the day from which on a return is known.
func knownOn(p *model.Return) model.Date { return cmp.Or(p.Entered, p.Received, p.Date) }

// sameReturn tells whether two returns are versions of one.
func sameReturn(x, y *model.Return) bool {
	return x.Turn == y.Turn && (x.Turn != model.Period{} || x.Date == y.Date)
}

// narrow is the width below which a report has no column for each of its days.
const narrow = 50

// changed are the reports without those that say the same as the one before them: of a time without news the first is shown,
// and always the newest.
func (d *Page) changed() []*report {
	var out []*report
	for i := range d.reports {
		if i > 0 && i+1 < len(d.reports) && d.reports[i].says(&d.reports[i+1], d) {
			continue
		}
		out = append(out, &d.reports[i])
	}
	return out
}

// says reports whether two reports tell the same.
func (r *report) says(o *report, d *Page) bool {
	return r.light == o.light && r.corrected == 0 && d.task != nil && d.Words.ReportText(d.task, &r.Return) == d.Words.ReportText(d.task, &o.Return)
}

// drawReports draws every report that tells something new, the newest first: the turn that it answers, the day it stands
// for, the day on which it was received, and what it says.
func (d *Page) drawReports(w int) widget.Rows {
	p, x := d.Theme.Plain, d.Words
	// A sender of all reports is named once, above them.
	sender := ""
	if len(d.reports) > 1 && !slices.ContainsFunc(d.reports, func(r report) bool { return r.SentBy != d.reports[0].SentBy }) {
		sender = d.reports[0].SentBy
	}
	shown := d.changed()
	note := x.Times(len(d.reports))
	if len(shown) < len(d.reports) {
		note += "  " + x.OnlyChanges()
	}
	if sender != "" {
		note += "  " + x.SentBy(sender)
	}
	out := widget.Rows{draw.Section(d.Screen, x.Reports, note, w)}
	if d.loaded && len(d.reports) == 0 {
		return append(out, new(widget.Line).Put(p.Dim, "  "+x.NoReports).End(p.Text, w), widget.Spaces(w))
	}
	if len(d.reports) == 0 {
		return append(out, widget.Spaces(w))
	}
	r := d.Board.Row(d.id)
	cadence, _ := r.Campaign.Asks(r.Task)
	turn := func(t model.Period) string { return x.TurnShort(cadence.Kind, t, d.On) }
	var turnW, dateW, recW, shareW int
	for _, rep := range shown {
		if rep.Turn.To != 0 {
			turnW = max(turnW, zh.Width(turn(rep.Turn)))
		}
		dateW, recW = max(dateW, len(words.ShortDay(rep.Date, d.On))), max(recW, len(words.ShortDay(rep.Received, d.On)))
		if rep.Percent != nil {
			shareW = max(shareW, 4, len(rep.Percent.String())+1)
		}
	}
	if w < narrow { // the turn says enough
		if recW = 0; turnW > 0 {
			dateW = 0
		}
	}
	heads := [...]struct {
		title string
		w     *int
	}{{x.TurnHead(), &turnW}, {x.StandsFor(), &dateW}, {x.ReceivedHead(), &recW}}
	l := new(widget.Line).Put(p.Text, " ")
	for _, h := range heads {
		if *h.w > 0 {
			*h.w = max(*h.w, zh.Width(h.title))
			l.Cell(p.Dim, h.title, *h.w).Put(p.Text, " ")
		}
	}
	out = append(out, l.End(p.Text, w))
	for i, rep := range shown {
		st, body := p.Strong, p.Text
		if i > 0 {
			st, body = p.Dim, p.Dim
		}
		l := new(widget.Line).Put(p.Text, " ")
		if turnW > 0 {
			t := ""
			if rep.Turn.To != 0 {
				t = turn(rep.Turn)
			}
			l.Cell(body, t, turnW).Put(p.Text, " ")
		}
		if dateW > 0 {
			l.Cell(body, words.ShortDay(rep.Date, d.On), dateW).Put(p.Text, " ")
		}
		if recW > 0 {
			l.Cell(p.Dim, words.ShortDay(rep.Received, d.On), recW).Put(p.Text, " ")
		}
		if shareW > 0 {
			share := ""
			if rep.Percent != nil {
				share = rep.Percent.String() + "%"
			}
			l.Right(st, share, shareW).Put(p.Text, " ")
		}
		l.Raw(d.Chip(rep.light), 2).Put(p.Text, "  ")
		text := x.ReportText(d.task, &rep.Return)
		if more := x.ReportTags(&rep.Return, rep.corrected, sender == "", d.On); more != "" {
			text = strings.TrimSpace(text + x.Aside(more))
		}
		indent := l.W
		parts := zh.Wrap(text, max(w-indent-1, 10))
		if len(parts) == 0 {
			parts = []string{""}
		}
		for j, part := range parts {
			if j > 0 {
				l = new(widget.Line).Put(p.Text, widget.Spaces(indent))
			}
			out = append(out, l.Put(body, part).End(p.Text, w))
		}
	}
	return append(out, widget.Spaces(w))
}
