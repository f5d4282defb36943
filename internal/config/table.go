package config

import (
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// The arrays of tables that the configuration may have.
const (
	secretTable      = "secret"
	certificateTable = "certificate"
	keepTable        = "keep.feed"
	commandTable     = "command"
)

// atTable puts the line of the i-th table of an array before what is wrong with it.
func atTable(data []byte, name string, i int, err error) error {
	lines := tableLines(data, name)
	if i >= len(lines) {
		return fmt.Errorf("%s %d: %w", name, i+1, err) // written in line, as secret = [{…}]
	}
	return SettingError{lines[i], fmt.Sprintf("[[%s]]: %s", name, err)}
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
		if key := keyOf(&p, e); key.name == name {
			lines = append(lines, key.line)
		}
	}
	return lines
}

// setting is one of a file: its name from the top, its value, and the line it stands on.
type setting struct {
	name  string
	value *unstable.Node
	line  int
}

// eachSetting visits the settings of a file that has been read without an error, those of tables in line, too.
func eachSetting(data []byte, visit func(setting) error) error {
	var p unstable.Parser
	p.Reset(data)
	table := ""
	for p.NextExpression() {
		e := p.Expression()
		if e.Kind != unstable.KeyValue {
			table = keyOf(&p, e).name + "."
			continue
		}
		if err := eachIn(&p, table, e, visit); err != nil {
			return err
		}
	}
	return nil
}

func eachIn(p *unstable.Parser, table string, e *unstable.Node, visit func(setting) error) error {
	s := keyOf(p, e)
	s.name, s.value = table+s.name, e.Value()
	return eachWithin(p, s, visit)
}

// eachWithin goes into tables and lists.
func eachWithin(p *unstable.Parser, s setting, visit func(setting) error) error {
	if s.value.Kind != unstable.InlineTable && s.value.Kind != unstable.Array {
		return visit(s)
	}
	for below := s.value.Children(); below.Next(); {
		n := below.Node()
		var err error
		if n.Kind == unstable.KeyValue {
			err = eachIn(p, s.name+".", n, visit)
		} else {
			err = eachWithin(p, setting{s.name, n, s.line}, visit)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func keyOf(p *unstable.Parser, e *unstable.Node) (s setting) {
	var parts []string
	for key := e.Key(); key.Next(); {
		parts = append(parts, string(key.Node().Data))
		s.line = p.Shape(key.Node().Raw).Start.Line
	}
	s.name = strings.Join(parts, ".")
	return s
}

// checkUnits refuses a bare number where a length of time or a size is meant: those that the defaults have as texts. The
// decoder would take it for nanoseconds or bytes, and what is kept for 90 of these is gone.
func checkUnits(data []byte) error {
	texts := map[string]string{}
	note := func(s setting) error {
		if s.value.Kind == unstable.String {
			texts[s.name] = string(s.value.Data)
		}
		return nil
	}
	if err := eachSetting(Default, note); err != nil {
		return err
	}
	return eachSetting(data, func(s setting) error {
		example, isText := texts[strings.Replace(s.name, keepTable+".", "keep.", 1)]
		number := s.value.Kind == unstable.Integer || s.value.Kind == unstable.Float
		if !isText || !number || string(s.value.Data) == "0" {
			return nil
		}
		return SettingError{s.line, fmt.Sprintf("%s = %s says no unit: write it in quotes, as in %q", s.name, s.value.Data, example)}
	})
}
