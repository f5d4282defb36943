package session

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/saved"
)

// editTags gives the story tags, +sea, and takes them away, -sea; without either it says which it has.
func (s *session) editTags(ctx context.Context, argument string) {
	s.label(ctx, argument, "Tags", "tags +TAG -TAG", func(b *news.Bookmark) *[]string { return &b.Tags })
}

// editLists puts the story into reading lists and takes it out of them.
func (s *session) editLists(ctx context.Context, argument string) {
	s.label(ctx, argument, "Reading lists", "lists +LIST -LIST", func(b *news.Bookmark) *[]string { return &b.Lists })
}

func (s *session) label(ctx context.Context, argument string, what, how text.Safe, in func(*news.Bookmark) *[]string) {
	of, argument := s.story(argument)
	if of == nil {
		return
	}
	r, err := s.o.Desk.Open(ctx, of.ID)
	if err != nil {
		s.trouble(err)
		return
	}
	b := news.Bookmark{Lists: r.Lists, Tags: r.Tags, Note: r.Note}
	labels := in(&b)
	if argument == "" {
		s.print(text.Join(". ", text.Format("%s: %s", what, cmp.Or(strings.Join(*labels, ", "), "none")), how+"."))
		return
	}
	*labels = changed(*labels, argument)
	s.act(ctx, page.Save{Story: *of, Bookmark: b})
	s.print(text.Format("%s: %s.", what, cmp.Or(strings.Join(*labels, ", "), "none")))
}

// changed is names with some added and some taken away: "+sea law, -tide". What has no sign is added.
func changed(names []string, by string) []string {
	out := slices.Clone(names)
	for _, part := range signed(by) {
		name := strings.Trim(part[1:], " ,")
		at := slices.IndexFunc(out, func(have string) bool { return text.Fold(have) == text.Fold(name) })
		switch {
		case name == "":
		case part[0] == '-' && at >= 0:
			out = slices.Delete(out, at, at+1)
		case part[0] == '+' && at < 0:
			out = append(out, name)
		}
	}
	return out
}

// signed cuts an argument into names behind their signs. A name may have blanks in it.
func signed(argument string) (parts []string) {
	for _, field := range strings.Split(argument, ",") {
		for i, word := range strings.Fields(field) {
			switch {
			case word[0] == '+' || word[0] == '-':
				parts = append(parts, word)
			case i == 0:
				parts = append(parts, "+"+word)
			default:
				parts[len(parts)-1] += " " + word
			}
		}
	}
	return parts
}

// editNote writes a note to the story, or to the passage under the cursor; a lone minus takes it away, and without words it
// is said.
func (s *session) editNote(ctx context.Context, argument string) {
	if r := s.under(); r != nil && r.highlight != nil && argument != "" {
		s.act(ctx, page.Annotate{Highlight: r.highlight.Highlight, Note: strings.TrimPrefix(argument, "-")})
		return
	}
	of, words := s.story(argument)
	if of == nil {
		return
	}
	r, err := s.o.Desk.Open(ctx, of.ID)
	if err != nil {
		s.trouble(err)
		return
	}
	switch words {
	case "":
		s.print(text.Join(". ", text.Join("", "Note: ", cmp.Or(text.Clean(r.Note), "none")), "note WORDS writes one, note - takes it away."))
		return
	case "-":
		words = ""
	}
	if words == r.Note && of.Saved {
		return
	}
	s.act(ctx, page.Save{Story: *of, Bookmark: news.Bookmark{Lists: r.Lists, Tags: r.Tags, Note: words}})
}

// goSaved lists what was saved, of a reading list or all; the lists, the tags, or the passages.
func (s *session) goSaved(ctx context.Context, argument string) {
	switch argument {
	case "lists", "tags", "passages":
		s.visit(ctx, shelf{tab: argument}, false)
	default:
		s.visit(ctx, page.Saved{List: s.listNamed(argument)}, false)
	}
}

// listNamed is a reading list by its name, whatever its case.
func (s *session) listNamed(name string) string {
	for _, l := range s.owned.Lists {
		if text.Fold(l.Name) == text.Fold(name) {
			return l.Name
		}
	}
	return name
}

// newList makes a reading list.
func (s *session) newList(ctx context.Context, name string) {
	s.act(ctx, page.Relabel{To: cmp.Or(name, saved.FirstList)})
}

// keepSearch keeps the search as a section; a kept one gets another name, or goes with a lone minus.
func (s *session) keepSearch(ctx context.Context, argument string) {
	l := s.source()
	if l == nil {
		s.nothingHere()
		return
	}
	if to, ok := l.to.(page.Search); ok {
		if argument == "" {
			s.print("A section needs a name: keep-search NAME, or keep-search World/NAME.")
			return
		}
		s.act(ctx, page.KeepSearch{Path: strings.Trim(argument, "/ "), Query: to.Text})
		return
	}
	to, _ := l.to.(page.List)
	kept := page.KeepSearch{Section: to.Query.Section}
	news.Walk(s.env.Sections, func(path []string, of *news.Section) {
		if of.ID == to.Query.Section && of.Search != "" {
			kept.Path, kept.Query = strings.Join(path, "/"), of.Search
		}
	})
	switch {
	case kept.Path == "" || kept.Section == 0:
		s.say(page.Notice{Text: "This is no saved search: {search} searches, {keep-search} keeps it"})
	case argument == "-":
		s.act(ctx, page.KeepSearch{Section: kept.Section, Path: kept.Path})
	case argument == "":
		s.print(text.Join("", "It searches for: ", text.Line(kept.Query), ". keep-search NAME renames it, keep-search - removes it."))
	default:
		kept.Path = strings.Trim(argument, "/ ")
		s.act(ctx, kept)
	}
}
