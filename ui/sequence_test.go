package ui

import (
	"errors"
	"io"
	"testing"
	"time"
)

// line is a slow line to a terminal: parts that come one after another, with pauses before them.
type line struct {
	parts []string
	pause []time.Duration
	at    time.Time
}

func (l *line) read(b []byte) (int, error) {
	if len(l.parts) == 0 {
		return 0, io.EOF
	}
	if l.pause[0] > 0 {
		l.at = l.at.Add(l.pause[0])
	}
	n := copy(b, l.parts[0])
	l.parts, l.pause = l.parts[1:], l.pause[1:]
	return n, nil
}

func (l *line) more(wait time.Duration) bool {
	if len(l.parts) == 0 || l.pause[0] > wait {
		l.at = l.at.Add(wait)
		if len(l.pause) > 0 {
			l.pause[0] -= wait
		}
		return false
	}
	return true
}

// all reads the line to its end and returns what was handed on at a time.
func (l *line) all(t *testing.T, later time.Duration) (out []string) {
	t.Helper()
	r := newSequenceReader(l.read, l.more, func() time.Time { return l.at })
	l.at = l.at.Add(later)
	buf := make([]byte, 256)
	for {
		n, err := r.Read(buf)
		if n > 0 {
			out = append(out, string(buf[:n]))
		}
		if errors.Is(err, io.EOF) {
			return out
		}
	}
}

func TestAReplyThatComesInPartsIsNoKey(t *testing.T) {
	const ms = time.Millisecond
	for name, c := range map[string]struct {
		parts []string
		pause time.Duration
		later time.Duration // after the start
		want  []string
	}{
		"keyboard reply":         {[]string{"\x1b[?", "0u"}, 120 * ms, 0, []string{"\x1b[?0u"}},
		"background reply":       {[]string{"\x1b]11;rgb:1e1e/", "1e1e/1e1e\x1b\\"}, 120 * ms, 0, []string{"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\"}},
		"split behind its ESC":   {[]string{"\x1b", "]11;rgb:1e1e/1e1e/1e1e\x1b\\"}, 120 * ms, 0, []string{"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\"}},
		"split in its end":       {[]string{"\x1b]11;rgb:1e1e\x1b", "\\j"}, 700 * ms, 0, []string{"\x1b]11;rgb:1e1e\x1b\\j"}},
		"three parts":            {[]string{"\x1b", "[", "?0u"}, 120 * ms, 0, []string{"\x1b[?0u"}},
		"F5":                     {[]string{"\x1b[15", "~"}, 300 * ms, time.Minute, []string{"\x1b[15~"}},
		"head of a paste":        {[]string{"\x1b[20", "0~港口\x1b[201~"}, 300 * ms, time.Minute, []string{"\x1b[200~港口\x1b[201~"}},
		"device attributes":      {[]string{"\x1bP>|term", "inal 1\x1b\\"}, 300 * ms, 0, []string{"\x1bP>|terminal 1\x1b\\"}},
		"a key before it":        {[]string{"j\x1b[?", "0u"}, 120 * ms, 0, []string{"j\x1b[?0u"}},
		"never ended":            {[]string{"\x1b[?", "u"}, 3 * time.Second, 0, []string{"u"}},
		"a key, then never":      {[]string{"j\x1b[?", "u"}, 3 * time.Second, 0, []string{"j", "u"}},
		"Esc by itself":          {[]string{"\x1b", "j"}, 20 * ms, time.Minute, []string{"\x1b", "j"}},
		"Esc at the start":       {[]string{"\x1b", "j"}, time.Second, 0, []string{"\x1b", "j"}},
		"Alt and a letter":       {[]string{"\x1bj", "k"}, 20 * ms, 0, []string{"\x1bj", "k"}},
		"old report of a click":  {[]string{"\x1b[M !", "!"}, 120 * ms, time.Minute, []string{"\x1b[M !!"}},
		"汉字":                     {[]string{"港", "口"}, 20 * ms, 0, []string{"港", "口"}},
		"sequences one by one":   {[]string{"\x1b[A", "\x1b[B"}, 20 * ms, time.Minute, []string{"\x1b[A", "\x1b[B"}},
		"one that is none":       {[]string{"\x1b[\x01", "x"}, 20 * ms, time.Minute, []string{"\x1b[\x01", "x"}},
		"an end that never came": {[]string{"\x1b]11;rgb", "\x1b[A"}, 120 * ms, 0, []string{"\x1b]11;rgb\x1b[A"}},
	} {
		l := &line{parts: c.parts, pause: make([]time.Duration, len(c.parts))}
		for i := range l.pause[1:] {
			l.pause[i+1] = c.pause
		}
		got := l.all(t, c.later)
		if len(got) != len(c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: %q, want %q", name, got, c.want)
			}
		}
	}
}
