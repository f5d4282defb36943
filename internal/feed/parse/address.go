package parse

import (
	"net/url"
	"strings"
)

// resolve makes an address absolute; without a base, or when it cannot be read, it comes back trimmed.
func resolve(base *url.URL, address string) string {
	address = mend(address)
	if base == nil || address == "" || isAbsolute(address) {
		return address
	}
	u, err := parseAddress(base, address)
	if err != nil {
		return address
	}
	return u.String()
}

// mend undoes what happens to addresses on their way into a feed: line breaks, with the tabs behind them, and a host
// without its scheme.
func mend(address string) string {
	address = strings.TrimSpace(address)
	if strings.ContainsAny(address, "\n\t") {
		address = strings.Join(strings.FieldsFunc(address, func(r rune) bool { return r == '\n' || r == '\t' }), "")
	}
	if strings.HasPrefix(address, "www.") {
		address = "http://" + address
	}
	return address
}

// parseAddress reads an address, against a base if there is one, its spaces and stray percent signs encoded, as browsers do.
func parseAddress(base *url.URL, address string) (*url.URL, error) {
	read := url.Parse
	if base != nil {
		read = base.Parse
	}
	address = strings.ReplaceAll(address, " ", "%20")
	u, err := read(address)
	if err != nil && strings.IndexByte(address, '%') >= 0 {
		return read(encodePercents(address))
	}
	return u, err
}

// encodePercents encodes the percent signs that begin no encoded byte.
func encodePercents(address string) string {
	var b strings.Builder
	for i := range len(address) {
		b.WriteByte(address[i])
		if address[i] == '%' && (i+2 >= len(address) || !isHex(address[i+1]) || !isHex(address[i+2])) {
			b.WriteString("25")
		}
	}
	return b.String()
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

// isAbsolute says whether an address starts with a scheme (RFC 3986 §3.1).
func isAbsolute(address string) bool {
	for i := range len(address) {
		switch c := address[i]; {
		case c == ':':
			return i > 0
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', i > 0 && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'):
		default:
			return false
		}
	}
	return false
}

// web returns an http or https address with its host, "" for any other.
func web(address string) string {
	u, err := parseAddress(nil, strings.TrimSpace(address))
	if err != nil || u.Host == "" {
		return ""
	}
	if u.Scheme = strings.ToLower(u.Scheme); u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}
