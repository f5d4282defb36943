package fetch

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRedirects(t *testing.T) {
	for _, tc := range []struct {
		name      string
		codes     []int
		permanent string
	}{
		{"301", []int{301}, "http://a.example/1"},
		{"308", []int{308}, "http://a.example/1"},
		{"301 and 308", []int{301, 308}, "http://a.example/2"},
		{"302", []int{302}, ""},
		{"303", []int{303}, ""},
		{"307", []int{307}, ""},
		{"301, then 302", []int{301, 302}, "http://a.example/1"},
		{"301 and 308, then 302 and 301", []int{301, 308, 302, 301}, "http://a.example/2"},
		{"302, then 301", []int{302, 301}, ""},
		{"ten", []int{301, 301, 301, 301, 301, 301, 301, 301, 301, 301}, "http://a.example/10"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			n := newNewsroom(t)
			n.host("a.example:80", "198.51.100.1", func(w http.ResponseWriter, r *http.Request) {
				var step int
				if _, err := fmt.Sscanf(r.URL.Path, "/%d", &step); err != nil {
					t.Error(err)
				}
				if step == len(tc.codes) {
					return
				}
				sendTo(tc.codes[step], fmt.Sprintf("%d", step+1))(w, r)
			})
			got := get(t, n.client(nil), Request{URL: "http://a.example/0"})
			if got.Permanent != tc.permanent || got.URL != fmt.Sprintf("http://a.example/%d", len(tc.codes)) {
				t.Errorf("at %s, permanently %q; want permanently %q", got.URL, got.Permanent, tc.permanent)
			}
		})
	}
}

func redirectsEnd(t *testing.T) {
	n := newNewsroom(t)
	n.host("a.example:80", "198.51.100.1", func(w http.ResponseWriter, r *http.Request) {
		sendTo(302, r.URL.Path+"x")(w, r)
	})
	n.host("b.example:80", "198.51.100.2", sendTo(302, "/same"))
	c := n.client(nil)
	fails(t, c, Request{URL: "http://a.example/"}, ErrRedirects)
	if got := len(n.requests()); got != 11 {
		t.Errorf("%d requests, want the first and 10 more", got)
	}
	fails(t, c, Request{URL: "http://b.example/same"}, ErrRedirects)
	if got := len(n.requests()); got != 12 {
		t.Errorf("a circle took %d requests, want 1", got-11)
	}
}

// Nothing but the web is asked for, however it is written. Where a parser could take an address for another one, it is none.
func schemes(t *testing.T) {
	n := newNewsroom(t)
	n.host("h:80", "198.51.100.1", say("x"))
	c := n.client(nil)
	for address, want := range map[string]error{
		"javascript:alert(1)": ErrScheme, "data:text/html,x": ErrScheme, "file:///etc/passwd": ErrScheme, "FILE:///etc/passwd": ErrScheme,
		"vbscript:x": ErrScheme, "smb://h/x": ErrScheme, "ssh://h": ErrScheme, "tel:112": ErrScheme, "exec:ls": ErrScheme, "ftp://h/x": ErrScheme,
		"//h/x": ErrScheme, "/etc/passwd": ErrScheme, "": ErrScheme, "|ls": ErrScheme,
		"http:evil": ErrAddress, "http:///x": ErrAddress, "https://": ErrAddress, "http://h:x/": ErrAddress, "java\tscript:alert(1)": ErrAddress,
	} {
		fails(t, c, Request{URL: address}, want)
		if got := Canonical(address); got != "" {
			t.Errorf("%q is stored as %q", address, got)
		}
	}
	if got := n.requests(); len(got) != 0 {
		t.Errorf("the server saw %q", got)
	}
}

func redirectsElsewhere(t *testing.T) {
	for location, want := range map[string]error{
		"file:///etc/passwd":  ErrScheme,
		"ftp://a.example/":    ErrScheme,
		"gopher://a.example/": ErrScheme,
		"javascript:alert(1)": ErrScheme,
		"http://[::1":         ErrAddress,
		"http://127.1/":       ErrAddress,
		"http:///x":           ErrAddress,
	} {
		n := newNewsroom(t)
		n.host("a.example:80", "198.51.100.1", sendTo(301, location))
		fails(t, n.client(nil), Request{URL: "http://a.example/"}, want)
	}
}

func credentialsStayAtHome(t *testing.T) {
	n := newNewsroom(t)
	auth := func(r *http.Request) string { u, p, _ := r.BasicAuth(); return u + ":" + p }
	n.host("a.example:80", "198.51.100.1", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, map[string]string{"/0": "/1", "/1": "http://b.example/", "/home": "/"}[r.URL.Path], http.StatusMovedPermanently)
	})
	n.host("b.example:80", "198.51.100.2", sendTo(301, "http://other:secret@a.example:8080/"))
	n.host("a.example:8080", "198.51.100.1", say("x"))
	got := get(t, n.client(nil), Request{URL: "http://me:pw@a.example/0"})
	var seen []string
	for _, r := range n.log {
		seen = append(seen, r.Host+" "+auth(r))
	}
	want := []string{"a.example me:pw", "a.example me:pw", "b.example :", "a.example:8080 :"}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
	if strings.Contains(got.URL+got.Permanent, "@") {
		t.Errorf("the answer names credentials: %s, %s", got.URL, got.Permanent)
	}
}

// A feed behind a password that moves within its server must not lose it.
func TestPermanentKeepsCredentialsAtHome(t *testing.T) {
	n := newNewsroom(t)
	n.host("a.example:80", "198.51.100.1", func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/0" {
			sendTo(301, "/1")(w, r)
		}
	})
	got := get(t, n.client(nil), Request{URL: "http://me:pw@a.example/0"})
	if got.Permanent != "http://me:pw@a.example/1" || got.URL != "http://a.example/1" {
		t.Errorf("permanent %q, at %q", got.Permanent, got.URL)
	}
}
