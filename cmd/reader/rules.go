package main

import (
	"reader/internal/config"
	"reader/internal/feed/article"
	"reader/internal/text"
)

// rules reads the rules for single sites, and what is wrong with files that hold none.
func (a *app) rules() ([]article.Rule, []config.SiteError) {
	sites := config.LoadSites(a.paths().Sites)
	rules := make([]article.Rule, len(sites.Rules))
	for i := range sites.Rules {
		rules[i] = ruleOf(&sites.Rules[i])
	}
	return rules, sites.Bad
}

func ruleOf(s *config.Site) article.Rule {
	return article.Rule{
		Host: s.Host, Body: s.Body, Remove: s.Remove, Related: s.Related, Next: s.Next, Title: s.Title, Byline: s.Byline,
		Date: s.Date, Standfirst: s.Standfirst, Candidate: s.Candidate,
	}
}

// siteHealth is a rule for a site, or a file that holds none.
type siteHealth struct {
	Host  string `json:"host"`  // empty when the file holds no rule
	File  string `json:"file"`  // empty for a rule that comes with reader
	Error string `json:"error"` // in words for people; empty when all is well
}

// examineSites lists the rules in force, then the files that hold none.
func (a *app) examineSites() []siteHealth {
	sites := config.LoadSites(a.paths().Sites)
	list := []siteHealth{}
	for i := range sites.Rules {
		list = append(list, siteHealth{Host: sites.Rules[i].Host, File: sites.Rules[i].File})
	}
	for _, bad := range sites.Bad {
		list = append(list, siteHealth{File: bad.File, Error: bad.Err.Error()})
	}
	return list
}

// print says it in a line of doctor.
func (s *siteHealth) line() text.Safe {
	switch {
	case s.Error != "":
		return text.Format("site rule %s: %s; reader config site shows the form", s.File, s.Error)
	case s.File == "":
		return text.Format("site rule %s, which comes with reader", s.Host)
	default:
		return text.Format("site rule %s, in %s", s.Host, s.File)
	}
}
