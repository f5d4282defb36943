package fetch

import (
	"cmp"
	"context"
	"errors"
	"net"
	"net/netip"
	"net/url"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// A server that says nothing and a line that leads nowhere look alike from here. So who gets no answer knocks at the doors
// of others that answered before: where one of them opens, the server is to blame, and where none does, the line is. Only
// servers of feeds are asked, which are asked for news all the time: what else somebody read, and where others led, is left
// alone. What lies in the reader's own network says nothing of the line, and is not asked either.
const (
	knocks = 3               // doors that are knocked at, at once
	shut   = 5 * time.Second // and none opened: nobody is there
	moment = time.Second     // for which the line is taken to be as it just was
)

// line is what a client knows of its own line to the Internet.
type line struct {
	now    func() time.Time
	asking chan struct{} // one asks; who comes meanwhile has the same answer
	mu     sync.Mutex
	others []other   // that answered as feeds, the last first
	deaf   time.Time // when none of them opened
}

// other is a host on the Internet that has answered.
type other struct {
	host string // as lane
	door string // the name and the port that are connected to
	at   time.Time
}

func newLine(now func() time.Time) *line { return &line{now: now, asking: make(chan struct{}, 1)} }

func otherAt(u *url.URL, at time.Time) other {
	return other{lane(u), net.JoinHostPort(u.Hostname(), cmp.Or(u.Port(), defaultPort[u.Scheme])), at}
}

// hear remembers that a host answered, each host once.
func (l *line) hear(o other) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.settle()
	if i := slices.IndexFunc(l.others, func(known other) bool { return known.host == o.host }); i < 0 {
		l.others = append(l.others, o)
	} else if l.others[i].at.Before(o.at) {
		l.others[i] = o
	}
	l.settle()
	l.others = l.others[:min(len(l.others), knocks+1)] // and one, that may be the silent one
}

// settle puts who answered last first. Whose time has not come yet answered under another clock, nobody knows when.
func (l *line) settle() {
	now := l.now()
	for i := range l.others {
		if l.others[i].at.After(now) {
			l.others[i].at = time.Time{}
		}
	}
	slices.SortStableFunc(l.others, func(a, b other) int { return b.at.Compare(a.at) })
}

// witnesses are others than a host, and when none of them opened last.
func (l *line) witnesses(host string) (others []other, deaf time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.settle()
	for _, o := range l.others {
		if o.host != host && len(others) < knocks {
			others = append(others, o)
		}
	}
	return others, l.deaf
}

// dead reports whether the line is to blame for the silence of a host, as far as that is known: somebody else must be, who
// has answered since then or can be knocked at.
func (l *line) dead(ctx context.Context, host string, since time.Time, knock func(context.Context, []other) (opened, tried bool)) (dead, known bool) {
	select {
	case l.asking <- struct{}{}:
		defer func() { <-l.asking }()
	case <-ctx.Done():
		return false, false
	}
	others, deaf := l.witnesses(host)
	switch {
	case len(others) == 0:
		return false, false
	case others[0].at.After(since):
		return false, true
	case l.lately(deaf) && deaf.After(others[0].at):
		return true, true
	}
	opened, tried := knock(ctx, others)
	if ctx.Err() != nil || !tried {
		return false, false
	}
	if !opened {
		l.mu.Lock()
		l.deaf = l.now()
		l.mu.Unlock()
	}
	return !opened, true
}

func (l *line) lately(at time.Time) bool {
	ago := l.now().Sub(at)
	return 0 <= ago && ago < moment
}

// knock tries whether one of several others opens; tried is whether any of them could be asked: a name may lead into the
// reader's own network, and our own system may refuse to connect to anybody. Nothing is sent: who is connected to is there.
func (c *Client) knock(ctx context.Context, others []other) (opened, tried bool) {
	if c.options.Offline() {
		return false, false // the cable was pulled while others were asked
	}
	ctx, stop := context.WithTimeout(ctx, shut)
	defer stop()
	var group sync.WaitGroup
	var open, asked atomic.Bool
	for _, o := range others {
		group.Go(func() {
			conn, err := c.door(ctx, "tcp", o.door)
			if err == nil {
				_ = conn.Close()
			}
			switch {
			case err == nil, errors.Is(err, syscall.ECONNREFUSED), errors.Is(err, syscall.ECONNRESET):
				o.at = c.options.Now()
				c.line.hear(o)
				open.Store(true)
				stop()
			case silent(err), errors.Is(err, context.Canceled):
			default:
				return // that it may not be asked says nothing
			}
			asked.Store(true)
		})
	}
	group.Wait()
	return open.Load(), asked.Load()
}

// silent reports errors that may come of a line that leads nowhere: nothing came, or nothing more. A name server in
// trouble and one that knows no name at all belong to them.
func silent(err error) bool {
	var timeout net.Error
	switch {
	case errors.Is(err, ErrOffline), proxyDown(err):
		return false // these know
	case Offline(err), errors.As(err, new(*net.DNSError)), errors.Is(err, ErrSlow), errors.Is(err, syscall.EHOSTUNREACH):
		return true
	default:
		return errors.Is(err, context.DeadlineExceeded) || errors.As(err, &timeout) && timeout.Timeout()
	}
}

// silenceError is an error without an answer of which it is known whose fault it is.
type silenceError struct {
	err  error
	dead bool // the line's; else the server's
}

func (e *silenceError) Error() string {
	if e.dead {
		return "nothing answers: " + e.err.Error()
	}
	return e.err.Error()
}

func (e *silenceError) Unwrap() error { return e.err }

// blame finds out whose fault it is that a hop got no answer. Of what lies behind a proxy, the proxy has to know.
func (c *Client) blame(ctx context.Context, t *trip, err error) error {
	if err == nil || ctx.Err() != nil || c.options.Offline() || !silent(err) || c.proxied(t.at) {
		return err
	}
	since := c.options.Now().Add(-moment)
	if Offline(err) {
		since = c.options.Now() // our system found out at once, which is news to those that answered before
	}
	if dead, known := c.line.dead(ctx, lane(t.at), since, c.knock); known {
		return &silenceError{err, dead}
	}
	return err
}

func (c *Client) proxied(u *url.URL) bool {
	proxy, err := c.options.Proxy(u)
	return proxy != nil || err != nil
}

// remember takes over when feeds answered before this client was made.
func (c *Client) remember(u *url.URL, answered time.Time) {
	host := u.Hostname()
	if a, err := netip.ParseAddr(host); err == nil && publicOnly(a) != nil || err != nil && localName(host) {
		return
	}
	if !answered.IsZero() && !c.proxied(u) {
		c.line.hear(otherAt(u, answered))
	}
}
