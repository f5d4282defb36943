package parse

import "reader/internal/news"

// NotFeed says what was found where a feed was expected.
type NotFeed struct {
	What  string      // a noun phrase: "a web page", "an empty body", "a picture"
	Feeds []news.Link // the feeds that a web page announces
}

func (e *NotFeed) Error() string { return "not a feed but " + e.What }
