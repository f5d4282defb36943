// Package demo is the embedded sample paper: The Lantern Courier, a small invented news site in English and Hindi with
// its feeds, pictures and search, served on loopback. It shows what reader can do without a network, and it is the
// newsroom of the tests, with slow, broken and hostile variants.
//
// Its pages have the shape of a WordPress site in the JNews theme: the same addresses, class names, menus and
// furniture. It knows nothing of reader and imports nothing of it: whatever reads this paper must read it as it would
// read any other.
package demo

import (
	"net/http"
	"time"
)

//go:generate go run ./draw paper picture

// Handler serves the paper to tests. Its dates are fixed at the time now gives when Handler is called, so addresses,
// which hold dates, stay as they are. Absolute addresses carry the host of the request.
func Handler(now func() time.Time) http.Handler {
	return newSite(printPaper(now()))
}
