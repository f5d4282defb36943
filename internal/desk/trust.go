package desk

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"reader/internal/feed/fetch"
)

// trust is the set of origins that the reader typed or imported; only they may lie at private addresses. What a site
// announces is not among them: beside the site itself it needs no more trust, elsewhere it deserves none.
//
// Where an origin lies when it is first met decides: one that is public then needs no trust and has none from there on,
// whatever its name server answers later; one that is private stays trusted, also where its name leads elsewhere while
// the reader is away from home. Who types an address again begins anew.
type trust struct {
	mu      sync.RWMutex
	origins map[string]standing
	learnt  map[string]bool // of those met, whether they are private, to be written down
}

// standing is what is known of an origin that was trusted.
type standing uint8

const (
	unmet standing = iota
	metPrivate
	metPublic
)

func (t *trust) has(origin string) bool {
	t.mu.RLock()
	defer t.mu.RUnlock()
	known, trusted := t.origins[origin]
	return trusted && known != metPublic
}

// typed trusts an origin anew.
func (t *trust) typed(origin string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.origins[origin] != metPrivate {
		t.put(origin, unmet)
	}
}

// add trusts an origin that the library trusts. What was learnt of it before is to be written there.
func (t *trust) add(origin string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if known := t.origins[origin]; known == unmet {
		t.put(origin, unmet)
	} else {
		t.learnt[origin] = known == metPrivate
	}
}

// meet is fetch.Options.Met.
func (t *trust) meet(origin string, private bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	known, trusted := t.origins[origin]
	switch {
	case !trusted || known != unmet:
		return
	case private:
		t.put(origin, metPrivate)
	default:
		t.put(origin, metPublic)
	}
	t.learnt[origin] = private
}

// put notes what is known of an origin.
func (t *trust) put(origin string, known standing) {
	if t.origins == nil {
		t.origins, t.learnt = map[string]standing{}, map[string]bool{}
	}
	t.origins[origin] = known
}

// write has what was learnt written down. What cannot be written now is kept for another time.
func (t *trust) write(down func(private map[string]bool) error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.learnt) > 0 && down(t.learnt) == nil {
		clear(t.learnt)
	}
}

func (d *Desk) loadTrust(ctx context.Context) error {
	origins, err := d.library.Trusted(ctx)
	if err != nil {
		return fmt.Errorf("load trusted origins: %w", err)
	}
	for origin, private := range origins {
		known := unmet
		if private {
			known = metPrivate
		}
		d.trust.put(origin, known)
	}
	return nil
}

// keepTrust writes down where trusted origins were found to lie.
func (d *Desk) keepTrust(ctx context.Context) {
	d.trust.write(func(private map[string]bool) error { return d.library.Met(context.WithoutCancel(ctx), private) })
}

// trustTyped trusts the origin of an address that the reader typed, for as long as the desk lives. Without a scheme
// it may mean either.
func (d *Desk) trustTyped(address string) {
	for _, typed := range spelled(address) {
		if origin := fetch.Origin(typed); origin != "" {
			d.trust.typed(origin)
		}
	}
}

// spelled are the addresses that what was typed can stand for.
func spelled(typed string) []string {
	typed = strings.TrimSpace(typed)
	if strings.Contains(typed, "://") {
		return []string{typed}
	}
	typed = strings.TrimPrefix(typed, "//")
	return []string{"https://" + typed, "http://" + typed}
}

// trust has the origin of an address trusted for ever, once the change is made.
func (s *subscription) trust(address string) error {
	origin := fetch.Origin(address)
	if origin == "" || s.trusted[origin] {
		return nil
	}
	if s.trusted == nil {
		s.trusted = map[string]bool{}
	}
	s.trusted[origin] = true
	return s.edit.Trust(origin)
}
