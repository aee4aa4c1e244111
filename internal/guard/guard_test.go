// Package guard holds the tests that keep the parts of the program apart.
package guard

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/parser"
	"go/token"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "duban"

// mayImport is the direction of imports inside the program: each package and
// the packages of the program that it may import directly. Test helpers
// (packages whose last element ends in "test") may import what they help.
var mayImport = map[string][]string{
	"":    {"cli"},
	"cli": {"ui", "ui/keymap", "words", "intake", "intake/draft", "intake/reconcile", "intake/source", "intake/unitform", "report", "seeds", "db", "model", "internal/ledgerjson", "internal/scratch", "board", "internal/zh"},
	// Inside the dashboard: widgets, keys, what a page is, what several pages draw and the forms that several open,
	// the pages, and the dashboard that opens them. No page knows another one.
	"ui": {
		"ui/overview", "ui/tasks", "ui/calendar", "ui/units", "ui/doubts", "ui/taskpage", "ui/review", "ui/formreview",
		"ui/actions", "ui/campaignform", "ui/history", "ui/draw", "ui/help", "ui/page", "ui/taskform", "ui/keymap", "ui/widget",
		"intake/draft", "intake/unitform", "words", "model", "board", "internal/zh",
	},
	"ui/overview":         {"ui/actions", "ui/campaignform", "ui/history", "ui/draw", "ui/page", "ui/keymap", "ui/widget", "words", "board", "model", "internal/zh"},
	"ui/tasks":            {"ui/actions", "ui/draw", "ui/page", "ui/keymap", "ui/widget", "report", "words", "board", "model", "internal/zh"},
	"ui/calendar":         {"ui/actions", "ui/draw", "ui/page", "ui/keymap", "ui/widget", "words", "board", "model", "internal/zh"},
	"ui/units":            {"ui/history", "ui/draw", "ui/page", "ui/taskform", "ui/widget", "board", "model", "internal/zh"},
	"ui/doubts":           {"ui/actions", "ui/draw", "ui/page", "ui/widget", "words", "board", "model"},
	"ui/taskpage":         {"ui/actions", "ui/draw", "ui/page", "ui/keymap", "ui/widget", "words", "board", "model", "internal/zh"},
	"ui/review":           {"ui/help", "ui/page", "ui/taskform", "ui/keymap", "ui/widget", "intake/draft", "intake/reconcile", "words", "model", "internal/zh"},
	"ui/formreview":       {"ui/help", "ui/page", "ui/keymap", "ui/widget", "intake/unitform", "words", "model", "internal/zh"},
	"ui/actions":          {"ui/campaignform", "ui/history", "ui/page", "ui/taskform", "ui/widget", "words", "board", "model"},
	"ui/campaignform":     {"ui/page", "ui/taskform", "ui/widget", "words", "model", "internal/zh"},
	"ui/history":          {"ui/page", "ui/widget", "words", "model", "internal/zh"},
	"ui/draw":             {"ui/page", "ui/widget", "words", "board", "model", "internal/zh"},
	"ui/page":             {"ui/keymap", "ui/widget", "board", "model"},
	"ui/page/pagetest":    {"ui/page", "ui/keymap", "ui/widget", "words", "board", "model"},
	"ui/help":             {"ui/keymap", "ui/widget", "words", "internal/zh"},
	"ui/taskform":         {"ui/widget", "intake/parse", "words", "model"},
	"ui/keymap":           {"ui/widget", "words"},
	"ui/widget":           {"words", "model", "internal/zh"},
	"words":               {"board", "intake/draft", "intake/reconcile", "intake/source", "intake/unitform", "model", "internal/zh"},
	"intake":              {"intake/draft", "intake/parse", "intake/source", "internal/pattern", "internal/zh", "model"},
	"intake/draft":        {"intake/parse", "intake/source", "internal/zh", "model"},
	"intake/parse":        {"internal/pattern", "internal/zh", "model"},
	"intake/readtest":     {},
	"intake/reconcile":    {"intake/draft", "intake/parse", "internal/pattern", "internal/zh", "model"},
	"intake/unitform":     {"intake/draft", "intake/source", "internal/zh", "model"},
	"intake/source":       {"internal/pattern", "internal/scratch", "internal/zh"},
	"seeds":               {"model", "internal/zh"},
	"db":                  {"internal/scratch", "model"},
	"db/dbtest":           {"db", "model"},
	"internal/ledgerjson": {"model", "words", "internal/zh"},
	"board":               {"model", "internal/zh"},
	"internal/pattern":    {},
	"internal/scratch":    {},
	"internal/zh":         {},
	"internal/guard":      {},
	"internal/founding":   {}, // these help tests, and nothing of them is in the program
	"internal/golden":     {},
	"internal/slow":       {},
	"tools/bench":         {},
	"tools/tested":        {},
	"internal/walktest":   {}, // tests of the whole: nothing of it is in the program
	"report":              {"board", "words", "intake/unitform", "internal/zh", "model"},
	"model":               {},

	"intake/draft/drafttest": {"intake/draft", "intake/source", "model"},
}

type pkg struct {
	ImportPath string
	Standard   bool
	Imports    []string
	Deps       []string
	Module     *struct{ Path string }
}

// list returns the packages that pattern means, with all that they depend on.
func list(t *testing.T, pattern string) map[string]pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "-json=ImportPath,Standard,Imports,Deps,Module", pattern)
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("go list %s: %v\n%s", pattern, err, exit.Stderr)
		}
		t.Fatalf("go list %s: %v", pattern, err)
	}
	pkgs := make(map[string]pkg)
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p pkg
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("reading what go list says: %v", err)
		}
		pkgs[p.ImportPath] = p
	}
	return pkgs
}

// inside returns the name of a package of this program, and whether it is one.
func inside(path string) (string, bool) {
	if path == module {
		return "", true
	}
	return strings.CutPrefix(path, module+"/")
}

func TestImportsGoOneWay(t *testing.T) {
	seen := 0
	for path, p := range list(t, "./...") {
		name, ours := inside(path)
		if !ours {
			continue
		}
		seen++
		allowed, known := mayImport[name]
		if !known {
			t.Errorf("package %s has no place in the direction of imports: give it one in mayImport", path)
			continue
		}
		for _, imp := range p.Imports {
			if to, ours := inside(imp); ours && !slices.Contains(allowed, to) {
				t.Errorf("%s imports %s, which it may not", path, imp)
			}
		}
	}
	if seen < len(mayImport)-1 {
		t.Errorf("only %d packages of the program were looked at", seen)
	}
}

func TestModelNeedsOnlyTheStandardLibraryAndADecimal(t *testing.T) {
	for path, p := range list(t, "./model") {
		_, ours := inside(path)
		if p.Standard || ours || p.Module != nil && p.Module.Path == "github.com/govalues/decimal" {
			continue
		}
		t.Errorf("model depends on %s", path)
	}
}

func TestModelNeverTouchesFilesOrTheNetwork(t *testing.T) {
	for _, imp := range list(t, "./model")[module+"/model"].Imports {
		if slices.Contains([]string{"os", "net", "net/http", "io/fs", "os/exec", "log", "log/slog"}, imp) {
			t.Errorf("model imports %s", imp)
		}
	}
}

// The dashboard reaches the ledger only through the interface that it declares.
func TestDashboardNeverReachesTheStore(t *testing.T) {
	deps := list(t, "./ui")
	if len(deps) == 0 {
		t.Fatal("go list found nothing")
	}
	for path := range deps {
		name, ours := inside(path)
		if ours && slices.Contains([]string{"db", "cli", "seeds", "internal/ledgerjson"}, name) ||
			strings.HasPrefix(path, "go.etcd.io/bbolt") {
			t.Errorf("ui depends on %s", path)
		}
	}
}

// The dashboard knows its pages by what all pages have in common: one file names
// them, and another one the reviews of an import and of a form.
func TestOneFileOfTheDashboardNamesItsPages(t *testing.T) {
	const list = "pages.go"
	imports := make(map[string][]string) // by file
	files, err := filepath.Glob("../../ui/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, imp := range f.Imports {
			name, _ := inside(strings.Trim(imp.Path.Value, `"`))
			imports[filepath.Base(path)] = append(imports[filepath.Base(path)], name)
		}
	}
	only := map[string]string{"ui/review": "drafts.go", "ui/formreview": "drafts.go"} // the file that may import a page
	for _, name := range imports[list] {
		if strings.HasPrefix(name, "ui/") && name != "ui/page" && name != "ui/keymap" {
			only[name] = list
		}
	}
	if len(only) < 8 {
		t.Fatalf("%s names only %d pages", list, len(only)-2)
	}
	for file, names := range imports {
		for _, name := range names {
			if in := only[name]; in != "" && in != file {
				t.Errorf("%s imports %s, which only %s may", file, name, in)
			}
		}
	}
}

// Packages that ask the terminal or the locale on their own, when they are
// loaded, would give one answer to all sessions and another one to tests.
func TestNoPackageAsksTheTerminalWhenItIsLoaded(t *testing.T) {
	for path := range list(t, ".") {
		if path == "charm.land/lipgloss/v2/compat" {
			t.Errorf("the program depends on %s", path)
		}
	}
}
