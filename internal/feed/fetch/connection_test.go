package fetch

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

// counting is a server on loopback that counts its connections.
func counting(t *testing.T, network, address string, handler http.HandlerFunc) (at string, connections *atomic.Int32) {
	t.Helper()
	l, err := net.Listen(network, address)
	if err != nil {
		t.Skipf("no loopback of this kind here: %v", err)
	}
	connections = new(atomic.Int32)
	s := httptest.NewUnstartedServer(handler)
	_ = s.Listener.Close()
	s.Listener = l
	s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			connections.Add(1)
		}
	}
	s.Start()
	t.Cleanup(s.Close)
	return s.URL, connections
}

func ipv6(t *testing.T) {
	at, _ := counting(t, "tcp6", "[::1]:0", say("six"))
	c := New(Options{Proxy: direct, Trusted: trust(Origin(at))})
	defer c.Close()
	if got := get(t, c, Request{URL: at}); string(got.Body) != "six" {
		t.Errorf("read %q", got.Body)
	}
	stranger := New(Options{Proxy: direct})
	defer stranger.Close()
	fails(t, stranger, Request{URL: at}, ErrBlocked)
}

// A name with an address that does not answer and one that does: the second is tried without a reader noticing.
func happyEyeballs(t *testing.T) {
	at, _ := counting(t, "tcp4", "127.0.0.1:0", say("four"))
	u, _ := url.Parse(at)
	n := nameServer(t, func(q dnsmessage.Question) []dnsmessage.ResourceBody {
		if q.Type == dnsmessage.TypeAAAA {
			return []dnsmessage.ResourceBody{&dnsmessage.AAAAResource{AAAA: netip.MustParseAddr("::1").As16()}}
		}
		return []dnsmessage.ResourceBody{&dnsmessage.AResource{A: [4]byte{127, 0, 0, 1}}}
	})
	home := "http://news.example:" + u.Port()
	c := New(Options{Proxy: direct, Trusted: trust(home), Resolver: n})
	defer c.Close()
	began := time.Now()
	if got := get(t, c, Request{URL: home}); string(got.Body) != "four" {
		t.Errorf("read %q", got.Body)
	}
	if took := time.Since(began); took > 3*time.Second { // 300 ms of them wait for the other address; a busy machine has the rest
		t.Errorf("took %v", took)
	}
}

// A server may close a connection in the moment we use it again: then the request goes out once more on a new one.
func connectionThatTheServerClosed(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var requests atomic.Int32
	var serving sync.WaitGroup
	serving.Go(func() { // each connection answers once, promises to stay, and is closed at the next request
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			r := bufio.NewReader(conn)
			for first := true; ; first = false {
				if _, err := http.ReadRequest(r); err != nil || !first {
					break
				}
				requests.Add(1)
				_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\nok")
			}
			_ = conn.Close()
		}
	})
	t.Cleanup(func() { _ = l.Close(); serving.Wait() })
	at := "http://" + l.Addr().String()
	c := New(Options{Proxy: direct, Trusted: trust(at)})
	t.Cleanup(c.Close)
	for range 3 {
		get(t, c, Request{URL: at})
	}
	if requests.Load() != 3 {
		t.Errorf("%d answers for 3 requests", requests.Load())
	}
}

func connectionsDoNotOutliveASleep(t *testing.T) {
	at, connections := counting(t, "tcp4", "127.0.0.1:0", say("x"))
	now := monday
	c := New(Options{Proxy: direct, Trusted: trust(Origin(at)), Now: func() time.Time { return now }})
	defer c.Close()
	for _, step := range []struct {
		pause time.Duration
		want  int32
	}{{0, 1}, {20 * time.Second, 1}, {8 * time.Hour, 2}, {0, 2}} {
		now = now.Add(step.pause)
		get(t, c, Request{URL: at})
		if got := connections.Load(); got != step.want {
			t.Errorf("after %v: %d connections, want %d", step.pause, got, step.want)
		}
	}
}

// A connection of HTTP/1 that goes dead in our hands costs one time-out, and is not used again.
func deadConnection(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := newNewsroom(t)
		n.host("a.example:80", "198.51.100.1", func(_ http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/dead" {
				<-r.Context().Done()
			}
		})
		c := n.client(nil)
		began := time.Now()
		_, err := c.Get(t.Context(), Request{URL: "http://a.example/dead"})
		if got, took := Reason(err), time.Since(began); got != "The server took too long." || took > 30*time.Second {
			t.Errorf("%q after %v", got, took)
		}
		get(t, c, Request{URL: "http://a.example/"})
	})
}

// A server that never comes to the end of its head is given up like one that says nothing.
func headsWithoutEnd(t *testing.T) {
	for name, script := range map[string]struct{ first, again string }{
		"a drip of letters": {"HTTP/1.1 200 OK\r\nX: ", "x"},
		"a drip of headers": {"HTTP/1.1 200 OK\r\n", "X: x\r\n"},
		"early hints":       {"", "HTTP/1.1 103 Early Hints\r\nX: x\r\n\r\n"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				d := &dripping{first: script.first, again: script.again}
				c := New(Options{Proxy: direct, Dial: d.dial})
				defer c.Close()
				resp, err := c.Get(t.Context(), Request{URL: "http://a.example/"})
				if err == nil || resp.Elapsed > 30*time.Second {
					t.Errorf("after %v: %v", resp.Elapsed, err)
				}
				d.Wait()
			})
		})
	}
}

// The body of an answer that brings nothing to read is not waited for.
func bodiesNobodyReads(t *testing.T) {
	for _, code := range []int{301, 404} {
		synctest.Test(t, func(t *testing.T) {
			n := newNewsroom(t)
			n.host("a.example:80", "198.51.100.1", func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/b" {
					return
				}
				w.Header().Set("Location", "/b")
				w.Header().Set("Content-Length", "100")
				w.WriteHeader(code)
				_ = http.NewResponseController(w).Flush()
				<-r.Context().Done()
			})
			resp, err := n.client(nil).Get(t.Context(), Request{URL: "http://a.example/"})
			if resp.Elapsed > time.Second || code == 301 && err != nil {
				t.Errorf("%d: after %v: %v", code, resp.Elapsed, err)
			}
		})
	}
}

// dripping is a server that says something every second and never anything whole.
type dripping struct {
	first, again string
	sync.WaitGroup
}

func (d *dripping) dial(context.Context, string, string) (net.Conn, error) {
	ours, theirs := net.Pipe()
	d.Go(func() { _, _ = io.Copy(io.Discard, theirs) })
	d.Go(func() {
		for next := d.first; ; next = d.again {
			if _, err := io.WriteString(theirs, next); err != nil {
				return
			}
			time.Sleep(time.Second)
		}
	})
	return placed{ours, netip.MustParseAddrPort("198.51.100.1:80")}, nil
}
