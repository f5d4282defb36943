package session

import (
	"context"
	"strings"

	"reader/internal/diff"
	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
)

// findWords is the first passage from one on that has words in it, whatever their case and accents.
func (a *reading) findWords(words string, from int) (int, bool) {
	want := text.Fold(words)
	for i := from; i < len(a.passages); i++ {
		if strings.Contains(text.Fold(string(a.passages[i].Text)), want) {
			return i, true
		}
	}
	return 0, false
}

// find looks for words in the article, behind where the reader is and then from its beginning; elsewhere it searches
// everything stored.
func (s *session) find(ctx context.Context, words string) {
	a, ok := s.top().(*reading)
	switch {
	case !ok:
		s.search(ctx, words)
		return
	case words == "":
		s.print("Say the words to find: / WORDS.")
		return
	}
	i, ok := a.findWords(words, a.at+1)
	if !ok {
		i, ok = a.findWords(words, 0)
	}
	if !ok {
		s.print(text.Format("%q is not in this article.", text.Line(words)))
		return
	}
	a.at, a.next = i, i+1
	s.print(a.passages[i].Text)
}

// search searches everything stored.
func (s *session) search(ctx context.Context, words string) {
	if words == "" {
		s.print("Say the words to search for: search WORDS.")
		return
	}
	s.visit(ctx, page.Search{Text: words}, false)
}

// revisions reads what changed in the article since it was read, or the article again.
func (s *session) revisions(ctx context.Context, _ string) {
	a, ok := s.top().(*reading)
	switch {
	case !ok || a.r.Story.ID == 0:
		s.nothingHere()
		return
	case a.changed:
		s.set(a, nil)
		a.tell(s)
		return
	}
	known, err := s.o.Desk.Revisions(ctx, a.r.Story.ID, a.r.LastRead)
	switch {
	case err != nil:
		s.trouble(err)
	case len(known) == 0:
		s.print("No change of this story is known.")
	default:
		a.leave(ctx, s)
		s.set(a, diff.Fold(diff.Between(&known[0].Older, &known[0].Newer)))
		a.at, a.from = 0, 0
		a.tell(s)
	}
}

// otherText reads the page by the next of the texts that were found on it.
func (s *session) otherText(ctx context.Context, _ string) {
	a, ok := s.top().(*reading)
	if !ok || a.r.Story.ID == 0 {
		s.nothingHere()
		return
	}
	r, c, err := s.o.Desk.NextText(ctx, a.r.Story.ID)
	switch {
	case err != nil:
		s.trouble(err)
	case c.Of == 0 && r.Story.Stored < news.StoredFull:
		s.say(page.Notice{Text: "Only the feed's text is stored; {refresh} asks for the page"})
	case c.Of == 0:
		s.say(page.Notice{Text: "Only the text of this page is kept; {refresh} asks for the page again"})
	case c.Of == 1:
		s.print(text.Format("All ways lead to the same text: %d words.", c.Words))
	default:
		s.print(text.Format("%d of %d, %s, %d words.", c.At, c.Of, c.Name, c.Words))
		s.take(a, r)
		a.from = 0
		a.tell(s)
	}
}

// mark marks a passage of the article by its words.
func (s *session) markWords(ctx context.Context, words string) {
	a, ok := s.top().(*reading)
	if !ok || a.r.Story.ID == 0 {
		s.nothingHere()
		return
	}
	quote, found := quoted(a.r.Article.Blocks, words)
	switch {
	case words == "":
		s.print("Say the words of the passage behind the command: mark-text WORDS.")
	case !found:
		s.print("These words do not stand in the text.")
	default:
		s.act(ctx, page.Highlight{Story: a.r.Story, Highlight: news.Highlight{Story: a.r.Story.ID, Passage: quote}})
	}
}
