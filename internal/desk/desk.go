// Package desk is where the work is put together: it refreshes, opens, follows, keeps, marks and undoes, by asking the
// feed rooms for what the world says, and the library and the cache to write it down. It hands out news values only,
// and knows nothing of screens.
package desk

import (
	"context"
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"reader/internal/cache"
	"reader/internal/feed/article"
	"reader/internal/feed/fetch"
	"reader/internal/library"
	"reader/internal/mishap"
	"reader/internal/news"
)

// Options is what a Desk is made of.
type Options struct {
	Library *library.Store
	Cache   *cache.Store
	Rules   []article.Rule // for the pages of single sites
	Keep    Retention      // the zero Retention keeps everything
	Fetch   fetch.Options  // Trusted, Met, Offline, Now and Mishaps are set by the desk; Jitter is the desk's too
	Now     func() time.Time
	Ahead   Ahead // how far stories are fetched ahead where nobody says
	Mishaps *mishap.Log
	Offline bool // begin with the cable pulled
	// Patience is how long Open waits for a page that is made anew; what takes longer is there the next time. Zero is until
	// it is done.
	Patience time.Duration
	// Cable is told when the reader pulls or plugs the cable, after the desk itself has obeyed. It may be nil.
	Cable func(offline bool) error
}

// Desk serves any number of goroutines. Close it when done.
type Desk struct {
	library  *library.Store
	cache    *cache.Store
	client   *fetch.Client
	taster   Taster
	now      func() time.Time
	jitter   func() float64
	cable    func(bool) error
	rules    []article.Rule
	ahead    Ahead
	retain   Retention
	offline  atomic.Bool
	network  network
	trust    trust
	shelf    atomic.Pointer[shelf]
	follows  following
	found    atomic.Pointer[map[news.SectionID]news.Counts] // what saved searches find, as it was counted last
	fresh    fresh
	springs  springs
	work     *background
	patience time.Duration
	room     *fetch.Room   // for the bodies of feeds
	parsing  chan struct{} // a token for each feed that is being read, and each page that nobody waits for
	tidying  sync.Mutex    // one at a time puts the stores in order
	reading  sync.Mutex    // one at a time reads texts in
	pruning  sync.Mutex    // one at a time gives back room
}

// New makes a desk over two open stores. It reads the trusted origins, and nothing else, unless somebody may have been
// killed between the library and the cache, or the library is another one.
func New(ctx context.Context, o Options) (*Desk, error) {
	d := &Desk{
		library: o.Library, cache: o.Cache, now: o.Now, jitter: o.Fetch.Jitter, cable: o.Cable, rules: o.Rules, ahead: o.Ahead, retain: o.Keep,
		work: newBackground(), patience: o.Patience, room: fetch.NewRoom(feedsInHand, largeInHand),
		parsing: make(chan struct{}, runtime.GOMAXPROCS(0)), taster: Taster{o.Mishaps},
	}
	if d.jitter == nil {
		d.jitter = rand.Float64
	}
	d.offline.Store(o.Offline)
	err := d.loadTrust(ctx)
	if err != nil {
		return nil, err
	}
	switch { // what fails is tried again at the next start
	case o.Library.Another():
		_, err = d.Agree(ctx)
	case o.Library.LeftOpen():
		err = d.reconcile(ctx)
	}
	if err == nil {
		o.Library.Told()
	}
	o.Fetch.Now = o.Now
	o.Fetch.Trusted, o.Fetch.Met = d.trust.has, d.trust.meet
	o.Fetch.Offline, o.Fetch.Mishaps = d.offline.Load, o.Mishaps
	d.client = fetch.New(o.Fetch)
	return d, nil
}

// Close stops what was begun, refreshes too, and waits for it. Nothing is begun afterwards.
func (d *Desk) Close() {
	d.work.stop()
	d.client.Close()
}

// Wait lets the background finish what was begun, such as the page of a bookmark. When ctx ends first, it is broken
// off as by Close.
func (d *Desk) Wait(ctx context.Context) {
	defer context.AfterFunc(ctx, d.work.cancel)()
	d.work.wait()
}

// Offline reports whether the cable is pulled.
func (d *Desk) Offline() bool { return d.offline.Load() }

// SetOffline pulls or plugs the cable. Requests under way are not cut.
func (d *Desk) SetOffline(offline bool) error {
	d.offline.Store(offline)
	if d.cable == nil {
		return nil
	}
	return d.cable(offline)
}
