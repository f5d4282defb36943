//go:build unix

package terminal

import (
	"io"
	"testing"
	"time"
)

// FuzzKeys: what a terminal sends, answers to questions among it, arrives as it is, but for the escape key alone, which
// arrives in its longer form.
func FuzzKeys(f *testing.F) {
	for _, seed := range []string{
		"\x1b", "\x1b[A", "\x1bj", "\x1b\x1b", "\x1b[2;5R", "\x1b]11;rgb:0000/0000/0000\x1b\\", "\x1bP1$r0m\x1b\\", "\x1b[?2027;2$y", "\x1b_Gi=1;OK\x1b\\",
		"\x1b[200~\n:quit\n\x1b[201~", "\x1b[<0;5;5M", "\xc2\x9b31m", "क्ष",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, sent []byte) {
		if len(sent) > 500 {
			return // more is read in pieces, and a piece may be an escape alone
		}
		w, k := typed(t, time.Millisecond)
		if _, err := w.Write(sent); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(k)
		want := string(sent)
		if want == "\x1b" && string(got) == escapeKey {
			want = escapeKey
		}
		if err != nil || string(got) != want {
			t.Fatalf("%q arrives as %q, %v", sent, got, err)
		}
	})
}
