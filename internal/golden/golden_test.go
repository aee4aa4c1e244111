package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// listener notes what a test is told instead of failing it.
type listener struct {
	testing.TB
	errors []string
}

func (l *listener) Helper() {}

func (l *listener) Errorf(format string, args ...any) {
	l.errors = append(l.errors, fmt.Sprintf(format, args...))
}

func (l *listener) Fatal(args ...any) {
	l.errors = append(l.errors, fmt.Sprint(args...))
	runtime.Goexit()
}

// check runs Check as a test would, and returns what it says.
func check(t *testing.T, path, got string, rewrite bool) string {
	t.Helper()
	was := *update
	*update = rewrite
	defer func() { *update = was }()
	l := &listener{TB: t}
	done := make(chan struct{})
	go func() {
		defer close(done)
		Check(l, path, got)
	}()
	<-done
	return strings.Join(l.errors, "\n")
}

func contents(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestWhatIsAsItWasKeptPasses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.want")
	for _, text := range []string{"一\n二\n", "一\r\n二\r\n"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, rewrite := range []bool{false, true} {
			if said := check(t, path, "一\n二\n", rewrite); said != "" {
				t.Errorf("%q, -update=%v: %s", text, rewrite, said)
			}
			if now := contents(t, path); now != text {
				t.Errorf("%q became %q", text, now)
			}
		}
	}
}

func TestWhatDiffersFailsAndIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.want")
	if err := os.WriteFile(path, []byte("一\n二\n三\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	said := check(t, path, "一\n两\n三\n", false)
	if !strings.Contains(said, "\n-二\n+两\n") || !strings.Contains(said, "a.want") {
		t.Errorf("it says %q", said)
	}
	if now := contents(t, path); now != "一\n二\n三\n" {
		t.Errorf("the file became %q", now)
	}
}

func TestARewriteShowsWhatChangesAndFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.want")
	if err := os.WriteFile(path, []byte("一\n二\n三\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	said := check(t, path, "一\n两\n三\n", true)
	if !strings.Contains(said, "was rewritten") || !strings.Contains(said, "\n-二\n+两\n") {
		t.Errorf("it says %q", said)
	}
	if now := contents(t, path); now != "一\n两\n三\n" {
		t.Errorf("the file is %q", now)
	}
	if said := check(t, path, "一\n两\n三\n", false); said != "" {
		t.Errorf("the run after it says %q", said)
	}
}

func TestAFileThatIsNotThereFailsAndIsMadeOnlyWithUpdate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "a.want")
	for _, rewrite := range []bool{false, true} {
		if said := check(t, path, "一\n", rewrite); !strings.Contains(said, "\n+一\n") {
			t.Errorf("-update=%v: it says %q", rewrite, said)
		}
		if _, err := os.Stat(path); (err == nil) != rewrite {
			t.Errorf("-update=%v: %v", rewrite, err)
		}
	}
	if said := check(t, path, "一\n", false); said != "" {
		t.Errorf("the run after it says %q", said)
	}
	// An empty text is kept as a file too: none is not the same as empty.
	if said := check(t, filepath.Join(t.TempDir(), "b.want"), "", false); said == "" {
		t.Error("a missing file passes for an empty one")
	}
}

func TestALongDifferenceIsCutAndSaysSo(t *testing.T) {
	var many strings.Builder
	for i := range 500 {
		fmt.Fprintf(&many, "line %d\n", i)
	}
	got := Diff("", many.String()+"\n")
	if n := strings.Count(got, "\n"); n != mostLines+1 || !strings.HasSuffix(got, " more lines)\n") {
		t.Errorf("%d lines:\n%s", n, got)
	}
	got = Diff("短\n", strings.Repeat("长", 1000)+"\n")
	if !strings.Contains(got, "… (761 more characters)\n") || strings.Contains(got, strings.Repeat("长", mostRunes)) {
		t.Errorf("a long line gives:\n%s", got)
	}
}
