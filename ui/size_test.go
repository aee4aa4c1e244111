package ui_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/govalues/decimal"

	"duban/internal/slow"
	"duban/model"
	"duban/ui"
)

// everyScreen are the pages, forms, lists and texts of the program, and how to get there.
var everyScreen = []string{
	"1", "1 tab down", "1 tab tab", "2", "2 space space", "3", "3 tab", "4", "5", "2 enter", "2 enter end",
	"2 P text:5", "2 / ime:港口", "2 / text:没有这样的", "2 / text:灯:紫", "2 p", "2 enter p", "2 e", "2 d", "2 L", "2 c", "2 S", "2 delete", "2 b",
	"2 space space b enter", "2 f", "2 s", "2 g", "2 a", "1 A", "1 e", "@", ":", "?", "? end", "2 H", "2 p text:x enter enter", "1 E", "1 R", "1 T", "1 T a", "1 T a tab tab tab tab enter", "W", "2 P f2", "4 e",
}

// oneSize is the smallest screen or a wide one, so that each is seen in both languages and with both widths of signs.
func oneSize(lang model.Lang, ambiguous string) [][2]int {
	if (lang == model.Chinese) == (ambiguous == "wide") {
		return [][2]int{{60, 16}}
	}
	return [][2]int{{200, 60}}
}

// Each look at the screen holds it to its size; every text that does not fit is cut.
func TestEveryScreenFillsEverySize(t *testing.T) {
	for _, lang := range []model.Lang{model.Chinese, model.English} {
		for _, ambiguous := range []string{"narrow", "wide"} {
			t.Run(fmt.Sprint([]string{"zh", "en"}[lang], " ", ambiguous), func(t *testing.T) {
				work(t, sample(), func(o *officer) {
					for i, size := range slow.Or([][2]int{{60, 16}, {80, 24}, {99, 30}, {120, 36}, {200, 60}}, oneSize(lang, ambiguous)) {
						o.app.Update(tea.BackgroundColorMsg{Color: []ansi.Color{ansi.Black, ansi.White}[i%2]})
						o.resize(size[0], size[1])
						for _, keys := range everyScreen {
							o.press(keys)
							if ambiguous == "wide" {
								if s := o.screen(); strings.ContainsAny(s, "─│━┴┷▎▁▂▃▄▅▆▇█") {
									o.t.Fatalf("%q draws frames of ambiguous width:\n%s", keys, s)
								}
							}
							o.blind = true
							o.press("esc esc esc esc")
							o.blind = false
						}
					}
				}, func(o *ui.Options) { o.Lang, o.Ambiguous = lang, ambiguous })
			})
		}
	}
}

// everyReview are the same of the review of an import, from its list.
var everyReview = []string{
	"home", "down", "down down", "end", "home down enter", "down down enter end", "down enter tab ime:工业", "down r", "down r text:没有这样的", "A", "w", "esc",
	"?", "? end", ":", ": down down", "/", "/ ime:公路", "/ text:没有这样的", "/ text:公路 enter", "tab", "tab down down", "tab pgdn home", "down s", "home enter",
}

// A review has no page under it: each look begins it anew.
func (o *officer) reviewsAnew(keys string) {
	o.t.Helper()
	o.blind = true
	o.start()
	o.blind = false
	o.press(keys)
}

func TestEveryScreenOfAReviewFillsEverySize(t *testing.T) {
	for _, lang := range []model.Lang{model.Chinese, model.English} {
		for _, ambiguous := range []string{"narrow", "wide"} {
			t.Run(fmt.Sprint([]string{"zh", "en"}[lang], " ", ambiguous), func(t *testing.T) {
				work(t, empty(), func(o *officer) {
					look := func() {
						for _, size := range slow.Or([][2]int{{60, 16}, {80, 24}, {99, 30}, {100, 30}, {120, 36}, {200, 60}}, oneSize(lang, ambiguous)) {
							o.w, o.h = size[0], size[1]
							for _, keys := range everyReview {
								o.reviewsAnew(keys)
								if s := o.screen(); ambiguous == "wide" && strings.ContainsAny(s, "─│━┴┷▎▁▂▃▄▅▆▇█") {
									o.t.Fatalf("%q draws frames of ambiguous width:\n%s", keys, s)
								}
							}
						}
					}
					o.review(draftOf(doubtful))
					look()
					o.comesBack()
					look()
				}, func(o *ui.Options) { o.Lang, o.Ambiguous = lang, ambiguous })
			})
		}
	}
}

// Storing is what a review is for: however small the screen, its key is shown on
// every line of the list.
func TestTheKeyThatStoresAReviewIsAlwaysShown(t *testing.T) {
	for _, lang := range []model.Lang{model.Chinese, model.English} {
		t.Run([]string{"zh", "en"}[lang], func(t *testing.T) {
			work(t, empty(), func(o *officer) {
				walk := func() {
					o.resize(minWidth, minHeight)
					o.press("home")
					for range 20 {
						if foot := o.foot(); !strings.Contains(foot, " w ") {
							o.t.Errorf("%q does not show how to store:\n%s", foot, o.screen())
						}
						o.press("down")
					}
				}
				o.review(draftOf(doubtful))
				walk()
				o.comesBack()
				walk()
			}, func(o *ui.Options) { o.Lang = lang })
		})
	}
}

func TestResizingInTheMiddleOfEverything(t *testing.T) {
	work(t, sample(), func(o *officer) {
		sizes := slow.Or([][2]int{{60, 16}, {200, 60}, {59, 15}, {61, 17}, {10, 3}, {120, 36}, {1, 1}, {300, 100}, {80, 24}, {60, 60}, {300, 16}},
			[][2]int{{300, 100}, {60, 16}, {1, 1}, {61, 40}})
		for _, keys := range everyScreen {
			o.press(keys)
			for _, s := range sizes {
				o.resize(s[0], s[1])
				if s[0] >= minWidth && s[1] >= minHeight {
					o.press("down")
				}
			}
			o.resize(120, 36)
			o.blind = true
			o.press("esc esc esc esc")
			o.blind = false
		}
	})
}

func TestAScreenTooSmallSaysWhatItNeeds(t *testing.T) {
	work(t, small(), func(o *officer) {
		for _, s := range [][2]int{{59, 24}, {80, 15}, {40, 10}} {
			o.resize(s[0], s[1])
			o.sees("60×16")
			o.noCursor()
		}
		o.resize(80, 24)
		o.sees("总览")
	})
}

func TestNothingIsDrawnBeforeTheSizeIsKnown(t *testing.T) {
	a := ui.NewApp(ui.Options{Today: today})
	if v := a.View(); v.Content != "" {
		t.Errorf("a screen of no size shows %q", v.Content)
	}
	for _, s := range [][2]int{{0, 0}, {0, 24}, {80, 0}} {
		a.Update(tea.WindowSizeMsg{Width: s[0], Height: s[1]})
		if v := a.View(); v.Content != "" {
			t.Errorf("a screen of %d by %d shows %q", s[0], s[1], v.Content)
		}
	}
}

// nasty are texts that a terminal would obey, or that are wider, longer or
// stranger than any document's.
var nasty = []string{
	"\x1b[31m红色\x1b[0m", "\x1b]0;title\x07改标题", "\x1b[2J清屏", "换\n行\r回\t格", "响\a铃\b退", "\u009b31m", "\u202e倒写", "零\u200b宽",
	strings.Repeat("极长的任务名称", 40), "e\u0301\u0301\u0301 组合", "👩‍👩‍👧‍👦 家庭", "①②③ → … — “”", "\x1b", "\x1bP", "\u2028", "ｆｕｌｌ　ｗｉｄｔｈ", "a\x00b", "\xff\xfe",
}

// hostile is a ledger, as a damaged or foreign file might hold it, whose every text is nasty.
type hostile struct{ ui.Ledger }

func (hostile) taint(t *model.Task, n int) {
	x := func(i int) string { return nasty[(n+i)%len(nasty)] }
	t.No, t.Title, t.Section, t.Marks = x(0), x(1), []string{x(2), x(3)}, []string{x(4)}
	t.LeadUnits, t.ResponsibleUnits, t.RelatedUnits = []string{x(5), x(6)}, []string{x(7)}, []string{x(8)}
	t.Leaders, t.Coordinators, t.Persons, t.Owners = []string{x(9)}, []string{x(10)}, []string{x(11)}, []string{x(12)}
	for i := range t.Targets {
		t.Targets[i].Metric, t.Targets[i].Unit, t.Targets[i].Text = x(i), x(i+1), x(i+2)
	}
	for i := range t.Milestones {
		t.Milestones[i].Title, t.Milestones[i].Deadline.Text = x(i), x(i+3)
	}
	t.Deadline.Text, t.Start.Text, t.Standing.Text = x(13), x(14), x(15)
	t.Manual = append(t.Manual, model.ManualLight{On: 1, Until: 1 << 20, Light: model.Red, Reason: x(2), By: x(3)})
	t.OpenDoubts = 1
	t.Detail = &model.Detail{
		Text: x(16), Fields: map[string]string{x(0): x(1), x(2): x(3)}, Source: model.Source{Document: x(4), Line: 3, Text: x(5)},
		Review: []model.Doubt{{Code: x(1), Text: x(6)}, {Code: x(1), Text: x(7), Settled: today, By: x(8)}},
	}
}

func (h hostile) CampaignsOn(on model.Date) ([]*model.Campaign, error) {
	all, err := h.Ledger.CampaignsOn(on)
	for i, c := range all {
		c.Name, c.Document.Number, c.Document.Title, c.Office = nasty[i], nasty[i+1], nasty[i+2], nasty[i+3]
	}
	return all, err
}

func (h hostile) TasksOn(on model.Date) ([]*model.Task, error) {
	all, err := h.Ledger.TasksOn(on)
	for i, t := range all {
		h.taint(t, i)
	}
	return all, err
}

func (h hostile) Task(id string) (*model.Task, error) {
	t, err := h.Ledger.Task(id)
	h.taint(t, len(id))
	return t, err
}

func (h hostile) ReturnsOn(id string, on model.Date) ([]model.Return, error) {
	p, err := h.Ledger.ReturnsOn(id, on)
	for i := range p {
		p[i].SentBy = nasty[(i+3)%len(nasty)]
		p[i].Text, p[i].By = nasty[(i+len(id))%len(nasty)], nasty[i]
		p[i].Actuals = append(p[i].Actuals, model.Actual{Target: 99, Value: decimal.Ten, Unit: nasty[i+2], Text: nasty[i+3]})
	}
	return p, err
}

func (h hostile) UnitsOn(model.Date) ([]model.Unit, error) {
	var out []model.Unit
	for i, s := range nasty {
		out = append(out, model.Unit{Name: s, Aliases: []string{nasty[(i+1)%len(nasty)]}, Contact: s, Phone: nasty[(i+2)%len(nasty)]})
	}
	return out, nil
}

func (h hostile) History(ref model.Ref) ([]model.Entry, error) {
	e, err := h.Ledger.History(ref)
	for i, s := range nasty {
		e = append(e, model.Entry{Action: model.Action(s), Who: nasty[(i+1)%len(nasty)], Note: s, Records: []model.Ref{{Kind: model.RecordTask, ID: s}}})
	}
	return e, err
}

func (h hostile) Changes(uint64) ([]model.FieldChange, error) {
	var out []model.FieldChange
	for i, s := range nasty {
		out = append(out, model.FieldChange{Record: model.Ref{Kind: model.RecordTask, ID: "port"}, Field: s, From: nasty[(i+1)%len(nasty)], To: strconv.Quote(s)})
	}
	return out, nil
}

// Whatever a ledger holds, nothing but text and colours reaches the terminal,
// and every line stays as wide as the screen.
func TestNoTextOfALedgerReachesTheTerminalAsACommand(t *testing.T) {
	for _, lang := range []model.Lang{model.Chinese, model.English} {
		t.Run([]string{"zh", "en"}[lang], func(t *testing.T) {
			work(t, small(), func(o *officer) {
				o.opts.Ledger = hostile{o.store}
				o.opts.Title = "\x1b[31m台账\a"
				o.start()
				for _, size := range [][2]int{{60, 16}, {120, 36}, {200, 60}} {
					o.resize(size[0], size[1])
					for _, keys := range append(everyScreen, "2 enter right right right", "2 g down down down enter", "2 g down enter", "4 enter", ": down down down") {
						o.press(keys)
						o.blind = true
						o.press("esc esc esc esc")
						o.blind = false
					}
				}
			}, func(o *ui.Options) {
				o.Lang = lang
				o.Explain = func(error) string { return "\x1b[2J坏了\r\n" }
			})
		})
	}
}

func TestWhatIsPastedOrTypedIsCleaned(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goes("port")
		o.press("e ctrl+u")
		for _, s := range nasty {
			o.send(tea.PasteMsg{Content: s})
		}
		for _, s := range nasty {
			o.send(tea.KeyPressMsg{Code: tea.KeyExtended, Text: s}) // as far as there is room
		}
		o.press("end backspace backspace home ime:新 ctrl+s")
		got := o.task("port").Title
		if !strings.HasPrefix(got, "新") || forbiddenIn(got) != "" {
			o.t.Errorf("the title is stored as %q", got)
		}
	})
}

func TestLongFormScrollsToWhatIsTyped(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.resize(60, 16)
		o.goes("port")
		o.press("enter e shift+tab ime:最后一项")
		o.sees("最后一项")
		o.cursorBehind("最后一项")
	})
}
