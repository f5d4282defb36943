package session

import (
	"context"
	"time"

	"reader/internal/diff"
	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/deed"
	"reader/internal/ui/page"
	"reader/internal/ui/status"
)

// tellEvery is how often it is said how far a refresh is: seldom, for each time interrupts who listens.
const tellEvery = 5 * time.Second

// background is a refresh that nobody waits for.
type background struct {
	cancel context.CancelFunc
	done   chan news.Progress
}

// askDue asks what is due when it is time, where somebody sits before the terminal: a script says itself what it wants.
func (s *session) askDue(ctx context.Context) {
	if every := s.o.AutoRefresh; every > 0 && s.o.Prompt != "" && s.now().Sub(s.asked) >= every && len(s.env.Sections) > 0 {
		s.refreshDue(ctx)
	}
}

// refreshDue asks what is due, while the reader goes on. What came of it is said before the next prompt.
func (s *session) refreshDue(ctx context.Context) {
	if s.fetching != nil {
		return
	}
	s.asked = s.now()
	ctx, cancel := context.WithCancel(ctx)
	b := &background{cancel, make(chan news.Progress, 1)}
	from := s.o.Desk.RefreshDue(ctx)
	go func() {
		var last news.Progress
		for p := range from {
			last = p
		}
		b.done <- last
	}()
	s.fetching = b
}

// settle takes what came of a refresh in the background, when it is over.
func (s *session) settle() {
	if s.fetching == nil {
		return
	}
	select {
	case p := <-s.fetching.done:
		s.fetching.cancel()
		s.fetching = nil
		s.came(p, status.Outcome{Progress: p, Quiet: true})
	default:
	}
}

// drop ends a refresh in the background and waits for its end.
func (s *session) drop() {
	if s.fetching != nil {
		s.fetching.cancel()
		<-s.fetching.done
		s.fetching = nil
	}
}

// came notes what came of a refresh, and has it said.
func (s *session) came(p news.Progress, o status.Outcome) {
	s.failures = p.Failures
	if !o.Keeping {
		s.waiting += p.New
	}
	o.Waiting = s.waiting
	if n := o.Report(); n.Text != "" {
		s.pending = append(s.pending, n)
	}
	if !o.Keeping && p.New > 0 {
		s.pending = append(s.pending, page.Notice{Text: text.Format("%s. {show-new} shows what is new.", numbered(p.New, "new story", "new stories"))})
	}
}

// run does a refresh that the reader asked for and waits for, and says now and then how far it is.
func (s *session) run(ctx context.Context, begin func(context.Context) <-chan news.Progress, o status.Outcome) {
	s.drop()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	from, tell, stopped := begin(ctx), time.NewTimer(s.o.Wait), false
	defer tell.Stop()
	for {
		select {
		case p, more := <-from:
			if more {
				o.Progress = p
				continue
			}
			if !stopped {
				s.came(o.Progress, o)
			}
			s.renew(ctx)
			return
		case <-tell.C:
			s.print(far(&o))
			tell.Reset(tellEvery)
		case <-s.o.Interrupts:
			s.over = stopped // who asks twice wants to leave
			if !stopped {
				s.print("Stopped; what came in stays.")
			}
			stopped = true
			stop()
		}
	}
}

// far says how far a refresh is.
func far(o *status.Outcome) text.Safe {
	what, of := text.Safe("Refreshing"), text.Safe("feeds")
	if o.Keeping {
		what, of = "Fetching ahead", "stories"
	}
	if o.Feeds == 0 {
		return what + "..."
	}
	said := text.Format("%s: %d of %d %s", what, o.Done, o.Feeds, of)
	if o.New > 0 && !o.Keeping {
		said = text.Join(", ", said, text.Format("%d new", o.New))
	}
	if n := len(o.Failures); n > 0 {
		said = text.Join(", ", said, text.Format("%d failed", n))
	}
	return said
}

// refresh asks for the news of the list, or for the page of the article; what came in before and waits is shown first.
func (s *session) refresh(ctx context.Context, _ string) {
	desk, id := s.o.Desk, news.SectionID(0)
	switch p := s.top().(type) {
	case *reading:
		s.refetch(ctx, p)
		return
	case *list:
		to, _ := p.to.(page.List)
		switch {
		case p.under() != nil && p.under().feed != nil:
			to.Query.Feed = p.under().feed.Feed.ID
		case to.Query.Listing != (news.Listing{}):
			s.refreshListing(ctx, p, to.Query.Listing)
			return
		case s.waiting > 0:
			s.showNew(ctx, "")
			return
		}
		if id = to.Query.Section; to.Query.Feed != 0 {
			s.run(ctx, func(ctx context.Context) <-chan news.Progress { return desk.RefreshFeed(ctx, to.Query.Feed) }, status.Outcome{})
			return
		}
	}
	s.run(ctx, func(ctx context.Context) <-chan news.Progress { return desk.Refresh(ctx, id) }, status.Outcome{})
}

func (s *session) refreshAll(ctx context.Context, _ string) {
	s.run(ctx, func(ctx context.Context) <-chan news.Progress { return s.o.Desk.Refresh(ctx, 0) }, status.Outcome{})
}

// refetch asks for the page of an article again.
func (s *session) refetch(ctx context.Context, a *reading) {
	if a.r.Story.ID == 0 || a.r.Story.URL == "" {
		s.print("This story has no address.")
		return
	}
	get := s.o.Desk.Again
	if a.r.Story.Stored < news.StoredFull {
		get = s.o.Desk.Fetch
	}
	was := a.r.Article
	first := a.r.Story.Stored < news.StoredFull
	r := s.fetch(ctx, a.r, get)
	switch {
	case r.Trouble != "":
		s.print(ended(text.Line(r.Trouble)))
		return
	case first && r.Story.Stored == news.StoredFull:
		s.say(page.Notice{Text: "The whole story is here; {top} reads it from the beginning"})
	case diff.Same(&was, &r.Article):
		s.print("Its page has not changed.")
	default:
		s.say(page.Notice{Text: "Its text has changed; {what-changed} shows what"})
	}
	s.take(a, r)
}

// refreshListing asks a site for its list again.
func (s *session) refreshListing(ctx context.Context, l *list, of news.Listing) {
	if trouble := s.askSite(ctx, of, true); trouble != "" {
		s.print(ended(trouble))
		return
	}
	l.renew(ctx, s)
	l.tell(s)
}

// showNew reads the list with what came in.
func (s *session) showNew(ctx context.Context, _ string) {
	if s.waiting == 0 {
		s.say(page.Notice{Text: "Nothing new waits. {refresh} asks for news"})
		return
	}
	s.waiting = 0
	s.renew(ctx)
	s.top().tell(s)
}

// keep fetches ahead the story that is meant, or in the list of sections a section, for reading offline.
func (s *session) keep(ctx context.Context, argument string) {
	begin := s.errand(argument)
	switch {
	case begin == nil:
	case !s.paying && !s.env.Offline && s.o.Desk.Metered(ctx):
		s.paying = true
		s.say(page.Notice{Text: "The network is metered: nothing was fetched. {keep} again fetches all the same"})
	default:
		s.run(ctx, begin, status.Outcome{Keeping: true})
	}
}

// errand begins to fetch what is meant ahead; nil, which has been said, where nothing is.
func (s *session) errand(argument string) func(context.Context) <-chan news.Progress {
	desk := s.o.Desk
	if r := s.under(); r != nil && r.section != 0 && argument == "" {
		q := news.Query{Section: r.section}
		return func(ctx context.Context) <-chan news.Progress { return desk.Keep(ctx, q) }
	}
	of, _ := s.story(argument)
	if of == nil {
		return nil
	}
	id := of.ID
	return func(ctx context.Context) <-chan news.Progress { return desk.KeepStory(ctx, id) }
}

// cable pulls the cable or plugs it in.
func (s *session) cable(ctx context.Context, argument string) {
	off := !s.o.Desk.Offline()
	if on, said := map[string]bool{"on": true, "off": false}[argument]; said {
		off = on
	}
	err := s.o.Desk.SetOffline(off)
	s.line()
	if err != nil {
		s.trouble(err)
		return
	}
	s.say(deed.Cable(s.env.Offline))
}

func (s *session) failuresHere(ctx context.Context, _ string) {
	s.visit(ctx, page.Failures{Failures: s.failures}, false)
}
