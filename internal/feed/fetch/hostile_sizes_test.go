package fetch

import "testing"

// sizes are what a server sends to take our memory or our time.
var sizes = []struct {
	name string
	try  func(*testing.T)
}{
	{"T31 bombs of every encoding and of two", bombs},
	{"T31 encodings without end", codingsWithoutEnd},
	{"T31 a body without end", endlessBody},
	{"T31 a head without end", endlessHead},
	{"T31 a head that drips", headsWithoutEnd},
	{"T31 a length below nothing", lengthBelowNothing},
	{"T31 a byte a second", deadlines},
	{"T31 a drip while we wait for room", dripWhileWeWait},
	{"T31 bodies that nobody reads", bodiesNobodyReads},
	{"T31 bodies that are read ahead", readAhead},
	{"T37 permanent redirects", moves},
}

// answers are what servers say instead of news.
var answers = []struct {
	name string
	try  func(*testing.T)
}{
	{"F14 a body that breaks off", bodyCutShort},
	{"F20 nothing but 304", unchangedAnswers},
	{"F20 tags and dates as they were sent", validatorsAreKept},
	{"F20 how long an answer is fresh", freshnessAndRetryAfter},
	{"F20 the same body again", pauseAfterSuccess},
	{"F21 statuses that bring nothing", answersWithoutNews},
	{"F21 servers in trouble", backsOff},
	{"F21 a host that asks for a pause", hostThatAsksForAPause},
	{"F21 a feed that is gone", gone},
}
