package ui_test

import (
	"math/rand/v2"
	"testing"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/ui/uitest"
)

// FuzzScreens takes bytes as what a reader does at a screen of any size, from 1×1 to 300×100: every row is as wide as
// the screen after each of it, by the method of the terminal, and nothing panics.
func FuzzScreens(f *testing.F) {
	for _, play := range plays {
		f.Add(play)
	}
	random := rand.New(rand.NewPCG(6, 2026))
	for range 16 {
		f.Add(anyPlay(random))
	}
	f.Fuzz(func(t *testing.T, play []byte) {
		const most = 60 // acts; longer plays find nothing more
		h := &hands{t: t, rest: play[:min(len(play), 3*most)]}
		h.start()
		for len(h.rest) > 0 && !h.app.Done && !t.Failed() {
			h.act()
			h.app.Screen()
		}
	})
}

// plays reach every page at least once: sizes, then keys by their place in handsOn.
var plays = [][]byte{
	{0, 79, 23},
	{1, 0, 0, 7, 19, 4, 7, 59, 15, 7, 99, 39, 7, 159, 59, 7, 255, 99, 7, 0, 0},
}

// anyPlay is a play that nobody thought of.
func anyPlay(random *rand.Rand) []byte {
	play := make([]byte, 80)
	for i := range play {
		play[i] = byte(random.Uint32())
	}
	return play
}

// handsOn are the keys that hands press.
var handsOn = []string{
	"j", "k", "enter", "esc", "tab", "shift+tab", "space", "b", "g", "G", "[", "]", "left", "right", "1", "2", "n", "p", "J",
	"f", "s", "l", "t", "N", "v", "m", "A", "d", "u", "ctrl+r", "T", "X", "r", "R", ".", "U", "/", "ctrl+s", "a", "x", "S",
	"ctrl+o", "E", "M", "H", "W", "D", "O", ":", "?", "c", "w", "i", "z", "+", "-", "B", "e", "|", "C", "P", "F", "o", "y",
	"backspace", "delete", "home", "end", "pgdown", "pgup", "up", "down", "<", ">", "q", "ctrl+l",
}

// typedIn are words that hands type, of scripts whose width is hard to know.
var typedIn = []string{"water", "दिल्ली क्षत्रिय", "今年的第一场雪", "الوزراء", "👨‍👩‍👧‍👦 ❤️ 👍🏽", "e\u0301\u0302", "tag:sea, x"}

// hands play at a screen.
type hands struct {
	t             *testing.T
	rest          []byte
	app           *uitest.App
	width, height int
}

// next is the next byte of the play; 0 at its end.
func (h *hands) next() int {
	if len(h.rest) == 0 {
		return 0
	}
	b := h.rest[0]
	h.rest = h.rest[1:]
	return int(b)
}

// size reads a size: columns in steps that reach 300.
func (h *hands) size() (width, height int) { return 1 + h.next()*299/255, 1 + h.next()*99/255 }

func (h *hands) start() {
	world := h.next()
	h.width, h.height = h.size()
	desk := uitest.NewDesk()
	desk.Texts = uitest.Articles()
	if world&2 != 0 {
		remarked(desk)
		marked(desk)
	}
	if world&4 != 0 {
		desk.Next = map[news.StoryID]news.Article{1: uitest.Corrected(desk.Texts[1].Article)}
	}
	if world&8 != 0 {
		*desk = *uitest.Empty()
	}
	h.app = uitest.Start(h.t, desk, h.width, h.height)
	if world&1 != 0 {
		h.app.Graphemes()
	}
	h.app.Screen()
}

// act does one thing: presses a key mostly, else types, resizes, or moves the mouse.
func (h *hands) act() {
	switch what := h.next(); what % 8 {
	case 7:
		h.width, h.height = h.size()
		h.app.Resize(h.width, h.height)
	case 6:
		h.app.Type(typedIn[h.next()%len(typedIn)])
	case 5:
		h.point(what)
	default:
		h.app.Press(handsOn[h.next()%len(handsOn)])
	}
}

// point clicks, or drags.
func (h *hands) point(what int) {
	x, y := h.next()%h.width, h.next()%h.height
	h.app.Send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	if what&8 != 0 {
		h.app.Screen()
		h.app.Send(tea.MouseMotionMsg{X: h.next() % h.width, Y: h.next() % h.height, Button: tea.MouseLeft})
	}
}
