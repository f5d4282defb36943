package fetch

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"sync"
	"sync/atomic"
	"syscall"
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

func TestIPv6(t *testing.T) {
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
func TestHappyEyeballs(t *testing.T) {
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
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
}

// A server may close a connection in the moment we use it again: then the request goes out once more on a new one.
func TestConnectionThatTheServerClosed(t *testing.T) {
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

func TestConnectionsDoNotOutliveASleep(t *testing.T) {
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
func TestDeadConnection(t *testing.T) {
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

// variables sets the proxy variables and nothing else.
func variables(t *testing.T, set map[string]string) {
	t.Helper()
	for _, name := range []string{"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy", "REQUEST_METHOD"} {
		t.Setenv(name, set[name])
	}
}

func TestProxyVariables(t *testing.T) {
	for _, tc := range []struct {
		name string
		set  map[string]string
		want map[string]string // the proxy by address; "" for none
	}{
		{"none", nil, map[string]string{"http://a.example/": "", "https://a.example/": ""}},
		{"http", map[string]string{"HTTP_PROXY": "http://p:1"}, map[string]string{"http://a.example/": "http://p:1", "https://a.example/": ""}},
		{"https, in small letters", map[string]string{"https_proxy": "p:2"}, map[string]string{"http://a.example/": "", "https://a.example/": "http://p:2"}},
		{"all", map[string]string{"ALL_PROXY": "socks5://p:3"}, map[string]string{"http://a.example/": "socks5://p:3", "https://a.example/": "socks5://p:3"}},
		{"all behind another", map[string]string{"all_proxy": "socks5h://p:3", "HTTPS_PROXY": "http://p:2"}, map[string]string{"http://a.example/": "socks5h://p:3", "https://a.example/": "http://p:2"}},
		{"some not", map[string]string{"ALL_PROXY": "http://p:1", "NO_PROXY": "a.example, .b.example"}, map[string]string{"http://a.example/": "", "https://x.b.example/": "", "http://c.example/": "http://p:1"}},
		{"this computer", map[string]string{"ALL_PROXY": "http://p:1"}, map[string]string{"http://localhost/": "", "http://127.0.0.1:8080/": "", "http://[::1]/": ""}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			variables(t, tc.set)
			proxy := environmentProxy()
			for address, want := range tc.want {
				u, _ := url.Parse(address)
				got, err := proxy(u)
				if err != nil || got == nil && want != "" || got != nil && got.String() != want {
					t.Errorf("%s: %v, %v; want %q", address, got, err, want)
				}
			}
		})
	}
}

// A proxy that speaks SOCKS is given names: this host asks no name server.
func TestSocksProxy(t *testing.T) {
	site := httptest.NewServer(say("by socks"))
	defer site.Close()
	asked := make(chan string, 1)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var serving sync.WaitGroup
	serving.Go(func() { socks(l, site.Listener.Addr().String(), asked) })
	t.Cleanup(func() { _ = l.Close(); serving.Wait() })
	variables(t, map[string]string{"ALL_PROXY": "socks5://" + l.Addr().String()})
	c := New(Options{Resolver: brokenResolver()})
	t.Cleanup(c.Close)
	if got := get(t, c, Request{URL: "http://news.example/feed"}); string(got.Body) != "by socks" {
		t.Errorf("read %q", got.Body)
	}
	if got := <-asked; got != "news.example" {
		t.Errorf("the proxy was asked for %q", got)
	}
}

// socks serves one connection by RFC 1928, whatever it is asked for, to another server.
func socks(l net.Listener, to string, asked chan<- string) {
	conn, err := l.Accept()
	if err != nil {
		return
	}
	defer conn.Close()
	head := make([]byte, 3)
	_, _ = io.ReadFull(conn, head)
	_, _ = conn.Write([]byte{5, 0})
	request := make([]byte, 5)
	_, _ = io.ReadFull(conn, request)
	name := make([]byte, int(request[4])+2)
	_, _ = io.ReadFull(conn, name)
	asked <- string(name[:len(name)-2])
	_, _ = conn.Write([]byte{5, 0, 0, 1, 0, 0, 0, 0, 0, 0})
	server, err := net.Dial("tcp", to)
	if err != nil {
		return
	}
	defer server.Close()
	var copying sync.WaitGroup
	copying.Go(func() { _, _ = io.Copy(server, conn); _ = server.Close() })
	_, _ = io.Copy(conn, server)
	_ = conn.Close()
	copying.Wait()
}

// A proxy that is down is our side of the line, as a pulled cable is: no feed is to blame, and the sentence says so.
func TestProxyThatIsDown(t *testing.T) {
	down, _ := url.Parse("http://proxy.example:3128")
	c := New(Options{
		Proxy: func(*url.URL) (*url.URL, error) { return down, nil },
		Dial: func(context.Context, string, string) (net.Conn, error) {
			return nil, &net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}
		},
		Trusted: func(string) bool { return true },
	})
	defer c.Close()
	for i := range 10 {
		_, err := c.Get(t.Context(), Request{URL: fmt.Sprintf("https://news.example/%d", i)})
		if !Offline(err) || Reason(err) != "The proxy cannot be reached." {
			t.Fatalf("request %d: %v, %q", i, err, Reason(err))
		}
	}
}
