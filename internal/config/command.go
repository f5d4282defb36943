package config

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Command is a program of the reader's own that an article is given to.
type Command struct {
	Name     string   `toml:"name"`
	Key      string   `toml:"key"`      // as in the key table; "": none
	Run      []string `toml:"run"`      // program and arguments, started without a shell; see Arguments
	Input    string   `toml:"input"`    // what it reads from its standard input, one of inputs; "": nothing
	Terminal bool     `toml:"terminal"` // it has the terminal while it runs
	Output   string   `toml:"output"`   // "show", or "discard"; "": show
}

// Downloads is where files go that are written for the reader, and how much one may take.
type Downloads struct {
	Folder string `toml:"folder"` // "": the system's folder for downloads
	Limit  Size   `toml:"limit"`
}

// inputs are the forms in which an article can be read.
var inputs = []string{"text", "markdown", "html", "json", "address"}

// What becomes of what a command prints.
const (
	outputShow    = "show"
	outputDiscard = "discard"
)

// Shows reports whether what the command prints is shown.
func (c *Command) Shows() bool { return c.Output != outputDiscard }

// Words are what stands for the words in braces in the arguments of a command, by these words.
type Words map[string]string

// wordsKnown are the words in braces that arguments may have.
var wordsKnown = []string{"url", "title", "author", "source", "id"}

// inBraces is a word in braces, or a brace that is meant as one, which is written twice.
var inBraces = regexp.MustCompile(`\{\{|\}\}|\{[a-z]+\}`)

// Arguments are the program and its arguments, with words in the places of those in braces. Each stays the one argument
// that it is, whatever the words hold. What comes from outside cannot make an option of an argument that begins with it:
// a hyphen there becomes a minus sign (U+2212).
func (c *Command) Arguments(words Words) []string {
	out := make([]string, len(c.Run))
	for i, argument := range c.Run {
		filled := inBraces.ReplaceAllStringFunc(argument, func(s string) string {
			switch s {
			case "{{", "}}":
				return s[:1]
			}
			return words[strings.Trim(s, "{}")]
		})
		if strings.HasPrefix(argument, "{") && !strings.HasPrefix(argument, "{{") && strings.HasPrefix(filled, "-") {
			filled = "\u2212" + filled[1:]
		}
		out[i] = filled
	}
	return out
}

// commandChecks are made in this order. Each says what to write instead.
var commandChecks = []func(*Command) error{checkCommandName, checkRun, checkInput, checkOutput}

// checkCommands names the line of the table in which a mistake stands.
func checkCommands(commands []Command, data []byte) error {
	for i := range commands {
		c := &commands[i]
		for _, check := range commandChecks {
			if err := check(c); err != nil {
				return atTable(data, commandTable, i, err)
			}
		}
		for j := range commands[:i] {
			switch other := &commands[j]; {
			case other.Name == c.Name:
				return atTable(data, commandTable, i, fmt.Errorf("there is a command named %q already; give this one another name", c.Name))
			case other.Key == c.Key && c.Key != "":
				return atTable(data, commandTable, i, fmt.Errorf("key %q is that of the command %q already", c.Key, other.Name))
			}
		}
	}
	return nil
}

func checkCommandName(c *Command) error {
	if strings.TrimSpace(c.Name) == "" {
		return errors.New(`it needs a name, such as name = "Send to the printer"`)
	}
	return nil
}

func checkRun(c *Command) error {
	if len(c.Run) == 0 || c.Run[0] == "" {
		return fmt.Errorf(`%q names no program; write it like run = ["lp", "-t", "{title}"]`, c.Name)
	}
	if inBraces.MatchString(c.Run[0]) {
		return fmt.Errorf("%q would run a program that an article names; only arguments may have {words}", c.Name)
	}
	for _, argument := range c.Run[1:] {
		for _, word := range inBraces.FindAllString(argument, -1) {
			if name := strings.Trim(word, "{}"); name != "" && !slices.Contains(wordsKnown, name) {
				return fmt.Errorf("%q has %s; there are {%s}, and a brace is written twice", c.Name, word, strings.Join(wordsKnown, "}, {"))
			}
		}
	}
	return nil
}

func checkInput(c *Command) error {
	if c.Input == "" || slices.Contains(inputs, c.Input) {
		return nil
	}
	return fmt.Errorf("input %q is not one of %s; leave it out where the program reads nothing", c.Input, strings.Join(inputs, ", "))
}

func checkOutput(c *Command) error {
	switch {
	case c.Output != "" && c.Output != outputShow && c.Output != outputDiscard:
		return fmt.Errorf(`output %q is not "show" or "discard"`, c.Output)
	case c.Output != "" && c.Terminal:
		return fmt.Errorf("%q has the terminal, so that it shows its output itself; leave output out", c.Name)
	}
	return nil
}
