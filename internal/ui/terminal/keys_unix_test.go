//go:build unix

package terminal

import (
	"os"
	"strings"
	"testing"
	"time"
)

// typed is a terminal with something typed, and the way from it.
func typed(t *testing.T, wait time.Duration) (w *os.File, k keys) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close(); w.Close() })
	return w, keys{r, wait}
}

func TestEscapeAloneIsAWholeKey(t *testing.T) {
	for sent, want := range map[string]string{"\x1b": escapeKey, "\x1b[A": "\x1b[A", "\x1bj": "\x1bj", "j": "j", "\x1b\x1b": "\x1b\x1b"} {
		w, k := typed(t, time.Millisecond)
		if _, err := w.WriteString(sent); err != nil {
			t.Fatal(err)
		}
		p := make([]byte, 64)
		if n, err := k.Read(p); err != nil || string(p[:n]) != want {
			t.Errorf("%q is read as %q, %v", sent, p[:n], err)
		}
	}
}

func TestASequenceInTwoPiecesIsOneKey(t *testing.T) {
	w, k := typed(t, time.Minute)
	if _, err := w.WriteString("\x1b"); err != nil {
		t.Fatal(err)
	}
	read := make(chan string)
	go func() {
		p := make([]byte, 64)
		n, _ := k.Read(p)
		read <- string(p[:n])
	}()
	if _, err := w.WriteString("[A"); err != nil {
		t.Fatal(err)
	}
	if got := <-read; got != "\x1b[A" {
		t.Errorf("read as %q", got)
	}
}

func TestWhatIsNoFileIsReadAsItIs(t *testing.T) {
	if in := strings.NewReader("\x1b"); Keys(in) != in {
		t.Error("it was wrapped")
	}
}
