package fetch

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"time"

	"golang.org/x/net/http/httpguts"

	"reader/internal/mishap"
)

// hop makes one request of a trip, in its turn and if nothing speaks against it. The location is empty when the answer
// is final.
func (c *Client) hop(ctx context.Context, t *trip) (resp Response, location string, err error) {
	secrets, err := c.unlock(ctx, t)
	if err != nil {
		return Response{}, "", err
	}
	leave, err := c.lanes.enter(ctx, lane(t.at), t.background)
	if err != nil {
		return Response{}, "", err
	}
	defer leave()
	if c.options.Offline() {
		return Response{}, "", ErrOffline
	}
	who := caller{lane(t.at), t.background}
	if err := c.hosts.rests(who); err != nil {
		return Response{}, "", err
	}
	began, allowed := c.options.Now(), t.patience.left
	resp, location, err = c.exchange(ctx, t, secrets)
	if err != nil && ctx.Err() == nil && t.sink == nil && c.overslept(began, allowed) {
		c.Close() // no other connection is alive either
		t.patience.left = t.timeout
		resp, location, err = c.exchange(ctx, t, secrets)
	}
	err = c.blame(ctx, t, err)
	c.hosts.note(who, resp.Status, err)
	return resp, location, err
}

// punctual is by how much a deadline may be missed by a machine that has much to do.
const punctual = 5 * time.Second

// overslept reports that a request took longer than it was allowed to, by the wall clock: the program was stopped, or the
// machine asleep. The server is not to blame for what became of it.
func (c *Client) overslept(began time.Time, allowed time.Duration) bool {
	return c.options.Now().Round(0).Sub(began.Round(0)) > allowed+punctual // without the clock that stands still meanwhile
}

// exchange sends a request and reads the answer, as long as the trip's patience lasts.
func (c *Client) exchange(ctx context.Context, t *trip, secrets []Secret) (resp Response, location string, err error) {
	inner, cut := context.WithCancelCause(ctx)
	defer cut(nil)
	tooSlow := func() { cut(ErrSlow) }
	t.patience.begin(tooSlow)
	defer t.patience.pause()
	transport, err := c.route(inner, t)
	if err != nil {
		return Response{}, "", cause(inner, err)
	}
	witnessed, told := c.witness(inner, transport, t)
	answer, err := transport.RoundTrip(c.request(witnessed, t, secrets))
	if err != nil {
		return Response{}, "", c.shown(inner, t, err)
	}
	told()
	defer dispose(answer, tooSlow)
	resp, location, err = c.take(inner, answer, t, tooSlow)
	var status *StatusError
	if errors.As(err, &status) {
		status.Advice = c.advise(t, status.Code, len(secrets) > 0)
	}
	return resp, location, cause(inner, err)
}

// witness sees to which address a request goes out; told passes it on, once there is an answer. Of a proxy's address
// there is nothing to tell.
func (c *Client) witness(ctx context.Context, transport *http.Transport, t *trip) (witnessed context.Context, told func()) {
	origin := originOf(t.at)
	if transport == c.waysTo(origin).proxied {
		return ctx, func() {}
	}
	var at net.Addr
	trace := httptrace.ClientTrace{GotConn: func(got httptrace.GotConnInfo) { at = got.Conn.RemoteAddr() }}
	return httptrace.WithClientTrace(ctx, &trace), func() {
		if at == nil {
			return
		}
		private := judgeText(at.String(), publicOnly) != nil
		if !private && t.feed {
			c.line.hear(otherAt(t.at, c.options.Now()))
		}
		if transport == c.waysTo(origin).private {
			c.options.Met(origin, private)
		}
	}
}

// request is what is sent. It carries no cookie and no Referer, and validators only to the address they belong to. A
// name and a password in the address are meant for this feed, and go before a secret for its whole origin.
func (c *Client) request(ctx context.Context, t *trip, secrets []Secret) *http.Request {
	h := http.Header{
		"User-Agent":      {c.options.UserAgent},
		"Accept":          {t.accept},
		"Accept-Encoding": {acceptEncoding},
	}
	if t.state.URL == t.at.String() && !c.options.Forgetful {
		setValidator(h, "If-None-Match", t.state.ETag)
		setValidator(h, "If-Modified-Since", t.state.LastModified)
	}
	for _, s := range secrets {
		h.Set(s.Header, s.Value)
	}
	r := (&http.Request{Method: http.MethodGet, URL: t.at, Host: t.at.Host, Header: h}).WithContext(ctx)
	if user := t.credentials(); user != nil {
		password, _ := user.Password()
		r.SetBasicAuth(user.Username(), password)
	}
	return r
}

// take reads an answer: its head always, its body when it is what was asked for.
func (c *Client) take(ctx context.Context, answer *http.Response, t *trip, cut func()) (Response, string, error) {
	resp := c.head(answer)
	switch {
	case isRedirect[resp.Status] && answer.Header.Get("Location") != "":
		return resp, answer.Header.Get("Location"), nil
	case resp.Status == http.StatusNotModified && conditional(answer.Request):
		resp.NotModified = true
		return resp, "", nil
	case resp.Status < 200 || resp.Status > 299:
		return resp, "", &StatusError{Code: resp.Status, RetryAfter: resp.RetryAfter}
	}
	if t.spend != nil {
		answer.Body = &metered{answer.Body, t.spend}
	}
	if t.sink != nil {
		if err := mishap.Contain(func() error { return t.sink.pour(answer, cut) }); err != nil {
			return resp, "", fmt.Errorf("read the answer: %w", err)
		}
		return resp, "", nil
	}
	if answer.ContentLength > t.maxBody {
		return resp, "", tooLarge(t.maxBody)
	}
	var body []byte
	err := mishap.Contain(func() (err error) {
		body, err = readBody(answer, t.maxBody, cut, func(bytes int64) error {
			t.patience.pause()
			defer t.patience.begin(cut)
			return t.space.Hold(ctx, bytes)
		})
		return err
	})
	if err != nil {
		return resp, "", fmt.Errorf("read the answer: %w", err)
	}
	resp.Body = body
	hash := fnv.New64a()
	hash.Write(body)
	resp.Hash = hash.Sum64()
	return resp, "", nil
}

func (c *Client) head(answer *http.Response) Response {
	h, now := answer.Header, c.options.Now()
	return Response{
		Status:          answer.StatusCode,
		ContentType:     h.Get("Content-Type"),
		ContentLocation: h.Get("Content-Location"),
		ETag:            validator(h.Get("ETag")),
		LastModified:    validator(h.Get("Last-Modified")),
		Fresh:           freshness(h, now),
		RetryAfter:      retryAfter(h, now),
	}
}

// longestValidator is more than any server's own and too little to be stored for harm.
const longestValidator = 1 << 10

// validator passes what can be sent back byte for byte and drops the rest: a request with a control character in it
// would never leave, and the feed would fail for ever.
func validator(v string) string {
	if len(v) > longestValidator || !httpguts.ValidHeaderFieldValue(v) {
		return ""
	}
	return v
}

func setValidator(h http.Header, name, value string) {
	if value = validator(value); value != "" {
		h.Set(name, value)
	}
}

func conditional(r *http.Request) bool {
	return r.Header.Get("If-None-Match") != "" || r.Header.Get("If-Modified-Since") != ""
}

// dispose closes an answer; a small rest is read first, so that the connection can be used again. One that does not come
// at once is not waited for: cut is called.
func dispose(answer *http.Response, cut func()) {
	const small = 4 << 10
	if answer.ContentLength >= 0 && answer.ContentLength <= small {
		patience := time.AfterFunc(time.Second, cut)
		_, _ = io.CopyN(io.Discard, answer.Body, small)
		patience.Stop()
	}
	_ = answer.Body.Close()
}
