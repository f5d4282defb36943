package export

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"reader/internal/news"
)

// Files is a folder that single files are written into. What stands in it is never overwritten. Close it when done.
type Files struct {
	root *os.Root
	path string
}

// OpenFiles opens a folder, which is made when it is not there yet.
func OpenFiles(path string) (*Files, error) {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	return &Files{root, path}, nil
}

// Close ends the writing.
func (f *Files) Close() error { return f.root.Close() }

// Path is where a file of the folder lies.
func (f *Files) Path(name string) string { return filepath.Join(f.path, name) }

// mostNamesakes is how many files may have the same name but for a number.
const mostNamesakes = 1000

// Create begins a file of a name made of an article's day, title and identifier. Where one of that name is there already,
// the new one has a number. The file's owner alone can read it.
func (f *Files) Create(s *news.Story, ending string) (*os.File, string, error) {
	base := stem(s.When(), s.Title, s.ID)
	for n := 1; n <= mostNamesakes; n++ {
		name := base
		if n > 1 {
			name = fmt.Sprintf("%s-%d", base, n)
		}
		file, err := f.root.OpenFile(name+ending, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err == nil {
			return file, name, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			return nil, "", fmt.Errorf("write into %s: %w", f.path, cause(err))
		}
	}
	return nil, "", fmt.Errorf("write into %s: %s%s is there already, %d times", f.path, base, ending, mostNamesakes)
}

// cause is what the system says of a file, without its name.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// Publish gives what was written under a passing ending its own, with another number where that name is taken, and says
// where it lies.
func (f *Files) Publish(name, passing, ending string) (path string, err error) {
	for n := 1; n <= mostNamesakes; n++ {
		to := name + ending
		if n > 1 {
			to = fmt.Sprintf("%s-%d%s", name, n, ending)
		}
		if err = f.root.Link(name+passing, to); err == nil {
			return f.Path(to), f.Remove(name + passing)
		}
		if _, there := f.root.Lstat(to); there == nil {
			continue
		}
		// The file system knows no links.
		return f.Path(to), f.root.Rename(name+passing, to)
	}
	return "", fmt.Errorf("write into %s: %s%s is there already, %d times", f.path, name, ending, mostNamesakes)
}

// Remove takes away what was begun.
func (f *Files) Remove(name string) error { return f.root.RemoveAll(name) }

// Draft is an article that is to be written into a file.
type Draft struct {
	Reading news.Reading
	Ending  string // of the file's name, with its dot
	Write   func(w io.Writer, r *news.Reading) error
	// Picture gives the bytes of a picture, which is then written into a folder beside the file, and the file leads there.
	// A picture that it does not have stays an address, and so do all of them when it is nil.
	Picture func(address string) ([]byte, error)
}

// Article writes an article into a new file, or nothing at all, and says where.
func (f *Files) Article(d Draft) (path string, err error) {
	file, name, err := f.Create(&d.Reading.Story, d.Ending)
	if err != nil {
		return "", err
	}
	beside := name + "-" + picturesFolder
	defer func() {
		if err = cmp.Or(err, file.Close()); err != nil {
			err = errors.Join(err, f.Remove(name+d.Ending), f.Remove(beside))
		}
	}()
	r := d.Reading
	if d.Picture != nil {
		kept := album{root: f.root, folder: beside, picture: d.Picture}
		r.Article.Blocks = withPictures(led(&r.Article), kept.local)
		if kept.err != nil {
			return "", kept.err
		}
	}
	if err := cmp.Or(d.Write(file, &r), file.Sync()); err != nil {
		return "", fmt.Errorf("write %s: %w", f.Path(name+d.Ending), err)
	}
	return f.Path(name + d.Ending), nil
}

// led is the text with the picture that stands above it on its page.
func led(a *news.Article) []news.Block {
	blocks := a.Blocks
	if a.Picture.URL == "" || showsPicture(blocks, a.Picture.URL) {
		return blocks
	}
	return append([]news.Block{{Kind: news.Figure, Picture: a.Picture, Spans: []news.Span{{Text: a.Picture.Alt}}}}, blocks...)
}

func showsPicture(blocks []news.Block, address string) bool {
	for i := range blocks {
		if blocks[i].Picture.URL == address || showsPicture(blocks[i].Blocks, address) {
			return true
		}
	}
	return false
}

// album writes pictures into a folder as they are met, each once.
type album struct {
	root    *os.Root
	folder  string // made with the first of them
	prefix  string // of their names
	picture func(address string) ([]byte, error)
	names   map[string]string // by address
	err     error             // why one could not be written
}

// local is the name of a picture's file; its address where there is none.
func (a *album) local(address string) string {
	if name, known := a.names[address]; known || address == "" {
		return name
	}
	if a.names == nil {
		a.names = map[string]string{}
	}
	a.names[address] = address
	data, err := a.picture(address)
	if err != nil {
		return address
	}
	if err := a.root.Mkdir(a.folder, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		a.err = errors.Join(a.err, err)
		return address
	}
	name := fmt.Sprintf("%s/%s%d%s", a.folder, a.prefix, len(a.names), pictureKind(data))
	a.err = errors.Join(a.err, writeNew(a.root, name, data))
	a.names[address] = name
	return name
}

// writeNew writes a new file for its owner alone.
func writeNew(root *os.Root, name string, data []byte) error {
	file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("write %s: it is there already", name)
	}
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	return errors.Join(err, file.Close())
}

// stem is a file's name of our making: a day, what is left of the title when only letters and digits of ASCII are, for
// people, and the identifier.
func stem(day time.Time, title string, id news.StoryID) string {
	name := slug(title) + id.String()
	if day.IsZero() {
		return name
	}
	return day.UTC().Format("2006-01-02-") + name
}
