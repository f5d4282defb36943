package session

import (
	"context"
	"strings"

	"reader/internal/text"
	"reader/internal/ui/deed"
	"reader/internal/ui/page"
	"reader/internal/ui/section"
)

// doing does a command with what stands behind it.
type doing func(s *session, ctx context.Context, argument string)

// to goes to a destination.
func to(d page.Destination) doing {
	return func(s *session, ctx context.Context, _ string) { s.visit(ctx, d, false) }
}

// onTop does something to the place where the reader is.
func onTop(do func(place, *session)) doing {
	return func(s *session, _ context.Context, _ string) {
		if p := s.top(); p != nil {
			do(p, s)
			return
		}
		s.welcome()
	}
}

// commands is what lines do with the commands of the key table. Those of onScreen they have no use for.
func commands() map[page.Command]doing {
	all := map[page.Command]doing{
		page.Open:       (*session).openNumber,
		page.PageDown:   onTop(func(p place, s *session) { p.turn(s, 1) }),
		page.HalfDown:   onTop(func(p place, s *session) { p.turn(s, 1) }),
		page.HalfUp:     onTop(func(p place, s *session) { p.turn(s, -1) }),
		page.PageUp:     onTop(func(p place, s *session) { p.turn(s, -1) }),
		page.Down:       onTop(func(p place, s *session) { p.step(s, 1) }),
		page.Up:         onTop(func(p place, s *session) { p.step(s, -1) }),
		page.Top:        onTop(func(p place, s *session) { p.far(s, false) }),
		page.Bottom:     onTop(func(p place, s *session) { p.far(s, true) }),
		page.Repaint:    onTop(func(p place, s *session) { p.again(s) }),
		page.NextPane:   (*session).related,
		page.PrevPane:   (*session).related,
		page.NextStory:  func(s *session, ctx context.Context, _ string) { s.nextStory(ctx, 1, false) },
		page.PrevStory:  func(s *session, ctx context.Context, _ string) { s.nextStory(ctx, -1, false) },
		page.NextUnread: func(s *session, ctx context.Context, _ string) { s.nextStory(ctx, 1, true) },
		page.Left:       func(s *session, ctx context.Context, _ string) { s.beside(ctx, -1) },
		page.Right:      func(s *session, ctx context.Context, _ string) { s.beside(ctx, 1) },
		page.Close:      func(s *session, ctx context.Context, _ string) { s.back(ctx) },
		page.GoBack:     func(s *session, ctx context.Context, _ string) { s.back(ctx) },
		page.GoForward:  func(s *session, ctx context.Context, _ string) { s.forward(ctx) },

		page.FollowLink: (*session).links,
		page.BrowseLink: (*session).browseHere,
		page.OpenBrowse: (*session).browseHere,
		page.CopyLink:   (*session).tellAddress,
		page.ShowChange: (*session).revisions,
		page.OtherText:  (*session).otherText,

		page.ToggleSave: (*session).toggleSave,
		page.ToggleRead: (*session).toggleRead,
		page.MarkAll:    (*session).markAll,
		page.EditLists:  (*session).editLists,
		page.EditTags:   (*session).editTags,
		page.EditNote:   (*session).editNote,
		page.MarkText:   (*session).markWords,
		page.Wider:      (*session).newList,
		page.KeepOff:    (*session).keep,
		page.Undo:       func(s *session, ctx context.Context, _ string) { s.do(ctx, deed.Undo(s.o.Desk), "") },
		page.Redo:       func(s *session, ctx context.Context, _ string) { s.do(ctx, deed.Redo(s.o.Desk), "") },
		page.ForgetAll:  (*session).forgetAll,

		page.GoFront:    to(page.Front{}),
		page.GoSaved:    (*session).goSaved,
		page.GoKept:     to(section.Kept()),
		page.GoPast:     (*session).goPast,
		page.GoTrash:    to(page.Trash{}),
		page.GoFeeds:    to(page.Feeds{}),
		page.Details:    (*session).failuresHere,
		page.Find:       (*session).find,
		page.EditSearch: (*session).keepSearch,
		page.UnreadOnly: (*session).narrow,
		page.OrderFeeds: (*session).order,

		page.Refresh:    (*session).refresh,
		page.RefreshAll: (*session).refreshAll,
		page.ShowNew:    (*session).showNew,
		page.Online:     (*session).cable,
		page.AddSite:    (*session).add,
		page.PassItOn:   (*session).passOn,
		page.Pipe:       (*session).pipe,
		page.Comments:   (*session).comments,
		page.PlayFile:   (*session).enclosed,
		page.ShiftUp:    func(s *session, ctx context.Context, _ string) { s.move(ctx, "up") },
		page.ShiftDown:  func(s *session, ctx context.Context, _ string) { s.move(ctx, "down") },
		page.RenameFeed: (*session).rename,
		page.MoveFeed:   (*session).move,
		page.MuteFeed:   (*session).mute,
		page.RemoveFeed: (*session).remove,
		page.WeighIt:    (*session).weigh,
		page.OpenEditor: (*session).editNote,

		page.ShowAll:    func(s *session, _ context.Context, _ string) { s.helpAll() },
		page.ShowHelp:   (*session).help,
		page.ShowTour:   func(s *session, ctx context.Context, _ string) { s.help(ctx, "") },
		page.Suspend:    func(s *session, _ context.Context, _ string) { s.print("Ctrl+Z suspends.") },
		page.QuitReader: func(s *session, _ context.Context, _ string) { s.over = true },
		page.GoSection:  (*session).goTo,
		page.GoList:     (*session).goSaved,
		page.GoTag:      (*session).goTag,
		page.GoFeed:     (*session).goFeed,
	}
	for i, c := range []page.Command{page.Section1, page.Section2, page.Section3, page.Section4, page.Section5, page.Section6, page.Section7, page.Section8, page.Section9} {
		all[c] = func(s *session, ctx context.Context, _ string) { s.sectionNumber(ctx, i+1) }
	}
	return all
}

// onScreen are the commands about how a page looks.
var onScreen = map[page.Command]bool{
	page.ShowImages: true, page.Quiet: true, page.Narrower: true, page.ThemeTo: true, page.WidthTo: true,
	page.MoveLeft: true, page.MoveRight: true,
}

// word is a name that a line may begin with and that is none of the key table.
type word struct {
	name    string
	command page.Command // it stands for; empty for what only lines have
	do      doing
	usual   bool      // it is what the command is called
	means   text.Safe // for help; empty for what needs no saying
}

// words are the names beside those of the key table.
func words() []word {
	return []word{
		{name: "next", command: page.NextStory, usual: true}, {name: "previous", command: page.PrevStory, usual: true}, {name: "unread", command: page.NextUnread, usual: true},
		{name: "read", command: page.Open}, {name: "more", command: page.PageDown, usual: true}, {name: "follow", command: page.FollowLink, usual: true},
		{name: "links", command: page.FollowLink}, {name: "tag", command: page.EditTags}, {name: "list", command: page.EditLists},
		{name: "find", command: page.Find}, {name: "highlight", command: page.MarkText, usual: true}, {name: "again", command: page.Repaint},
		{name: "stop", command: page.QuitReader}, {name: "exit", command: page.QuitReader}, {name: "online", command: page.Online},
		{name: "rename", command: page.RenameFeed, usual: true}, {name: "move", command: page.MoveFeed, usual: true}, {name: "mute", command: page.MuteFeed, usual: true},
		{name: "remove", command: page.RemoveFeed, usual: true}, {name: "filter", command: page.UnreadOnly}, {name: "copy", command: page.CopyLink},
		{name: "address", command: page.CopyLink}, {name: "changes", command: page.ShowChange, usual: true}, {name: "play", command: page.PlayFile}, {name: "export", command: page.PassItOn},
		{name: "empty", command: page.RemoveFeed}, {name: "new-list", command: page.Wider},
		{name: "search", do: (*session).search},
		{name: "go", do: (*session).goTo, means: "goes to a section, or to saved, offline, feeds, by its name"},
		{name: "sections", do: to(index{}), means: "lists the sections, to go to one by its number"},
		{name: "related", do: (*session).related, means: "lists the stories beside the article"},
		{name: "whole", do: (*session).readWhole, means: "reads the article without pages"},
		{name: "import", do: (*session).importFile, means: "takes in the subscriptions of an OPML file"},
		{name: "sample", do: (*session).sample, means: ""},
	}
}

// called names the commands in a sentence as they are typed: a name is heard, where a key may be a sign, or a capital that
// sounds like a small letter.
func called(sentence text.Safe) text.Safe {
	return page.Called(sentence, func(c page.Command) text.Safe {
		for _, w := range words() {
			if w.command == c && w.usual {
				return text.Line(w.name)
			}
		}
		return text.Line(string(c))
	})
}

// obey does what a line says.
func (s *session) obey(ctx context.Context, line string) {
	do, argument := s.parse(line)
	if do == nil {
		s.print(text.Format("There is no command %q. help says which there are.", text.Line(line)))
		return
	}
	do(s, ctx, argument)
}

// parse finds what a line asks for: a number opens what stands behind it, an empty line reads on; else it begins with a key
// of the table, or with the name of a command, of which the beginning will do.
func (s *session) parse(line string) (do doing, argument string) {
	line = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), ":"))
	all := commands()
	first, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch c := s.env.Keys.Named(first); {
	case line == "":
		return all[page.PageDown], ""
	case isNumber(first) && rest == "":
		return (*session).number, first
	case c != "":
		return doOf(all, c), rest
	case line[0] == '/':
		return all[page.Find], strings.TrimSpace(line[1:])
	}
	return s.named(all, strings.Fields(line))
}

func isNumber(word string) bool {
	return word != "" && strings.Trim(word, "0123456789") == ""
}

// doOf is what is done for a command.
func doOf(all map[page.Command]doing, c page.Command) doing {
	if onScreen[c] {
		return func(s *session, _ context.Context, _ string) {
			s.print("That is about how the screen looks; there is none here.")
		}
	}
	return all[c]
}

// named finds a command by its name: as many words of the line as a name has, else the beginning of one name.
func (s *session) named(all map[page.Command]doing, fields []string) (do doing, argument string) {
	names := s.names(all)
	for n := min(3, len(fields)); n > 0; n-- {
		if do = names[strings.ToLower(strings.Join(fields[:n], "-"))]; do != nil {
			return do, strings.Join(fields[n:], " ")
		}
	}
	begun := strings.ToLower(fields[0])
	found := 0
	for name, d := range names {
		if len(begun) > 1 && strings.HasPrefix(name, begun) {
			do = d
			found++
		}
	}
	if found != 1 {
		return nil, ""
	}
	return do, strings.Join(fields[1:], " ")
}

// names are all names of commands.
func (s *session) names(all map[page.Command]doing) map[string]doing {
	names := map[string]doing{}
	for _, b := range s.env.Keys.Bindings() {
		if do := doOf(all, b.Command); do != nil {
			names[string(b.Command)] = do
		}
	}
	for _, w := range words() {
		if names[w.name] = w.do; w.do == nil {
			names[w.name] = doOf(all, w.command)
		}
	}
	return names
}
