// Package fetch is the one door to the network. It gets addresses as a good guest would, conditionally and within
// limits, refuses to be led into private networks, and says when to come again. It does not know what a feed or a
// page means, nor where anything is kept.
package fetch

import (
	"context"
	"crypto/tls"
	"fmt"
	"math/rand/v2"
	"net"
	"net/url"
	"sync/atomic"
	"time"

	"reader/internal/mishap"
	"reader/internal/news"
	"reader/internal/text"
)

// Options is what a Client is made of. The zero value is a client that works and trusts nobody.
type Options struct {
	UserAgent string           // see UserAgent; "reader" when empty
	Now       func() time.Time // the wall clock, for dates; deadlines are monotonic and do not ask it
	Jitter    func() float64   // from 0 to 1, 1 excluded; math/rand when nil

	// Trusted reports whether the reader typed, confirmed or imported an origin, in the form of Origin. Only such an
	// origin may lie at a private address. Nil trusts nobody.
	Trusted func(origin string) bool
	// Met is told where a trusted origin was found to lie, with every answer. A name that was public when the reader typed
	// it has no business at a private address later: whoever owns the name chooses its addresses. Nil hears nothing.
	Met func(origin string, private bool)
	// Offline reports that the reader pulled the cable: nothing is dialled then. Nil is never.
	Offline func() bool
	// Secrets gives the fields that open an origin, in the form of Origin; none for most. It is asked before the first
	// request and may take its time, which no deadline counts. Its error is a sentence's end, such as "the command pass
	// failed". Nil is none.
	Secrets     func(ctx context.Context, origin string) ([]Secret, error)
	SecretsFile string // where the reader can set more, named in what is said about a 401; empty names none
	// Certificates are those accepted of an origin, in the form of Origin, though nobody vouches for them.
	Certificates map[string][]Fingerprint

	// Proxy names the proxy for an address, nil for none. When Proxy is nil, HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and
	// NO_PROXY are read, once, by New.
	Proxy func(*url.URL) (*url.URL, error)
	// Dial makes connections in place of net.Dialer. What it returns is still judged by its remote address.
	Dial     func(ctx context.Context, network, address string) (net.Conn, error)
	Resolver *net.Resolver // the system's when nil
	TLS      *tls.Config   // the system's roots and TLS 1.2 or later when nil

	// Mishaps keeps what broke our code while an answer was unpacked. Nil keeps nothing.
	Mishaps *mishap.Log

	// Forgetful sends no validators back: a server could know a reader again by a tag that it gave nobody else. It then sends
	// again what has not changed.
	Forgetful bool

	PerHost int           // requests to one host at a time; 2 when zero
	Total   int           // requests at a time; by the limit of open files when zero, 256 at the most
	Timeout time.Duration // for one Get with its redirects, waiting for a turn not counted; by kind when zero
	MaxBody int64         // bytes of an inflated body; by kind when zero
}

// Client gets addresses. It serves any number of goroutines.
type Client struct {
	options Options
	lanes   *lanes
	hosts   *hosts
	line    *line
	asked   atomic.Int64 // when Get was last called, in nanoseconds of Unix time
	ways    ways
	excused map[string]ways // to origins of which a certificate is accepted
	// door connects to hosts on the Internet, without a request.
	door func(ctx context.Context, network, address string) (net.Conn, error)
}

// New makes a client. Close it when done.
func New(o Options) *Client {
	o = o.filled()
	c := &Client{
		options: o, lanes: newLanes(o.PerHost, o.Total), hosts: newHosts(o.Now, o.Jitter), line: newLine(o.Now), door: o.dialer(publicOnly),
	}
	c.ways, c.excused = o.ways(o.TLS), map[string]ways{}
	for origin, accepted := range o.Certificates {
		c.excused[origin] = o.ways(o.excusing(origin, accepted))
	}
	return c
}

// idle is how long a connection is kept that nobody uses.
const idle = 30 * time.Second

// wake drops the idle connections when by the wall clock nothing was asked for longer than they are kept. Timers stand
// still while a laptop sleeps, so what it finds then are connections that are long dead, each good for a time-out.
func (c *Client) wake() {
	now := c.options.Now().UnixNano()
	if last := c.asked.Swap(now); now-last > int64(idle) {
		c.Close()
	}
}

// Close drops idle connections. Requests under way end by their contexts.
func (c *Client) Close() {
	c.ways.close()
	for _, w := range c.excused {
		w.close()
	}
}

// Get asks for an address once, following at most 10 redirects. An answer that is neither a success nor "304 Not
// Modified" is a *StatusError; the Response then still holds the status and what the server said about pacing.
// Errors name the address with its secrets masked.
func (c *Client) Get(ctx context.Context, r Request) (Response, error) {
	began := time.Now()
	c.wake()
	resp, err := c.follow(ctx, r)
	resp.Elapsed = time.Since(began)
	if c.options.Mishaps.Note(r.URL, err) != nil {
		return resp, &failure{address: string(text.Masked(r.URL)), err: err}
	}
	return resp, nil
}

// Feeds is how many feeds may be asked at a time; more only wait for their turn.
func (c *Client) Feeds() int { return cap(c.lanes.feeds) }

// Pace is the function Pace with the client's clock and chance.
func (c *Client) Pace(old news.FetchState, resp Response, err error, hints Hints) news.FetchState {
	return Pace(old, resp, err, hints, c.options.Now(), c.options.Jitter())
}

// UserAgent is the name a guest gives: program, version and where to complain, as RFC 9110, 10.1.5 has it.
func UserAgent(version, contact string) string {
	return fmt.Sprintf("reader/%s (+%s)", version, contact)
}

func (o Options) filled() Options {
	if o.UserAgent == "" {
		o.UserAgent = "reader"
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Jitter == nil {
		o.Jitter = rand.Float64
	}
	if o.Trusted == nil {
		o.Trusted = func(string) bool { return false }
	}
	if o.Met == nil {
		o.Met = func(string, bool) {}
	}
	if o.Offline == nil {
		o.Offline = func() bool { return false }
	}
	if o.Proxy == nil {
		o.Proxy = environmentProxy()
	}
	if o.PerHost == 0 {
		o.PerHost = 2
	}
	if o.Total == 0 {
		o.Total = poolSize(openFiles())
	}
	return o
}

// poolSize is how many requests may run at once when a process may open `files` files: 32 are kept for databases,
// terminal and pictures, and a request may need three (a connection, and two questions to the name server). Most of a
// request is waiting for the other side, and costs nothing; the most is what browsers allow themselves.
func poolSize(files uint64) int {
	const kept, each, most = 32, 3, 256
	if files <= kept {
		return 2
	}
	return int(min(most, max(2, (files-kept)/each)))
}
