package article

import (
	"net/url"
	"strings"
)

// maxAddress is the longest address kept, in bytes; browsers stop not far above.
const maxAddress = 4096

// trackers are query parameters that tell who came from where and nothing else; a prefix when they end in "_".
var trackers = wordSet(`utm_ fbclid gclid dclid gbraid wbraid msclkid yclid igshid mc_cid mc_eid cmpid icid itid
	xtor ocid ito wt_mc at_medium at_campaign at_custom1 smid sref ncid cmp ns_campaign ns_source ns_mchannel __twitter_impression
	_hsenc _hsmi vero_id oly_enc_id oly_anon_id mkt_tok guccounter guce_referrer guce_referrer_sig traffic_source`)

// resolve makes an address absolute against base and cuts trackers. It is empty for anything but http, https and
// mailto: javascript, data and file addresses have no place in an article.
func resolve(base *url.URL, raw string) string {
	raw = strings.Map(dropLineBreaks, strings.TrimSpace(raw))
	if raw == "" || len(raw) > maxAddress {
		return ""
	}
	u, err := url.Parse(raw)
	if err != nil {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	switch strings.ToLower(u.Scheme) {
	case "mailto":
		return u.String()
	case "http", "https":
		if u.Host == "" {
			return ""
		}
	default:
		return ""
	}
	u.User = nil
	u.RawQuery = cutTrackers(u.RawQuery)
	u.ForceQuery = false
	return u.String()
}

// dropLineBreaks removes what browsers ignore inside addresses, so that "java\tscript:" is seen for what it is.
func dropLineBreaks(r rune) rune {
	if r == '\t' || r == '\n' || r == '\r' {
		return -1
	}
	return r
}

func cutTrackers(query string) string {
	if query == "" {
		return ""
	}
	var kept []string
	for pair := range strings.SplitSeq(query, "&") {
		key, _, _ := strings.Cut(strings.ToLower(pair), "=")
		prefix, _, _ := strings.Cut(key, "_")
		if pair != "" && !trackers[key] && !trackers[prefix+"_"] {
			kept = append(kept, pair)
		}
	}
	return strings.Join(kept, "&")
}

// resolvePage is resolve for pages and pictures: no mailto.
func resolvePage(base *url.URL, raw string) string {
	address := resolve(base, raw)
	if strings.HasPrefix(address, "mailto:") {
		return ""
	}
	return address
}

// key is an address for comparing: no scheme, "www.", fragment or closing slash.
func key(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	rest, _, _ = strings.Cut(rest, "#")
	return strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(rest), "www."), "/")
}

// secondLevel are labels under which registries sell names: example.co.uk is a site, co.uk is none.
var secondLevel = wordSet("co com org net gov ac edu or ne go gob gouv")

// domain is the registrable part of a host, as far as a short table can tell.
func domain(host string) string {
	labels := strings.Split(strings.ToLower(host), ".")
	n := 2
	if len(labels) > 2 && len(labels[len(labels)-1]) == 2 && secondLevel[labels[len(labels)-2]] {
		n = 3
	}
	return strings.Join(labels[max(0, len(labels)-n):], ".")
}

// registry reports a host below which anybody may have a name, as far as a short table can tell: com, co.uk.
func registry(host string) bool {
	first, last, more := strings.Cut(host, ".")
	return !more || len(last) == 2 && secondLevel[first]
}

// brand is the label of a domain that its owner chose: "bbc" for www.bbc.co.uk and for bbc.com.
func brand(host string) string {
	label, _, _ := strings.Cut(domain(host), ".")
	return label
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}
