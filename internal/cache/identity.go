package cache

import (
	"crypto/sha256"
	"encoding/binary"
	"net"
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"

	"reader/internal/news"
)

// StoryIDOf names the story at a canonical address of a site. The scheme and a slash at the end make no difference.
func StoryIDOf(site, canonical string) news.StoryID {
	_, rest, _ := strings.Cut(canonical, "://")
	return news.StoryID(hash("address", siteOf(site), strings.TrimSuffix(rest, "/")))
}

// StoryIDOfGUID names the story that a feed knows by a guid, where its address says nothing.
func StoryIDOfGUID(feed news.FeedID, guid string) news.StoryID {
	return news.StoryID(hash("guid", feed.String(), guid))
}

// hash is the first 64 bits of the SHA-256 of the parts, each ended by a zero byte.
func hash(parts ...string) uint64 {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return binary.BigEndian.Uint64(h.Sum(nil))
}

// siteOf is what makes two hosts one site: the registrable domain, or host and port where there is none, as with the
// addresses of machines.
func siteOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	if net.ParseIP(u.Hostname()) != nil {
		return strings.ToLower(u.Host)
	}
	domain, err := publicsuffix.EffectiveTLDPlusOne(strings.ToLower(u.Hostname()))
	if err != nil {
		return strings.ToLower(u.Host)
	}
	return domain
}

// identity is by what an entry is known: within its feed, and among all stories.
type identity struct {
	guid  string
	story news.StoryID
}

// identities names the stories of one fetch of a feed. Within a site one canonical address is one story. An address
// says nothing when several guids of the feed share it, when it is the site's root, or when it is another site's: a
// feed cannot take over what is not its own. Such entries are known by feed and guid. A guid says nothing when it
// stands at several addresses: these are as many stories, known by both.
func identities(feed news.Feed, entries []Entry) []identity {
	home := feed.Site
	if home == "" {
		home = feed.URL
	}
	site := siteOf(home)
	guids, addresses := sharing{}, sharing{}
	for i := range entries {
		s := &entries[i].Story
		guids.add(bare(s.URL), s.GUID)
		addresses.add(s.GUID, bare(s.URL))
	}
	ids := make([]identity, len(entries))
	for i := range entries {
		s := &entries[i].Story
		guid := s.GUID
		if addresses[guid].many {
			guid += " " + bare(s.URL)
		}
		ids[i] = identity{guid: guid, story: StoryIDOfGUID(feed.ID, guid)}
		if ownPage(s.URL, site) && !guids[bare(s.URL)].many {
			ids[i].story = StoryIDOf(home, s.URL)
		}
	}
	return ids
}

// sharing notes for each key whether one value or many go with it.
type sharing map[string]struct {
	first string
	many  bool
}

func (m sharing) add(key, value string) {
	known, seen := m[key]
	if !seen {
		known.first = value
	}
	known.many = known.many || known.first != value
	m[key] = known
}

// bare is an address without what makes no difference: the scheme and a slash at the end.
func bare(address string) string {
	_, rest, found := strings.Cut(address, "://")
	if !found {
		rest = address
	}
	return strings.TrimSuffix(rest, "/")
}

// ownPage reports whether an address is a page of the site, other than its root.
func ownPage(address, site string) bool {
	if address == "" || siteOf(address) != site {
		return false
	}
	u, err := url.Parse(address)
	return err == nil && (strings.Trim(u.Path, "/") != "" || u.RawQuery != "")
}
