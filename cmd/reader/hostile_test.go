package main

import "testing"

// TestHostile is what feeds, sites, servers and files of others have tried on readers, by the numbers of the threat model.
func TestHostile(t *testing.T) {
	hostileDocuments(t)
	hostileLog(t)
	hostileOutside(t)
	hostilePaste(t)
	hostilePrograms(t)
	hostileRows(t)
	hostileSizes(t)
	hostileTracking(t)
	hostileScreen(t)
}
