package portable

import (
	"errors"
	"time"

	"reader/internal/news"
)

// Block is one piece of a text, in the order of reading. Only what its kind uses is there.
type Block struct {
	Kind    string    `json:"kind"` // see blockNames
	Level   int       `json:"level,omitempty"`
	Time    time.Time `json:"time,omitzero"` // of an update of a live blog
	Spans   []Span    `json:"spans,omitzero"`
	Blocks  []Block   `json:"blocks,omitzero"`
	Items   [][]Block `json:"items,omitzero"`
	Ordered bool      `json:"ordered,omitempty"`
	Start   int       `json:"start,omitempty"`
	Markers []string  `json:"markers,omitzero"`
	Text    string    `json:"text,omitempty"`
	Rows    [][]Cell  `json:"rows,omitzero"`
	Image   Image     `json:"image,omitzero"`
	Credit  string    `json:"credit,omitempty"`
	Link    Link      `json:"link,omitzero"`
	Medium  string    `json:"medium,omitempty"` // of an embed: see mediumNames
}

// Cell is a cell of a table.
type Cell struct {
	Spans   []Span `json:"spans,omitzero"`
	Header  bool   `json:"header,omitempty"`
	Columns int    `json:"columns,omitempty"` // that it covers
	Rows    int    `json:"rows,omitempty"`
}

// Span is a run of text of one style with one target.
type Span struct {
	Text  string   `json:"text"`
	Style []string `json:"style,omitempty"` // see styleNames
	URL   string   `json:"url,omitempty"`
	Note  int      `json:"note,omitempty"` // the number of the note that it refers to
}

var blockNames = []string{
	news.Paragraph: "paragraph", news.Heading: "heading", news.Quote: "quote", news.List: "list", news.Code: "code",
	news.Table: "table", news.Figure: "figure", news.Rule: "rule", news.Embed: "embed", news.Verse: "verse",
	news.Definitions: "definitions", news.Notes: "notes",
}

var mediumNames = []string{
	news.MediumUnknown: "", news.Video: "video", news.Sound: "sound", news.Post: "post", news.Widget: "widget",
}

// styleNames are the styles in the order of their bits.
var styleNames = []string{
	"emphasis", "strong", "mono", "struck", "superscript", "subscript", "inserted", "deleted", "marked",
}

// at is the place of a name in a list; 0, the plain one, when it is not known.
func at[T ~uint8](names []string, name string) T {
	for i, n := range names {
		if n == name {
			return T(i)
		}
	}
	return 0
}

func blockOf(b news.Block) Block {
	return Block{
		Kind: blockNames[b.Kind], Level: b.Level, Time: b.Time, Spans: mapped(b.Spans, spanOf), Blocks: mapped(b.Blocks, blockOf),
		Items:   mapped(b.Items, func(item []news.Block) []Block { return mapped(item, blockOf) }),
		Ordered: b.Ordered, Start: b.Start, Markers: b.Markers, Text: b.Text,
		Rows:  mapped(b.Rows, func(row []news.Cell) []Cell { return mapped(row, cellOf) }),
		Image: Image(b.Picture), Credit: b.Credit, Link: Link(b.Link), Medium: mediumNames[b.Medium],
	}
}

func cellOf(c news.Cell) Cell { return Cell{mapped(c.Spans, spanOf), c.Header, c.Columns, c.Rows} }

func spanOf(s news.Span) Span {
	out := Span{Text: s.Text, URL: s.URL, Note: s.Note}
	for i, name := range styleNames {
		if s.Style&(1<<i) != 0 {
			out.Style = append(out.Style, name)
		}
	}
	return out
}

// deepest is how deep blocks may stand within one another: ten times as deep as in any honest text.
const deepest = 100

var errDeep = errors.New("the blocks of its text stand too deep within one another")

// blocks reads the blocks of a text, bounding their depth.
type blocks struct {
	depth int
	err   error
}

func (in *blocks) read(list []Block) []news.Block {
	if in.depth == deepest {
		in.err = errDeep
		return nil
	}
	in.depth++
	defer func() { in.depth-- }()
	return mapped(list, in.block)
}

func (in *blocks) block(b Block) news.Block {
	return news.Block{
		Kind: at[news.BlockKind](blockNames, b.Kind), Level: b.Level, Time: b.Time, Spans: mapped(b.Spans, Span.span), Blocks: in.read(b.Blocks),
		Items: mapped(b.Items, in.read), Ordered: b.Ordered, Start: b.Start, Markers: b.Markers, Text: b.Text,
		Rows:    mapped(b.Rows, func(row []Cell) []news.Cell { return mapped(row, Cell.cell) }),
		Picture: b.Image.picture(), Credit: b.Credit, Link: b.Link.link(), Medium: at[news.Medium](mediumNames, b.Medium),
	}
}

func (c Cell) cell() news.Cell {
	return news.Cell{Spans: mapped(c.Spans, Span.span), Header: c.Header, Columns: c.Columns, Rows: c.Rows}
}

func (s Span) span() news.Span {
	out := news.Span{Text: s.Text, URL: target(s.URL), Note: s.Note}
	for _, name := range s.Style {
		for i, known := range styleNames {
			if name == known {
				out.Style |= 1 << i
			}
		}
	}
	return out
}
