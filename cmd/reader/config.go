package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"reader/internal/config"
	"reader/internal/library"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/theme"
)

func configCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "The configuration in force",
		Long: "config prints the configuration in force, and of what is not the default\n" +
			"where it comes from. config default prints the one that holds where the file\n" +
			"says nothing, with an explanation of every setting, and config edit opens\n" +
			"yours in your editor. What is wrong in the file is said with its line.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.printConfig(cmd.Context()) },
	}
	plain := func(use, short string, run func() error) *cobra.Command {
		return &cobra.Command{Use: use, Short: short, Args: cobra.NoArgs, RunE: func(*cobra.Command, []string) error { return run() }}
	}
	cmd.AddCommand(
		plain("path", "Where the configuration file is looked for", func() error {
			a.print(text.Line(a.paths().Config))
			return nil
		}),
		plain("default", "The documented default configuration", func() error { return a.document(string(config.Default)) }),
		plain("site", "A rule for reading one site's pages, documented", func() error { return a.document(string(config.SiteForm)) }),
		plain("check", "What is wrong in the file, line by line", a.checkConfig),
		plain("edit", "The file in your editor, checked when you leave it", a.editConfig),
		plain("keys", "Every command of the interface, with its keys", a.printKeys),
		plain("themes", "Every theme, with a sample", a.printThemes))
	return cmd
}

// printConfig prints the configuration in force. What is wrong goes beside it.
func (a *app) printConfig(ctx context.Context) error {
	c, err := config.Load(a.paths().Config)
	if err != nil {
		return err
	}
	l := lookOf(&c, os.Environ())
	from, err := a.overruled(ctx, &c, &l)
	if err != nil {
		return err
	}
	for _, f := range l.faults {
		a.say(text.Format("%s: %s", homely(a.paths().Config), f.Error()))
	}
	data, err := c.Print(from)
	if err != nil {
		return err
	}
	return a.document(string(data))
}

// overruled puts in what goes before the file, and says by setting what that is.
func (a *app) overruled(ctx context.Context, c *config.Config, l *look) (map[string]string, error) {
	from, named := map[string]string{}, c.Theme
	switch {
	case a.flags.noColor:
		c.Theme, from["theme"] = theme.None, "--no-color"
	case os.Getenv("NO_COLOR") != "":
		c.Theme, from["theme"] = theme.None, "NO_COLOR"
	case a.flags.theme != "":
		c.Theme, from["theme"] = a.flags.theme, "--theme"
	case c.Theme != l.theme:
		c.Theme, from["theme"] = l.theme, "since that of the file cannot be used"
	}
	if l.ascii && !c.ASCII {
		c.ASCII, from["ascii"] = true, "by the terminal or the locale"
	}
	if v := os.Getenv("READER_METERED"); v != "" {
		c.Offline.Metered, from["offline.metered"] = v, "READER_METERED"
	}
	if _, err := os.Stat(a.paths().Library); err != nil {
		return from, nil
	}
	store, err := library.Open(ctx, a.paths().Library, a.now)
	if err != nil {
		return nil, err
	}
	defer store.Close()
	width, err := store.TextWidth(ctx, c.Width)
	if width != 0 {
		c.Width, from["width"] = width, "by + and - in the interface"
	}
	if err != nil {
		return nil, err
	}
	habits, err := store.Habits(ctx)
	if chosen := chosenTheme(habits, l, named); chosen != "" && from["theme"] == "" {
		c.Theme, from["theme"] = chosen, "chosen in the interface"
	}
	return from, err
}

// checkConfig names what is wrong, or says that nothing is.
func (a *app) checkConfig() error {
	file := a.paths().Config
	c, err := config.Load(file)
	if err != nil {
		return err
	}
	l := lookOf(&c, os.Environ())
	for _, f := range l.faults {
		a.print(text.Line(f.Error()))
	}
	switch n := len(l.faults); {
	case n > 0:
		return fmt.Errorf("%s: %d of its settings cannot be used as they are", homely(file), n)
	case len(c.Lines) == 0:
		a.print(text.Format("%s is not there or says nothing: everything has its default", homely(file)))
	default:
		a.print(text.Format("%s: nothing is wrong", homely(file)))
	}
	return nil
}

// editConfig opens the file in the editor. Where there is none it begins with every setting, switched off by a "#".
func (a *app) editConfig() error {
	file := a.paths().Config
	begun, err := beginConfig(file)
	if err != nil {
		return err
	}
	if err := a.runEditor(file); err != nil {
		return err
	}
	if now, err := os.ReadFile(file); err == nil && begun != nil && string(now) == string(begun) {
		a.say("nothing was changed")
		return os.Remove(file)
	}
	return a.checkConfig()
}

// beginConfig writes a file to begin with, and returns it; nil when there is one.
func beginConfig(file string) ([]byte, error) {
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	content := []byte(switchedOff(string(config.Default)))
	err := cmp.Or(os.MkdirAll(filepath.Dir(file), 0o700), os.WriteFile(file, content, 0o600))
	if err != nil {
		return nil, fmt.Errorf("begin a configuration: %w", err)
	}
	return content, nil
}

// switchedOff is a configuration in which nothing is set. Its tables stay, so that a line counts once its "#" is gone.
func switchedOff(documented string) string {
	var b strings.Builder
	for line := range strings.Lines(documented) {
		if line != "\n" && !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "[") {
			b.WriteString("# ")
		}
		b.WriteString(line)
	}
	return b.String()
}

// boundCommand is a row of the key table as JSON.
type boundCommand struct {
	Command string   `json:"command"`
	Keys    []string `json:"keys"`
	Title   string   `json:"title"`
}

// printKeys prints the key table in force.
func (a *app) printKeys() error {
	c, err := config.Load(a.paths().Config)
	if err != nil {
		return err
	}
	l := lookOf(&c, os.Environ())
	widest := 0
	for _, b := range l.keys.Bindings() {
		widest = max(widest, len(b.Command))
	}
	for _, b := range l.keys.Bindings() {
		keys := make([]string, 0, len(b.Keys))
		for _, k := range b.Keys {
			keys = append(keys, fmt.Sprintf("%q", k))
		}
		shown := text.Format("%-*s  %-28s  %s", widest, string(b.Command), "["+strings.Join(keys, ", ")+"]", b.Title)
		if err := a.line(boundCommand{string(b.Command), append([]string{}, b.Keys...), string(b.Title)}, shown); err != nil {
			return err
		}
	}
	a.say(text.Format("In the configuration: [keys], preset = %q, and rows like these. Presets: %s", cmp.Or(c.Keys.Preset(), page.PresetReader), strings.Join(page.Presets(), ", ")))
	return nil
}
