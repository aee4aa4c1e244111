package ui_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"duban/intake/draft"
	"duban/model"
	"duban/ui"
)

// doubtful is a draft with everything that a review shows: two plans, doubts about
// a plan as a whole and about items, an item without units, unread text.
func doubtful(d *draft.Draft) {
	plan := &d.Plans[0]
	plan.Campaign.Review = []model.Doubt{{Code: model.DoubtTotal, Text: "合计“投资”：文中为12亿元，各行相加为11亿元（第2行）"}}
	it := &plan.Items[3].Record.Task
	it.LeadUnits = nil
	it.Detail.Review = append(it.Detail.Review, model.Doubt{Code: model.DoubtUnit, Text: "未写牵头单位和责任单位"})
	it.Detail.Fields = map[string]string{"总投资（亿元）": "0.5"}
	more := *plan
	more.Campaign.Name, more.Campaign.Document.Number = "民生实事", "样政发〔2026〕9号"
	more.Campaign.Review = nil
	more.Items = more.Items[2:3]
	d.Plans = append(d.Plans, more)
}

// keptReviews are the screens of a review that are kept, and how to get to each.
var keptReviews = []struct{ name, keys string }{
	{"doubts", ""},
	{"item", "down down"},
	{"source", "down tab up"},
	{"edit", "down enter tab"},
	{"decided", "a down x A"},
	{"accept-all", "A"},
	{"alias", "down r"},
	{"unread", "end"},
	{"search", "/ ime:公路"},
	{"store", "w"},
	{"leave", "esc"},
	{"help", "?"},
	{"kinds", ""},
	{"campaign", "home"},
	{"campaign-edit", "home enter"},
}

func TestReviewsAreAsTheyWereKept(t *testing.T) {
	for _, k := range keptReviews {
		t.Run(k.name, func(t *testing.T) {
			t.Parallel()
			keep(t, "review-"+k.name, everyWay(t, empty(), func(o *officer) {
				change := doubtful
				switch {
				case strings.HasPrefix(k.name, "campaign"):
					change = guessed
				case k.name == "kinds":
					change = alike
				}
				o.review(draftOf(change))
				o.press(k.keys)
			}))
		})
	}
}

// comesBack stores a document of which one task is dropped, and reviews its next
// issue: a task has another deadline, one is new, one is gone, the dropped one is
// there again; the campaign has an office now, and a total that does not add up.
func (o *officer) comesBack() {
	o.t.Helper()
	sure := func(d *draft.Draft) {
		for i := range d.Plans[0].Items {
			d.Plans[0].Items[i].Record.Task.Detail.Review = nil
		}
		d.Unread = nil
	}
	first := draftOf(sure)
	if err := first.Drop(draft.At{Item: 3}); err != nil {
		o.t.Fatal(err)
	}
	o.review(first)
	o.press("w enter")
	o.review(draftOf(func(d *draft.Draft) {
		sure(d)
		plan := &d.Plans[0]
		plan.Campaign.Office = "县政府办公室"
		plan.Campaign.Review = []model.Doubt{{Code: model.DoubtTotal, Text: "合计“投资”：文中为12亿元，各行相加为11亿元（第2行）"}}
		plan.Items[0].Record.Task.Deadline = by(2026, 10, 31)
		fresh := &plan.Items[2].Record.Task
		fresh.Title, fresh.LeadUnits = "申报国家卫生县城", []string{"卫健局"}
		fresh.Detail = &model.Detail{Text: "通过省级评估。", Source: model.Source{Line: 5, Text: "申报国家卫生县城"}}
		d.Document.Lines[4] = "3\t申报国家卫生县城\t通过省级评估。\t卫健局\t12月底前"
		d.Units[2].Name = "卫健局"
	}))
}

// everyWay is a screen in both languages and at the two sizes that matter most.
func everyWay(t *testing.T, ledger []byte, do func(*officer)) string {
	t.Helper()
	var all strings.Builder
	for _, lang := range []model.Lang{model.Chinese, model.English} {
		for _, size := range [][2]int{{80, 24}, {120, 36}} {
			workNow(t, ledger, func(o *officer) {
				o.w, o.h = size[0], size[1]
				do(o)
				all.WriteString(o.picture())
				o.press("esc") // what is still read is stopped
			}, func(o *ui.Options) { o.Lang = lang })
		}
	}
	return all.String()
}

// What stands before and after a review: the file that is asked for, read,
// refused or empty, the difference of a document that comes again, the doubts
// that are left in the ledger.
func TestScreensRoundAReviewAreAsTheyWereKept(t *testing.T) {
	reading := func(o *officer, read func(context.Context) (*ui.ReviewSession, error)) {
		o.importing(func(ctx context.Context, _ string, progress func(float64)) (*ui.ReviewSession, error) {
			progress(0.42)
			return read(ctx)
		})
	}
	for _, c := range []struct {
		name string
		do   func(*officer)
	}{
		{"ask", func(o *officer) {
			reading(o, nil)
			o.press("I text:/home/督查室/清单.docx")
		}},
		{"reading", func(o *officer) {
			reading(o, func(ctx context.Context) (*ui.ReviewSession, error) {
				<-ctx.Done()
				return nil, ctx.Err()
			})
			o.press("I text:清单.pdf enter")
			o.waits(0)
		}},
		{"refused", func(o *officer) {
			reading(o, func(context.Context) (*ui.ReviewSession, error) {
				return nil, errors.New("清单.pdf 是扫描件，没有文字")
			})
			o.press("I text:清单.pdf enter")
		}},
		{"empty", func(o *officer) {
			o.review(draftOf(func(d *draft.Draft) {
				d.Plans[0].Items, d.Units = nil, nil
			}))
		}},
		{"form", func(o *officer) {
			reading(o, func(context.Context) (*ui.ReviewSession, error) { return o.formOf(), nil })
			o.press("I text:表.xlsx enter")
		}},
		{"again", func(o *officer) {
			o.comesBack()
			o.press("end up enter home down down down down down") // what was dropped is unfolded
		}},
		{"again-gone", func(o *officer) {
			o.comesBack()
			o.press("down down down down enter")
		}},
		{"stored", func(o *officer) {
			o.review(draftOf(doubtful))
			o.press("w enter")
		}},
		{"left-open", func(o *officer) {
			o.review(draftOf(doubtful))
			o.press("w enter 5")
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			keep(t, "import-"+c.name, everyWay(t, small(), c.do))
		})
	}
}

// In a review the colours say what must be decided, and where the words are.
func TestColoursOfAReviewAreAsTheyWereKept(t *testing.T) {
	t.Parallel()
	var all strings.Builder
	for _, background := range []ansi.Color{ansi.Black, ansi.BrightWhite} {
		workNow(t, empty(), func(o *officer) {
			o.w, o.h = 120, 24
			o.review(draftOf(doubtful))
			o.send(tea.BackgroundColorMsg{Color: background})
			all.WriteString(o.colours(map[ansi.Color]string{ansi.Black: "dark", ansi.BrightWhite: "light"}[background]))
		})
	}
	keep(t, "colours-review", all.String())
}
