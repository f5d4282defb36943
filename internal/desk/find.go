package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"sync"
	"time"

	"reader/internal/feed/fetch"
	"reader/internal/feed/parse"
	"reader/internal/feed/site"
	"reader/internal/news"
	"reader/internal/text"
)

// Find says what stands behind an address that the reader typed. Everything found has been fetched; what was fetched
// is kept for Subscribe. Its error is a sentence for people.
func (d *Desk) Find(ctx context.Context, address string) (news.Found, error) {
	d.fresh.clear()
	return d.look(ctx, address)
}

// look is Find beside others under way.
func (d *Desk) look(ctx context.Context, address string) (news.Found, error) {
	d.trustTyped(address)
	return d.taster.look(ctx, d.client, address, d.fresh.put)
}

// Site is Find without a desk: nothing is kept.
func (t Taster) Site(ctx context.Context, client *fetch.Client, address string) (news.Found, error) {
	return t.look(ctx, client, address, func(string, fetch.Response) {})
}

func (t Taster) look(ctx context.Context, client *fetch.Client, address string, keep func(string, fetch.Response)) (news.Found, error) {
	var asked redirects
	get := func(ctx context.Context, url string) (site.Page, error) {
		answer, err := client.Get(ctx, fetch.Request{URL: url, Kind: fetch.Feed, From: finding(address, url)})
		if err != nil && absent(err) {
			err = fmt.Errorf("%w: %w", err, site.ErrAbsent)
		}
		if err != nil {
			return site.Page{}, err
		}
		asked.note(url, &answer)
		keep(url, answer)
		return site.Page{URL: answer.URL, ContentType: answer.ContentType, Body: answer.Body}, nil
	}
	found, err := t.find(ctx, get, t.check, address)
	if err != nil {
		return found, fmt.Errorf("%s: %w", text.Masked(address), refusal{err})
	}
	if found.Feed {
		found.URL = asked.lasting(found.URL)
	}
	return found, nil
}

// absent reports that an error is the last word on an address.
func absent(err error) bool {
	var answer *fetch.StatusError
	if errors.As(err, &answer) {
		return answer.Code == 404 || answer.Code == 410
	}
	return errors.Is(err, fetch.ErrBlocked) || errors.Is(err, fetch.ErrScheme) || errors.Is(err, fetch.ErrAddress)
}

// finding is the address that led to one that is asked while a site is looked over: none for what lies where the
// reader pointed, what was typed for all else.
func finding(typed, url string) (from string) {
	for _, t := range spelled(typed) {
		if fetch.Origin(t) == fetch.Origin(url) {
			return ""
		}
		from = t
	}
	return from
}

// redirects remembers which address leads for good to an answer that came from another one for the time being.
type redirects struct {
	mu    sync.Mutex
	asked map[string]string
}

func (r *redirects) note(url string, a *fetch.Response) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.asked == nil {
		r.asked = map[string]string{}
	}
	if _, known := r.asked[a.URL]; !known {
		r.asked[a.URL] = cmp.Or(a.Permanent, url)
	}
}

// lasting is the address to subscribe to: the one that was asked, or as far as its server says that it has moved for good.
func (r *redirects) lasting(url string) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return cmp.Or(r.asked[url], url)
}

// check tells a feed for site.Find.
func (t Taster) check(body []byte, url, contentType string) (site.Feed, bool) {
	doc, err := t.Feed(body, parse.Hints{URL: url, ContentType: contentType})
	if err != nil {
		return site.Feed{}, false
	}
	feed, sum := site.Feed{Title: doc.Title}, fnv.New64a()
	var at time.Time
	for i := range doc.Entries {
		e := &doc.Entries[i]
		_, _ = sum.Write([]byte(e.ID + "\x00" + e.Title + "\x00")) // a hash takes everything
		if feed.Newest == "" || e.Published.After(at) {
			feed.Newest, at = e.Title, e.Published
		}
	}
	feed.Sum = sum.Sum64()
	return feed, true
}
