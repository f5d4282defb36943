package parse

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"reader/internal/news"
)

// NotFeed says what was found where a feed was expected.
type NotFeed struct {
	What  string      // a noun phrase: "a web page", "an empty body", "a picture"
	Feeds []news.Link // the feeds that a web page announces
}

func (e *NotFeed) Error() string {
	switch len(e.Feeds) {
	case 0:
		return "not a feed but " + e.What
	case 1:
		return "not a feed but " + e.What + ", which announces the feed " + e.Feeds[0].URL
	}
	return "not a feed but " + e.What + ", which announces the feeds " + e.Feeds[0].URL + " and others"
}

// kinds of bytes by the beginning of the media type that http.DetectContentType finds.
var kinds = []struct{ prefix, what string }{
	{"image/", "a picture"},
	{"audio/", "a sound file"},
	{"video/", "a video"},
	{"application/pdf", "a PDF document"},
	{"application/zip", "an archive"},
	{"application/x-gzip", "an archive"},
	{"font/", "a font"},
	{"application/octet-stream", "binary data"},
}

// lookalikes are other documents, by what occurs in their first kilobytes, in lower case.
var lookalikes = []struct{ sign, what string }{
	{"<opml", "a list of subscriptions (OPML); import it instead"},
	{"<urlset", "a map of a site for search engines"},
	{"<sitemapindex", "a map of a site for search engines"},
	{"just a moment...", "a page that wants to check for a human reader"},
	{"cf-challenge", "a page that wants to check for a human reader"},
	{`type="password"`, "a page that asks to sign in"},
	{"type='password'", "a page that asks to sign in"},
	{"type=password", "a page that asks to sign in"},
	{"<html", "a web page"},
	{"<!doctype html", "a web page"},
	{"<?xml", "another kind of XML"},
}

// notFeed looks for the words that help a person most.
func notFeed(body []byte, text string, base *url.URL) *NotFeed {
	if strings.TrimSpace(text) == "" {
		return &NotFeed{What: "an empty body"}
	}
	media := http.DetectContentType(body)
	for _, k := range kinds {
		if strings.HasPrefix(media, k.prefix) {
			return &NotFeed{What: k.what}
		}
	}
	trimmed := strings.TrimSpace(text)
	if trimmed[0] == '{' || trimmed[0] == '[' {
		return &NotFeed{What: "JSON of another kind"}
	}
	const window = 64 << 10 // a form to sign in may stand far down
	start := strings.ToLower(text[:min(len(text), window)])
	for _, l := range lookalikes {
		if strings.Contains(start, l.sign) {
			return &NotFeed{What: l.what, Feeds: announced(text, base)}
		}
	}
	if bytes.IndexByte(body, '<') >= 0 {
		return &NotFeed{What: "markup of another kind", Feeds: announced(text, base)}
	}
	return &NotFeed{What: "plain text"}
}

// feedTypes are the media types by which a page announces its feeds.
var feedTypes = set("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
	"application/json", "text/xml", "application/xml")

// announced lists the feeds in the head of a page: <link rel="alternate" type="application/rss+xml" href="…">.
func announced(page string, base *url.URL) (feeds []news.Link) {
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return feeds
		case html.StartTagToken, html.SelfClosingTagToken:
			if name, _ := z.TagName(); string(name) != "link" {
				continue
			}
			if link, ok := feedLink(z, base); ok {
				feeds = append(feeds, link)
			}
		}
	}
}

// feedLink reads the attributes of the <link> that the tokenizer stands on.
func feedLink(z *html.Tokenizer, base *url.URL) (link news.Link, ok bool) {
	attrs := map[string]string{}
	for more := true; more; {
		var key, value []byte
		key, value, more = z.TagAttr()
		attrs[string(key)] = string(value)
	}
	media, _, _ := strings.Cut(strings.ToLower(attrs["type"]), ";")
	if !strings.Contains(strings.ToLower(attrs["rel"]), "alternate") || !feedTypes[strings.TrimSpace(media)] {
		return link, false
	}
	link = news.Link{Title: oneLine(attrs["title"]), URL: web(resolve(base, attrs["href"]))}
	return link, link.URL != ""
}
