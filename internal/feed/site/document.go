package site

import (
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
	"golang.org/x/net/publicsuffix"

	"reader/internal/feed/markup"
)

// document is a parsed page.
type document struct {
	root *html.Node
	data []markup.Script // in JSON-LD
	url  *url.URL        // where it was fetched
	base *url.URL        // where its relative addresses start: <base href>, else url

	judged map[string]traits // by class, id and role as written
	names  map[string]traits // by a single name in them
	links  map[*html.Node]verdict
}

// longestPage is what is read of a page, in bytes. The longest front pages stay under 4 MB, most of it scripts.
const longestPage = 8 << 20

// parse reads a page in whatever charset it is, as far as the bounds go.
func parse(body []byte, address, contentType string) (*document, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("parse %s: %w", address, err)
	}
	body = body[:min(len(body), longestPage)]
	if !utf8.Valid(body) {
		enc, _, _ := charset.DetermineEncoding(body, contentType)
		if text, err := enc.NewDecoder().Bytes(body); err == nil {
			body = text
		}
	}
	root, data := markup.Parse(string(body), isThings)
	d := &document{root: root, data: data, url: u, base: u, judged: map[string]traits{}, names: map[string]traits{}, links: map[*html.Node]verdict{}}
	for n := range root.Descendants() {
		if n.DataAtom == atom.Base {
			if b, err := u.Parse(attr(n, "href")); err == nil && b.Host != "" {
				d.base = b
			}
			break
		}
	}
	return d, nil
}

// link resolves an address; nil when it is not one of the web.
func (d *document) link(raw string) *url.URL {
	raw = strings.TrimSpace(raw)
	if raw == "" || raw[0] == '#' {
		return nil
	}
	u, err := d.base.Parse(strings.ReplaceAll(raw, " ", "%20"))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil
	}
	u.Fragment, u.User = "", nil
	return u
}

// sameSite compares the parts of hosts that somebody registered, so that sport.example.org belongs to
// www.example.org. Hosts without such a part (127.0.0.1:8080, localhost) must be equal, port included.
func sameSite(a, b *url.URL) bool {
	if strings.EqualFold(a.Host, b.Host) {
		return true
	}
	ra, errA := publicsuffix.EffectiveTLDPlusOne(strings.ToLower(a.Hostname()))
	rb, errB := publicsuffix.EffectiveTLDPlusOne(strings.ToLower(b.Hostname()))
	return errA == nil && errB == nil && ra == rb && a.Port() == b.Port()
}

// key identifies an address: without scheme, www., final slash and fragment.
func key(u *url.URL) string {
	path := strings.TrimRight(u.EscapedPath(), "/")
	k := strings.TrimPrefix(strings.ToLower(u.Host), "www.") + path
	if u.RawQuery != "" {
		k += "?" + u.RawQuery
	}
	return k
}

// keyOf is key for an address as a string.
func keyOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return key(u)
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// silent elements hold no words for readers.
var silent = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Svg: true, atom.Template: true, atom.Button: true}

// words is the text of a node on one line.
func words(n *html.Node) string {
	var b strings.Builder
	gather(n, &b)
	return strings.Join(strings.Fields(b.String()), " ")
}

func gather(n *html.Node, b *strings.Builder) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
	case n.Type == html.ElementNode && silent[n.DataAtom]:
		return
	case n.DataAtom == atom.Br:
		b.WriteByte(' ')
	}
	for c := range n.ChildNodes() {
		gather(c, b)
		if c.Type == html.ElementNode && block[c.DataAtom] {
			b.WriteByte(' ')
		}
	}
}

// block elements part words.
var block = map[atom.Atom]bool{atom.P: true, atom.Div: true, atom.Li: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true,
	atom.Time: true, atom.Figure: true, atom.Figcaption: true, atom.Section: true, atom.Ul: true}

// isList says whether a node is a list.
func isList(n *html.Node) bool { return n.DataAtom == atom.Ul || n.DataAtom == atom.Ol }
