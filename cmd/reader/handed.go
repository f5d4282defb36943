package main

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/idna"

	"reader/internal/feed/fetch"
)

// errNotHanded is what becomes of an address that no other program is given.
var errNotHanded = errors.New("not an address of the web")

// handed is an address as other programs are given it: of the web, without the name and the password in it and what only
// follows the reader, its host as name servers know it, and written in the signs of addresses alone (RFC 3986), so that
// there is no blank in it and no double quotation mark, and it begins with its scheme and never like an option. Or it
// begins a mail.
func handed(address string) (string, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	switch {
	case err != nil:
		return "", errNotHanded // url.Error would repeat the address with its secrets
	case u.Scheme == "mailto":
		return "mailto:" + spelt(oneLine(u.Opaque)) + mailQuery(u.RawQuery), nil
	case u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "":
		return "", fmt.Errorf("%w: %q is not opened", errNotHanded, u.Scheme+":")
	}
	u.User, u.RawQuery = nil, spelt(fetch.Untracked(u.RawQuery))
	if host, err := idna.Lookup.ToASCII(u.Hostname()); err == nil {
		u.Host = strings.Replace(u.Host, u.Hostname(), host, 1)
	}
	return u.String(), nil
}

// mailFields are what an address may write into a mail (RFC 6068, 2). Some mail programs know "attach" too, and would send
// a file that the address names.
var mailFields = []string{"to", "cc", "subject", "body"}

// mailQuery keeps of the query of a mail's address the fields that are harmless.
func mailQuery(raw string) string {
	var kept []string
	for field := range strings.SplitSeq(raw, "&") {
		name, _, _ := strings.Cut(field, "=")
		if !strings.EqualFold(name, "body") {
			field = oneLine(field)
		}
		if slices.Contains(mailFields, strings.ToLower(name)) {
			kept = append(kept, spelt(field))
		}
	}
	if len(kept) == 0 {
		return ""
	}
	return "?" + strings.Join(kept, "&")
}

// controls are control characters as addresses write them.
var controls = regexp.MustCompile(`(?i)%(?:[01][0-9a-f]|7f)`)

// oneLine is what goes into the head of a mail, where the end of a line would begin another field.
func oneLine(s string) string { return controls.ReplaceAllString(s, "%20") }

func isMail(address string) bool { return strings.HasPrefix(address, "mailto:") }

// spelt percent-encodes what may not stand in an address, and leaves the rest as it is.
func spelt(s string) string {
	const signs = "-._~!$&'()*+,;=:@/?%"
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte(signs, c) >= 0 {
			b.WriteByte(c)
			continue
		}
		fmt.Fprintf(&b, "%%%02X", c)
	}
	return b.String()
}
