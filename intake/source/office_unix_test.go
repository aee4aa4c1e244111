//go:build unix

package source

import (
	"context"
	"encoding/xml"
	"errors"
	"os"
	"strings"
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

func TestWhatAKilledConversionLeftIsRemovedByTheNextOne(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	left := temp + "/.duban-office-1" // nobody locks it any more
	if err := os.MkdirAll(left+"/profile", 0o700); err != nil {
		t.Fatal(err)
	}
	body := `while [ "$1" != --outdir ]; do shift; done; mkdir "$2"; ls -A ` + temp + ` > "$2/in.docx"`
	during, err := convert(context.Background(), script(t, body), nil, "docx")
	if err != nil {
		t.Fatal(err)
	}
	if names := strings.Fields(string(during)); len(names) != 1 || names[0] == ".duban-office-1" || !strings.HasPrefix(names[0], ".duban-office-") {
		t.Errorf("while it works there are %q", names)
	}
	if after, err := os.ReadDir(temp); err != nil || len(after) > 0 {
		t.Errorf("it leaves %v, %v", after, err)
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

// The program that stands in for LibreOffice gives back the settings that it was started with.
func TestLibreOfficeIsStartedWithoutTheNetwork(t *testing.T) {
	const body = `for a; do case $a in -env:UserInstallation=file://*) profile=${a#-env:UserInstallation=file://};; esac; done
mkdir out && cat "$profile/user/registrymodifications.xcu" > out/in.docx && test "$http_proxy" = http://127.0.0.1:9 && test -z "$no_proxy"`
	out, err := convert(context.Background(), script(t, body), nil, "docx")
	if err != nil {
		t.Fatal(err)
	}
	var items struct {
		Items []struct {
			Path string `xml:"path,attr"`
			Prop struct {
				Name  string `xml:"name,attr"`
				Value string `xml:"value"`
			} `xml:"prop"`
		} `xml:"item"`
	}
	if err := xml.Unmarshal(out, &items); err != nil {
		t.Fatal(err)
	}
	got := make(map[string]string)
	for _, i := range items.Items {
		got[i.Path+" "+i.Prop.Name] = i.Prop.Value
	}
	for name, want := range map[string]string{
		"/org.openoffice.Office.Common/Security/Scripting BlockUntrustedRefererLinks": "true",
		"/org.openoffice.Office.Common/Security/Scripting DisableActiveContent":       "true",
		"/org.openoffice.Office.Writer/Content/Update Link":                           "2",
		"/org.openoffice.Inet/Settings ooInetHTTPProxyName":                           "127.0.0.1",
	} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
	if no, ok := got["/org.openoffice.Inet/Settings ooInetNoProxy"]; !ok || no != "" {
		t.Errorf("asked without the proxy: %q", no)
	}
}
