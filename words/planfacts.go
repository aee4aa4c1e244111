package words

import (
	"strings"

	"duban/intake/draft"
	"duban/model"
)

// PlanFact is one value of the campaign of a draft, with where it was read.
type PlanFact struct {
	Name string // what the value is called
	Text string // the value in words; "" where there is none
	// Origin says where it was read, or what it was assumed from.
	Origin string
	// Line is the line of the document that it was read from; 0 where none says it.
	Line int
	// Guessed says that the document does not say it.
	Guessed bool
}

// PlanFacts are the values of the campaign of a draft that an officer corrects in the review, as it will be stored.
// known says that the ledger has the campaign: then its values are the ledger's but for those that were typed. parent is
// the name of the campaign that it is part of.
func PlanFacts(c *model.Campaign, o *draft.Origins, known bool, parent string, lang model.Lang) []PlanFact {
	p, by, _ := c.ReportCadence()
	out := []PlanFact{
		{Name: in(lang, "行动", "Campaign"), Text: c.Name},
		{Name: in(lang, "文号", "Number"), Text: c.Document.Number},
		{Name: in(lang, "发文机关", "Issued by"), Text: strings.Join(c.Document.Issuers, in(lang, "、", ", "))},
		{Name: in(lang, "成文日期", "Issued on"), Text: c.Document.Date.String()},
		{Name: in(lang, "开始", "From"), Text: c.Period.From.String()},
		{Name: in(lang, "结束", "To"), Text: c.Period.To.String()},
		{Name: in(lang, "报送", "Reports"), Text: Asked(p, by, lang)},
		{Name: in(lang, "上级行动", "Part of"), Text: parent},
	}
	for i, at := range []draft.Origin{o.Name, o.Number, o.Issuers, o.Issued, o.From, o.To, o.Cadences, o.Parent} {
		f := &out[i]
		switch {
		case known && at.Reason != draft.Corrected:
			f.Origin = in(lang, "台账里的", "in the ledger")
		case f.Text == "" || at.Reason != draft.NotRead:
			f.Origin, f.Line, f.Guessed = Origin(at, lang), at.At.From, at.Guessed()
		}
	}
	return out
}

// Origin says where a value of a campaign was read: 「第3行」, 「按成文日期推定（第5行）」.
func Origin(o draft.Origin, lang model.Lang) string {
	line := ""
	if o.At.From > 0 {
		line = fill(lang, "第%d行", "line %d", o.At.From)
	}
	text := ""
	switch o.Reason {
	case draft.NotRead:
		return in(lang, "文件没写", "not in the document")
	case draft.Corrected:
		return in(lang, "手改", "typed by hand")
	case draft.Stated:
		return line
	case draft.OfYear:
		text = in(lang, "按标题的年份推定", "assumed from the year of the title")
	case draft.OfIssue:
		text = in(lang, "按成文日期推定", "assumed from the day of issue")
	case draft.OfGoal:
		text = in(lang, "按目标的年份推定", "assumed from the year of the goal")
	case draft.OfTasks:
		text = in(lang, "按任务的时限推定", "assumed from the days of the tasks")
	case draft.TakenYear:
		text = in(lang, "文件没写，按提到的年份推定", "not in the document, assumed from a year that it names")
	case draft.TakenToday:
		text = in(lang, "文件没写，按今年推定", "not in the document, assumed from this year")
	case draft.OfFile:
		text = in(lang, "文件没写，按文件名推定", "not in the document, assumed from the file's name")
	}
	if line != "" {
		text += fill(lang, "（%s）", " (%s)", line)
	}
	return text
}

// PlanRow is the campaign of a draft in the row of the review: its name, then its period and number.
func (w *Screen) PlanRow(c *model.Campaign) (name, rest string) {
	rest = w.f("%s 至 %s", "%s to %s", dayOr(c.Period.From, w.Lang), dayOr(c.Period.To, w.Lang))
	if c.Document.Number != "" {
		rest += "  " + c.Document.Number
	}
	return c.Name, rest
}

// dayOr is a day, or a word for none.
func dayOr(d model.Date, lang model.Lang) string {
	if d.IsZero() {
		return in(lang, "未定", "open")
	}
	return d.String()
}

// PlanTitle heads the form of a draft's campaign.
func (w *Screen) PlanTitle() string { return w.in("行动信息", "The campaign") }

// PlanWhy says over the form of a draft's campaign what becomes of what is typed.
func (w *Screen) PlanWhy() string {
	return w.in("改了的以后再导入同一份文件也不变；没有写时限的任务随行动结束。", "What is typed stays when the document is imported again. Tasks without a deadline end with the campaign.")
}

// PlanRead is the choice that leaves the turns of a draft's campaign as they were read.
func (w *Screen) PlanRead(c *model.Campaign) string {
	p, by, _ := c.ReportCadence()
	return Asked(p, by, w.Lang)
}

// NoParent is what stands for a campaign that is part of no other.
func (w *Screen) NoParent() string { return w.in("（无）", "(none)") }

// PlanFixed says that a draft's campaign was corrected.
func (w *Screen) PlanFixed() string { return w.in("已改；u 撤销", "Corrected; u undoes") }
