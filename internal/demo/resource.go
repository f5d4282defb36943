package demo

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"hash/fnv"
	"net/http"
	"strings"
	"sync"
	"time"
)

// resource is an answer that has been made and is kept.
type resource struct {
	status      int // 200 when zero
	contentType string
	body        []byte
	modified    time.Time
	stored      bool   // not worth compressing: a picture
	links       string // Link header

	etag   string
	zipped func() []byte // the body in gzip
}

// seal completes a resource whose body is final.
func (r *resource) seal() *resource {
	h := fnv.New64a()
	_, _ = h.Write(r.body) // never fails
	r.etag = fmt.Sprintf("%016x", h.Sum64())
	r.zipped = sync.OnceValue(func() []byte { return zip(r.body) })
	return r
}

// zippers are kept because a new one costs nearly a megabyte, which is more work than the zipping.
var zippers = sync.Pool{New: func() any {
	z, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // the level is known
	return z
}}

func zip(body []byte) []byte {
	z := zippers.Get().(*gzip.Writer)
	defer zippers.Put(z)
	var b bytes.Buffer
	z.Reset(&b)
	_, _ = z.Write(body) // a buffer never fails
	_ = z.Close()
	return b.Bytes()
}

// ServeHTTP answers conditionally (RFC 9110 §13) and in gzip where the client reads it.
func (r *resource) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	body, tag := r.body, `"`+r.etag+`"`
	h := w.Header()
	if !r.stored {
		h.Set("Vary", "Accept-Encoding")
		if strings.Contains(req.Header.Get("Accept-Encoding"), "gzip") {
			body, tag = r.zipped(), `"`+r.etag+`-gzip"`
			h.Set("Content-Encoding", "gzip")
		}
	}
	if r.links != "" {
		h.Set("Link", r.links)
	}
	h.Set("Content-Type", r.contentType)
	if r.status != 0 && r.status != http.StatusOK {
		w.WriteHeader(r.status)
		if req.Method != http.MethodHead {
			_, _ = w.Write(body) // the client may have gone
		}
		return
	}
	h.Set("ETag", tag)
	http.ServeContent(w, req, "", r.modified, bytes.NewReader(body))
}

// cache keeps resources by their absolute address.
type cache struct {
	mu   sync.Mutex
	made map[string]func() *resource
}

// cacheLimit bounds a cache: the whole paper under two host names. Beyond it somebody is making names up.
const cacheLimit = 4096

// get returns what is kept under an address, made first if need be; two who ask at once wait for one making.
func (c *cache) get(address string, produce func() *resource) *resource {
	c.mu.Lock()
	made := c.made[address]
	if made == nil {
		if c.made == nil || len(c.made) >= cacheLimit {
			c.made = map[string]func() *resource{}
		}
		made = sync.OnceValue(produce)
		c.made[address] = made
	}
	c.mu.Unlock()
	return made()
}
