package ui_test

import (
	"errors"
	"strings"
	"testing"

	"duban/model"
	"duban/ui"
)

// faultyLedger is a ledger whose disk can fail.
type faultyLedger struct {
	ui.Ledger
	broken     bool // writing fails
	unreadable bool // reading fails
}

var (
	errDisk = errors.New("the disk is full")
	errRead = errors.New("the ledger is damaged")
)

// faulty starts the dashboard anew on a ledger whose disk can fail.
func (o *officer) faulty() *faultyLedger {
	f := &faultyLedger{Ledger: o.store}
	o.opts.Ledger = f
	o.start()
	return f
}

func (f *faultyLedger) write(do func() (model.Entry, error)) (model.Entry, error) {
	if f.broken {
		return model.Entry{}, errDisk
	}
	return do()
}

func (f *faultyLedger) Report(id string, p model.Return, doubts ...model.Doubt) (model.Entry, error) {
	return f.write(func() (model.Entry, error) { return f.Ledger.Report(id, p, doubts...) })
}

func (f *faultyLedger) AddEvent(id string, e model.Event) (model.Entry, error) {
	return f.write(func() (model.Entry, error) { return f.Ledger.AddEvent(id, e) })
}

func (f *faultyLedger) SaveTask(t *model.Task, a model.Action, note string) (model.Entry, error) {
	return f.write(func() (model.Entry, error) { return f.Ledger.SaveTask(t, a, note) })
}

func (f *faultyLedger) SaveTasks(ts []*model.Task, a model.Action, note string) (model.Entry, error) {
	return f.write(func() (model.Entry, error) { return f.Ledger.SaveTasks(ts, a, note) })
}

func (f *faultyLedger) RemoveTask(id string) (model.Entry, error) {
	return f.write(func() (model.Entry, error) { return f.Ledger.RemoveTask(id) })
}

func (f *faultyLedger) SaveCampaign(c *model.Campaign) (model.Entry, error) {
	return f.write(func() (model.Entry, error) { return f.Ledger.SaveCampaign(c) })
}

func (f *faultyLedger) Undo() (model.Entry, error) { return f.write(f.Ledger.Undo) }

func (f *faultyLedger) TasksOn(on model.Date) ([]*model.Task, error) {
	if f.unreadable {
		return nil, errRead
	}
	return f.Ledger.TasksOn(on)
}

func (f *faultyLedger) Task(id string) (*model.Task, error) {
	if f.unreadable {
		return nil, errRead
	}
	return f.Ledger.Task(id)
}

func (f *faultyLedger) History(ref model.Ref) ([]model.Entry, error) {
	if f.unreadable {
		return nil, errRead
	}
	return f.Ledger.History(ref)
}

func TestWhatTheStoreRefusesIsSaidAndNothingChanges(t *testing.T) {
	for _, c := range []struct{ name, keys string }{
		{"a report", "p text:9.5 enter enter"},
		{"an edit", `e ctrl+u ime:新名称 ctrl+s`},
		{"a deadline", "d text:12-15 enter ime:资金未到 enter"},
		{"a light by hand", "L enter ime:会议决定 enter enter"},
		{"a closing", "c ime:已完成 enter"},
		{"a suspension", "S ime:等待批复 enter enter"},
		{"a removal", "delete right enter"},
		{"a new task", "a ime:新任务 ctrl+s"},
		{"a new campaign", "A ime:新行动 ctrl+s"},
		{"undo", "u right enter"},
		{"a bulk action", "space space b enter text:12-15 enter ime:统一延期 enter"},
	} {
		t.Run(c.name, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				f := o.faulty()
				o.press("2 / text:gk enter esc / text:gk enter")
				o.on("port")
				o.press("esc home")
				before := strings.Join(o.look()[:o.h-1], "\n")
				f.broken = true
				o.press(c.keys)
				o.sees("the disk is full")
				if n := len(o.journal()); n != 1 {
					o.t.Errorf("%d entries in the journal", n)
				}
				f.broken = false
				if o.app.Dialogs() > 0 {
					o.press("esc")
				}
				if c.name == "a bulk action" {
					o.press("esc home") // the marks are kept for another try
				}
				if after := strings.Join(o.look()[:o.h-1], "\n"); after != before {
					o.t.Errorf("the screen changed:\n%s\n%s", before, after)
				}
			})
		})
	}
}

func TestAnEntryThatWasNotStoredIsNotLost(t *testing.T) {
	work(t, small(), func(o *officer) {
		f := o.faulty()
		o.press("2 p text:9.5 enter ime:一段很长的说明")
		f.broken = true
		o.press("enter")
		o.sees("the disk is full")
		f.broken = false
		o.sees("一段很长的说明")
		o.press("ctrl+s")
		o.light("port", model.Green)
		if p := o.lastReport("port"); p.Text != "一段很长的说明" {
			o.t.Errorf("the report says %q", p.Text)
		}
		if n := len(o.reports("port")); n != 2 {
			o.t.Errorf("%d reports", n)
		}
	})
}

func TestErrorGoesAwayWithTheNextKey(t *testing.T) {
	work(t, small(), func(o *officer) {
		f := o.faulty()
		f.broken = true
		o.press("u right enter")
		o.told("the disk is full")
		o.press("2")
		o.seesNo("the disk is full")
	})
}

func TestUnreadableLedgerIsSaidOnTheWholeScreen(t *testing.T) {
	work(t, small(), func(o *officer) {
		f := &faultyLedger{Ledger: o.store, unreadable: true}
		o.opts.Ledger = f
		o.start()
		o.sees("the ledger is damaged")
		o.press("2 p down")
		o.sees("the ledger is damaged")
		o.press("q")
		if !o.quit {
			o.t.Error("q does not end the program")
		}
	})
}

func TestLedgerThatCanNoLongerBeReadKeepsItsBoard(t *testing.T) {
	work(t, small(), func(o *officer) {
		f := o.faulty()
		o.press("2")
		f.unreadable = true
		for _, keys := range []string{"f5", "@ text:10-31 enter", "H", "enter"} {
			o.press(keys)
			o.told("the ledger is damaged")
			o.sees("港口码头建设")
		}
	})
}

func TestWhatIsOrderedWhileStoringIsDoneOnceAndInOrder(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2")
		o.hold() // the disk is slow
		o.press("p text:9.5 enter enter")
		o.press("down p text:85 enter enter")
		second := o.app.CurrentTask()
		o.press("d text:12-15 enter ime:资金未到 enter")
		o.release()
		if n := len(o.reports("port")); n != 2 {
			o.t.Errorf("%d reports of the first task, not 2", n)
		}
		if p := o.lastReport(second); p.Percent == nil || p.Percent.String() != "85" {
			o.t.Errorf("the report given while the first was being stored is lost: %+v", p)
		}
		if n := len(o.task(second).Extensions); n != 1 {
			o.t.Errorf("the deadline given while others were being stored was moved %d times", n)
		}
		var did []model.Action
		for _, e := range o.journal()[1:] {
			did = append(did, e.Action)
		}
		if len(did) != 3 || did[0] != model.ActReport || did[1] != model.ActReport || did[2] != model.ActDeadline {
			o.t.Errorf("the journal has %v", did)
		}
	})
}

func TestSheetIsTypedAheadOfASlowDisk(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 P")
		o.hold()
		o.press("text:9.5 enter")
		second := o.app.CurrentTask()
		o.press("text:90% enter")
		o.release()
		if n := len(o.reports("port")); n != 2 {
			o.t.Errorf("%d reports of the first row", n)
		}
		if p := o.lastReport(second); p.Percent == nil || p.Percent.String() != "90" {
			o.t.Errorf("the second row is lost: %+v", p)
		}
	})
}

func TestAReloadThatIsOvertakenByAnActionShowsTheAction(t *testing.T) {
	work(t, small(), func(o *officer) {
		f := o.faulty()
		o.press("2")
		// The ledger is read, but its answer comes only after a report was stored.
		_, load := o.app.Update(terminalKey(t, "f5"))
		old := load()
		o.press("p text:9.5 enter enter")
		o.take(old)
		o.look()
		o.light("port", model.Green)
		_ = f
	})
}

func TestQuittingWaitsForWhatIsBeingStored(t *testing.T) {
	for _, key := range []string{"q", "ctrl+c"} {
		t.Run(key, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				o.press("2")
				o.hold()
				o.press("p text:9.5 enter enter down p text:85 enter enter " + key)
				if o.quit {
					o.t.Fatal("the program ended before the reports were stored")
				}
				o.release()
				if n := len(o.journal()); n != 3 {
					o.t.Errorf("%d reports were stored, not 2", n-1)
				}
				if !o.quit {
					o.t.Error("the program does not end when all is stored")
				}
			})
		})
	}
}

func TestQuittingTwiceDoesNotWait(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2")
		o.hold()
		o.press("p text:9.5 enter enter")
		o.press("ctrl+c")
		_, cmd := o.app.Update(terminalKey(t, "ctrl+c"))
		if cmd == nil {
			o.t.Fatal("the program hangs with its disk")
		}
		o.release()
	})
}

func TestQuittingDoesNotHideThatSomethingWasNotStored(t *testing.T) {
	work(t, small(), func(o *officer) {
		f := o.faulty()
		o.press("2")
		f.broken = true
		o.hold()
		o.press("p text:9.5 enter enter q")
		o.release()
		if o.quit {
			o.t.Fatal("the program ended without a word")
		}
		o.sees("the disk is full", "9.5")
		o.press("esc q")
		if !o.quit {
			o.t.Error("q does not end the program afterwards")
		}
	})
}

func TestReadOnlyCopyRefusesToBeChanged(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2")
		o.sees("只读副本")
		for _, keys := range []string{
			"p text:9.5 enter enter", "P text:9.5 enter", "e ctrl+s", "d text:12-15 enter ime:资金未到 enter", "c ime:验收 enter", "u",
		} {
			o.press(keys)
			o.told("不能修改")
			o.press("esc esc esc 2")
		}
		if n := len(o.journal()); n != 1 {
			o.t.Errorf("%d entries in the journal", n)
		}
	}, func(o *ui.Options) { o.ReadOnly = true })
}
