package parse

import (
	"cmp"
	"encoding/json"
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
	{"application/ogg", "a sound file"},
	{"application/pdf", "a PDF document"},
	{"application/zip", "an archive"},
	{"application/x-gzip", "an archive"},
	{"application/x-rar", "an archive"},
	{"font/", "a font"},
	{"application/octet-stream", "binary data"},
}

// lookalikes are other documents, by what occurs in their first kilobytes, in lower case.
var lookalikes = []struct{ sign, what string }{
	{"<opml", "a list of subscriptions (OPML); import it instead"},
	{"<urlset", "a map of a site for search engines"},
	{"<sitemapindex", "a map of a site for search engines"},
	{"<wispaccessgatewayparam", signInToNetwork},
	{"<title>captive portal", signInToNetwork},
	{"<title>hotspot", signInToNetwork},
	{"<title>just a moment", human},
	{"cf-challenge", human},
	{"challenge-platform", human},
	{"cf-turnstile", human},
	{"<title>attention required! | cloudflare", human},
	{"captcha-delivery.com", human},
	{"px-captcha", human},
	{"_incapsula_resource", human},
	{"<title>pardon our interruption", human},
	{"verify you are human by", human},
	{"<title>before you continue", consent},
	{"collectconsent", consent},
	{"consent.google.", consent},
	{"consent.youtube.", consent},
	{`type="password"`, signIn},
	{"type='password'", signIn},
	{"type=password", signIn},
	{"<html", page},
	{"<!doctype html", page},
	{"<head", page},
	{"<body", page},
	{"<svg", "a picture"},
}

const (
	human           = "a page that wants to check for a human reader"
	consent         = "a page that asks for consent to cookies; open it in a browser to see what it wants"
	signIn          = "a page that asks to sign in"
	signInToNetwork = "a page by which this network asks to sign in; open any page in a browser"
	page            = "a web page"
)

// notFeed looks for the words that help a person most.
func notFeed(body []byte, text string, base *url.URL) *NotFeed {
	trimmed := strings.TrimSpace(text)
	if trimmed == "" {
		return &NotFeed{What: "an empty body"}
	}
	media := http.DetectContentType(body)
	for _, k := range kinds {
		if strings.HasPrefix(media, k.prefix) {
			return &NotFeed{What: k.what}
		}
	}
	if trimmed[0] == '{' || trimmed[0] == '[' {
		return &NotFeed{What: "JSON of another kind" + quoted(complaint(trimmed))}
	}
	const window = 64 << 10 // a form to sign in may stand far down
	start := strings.ToLower(text[:min(len(text), window)])
	for _, l := range lookalikes {
		if !strings.Contains(start, l.sign) {
			continue
		}
		found := &NotFeed{What: l.what, Feeds: announced(text, base)}
		if l.what == page {
			found.What += quoted(titleOf(text))
		}
		return found
	}
	switch root := rootOf(text); {
	case strings.HasPrefix(trimmed, "<?xml") && root == "":
		return &NotFeed{What: "an XML document with nothing in it"}
	case strings.HasPrefix(trimmed, "<?xml"):
		return &NotFeed{What: "another kind of XML, <" + root + ">"}
	case strings.HasPrefix(trimmed, "<") && root != "":
		return &NotFeed{What: "markup of another kind" + quoted(plain(trimmed[:min(len(trimmed), window)])), Feeds: announced(text, base)}
	}
	return &NotFeed{What: "plain text" + quoted(oneLine(trimmed[:min(len(trimmed), window)]))}
}

// longestQuote is how much of an answer is told, in runes.
const longestQuote = 60

// quoted are the words by which an answer speaks for itself, such as the title of an error page.
func quoted(words string) string {
	if words == "" {
		return ""
	}
	if runes := []rune(words); len(runes) > longestQuote {
		words = strings.TrimSpace(string(runes[:longestQuote])) + "…"
	}
	return " (“" + words + "”)"
}

// complaint is what an answer in JSON says went wrong.
func complaint(text string) string {
	var answer object
	if json.Unmarshal([]byte(text), &answer) != nil {
		return ""
	}
	for _, name := range []string{"message", "error", "detail", "error_description", "title", "errors"} {
		inner, _ := answer[name].(map[string]any)
		if words := cmp.Or(answer.text(name), object(inner).text("message")); words != "" {
			return oneLine(words)
		}
	}
	return ""
}

// titleOf is the title of a web page.
func titleOf(page string) string {
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken:
			if name, _ := z.TagName(); string(name) == "title" && z.Next() == html.TextToken {
				return oneLine(string(z.Text()))
			}
		}
	}
}

// rootOf is the name of the first element.
func rootOf(text string) string {
	for s := (scanner{src: text}); ; {
		t, ok := s.next()
		if !ok || t.kind == startToken {
			return t.name
		}
	}
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
