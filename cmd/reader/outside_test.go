package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"reader/internal/config"
)

// A program in a configuration that others can write is theirs; the one in the environment is the reader's own.
func TestBrowserOfATrustedConfigurationOnly(t *testing.T) {
	if err := browser(&config.Config{Browser: "true"})("https://a.example/"); err != nil {
		t.Errorf("its own: %v", err)
	}
	others := config.Config{Browser: "true", Distrust: errors.New("others can write it")}
	if err := browser(&others)("https://a.example/"); err == nil || !strings.Contains(err.Error(), "others can write it") {
		t.Errorf("others': %v", err)
	}
	t.Setenv("BROWSER", "true")
	others.Browser = ""
	if err := browser(&others)("https://a.example/"); err != nil {
		t.Errorf("the environment's: %v", err)
	}
}

// recorder writes a program that notes its arguments in a file, a line each, and ends with a status.
func recorder(t *testing.T, name, log string, status int) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	script := fmt.Sprintf("#!/bin/sh\nfor a in \"$@\"; do echo \"$a\" >> %s.part; done\nmv %s.part %s\nexit %d\n", log, log, log, status)
	if err := os.WriteFile(file, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	return file
}

// wait reads a file once another process has written it.
func wait(t *testing.T, file string) string {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; runtime.Gosched() {
		if data, err := os.ReadFile(file); err == nil {
			return string(data)
		}
		if time.Now().After(deadline) {
			t.Fatalf("nobody wrote %s", file)
		}
	}
}

func TestPlayerGetsTheAddressAsOneArgument(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs a shell for the program that is started")
	}
	log := filepath.Join(t.TempDir(), "played")
	play := player(&config.Config{Player: recorder(t, "plays", log, 0) + " --quiet"}, nil)
	if in, err := play("https://a.example/v;touch%20x?$(y)"); in != "plays" || err != nil {
		t.Errorf("in %q: %v", in, err)
	}
	if got, want := wait(t, log), "--quiet\n--\nhttps://a.example/v;touch%20x?$(y)\n"; got != want {
		t.Errorf("it got %q, want %q", got, want)
	}
	for _, address := range []string{"file:///etc/passwd", "--script=x", "ytdl://x", "mailto:a@b.example"} {
		if _, err := play(address); err == nil {
			t.Errorf("%s is played", address)
		}
	}
}

func TestWhatThePlayerCannotPlayOpensInTheBrowser(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs a shell for the program that is started")
	}
	dir := t.TempDir()
	opened := make(chan string, 1)
	browse := func(address string) error { opened <- address; return nil }
	if _, err := player(&config.Config{Player: recorder(t, "fails", filepath.Join(dir, "played"), 2)}, browse)("https://a.example/v"); err != nil {
		t.Fatal(err)
	}
	if got := <-opened; got != "https://a.example/v" {
		t.Errorf("the browser got %q", got)
	}
	if in, err := player(&config.Config{Player: noPlayer}, browse)("https://a.example/v"); in != "" || err != nil {
		t.Errorf("none plays in %q: %v", in, err)
	}
	t.Setenv("PATH", dir)
	if in, err := player(&config.Config{}, browse)("https://a.example/v"); in != "" || err != nil {
		t.Errorf("without mpv it plays in %q: %v", in, err)
	}
}

// mpv has no controls on our terminal: it plays in a window or not at all.
func TestMpvPlaysWhereThereIsAScreen(t *testing.T) {
	if runtime.GOOS == "darwin" || runtime.GOOS == "windows" {
		t.Skip("there is always a screen here")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "mpv"), []byte("#!/bin/sh\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir)
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	playing := func() []string {
		line, err := playerLine(&config.Config{})
		if err != nil {
			t.Fatal(err)
		}
		return line
	}
	if got := playing(); got != nil {
		t.Errorf("without a screen: %v", got)
	}
	t.Setenv("DISPLAY", ":0")
	if got := playing(); len(got) == 0 || got[0] != "mpv" {
		t.Errorf("with a screen: %v", got)
	}
}
