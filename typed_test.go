package reader_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// module is what the compiler knows of our rooms and of what they import.
type module struct {
	set      *token.FileSet
	importer types.Importer
	rooms    []listed
}

// listed is a package as go list gives it.
type listed struct {
	ImportPath, Dir, Export string
	GoFiles                 []string
}

// typed is a room with the types of everything in it, but for its tests.
type typed struct {
	room  string // slashes, from the root
	set   *token.FileSet
	files []*ast.File
	info  *types.Info
}

// compiled asks the compiler.
func compiled(t *testing.T) *module {
	t.Helper()
	list := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Dir,GoFiles,Export", "./...")
	var said bytes.Buffer
	list.Stderr = &said
	out, err := list.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, said.Bytes())
	}
	m, exports := &module{set: token.NewFileSet()}, map[string]string{}
	for packages := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := packages.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		exports[p.ImportPath] = p.Export
		if strings.HasPrefix(p.ImportPath, "reader/") {
			m.rooms = append(m.rooms, p)
		}
	}
	m.importer = importer.ForCompiler(m.set, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	return m
}

// typed types a room.
func (m *module) typed(t *testing.T, p listed) typed {
	t.Helper()
	r := typed{room: strings.TrimPrefix(p.ImportPath, "reader/"), set: m.set, info: &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{},
	}}
	for _, name := range p.GoFiles {
		f, err := parser.ParseFile(m.set, filepath.Join(p.Dir, name), nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		r.files = append(r.files, f)
	}
	if _, err := (&types.Config{Importer: m.importer}).Check(p.ImportPath, m.set, r.files, r.info); err != nil {
		t.Fatal(err)
	}
	return r
}
