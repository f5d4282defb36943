package main

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"

	"reader/internal/config"
)

// openers are the programs that open an address on each system.
var openers = map[string][]string{
	"darwin":  {"open"},
	"windows": {"rundll32", "url.dll,FileProtocolHandler"},
}

// browser opens an address in a program of its own. There is no shell: the address is one argument, whatever it holds. A
// program that a configuration names is started only when nobody else can have written that.
func browser(configured, configuration string) func(string) error {
	if configured != "" {
		if err := config.TrustedFile(configuration); err != nil {
			return func(string) error { return fmt.Errorf("open the browser: %w", err) }
		}
	}
	command := commandLine(cmp.Or(configured, os.Getenv("BROWSER")))
	if len(command) == 0 {
		command = openers[runtime.GOOS]
	}
	if len(command) == 0 {
		command = []string{"xdg-open"}
	}
	return func(address string) error {
		cmd := exec.Command(command[0], slices.Concat(command[1:], []string{address})...)
		if err := cmd.Start(); err != nil {
			return fmt.Errorf("open the browser: %w; set $BROWSER or `browser` in the configuration", err)
		}
		go func() { _ = cmd.Wait() }() // nobody asks how a browser ended
		return nil
	}
}

// mpv plays what it is given in a window of its own, sounds too: without one nothing could stop them. It says nothing on
// our terminal.
var mpv = []string{"mpv", "--force-window=yes", "--no-terminal"}

// noPlayer is what the configuration says for the browser instead of a player.
const noPlayer = "none"

// errNotPlayable is what becomes of an address that no player is given.
var errNotPlayable = errors.New("not an address of the web")

// player opens a film or a sound in a program of its own, as browser does, and returns the program's name; an empty name
// when there is none. What the program cannot play, as it says by its exit status, opens in the browser after all.
func player(configured, configuration string, browse func(string) error) func(string) (string, error) {
	if configured != "" && configured != noPlayer {
		if err := config.TrustedFile(configuration); err != nil {
			return func(string) (string, error) { return "", fmt.Errorf("open the player: %w", err) }
		}
	}
	command := playerCommand(configured)
	return func(address string) (string, error) {
		u, err := url.Parse(address)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			return "", fmt.Errorf("play %s: %w", address, errNotPlayable)
		}
		if len(command) == 0 {
			return "", nil
		}
		cmd := exec.Command(command[0], slices.Concat(command[1:], []string{"--", u.String()})...)
		if err := cmd.Start(); err != nil {
			return "", fmt.Errorf("open the player: %w; set `player` in the configuration", err)
		}
		go func() {
			var failed *exec.ExitError
			if err := cmd.Wait(); errors.As(err, &failed) && failed.ExitCode() > 0 {
				_ = browse(address) // what went wrong there, the browser says itself
			}
		}()
		return filepath.Base(command[0]), nil
	}
}

// playerCommand is the program configured, else mpv where it is installed and has a screen to open a window on.
func playerCommand(configured string) []string {
	switch {
	case configured == noPlayer:
		return nil
	case configured != "":
		return commandLine(configured)
	}
	if _, err := exec.LookPath(mpv[0]); err != nil {
		return nil
	}
	if runtime.GOOS != "darwin" && runtime.GOOS != "windows" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return nil
	}
	return mpv
}
