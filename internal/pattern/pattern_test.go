package pattern_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"duban/internal/pattern"
)

func TestAPatternIsThatOfItsExpression(t *testing.T) {
	p := pattern.New(`(\d+)年`)
	if !p.MatchString("到2026年底") || p.FindStringSubmatch("到2026年底")[1] != "2026" || p.ReplaceAllString("2026年", "$1") != "2026" {
		t.Error("the pattern does not do what its expression says")
	}
}

func TestAPatternIsCompiledWhenItIsNeeded(t *testing.T) {
	wrong := "(" // not written out, for the test below
	p := pattern.New(wrong)
	defer func() {
		if recover() == nil {
			t.Error("a wrong expression was used and nothing was said")
		}
	}()
	p.MatchString("a")
}

// A wrong expression would only show when a document needs it, so every one
// that is written out in the program is compiled here.
func TestEveryExpressionOfTheProgramIsRight(t *testing.T) {
	seen := 0
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) != 1 {
				return true
			}
			fn, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || fn.Sel.Name != "New" {
				return true
			}
			if pkg, ok := fn.X.(*ast.Ident); !ok || pkg.Name != "pattern" {
				return true
			}
			lit, ok := call.Args[0].(*ast.BasicLit)
			if !ok {
				return true // put together from parts: its own package's tests use it
			}
			text, err := strconv.Unquote(lit.Value)
			if err == nil {
				_, err = regexp.Compile(text)
			}
			if err != nil {
				t.Errorf("%s: %s: %v", path, lit.Value, err)
			}
			seen++
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen == 0 {
		t.Error("no expression was found")
	}
}
