package config

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// Secret opens an origin that asks who is there: with a name and a password (HTTP Basic), or with a header field. What
// is secret about it stands in no configuration: a command prints it, or a file holds it.
type Secret struct {
	Origin          string   `toml:"origin"` // scheme, host and port to which it is sent, and to no other
	User            string   `toml:"user"`
	PasswordCommand []string `toml:"password_command"` // program and arguments, started without a shell
	PasswordFile    string   `toml:"password_file"`
	Header          string   `toml:"header"`
	ValueCommand    []string `toml:"value_command"`
	ValueFile       string   `toml:"value_file"`
	Insecure        bool     `toml:"insecure"` // send it in the clear
}

// Command is the program that prints the secret, with its arguments; empty when a file holds it.
func (s *Secret) Command() []string { return slices.Concat(s.PasswordCommand, s.ValueCommand) }

// File is the file that holds the secret, as it is written in the configuration; empty when a command prints it.
func (s *Secret) File() string { return s.PasswordFile + s.ValueFile }

// Opener names what is sent, not what it is: "user ann" or "header X-Api-Key".
func (s *Secret) Opener() string {
	if s.Header != "" {
		return "header " + s.Header
	}
	return "user " + s.User
}

// field is the header field that is sent, in the spelling by which two can be told to be one.
func (s *Secret) field() string {
	if s.Header == "" {
		return "authorization"
	}
	return strings.ToLower(s.Header)
}

// secretChecks are made in this order. Each says what to write instead.
var secretChecks = []func(*Secret) error{
	func(s *Secret) error { return checkOrigin(s.Origin) }, checkOpener, checkUser, checkHeader, checkSource, checkClear,
}

// checkSecrets names the line of the table in which a mistake stands.
func checkSecrets(secrets []Secret, data []byte) error {
	known := map[[2]string]bool{}
	for i := range secrets {
		s := &secrets[i]
		for _, check := range secretChecks {
			if err := check(s); err != nil {
				return atTable(data, secretTable, i, err)
			}
		}
		sent := [2]string{spell(s.Origin), s.field()}
		if known[sent] {
			return atTable(data, secretTable, i, fmt.Errorf("%s has a secret for this header field already; keep one of the two", s.Origin))
		}
		known[sent] = true
	}
	return nil
}

func checkOrigin(origin string) error {
	if origin == "" {
		return errors.New(`it needs an origin, such as origin = "https://news.example.org"`)
	}
	u, err := url.Parse(origin)
	switch {
	case err != nil, u.Scheme != "http" && u.Scheme != "https", u.Hostname() == "":
		return fmt.Errorf("origin %q is no origin; write it like https://news.example.org", shown(origin))
	case u.User != nil:
		return errors.New("its origin holds a name or a password; write the name as user, and the password in a file")
	case strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "":
		return fmt.Errorf("origin %q is an address; write %s://%s alone", shown(origin), u.Scheme, u.Host)
	}
	return nil
}

// shown is an origin that could not be read, without what may be a password in it.
func shown(origin string) string {
	if _, after, ok := strings.Cut(origin, "@"); ok {
		return "…@" + after
	}
	return origin
}

func checkOpener(s *Secret) error {
	switch {
	case s.User == "" && s.Header == "":
		return errors.New("it needs a user with a password, or a header with a value")
	case s.User != "" && s.Header != "":
		return errors.New("it has both a user and a header; write a [[secret]] for each")
	}
	return nil
}

func checkUser(s *Secret) error {
	if strings.ContainsFunc(s.User, func(r rune) bool { return r == ':' || r < ' ' || r == 0x7f }) {
		return errors.New("user may hold no colon and no control character (RFC 7617)")
	}
	return nil
}

// reservedHeaders are fields that the client and the protocol set themselves, or that would make another request of
// this one. A "-" at the end stands for every field that begins so.
var reservedHeaders = []string{
	"accept", "accept-", "connection", "content-", "cookie", "cookie2", "date", "expect", "host", "http2-settings", "if-",
	"keep-alive", "origin", "proxy-", "range", "referer", "sec-", "set-cookie", "te", "trailer", "transfer-encoding", "upgrade",
	"user-agent", "via",
}

func checkHeader(s *Secret) error {
	if s.Header == "" {
		return nil
	}
	// The token of RFC 9110, 5.6.2.
	const signs = "!#$%&'*+-.^_`|~"
	if strings.ContainsFunc(s.Header, func(r rune) bool {
		letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
		return !letter && !strings.ContainsRune(signs, r)
	}) {
		return fmt.Errorf("header %q is no name of a header field; write it like X-Api-Key", s.Header)
	}
	for _, name := range reservedHeaders {
		if field := s.field(); field == name || strings.HasSuffix(name, "-") && strings.HasPrefix(field, name) {
			return fmt.Errorf("header %s is set by reader itself and cannot be a secret", s.Header)
		}
	}
	return nil
}

func checkSource(s *Secret) error {
	what, other := "password", s.Header == "" && (len(s.ValueCommand) > 0 || s.ValueFile != "")
	if s.Header != "" {
		what, other = "value", len(s.PasswordCommand) > 0 || s.PasswordFile != ""
	}
	switch command := s.Command(); {
	case other:
		return fmt.Errorf("%s goes with %s_command or %s_file", s.Opener(), what, what)
	case len(command) == 0 && s.File() == "":
		return fmt.Errorf("%s needs %s_command or %s_file", s.Opener(), what, what)
	case len(command) > 0 && s.File() != "":
		return fmt.Errorf("it has both %s_command and %s_file; keep one of the two", what, what)
	case len(command) > 0 && command[0] == "":
		return fmt.Errorf(`%s_command names no program; write it like ["pass", "show", "news"]`, what)
	}
	return nil
}

// checkClear keeps secrets off lines on which others can read them.
func checkClear(s *Secret) error {
	u, _ := url.Parse(s.Origin) // checkOrigin has read it
	if u.Scheme == "https" || s.Insecure || loopback(u.Hostname()) {
		return nil
	}
	return fmt.Errorf("%s would carry the secret in the clear; write https, or insecure = true if that is meant", s.Origin)
}

func loopback(host string) bool {
	if a, err := netip.ParseAddr(host); err == nil {
		return a.Unmap().IsLoopback()
	}
	host = strings.ToLower(host)
	return host == "localhost" || strings.HasSuffix(host, ".localhost") // RFC 6761
}

// spell writes an origin so that two spellings of one are equal.
func spell(origin string) string {
	u, err := url.Parse(origin)
	if err != nil {
		return origin
	}
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	return u.Scheme + "://" + strings.ToLower(u.Hostname()) + ":" + port
}
