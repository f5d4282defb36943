package fetch

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestReason(t *testing.T) {
	for _, tc := range []struct {
		err  error
		want string
	}{
		{nil, ""},
		{ErrOffline, "We are offline; nothing is fetched."},
		{tooLarge(20 << 20), "It is larger than 20 MB and was not read."},
		{&StatusError{Code: 404}, "There is nothing at this address (404)."},
		{&StatusError{Code: 500}, "The server is in trouble (500)."},
		{&StatusError{Code: 418}, "The server gave no page but the answer 418."},
		{&StatusError{Code: 429, RetryAfter: 24 * time.Hour}, "The server asks us to come less often (429). It asks for a pause of 1 day."},
		{&StatusError{Code: 503, RetryAfter: 90 * time.Minute}, "The server is overloaded or under repair (503). It asks for a pause of 2 hours."},
		{&net.DNSError{Name: "nowhere.example", IsNotFound: true}, "There is no server named nowhere.example."},
		{&net.DNSError{IsTimeout: true}, "There is no network, or no name server answers."},
		{&net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}, "The server does not accept connections."},
		{&net.OpError{Op: "proxyconnect", Err: syscall.ECONNREFUSED}, "The proxy cannot be reached."},
		{&net.OpError{Op: "dial", Err: syscall.ENETUNREACH}, "There is no network."},
		{io.ErrUnexpectedEOF, "The connection broke off."},
		{errors.New("odd \x1b]52;c;QQ==\x07thing"), "odd ]52;c;QQ==thing"},
	} {
		err := tc.err
		if err != nil {
			err = fmt.Errorf("refresh: %w", &failure{"http://a.example/", err})
		}
		if got := Reason(err); got != tc.want {
			t.Errorf("%v:\n got %q\nwant %q", tc.err, got, tc.want)
		}
	}
}

// Nothing a server sends, and no secret of the address, may reach a person or a log through an error.
func errorsAreClean(t *testing.T) {
	hostile := "\x1b]52;c;Q0FOQVJZ\x07"
	for name, reply := range map[string]string{
		"reason phrase": "HTTP/1.1 500 " + hostile + "\r\n\r\n",
		"status line":   "HTTP/1.1 " + hostile + "\r\n\r\n",
		"no HTTP":       hostile + "\r\n\r\n",
		"location":      "HTTP/1.1 302 Found\r\nLocation: http://" + hostile + "/\r\n\r\n",
		"scheme":        "HTTP/1.1 302 Found\r\nLocation: x-\u202e:" + hostile + "\r\n\r\n",
		"retry-after":   "HTTP/1.1 503 x\r\nRetry-After: " + hostile + "\r\n\r\n",
		"header":        "HTTP/1.1 200 OK\r\n" + hostile + "\r\n\r\n",
		"length":        "HTTP/1.1 200 OK\r\nContent-Length: " + hostile + "\r\n\r\n",
		"encoding":      "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\x1f\x8b\x1b\x07",
		"chunks":        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + hostile + "\r\n",
		"transfer":      "HTTP/1.1 200 OK\r\nTransfer-Encoding: " + hostile + "\r\n\r\n",
		"nothing":       "",
		"endless line":  strings.Repeat("HTTP?", 40<<10) + "\r\n\r\n",
		"endless name":  "HTTP/1.1 302 Found\r\nLocation: http://" + strings.Repeat("a.", 100<<10) + "example/\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			c, at := realServer(t, func(w http.ResponseWriter, _ *http.Request) {
				conn, _, err := http.NewResponseController(w).Hijack()
				if err != nil {
					t.Error(err)
					return
				}
				_, _ = io.WriteString(conn, reply)
				_ = conn.Close()
			})
			_, err := c.Get(t.Context(), Request{URL: strings.Replace(at, "://", "://me:hunter2@", 1) + "/feed?token=hunter3"})
			if err == nil {
				t.Fatal("no error")
			}
			for _, said := range []string{err.Error(), Reason(err)} {
				if strings.ContainsAny(said, "\x1b\x07\u202e") || strings.Contains(said, "hunter") {
					t.Errorf("said %q", said)
				}
				if len(said) > 500 {
					t.Errorf("said %d bytes", len(said))
				}
			}
		})
	}
}
