package guard

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// grammar are the files of package model that may hold Chinese: they read the dates and
// amounts that documents and officers write. All else that is said in Chinese is package words'.
var grammar = []string{"amount.go", "fold.go", "input.go", "parse.go"}

func TestModelSaysNothingInChinese(t *testing.T) {
	files, err := filepath.Glob("../../model/*.go")
	if err != nil {
		t.Fatal(err)
	}
	set := token.NewFileSet()
	read := 0
	for _, path := range files {
		name := filepath.Base(path)
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		chinese := false
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING && lit.Kind != token.CHAR || !strings.ContainsFunc(lit.Value, isHan) {
				return true
			}
			chinese = true
			if !slices.Contains(grammar, name) {
				t.Errorf("%s: %s: sentences belong to package words", set.Position(lit.Pos()), lit.Value)
			}
			return true
		})
		if chinese {
			read++
		}
	}
	if read < len(grammar) {
		t.Errorf("only %d of the files that may hold Chinese do: %v", read, grammar)
	}
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }
