package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"duban/db/dbtest"
	"duban/model"
	"duban/seeds"
	"duban/ui"
)

// drain runs a command and hands what it answers to the program, without a clock or a terminal.
func drain(a *ui.App, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil, tea.QuitMsg:
	case tea.BatchMsg:
		for _, c := range msg {
			drain(a, c)
		}
	default:
		_, next := a.Update(msg)
		_ = next
	}
}

func press(a *ui.App, k tea.KeyPressMsg) {
	_, cmd := a.Update(k)
	drain(a, cmd)
}

func letter(r rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: r, Text: string(r)} }

// Every line of every page is exactly as wide as the screen, whatever 汉字 stand in it.
func TestEveryPageFillsEverySizeInBothLanguages(t *testing.T) {
	today := model.NewDate(2026, 11, 23)
	store := dbtest.Open(t)
	sample, err := seeds.Demo(today)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, _, err := store.Import(sample, model.ActSeed); err != nil {
		t.Fatal(err)
	}
	for _, lang := range []model.Lang{model.Chinese, model.English} {
		a := ui.NewApp(ui.Options{Ledger: store, Today: today, Lang: lang, Ambiguous: "narrow"})
		drain(a, a.Init())
		for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 36}, {200, 60}} {
			a.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			for _, keys := range []string{"1", "2", "3", "4", "5", "2?", "2:", "2@", "2p", "2e", "2d", "2L", "2f", "2a", "2A", "2P"} {
				for _, r := range keys {
					press(a, letter(r))
				}
				lines := strings.Split(a.View().Content, "\n")
				if len(lines) != size[1] {
					t.Errorf("%v %q: %d lines", size, keys, len(lines))
				}
				for i, l := range lines {
					if w := ansi.StringWidth(l); w != size[0] {
						t.Errorf("lang %d %v %q: line %d is %d cells wide: %q", lang, size, keys, i, w, ansi.Strip(l))
						break
					}
				}
				press(a, tea.KeyPressMsg{Code: tea.KeyEscape})
			}
			press(a, letter('2'))
			press(a, tea.KeyPressMsg{Code: tea.KeyEnter})
			for i, l := range strings.Split(a.View().Content, "\n") {
				if w := ansi.StringWidth(l); w != size[0] {
					t.Errorf("lang %d %v task: line %d is %d cells wide: %q", lang, size, i, w, ansi.Strip(l))
				}
			}
			press(a, tea.KeyPressMsg{Code: tea.KeyEscape})
		}
	}
}
