package terminal

import (
	"bytes"
	"io"
	"sync"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// Writer is the way to a terminal. It expects whole sequences in each write, as Bubble Tea's renderer gives them.
type Writer struct {
	out io.Writer

	mu      sync.Mutex
	buf     []byte
	bare    []byte // buf, with clusters in the place of their stand-ins and all styles
	pen     pen
	asked   [rounds]bool
	options Options
}

// file is a Writer to a file, for whoever asks whether the terminal is one.
type file struct {
	term.File
	*Writer
}

func (f file) Write(p []byte) (int, error) { return f.Writer.Write(p) }

// New makes the way to out. What it returns is a terminal's file where out is one.
func New(out io.Writer, o Options) io.Writer {
	w := &Writer{out: out, options: o}
	if f, ok := out.(term.File); ok {
		return file{f, w}
	}
	return w
}

// triggers are what the renderer writes when the questions of a round are due: the alternate screen is there and still
// blank, and the terminal has gone over to counting clusters. What it draws from then on, it draws anew.
var triggers = [rounds]string{ansi.SetModeAltScreenSaveCursor, ansi.SetModeUnicodeCore}

// Write draws what the renderer wrote.
func (w *Writer) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.bare = restore(w.bare[:0], p)
	w.buf = w.pen.lean(w.buf[:0], w.bare)
	for round, trigger := range triggers {
		w.insert(round, trigger)
	}
	w.again()
	if w.options.Ask {
		w.buf = follow(w.buf)
	}
	if _, err := w.out.Write(w.buf); err != nil {
		return 0, err
	}
	return len(p), nil
}

// follow has the terminal say, as long as the alternate screen is up, when it goes from light to dark or back (mode 2031,
// https://contour-terminal.org/vt-extensions/color-palette-update-notifications/).
func follow(p []byte) []byte {
	for _, f := range []struct{ screen, with string }{
		{ansi.SetModeAltScreenSaveCursor, ansi.SetModeAltScreenSaveCursor + ansi.SetModeLightDark},
		{ansi.ResetModeAltScreenSaveCursor, ansi.ResetModeLightDark + ansi.ResetModeAltScreenSaveCursor},
	} {
		if bytes.Contains(p, []byte(f.screen)) {
			p = bytes.ReplaceAll(p, []byte(f.screen), []byte(f.with))
		}
	}
	return p
}

// insert puts the questions of a round behind what makes them due, once.
func (w *Writer) insert(round int, trigger string) {
	if !w.options.Ask || w.asked[round] || !bytes.Contains(w.buf, []byte(trigger)) {
		return
	}
	words := questions(round)
	if round == 0 {
		words += w.options.extra()
	}
	w.asked[round] = true
	w.behind(trigger, words)
}

// behind puts words behind the first place where something is written.
func (w *Writer) behind(something, words string) {
	before, after, found := bytes.Cut(w.buf, []byte(something))
	if !found {
		return
	}
	out := make([]byte, 0, len(w.buf)+len(words))
	out = append(append(out, before...), something...)
	w.buf = append(append(out, words...), after...)
}

// again has the terminal count clusters when another program had it meanwhile: the renderer says so only once.
func (w *Writer) again() {
	if entered, counting := triggers[0], triggers[1]; w.asked[1] && !bytes.Contains(w.buf, []byte(counting)) {
		w.behind(entered, counting)
	}
}
