package ui_test

import (
	"fmt"
	"path/filepath"
	"testing"

	tea "charm.land/bubbletea/v2"

	"duban/db"
	"duban/model"
	"duban/seeds"
	"duban/ui"
)

// large returns a dashboard on a ledger of n tasks, on a screen of 120 by 36
// cells, and that ledger.
func large(b *testing.B, n int) (*ui.App, *db.Store) {
	b.Helper()
	l, err := seeds.Large(n, today)
	if err != nil {
		b.Fatal(err)
	}
	s, err := db.Open(filepath.Join(b.TempDir(), "ledger.db"), storeOptions())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	if _, _, _, err := s.Import(l, model.ActSeed); err != nil {
		b.Fatal(err)
	}
	a := ui.NewApp(ui.Options{Ledger: s, Today: today, Ambiguous: "narrow"})
	a.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
	run(a, a.Init())
	return a, s
}

// run runs a command and what follows from it, but for what waits for time.
func run(a *ui.App, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			run(a, c)
		}
	default:
		_, next := a.Update(msg)
		run(a, next)
	}
}

// keys presses keys without looking at the screen.
func keys(b *testing.B, a *ui.App, names ...string) {
	b.Helper()
	for _, k := range names {
		_, cmd := a.Update(terminalKey(b, k))
		run(a, cmd)
	}
}

var sizes = []int{1_000, 5_000, 100_000}

// BenchmarkFrame is drawing a screen in full.
func BenchmarkFrame(b *testing.B) {
	for _, n := range sizes {
		a, _ := large(b, n)
		for _, p := range []struct {
			name string
			keys []string
		}{
			{"overview", []string{"1"}},
			{"tasks", []string{"2"}},
			{"tasks-scrolled", []string{"2", "end", "pgup"}},
			{"task", []string{"2", "enter"}},
			{"calendar", []string{"3"}},
			{"units", []string{"4"}},
			{"review", []string{"5"}},
			{"form", []string{"2", "e"}},
		} {
			keys(b, a, p.keys...)
			b.Run(fmt.Sprintf("%s/%d", p.name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					a.View()
				}
			})
			keys(b, a, "esc")
		}
	}
}

// BenchmarkKey is from a key to the frame that shows what it did.
func BenchmarkKey(b *testing.B) {
	for _, n := range sizes {
		a, _ := large(b, n)
		for _, p := range []struct {
			name  string
			keys  []string
			there string
			back  string
		}{
			{"scroll", []string{"2"}, "down", "up"},
			{"page", []string{"2"}, "pgdn", "pgup"},
			{"end", []string{"2"}, "end", "home"},
			{"mark-all", []string{"2"}, "*", "*"},
			{"neighbour", []string{"2", "enter"}, "right", "left"},
			{"day", []string{"3"}, "right", "left"},
			{"tabs", []string{"1"}, "2", "1"},
			{"palette", []string{"1"}, ":", "esc"},
			{"palette-key", []string{"1", ":"}, "g", "backspace"},
			{"search-key", []string{"2", "/"}, "g", "backspace"},
			{"filter-menu", []string{"2"}, "f", "esc"},
			{"calendar", []string{"1"}, "3", "1"},
			{"units", []string{"1"}, "4", "1"},
			{"review", []string{"1"}, "5", "1"},
		} {
			keys(b, a, p.keys...)
			b.Run(fmt.Sprintf("%s/%d", p.name, n), func(b *testing.B) {
				there, back := terminalKey(b, p.there), terminalKey(b, p.back)
				for i := 0; b.Loop(); i++ {
					k := there
					if i%2 == 1 {
						k = back
					}
					_, cmd := a.Update(k)
					run(a, cmd)
					a.View()
				}
			})
			keys(b, a, "esc", "esc", "esc")
		}
	}
}

// BenchmarkType is one sign typed in the search, with the frame behind it. The
// time is that of the sign that ends the query, and of taking it back.
func BenchmarkType(b *testing.B) {
	for _, n := range sizes {
		a, _ := large(b, n)
		for _, q := range []string{"g", "gk", "gangkou", "港", "港口", "建", "灯:红", "单位:交通局 灯:红", "qqqq"} {
			b.Run(fmt.Sprintf("%s/%d", q, n), func(b *testing.B) {
				keys(b, a, "2", "/")
				r := []rune(q)
				for _, x := range r[:len(r)-1] {
					a.Update(tea.KeyPressMsg{Code: x, Text: string(x)})
				}
				last := tea.KeyPressMsg{Code: r[len(r)-1], Text: string(r[len(r)-1])}
				back := terminalKey(b, "backspace")
				for i := 0; b.Loop(); i++ {
					k := last
					if i%2 == 1 {
						k = back
					}
					a.Update(k)
					a.View()
				}
			})
			keys(b, a, "esc")
		}
	}
}

// BenchmarkOpen is from the start to the first frame with every task. What is
// read after it, such as the boards of past months, is not counted.
func BenchmarkOpen(b *testing.B) {
	for _, n := range sizes {
		_, s := large(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				a := ui.NewApp(ui.Options{Ledger: s, Today: today, Ambiguous: "narrow"})
				a.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
				for _, c := range a.Init()().(tea.BatchMsg) {
					a.Update(c())
				}
				a.View()
			}
		})
	}
}

// BenchmarkReport is one report from the key that stores it to the frame that
// shows the light. The ledger does not wait for the disk here.
func BenchmarkReport(b *testing.B) {
	for _, n := range sizes {
		a, s := large(b, n)
		before := journal(b, s)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			done := 0
			for b.Loop() {
				b.StopTimer()
				keys(b, a, "2", "p", "7")
				store := terminalKey(b, "ctrl+s")
				b.StartTimer()
				_, cmd := a.Update(store)
				a.Update(cmd()) // what follows waits for time
				a.View()
				done++
			}
			if got := journal(b, s) - before; got != done {
				b.Fatalf("%d reports are stored, not %d", got, done)
			}
			before += done
		})
	}
}

func journal(b *testing.B, s *db.Store) int {
	b.Helper()
	e, err := s.Journal(0)
	if err != nil {
		b.Fatal(err)
	}
	return len(e)
}
