package db

import (
	"bytes"
	"os"
	"testing"
)

// TestADamagedFirstPageIsTold damages each byte of the page that the last change wrote.
func TestADamagedFirstPageIsTold(t *testing.T) {
	path, c := kept(t)
	whole := must(os.ReadFile(path))(t)
	newest := func(data []byte) (page int) {
		if writtenBy(data) < writtenBy(data[os.Getpagesize():]) {
			page = os.Getpagesize()
		}
		return page
	}(whole)
	spare := os.Getpagesize() - newest
	for name, page := range map[string]int{"the newer": newest, "the older": spare} {
		for i := range firstPageEnd {
			data := bytes.Clone(whole)
			data[page+i] ^= 0x04
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			s, err := Open(path, Options{Now: c.read, NoSync: true})
			if err != nil {
				t.Fatalf("byte %d of %s: %v", i, name, err)
			}
			inHeader := i < firstPageMagic
			lost := len(must(s.Returns("c0-1"))(t)) < 6
			if lost != (page == newest && !inHeader) {
				t.Errorf("byte %d of %s: the last report is gone %v", i, name, lost)
			}
			if lost && !s.LastChangeLost() {
				t.Errorf("byte %d of %s: the last change is gone, and nothing says so", i, name)
			}
			inNumber := i >= firstPageTx && i < firstPageSum
			if !lost && s.LastChangeLost() && !inNumber { // with the number gone nobody knows
				t.Errorf("byte %d of %s: the last change is there, and said to be lost", i, name)
			}
			if state := must(s.State())(t); state.LastChangeLost != s.LastChangeLost() {
				t.Errorf("byte %d of %s: its state says %v", i, name, state.LastChangeLost)
			}
			unread := i >= 10 && inHeader // by bbolt, and by anybody
			if findings := s.Check(); len(findings) != 1 && !unread {
				t.Errorf("byte %d of %s: Check finds %v", i, name, findings)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}
