package ui_test

import (
	"errors"
	"testing"

	"reader/internal/news"
	"reader/internal/ui"
	"reader/internal/ui/uitest"
)

// golden is a screen that is kept, by the keys that lead there. A key that is no key's name is typed, words behind
// "click " are clicked, and at "the disk breaks" it does.
type golden struct {
	name string
	keys []string
	desk func(*uitest.Desk) // what is otherwise on the desk; nil: nothing
}

// goldens are the pages, each in the states that it can be in.
var goldens = []golden{
	{"front", nil, nil},
	{"front_illustrated", nil, illustrated},
	{"front_end", []string{"G"}, nil},
	{"front_read", []string{"A"}, nil},
	{"section", []string{"1", "j"}, nil},
	{"section_illustrated", []string{"1"}, illustrated},
	{"section_end", []string{"1", "G"}, nil},
	{"section_empty", []string{"2"}, nil},
	{"section_unread", []string{"1", "m", "U"}, nil},
	{"section_saved", []string{"1", "U", "U"}, nil},
	{"section_by_source", []string{"1", "O"}, nil},
	{"section_saving", []string{"1", "s"}, nil},
	{"section_undone", []string{"1", "A", "u"}, nil},
	{"section_offline", []string{"1", "ctrl+o"}, nil},
	{"section_broken", []string{"1", "the disk breaks", "2"}, nil},
	{"front_broken", nil, broken},
	{"rail", []string{"tab", "j"}, nil},
	{"help", []string{"?"}, nil},
	{"help_find", []string{"?", "undo"}, nil},
	{"help_find_nothing", []string{"?", "zebra"}, nil},
	{"article", []string{"1", "enter"}, nil},
	{"article_illustrated", []string{"1", "enter"}, illustrated},
	{"article_middle", []string{"1", "enter", "space"}, nil},
	{"article_end", []string{"1", "enter", "G"}, nil},
	{"article_related", []string{"1", "enter", "tab"}, nil},
	{"article_hints", []string{"1", "enter", "f"}, nil},
	{"article_quiet", []string{"1", "enter", "z"}, nil},
	{"article_find", []string{"1", "enter", "/", "water"}, nil},
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
	{"article_no_text", []string{"1", "enter"}, textless},
	{"listing", []string{"1", "enter", "G", "click #drought"}, tagged},
	{"listing_offline", []string{"1", "enter", "G", "ctrl+o", "click #water"}, tagged},
	{"search", []string{"/", "water"}, nil},
	{"search_nothing", []string{"/", "zebra"}, nil},
	{"search_keep", []string{"/", "water", "ctrl+s"}, nil},
	{"saved", []string{"B"}, remarked},
	{"saved_nothing", []string{"B", "right"}, unsaved},
	{"saved_tags", []string{"B", "right", "right", "j"}, remarked},
	{"saved_passages", []string{"B", "right", "right", "right"}, marked},
	{"saved_find", []string{"B", "/", "water"}, remarked},
	{"tags", []string{"t", ", se"}, remarked},
	{"note", []string{"N", "for the essay"}, nil},
	{"lists", []string{"l"}, nil},
	{"palette", []string{":", "ref"}, nil},
	{"palette_argument", []string{":", "theme", "enter"}, nil},
	{"palette_nothing", []string{":", "zebra"}, nil},
	{"welcome", nil, func(d *uitest.Desk) { *d = *uitest.Empty() }},
	{"add", []string{"a"}, nil},
	{"add_found", []string{"a", "paper.example", "enter"}, nil},
	{"history", []string{"1", "enter", "esc", "T"}, nil},
	{"history_nothing", []string{"T"}, nil},
	{"trash", []string{"X"}, nil},
	{"offline", []string{"ctrl+o", "1", "enter"}, unstored},
	{"failures", []string{"R", "x"}, failing},
	{"feeds", []string{"S", "j", "j"}, nil},
	{"feeds_worst", []string{"S", "O"}, nil},
	{"feeds_muted", []string{"S", "G", "k", "k"}, nil},
	{"feeds_rename", []string{"S", "E"}, nil},
	{"feeds_move", []string{"S", "M"}, nil},
}

// open starts the interface on the screen's desk, with pictures.
func (g golden) open(t *testing.T, width, height int) *uitest.App {
	t.Helper()
	desk := uitest.NewDesk()
	desk.Texts = uitest.Articles()
	if g.desk != nil {
		g.desk(desk)
	}
	return uitest.Start(t, desk, width, height, func(o *ui.Options) { o.Pictures = true })
}

// illustrated has a picture at the newest story.
func illustrated(d *uitest.Desk) { d.Illustrate() }

// unsaved has nothing saved.
func unsaved(d *uitest.Desk) {
	for i := range d.Stories {
		d.Stories[i].Saved = false
	}
}

// broken has a cache that cannot be read.
func broken(d *uitest.Desk) { d.Err = errors.New("read cache.db: the disk is damaged") }

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

// textless leaves a headline whose page showed no text.
func textless(d *uitest.Desk) {
	unstored(d)
	d.Texts[1] = news.Reading{Trouble: "No article text was found on the page."}
}

func failing(d *uitest.Desk) {
	d.Script = []news.Progress{{Phase: news.Finished, Done: 6, Feeds: 6, Failures: []news.Failure{
		{Title: "Ledger", URL: "https://ledger.example/feed", Reason: "the server did not answer in time"},
		{Title: "Alpenbote", URL: "https://alpenbote.example/atom.xml", Reason: "the certificate is for another name"},
	}}}
}
