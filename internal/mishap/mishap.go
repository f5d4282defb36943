// Package mishap holds a fault in our own code to the one thing that brought it to light. What strangers write may find
// such a fault: a feed, a page, a picture or a packed answer at which a parser panics. It costs that one thing, which
// would else end the program at every start; and its stack is kept, so that the fault is mended and not overlooked. The
// package knows nothing of what is read, nor of where reports lie.
package mishap

import (
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"regexp"
	"runtime/debug"

	"reader/internal/text"
)

// Error is a panic that was caught while something from outside was read.
type Error struct {
	Of     string // what was read: an address without its secrets, or empty
	Panic  string // what the panic said, which may be in the words of whoever wrote what was read
	Stack  []byte // of the goroutine
	Report string // the file that tells of it, as people write paths; empty when none does

	noted bool
}

// Error says what happened and what to do. It says nothing of Panic: that is no sentence.
func (e *Error) Error() string {
	if e.Report == "" {
		return "it broke reader's own code, which is no fault of yours; please report it"
	}
	return fmt.Sprintf("it broke reader's own code, which is no fault of yours; please report it with %s", e.Report)
}

// places are the lines of code in a stack: those that begin with a tab.
var places = regexp.MustCompile(`(?m)^\t(\S+)`)

// mostPlaces are looked at, from the top, to tell faults apart: in a recursion those below are others each time.
const mostPlaces = 12

// Number is the same for a fault of one program whoever comes upon it, and tells it from others.
func (e *Error) Number() uint32 {
	stack, _, _ := bytes.Cut(e.Stack, []byte("mishap.Contain("))
	sum := fnv.New32a()
	for _, place := range places.FindAllSubmatch(stack, mostPlaces) {
		_, _ = sum.Write(place[1]) // a hash takes everything
	}
	return sum.Sum32()
}

// Contain runs what reads something from outside. A panic in it, though not in goroutines that it begins, comes back as
// an *Error. Nothing that others share may be left half done by it.
func Contain(read func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &Error{Panic: fmt.Sprint(p), Stack: debug.Stack()}
		}
	}()
	return read()
}

// Log keeps what is known of mishaps. It serves any number of goroutines; nil keeps nothing.
type Log struct{ keep func(*Error) (file string) }

// NewLog makes a log of what keeps a report and names its file; an empty name when it could not.
func NewLog(keep func(*Error) (file string)) *Log { return &Log{keep} }

// Note keeps the mishap that an error wraps, unless that was done, and returns the error. Of is the address that was
// read.
func (l *Log) Note(of string, err error) error {
	var e *Error
	if l != nil && errors.As(err, &e) && !e.noted {
		e.Of, e.noted = string(text.Masked(of)), true
		e.Report = l.keep(e)
	}
	return err
}

// Contain is Contain and Note.
func (l *Log) Contain(of string, read func() error) error { return l.Note(of, Contain(read)) }
