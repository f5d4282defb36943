package fetch

import (
	"cmp"
	"net/http"
	"net/url"
	"os"

	"golang.org/x/net/http/httpproxy"
)

// environmentProxy reads the proxy variables as curl does: HTTP_PROXY, HTTPS_PROXY, for what neither names ALL_PROXY,
// and NO_PROXY against them all, in capitals or not. Proxies speak http, https or socks5.
func environmentProxy() func(*url.URL) (*url.URL, error) {
	named := httpproxy.FromEnvironment()
	all := cmp.Or(os.Getenv("ALL_PROXY"), os.Getenv("all_proxy"))
	named.HTTPProxy = cmp.Or(named.HTTPProxy, all)
	named.HTTPSProxy = cmp.Or(named.HTTPSProxy, all)
	return named.ProxyFunc()
}

// proxyOnly is Proxy for connections that nothing judges but that they lead to a proxy: one that is no longer named when
// it is asked for again must not become a direct connection.
func (o Options) proxyOnly(r *http.Request) (*url.URL, error) {
	proxy, err := o.Proxy(r.URL)
	if err == nil && proxy == nil {
		return nil, ErrProxy
	}
	return proxy, err
}
