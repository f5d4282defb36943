package fetch

import (
	"errors"
	"net/http"
	"slices"
	"time"
)

// What an error says about asking again for a page or a picture that nobody waits for.

// hopeless are the errors that come again whenever one asks.
var hopeless = []error{ErrBlocked, ErrScheme, ErrAddress, ErrTooLarge, ErrRedirects}

// Final reports that there is nothing to be had at an address, whenever one asks.
func Final(err error) bool {
	var status *StatusError
	if errors.As(err, &status) {
		return status.Code >= 400 && status.Code < 500 && status.Code != http.StatusRequestTimeout &&
			status.Code != http.StatusTooEarly && status.Code != http.StatusTooManyRequests
	}
	return slices.ContainsFunc(hopeless, func(e error) bool { return errors.Is(err, e) })
}

// longestPlea is how long a server is left alone by errands at the most, whatever it asks.
const longestPlea = 24 * time.Hour

// Plea is how long a server asks to be left alone; zero when it does not.
func Plea(err error) time.Duration {
	var status *StatusError
	switch {
	case !errors.As(err, &status):
		return 0
	case status.RetryAfter > 0:
		return min(status.RetryAfter, longestPlea)
	default:
		return min(plea(err), longestPlea)
	}
}

// Refused reports the answers by which a server says that it does not want us.
func Refused(err error) bool {
	var status *StatusError
	if !errors.As(err, &status) {
		return false
	}
	switch status.Code {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusUnavailableForLegalReasons:
		return true
	default:
		return false
	}
}
