package ui_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"duban/db"
	"duban/ui"
)

// keeping lets the officer keep a copy of the ledger, in the file whose path it returns.
func keeping(o *officer) string {
	to := filepath.Join(filepath.Dir(o.path), "kept.db")
	o.opts.Keep = func() (string, error) { return to, o.store.Backup(to) }
	o.start()
	return to
}

func TestADeletedLedgerIsToldBeforeAnythingIsTyped(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.waits(10 * time.Second)
		o.seesNo("不能保存")
		if err := os.Rename(o.path, o.path+".old"); err != nil {
			o.t.Fatal(err)
		}
		o.waits(5 * time.Second)
		o.told("was deleted or moved away")
		o.press("2")
		for _, size := range [][2]int{{120, 36}, {80, 24}, {60, 16}} { // in the top bar, as long as it lasts
			o.resize(size[0], size[1])
			o.sees("不能保存")
		}
		o.resize(120, 36)
		if err := os.Rename(o.path+".old", o.path); err != nil {
			o.t.Fatal(err)
		}
		o.waits(5 * time.Second)
		o.told("可以继续保存")
		o.press("p text:9.5 enter enter")
		o.waits(7 * time.Second)
		o.seesNo("不能保存")
		if n := len(o.reports("port")); n != 2 {
			o.t.Errorf("%d reports", n)
		}
	})
}

func TestWhatIsTypedIsNotLostWithTheFile(t *testing.T) {
	for _, c := range []struct{ name, keys, typed string }{
		{"in a form", "2 p text:9.5 enter ime:主体完工 enter", "主体完工"},
		{"in the sheet", "2 P text:9.5 enter", "9.5"},
	} {
		t.Run(c.name, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				to := keeping(o)
				if err := os.Remove(o.path); err != nil {
					o.t.Fatal(err)
				}
				o.press(c.keys)
				o.sees(c.typed, "is not what was opened")
				o.seesNo("正在保存")
				o.press("esc esc : ime:另存 enter")
				o.told("已另存为")
				kept, err := db.Open(to, storeOptions())
				if err != nil {
					o.t.Fatal(err)
				}
				for _, err := range kept.Check() {
					o.t.Error(err)
				}
				if tasks, err := kept.Tasks(); err != nil || len(tasks) != 7 {
					o.t.Errorf("the copy holds %d tasks, %v", len(tasks), err)
				}
				if err := kept.Close(); err != nil {
					o.t.Error(err)
				}
			})
		})
	}
}

func TestAnEmptiedLedgerLeavesTheBoardAndTheWayOut(t *testing.T) {
	work(t, small(), func(o *officer) {
		to := keeping(o)
		o.press("2")
		if err := os.Truncate(o.path, 0); err != nil {
			o.t.Fatal(err)
		}
		o.press("p text:9.5 enter enter")
		o.sees("was cut off", "9.5")
		o.press("esc f5")
		o.told("was cut off")
		o.sees("港口码头建设")
		o.press(": ime:另存 enter")
		o.told("was cut off")
		if _, err := os.Stat(to); !errors.Is(err, os.ErrNotExist) {
			o.t.Errorf("a copy was made of nothing: %v", err)
		}
		o.press("q")
		if !o.quit {
			o.t.Error("q does not end the program")
		}
		if err := o.store.Close(); err != nil {
			o.t.Error(err)
		}
		o.closed = true
	})
}

func TestACopyIsOfferedOnlyWhereOneCanBeMade(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press(": ime:另存")
		o.seesNo("另存台账副本")
	}, func(o *ui.Options) { o.Keep = nil })
}
