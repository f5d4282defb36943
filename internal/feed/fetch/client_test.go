package fetch

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func requestIsThatOfAGuest(t *testing.T) {
	n := newNewsroom(t)
	n.host("a.example:80", "198.51.100.1", func(w http.ResponseWriter, _ *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "id", Value: "1"})
		w.WriteHeader(http.StatusOK)
	})
	c := n.client(nil)
	get(t, c, Request{URL: "http://a.example/f#part"})
	get(t, c, Request{URL: "http://a.example/f", From: "http://a.example/page"})
	h := n.last().Header
	want := http.Header{
		"User-Agent": {"reader/1.0 (+https://example.org/reader)"}, "Accept": {manners[Feed].accept}, "Accept-Encoding": {"gzip, br, zstd"},
	}
	if diff := cmp.Diff(want, h); diff != "" {
		t.Errorf("headers, want -, got +:\n%s", diff)
	}
	if n.last().Method != http.MethodGet || n.last().RequestURI != "/f" {
		t.Errorf("%s %s, want GET /f", n.last().Method, n.last().RequestURI)
	}
}

func TestConditionalGet(t *testing.T) {
	for _, tc := range []struct{ name, etag, modified string }{
		{"quoted", `"abc"`, "Mon, 23 Nov 2026 08:00:00 GMT"},
		{"weak", `W/"abc-gzip"`, ""},
		{"without quotes", `abc`, ""},
		{"odd date", "", "Mon, 23 Nov 2026 09:00:00 +0100"},
		{"beyond ASCII", "\"caf\xe9\"", "gestern"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			n := newNewsroom(t)
			n.host("a.example:80", "198.51.100.1", func(w http.ResponseWriter, r *http.Request) {
				if tc.etag != "" {
					w.Header()["ETag"] = []string{tc.etag}
				}
				if tc.modified != "" {
					w.Header().Set("Last-Modified", tc.modified)
				}
				if r.Header.Get("If-None-Match") == tc.etag && r.Header.Get("If-Modified-Since") == tc.modified {
					w.WriteHeader(http.StatusNotModified)
				}
			})
			c := n.client(nil)
			first := get(t, c, Request{URL: "http://a.example/f"})
			if first.NotModified || first.ETag != tc.etag || first.LastModified != tc.modified {
				t.Fatalf("first answer: %+v", first)
			}
			second := get(t, c, Request{URL: "http://a.example/f", State: state(first.URL, first.ETag, first.LastModified)})
			if !second.NotModified || second.Status != http.StatusNotModified {
				t.Errorf("second answer: %+v", second)
			}
		})
	}
}

// A tag may be a name given to this reader: it goes nowhere but where it came from.
func validatorsBelongToOneAddress(t *testing.T) {
	n := newNewsroom(t)
	n.host("a.example:80", "198.51.100.1", sendTo(302, "http://b.example/g"))
	n.host("b.example:80", "198.51.100.2", say("x"))
	c := n.client(nil)
	get(t, c, Request{URL: "http://a.example/f", State: state("http://b.example/g", `"b"`, "")})
	if got := n.last().Header.Get("If-None-Match"); got != `"b"` {
		t.Errorf("b was sent %q", got)
	}
	if got := n.log[0].Header.Get("If-None-Match"); got != "" {
		t.Errorf("a was sent the tag of b: %q", got)
	}
	get(t, c, Request{URL: "http://b.example/other", State: state("http://b.example/g", `"b"`, "")})
	if got := n.last().Header.Get("If-None-Match"); got != "" {
		t.Errorf("another page was sent %q", got)
	}
}

func forgetfulReader(t *testing.T) {
	n := newNewsroom(t)
	n.host("a.example:80", "198.51.100.1", say("x"))
	c := n.client(func(o *Options) { o.Forgetful = true })
	get(t, c, Request{URL: "http://a.example/f", State: state("http://a.example/f", `"for you alone"`, "Mon, 23 Nov 2026 08:00:01 GMT")})
	if h := n.last().Header; h.Get("If-None-Match") != "" || h.Get("If-Modified-Since") != "" {
		t.Errorf("sent %v", h)
	}
}

func TestValidatorsThatCannotBeSent(t *testing.T) {
	for _, v := range []string{"a\x1bb", "a\nb", strings.Repeat("x", 2000), "a\x7f"} {
		if validator(v) != "" {
			t.Errorf("%q is kept", v)
		}
	}
}

func answersWithoutNews(t *testing.T) {
	for _, code := range []int{204, 400, 401, 403, 404, 410, 429, 500, 503, 304, 300, 301} {
		n := newNewsroom(t)
		n.host("a.example:80", "198.51.100.1", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "120")
			w.WriteHeader(code)
		})
		resp, err := n.client(nil).Get(t.Context(), Request{URL: "http://a.example/"})
		var status *StatusError
		if code == 204 {
			if err != nil {
				t.Errorf("204: %v", err)
			}
			continue
		}
		if !errors.As(err, &status) || status.Code != code || status.RetryAfter != 2*time.Minute || resp.Status != code {
			t.Errorf("%d: %v, %+v", code, err, resp)
		}
	}
}

func TestOfflineDialsNothing(t *testing.T) {
	n := newNewsroom(t)
	n.host("a.example:80", "198.51.100.1", say("x"))
	var cable atomic.Bool
	c := n.client(func(o *Options) { o.Offline = cable.Load })
	get(t, c, Request{URL: "http://a.example/"})
	cable.Store(true)
	fails(t, c, Request{URL: "http://a.example/"}, ErrOffline)
	if got := len(n.requests()); got != 1 {
		t.Errorf("%d requests, want 1", got)
	}
}

func TestHTTP2(t *testing.T) {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.Proto) }))
	s.EnableHTTP2 = true
	s.StartTLS()
	defer s.Close()
	roots := x509.NewCertPool()
	roots.AddCert(s.Certificate())
	c := New(Options{Proxy: direct, Trusted: trust(Origin(s.URL)), TLS: &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12}})
	defer c.Close()
	if got := string(get(t, c, Request{URL: s.URL}).Body); got != "HTTP/2.0" {
		t.Errorf("spoke %s", got)
	}
	stranger := New(Options{Proxy: direct, Trusted: trust(Origin(s.URL))})
	defer stranger.Close()
	_, err := stranger.Get(t.Context(), Request{URL: s.URL})
	if got := Reason(err); got != "The server's certificate is signed by nobody this computer trusts." {
		t.Errorf("reason %q", got)
	}
}

// A certificate's owner chooses the names in it; the error of the standard library lists them.
func certificateNamesAreClean(t *testing.T) {
	err := &failure{"https://a.example/", x509.HostnameError{
		Certificate: &x509.Certificate{DNSNames: []string{"a\x1b]0;x\x07b"}, Version: 3}, Host: "a.example",
	}}
	if got := err.Error(); strings.ContainsAny(got, "\x1b\x07") {
		t.Errorf("said %q", got)
	}
	if got := Reason(err); got != "The server's certificate is made out to another name." {
		t.Errorf("reason %q", got)
	}
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
