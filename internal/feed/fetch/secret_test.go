package fetch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
)

// opens gives secrets to some origins.
func opens(secrets map[string][]Secret) func(*Options) {
	return func(o *Options) {
		o.SecretsFile = "/c/config.toml"
		o.Secrets = func(_ context.Context, origin string) ([]Secret, error) { return secrets[origin], nil }
	}
}

// keys is what a request carried that opens something.
func keys(r *http.Request) string {
	return strings.Join([]string{r.Host, r.Header.Get("Authorization"), r.Header.Get("X-Api-Key")}, "|")
}

func secretGoesToItsOriginAlone(t *testing.T) {
	n := newNewsroom(t)
	to := map[string]string{
		"/within": "/feed", "/out": "http://b.example/feed", "/port": "http://a.example:8080/feed", "/back": "http://b.example/back",
	}
	handler := func(w http.ResponseWriter, r *http.Request) {
		if r.Host == "b.example" && r.URL.Path == "/back" {
			http.Redirect(w, r, "http://a.example/feed", http.StatusMovedPermanently)
		} else if to[r.URL.Path] != "" {
			http.Redirect(w, r, to[r.URL.Path], http.StatusMovedPermanently)
		}
	}
	n.host("a.example:80", "198.51.100.1", handler)
	n.host("a.example:8080", "198.51.100.1", handler)
	n.host("b.example:80", "198.51.100.2", handler)
	c := n.client(opens(map[string][]Secret{"http://a.example:80": {Basic("ann", "hunter2"), {"X-Api-Key", "k1"}}}))
	const open = "a.example|Basic YW5uOmh1bnRlcjI=|k1"
	for _, tc := range []struct {
		url  string
		want []string
	}{
		{"http://a.example/feed", []string{open}},
		{"http://a.example/within", []string{open, open}},
		{"http://a.example/out", []string{open, "b.example||"}},
		{"http://a.example/port", []string{open, "a.example:8080||"}},
		{"http://a.example/back", []string{open, "b.example||", "a.example||"}},
		{"http://b.example/feed", []string{"b.example||"}},
		{"http://b.example/back", []string{"b.example||", "a.example||"}},
		{"http://me:pw@a.example/feed", []string{"a.example|Basic bWU6cHc=|k1"}}, // the address says it for one feed
	} {
		before := len(n.requests())
		get(t, c, Request{URL: tc.url})
		var seen []string
		for _, r := range n.log[before:] {
			seen = append(seen, keys(r))
		}
		if diff := cmp.Diff(tc.want, seen); diff != "" {
			t.Errorf("%s, want -, got +:\n%s", tc.url, diff)
		}
	}
}

func credentialsDoNotComeBack(t *testing.T) {
	n := newNewsroom(t)
	n.host("a.example:80", "198.51.100.1", func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/0" {
			sendTo(302, "http://b.example/")(w, r)
		}
	})
	n.host("b.example:80", "198.51.100.2", sendTo(302, "http://a.example/delete-all"))
	get(t, n.client(nil), Request{URL: "http://me:pw@a.example/0"})
	if n.last().URL.Path != "/delete-all" || n.last().Header.Get("Authorization") != "" {
		t.Errorf("%s was asked with %q", n.last().URL, n.last().Header.Get("Authorization"))
	}
}

// A refusal names the origin and the file, and never what was sent.
func TestRefusalsSayWhatToDo(t *testing.T) {
	const file = "/c/config.toml"
	for _, tc := range []struct {
		name, url string
		code      int
		want      string
	}{
		{"the page of a story", "http://a.example/page", 403, "The server refuses to hand it out (403)."},
		{"no secret", "http://a.example/", 401, "The server asks for a name and a password (401). Set them as [[secret]] for http://a.example in " + file + "."},
		{"no key", "http://a.example/", 403, "The server refuses to hand it out (403). If you have a key, set it as [[secret]] for http://a.example in " + file + "."},
		{"a wrong one", "http://locked.example/", 401, "The server asks for a name and a password (401). It does not accept the [[secret]] for http://locked.example in " + file + "."},
		{"in the address", "http://me:hunter2@a.example/", 401, "The server asks for a name and a password (401). It does not accept the name and password in the address."},
		{"after a redirect", "http://gate.example/", 401, "The server asks for a name and a password (401). A redirect led there, and secrets follow none: ask http://locked.example itself, with a [[secret]] in " + file + "."},
		{"something else", "http://locked.example/", 404, "There is nothing at this address (404)."},
	} {
		t.Run(tc.name, func(t *testing.T) {
			n := newNewsroom(t)
			refuse := func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(tc.code) }
			n.host("a.example:80", "198.51.100.1", refuse)
			n.host("locked.example:80", "198.51.100.2", refuse)
			n.host("gate.example:80", "198.51.100.3", sendTo(302, "http://locked.example/"))
			c := n.client(opens(map[string][]Secret{"http://locked.example:80": {Basic("ann", "hunter2")}}))
			kind := Feed
			if strings.HasSuffix(tc.url, "/page") {
				kind = Page
			}
			_, err := c.Get(t.Context(), Request{URL: tc.url, Kind: kind})
			if got := Reason(err); got != tc.want {
				t.Errorf("said %q, want %q", got, tc.want)
			}
			state := Pace(news.FetchState{}, Response{}, err, Hints{}, monday, 0)
			stored, _ := json.Marshal(state)
			if all := fmt.Sprint(err) + string(stored); strings.Contains(all, "hunter2") || strings.Contains(all, Basic("ann", "hunter2").Value) {
				t.Errorf("the secret stands in %s", all)
			}
		})
	}
}

// A secret that cannot be had is our trouble: nothing is asked, the feed keeps its pace, and its line says why.
func TestSecretThatCannotBeHad(t *testing.T) {
	n := newNewsroom(t)
	n.host("a.example:80", "198.51.100.1", say("x"))
	for name, give := range map[string]func(context.Context, string) ([]Secret, error){
		"the command pass failed": func(context.Context, string) ([]Secret, error) { return nil, errors.New("the command pass failed") },
		"it has characters that no header field can carry": func(context.Context, string) ([]Secret, error) {
			return []Secret{{"X-Api-Key", "hunter2\r\nHost: b.example"}}, nil
		},
	} {
		c := n.client(func(o *Options) { o.Secrets = give })
		_, err := c.Get(t.Context(), Request{URL: "http://a.example/"})
		if got, want := Reason(err), "The secret for http://a.example cannot be had: "+name+"."; got != want {
			t.Errorf("said %q, want %q", got, want)
		}
		old := news.FetchState{ETag: `"e"`, Failures: 1, Checked: monday.Add(-day)}
		want := old
		want.Next = monday.Add(5 * time.Minute)
		if diff := cmp.Diff(want, Pace(old, Response{}, err, Hints{}, monday, 0)); diff != "" {
			t.Errorf("state, want -, got +:\n%s", diff)
		}
	}
	if len(n.requests()) != 0 {
		t.Errorf("asked all the same: %v", n.requests())
	}
}

func TestNoSecretIsFetchedOffline(t *testing.T) {
	c := New(Options{Proxy: direct, Offline: func() bool { return true }, Secrets: func(context.Context, string) ([]Secret, error) {
		t.Error("a command was run")
		return nil, nil
	}})
	defer c.Close()
	fails(t, c, Request{URL: "http://a.example/"}, ErrOffline)
}

// An error says of which feed it is, by host and path, and nothing of the key in its address, whatever went wrong.
func keysInAQuery(t *testing.T) {
	n := newNewsroom(t)
	n.host("a.example:80", "198.51.100.1", func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/gone":
			w.WriteHeader(http.StatusGone)
		case "/elsewhere":
			sendTo(302, "file:///etc/passwd?api_key=hunter2")(w, r)
		case "/round":
			sendTo(302, r.URL.String())(w, r)
		case "/large":
			w.Header().Set("Content-Length", "99999999")
		}
	})
	c := n.client(nil)
	for _, address := range []string{
		"http://a.example/gone", "http://a.example/elsewhere", "http://a.example/round", "http://a.example/large", "http://nobody.example/feed",
		"http://127.0.0.1:1/feed",
	} {
		_, err := c.Get(t.Context(), Request{URL: address + "?api_key=hunter2&sort=new"})
		if err == nil {
			t.Fatalf("%s: no error", address)
		}
		if said := err.Error() + Reason(err); strings.Contains(said, "hunter2") || !strings.Contains(said, address+"?api_key=***&sort=new") {
			t.Errorf("said %q", said)
		}
	}
}
