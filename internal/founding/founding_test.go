package founding

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// listener notes why a test is skipped instead of skipping it.
type listener struct {
	testing.TB
	skipped string
}

func (l *listener) Helper() {}

func (l *listener) Skipf(format string, args ...any) {
	l.skipped = fmt.Sprintf(format, args...)
	runtime.Goexit()
}

// skips returns why a test that calls read is skipped, or nothing.
func skips(t *testing.T, read func(testing.TB)) string {
	t.Helper()
	l := &listener{TB: t}
	done := make(chan struct{})
	go func() {
		defer close(done)
		read(l)
	}()
	<-done
	return l.skipped
}

func TestWhatIsMissingSkipsTheTestAndIsNamed(t *testing.T) {
	t.Setenv("DUBAN_FOUNDING", t.TempDir())
	for want, read := range map[string]func(testing.TB){
		"the founding document 003 is not beside the checkout":                      func(t testing.TB) { Text(t, "003") },
		"the transcription of the founding document 003 is not beside the checkout": func(t testing.TB) { Truth(t, "003") },
	} {
		if got := skips(t, read); got != want {
			t.Errorf("it is skipped because %q, want %q", got, want)
		}
	}
}

func TestWhatIsThereIsRead(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("DUBAN_FOUNDING", dir)
	for name, text := range map[string]string{"seeds/003_ab.txt": "文", "truth/truth-003.json": "{}"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if name, data := Text(t, "003"); name != "003_ab.txt" || string(data) != "文" {
		t.Errorf("read %q of %s", data, name)
	}
	if data := Truth(t, "003"); string(data) != "{}" {
		t.Errorf("read %q", data)
	}
}
