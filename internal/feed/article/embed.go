package article

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// embedKey holds the address of an embed that was put into a figure to survive readability, mediumKey the name of the
// element that it was. See orderKey.
const (
	embedKey  = "reader embed"
	mediumKey = "reader medium"
)

// postClasses mark quotations that a site's script turns into a post of a network.
var postClasses = []string{"twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "bluesky-embed", "reddit-embed-bq", "mastodon-embed", "fb-post", "fb-video", "text-post-media"}

// social reports a quotation that stands for a post, and holds no other that does.
func social(n *html.Node) bool {
	return posted(n) && !slices.ContainsFunc(all(n, atom.Blockquote), posted)
}

func posted(n *html.Node) bool {
	class := attr(n, "class")
	for _, c := range postClasses {
		if strings.Contains(class, c) {
			return true
		}
	}
	return false
}

// embed sets a frame or player as a titled link, and nothing when its address is unknown or no part of a story.
func (b *builder) embed(n *html.Node) {
	b.flush()
	if link := embedLink(n, b.base); link.URL != "" {
		block := embedBlock(link)
		block.Medium = mediumNamed(n.Data, block.Medium)
		b.add(block)
	}
}

// embedLink reads an iframe, video, audio, object or embed element. URL is empty when there is nothing to follow, or
// nothing that belongs to a story: a frame of a host that is not known must have a title, and an address that says what
// it shows.
func embedLink(n *html.Node, base *url.URL) news.Link {
	raw := cmp.Or(attr(n, "data-src"), attr(n, "src"), attr(n, "data-lazy-src"), attr(n, "data"))
	if s := find(n, atom.Source); raw == "" && s != nil {
		raw = attr(s, "src")
	}
	address := watch(resolvePage(base, raw))
	title := cmp.Or(fold(attr(n, "title")), fold(attr(n, "aria-label")))
	name := playerOf(address)
	own := is(n, atom.Video, atom.Audio)
	switch {
	case address == "":
		return news.Link{}
	case name == "" && !own && (title == "" || alien(title) || mediumOf(address) == news.MediumUnknown):
		return news.Link{}
	}
	kind := map[string]string{"video": "Video", "audio": "Audio"}[n.Data]
	return news.Link{Title: cmp.Or(title, name, kind), URL: address}
}

// alien reports a title that speaks of an advertisement or a form.
func alien(title string) bool {
	for _, w := range splitToken(strings.ToLower(title)) {
		if alienWords[w] {
			return true
		}
	}
	return false
}

// postLink is the post that a quotation stands for: its own address, or its last link, which is the post's date.
func postLink(n *html.Node, base *url.URL) news.Link {
	address := resolvePage(base, cmp.Or(attr(n, "data-instgrm-permalink"), attr(n, "cite"), attr(n, "data-href")))
	for _, a := range all(n, atom.A) {
		if href := resolvePage(base, attr(a, "href")); playerOf(href) != "" && (address == "" || strings.Contains(href, "/status/")) {
			address = href
		}
	}
	return news.Link{Title: playerOf(address), URL: address}
}

// keepEmbed puts a player or post into a figure of its own, because readability throws frames out. media are the names
// that the page's data give to films and sounds, by the keys of their addresses.
func keepEmbed(n *html.Node, base *url.URL, media map[string]string) {
	var link news.Link
	switch {
	case n.Parent == nil:
		return
	case n.Data != "blockquote":
		link = embedLink(n, base)
	case n.FirstChild == nil || !social(n):
		return
	default:
		link = postLink(n, base)
		if chars, _ := weigh(n); chars > 0 {
			setAttr(n, embedKey, link.URL)
			return
		}
	}
	if link.URL == "" {
		remove(n)
		return
	}
	if link.Title == playerOf(link.URL) || mediumNames[n.Data] > 0 && strings.EqualFold(link.Title, n.Data) {
		link.Title = cmp.Or(media[key(link.URL)], link.Title)
	}
	replaceByFigure(n, link)
}

func replaceByFigure(n *html.Node, link news.Link) {
	figure := &html.Node{Type: html.ElementNode, Data: "figure", DataAtom: atom.Figure}
	setAttr(figure, embedKey, link.URL)
	setAttr(figure, mediumKey, n.Data)
	setAttr(figure, orderKey, attr(n, orderKey))
	caption := &html.Node{Type: html.ElementNode, Data: "figcaption", DataAtom: atom.Figcaption}
	caption.AppendChild(&html.Node{Type: html.TextNode, Data: link.Title})
	figure.AppendChild(caption)
	n.Parent.InsertBefore(figure, n)
	n.Parent.RemoveChild(n)
}
