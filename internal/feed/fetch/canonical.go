package fetch

import (
	"net/netip"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// Canonical is the one way to write an address, so that two links to one story are one string: http or https, host in
// lower case and punycode, no default port, credentials, fragment or tracking parameter, dot segments resolved,
// percent-encoding as RFC 3986, 6.2.2 has it. Everything else, and above all the order of the query, stays. It is empty
// for what is no web address. Canonical of its own answer is that answer.
//
// It runs for every entry of every feed and so reads bytes instead of building a url.URL.
func Canonical(address string) string {
	address = unbroken(address)
	scheme, rest, ok := strings.Cut(address, "://")
	if !ok {
		return ""
	}
	if scheme = strings.ToLower(scheme); scheme != "http" && scheme != "https" {
		return ""
	}
	rest, _, _ = strings.Cut(rest, "#")
	end := strings.IndexAny(rest, "/?")
	if end < 0 {
		end = len(rest)
	}
	host := canonicalHost(scheme, rest[:end])
	if host == "" {
		return ""
	}
	path, query, _ := strings.Cut(rest[end:], "?")
	b := make([]byte, 0, len(address)+8)
	b = append(b, scheme...)
	b = append(b, "://"...)
	b = append(b, host...)
	b = appendPath(b, path)
	return string(appendQuery(b, query))
}

// unbroken drops the white space around an address and the line breaks and tabs inside, as browsers do: feeds wrap lines.
func unbroken(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool { return r <= ' ' })
	if !strings.ContainsAny(s, "\t\r\n") {
		return s
	}
	return strings.NewReplacer("\t", "", "\r", "", "\n", "").Replace(s)
}

// canonicalHost writes host and port, and is empty for what cannot be one.
func canonicalHost(scheme, authority string) string {
	if at := strings.LastIndexByte(authority, '@'); at >= 0 {
		authority = authority[at+1:]
	}
	host, port := authority, ""
	if colon := strings.LastIndexByte(authority, ':'); colon > strings.LastIndexByte(authority, ']') {
		host, port = authority[:colon], authority[colon+1:]
	}
	if host = canonicalName(host); host == "" {
		return ""
	}
	if port == "" || port == defaultPort[scheme] {
		return host
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil || port[0] == '+' {
		return ""
	}
	if port = strconv.FormatUint(n, 10); port == defaultPort[scheme] {
		return host
	}
	return host + ":" + port
}

func canonicalName(host string) string {
	if strings.HasPrefix(host, "[") && strings.HasSuffix(host, "]") {
		a, err := netip.ParseAddr(host[1 : len(host)-1])
		if err != nil || !a.Is6() || a.Zone() != "" {
			return ""
		}
		return "[" + a.String() + "]"
	}
	if !ascii(host) {
		var err error
		if host, err = idna.Lookup.ToASCII(host); err != nil {
			return ""
		}
	}
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	for i := range len(host) {
		if !nameByte(host[i]) {
			return ""
		}
	}
	if host == "" || host[0] == '.' || strings.HasSuffix(host, ".") || strings.Contains(host, "..") || numericName(host) {
		return ""
	}
	return host
}

func nameByte(c byte) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '.' || c == '_'
}

// appendPath writes a path with its dot segments resolved (RFC 3986, 5.2.4). Before each segment b ends in a slash.
func appendPath(b []byte, path string) []byte {
	root := len(b)
	b = append(b, '/')
	path = strings.TrimPrefix(path, "/")
	for more := true; more; {
		var segment string
		segment, path, more = strings.Cut(path, "/")
		start := len(b)
		b = appendEncoded(b, segment, pathBytes)
		switch string(b[start:]) {
		case ".":
			b = b[:start]
		case "..":
			b = parentOf(b[:start], root)
		default:
			if more {
				b = append(b, '/')
			}
		}
	}
	return b
}

// parentOf cuts the last segment off a path that ends in a slash and begins at root.
func parentOf(b []byte, root int) []byte {
	for i := len(b) - 2; i >= root; i-- {
		if b[i] == '/' {
			return b[:i+1]
		}
	}
	return b[:root+1]
}

func appendQuery(b []byte, query string) []byte {
	mark := byte('?')
	for query != "" {
		var parameter string
		parameter, query, _ = strings.Cut(query, "&")
		before := len(b)
		b = append(b, mark)
		b = appendEncoded(b, parameter, queryBytes)
		// Judged as written, so that utm%5Fsource is caught.
		if written := b[before+1:]; len(written) == 0 || tracks(written) {
			b = b[:before]
			continue
		}
		mark = '&'
	}
	return b
}

// appendEncoded writes s with the bytes encoded that must be, and only those; %7E and ~ come out the same.
func appendEncoded(b []byte, s string, keep *byteSet) []byte {
	const digits = "0123456789ABCDEF"
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) && hex(s[i+1]) >= 0 && hex(s[i+2]) >= 0 {
			decoded := byte(hex(s[i+1])<<4 | hex(s[i+2]))
			i += 2
			if unreserved[decoded] {
				b = append(b, decoded)
			} else {
				b = append(b, '%', digits[decoded>>4], digits[decoded&15])
			}
			continue
		}
		if c != '%' && keep[c] {
			b = append(b, c)
			continue
		}
		b = append(b, '%', digits[c>>4], digits[c&15])
	}
	return b
}

func hex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	default:
		return -1
	}
}

// byteSet holds the bytes that may stand as they are.
type byteSet [256]bool

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

// The sets of RFC 3986, 2.3 and 3.3; browsers and servers add brackets to those of a query.
var (
	unreserved = setOf(letters + "0123456789-._~")
	pathBytes  = setOf(letters + "0123456789-._~!$&'()*+,;=:@")
	queryBytes = setOf(letters + "0123456789-._~!$&'()*+,;=:@/?[]")
)

func setOf(bytes string) *byteSet {
	var set byteSet
	for i := range len(bytes) {
		set[bytes[i]] = true
	}
	return &set
}
