package ui_test

import (
	"fmt"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"duban/internal/golden"
	"duban/model"
	"duban/ui"
)

// keep compares a text with the one that is kept under a name. Look at a screen as
// a picture before you keep it with -update.
func keep(t *testing.T, name, got string) {
	t.Helper()
	golden.Check(t, filepath.Join("testdata", "screens", name+".txt"), got)
}

// kept are the screens that are kept, and how to get to each in a small ledger.
var kept = []struct{ name, keys string }{
	{"overview", "1"},
	{"overview-due", "1 tab down"},
	{"tasks", "2"},
	{"tasks-campaign", "1 enter"},
	{"tasks-by-unit", "2 g down down down enter"},
	{"tasks-marked", "2 space space"},
	{"tasks-search", "2 / ime:建设"},
	{"tasks-search-broken", "2 / text:灯:紫"},
	{"tasks-nothing-found", "2 / text:没有这样的 enter"},
	{"sheet", "2 P text:9.5"},
	{"sheet-wrong", "2 P text:130% enter"},
	{"task-figure", "2 / text:编号:port enter enter"},
	{"task-steps", "2 / text:编号:care enter enter"},
	{"task-closed", "2 / text:编号:school enter enter"},
	{"calendar", "3"},
	{"calendar-list", "3 tab down"},
	{"units", "4 down"},
	{"review", "5"},
	{"form-report", "2 / text:编号:port enter p text:9.5"},
	{"form-report-steps", "2 / text:编号:care enter p tab"},
	{"form-edit", "2 / text:编号:port enter e"},
	{"form-target", "2 / text:编号:port enter e tab tab tab tab tab tab tab tab enter"},
	{"form-deadline", "2 d text:某日 tab ime:资金未到 enter"},
	{"form-light", "2 L right"},
	{"form-close", "2 c"},
	{"form-suspend", "2 S"},
	{"form-remove", "2 delete"},
	{"form-add", "2 a"},
	{"form-campaign", "A"},
	{"form-campaign-edit", "1 E"},
	{"form-rules", "1 R"},
	{"cadences", "1 T"},
	{"form-cadence", "1 T enter"},
	{"form-cadence-scope", "1 T enter tab tab tab tab enter down enter"},
	{"form-days-off", "W text:2026-10-08 tab"},
	{"form-unit", "4 e"},
	{"form-report-turn", "2 / text:编号:port enter p text:9.5 enter tab right"},
	{"sheet-head", "2 P ctrl+t f2"},
	{"form-day", "@"},
	{"menu-filter", "2 f"},
	{"menu-sort", "2 s"},
	{"menu-group", "2 g"},
	{"menu-bulk", "2 space space b"},
	{"palette", ":"},
	{"help", "2 ?"},
	{"help-end", "? pgdn pgdn"},
	{"history", "2 / text:编号:port enter d text:2027-01-31 enter ime:资金未到 enter u H"},
	{"said", "2 / text:编号:port enter p text:9.5 enter enter"},
	{"day-past", "2 @ text:9-20 enter"},
}

// The screens of every page, form and menu are as they were when somebody last
// looked at them, in both languages and at the two sizes that matter most.
func TestScreensAreAsTheyWereKept(t *testing.T) {
	for _, k := range kept {
		t.Run(k.name, func(t *testing.T) {
			t.Parallel()
			var all strings.Builder
			for _, lang := range []model.Lang{model.Chinese, model.English} {
				for _, size := range [][2]int{{80, 24}, {120, 36}} {
					workNow(t, small(), func(o *officer) {
						o.resize(size[0], size[1])
						o.press(k.keys)
						all.WriteString(o.picture())
					}, func(o *ui.Options) { o.Lang = lang })
				}
			}
			keep(t, k.name, all.String())
		})
	}
}

// picture is the text on the screen with its size and its cursor.
func (o *officer) picture() string {
	o.t.Helper()
	cursor := "no cursor"
	if c := o.app.View().Cursor; c != nil {
		cursor = fmt.Sprintf("cursor at %d, %d", c.X, c.Y)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "== %s %dx%d, %s\n", []string{"zh", "en"}[o.opts.Lang], o.w, o.h, cursor)
	for _, l := range o.look() {
		b.WriteString(strings.TrimRight(l, " ") + "\n")
	}
	return b.String()
}

// The first run, an unreadable ledger, an empty one, and a screen that is too small.
func TestScreensWithoutTasksAreAsTheyWereKept(t *testing.T) {
	for _, c := range []struct {
		name   string
		ledger func() []byte
		prep   func(*ui.Options)
		size   [2]int
	}{
		{"welcome", func() []byte { return nil }, func(o *ui.Options) {
			o.File = "~/.local/share/duban/ledger.db"
			o.Create = func(bool) (ui.Ledger, error) { return nil, errDisk }
		}, [2]int{80, 24}},
		{"failed", small, func(o *ui.Options) { o.Ledger = &faultyLedger{Ledger: o.Ledger, unreadable: true} }, [2]int{80, 24}},
		{"empty", empty, func(*ui.Options) {}, [2]int{80, 24}},
		{"read-only", small, func(o *ui.Options) { o.ReadOnly = true }, [2]int{80, 24}},
		{"small", small, func(*ui.Options) {}, [2]int{60, 16}},
		{"too-small", small, func(*ui.Options) {}, [2]int{59, 16}},
		{"ascii-frames", small, func(o *ui.Options) { o.Ambiguous = "wide" }, [2]int{80, 24}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var all strings.Builder
			for _, lang := range []model.Lang{model.Chinese, model.English} {
				workNow(t, c.ledger(), func(o *officer) {
					o.resize(c.size[0], c.size[1])
					if c.name == "ascii-frames" {
						o.press("2 p")
					}
					all.WriteString(o.picture())
				}, c.prep, func(o *ui.Options) { o.Lang = lang })
			}
			keep(t, c.name, all.String())
		})
	}
}

// Colours say which task is red; they are kept for the screens that live by them.
func TestColoursAreAsTheyWereKept(t *testing.T) {
	for _, k := range []struct{ name, keys string }{{"overview", "1"}, {"tasks", "2 down space"}, {"task", "2 / text:编号:port enter enter"}} {
		t.Run(k.name, func(t *testing.T) {
			t.Parallel()
			var all strings.Builder
			for _, background := range []ansi.Color{ansi.Black, ansi.BrightWhite} {
				workNow(t, small(), func(o *officer) {
					o.send(tea.BackgroundColorMsg{Color: background})
					o.resize(80, 24)
					o.press(k.keys)
					all.WriteString(o.colours(map[ansi.Color]string{ansi.Black: "dark", ansi.BrightWhite: "light"}[background]))
				})
			}
			keep(t, "colours-"+k.name, all.String())
		})
	}
}

// colours is the screen with a letter for the style of every cell, and what
// each letter stands for.
func (o *officer) colours(name string) string {
	o.t.Helper()
	letters := map[string]byte{"": '.'}
	var b strings.Builder
	fmt.Fprintf(&b, "== %s\n", name)
	for _, l := range strings.Split(o.app.View().Content, "\n") {
		style, state := "", byte(0)
		p := ansi.NewParser()
		var cells []byte
		for l != "" {
			seq, width, n, next := ansi.DecodeSequence(l, state, p)
			l, state = l[n:], next
			if width == 0 && strings.HasPrefix(seq, "\x1b[") {
				if style = strings.TrimSuffix(strings.TrimPrefix(seq, "\x1b["), "m"); style == "0" {
					style = ""
				}
				continue
			}
			if _, known := letters[style]; !known {
				letters[style] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"[len(letters)-1]
			}
			for range width {
				cells = append(cells, letters[style])
			}
		}
		b.WriteString(strings.TrimRight(string(cells), ".") + "\n")
	}
	names := make([]string, 0, len(letters))
	for s, c := range letters {
		names = append(names, string(c)+" "+s)
	}
	sort.Strings(names)
	b.WriteString(strings.Join(names, "\n") + "\n")
	return b.String()
}
