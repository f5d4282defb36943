package page

import (
	"reader/internal/text"
	"reader/internal/ui/theme"
)

// Argument is what a command can be given in the palette: a theme, a section, an age. A command whose key does the usual
// thing is done with an argument by Run{Command, Argument}.
//
// What root knows or can look up stands in its table of arguments; a page that takes arguments for commands of its own
// is an Arguer.
type Argument struct {
	Command Command
	Label   text.Safe // what stands before the value: "Theme"
	Choices []Choice
	Free    text.Safe // what else may be typed: "a number of columns"; empty: nothing
}

// Choice is one value that a command can be given.
type Choice struct {
	Value string      // what the command is given
	Name  text.Safe   // how it reads; the value itself when empty
	Note  text.Safe   // a word at its right: a count, a key
	Token theme.Token // the colour of a section's name; Ink for all else
}

// Title is how the choice reads.
func (c Choice) Title() text.Safe {
	if c.Name != "" {
		return c.Name
	}
	return text.Line(c.Value)
}

// Arguer is a page whose own commands take arguments, such as the format of an export. Give does one; it reports false
// for a command that the page has no use for.
type Arguer interface {
	Arguments(*Env) []Argument
	Give(env *Env, c Command, argument string) ([]Action, bool)
}
