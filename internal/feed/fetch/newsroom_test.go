package fetch

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"sync"
	"testing"
	"time"

	"reader/internal/news"
)

// newsroom is a network in memory: hosts with made-up addresses, each a handler. It lets tests speak of public and
// private addresses without either, and of time without waiting (net.Pipe blocks durably inside testing/synctest).
type newsroom struct {
	t     *testing.T
	mu    sync.Mutex
	hosts map[string]*bureau // by host:port
	serve sync.WaitGroup     // the servers
	// running counts connections served. Only a server that still serves adds to it, so it is waited for after serve.
	running sync.WaitGroup
	log     []*http.Request
}

// bureau is one server.
type bureau struct {
	address netip.AddrPort
	server  *http.Server
	conns   chan net.Conn
}

func newNewsroom(t *testing.T) *newsroom {
	n := &newsroom{t: t, hosts: map[string]*bureau{}}
	t.Cleanup(n.close)
	return n
}

// host opens a server at host:port, which lies at a made-up address.
func (n *newsroom) host(host, address string, handler http.HandlerFunc) {
	_, port, err := net.SplitHostPort(host)
	if err != nil {
		n.t.Fatal(err)
	}
	d := &bureau{address: netip.MustParseAddrPort(net.JoinHostPort(address, port)), conns: make(chan net.Conn)}
	d.server = &http.Server{ReadHeaderTimeout: time.Hour, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n.mu.Lock()
		n.log = append(n.log, r)
		n.mu.Unlock()
		handler(w, r)
	})}
	d.server.ConnState = func(_ net.Conn, state http.ConnState) {
		switch state {
		case http.StateNew: // told by the goroutine of Serve
			n.running.Add(1)
		case http.StateClosed:
			n.running.Done()
		}
	}
	n.mu.Lock()
	n.hosts[host] = d
	n.mu.Unlock()
	n.serve.Go(func() { _ = d.server.Serve(d) })
}

func (n *newsroom) close() {
	n.mu.Lock()
	for _, d := range n.hosts {
		_ = d.server.Close()
	}
	n.mu.Unlock()
	n.serve.Wait()
	n.running.Wait()
}

func (n *newsroom) dial(ctx context.Context, _, address string) (net.Conn, error) {
	n.mu.Lock()
	d := n.hosts[address]
	n.mu.Unlock()
	if d == nil {
		host, _, _ := net.SplitHostPort(address)
		return nil, &net.OpError{Op: "dial", Err: &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}}
	}
	ours, theirs := net.Pipe()
	select {
	case d.conns <- theirs:
		return placed{ours, d.address}, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// requests is what the servers saw so far, as "host/path".
func (n *newsroom) requests() []string {
	n.mu.Lock()
	defer n.mu.Unlock()
	var list []string
	for _, r := range n.log {
		list = append(list, r.Host+r.URL.Path)
	}
	return list
}

func (n *newsroom) last() *http.Request {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.log[len(n.log)-1]
}

func (d *bureau) Accept() (net.Conn, error) {
	conn, ok := <-d.conns
	if !ok {
		return nil, net.ErrClosed
	}
	return conn, nil
}

func (d *bureau) Close() error {
	defer func() { _ = recover() }() // closed twice by the server's own Close
	close(d.conns)
	return nil
}

func (d *bureau) Addr() net.Addr { return net.TCPAddrFromAddrPort(d.address) }

// placed is a connection with an address of our choice.
type placed struct {
	net.Conn
	at netip.AddrPort
}

func (p placed) RemoteAddr() net.Addr { return net.TCPAddrFromAddrPort(p.at) }

// direct keeps the proxy variables of whoever runs the tests out of them.
func direct(*url.URL) (*url.URL, error) { return nil, nil }

// client is a client in the newsroom that trusts some origins.
func (n *newsroom) client(change func(*Options), trusted ...string) *Client {
	o := Options{UserAgent: UserAgent("1.0", "https://example.org/reader"), Dial: n.dial, Proxy: direct, Trusted: trust(trusted...), Jitter: func() float64 { return 0 }}
	if change != nil {
		change(&o)
	}
	c := New(o)
	n.t.Cleanup(c.Close)
	return c
}

func trust(origins ...string) func(string) bool {
	return func(origin string) bool {
		for _, o := range origins {
			if o == origin {
				return true
			}
		}
		return false
	}
}

func say(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, body) }
}

func sendTo(code int, location string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", location)
		w.WriteHeader(code)
	}
}

// realServer is a server on loopback, and a client that trusts it.
func realServer(t *testing.T, handler http.HandlerFunc) (*Client, string) {
	t.Helper()
	s := httptest.NewServer(handler)
	t.Cleanup(s.Close)
	c := New(Options{Proxy: direct, Trusted: trust(Origin(s.URL))})
	t.Cleanup(c.Close)
	return c, s.URL
}

func get(t *testing.T, c *Client, r Request) Response {
	t.Helper()
	resp, err := c.Get(t.Context(), r)
	if err != nil {
		t.Fatalf("Get: %v", err)
	}
	return resp
}

func fails(t *testing.T, c *Client, r Request, want error) {
	t.Helper()
	if _, err := c.Get(t.Context(), r); !errors.Is(err, want) {
		t.Errorf("Get(%s): error %v, want %v", r.URL, err, want)
	}
}

func state(url, etag, modified string) news.FetchState {
	return news.FetchState{URL: url, ETag: etag, LastModified: modified}
}
