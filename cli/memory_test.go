package cli

import (
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
		if p, l := debug.SetGCPercent(readPercent), debug.SetMemoryLimit(readLimit); p != readPercent || l != readLimit {
			t.Errorf("reading a document: %d, %d bytes", p, l)
		}
	})
	after := debug.SetGCPercent(usualPercent)
	if during != -1 || after != usualPercent && after != largePercent {
		t.Errorf("during %d, after %d", during, after)
	}
}
