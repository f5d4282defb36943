package ui_test

import (
	"fmt"
	"image/color"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"reader/internal/news"
	"reader/internal/ui/uitest"
)

// looks are the ways in which the golden screens are drawn.
var looks = map[string]func(*uitest.App){
	"dark":  func(*uitest.App) {},
	"light": func(a *uitest.App) { a.Send(tea.BackgroundColorMsg{Color: color.RGBA{0xfb, 0xf7, 0xf0, 0xff}}) },
	"none":  func(a *uitest.App) { a.Send(tea.ColorProfileMsg{Profile: colorprofile.NoTTY}) },
}

// goldens are the screens that are kept, by the keys that lead there. A key that is no key's name is typed, words behind
// "click " are clicked.
var goldens = []struct {
	name string
	keys []string
	desk func(*uitest.Desk)
}{
	{"front", nil, nil},
	{"section", []string{"1", "j"}, nil},
	{"rail", []string{"tab", "j"}, nil},
	{"help", []string{"?"}, nil},
	{"article", []string{"1", "enter"}, nil},
	{"article_middle", []string{"1", "enter", "space"}, nil},
	{"article_end", []string{"1", "enter", "G"}, nil},
	{"article_hints", []string{"1", "enter", "f"}, nil},
	{"article_hindi", []string{"1", "j", "j", "enter"}, nil},
	{"article_chinese", []string{"1", "j", "j", "j", "enter"}, nil},
	{"article_arabic", []string{"1", "j", "j", "j", "j", "enter"}, nil},
	{"article_updated", []string{"1", "enter", "r"}, corrected},
	{"article_changes", []string{"1", "enter", "r", "w"}, corrected},
	{"article_marking", []string{"1", "enter", "space", "v", ")", "v", "j"}, nil},
	{"article_marked", []string{"1", "enter", "space"}, marked},
	{"article_marked_end", []string{"1", "enter", "G"}, marked},
	{"article_remark", []string{"1", "enter", "space", "v", "n", "enter"}, marked},
	{"article_pass_on", []string{"1", "enter", "e", "j"}, nil},
	{"article_pipe", []string{"1", "enter", "|", "lp -n 2", "tab"}, nil},
	{"listing", []string{"1", "enter", "G", "click #drought"}, tagged},
	{"listing_offline", []string{"1", "enter", "G", "ctrl+o", "click #water"}, tagged},
	{"search", []string{"/", "water"}, nil},
	{"saved", []string{"B"}, remarked},
	{"saved_tags", []string{"B", "right", "right", "j"}, remarked},
	{"saved_passages", []string{"B", "right", "right", "right"}, marked},
	{"saved_find", []string{"B", "/", "water"}, remarked},
	{"tags", []string{"t", ", se"}, remarked},
	{"palette", []string{":", "ref"}, nil},
	{"lists", []string{"l"}, nil},
	{"welcome", nil, func(d *uitest.Desk) { *d = *uitest.Empty() }},
	{"add", []string{"a", "paper.example", "enter"}, nil},
	{"offline", []string{"ctrl+o", "1", "enter"}, unstored},
	{"failures", []string{"R", "x"}, failing},
	{"feeds", []string{"S", "j", "j"}, nil},
	{"feeds_worst", []string{"S", "O"}, nil},
	{"feeds_muted", []string{"S", "G", "k", "k"}, nil},
	{"feeds_rename", []string{"S", "E"}, nil},
	{"feeds_move", []string{"S", "M"}, nil},
}

// corrected has the page of the newest story tell it otherwise when it is asked for again.
func corrected(d *uitest.Desk) {
	d.Next = map[news.StoryID]news.Article{1: uitest.Corrected(d.Texts[1].Article)}
	d.Stories[0].Read = true
}

// marked has passages of the newest story marked: across two paragraphs, in a list with a note, one that is gone.
func marked(d *uitest.Desk) {
	r := d.Texts[1]
	r.Highlights = uitest.Marked(r.Article.Blocks)
	d.Texts[1] = r
	d.Stories[0].Saved = true
}

// remarked has the reader write to some stories.
func remarked(d *uitest.Desk) {
	d.Wrote = map[news.StoryID]news.Remarks{
		2:  {Tags: []string{"lake"}},
		11: {Lists: []string{"Reading list"}, Tags: []string{"sea", "law"}, Note: "for the essay", Progress: 41},
		17: {Tags: []string{"sea"}, Note: "who pays?"},
	}
}

// unstored leaves a headline and nothing else of the newest story.
func unstored(d *uitest.Desk) {
	s := &d.Stories[0]
	s.Summary, s.Stored, s.Whole, s.Words = "", news.StoredNone, false, 0
	d.Texts = map[news.StoryID]news.Reading{1: {}}
}

func failing(d *uitest.Desk) {
	d.Script = []news.Progress{{Phase: news.Finished, Done: 6, Feeds: 6, Failures: []news.Failure{
		{Title: "Ledger", URL: "https://ledger.example/feed", Reason: "the server did not answer in time"},
		{Title: "Alpenbote", URL: "https://alpenbote.example/atom.xml", Reason: "the certificate is for another name"},
	}}}
}

func TestGoldenScreens(t *testing.T) {
	sizes := []struct{ w, h int }{{80, 24}, {120, 40}, {200, 60}}
	for _, s := range goldens {
		for _, size := range sizes {
			for look, change := range looks {
				if look != "dark" && size.w != 120 {
					continue // one size shows what colours do
				}
				name := fmt.Sprintf("%s_%dx%d_%s", s.name, size.w, size.h, look)
				t.Run(name, func(t *testing.T) {
					desk := uitest.NewDesk()
					desk.Texts = uitest.Articles()
					if s.desk != nil {
						s.desk(desk)
					}
					a := uitest.Start(t, desk, size.w, size.h)
					change(a)
					for _, k := range s.keys {
						if words, ok := strings.CutPrefix(k, "click "); ok {
							a.Click(words)
							continue
						}
						a.PressOrType(k)
					}
					a.Golden(name)
				})
			}
		}
	}
}
