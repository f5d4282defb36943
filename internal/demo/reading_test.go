package demo

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"reader/internal/feed/article"
	"reader/internal/news"
)

// TestEveryStoryReads reads every page as the program reads any page of the web.
func TestEveryStoryReads(t *testing.T) {
	p := printPaper(noon())
	site := newSite(p)
	titles := map[string]string{}
	everyStory(p, func(_ *edition, s *story) { titles[s.Path] = s.Title })
	everyStory(p, func(_ *edition, s *story) {
		address := "http://example.com" + escapePath(s.Path)
		e, err := article.Extract([]article.Source{{URL: address, ContentType: "text/html; charset=UTF-8", Body: []byte(body(t, site, escapePath(s.Path)))}}, article.Hints{})
		if err != nil {
			t.Errorf("%s: %v", s.file, err)
			return
		}
		a := &e.Article
		if a.Title != s.Title || a.Standfirst != s.Standfirst || a.Language != s.Language || !a.Published.Equal(s.Published) || a.Verdict != news.VerdictFull {
			t.Errorf("%s reads as %q, %q, %s, %s, %s", s.file, a.Title, a.Standfirst, a.Language, a.Published, a.Verdict)
		}
		if want := min(1, len(s.Watch)); embeds(a.Blocks, s.Watch) != want {
			t.Errorf("%s: %d videos, want %d called %q", s.file, embeds(a.Blocks, s.Watch), want, s.Watch)
		}
		for _, r := range a.Related {
			u, err := url.Parse(r.URL)
			if err != nil || u.Host != "example.com" || titles[u.Path] != r.Title {
				t.Errorf("%s: related %q at %s, which is called %q", s.file, r.Title, r.URL, titles[u.Path])
			}
		}
		for _, missing := range unoffered(s, a.Related) {
			t.Errorf("%s does not offer %s", s.file, missing)
		}
		text := news.PlainText(a.Blocks)
		for _, furniture := range []string{s.Section.Title + " by", english.AdvertiseWhy, english.CommentWhy, hindi.AdvertiseWhy, "— —"} {
			if strings.Contains(text, furniture) {
				t.Errorf("%s: %q stands in the text", s.file, furniture)
			}
		}
		if n := strings.Count(text, s.Standfirst); n > 1 {
			t.Errorf("%s: the standfirst stands in the text %d times", s.file, n)
		}
	})
}

// unoffered lists the stories that a page offers and its reading does not. A story that stands in several places of a
// page is offered in one of them.
func unoffered(s *story, read []news.Related) (missing []string) {
	found, offered := map[string]news.RelatedKind{}, map[string]map[news.RelatedKind]bool{}
	for _, r := range read {
		found[r.Title] = r.Kind
	}
	offer := func(kind news.RelatedKind, others ...*story) {
		for _, o := range others {
			if o == nil {
				continue
			}
			if offered[o.Title] == nil {
				offered[o.Title] = map[news.RelatedKind]bool{}
			}
			offered[o.Title][kind] = true
		}
	}
	offer(news.RelatedInline, s.Also...)
	offer(news.RelatedEnd, s.Related...)
	offer(news.RelatedPrev, s.Prev)
	offer(news.RelatedNext, s.Next)
	for title, kinds := range offered {
		if kind, ok := found[title]; !ok || !kinds[kind] {
			missing = append(missing, fmt.Sprintf("%q (%v)", title, kinds))
		}
	}
	return missing
}

// embeds counts the videos with a title that lead to this paper.
func embeds(blocks []news.Block, title string) int {
	n := 0
	for i := range blocks {
		if b := &blocks[i]; b.Kind == news.Embed && b.Link.Title == title && strings.HasPrefix(b.Link.URL, "http://example.com/") {
			n++
		}
	}
	return n
}
