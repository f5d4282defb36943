package main

import (
	"io"
	"os/exec"
	"path/filepath"
	"strings"

	"reader/internal/ui"
)

// noteDraft is a note in the reader's own editor, which has the terminal of the interface meanwhile.
type noteDraft struct {
	draft
	given string
	cmd   *exec.Cmd
}

// editNote begins a draft with a note, beside the library.
func (h *house) editNote(note string) (ui.Draft, error) {
	d, err := newDraft(filepath.Dir(h.paths.Library), "note.txt", []byte(note))
	if err != nil {
		return nil, err
	}
	return &noteDraft{d, note, onFile(d.path)}, nil
}

// SetStdin implements tea.ExecCommand.
func (d *noteDraft) SetStdin(r io.Reader) { d.cmd.Stdin = r }

// SetStdout implements tea.ExecCommand.
func (d *noteDraft) SetStdout(w io.Writer) { d.cmd.Stdout = w }

// SetStderr implements tea.ExecCommand.
func (d *noteDraft) SetStderr(w io.Writer) { d.cmd.Stderr = w }

// Run implements tea.ExecCommand.
func (d *noteDraft) Run() error { return ended(d.cmd, d.cmd.Run()) }

// Text implements ui.Draft. What was read is in the interface's hands from then on.
func (d *noteDraft) Text() (string, error) {
	content, err := d.read()
	if err == nil {
		d.given = string(content)
	}
	return strings.ToValidUTF8(string(content), "\uFFFD"), err
}

// Close implements ui.Draft: the file goes, unless something stands in it that nobody has read.
func (d *noteDraft) Close() error { return d.remove([]byte(d.given)) }
