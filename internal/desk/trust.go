package desk

import (
	"context"
	"fmt"
	"sync"

	"reader/internal/feed/fetch"
)

// trust is the set of origins that the reader typed, confirmed or imported; only they may lie at private addresses.
type trust struct {
	mu      sync.RWMutex
	origins map[string]bool
}

func (t *trust) has(origin string) bool {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.origins[origin]
}

func (t *trust) add(origin string) (isNew bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.origins == nil {
		t.origins = map[string]bool{}
	}
	isNew = !t.origins[origin]
	t.origins[origin] = true
	return isNew
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

// trustTyped trusts the origin of an address that the reader typed, for as long as the desk lives.
func (d *Desk) trustTyped(address string) { d.trust.add(fetch.Origin(address)) }

// trustKept trusts the origin of a subscription for ever.
func (d *Desk) trustKept(ctx context.Context, address string) error {
	origin := fetch.Origin(address)
	d.trust.add(origin)
	return d.library.Trust(ctx, origin)
}
