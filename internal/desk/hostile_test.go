package desk

import "testing"

// attacks are what publishers may try on what reader does for its user, by the numbers of the threat model.
var attacks = []struct {
	name string
	try  func(*testing.T)
}{
	{"T21 private addresses by what publishers write", trustIsForWhatWasTyped},
	{"T22 a name that is private later", rebinding},
	{"T23 a name that was private from the beginning", athome},
	{"T37 a move that is said again and again", moveIsBelieved},
	{"T37 a move to where another feed lives", moveToAnothersPlace},
}

func TestHostile(t *testing.T) {
	for _, a := range attacks {
		t.Run(a.name, a.try)
	}
}
