package desk

import (
	"context"

	"reader/internal/feed/fetch"
)

// recall tells the client what its predecessors learned of the hosts of all feeds, before it asks any of them. It is a
// courtesy: when it cannot be read, the client learns it anew.
func (d *Desk) recall(ctx context.Context) {
	feeds, err := d.Feeds(ctx, 0)
	if err != nil {
		return
	}
	states, err := d.cache.States(ctx)
	if err != nil {
		return
	}
	known := make([]fetch.Known, len(feeds))
	for i, f := range feeds {
		known[i] = fetch.Known{URL: f.URL, State: states[f.ID]}
	}
	d.client.Recall(known)
}
