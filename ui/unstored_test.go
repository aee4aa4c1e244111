package ui_test

import (
	"context"
	"errors"
	"image/color"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"duban/model"
	"duban/ui"
	"duban/ui/widget"
)

// slowLedger is a ledger whose disk takes each report only when the test lets it.
type slowLedger struct {
	ui.Ledger
	asked   chan string   // what is about to be stored, by task
	through chan struct{} // lets one report through; closed, all
	full    atomic.Bool   // there is no room for them
}

func (s *slowLedger) Report(id string, p model.Return, doubts ...model.Doubt) (model.Entry, error) {
	s.asked <- id
	<-s.through
	if s.full.Load() {
		return model.Entry{}, errDisk
	}
	return s.Ledger.Report(id, p, doubts...)
}

// onSlowDisk runs the program on a slow disk, and types three lines into its sheet.
func onSlowDisk(t *testing.T, do func(tm *terminal, disk *slowLedger)) {
	t.Helper()
	disk := &slowLedger{}
	inTerminal(t, small(), 120, 36, color.Black, func(tm *terminal) {
		tm.sends("2", "P", "9.5\r", "85%\r", "70%\r")
		do(tm, disk)
	}, func(o *ui.Options) {
		// Made here so that they belong to the clock of the test.
		disk.asked, disk.through = make(chan string, 10), make(chan struct{})
		disk.Ledger = o.Ledger
		o.Ledger = disk
	})
}

func TestAProgramThatIsToldToEndStoresWhatWasOrdered(t *testing.T) {
	onSlowDisk(t, func(tm *terminal, disk *slowLedger) {
		tm.stop()
		tm.settle()
		select {
		case err := <-tm.ended:
			tm.t.Fatalf("it ended before all was stored: %v", err)
		default:
		}
		close(disk.through)
		if err := <-tm.ended; !errors.Is(err, context.Canceled) {
			tm.t.Errorf("it ended with %v", err)
		}
		if n := len(disk.asked); n != 3 {
			tm.t.Errorf("%d of 3 reports were stored", n)
		}
		if tm.em.IsAltScreen() {
			tm.t.Error("the terminal is not as it was")
		}
	})
}

func TestAProgramOnADiskThatHangsSaysWhatIsNotStored(t *testing.T) {
	onSlowDisk(t, func(tm *terminal, disk *slowLedger) {
		disk.through <- struct{}{} // the first one is stored
		tm.settle()
		tm.stop()
		err := <-tm.ended // which takes as long as the program waits, on the clock of the test
		var lost *ui.UnstoredError
		if !errors.As(err, &lost) || !lost.Hangs || len(lost.What) != 2 || !strings.Contains(lost.What[0], "85%") || !strings.Contains(lost.What[1], "70%") ||
			!strings.Contains(lost.What[0], "填报") {
			tm.t.Errorf("it ended with %v", err)
		}
		close(disk.through) // the test's own store is closed behind it
		tm.settle()
	})
}

func TestAProgramThatEndsSaysWhatTheDiskRefused(t *testing.T) {
	onSlowDisk(t, func(tm *terminal, disk *slowLedger) {
		tm.stop()
		tm.settle()
		disk.full.Store(true)
		close(disk.through)
		err := <-tm.ended
		var lost *ui.UnstoredError
		if !errors.As(err, &lost) || lost.Hangs || len(lost.What) != 3 || !errors.Is(err, errDisk) {
			tm.t.Errorf("it ended with %v", err)
		}
	})
}

// styleOf is how a text on the screen is drawn.
func (o *officer) styleOf(text string) string {
	o.t.Helper()
	before, _, found := strings.Cut(o.app.View().Content, text)
	at := strings.LastIndex(before, "\x1b[")
	if !found || at < 0 {
		o.t.Fatalf("%q is not on the screen, or drawn as nothing is", text)
	}
	return before[at:]
}

func TestALineOfTheSheetIsGreenOnlyWhenItIsStored(t *testing.T) {
	work(t, small(), func(o *officer) {
		green, _, _ := strings.Cut(widget.NewTheme(true, colorprofile.TrueColor).Plain.Light[model.Green].Styled("x"), "x")
		o.press("2 P")
		o.hold()
		o.press("text:9.5 space ime:加快 enter")
		o.sees("9.5 加快  正在保存")
		if o.styleOf("9.5 加快  正在保存") == green {
			o.t.Error("a line that is not stored yet is green")
		}
		o.release()
		o.seesNo("正在保存")
		if got := o.styleOf("9.5 加快"); got != green {
			o.t.Errorf("a stored line is drawn with %q", got)
		}
	})
}
