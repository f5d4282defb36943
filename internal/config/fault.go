package config

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"reader/internal/text"
)

// SettingError is a setting that cannot be used.
type SettingError struct {
	Line int    // zero: none in particular
	Says string // what is wrong, and what to write instead; without a full stop
}

// Error puts the line before what is wrong.
func (f SettingError) Error() string {
	if f.Line == 0 {
		return f.Says
	}
	return fmt.Sprintf("line %d: %s", f.Line, f.Says)
}

// graveTables are those in which a mistake is not passed over: what is kept, fetched or sent is not guessed.
var graveTables = []string{"offline", "keep", "fetch", "secret", "certificate"}

// grave reports whether a fault concerns more than how reader looks.
func (f SettingError) grave(data []byte) bool {
	e, ok := expressionAt(data, f.Line)
	return !ok || slices.ContainsFunc(graveTables, func(t string) bool { return e.name == t || strings.HasPrefix(e.name, t+".") })
}

// expression is a setting of a file, or a table with its settings, by its name from the top.
type expression struct {
	name  string
	table bool
	first int // line
	past  int // the line behind it
}

// expressionAt is what stands on a line of a file that can be parsed: the setting, or on its heading the table.
func expressionAt(data []byte, line int) (at expression, ok bool) {
	all := expressions(data)
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].first > line {
			continue
		}
		next := slices.IndexFunc(all[i+1:], func(e expression) bool { return e.table || !all[i].table })
		all[i].past = strings.Count(string(data), "\n") + 2
		if next >= 0 {
			all[i].past = all[i+1+next].first
		}
		return all[i], true
	}
	return expression{}, false
}

func expressions(data []byte) (all []expression) {
	var p unstable.Parser
	p.Reset(data)
	table := ""
	for p.NextExpression() {
		e := p.Expression()
		key := keyOf(&p, e)
		x := expression{name: table + key.name, first: key.line}
		if e.Kind != unstable.KeyValue {
			x.name, x.table, table = key.name, true, key.name+"."
		}
		all = append(all, x)
	}
	return all
}

// linesOf are the lines on which settings and tables begin, by name.
func linesOf(data []byte) map[string]int {
	lines := map[string]int{}
	note := func(name string, line int) {
		if lines[name] == 0 {
			lines[name] = line
		}
	}
	for _, e := range expressions(data) {
		note(e.name, e.first)
	}
	_ = eachSetting(data, func(s setting) error { note(s.name, s.line); return nil })
	return lines
}

// without is a file without what stands on a line; every other line keeps its number. False when nothing stands there.
func without(data []byte, line int) ([]byte, bool) {
	e, ok := expressionAt(data, line)
	if !ok {
		return nil, false
	}
	lines := strings.Split(string(data), "\n")
	for i := e.first; i < min(e.past, len(lines)+1); i++ {
		lines[i-1] = ""
	}
	return []byte(strings.Join(lines, "\n")), true
}

// plain is what the decoder says as a SettingError.
func plain(err error) error {
	var unknown *toml.StrictMissingError
	if errors.As(err, &unknown) && len(unknown.Errors) > 0 {
		e := &unknown.Errors[0]
		line, _ := e.Position()
		return SettingError{line, noSetting(strings.Join(e.Key(), "."))}
	}
	var bad *toml.DecodeError
	if errors.As(err, &bad) {
		line, _ := bad.Position()
		if m := mistyped.FindStringSubmatch(bad.Error()); m != nil {
			return SettingError{line, fmt.Sprintf("the value must be %s, not %s", cmp.Or(values[m[2]], "a table"), values[m[1]])}
		}
		if strings.Contains(bad.Error(), "cannot be stored in uint") {
			return SettingError{line, "the value must be 0 or more"}
		}
		if strings.Contains(bad.Error(), "at start of value") {
			return SettingError{line, `the value is missing, or text without its quotes: write it like theme = "auto"`}
		}
		return SettingError{line, strings.TrimPrefix(bad.Error(), "toml: ")}
	}
	return err
}

// mistyped is what the decoder says of a value of the wrong type, in the names of our code; values are the types in
// words for people.
var (
	mistyped = regexp.MustCompile(`cannot decode TOML (\w+) into struct field \S+ of type (\S+)`)
	values   = map[string]string{
		"string": "text in quotes", "int": "a whole number", "integer": "a whole number", "uint": "a whole number", "float": "a number with a point",
		"bool": "true or false", "boolean": "true or false", "array": "a list", "[]string": "a list",
	}
)

// noSetting says that there is no setting of a name, and which one may be meant.
func noSetting(name string) string {
	if meant := text.Nearest(name, slices.Sorted(maps.Keys(linesOf(Default)))); meant != "" {
		return fmt.Sprintf("there is no setting %q; did you mean %q?", name, meant)
	}
	return fmt.Sprintf("there is no setting %q", name)
}
