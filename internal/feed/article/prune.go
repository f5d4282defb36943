package article

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// clutterWords are the words and pairs in class and id that name what surrounds a story.
var clutterWords = wordSet(`share shares sharing sharebar share-bar sharedaddy jeg_share_button social socials social-media addtoany
	newsletter newsletters subscribe subscription signup sign-up optin mailchimp mc4wp jeg_popup popup popover modal lightbox overlay-content
	cookie cookies cookie-notice cookie-banner consent gdpr cmp cmplz onetrust didomi usercentrics login log-in signin sign-in registration
	comment comments commentlist disqus respond livefyre coral viafoura ad ads advert adverts advertisement advertising
	adsbygoogle adslot ad-slot dfp gpt-ad sponsored sponsor promo promos promotion promobox outbrain taboola revcontent mgid teads zergnet
	sidebar breadcrumb breadcrumbs jeg_breadcrumbs pagination pager toolbar author-bio autor-info autor-box author-card autor-card author-desc author-description author-details author-profile author-box authorbox author-info about-author
	bio biography jnews_author_box_container print-only screen-reader-text sr-only visually-hidden visuallyhidden hidden-accessible skip-link skiplink
	related recommended recommendations recommendation recirc recirculation trending most-read mostread most-popular popular-posts
	read-more readmore read-next readnext also-read up-next more-stories more-news more-from latest-news latest-stories donate donation
	donations paywall-prompt regwall piano follow-us follow-bar copyright tags taglist tag-list tags-list post-tags jeg_post_tags
	entry-tags article-tags post-meta entry-meta article-meta jeg_post_meta meta-data byline bylines dateline-meta timestamp
	feedback rating ratings poll-widget ticker breaking-news app-banner app-promo smartbanner audio-player listen-bar tts google-news whatsapp
	teaser teasers infobox-promo inline-newsletter mobile-menu megamenu navbar menu nav navigation footer site-footer site-header masthead`)

// clutterRoles are roles of WAI-ARIA that are never prose.
var clutterRoles = wordSet(`navigation banner contentinfo search dialog alertdialog menu menubar toolbar complementary`)

// clutterTags are elements that are never prose.
var clutterTags = atoms(atom.Nav, atom.Form, atom.Button, atom.Input, atom.Select, atom.Textarea, atom.Dialog,
	atom.Template, atom.Svg, atom.Math, atom.Object, atom.Canvas, atom.Link)

// leastProse is how many characters of prose a page must keep, elsewhere or in its story, for names to be believed: a
// page that would be left with less has named the story itself like clutter, and only what holds no prose goes. A
// share of the whole would not do: comments and the stories that follow can be many times as long as a short story.
const leastProse = 400

// prune takes out what surrounds the story, and what stands in it without being part of it.
func (p *page) prune(body region) {
	var inside []*html.Node
	lost, around, removed := 0, 0, 0
	for e := range elements(p.body) {
		switch {
		case body.node != nil && contains(e, body.node), body.holds(e), !p.clutter(e):
		case body.node == nil || !contains(body.node, e):
			around++
			remove(e)
		case len(inside) == 0 || !contains(inside[len(inside)-1], e):
			inside = append(inside, e)
			lost += body.masses[e]
		}
	}
	left := body.total - lost
	spare := left < leastProse && left < lost
	for _, e := range inside {
		if !spare || body.masses[e] == 0 {
			removed++
			remove(e)
		}
	}
	p.trace.note("pruned", "%d elements around the story, %d within it", around, removed)
	if spare {
		p.trace.note("pruned", "what holds prose was spared: without it next to nothing would be left")
	}
}

func (p *page) clutter(e *html.Node) bool {
	if is(e, atom.Footer) && closest(e, atom.Blockquote) != nil {
		e.Data, e.DataAtom = atom.Cite.String(), atom.Cite // readability drops every footer, and here it says who is quoted
		return false
	}
	if is(e, atom.Img) && news.IsPixel("", "", attr(e, "style")) {
		setAttr(e, "width", "1") // readability drops every style, and this one says that nothing is to be seen
	}
	if clutterTags[e.DataAtom] || clutterRoles[attr(e, "role")] || hidden(e) {
		return true
	}
	if attr(e, "aria-modal") == "true" {
		return true
	}
	return p.names.any(e, clutterWords) && !is(e, atom.Body, atom.Html, atom.Figure, atom.Img, atom.Picture)
}

// pruneFragment takes share bars and widgets out of a feed's own text, whose author wrote all of the rest.
func pruneFragment(body *html.Node) {
	names := newNames()
	for e := range elements(body) {
		if clutterTags[e.DataAtom] || hidden(e) || names.any(e, feedClutter) {
			remove(e)
		}
	}
}

var feedClutter = wordSet(`sharedaddy jp-relatedposts addtoany feedflare mc4wp jeg_share_button sharebar share-bar wp-block-buttons`)
