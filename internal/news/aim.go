package news

// Aim is where a link in an article leads, as far as it can be told without asking its site.
type Aim struct {
	Kind    AimKind
	Story   Story   // of AimStory
	Listing Listing // of AimList
	What    string  // of AimOutside, what it is: "a PDF", "the front page of paper.example"
}

// AimKind says how an Aim is followed.
type AimKind uint8

// The kinds of Aim.
const (
	AimPage    AimKind = iota // a page that is most likely an article: it is fetched and shown in place
	AimStory                  // a story that is known
	AimList                   // a list of stories on the same site
	AimOutside                // for the browser, the mail program or a player
)

// NoArticleError is the error of following an address at which there is something else. List is what it is when it is a page
// that lists stories; else the zero Listing.
type NoArticleError struct {
	Reason string // a sentence for people
	List   Listing
}

func (e *NoArticleError) Error() string { return e.Reason }
