package uitest

import (
	"fmt"
	"time"

	"reader/internal/news"
)

// Now is the moment at which the tests' world stands: a Monday morning.
func Now() time.Time { return time.Date(2026, time.November, 23, 8, 41, 0, 0, time.UTC) }

// piece is a story of the invented paper.
type piece struct {
	section, title, summary, source, language string
	age                                       time.Duration
	words                                     int
	read, saved, stored                       bool
}

// pieces are invented; so are all names in them.
var pieces = []piece{
	{section: "World", title: "Ministers agree an emergency water plan as reservoirs fall to a record low", source: "The Meridian", age: 24 * time.Minute, words: 1400, stored: true,
		summary: "Twelve cities face rationing from Monday; farmers promise a blockade unless compensation is settled this week. The plan, agreed at three in the morning, frees water that was held back for a dry decade."},
	{section: "World", title: "Ceasefire talks move to the lake after a night of shelling", source: "Harbour Wire", age: 51 * time.Minute, words: 900,
		summary: "Delegations arrive separately; the mediator asks for 48 hours of silence."},
	{section: "World", title: "दिल्ली में वायु गुणवत्ता फिर ‘गंभीर’, स्कूल बंद", source: "समाचार सेतु", language: "hi", age: 3 * time.Hour, words: 620,
		summary: "राजधानी में लगातार तीसरे दिन हवा की गुणवत्ता गंभीर श्रेणी में रही।"},
	{section: "World", title: "今年的第一场雪，比往年早了十二天", source: "湾岸新报", language: "zh", age: 5 * time.Hour, words: 480,
		summary: "气象台说，山口以北的积雪已有七厘米。"},
	{section: "World", title: "الوزراء يتفقون على خطة طوارئ للمياه", source: "مرفأ", language: "ar", age: 6 * time.Hour, words: 510,
		summary: "تواجه اثنتا عشرة مدينة تقنين المياه ابتداء من يوم الاثنين."},
	{section: "World", title: "Landslide closes the high pass for a second day", source: "Alpenbote", age: 7 * time.Hour, words: 310, read: true},
	{section: "Politics", title: "Election commission orders a recount in three districts", source: "Harbour Wire", age: 2 * time.Hour, words: 800, read: true,
		summary: "The margin in the northern district is forty-one votes."},
	{section: "Politics", title: "Court rejects the appeal in the ferry case", source: "The Meridian", age: 3 * time.Hour, words: 700, summary: "The owners have four weeks to pay."},
	{section: "Business", title: "Bank holds rates and drops its hint of a spring cut", source: "Ledger", age: time.Hour, words: 920, summary: "The governor says prices have further to fall."},
	{section: "Business", title: "Bottled water firm fined two million over its labels", source: "Harbour Wire", age: 26 * time.Hour, words: 350, read: true},
	{section: "Business", title: "Who owns the tide?", source: "Shoreline", age: 150 * time.Hour, words: 6200, saved: true, stored: true, summary: "Salt water rights are bought and sold, and nobody knows what they are."},
	{section: "Science", title: "A nearby galaxy is not where we thought it was", source: "Orrery", age: 2 * time.Hour, words: 2100, summary: "A new ruler for the sky moves our neighbour by nine hundred light years."},
	{section: "Science", title: "Museum returns fourteen bronzes after a century of letters", source: "The Meridian", age: 4 * time.Hour, words: 1600, stored: true, summary: "The ledger that proved the case was in the gift shop all along."},
	{section: "Culture", title: "Inside the last bookshop in the valley", source: "The Meridian", age: 18 * time.Hour, words: 4900, saved: true, summary: "It sells four books a day and refuses to close."},
	{section: "Culture", title: "The long road back to the river street", source: "Shoreline", age: 20 * time.Hour, words: 7800, stored: true, summary: "A family returns to a street that has kept its name and nothing else."},
	{section: "Opinion", title: "Nobody reads the small print, so write less of it", source: "Ledger", age: 2 * time.Hour, words: 690, summary: "A modest rule for contracts."},
	{section: "Opinion", title: "What the drought means for bread", source: "Ledger", age: 3 * time.Hour, words: 1800, saved: true, summary: "Flour is the smallest part of a loaf, and the most political."},
	{section: "Sport", title: "The goalkeeper who counts in primes", source: "Touchline", age: 9 * time.Hour, words: 1200, summary: "Eleven, thirteen, seventeen: she sees the next one coming."},
	{section: "Climate", title: "Five charts on the reservoirs", source: "The Meridian", age: 30 * time.Hour, words: 640, summary: "Two of them go down."},
}

// sections of the invented paper; a colon-separated name is a section below another.
var sections = []struct{ title, parent string }{
	{"World", ""}, {"Americas", "World"}, {"Politics", ""}, {"Business", ""}, {"Science", ""},
	{"Climate", ""}, {"Culture", ""}, {"Sport", ""}, {"Opinion", ""},
}

// stories makes the stories of the paper, newest first within their section.
func stories() []news.Story {
	out := make([]news.Story, len(pieces))
	for i, p := range pieces {
		out[i] = p.story(i)
	}
	return out
}

func (p piece) story(i int) news.Story {
	s := news.Story{
		ID: news.StoryID(i + 1), URL: fmt.Sprintf("https://paper.example/%d", i+1), Title: p.title, Summary: p.summary,
		Source: p.source, Kicker: p.section, Section: p.section, Language: p.language, Published: Now().Add(-p.age), Words: p.words,
		Read: p.read, Saved: p.saved, Stored: news.StoredFeed,
	}
	if s.Language == "" {
		s.Language = "en"
	}
	if p.stored {
		s.Stored, s.Whole = news.StoredFull, true
	}
	return s
}

// Many makes n stories of one section for lists without end.
func Many(n int) []news.Story {
	out := make([]news.Story, n)
	for i := range out {
		p := pieces[i%len(pieces)]
		p.section, p.age = "World", time.Duration(i)*7*time.Minute
		p.title = fmt.Sprintf("%d: %s", i+1, p.title)
		out[i] = p.story(i)
	}
	return out
}
