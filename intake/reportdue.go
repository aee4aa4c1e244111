package intake

import (
	"strings"

	"duban/intake/draft"
	"duban/intake/parse"
	"duban/internal/pattern"
	"duban/model"
)

var (
	askWord = pattern.New(`(?:计划|预计|力争|确保|争取|务必|要求|必须|拟|将|须|需|限|保证|有望|可)(?:[^，。；]{0,6}?(?:于|在|到|至))?$|^(?:于|在)?$`)
	byThen  = pattern.New(`^(?:份)?(?:底|末)?(?:以|之)?(?:前|内)|^(?:份)?(?:底|末)?(?:可|全面|实现|完成|投|` + parse.FinishPattern() + `)`)
	// wasDue matches text before a date by which the work was due: 「原计划」.
	wasDue = pattern.New(`(?:应当?|须|原?计划|原定|要求)(?:于|在)?$`)
	// endOfWork matches a step that finishes the whole task, partOfWork one that finishes a part of it.
	endOfWork  = pattern.New(parse.FinishPattern() + `|全面完成|全部完成|完成全部|完成年度|完成任务|试运行|运营|^(?:全部|全面|基本)?完成$`)
	partOfWork = pattern.New(`主体|一期|基础|部分|开工|启动|招标|征|拆|设计|审批|报批`)
	leadIn     = pattern.New(`^(?:份|底|末|以前|之前|前|内|，|,|、|：|:)+`)
)

// dueInReport reads what a report asks for, or promises, with its day. The end of the work
// becomes the deadline, a figure a target of that day, and a part of the work a milestone.
func (b *builder) dueInReport(it *draft.Item, text string, at draft.Span) {
	cuts := parse.Cutoffs(text, b.frame())
	dates, _ := model.ParseDates(text, b.year)
	var end, last string
	var endOn, lastOn model.Date
	for i := range dates {
		d := &dates[i]
		inCut := false
		for _, c := range cuts {
			inCut = inCut || d.From >= c.Span.From && d.To <= c.Span.To
		}
		if inCut || d.Last <= b.asOf() && !wasDue.MatchString(text[:d.From]) {
			continue
		}
		from := strings.LastIndexAny(text[:d.From], "，,。；;（(") + 1
		for from > 0 && from < len(text) && text[from]&0xc0 == 0x80 {
			from++
		}
		before, after := text[from:d.From], text[d.To:]
		if !byThen.MatchString(after) && !askWord.MatchString(strings.TrimSpace(before)) {
			continue
		}
		act := leadIn.ReplaceAllString(after, "")
		if j := strings.IndexAny(act, "，,。；;）)"); j >= 0 {
			act = act[:j]
		}
		phrase := datePhrase(text, *d)
		switch {
		case act == "":
		case endOfWork.MatchString(act) && !partOfWork.MatchString(act):
			if d.Last > endOn {
				end, endOn = phrase, d.Last
			}
			continue
		case b.onlyFigures(act):
			for _, f := range parse.Targets(act, b.frame()) {
				if bareVerb(f.Target.Metric) {
					f.Target.Metric = it.Record.Task.Title + f.Target.Metric
				}
				f.Target.Deadline = model.Deadline{Date: d.Last, Text: phrase, Precision: d.Precision, Given: true}
				b.addTarget(it, f.Target, f.Sure, at)
			}
			continue
		default:
			t := &it.Record.Task
			t.Milestones = append(t.Milestones, model.Milestone{Title: act, Deadline: model.Deadline{Date: d.Last, Text: phrase, Precision: d.Precision, Given: true}})
			it.Facts = append(it.Facts, draft.Fact{Field: draft.FieldMilestone, Index: len(t.Milestones) - 1, At: at, Sure: draft.Derived})
		}
		if d.Last > lastOn {
			last, lastOn = phrase, d.Last
		}
	}
	if end == "" {
		end = last
	}
	if end != "" && it.Record.Task.Deadline.Text == "" {
		b.due(it, end, at)
	}
}
