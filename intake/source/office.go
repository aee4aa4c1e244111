package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"duban/internal/scratch"
)

const (
	// officeTime bounds a conversion by LibreOffice, with its start.
	officeTime = 90 * time.Second
	// officeGrace is how long its processes may take to end when they are told to.
	officeGrace = 3 * time.Second
)

// oldFormat returns what an old file is converted to, by what its directory lists;
// "" for files that hold no text document and no workbook.
func oldFormat(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte(`{\rtf`)), bytes.Contains(data, utf16Name("WordDocument")):
		return "docx"
	case bytes.Contains(data, utf16Name("Workbook")), bytes.Contains(data, utf16Name("Book\x00")):
		return "xlsx"
	}
	return ""
}

// readOldOffice converts a file of an old kind with LibreOffice and reads the result.
func readOldOffice(b *builder, data []byte, format string) error {
	program := officeProgram()
	if program == "" {
		return ErrNeedsOffice
	}
	converted, err := convert(b.ctx, program, data, format)
	if err != nil {
		return err
	}
	kind, a, err := detect(converted)
	switch {
	case err != nil:
		return err
	case kind == Word:
		return readWord(b, a)
	case kind == Excel:
		return readExcel(b, a)
	}
	return &DamagedError{Kind: OldOffice, Err: errors.New("LibreOffice made no document of it")}
}

// officeProgram returns the path of LibreOffice, or "" where it is not installed.
func officeProgram() string {
	for _, name := range []string{"soffice", "libreoffice"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	var usual []string
	switch runtime.GOOS {
	case "darwin":
		usual = []string{"/Applications/LibreOffice.app/Contents/MacOS/soffice"}
	case "windows":
		for _, root := range []string{os.Getenv("ProgramFiles"), os.Getenv("ProgramFiles(x86)")} {
			if root != "" {
				usual = append(usual, filepath.Join(root, "LibreOffice", "program", "soffice.exe"))
			}
		}
	}
	for _, path := range usual {
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			return path
		}
	}
	return ""
}

// convert has LibreOffice write data in another format. It works in a folder
// of its own, with settings of its own, so that a LibreOffice that the user has open
// is not disturbed and does not take the work over, and that nothing is asked of the network.
func convert(ctx context.Context, program string, data []byte, format string) ([]byte, error) {
	var unfinished scratch.Set
	work, err := unfinished.NewDir(os.TempDir(), "office")
	if err != nil {
		return nil, err
	}
	defer work.Discard()
	dir := work.Path
	in := filepath.Join(dir, "in")
	if err := os.WriteFile(in, data, 0o600); err != nil {
		return nil, err
	}
	limited, cancel := context.WithTimeout(ctx, officeTime)
	defer cancel()
	home := filepath.Join(dir, "profile")
	if err := quietProfile(home); err != nil {
		return nil, err
	}
	profile := url.URL{Scheme: "file", Path: filepath.ToSlash(home)}
	if runtime.GOOS == "windows" {
		profile.Path = "/" + profile.Path
	}
	cmd := exec.CommandContext(limited, program, "-env:UserInstallation="+profile.String(), "--headless", "--norestore", "--nolockcheck",
		"--convert-to", format, "--outdir", filepath.Join(dir, "out"), in)
	cmd.Dir, cmd.Env = dir, quietEnvironment()
	cmd.WaitDelay = officeGrace
	ownGroup(cmd)
	said, err := cmd.CombinedOutput()
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case limited.Err() != nil:
		return nil, &LimitError{Limit: LimitTime, Max: int64(officeTime.Seconds())}
	case err != nil:
		return nil, &DamagedError{Kind: OldOffice, Err: fmt.Errorf("LibreOffice: %w: %s", err, lastLine(said))}
	}
	f, err := os.Open(filepath.Join(dir, "out", "in."+format))
	if err != nil {
		return nil, &DamagedError{Kind: OldOffice, Err: fmt.Errorf("LibreOffice made no document of it: %s", lastLine(said))}
	}
	defer f.Close()
	out, err := io.ReadAll(io.LimitReader(f, maxSize+1))
	if err == nil && len(out) > maxSize {
		err = &LimitError{Limit: LimitSize, Max: maxSize}
	}
	return out, err
}

// lastLine returns the last thing that a program said.
func lastLine(said []byte) string {
	lines := strings.Split(strings.TrimSpace(string(said)), "\n")
	return strings.TrimSpace(lines[len(lines)-1])
}
