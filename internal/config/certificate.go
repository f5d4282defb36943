package config

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"strings"
)

// Certificate is one that is accepted of an origin, whatever is wrong with it: that of a server at home, which nobody
// known has signed.
type Certificate struct {
	Origin string `toml:"origin"` // scheme, host and port
	SHA256 string `toml:"sha256"` // its fingerprint in hexadecimal digits, with or without colons between them
}

// Fingerprint is the SHA-256 of the certificate.
func (c *Certificate) Fingerprint() (sum [sha256.Size]byte, err error) {
	digits, err := hex.DecodeString(strings.ReplaceAll(c.SHA256, ":", ""))
	if err != nil || len(digits) != len(sum) {
		return sum, fmt.Errorf("sha256 %q is no fingerprint; it has 64 digits of 0-9 and a-f", c.SHA256)
	}
	return [sha256.Size]byte(digits), nil
}

// checkCertificates names the line of the table in which a mistake stands.
func checkCertificates(certificates []Certificate, data []byte) error {
	for i := range certificates {
		if err := certificates[i].check(); err != nil {
			return atTable(data, certificateTable, i, err)
		}
	}
	return nil
}

func (c *Certificate) check() error {
	if err := checkOrigin(c.Origin); err != nil {
		return err
	}
	if u, err := url.Parse(c.Origin); err != nil || u.Scheme != "https" {
		return errors.New("only what is asked over https shows a certificate; write its origin like https://nas.example.org:8443")
	}
	_, err := c.Fingerprint()
	return err
}
