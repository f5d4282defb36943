package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"time"

	"reader/internal/config"
	"reader/internal/desk"
	"reader/internal/ui"
)

// open is `reader` alone: the interface on the reader's own library.
func (a *app) open(ctx context.Context) error {
	if !isTerminal(a.in) || !isTerminal(a.out) {
		return wrongUsage("the interface needs a terminal; see reader --help for the commands that do not")
	}
	h, err := a.house(ctx, nil)
	if err != nil {
		return err
	}
	h.Maintain()
	sample, err := a.interfaceOn(ctx, h, false)
	err = cmp.Or(err, h.close())
	if err != nil || !sample {
		return err
	}
	return a.demo(ctx)
}

// plug is the desk as the interface sees it. The sample paper has a library of its own, so to open it the interface
// closes and opens again.
type plug struct {
	*desk.Desk
	openSample func() error
}

func (p plug) Sample(context.Context) error { return p.openSample() }

// interfaceOn runs the interface; sample says that the reader left it for the sample paper.
func (a *app) interfaceOn(ctx context.Context, h *house, isDemo bool) (sample bool, err error) {
	running, leave := context.WithCancel(ctx)
	defer leave()
	openSample := func() error {
		if isDemo {
			return errors.New("the sample paper is open already")
		}
		sample = true
		leave()
		return nil
	}
	err = ui.Run(running, ui.Options{
		Desk: plug{h.Desk, openSample}, Now: a.now, Location: time.Local, Theme: a.theme(h.config.Theme),
		ASCII: a.flags.ascii || h.config.ASCII, Version: version(), AutoRefresh: time.Duration(h.config.AutoRefresh),
		Browser: browser(h.config.Browser, h.paths.Config), Demo: isDemo, TextWidth: h.config.Width, Pictures: h.config.Pictures,
	}, a.in, a.out, os.Environ())
	if sample && ctx.Err() == nil {
		err = nil // the interface was ended on purpose
	}
	return sample, err
}

func (a *app) theme(configured string) string {
	if a.flags.noColor {
		return "none"
	}
	return configured
}

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
