package desk

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"reader/internal/news"
)

// TestFaults is what goes wrong though nobody means harm, by the numbers of the threat model.
func TestFaults(t *testing.T) {
	for _, c := range []struct {
		name string
		try  func(*testing.T)
	}{
		{"F10 a clock that is a year off, and in 1970", clockJumps},
		{"F13 what breaks our code while it is read", brokenOver},
		{"F14 an answer cut at every byte", func(t *testing.T) { cutAtEveryByte(t, "Content-Length: %d\r\n\r\n%s") }},
		{"F14 an answer in chunks cut at every byte", func(t *testing.T) { cutAtEveryByte(t, "Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n") }},
		{"F14 an answer without a length cut at every byte", func(t *testing.T) { cutAtEveryByte(t, "X-Length: %d\r\n\r\n%s") }},
		{"F14 a feed that ends inside an entry", cutOff},
		{"F14 pages that failed together are asked for apart", missedApart},
		{"F18 a refresh without a network is no storm", noStorm},
		{"F18 a network that is lost in the midst of a refresh is one fact", lostMidway},
		{"F18 no network is one fact", noNetwork},
		{"F18 a host that is left alone says nothing of the network", notAskedIsNoAnswer},
		{"F19 a captive portal that answers for everybody", captive(http.StatusOK)},
		{"F19 a captive portal that sends elsewhere", captive(http.StatusFound)},
		{"F19 a captive portal that says it is for ever", captive(http.StatusMovedPermanently)},
		{"F22 a feed that is empty, mute or somewhere else loses nothing", cutShort},
		{"F22 a feed that is replaced, turned round or named anew", replaced},
	} {
		t.Run(c.name, c.try)
	}
}

// sawn is a server of one feed, whose answer it breaks off after so many bytes; all of it is sent for a negative number.
type sawn struct {
	answer string
	after  atomic.Int64
	served sync.WaitGroup
}

func (s *sawn) serve(t *testing.T) (address string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close(); s.served.Wait() })
	s.served.Go(func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			s.served.Go(func() { s.reply(conn) })
		}
	})
	return "http://" + l.Addr().String() + "/feed"
}

func (s *sawn) reply(conn net.Conn) {
	defer conn.Close()
	head := make([]byte, 4<<10)
	if _, err := conn.Read(head); err != nil {
		return
	}
	answer := s.answer
	if n := s.after.Load(); n >= 0 {
		answer = answer[:n]
	}
	_, _ = io.WriteString(conn, answer)
}

// cutAtEveryByte breaks a feed's answer off at every byte of it: the stories of before stay, none is doubled, and the feed
// that is whole again brings what is new.
func cutAtEveryByte(t *testing.T, how string) {
	feed := func(newest string) string {
		body := `<rss version="2.0"><channel><title>Tides</title><item><title>` + newest + `</title><guid>` + newest +
			`</guid></item><item><title>Ebb</title><guid>1</guid></item></channel></rss>`
		return "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/rss+xml\r\n" + fmt.Sprintf(how, len(body), body)
	}
	s := &sawn{answer: feed("Flood")}
	s.after.Store(-1)
	w := newWorld(t)
	w.subscribeFeed(s.serve(t))
	last(t, w.RefreshDue(t.Context()))
	if got := titlesOf(w.stories(news.Query{})); len(got) != 2 {
		t.Fatalf("the whole feed has %q", got)
	}
	s.answer = feed("Surge")
	step := 17
	if os.Getenv("READER_LONG") != "" {
		step = 1
	}
	for k := 0; k < len(s.answer); k += step {
		s.after.Store(int64(k))
		w.pass(8 * 24 * time.Hour)
		last(t, w.RefreshDue(t.Context()))
		if got := strings.Join(titlesOf(w.stories(news.Query{})), " "); !strings.Contains(got, "Flood") || !strings.Contains(got, "Ebb") {
			t.Fatalf("cut at byte %d: %s are left", k, got)
		}
	}
	s.after.Store(-1)
	w.pass(8 * 24 * time.Hour)
	if p := last(t, w.RefreshDue(t.Context())); len(p.Failures) != 0 {
		t.Errorf("the whole feed fails: %+v", p.Failures)
	}
	stories := map[string]int{}
	for _, title := range titlesOf(w.stories(news.Query{})) {
		stories[title]++
	}
	if stories["Flood"] != 1 || stories["Ebb"] != 1 || stories["Surge"] != 1 || len(stories) != 3 {
		t.Errorf("in the end there are %v", stories)
	}
}

// captive has a network answer in the place of every server, and let go again: nothing of it is kept, and no address changes.
func captive(status int) func(*testing.T) {
	return func(t *testing.T) {
		n, w := newNewsroom(t), newWorld(t)
		feed := rss(n.URL, "Before")
		n.answer("/feed", func(rw http.ResponseWriter, r *http.Request) { rw.Header().Set("ETag", `"before"`); feed(rw, r) })
		n.answer("/portal", text200("text/html", "<!doctype html><title>Welcome aboard</title><p>Accept our terms to go on.</p>"))
		w.subscribeFeed(n.URL + "/feed")
		last(t, w.RefreshDue(t.Context()))
		kept := w.states()
		n.answer("/feed", func(rw http.ResponseWriter, r *http.Request) {
			rw.Header().Set("ETag", `"portal"`)
			if status != http.StatusOK {
				rw.Header().Set("Location", "/portal")
				rw.WriteHeader(status)
				return
			}
			text200("text/html", "<!doctype html><title>Welcome aboard</title><p>Accept our terms to go on.</p>")(rw, r)
		})
		for range 5 {
			w.pass(8 * 24 * time.Hour)
			if p := last(t, w.RefreshDue(t.Context())); len(p.Failures) != 1 || !strings.Contains(p.Failures[0].Reason, "page") {
				t.Errorf("behind the portal: %+v", p)
			}
		}
		now := w.states()
		for id, state := range now {
			if state.ETag != kept[id].ETag || state.BodyHash != kept[id].BodyHash || state.MovedSeen != 0 {
				t.Errorf("the state of before was %+v, and is %+v", kept[id], state)
			}
		}
		feed = rss(n.URL, "Before", "After")
		n.answer("/feed", feed)
		w.pass(8 * 24 * time.Hour)
		p := last(t, w.RefreshDue(t.Context()))
		if got := titlesOf(w.stories(news.Query{})); len(got) != 2 || len(p.Failures) != 0 {
			t.Errorf("out of the portal: %q, %+v", got, p.Failures)
		}
		if feeds, err := w.Feeds(t.Context(), 0); err != nil || len(feeds) != 1 || feeds[0].URL != n.URL+"/feed" {
			t.Errorf("the feed is at %+v, %v", feeds, err)
		}
	}
}

// states is what the cache remembers of the feeds.
func (w *world) states() map[news.FeedID]news.FetchState {
	w.t.Helper()
	states, err := w.cache.States(w.t.Context())
	w.ok(err)
	return states
}

// clockJumps moves the clock as a computer without a battery does: each feed is asked once at most after each leap, no
// feed sleeps for a year, and a right clock finds it as any other.
func clockJumps(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.answer("/feed", rss(n.URL, "A"))
	w.subscribeFeed(n.URL + "/feed")
	last(t, w.RefreshDue(t.Context()))
	n.requests()
	const year = 365 * 24 * time.Hour
	for _, leap := range []struct {
		by   time.Duration
		name string
	}{
		{year, "a year ahead"}, {-2 * year, "a year behind"}, {-55 * year, "to the seventies"}, {56 * year, "back to today"},
	} {
		w.pass(leap.by)
		for range 5 {
			last(t, w.RefreshDue(t.Context()))
		}
		if total, _ := n.requests(); total != 1 {
			t.Errorf("%s: the feed was asked %d times", leap.name, total)
		}
		w.pass(8 * 24 * time.Hour)
		last(t, w.RefreshDue(t.Context()))
		if total, _ := n.requests(); total != 1 {
			t.Errorf("a week after the clock went %s the feed was asked %d times", leap.name, total)
		}
	}
	if got := titlesOf(w.stories(news.Query{})); len(got) != 1 {
		t.Errorf("there are %q", got)
	}
}

// cutOff has a feed end inside its newest entry, as where the program that makes it breaks down, and be whole again under
// the same tag: the entry is there then, once, and of its half nothing.
func cutOff(t *testing.T) {
	const tag = `"tides"`
	for _, c := range []struct{ name, kind, head, newest, rest string }{
		{
			"RSS", "application/rss+xml", `<rss version="2.0"><channel><title>Tides</title>`,
			`<item><title>Surge</title><guid>surge-1</guid></item>`, `<item><title>Ebb</title><guid>1</guid></item></channel></rss>`,
		},
		{
			"Atom", "application/atom+xml", `<feed xmlns="http://www.w3.org/2005/Atom"><title>Tides</title>`,
			`<entry><title>Surge</title><id>surge-1</id></entry>`, `<entry><title>Ebb</title><id>1</id></entry></feed>`,
		},
		{
			"JSON Feed", "application/feed+json", `{"version":"https://jsonfeed.org/version/1.1","title":"Tides","items":[`,
			`{"title":"Surge","id":"surge-1"},`, `{"title":"Ebb","id":"1"}]}`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			n, w := newNewsroom(t), newWorld(t)
			n.answer("/feed", text200(c.kind, c.head+c.rest))
			w.subscribeFeed(n.URL + "/feed")
			inside := strings.Index(c.newest, "-1") + 1
			for _, body := range []string{c.head + c.newest[:inside], c.head + c.newest + c.rest} {
				n.answer("/feed", func(rw http.ResponseWriter, r *http.Request) {
					rw.Header().Set("ETag", tag)
					if r.Header.Get("If-None-Match") == tag {
						rw.WriteHeader(http.StatusNotModified)
						return
					}
					text200(c.kind, body)(rw, r)
				})
				w.pass(8 * 24 * time.Hour)
				last(t, w.RefreshDue(t.Context()))
			}
			if got := titlesOf(w.stories(news.Query{})); len(got) != 2 || got[0] != "Surge" || got[1] != "Ebb" {
				t.Errorf("there are %q", got)
			}
		})
	}
}

// missedApart has pages fail at one time: chance decides when each is asked for ahead again.
func missedApart(t *testing.T) {
	w := newWorld(t)
	for jitter, pause := range map[float64]time.Duration{0: time.Hour, 0.5: 63 * time.Minute, 0.75: 64*time.Minute + 30*time.Second} {
		w.jitter = func() float64 { return jitter }
		m, err := w.miss(t.Context(), fmt.Sprintf("https://paper.example/%v", jitter), io.ErrUnexpectedEOF)
		if w.ok(err); !m.Next.Equal(noon.Add(pause)) {
			t.Errorf("with the chance %v it is asked for after %v, not %v", jitter, m.Next.Sub(noon), pause)
		}
	}
}
