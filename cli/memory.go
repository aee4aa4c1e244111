package cli

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

const (
	// largeHeap is from how many bytes on a ledger in memory is large: some 40,000 tasks.
	largeHeap = 64 << 20
	// usualPercent and largePercent are how much garbage may gather before it is collected, as a share of what
	// is in use.
	usualPercent = 50
	largePercent = 20
	// oncePercent is the same for a command that prints and ends.
	oncePercent = 100
	// readPercent is the same while a document is read, as long as less than readLimit bytes are taken.
	readPercent = 400
	readLimit   = 256 << 20
)

// bulk is called before a whole ledger is read into memory, and what it returns afterwards. It holds the garbage
// collector back meanwhile: nearly all that is read stays, so that looking for garbage takes a tenth of the time
// and finds none. A large ledger that is there is most of what is in use, and garbage may not gather until memory
// has doubled.
func bulk() (end func()) {
	debug.SetGCPercent(-1)
	return func() {
		percent := usualPercent
		var m runtime.MemStats
		if runtime.ReadMemStats(&m); m.HeapAlloc > largeHeap {
			percent = largePercent
		}
		debug.SetGCPercent(percent)
	}
}

// wholePercent is the same while a whole ledger is read from a file and stored.
const wholePercent = 100

// whole runs what reads a whole ledger from a file and stores it, of which much is garbage at once and the rest
// stays until the end.
func whole(do func()) {
	defer debug.SetGCPercent(debug.SetGCPercent(wholePercent))
	do()
}

// readable runs what reads a document. Much garbage comes of it in a short while, of which only a large document
// makes more than may gather. What is read of a very large one fills that room by itself; the room then grows with
// it, or the collector would look for garbage without end where there is none.
func readable(read func()) {
	percent, limit := debug.SetGCPercent(readPercent), debug.SetMemoryLimit(readLimit)
	quit, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		const beat = 50 * time.Millisecond
		tick := time.NewTicker(beat)
		defer tick.Stop()
		for {
			select {
			case <-quit:
				return
			case <-tick.C:
				debug.SetMemoryLimit(readRoom(inUse()))
			}
		}
	}()
	defer func() {
		close(quit)
		<-done
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}()
	read()
}

// readRoom is how much memory a reading may take where so many bytes were in use when garbage was last looked for.
func readRoom(used uint64) int64 { return max(readLimit, int64(2*used)) }

// inUse returns how many bytes were in use when garbage was last looked for.
func inUse() uint64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	return live[0].Value.Uint64()
}
