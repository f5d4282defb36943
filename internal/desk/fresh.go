package desk

import (
	"sync"

	"reader/internal/feed/fetch"
)

// freshMost bounds the bodies kept between finding a site and subscribing to it, in bytes. A large menu has some 60
// sections, whose pages and feeds come to 20 MB. What does not fit is fetched again.
const freshMost = 64 << 20

// fresh keeps the answers that finding a site brought, so that subscribing to it asks no server twice.
type fresh struct {
	mu   sync.Mutex
	seen map[string]fetch.Response
	size int // bytes of bodies
}

func (f *fresh) put(url string, r fetch.Response) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.size += len(r.Body); f.size > freshMost {
		f.size -= len(r.Body)
		return
	}
	if f.seen == nil {
		f.seen = map[string]fetch.Response{}
	}
	for _, at := range []string{url, r.URL, r.Permanent} {
		f.seen[at] = r
	}
}

// take returns an answer once: it is fresh for one subscription only.
func (f *fresh) take(url string) (fetch.Response, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	r, ok := f.seen[url]
	for _, at := range []string{url, r.URL, r.Permanent} {
		delete(f.seen, at)
	}
	return r, ok
}

func (f *fresh) clear() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.seen, f.size = nil, 0
}
