package export

import (
	"reader/internal/feed/article"
	"reader/internal/news"
)

// Explanation is the answer of inspect article --explain: how the article was come by.
type Explanation struct {
	URL        string      `json:"url"`
	Rule       string      `json:"rule"` // the host of the site rule that was applied; empty for none
	Verdict    string      `json:"verdict"`
	Words      int         `json:"words"`
	Candidates []Candidate `json:"candidates"`
	Notes      []Note      `json:"notes"`  // in the order of the work
	Wanted     []Wanted    `json:"wanted"` // what else of the site would complete the article
}

// Candidate is one of the texts that were found.
type Candidate struct {
	Name   string `json:"name"` // readability, density, script, amp, print, feed, rule
	Words  int    `json:"words"`
	Chosen bool   `json:"chosen"`
	Same   string `json:"same"` // the candidate before it that says the very same
	Reason string `json:"reason"`
}

// Note is one step of the work.
type Note struct {
	Topic string `json:"topic"` // charset, title, byline, date, related, pruned, rule, verdict …
	Text  string `json:"text"`
}

// Wanted is a further address of the story.
type Wanted struct {
	Role string `json:"role"` // further, amp, print
	URL  string `json:"url"`
}

// ExplanationOf gives the JSON of how an article was come by.
func ExplanationOf(e *article.Extraction) Explanation {
	a := &e.Article
	out := Explanation{
		URL: news.Shared(a.URL), Rule: e.Rule, Verdict: a.Verdict.String(), Words: a.Words,
		Candidates: []Candidate{}, Notes: []Note{}, Wanted: []Wanted{},
	}
	for _, c := range e.Candidates {
		out.Candidates = append(out.Candidates, Candidate(c))
	}
	for _, n := range e.Notes {
		out.Notes = append(out.Notes, Note(n))
	}
	for _, w := range e.Wanted {
		out.Wanted = append(out.Wanted, Wanted{w.Role.String(), news.Shared(w.URL)})
	}
	return out
}
