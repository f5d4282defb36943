package demo

import (
	"fmt"
	"html"
	"net/http"
	"strings"
	"time"
)

// Flood is a text that is too much of one thing; Body is HTML.
type Flood struct{ Name, Title, Body string }

// Floods are all of them, as stories of a feed. They take megabytes, which only who wants them is to pay for.
func Floods() []Flood {
	return []Flood{
		{"marks", "Z" + strings.Repeat("\u0335\u0301", 2500) + "algo", "<p>" + strings.Repeat("e"+strings.Repeat("\u0301", 5000)+" ", 20) + "</p>"},
		{"nothing to see", "a" + strings.Repeat("\u200b\u2060\u200d", 5000) + "b", "<p>" + strings.Repeat("\u200b\u00ad\u2063", 100_000) + "seen</p>"},
		{"one word", strings.Repeat("w", 1<<20), "<p>" + strings.Repeat("word", 1<<18) + "</p>"},
		{"lines", "Lines" + strings.Repeat("\n", 100_000), "<pre>" + strings.Repeat("a line\r\n", 100_000) + "</pre>"},
		{"a command without end", "\x1b]0;" + strings.Repeat(Canary, 1<<16), "<p>\x1bP" + strings.Repeat("q ", 1<<19) + "</p>"},
		{"moves", strings.Repeat("x\b\r\v\f\t", 10_000), "<p>" + strings.Repeat("hidden\b\b\b\b\b\b\rseen\t\v", 50_000) + "</p>"},
		{"isolates", strings.Repeat("\u2066\u2067\u202e", 10_000) + "right", "<p>" + strings.Repeat("\u2067\u202eabc ", 50_000) + "</p>"},
		{"clusters", strings.Repeat("क्", 50_000), "<p>" + strings.Repeat("👨\u200d", 100_000) + "</p>"},
	}
}

// serveFloods is a feed of floods.
func serveFloods(now time.Time) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/rss+xml; charset=UTF-8")
		fmt.Fprint(w, `<rss version="2.0"><channel><title>Floods</title>`)
		for i, f := range Floods() {
			fmt.Fprintf(w, `<item><title>Flood %d of %s: %s</title><link>http://%s/flood/%d</link><guid isPermaLink="false">flood %d</guid><pubDate>%s</pubDate><description>%s</description></item>`,
				i+1, f.Name, f.Title, r.Host, i, i, now.Add(-time.Duration(i+1)*time.Minute).Format(time.RFC1123Z), html.EscapeString(f.Body))
		}
		fmt.Fprint(w, `</channel></rss>`)
	}
}
