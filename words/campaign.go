package words

import (
	"fmt"
	"strings"

	"duban/model"
)

// Told is one thing that is told of a record: what it is called, and the text, which may have several lines.
type Told struct{ Name, Text string }

// CampaignFacts tells what a campaign's paper says beside its tasks: the paper, the plan that it is part of, period,
// office, command, turns, totals, the meaning of marks, and the note. What it does not say is left out.
func CampaignFacts(c *model.Campaign, lang model.Lang) []Told {
	var out []Told
	tell := func(zh, en string, lines ...string) {
		if text := strings.TrimSpace(strings.Join(lines, "\n")); text != "" {
			out = append(out, Told{in(lang, zh, en), text})
		}
	}
	joined := func(parts ...string) string { return strings.Join(nonEmpty(parts), "  ") }
	date := ""
	if !c.Document.Date.IsZero() {
		date = c.Document.Date.String()
	}
	tell("文件", "Document", joined(c.Document.Title, c.Document.Number, strings.Join(c.Document.Issuers, in(lang, "、", ", ")), date))
	if c.Up != nil {
		tell("隶属", "Part of", joined(c.Up.Name, c.Up.ID))
	}
	if c.Period != (model.Period{}) {
		tell("起止", "Period", fmt.Sprintf(in(lang, "%s 至 %s", "%s to %s"), c.Period.From, c.Period.To))
	}
	tell("办公室", "Office", c.Office)
	var lines []string
	for _, p := range c.Posts {
		lines = append(lines, joined(p.Post, p.Person, p.Unit))
	}
	tell("指挥机构", "Posts", lines...)
	lines = nil
	for i := range c.Cadences {
		p := &c.Cadences[i]
		lines = append(lines, joined(Cadence(p, lang), p.Text))
	}
	tell("调度期", "Turns", lines...)
	lines = nil
	for _, t := range c.StatedTotals {
		text := joined(t.Table, t.Column, t.Stated.String()+t.Unit)
		if t.Computed != nil && t.Computed.Cmp(t.Stated) != 0 {
			text += fmt.Sprintf(in(lang, "（各行合计 %s）", " (the rows add up to %s)"), t.Computed.String()+t.Unit)
		}
		lines = append(lines, text)
	}
	tell("文件合计", "Stated totals", lines...)
	lines = nil
	for _, m := range c.Markers {
		lines = append(lines, joined(m.Mark, m.Meaning))
	}
	tell("标记", "Marks", lines...)
	tell("备注", "Note", c.Note)
	lines = nil
	for i := range c.Review {
		if c.Review[i].Settled.IsZero() {
			lines = append(lines, c.Review[i].Text)
		}
	}
	tell("待核实", "To be settled", lines...)
	return out
}

func nonEmpty(parts []string) []string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// CampaignPaper says in one line what CampaignFacts would tell of the command, the marks and the note.
func CampaignPaper(c *model.Campaign, lang model.Lang) string {
	var parts []string
	if n := len(c.Posts); n > 0 {
		parts = append(parts, fmt.Sprintf(in(lang, "指挥机构 %d 人", "%d posts"), n))
	}
	if n := len(c.Targets); n > 0 {
		parts = append(parts, fmt.Sprintf(in(lang, "总体目标 %d 项", "%d targets"), n))
	}
	if n := len(c.Markers); n > 0 {
		parts = append(parts, fmt.Sprintf(in(lang, "标记 %d 种", "%d marks"), n))
	}
	if c.Note != "" {
		parts = append(parts, in(lang, "有备注", "a note"))
	}
	if len(parts) == 0 {
		return in(lang, "查看", "look")
	}
	return strings.Join(parts, in(lang, "，", ", "))
}
