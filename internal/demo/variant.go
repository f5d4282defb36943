package demo

import (
	"bytes"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Slow answers every request of a handler after a delay, or not at all when the client has gone by then.
func Slow(next http.Handler, delay time.Duration) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		wait := time.NewTimer(delay)
		defer wait.Stop()
		select {
		case <-wait.C:
			next.ServeHTTP(w, r)
		case <-r.Context().Done():
		}
	})
}

// Fault is a way for an answer to be wrong.
type Fault uint8

// The faults of Broken.
const (
	Sound       Fault = iota // no fault
	Truncated                // status 200, cut off inside the last but one item, or at two thirds of a page
	NotAFeed                 // status 200 and an HTML page under a feed's address, as an application server in distress sends it
	Empty                    // status 200 and nothing
	Missing                  // 404 with the paper's own page for it
	Gone                     // 410
	Failing                  // 500
	Overloaded               // 503 with a Retry-After of ten minutes
	CutShort                 // the connection ends before the length that was announced
	LoginWanted              // 302 to a page with a login form
)

// Broken serves a paper in which the answers at some paths have a fault.
func Broken(next http.Handler, fault func(path string) Fault) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if answer := faulty[fault(r.URL.Path)]; answer != nil {
			answer(next, w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// faulty are the answers with each fault. The request is answered as plain text by next where its words are needed.
var faulty = map[Fault]func(next http.Handler, w http.ResponseWriter, r *http.Request){
	Truncated: func(next http.Handler, w http.ResponseWriter, r *http.Request) {
		body := recordPlain(next, w, r)
		_, _ = io.WriteString(w, body[:cutAt(body)])
	},
	CutShort: func(next http.Handler, w http.ResponseWriter, r *http.Request) {
		body := recordPlain(next, w, r)
		w.Header().Set("Content-Length", "1000000")
		_, _ = io.WriteString(w, body[:cutAt(body)])
		panic(http.ErrAbortHandler)
	},
	NotAFeed: func(_ http.Handler, w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=UTF-8")
		_, _ = io.WriteString(w, "<!doctype html><title>Maintenance</title><h1>Briefly unavailable for scheduled maintenance.</h1><p>Check back in a minute.</p>")
	},
	Empty: func(http.Handler, http.ResponseWriter, *http.Request) {},
	Missing: func(next http.Handler, w http.ResponseWriter, r *http.Request) {
		elsewhere := r.Clone(r.Context())
		elsewhere.URL = &url.URL{Path: "/no-such-page/"}
		next.ServeHTTP(w, elsewhere)
	},
	Gone:       status(http.StatusGone, ""),
	Failing:    status(http.StatusInternalServerError, ""),
	Overloaded: status(http.StatusServiceUnavailable, "600"),
	LoginWanted: func(_ http.Handler, w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/wp-login.php?redirect_to="+url.QueryEscape(r.URL.Path), http.StatusFound)
	},
}

func status(code int, retryAfter string) func(http.Handler, http.ResponseWriter, *http.Request) {
	return func(_ http.Handler, w http.ResponseWriter, _ *http.Request) {
		if retryAfter != "" {
			w.Header().Set("Retry-After", retryAfter)
		}
		http.Error(w, http.StatusText(code), code)
	}
}

// recordPlain has next answer without compression and condition, copies the Content-Type and returns the body.
func recordPlain(next http.Handler, w http.ResponseWriter, r *http.Request) string {
	plain := r.Clone(r.Context())
	for _, name := range []string{"Accept-Encoding", "If-None-Match", "If-Modified-Since", "Range"} {
		plain.Header.Del(name)
	}
	answer := recorder{header: http.Header{}}
	next.ServeHTTP(&answer, plain)
	w.Header().Set("Content-Type", answer.header.Get("Content-Type"))
	return answer.body.String()
}

// recorder is a ResponseWriter that keeps the answer to itself. (That of httptest would bring its flags along.)
type recorder struct {
	header http.Header
	body   bytes.Buffer
}

func (r *recorder) Header() http.Header         { return r.header }
func (r *recorder) Write(b []byte) (int, error) { return r.body.Write(b) }
func (*recorder) WriteHeader(int)               {}

// cutAt finds the middle of a feed's last but one item; of anything else, two thirds.
func cutAt(body string) int {
	for _, tag := range []string{"<item>", "<entry"} {
		if last := strings.LastIndex(body, tag); last > 0 {
			if before := strings.LastIndex(body[:last], tag); before > 0 {
				return before + (last-before)/2
			}
		}
	}
	return len(body) * 2 / 3
}
