package article

import (
	"context"
	"slices"
	"time"

	"reader/internal/diff"
	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// changes is what became of the story's text, shown in place of it.
type changes struct {
	known []news.Revision
	at    int       // which of them is shown, from 1; 0: the article itself
	back  anchor    // where the reader was in the article
	told  time.Time // as of when the text was that is written down as seen
	asked bool      // the page is being asked for by the reader
}

func (c *changes) shown() bool { return c.at > 0 }

// relocate finds the reader's place in the article again when another text comes while changes are shown.
func (c *changes) relocate(old, edition []news.Block) {
	if c.shown() && c.back.part == body {
		c.back.place, _ = relocate(old, c.back.place, edition)
	}
}

// revised is what the desk knows of the story's changes.
type revised struct {
	known []news.Revision
	err   error
}

// showChanges shows what changed since the story was read, then the change before, and at last the article again.
func (p *Page) showChanges() ([]page.Action, bool) {
	id, since := p.reading.Story.ID, p.reading.LastRead
	switch {
	case p.preview || id == 0:
		return nil, false
	case p.changes.at == len(p.changes.known) && p.changes.shown():
		return nil, p.hideChanges()
	case p.changes.shown():
		p.changes.at++
		p.fromTop()
		return nil, true
	}
	opener := p.opener
	return page.Do(page.Ask{Topic: topicChanges, Do: func(ctx context.Context) any {
		known, err := opener.Revisions(ctx, id, since)
		return revised{known, err}
	}})
}

// compared shows the first of the changes that are known, or says that there is none.
func (p *Page) compared(env *page.Env, r revised) []page.Action {
	switch {
	case r.err != nil:
		return []page.Action{page.Notice{Text: page.Trouble{Err: r.err}.Sentence(), Trouble: true}}
	case len(r.known) == 0:
		return []page.Action{page.Notice{Text: p.nothing(env)}}
	case p.changes.shown():
		return nil
	}
	actions := append(p.tell(), p.seen()...)
	p.changes.known, p.changes.at, p.changes.back = r.known, 1, p.anchor
	p.fromTop()
	return actions
}

// fromTop sets the page anew and shows its beginning.
func (p *Page) fromTop() {
	p.anchor = anchor{}
	p.reset()
}

// hideChanges goes back to the article, where the reader was; false when it is shown already. That it was updated is
// known now.
func (p *Page) hideChanges() bool {
	if !p.changes.shown() {
		return false
	}
	p.changes.at, p.anchor = 0, p.changes.back
	p.reading.Revised = time.Time{}
	p.reset()
	return true
}

// nothing says that no change is known.
func (p *Page) nothing(env *page.Env) text.Safe {
	if at := p.reading.LastRead; !at.IsZero() {
		return text.Format("No change since you read it, %s", clock(env, at))
	}
	return "No change of this story is known"
}

// asked says what came of asking for the page again, where the line that says so is not on the screen.
func (p *Page) asked(a answer, was *news.Article) []page.Action {
	asked := p.changes.asked
	if a.fetched {
		p.changes.asked = false
	}
	switch {
	case !asked || !a.fetched:
		return nil
	case a.reading.Trouble != "":
		return []page.Action{page.Notice{Text: text.Line(a.reading.Trouble), Trouble: true}}
	case diff.Same(was, &p.reading.Article):
		return []page.Action{page.Notice{Text: "Its page has not changed"}}
	case p.top < p.sheet.bodyAt-1:
		return nil // the rule above the text says so
	default:
		return []page.Action{page.Notice{Text: "Its text has changed; {what-changed} shows what"}}
	}
}

// seen writes down that the text on the screen was read, when it is another than the one of the opening before.
func (p *Page) seen() []page.Action {
	r := &p.reading
	if p.preview || r.Revised.IsZero() || r.AsOf.Equal(p.changes.told) {
		return nil
	}
	p.changes.told = r.AsOf
	return []page.Action{page.Seen{Story: r.Story.ID, AsOf: r.AsOf}}
}

// content is what is set: the article, or what changed in it. Where no style can show marks, signs do.
func (p *Page) content(want setting) ([]news.Block, []news.Related) {
	if !p.changes.shown() {
		return p.blocks(), p.related()
	}
	r := &p.changes.known[p.changes.at-1]
	blocks := diff.Between(&r.Older, &r.Newer)
	if i := opening(blocks, p.matter.standfirst); i >= 0 && !diff.Marked(blocks[i:i+1]) {
		blocks = slices.Delete(blocks, i, i+1) // it stands above
	}
	if blocks = diff.Fold(blocks); want.theme.Name == theme.None || want.glyphs == surface.Signs(true) {
		blocks = diff.Signs(blocks)
	}
	return blocks, nil
}

// divide is the rule between the head and the text. What is to be said of the text's age stands in it, so that nothing
// moves when it comes and goes.
func (p *Page) divide(env *page.Env, width int) row {
	said, hint := p.age(env)
	hint = env.Keys.In(hint)
	if said == "" {
		return rule(env, width)
	}
	dot := text.Join("", " ", env.Glyphs.Dot, " ")
	if env.Measure.Width(text.Join(dot, said, hint)) > width-3 {
		hint = ""
	}
	runs := []surface.Run{{Text: env.Measure.Truncate(said, width, env.Glyphs.More), Style: strong}}
	if hint != "" {
		runs = append(runs, surface.Run{Text: text.Join("", dot, hint), Style: muted})
	}
	if rest := width - env.Wide(runs...) - 1; rest > 0 {
		line := surface.Run{Text: text.Join("", " ", surface.Repeat(env.Glyphs.Rule, rest)), Style: theme.Style{Fore: theme.Rule}}
		runs = append(runs, line)
	}
	return plain(runs...)
}

// age is what is to be said of the text's age, and of the key that tells more.
func (p *Page) age(env *page.Env) (said, hint text.Safe) {
	c, r := &p.changes, &p.reading
	switch {
	case c.shown():
		shown := &c.known[c.at-1]
		if said = text.Format("What changed %s", clock(env, shown.At)); shown.Read {
			said = "What changed since you read it"
		}
		if len(c.known) > 1 {
			said = text.Format("%s (%d of %d)", said, c.at, len(c.known))
		}
		if hint = "{what-changed}  back"; c.at < len(c.known) {
			hint = "{what-changed}  the change before"
		}
		return said, hint
	case !r.Revised.IsZero():
		at := r.Revised
		if m := r.Article.Modified; m.After(r.LastRead) && m.Before(at) {
			at = m
		}
		if !p.preview {
			hint = "{what-changed}  what changed"
		}
		return text.Format("Updated %s, since you read it", clock(env, at)), hint
	default:
		return p.live(env)
	}
}

// live says of a live blog whether it goes on, and when it was last updated.
func (p *Page) live(env *page.Env) (said, hint text.Safe) {
	a := &p.reading.Article
	switch {
	case a.LiveAt(env.Now) && p.preview:
		return text.Format("Live, updated %s", clock(env, a.Modified)), ""
	case a.LiveAt(env.Now):
		return text.Format("Live, updated %s", clock(env, a.Modified)), "{refresh}  ask again"
	case a.Live:
		return text.Format("Live blog, ended %s", clock(env, a.Modified)), ""
	default:
		return "", ""
	}
}

// clock is a time in the reader's zone: of today the hour only.
func clock(env *page.Env, t time.Time) text.Safe {
	t = t.In(env.Now.Location())
	if t.Format(time.DateOnly) == env.Now.Format(time.DateOnly) {
		return text.Line(t.Format("15:04"))
	}
	return date(env, t, false)
}
