// Tested reads what go test -json says and prints what a person wants of it: a line for each package, all that a test
// that failed has said, and at the end how many tests were skipped and why. Without it a test that is skipped because
// something is not installed looks like one that has passed.
//
//	go test -json ./... | go run ./tools/tested
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
)

func main() {
	failed, err := summarise(os.Stdin, os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "tested:", err)
	}
	if failed || err != nil {
		os.Exit(1)
	}
}

// event is a line of go test -json, see go doc test2json.
type event struct {
	Action  string
	Package string
	Test    string
	Output  string
}

type test struct{ pkg, name string }

// reason is a line that a test logs: the last one before it is skipped says why.
var reason = regexp.MustCompile(`^\s*\S+\.go:\d+: (.+)`)

// summarise prints what in says, and tells whether anything failed.
func summarise(in io.Reader, out io.Writer) (failed bool, err error) {
	w := bufio.NewWriter(out)
	said := make(map[test][]string)
	skipped := make(map[string]int)
	passed := 0
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadString('\n')
		if line != "" {
			var e event
			if json.Unmarshal([]byte(line), &e) != nil || e.Action == "" {
				fmt.Fprint(w, line) // go itself has something to say
				continue
			}
			key := test{e.Package, e.Test}
			switch e.Action {
			case "build-output":
				fmt.Fprint(w, e.Output)
			case "build-fail":
				failed = true
			case "output":
				if e.Test == "" && (strings.HasPrefix(e.Output, "ok ") || strings.HasPrefix(e.Output, "FAIL\t")) {
					fmt.Fprint(w, e.Output)
					if err := w.Flush(); err != nil {
						return failed, err
					}
				} else {
					said[key] = append(said[key], e.Output)
				}
			case "pass":
				if e.Test != "" {
					passed++
				}
				delete(said, key)
			case "skip":
				if e.Test != "" {
					skipped[why(said[key])]++
				}
				delete(said, key)
			case "fail":
				failed = true
				for _, s := range said[key] {
					fmt.Fprint(w, s)
				}
				delete(said, key)
				if e.Test == "" {
					unfinished(w, said, e.Package)
				}
			}
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return failed, err
		}
	}
	total := 0
	for _, n := range skipped {
		total += n
	}
	fmt.Fprintf(w, "%d tests passed, %d skipped\n", passed, total)
	reasons := make([]string, 0, len(skipped))
	for r := range skipped {
		reasons = append(reasons, r)
	}
	slices.Sort(reasons)
	for _, r := range reasons {
		fmt.Fprintf(w, "  %d skipped: %s\n", skipped[r], r)
	}
	return failed, w.Flush()
}

// unfinished prints what the tests of a package said that never came to an end.
func unfinished(w io.Writer, said map[test][]string, pkg string) {
	var keys []test
	for k := range said {
		if k.pkg == pkg {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b test) int { return strings.Compare(a.name, b.name) })
	for _, k := range keys {
		for _, s := range said[k] {
			fmt.Fprint(w, s)
		}
		delete(said, k)
	}
}

func why(said []string) string {
	for _, s := range slices.Backward(said) {
		if m := reason.FindStringSubmatch(s); m != nil {
			return m[1]
		}
	}
	return "it does not say why"
}
