package fetch

import (
	"context"
	"net/url"
	"strings"
	"sync"
)

// reserve is how many places of the pool feeds leave free, so that a story opens while a refresh runs.
const reserve = 4

// lanes holds requests back: so many to one host, so many in all.
type lanes struct {
	perHost int
	pool    chan struct{} // one token a request
	feeds   chan struct{} // and one more for each in the background
	mu      sync.Mutex
	hosts   map[string]*hostLane // of hosts in use or waited for
}

type hostLane struct {
	queue  chan struct{} // the background passes here first, so that no more of it stand before places than there are
	places chan struct{}
	users  int // inside or waiting
}

func newLanes(perHost, total int) *lanes {
	return &lanes{
		perHost: perHost,
		pool:    make(chan struct{}, total),
		feeds:   make(chan struct{}, max(1, total-min(reserve, total/2))),
		hosts:   map[string]*hostLane{},
	}
}

// lane names the host a request counts for: as its Host header does, but one for http and https at their own ports.
func lane(u *url.URL) string {
	host, port := strings.ToLower(u.Hostname()), u.Port()
	if port == "" || port == defaultPort[u.Scheme] {
		return host
	}
	return host + ":" + port
}

// enter waits for a turn, first at the host, so that a queue before one host keeps no place in the pool. What somebody
// waits for stands in no queue: the next place at its host is its own.
func (l *lanes) enter(ctx context.Context, host string, background bool) (leave func(), err error) {
	h := l.join(host)
	gates := []chan struct{}{h.queue, h.places, l.feeds, l.pool}
	if !background {
		gates = []chan struct{}{h.places, l.pool}
	}
	for i, gate := range gates {
		select {
		case gate <- struct{}{}:
		case <-ctx.Done():
			l.open(gates[:i])
			l.part(host, h)
			return nil, context.Cause(ctx)
		}
	}
	return func() {
		l.open(gates)
		l.part(host, h)
	}, nil
}

func (l *lanes) open(gates []chan struct{}) {
	for _, gate := range gates {
		<-gate
	}
}

func (l *lanes) join(host string) *hostLane {
	l.mu.Lock()
	defer l.mu.Unlock()
	h := l.hosts[host]
	if h == nil {
		h = &hostLane{queue: make(chan struct{}, l.perHost), places: make(chan struct{}, l.perHost)}
		l.hosts[host] = h
	}
	h.users++
	return h
}

func (l *lanes) part(host string, h *hostLane) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if h.users--; h.users == 0 {
		delete(l.hosts, host)
	}
}
