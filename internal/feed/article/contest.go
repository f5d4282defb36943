package article

import (
	"fmt"
	"slices"

	"reader/internal/news"
	"reader/internal/text"
)

// Candidate is one of the texts that were found for a story.
type Candidate struct {
	Name   string // who found it: "readability", "density", "script", "live", "feed", "rule"
	Words  int
	Chosen bool
	Same   string // the candidate before it in the list that says the very same; empty for none
	Reason string // in a sentence, why it was chosen or not
}

// The names of candidates.
const (
	byReadability = "readability" // the algorithm of that name
	byDensity     = "density"     // where prose is thickest
	byScript      = "script"      // in the data that the page carries for its scripts
	byLive        = "live"        // the updates of a live blog
	byFeed        = news.WayFeed  // the feed's own text
	ofRule        = "rule"        // what the site's rule calls the text
)

// contest is the texts that were found for a story, and which of them is the best.
type contest struct {
	all  []candidate
	best int
}

// contest finds the story's own text in every way, and chooses.
func (p *page) contest(c cleaner, a *news.Article) contest {
	live := p.liveBlog(c, a)
	ruled := c.clean(p.byRule()).named(ofRule)
	p.prune(p.densest())
	body := p.densest()
	lede := c.clean(p.lede(body))
	ours := c.clean(p.dense(body)).named(byDensity)
	theirs := c.clean(p.readable()).named(byReadability)
	t := contest{all: []candidate{theirs, ours}}
	t.compare()
	for i := range t.all {
		t.all[i] = t.all[i].withLede(lede)
	}
	least := int(float64(t.winner().words()) / muchLess)
	if p.hints.Explain || p.hints.Choice == byScript || p.ruled().Candidate == byScript {
		least = 0
	}
	if data := scriptBody(p.scripts, a.Title, p.address, least); data != "" {
		t.challenge(c.clean(fromScript(data, p.address)).named(byScript))
	}
	if len(live.updates) > 0 {
		live.facts(a, p.schema.story)
		t.enter(live.candidate(t.winner()).named(byLive), noText)
		t.prefer(byLive, "The page is a live blog.")
	}
	if len(p.hints.Feed) > 0 {
		t.enter(candidate{blocks: p.hints.Feed, orders: make([]int, len(p.hints.Feed))}.named(byFeed), "It is shown only when it is asked for.")
	}
	if t.prefer(p.ruled().Candidate, "The rule for this site prefers it.") {
		p.rule.applied = true
	}
	if len(p.rule.body) > 0 {
		t.enter(ruled, noText)
		t.prefer(ofRule, "The rule for this site says that this is the text.")
	}
	t.prefer(p.hints.Choice, "You chose it for this site.")
	return t
}

func (t *contest) winner() candidate { return t.all[t.best] }

// compare chooses between readability's text and ours.
func (t *contest) compare() {
	r := choose(t.all[0], t.all[1])
	t.all[0].reason, t.all[1].reason = r.won, r.lost
	if r.second {
		t.best = 1
		t.all[0].reason, t.all[1].reason = r.lost, r.won
	}
}

// enter adds a candidate that does not win.
func (t *contest) enter(c candidate, reason string) {
	c.reason = reason
	t.all = append(t.all, c)
}

// muchLess is the share of the script's text below which the page's own markup is taken for an empty shell.
const muchLess = 0.5

// challenge adds the text of a script, which wins when the page's own markup has far less.
func (t *contest) challenge(c candidate) {
	here, there := t.winner().words(), c.words()
	switch {
	case !c.proseful():
		t.enter(c, "It is no prose: most of its words stand in short lines.")
	case float64(here) >= muchLess*float64(there):
		t.enter(c, fmt.Sprintf("The page's own markup tells the story: %d words against %d.", here, there))
	default:
		t.all[t.best].reason = fmt.Sprintf("It has %d words, and the page's data have %d.", here, there)
		t.enter(c, "The page's own markup has far less: a script draws the story.")
		t.best = len(t.all) - 1
	}
}

// prefer makes a candidate the winner by its name, when this page has such a text, and reports whether it has.
func (t *contest) prefer(name, reason string) bool {
	i := slices.IndexFunc(t.all, func(c candidate) bool { return c.name == name && c.words() > 0 })
	switch {
	case i < 0:
		return false
	case i == t.best:
		t.all[i].reason = reason + " It would be shown anyway: " + t.all[i].reason
	default:
		t.all[t.best].reason = "Otherwise it would be shown: " + t.all[t.best].reason
		t.all[i].reason = reason
		t.best = i
	}
	return true
}

// report lists the candidates for people.
func (t *contest) report() []Candidate {
	list := make([]Candidate, len(t.all))
	plain := make([]string, len(t.all))
	for i, c := range t.all {
		plain[i] = news.PlainText(c.blocks)
		list[i] = Candidate{Name: c.name, Words: text.Words(plain[i]), Chosen: i == t.best, Reason: c.reason}
		for j := range i {
			if plain[j] == plain[i] && list[j].Same == "" {
				list[i].Same = list[j].Name
			}
		}
	}
	return list
}

// fromScript makes blocks of a text that a script carried.
func fromScript(data, base string) candidate {
	blocks := Fragment(data, base)
	return candidate{blocks: blocks, orders: make([]int, len(blocks))}
}

// proseful reports a text of paragraphs, as against a menu or a form: most of its words stand in sentences' length.
func (c candidate) proseful() bool {
	long, all := 0, 0
	for i := range c.blocks {
		n := text.Words(news.PlainText(c.blocks[i : i+1]))
		all += n
		if n > 12 {
			long += n
		}
	}
	return all > 0 && long*4 > all*3
}
