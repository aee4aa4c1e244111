package cli

import (
	"runtime"
	"runtime/debug"
	"testing"
)

func TestReadingHoldsTheCollectorBackOnlyMeanwhile(t *testing.T) {
	before := debug.SetGCPercent(usualPercent)
	defer debug.SetGCPercent(before)
	end := bulk()
	during := debug.SetGCPercent(-1)
	end()
	readable(func() {
		if p, l := debug.SetGCPercent(readPercent), debug.SetMemoryLimit(readLimit); p != readPercent || l < readLimit {
			t.Errorf("reading a document: %d, %d bytes", p, l)
		}
	})
	after := debug.SetGCPercent(usualPercent)
	if during != -1 || after != usualPercent && after != largePercent {
		t.Errorf("during %d, after %d", during, after)
	}
}

func TestAReadingGetsTwiceWhatItHolds(t *testing.T) {
	for _, c := range []struct {
		used uint64
		want int64
	}{{0, readLimit}, {readLimit / 2, readLimit}, {readLimit, 2 * readLimit}, {3 * readLimit, 6 * readLimit}} {
		if got := readRoom(c.used); got != c.want {
			t.Errorf("%d bytes in use: %d may be taken, wanted %d", c.used, got, c.want)
		}
	}
	runtime.GC()
	if inUse() == 0 {
		t.Error("nothing is in use")
	}
}
