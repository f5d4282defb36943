package export

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
)

// Folder is a folder of bookmarks, each a file of Markdown that begins with a front matter in YAML, as static site makers
// and note takers read it. Pictures lie in a folder of their own within. Close it when done.
type Folder struct {
	root *os.Root
}

// picturesFolder lies in a Folder.
const picturesFolder = "pictures"

// NewFolder makes a folder to write into. What stands in one is never overwritten: it must be empty, or not be there yet.
func NewFolder(path string) (*Folder, error) {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return nil, err
	}
	there, err := os.ReadDir(path)
	if err != nil {
		return nil, err
	}
	if len(there) > 0 {
		return nil, fmt.Errorf("%s is not empty; name a folder that is, or that is not there yet", path)
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	return &Folder{root: root}, errors.Join(root.Mkdir(picturesFolder, 0o700))
}

// Close ends the writing.
func (f *Folder) Close() error { return f.root.Close() }

// Write writes a bookmark. A picture that picture does not have stays an address.
func (f *Folder) Write(b *news.Bookmark, picture func(address string) ([]byte, error)) error {
	kept := album{root: f.root, folder: picturesFolder, prefix: b.Story.ID.String() + "-", picture: picture}
	at := *b
	at.Article.Blocks = withPictures(b.Article.Blocks, kept.local)
	matter := frontMatter(b, kept.local(b.Article.Picture.URL))
	return errors.Join(kept.err, writeNew(f.root, stem(b.Saved, b.Story.Title, b.Story.ID)+".md", []byte(text.Document(matter+markdownBookmark(&at)))))
}

// longestSlug is how much of a title a file's name has, in bytes.
const longestSlug = 48

// slug is what is left of a title when only letters and digits of ASCII are, with a hyphen behind each word.
func slug(title string) string {
	var slug strings.Builder
	for word := range strings.FieldsFuncSeq(strings.ToLower(title), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }) {
		if slug.Len()+len(word) > longestSlug {
			break
		}
		slug.WriteString(word + "-")
	}
	return slug.String()
}

// pictureKinds are the endings of the kinds of pictures, by how their files begin.
var pictureKinds = []struct{ begins, ending string }{
	{"\xff\xd8\xff", ".jpg"}, {"\x89PNG\r\n\x1a\n", ".png"}, {"GIF8", ".gif"}, {"BM", ".bmp"}, {"<svg", ".svg"}, {"<?xml", ".svg"},
}

func pictureKind(data []byte) string {
	for _, k := range pictureKinds {
		if bytes.HasPrefix(data, []byte(k.begins)) {
			return k.ending
		}
	}
	if len(data) > 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP" {
		return ".webp"
	}
	return ".picture"
}

// withPictures is a copy of blocks in which the pictures have other addresses.
func withPictures(blocks []news.Block, local func(address string) string) []news.Block {
	if blocks == nil {
		return nil
	}
	out := make([]news.Block, len(blocks))
	for i, b := range blocks {
		b.Picture.URL = local(b.Picture.URL)
		b.Blocks = withPictures(b.Blocks, local)
		if b.Items != nil {
			items := make([][]news.Block, len(b.Items))
			for j, item := range b.Items {
				items[j] = withPictures(item, local)
			}
			b.Items = items
		}
		out[i] = b
	}
	return out
}

// frontMatter is what is known of a bookmark, as YAML. Its values are JSON, which is YAML too (YAML 1.2, 1.3).
func frontMatter(b *news.Bookmark, image string) string {
	var out strings.Builder
	out.WriteString("---\n")
	for _, field := range []struct {
		name  string
		value any
	}{
		{"id", b.Story.ID.String()}, {"title", b.Story.Title}, {"url", b.Story.URL}, {"author", b.Story.Byline}, {"source", b.Story.Source},
		{"published", stamp(b.Story.When())}, {"saved", stamp(b.Saved)}, {"lists", orEmpty(b.Lists)}, {"tags", orEmpty(b.Tags)}, {"image", image},
	} {
		value, err := text.JSON(field.value)
		if err != nil {
			panic(err) // texts and lists of them can always be written
		}
		fmt.Fprintf(&out, "%s: %s", field.name, value)
	}
	out.WriteString("---\n\n")
	return out.String()
}
