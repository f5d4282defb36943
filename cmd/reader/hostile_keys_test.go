package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"reader/internal/text"
	"reader/internal/ui/page"
)

// Whatever can be pressed, wherever it has something to do: which keys these are says the key table, so that no command is
// forgotten, and none that anybody adds.

// pressedApart are the commands that are not pressed as the others are, and why.
var pressedApart = map[page.Command]string{
	page.ShowAll:    "each way to a place begins with it",
	page.QuitReader: "each of them ends with it",
	page.Suspend:    "the terminal is the shell's then: F12",
}

// inTurn are commands that go through several states, and how often they are pressed until it is the first again.
var inTurn = map[page.Command]int{page.Online: 2, page.UnreadOnly: 3, page.OrderFeeds: 2, page.ShowImages: 2, page.Quiet: 2}

// spot is a place where keys are pressed.
type spot struct {
	name  string
	when  page.When
	begin [][]string // is done once, at the start
	way   [][]string // leads there from the list of all commands, whatever the page
}

// spots are all places that the key table knows, with something to be done at each.
var spots = []spot{
	{"the front page", page.AtFront, nil, [][]string{{"front page", ": front page", "Front page"}, {"enter", "? help"}}},
	{"a list", page.AtList, nil, toList},
	{"an article", page.AtArticle, nil, append(slices.Clone(toList), []string{"enter"})},
	{"the rail", page.AtRail, nil, append(slices.Clone(toList), []string{"shift+tab", "← fold"})},
	{"the feeds", page.AtFeeds, nil, [][]string{{"how they fare", ": how they fare", "The feeds"}, {"enter", "FEEDS"}}},
	{"the history", page.AtPast, append(slices.Clone(toList), []string{"enter", "space page"}), [][]string{
		{"the trail of", ": the trail of", "The trail"}, {"enter", "HISTORY"},
	}},
	{"the trash", page.AtPast, append(slices.Clone(toList), []string{"s", "★ saved"}, []string{"s"}), [][]string{
		{"the trash", ": the trash", "The trash"}, {"enter", "TRASH"},
	}},
	{"what is saved", page.AtList, append(slices.Clone(toList), []string{"s", "★ saved"}), [][]string{
		{"saved stories and", ": saved stories and", "Saved stories"}, {"enter", "SAVED"},
	}},
}

// toList leads to a list of attacks.
var toList = [][]string{{"Feed json", ": Feed json", "Go to"}, {"enter", "FEED JSON"}}

// everywhere goes to each of them and presses all that does something there.
func (n *newsrooms) everywhere(t *testing.T) {
	t.Helper()
	t.Run("T1 there is no place where nothing is pressed", func(t *testing.T) {
		missing := page.Anywhere
		for _, s := range spots {
			missing &^= s.when
		}
		if missing != 0 {
			t.Errorf("no key is pressed %s", missing.Where())
		}
		for command := range pressedApart {
			if keys := page.NewKeys(); keys.Binding(command) == nil {
				t.Errorf("there is no command %s", command)
			}
		}
	})
	for i, s := range spots {
		t.Run("T1 every key in "+s.name, func(t *testing.T) {
			t.Parallel()
			p := n.openAt(t, s)
			for j, b := range page.NewKeys().Bindings() {
				if b.When&s.when != 0 && pressedApart[b.Command] == "" && (long() || j%(2*len(spots)) == i) { // in the short half all are pressed somewhere, in the long one everywhere
					p.command(s, &b)
				}
			}
			p.leave(drawn)
		})
	}
}

// openAt opens a reader of the hostile newsroom at a place.
func (n *newsrooms) openAt(t *testing.T, s spot) *pair {
	t.Helper()
	p := n.open(t, screenKind{columns: 120, rows: 40, settings: "pictures = false\n"}, true)
	p.expect("online", "1 / ")
	if s.begin != nil {
		p.press(":")
		p.expect("a command")
		p.follow(s.begin...)
	}
	return p
}

// command does a command at a place: it goes there, presses its key, says yes to what it asks, and takes back what can be
// taken back.
func (p *pair) command(s spot, b *page.Binding) {
	p.t.Helper()
	for range max(1, inTurn[b.Command]) {
		p.goTo(s)
		var screen string
		if len(b.Keys) > 0 {
			screen = p.turn(p.key(b.Keys[0]))
		} else {
			p.follow([]string{":", "a command"}, []string{string(b.Title), string(text.Capital(b.Title))})
			screen = p.turn("enter")
		}
		if asking(screen) {
			screen = p.turn("enter")
		}
		if strings.Contains(screen, "u undo") {
			p.turn("u")
		}
	}
}

// key is a key that is known to be one.
func (p *pair) key(name string) string {
	p.t.Helper()
	if bytesOf(name) == name && len(name) > 1 {
		p.t.Fatalf("what does a terminal send for %s?", name)
	}
	return name
}

// asking says that something lies over the page: a prompt, or something to choose from.
func asking(screen string) bool { return strings.Contains(screen, "╰─") }

// goTo goes to a place from wherever it is.
func (p *pair) goTo(s spot) {
	p.t.Helper()
	const nowhere = 8 // pages, prompts and modes within each other
	for range nowhere {
		if strings.Contains(p.turn(":"), "a command, a section") {
			p.follow(s.way...)
			return
		}
		p.turn("esc") // what was typed goes
		p.turn("esc") // what it was typed into closes
	}
	_, screen, _ := p.hostile.picture()
	p.t.Fatalf("nothing leads to the list of commands from\n%s", screen)
}

// pointed is where a mouse is clicked: in each third row, in the rail, the list and what is beside it.
var pointed = []int{8, 40, 70, 100}

// clicks are a click of each button, wheels, and a drag, as terminals send them (mode 1006); the column and the row are put in.
var clicks = []string{
	"\x1b[<0;%[1]d;%[2]dM\x1b[<0;%[1]d;%[2]dm", "\x1b[<64;%[1]d;%[2]dM", "\x1b[<65;%[1]d;%[2]dM", "\x1b[<35;%[1]d;%[2]dM",
	"\x1b[<0;5;%[2]dM\x1b[<32;%[1]d;%[2]dM\x1b[<0;%[1]d;%[2]dm", "\x1b[<2;%[1]d;%[2]dM\x1b[<2;%[1]d;%[2]dm",
}

// pointing clicks everywhere on every page.
func (n *newsrooms) pointing(t *testing.T) {
	t.Helper()
	for at, s := range spots {
		t.Run("T1 the mouse in "+s.name, func(t *testing.T) {
			t.Parallel()
			p := n.openAt(t, s)
			for i, row := 0, 2; row < 40; row += 3 {
				for _, column := range pointed {
					if i++; long() || i%(2*len(spots)) == at {
						p.goTo(s)
						p.turn(fmt.Sprintf(clicks[i%len(clicks)], column, row))
					}
				}
			}
			p.leave(drawn)
		})
	}
}
