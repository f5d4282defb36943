package outline

import (
	"bytes"
	"fmt"
	"strings"

	"reader/internal/text"
)

// manual stands above every text.
const manual = `# Your subscriptions: a line for each section and each feed. Save and leave the
# editor to apply what you changed; reader undo takes all of it back.
#
# What is indented below a section stands in it. A feed has an address, and may
# have a title before it; page: before the address means a page whose headlines
# are read. The identifier at the end says which one it is: keep it when you
# rename or move a line or change its address; a new line has none. A line that
# you delete unsubscribes; bookmarks stay. Lines that begin with # say nothing.

`

// step is what a level is indented by: little, since where 8 columns are indented some editors go on with a tab.
const step = "  "

// widest is where addresses beside each other are aligned at the most, in cells: a long title moves its own line only.
const widest = 40

// Write gives the text that Read reads.
func Write(o Outline) []byte {
	b := bytes.NewBufferString(manual)
	columns := o.columns()
	depths := make([]int, len(o))
	for i := range o {
		e := &o[i]
		if e.Above >= 0 {
			depths[i] = depths[e.Above] + 1
		}
		fmt.Fprintf(b, "%s%s\n", strings.Repeat(step, depths[i]), e.line(columns[e.Above]))
	}
	return b.Bytes()
}

// columns are how wide the titles of the feeds in each section are set.
func (o Outline) columns() map[int]int {
	measure, columns := text.Grapheme(), map[int]int{}
	for i := range o {
		if e := &o[i]; e.Feed {
			columns[e.Above] = max(columns[e.Above], min(widest, measure.Width(text.Line(e.title()))))
		}
	}
	return columns
}

// title is set so that it is not taken for a comment.
func (e *Entry) title() string {
	if strings.HasPrefix(e.Title, "#") || strings.HasPrefix(e.Title, `\`) {
		return `\` + e.Title
	}
	return e.Title
}

func (e *Entry) line(column int) string {
	var parts []string
	if title := e.title(); title != "" {
		parts = append(parts, title)
	}
	if e.Feed {
		if gap := column - text.Grapheme().Width(text.Line(e.title())); gap > 0 && len(parts) > 0 {
			parts[0] += strings.Repeat(" ", gap)
		}
		parts = append(parts, e.address())
	}
	if e.Name != "" {
		parts = append(parts, "["+e.Name+"]")
	}
	return strings.Join(parts, "  ")
}

// page marks the address of a page whose headlines are read.
const page = "page:"

func (e *Entry) address() string {
	if e.Page {
		return page + e.URL
	}
	return e.URL
}
