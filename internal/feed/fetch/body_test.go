package fetch

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zstd"

	"reader/internal/mishap"
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

func bombs(t *testing.T) {
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
func codingsWithoutEnd(t *testing.T) {
	h := http.Header{"Content-Encoding": {strings.Repeat("br,", 1<<20), "x, gzip, ZSTD , utf-8"}}
	if diff := cmp.Diff([]string{"zstd", "gzip", "br", "br"}, codings(h)); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
}

func endlessBody(t *testing.T) {
	c, at := realServer(t, func(w http.ResponseWriter, _ *http.Request) {
		for {
			if _, err := w.Write(make([]byte, 64<<10)); err != nil {
				return
			}
		}
	})
	fails(t, c, Request{URL: at}, ErrTooLarge)
}

// A head without end is left after some hundred kilobytes.
func endlessHead(t *testing.T) {
	for name, line := range map[string]string{
		"in one line": strings.Repeat("x", 16<<10), "in many lines": "x\r\n" + strings.Repeat("X: x\r\n", 2<<10) + "X: ",
	} {
		told := make(chan int, 1)
		c, at := rawServer(t, func(conn net.Conn) {
			_, err := io.WriteString(conn, "HTTP/1.1 200 OK\r\nX: ")
			sent := 0
			for ; err == nil && sent < 64<<20; sent += len(line) {
				_, err = io.WriteString(conn, line)
			}
			told <- sent
		})
		_, err := c.Get(t.Context(), Request{URL: at})
		if sent := <-told; err == nil || Reason(err) == "" || sent > 16<<20 { // the system's buffers among it
			t.Errorf("%s: a head of %d MB was taken: %v", name, sent>>20, err)
		}
	}
}

// A length below nothing is no answer that anybody can read.
func lengthBelowNothing(t *testing.T) {
	c, at := rawServer(t, func(conn net.Conn) {
		_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nnews")
	})
	if resp, err := c.Get(t.Context(), Request{URL: at}); err == nil || len(resp.Body) > 0 {
		t.Errorf("%q was read: %v", resp.Body, err)
	}
}

// rawServer is a server on loopback that says what it likes on its one connection, and a client that trusts it.
func rawServer(t *testing.T, say func(net.Conn)) (*Client, string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	group.Go(func() {
		conn, err := l.Accept()
		if err != nil {
			return
		}
		defer conn.Close()
		if _, err := http.ReadRequest(bufio.NewReader(conn)); err == nil {
			say(conn)
		}
	})
	c := New(Options{Proxy: direct, Trusted: trust("http://" + l.Addr().String())})
	t.Cleanup(func() {
		c.Close()
		_ = l.Close()
		group.Wait()
	})
	return c, "http://" + l.Addr().String()
}

// What HTTP/2 takes in before anybody reads it stands outside the Room: it must be little.
func readAhead(t *testing.T) {
	sent := make(chan int, 1)
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(500 * time.Millisecond)) // by then it has sent what it may
		n := 0
		for err := error(nil); err == nil && n < 16<<20 && r.ProtoMajor == 2; n += 16 << 10 {
			_, err = w.Write(make([]byte, 16<<10))
		}
		sent <- n
	}))
	s.EnableHTTP2 = true
	s.StartTLS()
	defer s.Close()
	roots := s.Client().Transport.(*http.Transport).TLSClientConfig
	c := New(Options{Proxy: direct, Trusted: trust(Origin(s.URL)), TLS: roots})
	defer c.Close()
	room := NewRoom(1, 1)
	other, ours := room.Enter(), room.Enter()
	if err := other.Hold(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	group.Go(func() { _, _ = c.Get(t.Context(), Request{URL: s.URL, Space: ours}) })
	if n := <-sent; n == 0 || n > 4*ahead {
		t.Errorf("%d bytes were taken in while there was no room for them", n)
	}
	other.Leave()
	group.Wait()
	ours.Leave()
}

// A window that ends in the moment in which the reader pauses says nothing of the server: it must neither cut the body
// nor begin another one.
func dripWhileWeWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var cut atomic.Int32
		d := watch(strings.NewReader(strings.Repeat("news", dripBytes)), func() { cut.Add(1) })
		last := d.window
		d.stop()
		d.judge(last)
		<-time.After(time.Hour) // by the bubble's clock
		_, _ = d.Read(make([]byte, dripBytes))
		d.judge(last)
		<-time.After(time.Hour)
		if n := cut.Load(); n > 0 {
			t.Errorf("the body was cut %d times", n)
		}
		d.resume()
		d.judge(last)
		if cut.Load() > 0 {
			t.Error("a window that had just begun was judged")
		}
		<-time.After(time.Hour)
		if n := cut.Load(); n != 1 {
			t.Errorf("a body of which nothing comes was cut %d times", n)
		}
	})
}

// A body that breaks off is an error, never a shorter feed.
func bodyCutShort(t *testing.T) {
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

// brokenBody lets our own code break over a body: it costs that answer, and no turn of its server's.
func brokenBody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n, kept := newNewsroom(t), 0
		n.host("tide.example:80", "198.51.100.1", say("x"))
		c := n.client(func(o *Options) {
			o.PerHost, o.Mishaps = 1, mishap.NewLog(func(*mishap.Error) string { kept++; return "" })
		})
		cracks := 0
		crack := func(int64) error {
			if cracks++; cracks == 1 { // what is left of the body is thrown away
				panic("a part that is not there")
			}
			return nil
		}
		for _, r := range []Request{{Spend: crack}, {Into: &Sink{To: io.Discard, Most: 9, Told: func(bytes, _ int64) { _ = crack(bytes) }}}} {
			cracks = 0
			r.URL, r.Kind = "http://tide.example/feed", Feed
			if _, err := c.Get(t.Context(), r); !errors.As(err, new(*mishap.Error)) {
				t.Errorf("the error is %v", err)
			}
		}
		if answer, err := c.Get(t.Context(), Request{URL: "http://tide.example/feed", Kind: Feed}); err != nil || string(answer.Body) != "x" || kept != 2 {
			t.Errorf("then it is %q, %v; %d reports", answer.Body, err, kept)
		}
	})
}
