// Package config reads reader's one configuration file, the rules for single sites, and the files in which its secrets
// are kept, and says where everything lies. It returns values; it knows nothing of what is done with them.
package config

import (
	"bytes"
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"
)

// Config is the configuration in force.
type Config struct {
	Theme       string   `toml:"theme"`        // auto, paper, night, 16, none
	ASCII       bool     `toml:"ascii"`        // draw with ASCII characters only
	Width       int      `toml:"width"`        // text measure in columns; 0: by the screen
	Pictures    bool     `toml:"pictures"`     // draw pictures from 100 columns on
	AutoRefresh Duration `toml:"auto_refresh"` // how often an open reader asks for what is due; 0: never
	Browser     string   `toml:"browser"`      // program that opens an address; "": $BROWSER, else the system's
	Player      string   `toml:"player"`       // program that plays a film or a sound; "": mpv where it is installed; "none": the browser
	Offline     Offline  `toml:"offline"`
	Keep        Keep     `toml:"keep"`
	Fetch       Fetch    `toml:"fetch"`
	Secrets     []Secret `toml:"secret,omitempty"` // for what is behind a password or a key

	Mail      string    `toml:"mail"` // program that writes a mail; "": what opens addresses
	Downloads Downloads `toml:"downloads"`
	Commands  []Command `toml:"command,omitempty"` // programs that articles are given to
}

// Fetch is how reader behaves towards publishers' servers.
type Fetch struct {
	Contact string   `toml:"contact"`  // address in the user agent, where a publisher learns what reader is
	Timeout Duration `toml:"timeout"`  // for one whole answer
	PerHost int      `toml:"per_host"` // requests to one host at a time
	Total   int      `toml:"total"`    // requests at a time; 0: as many as the system lets
}

// Duration is a time.Duration written as in Go: "15m", "1h30m".
type Duration time.Duration

// UnmarshalText reads a duration; a bare "0" is none.
func (d *Duration) UnmarshalText(text []byte) error {
	v, err := time.ParseDuration(string(text))
	if err != nil {
		return fmt.Errorf("%q is no length of time; write it like 15m or 1h30m", text)
	}
	if v < 0 {
		return fmt.Errorf("%q is negative", text)
	}
	*d = Duration(v)
	return nil
}

// MarshalText writes a duration as UnmarshalText reads it.
func (d Duration) MarshalText() ([]byte, error) { return []byte(time.Duration(d).String()), nil }

// Default is the documented configuration that holds where a file says nothing. It is itself a valid file.
//
//go:embed default.toml
var Default []byte

// themes are the values that theme may have.
var themes = []string{"auto", "paper", "night", "16", "none"}

// Load reads the file over the defaults. A file that does not exist is no error.
func Load(file string) (Config, error) {
	var c Config
	if err := decode(Default, &c); err != nil {
		return c, fmt.Errorf("built-in configuration: %w", err)
	}
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	if err != nil {
		return c, fmt.Errorf("read the configuration: %w", err)
	}
	if err := decode(data, &c); err != nil {
		return c, fmt.Errorf("configuration %s: %w", file, err)
	}
	return c, nil
}

func decode(data []byte, c *Config) error {
	d := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields()
	if err := d.Decode(c); err != nil {
		return plain(err)
	}
	if err := checkUnits(data); err != nil {
		return err
	}
	if err := c.check(); err != nil {
		return err
	}
	if err := checkKeep(c.Keep.Feeds, data); err != nil {
		return err
	}
	if err := checkCommands(c.Commands, data); err != nil {
		return err
	}
	return checkSecrets(c.Secrets, data)
}

// plain puts the line and the key before the cause.
func plain(err error) error {
	var unknown *toml.StrictMissingError
	if errors.As(err, &unknown) && len(unknown.Errors) > 0 {
		e := &unknown.Errors[0]
		line, _ := e.Position()
		return fmt.Errorf("line %d: there is no setting %q", line, strings.Join(e.Key(), "."))
	}
	var bad *toml.DecodeError
	if errors.As(err, &bad) {
		line, _ := bad.Position()
		if m := mistyped.FindStringSubmatch(bad.Error()); m != nil {
			return fmt.Errorf("line %d: the value must be %s, not %s", line, cmp.Or(values[m[2]], "a table"), values[m[1]])
		}
		if strings.Contains(bad.Error(), "cannot be stored in uint") {
			return fmt.Errorf("line %d: the value must be 0 or more", line)
		}
		return fmt.Errorf("line %d: %s", line, strings.TrimPrefix(bad.Error(), "toml: "))
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

func (c *Config) check() error {
	switch {
	case !slices.Contains(themes, c.Theme):
		return fmt.Errorf("theme %q is not one of %s", c.Theme, strings.Join(themes, ", "))
	case c.Width != 0 && (c.Width < 45 || c.Width > 90):
		return fmt.Errorf("width %d is not between 45 and 90 columns (or 0)", c.Width)
	case c.Offline.Depth < 0 || c.Offline.Depth > deepest:
		return fmt.Errorf("offline.depth %d is not between 0 and %d", c.Offline.Depth, deepest)
	case c.Offline.Budget <= 0:
		return errors.New("offline.budget must be more than 0")
	case !slices.Contains(meterings, c.Offline.Metered):
		return fmt.Errorf("offline.metered %q is not one of %s", c.Offline.Metered, strings.Join(meterings, ", "))
	case c.Fetch.Timeout == 0:
		return errors.New("fetch.timeout must be longer than 0")
	case c.Fetch.PerHost < 1 || c.Fetch.PerHost > 2:
		return fmt.Errorf("fetch.per_host %d is not 1 or 2; more is no way to treat a host", c.Fetch.PerHost)
	case c.Fetch.Total < 0 || c.Fetch.Total > 512:
		return fmt.Errorf("fetch.total %d is not between 1 and 512 (or 0)", c.Fetch.Total)
	case !strings.HasPrefix(c.Fetch.Contact, "https://") && !strings.HasPrefix(c.Fetch.Contact, "http://"),
		strings.ContainsFunc(c.Fetch.Contact, func(r rune) bool { return r <= ' ' || r >= 0x7f || r == '(' || r == ')' }):
		return fmt.Errorf("fetch.contact %q is not the address of a page, such as https://example.org/about", c.Fetch.Contact)
	}
	return nil
}

// Print writes the configuration in force as a file that Load reads. People paste it into reports, and a command or a
// file's name may say more than they know: of secrets it says in comments that they are set.
func (c Config) Print() ([]byte, error) {
	secrets, commands := c.Secrets, c.Commands
	c.Secrets, c.Commands = nil, nil
	data, err := toml.Marshal(c)
	for i := range commands {
		data = fmt.Appendf(data, "\n# A [[command]] is set: %s.", commands[i].Name)
	}
	for i := range secrets {
		data = fmt.Appendf(data, "\n# A [[secret]] is set for %s: %s.", secrets[i].Origin, secrets[i].Opener())
	}
	if len(secrets)+len(commands) > 0 {
		data = append(data, '\n')
	}
	return data, err
}
