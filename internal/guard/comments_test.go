package guard

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// commented are the packages whose exported names and fields all say what they hold.
var commented = []string{
	"model", "board", "db", "report", "seeds", "words", "ui/keymap", "ui/widget", "ui/taskform", "ui/review", "ui/formreview", "ui/help",
	"internal/ledgerjson", "intake/unitform", "intake/draft", "intake/draft/drafttest", "intake/reconcile",
}

// catalogues are the structs of words, whose fields are named for what they say.
var catalogues = []string{
	"Screen", "DraftWords", "TurnWords", "Shell", "CycleWords", "ImportWords", "EventWords", "CommandHelp", "TaskLabels", "TaskFormats",
}

func TestExportedNamesAndFieldsHaveComments(t *testing.T) {
	for _, dir := range commented {
		files, err := filepath.Glob(filepath.Join("../..", dir, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", dir, len(files), err)
		}
		for _, path := range files {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			fset := token.NewFileSet()
			file, err := parser.ParseFile(fset, path, nil, parser.ParseComments|parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			bare := func(n *ast.Ident, in string) {
				if n.IsExported() {
					t.Errorf("%s/%s:%d: %s%s has no comment", dir, filepath.Base(path), fset.Position(n.Pos()).Line, in, n.Name)
				}
			}
			for _, d := range file.Decls {
				switch d := d.(type) {
				case *ast.FuncDecl:
					if d.Doc == nil && (d.Recv == nil || receiver(d).IsExported()) {
						bare(d.Name, "")
					}
				case *ast.GenDecl:
					checkSpecs(d, fset, bare)
				}
			}
		}
	}
}

// receiver is the type whose method a function is.
func receiver(f *ast.FuncDecl) *ast.Ident {
	t := f.Recv.List[0].Type
	for {
		switch x := t.(type) {
		case *ast.StarExpr:
			t = x.X
		case *ast.IndexExpr:
			t = x.X
		case *ast.Ident:
			return x
		default:
			return ast.NewIdent("_")
		}
	}
}

func checkSpecs(d *ast.GenDecl, fset *token.FileSet, bare func(n *ast.Ident, in string)) {
	for _, s := range d.Specs {
		switch s := s.(type) {
		case *ast.ValueSpec:
			if d.Doc == nil && s.Doc == nil && s.Comment == nil {
				for _, n := range s.Names {
					bare(n, "")
				}
			}
		case *ast.TypeSpec:
			if d.Doc == nil && s.Doc == nil {
				bare(s.Name, "")
			}
			st, ok := s.Type.(*ast.StructType)
			if ok && s.Name.IsExported() && !slices.Contains(catalogues, s.Name.Name) && fset.Position(st.Pos()).Line < fset.Position(st.End()).Line {
				checkFields(st, fset, func(n *ast.Ident) { bare(n, s.Name.Name+".") })
			}
		}
	}
}

// checkFields finds the fields of a struct that nothing is said of: neither beside or above the field, nor by the comment
// above its block, which speaks of all fields of the same type and of those that it names.
func checkFields(st *ast.StructType, fset *token.FileSet, bare func(n *ast.Ident)) {
	var above *ast.Field // the last one with a comment above, in the block without blank lines
	last := 0
	for _, f := range st.Fields.List {
		if fset.Position(f.Pos()).Line > last+1 && f.Doc == nil {
			above = nil
		}
		last = fset.Position(f.End()).Line
		if f.Doc != nil {
			above = f
		}
		if f.Doc != nil || f.Comment != nil {
			continue
		}
		for _, n := range f.Names {
			if above == nil || types.ExprString(f.Type) != types.ExprString(above.Type) && !strings.Contains(above.Doc.Text(), n.Name) {
				bare(n)
			}
		}
	}
}
