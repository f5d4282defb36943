package main

import (
	"errors"
	"testing"
)

func TestParseAge(t *testing.T) {
	for given, hours := range map[string]float64{"24h": 24, "7d": 168, "90m": 1.5, "1.5d": 36} {
		if got, err := parseAge(given); err != nil || got.Hours() != hours {
			t.Errorf("%s is %v, %v; want %v h", given, got, err, hours)
		}
	}
	for _, given := range []string{"", "d", "-3d", "soon", "3 days"} {
		if _, err := parseAge(given); !errors.As(err, new(usageError)) {
			t.Errorf("%q gives %v, want a wrong usage", given, err)
		}
	}
}
