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
		front := editFront(tc.stories, nil, noon)
		if front.Lead == nil || front.Lead.ID != tc.want {
			t.Errorf("%s: %+v", tc.name, front.Lead)
		}
	}
	if front := editFront(nil, nil, noon); front.Lead != nil || len(front.Seconds)+len(front.Briefs)+len(front.Blocks) != 0 {
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
	var blocks []block
	for _, k := range "ABCDE" {
		blocks = append(blocks, block{section: news.SectionID(k), title: string(k), feeds: map[news.FeedID]bool{news.FeedID(k): true}})
	}
	front := editFront(stories, blocks, noon)
	all := slices.Concat(front.Seconds, front.Briefs, front.LongReads, []news.Story{*front.Lead})
	for _, b := range front.Blocks {
		all = append(all, b.Stories...)
		if !slices.IsSortedFunc(b.Stories, func(a, c news.Story) int { return compareBool(a.Read, c.Read) }) {
			t.Errorf("in %s what was read stands before what was not", b.Title)
		}
		for _, s := range b.Stories {
			if s.Kicker != b.Title {
				t.Errorf("%s stands in %s", s.Kicker, b.Title)
			}
		}
	}
	ids := idsOf(all)
	slices.Sort(ids)
	if len(slices.Compact(ids)) != len(all) {
		t.Errorf("a story stands twice: %v", ids)
	}
	if len(front.Seconds) != frontSeconds || len(front.Briefs) != frontBriefs || len(front.LongReads) != frontLongReads || len(front.Blocks) != 5 {
		t.Errorf("%d seconds, %d briefs, %d long reads, %d blocks", len(front.Seconds), len(front.Briefs), len(front.LongReads), len(front.Blocks))
	}
	kickers := map[string]bool{front.Lead.Kicker: true}
	for _, s := range front.Seconds {
		if kickers[s.Kicker] {
			t.Errorf("%s stands twice at the top", s.Kicker)
		}
		kickers[s.Kicker] = true
	}
	later := editFront(stories, blocks, noon.Add(20*time.Minute))
	if later.Lead.ID != front.Lead.ID || !slices.Equal(idsOf(later.Seconds), idsOf(front.Seconds)) {
		t.Error("the page shuffles within the hour")
	}
}

func TestAFrontPageOfOneFeedHasSeconds(t *testing.T) {
	front := editFront([]news.Story{headline(1, 1, "A"), headline(2, 2, "A"), headline(3, 3, "A")}, nil, noon)
	if got := idsOf(front.Seconds); !slices.Equal(got, []news.StoryID{2, 3}) {
		t.Errorf("%v", got)
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
