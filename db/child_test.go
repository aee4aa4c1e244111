package db

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"duban/internal/slow"
	"duban/model"
)

// childEnv names the part that a process started by a test plays.
const childEnv = "DUBAN_DB_CHILD"

// child plays the part named, if one is, in a process of its own. What it
// works on is the ledger named by the second variable.
func child(part string) bool {
	parts := map[string]func(path string) error{
		"report": childReports,
		"hold":   childHolds,
		"full":   childFills,
	}
	play, ok := parts[part]
	if !ok {
		return false
	}
	if err := play(os.Getenv(childEnv + "_PATH")); err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
	return true
}

// start runs a part of this test in a process of its own.
func start(t *testing.T, part, path string) (cmd *exec.Cmd, out *bufio.Reader, in io.Closer) {
	t.Helper()
	cmd = exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), childEnv+"="+part, childEnv+"_PATH="+path)
	stdin := must(cmd.StdinPipe())(t)
	stdout := must(cmd.StdoutPipe())(t)
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	return cmd, bufio.NewReader(stdout), stdin
}

// childReports reports for ever, with fsync, and says each time what it was
// promised to be stored.
func childReports(path string) error {
	s, err := Open(path, Options{Now: testNow, Keep: -1})
	if err != nil {
		return err
	}
	n, err := s.Counts()
	if err != nil {
		return err
	}
	for i := n.Entries; ; i++ {
		id := fmt.Sprintf("c%d-%d", i%2, i%10)
		e, err := s.Report(id, model.Return{Date: day("2018-09-30"), Text: "第" + strconv.Itoa(i) + "次"})
		if err != nil {
			return err
		}
		if i%7 == 0 {
			task, err := s.Task(id)
			if err != nil {
				return err
			}
			task.Title = "题目" + strconv.Itoa(i)
			if _, err := s.SaveTask(task, model.ActEdit, ""); err != nil {
				return err
			}
		}
		fmt.Println(e.Seq, id, i)
	}
}

func TestNoAcknowledgedReportIsLostWhenTheProcessIsKilled(t *testing.T) {
	kills := slow.Or(25, 6)
	path := filepath.Join(t.TempDir(), "ledger.duban")
	s := openAt(t, path)
	if _, _, _, err := s.Import(testLedger(40), model.ActSeed); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	var acknowledged []string
	for kill := range kills {
		cmd, out, _ := start(t, "report", path)
		// Killed after another number of reports each time, and at a moment that
		// the scheduler chooses: the child runs on while its lines are read.
		for range 1 + kill*3 {
			line, err := out.ReadString('\n')
			if err != nil || strings.HasPrefix(line, "error:") {
				t.Fatalf("the reporting process ended: %s %v", line, err)
			}
			acknowledged = append(acknowledged, line)
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		// What it still got out before it died was acknowledged too.
		rest := must(io.ReadAll(out))(t)
		_ = cmd.Wait()
		for line := range strings.Lines(string(rest)) {
			if strings.HasSuffix(line, "\n") {
				acknowledged = append(acknowledged, line)
			}
		}
		s := openAt(t, path)
		for _, err := range s.Check() {
			t.Fatalf("after kill %d: %v", kill+1, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	s = openAt(t, path)
	entries := must(s.Journal(0))(t)
	for _, line := range acknowledged {
		var seq, i int
		var id string
		if _, err := fmt.Sscan(line, &seq, &id, &i); err != nil {
			t.Fatal(err)
		}
		if e := entries[len(entries)-seq]; e.Seq != uint64(seq) || e.Tasks()[0] != id {
			t.Errorf("entry %d of %s is %+v", seq, id, e)
		}
		found := false
		for _, p := range must(s.Returns(id))(t) {
			found = found || p.Text == "第"+strconv.Itoa(i)+"次"
		}
		if !found {
			t.Errorf("report %d on %s was acknowledged and is lost", i, id)
		}
	}
	t.Logf("%d reports acknowledged, %d kills", len(acknowledged), kills)
}

// childHolds keeps the ledger open until its input ends.
func childHolds(path string) error {
	s, err := Open(path, Options{Now: testNow, Keep: -1})
	if err != nil {
		return err
	}
	fmt.Println("open")
	if _, err := io.Copy(io.Discard, os.Stdin); err != nil {
		return err
	}
	return s.Close()
}

func TestALockedLedgerNamesItsHolderAndCanBeReadFromACopy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.duban")
	s := openAt(t, path)
	if _, _, _, err := s.Import(testLedger(10), model.ActSeed); err != nil {
		t.Fatal(err)
	}
	want := export(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	cmd, out, in := start(t, "hold", path)
	if line, err := out.ReadString('\n'); err != nil || line != "open\n" {
		t.Fatalf("the holding process said %q, %v", line, err)
	}
	for _, readOnly := range []bool{false, true} {
		began := time.Now()
		_, err := Open(path, Options{ReadOnly: readOnly})
		var locked *LockedError
		if !errors.As(err, &locked) || !errors.Is(err, ErrLocked) {
			t.Fatalf("opening a ledger in use gives %v", err)
		}
		if locked.Holder.PID != cmd.Process.Pid || !strings.Contains(err.Error(), strconv.Itoa(cmd.Process.Pid)) ||
			locked.Holder.Program == "" || !strings.Contains(err.Error(), "read-only copy") {
			t.Errorf("the message is %q", err)
		}
		if took := time.Since(began); took > 20*patience {
			t.Errorf("it took %v to say so", took)
		}
	}
	if h, found := systemHolder(path); found && h.PID != cmd.Process.Pid {
		t.Errorf("the system says that %+v holds it", h)
	}

	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	t.Setenv("TMP", temp)
	c := must(OpenCopy(path, Options{}))(t)
	if got := export(t, c); len(got.Plans) != 2 || len(got.Plans[0].Records) != len(want.Plans[0].Records) {
		t.Errorf("the copy holds %+v", got)
	}
	sound(t, c)
	if _, err := c.Report("c0-0", testReport("2026-11-20", "1")); !errors.Is(err, ErrReadOnly) {
		t.Errorf("writing to a copy gives %v", err)
	}
	if !c.ReadOnly() || c.Path() != path {
		t.Errorf("the copy says %v, %s", c.ReadOnly(), c.Path())
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
	if left := must(os.ReadDir(temp))(t); len(left) > 0 {
		t.Errorf("the copy left %v behind", left)
	}

	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(noteOf(path)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the note is still there: %v", err)
	}
	openAt(t, path)
}

func TestTheNoteTellsWhatTheSystemDoesNot(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.duban")
	if h := holderOf(path); h != (Holder{}) {
		t.Errorf("nobody holds it, but %+v", h)
	}
	if err := os.WriteFile(noteOf(path), []byte(`{"pid":7,"program":"du\u001b[31mban","user":"甲","host":"督查室-2"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	h := holderOf(path)
	if h.PID != 7 || h.Program != "du[31mban" || h.User != "甲" || h.Host != "督查室-2" {
		t.Errorf("holder = %+v", h)
	}
	if text := (&LockedError{Path: path, Holder: h}).Error(); !strings.Contains(text, "process 7") || !strings.Contains(text, "督查室-2") {
		t.Errorf("message = %q", text)
	}
}

// TestACopyOfABusyLedgerShowsOneMoment copies while another process reports.
func TestACopyOfABusyLedgerShowsOneMoment(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.duban")
	s := openAt(t, path)
	if _, _, _, err := s.Import(testLedger(200), model.ActSeed); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	_, out, _ := start(t, "report", path)
	if _, err := out.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	copied := 0
	for range 20 {
		c, err := OpenCopy(path, Options{})
		if errors.Is(err, errTorn) {
			if _, err := out.ReadString('\n'); err != nil { // it goes on writing
				t.Fatal(err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		copied++
		sound(t, c)
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	}
	if copied == 0 {
		t.Error("no copy could be made")
	}
}
