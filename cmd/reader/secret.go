package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"time"

	"reader/internal/config"
	"reader/internal/feed/fetch"
)

const (
	// commandTime is how long a command may take to print a secret: it may ask its user for a passphrase.
	commandTime = time.Minute
	// keyRest is how long a secret that could not be had is not asked for again: a locked store asks its user each time.
	keyRest = 10 * time.Minute
)

// keyring gives the client the secrets of the configuration. Each is read when its origin is first asked, once a
// process, and stays in memory.
type keyring struct {
	configuration string // the file that names them
	distrust      error  // why none of them is read
	now           func() time.Time
	keys          []*key
}

// key is one secret, read or not.
type key struct {
	config.Secret
	origin string        // as fetch.Origin
	turn   chan struct{} // of one place, held by who reads it
	value  fetch.Secret
	err    error     // why it could not be read the last time
	tried  time.Time // when that was
	opened bool
}

func newKeyring(configuration string, c *config.Config, now func() time.Time) *keyring {
	r := &keyring{configuration: configuration, distrust: c.Distrust, now: now}
	for _, s := range c.Secrets {
		r.keys = append(r.keys, &key{Secret: s, origin: fetch.Origin(s.Origin), turn: make(chan struct{}, 1)})
	}
	return r
}

// secrets is fetch.Options.Secrets.
func (r *keyring) secrets(ctx context.Context, origin string) ([]fetch.Secret, error) {
	var list []fetch.Secret
	for _, k := range r.keys {
		if k.origin != origin {
			continue
		}
		s, err := r.open(ctx, k)
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}

// open reads a secret unless that has been done. Others who want it wait, and are not held longer than they want.
func (r *keyring) open(ctx context.Context, k *key) (fetch.Secret, error) {
	select {
	case k.turn <- struct{}{}:
		defer func() { <-k.turn }()
	case <-ctx.Done():
		return fetch.Secret{}, ctx.Err()
	}
	if k.opened || k.err != nil && r.now().Sub(k.tried) < keyRest {
		return k.value, k.err
	}
	secret, err := r.read(ctx, &k.Secret)
	if ctx.Err() != nil {
		return fetch.Secret{}, ctx.Err() // the reader broke it off: the next one tries again
	}
	if k.err, k.tried = err, r.now(); err == nil {
		k.value, k.opened = sealed(&k.Secret, secret), true
	}
	return k.value, k.err
}

// sealed is a secret as it is sent.
func sealed(s *config.Secret, secret string) fetch.Secret {
	if s.Header != "" {
		return fetch.Secret{Header: s.Header, Value: secret}
	}
	return fetch.Basic(s.User, secret)
}

func (r *keyring) read(ctx context.Context, s *config.Secret) (string, error) {
	if r.distrust != nil {
		return "", r.distrust
	}
	if file := s.File(); file != "" {
		return config.ReadSecret(r.configuration, file)
	}
	return printed(ctx, s.Command(), commandTime)
}

// printed is the first line that a command prints. There is no shell; what the command says is neither shown nor kept,
// since nobody knows what is secret in it.
func printed(ctx context.Context, command []string, limit time.Duration) (string, error) {
	tooLong := fmt.Errorf("the command %s took longer than %s", command[0], limit)
	ctx, stop := context.WithTimeoutCause(ctx, limit, tooLong)
	defer stop()
	cmd := program(ctx, command)
	cmd.WaitDelay = time.Second // then what the command started and left holding the pipe is not waited for
	var out firstBytes
	cmd.Stdout = &out
	err := cmd.Run()
	switch {
	case errors.Is(context.Cause(ctx), tooLong):
		return "", tooLong
	case errors.Is(err, exec.ErrNotFound):
		return "", fmt.Errorf("there is no program %s", command[0])
	case errors.As(err, new(*exec.ExitError)):
		return "", fmt.Errorf("the command %s failed (%w); run it yourself to see why", command[0], err)
	case err != nil && !errors.Is(err, exec.ErrWaitDelay):
		return "", fmt.Errorf("the command %s cannot be run: %w", command[0], err)
	}
	line, err := config.FirstLine(&out.Buffer)
	if err != nil {
		return "", fmt.Errorf("what the command %s prints %w", command[0], err)
	}
	return line, nil
}

// firstBytes keeps the beginning of what is written to it, and takes the rest for written.
type firstBytes struct{ bytes.Buffer }

func (b *firstBytes) Write(p []byte) (int, error) {
	const most = 64 << 10
	if room := most - b.Len(); room > 0 {
		b.Buffer.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}

// secretHealth is a secret in doctor --json: that it is set, and whether it can be read.
type secretHealth struct {
	Origin string `json:"origin"`
	Opener string `json:"opener"` // "user NAME" or "header NAME"
	Error  string `json:"error"`  // why it cannot be read; empty when it can
}

// examine reads every secret and says how that went.
func (r *keyring) examine(ctx context.Context) []secretHealth {
	list := []secretHealth{}
	for _, k := range r.keys {
		health := secretHealth{Origin: k.Origin, Opener: k.Opener()}
		if _, err := r.open(ctx, k); err != nil {
			health.Error = err.Error()
		}
		list = append(list, health)
	}
	return list
}
