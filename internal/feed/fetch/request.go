package fetch

import (
	"time"

	"reader/internal/news"
)

// Kind is what an address is expected to hold. It decides what is asked for and how much is taken.
type Kind uint8

// The kinds of Request.
const (
	Feed Kind = iota
	Page
	Picture
	File
)

// Request is one address to get.
type Request struct {
	URL  string // http or https; credentials in it are sent to its own origin alone
	Kind Kind
	// From is the address whose content led here. It is empty when the reader typed the address or subscribed to it.
	From string
	// State holds the validators of an earlier answer; zero for none. They are sent to State.URL alone.
	State news.FetchState
	// Background says that nobody is waiting for the answer, as nobody is for that of a Feed.
	Background bool
	// Space is where the body is counted while it is in the house; nil counts nothing.
	Space *Space
	// Spend is told of every piece of a body as it comes over the line, before it is inflated; its error ends the request.
	// Nil lets any number of bytes come.
	Spend func(bytes int64) error
	// Into takes the body, which is then not in the Response; nil holds it there.
	Into *Sink
}

// Response is what a server answered.
type Response struct {
	URL             string // after redirects, without credentials and fragment
	Permanent       string // as far as permanent redirects (301, 308) alone led; empty when the first was none
	Status          int
	NotModified     bool // 304: what was stored is still right; Body is empty
	ContentType     string
	ContentLocation string        // as the server sent it, perhaps relative
	Body            []byte        // inflated
	Hash            uint64        // FNV-1a of Body
	ETag            string        // byte for byte; empty when there was none that could be sent back
	LastModified    string        // likewise
	Fresh           time.Duration // how long the server calls the answer good (max-age, Expires); zero when it does not say
	RetryAfter      time.Duration // how long the server asks to be left alone; zero when it does not say
	Elapsed         time.Duration // from the call of Get
}

// manner is how a kind is asked for.
type manner struct {
	accept     string
	maxBody    int64 // bytes, inflated
	timeout    time.Duration
	background bool // leaves room for what somebody is waiting for
}

// The sizes are several times the largest honest specimens seen: a 300-episode podcast's feed has 6 MB, a page 4 MB.
// Together with the total of connections they bound the memory a refresh can take.
var manners = [...]manner{
	Feed: {
		accept: "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, " +
			"application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, text/html;q=0.5, */*;q=0.1",
		maxBody: 20 << 20, timeout: 30 * time.Second, background: true,
	},
	Page: {
		accept:  "text/html, application/xhtml+xml, application/xml;q=0.8, */*;q=0.1",
		maxBody: 10 << 20, timeout: 30 * time.Second,
	},
	Picture: {
		accept:  "image/webp, image/png, image/jpeg, image/gif;q=0.9, image/*;q=0.5",
		maxBody: 8 << 20, timeout: 30 * time.Second, // no larger one is drawn
	},
	File: {accept: "*/*", maxBody: 64 << 20, timeout: 10 * time.Minute},
}

func (k Kind) manner() manner {
	if int(k) < len(manners) {
		return manners[k]
	}
	return manners[File]
}

// Most is how many bytes a body of the kind may have, inflated.
func (k Kind) Most() int64 { return k.manner().maxBody }

func (o *Options) manner(k Kind) manner {
	m := k.manner()
	if o.Timeout > 0 {
		m.timeout = o.Timeout
	}
	if o.MaxBody > 0 {
		m.maxBody = o.MaxBody
	}
	return m
}
