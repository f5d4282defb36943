package demo

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"
)

// Options say how a Server is to be started. The zero Options are fit for use.
type Options struct {
	Now     func() time.Time // the clock that stories are dated by, read once; time.Now when nil
	Address string           // host:port to listen on; 127.0.0.1 and any free port when empty
	Handler http.Handler     // what is served, for a variant of the paper; the plain paper when nil
}

// Server is the paper on a port of this machine.
type Server struct {
	address string // host:port, the same after Stop and Resume
	handler http.Handler

	mu      sync.Mutex
	running *http.Server // nil while the cable is pulled
	done    chan struct{}
	closed  bool
}

// errClosed is what Resume says after Close.
var errClosed = errors.New("resume the sample paper: it is closed")

// readHeaderTimeout bounds how long a client may take to ask.
const readHeaderTimeout = 10 * time.Second

// Start serves the paper until Close. The error is that of listening.
func Start(o Options) (*Server, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Address == "" {
		o.Address = "127.0.0.1:0"
	}
	if o.Handler == nil {
		o.Handler = Handler(o.Now)
	}
	listener, err := listen(o.Address)
	if err != nil {
		return nil, err
	}
	s := &Server{address: listener.Addr().String(), handler: o.Handler}
	s.serve(listener)
	return s, nil
}

func listen(address string) (net.Listener, error) {
	listener, err := new(net.ListenConfig).Listen(context.Background(), "tcp", address)
	if err != nil {
		return nil, fmt.Errorf("serve the sample paper: %w", err)
	}
	return listener, nil
}

// URL is the address of the English front page, with a slash at its end.
func (s *Server) URL() string { return "http://" + s.address + "/" }

// Editions are the addresses of the front pages: English, then Hindi.
func (s *Server) Editions() []string { return []string{s.URL(), s.URL() + "hi/"} }

// Running says whether the paper can be reached.
func (s *Server) Running() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.running != nil
}

// Resume puts the cable back in: the paper is served again, on the same port. It does nothing while it is running.
func (s *Server) Resume() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return errClosed
	}
	if s.running != nil {
		return nil
	}
	listener, err := listen(s.address)
	if err != nil {
		return err
	}
	s.serve(listener)
	return nil
}

// serve begins to serve; stop waits for the goroutine, which ends when the server has been closed and not before.
func (s *Server) serve(listener net.Listener) {
	server := &http.Server{Handler: s.handler, ReadHeaderTimeout: readHeaderTimeout}
	s.running, s.done = server, make(chan struct{})
	go func(done chan<- struct{}) {
		defer close(done)
		_ = server.Serve(listener) // always http.ErrServerClosed
	}(s.done)
}

// Stop pulls the cable: answers under way are cut, new connections are refused. The paper stays as it is for Resume.
func (s *Server) Stop() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.stop()
}

func (s *Server) stop() error {
	if s.running == nil {
		return nil
	}
	err := s.running.Close()
	<-s.done
	s.running = nil
	if err != nil {
		return fmt.Errorf("stop the sample paper: %w", err)
	}
	return nil
}

// Close stops the paper for good.
func (s *Server) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	return s.stop()
}
