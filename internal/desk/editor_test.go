package desk

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"reader/internal/news"
)

// headline is a story of some hours ago in a section.
func headline(id news.StoryID, hours float64, kicker string, change ...func(*news.Story)) news.Story {
	s := news.Story{
		ID: id, Title: fmt.Sprint("Story ", uint64(id)), Kicker: kicker, Summary: "A sentence.", Words: 200,
		Feeds: []news.FeedID{news.FeedID(kicker[0])}, Published: noon.Add(-time.Duration(hours * float64(time.Hour))),
	}
	for _, c := range change {
		c(&s)
	}
	return s
}

func read(s *news.Story)       { s.Read = true }
func bare(s *news.Story)       { s.Summary = "" }
func long(s *news.Story)       { s.Words = 1500 }
func pictured(s *news.Story)   { s.Picture.URL = "https://p.example/x.jpg" }
func everywhere(s *news.Story) { s.Feeds = append(s.Feeds, 1, 2, 3) }

// editUsual edits for a reader who wants to see as much of everything as usual.
func editUsual(stories []news.Story, blocks []block, now time.Time) news.Front {
	return edit(stories, blocks, func(*news.Story) int { return 0 }, now)
}

// sectionsOf are blocks of one feed each, as headline makes stories for them.
func sectionsOf(titles string) (blocks []block) {
	for _, k := range titles {
		blocks = append(blocks, block{section: news.SectionID(k), title: string(k), feeds: []news.FeedID{news.FeedID(k)}, total: 100})
	}
	return blocks
}

// onPage are all stories of a front page, in the order of reading.
func onPage(f *news.Front) []news.Story {
	all := slices.Concat([]news.Story{*f.Lead}, f.Seconds, f.More.Stories)
	for _, b := range f.Blocks {
		all = append(all, b.Stories...)
	}
	return slices.Concat(all, f.Briefs, f.LongReads)
}

func idsOf(stories []news.Story) []news.StoryID {
	var ids []news.StoryID
	for i := range stories {
		ids = append(ids, stories[i].ID)
	}
	return ids
}

func TestTheLead(t *testing.T) {
	for _, tc := range []struct {
		name    string
		stories []news.Story
		want    news.StoryID
	}{
		{"the newest", []news.Story{headline(1, 1, "A"), headline(2, 9, "A")}, 1},
		{"not a line without a sentence", []news.Story{headline(1, 0, "A", bare), headline(2, 3, "A")}, 2},
		{"not what was read", []news.Story{headline(1, 0, "A", read), headline(2, 6, "A")}, 2},
		{"a picture counts for two hours", []news.Story{headline(1, 0, "A"), headline(2, 2, "A", pictured)}, 2},
		{"many feeds count more", []news.Story{headline(1, 0, "A"), headline(2, 5, "A", everywhere)}, 2},
		{"yesterday's is no lead", []news.Story{headline(1, 2, "A"), headline(2, 24, "A", pictured, everywhere)}, 1},
		{"the only one, though read", []news.Story{headline(1, 30, "A", read)}, 1},
		{"a date in the future is now", []news.Story{headline(1, -4000, "A", bare), headline(2, 0, "A")}, 2},
	} {
		front := editUsual(tc.stories, nil, noon)
		if front.Lead == nil || front.Lead.ID != tc.want {
			t.Errorf("%s: %+v", tc.name, front.Lead)
		}
	}
	if front := editUsual(nil, nil, noon); front.Lead != nil || len(front.Seconds)+len(front.Briefs)+len(front.Blocks) != 0 {
		t.Errorf("a front page out of nothing: %+v", front)
	}
}

func TestAStoryStandsInOnePlace(t *testing.T) {
	var stories []news.Story
	for i := range 60 {
		s := headline(news.StoryID(i+1), float64(i)/4, string(rune('A'+i%5)))
		if i%7 == 0 {
			long(&s)
		}
		if i%3 == 0 {
			read(&s)
		}
		stories = append(stories, s)
	}
	blocks := sectionsOf("ABCDE")
	front := editUsual(stories, blocks, noon)
	for _, b := range append(front.Blocks, front.More) {
		if !slices.IsSortedFunc(b.Stories, func(a, c news.Story) int { return compareBool(a.Read, c.Read) }) {
			t.Errorf("in %s what was read stands before what was not", b.Title)
		}
		for _, s := range b.Stories {
			if s.Kicker != b.Title {
				t.Errorf("%s stands in %s", s.Kicker, b.Title)
			}
		}
	}
	ids := idsOf(onPage(&front))
	slices.Sort(ids)
	if len(slices.Compact(ids)) != len(ids) {
		t.Errorf("a story stands twice: %v", ids)
	}
	if len(front.Seconds) != frontSeconds || len(front.Briefs) != frontBriefs || len(front.LongReads) != frontLongReads || len(front.Blocks) != 4 || front.More.Title != front.Lead.Kicker {
		t.Errorf("%d seconds, %d briefs, %d long reads, %d blocks", len(front.Seconds), len(front.Briefs), len(front.LongReads), len(front.Blocks))
	}
	kickers := map[string]bool{front.Lead.Kicker: true}
	for _, s := range front.Seconds {
		if kickers[s.Kicker] {
			t.Errorf("%s stands twice at the top", s.Kicker)
		}
		kickers[s.Kicker] = true
	}
	later := editUsual(stories, blocks, noon.Add(20*time.Minute))
	if later.Lead.ID != front.Lead.ID || !slices.Equal(idsOf(later.Seconds), idsOf(front.Seconds)) {
		t.Error("the page shuffles within the hour")
	}
}

func TestAFrontPageOfOneFeedHasSeconds(t *testing.T) {
	front := editUsual([]news.Story{headline(1, 1, "A"), headline(2, 2, "A"), headline(3, 3, "A")}, nil, noon)
	if got := idsOf(front.Seconds); !slices.Equal(got, []news.StoryID{2, 3}) {
		t.Errorf("%v", got)
	}
}

// firehose is a source that brings a story every six minutes, beside one that brought three since yesterday.
func firehose() (stories []news.Story) {
	for i := range 150 {
		stories = append(stories, headline(news.StoryID(i+1), float64(i)/10, string(rune('A'+i%3)), from("Ticker")))
	}
	for i := range 3 {
		stories = append(stories, headline(news.StoryID(1001+i), float64(4+8*i), "D", from("Quarterly")))
	}
	return stories
}

func from(source string) func(*news.Story) { return func(s *news.Story) { s.Source = source } }

func TestNoSourceFillsThePage(t *testing.T) {
	front := editUsual(firehose(), sectionsOf("ABCD"), noon)
	by := map[string]int{}
	for _, s := range onPage(&front) {
		by[s.Source]++
	}
	if by["Quarterly"] != 3 {
		t.Errorf("on the page stand %v", by)
	}
	if top := append(slices.Clone(front.Seconds), *front.Lead); !slices.ContainsFunc(top, func(s news.Story) bool { return s.Source == "Quarterly" }) {
		t.Errorf("on top stand %v", idsOf(top))
	}
}

func TestTheReadersWeightDecides(t *testing.T) {
	stories := []news.Story{headline(1, 0, "A"), headline(2, 0, "B"), headline(3, 0, "C"), headline(4, 14, "D")}
	for _, tc := range []struct {
		name   string
		weight map[string]int
		want   news.StoryID
	}{
		{"as usual the first of the newest", nil, 1},
		{"less of one", map[string]int{"A": -1}, 2},
		{"much less of most", map[string]int{"A": -2, "B": -2, "C": -2}, 4},
		{"more is worth a half-life", map[string]int{"D": 1}, 1},
		{"much more is worth two", map[string]int{"D": 2}, 4},
		{"less of everything is as usual", map[string]int{"A": -4, "B": -4, "C": -4, "D": -4}, 1},
	} {
		front := edit(stories, nil, func(s *news.Story) int { return tc.weight[s.Kicker] }, noon)
		if front.Lead.ID != tc.want {
			t.Errorf("%s: the lead is %v", tc.name, front.Lead.ID)
		}
	}
}

func TestAHeadlineStandsOnce(t *testing.T) {
	front := editUsual([]news.Story{
		headline(1, 0, "A", called("Rain at last")), headline(2, 1, "B", called("RAIN at last")), headline(3, 2, "C", called("")), headline(4, 3, "C", called("")),
	}, sectionsOf("ABC"), noon)
	ids := idsOf(onPage(&front))
	slices.Sort(ids)
	if !slices.Equal(ids, []news.StoryID{1, 3, 4}) {
		t.Errorf("on the page stand %v", ids)
	}
}

func called(title string) func(*news.Story) { return func(s *news.Story) { s.Title = title } }

func TestTheWorthiestOfManySectionsHaveABlock(t *testing.T) {
	const sections = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	var stories []news.Story
	for i := range 260 { // those of Z are the newest
		k := sections[len(sections)-1-i%len(sections)]
		stories = append(stories, headline(news.StoryID(i+1), float64(i%26), string(k)))
	}
	front := editUsual(stories, sectionsOf(sections), noon)
	var titles string
	for _, b := range front.Blocks {
		titles += b.Title
	}
	if titles != "NOPQRSTUVWXY" {
		t.Errorf("the sections with a block are %s", titles)
	}
}

func TestAPageThatWasReadIsStillAPage(t *testing.T) {
	var stories []news.Story
	for i := range 30 {
		stories = append(stories, headline(news.StoryID(i+1), float64(i), string(rune('A'+i%3)), read))
	}
	front := editUsual(stories, sectionsOf("ABC"), noon)
	if front.Lead == nil || len(front.Seconds) != 3 || len(front.Briefs) < frontBriefs {
		t.Errorf("of 30 stories, all read: lead %v, %d seconds, %d briefs", front.Lead, len(front.Seconds), len(front.Briefs))
	}
}

// BenchmarkEdit is the editing alone, of as many stories as come into question at the most. Budget 2 ms.
func BenchmarkEdit(b *testing.B) {
	const sections = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	var stories []news.Story
	for i := range frontNewest + frontUnread + frontAsked*frontSection {
		stories = append(stories, headline(news.StoryID(i+1), float64(i)/20, sections[i%26:i%26+1], from(fmt.Sprint(i%100))))
	}
	blocks := sectionsOf(sections)
	b.ReportAllocs()
	for b.Loop() {
		if front := editUsual(stories, blocks, noon); len(front.Blocks) != frontBlocks {
			b.Fatal(len(front.Blocks))
		}
	}
}

func TestTheSamplePapersFront(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	front, err := w.Front(t.Context())
	w.ok(err)
	if front.Lead == nil || front.Lead.Kicker == "" || len(front.Seconds) != 3 || len(front.Blocks) < 5 || !front.Updated.Equal(noon) {
		t.Errorf("lead %+v, %d seconds, %d blocks, updated %v", front.Lead, len(front.Seconds), len(front.Blocks), front.Updated)
	}
	w.ok(w.Mark(t.Context(), true, front.Lead.ID))
	again, err := w.Front(t.Context())
	w.ok(err)
	if again.Lead.ID == front.Lead.ID {
		t.Error("the lead was read and does not sink")
	}
}
