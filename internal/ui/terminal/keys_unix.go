//go:build unix

package terminal

import (
	"errors"
	"io"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// escapeWait is how long the rest of a key's sequence may be behind its first byte. Bubble Tea waits 50 ms, which one sees
// when esc closes something. Terminals write a key at once, and tmux waits hardly longer since its version 3.5.
const escapeWait = 4 * time.Millisecond

// escapeKey is the escape key in a form that is complete in itself: of kitty's keyboard protocol, which Bubble Tea
// understands whether the terminal speaks it or not.
const escapeKey = "\x1b[27u"

// Keys is the way from a terminal: it tells the escape key from the beginning of other keys sooner. What is no file has
// nothing to wait for.
func Keys(in io.Reader) io.Reader {
	if f, ok := in.(*os.File); ok {
		return keys{f, escapeWait}
	}
	return in
}

type keys struct {
	*os.File
	wait time.Duration
}

// Read reads what was typed.
func (k keys) Read(p []byte) (int, error) {
	n, err := k.File.Read(p)
	if err != nil || n != 1 || p[0] != '\x1b' || len(p) < len(escapeKey) {
		return n, err
	}
	if !k.more() {
		return copy(p, escapeKey), nil
	}
	more, err := k.File.Read(p[n:])
	return n + more, err
}

// more reports whether something follows in time.
func (k keys) more() bool {
	for end := time.Now().Add(k.wait); ; {
		var ready unix.FdSet
		ready.Set(int(k.Fd()))
		left := unix.NsecToTimeval(max(0, time.Until(end)).Nanoseconds())
		n, err := unix.Select(int(k.Fd())+1, &ready, nil, nil, &left)
		if !errors.Is(err, unix.EINTR) {
			return err == nil && n > 0
		}
	}
}
