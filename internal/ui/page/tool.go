package page

import (
	"reader/internal/news"
	"reader/internal/text"
)

// Tool is another program that a story is given to: one that the reader set up, or one that was typed.
type Tool struct {
	Name     string // of one that was set up; empty for one that was typed
	Key      string // as in the key table; empty for none
	Line     string // as it was typed: the program and its arguments
	Mail     bool   // the one that writes mails
	Input    news.Form
	Terminal bool // it has the terminal while it runs
	Shows    bool // what it prints is shown
}

// Title is what the program is called.
func (t Tool) Title() text.Safe {
	switch {
	case t.Mail:
		return "mail"
	case t.Name != "":
		return text.Line(t.Name)
	default:
		return text.Line(t.Line)
	}
}

// What passes a story on.
type (
	// Export writes a story's article into a new file, with its pictures beside it or without.
	Export struct {
		Story    news.Story
		Form     news.Form
		Pictures bool
	}
	// Hand gives a story's article to a program.
	Hand struct {
		Story news.Story
		Tool  Tool
	}
	// Download saves a file that belongs to a story.
	Download struct {
		Story news.Story
		File  news.Enclosure
	}
)

func (Export) action()   {}
func (Hand) action()     {}
func (Download) action() {}

// The places from which a story is passed on.
type (
	// PassOn is all the ways in which a story can be passed on.
	PassOn struct{ Story news.Story }
	// PipeTo asks for the program that a story's article is piped to.
	PipeTo struct{ Story news.Story }
	// Enclosed is the files that belong to a story.
	Enclosed struct{ Story news.Story }
	// Printed is what a program printed.
	Printed struct {
		By   text.Safe
		Text string
	}
)

func (PassOn) destination()   {}
func (PipeTo) destination()   {}
func (Enclosed) destination() {}
func (Printed) destination()  {}
