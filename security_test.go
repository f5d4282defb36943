package reader_test

import (
	"fmt"
	"go/ast"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The numbers of the threats and of the faults, from 1.
const (
	threats = 44
	faults  = 32
)

var (
	threatRow = regexp.MustCompile(`(?m)^\| ([TF]\d+) \|.*\| ([^|]+) \|$`)
	testNamed = regexp.MustCompile("`([^`]+)`")
	waiting   = regexp.MustCompile(`(?m)^- ((?:[TF]\d+(?:, |:))+)`)
)

// TestSecurityNamesItsTests holds SECURITY.md to the code: every threat and fault stands in it once, with a test that is
// there, or among those that wait.
func TestSecurityNamesItsTests(t *testing.T) {
	data, err := os.ReadFile("SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}
	all := testsOf(t)
	seen := map[string]int{}
	for _, row := range threatRow.FindAllStringSubmatch(string(data), -1) {
		id := row[1]
		seen[id]++
		named := testNamed.FindAllStringSubmatch(row[2], -1)
		if len(named) == 0 {
			t.Errorf("SECURITY.md names no test for %s", id)
		}
		for _, n := range named {
			room, name, ok := strings.Cut(n[1], " ")
			if !ok {
				name = map[byte]string{'T': "TestHostile/", 'F': "TestFaults/"}[id[0]] + id
			}
			if !all[room].has(name) {
				t.Errorf("SECURITY.md names for %s a test that is not there: %s %s", id, room, name)
			}
		}
	}
	for _, list := range waiting.FindAllStringSubmatch(string(data), -1) {
		for id := range strings.FieldsFuncSeq(list[1], func(r rune) bool { return strings.ContainsRune(", :", r) }) {
			seen[id]++
		}
	}
	for kind, last := range map[string]int{"T": threats, "F": faults} {
		for n := 1; n <= last; n++ {
			if id := fmt.Sprint(kind, n); seen[id] != 1 {
				t.Errorf("%s stands %d times in SECURITY.md", id, seen[id])
			}
		}
	}
}

// TestGuardsNameTheirTests holds the table of make mutate to the code.
func TestGuardsNameTheirTests(t *testing.T) {
	files, err := filepath.Glob("tools/mutate/guards/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d tables of guards, %v", len(files), err)
	}
	all := testsOf(t)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			named, ok := strings.CutPrefix(strings.TrimSpace(line), "test ")
			if room, name, _ := strings.Cut(named, " "); ok && !all[room].has(name) {
				t.Errorf("%s names a test that is not there: %s %s", file, room, name)
			}
		}
	}
}

// tested is what the tests of a room are called: their functions, and the words that names of cases begin with.
type tested struct {
	functions map[string]bool
	words     []string
}

// has reports whether there is a test of a name, and for its case words that one may begin with: "TestHostile/T19 a feed".
func (r tested) has(name string) bool {
	function, rest, _ := strings.Cut(name, "/")
	if !r.functions[function] {
		return false
	}
	for part := range strings.SplitSeq(rest, "/") {
		if part != "" && !slices.ContainsFunc(r.words, func(words string) bool { return begins(words, part) }) {
			return false
		}
	}
	return true
}

// numbers are those that the name of a case begins with: one that is about several threats has all of them.
var numbers = regexp.MustCompile(`^(?:[TF]\d+(?: |$))+`)

func begins(words, part string) bool {
	rest, ok := strings.CutPrefix(words, part)
	switch {
	case ok && (rest == "" || rest[0] == ' '):
		return true
	case numbers.MatchString(words) && strings.HasSuffix(words, " ") && strings.HasPrefix(part, words):
		return true // what it goes on with is put together when it runs
	}
	return slices.Contains(strings.Fields(numbers.FindString(words)), part)
}

// testsOf reads the tests of every room.
func testsOf(t *testing.T) map[string]tested {
	all := map[string]tested{}
	for _, s := range sources(t) {
		if !s.test {
			continue
		}
		r := all[s.room]
		if r.functions == nil {
			r.functions = map[string]bool{}
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				r.functions[n.Name.Name] = true
			case *ast.BasicLit:
				if words, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
					r.words = append(r.words, words)
				}
			}
			return true
		})
		all[s.room] = r
	}
	return all
}

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

// The one hand by which the desk and the commands read what strangers wrote.
const taster = "internal/desk/taster.go"

func TestWhatStrangersWroteIsTasted(t *testing.T) {
	readers := map[string][]string{
		"parse": {"Parse"}, "article": {"Extract", "Fragment"}, "site": {"Find", "Headlines", "List", "Menu"},
	}
	found := 0
	for _, s := range sources(t) {
		if s.test || s.room != "internal/desk" && s.room != "cmd/reader" {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			call, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			of, ok := call.X.(*ast.Ident)
			switch {
			case !ok || !slices.Contains(readers[of.Name], call.Sel.Name):
			case s.path == taster:
				found++
			default:
				t.Errorf("%s reads by %s.%s what may break it; only %s does", s.path, of.Name, call.Sel.Name, taster)
			}
			return true
		})
	}
	if found == 0 {
		t.Errorf("%s reads nothing", taster)
	}
}
