package fetch

import (
	"io"
	"net/http"
	"time"
)

// Sink takes a body that is too large to be held, such as that of a film.
type Sink struct {
	To   io.Writer // gets the body inflated; what it got of one that broke off is for its owner to throw away
	Most int64     // bytes at the most
	// Told is told as it comes, how much of how much; the whole is 0 when the server does not say. Nil hears nothing.
	Told func(bytes, of int64)
}

// longestPour is how long a body may take that goes into a sink. One that only drips is given up long before.
const longestPour = 24 * time.Hour

// pour lets a body run into the sink.
func (s *Sink) pour(answer *http.Response, cut func()) error {
	wire, stop, err := openBody(answer, s.Most, cut)
	if err != nil {
		return err
	}
	defer stop()
	whole := max(answer.ContentLength, 0)
	if len(codings(answer.Header)) > 0 {
		whole = 0 // the length is that over the line
	}
	_, err = io.Copy(&counted{Writer: s.To, of: whole, told: s.Told}, wire.inflated)
	return err
}

// counted tells how much was written.
type counted struct {
	io.Writer
	bytes, of int64
	told      func(bytes, of int64)
}

func (c *counted) Write(p []byte) (int, error) {
	n, err := c.Writer.Write(p)
	c.bytes += int64(n)
	if c.told != nil {
		c.told(c.bytes, c.of)
	}
	return n, err
}
