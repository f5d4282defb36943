package demo

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"time"
)

// papers holds the articles, paper/<edition>/<section>/<slug>.md, and the footer pages, paper/<edition>/<slug>.md.
//
//go:embed paper
var papers embed.FS

// copyText is a file of the paper as its writer handed it in: a head of "key: value" lines, a blank line, the body.
type copyText struct {
	edition string // folder
	section string // folder below it, "americas/canada"; empty for a footer page
	slug    string

	title, standfirst        string
	author                   string // several are parted by commas or "and"
	language                 string // empty for the edition's own
	caption, credit, picture string
	watch                    string // title of a video, empty for none
	age                      time.Duration
	tags, also, related      []string
	body                     string // in the grammar of markup.go
}

// headKeys says where each key of a head goes.
var headKeys = map[string]func(c *copyText, value string) error{
	"title":      func(c *copyText, v string) error { c.title = v; return nil },
	"standfirst": func(c *copyText, v string) error { c.standfirst = v; return nil },
	"author":     func(c *copyText, v string) error { c.author = v; return nil },
	"lang":       func(c *copyText, v string) error { c.language = v; return nil },
	"caption":    func(c *copyText, v string) error { c.caption = v; return nil },
	"credit":     func(c *copyText, v string) error { c.credit = v; return nil },
	"picture":    func(c *copyText, v string) error { c.picture = v; return nil },
	"watch":      func(c *copyText, v string) error { c.watch = v; return nil },
	"hours":      (*copyText).setAge,
	"tags":       func(c *copyText, v string) error { c.tags = splitList(v); return nil },
	"also":       func(c *copyText, v string) error { c.also = splitList(v); return nil },
	"related":    func(c *copyText, v string) error { c.related = splitList(v); return nil },
}

func (c *copyText) setAge(hours string) error {
	h, err := strconv.ParseFloat(hours, 64)
	if err != nil || h < 0 {
		return fmt.Errorf("hours: %q is no age", hours)
	}
	c.age = time.Duration(h * float64(time.Hour)).Truncate(time.Second)
	return nil
}

// splitList parts at commas, the Arabic and Chinese ones too.
func splitList(s string) []string {
	var list []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '،' || r == '、' || r == '，' }) {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

// readCopy reads every file of an edition's folder in the order of their names. Files that are wrong are left out and
// named among the faults; the tests allow none.
func readCopy(files fs.FS, edition string) (texts []*copyText, faults []error) {
	root := path.Join("paper", edition)
	err := fs.WalkDir(files, root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".md" {
			return err
		}
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		c, err := parseCopy(string(raw))
		if err != nil {
			faults = append(faults, fmt.Errorf("read %s: %w", name, err))
			return nil
		}
		c.edition = edition
		c.slug = strings.TrimSuffix(path.Base(name), ".md")
		c.section = strings.Trim(strings.TrimPrefix(path.Dir(name), root), "/")
		texts = append(texts, c)
		return nil
	})
	if err != nil {
		faults = append(faults, err)
	}
	return texts, faults
}

func parseCopy(raw string) (*copyText, error) {
	raw = strings.ReplaceAll(raw, "\r\n", "\n")
	head, body, found := strings.Cut(strings.TrimLeft(raw, "\n\ufeff"), "\n\n")
	if !found {
		return nil, fmt.Errorf("no blank line between head and body")
	}
	c := &copyText{body: strings.TrimSpace(body)}
	for line := range strings.Lines(head) {
		key, value, found := strings.Cut(line, ":")
		set := headKeys[key]
		if !found || set == nil {
			return nil, fmt.Errorf("head line %q: unknown key", strings.TrimSpace(line))
		}
		if err := set(c, strings.TrimSpace(value)); err != nil {
			return nil, err
		}
	}
	if c.title == "" || c.body == "" {
		return nil, fmt.Errorf("no title or no body")
	}
	return c, nil
}
