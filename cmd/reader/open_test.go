package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A program in a configuration that others can write is theirs; the one in the environment is the reader's own.
func TestBrowserOfATrustedConfigurationOnly(t *testing.T) {
	file := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := browser("true", file)("https://a.example/"); err != nil {
		t.Errorf("its own: %v", err)
	}
	if err := os.Chmod(file, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := browser("true", file)("https://a.example/"); err == nil || !strings.Contains(err.Error(), "chmod go-w "+file) {
		t.Errorf("others': %v", err)
	}
	t.Setenv("BROWSER", "true")
	if err := browser("", file)("https://a.example/"); err != nil {
		t.Errorf("the environment's: %v", err)
	}
}
