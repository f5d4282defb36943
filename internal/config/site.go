package config

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/andybalholm/cascadia"
	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
	"golang.org/x/net/idna"
)

// Site is a rule for reading the pages of one site, where the general way does not serve. It holds for a host and its
// subdomains. All but Candidate are groups of CSS selectors (https://www.w3.org/TR/selectors-3/); SiteForm documents them.
type Site struct {
	Host       string `toml:"-"` // in ASCII and lower case, without "www."
	File       string `toml:"-"` // empty for a rule that comes with reader
	Body       string `toml:"body"`
	Remove     string `toml:"remove"`
	Related    string `toml:"related"`
	Next       string `toml:"next"`
	Title      string `toml:"title"`
	Byline     string `toml:"byline"`
	Date       string `toml:"date"`
	Standfirst string `toml:"standfirst"`
	Candidate  string `toml:"candidate"`
}

// SiteForm is a rule with every key explained. It is itself a valid one.
//
//go:embed site.toml
var SiteForm []byte

//go:embed sites
var shipped embed.FS

// Sites are the rules in force, by host, and what is wrong with the files that hold none.
type Sites struct {
	Rules []Site
	Bad   []SiteError
}

// SiteError is a file that could not be used. Its site is read as if the file were not there.
type SiteError struct {
	File string
	Err  error // in words for people, with the line
}

// Error says what is wrong, where, what follows, and what to do.
func (b SiteError) Error() string {
	return fmt.Sprintf("site rule %s: %v. Pages are read without it until it is mended; reader config site shows the form", b.File, b.Err)
}

// LoadSites reads the rules in a folder, over those that come with reader: a file of the same name takes the place of
// one of these. A folder that does not exist is no error.
func LoadSites(folder string) Sites {
	var s Sites
	s.load(mustSub(shipped), "")
	s.load(os.DirFS(folder), folder)
	slices.SortFunc(s.Rules, func(a, b Site) int { return strings.Compare(a.Host, b.Host) })
	return s
}

func mustSub(all fs.FS) fs.FS {
	sub, err := fs.Sub(all, "sites")
	if err != nil {
		panic(err) // the name is no path: impossible
	}
	return sub
}

// load takes in the rules of one folder; place is empty for those that come with reader.
func (s *Sites) load(folder fs.FS, place string) {
	files, err := fs.ReadDir(folder, ".")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		s.Bad = append(s.Bad, SiteError{place, err})
	}
	for _, f := range files {
		name := f.Name()
		if !strings.HasSuffix(name, siteSuffix) || strings.HasPrefix(name, ".") {
			continue
		}
		rule, err := readSite(folder, name)
		if place != "" {
			rule.File = filepath.Join(place, name)
		}
		if err != nil {
			s.Bad = append(s.Bad, SiteError{rule.File, err})
			continue
		}
		s.Rules = slices.DeleteFunc(s.Rules, func(r Site) bool { return r.Host == rule.Host })
		s.Rules = append(s.Rules, rule)
	}
}

// siteSuffix ends the name of a rule's file; before it stands the host.
const siteSuffix = ".toml"

// largestSite is how long a rule may be, in bytes.
const largestSite = 64 << 10

func readSite(folder fs.FS, name string) (rule Site, err error) {
	if rule.Host, err = hostNamed(strings.TrimSuffix(name, siteSuffix)); err != nil {
		return rule, err
	}
	f, err := folder.Open(name)
	if err != nil {
		return rule, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, largestSite+1))
	if err != nil {
		return rule, err
	}
	if len(data) > largestSite {
		return rule, fmt.Errorf("it is longer than %d KB, which no rule is", largestSite>>10)
	}
	if err := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(&rule); err != nil {
		return rule, plain(err)
	}
	if err := checkSelectors(data); err != nil {
		return rule, err
	}
	if rule.Candidate != "" && !slices.Contains(candidates, rule.Candidate) {
		return rule, fmt.Errorf("candidate %q is not one of %s", rule.Candidate, strings.Join(candidates, ", "))
	}
	return rule, nil
}

// checkSelectors looks at every value of a rule that has been read without an error, and names the line of the first that
// is no group of selectors.
func checkSelectors(data []byte) error {
	var p unstable.Parser
	p.Reset(data)
	for p.NextExpression() {
		e := p.Expression()
		key := e.Key()
		if e.Kind != unstable.KeyValue || !key.Next() || string(key.Node().Data) == "candidate" {
			continue
		}
		name, line, value := key.Node().Data, p.Shape(key.Node().Raw).Start.Line, string(e.Value().Data)
		if strings.TrimSpace(value) == "" {
			return fmt.Errorf("line %d: %s is empty; leave the line out", line, name)
		}
		if _, err := cascadia.ParseGroup(value); err != nil {
			return fmt.Errorf("line %d: %s = %q is no CSS selector: %w", line, name, value, err)
		}
	}
	return nil
}

// candidates are the texts that a rule may prefer, see article.Candidate.
var candidates = []string{"readability", "density", "script", "amp", "print", "feed"}

// hostNamed reads a file's name as a host.
func hostNamed(name string) (string, error) {
	host, err := idna.Lookup.ToASCII(strings.ToLower(name))
	if err != nil || host == "" || strings.ContainsAny(host, "/:@ ") {
		return "", fmt.Errorf("%q is no host; name the file after the site, such as example.org.toml", name)
	}
	return strings.TrimPrefix(host, "www."), nil
}
