package main

import "testing"

// tours lead over every page of the interface: what is pressed, and what both screens show then. Where nothing is said
// both have become the same others. Escape is always waited for: a key that follows it at once would be another.
var tours = []struct {
	name  string
	alone bool // in the hostile newsroom only: sizes, and where snippets are cut, are those of texts as they came
	steps [][]string
}{
	{"T1 lists", false, [][]string{
		{"j", "2 / "}, {"space"}, {"3", "TODAY"}, {"j", "2 / "}, {"space"}, {"G"}, {"U", "unread only"}, {"U"}, {"U"},
		{":", "a command"}, {"Feed raw", ": Feed raw"}, {"enter", "1 / 53"}, {"space"}, {"space"}, {"G", "53 / 53"}, {"g", "1 / 53"}, {"m"}, {"m"},
	}},
	{"T1 articles", false, [][]string{
		{":", "a command"}, {"Feed twice", ": Feed twice"}, {"enter", "1 / 53"}, {"enter", "1 of 53", "By Author", "space page", " offline"}, {"space"}, {"g"},
		{"f", "enter follow"}, {"esc", "space page"}, {"tab", "enter follow"}, {"esc", "space page"}, {"z"}, {"z", "1 of 53"},
		{"n", "2 of 53", "By Author", " offline"}, {"G"}, {"n", "3 of 53", "By Author", " offline"}, {"G"}, {"[", "3 / 53"},
	}},
	{"T2 articles of JSON Feed", false, [][]string{
		{":", "a command"}, {"Feed json", ": Feed json"}, {"enter", "1 / 53"}, {"enter", "1 of 53", "By Author", " offline"}, {"G"},
		{"n", "2 of 53", "By Author", " offline"}, {"G"}, {"n", "3 of 53", "By Author", " offline"}, {"G"},
	}},
	{"T3 articles in windows-1252", false, [][]string{
		{":", "a command"}, {"Feed windows", ": Feed windows"}, {"enter", "1 / 4"}, {"enter", "1 of 4", "By Author", " offline"}, {"G"},
		{"n", "2 of 4", "By Author", " offline"}, {"G"}, {"n", "3 of 4", "By Author", " offline"}, {"G"},
	}},
	{"T1 prompts about a story", false, [][]string{
		{":", "a command"}, {"Feed json", ": Feed json"}, {"enter", "1 / 53"}, {"j", "2 / 53"},
		{"t"}, {"esc", "enter read"}, {"l"}, {"esc", "enter read"}, {"N"}, {"esc", "enter read"}, {"e", "Pass it on"}, {"esc", "enter read"},
		{"|", "Pipe"}, {"esc", "enter read"}, {"P", "Enclosed"}, {"esc", "enter read"}, {"y"}, {"T"}, {"X"},
	}},
	{"T1 search, and the feeds", true, [][]string{
		{"/", "›"}, {"canary", "105 stories"}, {"down"}, {"enter", "By Author"}, {"space"}, {"[", "105 stories"}, {"esc", "1 / "},
		{"S", "FEEDS"}, {"j"}, {"space"}, {"R"},
	}},
	{"T1 renaming a feed", true, [][]string{{"S", "FEEDS"}, {"j"}, {"E", "Another title"}}},
	{"T1 what is saved", true, [][]string{{"2", "TODAY"}, {"s", "✓ Saved"}, {"B", "SAVED"}, {"enter", "By "}}},
	{"T1 the keys", false, [][]string{{"?", "Keys"}}},
	{"T1 sites to choose from", true, [][]string{
		{"a", "ADD A SITE"}, {"hostile.example", "› hostile.example"}, {"enter", "Indian Subcontinent c[!p"}, {"j"}, {"j"},
	}},
	{"T1 pages of the paper", true, [][]string{
		{"2", "TODAY"}, {"enter", " of 6", "↓ offline", "space page"}, {"space"}, {"G", "100 %"}, {"f", "enter follow"}, {"esc", "space page"},
		{"n", "2 of 6", "↓ offline"}, {"G", "100 %"}, {"n", "3 of 6", "↓ offline"}, {"G", "100 %"}, {"tab"},
	}},
}

// tour goes over the interface on a screen with pictures in half-blocks; in the long half on a small one as well, and on one
// that draws pictures by kitty's protocol. What leads through pages with pictures and columns is for large screens.
func (n *newsrooms) tour(t *testing.T) {
	t.Helper()
	kinds := map[string]screenKind{"120 columns": {columns: 120, rows: 40}}
	if long() {
		kinds["80 columns"] = screenKind{columns: 80, rows: 24}
		kinds["120 columns and pictures by kitty"] = screenKind{columns: 120, rows: 40, kitty: true, environ: []string{"TERM=xterm-kitty"}}
	}
	for _, tour := range tours {
		for name, kind := range kinds {
			if kind.columns < 120 && tour.alone {
				continue
			}
			t.Run(tour.name+" on "+name, func(t *testing.T) {
				t.Parallel()
				if !tour.alone { // whether they are there already is a question of time
					kind.settings = "pictures = false\n"
				}
				p := n.open(t, kind, tour.alone)
				p.expect("online", "1 / ")
				p.follow(tour.steps...)
				p.leave(kind.language())
			})
		}
	}
}
