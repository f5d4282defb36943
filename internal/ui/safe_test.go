package ui_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

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
