package opml

import (
	"strings"

	"reader/internal/text"
)

// readURLs reads Newsboat's urls file: a line for each feed, its address first, then tags, in double quotes when they
// hold spaces. A tag that begins with ~ is the title, one that begins with ! hides the feed there. A feed stands in one
// section here, that of its first tag.
func readURLs(text string) ([]Outline, []Refusal, error) {
	var outlines []Outline
	var refused refusals
	number := 0
	for line := range strings.Lines(text) {
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
		o.Line = number
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
var entry = text.Pattern(`^(?i:[a-z][a-z0-9+.-]*:|\|)`)

const notAnAddress = "not an address"

func feedOf(words []string) (o Outline, why string) {
	if len(words) == 0 {
		return o, notAnAddress
	}
	if !entry().MatchString(words[0]) {
		return o, notAnAddress
	}
	if o.URL, why = Address(words[0]); why != "" {
		return o, why
	}
	var further, lost []string
	for _, tag := range words[1:] {
		switch {
		case strings.HasPrefix(tag, "~"):
			o.Title = cut(tag[1:], maxTitle)
		case strings.HasPrefix(tag, "!"):
			lost = []string{"hidden in the file, but shown here"}
		case strings.TrimSpace(tag) == "":
		case o.Place == nil:
			o.Place = []string{cut(tag, maxTitle)}
		default:
			further = append(further, tag)
		}
	}
	if len(further) > 0 {
		lost = append(lost, "not filed under "+strings.Join(further, ", ")+" as well")
	}
	o.Lost = cut(strings.Join(lost, "; "), maxTitle)
	return o, ""
}

// maxWords of a line are read. Honest ones have a dozen.
const maxWords = 1_000

// fields splits a line at spaces outside double quotes; within them a backslash takes the next character as it is.
func fields(line string) []string {
	var words []string
	var word strings.Builder
	inside, quoted, escaped := false, false, false
	for _, r := range line {
		if len(words) == maxWords {
			return words
		}
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
