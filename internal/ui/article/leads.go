package article

import (
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// aimed is a target of the text, with what the desk knows of where it leads.
func (p *Page) aimed(l news.Link) target {
	t := target{link: l, part: p.ownPart(l.URL)}
	if t.part {
		return t
	}
	switch aim := p.reading.Aims[l.URL]; aim.Kind {
	case news.AimStory:
		t.story = aim.Story
	case news.AimList:
		t.to = page.ListOf(aim.Listing)
	case news.AimOutside:
		t.outside, t.what = true, aim.What
	}
	return t
}

// leads says in so many cells where a target leads, before it is followed: its address without the scheme, of which the
// host is never cut off, and what becomes of it.
func (p *Page) leads(env *page.Env, r ref, room int) []surface.Run {
	told := p.leadsTo(env, r)
	if len(told) == 0 {
		return nil
	}
	for _, more := range told[1:] {
		room -= env.Wide(more)
	}
	told[0].Text = env.Measure.Truncate(told[0].Text, max(room, leastLead), env.Glyphs.More)
	return told
}

// leastLead is how much of an address is told on the narrowest of screens: most hosts.
const leastLead = 24

func (p *Page) leadsTo(env *page.Env, r ref) []surface.Run {
	t := p.sheet.target(r)
	if t == nil {
		return nil
	}
	return p.whereTo(env, t)
}

func (p *Page) whereTo(env *page.Env, t *target) []surface.Run {
	if t.mark != 0 {
		return []surface.Run{{Text: "the passage in the text", Style: strong}}
	}
	if t.note > 0 {
		return []surface.Run{{Text: "the note", Style: strong}}
	} else if t.note < 0 {
		return []surface.Run{{Text: "back to the text", Style: strong}}
	}
	if t.part {
		return []surface.Run{{Text: "a part of this page", Style: strong}}
	}
	if said := deceit(t.link); said != "" {
		return []surface.Run{{Text: text.Join(" ", env.Glyphs.Trouble, said), Style: theme.Style{Fore: theme.Warn, Attr: theme.Bold}}}
	}
	list, isList := t.to.(page.List)
	switch {
	case isList && list.Query.Section != 0:
		return []surface.Run{{Text: text.Format("the section %s", list.Title), Style: strong}}
	case isList && t.link.URL == "":
		return []surface.Run{{Text: text.Format("what is stored of %s", list.Title), Style: strong}}
	}
	out := []surface.Run{{Text: address(t.link.URL), Style: strong}}
	switch outside := t.outside || !web(t.link.URL); {
	case t.plays:
		out = append(out, surface.Run{Text: text.Join("", " ", env.Glyphs.Dot, " in the player"), Style: muted})
	case outside && t.what != "":
		out = append(out, surface.Run{Text: text.Join("", " ", env.Glyphs.Dot, " ", text.Line(t.what)), Style: muted})
	case outside && web(t.link.URL):
		out = append(out, surface.Run{Text: text.Join("", " ", env.Glyphs.Dot, " in the browser"), Style: muted})
	}
	return out
}

// address is an address as it is shown, without its scheme.
func address(raw string) text.Safe {
	url := text.URL(raw)
	if i := strings.Index(string(url), "://"); i >= 0 {
		url = url.From(i + len("://"))
	}
	return url
}

// hostWords finds the names of hosts in words.
var hostWords = text.Pattern(`(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}`)

// deceit says that the words of a link name another site than the one it leads to, or that the site has a name to be taken
// for another's; empty when nothing is wrong.
func deceit(l news.Link) text.Safe {
	if !web(l.URL) {
		return ""
	}
	if text.Disguised(l.URL) {
		return text.Format("%s, a name in letters that pass for others", text.Host(l.URL))
	}
	to := siteOf(host(l.URL))
	for _, said := range hostWords().FindAllString(l.Title, -1) {
		if named := siteOf(strings.ToLower(said)); named != "" && named != to {
			return text.Format("says %s, leads to %s", text.Host("https://"+said), text.Host(l.URL))
		}
	}
	return ""
}

// siteOf is the part of a host that somebody registered; empty for what is no name on the Internet, such as a file's.
func siteOf(host string) string {
	if name, err := idna.Punycode.ToASCII(host); err == nil {
		host = name
	}
	if _, known := publicsuffix.PublicSuffix(host); !known {
		return ""
	}
	site, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return ""
	}
	return site
}
