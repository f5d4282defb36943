package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"

	"reader/internal/demo"
)

// pair is two readers before two terminals of the same kind, with the same keys pressed at the same time: one reads the
// hostile newsroom, the other the one without its arms. What they see is the same, to the colour of each cell.
type pair struct {
	t                 *testing.T
	hostile, disarmed *terminal
}

// screenKind is the terminal that a pair sits at.
type screenKind struct {
	columns, rows int
	kitty         bool // draws pictures by kitty's protocol
	environ       []string
	settings      string // of config.toml
}

// language is what may be written to such a terminal.
func (k screenKind) language() language {
	if !k.kitty {
		return drawn
	}
	return drawn.with(placeholders, anything)
}

// open starts both readers on copies of their libraries; alone, that of the hostile newsroom only.
func (n *newsrooms) open(t *testing.T, k screenKind, alone bool, args ...string) *pair {
	t.Helper()
	start := func(c *correspondent) *terminal {
		data := c.library(t)
		if k.settings != "" {
			leaveFile(t, data, "config.toml", k.settings)
		}
		x := newXterm(k)
		return startOn(t, x.screen, x.answer, slices.Concat(c.environ(data), k.environ), c.program, args...)
	}
	p := &pair{t: t, hostile: start(n.hostile)}
	if p.disarmed = p.hostile; !alone {
		p.disarmed = start(n.disarmed)
	}
	return p
}

// press types keys at both terminals.
func (p *pair) press(keys ...string) {
	p.t.Helper()
	for _, key := range keys {
		for i, x := range p.both() {
			x.press(p.typed(key)[i])
		}
	}
}

// typed is what a key of a tour is at each of the terminals: "paste " and the name of an attack puts that into a prompt,
// "hint " and some words is the letter that stands before these to be chosen by.
func (p *pair) typed(key string) [2]string {
	p.t.Helper()
	if name, ok := strings.CutPrefix(key, "paste "); ok {
		at := slices.IndexFunc(demo.Attacks, func(a demo.Attack) bool { return a.Name == name })
		return [2]string{bracketed(demo.Attacks[at].Text), bracketed(demo.Attacks[at].Shown)}
	}
	if words, ok := strings.CutPrefix(key, "hint "); ok {
		_, screen, _ := p.hostile.picture()
		at := strings.LastIndex(screen, words)
		if at < 1 {
			p.t.Fatalf("nothing stands before %q on\n%s", words, screen)
		}
		key = screen[at-1 : at]
	}
	return [2]string{key, key}
}

// bracketed is a paste as terminals send it (mode 2004).
func bracketed(words string) string { return "\x1b[200~" + words + "\x1b[201~" }

// both are the terminals, or the one of a reader alone.
func (p *pair) both() []*terminal {
	if p.disarmed == p.hostile {
		return []*terminal{p.hostile}
	}
	return []*terminal{p.hostile, p.disarmed}
}

// picture is all that is to be seen on a screen: each cell with its style and its link. The colour that a blank would have
// if it were none is not seen: it is what was drawn there before, and when.
func (x *terminal) picture() (screen, text string, changed <-chan struct{}) {
	x.mu.Lock()
	defer x.mu.Unlock()
	rows := make(uv.Lines, x.screen.Height())
	for y := range rows {
		rows[y] = make(uv.Line, x.screen.Width())
		for column := range rows[y] {
			cell := *x.screen.CellAt(column, y)
			if s := &cell.Style; cell.Content == " " && s.Underline == uv.UnderlineNone && s.Attrs&(uv.AttrReverse|uv.AttrStrikethrough) == 0 {
				s.Fg, s.Attrs = nil, 0
			}
			rows[y][column] = cell
		}
	}
	return rows.Render(), x.screen.String(), x.changed
}

// agree waits until both screens satisfy a condition and are the same.
func (p *pair) agree(what string, ok func(screen string) bool) string {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.t.Context(), patience)
	defer cancel()
	for {
		a, text, changedA := p.hostile.picture()
		b, other, changedB := p.disarmed.picture()
		if a == b && ok(text) {
			return text
		}
		select {
		case <-changedA:
		case <-changedB:
		case <-p.hostile.ended:
			p.t.Fatalf("reader ended before %s; its screen was\n%s", what, text)
		case <-ctx.Done():
			p.t.Fatalf("%s: %s\n%s\nThe screen is\n%s", what, differing(a, b), differing(text, other), text)
		}
	}
}

// expect waits until both screens are the same and show all of the words.
func (p *pair) expect(words ...string) string {
	p.t.Helper()
	return p.agree(fmt.Sprintf("%q", words), func(screen string) bool {
		return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(screen, w) })
	})
}

// turn presses a key and waits until both screens have become the same others; when nothing comes of the key for a while,
// until they are the same. A key that follows escape at once would be another: it is waited for in any case.
func (p *pair) turn(key string) string {
	p.t.Helper()
	_, before, _ := p.hostile.picture()
	p.press(key)
	late := time.Now().Add(heldQuiet)
	time.AfterFunc(heldQuiet, p.hostile.nudge)
	return p.agree(fmt.Sprintf("the same on both screens after %q", key), func(screen string) bool { return screen != before && key != "esc" || time.Now().After(late) })
}

// nudge has whoever waits for the screen look again.
func (x *terminal) nudge() {
	x.mu.Lock()
	defer x.mu.Unlock()
	close(x.changed)
	x.changed = make(chan struct{})
}

// follow presses keys and waits for what each of them shows.
func (p *pair) follow(steps ...[]string) {
	p.t.Helper()
	for _, s := range steps {
		if len(s) == 1 {
			p.turn(s[0])
			continue
		}
		p.press(s[0])
		p.expect(s[1:]...)
	}
}

// leave quits both, and judges all that the first wrote.
func (p *pair) leave(l language) {
	p.t.Helper()
	p.press("ctrl+c")
	for _, x := range p.both() {
		if err := x.waitEnd(); err != nil {
			p.t.Errorf("reader ended with %v", err)
		}
	}
	for _, wrong := range l.foreign(p.hostile.bytes) {
		p.t.Error(wrong)
	}
	asked, of := asks(p.hostile.bytes), asks(p.disarmed.bytes)
	if asked != of {
		p.t.Errorf("the clipboard was written or the terminal asked %d times, and %d times where nothing is hostile", asked, of)
	}
}

// asks counts what only a key may do, or the start: the clipboard, and what a terminal answers by a sequence of its own.
func asks(stream []byte) (n int) {
	all, _ := pieces(stream)
	for _, p := range all {
		if slices.Contains([]string{"OSC 52", "CSI t", "OSC 11"}, p.String()) {
			n++
		}
	}
	return n
}

// xterm is a terminal that answers whatever xterm answers, and kitty besides.
type xterm struct {
	screen *vt.Emulator
	kitty  bool
	rest   []byte
	said   string // all answers
}

func newXterm(k screenKind) *xterm {
	return &xterm{screen: vt.NewEmulator(k.columns, k.rows), kitty: k.kitty}
}

// answer is what the terminal says to what it was sent, beside what the emulator says itself: modes, attributes, and where
// the cursor is. Whatever could have been asked by a text has the canary in its answer, and would be typed.
func (x *xterm) answer(sent []byte) (typed string) {
	x.rest = append(x.rest, sent...)
	for len(x.rest) > 0 {
		p, size := nextPiece(x.rest)
		if size == 0 {
			break
		}
		x.rest = x.rest[size:]
		typed += x.reply(p)
	}
	x.said += typed
	return typed
}

func (x *xterm) reply(p piece) string {
	const canary = "q" // a key, as it happens
	switch p.String() {
	case "CSI t":
		switch p.words {
		case "14":
			return "\x1b[4;800;1200t"
		case "16":
			return "\x1b[6;20;10t"
		case "18":
			return fmt.Sprintf("\x1b[8;%d;%dt", x.screen.Height(), x.screen.Width())
		case "20", "21":
			return "\x1b]l" + canary + "\x1b\\"
		}
	case "DCS $", "DCS +":
		return "\x1bP1$r0" + canary + "\x1b\\"
	case "OSC 50", "OSC 4", "OSC 21", "OSC 52":
		if strings.HasSuffix(p.words, "?") {
			return "\x1b]" + p.name + ";" + canary + "\x1b\\"
		}
	case "CSI *y", "CSI x", "control 05", "ESC Z", "CSI >q", "CSI =c":
		return canary
	case "APC G":
		if x.kitty && strings.Contains(p.words, "a=q") {
			id, _, _ := strings.Cut(p.words, ",")
			return "\x1b_G" + id + ";OK\x1b\\"
		}
	}
	return ""
}
