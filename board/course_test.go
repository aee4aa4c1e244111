package board_test

import (
	"testing"
	"time"

	"duban/board"
	"duban/model"
)

// monthly is a task of 2026 with the percentages that its returns of successive months tell, the first of June; each came
// on the third of the next month, and none for an empty text.
func monthly(t *testing.T, percents ...string) (*model.Task, []model.Return, *model.Campaign) {
	t.Helper()
	c := &model.Campaign{
		ID: "jt", Period: model.Period{From: model.NewDate(2026, 1, 1), To: model.NewDate(2026, 12, 31)},
		Cadences: []model.Cadence{{Kind: model.Month, Purpose: model.ForReport}}, TrackedSince: model.NewDate(2026, 6, 1), Policy: model.DefaultPolicy(),
	}
	whole, err := model.ReadPercent("100")
	if err != nil {
		t.Fatal(err)
	}
	task := &model.Task{
		ID: "one", Campaign: c.ID, Title: "港口", Targets: []model.Target{{Metric: "形象进度", Kind: model.Percent, Value: &whole, Unit: "%"}},
		Deadline: model.Deadline{Date: c.Period.To, Precision: model.ToDay, Given: true}, Detail: new(model.Detail),
	}
	var returns []model.Return
	for i, text := range percents {
		if text == "" {
			continue
		}
		turn := model.Period{From: model.NewDate(2026, 6+time.Month(i), 1)}
		turn.To = turn.From.MonthEnd()
		v, err := model.ReadPercent(text)
		if err != nil {
			t.Fatal(err)
		}
		returns = append(returns, model.Return{Date: turn.To, Turn: turn, Received: turn.To + 3, Entered: turn.To + 3, Percent: &v})
	}
	return task, returns, c
}

func TestACourseTellsTheStepOfTheLastTurnAndForHowLongALightIsOn(t *testing.T) {
	on := model.NewDate(2026, 11, 23)
	for _, c := range []struct {
		name     string
		percents []string // of June to October
		step     int
		stepped  bool
		still    int
		inARow   int
	}{
		{"grows, and is red since July", []string{"40", "20", "22", "24", "26"}, 2, true, 0, 4},
		{"stands still for two turns", []string{"40", "50", "24", "24", "24"}, 0, true, 2, 3},
		{"is red since the last turn", []string{"40", "50", "60", "70", "40"}, -30, true, 0, 1},
		{"is green", []string{"40", "50", "60", "70", "80"}, 10, true, 0, 0},
		{"owes the last turn", []string{"40", "50", "60", "70", ""}, 0, false, 0, 1},
		{"was never reported", nil, 0, false, 0, 5},
	} {
		t.Run(c.name, func(t *testing.T) {
			task, returns, campaign := monthly(t, c.percents...)
			task.Standing = model.Summarise(task, returns, on)
			got := board.CourseOf(task, returns, campaign, model.NewCalendar(), on)
			want := board.Course{Step: model.One * model.Ratio(c.step) / 100, Stepped: c.stepped, Still: c.still, InARow: c.inARow}
			if got != want {
				t.Errorf("the course is %+v, not %+v", got, want)
			}
		})
	}
}

func TestACourseOfThePastKnowsNothingOfLaterReturns(t *testing.T) {
	on := model.NewDate(2026, 9, 20)
	task, returns, campaign := monthly(t, "40", "20", "22", "24", "26")
	known := returns[:3] // what the store gives of that day
	task.Standing = model.Summarise(task, known, on)
	if got := board.CourseOf(task, known, campaign, model.NewCalendar(), on); got.InARow != 2 || got.Step != model.One*2/100 {
		t.Errorf("the course is %+v", got)
	}
}
