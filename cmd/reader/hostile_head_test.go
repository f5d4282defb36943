package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"io"
	"log"
	"math/big"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"reader/internal/demo"
)

// heads subscribes to what answers with attacks in its reason phrase and its header, and looks at what is said of it.
func heads(t *testing.T, n *newsrooms) {
	data := t.TempDir()
	var urls strings.Builder
	for _, path := range demo.Heads() {
		fmt.Fprintln(&urls, hostileSite+path)
	}
	urlsFile := leaveFile(t, t.TempDir(), "urls", urls.String())
	for _, line := range [][]string{
		{"import", urlsFile}, {"refresh"}, {"refresh", "-v"}, {"list", "--feeds"}, {"doctor"},
	} {
		xterm := newXterm(screenKind{columns: 120, rows: 40})
		x := startOn(t, xterm.screen, xterm.answer, n.hostile.environ(data), n.program, line...)
		_ = x.waitEnd()
		for _, wrong := range typeset.foreign(x.bytes) {
			t.Errorf("reader %s: %s", line[0], wrong)
		}
		if line[0] == "doctor" && strings.Count(string(x.bytes), "/heads/") < len(demo.Heads()) {
			t.Errorf("not all of them are said to fail:\n%s", x.bytes)
		}
	}
	commands := []string{"add", "read", "inspect feed", "inspect site"}
	for _, path := range demo.Heads() {
		if !long() {
			commands = commands[:1]
		}
		for _, command := range commands {
			got := n.hostile.run(t, t.TempDir(), append(strings.Fields(command), hostileSite+path)...)
			for _, wrong := range piped.foreign([]byte(got.stdout + got.stderr)) {
				t.Errorf("reader %s %s: %s", command, path, wrong)
			}
		}
	}
	xterm := newXterm(screenKind{columns: 120, rows: 40})
	x := startOn(t, xterm.screen, xterm.answer, n.hostile.environ(data), n.program)
	x.expect("online")
	for _, step := range [][2]string{{"x", "What failed"}, {"j", "What failed"}, {"esc", "online"}, {"S", "FEEDS"}, {"j", "FEEDS"}, {"space", "FEEDS"}} {
		x.press(step[0])
		x.expect(step[1])
		x.still()
	}
	x.press("ctrl+c")
	_ = x.waitEnd()
	for _, wrong := range drawn.foreign(x.bytes) {
		t.Error(wrong)
	}
}

// certificateNames asks a server whose certificate is made out to attacks.
func certificateNames(t *testing.T, _ *newsrooms) {
	server := httptest.NewUnstartedServer(http.NotFoundHandler())
	server.Config.ErrorLog = log.New(io.Discard, "", 0) // that clients refuse it
	server.TLS = &tls.Config{Certificates: []tls.Certificate{hostileCertificate(t)}}
	server.StartTLS()
	defer server.Close()
	reader := &correspondent{program: binary(t)}
	for _, command := range []string{"add", "read", "inspect feed"} {
		got := reader.run(t, t.TempDir(), append(strings.Fields(command), server.URL+"/feed")...)
		if got.code == 0 || !strings.Contains(got.stderr, "certificate") || carries(got.stderr) {
			t.Errorf("reader %s ends with %d and says %q", command, got.code, got.stderr)
		}
		for _, wrong := range piped.foreign([]byte(got.stdout + got.stderr)) {
			t.Errorf("reader %s: %s", command, wrong)
		}
	}
}

// hostileCertificate is signed by itself.
func hostileCertificate(t *testing.T) tls.Certificate {
	t.Helper()
	attack := "\x1b]0;" + demo.Canary + "\x07\x1b[2J"
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	form := &x509.Certificate{
		SerialNumber: big.NewInt(4711), Subject: pkix.Name{CommonName: attack, Organization: []string{attack}},
		DNSNames: []string{attack + ".example"}, NotBefore: now.Add(-time.Hour), NotAfter: now.Add(time.Hour),
	}
	raw, err := x509.CreateCertificate(rand.Reader, form, form, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{raw}, PrivateKey: key}
}
