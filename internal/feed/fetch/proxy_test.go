package fetch

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
)

func proxyIsUsed(t *testing.T) {
	var asked atomic.Value
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Store(r.RequestURI)
		fmt.Fprint(w, "by proxy")
	}))
	defer proxy.Close()
	at, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	c := New(Options{
		Proxy:    func(*url.URL) (*url.URL, error) { return at, nil },
		Resolver: brokenResolver(),
	})
	defer c.Close()
	if got := string(get(t, c, Request{URL: "http://news.example/a"}).Body); got != "by proxy" || asked.Load() != "http://news.example/a" {
		t.Errorf("answer %q, the proxy saw %v", got, asked.Load())
	}
	for _, address := range []string{
		"http://127.0.0.1:9/", "http://169.254.169.254/", "http://[::1]/", "http://[::ffff:10.0.0.1]/",
		"http://localhost/", "http://printer/", "http://nas.local./", "http://metadata.google.internal/",
	} {
		fails(t, c, Request{URL: address, From: "http://news.example/"}, ErrBlocked)
	}
	if asked.Load() != "http://news.example/a" {
		t.Errorf("the proxy was asked for %v", asked.Load())
	}
}

// What net/http turns into another host when it connects must be judged as that host: full-width and circled
// characters, ideographic full stops, trailing dots, numbers, percent signs.
func disguisedHostsBehindAProxy(t *testing.T) {
	for _, scheme := range []string{"http", "socks5", "socks5h"} {
		proxy := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			t.Errorf("%s: the proxy was asked for %s", scheme, r.RequestURI)
		}))
		defer proxy.Close()
		at := &url.URL{Scheme: scheme, Host: proxy.Listener.Addr().String()}
		c := New(Options{Proxy: func(*url.URL) (*url.URL, error) { return at, nil }, Resolver: brokenResolver()})
		defer c.Close()
		for _, host := range []string{
			"１２７.0.0.1", "127。0。0。1", "１２７．０．０．１", "①27.0.0.1", "ⓛocalhost", "ｌocalhost", "printer。ｌocal", "metadata.google.ⓘnternal",
			"127.0.0.1.", "localhost.", "localhost..", "127.1", "0177.0.0.1", "2130706433", "0x7f000001", "0x7f.1.", "%31%32%37.1",
			"[::ffff:127.0.0.1]", "[::ffff:0:127.0.0.1]", "[::127.0.0.1]", "[64:ff9b::127.0.0.1]", "[fe80::1%25eth0]", "[::1%25ｘ]", "me@127.0.0.1", "news.example@[::1]",
		} {
			for _, scheme := range []string{"http://", "https://"} {
				_, err := c.Get(t.Context(), Request{URL: scheme + host + "/", From: "http://news.example/"})
				if got := Reason(err); got != "This is not a web address." && !strings.HasPrefix(got, "It lies in a private network") {
					t.Errorf("%s: %v", host, err)
				}
			}
		}
	}
}

// Of several addresses behind one name a single private one is enough: the proxy may choose that.
func mixedAnswersBehindAProxy(t *testing.T) {
	for _, private := range []string{"127.0.0.1", "192.168.1.1"} {
		answers := []netip.Addr{netip.MustParseAddr("198.51.100.1"), netip.MustParseAddr(private)}
		n := newNameServer(t, func(int) []netip.Addr { return answers })
		proxy := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("the proxy was asked") }))
		defer proxy.Close()
		at, _ := url.Parse(proxy.URL)
		c := New(Options{Proxy: func(*url.URL) (*url.URL, error) { return at, nil }, Resolver: n})
		defer c.Close()
		fails(t, c, Request{URL: "http://rebind.example/"}, ErrBlocked)
	}
}

// A proxy that changes its mind between the judgement and the connection opens no way to a private address.
func proxyThatComesAndGoes(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("the server was reached") }))
	defer s.Close()
	_, port, _ := net.SplitHostPort(s.Listener.Addr().String())
	asked := 0
	c := New(Options{
		Proxy: func(*url.URL) (*url.URL, error) {
			if asked++; asked == 1 {
				return &url.URL{Scheme: "socks5", Host: "proxy.example:1080"}, nil
			}
			return nil, nil
		},
		Resolver: newNameServer(t, func(int) []netip.Addr { return []netip.Addr{netip.MustParseAddr("127.0.0.1")} }),
	})
	defer c.Close()
	fails(t, c, Request{URL: "http://rebind.example:" + port + "/"}, ErrProxy)
}

// variables sets the proxy variables and nothing else.
func variables(t *testing.T, set map[string]string) {
	t.Helper()
	for _, name := range []string{"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy", "REQUEST_METHOD"} {
		t.Setenv(name, set[name])
	}
}

func proxyVariables(t *testing.T) {
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
func socksProxy(t *testing.T) {
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
func proxyThatIsDown(t *testing.T) {
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
