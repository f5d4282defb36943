package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"reader/internal/config"
)

// openers are the programs that open an address on each system.
var openers = map[string][]string{
	"darwin":  {"open"},
	"windows": {"rundll32", "url.dll,FileProtocolHandler"},
}

// browser opens an address in a program of its own, and says what went wrong where that is known at once.
func browser(c *config.Config) func(string) error {
	return func(address string) error {
		line, err := browserLine(c)
		if err != nil {
			return fmt.Errorf("open the browser: %w", err)
		}
		if address, err = handed(address); err != nil {
			return err
		}
		ended, err := startBeside(append(line, address))
		if err != nil {
			return fmt.Errorf("open the browser: %w; set $BROWSER or `browser` in the configuration", err)
		}
		select {
		case err := <-ended:
			return failure(line[0], err)
		case <-time.After(tellsAtOnce):
			return nil
		}
	}
}

// browserLine is the program configured, else that of the environment, else that of the system.
func browserLine(c *config.Config) ([]string, error) {
	if c.Browser != "" {
		return configured(c, commandLine(c.Browser))
	}
	if line := commandLine(os.Getenv("BROWSER")); len(line) > 0 && line[0] != "" {
		return line, nil
	}
	if line := openers[runtime.GOOS]; line != nil {
		return slices.Clone(line), nil
	}
	return []string{"xdg-open"}, nil
}

// tellsAtOnce is how long a program is waited for that opens an address: one that finds no browser says so within it, and
// one that goes on is not missed.
const tellsAtOnce = 400 * time.Millisecond

// startBeside starts a program that goes on by itself, also when reader ends: it has neither the screen nor the keys. The
// channel tells how it ended.
func startBeside(line []string) (ended <-chan error, err error) {
	cmd := program(context.Background(), line)
	detach(cmd)
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	end := make(chan error, 1)
	go func() { end <- cmd.Wait() }()
	return end, nil
}

// failure says of a program that it says so itself by its exit status; nil when it does not.
func failure(name string, err error) error {
	var failed *exec.ExitError
	if errors.As(err, &failed) && failed.ExitCode() > 0 {
		return fmt.Errorf("%s ended with %w", filepath.Base(name), failed)
	}
	return nil
}

// mpv plays what it is given in a window of its own, sounds too: without one nothing could stop them. It says nothing on
// our terminal.
var mpv = []string{"mpv", "--force-window=yes", "--no-terminal"}

// noPlayer is what the configuration says for the browser instead of a player.
const noPlayer = "none"

// player opens a film or a sound in a program of its own, as browser does, and returns the program's name; an empty name
// when there is none. What the program cannot play, as it says by its exit status, opens in the browser after all.
func player(c *config.Config, browse func(string) error) func(string) (string, error) {
	return func(address string) (string, error) {
		line, err := playerLine(c)
		if err != nil {
			return "", fmt.Errorf("open the player: %w", err)
		}
		if address, err = handed(address); err != nil || isMail(address) {
			return "", cmp.Or(err, errNotHanded)
		}
		if len(line) == 0 {
			return "", nil
		}
		ended, err := startBeside(append(line, "--", address))
		if err != nil {
			return "", fmt.Errorf("open the player: %w; set `player` in the configuration", err)
		}
		go func() {
			if failure(line[0], <-ended) != nil {
				_ = browse(address) // what went wrong there, the browser says itself
			}
		}()
		return filepath.Base(line[0]), nil
	}
}

// playerLine is the program configured, else mpv where it is installed and has a screen to open a window on.
func playerLine(c *config.Config) ([]string, error) {
	switch {
	case c.Player == noPlayer:
		return nil, nil
	case c.Player != "":
		return configured(c, commandLine(c.Player))
	}
	if _, err := exec.LookPath(mpv[0]); err != nil {
		return nil, nil
	}
	if runtime.GOOS != "darwin" && runtime.GOOS != "windows" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return nil, nil
	}
	return slices.Clone(mpv), nil
}
