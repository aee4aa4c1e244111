package guard

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// readsChinese are the folders whose business Chinese text is.
var readsChinese = []string{
	"words",       // every sentence that the program says
	"seeds",       // the founding documents, and what is simulated of them
	"intake",      // reads documents: the words that they are told by
	"internal/zh", // folds, sorts and wraps Chinese
}

// holdsChinese are the other files with Chinese in a literal. None of it is a sentence of the program, but for what is
// said otherwise.
var holdsChinese = []string{
	// What is typed, and read.
	"board/parse.go",             // the full-width marks of a query
	"board/query.go",             // the fields, lights and flags of a query
	"board/span.go",              // the days and spans of a query
	"cli/lang.go",                // the names of languages
	"cli/period.go",              // a turn as an officer types it
	"model/amount.go",            // figures and units as documents print them
	"model/eventwords.go",        // words by which a sentence speaks of an event
	"model/day.go",               // a day as an officer types it
	"model/fold.go",              // full-width figures and marks
	"model/input.go",             // figures as an officer types them
	"model/parse.go",             // dates as documents print them
	"model/vocabulary.go",        // words by which a target says how it is judged
	"ui/campaignform/cadence.go", // marks between typed turns
	"ui/campaignform/daysoff.go", // marks between the days of a typed span
	"ui/taskform/taskform.go",    // marks between typed slices
	"ui/widget/complete.go",      // marks between typed names

	// Queries that the dashboard asks, in the terms of the language.
	"ui/calendar/calendar.go",
	"ui/overview/overview.go",
	"ui/tasks/menus.go",
	"ui/tasks/rows.go",
	"ui/tasks/views.go",

	// Marks of documents.
	"report/fonts.go",   // the names of typefaces
	"ui/review/draw.go", // brackets round a number of a document
	"ui/review/list.go", // 第…行 in a doubt of the reader
}

// isChinese reports whether a rune is a 汉字 or a mark that only stands between them.
func isChinese(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFFEF
}

func TestChineseStandsInPackageWords(t *testing.T) {
	const root = "../.."
	found := make(map[string]bool)
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(rel)
		if d.IsDir() {
			if slices.Contains(readsChinese, name) || d.Name() == "testdata" || name != "." && strings.HasPrefix(d.Name(), ".") {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			l, ok := n.(*ast.BasicLit)
			if !ok || !strings.ContainsFunc(l.Value, isChinese) {
				return true
			}
			found[name] = true
			if !slices.Contains(holdsChinese, name) {
				t.Errorf("%s:%d: %s belongs in package words", name, fset.Position(l.Pos()).Line, l.Value)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range holdsChinese {
		if !found[name] {
			t.Errorf("%s holds no Chinese: take it off the list", name)
		}
	}
}
