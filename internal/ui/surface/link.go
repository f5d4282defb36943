package surface

import (
	"hash/fnv"
	"strconv"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"reader/internal/text"
)

// longestLink is the length in bytes that terminals agree to take (VTE's limit).
const longestLink = 2083

// linkable reports whether a terminal may be given an address: no blank stands in one that could be understood.
func linkable(url text.Safe) bool {
	s := string(url)
	return len(s) <= longestLink && !strings.ContainsFunc(s, unicode.IsSpace) &&
		(strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "mailto:"))
}

// openLink gives all pieces of a link one id, so that the terminal underlines them together.
func openLink(b *strings.Builder, url text.Safe) {
	h := fnv.New32a()
	_, _ = h.Write([]byte(url)) // never fails
	b.WriteString(ansi.SetHyperlink(string(url), "id="+strconv.FormatUint(uint64(h.Sum32()), 36)))
}

func closeLink(b *strings.Builder) { b.WriteString(ansi.ResetHyperlink()) }
