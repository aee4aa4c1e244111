//go:build linux

// Bench runs the dashboard in a terminal of its own and says how long it takes from the start of the process to
// the first full frame and to the whole ledger, from a key to its frame, and how much memory it has used. See
// docs/performance.md.
//
//	go build -o /tmp/duban . && /tmp/duban --db /tmp/big.db demo --tasks 100000 --no-ui
//	go run ./tools/bench -runs 11 /tmp/duban --db /tmp/big.db
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"
)

const (
	width  = 120
	height = 36
)

// reading is what the dashboard says, in English, while the ledger is not there yet.
const reading = "Reading the ledger"

// figures are what one run of the dashboard gives.
type figures struct {
	first, loaded     time.Duration // since the process was started
	scroll, typing    []time.Duration
	atLoad, atEnd, hw int // KiB of memory: when loaded, at the end, and at the most
}

func main() {
	runs := flag.Int("runs", 7, "how often to run the dashboard")
	query := flag.String("query", "jiaotong", "what to type into the search")
	keys := flag.Int("keys", 60, "how often to press Down")
	flag.Parse()
	if flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "usage: bench [-runs N] [-keys N] [-query TEXT] DUBAN [FLAG ...]")
		os.Exit(2)
	}
	var all []figures
	for range *runs {
		f, err := run(flag.Args(), *keys, *query)
		if err != nil {
			fmt.Fprintln(os.Stderr, "bench:", err)
			os.Exit(1)
		}
		all = append(all, f)
	}
	report(all)
}

// run starts the dashboard, measures, and leaves it again.
func run(command []string, keys int, query string) (f figures, err error) {
	t, err := start(append(slices.Clip(command), "--lang", "en"))
	if err != nil {
		return f, err
	}
	defer func() { err = errors.Join(err, t.stop()) }()
	if f.first, err = t.until(filled); err != nil {
		return f, fmt.Errorf("waiting for the first frame: %w", err)
	}
	if f.loaded, err = t.until(func(s string) bool { return filled(s) && !strings.Contains(s, reading) }); err != nil {
		return f, fmt.Errorf("waiting for the ledger: %w", err)
	}
	f.atLoad, _ = t.memory()
	t.settle()
	if _, err := t.press("2"); err != nil { // the page of all tasks
		return f, err
	}
	for range keys {
		d, err := t.press("\x1b[B")
		if err != nil {
			return f, err
		}
		f.scroll = append(f.scroll, d)
	}
	if _, err := t.press("/"); err != nil {
		return f, err
	}
	for _, r := range query {
		d, err := t.press(string(r))
		if err != nil {
			return f, err
		}
		f.typing = append(f.typing, d)
	}
	f.atEnd, f.hw = t.memory()
	return f, nil
}

// filled reports whether the first and the last line of the screen hold something.
func filled(screen string) bool {
	lines := strings.Split(screen, "\n")
	return len(lines) >= height && strings.TrimSpace(lines[0]) != "" && strings.TrimSpace(lines[height-1]) != ""
}

func report(all []figures) {
	line := func(name string, pick func(f *figures) []time.Duration) {
		var d []time.Duration
		for i := range all {
			d = append(d, pick(&all[i])...)
		}
		slices.Sort(d)
		ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
		fmt.Printf("%-28s %8.1f %8.1f %8.1f   ms (least, median, most of %d)\n", name, ms(d[0]), ms(d[len(d)/2]), ms(d[len(d)-1]), len(d))
	}
	line("first full frame", func(f *figures) []time.Duration { return []time.Duration{f.first} })
	line("all loaded and shown", func(f *figures) []time.Duration { return []time.Duration{f.loaded} })
	line("key to frame, scrolling", func(f *figures) []time.Duration { return f.scroll })
	line("key to frame, searching", func(f *figures) []time.Duration { return f.typing })
	memory := func(name string, pick func(f *figures) int) {
		var kib []int
		for i := range all {
			kib = append(kib, pick(&all[i]))
		}
		slices.Sort(kib)
		fmt.Printf("%-28s %8.1f %8.1f %8.1f   MiB\n", name, float64(kib[0])/1024, float64(kib[len(kib)/2])/1024, float64(kib[len(kib)-1])/1024)
	}
	memory("memory when loaded", func(f *figures) int { return f.atLoad })
	memory("memory at the end", func(f *figures) int { return f.atEnd })
	memory("memory at the most", func(f *figures) int { return f.hw })
}
