// Package dbtest opens ledgers for tests.
package dbtest

import (
	"path/filepath"
	"testing"

	"duban/db"
)

// Open returns an empty ledger in a folder of its own. When the test ends the
// ledger is checked, and whatever Check finds fails the test.
func Open(t testing.TB) *db.Store {
	t.Helper()
	s, err := db.Open(filepath.Join(t.TempDir(), "test.duban"), db.Options{Who: "test", NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for _, err := range s.Check() {
			t.Error(err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}
