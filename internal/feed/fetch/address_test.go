package fetch

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

func reservedAddresses(t *testing.T) {
	for _, private := range []string{
		"0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.9.9.9", "169.254.169.254",
		"172.16.0.1", "172.31.255.255", "192.0.0.8", "192.168.1.1", "198.18.0.1", "198.19.255.255", "224.0.0.251", "240.0.0.1",
		"255.255.255.255", "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1",
		"64:ff9b::a9fe:a9fe", "64:ff9b::10.0.0.1", "64:ff9b:0:0:0:1::1", "::ffff:0:7f00:1", "100::1", "2001:0:1::1", "2002:7f00:1::", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1",
	} {
		if err := publicOnly(netip.MustParseAddr(private)); !errors.Is(err, ErrBlocked) {
			t.Errorf("%s passes", private)
		}
	}
	for _, public := range []string{
		"1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.1.1.1", "128.0.0.1", "172.15.255.255",
		"172.32.0.1", "192.0.1.1", "192.169.0.1", "198.17.255.255", "198.20.0.1", "223.255.255.255", "::ffff:1.1.1.1",
		"2001:4860:4860::8888", "2003::1", "2606:4700::1111", "3fff:ffff::1", "64:ff9b::808:808",
	} {
		if err := publicOnly(netip.MustParseAddr(public)); err != nil {
			t.Errorf("%s: %v", public, err)
		}
	}
}

// A private address is open only to an origin that is trusted, and only when the reader or that origin itself leads there.
func addressPolicy(t *testing.T) {
	const home, other = "http://home.example", "http://other.example"
	for _, tc := range []struct {
		name    string
		request Request
		trusted []string
		want    error
		seen    string // requests, in order
	}{
		{"typed and trusted", Request{URL: home + "/a"}, []string{home + ":80"}, nil, "home.example/a"},
		{"typed, not trusted", Request{URL: home + "/a"}, nil, ErrBlocked, ""},
		{"trusted, from itself", Request{URL: home + "/a", From: home + "/b"}, []string{home + ":80"}, nil, "home.example/a"},
		{"trusted, from the public", Request{URL: home + "/a", From: "http://public.example/"}, []string{home + ":80"}, ErrBlocked, ""},
		{"trusted, from another port", Request{URL: home + "/a", From: home + ":81/"}, []string{home + ":80", home + ":81"}, ErrBlocked, ""},
		{"trusted, from another scheme", Request{URL: home + "/a", From: "https://home.example/"}, []string{home + ":80"}, ErrBlocked, ""},
		{"trusted, from another private one", Request{URL: home + "/a", From: other + "/"}, []string{home + ":80", other + ":80"}, ErrBlocked, ""},
		{"trusted, from what is no address", Request{URL: home + "/a", From: "nowhere"}, []string{home + ":80", ""}, ErrBlocked, ""},
		{"redirect within itself", Request{URL: home + "/within"}, []string{home + ":80"}, nil, "home.example/within home.example/a"},
		{"redirect to another private one", Request{URL: home + "/across"}, []string{home + ":80", other + ":80"}, ErrBlocked, "home.example/across"},
		{"redirect from the public", Request{URL: "http://public.example/in"}, []string{home + ":80"}, ErrBlocked, "public.example/in"},
		{"redirect out and back", Request{URL: home + "/out"}, []string{home + ":80"}, ErrBlocked, "home.example/out public.example/in"},
		{"public", Request{URL: "http://public.example/"}, nil, nil, "public.example/"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			n := newNewsroom(t)
			to := map[string]string{"/within": "/a", "/across": other + "/a", "/in": home + "/a", "/out": "http://public.example/in"}
			handler := func(w http.ResponseWriter, r *http.Request) {
				if to[r.URL.Path] != "" {
					http.Redirect(w, r, to[r.URL.Path], http.StatusFound)
				}
			}
			n.host("home.example:80", "192.168.1.2", handler)
			n.host("other.example:80", "10.0.0.2", handler)
			n.host("public.example:80", "198.51.100.1", handler)
			_, err := n.client(nil, tc.trusted...).Get(t.Context(), tc.request)
			if !errors.Is(err, tc.want) {
				t.Errorf("error %v, want %v", err, tc.want)
			}
			if got := strings.Join(n.requests(), " "); got != tc.seen {
				t.Errorf("the servers saw %q, want %q", got, tc.seen)
			}
		})
	}
}

// An idle connection that a trusted request left open must not carry one that is not.
func idleConnectionsAreNotShared(t *testing.T) {
	n := newNewsroom(t)
	n.host("home.example:80", "192.168.1.2", say("x"))
	c := n.client(nil, "http://home.example:80")
	get(t, c, Request{URL: "http://home.example/a"})
	fails(t, c, Request{URL: "http://home.example/a", From: "http://public.example/"}, ErrBlocked)
}

// What the reader typed may lie anywhere.
func typedPrivateAddress(t *testing.T) {
	c, at := realServer(t, say("at home"))
	if got := get(t, c, Request{URL: at + "/feed"}); string(got.Body) != "at home" {
		t.Errorf("read %q", got.Body)
	}
}

// The control hook of the real dialer: nothing reaches a server that is not trusted.
func loopbackIsNotDialled(t *testing.T) {
	var connections atomic.Int32
	s := httptest.NewUnstartedServer(say("x"))
	s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			connections.Add(1)
		}
	}
	s.Start()
	defer s.Close()
	_, port, _ := net.SplitHostPort(s.Listener.Addr().String())
	c := New(Options{Proxy: direct})
	defer c.Close()
	for _, host := range []string{"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0"} {
		fails(t, c, Request{URL: "http://" + host + ":" + port + "/"}, ErrBlocked)
	}
	if connections.Load() != 0 {
		t.Errorf("%d connections were made", connections.Load())
	}
	trusting := New(Options{Proxy: direct, Trusted: trust("http://localhost:" + port)})
	defer trusting.Close()
	get(t, trusting, Request{URL: "http://localhost:" + port + "/"})
}

// A name that answers with a public address first and with loopback afterwards: the one connected to counts.
func rebinding(t *testing.T) {
	n := newNameServer(t, func(asked int) []netip.Addr {
		if asked <= 1 {
			return []netip.Addr{netip.MustParseAddr("198.51.100.1")}
		}
		return []netip.Addr{netip.MustParseAddr("127.0.0.1")}
	})
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("the server was reached") }))
	defer s.Close()
	_, port, _ := net.SplitHostPort(s.Listener.Addr().String())
	first, err := n.LookupNetIP(t.Context(), "ip4", "rebind.example.")
	if err != nil || len(first) != 1 || publicOnly(first[0]) != nil {
		t.Fatalf("first answer %v, %v", first, err)
	}
	c := New(Options{Proxy: direct, Resolver: n})
	defer c.Close()
	fails(t, c, Request{URL: "http://rebind.example:" + port + "/"}, ErrBlocked)
}

func TestWithoutANetwork(t *testing.T) {
	c := New(Options{Proxy: direct, Resolver: brokenResolver()})
	defer c.Close()
	_, err := c.Get(t.Context(), Request{URL: "http://news.example/"})
	if !Offline(err) {
		t.Errorf("not taken for want of a network: %v", err)
	}
	if got := Reason(err); got != "There is no network, or no name server answers." {
		t.Errorf("reason %q", got)
	}
}

// brokenResolver finds no name server.
func brokenResolver() *net.Resolver {
	return &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		return nil, errors.New("nobody there")
	}}
}

// newNameServer answers every question for an IPv4 address in turn, and knows no IPv6.
func newNameServer(t *testing.T, answer func(asked int) []netip.Addr) *net.Resolver {
	t.Helper()
	asked := 0
	return nameServer(t, func(q dnsmessage.Question) (list []dnsmessage.ResourceBody) {
		if q.Type != dnsmessage.TypeA {
			return nil
		}
		asked++
		for _, a := range answer(asked) {
			list = append(list, &dnsmessage.AResource{A: a.As4()})
		}
		return list
	})
}

// nameServer answers questions one at a time.
func nameServer(t *testing.T, answer func(dnsmessage.Question) []dnsmessage.ResourceBody) *net.Resolver {
	t.Helper()
	return troubledServer(t, func(m *dnsmessage.Message) bool {
		q := m.Questions[0]
		for _, body := range answer(q) {
			m.Answers = append(m.Answers, dnsmessage.Resource{
				Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class}, Body: body,
			})
		}
		return true
	})
}

// troubledServer is a name server on loopback that says what reply makes of a question, or nothing when that is false.
func troubledServer(t *testing.T, reply func(*dnsmessage.Message) bool) *net.Resolver {
	t.Helper()
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	t.Cleanup(func() {
		_ = server.Close()
		<-done
	})
	go func() {
		defer close(done)
		buffer := make([]byte, 1500)
		for {
			size, from, err := server.ReadFrom(buffer)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buffer[:size]) != nil || len(m.Questions) == 0 {
				continue
			}
			if m.Response, m.RecursionAvailable, m.Additionals = true, true, nil; !reply(&m) {
				continue
			}
			if packed, err := m.Pack(); err == nil {
				_, _ = server.WriteTo(packed, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", server.LocalAddr().String())
	}}
}
