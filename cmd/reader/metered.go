package main

import (
	"context"
	"os"
	"strings"
	"time"
)

// metering is how long NetworkManager is waited for; it answers within milliseconds.
const metering = 2 * time.Second

// meterQuestion asks NetworkManager on the system's bus whether the network is metered. The answer is "u" and a number of
// NMMetered: 1 yes, 2 no, 3 and 4 the same by guess.
var meterQuestion = []string{
	"busctl", "--system", "get-property", "org.freedesktop.NetworkManager", "/org/freedesktop/NetworkManager",
	"org.freedesktop.NetworkManager", "Metered",
}

// metered reports whether the network is paid by the byte: as READER_METERED says, else the configuration, else
// NetworkManager. Where nobody knows, it is not.
func metered(ctx context.Context, configured string) bool {
	if said := os.Getenv("READER_METERED"); said == "yes" || said == "no" {
		configured = said
	}
	if configured != "auto" {
		return configured == "yes"
	}
	ctx, cancel := context.WithTimeout(ctx, metering)
	defer cancel()
	answer, err := program(ctx, meterQuestion).Output()
	return err == nil && meteredAnswer(string(answer))
}

// meteredAnswer reads what NetworkManager said.
func meteredAnswer(answer string) bool {
	_, number, _ := strings.Cut(strings.TrimSpace(answer), " ")
	return number == "1" || number == "3"
}
