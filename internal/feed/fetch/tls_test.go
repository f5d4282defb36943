package fetch

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// authority signs certificates for the servers of a test.
type authority struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

func newAuthority(t *testing.T) *authority {
	t.Helper()
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	a := &authority{key: newKey(t)}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &a.key.PublicKey, a.key)
	if err != nil {
		t.Fatal(err)
	}
	if a.cert, err = x509.ParseCertificate(der); err != nil {
		t.Fatal(err)
	}
	return a
}

func newKey(t *testing.T) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// sign makes a certificate for a name, good until a time.
func (a *authority) sign(t *testing.T, name string, until time.Time) tls.Certificate {
	t.Helper()
	key := newKey(t)
	der, err := x509.CreateCertificate(rand.Reader, &x509.Certificate{
		SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: "\x1b]0;x\x07"}, DNSNames: []string{name},
		NotBefore: time.Now().Add(-48 * time.Hour), NotAfter: until,
	}, a.cert, &key.PublicKey, a.key)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}

// secured is a server with a certificate, and a client for which every name leads to it. What the server is asked is counted.
func secured(t *testing.T, server *tls.Config, change func(*Options)) (c *Client, seen *int) {
	t.Helper()
	seen = new(int)
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { *seen++ }))
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	if s.TLS = server; server != nil {
		s.StartTLS()
	} else {
		s.Start()
	}
	t.Cleanup(s.Close)
	o := Options{
		Proxy: direct, Trusted: func(string) bool { return true }, SecretsFile: "/c/config.toml",
		Secrets: func(context.Context, string) ([]Secret, error) { return []Secret{Basic("ann", "hunter2")}, nil },
		Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, network, s.Listener.Addr().String())
		},
	}
	change(&o)
	c = New(o)
	t.Cleanup(c.Close)
	return c, seen
}

func serves(c tls.Certificate) *tls.Config { return &tls.Config{Certificates: []tls.Certificate{c}} }

// A server that does not prove who it is is asked nothing, and so told no secret.
func secureConnections(t *testing.T) {
	good, stranger := newAuthority(t), newAuthority(t)
	later := time.Now().Add(time.Hour)
	for _, tc := range []struct {
		name   string
		config *tls.Config // nil for a server that does not speak TLS
		want   string
	}{
		{"all is well", &tls.Config{Certificates: []tls.Certificate{good.sign(t, "news.example", later)}}, ""},
		{"expired", &tls.Config{Certificates: []tls.Certificate{good.sign(t, "news.example", time.Now().Add(-time.Hour))}}, "The server's certificate has expired, or this computer's clock is wrong."},
		{"another name", &tls.Config{Certificates: []tls.Certificate{good.sign(t, "other.example", later)}}, "The server's certificate is made out to another name."},
		{"signed by a stranger", &tls.Config{Certificates: []tls.Certificate{stranger.sign(t, "news.example", later)}}, "The server's certificate is signed by nobody this computer trusts."},
		{"TLS 1.1", &tls.Config{Certificates: []tls.Certificate{good.sign(t, "news.example", later)}, MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11}, "No secure connection could be agreed on with the server."},
		{"a server that insists on a certificate of ours", &tls.Config{Certificates: []tls.Certificate{good.sign(t, "news.example", later)}, ClientAuth: tls.RequireAnyClientCert}, "No secure connection could be agreed on with the server."},
		{"no TLS", nil, "The server does not speak https at this address."},
	} {
		t.Run(tc.name, func(t *testing.T) {
			roots := x509.NewCertPool()
			roots.AddCert(good.cert)
			c, seen := secured(t, tc.config, func(o *Options) { o.TLS = &tls.Config{RootCAs: roots} })
			_, err := c.Get(t.Context(), Request{URL: "https://news.example/"})
			if got, _, _ := strings.Cut(Reason(err), " Its fingerprint is "); got != tc.want {
				t.Errorf("said %q of %v, want %q", got, err, tc.want)
			}
			if err != nil && strings.ContainsAny(err.Error(), "\x1b\x07") {
				t.Errorf("the error has control characters: %q", err)
			}
			if want := map[bool]int{true: 1, false: 0}[tc.want == ""]; *seen != want {
				t.Errorf("the server saw %d requests, want %d", *seen, want)
			}
		})
	}
}

// A certificate that the reader accepts by its fingerprint is good for its origin alone, and no other takes its place.
func acceptedCertificates(t *testing.T) {
	stranger, known := newAuthority(t), newAuthority(t)
	later := time.Now().Add(time.Hour)
	own, other := stranger.sign(t, "nas.example", later), stranger.sign(t, "nas.example", later)
	stale, good := stranger.sign(t, "elsewhere.example", time.Now().Add(-time.Hour)), known.sign(t, "nas.example", later)
	print := func(c tls.Certificate) Fingerprint { return sha256.Sum256(c.Certificate[0]) }
	const home, number = "https://nas.example:443", "https://192.0.2.9:443"
	for _, tc := range []struct {
		name     string
		server   *tls.Config
		accepted map[string][]Fingerprint
		want     string
	}{
		{"none accepted", serves(own), nil, "The server's certificate is signed by nobody this computer trusts. Its fingerprint is " + print(own).String() +
			"; if that is the right one, accept it as [[certificate]] for https://nas.example in /c/config.toml."},
		{"accepted", serves(own), map[string][]Fingerprint{home: {print(own)}}, ""},
		{"accepted, though it is old and of another name", serves(stale), map[string][]Fingerprint{home: {print(stale)}}, ""},
		{"one of two", serves(own), map[string][]Fingerprint{home: {print(other), print(own)}}, ""},
		{"another instead", serves(other), map[string][]Fingerprint{home: {print(own)}}, "The server's certificate is signed by nobody this computer trusts. " +
			"It is not the one accepted for https://nas.example in /c/config.toml; its fingerprint is " + print(other).String() + "."},
		{"a good one instead", serves(good), map[string][]Fingerprint{home: {print(own)}}, ""},
		{"accepted for another port", serves(own), map[string][]Fingerprint{"https://nas.example:8443": {print(own)}}, "is signed by nobody"},
		{"accepted for another name", serves(own), map[string][]Fingerprint{"https://www.nas.example:443": {print(own)}}, "is signed by nobody"},
		{"a good one of a name instead of an address", serves(good), map[string][]Fingerprint{home: {print(own)}, number: {print(own)}}, ""},
		{"accepted, but TLS 1.1", &tls.Config{Certificates: []tls.Certificate{own}, MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11},
			map[string][]Fingerprint{home: {print(own)}}, "No secure connection"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			roots := x509.NewCertPool()
			roots.AddCert(known.cert)
			c, seen := secured(t, tc.server, func(o *Options) { o.TLS, o.Certificates = &tls.Config{RootCAs: roots}, tc.accepted })
			_, err := c.Get(t.Context(), Request{URL: "https://nas.example/"})
			if got := Reason(err); tc.want == "" && err != nil || !strings.Contains(got, tc.want) {
				t.Errorf("said %q, want %q", got, tc.want)
			}
			if want := map[bool]int{true: 1, false: 0}[tc.want == ""]; *seen != want {
				t.Errorf("the server saw %d requests, want %d", *seen, want)
			}
			if len(tc.accepted[number]) > 0 {
				_, err := c.Get(t.Context(), Request{URL: "https://192.0.2.9/"})
				if got := Reason(err); !strings.Contains(got, "made out to another name") || *seen != 1 {
					t.Errorf("said %q of the address", got)
				}
			}
		})
	}
}
