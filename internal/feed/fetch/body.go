package fetch

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

const acceptEncoding = "gzip, br, zstd"

// maxCodings bounds the layers of Content-Encoding; two are a common accident, more are none.
const maxCodings = 4

// readBody reads and inflates a body. The bytes on the wire and the output of every layer are held to limit, so that
// neither a bomb nor a stream that inflates to nothing goes on for ever; cut is called when the server drips. hold waits
// until there is room for a body of so many bytes; the server is not to blame for the time that takes.
func readBody(answer *http.Response, limit int64, cut func(), hold func(bytes int64) error) ([]byte, error) {
	wire, stop, err := openBody(answer, limit, cut)
	if err != nil {
		return nil, err
	}
	defer stop()
	first := int64(smallBody)
	if answer.ContentLength > 0 {
		first = min(answer.ContentLength+1, largeBody) // and one, to meet the end without growing
	}
	return gather(wire.inflated, first, limit+1, func(bytes int64) error {
		wire.stop()
		defer wire.resume()
		return hold(bytes)
	})
}

// flow is a body that comes over the line, watched, and what it inflates to.
type flow struct {
	*drip
	inflated io.Reader
}

// openBody begins to read a body, in the manner of readBody. It is to be stopped at the end.
func openBody(answer *http.Response, limit int64, cut func()) (flow, func(), error) {
	if answer.ContentLength > limit {
		return flow{}, nil, tooLarge(limit) // there is no need to see it
	}
	wire := watch(answer.Body, cut)
	stops := []func(){wire.stop}
	stop := func() {
		for _, s := range slices.Backward(stops) {
			s()
		}
	}
	var r io.Reader = &capped{Reader: wire, left: limit, limit: limit}
	for _, coding := range codings(answer.Header) {
		inflated, ended, err := coders[coding](bufio.NewReader(r))
		if err != nil {
			stop()
			return flow{}, nil, fmt.Errorf("inflate %s: %w", coding, err)
		}
		stops = append(stops, ended)
		r = &capped{Reader: inflated, left: limit, limit: limit}
	}
	return flow{wire, r}, stop, nil
}

// The room that is taken for a body at first: when its length is not known, and at the most.
const (
	smallBody = 32 << 10
	largeBody = 1 << 20
)

// gather reads all there is into room that doubles as it fills up, to most bytes; r ends before it has given that many.
func gather(r io.Reader, first, most int64, hold func(bytes int64) error) ([]byte, error) {
	var body []byte
	for more := first; ; {
		if len(body) == cap(body) {
			if err := hold(int64(cap(body)) + more); err != nil {
				return nil, err
			}
			body = slices.Grow(body, int(more))
			more = max(min(int64(cap(body)), most-int64(cap(body))), 1)
		}
		n, err := r.Read(body[len(body):cap(body)])
		body = body[:len(body)+n]
		switch {
		case errors.Is(err, io.EOF):
			return body, nil
		case err != nil:
			return nil, err
		}
	}
}

// codings lists the layers of Content-Encoding from the outermost in, in lower case.
func codings(h http.Header) []string {
	var list []string
	named := strings.Split(strings.Join(h.Values("Content-Encoding"), ","), ",")
	for _, name := range slices.Backward(named) {
		if name = strings.ToLower(strings.TrimSpace(name)); coders[name] == nil {
			continue // servers name charsets here; the parser sees what it is
		}
		if list = append(list, name); len(list) == maxCodings {
			break
		}
	}
	return list
}

// A coder takes one layer off. A body that is not what its label says passes as it is.
type coder func(*bufio.Reader) (r io.Reader, stop func(), err error)

var coders = map[string]coder{
	"gzip": ungzip, "x-gzip": ungzip, "deflate": undeflate, "br": unbrotli, "zstd": unzstd,
}

func ungzip(r *bufio.Reader) (io.Reader, func(), error) {
	if magic, _ := r.Peek(2); string(magic) != "\x1f\x8b" {
		return r, func() {}, nil
	}
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, nil, err
	}
	return z, func() { _ = z.Close() }, nil
}

// undeflate reads zlib, as the standard has it, or bare deflate, as some servers have it.
func undeflate(r *bufio.Reader) (io.Reader, func(), error) {
	magic, _ := r.Peek(2)
	if len(magic) == 2 && magic[0]&0x0f == 8 && (uint(magic[0])<<8|uint(magic[1]))%31 == 0 {
		z, err := zlib.NewReader(r)
		if err != nil {
			return nil, nil, err
		}
		return z, func() { _ = z.Close() }, nil
	}
	z := flate.NewReader(r)
	return z, func() { _ = z.Close() }, nil
}

func unbrotli(r *bufio.Reader) (io.Reader, func(), error) {
	if _, err := r.Peek(1); errors.Is(err, io.EOF) {
		return r, func() {}, nil
	}
	return brotli.NewReader(r), func() {}, nil
}

func unzstd(r *bufio.Reader) (io.Reader, func(), error) {
	if magic, _ := r.Peek(4); string(magic) != "\x28\xb5\x2f\xfd" {
		return r, func() {}, nil
	}
	// RFC 9659 holds the window of a content coding to 8 MB. One goroutine's worth of decoder is enough for a page.
	z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(8<<20))
	if err != nil {
		return nil, nil, err
	}
	return z, z.Close, nil
}

// capped fails with ErrTooLarge, and not with a silent end, when more than left comes.
type capped struct {
	io.Reader
	left, limit int64
}

func (c *capped) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	if c.left -= int64(n); c.left < 0 {
		return 0, tooLarge(c.limit)
	}
	return n, err
}

// metered tells what it costs to read a body.
type metered struct {
	io.ReadCloser
	spend func(bytes int64) error
}

func (m *metered) Read(p []byte) (int, error) {
	n, err := m.ReadCloser.Read(p)
	if cost := m.spend(int64(n)); cost != nil {
		return 0, cost
	}
	return n, err
}

// A body slower than dripBytes in dripWindow is given up: 26 bytes a second are below any line that carries news, and
// the windows of a dozen slow servers must not add up to a refresh that never ends.
const (
	dripWindow = 10 * time.Second
	dripBytes  = 256
)

// drip measures how a body flows, window after window. Between stop and resume no window runs: what judges the last one may
// be under way already, and finds that it is over.
type drip struct {
	body   io.Reader
	cut    func()
	mu     sync.Mutex
	read   int64 // in this window
	window int   // the number of this one; those before it are over
	timer  *time.Timer
}

func watch(body io.Reader, cut func()) *drip {
	d := &drip{body: body, cut: cut}
	d.resume()
	return d
}

func (d *drip) Read(p []byte) (int, error) {
	n, err := d.body.Read(p)
	d.mu.Lock()
	d.read += int64(n)
	d.mu.Unlock()
	return n, err
}

func (d *drip) stop() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.window++
	d.timer.Stop()
}

// resume begins a new window.
func (d *drip) resume() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.begin()
}

func (d *drip) begin() {
	d.window++
	d.read = 0
	window := d.window
	d.timer = time.AfterFunc(dripWindow, func() { d.judge(window) })
}

// judge ends a window: the next one begins, or the body is given up.
func (d *drip) judge(window int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	switch {
	case window != d.window:
	case d.read < dripBytes:
		d.cut()
	default:
		d.begin()
	}
}
