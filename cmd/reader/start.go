package main

import (
	"context"
	"errors"
	"os/exec"
	"strings"

	"reader/internal/config"
)

// program is a program with its arguments, ready to be started. Every program that reader starts is made here: there is no
// shell, and each argument reaches the program as it is, whatever it holds.
func program(ctx context.Context, line []string) *exec.Cmd {
	return exec.CommandContext(ctx, line[0], line[1:]...)
}

// errNoProgram is a line without a program.
var errNoProgram = errors.New("this names no program")

// configured is a program that the configuration names, unless somebody else may have written that.
func configured(c *config.Config, line []string) ([]string, error) {
	switch {
	case c.Distrust != nil:
		return nil, c.Distrust
	case len(line) == 0 || line[0] == "":
		return nil, errNoProgram
	}
	return line, nil
}

// commandLine splits a command with its arguments as the environment has them: at white space outside quotes; outside
// single quotes a backslash takes the next character as it is. Nothing else means anything: there is no shell.
func commandLine(s string) []string {
	var words []string
	var word strings.Builder
	var quote rune
	inside, escaped := false, false
	for _, r := range s {
		switch {
		case escaped:
			word.WriteRune(r)
			escaped = false
		case r == '\\' && quote != '\'':
			inside, escaped = true, true
		case r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			inside, quote = true, r
		case quote == 0 && (r == ' ' || r == '\t' || r == '\n'):
			if inside {
				words = append(words, word.String())
				word.Reset()
			}
			inside = false
		default:
			word.WriteRune(r)
			inside = true
		}
	}
	if inside {
		words = append(words, word.String())
	}
	return words
}
