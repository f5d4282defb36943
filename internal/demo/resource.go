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
	packed func() []byte // the body in gzip
}

// seal completes a resource whose body is final.
func (r *resource) seal() *resource {
	h := fnv.New64a()
	_, _ = h.Write(r.body) // never fails
	r.etag = fmt.Sprintf("%016x", h.Sum64())
	r.packed = sync.OnceValue(func() []byte { return pack(r.body) })
	return r
}

// packers are kept because a new one costs nearly a megabyte, which is more work than the packing.
var packers = sync.Pool{New: func() any {
	z, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // the level is known
	return z
}}

func pack(body []byte) []byte {
	z := packers.Get().(*gzip.Writer)
	defer packers.Put(z)
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
			body, tag = r.packed(), `"`+r.etag+`-gzip"`
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

// shelf keeps resources by their absolute address.
type shelf struct {
	mu   sync.Mutex
	made map[string]func() *resource
}

// shelfLimit bounds a shelf: the whole paper under two host names. Beyond it somebody is making names up.
const shelfLimit = 4096

// get returns what is kept under an address, made first if need be; two who ask at once wait for one making.
func (s *shelf) get(address string, produce func() *resource) *resource {
	s.mu.Lock()
	made := s.made[address]
	if made == nil {
		if s.made == nil || len(s.made) >= shelfLimit {
			s.made = map[string]func() *resource{}
		}
		made = sync.OnceValue(produce)
		s.made[address] = made
	}
	s.mu.Unlock()
	return made()
}
