package cli

import (
	"fmt"
	"sync/atomic"
	"time"

	"duban/internal/zh"
)

// progress tells on the side how far the reading of a file is, once it takes
// longer than a moment.
type progress struct {
	*app
	name  string
	share atomic.Int64 // of a thousand; -1 while nothing is known
	// preparing says that the reader of the format is being made ready.
	preparing atomic.Bool
	quit      chan struct{}
	done      chan struct{}
}

func (a *app) newProgress(name string) *progress {
	p := &progress{app: a, name: zh.Clean(name), quit: make(chan struct{}), done: make(chan struct{})}
	p.share.Store(-1)
	go p.run()
	return p
}

func (p *progress) set(share float64) {
	p.share.Store(int64(share * 1000))
	p.preparing.Store(false)
}

// prepare says that the reader is being made ready, until a share is told.
func (p *progress) prepare() { p.preparing.Store(true) }

func (p *progress) line() string {
	if p.preparing.Load() {
		return fmt.Sprintf(p.t.In.Preparing, p.name)
	}
	line := fmt.Sprintf(p.t.In.Reading, p.name)
	if n := p.share.Load(); n >= 0 {
		line += fmt.Sprintf("  %d%%", n/10)
	}
	return line
}

// run prints a line that is written over on a terminal, and once elsewhere.
func (p *progress) run() {
	defer close(p.done)
	const moment, beat = 700 * time.Millisecond, 200 * time.Millisecond
	tick := time.NewTimer(moment)
	defer tick.Stop()
	for shown := false; ; {
		select {
		case <-p.quit:
			if shown && p.sys.ErrTerminal {
				fmt.Fprint(p.sys.Err, "\r\x1b[K")
			}
			return
		case <-tick.C:
		}
		line := p.line()
		if p.sys.ErrTerminal {
			fmt.Fprintf(p.sys.Err, "\r%s\x1b[K", line)
		} else if !shown {
			fmt.Fprintln(p.sys.Err, line)
		}
		shown = true
		tick.Reset(beat)
	}
}

// end takes the line away.
func (p *progress) end() {
	close(p.quit)
	<-p.done
}
