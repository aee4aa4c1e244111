package ui

import (
	"cmp"
	"context"
	"strings"
	"sync/atomic"
	"time"

	"duban/model"
	"duban/ui/page"
)

// patience is how long the end of the program waits for what the officer has ordered and is not stored yet.
const patience = 5 * time.Second

// UnstoredError says what the officer ordered that was not stored when the dashboard had to end.
type UnstoredError struct {
	// What are the actions in words, in their order.
	What []string
	// Hangs says that the store does not answer: whoever waits for it may wait for ever.
	Hangs bool
	// Err is why the first of them was not stored; nil where the time ran out.
	Err error
}

// Error names the actions.
func (e *UnstoredError) Error() string { return "not stored: " + strings.Join(e.What, "; ") }

// Unwrap returns why they were not stored.
func (e *UnstoredError) Unwrap() error { return e.Err }

// order is an action that is being stored.
type order struct {
	page.Action
	led   Ledger
	begun atomic.Bool
	ended chan struct{} // closed when the store has answered, with entry and err
	entry model.Entry
	err   error
}

func newOrder(o page.Action, led Ledger) *order {
	return &order{Action: o, led: led, ended: make(chan struct{})}
}

// store stores the action when it is called first, and always returns what came of that.
func (o *order) store() (model.Entry, error) {
	if o.begun.CompareAndSwap(false, true) {
		o.entry, o.err = o.Do(o.led)
		close(o.ended)
	}
	<-o.ended
	return o.entry, o.err
}

// finish stores what was ordered before the program ended, for a while, and says what is not stored then. Nothing else
// runs by now: the terminal may be gone.
func (a *App) finish() error {
	var all []*order
	if a.storing != nil {
		all = append(all, a.storing)
	}
	for _, o := range a.waiting {
		all = append(all, newOrder(o, a.led))
	}
	late, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	lost := new(UnstoredError)
	for _, o := range all {
		if !lost.Hangs {
			go o.store()
			select {
			case <-o.ended:
				if o.err == nil {
					continue
				}
				lost.Err = cmp.Or(lost.Err, o.err)
			case <-late.Done():
				lost.Hangs = true
			}
		}
		lost.What = append(lost.What, cmp.Or(o.What, a.Words.SomeChange))
	}
	if lost.What == nil {
		return nil
	}
	return lost
}
