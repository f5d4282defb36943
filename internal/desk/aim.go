package desk

import (
	"cmp"
	"context"
	"mime"
	"net/url"
	"strings"

	"reader/internal/cache"
	"reader/internal/feed/article"
	"reader/internal/feed/fetch"
	"reader/internal/feed/site"
	"reader/internal/news"
	"reader/internal/text"
)

// aim says of the links in a text where they lead: to a story that is known, to a list that the page itself calls one,
// or what their address looks like.
func (d *Desk) aim(ctx context.Context, r *news.Reading) error {
	var links []string
	news.EachLink(r.Article.Blocks, func(l news.Link) { links = append(links, l.URL) })
	known, err := d.storiesAt(ctx, links...)
	if err != nil || len(links) == 0 {
		return err
	}
	lists := listsOf(&r.Article)
	r.Aims = make(map[string]news.Aim, len(links))
	for i, address := range links {
		list, listed := lists[plainAddress(address)]
		switch {
		case known[i].ID != 0:
			r.Aims[address] = news.Aim{Kind: news.AimStory, Story: known[i]}
		case listed:
			r.Aims[address] = news.Aim{Kind: news.AimList, Listing: list}
		default:
			r.Aims[address] = aimByShape(address, r.Article.URL)
		}
	}
	return nil
}

// listsOf are the lists that a page names: its tags, its authors, its section and those of the site's menu.
func listsOf(a *news.Article) map[string]news.Listing {
	lists := map[string]news.Listing{}
	add := func(kind news.ListingKind, links ...news.Link) {
		for _, l := range links {
			if at := plainAddress(l.URL); at != "" && bareHost(l.URL) == bareHost(a.URL) {
				lists[at] = news.Listing{Kind: kind, Title: l.Title, URL: l.URL, From: a.URL}
			}
		}
	}
	var menu func([]news.SiteSection)
	menu = func(sections []news.SiteSection) {
		for _, s := range sections {
			add(news.InSection, news.Link{Title: s.Title, URL: s.URL})
			menu(s.Children)
		}
	}
	menu(a.Sections)
	add(news.InSection, a.Section)
	add(news.ByAuthor, a.Authors...)
	add(news.Tagged, a.Tags...)
	return lists
}

// plainAddress is an address as lists are compared by it: without scheme, query and the slash at its end.
func plainAddress(address string) string {
	_, rest, _ := strings.Cut(fetch.Canonical(address), "://")
	rest, _, _ = strings.Cut(rest, "?")
	return strings.TrimSuffix(rest, "/")
}

// listingKinds are the lists by the shapes of their addresses.
var listingKinds = map[article.Shape]news.ListingKind{
	article.ShapeTag: news.Tagged, article.ShapeAuthor: news.ByAuthor, article.ShapeSection: news.InSection,
}

// aimByShape judges by the address alone. A list is believed of the same site only.
func aimByShape(address, from string) news.Aim {
	shape, what := article.ShapeOf(address)
	if shape == article.ShapeOutside {
		return news.Aim{Kind: news.AimOutside, What: what}
	}
	if kind := listingKinds[shape]; kind != news.NoListing && bareHost(address) == bareHost(from) {
		return news.Aim{Kind: news.AimList, Listing: news.Listing{Kind: kind, Title: lastName(address), URL: address, From: from}}
	}
	return news.Aim{}
}

// lastName is the last part of an address as words: a list is called so until its page tells.
func lastName(address string) string {
	at := plainAddress(address)
	last := at[strings.LastIndexByte(at, '/')+1:]
	if plain, err := url.PathUnescape(last); err == nil {
		last = plain
	}
	return strings.ReplaceAll(last, "-", " ")
}

// A page that does not call itself an article, and has no story's address, is a list of stories when it has so many
// headlines, fewer where its address is that of a list, and so few words for each of them: a teaser has some twenty.
const (
	leastOnList   = 5
	fewestOnList  = 3
	wordsOnTeaser = 60
)

// noArticle says what stands at an address in place of an article; nil when one does. Err is why none could be read.
func (t Taster) noArticle(f *cache.Fetched, err error) error {
	if len(f.Sources) == 0 {
		return refusal{err}
	}
	page := &f.Sources[0]
	if what := fileOf(page.ContentType); what != "" {
		return &news.NoArticleError{Reason: string(text.Format("There is %s at this address, and no article.", what))}
	}
	shown, bad := t.list(page.Body, page.URL, page.ContentType, "")
	switch {
	case bad == nil && shown.Front && !shown.Article:
		return &news.NoArticleError{Reason: "This is the front page of a site, and no article."}
	case bad == nil && isList(&shown, page.URL, f.Article.Words):
		list := news.Listing{Kind: news.InSection, Title: cmp.Or(shown.Name, lastName(page.URL)), URL: page.URL, From: page.URL}
		if shape, _ := article.ShapeOf(page.URL); listingKinds[shape] != news.NoListing {
			list.Kind = listingKinds[shape]
		}
		return &news.NoArticleError{Reason: "This page is a list of stories, and no article.", List: list}
	case err != nil:
		return refusal{err}
	}
	return nil
}

func isList(page *site.Listed, address string, words int) bool {
	least := leastOnList
	shape, _ := article.ShapeOf(address)
	if listingKinds[shape] != news.NoListing {
		least = fewestOnList
	}
	n := len(page.Headlines)
	return !page.Article && shape != article.ShapeStory && n >= least && words < n*wordsOnTeaser
}

// fileOf is what a media type is called by people; empty for pages and for what may be one.
func fileOf(contentType string) string {
	media, _, err := mime.ParseMediaType(contentType)
	kind, sub, _ := strings.Cut(media, "/")
	switch {
	case err != nil, strings.HasSuffix(sub, "html"), strings.HasSuffix(sub, "html+xml"), kind == "text", sub == "octet-stream":
		return ""
	case sub == "pdf":
		return "a PDF"
	case kind == "image":
		return "a picture"
	case kind == "audio":
		return "a sound"
	case kind == "video":
		return "a film"
	case strings.HasSuffix(sub, "xml"):
		return "a feed or another file of data"
	default:
		return "a file (" + media + ")"
	}
}
