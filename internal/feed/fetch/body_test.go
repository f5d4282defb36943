package fetch

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zstd"
)

// packers are the codings as a server applies them.
var packers = map[string]func(io.Writer) io.WriteCloser{
	"gzip":    func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) },
	"deflate": func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) },
	"bare": func(w io.Writer) io.WriteCloser {
		z, _ := flate.NewWriter(w, 6) // fails for unknown levels only
		return z
	},
	"br": func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) },
	"zstd": func(w io.Writer) io.WriteCloser {
		z, _ := zstd.NewWriter(w) // fails for wrong options only
		return z
	},
}

func pack(t *testing.T, body []byte, codings ...string) []byte {
	t.Helper()
	for _, coding := range codings {
		var b bytes.Buffer
		w := packers[coding](&b)
		if _, err := w.Write(body); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		body = b.Bytes()
	}
	return body
}

func encoded(body []byte, labels ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for _, l := range labels {
			w.Header().Add("Content-Encoding", l)
		}
		_, _ = w.Write(body)
	}
}

func TestCodings(t *testing.T) {
	story := []byte(strings.Repeat("news, ", 1000))
	for _, tc := range []struct {
		name   string
		body   []byte
		labels []string
		want   []byte
	}{
		{"none", story, nil, story},
		{"gzip", pack(t, story, "gzip"), []string{"gzip"}, story},
		{"x-gzip", pack(t, story, "gzip"), []string{"X-GZip"}, story},
		{"br", pack(t, story, "br"), []string{"br"}, story},
		{"zstd", pack(t, story, "zstd"), []string{"zstd"}, story},
		{"deflate", pack(t, story, "deflate"), []string{"deflate"}, story},
		{"deflate without its envelope", pack(t, story, "bare"), []string{"deflate"}, story},
		{"gzip twice", pack(t, story, "gzip", "gzip"), []string{"gzip, gzip"}, story},
		{"gzip twice, two lines", pack(t, story, "gzip", "gzip"), []string{"gzip", "gzip"}, story},
		{"gzip, then br", pack(t, story, "gzip", "br"), []string{"gzip, br"}, story},
		{"gzip in name only", story, []string{"gzip"}, story},
		{"gzip twice in name only", pack(t, story, "gzip"), []string{"gzip, gzip"}, story},
		{"zstd in name only", story, []string{"zstd"}, story},
		{"a charset", story, []string{"UTF-8"}, story},
		{"identity and gzip", pack(t, story, "gzip"), []string{"identity, gzip"}, story},
		{"empty gzip", nil, []string{"gzip"}, nil},
		{"empty br", nil, []string{"br"}, nil},
		{"members in a row", append(pack(t, story[:60], "gzip"), pack(t, story[60:], "gzip")...), []string{"gzip"}, story},
	} {
		t.Run(tc.name, func(t *testing.T) {
			n := newNewsroom(t)
			n.host("a.example:80", "198.51.100.1", encoded(tc.body, tc.labels...))
			got := get(t, n.client(nil), Request{URL: "http://a.example/"})
			if !bytes.Equal(got.Body, tc.want) {
				t.Errorf("%d bytes %.40q, want %d", len(got.Body), got.Body, len(tc.want))
			}
		})
	}
}

func TestBombs(t *testing.T) {
	const limit = 1 << 20
	zeros := make([]byte, 64<<20)
	for _, tc := range []struct {
		name   string
		body   []byte
		labels []string
	}{
		{"gzip", pack(t, zeros, "gzip"), []string{"gzip"}},
		{"br", pack(t, zeros, "br"), []string{"br"}},
		{"zstd", pack(t, zeros, "zstd"), []string{"zstd"}},
		{"gzip twice", pack(t, zeros, "gzip", "gzip"), []string{"gzip, gzip"}},
		{"gzip members of nothing", bytes.Repeat(pack(t, nil, "gzip"), 100_000), []string{"gzip"}},
		{"announced", zeros, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			n := newNewsroom(t)
			n.host("a.example:80", "198.51.100.1", encoded(tc.body, tc.labels...))
			_, err := n.client(func(o *Options) { o.MaxBody = limit }).Get(t.Context(), Request{URL: "http://a.example/"})
			if !errors.Is(err, ErrTooLarge) {
				t.Fatalf("error %v", err)
			}
			if got := Reason(err); got != "It is larger than 1 MB and was not read." {
				t.Errorf("reason %q", got)
			}
		})
	}
}

// The layers are counted before they are gathered: 256 KB of head name 50,000 of them.
func TestCodingsWithoutEnd(t *testing.T) {
	h := http.Header{"Content-Encoding": {strings.Repeat("br,", 1<<20), "x, gzip, ZSTD , utf-8"}}
	if diff := cmp.Diff([]string{"zstd", "gzip", "br", "br"}, codings(h)); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
}

func TestEndlessBody(t *testing.T) {
	c, at := realServer(t, func(w http.ResponseWriter, _ *http.Request) {
		for {
			if _, err := w.Write(make([]byte, 64<<10)); err != nil {
				return
			}
		}
	})
	fails(t, c, Request{URL: at}, ErrTooLarge)
}

func TestEndlessHead(t *testing.T) {
	c, at := realServer(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Long", strings.Repeat("x", 1<<20))
	})
	if _, err := c.Get(t.Context(), Request{URL: at}); err == nil {
		t.Error("a head of 1 MB was read")
	}
}

// A body that breaks off is an error, never a shorter feed.
func TestBodyCutShort(t *testing.T) {
	whole := pack(t, []byte(strings.Repeat("news, ", 1000)), "gzip")
	for name, handler := range map[string]http.HandlerFunc{
		"connection": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "1000")
			_, _ = io.WriteString(w, "half")
		},
		"gzip": encoded(whole[:len(whole)/2], "gzip"),
	} {
		c, at := realServer(t, handler)
		_, err := c.Get(t.Context(), Request{URL: at})
		if got := Reason(err); got != "The connection broke off." {
			t.Errorf("%s: %q, of %v", name, got, err)
		}
	}
}

func TestHashTellsBodiesApart(t *testing.T) {
	body := "a"
	c, at := realServer(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, body) })
	a, again := get(t, c, Request{URL: at}), get(t, c, Request{URL: at})
	body = "b"
	b := get(t, c, Request{URL: at})
	if a.Hash != again.Hash || a.Hash == b.Hash || a.Hash == 0 {
		t.Errorf("hashes %x, %x, %x", a.Hash, again.Hash, b.Hash)
	}
}
