package fetch

import (
	"crypto/tls"
	"net/http"
	"net/netip"
	"time"
)

// ways are the connections that lead to origins of one kind of security.
type ways struct {
	public  *http.Transport // to public addresses only
	private *http.Transport // anywhere, for trusted origins; kept apart so that nobody else finds its idle connections
	proxied *http.Transport // to the proxy, wherever that is
}

func (o Options) ways(secure *tls.Config) ways {
	w := ways{o.transport(secure, publicOnly), o.transport(secure, nil), o.transport(secure, nil)}
	w.proxied.Proxy = o.proxyOnly
	return w
}

func (w ways) close() {
	for _, t := range []*http.Transport{w.public, w.private, w.proxied} {
		t.CloseIdleConnections()
	}
}

// waysTo are the connections that may carry requests to an origin.
func (c *Client) waysTo(origin string) ways {
	if w, ok := c.excused[origin]; ok {
		return w
	}
	return c.ways
}

// ahead is how much of a body HTTP/2 takes in, in bytes, before anybody reads it: this stands outside the Room, for as many
// requests as there are. It lets 2.5 MB a second come from a server that is 50 ms away.
const ahead = 128 << 10

func (o Options) transport(secure *tls.Config, judge func(netip.Addr) error) *http.Transport {
	return &http.Transport{
		DialContext:            o.dialer(judge),
		TLSClientConfig:        secure.Clone(),
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  15 * time.Second,
		IdleConnTimeout:        idle,
		MaxIdleConns:           o.Total,
		MaxIdleConnsPerHost:    o.PerHost,
		MaxResponseHeaderBytes: 256 << 10,
		DisableCompression:     true, // inflate does it, within bounds
		ForceAttemptHTTP2:      true, // a dialer of our own would switch it off
		// A laptop that slept finds its HTTP/2 connections dead without anybody saying so.
		HTTP2: &http.HTTP2Config{
			SendPingTimeout: 15 * time.Second, PingTimeout: 10 * time.Second,
			MaxReceiveBufferPerStream: ahead, MaxReceiveBufferPerConnection: 2 * ahead,
		},
	}
}
