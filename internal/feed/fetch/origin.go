package fetch

import (
	"net"
	"net/netip"
	"net/url"
	"strings"
)

var defaultPort = map[string]string{"http": "80", "https": "443"}

// Origin is the scheme, host and port of an address, the port always given: "https://example.org:443". It is what trust
// and secrets are bound to (RFC 6454). It is empty for what is no http or https address.
func Origin(address string) string {
	u, err := parseAddress(address)
	if err != nil {
		return ""
	}
	return originOf(u)
}

// originOf is Origin of what parseAddress has read.
func originOf(u *url.URL) string {
	host := strings.ToLower(u.Hostname())
	if a, err := netip.ParseAddr(host); err == nil {
		host = a.String()
	}
	port := u.Port()
	if port == "" {
		port = defaultPort[u.Scheme]
	}
	return u.Scheme + "://" + net.JoinHostPort(host, port)
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
