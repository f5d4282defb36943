package library

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What lies in private stays trusted wherever it is met later; what is public needs no trust.
func TestTrustIsForPrivateOrigins(t *testing.T) {
	s := openNew(t)
	const nas, paper, unmet = "http://nas.example:80", "http://paper.example:80", "http://unmet.example:80"
	ok(t, s.Edit(t.Context(), "trusted", func(e *Edit) error {
		return errors.Join(e.Trust(nas), e.Trust(paper), e.Trust(unmet))
	}))
	ok(t, s.Met(t.Context(), map[string]bool{nas: true, paper: false}))
	ok(t, s.Met(t.Context(), map[string]bool{nas: false}))
	got, err := s.Trusted(t.Context())
	ok(t, err)
	if diff := cmp.Diff(map[string]bool{nas: true, unmet: false}, got); diff != "" {
		t.Errorf("trusted, want -, got +:\n%s", diff)
	}
}
