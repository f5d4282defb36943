package reader_test

import (
	"bytes"
	"crypto/sha256"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestHostile holds what reader is made of to what was looked at: T44.
func TestHostile(t *testing.T) {
	t.Run("T44 a module that was changed after its sum was written down", changedModule)
	t.Run("T44 code in C", codeInC)
	t.Run("T44 a program that is not what its source says", builtTwice)
}

// golang runs go in a folder and returns what it says.
func golang(t *testing.T, dir string, environ []string, args ...string) string {
	t.Helper()
	cmd := exec.Command("go", args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), environ...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// changedModule asks nobody: the modules that are not on this machine are for make verify, which gets them.
func changedModule(t *testing.T) {
	cmd := exec.Command("go", "mod", "verify")
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=readonly", "GOPROXY=off")
	said, err := cmd.CombinedOutput()
	switch {
	case bytes.Contains(said, []byte("disabled by GOPROXY=off")):
		t.Skip("not all modules are on this machine; make verify gets them")
	case err != nil || !bytes.Contains(said, []byte("all modules verified")):
		t.Errorf("go mod verify: %v\n%s", err, said)
	}
}

// codeInC: even where cgo is to be had, only Go's own library would use it, and make build does without.
func codeInC(t *testing.T) {
	const foreign = `{{if not .Standard}}{{if or .CgoFiles .SwigFiles .SwigCXXFiles .SysoFiles}}{{.ImportPath}}{{end}}{{end}}`
	if uses := golang(t, ".", []string{"CGO_ENABLED=1"}, "list", "-deps", "-f", foreign, "./cmd/reader"); strings.TrimSpace(uses) != "" {
		t.Errorf("code that is not in Go: %s", uses)
	}
	makefile, err := os.ReadFile("Makefile")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(makefile, []byte("\tCGO_ENABLED=0 $(GO) build -trimpath")) {
		t.Error("make build does not build without cgo and without the paths of the machine")
	}
}

// builtTwice builds reader in two folders, as make build does. With READER_LONG the second build has nothing of the
// first to use.
func builtTwice(t *testing.T) {
	copied := t.TempDir()
	for _, name := range []string{"go.mod", "go.sum"} {
		copyFile(t, name, filepath.Join(copied, name))
	}
	for _, name := range []string{"cmd", "internal"} {
		if err := os.CopyFS(filepath.Join(copied, name), os.DirFS(name)); err != nil {
			t.Fatal(err)
		}
	}
	var environ []string
	if os.Getenv("READER_LONG") != "" {
		environ = []string{"GOCACHE=" + t.TempDir()}
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if first, second := built(t, here, nil), built(t, copied, environ); first != second {
		t.Errorf("%x was built here, and %x of the same source elsewhere", first, second)
	}
}

// built is the SHA-256 of reader, built in a folder.
func built(t *testing.T, dir string, environ []string) [sha256.Size]byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "reader")
	golang(t, dir, append(environ, "CGO_ENABLED=0"), "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w", "-o", path, "./cmd/reader")
	program, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(program, []byte(dir)) {
		t.Errorf("the program tells that it was built in %s", dir)
	}
	return sha256.Sum256(program)
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}
