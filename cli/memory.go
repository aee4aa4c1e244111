package cli

import (
	"runtime"
	"runtime/debug"
)

const (
	// largeHeap is from how many bytes on a ledger in memory is large: some 40,000 tasks.
	largeHeap = 64 << 20
	// usualPercent and largePercent are how much garbage may gather before it is collected, as a share of what
	// is in use.
	usualPercent = 50
	largePercent = 20
)

// bulk runs what reads a whole ledger into memory, and holds the garbage collector back meanwhile: nearly all that
// is read stays, so that looking for garbage takes a tenth of the time and finds none. A large ledger that is
// there is most of what is in use, and garbage may not gather until memory has doubled.
func bulk(read func()) {
	debug.SetGCPercent(-1)
	defer func() {
		percent := usualPercent
		var m runtime.MemStats
		if runtime.ReadMemStats(&m); m.HeapAlloc > largeHeap {
			percent = largePercent
		}
		debug.SetGCPercent(percent)
	}()
	read()
}
