package main

import (
	"bufio"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os/exec"
	"strings"
	"testing"
)

// hostileLog is what libraries write to the log of the process: nobody asked for it, and it would stand on the screen.
func hostileLog(t *testing.T) {
	t.Run("T6 a server that speaks out of turn", func(t *testing.T) {
		address := outOfTurn(t)
		cmd := exec.Command("reader", "--data", t.TempDir(), "add", "http://"+address+"/feed.xml")
		said, err := cmd.CombinedOutput()
		if err != nil || !strings.Contains(string(said), "The Quiet Paper") {
			t.Fatalf("%v: %s", err, said)
		}
		if strings.Contains(string(said), "canary") {
			t.Errorf("what it said is shown: %q", said)
		}
		showable(t, string(said))
	})
	t.Run("T6 the log of the process", func(t *testing.T) { // which a bystander keeps off the screen, too, where there is one
		code := run([]string{"--version"}, streams{strings.NewReader(""), io.Discard, io.Discard})
		if code != exitDone || log.Writer() != io.Discard {
			t.Errorf("reader --version ends with %d, and what libraries log goes to %T", code, log.Writer())
		}
	})
}

// outOfTurn serves a feed, and behind each answer bytes that nobody asked for, which net/http complains of in its log.
func outOfTurn(t *testing.T) (address string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	const feed = `<rss version="2.0"><channel><title>The Quiet Paper</title><item><title>Rain</title><guid>1</guid></item></channel></rss>`
	serve := func(c net.Conn) {
		defer c.Close()
		for in := bufio.NewReader(c); ; {
			if _, err := http.ReadRequest(in); err != nil {
				return
			}
			fmt.Fprintf(c, "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: %d\r\n\r\n%scanary\x1b[2J", len(feed), feed)
		}
	}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go serve(c)
		}
	}()
	return l.Addr().String()
}
