package article

import (
	"net/url"
	"strings"
	"unicode"

	"reader/internal/text"
)

// story reports whether an address looks like a story of the page's own site and not the page itself.
func (p *page) story(address string) bool {
	return (p.url == nil || brand(hostOf(address)) == brand(p.url.Hostname())) && p.sister(address)
}

// sister is story for a site of any name: in a box that its class calls related, papers of one house link each other.
func (p *page) sister(address string) bool {
	u, err := url.Parse(address)
	if err != nil || address == "" || playerOf(address) != "" {
		return false
	}
	if p.url != nil && brand(u.Hostname()) == brand(p.url.Hostname()) && strings.Trim(u.Path, "/") == strings.Trim(p.url.Path, "/") && storyNumber(u) == storyNumber(p.url) {
		return false
	}
	return storyPath(strings.Trim(strings.ToLower(u.Path), "/")) || storyNumber(u) != "" && !listed(strings.ToLower(u.Path))
}

// storyPath tells the path of a story from that of a section, a list or a file: there is a date before its name, or
// its name is of the kind that only stories have.
func storyPath(path string) bool {
	if path == "" || files().MatchString(path) {
		return false
	}
	if m := datedPath().FindStringSubmatch(path); m != nil {
		return !listed(m[1]) && (strings.IndexFunc(m[1], unicode.IsLetter) >= 0 || hasNumber(m[1]))
	}
	if listed(path) {
		return false
	}
	parts := strings.Split(path, "/")
	return slug(parts[len(parts)-1]) || len(parts) > 1 && slug(parts[len(parts)-2])
}

var (
	// datedPath is a path with the date of a story before its name: 2026/03/13/name, 2026/mar/name, 2026-03-13/name.
	datedPath = text.Pattern(`(?:^|/)(?:19|20)\d\d(?:/(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:/(?:0?[1-9]|[12]\d|3[01]))?|-?[01]\d-?[0-3]\d)/(.+)$`)
	// year is what archives are named after.
	year  = text.Pattern(`^(?:19|20)\d\d$`)
	files = text.Pattern(`\.(?:jpe?g|png|gif|webp|avif|svg|pdf|mp3|mp4|m4a|zip|xml|rss|docx?|xlsx?)$`)
	pages = text.Pattern(`\.(?:s?html?|php|aspx?|jsp|cms|ece)$`)
)

// numberKeys are the parameters that hold a story's number where its path does not.
var numberKeys = []string{"p", "id", "aid", "sid", "nid", "newsid", "storyid", "articleid", "article", "news_id", "story_id", "article_id"}

// storyNumber is the number of a story in the query of its address.
func storyNumber(u *url.URL) string {
	query := u.Query()
	for name, values := range query {
		for _, k := range numberKeys {
			if strings.EqualFold(name, k) && strings.Trim(values[0], "0123456789") == "" {
				return values[0]
			}
		}
	}
	return ""
}

// listed reports a path that leads to a list, a person or a service.
func listed(path string) bool {
	for part := range strings.SplitSeq(path, "/") {
		if name := pages().ReplaceAllString(part, ""); notStories[name] || name == "index" && part != name {
			return true
		}
	}
	return false
}

// Above these a name is a story's: sections are called by a word or two.
const (
	namedDashes = 2  // between three words
	namedRunes  = 40 // without dashes
	namedPacked = 6  // characters of scripts that part no words
)

// slug tells the name of a story from the name of a section: it has a number, at least three words, or the ending of
// a single page.
func slug(name string) bool {
	runes, dense := 0, 0
	for _, r := range name {
		runes++
		if packed(r) {
			dense++
		}
	}
	return hasNumber(name) || strings.Count(name, "-")+strings.Count(name, "_")+strings.Count(name, " ") >= namedDashes ||
		runes > namedRunes || dense >= namedPacked || pages().MatchString(name)
}

// packed reports a letter of a script that parts no words, or says much in one.
func packed(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai)
}

// hasNumber reports the number of a story: four digits or more, and no mere year.
func hasNumber(name string) bool {
	digits := 0
	for _, r := range name {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	return digits >= 4 && !year().MatchString(name)
}
