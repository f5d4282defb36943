package article

import (
	"regexp"
	"strings"

	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// What separates a story from its beginning, in words.
const (
	shortStory  = 60  // below: a teaser, unless the page says nothing to the contrary
	shownFree   = 250 // what a page behind a wall may show of its story
	longConsent = 300 // a notice about cookies is not longer
)

var (
	consentText = regexp.MustCompile(`(?i)cookie|gdpr|datenschutz|consent|tracking|privacy (?:policy|settings)|werbung und tracking|traceurs|confidentialité|personal data|personenbezogene`)
	wallText    = regexp.MustCompile(`(?i)(?:subscribe|sign (?:in|up)|log ?in|register|become a (?:member|subscriber))[^.]{0,40}(?:to (?:continue|read|keep|unlock|view|access)|for (?:full|unlimited))|` +
		`(?:already a|for|exclusive to|only for|reserved for) (?:a )?(?:subscriber|member)s?|(?:mit|nur mit|für) (?:abo|abonnent|plus)|jetzt (?:abonnieren|weiterlesen|testen)|weiterlesen mit|` +
		`(?:article|contenu) (?:est )?réservé aux abonnés|il vous reste .{1,10} de cet article|(?:contenido|artículo) exclusivo para (?:suscriptores|socios)|contenuto riservato agli abbonati|exclusivo para assinantes`)
	wallWords = wordSet(`paywall paywalled regwall subscriber-only premium-wall paywall-container tp-container-inner piano-paywall meteredcontent metered-content`)
)

// maxJudged is how much of a text its verdict may depend on, in bytes.
const maxJudged = 8 << 10

// verdict says what kind of page was found. walled tells that the page asked for a subscription.
func (p *page) verdict(a *news.Article, walled bool) news.Verdict {
	v, why := p.judge(a, walled)
	p.trace.note("verdict", "%s", why)
	return v
}

// judge is verdict, with its reason in words for people.
func (p *page) judge(a *news.Article, walled bool) (v news.Verdict, why string) {
	text := news.PlainText(a.Blocks)
	text = text[:min(len(text), maxJudged)]
	switch {
	case a.Words == 0:
		return news.VerdictEmpty, "no text was found"
	case a.Words < longConsent && len(consentText.FindAllStringIndex(text, -1))*25 > a.Words+25:
		return news.VerdictConsent, "a short text that speaks of little but cookies and consent"
	case a.Words < shownFree && p.paid():
		return news.VerdictPaywall, "a short text, and the page's data say that the story is not free"
	case a.Words < shownFree && walled:
		return news.VerdictPaywall, "a short text, and the page asks for a subscription"
	case a.Words < shortStory && cutShort(text, a.Standfirst):
		return news.VerdictTeaser, "a few words that break off, or that only repeat the page's description"
	}
	return news.VerdictFull, "no sign of a wall or a notice, and it does not break off"
}

// paid reports that the page's data call the story not free, see https://developers.google.com/search/docs/appearance/structured-data/paywalled-content.
func (p *page) paid() bool {
	free := strings.ToLower(p.schema.story.str("isAccessibleForFree"))
	if v, ok := p.schema.story["isAccessibleForFree"].(bool); ok && !v {
		return true
	}
	tier := p.metaOf("article:content_tier", "og:article:content_tier")
	return free == "false" || tier == "locked"
}

// walled reports that a page with little text asks for a subscription, by a paywall's markup or in so many words.
func (p *page) walled(body region) bool {
	if body.mass > shownFree*10 { // about ten characters a word
		return false
	}
	for e := range elements(p.body) {
		marked := p.names.any(e, wallWords)
		if !marked && (!is(e, atom.P, atom.H2, atom.H3, atom.H4, atom.Div, atom.Strong) || !shortText(e) || p.aside(e)) {
			continue
		}
		if chars, _ := weigh(e); chars > 15 && (marked && chars < 2000 || chars < 200) && wallText.MatchString(textOf(e)) {
			return true
		}
	}
	return false
}

// cutShort reports a text that breaks off, or that says no more than the description of its page.
func cutShort(text, standfirst string) bool {
	end := strings.TrimRight(text, " \n\"”»)]")
	if strings.HasSuffix(end, "…") || strings.HasSuffix(end, "...") || strings.HasSuffix(end, "[…") {
		return true
	}
	return standfirst != "" && len(text) <= len(standfirst)+40 && similar(text, standfirst)
}
