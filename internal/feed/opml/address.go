package opml

import (
	"net/url"
	"strings"
)

// schemes says why an address of a scheme is refused.
var schemes = map[string]string{
	"exec":       "it would run a command",
	"filter":     "it would run a command",
	"query":      "a saved search, not a feed",
	"file":       "a file on this computer, not a feed",
	"javascript": "a script, not an address",
	"data":       "data, not an address",
}

// Address reads the address of a feed as it stands in a file; why, a sentence without its full stop, is empty when it can
// be subscribed to.
func Address(raw string) (clean, why string) {
	clean = strings.TrimSpace(raw)
	if strings.HasPrefix(clean, "|") {
		return "", "it would run a command"
	}
	clean = unwrapped(clean)
	scheme, _, _ := strings.Cut(clean, ":")
	if why := schemes[strings.ToLower(scheme)]; why != "" {
		return "", why
	}
	u, err := url.Parse(clean)
	switch {
	case err != nil:
		return "", "the address cannot be read"
	case u.Scheme != "http" && u.Scheme != "https":
		return "", "only http and https addresses are fetched"
	case u.Hostname() == "":
		return "", "the address names no server"
	}
	return clean, ""
}

// unwrapped undoes feed://host/… and feed:https://…, which some browsers hand out.
func unwrapped(s string) string {
	if len(s) < 5 || !strings.EqualFold(s[:5], "feed:") {
		return s
	}
	if rest := s[5:]; !strings.HasPrefix(rest, "//") {
		return rest
	}
	return "http:" + s[5:]
}

// site is the address of a home page, empty when it is none.
func site(raw string) string {
	clean, why := Address(raw)
	if why != "" {
		return ""
	}
	return clean
}
