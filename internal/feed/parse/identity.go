package parse

import (
	"cmp"
	"encoding/hex"
	"hash/fnv"
	"strconv"
	"strings"
)

// identify gives every entry an ID of its own. One without any is known by its link, as long as no other entry has
// the same; else by its own words. The same feed read twice gives the same IDs.
func identify(entries []Entry) {
	links := map[string]int{}
	for i := range entries {
		links[entries[i].Link]++
	}
	taken := make(map[string]int, len(entries))
	for i := range entries {
		e := &entries[i]
		if e.ID == "" && e.Link != "" && links[e.Link] == 1 {
			e.ID = e.Link
		}
		e.ID = free(cmp.Or(e.ID, "urn:hash:"+digest(e)), e, taken)
		taken[e.ID]++
	}
}

// free is the ID itself, or a longer one when other entries of the feed claimed it before. taken counts the claims.
func free(id string, e *Entry, taken map[string]int) string {
	if taken[id] == 0 {
		return id
	}
	id += "#" + digest(e)
	for taken[id] > 0 { // the same words again: numbered; a number that somebody took as an ID is stepped over
		taken[id]++
		id += "-" + strconv.Itoa(taken[id])
	}
	return id
}

// digest is the FNV-1a of what a reader sees of an entry: 64 bits tell the entries of one feed apart.
func digest(e *Entry) string {
	words := []string{e.Link, e.Title, e.PublishedRaw}
	if e.Link == "" && e.Title == "" {
		words = append(words, e.Summary, e.Content)
	}
	for _, enc := range e.Enclosures {
		words = append(words, enc.URL)
	}
	h := fnv.New64a()
	_, _ = h.Write([]byte(strings.Join(words, "\x00")))
	return hex.EncodeToString(h.Sum(nil))
}
