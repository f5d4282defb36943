package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

// A network of its own: a namespace in which the public addresses of a test lie on the loopback interface, and private
// ones beside them. The program that holds it is this test's own, begun anew under the name "network": it makes the
// addresses, answers what is asked of them and as a name server, and runs reader.

// The addresses of the network. What is asked of a private one is answered as well as can be, so that nothing but reader
// keeps it from being read.
var (
	publicAddresses  = []string{"198.51.100.1", "198.51.100.2", "2001:db8::1"}
	privateAddresses = []string{"169.254.169.254", "100.64.0.1", "192.168.7.1", "10.1.2.3", "fd00::1", "64:ff9b::7f00:1", "2002:7f00:1::1"}
)

// errand is what is done in a network: commands of reader, a day each; "name NAME ADDRESS…" for what the name server says
// from then on, where a name is on the first public address that has none of its own; "write FILE TEXT" beside the
// library; and "ip" and "tc" with what they are to do to the network.
type errand struct {
	Program  string
	Data     string // the folder of the library, in which commands run
	Site     string // of sites
	Commands [][]string
}

// outcome is what became of an errand.
type outcome struct {
	Trouble string // why there is no such network here
	Runs    []ran
	Asked   []asked
}

// ran is a command with what it printed, messages included.
type ran struct {
	Command []string
	Code    int
	Printed string
}

// asked is a request that came to one of the addresses.
type asked struct {
	At                           string // the address
	URL                          string // with the name that was asked for
	Authorization, Key           string
	Cookie, Referer, IfNoneMatch string
	After                        time.Duration // the name server said where it is
}

// private reports whether it came to an address that the public cannot reach.
func (a asked) private() bool { return !slices.Contains(publicAddresses, a.At) }

// inNetwork does an errand, or skips the test where no such network can be made.
func inNetwork(t *testing.T, e errand) outcome {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	e.Data = t.TempDir()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, self)
	cmd.Args = []string{"network"}
	order, _ := json.Marshal(e)
	var out, said bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(order), &out, &said
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNET | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	}
	err = cmd.Run()
	var o outcome
	switch {
	case errors.Is(err, os.ErrPermission), errors.Is(err, syscall.EPERM), errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EINVAL):
		t.Skipf("network namespaces are not allowed here: %v", err)
	case err != nil:
		t.Fatalf("the network ended with %v: %s", err, said.String())
	}
	if err := json.Unmarshal(out.Bytes(), &o); err != nil {
		t.Fatalf("%v in %s", err, out.String())
	}
	if o.Trouble != "" {
		t.Skipf("no network of its own can be made here: %s", o.Trouble)
	}
	return o
}

// network is the program that holds the network.
func network() {
	var e errand
	var o outcome
	err := json.NewDecoder(os.Stdin).Decode(&e)
	n := &holder{names: map[string]string{}, said: map[string]time.Time{}, site: sites[e.Site]}
	if err == nil {
		err = n.open()
	}
	if err != nil {
		o.Trouble = err.Error()
	} else {
		for _, command := range e.Commands {
			n.do(&o, e, command)
		}
		o.Asked = n.asked
	}
	_ = json.NewEncoder(os.Stdout).Encode(o)
}

// holder is the network from within.
type holder struct {
	site  http.HandlerFunc
	mu    sync.Mutex
	names map[string]string    // where they lie, if not on the first public address; several in turn, of both kinds as IPv4/IPv6
	said  map[string]time.Time // when the name server was asked for a name
	asked []asked
	days  int
}

func (n *holder) open() error {
	if err := settle(); err != nil {
		return err
	}
	for _, address := range []string{"[::]:80", "[::]:8080"} {
		l, err := net.Listen("tcp", address)
		if err != nil {
			return err
		}
		go func() { _ = (&http.Server{Handler: n, ReadHeaderTimeout: time.Minute}).Serve(l) }()
	}
	for _, address := range nameServers {
		udp, err := net.ListenPacket("udp", net.JoinHostPort(address, "53"))
		if err != nil {
			return err
		}
		go n.serveNames(udp)
	}
	return nil
}

// nameServers is where the network has its name server, for both kinds of addresses.
var nameServers = []string{"127.0.0.53", "::1"}

// settle gives the loopback interface its addresses, and has names asked of this program.
func settle() error {
	commands := [][]string{{"link", "set", "lo", "up"}}
	for _, a := range slices.Concat(publicAddresses, privateAddresses) {
		bits := map[bool]string{true: "/32", false: "/128"}[netip.MustParseAddr(a).Is4()]
		commands = append(commands, []string{"addr", "add", a + bits, "dev", "lo"})
	}
	for _, c := range commands {
		if out, err := exec.Command("ip", c...).CombinedOutput(); err != nil && !bytes.Contains(out, []byte("IPv6 is disabled")) {
			return fmt.Errorf("ip %s: %w: %s", strings.Join(c, " "), err, bytes.TrimSpace(out))
		}
	}
	file, err := os.CreateTemp("", "resolv.conf")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	if _, err = file.WriteString("nameserver " + strings.Join(nameServers, "\nnameserver ") + "\n"); err == nil {
		err = file.Close()
	}
	return errors.Join(err, syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, ""),
		syscall.Mount(file.Name(), "/etc/resolv.conf", "", syscall.MS_BIND, ""))
}

func (n *holder) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	at, _ := netip.ParseAddrPort(r.Context().Value(http.LocalAddrContextKey).(net.Addr).String())
	n.mu.Lock()
	n.asked = append(n.asked, asked{
		at.Addr().Unmap().String(), "http://" + r.Host + r.URL.String(), r.Header.Get("Authorization"), r.Header.Get("X-Api-Key"),
		r.Header.Get("Cookie"), r.Header.Get("Referer"), r.Header.Get("If-None-Match"), time.Since(n.said[r.Host]),
	})
	n.mu.Unlock()
	n.site(w, r)
}

// serveNames answers for every name, so that none of its answers is kept.
func (n *holder) serveNames(udp net.PacketConn) {
	buffer := make([]byte, 1500)
	for {
		size, from, err := udp.ReadFrom(buffer)
		if err != nil {
			return
		}
		var m dnsmessage.Message
		if m.Unpack(buffer[:size]) != nil || len(m.Questions) == 0 {
			continue
		}
		m.Response, m.Additionals = true, nil
		q := m.Questions[0]
		head := dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class}
		place := n.lies(strings.TrimSuffix(q.Name.String(), "."), q.Type == dnsmessage.TypeA)
		if place == trouble {
			m.RCode = dnsmessage.RCodeServerFailure
			place = ""
		}
		for _, address := range strings.FieldsFunc(place, func(r rune) bool { return r == '/' }) {
			switch a := netip.MustParseAddr(address); {
			case a.Is4() && q.Type == dnsmessage.TypeA:
				m.Answers = append(m.Answers, dnsmessage.Resource{Header: head, Body: &dnsmessage.AResource{A: a.As4()}})
			case a.Is6() && q.Type == dnsmessage.TypeAAAA:
				m.Answers = append(m.Answers, dnsmessage.Resource{Header: head, Body: &dnsmessage.AAAAResource{AAAA: a.As16()}})
			}
		}
		if packed, err := m.Pack(); err == nil {
			_, _ = udp.WriteTo(packed, from)
		}
	}
}

// trouble is the place of a name that the name server cannot say anything about.
const trouble = "trouble"

// lies says where a name lies now. Of several addresses each is said to one question.
func (n *holder) lies(name string, turn bool) string {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.said[name] = time.Now()
	if n.names[name] == "" {
		return publicAddresses[0]
	}
	first, rest, several := strings.Cut(n.names[name], " ")
	if several && turn {
		n.names[name] = rest
	}
	return first
}

// do runs a command.
func (n *holder) do(o *outcome, e errand, command []string) {
	if command[0] == "name" {
		n.mu.Lock()
		n.names[command[1]] = strings.Join(command[2:], " ")
		n.mu.Unlock()
		return
	}
	n.days++
	switch command[0] {
	case "write":
		_ = os.WriteFile(filepath.Join(e.Data, command[1]), []byte(command[2]), 0o600)
		return
	case "ip", "tc":
		if out, err := exec.Command(command[0], command[1:]...).CombinedOutput(); err != nil && o.Trouble == "" {
			o.Trouble = fmt.Sprintf("%s: %v: %s", strings.Join(command, " "), err, bytes.TrimSpace(out))
		}
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, e.Program, command...)
	now, _ := time.Parse(time.RFC3339, scriptNow)
	cmd.Dir, cmd.Env = e.Data, append(environ(e.Data), "READER_NOW="+now.AddDate(0, 0, n.days).Format(time.RFC3339))
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		out = append(out, err.Error()...)
	}
	o.Runs = append(o.Runs, ran{command, cmd.ProcessState.ExitCode(), string(out)})
}
