package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"time"
)

// process is a program that is ready to run, without a shell.
type process struct {
	line     []string // program and arguments
	reads    bool     // input is what it reads; else it reads nothing, or from the terminal
	input    []byte
	terminal bool

	in       io.Reader
	out, err io.Writer
}

// SetStdin implements tea.ExecCommand.
func (p *process) SetStdin(r io.Reader) { p.in = r }

// SetStdout implements tea.ExecCommand.
func (p *process) SetStdout(w io.Writer) { p.out = w }

// SetStderr implements tea.ExecCommand.
func (p *process) SetStderr(w io.Writer) { p.err = w }

// Terminal implements ui.Process.
func (p *process) Terminal() bool { return p.terminal }

// Run runs the program on the terminal.
func (p *process) Run() error {
	cmd := program(context.Background(), p.line)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = p.in, p.out, p.err
	if p.reads {
		cmd.Stdin = bytes.NewReader(p.input)
	}
	return p.ended(cmd.Run())
}

// Output implements ui.Process.
func (p *process) Output(ctx context.Context) (string, error) {
	cmd := program(ctx, p.line)
	if p.reads {
		cmd.Stdin = bytes.NewReader(p.input)
	}
	cmd.WaitDelay = time.Second // what it started and left holding the pipe is not waited for, nor one that will not end
	var out firstBytes
	cmd.Stdout, cmd.Stderr = &out, &out
	detach(cmd)
	err := cmd.Run()
	return out.String(), p.ended(err)
}

// ended says how the program ended, in words for people.
func (p *process) ended(err error) error {
	var failed *exec.ExitError
	switch {
	case errors.Is(err, exec.ErrWaitDelay):
		return nil
	case errors.Is(err, exec.ErrNotFound):
		return fmt.Errorf("there is no program %s", p.line[0])
	case errors.As(err, &failed):
		return fmt.Errorf("%s ended with %w", p.line[0], failed)
	case err != nil:
		return fmt.Errorf("start %s: %w", p.line[0], err)
	}
	return nil
}

// opening hands an address to what opens addresses.
type opening struct {
	address string
	browse  func(string) error
}

// SetStdin implements tea.ExecCommand.
func (opening) SetStdin(io.Reader) {}

// SetStdout implements tea.ExecCommand.
func (opening) SetStdout(io.Writer) {}

// SetStderr implements tea.ExecCommand.
func (opening) SetStderr(io.Writer) {}

// Terminal implements ui.Process.
func (opening) Terminal() bool { return false }

// Run implements tea.ExecCommand.
func (o opening) Run() error { return o.browse(o.address) }

// Output implements ui.Process.
func (o opening) Output(context.Context) (string, error) { return "", o.browse(o.address) }
