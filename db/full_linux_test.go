package db

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"

	"duban/model"
)

// childFills reports until there is no more room, then looks whether the
// ledger still is what it was after the last report that was taken.
func childFills(path string) error {
	if limit := os.Getenv(childEnv + "_LIMIT"); limit != "" {
		signal.Ignore(syscall.SIGXFSZ) // the write then fails instead
		var n uint64
		if _, err := fmt.Sscan(limit, &n); err != nil {
			return err
		}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: n, Max: n}); err != nil {
			return err
		}
	}
	s, err := Open(path, Options{Now: testNow, Keep: -1})
	if err != nil {
		return err
	}
	text := strings.Repeat("很长的一句话", 300)
	before, err := s.Export()
	if err != nil {
		return err
	}
	for i := 0; ; i++ {
		if _, err = s.Report("c0-0", model.Return{Date: day("2018-09-30"), Text: text}); err != nil {
			break
		}
		if before, err = s.Export(); err != nil {
			return err
		}
		if i > 100_000 {
			return errors.New("the disk never became full")
		}
	}
	after, readErr := s.Export()
	switch {
	case !errors.Is(err, ErrDiskFull) || strings.Contains(err.Error(), "\n"):
		return fmt.Errorf("a write without room gives %v", err)
	case readErr != nil || !reflect.DeepEqual(before, after):
		return fmt.Errorf("the failed write changed the ledger (%v)", readErr)
	}
	if findings := s.Check(); len(findings) > 0 {
		return findings[0]
	}
	if err := s.Backup(filepath.Join(filepath.Dir(path), "copy.duban")); !errors.Is(err, ErrDiskFull) && os.Getenv(childEnv+"_LIMIT") == "" {
		return fmt.Errorf("a backup without room gives %v", err)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".duban-*"))
	if err != nil || len(left) > 0 {
		return fmt.Errorf("a failed backup left %v behind (%v)", left, err)
	}
	fmt.Println("full after", len(after.Plans[0].Records[0].Returns), "reports")
	return s.Close()
}

// fillDisk runs childFills on a ledger in dir and opens what it leaves.
func fillDisk(t *testing.T, dir string) {
	path := filepath.Join(dir, "ledger.duban")
	s := openAt(t, path)
	if _, _, _, err := s.Import(testLedger(10), model.ActSeed); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	cmd, out, _ := start(t, "full", path)
	said := string(must(io.ReadAll(out))(t))
	if err := cmd.Wait(); err != nil || !strings.HasPrefix(said, "full after") {
		t.Fatalf("%s (%v)", said, err)
	}
	s = openAt(t, path)
	if n := len(must(s.Returns("c0-0"))(t)); fmt.Sprintf("full after %d reports\n", n) != said {
		t.Errorf("%d reports are there, but it was %s", n, said)
	}
	sound(t, s)
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func TestAFullDiskLeavesTheLedgerAsItWas(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=1m,mode=0700"); err != nil {
		t.Skipf("a small file system cannot be made here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	fillDisk(t, dir)
}

func TestAFileThatMayGrowNoFurtherLeavesTheLedgerAsItWas(t *testing.T) {
	t.Setenv(childEnv+"_LIMIT", fmt.Sprint(1<<20))
	fillDisk(t, t.TempDir())
}
