package theme

// Token names what a colour is for. The zero Token is Ink, the colour of running text.
type Token uint8

// The tokens of text and lines. Faint is for decoration only: it is too pale to read.
const (
	Ink    Token = iota
	Heavy        // headlines and names: stronger than Ink
	Muted        // read headlines, sources, times
	Faint        // decoration
	Rule         // thin lines
	Accent       // the cursor's bar, where no section gives its colour
	Link
	OK
	Warn // trouble, and what is saved
	World
	Politics
	Business
	Technology
	Science
	Climate
	Culture
	Sport
	Opinion
	Health
	Local
	tokens // how many there are
)

// Ground is what stands behind text. The zero Ground is the page itself.
type Ground uint8

// The grounds.
const (
	Plain    Ground = iota
	Selected        // the row under the cursor
	Marked          // words that were searched for, and those being marked
	Kept            // passages that the reader marked
)

// Attr is a set of the attributes that a terminal gives letters.
type Attr uint8

// The attributes; they combine.
const (
	Bold Attr = 1 << iota
	Italic
	Underline
	Reverse
	Strike
)

// Style is how a run of text looks, in terms of the theme. The zero Style is running text. Styles compare with ==.
type Style struct {
	Fore Token
	Back Ground
	Attr Attr
}

// With is the style with more attributes.
func (s Style) With(a Attr) Style { s.Attr |= a; return s }

// On is the style on another ground.
func (s Style) On(g Ground) Style { s.Back = g; return s }
