package main

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/spf13/cobra"
)

// A terminal of 80 columns breaks what is wider than 78: the help is set in by two.
func TestEveryHelpFitsEightyColumns(t *testing.T) {
	var each func(*cobra.Command)
	each = func(c *cobra.Command) {
		for _, sub := range c.Commands() {
			each(sub)
		}
		for _, line := range strings.Split(c.Long, "\n") {
			if n := utf8.RuneCountInString(line); n > 78 && c.Parent().Name() != "completion" {
				t.Errorf("reader %s --help has a line of %d columns: %s", c.Name(), n, line)
			}
		}
	}
	each(rootCommand(&app{}))
}

// Whoever sets the clock wants it to hold for whatever is run: a time that is none is told by every command.
func TestEveryCommandHeedsTheClock(t *testing.T) {
	t.Setenv("READER_NOW", "tomorrow")
	t.Setenv("READER_DATA", t.TempDir())
	var each func(*cobra.Command)
	each = func(c *cobra.Command) {
		for _, sub := range c.Commands() {
			each(sub)
		}
		path := strings.Fields(c.CommandPath())[1:]
		if c.Name() == "help" || len(path) > 0 && path[0] == "completion" {
			return // of cobra's own, which tell no time
		}
		var said bytes.Buffer
		for _, args := range [][]string{nil, {"a"}, {"a", "b"}} { // as many as it takes
			said.Reset()
			got := run(append(path, args...), streams{strings.NewReader(""), &said, &said})
			if got == exitUsage && strings.Contains(said.String(), "READER_NOW=tomorrow is no time") {
				return
			}
		}
		t.Errorf("%s does not heed READER_NOW: %s", c.CommandPath(), said.String())
	}
	each(rootCommand(&app{}))
}
