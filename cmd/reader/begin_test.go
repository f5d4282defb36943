package main

import (
	"bufio"
	"fmt"
	"os/exec"
	"strings"
	"testing"
)

// TestBeginningMakesLittle: what packages of ours make before main begins, every command pays for, whether it needs it or
// not. Words and tables for all that is read take a quarter of a megabyte in the room that has most of them.
func TestBeginningMakesLittle(t *testing.T) {
	const most = 512 << 10
	cmd := exec.Command(binary(t), "--version")
	cmd.Env = append(emptyHome(t), "GODEBUG=inittrace=1")
	var trace strings.Builder
	cmd.Stderr = &trace
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	seen := 0
	for lines := bufio.NewScanner(strings.NewReader(trace.String())); lines.Scan(); {
		var name string
		var at, took float64
		var made, pieces int
		_, err := fmt.Sscanf(lines.Text(), "init %s @%f ms, %f ms clock, %d bytes, %d allocs", &name, &at, &took, &made, &pieces)
		if err != nil || !strings.HasPrefix(name, "reader/") {
			continue
		}
		if seen++; made > most {
			t.Errorf("%s makes %d KB before main begins", name, made>>10)
		}
	}
	if seen == 0 {
		t.Errorf("nothing is said of the beginning: %s", trace.String())
	}
}
