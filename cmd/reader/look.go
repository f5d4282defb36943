package main

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"reader/internal/config"
	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/theme"
)

// look is what the configuration says of how the interface looks and is steered, understood. What could not be is a
// fault, and has its default.
type look struct {
	keys   page.Keys
	theme  string
	themes []theme.Own
	most   geometry.Shape
	ascii  bool
	tools  []page.Tool           // the reader's own commands
	faults []config.SettingError // those of the file too, by line
}

// lookOf understands a configuration.
func lookOf(c *config.Config, environ []string) look {
	l := look{theme: c.Theme, ascii: c.ASCII, faults: slices.Clone(c.Faults)}
	if c.Lines["ascii"] == 0 {
		l.ascii = plainOnly(environ)
	}
	l.bind(c)
	l.paint(c)
	var ok bool
	if l.most, ok = geometry.Named(c.Layout); !ok {
		l.fault(c.Lines["layout"], "layout %q is not one of auto, slim, page, spread, desk", c.Layout)
	}
	slices.SortStableFunc(l.faults, func(a, b config.SettingError) int { return cmp.Compare(a.Line, b.Line) })
	return l
}

func (l *look) fault(line int, format text.Safe, args ...any) {
	l.faults = append(l.faults, config.SettingError{Line: line, Says: string(text.Format(format, args...))})
}

// bind makes the key table, and gives the reader's own commands what is free in it.
func (l *look) bind(c *config.Config) {
	preset := c.Keys.Preset()
	if !slices.Contains(page.Presets(), preset) {
		l.fault(c.Lines["keys.preset"], "keys.preset %q is not one of %s", preset, strings.Join(page.Presets(), ", "))
	}
	var wishes []page.Wish
	for _, row := range c.Keys.Rows() {
		wishes = append(wishes, page.Wish{Command: row.Command, Keys: row.Keys, Line: c.Lines["keys."+row.Command]})
	}
	slices.SortFunc(wishes, func(a, b page.Wish) int { return cmp.Compare(a.Line, b.Line) })
	var misfits []page.Misfit
	l.keys, misfits = page.Bind(preset, wishes)
	for _, m := range misfits {
		l.fault(m.Line, "%s", m.Says)
	}
	var taken []text.Safe
	l.tools, taken = tools(c.Commands, l.keys)
	for _, says := range taken {
		l.fault(c.Lines["command"], "%s", says)
	}
}

// paint makes the themes, and finds the one that is wanted.
func (l *look) paint(c *config.Config) {
	for _, name := range slices.Sorted(maps.Keys(c.Themes)) {
		own, flaws := theme.NewOwn(name, c.Themes.Colours(name))
		whole := true
		for _, f := range flaws {
			whole = whole && f.Setting != ""
			table := "themes." + name
			l.fault(cmp.Or(c.Lines[table+"."+f.Setting], c.Lines[table]), "theme %s: %s", name, f.Says)
		}
		if whole {
			l.themes = append(l.themes, own)
		}
	}
	if known := theme.Names(l.themes...); !slices.Contains(known, c.Theme) {
		l.theme = theme.Auto
		l.fault(c.Lines["theme"], "theme %q is not one of %s", c.Theme, strings.Join(known, ", "))
	}
}

// complaint is what is said of the faults at the start: the first, and how many more there are.
func (l *look) complaint(file string) text.Safe {
	if len(l.faults) == 0 {
		return ""
	}
	first := text.Line(l.faults[0].Says)
	if line := l.faults[0].Line; line > 0 {
		first = text.Format("%s, line %d: %s", homely(file), line, first)
	}
	if n := len(l.faults) - 1; n > 0 {
		return text.Format("%s (%d more: reader config check)", first, n)
	}
	return first
}

// plainOnly reports whether the environment speaks for ASCII: the Linux console's fonts lack most of our signs, and a
// locale of another encoding than UTF-8 all of them.
func plainOnly(environ []string) bool {
	var env = map[string]string{}
	for _, v := range environ {
		name, value, _ := strings.Cut(v, "=")
		env[name] = value
	}
	locale := cmp.Or(env["LC_ALL"], env["LC_CTYPE"], env["LANG"])
	_, encoding, named := strings.Cut(strings.ToLower(locale), ".")
	return env["TERM"] == "linux" || named && !strings.HasPrefix(strings.ReplaceAll(encoding, "-", ""), "utf8")
}

// themeNamed checks the theme of a flag.
func (l *look) themeNamed(name string) error {
	known := theme.Names(l.themes...)
	if slices.Contains(known, name) {
		return nil
	}
	return wrongUsage("there is no theme %q; there are %s", name, strings.Join(known, ", "))
}
