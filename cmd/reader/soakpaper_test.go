package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// wire is what a soak reads: feeds on twenty servers, each with a new story every few hours, and half of the servers
// with a fault of their own.
type wire struct {
	servers []*httptest.Server
	began   time.Time
	hours   atomic.Int64 // that have passed since
	asked   atomic.Int64 // how often a feed was asked for
}

// window is how many stories a feed lists: news scrolls out of it.
const window = 20

// newWire starts the servers, for as long as a test runs.
func newWire(t *testing.T, began time.Time) *wire {
	w := &wire{began: began}
	for n := range 20 {
		mux := http.NewServeMux()
		mux.HandleFunc("/feed/{feed}", func(rw http.ResponseWriter, r *http.Request) {
			w.asked.Add(1)
			if n < len(mishaps) {
				mishaps[n](w, rw, r)
				return
			}
			w.feed(rw, r)
		})
		mux.HandleFunc("/moved/{feed}", w.feed)
		mux.HandleFunc("/story/{feed}/{story}", w.page)
		server := httptest.NewServer(mux)
		t.Cleanup(server.Close)
		w.servers = append(w.servers, server)
	}
	w.servers[len(mishaps)].Close() // nobody is there
	return w
}

// now is what the clock says.
func (w *wire) now() time.Time { return w.began.Add(time.Duration(w.hours.Load()) * time.Hour) }

// opml is a file of subscriptions: feeds dealt out over the servers, in ten sections.
func (w *wire) opml(feeds int) string {
	var b strings.Builder
	b.WriteString(`<opml version="2.0"><body>`)
	for section := range 10 {
		fmt.Fprintf(&b, `<outline text="Ward %d">`, section)
		for n := section; n < feeds; n += 10 {
			fmt.Fprintf(&b, `<outline type="rss" text="Pier %d" xmlUrl="%s/feed/%d"/>`, n, w.servers[(n/10+section)%len(w.servers)].URL, n)
		}
		b.WriteString(`</outline>`)
	}
	b.WriteString(`</body></opml>`)
	return b.String()
}

// feed is a feed without a fault, which says when it has not changed.
func (w *wire) feed(rw http.ResponseWriter, r *http.Request) {
	newest := int(w.hours.Load())
	rw.Header().Set("ETag", fmt.Sprintf(`"%s-%d"`, r.PathValue("feed"), newest/3))
	if r.Header.Get("If-None-Match") == rw.Header().Get("ETag") {
		rw.WriteHeader(http.StatusNotModified)
		return
	}
	rw.Header().Set("Content-Type", "application/rss+xml")
	_, _ = rw.Write(w.rss(r, newest/3*3, r.PathValue("feed")+"-%d"))
}

// rss lists the stories of the hours up to one, each with an id that a pattern makes.
func (w *wire) rss(r *http.Request, newest int, id string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<rss version="2.0"><channel><title>Pier %s</title>`, r.PathValue("feed"))
	for hour := newest; hour > newest-window; hour-- {
		fmt.Fprintf(&b, `<item><title>Pier %[1]s reports at tide %[2]d</title><guid>%[3]s</guid><link>http://%[4]s/story/%[1]s/%[2]d</link>
			<pubDate>%[5]s</pubDate><description>%[6]s</description></item>`,
			r.PathValue("feed"), hour, fmt.Sprintf(id, hour), r.Host, w.began.Add(time.Duration(hour)*time.Hour).Format(time.RFC1123Z), prose(hour, 40))
	}
	b.WriteString(`</channel></rss>`)
	return b.Bytes()
}

// page is a story's own page, with a picture.
func (w *wire) page(rw http.ResponseWriter, r *http.Request) {
	var hour int
	_, _ = fmt.Sscan(r.PathValue("story"), &hour)
	fmt.Fprintf(rw, `<html lang="en"><title>Pier %[1]s reports at tide %[2]d</title><article><h1>Pier %[1]s reports at tide %[2]d</h1>
		<p>%[3]s</p><p>%[4]s</p><p>%[5]s</p></article>`, r.PathValue("feed"), hour, prose(hour, 80), prose(hour+1, 80), prose(hour+2, 80))
}

// prose is a number of words that another hour has others of.
func prose(hour, words int) string {
	all := strings.Fields("harbour ferry lantern gull mooring quay rope keel tide buoy anchor cargo pilot beacon channel sail drift crane dock wharf")
	var b strings.Builder
	for i := range words {
		fmt.Fprintf(&b, "%s%d ", all[(i*7+(hour+window)*3)%len(all)], (i+hour+window)%97)
	}
	return b.String()
}

// mishaps are what befalls the feeds of a server, each in another way.
var mishaps = []func(*wire, http.ResponseWriter, *http.Request){
	func(w *wire, rw http.ResponseWriter, r *http.Request) { // broken every other hour
		if w.hours.Load()%2 == 1 {
			http.Error(rw, "the press is broken", http.StatusInternalServerError)
			return
		}
		w.feed(rw, r)
	},
	func(w *wire, rw http.ResponseWriter, r *http.Request) { // asked too often
		rw.Header().Set("Retry-After", "7200")
		http.Error(rw, "come back", http.StatusTooManyRequests)
	},
	func(w *wire, rw http.ResponseWriter, r *http.Request) { // cut in the middle
		data := w.rss(r, int(w.hours.Load()), "cut-%d")
		rw.Header().Set("Content-Length", fmt.Sprint(len(data)))
		_, _ = rw.Write(data[:len(data)/2])
	},
	func(w *wire, rw http.ResponseWriter, r *http.Request) { // no XML
		data := w.rss(r, int(w.hours.Load()), "bad-%d")
		_, _ = rw.Write(bytes.ReplaceAll(data, []byte("</title><guid>"), []byte("<b></i>&nope;<guid>")))
	},
	func(w *wire, rw http.ResponseWriter, r *http.Request) { // a portal in its place
		if w.hours.Load()%4 < 2 {
			fmt.Fprint(rw, "<!doctype html><title>Sign in</title><form><input name=room></form>")
			return
		}
		w.feed(rw, r)
	},
	func(w *wire, rw http.ResponseWriter, r *http.Request) { // other ids each time: all of it is new
		_, _ = rw.Write(w.rss(r, int(w.hours.Load()), fmt.Sprintf("flood-%d-%%d", w.hours.Load())))
	},
	func(w *wire, rw http.ResponseWriter, r *http.Request) { // somewhere else
		http.Redirect(rw, r, "/moved/"+r.PathValue("feed"), http.StatusFound)
	},
	func(w *wire, rw http.ResponseWriter, r *http.Request) { // small on the line, large in the house
		rw.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(rw)
		_, _ = z.Write(bytes.ReplaceAll(w.rss(r, int(w.hours.Load()), "large-%d"), []byte("harbour"), bytes.Repeat([]byte("harbour "), 500)))
		_ = z.Close()
	},
	func(w *wire, rw http.ResponseWriter, r *http.Request) { // hung up on
		panic(http.ErrAbortHandler)
	},
}
