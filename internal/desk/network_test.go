package desk

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"syscall"
	"testing"

	"reader/internal/feed/fetch"
	"reader/internal/news"
)

// lostMidway has the network go while a refresh is under way: the feeds that could not be asked are no list of failures,
// while one that failed for itself is said to. Where the network is back before the end, each says what it missed.
func lostMidway(t *testing.T) {
	failure := func(id int, err error) Visit {
		return failed(news.Feed{ID: news.FeedID(id), Title: fmt.Sprint(id)}, err)
	}
	lost := &net.OpError{Op: "dial", Err: syscall.ENETUNREACH}
	all := tally{feeds: 9}
	all.add(Visit{Status: StatusNew, New: 3})
	all.add(failure(1, io.ErrUnexpectedEOF))
	for i := range 6 {
		all.add(failure(i+2, lost))
	}
	if p := all.progress(news.Finished); !p.Offline || p.New != 3 || len(p.Failures) != 1 || p.Failures[0].Title != "1" {
		t.Errorf("lost: %+v", p)
	}
	all.add(Visit{Status: StatusUnchanged})
	if p := all.progress(news.Finished); p.Offline || len(p.Failures) != 7 {
		t.Errorf("lost and back: %+v", p)
	}
}

// notAskedIsNoAnswer has feeds of a host that is left alone among those that find no network: nobody was asked for them,
// so they are no sign that it is back.
func notAskedIsNoAnswer(t *testing.T) {
	broken := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) }))
	defer broken.Close()
	client := fetch.New(fetch.Options{Trusted: func(string) bool { return true }, Proxy: func(*url.URL) (*url.URL, error) { return nil, nil }})
	defer client.Close()
	var resting error
	for range 7 {
		_, resting = client.Get(t.Context(), fetch.Request{URL: broken.URL})
	}
	if !fetch.Resting(resting) {
		t.Fatal(resting)
	}
	lost := &net.OpError{Op: "dial", Err: syscall.ENETUNREACH}
	var line network
	var row cutVisits
	all := tally{feeds: 2 * cutFeeds}
	for i := range cutFeeds {
		for _, err := range []error{lost, resting} {
			v := failed(news.Feed{ID: news.FeedID(i)}, err)
			line.hear(err, noon)
			row.hear(v)
			all.add(v)
		}
	}
	if line.cut.Load() == 0 || row.known() == nil {
		t.Error("there is a network, as it seems")
	}
	if p := all.progress(news.Finished); !p.Offline || len(p.Failures) != cutFeeds {
		t.Errorf("%+v", p)
	}
}
