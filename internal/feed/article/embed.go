package article

import (
	"cmp"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// embedKey holds the address of an embed that was put into a figure to survive readability. See orderKey.
const embedKey = "reader embed"

// players are the hosts whose frames belong to a story, and what a reader calls them.
var players = []struct{ host, name string }{
	{"youtube.com", "YouTube"}, {"youtube-nocookie.com", "YouTube"}, {"youtu.be", "YouTube"}, {"vimeo.com", "Vimeo"},
	{"dailymotion.com", "Dailymotion"}, {"twitch.tv", "Twitch"}, {"tiktok.com", "TikTok"}, {"instagram.com", "Instagram"},
	{"facebook.com", "Facebook"}, {"twitter.com", "X"}, {"x.com", "X"}, {"bsky.app", "Bluesky"}, {"spotify.com", "Spotify"},
	{"soundcloud.com", "SoundCloud"}, {"apple.com", "Apple"}, {"acast.com", "Acast"}, {"megaphone.fm", "Podcast"},
	{"podbean.com", "Podbean"}, {"simplecast.com", "Podcast"}, {"datawrapper.de", "Chart"}, {"dwcdn.net", "Chart"},
	{"flourish.studio", "Chart"}, {"infogram.com", "Chart"}, {"documentcloud.org", "Document"}, {"scribd.com", "Scribd"},
	{"google.com", "Map"}, {"openstreetmap.org", "Map"}, {"reddit.com", "Reddit"}, {"bandcamp.com", "Bandcamp"},
	{"rumble.com", "Rumble"}, {"bitchute.com", "BitChute"}, {"odysee.com", "Odysee"}, {"jwplayer.com", "Video"},
	{"jwplatform.com", "Video"}, {"brightcove.net", "Video"}, {"streamable.com", "Streamable"}, {"ted.com", "TED"},
	{"bilibili.com", "Bilibili"}, {"ardmediathek.de", "ARD"}, {"telegram.org", "Telegram"}, {"t.me", "Telegram"},
	{"threads.net", "Threads"}, {"imgur.com", "Imgur"}, {"giphy.com", "Giphy"}, {"gist.github.com", "Gist"}, {"codepen.io", "CodePen"},
}

// playerOf names the player behind an address, or returns "".
func playerOf(address string) string {
	host := hostOf(address)
	for _, p := range players {
		if host == p.host || strings.HasSuffix(host, "."+p.host) {
			return p.name
		}
	}
	return ""
}

// postClasses mark quotations that a site's script turns into a post of a network.
var postClasses = []string{"twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "bluesky-embed", "reddit-embed-bq", "mastodon-embed", "fb-post", "fb-video", "text-post-media"}

func social(n *html.Node) bool {
	class := attr(n, "class")
	for _, c := range postClasses {
		if strings.Contains(class, c) {
			return true
		}
	}
	return false
}

// embed sets a frame or player as a titled link, and nothing when its address is unknown or no player's.
func (b *builder) embed(n *html.Node) {
	b.flush()
	if link := embedLink(n, b.base); link.URL != "" {
		b.add(news.Block{Kind: news.Embed, Link: link})
	}
}

// embedLink reads an iframe, video, audio, object or embed element. URL is empty when there is nothing to follow.
func embedLink(n *html.Node, base *url.URL) news.Link {
	raw := cmp.Or(attr(n, "data-src"), attr(n, "src"), attr(n, "data-lazy-src"), attr(n, "data"))
	if s := find(n, atom.Source); raw == "" && s != nil {
		raw = attr(s, "src")
	}
	address := watch(resolvePage(base, raw))
	if address == "" {
		return news.Link{}
	}
	name := playerOf(address)
	if name == "" && !is(n, atom.Video, atom.Audio) {
		return news.Link{}
	}
	kind := map[string]string{"video": "Video", "audio": "Audio"}[n.Data]
	return news.Link{Title: cmp.Or(fold(attr(n, "title")), fold(attr(n, "aria-label")), name, kind), URL: address}
}

// watch turns the address of a YouTube player into that of the video's page.
func watch(address string) string {
	u, err := url.Parse(address)
	if err != nil || playerOf(address) != "YouTube" {
		return address
	}
	id := ""
	switch {
	case strings.HasPrefix(u.Path, "/embed/"):
		id = strings.TrimPrefix(u.Path, "/embed/")
	case strings.HasPrefix(u.Path, "/v/"):
		id = strings.TrimPrefix(u.Path, "/v/")
	case u.Hostname() == "youtu.be":
		id = strings.TrimPrefix(u.Path, "/")
	}
	id = strings.Trim(id, "/")
	if id == "" || strings.Contains(id, "/") || id == "videoseries" {
		return address
	}
	return "https://www.youtube.com/watch?v=" + url.QueryEscape(id)
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

// keepEmbeds puts every player and post of a page into a figure of its own, because readability throws frames out.
func keepEmbeds(doc *html.Node, base *url.URL) {
	for _, n := range all(doc, atom.Iframe, atom.Video, atom.Audio, atom.Blockquote) {
		var link news.Link
		switch {
		case n.Parent == nil || n.FirstChild == nil && n.Data == "blockquote":
			continue
		case n.Data != "blockquote":
			link = embedLink(n, base)
		case social(n):
			link = postLink(n, base)
			if chars, _ := weigh(n); chars > 0 {
				n.Attr = append(n.Attr, html.Attribute{Key: embedKey, Val: link.URL})
				continue
			}
		default:
			continue
		}
		if link.URL == "" {
			remove(n)
			continue
		}
		replaceByFigure(n, link)
	}
}

func replaceByFigure(n *html.Node, link news.Link) {
	figure := &html.Node{Type: html.ElementNode, Data: "figure", DataAtom: atom.Figure}
	setAttr(figure, embedKey, link.URL)
	setAttr(figure, orderKey, attr(n, orderKey))
	caption := &html.Node{Type: html.ElementNode, Data: "figcaption", DataAtom: atom.Figcaption}
	caption.AppendChild(&html.Node{Type: html.TextNode, Data: link.Title})
	figure.AppendChild(caption)
	n.Parent.InsertBefore(figure, n)
	n.Parent.RemoveChild(n)
}
