package article

// Source is one answer from a story's site.
type Source struct {
	Role        Role
	URL         string // where it was fetched, after redirects; relative links resolve against it
	ContentType string // the header as sent
	Body        []byte
}

// Role is what a Source is to its story.
type Role uint8

// The roles. The numbers are stored with kept pages, so their order stays.
const (
	Main    Role = iota // the story's page
	Further             // a further page of the same story
	AMP                 // its page for telephones, https://amp.dev/documentation/guides-and-tutorials/learn/spec/amphtml
	Print               // its page for the printer
)

func (r Role) String() string { return [...]string{"main", "further", "amp", "print"}[r] }

// Wanted is a further source that would complete an article.
type Wanted struct {
	Role Role
	URL  string
	Page int // of a Further source: its number, from 2; 0 for the page that has the whole story on it
}
