package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"reader/internal/desk"
	"reader/internal/export"
	"reader/internal/feed/article"
	"reader/internal/feed/fetch"
	"reader/internal/library"
	"reader/internal/text"
)

func inspectArticleCommand(a *app) *cobra.Command {
	explain := false
	cmd := inspectKind("article", "The page of an article", func(ctx context.Context, s source) error {
		return a.inspectArticle(ctx, s, explain)
	})
	cmd.Flags().BoolVar(&explain, "explain", false, "say how the text and the facts were found")
	return cmd
}

// extract reads the article in a file or behind an address, as it is read when it is opened.
func (a *app) extract(ctx context.Context, s source, explain bool) (e article.Extraction, err error) {
	answer, err := a.load(ctx, s, fetch.Page)
	if err != nil {
		return e, err
	}
	page := article.Source{URL: answer.URL, ContentType: answer.ContentType, Body: answer.Body}
	rules, bad := a.rules()
	for _, b := range bad {
		a.say(text.Line(b.Error()))
	}
	h := article.Hints{Rule: article.RuleFor(rules, answer.URL), Explain: explain}
	if h.Choice, err = a.choice(ctx, answer.URL); err != nil {
		return e, err
	}
	if e, err = a.taster().Article([]article.Source{page}, h); err != nil {
		err = fmt.Errorf("%s: %w", s.shown(), err)
	}
	return e, err
}

func (a *app) inspectArticle(ctx context.Context, s source, explain bool) error {
	e, err := a.extract(ctx, s, explain)
	if err != nil {
		return err
	}
	found := &e.Article
	switch {
	case explain && a.flags.json:
		return a.object(export.ExplanationOf(&e))
	case explain:
		a.explainArticle(&e)
		return nil
	case a.flags.json, !isTerminal(a.out):
		return a.object(export.ArticleOf(found))
	}
	a.print(text.Format("verdict  %s, %d words", found.Verdict.String(), found.Words))
	return a.document(export.Markdown(found))
}

// choice is the text that the reader chose for the site of an address; empty where there is no library yet.
func (a *app) choice(ctx context.Context, address string) (candidate string, err error) {
	path := a.paths().Library
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	l, err := library.Open(ctx, path, a.now)
	if err != nil {
		return "", err
	}
	candidate, err = l.Choice(ctx, desk.SiteOf(address))
	return candidate, cmp.Or(err, l.Close())
}

// explainArticle says how an article was come by: a topic a line, the facts with their sources, then the texts that
// were found, and which is shown.
func (a *app) explainArticle(e *article.Extraction) {
	found := &e.Article
	facts := map[string]string{
		"canonical": string(text.URL(found.Canonical)), "site": found.Site, "title": found.Title, "standfirst": found.Standfirst,
		"byline": found.Byline, "date": dateOf(found.Published), "section": found.Section.Title, "language": found.Language,
		"picture": string(text.URL(found.Picture.URL)), "verdict": fmt.Sprintf("%s, %d words", found.Verdict, found.Words),
	}
	before := ""
	for _, n := range e.Notes {
		topic := n.Topic
		if topic == before {
			topic = ""
		}
		before = n.Topic
		if n.Topic == "verdict" {
			a.explainTexts(e)
		}
		if fact, ok := facts[n.Topic]; ok {
			a.print(text.Format("%-10s  %s (%s)", topic, fact, n.Text))
		} else {
			a.print(text.Format("%-10s  %s", topic, n.Text))
		}
	}
	for _, w := range e.Wanted {
		a.print(text.Format("%-10s  %s: %s", "wanted", w.Role.String(), string(text.URL(w.URL))))
	}
}

// explainTexts lists the candidates, the one that is shown marked.
func (a *app) explainTexts(e *article.Extraction) {
	topic := "text"
	for _, c := range e.Candidates {
		mark := " "
		if c.Chosen {
			mark = "*"
		}
		reason := c.Reason
		if c.Same != "" && !c.Chosen {
			reason = "The same as " + c.Same + "."
		}
		a.print(text.Format("%-10s  %-1s %-11s  %5d words  %s", topic, mark, c.Name, c.Words, reason))
		topic = ""
	}
}
