// Package golden holds what a test makes against a file that somebody has looked at. With the flag -update the file
// becomes what the test makes; the test prints what changes, old to new, and fails all the same, so that a rewritten
// file is never taken for one that was right.
package golden

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
)

var update = flag.Bool("update", false, "rewrite the kept files that differ, print the differences, and fail")

const (
	mostLines = 60  // of one difference
	mostRunes = 240 // of one line
)

// Check fails the test if got is not the text of the file, and says how they differ.
func Check(t testing.TB, path, got string) {
	t.Helper()
	data, err := os.ReadFile(path)
	missing := errors.Is(err, fs.ErrNotExist)
	if err != nil && !missing {
		t.Fatal(err)
	}
	// A checkout under Windows may have given the lines its own ends.
	kept := strings.ReplaceAll(string(data), "\r\n", "\n")
	if !missing && kept == got {
		return
	}
	differs(t, path, kept, got, []byte(got))
}

// CheckBinary is Check for a file that nobody can read: kept and got are what the file holds and would hold, in
// words, and data is what is written with -update.
func CheckBinary(t testing.TB, path, kept, got string, data []byte) {
	t.Helper()
	if kept != got {
		differs(t, path, kept, got, data)
	}
}

// differs fails the test, and writes the file with -update.
func differs(t testing.TB, path, kept, got string, data []byte) {
	t.Helper()
	name := filepath.ToSlash(path)
	if !*update {
		t.Errorf("%s is not what is made now; look at the difference, and keep it with -update if it is right:\n%s", name, Diff(kept, got))
		return
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Errorf("%s was rewritten; look at the difference, then run the test again without -update:\n%s", name, Diff(kept, got))
}

// Diff is the unified difference of two texts, of which the first is the one that was kept. What is too long to be
// looked at is cut, and says so.
func Diff(kept, made string) string {
	lines := strings.Split(strings.TrimSuffix(string(diff.Diff("kept", []byte(kept), "made now", []byte(made))), "\n"), "\n")
	if len(lines) > 1 && strings.HasPrefix(lines[0], "diff ") {
		lines = lines[1:] // the names follow
	}
	more := len(lines) - mostLines
	if more > 0 {
		lines = lines[:mostLines]
	}
	for i, l := range lines {
		if r := []rune(l); len(r) > mostRunes {
			lines[i] = fmt.Sprintf("%s… (%d more characters)", string(r[:mostRunes]), len(r)-mostRunes)
		}
	}
	if more > 0 {
		lines = append(lines, fmt.Sprintf("… (%d more lines)", more))
	}
	return strings.Join(lines, "\n") + "\n"
}
