package ui

import (
	"io"

	tea "charm.land/bubbletea/v2"
)

// direct is a program that gets the terminal itself. What Bubble Tea would hand to it are the interface's own ways from and to
// the terminal: an editor behind them would find no terminal.
type direct struct {
	tea.ExecCommand
	in   io.Reader
	out  io.Writer
	lent func(bool) // told before and after
}

// Run implements tea.ExecCommand.
func (d direct) Run() error {
	if d.lent != nil {
		d.lent(true)
		defer d.lent(false)
	}
	return d.ExecCommand.Run()
}

// SetStdin implements tea.ExecCommand.
func (d direct) SetStdin(r io.Reader) {
	if d.in != nil {
		r = d.in
	}
	d.ExecCommand.SetStdin(r)
}

// SetStdout implements tea.ExecCommand.
func (d direct) SetStdout(w io.Writer) {
	if d.out != nil {
		w = d.out
	}
	d.ExecCommand.SetStdout(w)
}

// SetStderr implements tea.ExecCommand. Programs draw there too, and ours may lead elsewhere.
func (d direct) SetStderr(w io.Writer) {
	if d.out != nil {
		w = d.out
	}
	d.ExecCommand.SetStderr(w)
}
