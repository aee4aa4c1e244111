// Package founding finds the founding documents for tests that compare with them. They are published papers that lie
// beside the checkout and not in it, in the folder ../shared or in the one that the variable DUBAN_FOUNDING names:
// the texts in seeds, the transcriptions that were checked by eye in truth. Where one is missing the test is skipped
// and says what is missing; .ci/run counts the tests that were skipped.
package founding

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// folder is where the documents lie, if they are there.
var folder = sync.OnceValues(func() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, "..", "shared"), nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("the tests do not run inside the module")
		}
		dir = up
	}
})

func under(t testing.TB, kind string) string {
	t.Helper()
	if dir := os.Getenv("DUBAN_FOUNDING"); dir != "" {
		return filepath.Join(dir, kind)
	}
	dir, err := folder()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, kind)
}

// Text returns the name of the file and the text of a founding document, which is known by the number that its name
// begins with, and skips the test where it is missing.
func Text(t testing.TB, number string) (name string, data []byte) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(under(t, "seeds"), number+"_*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if len(names) != 1 {
		t.Skipf("the founding document %s is not beside the checkout", number)
	}
	data, err = os.ReadFile(names[0])
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Base(names[0]), data
}

// Numbers are those of all founding documents.
func Numbers() []string { return []string{"000", "001", "002", "003", "004"} }

// Truth returns the transcription of a founding document as JSON, and skips the test where it is missing.
func Truth(t testing.TB, number string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(under(t, "truth"), "truth-"+number+".json"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("the transcription of the founding document %s is not beside the checkout", number)
	}
	if err != nil {
		t.Fatal(err)
	}
	return data
}
