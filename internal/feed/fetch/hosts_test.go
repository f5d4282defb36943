package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"reader/internal/news"
)

// visits asks n feeds of a host one after the other, and returns the reasons of the failures.
func visits(t *testing.T, c *Client, host string, n int) (reasons []string) {
	t.Helper()
	for i := range n {
		if _, err := c.Get(t.Context(), Request{URL: fmt.Sprintf("http://%s/%d", host, i)}); err != nil {
			reasons = append(reasons, Reason(err))
		}
	}
	return reasons
}

// dead refuses connections to one host, and counts them.
func dead(n *newsroom, host string, dialled *int) func(*Options) {
	return func(o *Options) {
		o.Dial = func(ctx context.Context, network, address string) (net.Conn, error) {
			if strings.HasPrefix(address, host+":") {
				*dialled++
				return nil, &net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}
			}
			return n.dial(ctx, network, address)
		}
	}
}

func deadHostIsLeftAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n, dialled := newNewsroom(t), 0
		n.host("well.example:80", "198.51.100.1", say("x"))
		c := n.client(dead(n, "dead.example", &dialled))
		reasons := visits(t, c, "dead.example", 200)
		if dialled != 3 || len(reasons) != 200 {
			t.Fatalf("%d connections tried, %d failures", dialled, len(reasons))
		}
		const refused = "The server does not accept connections."
		if reasons[2] != refused || reasons[199] != "It was not asked, since its server failed several times in a row: "+refused {
			t.Errorf("said %q, then %q", reasons[2], reasons[199])
		}
		if failed := visits(t, c, "well.example", 3); len(failed) != 0 {
			t.Errorf("another host suffers: %q", failed)
		}
		if _, err := c.Get(t.Context(), Request{URL: "http://dead.example/story", Kind: Page}); Reason(err) != refused {
			t.Errorf("a story that somebody opens is not tried: %v", err)
		}
		dialled = 0
		for step, rest := range []time.Duration{2 * time.Minute, 4 * time.Minute, 8 * time.Minute} {
			time.Sleep(rest - time.Second)
			visits(t, c, "dead.example", 10)
			if dialled != step {
				t.Errorf("tried after less than %v", rest)
			}
			time.Sleep(time.Second)
			visits(t, c, "dead.example", 10)
			if dialled != step+1 {
				t.Errorf("tried %d times after %v, want once", dialled-step, rest)
			}
		}
	})
}

func TestHostThatComesBackIsAskedAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := newNewsroom(t)
		var down atomic.Bool
		down.Store(true)
		n.host("a.example:80", "198.51.100.1", func(w http.ResponseWriter, _ *http.Request) {
			if down.Load() {
				w.WriteHeader(http.StatusBadGateway)
			}
		})
		c := n.client(nil)
		visits(t, c, "a.example", 20)
		if got := len(n.requests()); got != 6 {
			t.Errorf("a broken host was asked %d times, want 6", got)
		}
		time.Sleep(2 * time.Minute)
		down.Store(false)
		if failed := visits(t, c, "a.example", 20); len(failed) != 0 {
			t.Errorf("after its return: %q", failed[0])
		}
	})
}

// Two hundred feeds of a server that accepts connections and says nothing must not each wait for their time-out.
func muteHostCostsLittleTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := newNewsroom(t)
		n.host("a.example:80", "198.51.100.1", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
		c := n.client(nil)
		began := time.Now()
		var group sync.WaitGroup
		for i := range 200 {
			group.Go(func() { _, _ = c.Get(t.Context(), Request{URL: fmt.Sprintf("http://a.example/%d", i)}) })
		}
		group.Wait()
		if took := time.Since(began); took > time.Minute {
			t.Errorf("the refresh took %v", took)
		}
	})
}

// Feeds that fail one by one are no reason to leave the others of their host alone.
func TestFailuresOfFeedsAreNotTheHosts(t *testing.T) {
	for name, fault := range map[string]func(w http.ResponseWriter){
		"429": func(w http.ResponseWriter) {
			w.Header().Set("Retry-After", "3600")
			w.WriteHeader(http.StatusTooManyRequests)
		},
		"500":   func(w http.ResponseWriter) { w.WriteHeader(http.StatusInternalServerError) },
		"reset": func(http.ResponseWriter) { panic(http.ErrAbortHandler) },
		"cut":   func(w http.ResponseWriter) { w.Header().Set("Content-Length", "9"); w.WriteHeader(http.StatusOK) },
		"404":   func(w http.ResponseWriter) { w.WriteHeader(http.StatusNotFound) },
	} {
		n := newNewsroom(t)
		n.host("a.example:80", "198.51.100.1", func(w http.ResponseWriter, r *http.Request) {
			if strings.ContainsAny(r.URL.Path[len(r.URL.Path)-1:], "02468") {
				fault(w)
			}
		})
		if failed := visits(t, n.client(nil), "a.example", 40); len(failed) != 20 {
			t.Errorf("%s: %d of 20 feeds failed: %q", name, len(failed), failed)
		}
	}
}

func TestFourOhFoursAreNotTheHosts(t *testing.T) {
	n := newNewsroom(t)
	n.host("a.example:80", "198.51.100.1", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotFound) })
	visits(t, n.client(nil), "a.example", 20)
	if got := len(n.requests()); got != 20 {
		t.Errorf("%d of 20 feeds were asked", got)
	}
}

// A server that says "come less often" to three of its feeds means all of them, also those of other processes.
func hostThatAsksForAPause(t *testing.T) {
	for _, tc := range []struct {
		code  int
		after string
		pause time.Duration
		words string
	}{
		{429, "86400", day, "1 day"},
		{429, "", 2 * time.Hour, "2 hours"},
		{503, "7200", 2 * time.Hour, "2 hours"},
	} {
		t.Run(fmt.Sprint(tc.code, tc.after), func(t *testing.T) {
			n := newNewsroom(t)
			n.host("a.example:80", "198.51.100.1", func(w http.ResponseWriter, _ *http.Request) {
				if tc.after != "" {
					w.Header().Set("Retry-After", tc.after)
				}
				w.WriteHeader(tc.code)
			})
			now := monday
			c := n.client(func(o *Options) { o.Now = func() time.Time { return now } })
			var known []Known
			for i := range 20 {
				address := fmt.Sprintf("http://a.example/%d", i)
				_, err := c.Get(t.Context(), Request{URL: address})
				known = append(known, Known{address, Pace(news.FetchState{}, Response{}, err, Hints{}, now, 0)})
			}
			if got := len(n.requests()); got != 3 {
				t.Errorf("%d of 20 feeds were asked, want 3", got)
			}
			last := known[19].State
			if want := "It was not asked: its server wants to be left alone for " + tc.words + "."; last.Error != want {
				t.Errorf("said %q, want %q", last.Error, want)
			}
			if !last.Hold.Equal(monday.Add(tc.pause)) || last.Next.Before(last.Hold) || Insist(last, monday.Add(tc.pause-time.Minute)) {
				t.Errorf("left alone until %v, next %v", last.Hold, last.Next)
			}
			if !last.Checked.IsZero() {
				t.Error("a feed that was not asked counts as asked")
			}
			if _, err := c.Get(t.Context(), Request{URL: "http://a.example/story", Kind: Page}); errors.As(err, new(*restError)) {
				t.Error("a story that somebody opens is not tried")
			}

			now = monday.Add(tc.pause - time.Hour)
			later := n.client(func(o *Options) { o.Now = func() time.Time { return now } })
			later.Recall(known)
			before := len(n.requests())
			visits(t, later, "a.example", 3)
			if got := len(n.requests()) - before; got != 0 {
				t.Errorf("another process asked %d times", got)
			}
			now = monday.Add(tc.pause)
			visits(t, later, "a.example", 1)
			if got := len(n.requests()) - before; got != 1 {
				t.Errorf("after the pause it was asked %d times", got)
			}
		})
	}
}

// The feeds last asked speak for a host: one whose limit is for one address is not left alone for it.
func TestRecallTakesTheLastWord(t *testing.T) {
	n := newNewsroom(t)
	n.host("a.example:80", "198.51.100.1", say("x"))
	c := n.client(func(o *Options) { o.Now = func() time.Time { return monday } })
	at := func(ago, hold time.Duration) news.FetchState {
		s := news.FetchState{Checked: monday.Add(-ago)}
		if hold != 0 {
			s.Hold = monday.Add(hold)
		}
		return s
	}
	c.Recall([]Known{
		{"http://a.example/1", at(2*time.Hour, time.Hour)}, {"http://a.example/2", at(3*time.Hour, time.Hour)},
		{"http://a.example/5", at(4*time.Hour, time.Hour)},
		{"http://a.example/3", at(time.Hour, 0)}, {"http://a.example/4", at(time.Minute, 365*day)},
		{"not an address", at(time.Minute, time.Hour)}, {"http://b.example/", at(time.Minute, time.Hour)},
	})
	if failed := visits(t, c, "a.example", 1); len(failed) != 0 {
		t.Errorf("left alone: %q", failed)
	}
}

// What is our own fault, or the reader's wish, says nothing of a host.
func TestOurOwnTroubleIsNotTheHosts(t *testing.T) {
	n := newNewsroom(t)
	n.host("a.example:80", "198.51.100.1", say("x"))
	left, leave := context.WithCancel(t.Context())
	leave()
	broken := true
	c := n.client(func(o *Options) {
		o.Dial = func(ctx context.Context, network, address string) (net.Conn, error) {
			if broken {
				return nil, &net.OpError{Op: "dial", Err: syscall.ENETUNREACH}
			}
			return n.dial(ctx, network, address)
		}
	})
	for range 20 {
		_, _ = c.Get(t.Context(), Request{URL: "http://a.example/"})
		_, _ = c.Get(left, Request{URL: "http://a.example/"})
	}
	broken = false
	if failed := visits(t, c, "a.example", 1); len(failed) != 0 {
		t.Errorf("left alone: %q", failed)
	}
}

// Whoever failed together does not come back together: a host that is left alone, and a feed that failed, are asked again
// after a pause that chance makes longer.
func retryWithJitter(t *testing.T) {
	for _, c := range []struct {
		jitter     float64
		rest, feed time.Duration
	}{
		{0, 2 * time.Minute, time.Hour},
		{0.5, 2*time.Minute + 6*time.Second, time.Hour + 3*time.Minute},
		{0.99, 2*time.Minute + 11880*time.Millisecond, time.Hour + 356400*time.Millisecond},
	} {
		t.Run(fmt.Sprint(c.jitter), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				n, dialled := newNewsroom(t), 0
				client := n.client(func(o *Options) { dead(n, "dead.example", &dialled)(o); o.Jitter = func() float64 { return c.jitter } })
				visits(t, client, "dead.example", 10)
				_, err := client.Get(t.Context(), Request{URL: "http://dead.example/"})
				if next := client.Pace(news.FetchState{}, Response{}, err, Hints{}).Next; !next.Equal(time.Now().Add(c.feed)) {
					t.Errorf("the feed is asked again after %v, not %v", time.Until(next), c.feed)
				}
				for _, step := range []struct {
					pause time.Duration
					tried int
				}{{c.rest - time.Millisecond, 3}, {time.Millisecond, 4}} {
					time.Sleep(step.pause)
					visits(t, client, "dead.example", 1)
					if dialled != step.tried {
						t.Errorf("the host was tried %d times, not %d", dialled, step.tried)
					}
				}
			})
		})
	}
}
