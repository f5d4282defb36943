package page

import "reader/internal/text"

// Also are other words by which people look for the command, its own name among them.
func (b *Binding) Also() text.Safe {
	return text.Join(" ", synonyms[b.Command], text.Line(string(b.Command)))
}

// More is what there is to say of the command beyond its title; mostly nothing.
func (b *Binding) More() text.Safe { return more[b.Command] }

var synonyms = map[Command]text.Safe{
	Open:       "read view",
	NextUnread: "continue skip",
	FollowLink: "hyperlink url hint",
	BrowseLink: "hyperlink url www",
	OpenBrowse: "web firefox www url external",
	CopyLink:   "yank clipboard share url address",
	ShowChange: "diff history revisions updated edited",
	ShowImages: "images photos photographs toggle",
	Quiet:      "zen focus distraction full screen",
	OtherText:  "extraction candidate wrong reader view",
	Wider:      "measure columns bigger larger",
	Narrower:   "measure columns smaller",
	GoSaved:    "bookmarks favourites favorites starred read later highlights",
	GoKept:     "offline downloaded cached",
	ToggleSave: "bookmark star favourite favorite read later keep unsave",
	EditLists:  "playlist collection folder",
	EditTags:   "label keyword",
	EditNote:   "comment annotate remark",
	MarkText:   "highlight quote underline passage select",
	ToggleRead: "seen done unread",
	MarkAll:    "catch up seen done clear",
	KeepOff:    "download prefetch cache store later",
	Undo:       "take back revert restore",
	Redo:       "repeat",
	GoPast:     "history recent visited",
	ForgetAll:  "clear delete privacy history",
	GoTrash:    "deleted removed bin restore recover",
	Refresh:    "reload update fetch sync",
	RefreshAll: "reload update fetch sync",
	UnreadOnly: "filter hide read",
	Find:       "find query look",
	EditSearch: "smart folder saved filter query",
	AddSite:    "subscribe new rss atom import opml follow paper",
	Details:    "errors problems broken failed",
	GoFeeds:    "subscriptions sources manage health",
	Online:     "network cable disconnect airplane",
	RenameFeed: "title label",
	MoveFeed:   "section folder category file",
	MuteFeed:   "silence pause mute hide",
	RemoveFeed: "unsubscribe delete",
	OrderFeeds: "sort",
	ShowTour:   "tour introduction first steps tutorial start",
	ShowHelp:   "keys shortcuts manual cheat sheet",
	ThemeTo:    "colours colors dark light night paper appearance",
	WidthTo:    "measure columns margins",
	Repaint:    "redraw clear garbage",
	QuitReader: "exit leave close",
	GoSection:  "category topic jump open",
	GoFeed:     "source subscription jump open",
	GoList:     "jump open reading",
	GoTag:      "label jump open",
	GoFront:    "home start newspaper",
}

var more = map[Command]text.Safe{
	NextUnread: "When this section is read, it goes on in the next one.",
	FollowLink: "Letters appear on the links; a capital opens the browser.",
	OtherText:  "For a page whose story was not found well; remembered by site.",
	ShowChange: "What was added to the story and taken out of it.",
	KeepOff:    "Pages, their pictures and related stories are fetched ahead.",
	MarkText:   "Its story is saved with it; {note} writes a note to the passage.",
	ToggleSave: "A saved story keeps a copy of its own.",
	MarkAll:    "All that is listed here; {undo} takes it back.",
	GoTrash:    "What was taken away stays there for 30 days.",
	ForgetAll:  "Only the history; what is read stays read.",
	AddSite:    "An address is enough: its sections are found by themselves.",
	Online:     "Nothing is fetched until you are online again.",
	MuteFeed:   "A muted feed rests; its stories come back with it.",
	RemoveFeed: "Saved stories stay; {undo} takes it back.",
	EditSearch: "A search that is kept is a section like any other.",
	RefreshAll: "Only feeds that may be asked again are asked.",
	Repaint:    "When another program wrote over the screen.",
}
