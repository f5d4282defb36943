package uitest

import (
	"fmt"
	"time"

	"reader/internal/news"
)

// edition is an invented paper in another language.
type edition struct {
	language, title, site string
	pieces                []piece // the first has an article
	byline, heading       string
	tags                  []string
	before, after         []string // paragraphs of the article, before and after the heading
	quote, speaker        string
}

// Edition is a desk with a paper in Hindi (hi), Arabic (ar) or Chinese (zh), and its first article.
func Edition(language string) *Desk {
	e := editions[language]
	d := NewDesk()
	d.Stories, d.Names = nil, nil
	for i, p := range e.pieces {
		p.language = language
		d.Stories = append(d.Stories, p.story(i))
	}
	d.Tree, d.Feeds, d.Bin = e.tree(), e.feeds(), nil
	d.Texts = map[news.StoryID]news.Reading{1: {Article: e.article(), Related: e.related(d.Stories)}}
	d.recount()
	return d
}

// names are the titles of the sections, in the order of their stories.
func (e edition) names() []string {
	var out []string
	for i, p := range e.pieces {
		if i == 0 || p.section != e.pieces[i-1].section {
			out = append(out, p.section)
		}
	}
	return out
}

func (e edition) tree() []news.Section {
	paper := news.Section{ID: 1, Title: e.title, Site: e.site}
	for i, name := range e.names() {
		paper.Children = append(paper.Children, news.Section{ID: news.SectionID(i + 2), Parent: 1, Title: name})
	}
	return []news.Section{paper}
}

// feeds is one feed a section.
func (e edition) feeds() []news.Health {
	var out []news.Health
	for i, name := range e.names() {
		h := subscription{title: e.title + " · " + name, words: "ok", read: 24 * time.Minute, pace: time.Hour, week: 12}.health(i)
		h.Feed.Section = news.SectionID(i + 2)
		out = append(out, h)
	}
	return out
}

func (e edition) article() news.Article {
	first := e.pieces[0]
	a := news.Article{
		Title: first.title, Standfirst: first.summary, Site: first.source, Byline: e.byline, Language: e.language, Words: first.words,
		Published: Now().Add(-first.age), Verdict: news.VerdictFull, URL: "https://paper.example/1",
		Section: news.Link{Title: first.section, URL: "https://paper.example/section"},
		Authors: []news.Link{{Title: e.byline, URL: "https://paper.example/author"}},
	}
	for i, t := range e.tags {
		a.Tags = append(a.Tags, news.Link{Title: t, URL: fmt.Sprintf("https://paper.example/tag/%d", i+1)})
	}
	for _, p := range e.before {
		a.Blocks = append(a.Blocks, said(p))
	}
	a.Blocks = append(a.Blocks, news.Block{Kind: news.Heading, Level: 2, Spans: []news.Span{{Text: e.heading}}})
	for _, p := range e.after {
		a.Blocks = append(a.Blocks, said("", link(p, "https://paper.example/2")))
	}
	a.Blocks = append(a.Blocks, news.Block{Kind: news.Quote, Blocks: []news.Block{said(e.quote)}, Spans: []news.Span{{Text: e.speaker}}})
	return a
}

func (e edition) related(stories []news.Story) []news.RelatedStory {
	var out []news.RelatedStory
	for i, kind := range []news.RelatedKind{news.RelatedEnd, news.RelatedEnd, news.RelatedNext} {
		s := stories[i+2]
		out = append(out, news.RelatedStory{Story: s, Related: news.Related{Link: news.Link{Title: s.Title, URL: s.URL}, Kind: kind, Anchor: -1}})
	}
	return out
}
