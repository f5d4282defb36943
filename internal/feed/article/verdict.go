package article

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"reader/internal/news"
	"reader/internal/text"
)

// What separates a story from its beginning, and from what stands in its place, in words.
const (
	shortStory   = 60  // below: a teaser, unless the page says nothing to the contrary
	shownFree    = 250 // what a page behind a wall may show of its story
	unasked      = 150 // the same, where the page's data call it paid for and the page itself asks for nothing
	shortNotice  = 120 // what a page may say below a title that is no story's
	hardlyAny    = 40  // so little text that all that the page says is looked at
	longConsent  = 300 // a notice about cookies is not longer, unless it ends in buttons
	longDialogue = 700 // nor is one with buttons
)

// How much of a page its verdict may depend on, in bytes.
const (
	maxJudged  = 8 << 10
	maxSaid    = 4 << 10
	maxMessage = 200 // of one line that asks for something
)

// signs are what a page says besides its text that tells what kind of page it is. They must be read before the page is
// taken apart.
type signs struct {
	titles    []string     // of the window and the first headings, lower case, without the site's name
	said      string       // all it says, from the beginning, lower case; only when that is little
	asks      news.Verdict // what a line of it, or a wall's markup, asks for: VerdictPaywall or VerdictRegister; VerdictFull for nothing
	described bool         // its data describe an article
	challenge bool         // it holds a test for persons
	shell     bool         // it holds an element for a script to draw in, and hardly anything else
}

func (p *page) signs(body region, site string) signs {
	s := signs{asks: news.VerdictFull, titles: p.titles(site)}
	for _, kind := range articleTypes {
		s.described = s.described || p.schema.story.has(kind)
	}
	if body.mass > shownFree*10 { // about ten characters a word
		return s
	}
	s.asks = p.asks(body)
	s.said = p.said()
	for e := range elements(p.body) {
		s.challenge = s.challenge || p.names.any(e, challengeWords)
		s.shell = s.shell || is(e, atom.Div, atom.Main) && shellWords[strings.ToLower(attr(e, "id"))]
	}
	return s
}

// titles are what the page calls itself: in its window, and in its first headings.
func (p *page) titles(site string) []string {
	var list []string
	note := func(s string) {
		if s = strings.ToLower(fold(s)); s != "" && len(s) < maxMessage {
			list = append(list, s, strings.ToLower(withoutSite(s, strings.ToLower(site))))
		}
	}
	if t := find(p.doc, atom.Title); t != nil && t.FirstChild != nil {
		note(t.FirstChild.Data)
	}
	for _, h := range all(p.body, atom.H1, atom.H2) {
		if note(textOf(h)); len(list) > 6 {
			break
		}
	}
	return list
}

// said is what the page says, also in dialogues and to browsers without scripts.
func (p *page) said() string {
	var b strings.Builder
	for e := range elements(p.body) {
		if is(e, atom.Noscript) && e.FirstChild != nil {
			b.WriteString(Text(e.FirstChild.Data) + " ")
		}
	}
	words := textOf(p.body)
	return strings.ToLower(b.String() + words[:min(len(words), maxSaid)])
}

// asks is what a short line of the page, or a wall's markup, asks for before it shows more. It stands below the
// beginning of the text: what stands above it is for all pages of the site.
func (p *page) asks(body region) news.Verdict {
	for e := range elements(p.body) {
		if order(e) < body.first {
			continue
		}
		marked := p.names.any(e, wallWords)
		if !marked && (!is(e, atom.P, atom.H2, atom.H3, atom.H4, atom.Div, atom.Strong, atom.Span) || !shortText(e) || p.aside(e)) {
			continue
		}
		if chars, _ := weigh(e); chars > 5 && (marked && chars < 2000 || chars < maxMessage) {
			if v := asking(strings.ToLower(textOf(e))); v != news.VerdictFull {
				return v
			}
		}
	}
	return news.VerdictFull
}

// asking is what a line asks for; VerdictFull for nothing.
func asking(line string) news.Verdict {
	switch {
	case !containsAny(line, askingStems):
	case subscribeWords().MatchString(line):
		return news.VerdictPaywall
	case accountWords().MatchString(line):
		return news.VerdictRegister
	}
	return news.VerdictFull
}

// reasons say by what a page was judged, in words for people.
var reasons = map[news.Verdict]string{
	news.VerdictEmpty:    "no text was found",
	news.VerdictTeaser:   "a few words that break off, or that only repeat the page's description",
	news.VerdictPaywall:  "the page asks for a subscription, or its data call the story paid for, and there is less text than there must be",
	news.VerdictRegister: "the page asks for an account, and there is little text",
	news.VerdictConsent:  "a text that speaks of little but cookies and consent",
	news.VerdictScript:   "hardly any text, and the page asks for scripts or is an element for them to draw in",
	news.VerdictRobot:    "little text, and the page asks whether a person is there, or denies access",
	news.VerdictRegion:   "little text, and the page says that it is not for this country",
	news.VerdictGone:     "little text below a title that says that there is no such page",
	news.VerdictFull:     "no sign of a wall or a notice, and it does not break off",
}

// verdict says what kind of page was found, and takes what a wall says out of the text.
func (p *page) verdict(a *news.Article, s signs) news.Verdict {
	v := p.judge(a, &s)
	p.trace.note("verdict", "%s", reasons[v])
	return v
}

func (p *page) judge(a *news.Article, s *signs) news.Verdict {
	said := strings.ToLower(news.PlainText(a.Blocks))
	said = said[:min(len(said), maxJudged)]
	if v := s.instead(a.Words, said); v != news.VerdictFull {
		return v
	}
	if v := p.held(a.Words, s.asks); v != news.VerdictFull {
		cutWall(a)
		return v
	}
	switch {
	case a.Words == 0:
		return news.VerdictEmpty
	case a.Words < shortStory && cutShort(said, strings.ToLower(a.Standfirst)):
		return news.VerdictTeaser
	}
	return news.VerdictFull
}

// held is what holds the rest of a story back; VerdictFull when all seems to be there.
func (p *page) held(words int, asks news.Verdict) news.Verdict {
	promised := p.promisedWords()
	switch whole := promised > 0 && words*5 > promised*4; {
	case p.paid() && (words < unasked || words < shownFree && asks != news.VerdictFull || words*2 < promised):
		return news.VerdictPaywall
	case asks != news.VerdictFull && words < shownFree && !whole:
		return asks
	}
	return news.VerdictFull
}

// instead is what a page shows in place of its story; VerdictFull when it may well be the story. words is how long the
// text is that was found, and text is it in lower case.
func (s *signs) instead(words int, text string) news.Verdict {
	titled := func(like pattern) bool { return slices.ContainsFunc(s.titles, like().MatchString) }
	if words < hardlyAny {
		text += "\n" + s.said
	}
	notice, brief := words < shortNotice && !s.described, words < shortStory && !s.described
	switch {
	case words >= longDialogue:
		return news.VerdictFull
	case brief && regionWords().MatchString(text):
		return news.VerdictRegion
	case notice && titled(robotTitles), brief && robotWords().MatchString(text), !s.described && words < hardlyAny && s.challenge:
		return news.VerdictRobot
	case notice && titled(goneTitles):
		return news.VerdictGone
	case consenting(text, words):
		return news.VerdictConsent
	case words < hardlyAny && (scriptWords().MatchString(text) || words == 0 && s.shell):
		return news.VerdictScript
	}
	return news.VerdictFull
}

// consenting reports a text in which the words of consent notices are dense.
func consenting(said string, words int) bool {
	found := 0
	for _, w := range consentWords {
		found += strings.Count(said, w)
	}
	return found*25 > text.Words(said)+25 && (words < longConsent || consentButtons().MatchString(said))
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

// wallTail is how many words a wall may have at most, with all that it offers.
const wallTail = 120

// cutWall takes out of a text what the wall at its end says.
func cutWall(a *news.Article) {
	for i := range a.Blocks {
		line := strings.ToLower(news.PlainText(a.Blocks[i : i+1]))
		if len(line) > 2*maxMessage || asking(line) == news.VerdictFull || text.Words(news.PlainText(a.Blocks[i:])) > wallTail {
			continue
		}
		a.Blocks = a.Blocks[:i]
		for last := i - 1; last >= 0 && a.Blocks[last].Kind == news.Heading; last-- {
			a.Blocks = a.Blocks[:last]
		}
		for j := range a.Related {
			if a.Related[j].Anchor >= len(a.Blocks) {
				a.Related[j].Kind, a.Related[j].Anchor = news.RelatedEnd, -1
			}
		}
		break
	}
	a.Words = text.Words(news.PlainText(a.Blocks))
}

// cutShort reports a text that breaks off, or that says no more than the description of its page.
func cutShort(text, standfirst string) bool {
	end := strings.TrimRight(text, " \n\"”»)]")
	if strings.HasSuffix(end, "…") || strings.HasSuffix(end, "...") || strings.HasSuffix(end, "[…") {
		return true
	}
	return standfirst != "" && len(text) <= len(standfirst)+40 && similar(text, standfirst)
}
