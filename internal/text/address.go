package text

import (
	"fmt"
	"net"
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/idna"
)

// URL is an address fit to show: parsed and written again (RFC 3986), so that control characters and everything that
// is not ASCII are percent-encoded, without user name and password, its host as Host shows it. What is no address is
// shown as a Line, without what stands before an @.
func URL(raw string) Safe {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil {
		return Line(raw[strings.LastIndexByte(raw, '@')+1:])
	}
	u.User = nil
	u.RawQuery = percent(u.RawQuery)
	host := u.Host
	u.Host = ""
	if host == "" {
		return Line(u.String())
	}
	scheme := u.Scheme
	u.Scheme = ""
	if scheme != "" {
		scheme += ":"
	}
	return Line(scheme + "//" + showAuthority(host) + u.String())
}

// percent writes a query in the characters of addresses: net/url leaves what stands in one as it is.
func percent(query string) string {
	if isPrintable(query) && !strings.ContainsAny(query, " \n") {
		return query
	}
	var b strings.Builder
	for i := range len(query) {
		if c := query[i]; c <= ' ' || c > '~' {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// Host is the host of an address alone, without port. A name of another script is shown in its letters when nobody
// could take it for a name it is not; else in punycode (RFC 3492), as browsers do. Empty when there is no host.
func Host(raw string) Safe {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil {
		return ""
	}
	return Line(showHost(u.Hostname()))
}

// Disguised reports whether the host of an address is shown in punycode because in its own letters it could be taken for
// another one: they are of several scripts, or look like Latin ones, or could be in no name.
func Disguised(raw string) bool {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil {
		return false
	}
	_, disguised := spelt(u.Hostname())
	return disguised
}

func showAuthority(host string) string {
	name, port, err := net.SplitHostPort(host)
	if err != nil {
		return bracket(showHost(strings.Trim(host, "[]")))
	}
	return bracket(showHost(name)) + ":" + port
}

func bracket(host string) string {
	if strings.Contains(host, ":") {
		return "[" + host + "]"
	}
	return host
}

func showHost(host string) string {
	shown, _ := spelt(host)
	return shown
}

// spelt follows the spirit of Chromium's policy for international domain names: punycode when a label mixes scripts, is
// made wholly of letters that look like Latin ones, or could not be looked up: a label written in punycode can hold
// invisible characters, which no name has.
func spelt(host string) (shown string, disguised bool) {
	host = strings.ToLower(host)
	if isPlain(host) && !strings.Contains(host, "xn--") {
		return host, false
	}
	name, err := idna.Display.ToUnicode(host)
	if err != nil {
		return ascii(host), true
	}
	for label := range strings.SplitSeq(name, ".") {
		if deceptive(label) {
			return ascii(host), true
		}
	}
	return name, false
}

func ascii(host string) string {
	if a, err := idna.Punycode.ToASCII(host); err == nil {
		return a
	}
	return host
}

// latinLookalikes are the Cyrillic and Greek letters that pass for Latin ones.
const latinLookalikes = "асԁеһіјӏорԛѕԝхуъьҽпгѵѡαικνρυωηοτ"

// scriptSets are the scripts that one label may combine (Unicode TR 39, "highly restrictive").
var scriptSets = [][]*unicode.RangeTable{
	{unicode.Latin, unicode.Han, unicode.Hiragana, unicode.Katakana},
	{unicode.Latin, unicode.Han, unicode.Hangul},
	{unicode.Latin, unicode.Han, unicode.Bopomofo},
	{unicode.Cyrillic}, {unicode.Greek}, {unicode.Arabic}, {unicode.Hebrew}, {unicode.Devanagari}, {unicode.Bengali},
	{unicode.Gurmukhi}, {unicode.Gujarati}, {unicode.Oriya}, {unicode.Tamil}, {unicode.Telugu}, {unicode.Kannada},
	{unicode.Malayalam}, {unicode.Sinhala}, {unicode.Thai}, {unicode.Lao}, {unicode.Khmer}, {unicode.Myanmar},
	{unicode.Armenian}, {unicode.Georgian}, {unicode.Ethiopic},
}

// signLookalikes are the Han and kana that pass for a slash, a dash or a vertical bar among Latin letters.
const signLookalikes = "ノソンゾーヽヾ丶丿丨一二八工口"

func deceptive(label string) bool {
	if isPlain(label) {
		return false
	}
	if strings.ContainsAny(label, signLookalikes) && strings.ContainsFunc(label, latin) {
		return true
	}
	return !oneScript(label) || strings.ContainsFunc(label, phonetic) || strings.Trim(label, latinLookalikes+"0123456789-") == ""
}

func latin(r rune) bool { return unicode.Is(unicode.Latin, r) }

// phonetic reports Latin letters beyond the alphabets' own: those of phonetic transcription, small capitals and the
// like, many of which look like a plain letter (ɡ, ɑ, ᴏ).
func phonetic(r rune) bool {
	return r >= 0x0250 && r <= 0x02FF || r >= 0x1D00 && r <= 0x1DBF || r >= 0x2C60 && latin(r)
}

// oneScript reports whether label is written in the scripts of one set, with digits and hyphens and their marks.
func oneScript(label string) bool {
	for _, set := range scriptSets {
		if strings.IndexFunc(label, func(r rune) bool { return !within(r, set) }) < 0 {
			return true
		}
	}
	return false
}

// within reports whether r is of one of the scripts, or a sign that all of them use.
func within(r rune, scripts []*unicode.RangeTable) bool {
	if r == '-' || r >= '0' && r <= '9' || unicode.Is(unicode.Inherited, r) {
		return true
	}
	return unicode.In(r, scripts...) || r == 'ー'
}
