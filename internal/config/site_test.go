package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sitesIn writes files into a folder and loads it.
func sitesIn(t *testing.T, files map[string]string) Sites {
	t.Helper()
	folder := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return LoadSites(folder)
}

func (s Sites) of(host string) *Site {
	for i := range s.Rules {
		if s.Rules[i].Host == host {
			return &s.Rules[i]
		}
	}
	return nil
}

func TestSitesAreNamedByTheirFiles(t *testing.T) {
	s := sitesIn(t, map[string]string{
		"example.org.toml": `body = "div.text > p, h2"`, "www.Other.example.toml": "candidate = \"density\"\n", "zürich.example.toml": "",
		"notes.txt": "nothing", ".hidden.toml": "no rule", "127.0.0.1.toml": `remove = "#x"`,
	})
	for host, body := range map[string]string{"example.org": "div.text > p, h2", "other.example": "", "xn--zrich-kva.example": "", "127.0.0.1": ""} {
		if r := s.of(host); r == nil || r.Body != body || filepath.Dir(r.File) == "." {
			t.Errorf("%s: %+v", host, r)
		}
	}
	if len(s.Bad) != 0 {
		t.Errorf("bad: %v", s.Bad)
	}
}

func TestASiteErrorIsSaidAndLosesNothing(t *testing.T) {
	for _, c := range []struct{ name, file, content, want string }{
		{"unknown key", "a.example.toml", "body = \"p\"\n\nbdy = \"x\"", `line 3: there is no setting "bdy"`},
		{"no selector", "a.example.toml", "remove = \".x\"\nbody = \"div[\"", `line 2: body = "div[" is no CSS selector`},
		{"empty selector", "a.example.toml", "body = ' '", "line 1: body is empty"},
		{"a list", "a.example.toml", `body = [".x"]`, "line 1: the value must be text in quotes, not a list"},
		{"not TOML", "a.example.toml", "\nbody: p", "line 2"},
		{"unknown candidate", "a.example.toml", `candidate = "best"`, `candidate "best" is not one of readability`},
		{"no host", "two words.toml", "", `"two words" is no host`},
		{"too long", "a.example.toml", strings.Repeat("# x\n", largestSite/4+1), "longer than 64 KB"},
	} {
		s := sitesIn(t, map[string]string{c.file: c.content, "good.example.toml": `body = "p"`})
		if len(s.Bad) != 1 || !strings.Contains(s.Bad[0].Error(), c.want) || !strings.Contains(s.Bad[0].Error(), c.file) {
			t.Errorf("%s: %v, want %q and the file", c.name, s.Bad, c.want)
		}
		if s.of("good.example") == nil || s.of("a.example") != nil {
			t.Errorf("%s: rules %+v", c.name, s.Rules)
		}
	}
}

func TestTheFormIsARule(t *testing.T) {
	s := sitesIn(t, map[string]string{"example.org.toml": string(SiteForm)})
	r := s.of("example.org")
	if r == nil {
		t.Fatal(s.Bad)
	}
	for name, value := range map[string]string{
		"body": r.Body, "remove": r.Remove, "related": r.Related, "next": r.Next, "title": r.Title,
		"byline": r.Byline, "date": r.Date, "standfirst": r.Standfirst, "candidate": r.Candidate,
	} {
		if value == "" {
			t.Errorf("the form does not show %s", name)
		}
	}
}

func TestWhatComesWithReaderCanBeReplaced(t *testing.T) {
	none := LoadSites(filepath.Join(t.TempDir(), "none"))
	if len(none.Bad) != 0 {
		t.Fatal(none.Bad)
	}
	for _, r := range none.Rules {
		if data, err := shipped.ReadFile("sites/" + r.Host + ".toml"); err != nil || !strings.HasPrefix(string(data), "# ") {
			t.Errorf("%s does not begin by saying why it is there: %v", r.Host, err)
		}
		s := sitesIn(t, map[string]string{r.Host + ".toml": ""})
		if mine := s.of(r.Host); mine == nil || mine.Body != "" || mine.File == "" {
			t.Errorf("%s is still %+v", r.Host, mine)
		}
	}
}
