package config

import (
	"fmt"
	"slices"
	"strings"
)

// checks are what values must be besides of their type, by the name of the setting. Each says what is wrong, or nothing.
var checks = []struct {
	name  string
	check func(*Config) string
}{
	{"width", func(c *Config) string {
		if c.Width != 0 && (c.Width < 45 || c.Width > 90) {
			return fmt.Sprintf("width %d is not between 45 and 90 columns (or 0)", c.Width)
		}
		return ""
	}},
	{"offline.depth", func(c *Config) string {
		if c.Offline.Depth < 0 || c.Offline.Depth > deepest {
			return fmt.Sprintf("offline.depth %d is not between 0 and %d", c.Offline.Depth, deepest)
		}
		return ""
	}},
	{"offline.budget", func(c *Config) string {
		if c.Offline.Budget <= 0 {
			return "offline.budget must be more than 0"
		}
		return ""
	}},
	{"offline.metered", func(c *Config) string { return oneOf("offline.metered", c.Offline.Metered, meterings) }},
	{"fetch.timeout", func(c *Config) string {
		if c.Fetch.Timeout == 0 {
			return "fetch.timeout must be longer than 0"
		}
		return ""
	}},
	{"fetch.per_host", func(c *Config) string {
		if c.Fetch.PerHost < 1 || c.Fetch.PerHost > 2 {
			return fmt.Sprintf("fetch.per_host %d is not 1 or 2; more is no way to treat a host", c.Fetch.PerHost)
		}
		return ""
	}},
	{"fetch.total", func(c *Config) string {
		if c.Fetch.Total < 0 || c.Fetch.Total > 512 {
			return fmt.Sprintf("fetch.total %d is not between 1 and 512 (or 0)", c.Fetch.Total)
		}
		return ""
	}},
	{"fetch.contact", func(c *Config) string {
		if !isContact(c.Fetch.Contact) {
			return fmt.Sprintf("fetch.contact %q is not the address of a page, such as https://example.org/about", c.Fetch.Contact)
		}
		return ""
	}},
}

// isContact reports whether an address can stand in the user agent.
func isContact(s string) bool {
	return (strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")) &&
		!strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r >= 0x7f || r == '(' || r == ')' })
}

func oneOf(name, value string, of []string) string {
	if slices.Contains(of, value) {
		return ""
	}
	return fmt.Sprintf("%s %q is not one of %s", name, value, strings.Join(of, ", "))
}

// check names the line of the first value that is wrong.
func (c *Config) check(data []byte) error {
	lines := linesOf(data)
	for _, k := range checks {
		if says := k.check(c); says != "" {
			return SettingError{lines[k.name], says}
		}
	}
	if err := c.Keys.check(lines); err != nil {
		return err
	}
	return c.Themes.check(lines)
}
