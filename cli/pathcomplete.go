package cli

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// mostOffers bounds how many ways to go on are offered for a path.
const mostOffers = 200

// completePath returns how a path that an officer types may go on, each as the whole path and a folder with a slash behind
// it. Hidden files are left out until a dot is typed.
func (a *app) completePath(typed string) []string {
	folder, begin := filepath.Split(typed)
	look := folder
	switch home := a.sys.getenv("HOME"); {
	case typed == "~":
		return []string{"~/"}
	case strings.HasPrefix(folder, "~/") && home != "":
		look = filepath.Join(home, folder[len("~/"):])
	case folder == "":
		look = "."
	}
	entries, err := os.ReadDir(look)
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		name := e.Name()
		if !strings.HasPrefix(name, begin) && (runtime.GOOS != "windows" || !strings.HasPrefix(strings.ToLower(name), strings.ToLower(begin))) ||
			begin == "" && strings.HasPrefix(name, ".") {
			continue
		}
		path := folder + name
		if at, err := os.Stat(filepath.Join(look, name)); err == nil && at.IsDir() {
			path += "/"
		}
		if out = append(out, path); len(out) == mostOffers {
			break
		}
	}
	return out
}
