package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"time"

	"reader/internal/text"
)

// reasons are tried in order; the first that knows an error speaks. None repeats what a server sent but the name it
// led to.
var reasons = []func(error) string{
	lineReason, sentences, secretReason, statusReason, sizeReason, proofReason, certificateReason, nameReason, networkReason,
}

// Reason says any error of this package in one plain sentence for people, without its address. It is fit for a
// screen. Errors it does not know are repeated, cleaned and cut short. It is empty for nil.
func Reason(err error) string {
	var rest *restError
	switch {
	case err == nil:
		return ""
	case errors.As(err, &rest) && rest.err == nil:
		return fmt.Sprintf("It was not asked: its server wants to be left alone for %s.", roughly(rest.pause))
	case rest != nil:
		return brief("It was not asked, since its server failed several times in a row: " + Reason(rest.err))
	}
	for _, known := range reasons {
		if s := known(err); s != "" {
			return brief(s)
		}
	}
	var f *failure
	if errors.As(err, &f) {
		err = f.err
	}
	return brief(err.Error())
}

// brief makes words fit to print. Errors of net/http repeat a line of the server's, which may have 256 KB, and are kept
// with the feed.
func brief(words string) string {
	const longest = 400
	return string(text.Measure{}.Truncate(text.Line(words), longest, "…"))
}

type sentence struct {
	err   error
	words string
}

var plain = []sentence{
	{ErrOffline, "We are offline; nothing is fetched."},
	{ErrBlocked, "It lies in a private network, and something from outside led there, so it is not fetched."},
	{ErrScheme, "Only http and https addresses are fetched."},
	{ErrAddress, "This is not a web address."},
	{ErrRedirects, "It redirects in a circle or without end."},
	{ErrSlow, "The server is too slow and was given up."},
	{ErrProxy, "The proxy set in the environment has an address that cannot be understood."},
	{context.Canceled, "Stopped before it was done."},
}

func sentences(err error) string { return pick(plain, err) }

func pick(list []sentence, err error) string {
	for _, s := range list {
		if errors.Is(err, s.err) {
			return s.words
		}
	}
	return ""
}

// statuses are the answers a reader can do something about.
var statuses = map[int]string{
	http.StatusUnauthorized:               "The server asks for a name and a password (401).",
	http.StatusPaymentRequired:            "The server asks for payment (402).",
	http.StatusForbidden:                  "The server refuses to hand it out (403).",
	http.StatusNotFound:                   "There is nothing at this address (404).",
	http.StatusProxyAuthRequired:          "The proxy asks for a name and a password (407).",
	http.StatusGone:                       "It has been taken down for good (410).",
	http.StatusTooManyRequests:            "The server asks us to come less often (429).",
	http.StatusUnavailableForLegalReasons: "It is withheld for legal reasons (451).",
	http.StatusServiceUnavailable:         "The server is overloaded or under repair (503).",
}

func statusReason(err error) string {
	var e *StatusError
	if !errors.As(err, &e) {
		return ""
	}
	words := statuses[e.Code]
	switch {
	case words != "":
	case e.Code >= 500:
		words = fmt.Sprintf("The server is in trouble (%d).", e.Code)
	default:
		words = fmt.Sprintf("The server gave no page but the answer %d.", e.Code)
	}
	if e.Advice != "" {
		words += " " + e.Advice
	}
	if e.RetryAfter >= time.Minute {
		words += fmt.Sprintf(" It asks for a pause of %s.", roughly(e.RetryAfter))
	}
	return words
}

func secretReason(err error) string {
	var e *SecretError
	if !errors.As(err, &e) {
		return ""
	}
	return fmt.Sprintf("The secret for %s cannot be had: %v.", e.Origin, e.Err)
}

// roughly says a pause in its largest unit.
func roughly(d time.Duration) string {
	for _, u := range []struct {
		unit time.Duration
		name string
	}{{24 * time.Hour, "day"}, {time.Hour, "hour"}, {time.Minute, "minute"}} {
		n := int64((d + u.unit/2) / u.unit)
		if d < u.unit {
			continue
		}
		if n == 1 {
			return "1 " + u.name
		}
		return fmt.Sprintf("%d %ss", n, u.name)
	}
	return "a moment"
}

func sizeReason(err error) string {
	var e *sizeError
	if !errors.As(err, &e) {
		return ""
	}
	return fmt.Sprintf("It is larger than %d MB and was not read.", max(1, e.limit>>20))
}

// proofReason says besides what the reader can do about a certificate that lacks nothing but somebody who vouches for it.
func proofReason(err error) string {
	var e *CertificateError
	if !errors.As(err, &e) {
		return ""
	}
	words := certificateReason(e.Err)
	switch {
	case e.File == "" || expired(e.Err):
		return words
	case e.Changed:
		return words + fmt.Sprintf(" It is not the one accepted for %s in %s; its fingerprint is %s.", e.Origin, e.File, e.Fingerprint)
	default:
		return words + fmt.Sprintf(" Its fingerprint is %s; if that is the right one, accept it as [[certificate]] for %s in %s.",
			e.Fingerprint, e.Origin, e.File)
	}
}

func expired(err error) bool {
	var invalid x509.CertificateInvalidError
	return errors.As(err, &invalid) && invalid.Reason == x509.Expired
}

// certificateReason speaks before nameReason: it never repeats names from a certificate, which its owner chose.
func certificateReason(err error) string {
	var host x509.HostnameError
	var unknown x509.UnknownAuthorityError
	var record tls.RecordHeaderError
	var verify *tls.CertificateVerificationError
	switch {
	case expired(err):
		return "The server's certificate has expired, or this computer's clock is wrong."
	case errors.As(err, &host):
		return "The server's certificate is made out to another name."
	case errors.As(err, &unknown):
		return "The server's certificate is signed by nobody this computer trusts."
	case errors.As(err, new(x509.CertificateInvalidError)), errors.As(err, &verify):
		return "The server's certificate is not valid."
	case errors.As(err, &record):
		return "The server does not speak https at this address."
	case noHandshake(err):
		return "No secure connection could be agreed on with the server."
	default:
		return ""
	}
}

// noHandshake reports that the two sides found no common way to speak. crypto/tls has no type for most of these errors:
// an alert sent or received is a net.OpError with one of two operations, the others begin with the package's name.
func noHandshake(err error) bool {
	var op *net.OpError
	if errors.As(err, &op) && (op.Op == "remote error" || op.Op == "local error") {
		return true
	}
	for ; err != nil; err = errors.Unwrap(err) {
		if strings.HasPrefix(err.Error(), "tls: ") {
			return true
		}
	}
	return false
}

// lineReason speaks where others were asked. When they answer, what our own system says of the line is no reason.
func lineReason(err error) string {
	var judged *silenceError
	var dns *net.DNSError
	switch {
	case !errors.As(err, &judged):
		return ""
	case judged.dead:
		return "There is no network, or nothing answers on it."
	case errors.As(err, &dns) && !dns.IsNotFound:
		return fmt.Sprintf("No name server can say where %s is.", text.Line(dns.Name))
	case Offline(judged.err):
		return "The server cannot be reached from this network."
	default:
		return ""
	}
}

func nameReason(err error) string {
	var dns *net.DNSError
	switch {
	case !errors.As(err, &dns):
		return ""
	case dns.IsNotFound:
		return fmt.Sprintf("There is no server named %s.", text.Line(dns.Name))
	default:
		return "There is no network, or no name server answers."
	}
}

var connection = []sentence{
	{syscall.ENETUNREACH, "There is no network."},
	{syscall.ENETDOWN, "There is no network."},
	{syscall.EADDRNOTAVAIL, "There is no network."},
	{syscall.EHOSTUNREACH, "The server cannot be reached."},
	{syscall.ECONNREFUSED, "The server does not accept connections."},
	{syscall.ECONNRESET, "The connection broke off."},
	{syscall.EPIPE, "The connection broke off."},
	{io.ErrUnexpectedEOF, "The connection broke off."},
	{io.EOF, "The server closed the connection without an answer."},
	{context.DeadlineExceeded, "The server took too long."},
}

func networkReason(err error) string {
	var timeout net.Error
	switch words := pick(connection, err); {
	case proxyDown(err):
		return "The proxy cannot be reached."
	case words != "":
		return words
	case errors.As(err, &timeout) && timeout.Timeout():
		return "The server took too long."
	default:
		return ""
	}
}
