package text

import (
	"net/url"
	"slices"
	"strings"
)

// masked stands in for a secret.
const masked = "***"

// secretNames are parts of the names under which servers take keys in a query.
var secretNames = []string{
	"key", "token", "auth", "secret", "pass", "pwd", "sig", "hash", "session", "credential", "signature", "code", "user", "login",
}

// Masked is an address fit for errors, logs and reports: credentials gone, values of the query that are or look like keys
// replaced, everything else percent-encoded as it would be sent. What is no address may hold anything, and is not shown.
func Masked(raw string) Safe {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || u.Opaque != "" {
		return "an address that cannot be read"
	}
	u.User, u.Fragment, u.RawFragment = nil, "", ""
	u.RawQuery = maskQuery(u.RawQuery)
	return URL(u.String())
}

func maskQuery(query string) string {
	if query == "" {
		return ""
	}
	pairs := strings.Split(query, "&")
	for i, pair := range pairs {
		name, value, ok := strings.Cut(pair, "=")
		if ok && (secretName(name) || secretValue(value)) {
			pairs[i] = name + "=" + masked
		} else if !ok && secretValue(pair) {
			pairs[i] = masked
		}
	}
	return strings.Join(pairs, "&")
}

// secretName knows the one-letter names too: "t", "k" and "p" are tokens more often than topics.
func secretName(name string) bool {
	name = strings.ToLower(name)
	if len(name) == 1 {
		return name == "t" || name == "k" || name == "p"
	}
	return slices.ContainsFunc(secretNames, func(part string) bool { return strings.Contains(name, part) })
}

// secretValue reports 16 characters or more of letters and digits mixed without a break: what people write has breaks.
func secretValue(value string) bool {
	const shortest = 16
	if len(value) < shortest || strings.ContainsAny(value, "+/. ") || strings.Count(value, "-") > 4 {
		return false
	}
	return strings.ContainsAny(value, "0123456789") && strings.ContainsFunc(value, func(r rune) bool {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	})
}
