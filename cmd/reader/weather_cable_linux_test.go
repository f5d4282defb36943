package main

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"golang.org/x/sys/unix"
)

// unplugged opens the interface a day later on a machine whose only cable is pulled: it is there at once, and who asks for
// news is told so in one place, while what is stored opens. With the cable back the same key brings the news.
func (f *faults) unplugged(t *testing.T) {
	pull, plug := ownCable(t)
	paper := newPressroom(t)
	g := f.on(t)
	g.site = paper.URL
	g.furnish()
	paper.times()

	pull()
	x := startTerminal(t, 120, 40, append(environ(g.data), "READER_NOW="+nextDay), g.program)
	x.expect("T H E   R E A D E R") // until the first feed is asked for it is online, which may be over before anybody looks
	x.press("R")
	x.expect("no network")
	x.expect("You are offline") // the refresh is over: while one is under way, no other begins
	x.press("2")
	x.expect("1 / ", "YESTERDAY")
	x.press("enter")
	x.expect("‹", "Eleven captains")
	x.press("[")
	if screen := x.expect("1 / ", "no network"); strings.Contains(screen, "failed") {
		t.Errorf("a network that is not there is said to be a failure:\n%s", screen)
	}

	plug()
	x.press("R")
	x.expect("online")
	x.expectGone("no network")
	if len(paper.times()) == 0 {
		t.Error("nothing was asked for when the cable was back")
	}
	x.press("q")
	if err := x.waitEnd(); err != nil {
		t.Errorf("it ends with %v", err)
	}
}

// pulled takes the cable away while half of a feed is here: the interface says so in one place, blames nobody, and is read
// on. With the cable back the same key brings all of the feed.
func (f *faults) pulled(t *testing.T) {
	at := []string{"198.51.100.1", "198.51.100.2"}
	pull, plug := ownCable(t, at...)
	half, whole, stories := make(chan bool, 1), make(chan bool, 9), func(n int) string {
		return feedOf("", strings.Join([]string{
			`<item><title>Boats of Tuesday</title><guid>2</guid></item>`, `<item><title>Boats of Monday</title><guid>1</guid></item>`,
		}[2-n:], ""))
	}
	var asked atomic.Int32
	breaking := listening(t, at[0], func(w http.ResponseWriter, r *http.Request) {
		switch asked.Add(1) {
		case 1:
			fmt.Fprint(w, stories(1))
		case 2:
			fmt.Fprint(w, stories(2)[:250])
			_ = http.NewResponseController(w).Flush()
			half <- true
			<-r.Context().Done()
		default:
			fmt.Fprint(w, stories(2))
		}
	})
	sound := listening(t, at[1], func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, stories(1))
		_ = http.NewResponseController(w).Flush()
		whole <- true
	})
	g := f.on(t)
	g.data = impatient(t, "4s")
	g.must("add", sound+"/feed")
	<-whole
	g.must("add", breaking+"/feed")

	x := startTerminal(t, 120, 40, append(environ(g.data), "READER_NOW="+nextDay), g.program)
	x.expect("T H E   R E A D E R")
	<-half
	<-whole // else it is this feed that finds no network, at once, and the cable is back while the other is waited for
	pull()
	if screen := x.expect("no network"); strings.Contains(screen, "failed") || strings.Contains(screen, "Tuesday") {
		t.Errorf("a cable that is pulled is said to be a failure, or half a feed is there:\n%s", screen)
	}
	x.press("2")
	x.expect("1 / ", "Boats of Monday")
	plug()
	x.press("R")
	x.expect("online", "1 new")
	x.expectGone("no network")
	x.press("r")
	x.expect("Boats of Tuesday")
	x.press("q")
	if err := x.waitEnd(); err != nil {
		t.Errorf("it ends with %v", err)
	}
	g.blamesNobody()
}

// impatient is the folder of a library that gives servers so long for an answer.
func impatient(t *testing.T, patience string) string {
	data := t.TempDir()
	if err := os.WriteFile(filepath.Join(data, "config.toml"), []byte("[fetch]\ntimeout = \""+patience+"\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return data
}

// blamesNobody checks that no failure is counted against a feed.
func (f *faults) blamesNobody() {
	f.t.Helper()
	out, err := f.reader(f.data, listFeeds...)
	if blamed := (ran{Printed: out}).blamed(f.t); err != nil || len(blamed) != 0 {
		f.t.Errorf("blamed are %v, %v", blamed, err)
	}
}

// listening is a server at an address of this network.
func listening(t *testing.T, at string, handler http.HandlerFunc) (home string) {
	t.Helper()
	l, err := net.Listen("tcp", net.JoinHostPort(at, "0"))
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewUnstartedServer(handler)
	_ = s.Listener.Close()
	s.Listener = l
	s.Start()
	t.Cleanup(s.Close)
	return s.URL
}

// ownCable gives the goroutine of a test, and the programs that it starts, a network of their own whose only interface is
// pulled, so that no address has a route, and plugged in again. It has some addresses beside that of loopback. The thread
// ends with the goroutine, and the network with both.
func ownCable(t *testing.T, addresses ...string) (pull, plug func()) {
	t.Helper()
	runtime.LockOSThread()
	if err := unix.Unshare(unix.CLONE_NEWNET); err != nil {
		t.Skipf("a network of its own can only root have: %v", err)
	}
	ip := func(args ...string) {
		if out, err := exec.Command("ip", args...).CombinedOutput(); err != nil {
			t.Skipf("there is no cable to be pulled here: %v: %s", err, out)
		}
	}
	ip("link", "set", "lo", "up")
	plug = func() {
		for _, a := range addresses {
			ip("addr", "add", a+"/32", "dev", "lo")
		}
		ip("addr", "replace", "127.0.0.1/8", "dev", "lo")
	}
	plug()
	return func() { ip("addr", "flush", "dev", "lo") }, plug
}
