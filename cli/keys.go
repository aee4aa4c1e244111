package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"duban/ui/keymap"
	"duban/words"
)

// keysPath is the officer's file of keys; "" where there is no place for one.
func (a *app) keysPath() string {
	const name = "keys"
	if dir := a.sys.getenv("XDG_CONFIG_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "duban", name)
	}
	if runtime.GOOS == "windows" {
		if dir := a.sys.getenv("APPDATA"); dir != "" {
			return filepath.Join(dir, "duban", name)
		}
	}
	if home := a.sys.getenv("HOME"); home != "" {
		return filepath.Join(home, ".config", "duban", name)
	}
	return ""
}

// readKeys reads the officer's file of keys; there need be none.
func (a *app) readKeys() ([]keymap.Rebound, error) {
	path := a.keysPath()
	if path == "" {
		return nil, nil
	}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return keymap.Parse(f)
}

func (a *app) keysCommand() *cobra.Command {
	cmd := a.command(a.t.Keys)
	cmd.Args = a.exactly()
	cmd.RunE = func(*cobra.Command, []string) error { return a.keys() }
	return cmd
}

// keys prints every key of the dashboard as it is bound, in the form of the file.
func (a *app) keys() error {
	w := words.NewScreen(a.lang)
	file, err := a.readKeys()
	var m *keymap.Map
	if err == nil {
		m, err = keymap.New(w, file)
	}
	var fault *keymap.Error
	switch {
	case errors.As(err, &fault):
		return fail(err, "%s", fault.Say(w))
	case err != nil:
		return err
	}
	a.printf("# "+a.t.KeysWhere+"\n", a.keysPath())
	return m.Write(a.out, w)
}
