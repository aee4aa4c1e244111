package actions_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"duban/model"
	"duban/ui/actions"
	"duban/ui/page/pagetest"
	"duban/ui/widget"
)

// typed presses the letters of a text, and Enter.
func typed(w widget.Dialog, text string) widget.Outcome {
	for _, r := range text {
		w.Key(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return w.Key(tea.KeyPressMsg{Code: tea.KeyEnter})
}

func TestAReturnIsFilledInAlone(t *testing.T) {
	d := pagetest.New(t)
	actions.Key(d.Desk, tea.KeyPressMsg{Code: 'p', Text: "p"}, d.Board.Row("port"))
	if len(d.Windows) != 1 {
		t.Fatalf("p opens %d windows", len(d.Windows))
	}
	form := d.Windows[0]
	if typed(form, "70").Closes || len(d.Acts) != 0 {
		t.Error("the form closes behind the figure, before the sentence")
	}
	if o := typed(form, "two berths stand"); !o.Closes || len(d.Acts) != 1 {
		t.Errorf("Enter on the sentence closes %v and orders %d actions", o.Closes, len(d.Acts))
	}
}

func TestClosingWhatIsNotCompleteNeedsABasis(t *testing.T) {
	d := pagetest.New(t)
	form := actions.CloseForm(d.Desk, []*model.Task{d.Board.Row("port").Task, d.Board.Row("road").Task})
	d.Push(form)
	if typed(form, "").Closes || len(d.Acts) != 0 {
		t.Error("it is closed without a basis")
	}
	if !typed(form, "decided at the meeting").Closes || len(d.Acts) != 1 {
		t.Error("it is not closed with one")
	}
}
