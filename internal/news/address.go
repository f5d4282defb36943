package news

import (
	"net/url"
	"strings"
)

// Shared is an address as others may see it: without the name and the password in it. It is empty when these cannot be
// told from the rest.
func Shared(address string) string {
	if !strings.Contains(address, "@") {
		return address
	}
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return ""
	case u.User == nil:
		return address
	}
	u.User = nil
	return u.String()
}
