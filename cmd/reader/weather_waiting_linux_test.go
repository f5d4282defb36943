package main

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// stopped stops the interface, as a laptop that is closed does, while a server is asked, for longer than the server is
// waited for. When it goes on it asks once more, over a connection of its own, and blames nobody.
func (f *faults) stopped(t *testing.T) {
	const away = 9 * time.Second // two of waiting, five of a machine that is late, and two
	var asked, connected atomic.Int32
	held := make(chan bool, 1)
	paper := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n := asked.Add(1)
		if n == 2 {
			held <- true
			<-r.Context().Done()
			return
		}
		var items strings.Builder
		for i := n; i > 0; i-- {
			fmt.Fprintf(&items, `<item><title>Boats of day %d</title><guid>%[1]d</guid></item>`, i)
		}
		fmt.Fprint(w, feedOf("", items.String()))
	}))
	paper.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			connected.Add(1)
		}
	}
	paper.Start()
	defer paper.Close()
	g := f.on(t)
	g.data = impatient(t, "2s")
	g.must("add", paper.URL+"/feed")
	before := connected.Load()

	x := startTerminal(t, 120, 40, append(environ(g.data), "READER_NOW="+nextDay), g.program)
	x.expect("T H E   R E A D E R")
	<-held
	if err := x.signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	<-time.After(away) // there is no clock of another's that could be moved
	if err := x.signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	x.press("2")
	x.expect("1 / ", "Boats of day 1", "2 new")
	x.press("r")
	if screen := x.expect("Boats of day 3"); strings.Contains(screen, "failed") || strings.Contains(screen, "no network") {
		t.Errorf("a sleep is said to be a failure:\n%s", screen)
	}
	x.press("q")
	if err := x.waitEnd(); err != nil {
		t.Errorf("it ends with %v", err)
	}
	if asked.Load() != 3 || connected.Load()-before != 2 {
		t.Errorf("the feed was asked %d times over %d connections, not twice over two", asked.Load()-1, connected.Load()-before)
	}
	g.blamesNobody()
}

// drizzled has a server give four kilobytes a second of a feed without an end, while the interface is read and another
// server's news come. Who leaves does not wait for it either.
func (f *faults) drizzled(t *testing.T) {
	story := func(n int32) string {
		return fmt.Sprintf(`<item><title>Boats of day %d</title><guid>%[1]d</guid></item>`, n)
	}
	var drizzles, quicks atomic.Int32
	drizzling, over := make(chan bool), make(chan bool)
	slow := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if drizzles.Add(1) == 1 {
			fmt.Fprint(w, feedOf("", story(1)))
			return
		}
		close(drizzling)
		defer close(over)
		for r.Context().Err() == nil {
			fmt.Fprint(w, strings.Repeat(" ", 1<<10))
			_ = http.NewResponseController(w).Flush()
			<-time.After(time.Second / 4)
		}
	}))
	defer slow.Close()
	quick := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		n := quicks.Add(1)
		fmt.Fprint(w, feedOf("", story(10+n)))
	}))
	defer quick.Close()
	g := f.on(t)
	g.data = impatient(t, "10m")
	g.must("add", slow.URL+"/feed")
	g.must("add", quick.URL+"/feed")

	x := startTerminal(t, 120, 40, append(environ(g.data), "READER_NOW="+nextDay), g.program)
	x.expect("T H E   R E A D E R")
	<-drizzling
	x.press("2")
	x.expect("1 / ", "1 new")
	x.press("enter")
	x.expect("‹", "Boats of day")
	select {
	case <-over:
		t.Error("the server was given up before its time")
	default:
	}
	x.press("q")
	if err := x.waitEnd(); err != nil {
		t.Errorf("it ends with %v", err)
	}
	<-over
	g.blamesNobody()
}
