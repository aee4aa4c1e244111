package cli

import (
	"runtime"
	"sync/atomic"
)

// ordered renders n lines on all processors and writes them in their order. render appends line i to b; after its
// first error no more is written, and that error is returned.
func ordered(n int, render func(b []byte, i int) ([]byte, error), write func([]byte)) error {
	const part = 256 // lines that are worth a goroutine
	type rendered struct {
		text []byte
		err  error
	}
	var stopped atomic.Bool
	parts := make(chan chan rendered, runtime.GOMAXPROCS(0))
	go func() {
		defer close(parts)
		for from := 0; from < n && !stopped.Load(); from += part {
			done := make(chan rendered, 1)
			parts <- done
			go func() {
				var r rendered
				for i := from; i < min(from+part, n) && r.err == nil; i++ {
					r.text, r.err = render(r.text, i)
				}
				done <- r
			}()
		}
	}()
	var err error
	for done := range parts {
		r := <-done
		if err == nil && r.err == nil {
			write(r.text)
		} else if err == nil {
			err = r.err
			stopped.Store(true)
		}
	}
	return err
}
