// Package walktest holds tests of the whole below the screens: the store, the form in
// which ledgers are exported, the board and the rules, with what an officer does to them.
package walktest

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"duban/db"
	"duban/internal/ledgerjson"
	"duban/internal/slow"
	"duban/model"
)

// The walk: an officer does one thing after another, days go by, and what the
// board showed at the end of each day is remembered as text. The board of every
// remembered day, made of the records as they stood then, must be that text again:
// later, after a restart, and in a ledger restored from an export.
//
// WALK=n takes n walks and WALK_STEPS=n makes each so long; WALK_SEED is where
// they start. A walk that fails is shortened to the steps that it takes.

func number(name string, usual int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return usual
}

func TestPastBoardsAreWhatTheyWere(t *testing.T) {
	walks, steps := number("WALK", slow.Or(3, 1)), number("WALK_STEPS", 260)
	done, refused := map[string]int{}, map[string]int{}
	first := number("WALK_SEED", 1)
	for n := range walks {
		seed := uint64(first + n)
		order := make([]uint64, steps)
		for i := range order {
			order[i] = seed<<32 + uint64(i)
		}
		w := take(t, order)
		if w.fault != "" {
			order = shorten(t, order[:w.at+1], w.fault)
			w = take(t, order)
			t.Fatalf("walk %d: %s\nafter %d steps:\n%s", seed, w.fault, len(order), strings.Join(w.log, "\n"))
		}
		for name, n := range w.done {
			done[name] += n
		}
		for name, n := range w.refused {
			refused[name] += n
		}
	}
	for _, a := range acts {
		if done[a.name] == 0 && walks*steps > 3000 {
			t.Errorf("no walk ever came to %q", a.name)
		}
	}
	t.Logf("done %v\nrefused %v", done, refused)
}

// shorten leaves out steps as long as the walk still fails.
func shorten(t *testing.T, order []uint64, fault string) []uint64 {
	deadline := time.Now().Add(time.Duration(number("WALK_SHORTEN", 60)) * time.Second)
	kind, _, _ := strings.Cut(fault, ":")
	for size := len(order) / 2; size > 0; {
		smaller := false
		for from := 0; from < len(order) && time.Now().Before(deadline); {
			less := slices.Delete(slices.Clone(order), from, min(from+size, len(order)))
			w := take(t, less)
			if k, _, _ := strings.Cut(w.fault, ":"); w.fault != "" && k == kind {
				order, smaller = less[:w.at+1], true
			} else {
				from += size
			}
		}
		if !smaller || size > 1 {
			size /= 2
		}
	}
	return order
}

type memory struct {
	day  model.Date
	text string
}

type walk struct {
	t             testing.TB
	dir           string
	s             *db.Store
	files         int
	now           time.Time
	r             *rand.Rand
	remembered    []memory
	log           []string
	done, refused map[string]int
	names         int
	today         model.Date
	at            int
	fault         string
}

var errNothing = errors.New("nothing to do")

// take walks through the steps until one shows a fault.
func take(t *testing.T, order []uint64) *walk {
	dir, err := os.MkdirTemp(t.TempDir(), "walk")
	ok(t, err)
	defer os.RemoveAll(dir)
	w := &walk{
		t: t, dir: dir, done: map[string]int{}, refused: map[string]int{},
		now: time.Date(2026, 1, 5, 8, 0, 0, 0, time.Local), today: day("2026-01-05"),
	}
	w.open()
	_, _, _, err = w.s.Import(walkLedger(), model.ActSeed)
	ok(t, err)
	for i, seed := range order {
		w.at = i
		w.r = rand.New(rand.NewPCG(seed, seed))
		if w.step(); w.fault != "" {
			break
		}
	}
	if w.fault == "" {
		w.r = rand.New(rand.NewPCG(9, 9))
		w.endOfDay()
		w.look("at last")
		w.restart(true)
		w.look("at last, restored")
	}
	ok(t, w.s.Close())
	return w
}

func (w *walk) open() {
	s, err := db.Open(filepath.Join(w.dir, fmt.Sprintf("%d.duban", w.files)), db.Options{Who: "督查员", NoSync: true, Keep: -1, Now: func() time.Time { return w.now }})
	ok(w.t, err)
	w.s = s
}

// restart closes the store and opens it again, or one restored from its export.
func (w *walk) restart(export bool) {
	if export && os.Getenv("WALK_PLAIN") == "" {
		l, err := w.s.Export()
		ok(w.t, err)
		var b bytes.Buffer
		ok(w.t, ledgerjson.Encode(&b, l, calendar, w.today))
		text := b.String()
		back, err := ledgerjson.Decode(&b)
		if err != nil {
			w.fault = "export: it cannot be read: " + err.Error()
			return
		}
		ok(w.t, w.s.Close())
		w.files++
		w.open()
		if _, _, _, err = w.s.Import(back, model.ActRestore); err != nil {
			w.fault = "restore: " + err.Error()
			return
		}
		again, err := w.s.Export()
		ok(w.t, err)
		b.Reset()
		ok(w.t, ledgerjson.Encode(&b, again, calendar, w.today))
		if d := differ(text, b.String()); d != "" {
			w.fault = "export of what was restored: " + d
		}
		return
	}
	ok(w.t, w.s.Close())
	w.open()
}

func (w *walk) step() {
	switch n := w.r.IntN(100); {
	case n < 26:
		w.endOfDay()
		days := 1 + w.r.IntN(9)
		w.log = append(w.log, fmt.Sprintf("%s: %d days go by", w.today, days))
		for range days {
			w.now = w.now.AddDate(0, 0, 1)
			w.today = model.DateOf(w.now)
			if w.r.IntN(5) == 0 && w.fault == "" {
				w.endOfDay() // an officer looks and does nothing
			}
		}
	case n < 29:
		switch w.r.IntN(3) {
		case 0:
			w.restart(false)
			w.look("after a restart")
		case 1:
			w.restart(true)
			w.log = append(w.log, fmt.Sprintf("%s: restored from an export", w.today))
			if w.fault == "" {
				w.look("after a restoration")
			}
		default:
			w.look("later")
		}
	default:
		w.now = w.now.Add(time.Minute)
		a := w.choose()
		before := w.now
		what, err := a.do(w)
		w.now = before
		switch {
		case errors.Is(err, errNothing):
			return
		case err != nil:
			w.refused[a.name]++
			if errors.Is(err, db.ErrDamaged) {
				w.fault = fmt.Sprintf("%s: %v", a.name, err)
			}
			if os.Getenv("WALK_REFUSED") != "" {
				w.log = append(w.log, fmt.Sprintf("%s: %s %s REFUSED %v", w.today, a.name, what, err))
				w.t.Logf("%s %s: %v", a.name, what, err)
			}
			return
		}
		w.done[a.name]++
		w.log = append(w.log, fmt.Sprintf("%s: %s %s", w.today, a.name, what))
		if w.r.IntN(25) == 0 {
			for _, err := range w.s.Check() {
				w.fault = "check: " + err.Error()
			}
		}
	}
}

// endOfDay remembers the board of the day that ends. It must be the board of the day
// also when it is asked for as a past one.
func (w *walk) endOfDay() {
	b := boardOf(w.t, w.s, w.today)
	if w.r.IntN(4) == 0 || os.Getenv("WALK_RECOUNT") != "" {
		returns := func(id string) []model.Return {
			all, err := w.s.Returns(id)
			ok(w.t, err)
			return all
		}
		for _, d := range append(recount(b, returns), relight(b, returns)...) {
			w.fault = fmt.Sprintf("recount %s, on %s", d, w.today)
			return
		}
	}
	text := printed(w.t, b, w.s.Returns)
	if d := differ(text, w.board(w.today)); d != "" {
		w.fault = fmt.Sprintf("board of today: on %s: %s", w.today, d)
	}
	if n := len(w.remembered); n > 0 && w.remembered[n-1].day == w.today {
		w.remembered = w.remembered[:n-1]
	}
	w.remembered = append(w.remembered, memory{w.today, text})
}

func (w *walk) board(on model.Date) string {
	return printed(w.t, boardOn(w.t, w.s, on), func(id string) ([]model.Return, error) { return w.s.ReturnsOn(id, on) })
}

// look makes the boards of remembered days again.
func (w *walk) look(when string) {
	for i, m := range w.remembered {
		if len(w.remembered) > 40 && i%3 != w.r.IntN(3) {
			continue
		}
		if m.day == w.today {
			continue
		}
		if d := differ(m.text, w.board(m.day)); d != "" {
			w.fault = fmt.Sprintf("past board: %s, on %s, the board of %s: %s", when, w.today, m.day, d)
			return
		}
	}
}

func (w *walk) choose() *act {
	total := 0
	for i := range acts {
		total += acts[i].weight
	}
	n := w.r.IntN(total)
	for i := range acts {
		if n -= acts[i].weight; n < 0 {
			return &acts[i]
		}
	}
	return nil
}
