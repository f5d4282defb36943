package fetch

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"testing"
	"time"
)

func TestLargeBodyRunsIntoASink(t *testing.T) {
	n := newNewsroom(t)
	body := bytes.Repeat([]byte("sound "), 1<<20)
	n.host("paper.example:80", "198.51.100.7", func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/packed" {
			encoded(pack(t, body, "gzip"), "gzip")(w, r)
			return
		}
		w.Header().Set("Content-Length", "6291456")
		_, _ = w.Write(body)
	})
	c := n.client(func(o *Options) { o.MaxBody, o.Timeout = 1<<10, time.Hour })
	for _, path := range []string{"/film", "/packed"} {
		var got bytes.Buffer
		var told, of int64
		sink := Sink{To: &got, Most: int64(len(body)), Told: func(bytes, whole int64) { told, of = bytes, whole }}
		resp, err := c.Get(context.Background(), Request{URL: "http://paper.example" + path, Kind: File, Into: &sink})
		if err != nil || len(resp.Body) > 0 || !bytes.Equal(got.Bytes(), body) {
			t.Fatalf("%s: %v, %d bytes held, %d in the sink", path, err, len(resp.Body), got.Len())
		}
		if told != int64(len(body)) || path == "/film" && of != told || path == "/packed" && of != 0 {
			t.Errorf("%s: %d of %d bytes were told", path, told, of)
		}
	}
	for _, path := range []string{"/film", "/packed"} {
		var got bytes.Buffer
		_, err := c.Get(context.Background(), Request{URL: "http://paper.example" + path, Into: &Sink{To: &got, Most: 1 << 20}})
		if !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: more than the most is %v", path, err)
		}
	}
}
