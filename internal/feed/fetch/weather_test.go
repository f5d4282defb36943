package fetch

import (
	"net"
	"net/http"
	"net/url"
	"os"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

// slept asks a server while the machine sleeps for ten minutes: what broke off is asked for once more, and only when it
// breaks off again is that the server's fault.
func slept(t *testing.T) {
	for _, c := range []struct {
		name            string
		sleeps          time.Duration
		broken, answers int32 // connections that break off, and requests that are made
	}{
		{"ten minutes of sleep", 10 * time.Minute, 1, 2},
		{"ten minutes of sleep, and a server that is broken", 10 * time.Minute, 9, 2},
		{"no sleep", time.Second, 1, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			var asked atomic.Int32
			var now atomic.Int64
			now.Store(monday.UnixNano())
			at, _ := counting(t, "tcp4", "127.0.0.1:0", func(w http.ResponseWriter, _ *http.Request) {
				if asked.Add(1) > c.broken {
					say("awake")(w, nil)
					return
				}
				now.Add(int64(c.sleeps))
				conn, _, err := http.NewResponseController(w).Hijack()
				if err == nil {
					err = conn.(*net.TCPConn).SetLinger(0)
				}
				if err != nil {
					t.Error(err)
				}
				_ = conn.Close() // a reset
			})
			client := New(Options{Proxy: direct, Trusted: trust(Origin(at)), Now: func() time.Time { return time.Unix(0, now.Load()) }})
			defer client.Close()
			resp, err := client.Get(t.Context(), Request{URL: at})
			if fine := asked.Load() > c.broken; asked.Load() != c.answers || fine != (err == nil) || fine && string(resp.Body) != "awake" {
				t.Errorf("%d requests, %q, %v", asked.Load(), resp.Body, err)
			}
		})
	}
}

// nameServers have every kind of trouble. Whether a name does not exist or nobody can be asked is told apart: a feed is to
// blame for the first alone.
func nameServers(t *testing.T) {
	at, _ := counting(t, "tcp4", "127.0.0.1:0", say("news"))
	home, _ := url.Parse(at)
	loopback := func(m *dnsmessage.Message) bool {
		q := m.Questions[0]
		if q.Type == dnsmessage.TypeA {
			m.Answers = []dnsmessage.Resource{{
				Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class}, Body: &dnsmessage.AResource{A: [4]byte{127, 0, 0, 1}},
			}}
		}
		return true
	}
	code := func(c dnsmessage.RCode) func(*dnsmessage.Message) bool {
		return func(m *dnsmessage.Message) bool { m.RCode = c; return true }
	}
	var questions atomic.Int32
	for _, c := range []struct {
		name    string
		reply   func(*dnsmessage.Message) bool
		offline bool
		says    string // nothing when the page comes
		slow    bool
	}{
		{"only an address of IPv4", loopback, false, "", false},
		{"late", func(m *dnsmessage.Message) bool { time.Sleep(300 * time.Millisecond); return loopback(m) }, false, "", false},
		{"lost once", func(m *dnsmessage.Message) bool { return questions.Add(1) > 2 && loopback(m) }, false, "", false},
		{"no such name", code(dnsmessage.RCodeNameError), false, "There is no server named news.example.", false},
		{"a name without addresses", func(*dnsmessage.Message) bool { return true }, false, "There is no server named news.example.", false},
		{"in trouble", code(dnsmessage.RCodeServerFailure), true, "There is no network, or no name server answers.", false},
		{"refusing", code(dnsmessage.RCodeRefused), true, "There is no network, or no name server answers.", false},
		{"silent", func(*dnsmessage.Message) bool { return false }, true, "There is no network, or no name server answers.", true},
		{"an answer to another question", func(m *dnsmessage.Message) bool {
			m.Questions[0].Name = dnsmessage.MustNewName("evil.example.")
			return loopback(m)
		}, true, "There is no network, or no name server answers.", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.slow && os.Getenv("READER_LONG") == "" {
				t.Skip("it is waited for ten seconds; READER_LONG has it tried")
			}
			t.Parallel()
			name := "http://news.example:" + home.Port()
			client := New(Options{Proxy: direct, Trusted: trust(name), Resolver: troubledServer(t, c.reply), Timeout: 12 * time.Second})
			defer client.Close()
			_, err := client.Get(t.Context(), Request{URL: name})
			if Reason(err) != c.says || Offline(err) != c.offline {
				t.Errorf("it says %q, of being offline %v: %v", Reason(err), Offline(err), err)
			}
		})
	}
}
