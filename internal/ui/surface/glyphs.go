package surface

import (
	"strings"

	"reader/internal/text"
)

// Glyphs are the signs that the interface itself uses. All of them are one cell wide and no font needs to be special.
type Glyphs struct {
	Unread, Saved, Stored text.Safe // before a headline
	Text                  text.Safe // likewise: of the story only a text is stored
	Bar                   text.Safe // the cursor
	Rule, Heavy, Line     text.Safe // thin, heavy and upright lines
	Dotted                text.Safe
	Dot                   text.Safe // between two facts
	Back, Forward         text.Safe
	Closed                text.Safe // a branch of the section tree that is folded
	Online, Offline       text.Safe
	Done, Busy, Trouble   text.Safe
	More                  text.Safe    // what was cut off
	Bars                  [9]text.Safe // of a small chart: none, then from low to high
	Corners               [4]text.Safe // of an overlay: top left, top right, bottom left, bottom right
	Tees                  [2]text.Safe // where a rule meets an overlay's sides
	ascii                 bool
}

// Signs is the set of glyphs: the usual one, or pure ASCII.
func Signs(ascii bool) Glyphs {
	if ascii {
		return Glyphs{
			Unread: "*", Saved: "+", Stored: "v", Text: ".", Bar: ">", Rule: "-", Heavy: "=", Line: "|", Dotted: ".", Dot: "-",
			Back: "<", Forward: ">", Closed: ">", Online: "*", Offline: "o", Done: "*", Busy: "~", Trouble: "!", More: "~",
			Bars:    [9]text.Safe{".", "-", "~", "=", "+", "x", "*", "%", "#"},
			Corners: [4]text.Safe{"+", "+", "+", "+"}, Tees: [2]text.Safe{"+", "+"}, ascii: true,
		}
	}
	return Glyphs{
		Unread: "●", Saved: "★", Stored: "↓", Text: "┄", Bar: "▌", Rule: "─", Heavy: "━", Line: "│", Dotted: "┄", Dot: "·",
		Back: "‹", Forward: "›", Closed: "›", Online: "●", Offline: "○", Done: "✓", Busy: "↻", Trouble: "!", More: "…",
		Bars:    [9]text.Safe{"·", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"},
		Corners: [4]text.Safe{"╭", "╮", "╰", "╯"}, Tees: [2]text.Safe{"├", "┤"},
	}
}

// Unsigned is the set without signs, for who hears what is said: a word stands beside each of them anyway.
func Unsigned() Glyphs { return Glyphs{Dot: "-", More: "...", ascii: true} }

// plainer writes the signs in the interface's own words with ASCII characters.
var plainer = strings.NewReplacer("↑", "up", "↓", "down", "←", "left", "→", "right", "–", "-", "…", "...", "“", `"`, "”", `"`)

// Own is a text of the interface itself, in ASCII where the glyphs are. Texts of publishers are drawn as they are.
func (g Glyphs) Own(words text.Safe) text.Safe {
	if !g.ascii {
		return words
	}
	return text.Clean(plainer.Replace(string(words)))
}
