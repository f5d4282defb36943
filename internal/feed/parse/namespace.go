package parse

import "strings"

// native is the prefix of the vocabulary that the root element belongs to: RSS in all its dialects, or Atom.
const native = ""

// vocabularies maps namespace names, shortened by shortURI, to the prefixes that the canonical document uses. Many
// are misspelt in the wild: with https, without the final slash, in other capitals; the shortening forgives that.
var vocabularies = map[string]string{
	"www.w3.org/2005/atom":                                                "atom",
	"purl.org/atom/ns":                                                    "atom",
	"purl.org/atom":                                                       "atom",
	"w3.org/2005/atom":                                                    "atom",
	"www.w3.org/2005/atomfeed":                                            "atom",
	"backend.userland.com/rss2":                                           "rss",
	"backend.userland.com/rss":                                            "rss",
	"blogs.law.harvard.edu/tech/rss":                                      "rss",
	"cyber.law.harvard.edu/rss/rss.html":                                  "rss",
	"purl.org/rss/1.0":                                                    "rss",
	"purl.org/net/rss1.1":                                                 "rss",
	"my.netscape.com/rdf/simple/0.9":                                      "rss",
	"my.netscape.com/publish/formats/rss-0.91.dtd":                        "rss",
	"channel.netscape.com/rdf/simple/0.9":                                 "rss",
	"www.w3.org/1999/02/22-rdf-syntax-ns":                                 "rdf",
	"purl.org/dc/elements/1.1":                                            "dc",
	"purl.org/dc/elements/1.0":                                            "dc",
	"purl.org/dc/terms":                                                   "dcterms",
	"purl.org/rss/1.0/modules/content":                                    "content",
	"purl.org/rss/1.0/modules/syndication":                                "sy",
	"search.yahoo.com/mrss":                                               "media",
	"video.search.yahoo.com/mrss":                                         "media",
	"www.rssboard.org/media-rss":                                          "media",
	"www.itunes.com/dtds/podcast-1.0.dtd":                                 "itunes",
	"example.com/dtds/podcast-1.0.dtd":                                    "itunes",
	"www.google.com/schemas/play-podcasts/1.0":                            "googleplay",
	"rssnamespace.org/feedburner/ext/1.0":                                 "feedburner",
	"www.w3.org/1999/xhtml":                                               "xhtml",
	"www.w3.org/xml/1998/namespace":                                       "xml",
	"purl.org/syndication/thread/1.0":                                     "thr",
	"podcastindex.org/namespace/1.0":                                      "podcast",
	"github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast",
}

// prefixes are believed when their namespace is undeclared or unknown: they are what everybody writes.
var prefixes = map[string]string{
	"atom": "atom", "atom10": "atom", "atom03": "atom", "a10": "atom", "rss": "rss", "rdf": "rdf", "dc": "dc",
	"dcterms": "dcterms", "content": "content", "sy": "sy", "media": "media", "itunes": "itunes",
	"googleplay": "googleplay", "feedburner": "feedburner", "xhtml": "xhtml", "xml": "xml", "podcast": "podcast",
}

// shortURI forgives the differences between namespace names that nobody means.
func shortURI(uri string) string {
	s := strings.ToLower(strings.TrimSpace(uri))
	s = strings.TrimPrefix(strings.TrimPrefix(s, "https://"), "http://")
	return strings.TrimRight(s, "/#")
}

// scope is the namespaces in force at an element, innermost first.
type scope struct {
	parent *scope
	bound  []attribute // prefix → URI
}

// enter returns the scope inside an element with these attributes.
func (s *scope) enter(attrs []attribute) *scope {
	var bound []attribute
	for _, a := range attrs {
		if prefix, ok := strings.CutPrefix(a.name, "xmlns"); ok && (prefix == "" || prefix[0] == ':') {
			bound = append(bound, attribute{strings.TrimPrefix(prefix, ":"), a.value})
		}
	}
	if bound == nil {
		return s
	}
	return &scope{s, bound}
}

func (s *scope) uri(prefix string) string {
	for ; s != nil; s = s.parent {
		for _, b := range s.bound {
			if b.name == prefix {
				return b.value
			}
		}
	}
	return ""
}

// vocabulary tells the canonical prefix of an element's namespace and whether we know it. home is the namespace of
// the root element, whose vocabulary is the native one whatever it is called.
func (s *scope) vocabulary(prefix, home string) (string, bool) {
	uri := s.uri(prefix)
	if uri == home {
		if uri != "" || prefix == "" {
			return native, true
		}
	}
	if v, ok := vocabularies[shortURI(uri)]; ok {
		return v, true
	}
	v, ok := prefixes[strings.ToLower(prefix)]
	return v, ok || prefix == "" && uri == ""
}

func splitName(name string) (prefix, local string) {
	if i := strings.IndexByte(name, ':'); i >= 0 {
		return name[:i], strings.ToLower(name[i+1:])
	}
	return "", strings.ToLower(name)
}
