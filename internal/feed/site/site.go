// Package site finds what stands behind a site's address: its feeds, its sections, each section's feed, and its editions
// in other languages; and it reads the lists of stories on a site's pages. It reads pages that a Getter brings and asks a
// Checker about feeds; it opens no connection and knows no feed format itself.
package site

import (
	"context"
	"errors"

	"reader/internal/news"
)

// ErrAbsent is what a Getter's error wraps when asking again would bring nothing either: not found, gone, forbidden ground.
var ErrAbsent = errors.New("nothing is there")

// Getter brings a page. Its errors are passed on, wrapped.
type Getter func(ctx context.Context, url string) (Page, error)

// Page is a response with its final address.
type Page struct {
	URL         string // after redirects
	ContentType string
	Body        []byte
}

// Checker says whether bytes are a feed, and if so what is in it.
type Checker func(body []byte, url, contentType string) (Feed, bool)

// Feed is what a Checker tells of a feed.
type Feed struct {
	Title  string
	Newest string // the newest headline, empty when there is none
	Sum    uint64 // of all its entries: one feed has one sum under whatever address
}

// Menu reads the navigation of one page without the network: the sections, two levels deep, with Feed empty; the
// feeds that the page announces; the site's name; and its language, BCP 47.
func Menu(body []byte, url, contentType string) (sections []news.SiteSection, feeds []news.Link, title, language string, err error) {
	d, err := parse(body, url, contentType)
	if err != nil {
		return nil, nil, "", "", err
	}
	h := d.readHead()
	return d.menu(), h.feeds, h.title, h.language, nil
}
