package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"reader/internal/news"
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
	files := map[string]string{} // by address
	var failed error
	local := func(address string) string {
		if name, known := files[address]; known || address == "" {
			return name
		}
		files[address] = address
		if data, err := picture(address); err == nil {
			name := fmt.Sprintf("%s/%s-%d%s", picturesFolder, b.Story.ID, len(files), pictureKind(data))
			failed = errors.Join(failed, f.create(name, data))
			files[address] = name
		}
		return files[address]
	}
	at := *b
	at.Article.Blocks = withPictures(b.Article.Blocks, local)
	matter := frontMatter(b, local(b.Article.Picture.URL))
	return errors.Join(failed, f.create(fileName(b), append(matter, markdownBookmark(&at)...)))
}

// create writes a new file for its owner alone.
func (f *Folder) create(name string, data []byte) error {
	file, err := f.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("write %s: it is there already", name)
	}
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	return errors.Join(err, file.Close())
}

// longestSlug is how much of a title a file's name has, in bytes.
const longestSlug = 48

// fileName is a name of our making: the day of saving, what is left of the title when only letters and digits of ASCII
// are, for people, and the identifier, which makes it the only one.
func fileName(b *news.Bookmark) string {
	var slug strings.Builder
	for word := range strings.FieldsFuncSeq(strings.ToLower(b.Story.Title), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }) {
		if slug.Len()+len(word) > longestSlug {
			break
		}
		slug.WriteString(word + "-")
	}
	return b.Saved.UTC().Format("2006-01-02-") + slug.String() + b.Story.ID.String() + ".md"
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
func frontMatter(b *news.Bookmark, image string) []byte {
	var out bytes.Buffer
	out.WriteString("---\n")
	for _, field := range []struct {
		name  string
		value any
	}{
		{"id", b.Story.ID.String()}, {"title", b.Story.Title}, {"url", b.Story.URL}, {"author", b.Story.Byline}, {"source", b.Story.Source},
		{"published", stamp(b.Story.When())}, {"saved", stamp(b.Saved)}, {"lists", orEmpty(b.Lists)}, {"tags", orEmpty(b.Tags)}, {"image", image},
	} {
		var value bytes.Buffer
		encoder := json.NewEncoder(&value)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(field.value); err != nil {
			panic(err) // texts and lists of them can always be written
		}
		fmt.Fprintf(&out, "%s: %s", field.name, value.Bytes())
	}
	out.WriteString("---\n\n")
	return out.Bytes()
}
