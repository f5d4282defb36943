package cache

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"reader/internal/news"
)

// searchable is a cache with stories in several languages; searches find them by their guids.
func searchable(t testing.TB) *Store {
	t.Helper()
	s := open(t)
	paper, courier := feedAt("https://paper.example/feed"), feedAt("https://courier.example/feed")
	entry := func(host, guid, language, title, body string, minutes int) Entry {
		e := story(guid, "https://"+host+"/"+guid, title, minutes)
		e.Story.Language = language
		e.Text = body
		return e
	}
	day := 24 * 60
	pier := entry("paper.example", "pier", "en-GB", "The pier holds in the storm", "Engineers had given it until October. Café owners cheered.", 10)
	pier.Story.Byline, pier.Story.Tags, pier.Story.Picture = "Ann Smith", []string{"Harbour works", "Weather"}, news.Picture{URL: "https://paper.example/p.jpg"}
	put(t, s, paper, pier,
		entry("paper.example", "fog", "en", "Fog over the sound", "Ann Smith was seen on the pier at 12:30, and no storm came.", 2*day),
		entry("paper.example", "old", "en", "A storm of 1911", "The storm took the old pier.", 400*day))
	put(t, s, courier,
		entry("courier.example", "pont", "fr", "Le pont est rouvert", "L’été, les cafés rouvrent près du pont.", 30),
		entry("courier.example", "delhi", "hi", "दिल्ली में बारिश", "दिल्ली में आज तेज़ बारिश हुई और सड़कें भर गईं।", 40),
		entry("courier.example", "china", "zh", "今年的消息", "专家说中国经济增长超出预期，iPhone销量上升。", 50),
		entry("courier.example", "arab", "ar", "أخبار المدينة", "قال الرئيس إنَّ المدرسةَ الجديدة ستفتح غدًا.", 60))
	readIn(t, s)
	if err := s.SetRead(context.Background(), true, StoryIDOf(paper.URL, "https://paper.example/fog")); err != nil {
		t.Fatal(err)
	}
	if err := s.SetSaved(context.Background(), true, StoryIDOf(courier.URL, "https://courier.example/pont")); err != nil {
		t.Fatal(err)
	}
	return s
}

// everywhere knows the feeds of searchable by name.
var everywhere = Filter{All: true, Named: func(field, name string) []news.FeedID {
	if field == "source" && name == "courier" || field == "section" && name == "far away" {
		return []news.FeedID{feedAt("https://courier.example/feed").ID}
	}
	return nil
}}

func guids(t testing.TB, s *Store, query string, f Filter) string {
	t.Helper()
	p, err := s.Search(context.Background(), query, f)
	if err != nil {
		t.Errorf("%s: %v", query, err)
	}
	var found []string
	for _, x := range p.Stories {
		found = append(found, x.GUID)
	}
	return strings.Join(found, " ")
}

func TestSearch(t *testing.T) {
	s := searchable(t)
	for _, c := range []struct{ query, want string }{
		{"fog", "fog"}, {"FOG", "fog"}, {"fog pier", "fog"}, {"fog harbours", ""}, {"storm pier", "pier old fog"},
		{`"old pier"`, "old"}, {`"pier old"`, ""}, {`"the old pier`, "old"},
		{"storm -fog", "pier old"}, {"storm -fog -1911", "pier"}, {`storm -"old pier"`, "pier fog"}, {"storm -title:storm", "fog"},
		{"fog OR 1911", "fog old"}, {"storm fog OR 1911", "old fog"}, {"OR fog", "fog"}, {"fog OR", "fog"}, {"or fog", ""}, {`"OR" fog`, ""},
		{"title:storm", "pier old"}, {`title:"the sound"`, "fog"}, {"author:smith", "pier"}, {`author:"ann smith"`, "pier"}, {"tag:weather", "pier"}, {`tag:"harbour works"`, "pier"},
		{"Title:fog", "fog"}, {"-title:storm pier", "fog"},
		{"lang:fr", "pont"}, {"lang:EN storm", "pier old fog"}, {"lang:en-gb", "pier"}, {"-lang:en storm", ""},
		{"is:unread pier", "pier old"}, {"is:read", "fog"}, {"is:saved", "pont"}, {"is:stored fog", "fog"}, {"has:picture", "pier"}, {"-has:picture storm", "old fog"},
		{"is:saved OR has:picture", "pier pont"}, {"is:read -pier", ""}, {"lang:en -pier", ""}, {"lang:en -fog -1911", "pier"},
		{"storm since:24h", "pier"}, {"storm since:7d", "pier fog"}, {"storm before:2026-01-01", "old"}, {"storm after:2026-11-20", "pier fog"}, {"storm since:2026-11-23", "pier"},
		{"source:courier", "pont delhi china arab"}, {"-source:courier storm", "pier old fog"}, {`section:"far away" pont`, "pont"}, {"source:nowhere", ""}, {`source:"courier" lang:hi`, "delhi"},
		{"source:courier OR has:picture", "pier pont delhi china arab"},
		{"12:30", "fog"}, {"https://paper.example", ""}, {"cafe", "pier"}, {"CAFÉS", "pont"}, {"ete", "pont"}, {"l'été", "pont"},
		{"दिल्ली", "delhi"}, {"तेज", "delhi"}, {"बारिश दिल्ली", "delhi"}, {"दिल", ""},
		{"经济", "china"}, {"经济增长", "china"}, {"增长经济", ""}, {"中", "china"}, {"消息", "china"}, {"title:消息", "china"}, {"title:经济", ""}, {`"预期，iphone销量"`, "china"}, {`"iphone销"`, "china"}, {"iPhone 销量", "china"},
		{"المدرسة", "arab"}, {"المدرسه", "arab"}, {"غدا", "arab"},
		{"storm ¿", "pier old fog"}, {"storm OR ¿", "pier old fog"},
	} {
		if got := guids(t, s, c.query, everywhere); !sameWords(got, c.want) {
			t.Errorf("%s finds %q, want %q", c.query, got, c.want)
		}
	}
}

// sameWords compares lists without their order, which TestSearchRanks is about.
func sameWords(a, b string) bool {
	x, y := map[string]bool{}, map[string]bool{}
	for _, w := range strings.Fields(a) {
		x[w] = true
	}
	for _, w := range strings.Fields(b) {
		y[w] = true
	}
	return fmt.Sprint(x) == fmt.Sprint(y)
}

func TestSearchKeepsToItsFilter(t *testing.T) {
	s := searchable(t)
	paper := []news.FeedID{feedAt("https://paper.example/feed").ID}
	for _, c := range []struct {
		query string
		f     Filter
		want  string
	}{
		{"pont", Filter{Feeds: paper}, ""}, {"storm", Filter{}, ""}, {"storm", Filter{Feeds: paper, Unread: true, Since: noon.Add(-time.Hour)}, "pier"},
		{"lang:en", Filter{Feeds: paper, Before: noon.Add(-time.Hour)}, "fog old"}, {"is:unread", Filter{All: true, Saved: true}, "pont"},
	} {
		if got := guids(t, s, c.query, c.f); got != c.want {
			t.Errorf("%s in %+v finds %q, want %q", c.query, c.f, got, c.want)
		}
	}
}

func TestSearchSaysWhatItDoesNotUnderstand(t *testing.T) {
	s := searchable(t)
	for query, want := range map[string]string{
		"":                   `there is no word to search for in ""`,
		" … ":                `there is no word to search for in " … "`,
		"-fog":               `"-fog" only says what not to find: add a word to find`,
		"is:nice":            "is:nice: say is:unread, is:read, is:saved, is:stored or has:picture",
		"has:sound":          "has:sound: say is:unread, is:read, is:saved, is:stored or has:picture",
		"before:Monday":      "before:Monday: write a date like 2026-11-23, or since:24h, since:7d",
		"since:99999999999d": "since:99999999999d: write a date like 2026-11-23, or since:24h, since:7d",
		"title:":             "title: needs something behind it",
		"lang: fr":           "lang: needs something behind it",
		"fog OR is:unread":   `in "fog OR is:unread" OR must stand between two words, or between two conditions such as is:saved`,
		"fog OR -pier":       `in "fog OR -pier" OR must stand between two words, or between two conditions such as is:saved`,
	} {
		if _, err := s.Search(context.Background(), query, everywhere); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", query, err, want)
		}
	}
}

func TestSearchRanks(t *testing.T) {
	s := searchable(t)
	if got := guids(t, s, "storm", everywhere); got != "pier old fog" {
		t.Errorf("a word in the title, and newer, come first; got %q", got)
	}
	feed := feedAt("https://gazette.example/feed")
	put(t, s, feed, story("new", "https://gazette.example/new", "Ice on the river", 5), story("aged", "https://gazette.example/aged", "Ice on the river", 300*24*60))
	readIn(t, s)
	if got := guids(t, s, "ice river", everywhere); got != "new aged" {
		t.Errorf("of equal stories the newer comes first; got %q", got)
	}
}

func TestSnippetsMarkWhatMatched(t *testing.T) {
	s := searchable(t)
	for _, c := range []struct{ query, want string }{
		{"cheered october", "Engineers had given it until [October]. Café owners [cheered]."},
		{"CAFÉ", "Engineers had given it until October. [Café] owners cheered."},
		{"经济增长", "专家说中国[经济增长]超出预期，iPhone销量上升。"},
		{"बारिश", "दिल्ली में आज तेज़ [बारिश] हुई और सड़कें भर गईं।"},
		{"المدرسه", "قال الرئيس إنَّ [المدرسةَ] الجديدة ستفتح غدًا."},
		{"title:sound -rain", "Ann Smith was seen on the pier at 12:30, and no storm came."},
	} {
		p, err := s.Search(context.Background(), c.query, everywhere)
		if err != nil || len(p.Stories) != 1 {
			t.Errorf("%s finds %d stories, %v", c.query, len(p.Stories), err)
			continue
		}
		if got := marked(p.Stories[0].Snippet); got != c.want {
			t.Errorf("%s shows\n%s, want\n%s", c.query, got, c.want)
		}
	}
}

func TestSnippetsAreCutAtWords(t *testing.T) {
	long := strings.Repeat("water and wind ", 30) + "the zephyr " + strings.Repeat("wind and water ", 30)
	got := marked(snippet(long, []string{"zephyr"}))
	if n := len([]rune(got)); n > snippetSize+4 || !strings.Contains(got, "[zephyr]") || !strings.HasPrefix(got, "…") || !strings.HasSuffix(got, "…") {
		t.Errorf("the snippet of %d characters is %q", n, got)
	}
	for _, w := range strings.Fields(strings.Trim(got, "…")) {
		if !slices.Contains([]string{"water", "wind", "and", "the", "[zephyr]"}, w) {
			t.Errorf("%q is cut", w)
		}
	}
}

func marked(fragments []news.Fragment) string {
	var b strings.Builder
	for _, f := range fragments {
		if f.Match {
			f.Text = "[" + f.Text + "]"
		}
		b.WriteString(f.Text)
	}
	return b.String()
}

func TestSearchPages(t *testing.T) {
	s := open(t)
	feed := feedAt("https://paper.example/feed")
	var entries []Entry
	for i := range 25 {
		entries = append(entries, story(fmt.Sprint(i), fmt.Sprintf("https://paper.example/%d", i), fmt.Sprintf("Rain %d", i), i))
	}
	put(t, s, feed, entries...)
	readIn(t, s)
	for _, query := range []string{"rain", "is:unread"} {
		seen, pages := map[string]bool{}, 0
		for f := (Filter{All: true, Limit: 10}); ; pages++ {
			p, err := s.Search(context.Background(), query, f)
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range p.Stories {
				seen[x.Title] = true
			}
			if !p.More {
				break
			}
			f.After = p.Next
		}
		if len(seen) != 25 || pages != 2 {
			t.Errorf("%s finds %d of 25 stories on %d pages", query, len(seen), pages+1)
		}
	}
}

// FuzzSearch: whatever is typed, the database understands what is made of it, and mistakes are told as sentences.
func FuzzSearch(f *testing.F) {
	for _, seed := range []string{
		`rain "in town" -fog OR snow`, `title:"a b" -tag:x is:unread`, `since:7d before:2026-01-01 lang:en%`, `-"`, `":"`, `title:"`, `OR OR -OR`, `a* NEAR(b c) ^d {title}:e`,
		`'; DROP TABLE story; --`, `中"文`, "\x00\xff", `source:x section:"y" -source:z`, `is:saved OR -is:read OR lang:a`, `-x is:unread OR y`, "(((", `AND NOT`,
	} {
		f.Add(seed)
	}
	s := searchable(f)
	f.Fuzz(func(t *testing.T, query string) {
		_, err := s.Search(t.Context(), query, everywhere)
		if err == nil {
			return
		}
		if _, parse := parseSearch(query, everywhere, noon); parse == nil {
			t.Errorf("%q: %v", query, err)
		}
	})
}
