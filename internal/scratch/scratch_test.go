package scratch

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// childEnv names the folder in which this test, run as a process of its own, begins work.
const childEnv = "DUBAN_SCRATCH_CHILD"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childEnv); dir != "" {
		work(dir)
		return
	}
	os.Exit(m.Run())
}

// work begins a file and a folder, says so, and waits until its input ends.
func work(dir string) {
	var s Set
	for _, begin := range []func(dir, kind string) (*Work, error){s.NewFile, s.NewDir} {
		w, err := begin(dir, "new")
		if err != nil {
			fmt.Println("error:", err)
			os.Exit(1)
		}
		fmt.Println(w.Path)
	}
	_, _ = io.Copy(io.Discard, os.Stdin)
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestWhatAKilledProcessLeftIsRemovedAndWhatALivingOneMakesIsNot(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("nobody can see there who works on a file")
	}
	dir := t.TempDir()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"="+dir)
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer stdin.Close()
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said := bufio.NewReader(stdout)
	var made []string
	for range 2 {
		line, err := said.ReadString('\n')
		if err != nil || strings.HasPrefix(line, "error:") {
			t.Fatalf("the other process says %q, %v", line, err)
		}
		made = append(made, strings.TrimSpace(line))
	}
	begin := func() {
		t.Helper()
		var s Set
		w, err := s.NewFile(dir, "backup")
		if err != nil {
			t.Fatal(err)
		}
		w.Discard()
	}
	begin()
	for _, path := range made {
		if _, err := os.Stat(path); err != nil {
			t.Errorf("a living process loses its work: %v", err)
		}
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it was killed
	begin()
	if left := names(t, dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestFilesOfOthersAreNotTouched(t *testing.T) {
	dir := t.TempDir()
	others := []string{".backup-1", ".duban-new", ".duban-new-x1", ".duban-notes-1", ".lock-7", "duban-demo-3", "台账.duban-new-1"}
	for _, name := range others {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var s Set
	w, err := s.NewDir(dir, "new")
	if err != nil {
		t.Fatal(err)
	}
	w.Discard()
	slices.Sort(others)
	if got := names(t, dir); !slices.Equal(got, others) {
		t.Errorf("left are %v of %v", got, others)
	}
}

func TestAllUnfinishedWorkIsRemovedAtOnce(t *testing.T) {
	dir := t.TempDir()
	var s Set
	file, err := s.NewFile(dir, "export")
	if err != nil {
		t.Fatal(err)
	}
	folder, err := s.NewDir(dir, "demo")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder.Path, "demo.db"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	done, err := s.NewFile(dir, "backup")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := done.File.WriteString("whole"); err != nil {
		t.Fatal(err)
	}
	if err := done.Rename(filepath.Join(dir, "copy.db")); err != nil {
		t.Fatal(err)
	}
	s.Discard()
	s.Discard()
	file.Discard()
	done.Discard()
	if got := names(t, dir); !slices.Equal(got, []string{"copy.db"}) {
		t.Errorf("left are %v", got)
	}
}

func TestWorkThatCannotBeNamedIsGone(t *testing.T) {
	dir := t.TempDir()
	var s Set
	w, err := s.NewFile(dir, "backup")
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Rename(filepath.Join(dir, "missing", "copy.db")); err == nil {
		t.Error("it was renamed into a folder that is not there")
	}
	if left := names(t, dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
