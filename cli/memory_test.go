package cli

import (
	"runtime/debug"
	"testing"
)

func TestReadingHoldsTheCollectorBackOnlyMeanwhile(t *testing.T) {
	before := debug.SetGCPercent(usualPercent)
	defer debug.SetGCPercent(before)
	during := 0
	bulk(func() {
		during = debug.SetGCPercent(-1)
	})
	after := debug.SetGCPercent(usualPercent)
	if during != -1 || after != usualPercent && after != largePercent {
		t.Errorf("during %d, after %d", during, after)
	}
}
