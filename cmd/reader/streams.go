package main

import (
	"fmt"
	"io"
	"os"

	"github.com/charmbracelet/x/term"

	"reader/internal/text"
)

// streams are the three standard streams. What commands write goes through here and is Safe, whether somebody sees it at
// once or what they pipe it to shows it.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// isTerminal reports whether a stream is one.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}

// print writes one line of text. What does not arrive fails the command at its end: a list that is cut short looks whole.
func (a *app) print(line text.Safe) {
	if err := write(a.out, line+"\n"); err != nil && a.unprinted == nil {
		a.unprinted = fmt.Errorf("print: %w", err)
	}
}

// say writes a message for people, beside the data.
func (s *streams) say(line text.Safe) { fmt.Fprintln(s.err, string(line)) }

// ask writes a question; the answer is typed behind it.
func (s *streams) ask(question text.Safe) { fmt.Fprint(s.err, string(question)) }

// document writes a whole document.
func (s *streams) document(document string) error { return write(s.out, text.Document(document)) }

// object writes a value as one line of JSON.
func (s *streams) object(v any) error { return writeObject(s.out, v) }

func writeObject(w io.Writer, v any) error {
	line, err := text.JSON(v)
	if err != nil {
		return err
	}
	return write(w, line)
}

func write(w io.Writer, words text.Safe) error {
	_, err := io.WriteString(w, string(words))
	return err
}
