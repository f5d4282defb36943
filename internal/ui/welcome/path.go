package welcome

import (
	"net/url"
	"regexp"
	"strings"
)

var (
	pathLike = regexp.MustCompile(`^(/|\./|\.\./|~/|[A-Za-z]:\\)`)
	escapes  = regexp.MustCompile(`\\(.)`)
)

// fileOf tells a path from an address: one that was typed, or dropped on the terminal, which quotes it or escapes its
// blanks, or gives it as a file address.
func fileOf(typed string) (path string, ok bool) {
	typed = strings.TrimSpace(typed)
	if n := len(typed); n > 1 && (typed[0] == '\'' || typed[0] == '"') && typed[n-1] == typed[0] {
		typed = typed[1 : n-1]
	} else if strings.HasPrefix(typed, "/") || strings.HasPrefix(typed, "~/") {
		typed = escapes.ReplaceAllString(typed, "$1")
	}
	if strings.HasPrefix(typed, "file:") {
		u, err := url.Parse(typed)
		return pathIn(u, err), err == nil && u.Path != ""
	}
	named := strings.HasSuffix(strings.ToLower(typed), ".opml") && !strings.Contains(typed, "/")
	return typed, named || pathLike.MatchString(typed)
}

func pathIn(u *url.URL, err error) string {
	if err != nil {
		return ""
	}
	return u.Path
}
