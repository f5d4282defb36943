package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// editor is the reader's editor with its arguments.
func editor() []string {
	command := commandLine(cmp.Or(os.Getenv("VISUAL"), os.Getenv("EDITOR")))
	if len(command) == 0 || command[0] == "" {
		return []string{"vi"}
	}
	return command
}

// onFile is the reader's editor on a file.
func onFile(file string) *exec.Cmd {
	return program(context.Background(), append(editor(), file))
}

// runEditor has the reader edit a file, and waits for it. An editor may not write where data go: its screen goes to
// standard error unless standard output is a terminal.
func (a *app) runEditor(file string) error {
	cmd := onFile(file)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = a.in, a.out, a.err
	if !isTerminal(a.out) {
		cmd.Stdout = a.err
	}
	a.lent.Store(true)
	defer a.lent.Store(false)
	return ended(cmd, cmd.Run())
}

// ended says how an editor ended.
func ended(cmd *exec.Cmd, err error) error {
	switch {
	case errors.As(err, new(*exec.ExitError)):
		return fmt.Errorf("the editor %s ended with %w", cmd.Args[0], err)
	case err != nil:
		return fmt.Errorf("start the editor: %w; set $VISUAL or $EDITOR", err)
	}
	return nil
}

// draft is a text under the reader's hands, in a folder of its own that nobody else can look into, and in which the
// editor may leave what it likes.
type draft struct{ path string }

// newDraft writes a text to begin with. It lies beside the library, so that it survives a restart; where nothing can be
// written there, among the temporary files.
func newDraft(dir, name string, content []byte) (draft, error) {
	folder, err := os.MkdirTemp(dir, "edit-*")
	if err != nil {
		folder, err = os.MkdirTemp("", "reader-edit-*")
	}
	if err != nil {
		return draft{}, err
	}
	d := draft{filepath.Join(folder, name)}
	return d, d.write(content)
}

func (d draft) write(content []byte) error { return os.WriteFile(d.path, content, 0o600) }

func (d draft) read() ([]byte, error) { return os.ReadFile(d.path) }

// remove takes the draft away. If the reader wrote anything beyond what is given, it stays, and the error names it.
func (d draft) remove(given []byte) error {
	content, err := d.read()
	if err == nil && len(bytes.TrimSpace(content)) > 0 && !bytes.Equal(content, given) {
		return fmt.Errorf("what you wrote is kept in %s", d.path)
	}
	return os.RemoveAll(filepath.Dir(d.path))
}
