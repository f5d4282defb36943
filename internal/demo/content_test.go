package demo

import (
	"bytes"
	"image/jpeg"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// TestCopyHasNoFaults holds the writers to the grammar: heads that parse, sections and related stories that exist.
func TestCopyHasNoFaults(t *testing.T) {
	for _, fault := range printPaper(noon()).faults {
		t.Error(fault)
	}
}

// everyStory visits the stories of both editions.
func everyStory(p *paper, visit func(*edition, *story)) {
	for _, e := range p.Editions {
		for _, s := range e.Stories {
			visit(e, s)
		}
	}
}

func TestEveryStoryIsComplete(t *testing.T) {
	slugs := map[string]bool{}
	everyStory(printPaper(noon()), func(_ *edition, s *story) {
		for field, value := range map[string]string{"standfirst": s.Standfirst, "caption": s.Caption, "credit": s.Credit, "picture": s.Picture} {
			if value == "" {
				t.Errorf("%s has no %s", s.file, field)
			}
		}
		if len(s.Authors) == 0 || len(s.Tags) == 0 || !s.Published.Before(noon()) {
			t.Errorf("%s: authors %d, tags %d, published %s", s.file, len(s.Authors), len(s.Tags), s.Published)
		}
		if slugs[s.Slug] {
			t.Errorf("%s: the slug is in both editions", s.file)
		}
		slugs[s.Slug] = true
	})
}

// tags are the marks of HTML.
var tags = regexp.MustCompile(`<[^>]*>`)

// words counts those of a story's body without markup; in Chinese, the characters.
func words(e *edition, s *story) int {
	n := 0
	v := &view{edition: e, Story: s}
	for _, b := range v.Blocks() {
		text := tags.ReplaceAllString(strings.ReplaceAll(string(b), "><", "> <"), "")
		for word := range strings.FieldsSeq(text) {
			han := 0
			for _, r := range word {
				if unicode.Is(unicode.Han, r) {
					han++
				}
			}
			n += max(han, 1)
		}
	}
	return n
}

func TestPaperIsLargeAndManyTongued(t *testing.T) {
	long, all := 0, 0
	languages := map[string]int{}
	everyStory(printPaper(noon()), func(e *edition, s *story) {
		n := words(e, s)
		if n < 150 || n > 1000 {
			t.Errorf("%s has %d words, want 150 to 1000", s.file, n)
		}
		if n > 600 {
			long++
		}
		all++
		languages[s.Language]++
	})
	if all < 60 || long < 10 {
		t.Errorf("%d stories, %d of them long; want 60 and 10", all, long)
	}
	for _, want := range []string{"en", "hi", "ar", "zh", "fr"} {
		if languages[want] == 0 {
			t.Errorf("no story in %s: %v", want, languages)
		}
	}
}

// TestNoSentenceTwice: copied filler would show at once when a reader follows related stories.
func TestNoSentenceTwice(t *testing.T) {
	ends := regexp.MustCompile(`[.!?।。！？؟]+["”’']?\s+|\n+`)
	where := map[string]string{}
	everyStory(printPaper(noon()), func(_ *edition, s *story) {
		for _, sentence := range ends.Split(s.body, -1) {
			key := slugOf(sentence)
			if strings.Count(key, "-") < 4 {
				continue
			}
			if other := where[key]; other != "" && other != s.file {
				t.Errorf("%s and %s share %q", s.file, other, sentence)
			}
			where[key] = s.file
		}
	})
}

// TestNoMarkLeftOver finds marks that the grammar did not take for what the writer meant.
func TestNoMarkLeftOver(t *testing.T) {
	p := printPaper(noon())
	left := regexp.MustCompile(`\*|\]\(|^#|<p>&gt;|slug:|` + "`")
	slug := regexp.MustCompile(`\(slug:([^)]+)\)`)
	everyStory(p, func(e *edition, s *story) {
		v := &view{edition: e, Story: s}
		for _, b := range v.Blocks() {
			if text := tags.ReplaceAllString(string(b), ""); left.MatchString(text) {
				t.Errorf("%s: %q", s.file, text)
			}
		}
		for _, plain := range []string{s.Title, s.Standfirst, s.Caption, s.Credit, s.Watch} {
			if left.MatchString(plain) {
				t.Errorf("%s: %q is printed as it is", s.file, plain)
			}
		}
		for _, found := range slug.FindAllStringSubmatch(s.body, -1) {
			if e.bySlug[found[1]] == nil {
				t.Errorf("%s links to %q, which does not exist", s.file, found[1])
			}
		}
	})
}

func TestEveryPictureDecodes(t *testing.T) {
	total := 0
	everyStory(printPaper(noon()), func(_ *edition, s *story) {
		raw, err := pictures.ReadFile(pictureFile(s.file))
		if err != nil {
			t.Errorf("%s: %v; run go generate", s.file, err)
			return
		}
		total += len(raw)
		drawn, err := jpeg.Decode(bytes.NewReader(raw))
		if err != nil {
			t.Errorf("%s: %v", s.file, err)
			return
		}
		if size := drawn.Bounds().Size(); size.X != pictureWidth || size.Y != pictureHeight || len(raw) > 16<<10 {
			t.Errorf("%s: %v, %d bytes", s.file, size, len(raw))
		}
	})
	if total > 1200<<10 {
		t.Errorf("the pictures weigh %d bytes together, want 1.2 MB at most", total)
	}
}

func TestMarkup(t *testing.T) {
	m := markup{address: func(slug string) string { return map[string]string{"here": "/here/"}[slug] }}
	for in, want := range map[string]string{
		"Plain & <simple>.":                 "<p>Plain &amp; &lt;simple&gt;.</p>",
		"One\nline.":                        "<p>One line.</p>",
		"*a **b** c*":                       "<p><em>a </em><em>b</em><em> c</em></p>",
		"**bold [a](slug:here)**":           `<p><strong>bold <a href="/here/">a</a></strong></p>`,
		"[gone](slug:gone)":                 "<p>gone</p>",
		"## Head":                           `<h2 class="wp-block-heading">Head</h2>`,
		"> Said.\n> — Ada":                  `<blockquote class="wp-block-quote"><p>Said.</p><cite>Ada</cite></blockquote>`,
		"- a\n- b":                          `<ul class="wp-block-list"><li>a</li><li>b</li></ul>`,
		"1. a\n2. b":                        `<ol class="wp-block-list"><li>a</li><li>b</li></ol>`,
		"| a | b |\n|---|---|\n| 1 | *2* |": `<figure class="wp-block-table"><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td><em>2</em></td></tr></tbody></table></figure>`,
	} {
		var got strings.Builder
		for _, b := range m.blocks(in) {
			got.WriteString(string(b))
		}
		if got.String() != want {
			t.Errorf("%q:\n got %s\nwant %s", in, got.String(), want)
		}
	}
}

func TestParseCopyRefuses(t *testing.T) {
	for name, raw := range map[string]string{
		"no blank line": "title: A\nbody",
		"unknown key":   "title: A\ncolour: red\n\nbody",
		"no title":      "author: A\n\nbody",
		"age":           "title: A\nhours: soon\n\nbody",
		"negative age":  "title: A\nhours: -1\n\nbody",
		"no body":       "title: A\n\n\n",
	} {
		if _, err := parseCopy(raw); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
