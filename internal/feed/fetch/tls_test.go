package fetch

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
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
			var seen int
			s := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { seen++ }))
			s.Config.ErrorLog = log.New(io.Discard, "", 0)
			if s.TLS = tc.config; tc.config != nil {
				s.StartTLS()
			} else {
				s.Start()
			}
			defer s.Close()
			roots := x509.NewCertPool()
			roots.AddCert(good.cert)
			c := New(Options{
				Proxy: direct, TLS: &tls.Config{RootCAs: roots}, Trusted: trust("https://news.example:443"),
				Secrets: func(context.Context, string) ([]Secret, error) { return []Secret{Basic("ann", "hunter2")}, nil },
				Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
					return (&net.Dialer{}).DialContext(ctx, network, s.Listener.Addr().String())
				},
			})
			defer c.Close()
			_, err := c.Get(t.Context(), Request{URL: "https://news.example/"})
			if got := Reason(err); got != tc.want {
				t.Errorf("said %q of %v, want %q", got, err, tc.want)
			}
			if err != nil && strings.ContainsAny(err.Error(), "\x1b\x07") {
				t.Errorf("the error has control characters: %q", err)
			}
			if want := map[bool]int{true: 1, false: 0}[tc.want == ""]; seen != want {
				t.Errorf("the server saw %d requests, want %d", seen, want)
			}
		})
	}
}
