package netscape

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/feed/parse"
)

// Bounds of what is read. Browsers write about 200 bytes for a bookmark, and 1,500 with its icon. A file is held as a
// whole.
const (
	maxBytes     = 20 << 20
	maxBookmarks = 100_000
	maxDepth     = 64
	maxTags      = 100     // of a bookmark
	maxPart      = 1 << 20 // bytes of a tag, or of a text between two
	maxTitle     = 500     // runes
	maxNote      = 20_000  // runes
)

// The errors of Read.
var (
	ErrTooLarge = errors.New("larger than 20 MB")
	ErrTooMany  = errors.New("it has more than 100,000 bookmarks")
	ErrTooLong  = errors.New("a tag or a text is longer than 1 MB")
)

// Bookmark is an entry of a file, as it stands there.
type Bookmark struct {
	Line  int    // from 1
	URL   string // whatever the file says: no address of it was checked
	Title string
	Saved time.Time // zero when the file does not say
	List  string    // the folders it stands in, from the top, parted by slashes; empty for none
	Tags  []string
	Note  string
}

// Read takes in a file. A damaged one gives what can be read of it.
func Read(from io.Reader) ([]Bookmark, error) {
	raw, err := io.ReadAll(io.LimitReader(from, maxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read bookmarks: %w", err)
	}
	if len(raw) > maxBytes {
		return nil, fmt.Errorf("read bookmarks: %w", ErrTooLarge)
	}
	f := file{tokens: html.NewTokenizer(strings.NewReader(parse.Text(raw))), line: 1}
	f.tokens.SetMaxBuf(maxPart)
	for f.next() {
		if len(f.all) > maxBookmarks {
			return nil, fmt.Errorf("read bookmarks: %w", ErrTooMany)
		}
	}
	if errors.Is(f.tokens.Err(), html.ErrBufferExceeded) {
		return nil, fmt.Errorf("read bookmarks: line %d: %w", f.line, ErrTooLong)
	}
	return f.all, nil
}

// file is Read under way.
type file struct {
	tokens  *html.Tokenizer
	line    int
	all     []Bookmark
	folders []string        // that are open, down to the deepest that is kept; "" for a list without a title
	deeper  int             // of those that are open below it
	titled  string          // the title of the folder that opens next
	words   strings.Builder // the text of the title or the note that is being read
	into    *string         // where it goes
	noting  bool            // what opens next is the note of the last bookmark
}

// next reads a tag or a piece of text.
func (f *file) next() bool {
	kind := f.tokens.Next()
	if kind == html.ErrorToken {
		f.finish()
		return false
	}
	at := f.line
	f.line += bytes.Count(f.tokens.Raw(), []byte("\n"))
	switch kind {
	case html.TextToken:
		f.add(string(f.tokens.Text()))
	case html.StartTagToken, html.SelfClosingTagToken:
		f.start(at, f.tokens.Token())
	case html.EndTagToken:
		f.end(f.tokens.Token())
	default: // comments and doctypes
	}
	return true
}

func (f *file) start(line int, tag html.Token) {
	switch tag.DataAtom {
	case atom.A:
		f.finish()
		f.all = append(f.all, f.bookmark(line, tag.Attr))
		f.into, f.noting = &f.all[len(f.all)-1].Title, true
	case atom.H3:
		f.finish()
		f.titled, f.into, f.noting = "", &f.titled, false
	case atom.Dd:
		f.finish()
		if f.noting {
			f.into = &f.all[len(f.all)-1].Note
		}
	case atom.Br:
		f.add("\n")
	case atom.Dl:
		f.finish()
		f.open()
	case atom.Dt:
		f.finish()
	default: // emphasis within a title, and whatever a program may add
	}
}

func (f *file) end(tag html.Token) {
	switch tag.DataAtom {
	case atom.A, atom.H3, atom.Dd:
		f.finish()
	case atom.Dl:
		f.finish()
		f.close()
	default:
	}
}

// open opens the folder that was titled. Below the deepest that is kept, bookmarks stand in that one.
func (f *file) open() {
	if len(f.folders) == maxDepth {
		f.deeper++
	} else {
		f.folders = append(f.folders, oneLine(f.titled, maxTitle))
	}
	f.titled, f.noting = "", false
}

func (f *file) close() {
	if f.deeper > 0 {
		f.deeper--
	} else {
		f.folders = f.folders[:max(0, len(f.folders)-1)]
	}
	f.noting = false
}

// add adds to the title or the note that is being read, as much as anyone could have meant.
func (f *file) add(text string) {
	if f.into != nil && f.words.Len() < utf8.UTFMax*maxNote {
		f.words.WriteString(text)
	}
}

// finish ends the text of a title or a note.
func (f *file) finish() {
	if f.into == nil {
		return
	}
	*f.into, f.into = f.words.String(), nil
	f.words.Reset()
	if n := len(f.all); n > 0 {
		b := &f.all[n-1]
		b.Title, b.Note = oneLine(b.Title, maxTitle), cut(strings.TrimSpace(b.Note), maxNote)
	}
}

func (f *file) bookmark(line int, attributes []html.Attribute) Bookmark {
	b := Bookmark{Line: line, List: f.list()}
	for _, a := range attributes {
		switch a.Key { // in lower case
		case "href":
			b.URL = strings.TrimSpace(a.Val)
		case "add_date":
			b.Saved = moment(a.Val)
		case "tags":
			b.Tags = tags(a.Val)
		}
	}
	return b
}

// list is the path of the folders that are open.
func (f *file) list() string {
	named := slices.DeleteFunc(slices.Clone(f.folders), func(name string) bool { return name == "" })
	return cut(strings.Join(named, "/"), maxTitle)
}

func tags(list string) (all []string) {
	for tag := range strings.SplitSeq(list, ",") {
		if len(all) == maxTags {
			break
		}
		if tag = oneLine(tag, maxTitle); tag != "" {
			all = append(all, tag)
		}
	}
	return all
}

// moment reads a time in seconds since 1970; some programs write thousandths or millionths of them.
func moment(s string) time.Time {
	n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	switch {
	case err != nil || n <= 0:
		return time.Time{}
	case n > 1e14:
		return time.UnixMicro(n).UTC()
	case n > 1e11:
		return time.UnixMilli(n).UTC()
	default:
		return time.Unix(n, 0).UTC()
	}
}

func oneLine(s string, most int) string { return cut(strings.Join(strings.Fields(s), " "), most) }

// cut shortens s to a number of runes.
func cut(s string, most int) string {
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}
