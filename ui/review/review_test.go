package review_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"duban/intake"
	"duban/intake/draft"
	"duban/model"
	"duban/ui/keymap"
	"duban/ui/page"
	"duban/ui/review"
	"duban/ui/widget"
	"duban/words"
)

// alone is a review with nobody round it but what notes what it asks for.
type alone struct {
	*review.Page
	windows []widget.Dialog
	stored  *model.Update
	left    bool
}

func open(t *testing.T) *alone {
	t.Helper()
	const text = "2026年重点工作任务清单\n\n一、城建\n1. 新建农村公路15公里。责任单位：交通局。完成时限：2026年10月底。\n2. 扩建自来水厂。责任单位：住建局。完成时限：2026年12月底。\n"
	read, err := intake.Read(t.Context(), "清单.txt", []byte(text), intake.Options{Today: model.NewDate(2026, 6, 1)})
	if err != nil {
		t.Fatal(err)
	}
	w := words.NewScreen(model.Chinese)
	m, err := keymap.New(w, nil)
	if err != nil {
		t.Fatal(err)
	}
	day := model.NewDate(2026, 6, 1)
	a := new(alone)
	say := func(string) tea.Cmd { return nil }
	a.Page = review.New(&review.Desk{
		Desk: &page.Desk{
			Screen: &widget.Screen{Theme: widget.NewTheme(true, colorprofile.TrueColor), Words: w, Lang: model.Chinese},
			K:      m, Who: "王五", On: day, Today: day,
			Push: func(d widget.Dialog) { a.windows = append(a.windows, d) }, Say: say, Refuse: say,
		},
		Store: func(u *model.Update, _ string) tea.Cmd { a.stored = u; return nil },
		Leave: func() tea.Cmd { a.left = true; return nil },
	}, []*draft.Draft{read}, &model.Ledger{})
	return a
}

func (a *alone) screen() string { return ansi.Strip(strings.Join(a.Draw(120, 34), "\n")) }

func TestAReviewAloneShowsWhatWasReadAndStoresIt(t *testing.T) {
	a := open(t)
	for _, want := range []string{"新建农村公路", "扩建自来水厂", "交通局"} {
		if !strings.Contains(a.screen(), want) {
			t.Fatalf("%s is not shown:\n%s", want, a.screen())
		}
	}
	a.Key(tea.KeyPressMsg{Code: 'w', Text: "w"})
	if len(a.windows) != 1 || a.stored != nil {
		t.Fatalf("storing does not ask first: %d windows", len(a.windows))
	}
	f := a.windows[0].(*widget.Form)
	if _, err := f.Submit(); err != nil || a.stored == nil || len(a.stored.Plans) != 1 || len(a.stored.Plans[0].Records) != 2 {
		t.Errorf("stored: %+v, %v", a.stored, err)
	}
	if a.Key(tea.KeyPressMsg{Code: 'q', Text: "q"}); a.left {
		t.Error("it is left while it is being stored")
	}
}

func TestEveryLineOfAReviewIsAsWideAsThePage(t *testing.T) {
	a := open(t)
	for _, size := range [][2]int{{60, 14}, {80, 22}, {200, 58}} {
		for i, row := range a.Draw(size[0], size[1]) {
			if w := ansi.StringWidth(row); w != size[0] {
				t.Errorf("%v: line %d is %d cells wide", size, i, w)
			}
		}
	}
}
