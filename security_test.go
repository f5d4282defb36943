package reader_test

import (
	"go/ast"
	"slices"
	"strings"
	"testing"
)

// startsPrograms is the one file that makes processes, of a program and its arguments.
const startsPrograms = "cmd/reader/start.go"

// shells read a line again, and would run what a feed wrote into it.
var shells = []string{"sh", "bash", "/bin/sh", "/bin/bash", "cmd", "cmd.exe", "powershell", "-c", "/c"}

// TestProgramsAreStartedInOnePlace: there each argument stays one, and there is no shell.
func TestProgramsAreStartedInOnePlace(t *testing.T) {
	makers := map[string]bool{"Command": true, "CommandContext": true, "StartProcess": true, "ForkExec": true, "Exec": true}
	for _, s := range sources(t) {
		if s.test || strings.HasPrefix(s.room, "internal/ui/uitest") {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				of, ok := n.X.(*ast.Ident)
				if ok && makers[n.Sel.Name] && slices.Contains([]string{"exec", "os", "syscall", "unix"}, of.Name) && s.path != startsPrograms {
					t.Errorf("%s makes a process by %s.%s; only %s does", s.path, of.Name, n.Sel.Name, startsPrograms)
				}
			case *ast.BasicLit:
				if s.room == "cmd/reader" && slices.Contains(shells, strings.Trim(n.Value, "\"`")) {
					t.Errorf("%s names a shell or what it is told: %s", s.path, n.Value)
				}
			}
			return true
		})
	}
}
