package news

// Listing names a page of a site that lists stories: those with a tag, by an author, or of a section. Two equal ones are
// the same list. The zero Listing is none.
type Listing struct {
	Kind  ListingKind
	Title string // the tag, the name, the section, as the publisher writes it
	URL   string // of the page; empty where the site links to none
	From  string // address of the page that names it
}

// ListingKind says what the stories of a Listing have in common.
type ListingKind uint8

// The kinds of Listing.
const (
	NoListing ListingKind = iota
	Tagged
	ByAuthor
	InSection
)

func (k ListingKind) String() string { return [...]string{"", "tag", "author", "section"}[k] }

// Name is what people call the list: "#drought", "Ines Aldoar", "Europe".
func (l Listing) Name() string {
	if l.Kind == Tagged {
		return "#" + l.Title
	}
	return l.Title
}

// Listed is what asking the network for a Listing brought.
type Listed struct {
	New  int    // stories that were not known
	Feed string // address of its feed; empty where the stories are read off its page, and while nobody has asked
	// Trouble says in one sentence why the list could not be had; empty when all is well. What is stored of it stays.
	Trouble string
}
