package news

// Importable is a file of subscriptions that was found on this machine.
type Importable struct {
	File  string // its path
	Kind  string // "OPML", "Newsboat"
	Feeds int    // that it names; never zero
}
