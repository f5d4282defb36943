package main

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The keyboard of somebody who holds a key, and how soon after the last one the screen is to be final.
const (
	heldRate   = 30 // keys a second
	heldShort  = 30 // keys, where READER_HELD does not say how many
	heldFinal  = 50 * time.Millisecond
	heldQuiet  = 400 * time.Millisecond
	heldRounds = 3 // the best of these counts: other programs may hold the processors at the very end of one
)

// keysHeld are held on a page: they lead back and forth, and after a whole number of turns to where they began.
var keysHeld = []struct {
	name string
	open []string // keys to the page, and words to wait for
	turn []string
}{
	{"list", []string{"4", "TODAY"}, []string{"j", "j", "j", "j", "j", "k", "k", "k", "k", "k"}},
	{"article", []string{"4", "TODAY", "enter", " min read"}, []string{"j", "j", "j", "j", "j", "k", "k", "k", "k", "k"}},
	{"sections", []string{"4", "TODAY"}, []string{"3", "2", "3", "2", "4"}},
	{"palette", []string{":", "Refresh"}, []string{"r", "e", "a", "d", "\x7f", "\x7f", "\x7f", "\x7f", "x", "\x7f"}},
}

// ages go on while keys are held: a minute passes.
var ages = regexp.MustCompile(`\d+ (min|h)\b`)

// TestEndToEndHeldKeys holds keys at the rate at which keyboards repeat them. No key waits behind others: the screen is
// final as soon after the last as after a single one. READER_HELD says how many keys are held; make end-to-end holds
// 1,800, a minute.
func TestEndToEndHeldKeys(t *testing.T) {
	program, keys := binary(t), heldShort
	if n, err := strconv.Atoi(os.Getenv("READER_HELD")); err == nil {
		keys = n
	}
	for _, h := range keysHeld {
		t.Run(h.name, func(t *testing.T) {
			t.Parallel()
			x := startTerminal(t, 80, 24, emptyHome(t), program, "demo")
			x.expect("T H E   R E A D E R", "online")
			for i := 0; i < len(h.open); i += 2 {
				x.press(h.open[i])
				x.expect(h.open[i+1])
			}
			x.hold(h.turn, len(h.turn)) // what is read for the first time is read now
			home, _ := x.still()
			var took []time.Duration
			for range heldRounds {
				last := x.hold(h.turn, keys)
				screen, at := x.still()
				if ages.ReplaceAllString(screen, "") != ages.ReplaceAllString(home, "") {
					t.Fatalf("%d keys lead elsewhere:\n%s\ninstead of\n%s", keys, screen, home)
				}
				if took = append(took, at.Sub(last)); at.Sub(last) <= heldFinal {
					return
				}
			}
			t.Errorf("the screen is final %v after the last of %d keys, not within %v", took, keys, heldFinal)
		})
	}
}

// hold presses keys at their rate, in whole turns, and returns when it pressed the last one.
func (x *terminal) hold(turn []string, keys int) time.Time {
	x.t.Helper()
	clock := time.NewTicker(time.Second / heldRate)
	defer clock.Stop()
	for i := range (keys + len(turn) - 1) / len(turn) * len(turn) {
		<-clock.C
		x.press(turn[i%len(turn)])
	}
	return time.Now()
}

// still returns the heart of the screen when it has not changed for a while, and when it changed last.
func (x *terminal) still() (screen string, at time.Time) {
	for {
		now, changed := x.look()
		if h := heart(now); h != screen {
			screen, at = h, time.Now()
		}
		select {
		case <-changed:
		case <-x.ended:
			x.t.Fatalf("the program ended; the screen was\n%s", now)
		case <-time.After(heldQuiet): // that nothing more comes shows in no other way
			return screen, at
		}
	}
}

// heart is a screen without its last rows, where notices come and go, and without the masthead, which tells the time.
func heart(screen string) string {
	rows := strings.Split(screen, "\n")
	return strings.Join(rows[2:len(rows)-2], "\n")
}

// TestEndToEndBytes counts what is written to the terminal while one reads: at most 1.5 KB a key for Latin text on a
// screen of 80×24, so that a slow line keeps up.
func TestEndToEndBytes(t *testing.T) {
	const most = 1536
	x := startTerminal(t, 80, 24, emptyHome(t), binary(t), "demo")
	x.expect("T H E   R E A D E R", "online")
	x.press(":", "Canada")
	x.expect(": Canada")
	x.press("enter")
	x.expect("TODAY", "Port Merrow")
	x.press("g", "enter")
	x.expect("Ada Quillfeather", "min")
	for _, s := range []struct {
		key   string
		times int
	}{{"j", 30}, {"k", 30}, {"space", 4}, {"b", 4}} {
		before := x.written()
		for range s.times {
			screen, _ := x.look()
			x.press(s.key)
			x.waitFor("another screen", func(now string) bool { return now != screen })
		}
		if each := (x.written() - before) / s.times; each > most {
			t.Errorf("%s writes %d bytes a key, more than %d", s.key, each, most)
		} else {
			t.Logf("%s: %d bytes a key", s.key, each)
		}
	}
}

// written is how many bytes the program has written to its terminal.
func (x *terminal) written() int {
	x.mu.Lock()
	defer x.mu.Unlock()
	return len(x.bytes)
}
