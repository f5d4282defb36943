package terminal

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/charmbracelet/x/vt"
)

func TestAPenLeavesOutWhatNothingIsDrawnIn(t *testing.T) {
	const ink, ground = "\x1b[38;2;228;222;211m", "\x1b[48;2;33;32;27m"
	for in, want := range map[string]string{
		ink + "one\x1b[m\r\n\x1b[8G" + ink + "two\x1b[m":                ink + "one\r\n\x1b[8Gtwo\x1b[m",
		ink + "one\x1b[m\x1b[K\n" + ink + "two\x1b[m":                   ink + "one\x1b[K\ntwo\x1b[m",
		ground + "one\x1b[m\x1b[K\n" + ground + "two\x1b[m":             ground + "one\x1b[m\x1b[K\n" + ground + "two\x1b[m",
		ink + "one\x1b[m two":                                           ink + "one\x1b[m two",
		ink + "one\x1b[1mtwo\x1b[m\n" + ink + "three\x1b[m":             ink + "one\x1b[1mtwo\n\x1b[m" + ink + "three\x1b[m",
		ink + "\x1b]8;id=a;http://a.example\aone\x1b]8;;\a\x1b[m\x1b[H": "\x1b]8;id=a;http://a.example\a" + ink + "one\x1b]8;;\a\x1b[H\x1b[m",
		"\x1b[1mone\x1b7\x1b[mtwo\x1b8":                                 "\x1b[1mone\x1b7\x1b[mtwo\x1b8",
	} {
		var p pen
		if got := string(p.lean(nil, []byte(in))); got != want {
			t.Errorf("%q\nis    %q\nnot   %q", in, got, want)
		}
	}
}

// TestAPenDrawsTheSame plays what renderers write, in any order, at two terminals: as it is, and through a pen.
func TestAPenDrawsTheSame(t *testing.T) {
	pieces := []string{
		"word", " ", "雪", "\r", "\n", "\b", "\x1b[K", "\x1b[1K", "\x1b[J", "\x1b[2;5H", "\x1b[8G", "\x1b[3d", "\x1b[A", "\x1b[2X", "\x1b[L", "\x1b[M",
		"\x1b[m", "\x1b[m", "\x1b[m", "\x1b[0m", "\x1b[1m", "\x1b[22m", "\x1b[4m", "\x1b[7m", "\x1b[38;2;9;48;7m", "\x1b[38;2;1;2;3m", "\x1b[38;5;7m", "\x1b[31m",
		"\x1b[48;2;9;8;7m", "\x1b[44m", "\x1b[0;35m", "\x1b[39m", "\x1b[49m", "\x1b]8;id=x;https://a.example\a", "\x1b]8;;\a", "\x1b7", "\x1b8", "\x1b[?25l", "\x1b[?25h",
	}
	random := rand.New(rand.NewPCG(1, 6))
	for range 300 {
		const width, height = 20, 6
		asItIs, leaner := vt.NewEmulator(width, height), vt.NewEmulator(width, height)
		var p pen
		var all strings.Builder
		for range 4 { // writes
			var write strings.Builder
			for range 12 {
				write.WriteString(pieces[random.IntN(len(pieces))])
			}
			all.WriteString(write.String())
			_, _ = asItIs.WriteString(write.String())
			_, _ = leaner.Write(p.lean(nil, []byte(write.String())))
		}
		for y := range height {
			for x := range width {
				if a, b := asItIs.CellAt(x, y), leaner.CellAt(x, y); !a.Equal(b) {
					t.Fatalf("%q\ndraws %v at %d, %d, not %v", all.String(), b, x, y, a)
				}
			}
		}
	}
}
