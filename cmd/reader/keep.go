package main

import (
	"time"

	"reader/internal/cache"
	"reader/internal/config"
	"reader/internal/desk"
)

// retention is what the configuration says of what is kept.
func retention(c *config.Keep) desk.Retention {
	r := desk.Retention{Keep: keepOf(c.Bounds), Stories: int(c.TotalStories), Bytes: int64(c.TotalSize)}
	for i := range c.Feeds {
		f := &c.Feeds[i]
		r.For = append(r.For, desk.KeepFor{Address: f.Address, Keep: keepOf(f.Over(c.Bounds))})
	}
	return r
}

func keepOf(b config.Bounds) cache.Keep {
	return cache.Keep{
		Read: time.Duration(b.Read), Unread: time.Duration(b.Unread), Headlines: time.Duration(b.Headlines),
		Stories: int(b.Stories), Bytes: int64(b.Size),
	}
}
