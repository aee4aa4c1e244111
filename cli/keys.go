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
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil || !info.Mode().IsRegular() { // a pipe would be waited for
		return nil, &keymap.Error{Fault: keymap.NoFile, Text: path}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, &keymap.Error{Fault: keymap.NoFile, Text: path}
	}
	defer f.Close()
	out, err := keymap.Parse(f)
	var fault *keymap.Error
	if err != nil && !errors.As(err, &fault) {
		err = &keymap.Error{Fault: keymap.NoFile, Text: path}
	}
	return out, err
}

func (a *app) keysCommand() *cobra.Command {
	cmd := a.command(a.t.Keys)
	cmd.Args = a.exactly()
	cmd.RunE = func(*cobra.Command, []string) error { return a.keys() }
	return cmd
}

// keyResult is a key of the dashboard, in JSON: an array of these.
type keyResult struct {
	Name  string   `json:"name"`  // in the file of keys
	Where string   `json:"where"` // pages, sheet or review
	Keys  []string `json:"keys"`  // as the file names them; empty where none does it
	Does  string   `json:"does"`
}

// keys prints every key of the dashboard as it is bound.
func (a *app) keys() error {
	w := words.NewScreen(a.lang)
	file, err := a.readKeys()
	m, wrong := keymap.New(w, file)
	if err == nil {
		err = wrong
	}
	if e := a.printKeys(m, w); e != nil {
		return e
	}
	var fault *keymap.Error
	if errors.As(err, &fault) {
		// The usual keys are listed all the same: their names are what mends the file.
		return fail(err, "%s", fault.Say(w))
	}
	return err
}

// printKeys prints the map in the form of the file of keys, or as JSON.
func (a *app) printKeys(m *keymap.Map, w *words.Screen) error {
	if a.json {
		out := []keyResult{}
		for _, l := range m.Lines(w) {
			out = append(out, keyResult{
				Name: l.Name, Where: l.Place.String(), Keys: append([]string{}, l.On...), Does: l.Help().Desc,
			})
		}
		return a.printJSON(out)
	}
	if path := a.keysPath(); path != "" {
		a.printf("# "+a.t.KeysWhere+"\n", path)
	}
	return m.Write(a.out, w)
}
