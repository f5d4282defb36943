package ui

import (
	"io"
	"os"
	"testing"
)

// streams is a program that notes what it gets for the terminal.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

func (s *streams) Run() error            { return nil }
func (s *streams) SetStdin(r io.Reader)  { s.in = r }
func (s *streams) SetStdout(w io.Writer) { s.out = w }
func (s *streams) SetStderr(w io.Writer) { s.err = w }

// Only a file can be a program's terminal: of anything else os/exec makes a pipe.
func TestProgramGetsTheTerminalItself(t *testing.T) {
	layer := struct{ io.ReadWriter }{}
	var got streams
	d := direct{&got, os.Stdin, os.Stdout, nil}
	d.SetStdin(layer)
	d.SetStdout(layer)
	d.SetStderr(layer)
	if got.in != io.Reader(os.Stdin) || got.out != io.Writer(os.Stdout) || got.err != io.Writer(os.Stdout) {
		t.Errorf("it reads %T and writes %T and %T", got.in, got.out, got.err)
	}
}
