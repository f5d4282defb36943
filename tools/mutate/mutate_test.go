package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEveryGuardStands holds the table to the code: what is taken away stands there, once.
func TestEveryGuardStands(t *testing.T) {
	guards, err := readGuards("guards")
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range guards {
		if _, err := g.without("../.."); err != nil {
			t.Errorf("%s: %v", g.name, err)
		}
	}
}

// TestVerdicts tries guards of every kind on a module of its own.
func TestVerdicts(t *testing.T) {
	root := t.TempDir()
	for name, content := range map[string]string{
		"go.mod": "module door\n\ngo 1.26\n",
		"door.go": "package door\n\nfunc Opens(key string) bool {\n\tif key == \"\" {\n\t\treturn false\n\t}\n\n\treturn true\n}\n\n" +
			"func Share(cake, guests int) int {\n\tif guests == 0 {\n\t\treturn cake\n\t}\n\treturn cake / guests\n}\n",
		"door_test.go": `package door

import "testing"

func TestDoor(t *testing.T) {
	t.Run("T4 among nobody", func(t *testing.T) { Share(1, 0) })
	t.Run("T4 among two", func(t *testing.T) { Share(2, 2) })
	t.Run("T5 among one", func(t *testing.T) { Share(1, 1) })
	t.Run("T1 without a key", func(t *testing.T) {
		if Opens("") {
			t.Error("it opens")
		}
	})
	t.Run("T10 with a key", func(t *testing.T) {
		if !Opens("k") {
			t.Error("it stays shut")
		}
	})
	t.Run("T2 by night", func(t *testing.T) { t.Skip("it is day") })
	t.Run("T3 in the dark", func(t *testing.T) { t.Error("nobody sees it") })
}
`,
	} {
		if err := os.WriteFile(filepath.Join(root, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const shares = "in door.go\n-\tif guests == 0 {\n-\t\treturn cake\n-\t}\n"
	const asks = "in door.go\n-\tif key == \"\" {\n-\t\treturn false\n-\t}\n"
	for _, tc := range []struct {
		name, guard string
		want        verdict
		why         string
	}{
		{"its test fails", asks + "test . TestDoor/T1\n", killed, ""},
		{"its test does not", asks + "test . TestDoor/T10 with\n", survived, "TestDoor/T10 with does not fail without it"},
		{"one of its tests does not", asks + "test . TestDoor/T1\ntest . TestDoor/T10\n", survived, "T10"},
		{"its test cannot run here", asks + "test . TestDoor/T2\n", skipped, "do not run on this machine"},
		{"its test fails anyway", asks + "test . TestDoor/T3\n", broken, "fails with the guard too"},
		{"its test is none", asks + "test . TestDoor/T6\n", broken, "is no test"},
		{"its test breaks off", shares + "test . TestDoor/T4\n", killed, ""},
		{"one of its tests breaks off before another", shares + "test . TestDoor/T4\ntest . TestDoor/T5\n", survived, "T5 does not fail"},
		{"one of its tests breaks off before another that fails", asks + shares + "test . TestDoor/T4\ntest . TestDoor/T1\n", killed, ""},
		{"it has moved", "in door.go\n-\tif key == \"none\" {\ntest . TestDoor/T1\n", broken, "stands 0 times in door.go"},
		{"it is not alone", "in door.go\n-\n+\ntest . TestDoor/T1\n", broken, "stands 3 times"},
		{"nothing builds without it", "in door.go\n-\tif key == \"\" {\n+\tif {\ntest . TestDoor/T1\n", broken, "does not build"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			guards, err := parse("table", "guard "+tc.name+"\n"+tc.guard)
			if err != nil {
				t.Fatal(err)
			}
			if r := newBench(root, t.TempDir(), guards).try(t.Context(), guards[0]); r.verdict != tc.want || !strings.Contains(r.why, tc.why) {
				t.Errorf("%s: %s", r.verdict, r.why)
			}
		})
	}
}

func TestTableSaysWhatIsWrongWithIt(t *testing.T) {
	for table, want := range map[string]string{
		"in a.go\n":                        "table:1: a guard begins with its name",
		"guard x\nremove this\n":           `table:2: "remove this" says nothing here`,
		"guard x\n-lost\n":                 `table:2: "-lost" says nothing here`,
		"guard x\nin a.go\ntest a TestA\n": `table:1: the guard "x" needs a file`,
		"guard x\nin a.go\n-a\n":           `table:1: the guard "x" needs a file`,
		"guard x\ntest TestA\n":            "table:2: a test is its room and its name",
	} {
		if _, err := parse("table", table); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", table, err)
		}
	}
}
