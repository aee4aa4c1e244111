package actions_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"duban/board"
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

// told is a desk on which the port is told by figures of a kind, the last of which is given.
func told(t *testing.T, g model.Target, last string) (*pagetest.Desk, *board.Row) {
	d := pagetest.New(t)
	r := d.Board.Row("port")
	r.Task.Targets = []model.Target{g}
	r.Task.Standing = model.Standing{}
	if last != "" {
		a, err := r.Task.ReadActual(0, last)
		if err != nil {
			t.Fatal(err)
		}
		october := model.NewDate(2026, 10, 31)
		r.Task.Standing = model.Standing{Reports: 1, Last: october, Text: "under way", Actuals: []model.Reading{{Actual: a, On: october}}}
	}
	return d, r
}

// presses gives a key to the page's actions.
func presses(d *pagetest.Desk, r *board.Row, k rune) {
	actions.Key(d.Desk, tea.KeyPressMsg{Code: k, Text: string(k)}, r)
}

func TestAFallIsStoredWithItsReasonAlone(t *testing.T) {
	d, r := told(t, model.Target{Metric: "Berths", Unit: "km"}, "8")
	presses(d, r, 'p')
	form := d.Windows[0]
	typed(form, "6")
	if typed(form, "measured again").Closes || len(d.Acts) != 0 {
		t.Fatal("a fall is stored without a question")
	}
	if typed(form, "").Closes || len(d.Acts) != 0 {
		t.Fatal("it is stored without a reason")
	}
	if !typed(form, "the last one was wrong").Closes || len(d.Acts) != 1 {
		t.Error("it is not stored with one")
	}
}

func TestANewFigureIsANewQuestion(t *testing.T) {
	d, r := told(t, model.Target{Metric: "Berths", Unit: "km"}, "8")
	presses(d, r, 'p')
	form := d.Windows[0]
	typed(form, "800")
	typed(form, "")
	form.Key(tea.KeyPressMsg{Code: tea.KeyUp})
	form.Key(tea.KeyPressMsg{Code: tea.KeyEnd})
	form.Key(tea.KeyPressMsg{Code: '0', Text: "0"}) // 8000
	store := tea.KeyPressMsg{Code: 's', Mod: tea.ModCtrl}
	if form.Key(store).Closes || len(d.Acts) != 0 {
		t.Error("a yes to another figure is taken for a yes to this one")
	}
	if !form.Key(store).Closes || len(d.Acts) != 1 {
		t.Error("it is not stored the second time")
	}
}

func TestAnEventOpensItsFormAlone(t *testing.T) {
	d, r := told(t, model.Target{Metric: "Accidents", Kind: model.ZeroLine}, "")
	presses(d, r, 'i')
	if len(d.Windows) != 1 {
		t.Fatalf("i opens %d windows", len(d.Windows))
	}
	form := d.Windows[0]
	typed(form, "")
	typed(form, "fire")
	if typed(form, "x"); len(d.Acts) != 0 {
		t.Error("x is taken for a number")
	}
	form.Key(tea.KeyPressMsg{Code: tea.KeyUp})
	form.Key(tea.KeyPressMsg{Code: tea.KeyBackspace})
	if o := form.Key(tea.KeyPressMsg{Code: 's', Mod: tea.ModCtrl}); !o.Closes || len(d.Acts) != 1 {
		t.Errorf("Ctrl+S closes %v and orders %d actions: %s", o.Closes, len(d.Acts), form.(*widget.Form).Problem)
	}

	d, r = told(t, model.Target{Metric: "Berths", Unit: "km"}, "8")
	if presses(d, r, 'i'); len(d.Windows) != 0 || len(d.Said) != 1 {
		t.Errorf("without a zero line i opens %d windows and says %q", len(d.Windows), d.Said)
	}
}

func TestOfSeveralOpenEventsOneIsChosen(t *testing.T) {
	d, r := told(t, model.Target{Metric: "Accidents", Kind: model.ZeroLine}, "")
	october := model.Period{From: model.NewDate(2026, 10, 1), To: model.NewDate(2026, 10, 31)}
	e := model.Event{Date: october.To, Count: 2, Entered: pagetest.Day, Incomplete: true, Of: october}
	r.Task.Events = []model.Event{e}
	presses(d, r, 'i')
	if f, ok := d.Windows[0].(*widget.Form); !ok || f.Entries[2].Value() != "2" {
		t.Errorf("the one that is open is not completed: %T", d.Windows[0])
	}
	r.Task.Events = []model.Event{e, e}
	presses(d, r, 'i')
	if _, ok := d.Windows[1].(*widget.Chooser); !ok {
		t.Errorf("of two there is no choice: %T", d.Windows[1])
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
