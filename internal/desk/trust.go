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
type trust struct {
	mu      sync.RWMutex
	origins map[string]bool
}

func (t *trust) has(origin string) bool {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.origins[origin]
}

func (t *trust) add(origin string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.origins == nil {
		t.origins = map[string]bool{}
	}
	t.origins[origin] = true
}

func (d *Desk) loadTrust(ctx context.Context) error {
	origins, err := d.library.Trusted(ctx)
	if err != nil {
		return fmt.Errorf("load trusted origins: %w", err)
	}
	for _, o := range origins {
		d.trust.add(o)
	}
	return nil
}

// trustTyped trusts the origin of an address that the reader typed, for as long as the desk lives. Without a scheme
// it may mean either.
func (d *Desk) trustTyped(address string) {
	for _, typed := range spelled(address) {
		if origin := fetch.Origin(typed); origin != "" {
			d.trust.add(origin)
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
