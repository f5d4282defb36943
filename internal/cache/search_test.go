package cache

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"reader/internal/news"
	"reader/internal/text"
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
var everywhere = Filter{All: true, Named: func(field, name string) ([]news.FeedID, bool) {
	if field == "source" && name == "courier" || field == "section" && name == "far away" {
		return []news.FeedID{feedAt("https://courier.example/feed").ID}, true
	}
	return nil, name == "muted"
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
		{`"old pier"`, "old"}, {`"pier old"`, ""},
		{"storm -fog", "pier old"}, {"storm -fog -1911", "pier"}, {`storm -"old pier"`, "pier fog"}, {"storm -title:storm", "fog"},
		{"fog OR 1911", "fog old"}, {"storm fog OR 1911", "old fog"}, {"OR fog", "fog"}, {"fog OR", "fog"}, {"or fog", ""}, {`"OR" fog`, ""},
		{"title:storm", "pier old"}, {`title:"the sound"`, "fog"}, {"author:smith", "pier"}, {`author:"ann smith"`, "pier"}, {"tag:weather", "pier"}, {`tag:"harbour works"`, "pier"},
		{"Title:fog", "fog"}, {"-title:storm pier", "fog"},
		{"lang:fr", "pont"}, {"lang:EN storm", "pier old fog"}, {"lang:en-gb", "pier"}, {"-lang:en storm", ""},
		{"is:unread pier", "pier old"}, {"is:read", "fog"}, {"is:saved", "pont"}, {"is:stored fog", "fog"}, {"has:picture", "pier"}, {"-has:picture storm", "old fog"},
		{"is:saved OR has:picture", "pier pont"}, {"is:read -pier", ""}, {"lang:en -pier", ""}, {"lang:en -fog -1911", "pier"},
		{"storm since:24h", "pier"}, {"storm since:7d", "pier fog"}, {"storm before:2026-01-01", "old"}, {"storm after:2026-11-20", "pier fog"}, {"storm since:2026-11-23", "pier"},
		{"source:courier", "pont delhi china arab"}, {"-source:courier storm", "pier old fog"}, {`section:"far away" pont`, "pont"}, {`source:"courier" lang:hi`, "delhi"}, {"source:muted", ""}, {"-source:muted storm", "pier old fog"},
		{"source:courier OR has:picture", "pier pont delhi china arab"},
		{"12:30", "fog"}, {"https://paper.example", ""}, {"cafe", "pier"}, {"CAFÉS", "pont"}, {"ete", "pont"}, {"l'été", "pont"},
		{"दिल्ली", "delhi"}, {"तेज", "delhi"}, {"बारिश दिल्ली", "delhi"}, {"दिल", ""},
		{"经济", "china"}, {"经济增长", "china"}, {"增长经济", ""}, {"中", "china"}, {"消息", "china"}, {"title:消息", "china"}, {"title:经济", ""}, {`"预期，iphone销量"`, "china"}, {`"iphone销"`, "china"}, {"iPhone 销量", "china"},
		{"المدرسة", "arab"}, {"المدرسه", "arab"}, {"غدا", "arab"},
		{"(storm OR café) -1911", "pier fog"}, {"storm (1911 OR fog)", "old fog"}, {"pier (is:read OR has:picture)", "pier fog"}, {"-(fog OR storm) lang:en", ""},
		{"1911 OR is:saved", "old pont"}, {"fog OR -lang:en", "fog pont delhi china arab"}, {"storm -(old pier)", "pier fog"}, {"()", "!"}, {"storm ()", "pier old fog"},
		{"-lang:en", "pont delhi china arab"}, {"-pier", "pont delhi china arab"}, {"-pier -is:saved", "delhi china arab"}, {"-is:read pier", "pier old"},
		{"harb*", "pier"}, {"HARB*", "pier"}, {"title:st*", "pier old"}, {"-har* storm", "fog old"}, {"经*", "china"}, {"TITLE:Storm", "pier old"}, {"Is:Unread pier", "pier old"}, {"storm AND fog", "fog"},
		{`tag:"harbour works"`, "pier"}, {"site:courier.example cafés", "pont"}, {"site:example storm", "pier old fog"}, {"-site:paper.example lang:fr", "pont"},
		{"storm since:1y", "pier fog"}, {"storm before:2026", "old"}, {"storm before:3w", "old"}, {"storm since:today", "pier"}, {"has:pictures", "pier"}, {"1)", ""},
		{"storm ¿", "pier old fog"}, {"storm OR ¿", "pier old fog"},
	} {
		if c.want == "!" {
			if _, err := s.Search(t.Context(), c.query, everywhere); err == nil {
				t.Errorf("%s is understood", c.query)
			}
			continue
		}
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
		"is:nice":            "there is no is:nice: write is:unread, is:read, is:saved, is:stored",
		"has:sound":          "there is no has:sound: write has:picture, has:note, has:highlight, has:tag, has:list",
		"before:Monday":      "before:Monday is no time: write a date as in before:2026-11-23, or an age as in before:24h, before:7d, before:3w",
		"since:99999999999d": "since:99999999999d is no time: write a date as in since:2026-11-23, or an age as in since:24h, since:7d, since:3w",
		"title:":             "title: needs something right behind it: a word",
		"lang: fr":           "lang: needs something right behind it: a language",
		"is:":                "is: needs something right behind it: one of unread, read, saved, stored",
		`title:"…"`:          "title: needs something right behind it: a word",
		"titel:storm":        `there is no titel: – write title:storm, or put "titel:storm" in quotation marks to find the words`,
		"aut:smith":          `there is no aut: – write author:smith, or put "aut:smith" in quotation marks to find the words`,
		"xyz:storm": `there is no xyz: – there are title: source: section: author: since: before: after: is: has: tag: list: note: lang: site:; ` +
			`put "xyz:storm" in quotation marks to find the words`,
		"source:nowhere":  `there is no paper or feed called "nowhere": write source: and the beginning of its name, in quotation marks if it has several words`,
		`"the old pier`:   `the quotation mark before the old pier is not closed: write "the old pier"`,
		`title:"old pier`: `the quotation mark before old pier is not closed: write "old pier"`,
		"(storm OR fog":   "a parenthesis is not closed in (storm OR fog: write it as in (rain OR snow) road",
	} {
		if _, err := s.Search(context.Background(), query, everywhere); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", query, err, want)
		}
	}
}

// TestHostileSearches has each found, or refused in a sentence.
func TestHostileSearches(t *testing.T) {
	s := searchable(t)
	many := strings.Repeat
	queries := []string{
		`"`, `'`, `""`, `NEAR(storm pier, 5)`, `NEAR`, `{title body}:storm`, `^storm`, `*`, `-`, `-"-"`, `()`, `-()`, `)`, `AND`, `OR`, `NOT`,
		`storm OR`, `-(storm -pier)`, `-(is:unread OR storm)`, `storm OR -pier`, `a"b`, `title:""`, `site:\`, `site:%`, `fact:saved`,
		"a\x00b", "\x00", "\xed\xa0\x80", "\xff", savedFact, `a; DROP TABLE words`, `"a b*"`, `“a`, `since:36600y`,
		many("a", longestSearch), many("a ", mostLexemes), many("-a ", mostLexemes), "b " + many("-a ", mostLexemes-1), many("is:read OR ", 100) + "a",
		many("-is:read ", 150), many("(a OR ", deepestSearch) + "b" + many(")", deepestSearch),
		many("-(a -", deepestSearch) + "b" + many(")", deepestSearch), many("(a -is:read OR ", deepestSearch) + "b" + many(")", deepestSearch),
		many("(", deepestSearch+1), many("a ", mostLexemes+1), many("字", longestSearch), many("\"", longestSearch), many("a", longestSearch+1),
	}
	for _, query := range queries {
		for _, f := range []Filter{{All: true}, {All: true, Typing: true}, {All: true, Newest: true}} {
			_, err := s.Search(t.Context(), query, f)
			_, uncounted := s.CountFound(t.Context(), query, f, func([]news.FeedID) bool { return false })
			for _, err := range []error{err, uncounted} {
				if err != nil && !errors.As(err, new(news.QueryError)) {
					t.Errorf("%.60q, %+v: %v", query, f, err)
				}
			}
		}
	}
}

func TestSearchWhileTyping(t *testing.T) {
	s := searchable(t)
	f := everywhere
	f.Typing = true
	for _, c := range []struct{ query, want string }{
		{"harb", "pier"}, {"storm harb", "pier"}, {"harb ", ""}, {"harb storm", ""}, {"title:so", "fog"}, {`"old pi`, "old"}, {`"old pi"`, ""},
		{"(fog OR 1911", "fog old"}, {"pier sto", "pier old"}, {"s", "pier fog old"}, {"st", "pier old"}, {"fo", "fog"}, {"pier fo", "fog"}, {"大", ""}, {"今", "china"}, {"le", "pont"}, {"storm -old", "pier fog"},
		{"storm source:nowh", ""}, {"-", "!"}, {"is:unr", "!"},
	} {
		if c.want == "!" {
			if _, err := s.Search(t.Context(), c.query, f); err == nil {
				t.Errorf("%s is understood", c.query)
			}
			continue
		}
		if got := guids(t, s, c.query, f); !sameWords(got, c.want) {
			t.Errorf("typing %s finds %q, want %q", c.query, got, c.want)
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

// TestSearchRanksAsAReaderWould: of each pair the first is to come before the second.
func TestSearchRanksAsAReaderWould(t *testing.T) {
	const day = 24 * 60
	filler := strings.Repeat("grey water under a low sky and no wind to speak of. ", 20)
	for _, c := range []struct {
		name, query, title, body string
		age                      int
		otherTitle, otherBody    string
		otherAge                 int
	}{
		{"headline before text", "lighthouse", "The lighthouse is sold", filler, 3 * day, "News of the coast", "A lighthouse was seen. " + filler, 3 * day},
		{"newer before older", "lighthouse", "The lighthouse is sold", filler, 60, "The lighthouse is open", filler, 90 * day},
		{"close words before scattered ones", "harbour tax", "Council", "A harbour tax was voted. " + filler, day, "Council", "The harbour is closed. " + filler + " An income tax.", day},
		{"an old headline before a new mention", "tidal barrier opens", "Tidal barrier opens", filler, 900 * day, "Diary", "It opens late. " + filler + " A barrier, and tidal mud.", 60},
		{"much of it before little", "ferry", "Timetable", strings.Repeat("The ferry leaves. ", 8), day, "Timetable", "The ferry leaves. " + filler, day},
		{"author before mention", "smith", "Fog", filler, day, "Fog", "One Smith was there. " + filler, day},
	} {
		s := open(t)
		better, other := story("better", "https://paper.example/better", c.title, c.age), story("other", "https://paper.example/other", c.otherTitle, c.otherAge)
		better.Text, other.Text = c.body, c.otherBody
		if c.query == "smith" {
			better.Story.Byline = "Ann Smith"
		}
		put(t, s, feedAt("https://paper.example/feed"), better, other)
		readIn(t, s)
		if got := guids(t, s, c.query, everywhere); got != "better other" {
			t.Errorf("%s: %s finds %q", c.name, c.query, got)
		}
	}
}

// TestAnOldHeadlineIsNotDrowned by more new mentions than are ranked.
func TestAnOldHeadlineIsNotDrowned(t *testing.T) {
	s := open(t)
	feed := feedAt("https://paper.example/feed")
	put(t, s, feed, story("old", "https://paper.example/old", "Volcano closes the airport", 2000*24*60))
	var entries []Entry
	for i := range ranked + 50 {
		e := story(fmt.Sprint(i), fmt.Sprintf("https://paper.example/%d", i), "Travel", i)
		e.Text = "The airport was open, and the volcano, as every day, closes nothing."
		entries = append(entries, e)
	}
	put(t, s, feed, entries...)
	readIn(t, s)
	p, err := s.Search(t.Context(), "volcano closes airport", Filter{All: true, Limit: 3})
	if err != nil || p.Stories[0].GUID != "old" {
		t.Errorf("%v; first comes %q", err, p.Stories[0].Title)
	}
}

// TestTheNewestIsFound though more old matches came after it than are ranked.
func TestTheNewestIsFound(t *testing.T) {
	s := open(t)
	put(t, s, feedAt("https://paper.example/feed"), story("new", "https://paper.example/new", "Rain today", 5))
	var entries []Entry
	for i := range ranked + 10 {
		entries = append(entries, story(fmt.Sprint(i), fmt.Sprintf("https://courier.example/%d", i), "Rain of the past", 400*24*60+i))
	}
	put(t, s, feedAt("https://courier.example/feed"), entries...)
	readIn(t, s)
	p, err := s.Search(t.Context(), "rain", Filter{All: true, Limit: 3})
	if err != nil || p.Stories[0].GUID != "new" {
		t.Errorf("%v; first comes %q", err, p.Stories[0].Title)
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
		{`"october café"`, "Engineers had given it until [October. Café] owners cheered."},
		{"enginee* given", "[Engineers] had [given] it until October. Café owners cheered."},
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
	got := marked(snippet(long, text.NewMatcher([]string{"zephyr"})))
	if n := len([]rune(got)); n > snippetSize+4 || !strings.Contains(got, "[zephyr]") || !strings.HasPrefix(got, "…") || !strings.HasSuffix(got, "…") {
		t.Errorf("the snippet of %d characters is %q", n, got)
	}
	for _, w := range strings.Fields(strings.Trim(got, "…")) {
		if !slices.Contains([]string{"water", "wind", "and", "the", "[zephyr]"}, w) {
			t.Errorf("%q is cut", w)
		}
	}
}

func TestSnippetsShowWhereMostMatches(t *testing.T) {
	filler := strings.Repeat("water and wind ", 30)
	text := "One zephyr came. " + filler + "Here a zephyr met the heron. " + filler
	got := marked(snippet(text, textMatcher("zephyr", "heron")))
	if !strings.Contains(got, "[zephyr] met the [heron]") {
		t.Errorf("the snippet is %q", got)
	}
}

func textMatcher(words ...string) *text.Matcher { return text.NewMatcher(words) }

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
		typing := everywhere
		typing.Typing = true
		for _, f := range []Filter{everywhere, typing} {
			var mistake news.QueryError
			if _, err := s.Search(t.Context(), query, f); err != nil && !errors.As(err, &mistake) {
				t.Errorf("%q, typing %v: %v", query, f.Typing, err)
			}
		}
	})
}
