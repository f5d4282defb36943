package session

import (
	"context"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/choice"
	"reader/internal/ui/page"
	"reader/internal/ui/welcome"
)

// welcome says what there is to do in an empty library.
func (s *session) welcome() {
	s.print("Welcome. What would you like to read? Nothing is here yet.")
	s.print("add ADDRESS: a news site, such as add example.org; its sections and feeds will be found. Feeds can be given too.")
	s.print("import FILE: subscriptions from an OPML file, or from Newsboat's urls.")
	s.print("sample: a small invented newspaper, which works without a network.")
}

// taken is what became of what was to be added.
type taken struct {
	added []news.Added
	err   error
}

// add takes in a site or a feed; a list of a site's becomes a section; of what is saved, a story is archived.
func (s *session) add(ctx context.Context, address string) {
	if l, ok := s.top().(*list); ok && address == "" {
		if s.addHere(ctx, l) {
			return
		}
	}
	if address == "" {
		s.print("Type the address of a news site or of a feed behind it: add example.org.")
		return
	}
	for address != "" {
		found, ok := s.look(ctx, address)
		if !ok {
			return
		}
		address = s.choose(ctx, &found)
	}
}

// addHere is what adding means in some lists; false when it means an address.
func (s *session) addHere(ctx context.Context, l *list) bool {
	to, _ := l.to.(page.List)
	_, kept := l.to.(page.Saved)
	switch {
	case to.Query.Listing != (news.Listing{}):
		s.act(ctx, page.Subscribe{Listing: to.Query.Listing})
	case kept && l.subject() != nil:
		s.act(ctx, page.Archive{Story: *l.subject()})
	default:
		return false
	}
	return true
}

// look asks what stands behind an address.
func (s *session) look(ctx context.Context, address string) (news.Found, bool) {
	type answer struct {
		news.Found
		err error
	}
	a, ok := await(ctx, s, text.Format("Looking at %s...", address), func(ctx context.Context) answer {
		found, err := s.o.Desk.Find(ctx, strings.TrimSpace(address))
		return answer{found, err}
	})
	if ok && a.err != nil {
		s.print(welcome.Trouble(nil, a.err))
	}
	return a.Found, ok && a.err == nil
}

// choose offers what was found, and adds what is taken. It returns the address of an edition that is to be looked at in its
// place.
func (s *session) choose(ctx context.Context, found *news.Found) (edition string) {
	choices := choice.List(found)
	switch {
	case len(choices) == 0 && !found.Feed:
		s.print("There is a page, but neither sections nor feeds were found on it.")
		return ""
	case choice.Clear(found, choices):
		s.subscribe(ctx, found, found.Choices())
		return ""
	}
	s.offer(found, choices)
	for {
		line, ok := s.ask(ctx, choice.Question(len(found.Editions)))
		if !ok {
			return ""
		}
		answer, err := choice.Read(line, choices, found.Editions)
		switch {
		case err != nil:
			s.print(text.Line(err.Error()))
			continue
		case answer.Edition != nil:
			return answer.Edition.URL
		}
		s.subscribe(ctx, found, answer.Taken(found))
		return ""
	}
}

// offer lists what was found.
func (s *session) offer(found *news.Found, choices []choice.Choice) {
	s.print(text.Join("", text.Join(", ", text.Line(found.Title), text.URL(found.URL)), "."))
	above := make([]text.Safe, len(choices)+1) // by depth, the last name
	for i := range choices {
		c := &choices[i]
		name := c.Name()
		if above[c.Depth] = text.Line(c.Section.Title); c.Depth > 0 {
			name = text.Join(", in ", name, above[c.Depth-1])
		}
		s.print(text.Join(" ", text.Format("%d.", i+1), ended(name), ended(text.Line(c.Section.Newest))))
	}
	for i, e := range found.Editions {
		s.print(text.Format("e%d. Edition: %s, %s.", i+1, e.Title, string(text.URL(e.URL))))
	}
	s.print(choice.How)
}

// subscribe adds what was chosen, and fetches it.
func (s *session) subscribe(ctx context.Context, found *news.Found, chosen []news.SiteSection) {
	if len(chosen) == 0 {
		s.print("Nothing was added.")
		return
	}
	t, ok := await(ctx, s, "Adding it to your paper...", func(ctx context.Context) taken {
		added, err := s.o.Desk.Subscribe(ctx, *found, chosen)
		return taken{added, err}
	})
	if ok {
		s.took(ctx, t)
	}
}

// importFile takes in the subscriptions of a file.
func (s *session) importFile(ctx context.Context, file string) {
	if file == "" {
		s.print("Type the path of the file behind it: import subscriptions.opml.")
		return
	}
	t, ok := await(ctx, s, text.Format("Reading %s...", file), func(ctx context.Context) taken {
		added, err := s.o.Desk.Import(ctx, file)
		return taken{added, err}
	})
	if ok {
		s.took(ctx, t)
	}
}

// took says what was added, fetches it, and reads the front page of a library that was empty.
func (s *session) took(ctx context.Context, t taken) {
	if trouble := welcome.Trouble(t.added, t.err); trouble != "" {
		s.print(ended(trouble))
		return
	}
	s.print(welcome.Report(t.added))
	first := len(s.trail) == 0
	s.refreshAll(ctx, "")
	if first {
		s.waiting, s.pending = 0, nil
		s.visit(ctx, page.Front{}, false)
	}
}

// sample opens the sample paper in place of an empty library.
func (s *session) sample(ctx context.Context, _ string) {
	if err := s.o.Desk.Sample(ctx); err != nil {
		s.trouble(err)
	}
}
