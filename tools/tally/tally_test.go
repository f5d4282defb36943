package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// run has the tests of a small module tallied.
func run(t *testing.T, files map[string]string) (out string, err error) {
	t.Helper()
	dir := t.TempDir()
	files["go.mod"] = "module sample\n\ngo 1.26\n"
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	tests := exec.Command("go", "test", "-json", ".")
	tests.Dir = dir
	stream, _ := tests.Output() // that tests fail is the point
	return tallied(t, string(stream))
}

func tallied(t *testing.T, stream string) (out string, err error) {
	t.Helper()
	var b strings.Builder
	w := bufio.NewWriter(&b)
	all := newTally(w)
	if err := all.read(strings.NewReader(stream)); err != nil {
		t.Fatal(err)
	}
	err = all.close()
	w.Flush()
	return b.String(), err
}

// sample is a file of tests whose one function has a body.
func sample(body string) map[string]string {
	return map[string]string{"sample_test.go": "package sample\n\nimport \"testing\"\n\nfunc TestFaults(t *testing.T) {\n" + body + "}\n"}
}

func TestALineForEachCase(t *testing.T) {
	out, err := run(t, sample(`
		t.Run("F1 a kill", func(t *testing.T) { t.Log("said to nobody") })
		t.Run("disk", func(t *testing.T) {
			t.Run("F3 no room", func(t *testing.T) { t.Parallel() })
			t.Run("F4 text/html", func(t *testing.T) { t.Run("once", func(t *testing.T) {}) })
			t.Run("no id", func(t *testing.T) {})
			t.Run("F6 no home", func(t *testing.T) { t.Skip("needs another user") })
		})
	`))
	want := "ok F1 a kill\nok F4 text/html, once\nok disk, no id\nskip F6 no home: needs another user\nok F3 no room\n4 passed, 0 failed, 1 skipped\n"
	if out != want || err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestFailures(t *testing.T) {
	broken := sample("x\n")
	for name, c := range map[string]struct {
		files map[string]string
		want  []string // lines, among others
	}{
		"a case": {
			sample(`t.Run("F1 a kill", func(t *testing.T) { t.Run("at once", func(t *testing.T) { t.Error("lost", 7) }) })`),
			[]string{"FAIL F1 a kill, at once (sample)", "        sample_test.go:6: lost 7", "0 passed, 1 failed, 0 skipped"},
		},
		"around its cases": {
			sample(`t.Run("F1 a kill", func(t *testing.T) {}); t.Fatal("no paper")`),
			[]string{"ok F1 a kill", "FAIL TestFaults (sample)", "        sample_test.go:6: no paper", "1 passed, 1 failed, 0 skipped"},
		},
		"a panic": {
			sample(`t.Run("F1 a kill", func(t *testing.T) { panic("at the disco") })`),
			[]string{"FAIL F1 a kill (sample)", "    panic: at the disco [recovered, repanicked]", "0 passed, 1 failed, 0 skipped"},
		},
		"an exit": {
			map[string]string{"sample_test.go": "package sample\n\nimport (\n\"os\"\n\"testing\"\n)\n\nfunc TestFaults(t *testing.T) { os.Exit(3) }\n"},
			[]string{"FAIL TestFaults did not end (sample)", "0 passed, 1 failed, 0 skipped"},
		},
		"a build": {
			broken,
			[]string{"FAIL the package (sample)", "    ./sample_test.go:6:1: undefined: x", "0 passed, 1 failed, 0 skipped"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			out, err := run(t, c.files)
			if err == nil {
				t.Error("no error")
			}
			for _, line := range c.want {
				if !strings.Contains("\n"+out, "\n"+line+"\n") {
					t.Errorf("no line %q in\n%s", line, out)
				}
			}
		})
	}
}

func TestBrokenStreams(t *testing.T) {
	for name, c := range map[string]struct{ stream, want string }{
		"nothing": {"", "0 passed, 0 failed, 0 skipped\n"},
		"no test of the name": {
			`{"Action":"start","Package":"p"}` + "\n" + `{"Action":"pass","Package":"p"}`, "0 passed, 0 failed, 0 skipped\n",
		},
		"broken off": {
			`{"Action":"run","Package":"p","Test":"TestHostile"}` + "\n" + `{"Action":"run","Package":"p","Test":"TestHostile/T1_a"}`,
			"FAIL T1 a did not end (p)\n0 passed, 1 failed, 0 skipped\n",
		},
	} {
		if out, err := tallied(t, c.stream); out != c.want || err == nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}
