package config

import (
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// The arrays of tables that the configuration may have.
const (
	secretTable = "secret"
	keepTable   = "keep.feed"
)

// atTable puts the line of the i-th table of an array before what is wrong with it.
func atTable(data []byte, name string, i int, err error) error {
	lines := tableLines(data, name)
	if i >= len(lines) {
		return fmt.Errorf("%s %d: %w", name, i+1, err) // written in line, as secret = [{…}]
	}
	return fmt.Errorf("line %d: [[%s]]: %w", lines[i], name, err)
}

// tableLines are the lines on which the tables of an array begin, in a file that has been read without an error.
func tableLines(data []byte, name string) (lines []int) {
	var p unstable.Parser
	p.Reset(data)
	for p.NextExpression() {
		e := p.Expression()
		if e.Kind != unstable.ArrayTable {
			continue
		}
		var parts []string
		line := 0
		for key := e.Key(); key.Next(); {
			parts = append(parts, string(key.Node().Data))
			line = p.Shape(key.Node().Raw).Start.Line
		}
		if strings.Join(parts, ".") == name {
			lines = append(lines, line)
		}
	}
	return lines
}
