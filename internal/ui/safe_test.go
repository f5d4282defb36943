package ui_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// Only package text turns a string into text.Safe, and only lines made in package surface reach the terminal: so no
// byte of a feed can get there unchecked. This reads the source, since Go lets every package convert. Words of our own,
// in quotes, may be converted.
func TestOnlyTextMakesTextSafe(t *testing.T) {
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.Contains(path, "internal/text/") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			check(t, path, n)
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func check(t *testing.T, path string, n ast.Node) {
	c, ok := n.(*ast.CallExpr)
	if !ok || !selects(c.Fun, "text", "Safe") || len(c.Args) != 1 {
		return
	}
	if _, constant := c.Args[0].(*ast.BasicLit); !constant {
		t.Errorf("%s converts to text.Safe: use text.Clean, text.Line or text.Format", path)
	}
}

// selects says whether an expression is pkg.name.
func selects(e ast.Expr, pkg, name string) bool {
	s, ok := e.(*ast.SelectorExpr)
	if !ok || s.Sel.Name != name {
		return false
	}
	x, ok := s.X.(*ast.Ident)
	return ok && x.Name == pkg
}

// The fields and parameters of package surface that hold words are text.Safe, so that a bare string does not compile
// at the drawing call.
func TestDrawingTakesNoBareStrings(t *testing.T) {
	files, err := filepath.Glob("surface/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || !f.Name.IsExported() {
				continue
			}
			for _, p := range f.Type.Params.List {
				if id, ok := p.Type.(*ast.Ident); ok && id.Name == "string" {
					t.Errorf("%s: %s takes a bare string", path, f.Name.Name)
				}
			}
		}
	}
}
