package main

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// replies are what terminals say when they are asked. Read as keys, each of them would do something: j moves, s saves, q quits.
var replies = []string{
	"\x1b[?62;1;6;22c", "\x1b[>1;10;0c", "\x1b[5;5R", "\x1b[?5;5R", "\x1b[0n", "\x1b[?997;1n", "\x1b[?2026;2$y", "\x1b[4;2$y", "\x1b[?1u",
	"\x1b]10;rgb:aaaa/bbbb/cccc\x1b\\", "\x1b]11;rgb:0000/0000/0000\x07", "\x1b]4;1;rgb:00/00/00\x07", "\x1b]52;c;c3Nzc3FxcXE=\x07", "\x1b]50;jsq\x07",
	"\x1b]ljsq\x1b\\", "\x1b]Ljsq\x1b\\", "\x1b]21;foreground=jsq\x1b\\", "\x1bP1$rjsq\x1b\\", "\x1bP1+r544e=6a7371\x1b\\", "\x1bP>|jsq(1)\x1b\\", "\x1bP!|6a7371\x1b\\",
	"\x1b_Gi=4711;jsq\x1b\\", "\x1b_Gi=31;OK\x1b\\", "\x1b[6;20;10t", "\x1b[4;800;1200t", "\x1b[I", "\x1b[O", "\x1b[1;1x",
}

// unaskedAnswers come while one reads: whole, in two pieces, and with a key behind them.
func unaskedAnswers(t *testing.T, n *newsrooms) {
	x := startTerminal(t, 120, 40, n.hostile.environ(n.hostile.library(t)), n.program)
	x.expect("T H E   R E A D E R", "online")
	x.press(":")
	x.expect("a command")
	x.press("Feed raw")
	x.expect(": Feed raw")
	x.press("enter")
	x.expect("1 / 53")
	at := 1
	for _, reply := range replies {
		for _, cut := range []int{0, len(reply) / 2, len(reply) - 1} {
			key, step := "j", 1
			if at == 53 || at > 1 && strings.Count(reply, "")%2 == 0 {
				key, step = "k", -1
			}
			x.press(reply[:cut], reply[cut:], key)
			at += step
			x.waitFor(fmt.Sprintf("line %d behind %q", at, reply), func(s string) bool { return strings.Contains(s, fmt.Sprintf(" %d / 53", at)) })
		}
	}
	x.press("B")
	if screen := x.expect("[All]  Tags  Passages"); strings.Contains(screen, "raw ") && strings.Contains(screen, "★") {
		t.Errorf("something was saved:\n%s", screen)
	}
	x.press("ctrl+c")
	if err := x.waitEnd(); err != nil {
		t.Error(err)
	}
}

// atMost is what a key may take among floods, on a machine that does other things too: the best of several keys counts.
const atMost = 100 * time.Millisecond

// underFlood reads texts that are too much.
func underFlood(t *testing.T, n *newsrooms) {
	if !long() {
		t.Skip("it takes a while: READER_LONG is not set")
	}
	data := t.TempDir()
	if got := n.hostile.run(t, data, "add", hostileSite+"/floods"); got.code != 0 {
		t.Fatalf("reader add: %s", got.stderr)
	}
	x := startTerminal(t, 120, 40, n.hostile.environ(data), n.program, "--offline")
	x.expect("T H E   R E A D E R", "Flood")
	x.swift("a key on the front page", x.quickest("j", "k", "j", "k"))
	x.press(":")
	x.expect("a command")
	x.press("Floods")
	x.expect(": Floods")
	x.press("enter")
	x.expect("1 / 8", "TODAY")
	x.swift("a key in the list", x.quickest("j", "k", "j", "k"))
	for i, words := range []string{"é", "seen", "wordword", "a line", "q q q", "seen", "abc", "👨"} { // of their texts
		there, back := fmt.Sprintf("%d of 8", i+1), fmt.Sprintf("%d / 8", i+1)
		x.swift("to open flood "+there, x.opens(3, back))
		x.press("enter")
		x.expect(there, words)
		keys := []string{"G", "g", "space", "b", "G", "g", "space", "b"}
		if i < 2 { // they fit on a screen: there is nothing to move, only to set anew
			keys = []string{"z", "z", "z", "z"}
		}
		x.swift("a key in flood "+there, x.quickest(keys...))
		screen := x.expect("space page")
		if rows := strings.Split(screen, "\n"); !strings.Contains(rows[0], "‹") || !strings.Contains(rows[1], "────") {
			t.Errorf("in flood %d the head of the page is written over:\n%s", i+1, screen)
		}
		x.press("[")
		x.expect(back)
		if i < 7 {
			x.press("j")
			x.expect(fmt.Sprintf("%d / 8", i+2))
		}
	}
	x.press("ctrl+c")
	_ = x.waitEnd()
	for _, wrong := range drawn.foreign(x.bytes) {
		t.Error(wrong)
	}
}

// swift holds what something takes to the bound.
func (x *terminal) swift(what string, took time.Duration) {
	x.t.Helper()
	if x.t.Logf("%s takes %v", what, took); took > atMost {
		x.t.Errorf("%s takes %v", what, took)
	}
}

// opens opens what is under the cursor of a list, and goes back, so many times, and says how soon the quickest had its first
// frame on the screen.
func (x *terminal) opens(times int, back string) (best time.Duration) {
	x.t.Helper()
	for i := range times {
		if took := x.took("enter"); i == 0 || took < best {
			best = took
		}
		x.press("[")
		x.expect(back)
	}
	return best
}

// quickest is what the quickest of some keys took; zero where none of them changed anything.
func (x *terminal) quickest(keys ...string) (best time.Duration) {
	x.t.Helper()
	for _, key := range keys {
		if took := x.took(key); took > 0 && (best == 0 || took < best) {
			best = took
		}
	}
	return best
}

// atRest is how long nothing more comes of a frame that is whole.
const atRest = 50 * time.Millisecond

// took presses a key and says how soon the whole of what it changed was on the screen; zero where that is nothing.
func (x *terminal) took(key string) (took time.Duration) {
	x.t.Helper()
	before, changed := x.look()
	began := time.Now()
	x.press(key)
	for quiet := time.After(heldQuiet); ; quiet = time.After(atRest) {
		select {
		case <-changed:
		case <-quiet:
			return took
		}
		var now string
		if now, changed = x.look(); now != before {
			took, before = time.Since(began), now
		}
	}
}
