package words

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"duban/internal/zh"
	"duban/model"
)

// mayBeEmpty are the words that say nothing, for a reason.
var mayBeEmpty = map[string]string{
	"Screen.Draft.Sure[0]":     "what is printed needs no mark",
	"Screen.Turns.DueUnits[0]": "no paper says when, so that there is no number",
	"Shell.Ops[0]":             "a value without an operator",
}

// flatten returns every text below v by its name; maps and slices that hold nothing are an empty text.
func flatten(name string, v reflect.Value, out map[string]string) {
	switch v.Kind() {
	case reflect.String:
		out[name] = v.String()
	case reflect.Array, reflect.Slice:
		if v.Len() == 0 {
			out[name] = ""
		}
		for i := range v.Len() {
			flatten(fmt.Sprintf("%s[%d]", name, i), v.Index(i), out)
		}
	case reflect.Map:
		if v.Len() == 0 {
			out[name] = ""
		}
		for _, k := range v.MapKeys() {
			flatten(fmt.Sprintf("%s[%v]", name, k), v.MapIndex(k), out)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			flatten(name+"."+v.Type().Field(i).Name, v.Field(i), out)
		}
	}
}

func TestEveryWordStandsInBothLanguages(t *testing.T) {
	for _, of := range []struct {
		name   string
		zh, en any
		least  int
	}{
		{"Screen", *NewScreen(model.Chinese), *NewScreen(model.English), 450},
		{"Shell", *NewShell(model.Chinese), *NewShell(model.English), 500},
	} {
		chinese, english := make(map[string]string), make(map[string]string)
		flatten(of.name, reflect.ValueOf(of.zh), chinese)
		flatten(of.name, reflect.ValueOf(of.en), english)
		if len(chinese) < of.least || len(chinese) != len(english) {
			t.Errorf("%s has %d Chinese and %d English words", of.name, len(chinese), len(english))
		}
		for name := range chinese {
			_, empty := mayBeEmpty[name]
			empty = empty || strings.HasSuffix(name, ".Example") && chinese[name] == english[name]
			if (chinese[name] == "" || english[name] == "") && !empty {
				t.Errorf("%s: Chinese %q, English %q", name, chinese[name], english[name])
			}
			if of.name != "Shell" { // the formats of the dashboard stand in its methods
				continue
			}
			if zh, en := verbs(chinese[name]), verbs(english[name]); !reflect.DeepEqual(zh, en) {
				t.Errorf("%s takes %v in Chinese and %v in English", name, zh, en)
			}
		}
	}
}

// verb is one verb of a format: its flags, the number of its argument where it has one, and its letter.
var verb = regexp.MustCompile(`%[-+#0]*\d*(?:\.\d+)?(?:\[(\d+)\])?\d*([a-z%])`)

// verbs returns what a format does with each argument, by the argument's number from 1; %q, %s and %v take the same.
func verbs(format string) map[int]string {
	out := make(map[int]string)
	next := 1
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[2] == "%" {
			continue
		}
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1])
		}
		out[next] = strings.NewReplacer("q", "s", "v", "s").Replace(m[2])
		next++
	}
	return out
}

// goFiles returns the parsed files of the package, its tests left out.
func goFiles(t *testing.T) (*token.FileSet, []*ast.File) {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	var files []*ast.File
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, e.Name(), nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	return fset, files
}

// literal returns the text of an expression of string literals; what else is in it says nothing.
func literal(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, _ := strconv.Unquote(e.Value)
		return s
	case *ast.BinaryExpr:
		return literal(e.X) + literal(e.Y)
	}
	return ""
}

// Both formats of a sentence take the same values, in the same order or by their numbers.
func TestBothFormatsOfASentenceTakeTheSame(t *testing.T) {
	fset, files := goFiles(t)
	seen := 0
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) < 2 {
				return true
			}
			if sel, ok := call.Fun.(*ast.SelectorExpr); !ok || sel.Sel.Name != "f" {
				return true
			}
			seen++
			zh, en := verbs(literal(call.Args[0])), verbs(literal(call.Args[1]))
			if !reflect.DeepEqual(zh, en) {
				t.Errorf("%s: takes %v in Chinese and %v in English", fset.Position(call.Pos()), zh, en)
			}
			if values := len(call.Args) - 2; values != len(zh) {
				t.Errorf("%s: %d values for %v", fset.Position(call.Pos()), values, zh)
			}
			return true
		})
	}
	if seen < 130 {
		t.Errorf("only %d sentences were looked at", seen)
	}
}

// A key that stood twice would take what the later line says.
func TestEveryKeyHasOneLine(t *testing.T) {
	fset, files := goFiles(t)
	seen := make(map[string]token.Position)
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			l, ok := n.(*ast.CompositeLit)
			if !ok || len(l.Elts) != 3 {
				return true
			}
			to, ok := l.Elts[0].(*ast.UnaryExpr)
			if !ok || to.Op != token.AND {
				return true
			}
			key := types.ExprString(to.X)
			if before, twice := seen[key]; twice {
				t.Errorf("%s: %s has a line at %s already", fset.Position(l.Pos()), key, before)
			}
			seen[key] = fset.Position(l.Pos())
			return true
		})
	}
	if len(seen) < 850 {
		t.Errorf("only %d lines were looked at", len(seen))
	}
}

// What names a command in lists of them takes one line of a terminal.
func TestTheLinesThatNameCommandsFitATerminal(t *testing.T) {
	const most = 80
	for _, lang := range []model.Lang{model.Chinese, model.English} {
		seen := 0
		var walk func(name string, v reflect.Value)
		walk = func(name string, v reflect.Value) {
			if help, ok := v.Interface().(CommandHelp); ok {
				seen++
				for _, l := range []string{"  duban " + help.Use, "  completion  " + help.Short} {
					if w := zh.Width(l); w > most || strings.Contains(l, "\n") {
						t.Errorf("%s takes %d columns: %q", name, w, l)
					}
				}
				return
			}
			if v.Kind() == reflect.Struct {
				for i := range v.NumField() {
					walk(name+"."+v.Type().Field(i).Name, v.Field(i))
				}
			}
		}
		walk("Shell", reflect.ValueOf(*NewShell(lang)))
		if seen < 15 {
			t.Errorf("only %d commands were looked at", seen)
		}
	}
}

// Who calls a method of this package learns from its comment when it is shown and what it takes.
func TestEveryExportedNameSaysWhatItIs(t *testing.T) {
	fset, files := goFiles(t)
	for _, f := range files {
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || !fn.Name.IsExported() {
				continue
			}
			if doc := fn.Doc.Text(); !strings.HasPrefix(doc, fn.Name.Name+" ") || !strings.HasSuffix(strings.TrimSpace(doc), ".") {
				t.Errorf("%s: %s has no sentence before it", fset.Position(fn.Pos()), fn.Name.Name)
			}
		}
	}
}
