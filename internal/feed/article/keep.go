package article

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/feed/markup"
)

// keep gives what a later step would take for clutter a form that survives it: players and posts, formulas, the boxes of
// tasks, what a page holds ready for readers without scripts, and the marks of notes.
func keep(root *html.Node, base *url.URL, media map[string]string) {
	var references []*html.Node
	for e := range elements(root) {
		translate(e)
		switch {
		case is(e, atom.Noscript):
			unwrap(e, base, media)
		case is(e, atom.Math):
			keepFormula(e)
		case is(e, atom.Input) && attr(e, "type") == "checkbox":
			keepBox(e)
		case is(e, atom.Iframe, atom.Video, atom.Audio, atom.Blockquote):
			keepEmbed(e, base, media)
		case is(e, atom.A) && within(e, base) != "":
			references = append(references, e)
		}
	}
	markNotes(root, references, base)
}

// twins are the elements of AMP (https://amp.dev/documentation/components) that stand for elements of HTML.
var twins = map[string]atom.Atom{
	"amp-img": atom.Img, "amp-iframe": atom.Iframe, "amp-video": atom.Video, "amp-audio": atom.Audio,
}

// widgets are elements of scripts that name what they play by a mark only.
var widgets = map[string]struct{ key, address string }{
	"amp-youtube": {"data-videoid", "https://www.youtube.com/watch?v="}, "lite-youtube": {"videoid", "https://www.youtube.com/watch?v="},
	"youtube-video": {"video-id", "https://www.youtube.com/watch?v="}, "amp-vimeo": {"data-videoid", "https://vimeo.com/"}, "lite-vimeo": {"videoid", "https://vimeo.com/"},
	"amp-dailymotion": {"data-videoid", "https://www.dailymotion.com/video/"}, "amp-twitter": {"data-tweetid", "https://x.com/i/status/"},
	"amp-instagram": {"data-shortcode", "https://www.instagram.com/p/"}, "amp-soundcloud": {"data-trackid", "https://api.soundcloud.com/tracks/"},
}

// translate gives an element of AMP, or of a player's script, the name that the rest of the house knows it by.
func translate(e *html.Node) {
	if tag, ok := twins[e.Data]; ok {
		e.Data, e.DataAtom = tag.String(), tag
		return
	}
	if w, ok := widgets[e.Data]; ok {
		if mark := attr(e, w.key); mark != "" {
			setAttr(e, "src", w.address+url.PathEscape(mark))
			e.Data, e.DataAtom = "iframe", atom.Iframe
		}
	}
}

// unwrap sets in place of a noscript element the frame or picture in it, unless that stands beside it already. The parser
// has left its content as text, as a browser with scripts does.
func unwrap(n *html.Node, base *url.URL, media map[string]string) {
	source := rawText(n)
	if n.Parent == nil || !strings.Contains(source, "<i") {
		return
	}
	found := find(markup.ParseFragment(source), atom.Iframe, atom.Img)
	if found == nil || is(found, atom.Img) && (pictureOf(found, base).URL == "" || pictured(n, base)) {
		return
	}
	remove(found)
	setAttr(found, orderKey, attr(n, orderKey))
	n.Parent.InsertBefore(found, n)
	remove(n)
	if is(found, atom.Iframe) {
		keepEmbed(found, base, media)
	}
}

// pictured reports that the element beside a noscript is the picture itself, with its address.
func pictured(n *html.Node, base *url.URL) bool {
	for c := n.Parent.FirstChild; c != nil; c = c.NextSibling {
		if is(c, atom.Img) && pictureOf(c, base).URL != "" {
			return true
		}
		if is(c, atom.Picture) {
			return true
		}
	}
	return false
}

func rawText(n *html.Node) string {
	if n.FirstChild != nil && n.FirstChild.Type == html.TextNode {
		return n.FirstChild.Data
	}
	return ""
}

// keepFormula replaces MathML by its own words for it: alternative text, the source in TeX, or what it holds. What shows
// the same again to the eye is hidden from other readers, and goes.
func keepFormula(n *html.Node) {
	words := fold(attr(n, "alttext"))
	for e := range elements(n) {
		if e.Data == "annotation" && words == "" {
			words = fold(contentOf(e))
		}
	}
	if words == "" {
		words = fold(contentOf(n))
	}
	for up := n.Parent; up != nil && is(up, atom.Span); up = up.Parent {
		for c := up.FirstChild; c != nil; {
			next := c.NextSibling
			if c.Type == html.ElementNode && (attr(c, "aria-hidden") == "true" || is(c, atom.Img)) {
				remove(c)
			}
			c = next
		}
	}
	if n.Parent != nil {
		n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: words}, n)
		remove(n)
	}
}

// contentOf is the text below n, whatever its elements.
func contentOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(contentOf(c) + " ")
	}
	return b.String()
}

// keepBox notes at the item of a list whether its box is ticked.
func keepBox(input *html.Node) {
	item := closest(input, atom.Li)
	if item == nil {
		return
	}
	box := boxOpen
	if hasAttr(input, "checked") {
		box = boxTicked
	}
	setAttr(item, doneKey, box)
}
