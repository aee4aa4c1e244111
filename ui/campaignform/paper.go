package campaignform

import (
	tea "charm.land/bubbletea/v2"

	"duban/internal/zh"
	"duban/ui/page"
	"duban/ui/widget"
	"duban/words"
)

// openPaper shows what the campaign's paper says beside its tasks: the command, the meaning of marks, the note. It is
// for reading.
func openPaper(desk *page.Desk, id string) tea.Cmd {
	c := desk.CampaignNamed(id)
	if c == nil {
		return desk.Say(desk.Words.NoSuchCampaign)
	}
	p := desk.Theme.Box
	facts := words.CampaignFacts(c, desk.Lang)
	name := 0
	for _, f := range facts {
		name = max(name, zh.Width(f.Name))
	}
	desk.Push(widget.NewTextBox(desk.Words.Paper+"  "+c.Name, 96, func(inner int) widget.Rows {
		var out widget.Rows
		for _, f := range facts {
			label := f.Name
			for _, line := range zh.Wrap(zh.CleanText(f.Text), max(inner-name-1, 10)) {
				out = append(out, new(widget.Line).Cell(p.Dim, label, name).Put(p.Text, " ").Put(p.Text, line).String())
				label = ""
			}
		}
		return out
	}))
	return nil
}
