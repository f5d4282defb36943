package ui

import (
	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/deed"
	"reader/internal/ui/page"
)

// nothingHere is what a key for stories says where there is none.
func (r *root) nothingHere() tea.Cmd { return r.say(page.Notice{Text: "There is no story here"}) }

func (r *root) toggleSave() tea.Cmd {
	s, ok := r.subject()
	switch {
	case !ok:
		return r.nothingHere()
	case s.Saved:
		return r.carryOut(page.Unsave{Story: s})
	default:
		return r.save(page.Save{Story: s})
	}
}

func (r *root) save(a page.Save) tea.Cmd { return r.do(deed.Save(r.o.Desk, a, r.world.Offline)) }

func (r *root) toggleRead() tea.Cmd {
	s, ok := r.subject()
	if !ok {
		return r.nothingHere()
	}
	return r.mark(page.Mark{Stories: []news.Story{s}, Read: !s.Read})
}

// mark marks the stories that are not marked so yet.
func (r *root) mark(a page.Mark) tea.Cmd {
	d, any := deed.Mark(r.o.Desk, a)
	if !any {
		return nil
	}
	by := len(d.Shown.Stories)
	if a.Read {
		by = -by
	}
	r.count(by)
	return tea.Batch(r.do(d), r.recountSoon())
}

func (r *root) editLists() tea.Cmd {
	return r.about(func(s news.Story) page.Destination { return page.Lists{Story: s} })
}
func (r *root) editTags() tea.Cmd {
	return r.about(func(s news.Story) page.Destination { return page.Tags{Story: s} })
}
func (r *root) editNote() tea.Cmd {
	return r.about(func(s news.Story) page.Destination { return page.Note{Story: s} })
}

func (r *root) passOn() tea.Cmd {
	return r.about(func(s news.Story) page.Destination { return page.PassOn{Story: s} })
}
func (r *root) pipeSubject() tea.Cmd {
	return r.about(func(s news.Story) page.Destination { return page.PipeTo{Story: s} })
}

// about opens a page about the story that the keys for stories mean.
func (r *root) about(to func(news.Story) page.Destination) tea.Cmd {
	s, ok := r.subject()
	if !ok {
		return r.nothingHere()
	}
	return r.visit(to(s), false)
}

func (r *root) browseSubject() tea.Cmd {
	s, ok := r.subject()
	if !ok {
		return r.nothingHere()
	}
	return r.browse(s.URL)
}

// browseComments opens the discussion of a story.
func (r *root) browseComments() tea.Cmd {
	s, ok := r.subject()
	switch {
	case !ok:
		return r.nothingHere()
	case s.Comments == "":
		return r.say(page.Notice{Text: "This story says of no comments where they are"})
	}
	return r.browse(s.Comments)
}

// showEnclosed lists the files that belong to a story.
func (r *root) showEnclosed() tea.Cmd {
	s, ok := r.subject()
	switch {
	case !ok:
		return r.nothingHere()
	case len(s.Enclosures) == 0:
		return r.say(page.Notice{Text: "Nothing is enclosed with this story"})
	}
	return r.visit(page.Enclosed{Story: s}, false)
}

// pressTool gives the story to the program whose key was pressed, where one has it.
func (r *root) pressTool(key string) tea.Cmd {
	for _, p := range r.o.Tools {
		if p.Key == key && key != "" {
			s, ok := r.subject()
			if !ok {
				return r.nothingHere()
			}
			return r.hand(page.Hand{Story: s, Tool: p})
		}
	}
	return nil
}

// browse opens an address in the browser.
func (r *root) browse(url string) tea.Cmd {
	if url == "" {
		return r.say(page.Notice{Text: "This story has no address", Trouble: true})
	}
	if r.o.Browser == nil {
		return r.say(page.Notice{Text: "No browser is set up", Trouble: true})
	}
	open := r.o.Browser
	return func() tea.Msg {
		if err := open(url); err != nil {
			return page.Notice{Text: text.Line(err.Error()), Trouble: true}
		}
		if host := text.Host(url); host != "" {
			return page.Notice{Text: text.Format("Opened %s in the browser", host)}
		}
		return page.Notice{Text: text.Format("Handed on %s", text.URL(url))} // mail
	}
}

// play opens a film or a sound in the player, in the browser where there is none.
func (r *root) play(l news.Link) tea.Cmd {
	if r.o.Player == nil {
		return r.browse(l.URL)
	}
	open, browse := r.o.Player, r.browse(l.URL)
	return func() tea.Msg {
		switch in, err := open(l.URL); {
		case err != nil:
			return page.Notice{Text: text.Line(err.Error()), Trouble: true}
		case in == "":
			return browse()
		default:
			return page.Notice{Text: text.Format("Opened %s in %s", text.Host(l.URL), in)}
		}
	}
}

func (r *root) copySubject() tea.Cmd {
	s, ok := r.subject()
	if !ok {
		return r.nothingHere()
	}
	return r.copy(s.URL)
}

// copy puts an address on the clipboard, as far as the terminal allows it (OSC 52).
func (r *root) copy(url string) tea.Cmd {
	if url == "" {
		return r.say(page.Notice{Text: "This story has no address", Trouble: true})
	}
	return tea.Batch(tea.SetClipboard(string(text.URL(url))), r.say(page.Notice{Text: "Link copied, if your terminal allows it"}))
}
