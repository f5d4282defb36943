// Package config reads reader's one configuration file, the rules for single sites, and the files in which its secrets
// are kept, and says where everything lies. It returns values; it knows nothing of what is done with them.
package config

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"
)

// Config is the configuration in force.
type Config struct {
	Theme       string   `toml:"theme"`        // by its name; see package theme
	ASCII       bool     `toml:"ascii"`        // draw with ASCII characters only
	Layout      string   `toml:"layout"`       // the widest way to lay a screen out; see package geometry
	Linear      bool     `toml:"linear"`       // the interface goes line by line
	Width       int      `toml:"width"`        // text measure in columns; 0: by the screen
	Pictures    bool     `toml:"pictures"`     // draw pictures from 100 columns on
	Mouse       bool     `toml:"mouse"`        // take the mouse; else it is the terminal's
	Opens       string   `toml:"opens"`        // the page to begin with: front, saved, or a section by its path
	AutoRefresh Duration `toml:"auto_refresh"` // how often an open reader asks for what is due; 0: never
	Browser     string   `toml:"browser"`      // program that opens an address; "": $BROWSER, else the system's
	Player      string   `toml:"player"`       // program that plays a film or a sound; "": mpv where it is installed; "none": the browser
	Mail        string   `toml:"mail"`         // program that writes a mail; "": what opens addresses

	Downloads Downloads `toml:"downloads"`
	Offline   Offline   `toml:"offline"`
	Keep      Keep      `toml:"keep"`
	Fetch     Fetch     `toml:"fetch"`
	Keys      Keys      `toml:"keys"`
	Themes    Themes    `toml:"themes,omitempty"`
	Commands  []Command `toml:"command,omitempty"` // programs that articles are given to
	Secrets   []Secret  `toml:"secret,omitempty"`  // for what is behind a password or a key

	Certificates []Certificate `toml:"certificate,omitempty"` // accepted though nobody vouches for them

	// Lines says on which line of the file a setting stands, by its name from the top: "offline.depth". What it does not
	// know has its default.
	Lines map[string]int `toml:"-"`
	// Distrust says why no program, secret or certificate of the file is used: somebody else may have written it. It is
	// nil when nobody can have.
	Distrust error `toml:"-"`
	// Faults are the settings that could not be used, and have their defaults instead.
	Faults []SettingError `toml:"-"`
}

// Fetch is how reader behaves towards publishers' servers.
type Fetch struct {
	Contact string   `toml:"contact"`  // address in the user agent, where a publisher learns what reader is
	Timeout Duration `toml:"timeout"`  // for one whole answer
	PerHost int      `toml:"per_host"` // requests to one host at a time
	Total   int      `toml:"total"`    // requests at a time; 0: as many as the system lets
	Tags    bool     `toml:"tags"`     // give servers back the tags and dates of their answers
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

// Load reads the file over the defaults. A file that does not exist is no error. A setting of how reader looks that
// cannot be used is one of the Faults, and has its default; any other mistake is an error, and the Config that comes
// with it is one to read on with: see Careful.
func Load(file string) (Config, error) {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return read(nil)
	}
	var data []byte
	if err == nil {
		defer f.Close()
		data, err = io.ReadAll(f)
	}
	if err != nil {
		return Careful(), fmt.Errorf("read the configuration: %w", err)
	}
	c, err := read(data)
	if err != nil {
		return Careful(), fmt.Errorf("configuration %s: %w", file, err)
	}
	c.Distrust = distrust(f)
	return c, nil
}

// Careful is the default configuration, but that nothing is thrown away: for reading on while nobody knows what the
// reader's own says of that.
func Careful() Config {
	c := defaults()
	c.Keep = Keep{}
	return c
}

func defaults() (c Config) {
	if err := decode(Default, &c); err != nil {
		panic(err) // a test reads it
	}
	return c
}

// read reads a file over the defaults. What is wrong with how reader looks is taken out, and the rest read again.
func read(data []byte) (Config, error) {
	var faults []SettingError
	for {
		c := defaults()
		err := decode(data, &c)
		var f SettingError
		if err != nil && errors.As(err, &f) && !f.grave(data) {
			if rest, ok := without(data, f.Line); ok {
				data, faults = rest, append(faults, f)
				continue
			}
		}
		slices.SortFunc(faults, func(a, b SettingError) int { return a.Line - b.Line })
		c.Faults, c.Lines = faults, linesOf(data)
		return c, err
	}
}

func decode(data []byte, c *Config) error {
	d := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields()
	if err := d.Decode(c); err != nil {
		return plain(err)
	}
	for _, check := range []func() error{
		func() error { return checkUnits(data) },
		func() error { return c.check(data) },
		func() error { return checkKeep(c.Keep.Feeds, data) },
		func() error { return checkCommands(c.Commands, data) },
		func() error { return checkSecrets(c.Secrets, data) },
		func() error { return checkCertificates(c.Certificates, data) },
	} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

// Print writes the configuration in force as a file that Load reads, and behind each setting that has not its default
// where it comes from: from, by the setting's name, else the line of the file. People paste it into reports, and a
// command or a file's name may say more than they know: of secrets it says in comments that they are set.
func (c Config) Print(from map[string]string) ([]byte, error) {
	secrets, commands := c.Secrets, c.Commands
	c.Secrets, c.Commands = nil, nil
	data, err := toml.Marshal(c)
	if err != nil {
		return nil, err
	}
	data = remarked(data, func(name string) string {
		if from[name] == "" && c.Lines[name] > 0 {
			return fmt.Sprintf("line %d", c.Lines[name])
		}
		return from[name]
	})
	for i := range commands {
		data = fmt.Appendf(data, "\n# A [[command]] is set: %s.", commands[i].Name)
	}
	for i := range secrets {
		data = fmt.Appendf(data, "\n# A [[secret]] is set for %s: %s.", secrets[i].Origin, secrets[i].Opener())
	}
	if len(secrets)+len(commands) > 0 {
		data = append(data, '\n')
	}
	return data, nil
}

// remarkAt is the column in which remarks begin, where a setting leaves it free.
const remarkAt = 40

// remarked puts a remark behind each setting that has one. A setting stands on one line, as the encoder writes it.
func remarked(data []byte, remark func(name string) string) []byte {
	lines := strings.Split(string(data), "\n")
	for _, e := range expressions(data) {
		if says := remark(e.name); says != "" && !e.table {
			line := &lines[e.first-1]
			*line += strings.Repeat(" ", max(remarkAt-utf8.RuneCountInString(*line), 2)) + "# " + says
		}
	}
	return []byte(strings.Join(lines, "\n"))
}
