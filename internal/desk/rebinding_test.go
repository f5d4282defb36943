package desk

import (
	"context"
	"net"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"reader/internal/feed/fetch"
)

// nameServer has the one name of a test, news.example, lie where the test says. Whoever asks for it gets the newsroom.
type nameServer struct {
	t        *testing.T
	newsroom *newsroom
	address  atomic.Pointer[netip.AddrPort]
}

func newNameServer(t *testing.T) *nameServer {
	n := &nameServer{t: t, newsroom: newNewsroom(t)}
	n.newsroom.answer("/feed", rss("http://news.example", "A"))
	n.newsroom.answer("/a/A", page("A", 12))
	return n
}

func (n *nameServer) says(address string) {
	at := netip.AddrPortFrom(netip.MustParseAddr(address), 80)
	n.address.Store(&at)
}

func (n *nameServer) dial(ctx context.Context, network, _ string) (net.Conn, error) {
	conn, err := (&net.Dialer{}).DialContext(ctx, network, n.newsroom.Listener.Addr().String())
	return placed{conn, *n.address.Load()}, err
}

// placed is a connection that seems to lead to an address.
type placed struct {
	net.Conn
	at netip.AddrPort
}

func (p placed) RemoteAddr() net.Addr { return net.TCPAddrFromAddrPort(p.at) }

// start is the program begun anew, with the stores of a world.
func (n *nameServer) start(w *world) *Desk {
	d, err := New(n.t.Context(), Options{
		Library: w.library, Cache: w.cache, Now: w.clock, Fetch: fetch.Options{Dial: n.dial, Timeout: 5 * time.Second},
	})
	if err != nil {
		n.t.Fatal(err)
	}
	n.t.Cleanup(d.Close)
	return d
}

// follow subscribes to the feed of news.example.
func (n *nameServer) follow(d *Desk) {
	found, err := d.Find(n.t.Context(), "http://news.example/feed")
	if err == nil {
		_, err = d.SubscribeIn(n.t.Context(), found, "Feeds")
	}
	if err != nil {
		n.t.Fatal(err)
	}
}

// refreshes asks the feed again, and says what went wrong.
func (n *nameServer) refreshes(w *world, d *Desk) (requests int, trouble string) {
	n.newsroom.requests()
	w.pass(24 * time.Hour)
	p := last(n.t, d.Refresh(n.t.Context(), 0))
	for _, f := range p.Failures {
		trouble += f.Reason
	}
	requests, _ = n.newsroom.requests()
	return requests, trouble
}

// Who owns a name chooses where it leads, also after the reader has subscribed to it: into the reader's own network.
func rebinding(t *testing.T) {
	n, w := newNameServer(t), newWorld(t)
	n.says("198.51.100.1")
	d := n.start(w)
	n.follow(d)
	for _, private := range []string{"127.0.0.1", "192.168.1.1", "169.254.169.254", "::1"} {
		n.says(private)
		d.client.Close() // the connection that is open leads to where it led before
		for name, d := range map[string]*Desk{"the same": d, "another": n.start(w)} {
			if requests, trouble := n.refreshes(w, d); requests != 0 || !strings.Contains(trouble, "private network") {
				t.Errorf("%s, %s process: %d requests, %q", private, name, requests, trouble)
			}
		}
	}
	story := w.find("A")
	n.newsroom.requests()
	if r, err := d.Fetch(t.Context(), story.ID); err != nil || !strings.Contains(r.Trouble, "private network") {
		t.Errorf("its page: %v, %q", err, r.Trouble)
	}
	if r, err := n.start(w).OpenAddress(t.Context(), story.URL); err != nil || r.Trouble != "" {
		t.Errorf("typed by the reader, who may mean it: %v, %q", err, r.Trouble)
	}
	n.says("198.51.100.7")
	if requests, trouble := n.refreshes(w, d); requests != 1 || trouble != "" {
		t.Errorf("public again: %d requests, %q", requests, trouble)
	}
}

// A server at home may be known to the public under the same name: who comes home again finds it.
func athome(t *testing.T) {
	n, w := newNameServer(t), newWorld(t)
	n.says("192.168.1.2")
	n.follow(n.start(w))
	for _, address := range []string{"198.51.100.1", "192.168.1.3"} {
		n.says(address)
		if requests, trouble := n.refreshes(w, n.start(w)); requests != 1 || trouble != "" {
			t.Errorf("%s: %d requests, %q", address, requests, trouble)
		}
	}
}
