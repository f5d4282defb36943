package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
)

// What a killed demo left goes at the next start; what belongs to a living one, or to nobody we know, stays.
func TestSweepDemos(t *testing.T) {
	dead := exec.Command("go", "version") // a process that has ended, so that its number is nobody's
	if err := dead.Run(); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	left := demoFolder + strconv.Itoa(dead.Process.Pid) + "-1234"
	living := demoFolder + strconv.Itoa(os.Getpid()) + "-1234"
	for _, name := range []string{left, living, demoFolder + "notes", "another"} {
		if err := os.MkdirAll(filepath.Join(dir, name, "pictures"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	sweepDemos(dir)
	for name, want := range map[string]bool{left: false, living: true, demoFolder + "notes": true, "another": true} {
		_, err := os.Stat(filepath.Join(dir, name))
		if there := err == nil; there != want {
			t.Errorf("%s is there: %v, want %v", name, there, want)
		}
	}
}
