package fetch

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// What net/http turns into another host when it connects must be judged as that host: full-width and circled
// characters, ideographic full stops, trailing dots, numbers, percent signs.
func TestDisguisedHostsBehindAProxy(t *testing.T) {
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
func TestMixedAnswersBehindAProxy(t *testing.T) {
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
func TestProxyThatComesAndGoes(t *testing.T) {
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

// An international name is one origin, however it is written.
func TestSpellingOfHosts(t *testing.T) {
	n := newNewsroom(t)
	n.host("xn--mnchen-3ya.example:80", "192.168.1.2", say("x"))
	c := n.client(nil, "http://xn--mnchen-3ya.example:80")
	for _, address := range []string{"http://münchen.example/", "http://MÜNCHEN.example:80/", "http://xn--mnchen-3ya.example/"} {
		if got := get(t, c, Request{URL: address}).URL; !strings.HasPrefix(got, "http://xn--mnchen-3ya.example") {
			t.Errorf("%s: at %s", address, got)
		}
	}
}

// A server that never comes to the end of its head is given up like one that says nothing.
func TestHeadsWithoutEnd(t *testing.T) {
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
func TestBodiesNobodyReads(t *testing.T) {
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
