// Package portable is a copy of a library in lines of JSON, written and read back: one record a line, so that a copy of
// any size passes through little memory, and so that other programs can take from it what they understand. It knows the
// form of a copy; it knows nothing of where records come from or go to.
//
// The first line names the format, the last counts the records:
//
//	{"kind":"library","version":"1.1","written":"2026-11-23T09:00:00Z","program":"reader v1.0.0"}
//	{"kind":"section","path":["Paper","Canada"],"site":"","language":"en","search":""}
//	…
//	{"kind":"end","records":1}
//
// Each record begins with its kind; the fields of each stand in the types below, and keep their names. Times are RFC 3339,
// in UTC and empty where none is known; only within articles they keep the publisher's zone, and are left out where none
// is known. Identifiers are those that reader prints. A minor version adds kinds and fields, a major one changes what
// there is.
package portable

import (
	"bufio"
	"fmt"
	"io"
	"time"

	"reader/internal/news"
	"reader/internal/text"
)

// The version of the format.
const (
	major = 1
	minor = 1 // 1.1: weights, sections that are hidden, and how they are looked at
)

// head is the first line of a copy.
type head struct {
	Kind    string `json:"kind"`
	Version string `json:"version"` // "major.minor"
	Written string `json:"written"` // when
	Program string `json:"program"` // by which program, for people
}

// end is the last line: a copy without it is not whole.
type end struct {
	Kind    string `json:"kind"`
	Records int    `json:"records"` // between the first line and the last
}

const (
	headKind = "library"
	endKind  = "end"
)

// Writer writes a copy. Close it when all records are written.
type Writer struct {
	to      *bufio.Writer
	records int
}

// NewWriter begins a copy: now is the time of it, program who writes it.
func NewWriter(w io.Writer, program string, now time.Time) (*Writer, error) {
	c := &Writer{to: bufio.NewWriter(w)}
	return c, c.line(head{headKind, fmt.Sprintf("%d.%d", major, minor), stamp(now), program})
}

// Write writes a record.
func (w *Writer) Write(r news.Record) error {
	w.records++
	return w.line(lineOf(r))
}

func (w *Writer) line(v any) error {
	line, err := text.JSON(v)
	if err == nil {
		_, err = w.to.WriteString(string(line))
	}
	return err
}

// Close writes the last line. It does not close what lies below.
func (w *Writer) Close() error {
	if err := w.line(end{endKind, w.records}); err != nil {
		return err
	}
	return w.to.Flush()
}

// stamp is a time as it stands in a line, to the millisecond, which is what a library keeps.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04:05.999Z07:00")
}

// moment reads what stamp wrote.
func moment(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return t, fmt.Errorf("%q is no time of RFC 3339", s)
	}
	return t.UTC(), nil
}
