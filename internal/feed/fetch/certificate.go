package fetch

import (
	"cmp"
	"context"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net/url"
	"slices"
)

// Fingerprint is the SHA-256 of a certificate as it is sent (DER).
type Fingerprint [sha256.Size]byte

func (f Fingerprint) String() string { return fmt.Sprintf("%x", f[:]) }

// CertificateError is a certificate that does not prove whose it is. Nothing was asked of the server that showed it.
type CertificateError struct {
	Origin      string // as people write it
	Fingerprint Fingerprint
	Changed     bool   // another one is accepted of this origin
	File        string // where the reader can accept it; empty names none
	Err         error
}

func (e *CertificateError) Error() string {
	return fmt.Sprintf("certificate of %s: %v", e.Origin, e.Err)
}
func (e *CertificateError) Unwrap() error { return e.Err }

// excusing is the TLS of an origin of which some certificates are accepted, whatever is wrong with them. Others must be
// good, as everywhere.
func (o Options) excusing(origin string, accepted []Fingerprint) *tls.Config {
	secure := o.TLS.Clone()
	if secure == nil {
		secure = &tls.Config{}
	}
	host := "" // for an address, which no handshake names; what it names may be the proxy on the way
	if u, err := url.Parse(origin); err == nil {
		host = u.Hostname()
	}
	roots := secure.RootCAs
	secure.InsecureSkipVerify = true // VerifyConnection does it, and is asked for every connection
	secure.VerifyConnection = func(s tls.ConnectionState) error {
		if slices.Contains(accepted, fingerprint(s.PeerCertificates)) {
			return nil
		}
		return verify(s.PeerCertificates, cmp.Or(s.ServerName, host), roots)
	}
	return secure
}

func fingerprint(chain []*x509.Certificate) Fingerprint { return sha256.Sum256(chain[0].Raw) }

// verify is what crypto/tls does for a client.
func verify(chain []*x509.Certificate, host string, roots *x509.CertPool) error {
	between := x509.NewCertPool()
	for _, c := range chain[1:] {
		between.AddCert(c)
	}
	_, err := chain[0].Verify(x509.VerifyOptions{DNSName: host, Roots: roots, Intermediates: between})
	if err != nil {
		return &tls.CertificateVerificationError{UnverifiedCertificates: chain, Err: err}
	}
	return nil
}

// shown adds to the error of a connection whose certificate it was. A proxy's is not the origin's.
func (c *Client) shown(ctx context.Context, t *trip, err error) error {
	var bad *tls.CertificateVerificationError
	if !errors.As(err, &bad) || len(bad.UnverifiedCertificates) == 0 || t.at.Scheme != "https" || proxyDown(err) {
		return cause(ctx, err)
	}
	return cause(ctx, &CertificateError{
		Origin: spoken(t.at), Fingerprint: fingerprint(bad.UnverifiedCertificates), Changed: len(c.options.Certificates[originOf(t.at)]) > 0,
		File: c.options.SecretsFile, Err: err,
	})
}
