package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"
)

// reserved lists what is not the public Internet: this host, private networks, links, and, within globalIPv6, the ranges
// that wrap another address and so could smuggle one in. IANA's special-purpose registries name them; the ranges kept
// for documentation are left out, they lead nowhere.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),      // this network; 0.0.0.0 connects to this host
	netip.MustParsePrefix("10.0.0.0/8"),     // RFC 1918
	netip.MustParsePrefix("100.64.0.0/10"),  // carrier NAT, RFC 6598
	netip.MustParsePrefix("127.0.0.0/8"),    // loopback
	netip.MustParsePrefix("169.254.0.0/16"), // link-local, and the metadata services of clouds
	netip.MustParsePrefix("172.16.0.0/12"),  // RFC 1918
	netip.MustParsePrefix("192.0.0.0/24"),   // protocol assignments, RFC 6890
	netip.MustParsePrefix("192.168.0.0/16"), // RFC 1918
	netip.MustParsePrefix("198.18.0.0/15"),  // benchmarks, RFC 2544
	netip.MustParsePrefix("224.0.0.0/4"),    // multicast
	netip.MustParsePrefix("240.0.0.0/4"),    // reserved, and broadcast
	netip.MustParsePrefix("2001::/32"),      // Teredo, wraps IPv4
	netip.MustParsePrefix("2002::/16"),      // 6to4, wraps IPv4
}

var (
	// globalIPv6 is all of IPv6 that IANA has given out as global unicast. What lies outside is loopback, local,
	// multicast, or wraps an IPv4 address.
	globalIPv6 = netip.MustParsePrefix("2000::/3")
	// nat64 wraps the IPv4 address to which a gateway carries a connection (RFC 6052, 2.1). Where a network has IPv6
	// only, its name server answers with such addresses for all of the old Internet (DNS64, RFC 6147), so the address
	// inside is judged. A gateway with a prefix of its own network's looks like any other host.
	nat64 = netip.MustParsePrefix("64:ff9b::/96")
)

// publicOnly refuses an address that is not on the public Internet.
func publicOnly(a netip.Addr) error {
	plain := a.Unmap().WithZone("") // a prefix contains neither mapped addresses nor zones
	inner := plain
	if nat64.Contains(plain) {
		wrapped := plain.As16()
		inner = netip.AddrFrom4([4]byte(wrapped[12:]))
	}
	if inner.Is6() && !globalIPv6.Contains(inner) {
		return fmt.Errorf("%w: %s", ErrBlocked, plain)
	}
	for _, p := range reserved {
		if p.Contains(inner) {
			return fmt.Errorf("%w: %s", ErrBlocked, plain)
		}
	}
	return nil
}

// dialer connects and lets judge decide about the address that is really connected to: a name may resolve to one
// address when it is checked and to another when it is dialled. Nil judges nothing.
func (o Options) dialer(judge func(netip.Addr) error) func(context.Context, string, string) (net.Conn, error) {
	if judge == nil {
		judge = func(netip.Addr) error { return nil }
	}
	if o.Dial != nil {
		return judgedAfter(o.Dial, judge)
	}
	d := &net.Dialer{Timeout: 10 * time.Second, Resolver: o.Resolver}
	d.Control = func(_, address string, _ syscall.RawConn) error { return judgeText(address, judge) }
	return d.DialContext
}

func judgedAfter(
	dial func(context.Context, string, string) (net.Conn, error), judge func(netip.Addr) error,
) func(context.Context, string, string) (net.Conn, error) {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := dial(ctx, network, address)
		if err != nil {
			return nil, err
		}
		if err := judgeText(conn.RemoteAddr().String(), judge); err != nil {
			return nil, errors.Join(err, conn.Close())
		}
		return conn, nil
	}
}

func judgeText(address string, judge func(netip.Addr) error) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%w: the address connected to is unknown", ErrBlocked)
	}
	return judge(ap.Addr())
}

// route chooses the connections a hop may use. A private address is open to an origin the reader trusts, and only
// when the reader asked for it or something from that very origin leads there.
func (c *Client) route(ctx context.Context, t *trip) (*http.Transport, error) {
	proxy, err := c.options.Proxy(t.at)
	if err != nil {
		return nil, ErrProxy // the error would repeat the proxy's address with its secrets
	}
	open, ways := c.open(t), c.waysTo(originOf(t.at))
	switch {
	case proxy != nil && !open:
		return ways.proxied, c.judgeBehind(ctx, proxy, t.at)
	case proxy != nil:
		return ways.proxied, nil
	case open:
		return ways.private, nil
	default:
		return ways.public, nil
	}
}

func (c *Client) open(t *trip) bool {
	origin := originOf(t.at)
	asked := t.from == "" || Origin(t.from) == origin
	return asked && c.options.Trusted(origin)
}

// judgeBehind judges a target that a proxy will connect to. A literal address is judged as it is. A name that by its
// spelling belongs to this host or network is refused. Any other name is looked up, and refused if one of its
// addresses is private; when it cannot be looked up here, as in networks where only the proxy knows names, the proxy
// decides. A SOCKS proxy resolves names so that this host need not ask for them: then the spelling alone counts.
func (c *Client) judgeBehind(ctx context.Context, proxy, target *url.URL) error {
	host := strings.TrimSuffix(strings.ToLower(target.Hostname()), ".")
	if a, err := netip.ParseAddr(host); err == nil {
		return publicOnly(a)
	}
	if localName(host) {
		return fmt.Errorf("%w: a local name", ErrBlocked)
	}
	if strings.HasPrefix(proxy.Scheme, "socks") {
		return nil
	}
	ctx, stop := context.WithTimeout(ctx, 3*time.Second)
	defer stop()
	addresses, err := c.resolver().LookupNetIP(ctx, "ip", host)
	if err != nil {
		return nil
	}
	for _, a := range addresses {
		if err := publicOnly(a); err != nil {
			return err
		}
	}
	return nil
}

func (c *Client) resolver() *net.Resolver {
	if c.options.Resolver != nil {
		return c.options.Resolver
	}
	return net.DefaultResolver
}

// localSuffixes are names that never leave a network: RFC 6761, RFC 6762, RFC 8375, and ICANN's of 2024.
var localSuffixes = []string{".localhost", ".local", ".internal", ".home.arpa", ".lan", ".localdomain"}

func localName(host string) bool {
	if !strings.Contains(host, ".") {
		return true
	}
	for _, suffix := range localSuffixes {
		if strings.HasSuffix(host, suffix) {
			return true
		}
	}
	return false
}

// numericName reports a host that reads as a number but is no address: 127.1, 0x7f.1 and 2130706433 are loopback to
// some resolvers and proxies, and nobody publishes there. The rule is WHATWG's "ends in a number".
func numericName(host string) bool {
	if _, err := netip.ParseAddr(host); err == nil {
		return false
	}
	host = strings.TrimSuffix(host, ".")
	last := host[strings.LastIndexByte(host, '.')+1:]
	if len(last) > 2 && (last[:2] == "0x" || last[:2] == "0X") {
		return strings.Trim(last[2:], "0123456789abcdefABCDEF") == ""
	}
	return strings.Trim(last, "0123456789") == ""
}
