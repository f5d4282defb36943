package news

import (
	"strings"
	"time"
)

// Article is a whole story as its page tells it.
type Article struct {
	URL        string // where it was fetched
	Canonical  string // the address its page gives for itself, else URL
	Title      string
	Standfirst string
	Byline     string
	Authors    []Link // with the author's page where there is one
	Site       string // the publication's name
	Section    Link
	Tags       []Link
	Language   string // BCP 47
	Published  time.Time
	Modified   time.Time
	Picture    Picture // the lead picture; also a Figure among the blocks when it stands in the text
	Blocks     []Block
	Related    []Related
	Sections   []SiteSection // the site's navigation as this page prints it
	Words      int
	Way        string // how the text was found on the page: the name of a candidate; empty for the feed's own text
	Verdict    Verdict
	Live       bool      `json:",omitempty"` // a live blog: its page is written as things happen; Modified is its newest update
	LiveUntil  time.Time `json:",omitzero"`  // when a live blog ends or ended, as its page says
	Missing    string    `json:",omitempty"` // a sentence about the pages of it that could not be had; empty when all are there
}

// liveFor is how long after its newest update a live blog that names no end is taken to go on.
const liveFor = 12 * time.Hour

// LiveAt reports whether an article is a live blog that is still being written.
func (a *Article) LiveAt(now time.Time) bool {
	return a.Live && now.Sub(a.Modified) < liveFor && (a.LiveUntil.IsZero() || now.Before(a.LiveUntil) || a.Modified.After(a.LiveUntil))
}

// Credit is who wrote it, as newspapers say it: behind "By" in English, as it is in other languages. It is empty where it
// would only say the site's name again.
func (a *Article) Credit() string {
	by := strings.TrimSpace(a.Byline)
	switch {
	case by == "" || strings.EqualFold(by, strings.TrimSpace(a.Site)):
		return ""
	case !strings.HasPrefix(strings.ToLower(a.Language), "en"), strings.HasPrefix(strings.ToLower(by), "by "):
		return by
	default:
		return "By " + by
	}
}

// Link is an address with its words. URL is absolute http or https, or empty.
type Link struct {
	Title string
	URL   string
}

// RelatedKind says where on the page a related story was offered.
type RelatedKind uint8

// The kinds of Related.
const (
	RelatedInline RelatedKind = iota // in mid-text
	RelatedEnd                       // after the text
	RelatedNext                      // the next post
	RelatedPrev                      // the previous post
)

func (k RelatedKind) String() string { return [...]string{"inline", "end", "next", "prev"}[k] }

// Related is a story that the page offers beside its own.
type Related struct {
	Link
	Kind   RelatedKind
	Anchor int // inline: the index of the block before which the box stood; otherwise -1
}

// SiteSection is an entry of a site's navigation. Feed is the address of its verified feed, empty when it has none
// or nobody looked.
type SiteSection struct {
	Title    string
	URL      string // of its page; empty for a mere label over its children
	Feed     string
	Newest   string // a headline from it, to choose by
	Bare     bool   // somebody looked, and found neither a feed nor headlines: there is nothing to follow
	Children []SiteSection
}

// Verdict says what kind of page was found.
type Verdict uint8

// The verdicts. The zero value is VerdictEmpty: nothing that could be shown. The numbers are stored.
const (
	VerdictEmpty Verdict = iota
	VerdictTeaser
	VerdictPaywall
	VerdictConsent
	VerdictFull
	VerdictRegister // an account is asked for
	VerdictScript   // the page is drawn by a script
	VerdictRobot    // a test for persons, or access denied
	VerdictRegion   // not for this country
	VerdictGone     // an error page, though its status is a success
)

func (v Verdict) String() string {
	return [...]string{"empty", "teaser", "paywall", "consent", "full", "register", "script", "robot", "region", "gone"}[v]
}

// BlockKind is the kind of a Block.
type BlockKind uint8

// The kinds of Block, and the fields each of them uses.
const (
	Paragraph   BlockKind = iota // Spans
	Heading                      // Spans, Level 2–6; Time of an update of a live blog, which may have no Spans
	Quote                        // Blocks; Spans is the attribution, may be empty
	List                         // Items, Ordered, Start, Markers
	Code                         // Text, its line breaks kept
	Table                        // Rows; Spans is the caption, may be empty
	Figure                       // Picture, Spans is the caption, Credit; without a picture the caption of several
	Rule                         // nothing
	Embed                        // Link: a video, sound or post shown as a titled link; Medium
	Verse                        // Spans: a stanza, its lines parted by "\n"
	Definitions                  // Items, each a term and behind it what it means
	Notes                        // Items, Start is the number of the first (see Span.Note), Markers
)

// Medium is what an Embed holds.
type Medium uint8

// The media.
const (
	MediumUnknown Medium = iota // of a block stored before there were media
	Video
	Sound
	Post   // of a network
	Widget // anything else that a page frames: a map, a chart, a form
)

// Plays reports whether a player can be asked to show it.
func (m Medium) Plays() bool { return m == Video || m == Sound }

// Block is one piece of an article's text, in the order of reading. Only the fields named at its kind are set.
type Block struct {
	Kind    BlockKind
	Level   int       `json:",omitempty"`
	Time    time.Time `json:",omitzero"`
	Spans   []Span    `json:",omitempty"`
	Blocks  []Block   `json:",omitempty"`
	Items   [][]Block `json:",omitempty"`
	Ordered bool      `json:",omitempty"`
	Start   int       `json:",omitempty"` // number of the first item, 1 when zero
	Markers []string  `json:",omitempty"` // what stands before each item where it is not its number: "c.", "☑", "*"
	Text    string    `json:",omitempty"`
	Rows    [][]Cell  `json:",omitempty"`
	Picture Picture   `json:",omitzero"`
	Credit  string    `json:",omitempty"`
	Link    Link      `json:",omitzero"`
	Medium  Medium    `json:",omitempty"`
}

// Cell is a cell of a table. It stands in the first column and row that it covers.
type Cell struct {
	Spans   []Span `json:",omitempty"`
	Header  bool   `json:",omitempty"`
	Columns int    `json:",omitempty"` // it covers, 1 when zero
	Rows    int    `json:",omitempty"` // it covers, 1 when zero
}

// Style is a set of the ways a Span can be set off.
type Style uint16

// The styles; they combine.
const (
	Emphasis Style = 1 << iota
	Strong
	Mono
	Struck
	Superscript
	Subscript
	Inserted // set by package diff only: words that a newer text has
	Deleted  // likewise: words that it no longer has
	Marked   // as with a marker pen
)

// Span is a run of text of one style with one target. A line break inside a paragraph is "\n".
type Span struct {
	Text  string
	Style Style  `json:",omitempty"`
	URL   string `json:",omitempty"` // absolute http, https or mailto; empty when it is no link
	Note  int    `json:",omitempty"` // the number, from 1, of the note that this span refers to: an item of a Notes block
	Mark  int    `json:",omitempty"` // set by package passage only: the number, from 1, of the reader's highlight it stands in
}

// Plain joins the words of spans.
func Plain(spans []Span) string {
	if len(spans) == 1 {
		return spans[0].Text
	}
	size := 0
	for i := range spans {
		size += len(spans[i].Text)
	}
	var b strings.Builder
	b.Grow(size)
	for i := range spans {
		b.WriteString(spans[i].Text)
	}
	return b.String()
}

// PlainText is the text of the blocks, a blank line between two, without pictures and addresses.
func PlainText(blocks []Block) string {
	var parts []string
	for i := range blocks {
		if s := strings.TrimSpace(plainBlock(&blocks[i])); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "\n\n")
}

func plainBlock(b *Block) string {
	switch b.Kind {
	case Quote:
		return strings.TrimSpace(PlainText(b.Blocks) + "\n\n" + Plain(b.Spans))
	case List, Definitions, Notes:
		items := make([]string, len(b.Items))
		for i, item := range b.Items {
			items[i] = PlainText(item)
		}
		return strings.Join(items, "\n")
	case Table:
		rows := make([]string, len(b.Rows))
		for i, row := range b.Rows {
			cells := make([]string, len(row))
			for j, c := range row {
				cells[j] = Plain(c.Spans)
			}
			rows[i] = strings.Join(cells, "\t")
		}
		return strings.TrimSpace(Plain(b.Spans) + "\n\n" + strings.Join(rows, "\n"))
	case Code:
		return b.Text
	case Figure, Rule, Embed:
		return ""
	default:
		return Plain(b.Spans)
	}
}

// EachLink calls visit for every link in the blocks, in the order of reading; embeds count as links.
func EachLink(blocks []Block, visit func(Link)) {
	for i := range blocks {
		b := &blocks[i]
		eachSpanLink(b.Spans, visit)
		EachLink(b.Blocks, visit)
		for _, item := range b.Items {
			EachLink(item, visit)
		}
		for _, row := range b.Rows {
			for _, c := range row {
				eachSpanLink(c.Spans, visit)
			}
		}
		if b.Link.URL != "" {
			visit(b.Link)
		}
	}
}

// eachSpanLink joins neighbouring spans of one target: emphasis inside a link does not make it two.
func eachSpanLink(spans []Span, visit func(Link)) {
	for i := 0; i < len(spans); {
		j := i + 1
		for j < len(spans) && spans[j].URL == spans[i].URL {
			j++
		}
		if spans[i].URL != "" {
			visit(Link{Title: strings.TrimSpace(Plain(spans[i:j])), URL: spans[i].URL})
		}
		i = j
	}
}
