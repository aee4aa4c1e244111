package ui

import (
	"io"
	"time"
)

// sequenceReader reads what a terminal sends and never hands on half a control sequence. The toolkit takes what has not come whole after
// 50 ms for keys: over a slow line the reply ESC [ ? 0 u would end as the key u, which undoes, and the text of a paste would be typed.
type sequenceReader struct {
	read func([]byte) (int, error)
	// more waits for further input and reports whether there is some.
	more func(time.Duration) bool
	now  func() time.Time
	// asked is until when replies to what the program asks at its start are awaited: so long a lone ESC may be the head of one.
	asked time.Time
}

// How long the end of a sequence is awaited, that of a lone ESC while replies are, and how long these are.
const (
	sequenceWait = time.Second
	escapeWait   = 500 * time.Millisecond
	repliesWait  = 5 * time.Second
)

func newSequenceReader(read func([]byte) (int, error), more func(time.Duration) bool, now func() time.Time) *sequenceReader {
	return &sequenceReader{read: read, more: more, now: now, asked: now().Add(repliesWait)}
}

// Read hands on what was read up to the end of its last whole sequence. What has no end within a second is dropped.
func (r *sequenceReader) Read(buf []byte) (int, error) {
	n, err := r.read(buf)
	started := r.now()
	for err == nil {
		from := unfinished(buf[:n])
		wait := sequenceWait
		switch {
		case from < 0 || n == len(buf):
			return n, nil
		case from == n-1: // ESC and nothing behind it: most likely the key
			if started.After(r.asked) {
				return n, nil
			}
			wait = escapeWait
		}
		if wait -= r.now().Sub(started); wait <= 0 || !r.more(wait) {
			if from == n-1 {
				return n, nil
			}
			return from, nil
		}
		var m int
		m, err = r.read(buf[n:])
		n += m
	}
	if n > 0 && err == io.EOF {
		return n, nil
	}
	return n, err
}

// unfinished is where a control sequence begins that has no end; -1 where there is none.
func unfinished(b []byte) int {
	for i := 0; i < len(b); {
		if b[i] != esc {
			i++
			continue
		}
		end := sequenceEnd(b[i:])
		if end < 0 {
			return i
		}
		i += end
	}
	return -1
}

const esc, bell = '\x1b', '\a'

// sequenceEnd is how long the sequence is with which b begins, or -1 where it has no end yet.
func sequenceEnd(b []byte) int {
	if len(b) < 2 {
		return -1
	}
	switch b[1] {
	case '[':
		for i := 2; i < len(b); i++ {
			switch c := b[i]; {
			case c == 'M' && i == 2: // an old report of the mouse: three bytes more
				if len(b) < 6 {
					return -1
				}
				return 6
			case c >= 0x40 && c <= 0x7e:
				return i + 1
			case c < 0x20 || c > 0x7e: // none after all
				return i
			}
		}
		return -1
	case ']', 'P', '_', '^', 'X':
		for i := 2; i < len(b); i++ {
			switch {
			case b[i] == bell:
				return i + 1
			case b[i] == esc && i+1 == len(b):
				return -1
			case b[i] == esc && b[i+1] == '\\':
				return i + 2
			case b[i] == esc: // the next one begins
				return i
			}
		}
		return -1
	}
	return 2
}
