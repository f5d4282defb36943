package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"reader/internal/config"
	"reader/internal/feed/fetch"
)

// keyringOf is a keyring of one secret, under a clock that the test moves.
func keyringOf(t *testing.T, s config.Secret, now *time.Time) *keyring {
	t.Helper()
	file := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s.Origin = "https://news.example"
	return newKeyring(file, &config.Config{Secrets: []config.Secret{s}}, func() time.Time { return *now })
}

// A locked store asks its user each time: a failure is believed for a while, a secret for as long as the process lives.
func TestKeyringTriesAgainLater(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	r := keyringOf(t, config.Secret{User: "ann", PasswordFile: "key"}, &now)
	key := filepath.Join(filepath.Dir(r.configuration), "key")
	ask := func() ([]fetch.Secret, error) { return r.secrets(t.Context(), "https://news.example:443") }
	if _, err := ask(); err == nil {
		t.Fatal("a secret was read from no file")
	}
	if err := os.WriteFile(key, []byte("hunter2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	now = now.Add(9 * time.Minute)
	if _, err := ask(); err == nil {
		t.Error("it was tried again after 9 minutes")
	}
	now = now.Add(time.Minute)
	secrets, err := ask()
	if err != nil || len(secrets) != 1 || secrets[0] != fetch.Basic("ann", "hunter2") {
		t.Fatalf("after 10 minutes: %v", err)
	}
	if err := os.Remove(key); err != nil {
		t.Fatal(err)
	}
	if _, err := ask(); err != nil {
		t.Errorf("it was read twice: %v", err)
	}
	if secrets, err := r.secrets(t.Context(), "https://other.example:443"); len(secrets) != 0 || err != nil {
		t.Error("another origin got it")
	}
}

// A reader who leaves takes the command along, and the next one does not inherit the failure.
func TestKeyringIsBrokenOff(t *testing.T) {
	now := time.Now()
	r := keyringOf(t, config.Secret{Header: "X-Api-Key", ValueCommand: []string{"sleep", "3600"}}, &now)
	ctx, leave := context.WithCancel(t.Context())
	leave()
	if _, err := r.secrets(ctx, "https://news.example:443"); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	r.keys[0].ValueCommand = []string{"echo", "k-4711"}
	if secrets, err := r.secrets(t.Context(), "https://news.example:443"); err != nil || secrets[0] != (fetch.Secret{Header: "X-Api-Key", Value: "k-4711"}) {
		t.Errorf("the next one: %v", err)
	}
}

func TestPrinted(t *testing.T) {
	for _, tc := range []struct {
		script, want, trouble string
	}{
		{"printf 'hunter2\\nuser: ann\\n'", "hunter2", ""},
		{"cat", "", "empty first line"},           // its standard input is empty, and not the reader's
		{"sleep 5 & echo hunter2", "hunter2", ""}, // as a store that leaves its agent behind
		{"head -c 200000 /dev/zero", "", "longer than"},
		{"printf 'hunter2\\033'", "", "control character"},
		{"echo hunter2; exit 3", "", "failed (exit status 3)"},
	} {
		got, err := printed(t.Context(), []string{"sh", "-c", tc.script}, time.Minute)
		if got != tc.want || (err == nil) != (tc.trouble == "") {
			t.Errorf("%s: %q, %v", tc.script, got, err)
		}
		if err != nil && (!strings.Contains(err.Error(), tc.trouble) || strings.Contains(err.Error(), "hunter2")) {
			t.Errorf("%s: error %v, want %q in it", tc.script, err, tc.trouble)
		}
	}
}

func TestCommandsThatDoNotEnd(t *testing.T) {
	_, err := printed(t.Context(), []string{"sleep", "3600"}, 50*time.Millisecond)
	if err == nil || err.Error() != "the command sleep took longer than 50ms" {
		t.Errorf("error %v", err)
	}
}
