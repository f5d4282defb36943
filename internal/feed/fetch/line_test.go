package fetch

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"reader/internal/news"
)

// cable is the line to a newsroom that may be cut: then it swallows everything, and so do the hosts whose names say so.
type cable struct {
	*newsroom
	cut     atomic.Bool
	refused error // why our own system connects to nobody; nil while it does
	dialled atomic.Int32
}

// newCable is a line to hosts of three names that answer, and to one in the reader's own network.
func newCable(t *testing.T) *cable {
	c := &cable{newsroom: newNewsroom(t)}
	for i, host := range []string{"a.example", "b.example", "c.example"} {
		c.host(host+":80", fmt.Sprintf("198.51.100.%d", i+1), say("news"))
	}
	c.host("home.example:80", "192.168.7.1", say("news"))
	return c
}

func (c *cable) dial(ctx context.Context, network, address string) (net.Conn, error) {
	c.dialled.Add(1)
	host, _, _ := net.SplitHostPort(address)
	fail := func(err error) (net.Conn, error) { return nil, &net.OpError{Op: "dial", Err: err} }
	switch {
	case host == "home.example":
	case c.cut.Load(), strings.HasPrefix(host, "mute"):
		select {
		case <-ctx.Done():
			return fail(ctx.Err())
		case <-time.After(10 * time.Second):
			return fail(os.ErrDeadlineExceeded)
		}
	case strings.HasPrefix(host, "unknown"):
		return fail(&net.DNSError{Err: "server misbehaving", Name: host, IsTemporary: true})
	case strings.HasPrefix(host, "six"):
		return fail(syscall.ENETUNREACH)
	case strings.HasPrefix(host, "far"):
		return fail(syscall.EHOSTUNREACH)
	case c.refused != nil:
		return fail(c.refused)
	}
	return c.newsroom.dial(ctx, network, address)
}

func (c *cable) client() *Client {
	return c.newsroom.client(func(o *Options) { o.Dial = c.dial }, Origin("http://home.example"))
}

// ask asks a host, and returns what is said and whether it is said of the network.
func (c *cable) ask(client *Client, host string) (said string, offline bool) {
	_, err := client.Get(c.t.Context(), Request{URL: "http://" + host + "/feed"})
	return Reason(err), Offline(err)
}

// Whether a server or the line is to blame for a silence, those say that answered before.
func silencesAreBlamed(t *testing.T) {
	const (
		nothing = "There is no network, or nothing answers on it."
		unknown = "There is no network, or no name server answers."
	)
	abc := []string{"a.example", "b.example", "c.example"}
	for _, c := range []struct {
		name    string
		heard   []string // a while ago
		cut     bool
		asked   string
		says    string
		offline bool
	}{
		{"a server that is mute, while others answer", abc, false, "mute.example", "The server took too long.", false},
		{"a name that no name server can say, while others answer", abc, false, "unknown.example", "No name server can say where unknown.example is.", false},
		{"a server that no route leads to, while others answer", abc, false, "six.example", "The server cannot be reached from this network.", false},
		{"a name that is not there, while others answer", abc, false, "gone.example", "There is no server named gone.example.", false},
		{"a mute server and only one that answers", abc[:1], false, "mute.example", "The server took too long.", false},
		{"a line that swallows everything", abc, true, "a.example", nothing, true},
		{"a line that swallows everything, asked for a stranger", abc[:1], true, "mute.example", nothing, true},
		{"a mute server, and all that was heard is mute by now", abc, true, "mute.example", nothing, true},
		{"a server that cannot be reached, on a line that swallows everything", abc, true, "far.example", nothing, true},
		{"a mute server, and nobody was heard", nil, false, "mute.example", "The server took too long.", false},
		{"a name that no name server can say, and nobody was heard", nil, false, "unknown.example", unknown, true},
		{"a name that is not there, and nobody was heard", nil, true, "gone.example", "The server took too long.", false},
		{"a name that no name server can say, and only one at home was heard", []string{"home.example"}, false, "unknown.example", unknown, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				line := newCable(t)
				client := line.client()
				for _, host := range c.heard {
					get(t, client, Request{URL: "http://" + host + "/"})
				}
				time.Sleep(time.Hour)
				line.cut.Store(c.cut)
				if said, offline := line.ask(client, c.asked); said != c.says || offline != c.offline {
					t.Errorf("%q, of the network: %v", said, offline)
				}
			})
		})
	}
}

// Our own system lets nobody be asked: it is not taken for an answer.
func nobodyCanBeAsked(t *testing.T) {
	for _, refused := range []error{syscall.EMFILE, syscall.EPERM} {
		synctest.Test(t, func(t *testing.T) {
			line := newCable(t)
			client := line.client()
			get(t, client, Request{URL: "http://a.example/"})
			time.Sleep(time.Hour)
			line.refused = refused
			if said, offline := line.ask(client, "unknown.example"); said != "There is no network, or no name server answers." || !offline {
				t.Errorf("%v: %q, of the network: %v", refused, said, offline)
			}
		})
	}
}

// Whoever was visited otherwise than for a feed does not learn that the reader is there still: neither the server of a page
// nor where a feed led.
func feedsAloneAreAsked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		line := newCable(t)
		line.host("moved.example:80", "198.51.100.9", sendTo(http.StatusFound, "http://c.example/"))
		client := line.client()
		get(t, client, Request{URL: "http://a.example/"})
		get(t, client, Request{URL: "http://b.example/", Kind: Page})
		get(t, client, Request{URL: "http://moved.example/"})
		time.Sleep(time.Hour)
		line.cut.Store(true)
		line.dialled.Store(0)
		line.ask(client, "mute.example")
		if asked := line.dialled.Load() - 1; asked != 2 {
			t.Errorf("%d others were asked, not the two that have feeds", asked)
		}
	})
}

// A line that swallows everything is found out once for all that wait, no host is left alone for it, and when it is back
// all are there.
func deadLine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		line := newCable(t)
		for i := range 50 {
			line.host(fmt.Sprintf("paper%d.example:80", i), "198.51.100.9", say("news"))
		}
		client := line.client()
		round := func() (failed, offline int) {
			var mu sync.Mutex
			var group sync.WaitGroup
			for i := range 50 {
				group.Go(func() {
					said, off := line.ask(client, fmt.Sprintf("paper%d.example", i))
					mu.Lock()
					defer mu.Unlock()
					if said != "" {
						failed++
					}
					if off {
						offline++
					}
				})
			}
			group.Wait()
			return failed, offline
		}
		if failed, _ := round(); failed != 0 {
			t.Fatalf("%d fail on a line that is whole", failed)
		}
		line.cut.Store(true)
		time.Sleep(time.Hour)
		for range 5 {
			line.dialled.Store(0)
			if failed, offline := round(); failed != 50 || offline != 50 {
				t.Errorf("%d fail, %d of them for want of a network", failed, offline)
			}
			if knocked := line.dialled.Load() - 50; knocked < 1 || knocked > knocks {
				t.Errorf("others were asked %d times", knocked)
			}
			time.Sleep(2 * time.Minute)
		}
		line.cut.Store(false)
		if failed, _ := round(); failed != 0 {
			t.Errorf("%d fail on the line that is back", failed)
		}
	})
}

// The cable is pulled in the very second in which others answered: what our system says of it is newer than their answers,
// and when it is back, it is again the server's fault that no route leads to it.
func pulledBetweenAnswers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		line := newCable(t)
		client := line.client()
		get(t, client, Request{URL: "http://a.example/"})
		get(t, client, Request{URL: "http://b.example/"})
		time.Sleep(moment / 10)
		line.refused = syscall.ENETUNREACH
		line.dialled.Store(0)
		for i := range 20 {
			if said, offline := line.ask(client, fmt.Sprintf("paper%d.example", i)); !offline {
				t.Errorf("feed %d is blamed: %s", i, said)
			}
			time.Sleep(time.Millisecond)
		}
		if knocked := line.dialled.Load() - 20; knocked > knocks {
			t.Errorf("others were asked %d times", knocked)
		}
		line.refused = nil
		get(t, client, Request{URL: "http://c.example/"})
		time.Sleep(time.Millisecond)
		if said, offline := line.ask(client, "six.example"); offline {
			t.Errorf("with the cable back: %s", said)
		}
	})
}

// Who waits to hear what others learn of the line asks nobody after the reader pulled the cable.
func pulledWhileOthersAreAsked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		line := newCable(t)
		var offline atomic.Bool
		client := line.newsroom.client(func(o *Options) { o.Dial, o.Offline = line.dial, offline.Load })
		get(t, client, Request{URL: "http://a.example/"})
		time.Sleep(time.Hour)
		line.cut.Store(true)
		first, leave := context.WithCancel(t.Context())
		var group sync.WaitGroup
		group.Go(func() { _, _ = client.Get(first, Request{URL: "http://mute1.example/"}) })
		time.Sleep(time.Second)
		group.Go(func() { _, _ = client.Get(t.Context(), Request{URL: "http://mute2.example/"}) })
		time.Sleep(11 * time.Second) // the first asks, and the second waits
		if line.dialled.Load() != 4 {
			t.Errorf("%d connections", line.dialled.Load())
		}
		offline.Store(true)
		leave()
		group.Wait()
		if line.dialled.Load() != 4 {
			t.Errorf("%d connections, with the cable pulled", line.dialled.Load())
		}
	})
}

// A client that has just begun asks those that feeds are remembered to have answered last.
func rememberedWitnesses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		line := newCable(t)
		state := func(ago time.Duration) news.FetchState {
			return news.FetchState{Checked: time.Now().Add(-ago), Succeeded: time.Now().Add(-ago)}
		}
		var known []Known
		for i := range 6 {
			known = append(known, Known{fmt.Sprintf("http://mute%d.example/feed", i), state(day)})
		}
		known = append(known,
			Known{"http://a.example/feed", state(time.Hour)}, Known{"http://192.168.7.1/feed", state(time.Minute)},
			Known{"http://b.example/feed", state(-365 * day)}, // under another clock
		)
		for _, c := range []struct {
			cut  bool
			says string
		}{{false, "The server took too long."}, {true, "There is no network, or nothing answers on it."}} {
			line.cut.Store(c.cut)
			client := line.client()
			client.Recall(known)
			if said, _ := line.ask(client, "mute.example"); said != c.says {
				t.Errorf("cut %v: %q", c.cut, said)
			}
		}
	})
}

// The cable is pulled while a body comes: the server is not to blame for the half that did not.
func cutInABody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		line := newCable(t)
		line.host("slow.example:80", "198.51.100.8", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "1000")
			_, _ = w.Write(make([]byte, 500))
			_ = http.NewResponseController(w).Flush()
			line.cut.Store(r.URL.RawQuery == "cut")
			<-r.Context().Done()
		})
		client := line.client()
		get(t, client, Request{URL: "http://a.example/"})
		for _, address := range []string{"http://slow.example/", "http://slow.example/?cut"} {
			if _, err := client.Get(t.Context(), Request{URL: address}); err == nil || Offline(err) != line.cut.Load() {
				t.Errorf("%s: of the network %v: %v", address, Offline(err), err)
			}
		}
	})
}
