package markup

import (
	"strings"

	"reader/internal/text"
)

// maxGap is how far, in bytes, a tag may be from its end before it is cut without a look at what is in it: the tokenizer
// notes every attribute, in eight times its length.
const maxGap = 64 << 10

// cutTags leaves only the names of tags that go on without end.
func cutTags(page string) string {
	var b strings.Builder
	done := 0
	for pos := 0; pos < len(page); {
		gap := strings.IndexByte(page[pos:], '>')
		if gap < 0 {
			gap = len(page) - pos
		}
		if gap > maxGap {
			if tag := openTag().FindStringIndex(page[pos : pos+gap-maxGap]); tag != nil {
				b.WriteString(page[done : pos+tag[1]])
				done = pos + gap
			}
		}
		pos += gap + 1
	}
	if done == 0 {
		return page
	}
	b.WriteString(page[done:])
	return b.String()
}

var openTag = text.Pattern(`<[A-Za-z][A-Za-z0-9-]{0,30}`)
