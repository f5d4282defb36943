package fetch

import (
	"cmp"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"golang.org/x/net/http/httpguts"
)

// Secret is a header field that opens an origin to whoever sends it.
type Secret struct{ Header, Value string }

// Basic is the secret made of a name and a password (RFC 7617).
func Basic(user, password string) Secret {
	return Secret{"Authorization", "Basic " + base64.StdEncoding.EncodeToString([]byte(user+":"+password))}
}

// SecretError is a secret that could not be had. Nothing was asked of its origin, which is not to blame.
type SecretError struct {
	Origin string // as people write it, without the port that goes without saying
	Err    error  // says why, and nothing of the secret
}

func (e *SecretError) Error() string { return fmt.Sprintf("secret for %s: %v", e.Origin, e.Err) }
func (e *SecretError) Unwrap() error { return e.Err }

// errUnsendable is what a command prints that no header can carry. net/http's own error would be for the request.
var errUnsendable = errors.New("it has characters that no header field can carry")

// unlock gives the secrets of the origin that a trip is at, as long as it has not left the origin first asked: what
// another server leads to is not opened with the reader's keys.
func (c *Client) unlock(ctx context.Context, t *trip) ([]Secret, error) {
	if c.options.Secrets == nil || t.strayed || c.options.Offline() {
		return nil, nil
	}
	secrets, err := c.options.Secrets(ctx, originOf(t.at))
	for _, s := range secrets {
		if !httpguts.ValidHeaderFieldName(s.Header) || !httpguts.ValidHeaderFieldValue(s.Value) {
			err = cmp.Or(err, errUnsendable)
		}
	}
	if err != nil {
		return nil, cause(ctx, &SecretError{Origin: spoken(t.at), Err: err})
	}
	return secrets, nil
}

// spoken is an origin as people write it.
func spoken(u *url.URL) string { return u.Scheme + "://" + u.Host }

// advise says what the reader can do about an answer that asks for a secret; it is empty for other answers.
func (c *Client) advise(t *trip, status int, sent bool) string {
	file := c.options.SecretsFile
	switch {
	case file == "" || status != http.StatusUnauthorized && status != http.StatusForbidden:
		return ""
	case t.credentials() != nil:
		return "It does not accept the name and password in the address."
	case sent:
		return fmt.Sprintf("It does not accept the [[secret]] for %s in %s.", spoken(t.at), file)
	case t.strayed && status == http.StatusUnauthorized:
		return fmt.Sprintf("A redirect led there, and secrets follow none: ask %s itself, with a [[secret]] in %s.", spoken(t.at), file)
	case status == http.StatusForbidden && !t.background:
		return "" // of a story's page: what is said to robots, or to who has not paid
	case status == http.StatusForbidden:
		return fmt.Sprintf("If you have a key, set it as [[secret]] for %s in %s.", spoken(t.at), file)
	default:
		return fmt.Sprintf("Set them as [[secret]] for %s in %s.", spoken(t.at), file)
	}
}
