package opml

import (
	"regexp"
	"strings"
)

// readURLs reads Newsboat's urls file: a line for each feed, its address first, then tags, in double quotes when they
// hold spaces. A tag that begins with ~ is the title; ! and hidden marks of that program mean nothing here.
func readURLs(text []byte) ([]Outline, []Refusal, error) {
	var outlines []Outline
	var refused refusals
	number := 0
	for line := range strings.Lines(string(text)) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if len(outlines) == maxOutlines {
			refused.add(number, "the rest of the file", "it has more than 100,000 feeds")
			break
		}
		o, why := feedOf(fields(line))
		if why != "" {
			refused.add(number, line, why)
			continue
		}
		outlines = append(outlines, o)
	}
	if len(outlines) == 0 && len(refused) > 0 && !anyScheme(refused) {
		return nil, nil, ErrFormat
	}
	return outlines, refused, nil
}

// anyScheme reports whether at least one line looked like the entry of such a file, though it was refused.
func anyScheme(list refusals) bool {
	for _, r := range list {
		if r.Why != notAnAddress {
			return true
		}
	}
	return false
}

// entry is how the first word of a line begins: with a scheme, or with the bar of a command.
var entry = regexp.MustCompile(`^(?i:[a-z][a-z0-9+.-]*:|\|)`)

const notAnAddress = "not an address"

func feedOf(words []string) (o Outline, why string) {
	if len(words) == 0 {
		return o, notAnAddress
	}
	if !entry.MatchString(words[0]) {
		return o, notAnAddress
	}
	if o.URL, why = address(words[0]); why != "" {
		return o, why
	}
	for _, tag := range words[1:] {
		switch {
		case strings.HasPrefix(tag, "~"):
			o.Title = strings.TrimSpace(tag[1:])
		case tag != "" && tag != "!":
			o.Tags = append(o.Tags, tag)
		}
	}
	return o, ""
}

// fields splits a line at spaces outside double quotes; within them a backslash takes the next character as it is.
func fields(line string) []string {
	var words []string
	var word strings.Builder
	inside, quoted, escaped := false, false, false
	for _, r := range line {
		switch {
		case escaped:
			word.WriteRune(r)
			escaped = false
		case quoted && r == '\\':
			escaped = true
		case r == '"':
			quoted = !quoted
			inside = true
		case !quoted && (r == ' ' || r == '\t'):
			if inside {
				words = append(words, word.String())
				word.Reset()
				inside = false
			}
		default:
			word.WriteRune(r)
			inside = true
		}
	}
	if inside {
		words = append(words, word.String())
	}
	return words
}
