package db

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"duban/model"
)

// lost opens a ledger of a few pages on which something can be reported.
func lost(t *testing.T) (s *Store, path string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("lets nobody touch a file that is open")
	}
	path = filepath.Join(t.TempDir(), "ledger.duban")
	s = must(Open(path, Options{Now: testNow, Keep: -1, NoSync: true}))(t)
	t.Cleanup(func() { _ = s.Close() })
	if _, _, _, err := s.Import(testLedger(40), model.ActSeed); err != nil {
		t.Fatal(err)
	}
	must(s.Report("c0-0", testReport("2018-09-30", "0.60")))(t)
	return s, path
}

// losses are what can happen to a file under an open ledger.
var losses = []struct {
	name string
	how  Loss
	do   func(path string) error
}{
	{"deleted", Gone, os.Remove},
	{"moved", Gone, func(path string) error { return os.Rename(path, path+".old") }},
	{"its folder moved", Gone, func(path string) error { return os.Rename(filepath.Dir(path), filepath.Dir(path)+".old") }},
	{"replaced by a copy of itself", Replaced, func(path string) error {
		if err := copyFile(path, path+".new"); err != nil {
			return err
		}
		return os.Rename(path+".new", path)
	}},
	{"emptied", Cut, func(path string) error { return os.Truncate(path, 0) }},
	{"cut in its first pages", Cut, func(path string) error { return os.Truncate(path, 100) }},
	{"cut in the middle", Cut, func(path string) error {
		info, err := os.Stat(path)
		if err != nil {
			return err
		}
		return os.Truncate(path, info.Size()/2)
	}},
	{"written over by a longer ledger", Rewritten, func(path string) error {
		other, err := Open(path+".new", Options{Now: testNow, Keep: -1, NoSync: true})
		if err != nil {
			return err
		}
		if _, _, _, err := other.Import(testLedger(400), model.ActSeed); err != nil {
			return err
		}
		if err := other.Close(); err != nil {
			return err
		}
		return copyFile(path+".new", path) // as cp does
	}},
}

func copyFile(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o600)
}

func TestNothingIsStoredInAFileThatIsNotTheOneOfThatName(t *testing.T) {
	for _, c := range losses {
		t.Run(c.name, func(t *testing.T) {
			s, path := lost(t)
			if err := s.InPlace(); err != nil {
				t.Fatalf("before anything happened: %v", err)
			}
			if err := c.do(path); err != nil {
				t.Fatal(err)
			}
			for what, err := range map[string]error{
				"looking": s.InPlace(),
				"writing": func() error { _, err := s.Report("c0-1", testReport("2018-09-30", "0.70")); return err }(),
			} {
				var moved *MovedError
				if !errors.As(err, &moved) || !errors.Is(err, ErrMoved) || moved.How != c.how || moved.Path != path {
					t.Errorf("%s gives %v", what, err)
				}
			}
			if err := s.Close(); err != nil {
				t.Errorf("closing: %v", err)
			}
		})
	}
}

func TestTheNoteOfAnotherHoldersFileStays(t *testing.T) {
	s, path := lost(t)
	if err := copyFile(path, path+".new"); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		t.Fatal(err)
	}
	other := openAt(t, path)
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(noteOf(path)); err != nil {
		t.Errorf("the note of whoever has the new file is gone: %v", err)
	}
	sound(t, other)
}

func TestAFileThatIsPutBackIsWrittenToAgain(t *testing.T) {
	s, path := lost(t)
	if err := os.Rename(path, path+".old"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Report("c0-1", testReport("2018-09-30", "0.70")); !errors.Is(err, ErrMoved) {
		t.Fatalf("reporting gives %v", err)
	}
	if err := os.Rename(path+".old", path); err != nil {
		t.Fatal(err)
	}
	must(s.Report("c0-1", testReport("2018-09-30", "0.70")))(t)
	sound(t, s)
}

func TestALedgerThatLostItsFileCanBeKeptInAnother(t *testing.T) {
	for _, c := range losses {
		t.Run(c.name, func(t *testing.T) {
			s, path := lost(t)
			want := export(t, s)
			if err := c.do(path); err != nil {
				t.Fatal(err)
			}
			to := filepath.Join(filepath.Dir(path), "kept.duban")
			err := s.Backup(to)
			if c.how == Cut || c.how == Rewritten {
				if _, e := os.Stat(to); !errors.Is(err, ErrMoved) || !errors.Is(e, fs.ErrNotExist) {
					t.Errorf("what is no more was copied: %v, %v", err, e)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			kept := openAt(t, to)
			sound(t, kept)
			if got := export(t, kept); len(got.Plans[0].Records[0].Returns) != len(want.Plans[0].Records[0].Returns) {
				t.Errorf("the copy holds %+v", got.Plans[0].Records[0])
			}
		})
	}
}

// Whoever reads an emptied file faults while bbolt holds its locks.
func TestAnEmptiedFileHangsNobody(t *testing.T) {
	s, path := lost(t)
	if err := os.Truncate(path, 0); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error)
	const readers = 8
	for range readers {
		go func() {
			_, err := s.Tasks()
			if err == nil {
				_, err = s.Task("c0-0")
			}
			ended <- err
		}()
	}
	for range readers {
		if err := <-ended; !errors.Is(err, ErrMoved) {
			t.Errorf("reading gives %v", err)
		}
	}
	if _, err := s.Report("c0-0", testReport("2018-09-30", "0.70")); !errors.Is(err, ErrMoved) {
		t.Errorf("writing gives %v", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	// The lock is free: what another program puts there can be opened.
	if err := os.WriteFile(path, written(t), 0o600); err != nil {
		t.Fatal(err)
	}
	openAt(t, path)
}

func TestACopyIsOnlyMadeOfALedger(t *testing.T) {
	dir := t.TempDir()
	temp := filepath.Join(dir, "tmp")
	if err := os.Mkdir(temp, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", temp)
	t.Setenv("TMP", temp)
	huge := filepath.Join(dir, "huge")
	f := must(os.Create(huge))(t)
	if err := f.Truncate(1 << 40); err != nil {
		t.Skipf("no file with holes can be made here: %v", err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenCopy(huge, Options{}); !errors.Is(err, ErrNotLedger) {
		t.Errorf("a file of zeros gives %v", err)
	}

	// Of a ledger with a hole behind it only the ledger is copied.
	long := filepath.Join(dir, "long")
	if err := os.WriteFile(long, written(t), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(long, 1<<40); err != nil {
		t.Fatal(err)
	}
	s := must(OpenCopy(long, Options{}))(t)
	sound(t, s)
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if left := must(os.ReadDir(temp))(t); len(left) > 0 {
		t.Errorf("left in the folder for temporary files: %v", left)
	}
}

func TestAFolderForTemporaryFilesThatIsNotThereIsNoFaultOfTheLedger(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.duban")
	if err := os.WriteFile(path, written(t), 0o600); err != nil {
		t.Fatal(err)
	}
	missing := filepath.Join(t.TempDir(), "missing")
	t.Setenv("TMPDIR", missing)
	t.Setenv("TMP", missing)
	_, err := OpenCopy(path, Options{})
	var temp *TempError
	if !errors.As(err, &temp) || temp.Dir != missing {
		t.Errorf("it gives %v", err)
	}
}

// Both ways of telling how a copy failed: writing it, and reading what is copied.
func TestOnlyWritingACopyIsTheFaultOfTheFolder(t *testing.T) {
	temp := filepath.Join(t.TempDir(), "copy")
	broken := io.MultiReader(bytes.NewReader([]byte("x")), brokenReader{})
	err := writeCopy(temp, nil, broken)
	var fault *TempError
	if err == nil || errors.As(err, &fault) {
		t.Errorf("a ledger that cannot be read gives %v", err)
	}
	if err := writeCopy(temp, nil, broken); !errors.As(err, &fault) {
		t.Errorf("a file that is there already gives %v", err)
	}
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, fmt.Errorf("input/output error") }
