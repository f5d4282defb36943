package fetch

import (
	"slices"
	"testing"
)

// attacks are what the outside world tries at its door, by the numbers of the threat model.
var attacks = []struct {
	name string
	try  func(*testing.T)
}{
	{"T6 words of a server in an error", errorsAreClean},
	{"T6 names in a certificate", certificateNamesAreClean},
	{"T18 addresses that are none of the web", schemes},
	{"T19 redirects to what is no web address", redirectsElsewhere},
	{"T19 redirects in a circle and without end", redirectsEnd},
	{"T20 every range of addresses that is not public", reservedAddresses},
	{"T20 private addresses by redirect and by content", addressPolicy},
	{"T20 private addresses over a connection that is open", idleConnectionsAreNotShared},
	{"T20 loopback in other spellings", loopbackIsNotDialled},
	{"T22 a name that is public when asked and loopback when dialled", rebinding},
	{"T23 a private address that the reader typed", typedPrivateAddress},
	{"T24 keys along a redirect", secretGoesToItsOriginAlone},
	{"T24 a password along a redirect", credentialsStayAtHome},
	{"T24 a password along a redirect out and back", credentialsDoNotComeBack},
	{"T26 keys in a query", keysInAQuery},
	{"T28 connections that are not secure", secureConnections},
	{"T28 a certificate that the reader accepts", acceptedCertificates},
	{"T29 parameters that follow the reader", trackersAreCut},
	{"T29 whom a silence of others makes asked", feedsAloneAreAsked},
	{"T30 cookies and a referrer", requestIsThatOfAGuest},
	{"T30 a tag that names the reader", validatorsBelongToOneAddress},
	{"T30 a reader who gives no tag back", forgetfulReader},
}

func TestHostile(t *testing.T) {
	for _, a := range slices.Concat(attacks, sizes) {
		t.Run(a.name, a.try)
	}
}

// weather is what goes wrong though nobody means harm.
var weather = []struct {
	name string
	try  func(*testing.T)
}{
	{"F10 dates in the far future and the past", due},
	{"F11 connections that did not outlive a sleep", connectionsDoNotOutliveASleep},
	{"F13 a body that breaks what unpacks it", brokenBody},
	{"F14 a connection that the server closed", connectionThatTheServerClosed},
	{"F14 a connection that is dead", deadConnection},
	{"F14 a body that is cut short", bodyCutShort},
	{"F15 answers that are slow in every way", deadlines},
	{"F16 want of a network blames no feed", wantOfNetworkBlamesNoFeed},
	{"F17 an address of IPv6", ipv6},
	{"F17 a name whose IPv6 does not answer", happyEyeballs},
	{"F21 answers that ask for a pause", freshnessAndRetryAfter},
	{"F21 a host that asks for a pause", hostThatAsksForAPause},
	{"F23 a dead host is left alone", deadHostIsLeftAlone},
	{"F23 a mute host costs little time", muteHostCostsLittleTime},
	{"F23 two requests to a host", twoRequestsPerHost},
	{"F23 as many connections as files may be open", poolFitsTheLimitOfOpenFiles},
	{"F11 a machine that slept while a server was asked", slept},
	{"F16 name servers in every trouble", nameServers},
	{"F14 a retry after a pause that chance makes longer", retryWithJitter},
	{"F16 F18 who is to blame for a silence", silencesAreBlamed},
	{"F16 F23 nobody can be asked about a silence", nobodyCanBeAsked},
	{"F18 a line that swallows everything, and is back", deadLine},
	{"F18 a line that swallows everything, when reader has just begun", rememberedWitnesses},
	{"F18 a cable that is pulled while a body comes", cutInABody},
	{"F18 a cable that is pulled just after others answered", pulledBetweenAnswers},
	{"F18 a cable that the reader pulls while others are asked", pulledWhileOthersAreAsked},
	{"F24 a proxy for http", proxyIsUsed},
	{"F24 a proxy that speaks SOCKS", socksProxy},
	{"F24 the proxy variables", proxyVariables},
	{"F24 a proxy that is down", proxyThatIsDown},
	{"F24 private hosts in disguise behind a proxy", disguisedHostsBehindAProxy},
	{"F24 a name with a private address behind a proxy", mixedAnswersBehindAProxy},
	{"F24 a proxy that comes and goes", proxyThatComesAndGoes},
}

func TestFaults(t *testing.T) {
	for _, w := range slices.Concat(weather, answers) {
		t.Run(w.name, w.try)
	}
}
