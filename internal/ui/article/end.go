package article

import (
	"cmp"
	"slices"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/headline"
	"reader/internal/ui/page"
)

// end sets what follows the text: a sentence when it is not whole, the lists where there is no rail, what the story is
// filed under, the way on.
func (p *Page) end(env *page.Env, s *sheet, width int) []row {
	var parts [][]row
	if note := env.Keys.In(p.state(env)); note != "" {
		parts = append(parts, paragraph(env.Measure, env.Glyphs.Own(note), width, muted))
	}
	if l := p.passages(env, s, width); len(l) > 0 {
		parts = append(parts, slices.Concat([]row{rule(env, width)}, l))
	}
	if s.setting.related.Empty() {
		if l := p.list(env, s, width); len(l) > 0 {
			parts = append(parts, slices.Concat([]row{rule(env, width)}, l))
		}
	}
	if l := p.tags(env, s, width); len(l) > 0 {
		if s.railed() {
			l = slices.Concat([]row{rule(env, width)}, l)
		}
		parts = append(parts, l)
	}
	on := paragraph(env.Measure, p.wayOn(env), width, muted)
	if l := p.more(env, s, width); len(l) > 0 {
		parts = append(parts, slices.Concat([]row{rule(env, width)}, l), on)
	} else if len(on) > 0 && p.opened {
		parts = append(parts, slices.Concat([]row{rule(env, width)}, on))
	}
	var rows []row
	for i, part := range parts {
		if i > 0 || s.tailAt > s.bodyAt {
			rows = append(rows, row{})
		}
		rows = append(rows, part...)
	}
	if len(rows) > 0 {
		rows = append(rows, row{})
	}
	return rows
}

// more sets the stories that follow in the list, or beside it what else there is to read, but for those that the page
// itself offers.
func (p *Page) more(env *page.Env, s *sheet, width int) []row {
	title, stories := text.Join(" ", "MORE FROM", headline.Section(string(p.from.List)).Text), p.from.Next
	if p.preview {
		title, stories = headline.Section(p.others.Title).Text, p.others.Stories
	}
	if !p.opened || p.changes.shown() {
		return nil
	}
	var rows []row
	for i := range stories {
		next := news.RelatedStory{Related: news.Related{Link: news.Link{URL: stories[i].URL}}, Story: stories[i]}
		if slices.ContainsFunc(p.reading.Related, func(r news.RelatedStory) bool { return r.Story.ID == next.Story.ID }) {
			continue
		}
		rows = append(rows, row{})
		rows = append(rows, p.storyRows(env, &next, s.add(target{link: next.Link, story: next.Story}), width)...)
	}
	if len(rows) == 0 {
		return nil
	}
	return append([]row{heading(title)}, rows...)
}

// wayOn says how to go on in the list.
func (p *Page) wayOn(env *page.Env) text.Safe {
	if p.preview {
		return ""
	}
	if p.from.Total > 0 && p.from.At >= p.from.Total {
		return text.Format(env.Keys.In("This was the last of %d. Press {close} to go back."), p.from.Total)
	}
	if p.from.List == "" {
		return ""
	}
	return text.Join("", env.Keys.In("{next-story}  next story "), env.Glyphs.Dot, " ", p.from.List)
}

// verdicts say what kind of text a page gave that is not the whole story.
var verdicts = map[news.Verdict]text.Safe{
	news.VerdictTeaser:  "The page gives only the beginning of this story. Press {browser} to open it in the browser.",
	news.VerdictPaywall: "The publisher keeps the rest for subscribers. Press {browser} to open it in the browser.",
	news.VerdictConsent: "The site asks about cookies before it shows the story. Press {browser} to open it in the browser.",
}

// state is one calm sentence on why the text is not whole, and what can be done. It is empty when all is well.
func (p *Page) state(env *page.Env) text.Safe {
	s, a := &p.reading.Story, &p.reading.Article
	host := text.Host(s.URL)
	nothing := len(a.Blocks) == 0
	switch {
	case p.fetching && nothing && p.link.URL != "":
		return text.Format("Fetching the whole story from %s… Press {close} to go back, or {browser} for the browser.", host)
	case p.fetching && s.Stored == news.StoredFull:
		return text.Format("Asking %s for a newer text…", cmp.Or(host, "its site"))
	case p.fetching && host != "":
		return text.Format("Fetching the whole story from %s…", host)
	case p.fetching:
		return "Fetching the whole story…"
	case !p.opened:
		return ""
	case p.trouble != "":
		return text.Join(" ", sentence(p.trouble), p.remedy())
	case verdicts[a.Verdict] != "" && s.Stored == news.StoredFull && !p.reading.FeedChosen():
		return verdicts[a.Verdict]
	case s.Stored == news.StoredFull:
		return ""
	case s.URL == "":
		return p.homeless(nothing)
	case p.preview:
		return "Press {open} to read the whole story."
	case env.Offline && nothing:
		return "This story is not stored on this machine, and you are offline. Press {save} to save it for later, or {refresh} to try again."
	case env.Offline:
		return "You are offline, and this is what the feed brought of the story. Press {refresh} to try again."
	default:
		return ""
	}
}

func (p *Page) homeless(nothing bool) text.Safe {
	if nothing {
		return "The feed brought a headline only, and no address to read on."
	}
	return ""
}

// remedy is what to do about trouble.
func (p *Page) remedy() text.Safe {
	if p.elsewhere {
		return "Press {browser} to open it in the browser, or {close} to go back."
	}
	if p.reading.Story.URL == "" {
		return "Press {refresh} to try again."
	}
	return "Press {refresh} to try again, or {browser} to open the story in the browser."
}

// sentence gives a reason its capital letter and its full stop.
func sentence(reason text.Safe) text.Safe {
	r := []rune(string(reason))
	if len(r) == 0 {
		return ""
	}
	first := text.Capital(reason)
	switch r[len(r)-1] {
	case '.', '!', '?', '…':
		return first
	}
	return first + "."
}
