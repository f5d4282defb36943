package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func twoRequestsPerHost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := newNewsroom(t)
		var mu sync.Mutex
		now, most := map[string]int{}, map[string]int{}
		all, mostAll := 0, 0
		count := func(host string, by int) {
			mu.Lock()
			defer mu.Unlock()
			now[host] += by
			all += by
			most[host], mostAll = max(most[host], now[host]), max(mostAll, all)
		}
		var hosts []string
		for i := range 6 {
			host := fmt.Sprintf("h%d.example", i)
			hosts = append(hosts, host)
			n.host(host+":80", fmt.Sprintf("198.51.100.%d", i+1), func(http.ResponseWriter, *http.Request) {
				count(host, 1)
				time.Sleep(time.Second) // of the bubble
				count(host, -1)
			})
		}
		c := n.client(func(o *Options) { o.Total = 8 })
		var group sync.WaitGroup
		for range 10 {
			for _, host := range hosts {
				group.Go(func() { get(t, c, Request{URL: "http://" + host + "/", Kind: Page}) })
			}
		}
		group.Wait()
		for host, got := range most {
			if got > 2 {
				t.Errorf("%s had %d requests at a time", host, got)
			}
		}
		if mostAll != 8 {
			t.Errorf("%d requests at a time, want 8", mostAll)
		}
		if len(c.lanes.hosts) != 0 || len(c.lanes.pool) != 0 {
			t.Errorf("%d lanes and %d places left in use", len(c.lanes.hosts), len(c.lanes.pool))
		}
	})
}

// A story opens next at its host, however many feeds of that host wait for their turn.
func TestAStoryStandsInNoQueueOfFeeds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := newNewsroom(t)
		n.host("paper.example:80", "198.51.100.1", func(http.ResponseWriter, *http.Request) { time.Sleep(time.Second) })
		c := n.client(nil)
		var group sync.WaitGroup
		for i := range 40 {
			group.Go(func() { get(t, c, Request{URL: fmt.Sprintf("http://paper.example/%d", i)}) })
		}
		synctest.Wait()
		began := time.Now()
		get(t, c, Request{URL: "http://paper.example/story", Kind: Page})
		if waited := time.Since(began); waited > 2*time.Second {
			t.Errorf("waited %v", waited)
		}
		group.Wait()
	})
}

// A story opens at once though a refresh of slow feeds has taken all places it may have.
func TestFeedsLeaveRoomForStories(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := newNewsroom(t)
		for i := range 20 {
			n.host(fmt.Sprintf("slow%d.example:80", i), "198.51.100.1", func(http.ResponseWriter, *http.Request) { time.Sleep(10 * time.Second) })
		}
		n.host("story.example:80", "198.51.100.2", say("x"))
		c := n.client(func(o *Options) { o.Total = 8 })
		var group sync.WaitGroup
		for i := range 20 {
			group.Go(func() { get(t, c, Request{URL: fmt.Sprintf("http://slow%d.example/", i)}) })
		}
		synctest.Wait()
		began := time.Now()
		get(t, c, Request{URL: "http://story.example/", Kind: Page})
		if waited := time.Since(began); waited > time.Second {
			t.Errorf("waited %v", waited)
		}
		group.Wait()
	})
}

func TestWaitingEndsWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := newNewsroom(t)
		n.host("a.example:80", "198.51.100.1", func(http.ResponseWriter, *http.Request) { time.Sleep(12 * time.Second) })
		c := n.client(nil)
		var group sync.WaitGroup
		for range 2 {
			group.Go(func() { get(t, c, Request{URL: "http://a.example/"}) })
		}
		synctest.Wait()
		ctx, stop := context.WithTimeout(t.Context(), time.Second)
		defer stop()
		began := time.Now()
		_, err := c.Get(ctx, Request{URL: "http://a.example/"})
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(began) != time.Second {
			t.Errorf("after %v: %v", time.Since(began), err)
		}
		group.Wait()
	})
}

func deadlines(t *testing.T) {
	drip := func(every time.Duration) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				if _, err := w.Write([]byte(strings.Repeat("x", 64))); err != nil {
					return
				}
				_ = http.NewResponseController(w).Flush()
				time.Sleep(every)
			}
		}
	}
	for _, tc := range []struct {
		name    string
		handler http.HandlerFunc
		within  time.Duration
	}{
		{"no answer", func(_ http.ResponseWriter, r *http.Request) { time.Sleep(time.Minute) }, 15 * time.Second},
		{"a drip", drip(5 * time.Second), 10 * time.Second},
		{"slow for ever", drip(time.Second), 30 * time.Second},
		{"silence after the head", func(w http.ResponseWriter, r *http.Request) {
			_ = http.NewResponseController(w).Flush()
			time.Sleep(time.Minute)
		}, 10 * time.Second},
		{"redirects, each slow", func(w http.ResponseWriter, r *http.Request) {
			time.Sleep(8 * time.Second)
			sendTo(302, r.URL.Path+"x")(w, r)
		}, 30 * time.Second},
	} {
		t.Run(tc.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				n := newNewsroom(t)
				n.host("a.example:80", "198.51.100.1", tc.handler)
				c := n.client(nil)
				resp, err := c.Get(t.Context(), Request{URL: "http://a.example/"})
				if err == nil {
					t.Fatal("no error")
				}
				if resp.Elapsed != tc.within {
					t.Errorf("given up after %v, want %v", resp.Elapsed, tc.within)
				}
				if got := Reason(err); got != "The server is too slow and was given up." && got != "The server took too long." {
					t.Errorf("reason %q of %v", got, err)
				}
			})
		})
	}
}

// A hop that takes a place must give it back whatever happens.
func TestErrorsGivePlacesBack(t *testing.T) {
	n := newNewsroom(t)
	c := n.client(nil)
	for range 5 {
		_, err := c.Get(t.Context(), Request{URL: "http://nowhere.example/"})
		var dns *net.DNSError
		if !errors.As(err, &dns) || Offline(err) {
			t.Fatalf("error %v", err)
		}
	}
}

func poolFitsTheLimitOfOpenFiles(t *testing.T) {
	for files, want := range map[uint64]int{0: 2, 20: 2, 64: 10, 256: 74, 1 << 20: 256} {
		if got := poolSize(files); got != want {
			t.Errorf("poolSize(%d) = %d, want %d", files, got, want)
		}
	}
}
