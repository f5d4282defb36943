package session

import (
	"bufio"
	"context"
	"fmt"
	"io"
)

// longestLine is how much of a line is read, in bytes: a note may be long.
const longestLine = 1 << 20

// lines are what is typed.
type lines struct {
	typed  chan string // closed at the end
	failed error       // why there is no more, to be read when it is closed; nil at the end of the input
}

// read reads lines until the input ends. A read of a terminal cannot be broken off: it ends with the process.
func read(ctx context.Context, in io.Reader) *lines {
	l := &lines{typed: make(chan string)}
	go func() {
		defer close(l.typed)
		scanner := bufio.NewScanner(in)
		scanner.Buffer(nil, longestLine)
		for scanner.Scan() {
			select {
			case l.typed <- scanner.Text():
			case <-ctx.Done():
				return
			}
		}
		l.failed = scanner.Err()
	}()
	return l
}

// err is why the input ended before its end.
func (l *lines) err() error {
	select {
	case _, open := <-l.typed:
		if !open && l.failed != nil {
			return fmt.Errorf("read commands: %w", l.failed)
		}
	default:
	}
	return nil
}
