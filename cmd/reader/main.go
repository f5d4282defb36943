// Reader is a newspaper for the terminal. It finds a site's sections, lays them out like a paper, shows whole articles
// with their related stories, and keeps everything readable with the network cable pulled.
//
// This package is wiring: a file for each command, flags, and exit codes. What the commands do is in internal/desk,
// what they show in internal/ui and internal/export.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
)

func main() {
	os.Exit(run(os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// run is the whole program but for the process around it.
func run(args []string, s streams) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	a := &app{streams: s, now: clock(os.Getenv("READER_NOW"))}
	root := rootCommand(a)
	root.SetArgs(args)
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	err := fang.Execute(ctx, root,
		fang.WithVersion(version()),
		fang.WithErrorHandler(func(w io.Writer, _ fang.Styles, err error) { explain(w, err) }))
	return exitCode(ctx, err)
}

func rootCommand(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "reader",
		Short: "The terminal newspaper",
		Long: "reader shows the news in a terminal: by section, whole articles with their related stories, also offline.\n" +
			"Without a command it opens the interface.",
		Example: "  reader demo                      # an embedded sample paper; needs no network\n" +
			"  reader add https://example.org   # find a site's sections and choose\n" +
			"  reader                           # read",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.open(cmd.Context()) },
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	flags := root.PersistentFlags()
	flags.StringVar(&a.flags.data, "data", "", "keep library, cache and configuration under this `folder`")
	flags.BoolVar(&a.flags.offline, "offline", false, "use no network")
	flags.BoolVar(&a.flags.json, "json", false, "print JSON")
	flags.BoolVar(&a.flags.noColor, "no-color", false, "use no colour")
	flags.BoolVar(&a.flags.ascii, "ascii", false, "draw with ASCII characters only")
	flags.BoolVarP(&a.flags.verbose, "verbose", "v", false, "say more on standard error")
	for _, make := range []func(*app) *cobra.Command{
		demoCommand, addCommand, removeCommand, sectionsCommand, refreshCommand, listCommand, readCommand, searchCommand,
		saveCommand, unsaveCommand, savedCommand, markCommand, undoCommand, importCommand, exportCommand,
		inspectCommand, doctorCommand, configCommand,
	} {
		root.AddCommand(strictArgs(make(a)))
	}
	return root
}

// strictArgs makes wrong arguments a wrong usage, for the exit code.
func strictArgs(cmd *cobra.Command) *cobra.Command {
	if check := cmd.Args; check != nil {
		cmd.Args = func(cmd *cobra.Command, args []string) error {
			if err := check(cmd, args); err != nil {
				return usageError{fmt.Errorf("%w\nhint: reader %s --help", err, cmd.Name())}
			}
			return nil
		}
	}
	for _, sub := range cmd.Commands() {
		strictArgs(sub)
	}
	return cmd
}

// version is what the build says of itself.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
