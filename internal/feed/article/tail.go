package article

import (
	"slices"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
)

// Sites end their stories with words about those who wrote them and with more to read. withoutTail drops them, from
// the end, as far as they go.

// The tail of a text.
const (
	maxTail    = 600 // bytes of one block
	maxClosing = 4   // blocks about who wrote it
	tailShare  = 5   // more to read is at most one part in so many of the words
)

// closing are sentences that say how to reach or follow those who wrote a story, and who helped. Lower case.
var closing = text.Pattern(`\bfollow (?:him|her|them|us|me|\S+(?: \S+)?) on (?:twitter|x|facebook|instagram|bluesky|mastodon|linkedin|threads|tiktok)\b|` +
	`\breach (?:the )?(?:reporters?|writers?|him|her|them|\S+ \S+) (?:on|at|by)\b.*[@/]|\b(?:e-?mail|contact) (?:\S+ ){1,4}at \S+@|\be-?mail: ?\S+@|\bfollow \S+(?: \S+)?(?:'s|’s) (?:full )?coverage\b|` +
	`\bcontributed reporting\b|^additional reporting by\b|^with (?:reports?|reporting|files) (?:from|by)\b|^\(?(?:reporting|writing|editing) by\b`)

// tailHeads open lists of more to read. Lower case; the whole line must match.
var tailHeads = text.Pattern(`^(?:more (?:great |top |must-read )?(?:\S+ ){0,3}(?:stories|articles|coverage|news|reads)(?: from .*)?|(?:most|more) (?:read|popular)(?: \S+){0,3}|mehr (?:zum thema|aus .*)|lesen sie mehr(?: zum thema)?|(?:à|a) lire (?:aussi|également))\W*$`)

// withoutTail drops the tail of a text.
func (c cleaner) withoutTail(t candidate) candidate {
	t = t.cut(c.moreToRead(t.blocks))
	for range maxClosing {
		last := lastText(t.blocks)
		if last < 2 || !c.closes(&t.blocks[last]) {
			break
		}
		t.blocks, t.orders = slices.Delete(t.blocks, last, last+1), slices.Delete(t.orders, last, last+1)
		t = t.trimmed()
	}
	return t
}

// lastText is the last block that is no picture and no player, -1 for none.
func lastText(blocks []news.Block) int {
	last := len(blocks) - 1
	for last >= 0 && (blocks[last].Kind == news.Figure || blocks[last].Kind == news.Embed) {
		last--
	}
	return last
}

// cut leaves the first n blocks.
func (t candidate) cut(n int) candidate {
	t.blocks, t.orders = t.blocks[:n], t.orders[:n]
	return t
}

// moreToRead is where the list of more to read begins, else the number of blocks.
func (c cleaner) moreToRead(blocks []news.Block) int {
	for i := len(blocks) - 1; i > len(blocks)/2; i-- {
		b := &blocks[i]
		line := strings.ToLower(news.Plain(b.Spans))
		if (b.Kind == news.Paragraph || b.Kind == news.Heading) && len(line) < maxLabel && tailHeads().MatchString(line) &&
			tailShare*text.Words(news.PlainText(blocks[i:])) < text.Words(news.PlainText(blocks)) {
			return i
		}
	}
	return len(blocks)
}

// closes reports a last block that is about who wrote the story.
func (c cleaner) closes(b *news.Block) bool {
	words := news.Plain(b.Spans)
	if b.Kind != news.Paragraph || len(words) > maxTail {
		return false
	}
	if closing().MatchString(strings.ToLower(words)) {
		return true
	}
	plain := letters(words)
	for _, a := range c.authors {
		if rest, ok := strings.CutPrefix(plain, a); ok && len(a) > 6 && introduces().MatchString(rest) {
			return true
		}
	}
	return false
}

// introduces is how a sentence goes on, in letters, that says who the author is.
var introduces = text.Pattern(`^(?:\d{4})?(?:isa|isthe|isan|is|writes|covers|reports|joined|hasbeen|wasborn|war|ist|schreibt|est|es|è|er|är|jest|является)`)
