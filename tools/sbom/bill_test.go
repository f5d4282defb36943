package main

import (
	"bytes"
	"debug/buildinfo"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// TestTheBillOfThisProgram makes the bill of the very program that runs the test.
func TestTheBillOfThisProgram(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var out, again bytes.Buffer
	if err := write(&out, program); err != nil {
		t.Fatal(err)
	}
	if err := write(&again, program); err != nil || !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Errorf("the second bill is another (%v)", err)
	}
	var b bill
	if err := json.Unmarshal(out.Bytes(), &b); err != nil {
		t.Fatal(err)
	}
	if b.Format != "CycloneDX" || len(b.Metadata.Component.Hashes) != 1 || len(b.Metadata.Component.Hashes[0].Content) != 64 {
		t.Errorf("%+v", b)
	}
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Components) != len(info.Deps)+1 || !strings.HasPrefix(b.Components[0].URL, "pkg:golang/std@1.") {
		t.Errorf("%d components for %d modules and Go: %+v", len(b.Components), len(info.Deps), b.Components)
	}
}

func TestWhatIsNoProgramHasNoBill(t *testing.T) {
	if err := write(&bytes.Buffer{}, "bill.go"); err == nil {
		t.Error("a text has one")
	}
}
