// Reader is a newspaper for the terminal. It finds a site's sections, lays them out like a paper, shows whole articles
// with their related stories, and keeps everything readable with the network cable pulled.
//
// This package is wiring: a file for each command, flags, and exit codes. What the commands do is in internal/desk,
// what they show in internal/ui and internal/export.
package main

import (
	"cmp"
	"io"
	"log"
	"os"
	"runtime"
	"runtime/debug"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
)

// softMemory is where the collector begins to work harder, in bytes. The bodies that a refresh reads are garbage soon,
// and left to itself the collector lets them grow to as much again as is alive.
const softMemory = 96 << 20

// At the start next to nothing is garbage, and to look for it several times takes a seventh of the way to the first
// headlines. So the collector leaves the first 16 MB alone; a page or a feed that needs more is no start any more.
const (
	startingPercent = 400 // of 4 MB
	percent         = 100 // as Go has it
)

func main() {
	tuneCollector()
	s := streams{os.Stdin, os.Stdout, os.Stderr}
	// For every help and every error fang asks what it finds in here for the colour of its background, and waits up to 4 s
	// for a terminal that does not answer. Ours are colours for any background.
	os.Stdin = nil
	os.Exit(run(os.Args[1:], s))
}

// tuneCollector does what the environment does not say otherwise.
func tuneCollector() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(softMemory)
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(startingPercent)
		first := new([64]byte) // nobody's: the collector finds it the first time it looks
		runtime.AddCleanup(first, func(percent int) { debug.SetGCPercent(percent) }, percent)
	}
}

// run is the whole program but for the process around it.
func run(args []string, s streams) int { return (&app{streams: s}).run(args) }

func (a *app) run(args []string) (code int) {
	if line, ok := a.in.(io.ReadWriter); ok && isBystander(args) {
		return bystand(line, a.out, args[0], args[1])
	}
	a.err = apart(a.err)
	ctx, stop := a.untilSignal()
	defer stop()
	defer a.brokeDown(&code)
	log.SetOutput(io.Discard) // libraries complain there about servers, in the servers' words, and on whatever is on the screen
	root := rootCommand(a)
	root.SetArgs(args)
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	err := fang.Execute(ctx, root,
		fang.WithVersion(version()),
		fang.WithColorSchemeFunc(colours),
		fang.WithErrorHandler(func(io.Writer, fang.Styles, error) {})) // explain says it
	err = cmp.Or(a.failure, err, a.unprinted)
	a.unattended()
	a.explain(err)
	return exitCode(ctx, err)
}

func rootCommand(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "reader",
		Short: "The terminal newspaper",
		Long: "reader shows the news in a terminal: by section, whole articles with their\n" +
			"related stories, also offline. Without a command it opens the interface; with\n" +
			"--linear, or on a dumb terminal, line by line: type help there.",
		Example: "reader demo\nreader add https://example.org\nreader list --unread --since 24h",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.open(cmd) },
	}
	a.addLinear(root)
	flags := root.PersistentFlags()
	flags.StringVar(&a.flags.data, "data", "", "keep everything under this folder")
	flags.BoolVar(&a.flags.offline, "offline", false, "use no network")
	flags.BoolVar(&a.flags.json, "json", false, "print JSON")
	flags.StringVar(&a.flags.theme, "theme", "", "draw in this theme (reader config themes)")
	flags.BoolVar(&a.flags.noColor, "no-color", false, "use no colour")
	flags.BoolVar(&a.flags.ascii, "ascii", false, "draw with ASCII characters only")
	flags.BoolVarP(&a.flags.verbose, "verbose", "v", false, "say more on standard error")
	for _, g := range groups {
		root.AddGroup(&cobra.Group{ID: g.title, Title: g.title})
		for _, command := range g.commands {
			cmd := command(a)
			cmd.GroupID = g.title
			root.AddCommand(cmd)
		}
	}
	root.InitDefaultCompletionCmd()
	root.InitDefaultHelpCmd()
	for _, cmd := range root.Commands() {
		if short := shorts[cmd.Name()]; short != "" {
			cmd.Short = short
		}
		if cmd.HasSubCommands() && !cmd.Runnable() {
			cmd.RunE = oneOf(cmd.Name())
		}
	}
	root.SetFlagErrorFunc(a.flagError)
	a.guard(root)
	return root
}

// groups are the commands in the order of the help.
var groups = []struct {
	title    string
	commands []func(*app) *cobra.Command
}{
	{"reading", []func(*app) *cobra.Command{
		listCommand, readCommand, searchCommand, markCommand, historyCommand, demoCommand,
	}},
	{"papers and feeds", []func(*app) *cobra.Command{
		addCommand, removeCommand, renameCommand, moveCommand, editCommand, muteCommand, weighCommand, hideCommand, sectionsCommand, refreshCommand,
		prefetchCommand, importCommand, exportCommand,
	}},
	{"bookmarks", []func(*app) *cobra.Command{
		saveCommand, unsaveCommand, savedCommand, listsCommand, tagCommand, tagsCommand, noteCommand,
		highlightCommand, unhighlightCommand, highlightsCommand, undoCommand, redoCommand, trashCommand,
	}},
	{"house", []func(*app) *cobra.Command{inspectCommand, doctorCommand, configCommand}},
}

// shorts replace what cobra says of its own commands, which is too wide for 80 columns.
var shorts = map[string]string{
	"completion": "Completion for a shell: bash, fish, zsh",
	"help":       "Help about a command",
}

// version is what the build says of itself.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
