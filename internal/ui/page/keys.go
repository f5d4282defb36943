package page

import "reader/internal/text"

// Group is a column of the help page.
type Group uint8

// The groups.
const (
	Read Group = iota
	Move
	Store // what is kept
	News
	Subscriptions
	Program
)

// Title heads the group on the help page.
func (g Group) Title() text.Safe {
	return [...]text.Safe{"READ", "MOVE", "KEEP", "NEWS", "ON YOUR PAGES", "PROGRAM"}[g]
}

// When is a set of the places where a command has something to do.
type When uint8

// The places; they combine.
const (
	AtFront When = 1 << iota
	AtList
	AtArticle
	AtRail
	AtFeeds
	AtPast   // the history and the trash
	Anywhere = AtFront | AtList | AtArticle | AtRail | AtFeeds | AtPast
	AtStory  = AtFront | AtList | AtArticle
)

// places name the places, the widest sets first.
var places = []struct {
	when When
	name text.Safe
}{
	{AtStory, "where stories are"}, {AtFront | AtList, "where stories are listed"},
	{AtFront, "on the front page"}, {AtList, "in a list"}, {AtArticle, "in an article"},
	{AtRail, "in the rail of sections"}, {AtFeeds, "among the feeds"}, {AtPast, "in the history and the trash"},
}

// Where says in words where a command has something to do: "in an article".
func (w When) Where() text.Safe {
	var out []text.Safe
	for _, p := range places {
		if w&p.when == p.when {
			out, w = append(out, p.name), w&^p.when
		}
	}
	return text.Join(" or ", out...)
}

// Binding is a row of the key table.
type Binding struct {
	Command Command
	Keys    []string  // as tea.KeyPressMsg.String gives them, the usual one first
	Title   text.Safe // what it does, for help, palette and README
	Hint    text.Safe // the same in a word or two, for the footer; empty: never in the footer
	Group   Group
	When    When
}

// bindings is the one table of keys, as it is where the reader wants no other keys (see Keys). Each key means the same
// everywhere.
var bindings = []Binding{
	{Open, []string{"enter"}, "open the story", "read", Read, Anywhere},
	{PageDown, []string{"space", "pgdown"}, "next page", "page", Read, AtStory | AtFeeds | AtPast},
	{PageUp, []string{"b", "pgup"}, "previous page", "", Read, AtStory | AtFeeds | AtPast},
	{HalfDown, nil, "half a page down", "", Read, AtStory | AtFeeds | AtPast},
	{HalfUp, nil, "half a page up", "", Read, AtStory | AtFeeds | AtPast},
	{NextStory, []string{"n"}, "next story", "next", Read, AtStory},
	{PrevStory, []string{"p"}, "previous story", "", Read, AtStory},
	{NextUnread, []string{"J"}, "next unread, across sections", "next unread", Read, AtStory},
	{FollowLink, []string{"f"}, "follow a link", "links", Read, AtArticle},
	{BrowseLink, []string{"F"}, "open a link in the browser", "", Read, AtArticle},
	{OpenBrowse, []string{"o"}, "open in the browser", "browser", Read, AtStory | AtFeeds | AtPast},
	{CopyLink, []string{"y"}, "copy the link", "copy link", Read, AtStory | AtFeeds | AtPast},
	{PassItOn, []string{"e"}, "pass it on: export, mail, your own commands", "pass on", Read, AtStory},
	{Pipe, []string{"|"}, "pipe it to a command", "", Read, AtStory},
	{Comments, []string{"C"}, "the comments, in the browser", "", Read, AtStory},
	{PlayFile, []string{"P"}, "play, or save, what is enclosed", "", Read, AtStory},
	{ShowChange, []string{"w"}, "what changed since you read it", "what changed", Read, AtArticle},
	{ShowImages, []string{"i"}, "pictures on or off", "pictures", Read, AtArticle},
	{Quiet, []string{"z"}, "quiet page: nothing but the text", "quiet", Read, AtArticle},
	{OtherText, []string{"c"}, "another text of the page", "", Read, AtArticle},
	{Wider, []string{"+", "="}, "wider text; a new reading list", "", Read, AtArticle},
	{Narrower, []string{"-"}, "narrower text", "", Read, AtArticle},

	{Down, []string{"j", "down"}, "next line", "", Move, Anywhere},
	{Up, []string{"k", "up"}, "previous line", "", Move, Anywhere},
	{Top, []string{"g", "home"}, "top", "", Move, Anywhere},
	{Bottom, []string{"G", "end"}, "end", "", Move, Anywhere},
	{Left, []string{"left"}, "fold; previous section", "", Move, Anywhere},
	{Right, []string{"right"}, "unfold; next section", "", Move, Anywhere},
	{NextPane, []string{"tab"}, "next pane", "panes", Move, Anywhere},
	{PrevPane, []string{"shift+tab"}, "previous pane", "", Move, Anywhere},
	{MoveLeft, []string{"ctrl+left"}, "narrower column: move the line beside it", "", Move, Anywhere},
	{MoveRight, []string{"ctrl+right"}, "wider column", "", Move, Anywhere},
	{Close, []string{"esc"}, "close, go back", "back", Move, AtList | AtArticle | AtFeeds | AtPast},
	{GoBack, []string{"["}, "back on the trail", "", Move, Anywhere},
	{GoForward, []string{"]"}, "forward on the trail", "", Move, Anywhere},
	{Section1, []string{"1"}, "first section", "", Move, Anywhere},
	{Section2, []string{"2"}, "second section", "", Move, Anywhere},
	{Section3, []string{"3"}, "third section", "", Move, Anywhere},
	{Section4, []string{"4"}, "fourth section", "", Move, Anywhere},
	{Section5, []string{"5"}, "fifth section", "", Move, Anywhere},
	{Section6, []string{"6"}, "sixth section", "", Move, Anywhere},
	{Section7, []string{"7"}, "seventh section", "", Move, Anywhere},
	{Section8, []string{"8"}, "eighth section", "", Move, Anywhere},
	{Section9, []string{"9"}, "ninth section", "", Move, Anywhere},
	{GoFront, nil, "front page", "", Move, Anywhere},
	{GoSaved, []string{"B"}, "saved stories and passages", "saved", Move, Anywhere},
	{GoKept, nil, "stories stored on this machine", "", Move, Anywhere},
	{GoSection, nil, "go to a section", "", Move, Anywhere},
	{GoFeed, nil, "go to a feed", "", Move, Anywhere},
	{GoList, nil, "go to a reading list", "", Move, Anywhere},
	{GoTag, nil, "go to a tag", "", Move, Anywhere},

	{ToggleSave, []string{"s"}, "save, or take out of the saved", "save", Store, AtStory},
	{EditLists, []string{"l"}, "reading lists", "lists", Store, AtStory},
	{EditTags, []string{"t"}, "tags", "tags", Store, AtStory},
	{EditNote, []string{"N"}, "note", "note", Store, AtStory},
	{OpenEditor, []string{"ctrl+g"}, "in a note: your own editor", "editor", Store, AtStory},
	{MarkText, []string{"v"}, "mark a passage", "mark a passage", Store, AtArticle},
	{ToggleRead, []string{"m"}, "mark read or unread", "mark", Store, AtStory},
	{MarkAll, []string{"A"}, "mark all read", "", Store, AtFront | AtList},
	{KeepOff, []string{"d"}, "keep offline: this story, or in the rail this section", "keep offline", Store, AtStory | AtRail},
	{Undo, []string{"u"}, "undo", "", Store, Anywhere},
	{Redo, []string{"ctrl+r"}, "do again what was undone", "", Store, Anywhere},
	{GoPast, []string{"T"}, "the trail of what was read", "history", Store, Anywhere},
	{ForgetAll, nil, "forget the history", "", Store, AtPast},
	{GoTrash, []string{"X"}, "the trash: what was taken away", "trash", Store, Anywhere},

	{Refresh, []string{"r"}, "refresh; in an article, its page", "refresh", News, Anywhere},
	{RefreshAll, []string{"R"}, "refresh everything", "", News, Anywhere},
	{ShowNew, []string{"."}, "show what is new", "", News, Anywhere},
	{UnreadOnly, []string{"U"}, "unread stories only, saved ones only, all again", "filter", News, AtList},
	{Find, []string{"/"}, "search; in an article or the feeds: find", "search", News, Anywhere},
	{EditSearch, []string{"ctrl+s"}, "keep a search as a section; change it", "", News, AtList | AtRail},
	{AddSite, []string{"a"}, "add a site or feed; follow a list; archive what is saved", "add", News, Anywhere},
	{Details, []string{"x"}, "what failed, and why", "", News, Anywhere},
	{GoFeeds, []string{"S"}, "the feeds, and how they fare", "feeds", News, Anywhere},
	{Online, []string{"ctrl+o"}, "work offline, or online again", "", News, Anywhere},

	{WeighIt, []string{"W"}, "more or less of this source or section", "weigh", Subscriptions, AtStory | AtRail | AtFeeds},
	{RenameFeed, []string{"E"}, "rename the feed, list or tag", "rename", Subscriptions, AtFeeds},
	{MoveFeed, []string{"M"}, "move the feed to another section", "move", Subscriptions, AtFeeds},
	{MuteFeed, []string{"H"}, "mute the feed, or hide the section; the same takes it back", "mute", Subscriptions, AtFeeds | AtRail},
	{RemoveFeed, []string{"D", "delete"}, "remove the feed, list, tag or mark; forget; empty", "remove", Subscriptions, AtFeeds | AtPast},
	{OrderFeeds, []string{"O"}, "the other order: by source, the worst or the oldest first", "order", Subscriptions, AtFeeds | AtList},
	{ShiftUp, []string{"<"}, "move the section or the list up", "move", Subscriptions, AtRail | AtList},
	{ShiftDown, []string{">"}, "move it down", "", Subscriptions, AtRail | AtList},
	{ShowAll, []string{":", "ctrl+k"}, "every command", "commands", Program, Anywhere},
	{ShowHelp, []string{"?"}, "the keys", "help", Program, Anywhere},
	{ShowTour, nil, "six keys to begin with", "", Program, Anywhere},
	{ThemeTo, nil, "another theme", "", Program, Anywhere},
	{WidthTo, nil, "width of the text", "", Program, Anywhere},
	{Repaint, []string{"ctrl+l"}, "draw the screen again", "", Program, Anywhere},
	{Suspend, []string{"ctrl+z"}, "suspend", "", Program, Anywhere},
	{QuitReader, []string{"q", "ctrl+c"}, "quit", "quit", Program, Anywhere},
}
