package main

import (
	"os"
	"strings"
	"testing"
)

const root = "../../../../.."

// TestPicturesAreFresh fails when a picture of the README is not what the interface draws.
func TestPicturesAreFresh(t *testing.T) {
	if err := run(root, true); err != nil {
		t.Error(err)
	}
}

func TestReadmeShowsEveryPicture(t *testing.T) {
	readme, err := os.ReadFile(root + "/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range shown {
		if !strings.Contains(string(readme), "("+address(s.golden, s.theme)+")") {
			t.Errorf("README.md does not show %s", address(s.golden, s.theme))
		}
	}
	if files, err := os.ReadDir(root + "/" + pictures); err != nil || len(files) != len(shown) {
		t.Errorf("%s holds %d files, not the %d pictures: %v", pictures, len(files), len(shown), err)
	}
}
