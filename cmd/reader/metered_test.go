package main

import "testing"

func TestWhoSaysThatTheNetworkIsMetered(t *testing.T) {
	for _, tt := range []struct {
		environment, configured string
		want                    bool
	}{
		{"", "yes", true}, {"", "no", false}, {"yes", "no", true}, {"no", "yes", false}, {"perhaps", "yes", true},
	} {
		t.Setenv("READER_METERED", tt.environment)
		if got := metered(t.Context(), tt.configured); got != tt.want {
			t.Errorf("READER_METERED=%s, configured %s: %v", tt.environment, tt.configured, got)
		}
	}
	for answer, want := range map[string]bool{"u 1\n": true, "u 3\n": true, "u 2\n": false, "u 4\n": false, "u 0\n": false, "": false} {
		if got := meteredAnswer(answer); got != want {
			t.Errorf("%q: %v", answer, got)
		}
	}
}
