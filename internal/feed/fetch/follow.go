package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/idna"

	"reader/internal/news"
	"reader/internal/text"
)

// maxRedirects is the most hops after the first request; browsers allow 20, RFC 9110 names no number.
const maxRedirects = 10

// trip is one Get on its way through redirects.
type trip struct {
	manner
	state    news.FetchState
	home     string        // the origin first asked, which alone gets user and secrets
	user     *url.Userinfo // credentials of the address asked for
	at       *url.URL      // the next hop, without credentials and fragment
	from     string        // the address that led to it; empty when the reader asked for it
	seen     []string      // the hops made
	settled  *url.URL      // as far as every redirect was permanent
	lasting  bool          // so far every redirect was
	feed     bool          // it is at a feed's own address
	strayed  bool          // it has left the origin first asked, and comes back there without credentials
	patience patience
	space    *Space // for the body
	spend    func(bytes int64) error
	sink     *Sink
}

// follow makes the hops of a Get. Each is judged anew: scheme, address, credentials, validators.
func (c *Client) follow(ctx context.Context, r Request) (Response, error) {
	at, err := parseAddress(r.URL)
	if err != nil {
		return Response{}, err
	}
	t := &trip{
		manner: c.options.manner(r.Kind), state: r.State, home: originOf(at), user: at.User, from: r.From, feed: r.Kind == Feed, lasting: true,
		space: r.Space, spend: r.Spend, sink: r.Into,
	}
	t.background = t.background || r.Background
	t.patience.left = t.timeout
	if t.sink != nil {
		t.patience.left = longestPour
	}
	t.at = bare(at)
	for {
		t.seen = append(t.seen, t.at.String())
		resp, to, err := c.hop(ctx, t)
		if err != nil || to == "" {
			return t.finish(resp), err
		}
		if err := t.redirect(resp.Status, to); err != nil {
			return Response{Status: resp.Status}, err
		}
	}
}

// redirect turns the trip to where a server sent it.
func (t *trip) redirect(status int, location string) error {
	next, err := resolve(t.at, location)
	if err != nil {
		return err
	}
	t.from = t.at.String()
	t.at, t.feed = next, false
	t.strayed = t.strayed || originOf(next) != t.home
	t.lasting = t.lasting && (status == http.StatusMovedPermanently || status == http.StatusPermanentRedirect)
	if t.lasting {
		settled := *next
		settled.User = t.credentials()
		t.settled = &settled
	}
	// Without cookies an address answers the same twice: seen once more, it is a circle.
	if len(t.seen) > maxRedirects || slices.Contains(t.seen, next.String()) {
		return ErrRedirects
	}
	return nil
}

func (t *trip) finish(r Response) Response {
	r.URL = t.at.String()
	if t.settled != nil && r.Status != 0 {
		r.Permanent = t.settled.String()
	}
	return r
}

// credentials are those of the address asked for, as long as the trip has not left its origin.
func (t *trip) credentials() *url.Userinfo {
	if t.strayed {
		return nil
	}
	return t.user
}

// parseAddress reads an address that can be fetched.
func parseAddress(raw string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil {
		return nil, ErrAddress // url.Error would repeat the address with its secrets
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("%w, not %q", ErrScheme, text.Line(u.Scheme))
	}
	if u.Opaque != "" || !spellHost(u) || numericName(u.Hostname()) {
		return nil, ErrAddress
	}
	return u, nil
}

// spellHost writes a host as name servers and proxies are asked for it. net/http would do so when it connects, after
// the address has been judged: "１２７.0.0.1" would become loopback, and "ⓛocalhost" this host.
func spellHost(u *url.URL) bool {
	name := u.Hostname()
	if name == "" || ascii(name) {
		return name != ""
	}
	if strings.Contains(name, ":") {
		return false // an IPv6 address with a zone that no system has
	}
	spelt, err := idna.Lookup.ToASCII(name)
	if err != nil || spelt == "" {
		return false
	}
	u.Host = strings.Replace(u.Host, name, spelt, 1)
	return true
}

// resolve reads a Location. What it says of credentials is dropped: a server does not choose what we log in with.
func resolve(base *url.URL, location string) (*url.URL, error) {
	ref, err := url.Parse(strings.TrimSpace(location))
	if err != nil {
		return nil, fmt.Errorf("redirect: %w", ErrAddress)
	}
	next, err := parseAddress(base.ResolveReference(ref).String())
	if err != nil {
		return nil, fmt.Errorf("redirect: %w", err)
	}
	return bare(next), nil
}

// bare is an address as it is sent and stored: no credentials, no fragment, a path.
func bare(u *url.URL) *url.URL {
	b := *u
	b.User, b.Fragment, b.RawFragment = nil, "", ""
	if b.Path == "" {
		b.Path = "/"
	}
	return &b
}

// isRedirect names the statuses that carry a Location to follow (RFC 9110, 15.4). 300 and 305 do not.
var isRedirect = map[int]bool{
	http.StatusMovedPermanently: true, http.StatusFound: true, http.StatusSeeOther: true,
	http.StatusTemporaryRedirect: true, http.StatusPermanentRedirect: true,
}

// cause prefers the reason a context of ours was ended for to the error that this made elsewhere.
func cause(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if c := context.Cause(ctx); c != nil && !errors.Is(err, c) {
		return c
	}
	return err
}
