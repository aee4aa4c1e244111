package ui_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"duban/internal/slow"
)

func TestEscLeadsBackTheWayTheOfficerCame(t *testing.T) {
	work(t, small(), func(o *officer) {
		overview := o.screen()
		o.press("4 down")
		unit := o.screen()
		o.press("enter") // the unit's tasks
		tasks := o.screen()
		o.press("enter") // the first of them
		task := o.screen()
		o.press("/ text:gk enter enter")
		o.sees("新建千吨级泊位两个")
		o.press("esc esc") // the table, then the query
		o.press("esc")
		if o.screen() != task {
			o.t.Errorf("not the task again:\n%s", o.screen())
		}
		for _, want := range []string{tasks, unit, overview, overview} {
			o.press("esc")
			if o.screen() != want {
				o.t.Fatalf("not where the officer came from:\n%s\n%s", want, o.screen())
			}
		}
	})
}

func TestATableIsFoundAgainAsItWasLeft(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 s text:任务 enter down space")
		left := o.screen()
		o.press(": text:民生实事 enter")
		o.shown("care", "clinic", "park", "school")
		o.seesNo("已选")
		o.press("esc")
		if o.screen() != left {
			o.t.Errorf("not the table as it was left:\n%s\n%s", left, o.screen())
		}
	})
}

func TestEscTakesAwayOneThingAtATime(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 / text:灯:红 enter space")
		o.sees("已选 1")
		o.press("esc")
		o.seesNo("已选")
		o.shown("port", "water")
		o.press("esc")
		o.shown(openTasks...)
		o.press("esc")
		if o.app.Page() != 1 {
			o.t.Errorf("page %d is shown", o.app.Page())
		}
	})
}

func TestTheTableKeepsItsPlaceWhileATaskIsOpen(t *testing.T) {
	work(t, sample(), func(o *officer) {
		o.press("2 pgdn down")
		id := o.app.CurrentTask()
		before := o.screen()
		o.press("enter esc")
		o.on(id)
		if o.screen() != before {
			o.t.Errorf("the table is another one:\n%s\n%s", before, o.screen())
		}
	})
}

func TestNeighboursAreReachedFromATasksPage(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 enter")
		rows := o.app.ShownTasks()
		o.on(rows[0])
		o.press("left")
		o.on(rows[0])
		o.press("right right")
		o.on(rows[2])
		o.press("left")
		o.on(rows[1])
		o.press("esc")
		o.on(rows[1])
	})
}

func TestCursorStaysOnItsTaskWhileTheBoardChanges(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goesToAll()
		o.press("end up")
		id := o.app.CurrentTask()
		o.press("f5")
		o.on(id)
		o.press("p text:50 enter enter")
		o.on(id)
		o.press("u")
		o.on(id)
		o.press("@ text:10-31 enter")
		o.on(id)
	})
}

// effect tells whether a key does something: whether the screen, its colours,
// its cursor or the program itself change.
func effect(o *officer, k tea.KeyPressMsg) bool {
	o.t.Helper()
	before, quit := o.app.View(), o.quit
	o.send(k)
	after := o.app.View()
	return before.Content != after.Content || (before.Cursor == nil) != (after.Cursor == nil) || quit != o.quit
}

// aKey is a message of the first key of a binding that terminals have.
func aKey(t *testing.T, b key.Binding) tea.KeyPressMsg {
	t.Helper()
	for _, k := range b.Keys() {
		if _, ok := named[k]; ok || len([]rune(k)) == 1 || strings.HasPrefix(k, "ctrl+") {
			return terminalKey(t, k)
		}
		if k == "pgdown" {
			return terminalKey(t, "pgdn")
		}
	}
	t.Fatalf("no terminal has a key of %v", b.Keys())
	return tea.KeyPressMsg{}
}

// places are the pages and states of pages that have keys of their own, and how to get there.
var places = []struct{ name, keys string }{
	{"overview, plans", "1 down"},
	{"overview, what is due", "1 tab down"},
	{"overview, units", "1 tab tab"},
	{"tasks", "2 down"},
	{"tasks, marked", "2 space"},
	{"tasks, searched", "2 / text:建 enter"},
	{"one task", "2 enter right"},
	{"calendar", "3 pgup"},
	{"calendar, what comes", "3 tab down"},
	{"units", "4 down"},
	{"review", "5"},
}

// While text is typed, nothing is offered that would only be typed as well.
func TestWhileTypingOnlyKeysThatAreNotTypedAreOffered(t *testing.T) {
	for _, keys := range []string{"2 /", "2 P"} {
		t.Run(keys, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				o.press(keys)
				foot := strings.Fields(o.foot())
				for _, word := range foot {
					if len([]rune(word)) == 1 {
						o.t.Errorf("the bottom bar offers %s: %v", word, foot)
					}
				}
				if len(foot) == 0 {
					o.t.Error("the bottom bar says nothing")
				}
			})
		})
	}
}

// Whatever the bottom bar and the help offer on a page does something there.
func TestEveryKeyThatAPageOffersDoesSomething(t *testing.T) {
	for _, p := range append(slices.Clone(places), struct{ name, keys string }{"searching", "2 / text:建"}, struct{ name, keys string }{"sheet", "2 P text:5"}) {
		t.Run(p.name, func(t *testing.T) {
			work(t, small(), func(o *officer) { everyKeyWorks(o, p.keys) })
		})
	}
}

// The review of an import is not a page that a key leads to; it offers other keys
// on every kind of line, and while its document is scrolled.
func TestEveryKeyThatAReviewOffersDoesSomething(t *testing.T) {
	for _, p := range []struct{ name, keys string }{
		{"a heading", "home"},
		{"a doubt about the plan", ""},
		{"an item", "down down"},
		{"after a change", "down x"},
		{"unread text", "end"},
		{"the document", "down tab down"},
		{"searching", "/ text:公路"},
		{"searched", "/ text:公路 enter"},
	} {
		t.Run(p.name, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				o.review(draftOf(doubtful))
				everyKeyWorks(o, p.keys)
			})
		})
	}
	for _, p := range []struct{ name, keys string }{
		{"a campaign that differs", "down down"},
		{"a task that differs", "down down down"},
		{"a task that is gone", "down down down down"},
	} {
		t.Run(p.name, func(t *testing.T) {
			work(t, empty(), func(o *officer) {
				o.comesBack()
				everyKeyWorks(o, p.keys)
			})
		})
	}
}

// everyKeyWorks presses each key that is offered where some keys lead, each time
// from the beginning and on a ledger that is as it was.
func everyKeyWorks(o *officer, keys string) {
	o.t.Helper()
	o.press(keys)
	for i, n := 0, len(o.app.KeysHere()); i < n; i++ {
		o.afresh(small())
		o.press(keys)
		b := o.app.KeysHere()[i]
		if b.Help().Key == "" || b.Help().Desc == "" {
			o.t.Errorf("the help of %v says %q, %q", b.Keys(), b.Help().Key, b.Help().Desc)
		}
		o.waits(time.Minute)
		if !effect(o, aKey(o.t, b)) {
			o.t.Errorf("%s (%s) does nothing:\n%s", b.Help().Key, b.Help().Desc, o.screen())
		}
	}
}

// Whatever does something on a page stands in its help.
func TestHelpListsEveryKeyThatWorks(t *testing.T) {
	for i, p := range places {
		if !slow.Tag && i%3 != 0 {
			continue // each key begins with a ledger of its own
		}
		t.Run(p.name, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				o.press(p.keys + " ?")
				var listed []string // the names of keys, which stand in front of what they do
				for _, l := range o.app.HelpText() {
					listed = append(listed, strings.Fields(plain(l))...)
					if strings.Contains(l, "查找与筛选") {
						break
					}
				}
				for _, b := range o.app.AllKeys() {
					o.afresh(small())
					o.press(p.keys)
					o.waits(time.Minute)
					if does := effect(o, aKey(t, b)); does && !slices.Contains(listed, b.Help().Key) {
						o.t.Errorf("%s (%s) works, but the help does not list it", b.Help().Key, b.Help().Desc)
					}
				}
			})
		})
	}
}

func TestPaletteReachesEveryPageAndAction(t *testing.T) {
	for i, p := range places {
		if !slow.Tag && i%3 != 1 {
			continue // each entry begins with a ledger of its own
		}
		t.Run(p.name, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				o.press(p.keys + " :")
				names := o.app.Options()
				for _, want := range []string{
					"总览", "任务", "日历", "单位", "待核实", "交通建设会战", "民生实事", "卫健局", "查找", "换日期", "新增任务", "新建行动", "撤销", "重做", "重读", "帮助", "退出",
					"筛选", "排序", "分组", "逐行填报",
				} {
					if !slices.Contains(names, want) {
						o.t.Errorf("the palette does not offer %s", want)
					}
				}
				o.press("esc")
				for _, name := range names {
					o.afresh(small())
					o.press(p.keys)
					o.waits(time.Minute)
					before := o.screen()
					o.press(":")
					i := slices.Index(o.app.Options(), name)
					if i < 0 {
						o.t.Fatalf("the palette offers %s only the first time", name)
					}
					o.blind = true
					o.press(strings.Repeat("down ", i))
					o.blind = false
					o.press("enter")
					if o.app.Dialogs() == 0 && !o.quit && o.screen() == before && !alreadyThere(p.name, name) {
						o.t.Errorf("%s does nothing:\n%s", name, o.screen())
					}
				}
			})
		})
	}
}

// alreadyThere tells whether a page's name in the palette leads nowhere because it is open.
func alreadyThere(place, name string) bool {
	switch name {
	case "总览":
		return strings.HasPrefix(place, "overview")
	case "任务":
		return place == "tasks"
	case "日历", "单位", "待核实", "重读":
		return true
	}
	return false
}

func TestPaletteIsSearchedByPinyin(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("ctrl+p text:wjj enter")
		o.shown("care", "clinic")
		o.press("： text:zzzz") // no such thing: nothing is done
		o.sees("没有符合的")
		o.press("enter")
		if o.app.Dialogs() != 1 {
			o.t.Error("the palette is gone")
		}
		o.press("ctrl+u text:msss enter")
		o.sees("民生实事")
	})
}

func TestEveryActionHasAKeyThatAnInputMethodLeavesAlone(t *testing.T) {
	work(t, small(), func(o *officer) {
		for _, b := range o.app.AllKeys() {
			ok := false
			for _, k := range b.Keys() {
				r := []rune(k)
				letter := len(r) == 1 && (r[0] >= 'a' && r[0] <= 'z' || r[0] >= 'A' && r[0] <= 'Z')
				ok = ok || !letter
			}
			if !ok {
				o.t.Errorf("%s (%s) has only letters: %v", b.Help().Key, b.Help().Desc, b.Keys())
			}
		}
	})
}

// What a terminal sends for Alt and a sign is what the binding asks for.
func TestAltAndALetterDoesWhatTheLetterDoes(t *testing.T) {
	work(t, small(), func(o *officer) {
		for _, b := range o.app.AllKeys() {
			for _, k := range b.Keys() {
				if len([]rune(k)) != 1 || !b.Enabled() {
					continue
				}
				if !key.Matches(terminalKey(t, "alt+"+k), b) {
					o.t.Errorf("Alt+%s is not %s (%s): %s", k, b.Help().Key, b.Help().Desc, terminalKey(t, "alt+"+k).String())
				}
			}
		}
	})
}

func TestFullWidthSignsAreTheirKeys(t *testing.T) {
	for full, half := range map[string]string{"？": "?", "：": ":", "／": "/", "、": "/", "＠": "@", "＊": "*", "２": "2", "ｐ": "p", "Ｐ": "P"} {
		t.Run(full, func(t *testing.T) {
			var screens []string
			for _, k := range []string{half, full} {
				t.Run(k, func(t *testing.T) {
					workNow(t, small(), func(o *officer) {
						o.press("2 down " + k)
						screens = append(screens, o.screen())
					})
				})
			}
			if screens[0] != screens[1] {
				t.Errorf("%s is not %s:\n%s", full, half, screens[1])
			}
		})
	}
}

func TestToastGoesAfterAWhileAndOnlyTheNewestOneDoes(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goes("port")
		o.press("p text:9.5 enter enter")
		o.told("红转绿")
		o.waits(4 * time.Second)
		o.told("红转绿")
		o.press("u")
		o.told("撤销")
		o.waits(3 * time.Second) // the first one would have gone by now
		o.told("撤销")
		o.waits(4 * time.Second)
		o.seesNo("撤销：")
		o.told("帮助") // the keys are back
	})
}

func TestTheDayMovedAwayLeavesTheCalendarSound(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("3 pgup right right right right right right right tab") // 30 October
		o.on("water")
		o.press("d text:12-20 enter ime:资金未到 enter")
		o.press("enter down enter p")
		o.look()
	})
}

func TestQuitKeys(t *testing.T) {
	for _, keys := range []string{"q", "ctrl+c", "ctrl+q", "alt+q", "2 q", "2 / text:abc ctrl+c", "p ctrl+c", "2 P ctrl+c", "? ctrl+c"} {
		t.Run(keys, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				o.press(keys)
				if !o.quit {
					o.t.Error("the program goes on")
				}
			})
		})
	}
}

func TestTheCalendarSaysWhereTheHolidaysAreNotKnown(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("3")
		o.seesNo("放假安排未收录")
		for range 60 {
			o.press("pgdn")
		}
		o.sees("放假安排未收录")
	})
}
