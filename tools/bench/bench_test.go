//go:build linux

package main

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// drawn is a program that draws a screen, waits for a key, and draws another one.
const drawn = `printf '\033[2J\033[1;1Hbar\033[36;1HReading the ledger'; read key; printf '\033[2J\033[1;1Hready'; read key`

func TestAFrameIsSeenWhenItIsWhole(t *testing.T) {
	term, err := start([]string{"sh", "-c", drawn})
	if err != nil {
		t.Fatal(err)
	}
	first, err := term.until(filled)
	if err != nil {
		t.Fatal(err)
	}
	took, err := term.press("\r")
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := term.until(func(s string) bool { return strings.Contains(s, "ready") && !strings.Contains(s, reading) })
	if err != nil {
		t.Fatal(err)
	}
	if first <= 0 || took <= 0 || first > loaded+time.Minute {
		t.Errorf("first frame %v, key %v, loaded %v", first, took, loaded)
	}
	if now, most := term.memory(); now <= 0 || most < now {
		t.Errorf("memory %d of %d KiB", now, most)
	}
	if err := term.stop(); err != nil {
		t.Error(err)
	}
}

func TestAProgramThatEndsIsAnError(t *testing.T) {
	term, err := start([]string{"true"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := term.until(filled); !errors.Is(err, errEnded) {
		t.Errorf("got %v", err)
	}
	if err := term.stop(); err != nil {
		t.Error(err)
	}
}

func TestAScreenIsFilledFromItsFirstLineToItsLast(t *testing.T) {
	whole := "bar" + strings.Repeat("\n", height-1) + "help"
	for screen, want := range map[string]bool{whole: true, "bar" + strings.Repeat("\n", height-1): false, "bar\nhelp": false, "": false} {
		if got := filled(screen); got != want {
			t.Errorf("%q: %v", screen, got)
		}
	}
}
