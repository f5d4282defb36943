package site

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/xml"
	"io"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"reader/internal/news"
	"reader/internal/text"
)

const (
	mostSitemaps   = 6       // that are fetched
	mostListed     = 50      // that are remembered from robots.txt and indexes
	mostAddresses  = 5000    // that are read from one; a news sitemap holds at most 1000
	longestSitemap = 8 << 20 // bytes, inflated, of which those are read
	leastStories   = 2       // below an address that make it a section
	mostGuessed    = 40      // sections by addresses alone
)

// fromSitemaps finds sections in the sitemaps that robots.txt names (RFC 9309 and sitemaps.org): in those of sections,
// else by the addresses that several stories of the news sitemap lie below. Nothing of it is more than a guess until
// something is found there.
func (f *finder) fromSitemaps(ctx context.Context) []news.SiteSection {
	robots, err := f.get(ctx, f.page.url.ResolveReference(&url.URL{Path: "/robots.txt"}).String())
	if err != nil {
		return nil
	}
	counts := tally{}
	var listed []news.SiteSection
	queue, seen := f.page.sitemapsIn(robots.Body), map[string]bool{}
	for range mostSitemaps {
		next := slices.IndexFunc(queue, func(s string) bool { return !seen[s] })
		if next < 0 || sitemapRank(queue[next]) == ofAnything && len(listed)+len(counts) > 0 {
			break
		}
		address := queue[next]
		seen[address] = true
		page, err := f.get(ctx, address)
		if err != nil {
			continue
		}
		m := f.page.readSitemap(page.Body)
		queue = inOrder(append(queue, m.sitemaps...))
		if sitemapRank(address) == ofSections {
			listed = append(listed, f.listed(m.addresses)...)
		} else {
			counts.add(m.addresses)
		}
	}
	all := listed
	if len(all) == 0 {
		all = f.page.counted(counts)
	}
	walk(all, func(s *news.SiteSection) { f.guessed[keyOf(s.URL)] = true })
	return nest(all)
}

// sitemapsIn are the sitemaps that robots.txt names, on this site.
func (d *document) sitemapsIn(robots []byte) []string {
	var all []string
	lines := bufio.NewScanner(bytes.NewReader(robots[:min(len(robots), 512<<10)])) // RFC 9309, 2.5: 500 KiB
	for lines.Scan() && len(all) < mostListed {
		field, value, _ := strings.Cut(lines.Text(), ":")
		if u := d.link(value); strings.EqualFold(strings.TrimSpace(field), "sitemap") && u != nil && sameSite(u, d.url) {
			all = append(all, u.String())
		}
	}
	return inOrder(all)
}

// The ranks of sitemaps, by what their names say of them.
const (
	ofNews = iota
	ofSections
	ofAnything
	ofOther // pictures, authors, tags: nothing to learn there
)

var (
	newsSitemap    = text.Pattern(`news|latest|recent`)
	sectionSitemap = text.Pattern(`categor|section|rubri|ressort|taxonom|channel`)
	otherSitemap   = text.Pattern(`image|video|author|tag|archive|product|page-`)
)

func sitemapRank(address string) int {
	address = strings.ToLower(address[strings.LastIndexByte(strings.TrimRight(address, "/"), '/')+1:])
	switch {
	case sectionSitemap().MatchString(address):
		return ofSections
	case newsSitemap().MatchString(address):
		return ofNews
	case otherSitemap().MatchString(address):
		return ofOther
	}
	return ofAnything
}

// inOrder puts the more telling sitemaps first and leaves out those that tell nothing.
func inOrder(sitemaps []string) []string {
	sitemaps = slices.DeleteFunc(sitemaps, func(s string) bool { return sitemapRank(s) == ofOther })
	slices.SortStableFunc(sitemaps, func(a, b string) int { return cmp.Compare(sitemapRank(a), sitemapRank(b)) })
	return sitemaps[:min(len(sitemaps), mostListed)]
}

// sitemap is what a sitemap or an index of sitemaps lists, on this site.
type sitemap struct {
	sitemaps  []string
	addresses []*url.URL
}

// readSitemap reads as far as the bounds go and as the XML is sound.
func (d *document) readSitemap(body []byte) sitemap {
	var m sitemap
	var in io.Reader = bytes.NewReader(body)
	if bytes.HasPrefix(body, []byte("\x1f\x8b")) { // sitemap.xml.gz, as a file
		z, err := gzip.NewReader(in)
		if err != nil {
			return m
		}
		in = z
	}
	x := xml.NewDecoder(io.LimitReader(in, longestSitemap))
	x.Strict = false
	within := ""
	for len(m.addresses) < mostAddresses && len(m.sitemaps) < mostListed {
		token, err := x.Token()
		if err != nil {
			break
		}
		start, ok := token.(xml.StartElement)
		if !ok || strings.Contains(start.Name.Space, "image") || strings.Contains(start.Name.Space, "video") {
			continue
		}
		switch start.Name.Local {
		case "url", "sitemap":
			within = start.Name.Local
		case "loc":
			var loc string
			if x.DecodeElement(&loc, &start) != nil {
				return m
			}
			m.note(d, within, loc)
		}
	}
	return m
}

func (m *sitemap) note(d *document, within, loc string) {
	u := d.link(loc)
	switch {
	case u == nil || !sameSite(u, d.url):
	case within == "sitemap":
		m.sitemaps = append(m.sitemaps, u.String())
	case within == "url":
		m.addresses = append(m.addresses, u)
	}
}

// listed are the entries of a sitemap of sections.
func (f *finder) listed(addresses []*url.URL) []news.SiteSection {
	var all []news.SiteSection
	for _, u := range addresses {
		if s, ok := f.page.entry(nameFrom(u), u); ok && len(all) < maxSections {
			all = append(all, s)
		}
	}
	return all
}

// tally counts stories by the address of the section they lie in.
type tally map[string]int

func (t tally) add(addresses []*url.URL) {
	for _, u := range addresses {
		place, above := sectionOf(u)
		for _, p := range []*url.URL{place, above} {
			if p != nil {
				t[p.String()]++
			}
		}
	}
}

// counted are the places of several stories, those of most stories first.
func (d *document) counted(t tally) []news.SiteSection {
	places := make([]string, 0, len(t))
	for place, stories := range t {
		if stories >= leastStories {
			places = append(places, place)
		}
	}
	slices.SortFunc(places, func(a, b string) int { return cmp.Or(cmp.Compare(t[b], t[a]), cmp.Compare(a, b)) })
	var all []news.SiteSection
	for _, place := range places[:min(len(places), mostGuessed)] {
		u, err := url.Parse(place)
		if err != nil {
			continue
		}
		if s, ok := d.entry(nameFrom(u), u); ok {
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(a, b news.SiteSection) int { return cmp.Compare(depth(a.URL), depth(b.URL)) })
	return all
}

func depth(address string) int { return strings.Count(strings.TrimRight(address, "/"), "/") }

// sectionOf is the address of the section in which a story lies by its own address, at most two names deep, and of the
// one above that; nil when there is none. Dates and the codes of languages are no names of sections.
func sectionOf(story *url.URL) (section, above *url.URL) {
	segments := strings.Split(strings.Trim(story.EscapedPath(), "/"), "/")
	path, names := "/", 0
	for i, s := range segments[:len(segments)-1] {
		if s == "" || !strings.ContainsFunc(s, unicode.IsLetter) && !strings.Contains(s, "%") || ofStory("/"+s) {
			break
		}
		path += s + "/"
		if i == 0 && languages[strings.ToLower(s)] != nil || sectionPaths[strings.ToLower(s)] {
			continue
		}
		above, section = section, story.ResolveReference(&url.URL{Path: unescaped(path)})
		if names++; names == 2 {
			break
		}
	}
	return section, above
}

func unescaped(path string) string {
	if plain, err := url.PathUnescape(path); err == nil && utf8.ValidString(plain) {
		return plain
	}
	return path
}

// nameFrom makes a title of the last part of an address, until the page itself tells a better one: /us-politics/.
func nameFrom(u *url.URL) string {
	path := strings.Trim(u.Path, "/")
	name := strings.Join(strings.FieldsFunc(path[strings.LastIndexByte(path, '/')+1:], func(r rune) bool { return r == '-' || r == '_' || r == '+' }), " ")
	first, size := utf8.DecodeRuneInString(name)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + name[size:]
}
