package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"reader/internal/config"
	"reader/internal/demo"
)

// demoFolder begins the name of a demo's throw-away folder; the process number and a random part follow.
const demoFolder = "reader-demo-"

func demoCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Read an embedded sample paper, offline",
		Long: "demo opens the interface on a sample paper that is served on loopback, with a\n" +
			"throw-away library: it needs no network and leaves nothing behind. ctrl+o in\n" +
			"the interface stops and starts its server, to try reading offline; --offline\n" +
			"begins with the server stopped.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.demo(cmd) },
	}
	a.addLinear(cmd)
	return cmd
}

// demo reads the sample paper on a screen, or line by line.
func (a *app) demo(cmd *cobra.Command) error {
	linear, err := a.screen(cmd)
	if err != nil {
		return err
	}
	return a.stoodBy(linear, os.TempDir(), func() error { return a.demoOn(cmd.Context(), linear) })
}

// demoOn serves the sample paper and reads it, through the same code as any site. Offline begins when the headlines are
// in: they come by the network, though it be loopback only.
func (a *app) demoOn(ctx context.Context, linear bool) (err error) {
	stopServer := a.flags.offline
	a.flags.offline, a.patience = false, patienceOf(linear)
	sweepDemos(os.TempDir())
	folder, err := os.MkdirTemp("", demoFolder+strconv.Itoa(os.Getpid())+"-")
	if err != nil {
		return fmt.Errorf("make a throw-away library: %w; TMPDIR names another folder", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	mine, mistaken := config.Load(a.paths().Config)
	a.flags.data = folder
	server, err := demo.Start(demo.Options{Now: a.now})
	if err != nil {
		return fmt.Errorf("serve the sample paper: %w", err)
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	h, err := a.house(ctx, cable(server))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.close()) }()
	h.paths.Files = config.PathsIn("").Files // what the reader exports stays
	if err := h.SubscribeSites(ctx, server.Editions()); err != nil {
		return fmt.Errorf("read the sample paper: %w", err)
	}
	if err := h.library.BeginHere(ctx); err != nil {
		return err
	}
	if stopServer {
		if err := h.SetOffline(true); err != nil {
			return err
		}
	}
	if mistaken == nil { // it looks as the reader has it, and behaves as it comes
		mine.Offline, mine.AutoRefresh, mine.Opens = h.config.Offline, h.config.AutoRefresh, h.config.Opens
		h.config = mine
	}
	_, err = a.interfaceOn(ctx, h, linear, true)
	return err
}

// cable stops a sample's server with the network, and starts it again.
func cable(server *demo.Server) func(offline bool) error {
	return func(offline bool) error {
		if offline {
			return server.Stop()
		}
		return server.Resume()
	}
}

// sweepDemos removes what demos left that were killed. A folder whose process lives is left alone.
func sweepDemos(dir string) {
	left, _ := filepath.Glob(filepath.Join(dir, demoFolder+"*"))
	for _, folder := range left {
		number, _, _ := strings.Cut(strings.TrimPrefix(filepath.Base(folder), demoFolder), "-")
		if pid, err := strconv.Atoi(number); err == nil && !alive(pid) {
			_ = os.RemoveAll(folder) // another's folder stays
		}
	}
}

func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, os.ErrPermission)
}
