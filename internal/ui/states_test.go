package ui_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"reader/internal/news"
	"reader/internal/ui/uitest"
)

// bare leaves the sections, and nothing that stands in them.
func bare(d *uitest.Desk) {
	d.Stories, d.Texts = nil, map[news.StoryID]news.Reading{}
}

func refuses(d *uitest.Desk) { d.Err = errors.New("the library cannot be read") }

func offline(d *uitest.Desk) { d.Pulled = true }

// TestEveryStateIsASentence goes through the pages, each in the states that it can be in.
func TestEveryStateIsASentence(t *testing.T) {
	both := func(changes ...func(*uitest.Desk)) func(*uitest.Desk) {
		return func(d *uitest.Desk) {
			for _, c := range changes {
				c(d)
			}
		}
	}
	for _, tt := range []struct {
		page, state string
		keys        []string
		desk        func(*uitest.Desk)
		want        string
	}{
		{"front", "empty", nil, bare, "Press r to ask for news, or a to add a site."},
		{"front", "empty and offline", nil, both(bare, offline), "No news has been fetched. You are offline."},
		{"front", "refused", nil, refuses, "The front page could not be read"},
		{"section", "empty", []string{"1"}, bare, "No stories here yet"},
		{"section", "empty and offline", []string{"1"}, both(bare, offline), "This section has not been fetched. You are offline."},
		{"section", "nothing unread", []string{"1", "A", "U"}, nil, "Everything here has been read."},
		{"offline", "empty", []string{":", "stories stored on", "enter"}, bare, "Nothing is kept offline yet"},
		{"saved", "empty", []string{"B"}, bare, "Nothing saved yet"},
		{"history", "empty", []string{"T"}, bare, "Nothing has been read yet"},
		{"trash", "empty", []string{"X"}, func(d *uitest.Desk) { d.Bin = nil }, "The trash is empty"},
		{"feeds", "refused", []string{"S"}, refuses, "The feeds cannot be shown"},
		{"search", "nothing typed", []string{"/"}, nil, "Search everything stored on this machine"},
		{"search", "nothing found", []string{"/", "xyzzy"}, nil, "Nothing stored has “xyzzy”"},
		{"article", "not stored and offline", []string{"1", "enter"}, both(unstored, offline), "This story is not stored on this machine, and you are offline."},
		{"failures", "none", []string{"x"}, nil, "No feed failed in the last refresh."},
		{"palette", "nothing found", []string{":", "qqqqq"}, nil, "No command has these letters."},
		{"help", "nothing found", []string{"?", "qqqqq"}, nil, "No key does that."},
	} {
		t.Run(tt.page+" "+tt.state, func(t *testing.T) {
			desk := uitest.NewDesk()
			if tt.desk != nil {
				tt.desk(desk)
			}
			a := uitest.Start(t, desk, 80, 24)
			for _, k := range tt.keys {
				a.PressOrType(k)
			}
			a.Expect(tt.want)
		})
	}
	for _, size := range []struct{ w, h int }{{19, 20}, {40, 4}, {1, 1}} {
		a := uitest.Start(t, uitest.NewDesk(), size.w, size.h)
		if size.w > 10 {
			a.Expect("Too small")
		}
	}
}

// What is long in coming is said to be; what comes soon shows without a word before it.
func TestAPageThatWaitsLongSaysSo(t *testing.T) {
	const steps = 20 // at the most, until the time to say so is set; what was asked waits behind it
	for name, tt := range map[string]struct{ keys, want, then string }{
		"section": {"1", "Reading what is stored", "TODAY"},
		"saved":   {"B", "Reading what is stored", "What the drought means"},
		"history": {"T", "Reading what is stored", "HISTORY"},
		"trash":   {"X", "Reading what is stored", "TRASH"},
		"feeds":   {"S", "Reading what is stored", "Meridian"},
		"search":  {"/ w a", "Searching", "Ministers agree"},
	} {
		t.Run(name, func(t *testing.T) {
			a := uitest.Start(t, uitest.NewDesk(), 80, 24).Hold().Press(strings.Fields(tt.keys)...).ExpectNot(tt.want)
			for range steps {
				if _, _, said := a.Advance(500 * time.Millisecond).Screen().Find(tt.want); said {
					break
				}
				a.Step()
			}
			a.Expect(tt.want).Release().ExpectNot(tt.want).Expect(tt.then)
		})
	}
}

func TestOnlyWhatCanBeDoneIsNamed(t *testing.T) {
	desk := uitest.NewDesk()
	bare(desk)
	a := uitest.Start(t, desk, 80, 24).ExpectNot("enter read", "s save").Expect("/ search", "? help")
	a.Press("1").ExpectNot("m mark", "o browser")
}
