package desk

import (
	"sync"

	"reader/internal/feed/fetch"
)

// freshMost bounds the answers kept between finding a site and subscribing to it; a large menu has some 60 sections.
const freshMost = 200

// fresh keeps the answers that finding a site brought, so that subscribing to it asks no server twice.
type fresh struct {
	mu   sync.Mutex
	seen map[string]fetch.Response
}

func (f *fresh) put(url string, r fetch.Response) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.seen == nil || len(f.seen) >= freshMost {
		f.seen = map[string]fetch.Response{}
	}
	f.seen[url], f.seen[r.URL] = r, r
}

// take returns an answer once: it is fresh for one subscription only.
func (f *fresh) take(url string) (fetch.Response, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	r, ok := f.seen[url]
	delete(f.seen, url)
	delete(f.seen, r.URL)
	return r, ok
}

func (f *fresh) clear() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.seen = nil
}
