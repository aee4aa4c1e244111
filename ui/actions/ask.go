package actions

import (
	"slices"
	"strings"

	"duban/model"
	"duban/ui/page"
	"duban/words"
)

// Ask is what is asked of a return on a task before it is stored.
func Ask(t *model.Task, p *model.Return) []model.Question { return model.Questions(t, &t.Standing, p) }

// Asking is what was asked of a return when it was to be stored last.
type Asking struct {
	questions []model.Question
	text      string // the questions in words; "" for none
}

// Answered notes what is asked now, and reports whether the return may be stored: nothing is asked, or the same was asked before,
// and where a figure fell the reason is told.
func (a *Asking) Answered(desk *page.Desk, asked []model.Question, why string) bool {
	text := words.Questions(asked, desk.Today, desk.Lang)
	again := text == a.text
	a.questions, a.text = asked, text
	return text == "" || again && (!model.WantReason(asked) || strings.TrimSpace(why) != "")
}

// event is the zero line of an event that the text speaks of, or -1.
func (a *Asking) event() int {
	if i := slices.IndexFunc(a.questions, func(q model.Question) bool { return q.Code == model.AskEvent }); i >= 0 {
		return a.questions[i].Index
	}
	return -1
}
