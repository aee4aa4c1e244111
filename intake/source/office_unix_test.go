//go:build unix

package source

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"
)

// script is a program that stands in for LibreOffice.
func script(t *testing.T, body string) string {
	t.Helper()
	path := t.TempDir() + "/soffice"
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+body), 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWhenLibreOfficeFailsItsWordsAreTold(t *testing.T) {
	var damaged *DamagedError
	for name, body := range map[string]string{"it ends with an error": "echo cannot load; exit 3", "it makes nothing": "echo nothing made"} {
		if _, err := convert(context.Background(), script(t, body), nil, "docx"); !errors.As(err, &damaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAConversionEndsWithAllItsProcessesWhenItIsStopped(t *testing.T) {
	mark := t.TempDir() + "/started"
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() {
		_, err := convert(ctx, script(t, "sleep 1000 &\necho $! > "+mark+".new; mv "+mark+".new "+mark+"\nwait"), nil, "docx")
		done <- err
	}()
	for {
		if _, err := os.Stat(mark); err == nil {
			break
		}
	}
	begun := time.Now()
	stop()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if took := time.Since(begun); took >= officeGrace {
		t.Errorf("it took %v: a process was left that holds the output", took)
	}
}
