package fetch

import (
	"cmp"
	"context"
	"errors"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"

	"reader/internal/news"
)

// A host that gives no answer, or only that it is in trouble, is left alone once its requests in a row have cost so
// much. One that could not even be connected to costs more: the server itself is away. One that is connected to may have
// lost its way with this one feed. So three feeds of a dead host are asked, six of one that is mute or broken, and the
// others fail without waiting.
const (
	noConnection = 2
	noAnswer     = 1
	tooMuch      = 6
)

// How long a host is left alone: through what is left of most refreshes, and twice as long each time it is away still,
// with at most 10 % added, so that not all its readers are there again at once.
const (
	firstRest   = 2 * time.Minute
	longestRest = time.Hour
)

// pleas is how many addresses in a row must be answered "come less often" until it is taken to be meant for all of the
// host. Servers count by visitor, but some by address: two more feeds are asked to find out.
const pleas = 3

// hosts is what a client remembers of the servers that are in trouble, for as long as it lives. Feeds are held apart
// from what somebody is waiting for: who opens a story tries a server that was too busy for a refresh.
type hosts struct {
	now    func() time.Time
	jitter func() float64
	mu     sync.Mutex
	known  map[caller]*host
}

type caller struct {
	host       string // as lane
	background bool
}

type host struct {
	cost    int   // of the requests that failed by its fault, in a row
	err     error // of the last of them
	pleas   int   // answers in a row that ask for a pause
	until   time.Time
	pleaded bool // until is what the server asked for
}

func newHosts(now func() time.Time, jitter func() float64) *hosts {
	return &hosts{now: now, jitter: jitter, known: map[caller]*host{}}
}

// restError is a request that was not made, because its host is left alone.
type restError struct {
	err   error // the last that was made; nil when the server asked to be left alone
	pause time.Duration
}

func (e *restError) Error() string {
	if e.err == nil {
		return "not asked: its server wants to be left alone"
	}
	return "not asked: its server is in trouble: " + e.err.Error()
}

func (e *restError) Unwrap() error { return e.err }

// Resting reports that an error is of a request that was not made, because its host is left alone.
func Resting(err error) bool { return errors.As(err, new(*restError)) }

// rests is a *restError while a host is left alone.
func (l *hosts) rests(c caller) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	h := l.known[c]
	if h == nil {
		return nil
	}
	pause := h.until.Sub(l.now())
	switch {
	case pause <= 0, pause > longestPause: // the latter was written under another clock
		return nil
	case h.pleaded:
		return &restError{pause: pause}
	default:
		return &restError{pause: pause, err: h.err}
	}
}

// note remembers how a request went. Any other answer than a plea shows that the server is there and content.
func (l *hosts) note(c caller, status int, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	pause, cost := plea(err), costOf(status, err)
	switch {
	case pause > 0:
		l.at(c).plead(l.now().Add(pause))
	case cost > 0:
		l.at(c).fail(cost, err, l.now(), l.jitter())
	case status != 0:
		delete(l.known, c)
	}
}

func (l *hosts) at(c caller) *host {
	if l.known[c] == nil {
		l.known[c] = &host{}
	}
	return l.known[c]
}

func (h *host) plead(until time.Time) {
	h.cost = 0
	if h.pleas++; h.pleas >= pleas {
		h.until, h.pleaded = until, true
	}
}

func (h *host) fail(cost int, err error, now time.Time, jitter float64) {
	h.cost, h.err, h.pleas = h.cost+cost, err, 0
	if h.cost >= tooMuch {
		rest := firstRest << min((h.cost-tooMuch)/noConnection, 5)
		h.until, h.pleaded = now.Add(stretch(min(rest, longestRest), 0.1*jitter)), false
	}
}

// plea is how long an answer asks for a pause from all of a host; zero when it does not.
func plea(err error) time.Duration {
	var status *StatusError
	switch {
	case !errors.As(err, &status):
		return 0
	case status.Code == http.StatusTooManyRequests:
		return min(cmp.Or(status.RetryAfter, backOff(status, 1)), longestPause)
	case status.Code == http.StatusServiceUnavailable:
		return min(status.RetryAfter, longestPause)
	default:
		return 0
	}
}

// ours are the errors that say nothing of a server.
var ours = []error{ErrBlocked, ErrProxy, ErrTooLarge, ErrRedirects, context.Canceled}

// costOf is what a request weighs that brought no answer, or that of a server in trouble. A body that drips until it is
// given up is none.
func costOf(status int, err error) int {
	var op *net.OpError
	var answer *StatusError
	switch {
	case err == nil, Offline(err), slices.ContainsFunc(ours, func(e error) bool { return errors.Is(err, e) }):
		return 0
	case errors.As(err, &op) && op.Op == "dial", errors.As(err, new(*net.DNSError)), certificateReason(err) != "":
		return noConnection
	case status == 0, errors.Is(err, ErrSlow), errors.As(err, &answer) && answer.Code >= 500:
		return noAnswer
	default:
		return 0
	}
}

// Known is what is remembered of a feed.
type Known struct {
	URL   string
	State news.FetchState
}

// Recall tells the client what is remembered of feeds, so that a host which asked to be left alone is, also by another
// process and for feeds that were not asked then. Of each host the feeds last asked speak for it, as they do in note.
// Those that answered last are whom it asks about the line.
func (c *Client) Recall(feeds []Known) {
	now := c.options.Now()
	byHost := map[string][]news.FetchState{}
	for _, f := range feeds {
		if u, err := parseAddress(f.URL); err == nil && !f.State.Checked.IsZero() {
			byHost[lane(u)] = append(byHost[lane(u)], f.State)
			c.remember(u, f.State.Succeeded)
		}
	}
	c.hosts.mu.Lock()
	defer c.hosts.mu.Unlock()
	for name, states := range byHost {
		slices.SortFunc(states, func(a, b news.FetchState) int { return b.Checked.Compare(a.Checked) })
		if len(states) < pleas || slices.ContainsFunc(states[:pleas], func(s news.FetchState) bool { return !held(s, now) }) {
			continue
		}
		h := c.hosts.at(caller{name, true})
		h.pleas, h.until, h.pleaded = pleas, states[0].Hold, true
	}
}

// held reports whether a server has asked to be left alone until later than now.
func held(s news.FetchState, now time.Time) bool {
	wait := s.Hold.Sub(now)
	return wait > 0 && wait <= longestPause
}
