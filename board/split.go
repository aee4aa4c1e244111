package board

import (
	"runtime"
	"sync"
)

// grain is the least number of rows for which a second processor is worth its start.
const grain = 2048

// split calls do for parts of [0, n) that together are all of it, on as many
// processors as there are.
func split(n int, do func(lo, hi int)) {
	parts := min(runtime.GOMAXPROCS(0), n/grain)
	if parts < 2 {
		do(0, n)
		return
	}
	var wg sync.WaitGroup
	for p := 1; p < parts; p++ {
		wg.Go(func() { do(n*p/parts, n*(p+1)/parts) })
	}
	do(0, n/parts)
	wg.Wait()
}

// gather is split for parts that each give a slice; the slices are joined in order.
func gather(n int, do func(lo, hi int, out []int32) []int32) []int32 {
	parts := min(runtime.GOMAXPROCS(0), n/grain)
	if parts < 2 {
		return do(0, n, make([]int32, 0, min(n, 1024)))
	}
	outs := make([][]int32, parts)
	var wg sync.WaitGroup
	for p := range parts {
		wg.Go(func() { outs[p] = do(n*p/parts, n*(p+1)/parts, nil) })
	}
	wg.Wait()
	total := 0
	for _, o := range outs {
		total += len(o)
	}
	all := make([]int32, 0, total)
	for _, o := range outs {
		all = append(all, o...)
	}
	return all
}
