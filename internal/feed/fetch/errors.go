package fetch

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"slices"
	"syscall"
	"time"
)

// The errors of Get, wrapped.
var (
	ErrOffline   = errors.New("offline")                                  // the reader pulled the cable; nothing was dialled
	ErrBlocked   = errors.New("private address")                          // of an origin that may not be reached that way
	ErrTooLarge  = errors.New("too large")                                // the body, inflated
	ErrScheme    = errors.New("only http and https are fetched")          // of the address or of a redirect
	ErrAddress   = errors.New("not a web address")                        // of the request or of a redirect
	ErrRedirects = errors.New("redirects in a circle or without end")     // more than 10, or one place twice
	ErrSlow      = errors.New("too slow")                                 // the total deadline, or a body that drips
	ErrProxy     = errors.New("the proxy's address cannot be understood") // in the proxy variables
)

// failure is the error of a Get. Errors of the standard library repeat what a server sent, such as the names in its
// certificate: here they are made fit to print, whoever prints them.
type failure struct {
	address string // masked
	err     error
}

func (f *failure) Error() string {
	return "fetch " + brief(f.address) + ": " + brief(f.err.Error())
}

func (f *failure) Unwrap() error { return f.err }

// StatusError is an answer that brings nothing to read.
type StatusError struct {
	Code       int
	RetryAfter time.Duration // how long the server asks to be left alone, zero when it does not say
	Advice     string        // a sentence on what the reader can do; empty when there is nothing
}

// Error gives the status in the words of its registry, not in the server's own.
func (e *StatusError) Error() string {
	if phrase := http.StatusText(e.Code); phrase != "" {
		return fmt.Sprintf("%d %s", e.Code, phrase)
	}
	return fmt.Sprintf("status %d", e.Code)
}

// sizeError is ErrTooLarge with the limit that was passed.
type sizeError struct{ limit int64 }

func tooLarge(limit int64) error { return &sizeError{limit} }

func (e *sizeError) Error() string { return fmt.Sprintf("larger than %d MB", max(1, e.limit>>20)) }
func (e *sizeError) Unwrap() error { return ErrTooLarge }

// noNetwork are the system's words for a cable that is not plugged in.
var noNetwork = []error{syscall.ENETUNREACH, syscall.ENETDOWN, syscall.EADDRNOTAVAIL}

// Offline reports that an error is about our side of the line and says nothing of the address: the cable was pulled,
// there is no route to anywhere, or neither name server nor proxy answers. That a name does not exist is an answer, and
// not this. Where others could be asked, it is as they answered: see line.
func Offline(err error) bool {
	var judged *silenceError
	if errors.As(err, &judged) {
		return judged.dead
	}
	if errors.Is(err, ErrOffline) || proxyDown(err) {
		return true
	}
	var dns *net.DNSError
	if errors.As(err, &dns) {
		return !dns.IsNotFound
	}
	return slices.ContainsFunc(noNetwork, func(e error) bool { return errors.Is(err, e) })
}

// proxyDown reports that no connection to the proxy could be made.
func proxyDown(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) && op.Op == "proxyconnect"
}
